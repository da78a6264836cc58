import type pg from 'pg';
import { resumeAfterCorrection } from '../cases/verify.js';
import { dueAfter, loadCalendar } from '../clock/calendar.js';
import type { Said } from '../matter/machine.js';
import { type Asked, type Effect, type Taken, takeStep } from '../matter/take-step.js';
import {
  type Answer,
  type Classification,
  type CorrectionClass,
  type CorrectionFacts,
  type CorrectionOutcome,
  type CorrectionState,
  type Desk,
  type HandOver,
  type Notice,
  PROVINCIAL_WORKDAYS,
} from './facts.js';
import { ownerOf, raiserOf } from './guards.js';
import { type CorrectionAct, correctionMachine } from './machine.js';

/** A step in a correction that somebody asks for. */
export type CorrectionWish<Input extends Said = Said> = Asked<Input>;

export type CorrectionStep = Taken<CorrectionState, CorrectionFacts>;

/** @throws CaseworkRefused; nothing has changed then */
export const stepIn = <Input extends Said>(
  client: pg.ClientBase,
  act: CorrectionAct,
  wish: CorrectionWish<Input>,
  effect?: (facts: CorrectionFacts, to: CorrectionState) => Effect,
): Promise<CorrectionStep> => takeStep(client, correctionMachine, { act, ...wish }, effect);

/** It lies with this department from now on. */
const goesTo = ({ regionCode, departmentKind }: Desk) => ({
  set: { handlerRegionCode: regionCode, handlerDepartmentKind: departmentKind },
  detail: { handler: { regionCode, departmentKind } },
});

export const takeUpCorrection = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  stepIn(client, 'take_up', wish);

/** Gives it to another department of the region. */
export const handOverCorrection = (client: pg.ClientBase, wish: CorrectionWish<HandOver>): Promise<CorrectionStep> =>
  stepIn(client, 'hand_over', wish, ({ handlerRegionCode }) =>
    goesTo({ regionCode: handlerRegionCode, departmentKind: wish.said.departmentKind }),
  );

/** Says whose matter it is; it goes to the department that sees to that class. */
export const classifyCorrection = (
  client: pg.ClientBase,
  wish: CorrectionWish<Classification>,
): Promise<CorrectionStep> =>
  stepIn(client, 'classify', wish, (facts) => {
    const { set, detail } = goesTo(deskFor(facts, wish.said.class));
    return { set: { ...set, class: wish.said.class }, detail: { ...detail, class: wish.said.class } };
  });

/** Who sees to a class (Art. 7, 16, 18). What is the superior's stays in hand until it is escalated. */
function deskFor(facts: CorrectionFacts, to: CorrectionClass): Desk {
  const { handlerRegionCode: regionCode, handlerDepartmentKind: departmentKind, province } = facts;
  const desks: Record<CorrectionClass, Desk> = {
    own: ownerOf(facts),
    superior: { regionCode, departmentKind },
    provincial: { regionCode: province, departmentKind: 'agri' },
    technical: { regionCode, departmentKind: 'it' },
    requirement: { regionCode: province, departmentKind: 'agri' },
  };
  return desks[to];
}

export const beginCorrecting = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  stepIn(client, 'begin_correcting', wish);

/** Sends it to the same department of the region above on the fiscal tree. */
export const escalateCorrection = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  stepIn(client, 'escalate', wish, ({ handler, handlerDepartmentKind: departmentKind }) =>
    goesTo({ regionCode: handler.above!.code, departmentKind }),
  );

/** The province's agriculture division notifies the division; five working days run from this notice (Art. 16). */
export async function notifyDivision(client: pg.ClientBase, wish: CorrectionWish<Notice>): Promise<CorrectionStep> {
  const calendar = await loadCalendar(client);
  const { today, departmentKind } = wish.said;
  const dueOn = dueAfter(calendar, today, PROVINCIAL_WORKDAYS);
  return stepIn(client, 'notify', wish, ({ handlerRegionCode: regionCode }) => {
    const { set, detail } = goesTo({ regionCode, departmentKind });
    return { set: { ...set, noticeOn: today, dueOn }, detail: { ...detail, dueOn } };
  });
}

/** Sends it to the province's IT office. */
export const forwardCorrection = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  stepIn(client, 'forward', wish, ({ province }) => goesTo({ regionCode: province, departmentKind: 'it' }));

/** Answers whoever raised it. */
export const answerCorrection = (client: pg.ClientBase, wish: CorrectionWish<Answer>): Promise<CorrectionStep> =>
  stepIn(client, 'answer', wish, (facts) => {
    const answer = wish.said.answer.trim();
    const { set, detail } = goesTo(raiserOf(facts));
    return {
      set: { ...set, answer, answeredBy: wish.actor.username, answeredOn: wish.said.today },
      detail: { ...detail, answer },
    };
  });

export const verifyCorrection = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  stepIn(client, 'verify', wish, () => ({ set: { verifiedBy: wish.actor.username } }));

export const rejectCorrection = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  stepIn(client, 'reject', wish);

/** Gives it back to be classified anew; a notice that was given counts no more. */
export const returnCorrection = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  stepIn(client, 'return', wish, (facts) => {
    const { set, detail } = goesTo(investigatorOf(facts));
    return { set: { ...set, class: null, noticeOn: null, dueOn: null }, detail };
  });

/** Who investigates it: who entered the record, or, where that is a superior, the same department of the region whose matter it is. */
const investigatorOf = (facts: CorrectionFacts): Desk =>
  facts.ownerIsWithin ? ownerOf(facts) : { ...ownerOf(facts), regionCode: facts.regionCode };

export const dismissCorrection = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  end(client, 'dismiss', wish, () => 'unfounded');

export const withdrawCorrection = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  end(client, 'withdraw', wish, () => 'withdrawn');

export const closeCorrection = (client: pg.ClientBase, wish: CorrectionWish): Promise<CorrectionStep> =>
  end(client, 'close', wish, ({ state }) => (state === 'verified' ? 'corrected' : 'answered'));

/** Ends it; a case that waited for it is taken up again, unless the engine has closed it meanwhile. */
async function end(
  client: pg.ClientBase,
  act: CorrectionAct,
  wish: CorrectionWish,
  outcomeOf: (facts: CorrectionFacts) => CorrectionOutcome,
): Promise<CorrectionStep> {
  // Of two corrections of one case that end at once, the later one sees that the other has ended.
  await client.query('select from case_file where id = (select case_id from correction where id = $1) for update', [
    wish.id,
  ]);
  const step = await stepIn(client, act, wish, (facts) => {
    const outcome = outcomeOf(facts);
    return { set: { outcome, closedOn: wish.said.today }, detail: { outcome } };
  });
  const { caseId } = step.facts;
  if (caseId) await resumeAfterCorrection(client, caseId, { today: wish.said.today });
  return step;
}
