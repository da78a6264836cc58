import { interview } from '@qingqu/schema';
import { anotherThan, reasonGiven } from '../matter/guards.js';
import type { Matter, Objection, Said } from '../matter/machine.js';
import type { Kept } from '../matter/take-step.js';
import { lastClosedDay } from '../months/closed.js';
import { numberSaid } from './order-machine.js';
import { fromAbove } from './place.js';
import { daySaid, type KnowsClosed, textSaid } from './said.js';

export type InterviewState = 'convened' | 'held' | 'closed' | 'cancelled';
export type InterviewAct = 'postpone' | 'hold' | 'close' | 'cancel' | 'number';

export interface InterviewFacts extends Matter, KnowsClosed {
  scopeOrd: bigint;
  convenedFor: string;
  recordedBy: string | null;
}

export interface ConvenedSaid extends Said {
  convenedFor: string;
}
export interface HeldSaid extends Said {
  heldOn: string;
  minutes: string;
  requirements: string;
}

export const interviewBasis = '豫财办〔2018〕33号 第十七条';

/** Leadership of a region above, or supervision on its behalf (由厅领导对市县财政局主要负责同志进行约谈). */
export const mayInterview = fromAbove('supervisor', 'leader');

/** A day that is still to come, or today. */
export const isToCome = (_: unknown, { convenedFor, today }: ConvenedSaid): Objection =>
  convenedFor >= today
    ? undefined
    : {
        words: {
          zh: `约谈日期 ${convenedFor} 已过；须不早于今天 ${today}`,
          en: `convenedFor ${convenedFor} has passed; expected ${today} or later`,
        },
      };

/** An interview 约谈 (Art. 17 ¶3). */
export const interviewMachine: Kept<InterviewState, InterviewAct, InterviewFacts> = {
  matter: 'interview',
  title: { zh: '约谈', en: 'interview' },
  initial: 'convened',
  final: ['closed', 'cancelled'],
  table: interview,
  known: async (client) => ({ closedUntil: await lastClosedDay(client) }),
  acts: {
    postpone: {
      title: { zh: '改期', en: 'postpone' },
      from: ['convened'],
      basis: interviewBasis,
      who: [mayInterview],
      what: [reasonGiven, isToCome],
    },
    hold: {
      title: { zh: '记录约谈', en: 'hold' },
      from: ['convened'],
      to: 'held',
      basis: interviewBasis,
      who: [mayInterview],
      what: [
        daySaid<HeldSaid>('heldOn', '约谈日期'),
        textSaid<HeldSaid>('minutes', {
          zh: '约谈纪要',
          en: 'minutes',
          most: 8_000,
          example: '通报督查后新增预警情况',
        }),
        textSaid<HeldSaid>('requirements', {
          zh: '整改要求',
          en: 'requirements',
          most: 8_000,
          example: '一个月内完成整改并书面报告',
        }),
      ],
    },
    close: {
      title: { zh: '办结', en: 'close' },
      from: ['held'],
      to: 'closed',
      basis: interviewBasis,
      who: [mayInterview, anotherThan<InterviewFacts>('recordedBy', '记录人', 'who recorded it')],
      what: [reasonGiven],
    },
    cancel: {
      title: { zh: '取消', en: 'cancel' },
      from: ['convened'],
      to: 'cancelled',
      basis: interviewBasis,
      who: [mayInterview],
      what: [reasonGiven],
    },
    number: {
      title: { zh: '编文号', en: 'number' },
      from: ['convened', 'held'],
      basis: interviewBasis,
      who: [mayInterview],
      what: [numberSaid],
    },
  },
};
