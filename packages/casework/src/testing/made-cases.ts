import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** What is done in a made case, in the order in which it is written down. */
export interface MadeAct {
  act:
    | 'open'
    | 'join'
    | 'take_up'
    | 'confirm_normal'
    | 'determine_violation'
    | 'report_rectified'
    | 'check'
    | 'reject'
    | 'close'
    | 'clear'
    | 'reopen';
  /** The business date, 'YYYY-MM-DD'. */
  on: string;
  /** Of a rectification, where it is not the day of the report. */
  rectifiedOn?: string;
  returnedFen?: number;
  /** Of an opening: those of the case, unless others are named. */
  warningIds?: readonly string[];
}

/** A case that a test makes up, without rules and warnings: steps of the shape that the platform and people write. */
export interface MadeCase {
  id: string;
  regionCode: string;
  category: string;
  severity: 'red' | 'orange' | 'yellow' | 'blue';
  warningIds: readonly string[];
  acts: MadeAct[];
}

export const madeCase = (regionCode: string, acts: MadeAct[], more: Partial<MadeCase> = {}): MadeCase => ({
  id: randomUUID(),
  regionCode,
  category: 'cash',
  severity: 'orange',
  warningIds: [randomUUID()],
  acts,
  ...more,
});

const leadsTo: Readonly<Record<Exclude<MadeAct['act'], 'join'>, string>> = {
  open: 'assigned',
  take_up: 'verifying',
  confirm_normal: 'closed',
  determine_violation: 'rectifying',
  report_rectified: 'rectified',
  check: 'checked',
  reject: 'rectifying',
  close: 'closed',
  clear: 'closed',
  reopen: 'assigned',
};

/** Writes cases with their files, or what has been done in them since they were last written. */
export async function writeCases(db: pg.Pool | pg.ClientBase, cases: readonly MadeCase[]): Promise<void> {
  const files = cases.map(({ id, regionCode, category, severity, warningIds, acts }) => ({
    id,
    regionCode,
    category,
    severity,
    warnings: warningIds.length,
    openedOn: acts[0]!.on,
    state: stateAfter(acts),
    version: acts.length,
  }));
  await db.query(
    `insert into case_file (id, state, version, region_code, scope_ord, rule_id, case_key, category, severity, department_kind, warnings, opened_on,
       verify_within, rectify_within, verify_due_on, rectify_due_on)
     select c.id, c.state, c.version, c."regionCode", r.scope_lo, 'made', c.id::text, c.category, c.severity, 'treasury', c.warnings, c."openedOn", 3, 10,
       c."openedOn" + 5, c."openedOn" + 14
     from jsonb_to_recordset($1::jsonb) as c(id uuid, state text, version int, "regionCode" text, category text, severity text, warnings int, "openedOn" date)
       join region r on r.code = c."regionCode"
     on conflict (id) do update set state = excluded.state, version = excluded.version`,
    [JSON.stringify(files)],
  );
  await db.query(
    `insert into casework_step (matter, matter_id, seq, act, from_state, to_state, by_user, by_role, on_day, detail, scope_ord, department_kind)
     select 'case', s.id, s.seq, s.act, s."from", s."to", 'made', 'staff', s."on", s.detail, r.scope_lo, 'treasury'
     from jsonb_to_recordset($1::jsonb) as s(id uuid, seq int, act text, "from" text, "to" text, "on" date, detail jsonb, "regionCode" text)
       join region r on r.code = s."regionCode"
     order by s.id, s.seq on conflict do nothing`,
    [JSON.stringify(cases.flatMap(stepsOf))],
  );
}

const stateAfter = (acts: readonly MadeAct[]): string | null => {
  const last = acts.findLast(({ act }) => act !== 'join');
  return last ? leadsTo[last.act as keyof typeof leadsTo] : null;
};

function stepsOf({ id, regionCode, category, severity, warningIds, acts }: MadeCase): object[] {
  return acts.map(({ act, on, warningIds: named = warningIds, ...rest }, at) => ({
    id,
    regionCode,
    seq: at + 1,
    act,
    on,
    from: stateAfter(acts.slice(0, at)),
    to: stateAfter(acts.slice(0, at + 1)),
    detail: {
      ...((act === 'open' || act === 'reopen') && { category, severity, warnings: named.length, warningIds: named }),
      ...(act === 'join' && { warnings: named.length, warningIds: named }),
      ...(act === 'report_rectified' && {
        rectifiedOn: rest.rectifiedOn ?? on,
        returnedFen: String(rest.returnedFen ?? 0),
        rebookedFen: '0',
        otherFen: '0',
      }),
    },
  }));
}
