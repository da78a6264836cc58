import type pg from 'pg';
import type { Said } from '../matter/machine.js';
import { type Asked, type Effect, type Taken, takeStep } from '../matter/take-step.js';
import type { CaseFacts, CaseState } from './facts.js';
import { type CaseAct, caseMachine } from './machine.js';

/** A step in a case that somebody asks for. */
export type CaseWish<Input extends Said = Said> = Asked<Input>;

export type CaseStep = Taken<CaseState, CaseFacts>;

/** @throws CaseworkRefused; nothing has changed then */
export const stepIn = <Input extends Said>(
  client: pg.ClientBase,
  act: CaseAct,
  wish: CaseWish<Input>,
  effect?: (facts: CaseFacts, to: CaseState) => Effect,
): Promise<CaseStep> => takeStep(client, caseMachine, { act, ...wish }, effect);

/** What a case forgets when it is determined anew. */
export const undetermined = {
  verdict: null,
  violationType: null,
  verdictBy: null,
  verdictOn: null,
  verdictReason: null,
} as const;

/** What a case forgets when it is rectified anew. */
export const unrectified = {
  rectifiedBy: null,
  rectifiedOn: null,
  rectifiedAt: null,
  returnedFen: null,
  rebookedFen: null,
  otherFen: null,
  recheck: null,
  recheckedEpoch: null,
  checkedBy: null,
  checkedOn: null,
  sampledBy: null,
  sampledOn: null,
} as const;

/** What closing a case writes down of it. */
export const closed = ({ raisedInAll, now }: CaseFacts, { today }: Said) => ({
  closedOn: today,
  closedAt: now,
  raisedWhenClosed: raisedInAll,
});
