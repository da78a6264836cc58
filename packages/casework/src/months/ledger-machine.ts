import { ledger } from '@qingqu/schema';
import { type Actor, covers } from '../matter/actor.js';
import type { Matter, Objection } from '../matter/machine.js';
import type { Kept } from '../matter/take-step.js';
import { partsOf } from './ledger-parts.js';

/** How far a region's monthly ledger 台账 has come. */
export const ledgerStates = ['draft', 'confirmed', 'reported', 'compiled'] as const;
export type LedgerState = (typeof ledgerStates)[number];
export type LedgerAct = 'draw' | 'confirm' | 'report' | 'compile';

/** A ledger as its machine sees it: its row, and what is known around it. */
export interface LedgerFacts extends Matter {
  state: LedgerState;
  scopeOrd: bigint;
  month: string;
  level: 'province' | 'prefecture' | 'county';
  /** The prefecture that it goes through, with its own place: of a prefecture itself; null of a county that the province manages, and of the province. */
  reportsThrough: { regionCode: string; scopeOrd: bigint } | null;
  /** The province's place. */
  provinceOrd: bigint;
  /** Ledgers of the regions below that have not come as far as this one is to go: of a prefecture confirmed ones to be reported, of the province those to be compiled. */
  partsBehind: readonly string[];
}

const article17 = '豫财办〔2018〕33号 第十七条';
const because = (zh: string, en: string): Objection => ({ words: { zh, en } });
const responsible = ['budget', 'treasury', 'agri'];

/** Staff of one of the departments that answer for warnings, of the region itself. */
const staffThere = ({ regionCode }: LedgerFacts, actor: Actor): Objection =>
  actor.role === 'staff' &&
  actor.regionCode === regionCode &&
  actor.departmentKinds.some((kind) => responsible.includes(kind))
    ? undefined
    : because(
        `须由 ${regionCode} 的预算、国库或农财处（科、股）业务人员办理`,
        `this is for staff of the budget, treasury or agricultural finance department of ${regionCode}`,
      );

/** Who puts ledgers together at a place on the tree: supervision, or the agricultural finance department there. */
const compilesAt = (actor: Actor, scopeOrd: bigint): boolean =>
  actor.lo === scopeOrd &&
  (actor.role === 'supervisor' || (actor.role === 'staff' && actor.departmentKinds.includes('agri')));

const prefecture = ({ reportsThrough }: LedgerFacts, actor: Actor): Objection => {
  if (reportsThrough === null)
    return {
      code: 'CONFLICT',
      words: {
        zh: '省直管县（市）和省本级的台账确认后直接由省财政厅汇总',
        en: "the ledgers of counties that the province manages, and the province's own, are compiled once they are confirmed",
      },
    };
  return compilesAt(actor, reportsThrough.scopeOrd)
    ? undefined
    : because(
        `须由 ${reportsThrough.regionCode} 的监督检查或农财人员上报`,
        `this is for supervision or agricultural finance of ${reportsThrough.regionCode}`,
      );
};

const province = ({ provinceOrd }: LedgerFacts, actor: Actor): Objection =>
  covers(actor, provinceOrd) && compilesAt(actor, provinceOrd)
    ? undefined
    : because('须由省财政厅监督检查局或农业处汇总', 'this is for supervision or agricultural finance of the province');

const throughPrefecture = ({ state, reportsThrough }: LedgerFacts): Objection =>
  state === 'confirmed' && reportsThrough !== null
    ? {
        code: 'CONFLICT',
        words: {
          zh: `须先由 ${reportsThrough.regionCode} 上报`,
          en: `${reportsThrough.regionCode} reports it first`,
        },
      }
    : undefined;

const partsThere = ({ partsBehind }: LedgerFacts): Objection => {
  const some = partsBehind.slice(0, 5);
  return partsBehind.length === 0
    ? undefined
    : {
        code: 'CONFLICT',
        words: {
          zh: `下级还有 ${partsBehind.length} 份台账未到，例如 ${some.join('、')}`,
          en: `${partsBehind.length} ledgers of regions below are still to come, for example ${some.join(', ')}`,
        },
      };
};

/** How a ledger goes from its draft to the province (Art. 17). Its numbers are those of the month's close; people stand for them. */
export const ledgerMachine: Kept<LedgerState, LedgerAct, LedgerFacts> = {
  matter: 'ledger',
  title: { zh: '台账', en: 'ledger' },
  initial: 'draft',
  final: ['compiled'],
  table: ledger,
  known: partsOf,
  acts: {
    draw: { title: { zh: '生成', en: 'draw' }, from: [], to: 'draft', basis: article17 },
    confirm: {
      title: { zh: '确认', en: 'confirm' },
      from: ['draft'],
      to: 'confirmed',
      basis: article17,
      who: [staffThere],
    },
    report: {
      title: { zh: '上报', en: 'report' },
      from: ['confirmed'],
      to: 'reported',
      basis: article17,
      who: [prefecture],
      what: [partsThere],
    },
    compile: {
      title: { zh: '汇总', en: 'compile' },
      from: ['confirmed', 'reported'],
      to: 'compiled',
      basis: article17,
      who: [province, throughPrefecture],
      what: [partsThere],
    },
  },
};
