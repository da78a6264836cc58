import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { expectMayBegin } from '../matter/expect.js';
import type { Said } from '../matter/machine.js';
import { beginMatter, type Seen, stepsOf } from '../matter/take-step.js';
import { escalationActed } from '../months/escalation-acted.js';
import { documentNoFits, documentNoOf } from './document-no.js';
import { dueSince } from './due-since.js';
import {
  type ConvenedSaid,
  type HeldSaid,
  interviewBasis,
  interviewMachine,
  isToCome,
  mayInterview,
} from './interview-machine.js';
import { numbering } from './numbering.js';
import { openCase } from './orders.js';
import { isBelowProvince, placeOf } from './place.js';
import { textFits } from './said.js';

/** What an interview is convened with. Who speaks is told by office, never by name. */
export interface InterviewWish {
  /** The municipal or county finance whose head is asked in. */
  regionCode: string;
  /** Where. */
  place?: string | null | undefined;
  /** 厅领导 when not given. */
  interviewer?: string | null | undefined;
  /** 财政局主要负责同志 when not given. */
  interviewee?: string | null | undefined;
  caseId?: string | null | undefined;
  documentNo?: string | null | undefined;
}

/** Convenes an interview; why is the step's reason. @returns its id @throws CaseworkRefused */
export async function conveneInterview(
  client: pg.ClientBase,
  actor: Actor,
  said: ConvenedSaid & { reason: string },
  wish: InterviewWish,
): Promise<string> {
  const place = await placeOf(client, wish.regionCode);
  const usual = { interviewer: await leadershipOf(client, actor), interviewee: `${place.name}财政局主要负责同志` };
  const interviewer = wish.interviewer ?? usual.interviewer;
  const interviewee = wish.interviewee ?? usual.interviewee;
  const documentNo = documentNoOf(wish.documentNo);
  expectMayBegin(interviewBasis, {
    who: [mayInterview(place, actor)],
    what: [
      isBelowProvince(place),
      textFits(said.reason, { zh: '约谈事由', en: 'reason', most: 2_000, example: '专项督查后预警问题仍频繁出现' }),
      isToCome(undefined, said),
      textFits(interviewer, { zh: '约谈人', en: 'interviewer', most: 100, example: usual.interviewer }),
      textFits(interviewee, { zh: '约谈对象', en: 'interviewee', most: 100, example: usual.interviewee }),
      wish.place ? textFits(wish.place, { zh: '地点', en: 'place', most: 200, example: '省财政厅会议室' }) : undefined,
      documentNoFits(documentNo),
    ],
  });
  if (wish.caseId) await openCase(client, wish.caseId);
  const { regionCode, scopeOrd } = place;
  const values = {
    regionCode,
    scopeOrd,
    documentNo,
    caseId: wish.caseId ?? null,
    dueSince: await dueSince(client, regionCode, 'interview_due'),
    reason: said.reason.trim(),
    interviewer: interviewer.trim(),
    interviewee: interviewee.trim(),
    convenedBy: actor.username,
    convenedFor: said.convenedFor,
    place: wish.place?.trim() ?? null,
  };
  const detail = { issuerRegionCode: actor.regionCode, convenedFor: said.convenedFor };
  return beginMatter(client, interviewMachine, values, { act: 'convene', actor, said, detail });
}

const take = stepsOf(interviewMachine);

export const postponeInterview = (client: pg.ClientBase, step: Seen, said: ConvenedSaid) => {
  const { convenedFor } = said;
  return take(client, 'postpone', step, said, () => ({ set: { convenedFor }, detail: { convenedFor } }));
};

export async function holdInterview(client: pg.ClientBase, step: Seen, said: HeldSaid) {
  const { id, actor } = step;
  const taken = await take(client, 'hold', step, said, () => ({
    set: {
      heldOn: said.heldOn,
      minutes: said.minutes.trim(),
      requirements: said.requirements.trim(),
      recordedBy: actor.username,
    },
  }));
  const { regionCode } = taken.facts;
  await escalationActed(client, { regionCode, act: 'interview_held', id, today: said.today, actor });
  return taken;
}

/** What was required has been done. */
export const closeInterview = (client: pg.ClientBase, step: Seen, said: Said) => take(client, 'close', step, said);

export const cancelInterview = (client: pg.ClientBase, step: Seen, said: Said) => take(client, 'cancel', step, said);

export const numberInterview = numbering(interviewMachine);

async function leadershipOf(client: pg.ClientBase, { regionCode }: Actor): Promise<string> {
  const { rows } = await client.query<{ name: string; level: string }>(
    'select name, level from region where code = $1',
    [regionCode],
  );
  const [above] = rows;
  return above?.level === 'prefecture' ? `${above.name}财政局领导` : '省财政厅领导';
}
