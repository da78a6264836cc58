import type pg from 'pg';
import { placeOf } from '../instruments/place.js';
import { textFits } from '../instruments/said.js';
import { type Actor, platform } from '../matter/actor.js';
import { expectMayBegin } from '../matter/expect.js';
import type { Objection, Said } from '../matter/machine.js';
import { beginMatter, type Seen, takeStep } from '../matter/take-step.js';
import {
  type ApprovalSaid,
  agriDivision,
  type ExchangeAct,
  exchangeBasis,
  exchangeMachine,
  provinceOf,
} from './machine.js';
import type { PurposeCode } from './purpose.js';

/** What leaves: a list of the API, of it these fields, and these rows of it. */
export interface OutboundDataset {
  /** The list, as `payments`. */
  entity: string;
  /** Its fields and those of relations, as exports name columns. */
  fields: readonly string[];
  /** As the list's filter takes it; all rows of the region when there is none. */
  filter?: unknown;
}

/** What is to come in, in words: which data of which body. */
export interface InboundDataset {
  asked: string;
}

/** What an exchange is asked for with. */
export interface ExchangeWish {
  direction: 'out' | 'in';
  /** The other body, as 河南省扶贫开发办公室. */
  counterparty: string;
  purpose: PurposeCode;
  /** What leaves has been checked against the lists that there are. */
  dataset: OutboundDataset | InboundDataset;
}

/**
 * Asks for an exchange: outbound any staff in the name of their region, or on behalf of the body outside; inbound the province's
 * agricultural finance division, which raises the need (Art. 14). Why is the step's reason.
 *
 * @returns its id
 * @throws CaseworkRefused
 */
export async function requestExchange(
  client: pg.ClientBase,
  actor: Actor,
  said: Said & { reason: string },
  { direction, counterparty, purpose, dataset }: ExchangeWish,
): Promise<string> {
  const { regionCode, scopeOrd } = await placeOf(client, actor.regionCode);
  const provinceCode = await provinceOf(client, scopeOrd);
  expectMayBegin(exchangeBasis, {
    who: [direction === 'in' ? agriDivision({ provinceCode }, actor) : anyStaff(actor)],
    what: [
      textFits(counterparty, { zh: '交换单位', en: 'counterparty', most: 100, example: '河南省扶贫开发办公室' }),
      textFits(said.reason, { zh: '交换事由', en: 'reason', most: 2_000, example: '按月比对建档立卡贫困人口' }),
      'asked' in dataset
        ? textFits(dataset.asked, { zh: '数据内容', en: 'asked', most: 2_000, example: '建档立卡贫困人口名册' })
        : undefined,
    ],
  });
  const values = {
    regionCode,
    scopeOrd,
    direction,
    counterparty: counterparty.trim(),
    purpose,
    reason: said.reason.trim(),
    dataset: JSON.stringify(dataset),
    requestedBy: actor.username,
    requestedOn: said.today,
  };
  return beginMatter(client, exchangeMachine, values, { act: 'request', actor, said });
}

export const endorseExchange = (client: pg.ClientBase, step: Seen, said: Said) =>
  take(client, 'endorse', step, said, { endorsedBy: step.actor.username, endorsedOn: said.today });

export const approveExchange = (client: pg.ClientBase, step: Seen, said: ApprovalSaid) => {
  const { validFrom, expiresOn, today, reason } = said;
  const approval = { approvedBy: step.actor.username, approvedOn: today, decisionReason: reason?.trim() };
  return take(client, 'approve', step, said, { ...approval, validFrom, expiresOn }, { validFrom, expiresOn });
};

export const refuseExchange = (client: pg.ClientBase, step: Seen, said: Said) =>
  take(client, 'refuse', step, said, { decisionReason: said.reason?.trim() });

export const endExchange = (client: pg.ClientBase, step: Seen, said: Said) => take(client, 'end', step, said);

/** Only the platform's, once its last day has passed. */
export const expireExchange = (client: pg.ClientBase, step: Seen, said: Said) => take(client, 'expire', step, said);

/** Ends what is past its last day; part of the daily work. @returns how many it were */
export async function expireExchanges(client: pg.ClientBase, today: string): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `select id from data_exchange where state = 'approved' and expires_on < $1 order by id for update skip locked`,
    [today],
  );
  for (const { id } of rows) await expireExchange(client, { id, actor: platform }, { today });
  return rows.length;
}

const anyStaff = ({ role }: Actor): Objection =>
  role === 'staff' ? undefined : { words: { zh: '须由业务人员提出', en: 'an exchange is asked for by staff' } };

const take = (
  client: pg.ClientBase,
  act: ExchangeAct,
  step: Seen,
  said: Said,
  set: Record<string, unknown> = {},
  detail: object = {},
) => takeStep(client, exchangeMachine, { ...step, act, said }, () => ({ set, detail }));
