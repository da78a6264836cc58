import type pg from 'pg';
import { dueAfter, loadCalendar } from '../clock/calendar.js';
import { type Actor, platform } from '../matter/actor.js';
import { decide } from '../matter/machine.js';
import { lockMatter } from '../matter/take-step.js';
import { SAMPLE_WORKDAYS } from './dues.js';
import type { Rectification } from './facts.js';
import { caseMachine } from './machine.js';
import { type CaseStep, type CaseWish, closed, stepIn, unrectified } from './wish.js';
import { writeVerdicts } from './write-verdicts.js';

/** Reports that a violation was put right. The rule has to run again before that may stand. */
export async function reportRectified(client: pg.ClientBase, wish: CaseWish<Rectification>): Promise<CaseStep> {
  const { id, actor, said } = wish;
  const { rectifiedOn, returnedFen, rebookedFen, otherFen } = said;
  const step = await stepIn(client, 'report_rectified', wish, ({ now }) => ({
    set: {
      ...unrectified,
      rectifiedBy: actor.username,
      rectifiedOn,
      rectifiedAt: now,
      returnedFen,
      rebookedFen,
      otherFen,
    },
    detail: { rectifiedOn, ...inFen({ returnedFen, rebookedFen, otherFen }) },
  }));
  const reason = said.reason?.trim() || '已上传整改凭据';
  await writeVerdicts(client, id, { verdict: 'violation', rectifiedOn, reason, decidedBy: actor.username });
  return step;
}

/**
 * Lets somebody have the rule run again; the step is the platform's, once it has run.
 *
 * @returns the warnings that the rule is to be asked about
 * @throws CaseworkRefused
 */
export async function expectRecheck(
  client: pg.ClientBase,
  { id, actor, version, said }: CaseWish,
): Promise<{ warningIds: string[] }> {
  const facts = await lockMatter(client, caseMachine, id, actor);
  decide(caseMachine, facts, 'recheck', actor, said, version);
  const { rows } = await client.query<{ id: string }>('select id from warning where case_id = $1 order by id', [id]);
  return { warningIds: rows.map((row) => row.id) };
}

/** What the rule said when it was run again, and on which state of the data. */
export interface Found {
  id: string;
  found: 'gone' | 'remains';
  epoch: bigint;
  today: string;
  askedBy: Actor;
  /** The version that was asked about: what has moved on meanwhile is asked about anew. */
  version: number;
}

export const noteRecheck = (
  client: pg.ClientBase,
  { id, found, epoch, today, askedBy, version }: Found,
): Promise<CaseStep> =>
  stepIn(client, 'recheck', { id, actor: platform, version, said: { today, found, epoch } }, ({ state }, to) => ({
    set: {
      recheck: found,
      recheckedEpoch: epoch,
      ...(state !== to && { checkedBy: null, checkedOn: null }),
    },
    detail: { found, epoch: String(epoch), askedBy: askedBy.username },
  }));

export const checkRectification = (client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> =>
  stepIn(client, 'check', wish, () => ({ set: { checkedBy: wish.actor.username, checkedOn: wish.said.today } }));

const sampled = ({ actor, said }: CaseWish) => ({ sampledBy: actor.username, sampledOn: said.today });

/** Supervision takes a rectification as a sample (Art. 13). */
export const sampleCase = (client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> =>
  stepIn(client, 'sample', wish, () => ({ set: sampled(wish) }));

/** Supervision sends a rectification back. */
export async function rejectRectification(client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> {
  const step = await stepIn(client, 'reject', wish, () => ({ set: { ...unrectified, ...sampled(wish) } }));
  const reason = wish.said.reason?.trim() ?? '';
  await writeVerdicts(client, wish.id, { verdict: 'violation', reason, decidedBy: wish.actor.username });
  return step;
}

/** Closes a case whose rectification was checked: supervision at once after its sample, the platform when the time for one is over. */
export async function closeCase(client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> {
  const calendar = await loadCalendar(client);
  const { rows } = await client.query<{ checkedOn: string | null }>(
    'select checked_on as "checkedOn" from case_file where id = $1',
    [wish.id],
  );
  const checkedOn = rows[0]?.checkedOn ?? null;
  const sampleUntil = checkedOn && dueAfter(calendar, checkedOn, SAMPLE_WORKDAYS);
  return stepIn(client, 'close', { ...wish, said: { ...wish.said, sampleUntil } }, (facts) => ({
    set: { outcome: 'rectified', ...closed(facts, wish.said) },
    detail: { outcome: 'rectified', ...inFen(facts) },
  }));
}

type Amounts = Record<'returnedFen' | 'rebookedFen' | 'otherFen', bigint | null>;

const inFen = ({ returnedFen, rebookedFen, otherFen }: Amounts) => ({
  returnedFen: String(returnedFen),
  rebookedFen: String(rebookedFen),
  otherFen: String(otherFen),
});
