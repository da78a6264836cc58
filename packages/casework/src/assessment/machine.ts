import { assessment } from '@qingqu/schema';
import type pg from 'pg';
import { type Actor, covers, isSamePerson } from '../matter/actor.js';
import { anotherThan, reasonGiven } from '../matter/guards.js';
import type { Matter, Objection, Said } from '../matter/machine.js';
import type { Kept } from '../matter/take-step.js';

/** `announced`: those assessed read it and may object. `superseded`: made anew since. */
export const assessmentStates = ['draft', 'announced', 'published', 'superseded'] as const;
export type AssessmentState = (typeof assessmentStates)[number];
export type AssessmentAct = 'announce' | 'object' | 'answer' | 'publish' | 'supersede';

/** How a region that is assessed stands to its score. */
export interface ScoreFacts {
  regionCode: string;
  scopeOrd: bigint;
  objectedBy: string | null;
  answeredOn: string | null;
  objectionUpheld: boolean | null;
}

export interface AssessmentFacts extends Matter {
  state: AssessmentState;
  period: string;
  madeBy: string;
  objectionsUntil: string | null;
  scores: readonly ScoreFacts[];
}

export interface AnnounceSaid extends Said {
  /** The last day of objecting; null where the calendar does not reach. */
  objectionsUntil: string | null;
}
export interface AnswerSaid extends Said {
  /** Whose objection it is. */
  regionCode: string;
  isUpheld: boolean;
}

export const assessmentBasis = '豫财办〔2018〕33号 第十九条';

const because = (zh: string, en: string): Objection => ({ words: { zh, en } });
const conflict = (zh: string, en: string): Objection => ({ code: 'CONFLICT', words: { zh, en } });

/** Agricultural finance, which assesses, or supervision, of the region that does. */
export const assessors = ({ regionCode }: Pick<Matter, 'regionCode'>, actor: Actor): Objection =>
  actor.regionCode === regionCode &&
  (actor.role === 'supervisor' || (actor.role === 'staff' && actor.departmentKinds.includes('agri')))
    ? undefined
    : because(
        `须由 ${regionCode} 的农业处（科、股）或监督检查人员办理`,
        `this is for agricultural finance or supervision of ${regionCode}`,
      );

const supervisors = ({ regionCode }: AssessmentFacts, actor: Actor): Objection =>
  actor.role === 'supervisor' && actor.regionCode === regionCode
    ? undefined
    : because(`须由 ${regionCode} 的监督检查人员答复`, `this is for supervision of ${regionCode}`);

/** An objection that was raised and not answered. */
const isOpen = ({ objectedBy, answeredOn }: ScoreFacts): boolean => objectedBy !== null && answeredOn === null;

const ownScore = ({ scores }: AssessmentFacts, actor: Actor): ScoreFacts | undefined =>
  scores.find(({ regionCode, scopeOrd }) => regionCode === actor.regionCode && covers(actor, scopeOrd));

/** Agricultural finance or supervision of a region that is assessed. */
const assessed = (facts: AssessmentFacts, actor: Actor): Objection =>
  ownScore(facts, actor) &&
  (actor.role === 'supervisor' || (actor.role === 'staff' && actor.departmentKinds.includes('agri')))
    ? undefined
    : because(
        '须由被考核地区的农业科（股）或监督检查人员提出',
        'this is for agricultural finance or supervision of a region that is assessed',
      );

const isFirstObjection = (facts: AssessmentFacts, _: Said, actor: Actor): Objection =>
  ownScore(facts, actor)?.objectedBy === null
    ? undefined
    : conflict('本地区已提出异议', 'the region has objected already');

const isInTime = ({ objectionsUntil }: AssessmentFacts, { today }: Said): Objection =>
  objectionsUntil !== null && today <= objectionsUntil
    ? undefined
    : conflict(`异议期已于 ${objectionsUntil} 截止`, `objections were taken until ${objectionsUntil}`);

const untilKnown = (_: AssessmentFacts, { objectionsUntil }: AnnounceSaid): Objection =>
  objectionsUntil === null
    ? conflict(
        '工作日历未覆盖异议期，请先导入下一年的节假日安排',
        'the calendar does not reach the last day of objecting; load the next holiday arrangement first',
      )
    : undefined;

const anyAsked = ({ scores }: AssessmentFacts): Objection =>
  scores.some(isOpen) ? undefined : conflict('没有待答复的异议', 'there is no objection to answer');

const isAsked = ({ scores }: AssessmentFacts, { regionCode }: AnswerSaid, actor: Actor): Objection => {
  const score = scores.find((each) => each.regionCode === regionCode);
  if (!score?.objectedBy || !isOpen(score))
    return conflict(`${regionCode} 没有待答复的异议`, `there is no objection of ${regionCode} to answer`);
  return isSamePerson(actor, score.objectedBy)
    ? {
        code: 'FORBIDDEN',
        basis: '豫财办〔2018〕33号 第十条',
        words: {
          zh: '须由提出异议者以外的人员答复',
          en: 'this is for somebody other than who objected',
        },
      }
    : undefined;
};

const isOver = ({ objectionsUntil }: AssessmentFacts, { today }: Said): Objection =>
  objectionsUntil !== null && today > objectionsUntil
    ? undefined
    : conflict(
        `异议期至 ${objectionsUntil}，此后方可公布`,
        `objections are taken until ${objectionsUntil}; publish it after that`,
      );

const allAnswered = ({ scores }: AssessmentFacts): Objection => {
  const open = scores.filter(isOpen);
  return open.length === 0
    ? undefined
    : conflict(
        `尚有异议未答复：${open.map(({ regionCode }) => regionCode).join('、')}`,
        `objections are to be answered first: ${open.map(({ regionCode }) => regionCode).join(', ')}`,
      );
};

const isUpheld = ({ objectionUpheld }: ScoreFacts): boolean => objectionUpheld === true;

const noneUpheld = ({ scores }: AssessmentFacts): Objection =>
  scores.some(isUpheld)
    ? conflict(
        '有异议成立：请更正数据后重新生成考核',
        'an objection was upheld: correct the data and make the assessment anew',
      )
    : undefined;

/** What counties have been told is made anew for a cause of theirs only. */
const mayBeMadeAnew = ({ state, scores }: AssessmentFacts): Objection =>
  state === 'draft' || scores.some(isUpheld)
    ? undefined
    : conflict(
        '已公示且没有成立的异议，不得重新生成',
        'it was announced and no objection was upheld, so it is not made anew',
      );

/** How an assessment becomes public (Art. 19). Scores are never typed in: they are reckoned again from data that were corrected. */
export const assessmentMachine: Kept<AssessmentState, AssessmentAct, AssessmentFacts> = {
  matter: 'assessment',
  title: { zh: '考核', en: 'assessment' },
  initial: 'draft',
  final: ['published', 'superseded'],
  table: assessment,
  known: async (client, { id }) => ({ scores: await scoresOf(client, id) }),
  acts: {
    announce: {
      title: { zh: '公示', en: 'announce' },
      from: ['draft'],
      to: 'announced',
      basis: assessmentBasis,
      who: [assessors],
      what: [untilKnown],
    },
    object: {
      title: { zh: '提出异议', en: 'object' },
      from: ['announced'],
      basis: assessmentBasis,
      who: [assessed],
      what: [isInTime, isFirstObjection, reasonGiven],
    },
    answer: {
      title: { zh: '答复异议', en: 'answer an objection' },
      from: ['announced'],
      basis: assessmentBasis,
      who: [supervisors, anyAsked],
      what: [isAsked, reasonGiven],
    },
    publish: {
      title: { zh: '公布', en: 'publish' },
      from: ['announced'],
      to: 'published',
      basis: assessmentBasis,
      who: [assessors, anotherThan<AssessmentFacts>('madeBy', '生成考核的人员', 'who made it')],
      what: [isOver, allAnswered, noneUpheld],
    },
    supersede: {
      title: { zh: '重新生成', en: 'make anew' },
      from: ['draft', 'announced'],
      to: 'superseded',
      basis: assessmentBasis,
      who: [assessors],
      what: [allAnswered, mayBeMadeAnew, reasonGiven],
    },
  },
};

async function scoresOf(client: pg.ClientBase, id: string): Promise<ScoreFacts[]> {
  const { rows } = await client.query<ScoreFacts>(
    `select region_code as "regionCode", scope_ord as "scopeOrd", objected_by as "objectedBy", answered_on as "answeredOn",
       objection_upheld as "objectionUpheld" from assessment_score where assessment_id = $1 order by region_code`,
    [id],
  );
  return rows;
}
