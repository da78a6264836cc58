import { inspection } from '@qingqu/schema';
import type pg from 'pg';
import { anotherThan, reasonGiven } from '../matter/guards.js';
import type { Matter, Objection, Said } from '../matter/machine.js';
import type { Kept } from '../matter/take-step.js';
import { lastClosedDay } from '../months/closed.js';
import { numberSaid } from './order-machine.js';
import { fromAbove } from './place.js';
import { daySaid, type KnowsClosed, textSaid } from './said.js';

export type InspectionState = 'ordered' | 'inspecting' | 'reported' | 'closed' | 'cancelled';
export type InspectionAct = 'start' | 'report' | 'close' | 'cancel' | 'number';

export interface InspectionFacts extends Matter, KnowsClosed {
  scopeOrd: bigint;
  orderedOn: string;
  reportedBy: string | null;
  /** Whether months of problems made it necessary, and its report is what the region's escalation waits for. */
  isAwaited: boolean;
}

export interface StartSaid extends Said {
  team: string;
  startedOn: string;
}
export interface ReportSaid extends Said {
  findings: string;
  requirements: string;
}

export const inspectionBasis = '豫财办〔2018〕33号 第十三条、第十七条';

/** Supervision of the province or of a prefecture, of a region below (省财政监督检查局组织各监督检查处). */
export const mayInspect = fromAbove('supervisor');

/** One that three months of problems have made necessary is carried out. */
const isNotAwaited = ({ isAwaited }: InspectionFacts): Objection =>
  isAwaited
    ? {
        basis: '豫财办〔2018〕33号 第十七条',
        words: {
          zh: '连续三个月存在预警问题，必须督查，不得取消；请提交督查报告',
          en: 'months of problems have made this inspection necessary, so it is not cancelled; report on it',
        },
      }
    : undefined;

/** An inspection 专项督查 (Art. 13, 17 ¶3). */
export const inspectionMachine: Kept<InspectionState, InspectionAct, InspectionFacts> = {
  matter: 'inspection',
  title: { zh: '专项督查', en: 'inspection' },
  initial: 'ordered',
  final: ['closed', 'cancelled'],
  table: inspection,
  known: async (client, { id }) => ({
    closedUntil: await lastClosedDay(client),
    isAwaited: await isAwaited(client, id),
  }),
  acts: {
    start: {
      title: { zh: '进点', en: 'start' },
      from: ['ordered'],
      to: 'inspecting',
      basis: inspectionBasis,
      who: [mayInspect],
      what: [
        textSaid<StartSaid>('team', { zh: '督查组', en: 'team', most: 200, example: '省财政监督检查局监督检查二处' }),
        daySaid<StartSaid>('startedOn', '进点日期'),
      ],
    },
    report: {
      title: { zh: '提交报告', en: 'report' },
      from: ['inspecting'],
      to: 'reported',
      basis: inspectionBasis,
      who: [mayInspect],
      what: [
        textSaid<ReportSaid>('findings', { zh: '督查发现', en: 'findings', most: 8_000, example: '三笔补贴超期未发' }),
        textSaid<ReportSaid>('requirements', {
          zh: '整改要求',
          en: 'requirements',
          most: 8_000,
          example: '十个工作日内发放到户',
        }),
      ],
    },
    close: {
      title: { zh: '办结', en: 'close' },
      from: ['reported'],
      to: 'closed',
      basis: inspectionBasis,
      who: [mayInspect, anotherThan<InspectionFacts>('reportedBy', '报告人', 'who reported')],
      what: [reasonGiven],
    },
    cancel: {
      title: { zh: '取消', en: 'cancel' },
      from: ['ordered', 'inspecting'],
      to: 'cancelled',
      basis: inspectionBasis,
      who: [mayInspect, isNotAwaited],
      what: [reasonGiven],
    },
    number: {
      title: { zh: '编文号', en: 'number' },
      from: ['ordered', 'inspecting', 'reported'],
      basis: inspectionBasis,
      who: [mayInspect],
      what: [numberSaid],
    },
  },
};

async function isAwaited(client: pg.ClientBase, id: string): Promise<boolean> {
  const { rows } = await client.query(`select from escalation where inspection_id = $1 and state = 'inspecting'`, [id]);
  return rows.length > 0;
}
