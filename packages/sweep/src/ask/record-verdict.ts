import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { refuse } from '../desk/refused.js';

/** What a person found out about a warning. */
export interface Verdict {
  warningId: string;
  verdict: 'normal' | 'violation' | 'data_issue';
  reason: string;
  /** Day on which a violation was put right, 'YYYY-MM-DD'. */
  rectifiedOn?: string | undefined;
  /** A user name. */
  decidedBy: string;
}

/** Who decides: a member of staff of a region's departments. */
export interface Decider {
  regionCode: string;
  departmentKinds: string[];
}

interface Responsible {
  departmentKind: string;
  regionCode: string | null;
  openedAsOf: string;
}

/**
 * Writes down what the responsible department found out about a warning; the latest verdict holds, and none is ever changed. Returns its number.
 *
 * @param today the business date
 * @throws ChangeRefused
 */
export async function recordVerdict(pool: pg.Pool, verdict: Verdict, decider: Decider, today: string): Promise<bigint> {
  return inTransaction(pool, async (client) => {
    const warning = await responsibleFor(client, verdict.warningId);
    expectResponsible(warning, decider);
    expectInOrder(verdict, warning, today);
    const { rows } = await client.query<{ id: bigint }>(
      `insert into warning_verdict (warning_id, verdict, rectified_on, reason, decided_by, scope_ord, department_kind)
       select id, $2, $3, $4, $5, scope_ord, department_kind from warning where id = $1 returning id`,
      [verdict.warningId, verdict.verdict, verdict.rectifiedOn ?? null, verdict.reason.trim(), verdict.decidedBy],
    );
    return rows[0]!.id;
  });
}

/** The department nearest above the subject on the fiscal tree. */
async function responsibleFor(client: pg.ClientBase, id: string): Promise<Responsible> {
  const { rows } = await client.query<Responsible>(
    `select w.department_kind as "departmentKind", w.opened_as_of as "openedAsOf",
       (select d.region_code from department d join region r on r.code = d.region_code
        where d.kind = w.department_kind and w.scope_ord between r.scope_lo and r.scope_hi order by r.scope_lo desc limit 1) as "regionCode"
     from warning w where w.id = $1`,
    [id],
  );
  return rows[0] ?? refuse('NOT_FOUND', '没有该预警', 'there is no such warning');
}

function expectResponsible({ departmentKind, regionCode }: Responsible, decider: Decider): void {
  if (regionCode === decider.regionCode && decider.departmentKinds.includes(departmentKind)) return;
  refuse(
    'FORBIDDEN',
    `该预警由 ${regionCode ?? '（无）'} 的 ${departmentKind} 处室（科、股）核实`,
    `the warning is for the ${departmentKind} department of ${regionCode ?? '(none)'} to verify`,
  );
}

function expectInOrder({ verdict, reason, rectifiedOn }: Verdict, { openedAsOf }: Responsible, today: string): void {
  const said = reason.trim();
  if (said === '' || said.length > 2_000)
    refuse(
      'BAD_INPUT',
      '须说明核实情况（2000 字以内），例如「已核对支付凭证，用途相符」',
      "what was found out is needed, at most 2,000 characters, for example 'voucher checked, the purpose fits'",
    );
  if (rectifiedOn === undefined) return;
  if (verdict !== 'violation')
    refuse('BAD_INPUT', '只有违规才有整改完成日期', 'only a violation has a day on which it was put right');
  if (rectifiedOn < openedAsOf || rectifiedOn > today)
    refuse(
      'BAD_INPUT',
      `整改完成日期 ${rectifiedOn} 有误：应在 ${openedAsOf} 至 ${today} 之间`,
      `the day ${rectifiedOn} is not in order: expected ${openedAsOf} to ${today}`,
    );
}
