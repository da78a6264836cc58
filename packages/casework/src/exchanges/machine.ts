import { dataExchange } from '@qingqu/schema';
import type pg from 'pg';
import { type Actor, isSamePerson } from '../matter/actor.js';
import { anotherThan, platformOnly, reasonGiven } from '../matter/guards.js';
import type { Matter, Objection, Said } from '../matter/machine.js';
import type { Kept } from '../matter/take-step.js';

export type ExchangeState = 'requested' | 'endorsed' | 'approved' | 'refused' | 'ended' | 'expired';
export type ExchangeAct = 'endorse' | 'approve' | 'refuse' | 'end' | 'expire';

export interface ExchangeFacts extends Matter {
  scopeOrd: bigint;
  direction: 'out' | 'in';
  requestedBy: string;
  endorsedBy: string | null;
  expiresOn: string | null;
  /** The province whose divisions decide. */
  provinceCode: string;
}

/** From which day until which an approved exchange may be used. */
export interface ApprovalSaid extends Said {
  validFrom: string;
  /** Last day. */
  expiresOn: string;
}

export const exchangeBasis = '豫财办〔2018〕33号 第十四条';

/** Days for which an exchange may be approved. */
const longestDays = 366;

/** Staff of a division of the province's finance department. */
const provincial =
  (departmentKind: 'agri' | 'it', zh: string, en: string) =>
  ({ provinceCode }: Pick<ExchangeFacts, 'provinceCode'>, actor: Actor): Objection =>
    actor.role === 'staff' && actor.regionCode === provinceCode && actor.departmentKinds.includes(departmentKind)
      ? undefined
      : { words: { zh: `须由省财政厅${zh}办理`, en: `this is for the province's ${en}` } };

export const agriDivision = provincial('agri', '农业处', 'agricultural finance division');
export const itOffice = provincial('it', '信息化办公室', 'information technology office');

/** Neither who asked nor who endorsed it. */
const thirdPerson = [
  anotherThan<ExchangeFacts>('requestedBy', '申请人', 'who asked for it'),
  anotherThan<ExchangeFacts>('endorsedBy', '审核人', 'who endorsed it'),
];

/** Each division refuses what it is its turn to decide. */
const inTurn = (facts: ExchangeFacts, actor: Actor): Objection =>
  facts.state === 'requested' ? agriDivision(facts, actor) : itOffice(facts, actor);

/** Whoever asked for it, in any account, or one of the divisions that let it pass. */
const partner = (facts: ExchangeFacts, actor: Actor): Objection =>
  isSamePerson(actor, facts.requestedBy) || !agriDivision(facts, actor) || !itOffice(facts, actor)
    ? undefined
    : {
        words: {
          zh: '须由申请人、省财政厅农业处或信息化办公室办理',
          en: "this is for who asked for it, or the province's agricultural finance division or technology office",
        },
      };

const periodFits = (_: ExchangeFacts, { today, validFrom, expiresOn }: ApprovalSaid): Objection =>
  today <= validFrom && validFrom <= expiresOn && daysBetween(validFrom, expiresOn) < longestDays
    ? undefined
    : {
        words: {
          zh: `有效期须自今天（${today}）或以后起，最长 ${longestDays} 天，例如 ${today} 至 ${today.slice(0, 4)}-12-31`,
          en: `an exchange is valid from today, ${today}, or later, for at most ${longestDays} days, for example ${today} to ${today.slice(0, 4)}-12-31`,
        },
      };

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const hasPassed = ({ expiresOn }: ExchangeFacts, { today }: Said): Objection =>
  expiresOn !== null && expiresOn < today
    ? undefined
    : { words: { zh: `有效期至 ${expiresOn}，尚未届满`, en: `it is valid until ${expiresOn}` } };

/** An exchange of data with an outside body 数据交换 (Art. 9, 14). */
export const exchangeMachine: Kept<ExchangeState, ExchangeAct, ExchangeFacts> = {
  matter: 'exchange',
  title: { zh: '数据交换', en: 'exchange' },
  initial: 'requested',
  final: ['refused', 'ended', 'expired'],
  table: dataExchange,
  known: async (client, { scopeOrd }) => ({ provinceCode: await provinceOf(client, scopeOrd) }),
  acts: {
    endorse: {
      title: { zh: '审核', en: 'endorse' },
      from: ['requested'],
      to: 'endorsed',
      basis: exchangeBasis,
      who: [agriDivision, anotherThan<ExchangeFacts>('requestedBy', '申请人', 'who asked for it')],
      what: [reasonGiven],
    },
    approve: {
      title: { zh: '批准', en: 'approve' },
      from: ['endorsed'],
      to: 'approved',
      basis: exchangeBasis,
      who: [itOffice, ...thirdPerson],
      what: [reasonGiven, periodFits],
    },
    refuse: {
      title: { zh: '不予批准', en: 'refuse' },
      from: ['requested', 'endorsed'],
      to: 'refused',
      basis: exchangeBasis,
      who: [inTurn, ...thirdPerson],
      what: [reasonGiven],
    },
    end: {
      title: { zh: '终止', en: 'end' },
      from: ['approved'],
      to: 'ended',
      basis: exchangeBasis,
      who: [partner],
      what: [reasonGiven],
    },
    expire: {
      title: { zh: '到期', en: 'expire' },
      from: ['approved'],
      to: 'expired',
      basis: exchangeBasis,
      who: [platformOnly],
      what: [hasPassed],
    },
  },
};

/** The province that a place of the fiscal tree belongs to. */
export async function provinceOf(client: pg.ClientBase, scopeOrd: bigint): Promise<string> {
  const { rows } = await client.query<{ code: string }>(
    `select code from region where level = 'province' and $1 between scope_lo and scope_hi`,
    [scopeOrd],
  );
  return rows[0]!.code;
}
