import { businessTables } from '@qingqu/schema';
import type pg from 'pg';
import { textFits } from '../instruments/said.js';
import { type Actor, covers } from '../matter/actor.js';
import { expectMayBegin } from '../matter/expect.js';
import type { Objection, Said } from '../matter/machine.js';
import { refuse } from '../matter/refused.js';
import { beginMatter } from '../matter/take-step.js';
import type { Desk } from './facts.js';
import { correctionMachine } from './machine.js';
import { doubtedRecord, handlingRegionAt } from './owner.js';

/** A doubt about a record. */
export interface Doubt {
  actor: Actor;
  said: Said;
  /** A business table and the id of one of its records. */
  recordKind: string;
  recordId: string;
  /** The warning, or the case, of which the doubt is. */
  warningId?: string | null | undefined;
  caseId?: string | null | undefined;
  /** What is doubted, in 1 to 2,000 characters. */
  question: string;
}

const article16 = '豫财办〔2018〕33号 第十六条';

/**
 * Raises a doubt about a record, in the transaction at hand: it lies with the department that entered it (Art. 7), or, where that is a
 * superior's, with the same department of the region that raised it, to be investigated and classified (Art. 16). That the person sees the record is for the caller to ask.
 *
 * @returns the correction's id
 * @throws CaseworkRefused
 */
export async function beginCorrection(client: pg.ClientBase, doubt: Doubt): Promise<string> {
  const { actor, said, recordKind, recordId, warningId = null, caseId = null } = doubt;
  const by = deskOf(actor);
  expectMayBegin(article16, { what: [textFits(doubt.question, questionRule), kindFits(recordKind)] });
  const record =
    (await doubtedRecord(client, recordKind, recordId)) ?? refuse('NOT_FOUND', '没有该数据', 'there is no such record');
  const isBelow = covers(actor, record.scopeOrd);
  const regionCode = isBelow ? record.regionCode : await handlingRegionAt(client, actor.lo);
  const scopeOrd = isBelow ? record.scopeOrd : actor.lo;
  const isOwn = await isWithin(client, record.owner.regionCode, regionCode);
  const handler = isOwn ? record.owner : { ...record.owner, regionCode };
  return beginMatter(
    client,
    correctionMachine,
    {
      regionCode,
      scopeOrd,
      recordKind,
      recordId,
      warningId,
      caseId,
      question: doubt.question.trim(),
      raisedBy: actor.username,
      raisedOn: said.today,
      raisedRegionCode: by.regionCode,
      raisedDepartmentKind: by.departmentKind,
      ownerRegionCode: record.owner.regionCode,
      ownerDepartmentKind: record.owner.departmentKind,
      handlerRegionCode: handler.regionCode,
      handlerDepartmentKind: handler.departmentKind,
    },
    { act: 'raise', actor, said, detail: { recordKind, recordId, recordVersion: record.version, handler } },
  );
}

const questionRule = { zh: '疑问', en: 'the doubt', most: 2_000, example: '支付日期早于指标下达日期' };

const kindFits = (kind: string): Objection =>
  businessTables.has(kind)
    ? undefined
    : {
        words: {
          zh: `“${kind}”不是业务数据，例如 payment`,
          en: `'${kind}' is no kind of record; expected one such as payment`,
        },
      };

/** The department that somebody speaks for: staff of several for the first of them, supervision for itself. */
function deskOf({ role, regionCode, departmentKinds }: Actor): Desk {
  if (role === 'supervisor') return { regionCode, departmentKind: 'supervision' };
  const [departmentKind] = departmentKinds;
  if (role === 'staff' && departmentKind !== undefined) return { regionCode, departmentKind };
  return refuse(
    'FORBIDDEN',
    '须由业务处室（科、股）人员或监督检查人员提出',
    'this is for staff of a department, or for supervision',
    { basis: article16 },
  );
}

async function isWithin(client: pg.ClientBase, code: string, within: string): Promise<boolean> {
  const { rows } = await client.query<{ isWithin: boolean }>(
    `select i.scope_lo between o.scope_lo and o.scope_hi as "isWithin" from region i, region o where i.code = $1 and o.code = $2`,
    [code, within],
  );
  return rows[0]?.isWithin ?? false;
}
