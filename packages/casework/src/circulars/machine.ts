import { circular } from '@qingqu/schema';
import { numberSaid } from '../instruments/order-machine.js';
import { textFits } from '../instruments/said.js';
import type { Actor } from '../matter/actor.js';
import { anotherThan, reasonGiven } from '../matter/guards.js';
import type { Matter, Objection, Said } from '../matter/machine.js';
import type { Kept } from '../matter/take-step.js';
import { type Delivery, readDeliveries } from './deliveries.js';
import { type CircularStream, circularBasis } from './stream.js';

export type CircularState = 'draft' | 'reviewed' | 'issued' | 'delivered' | 'acknowledged';
export type CircularAct = 'redraft' | 'review' | 'return' | 'issue' | 'deliver' | 'acknowledge';

export interface CircularFacts extends Matter {
  stream: CircularStream;
  month: string;
  title: string;
  remarks: string | null;
  epoch: bigint;
  facts: unknown;
  documentNo: string | null;
  reportId: string | null;
  draftedBy: string;
  issuedOn: string | null;
  deliveries: readonly Delivery[];
}

/** What is drafted: the words beside the figures. */
export interface DraftSaid extends Said {
  title: string;
  remarks: string | null;
}
/** From which of the regions that it went to. */
export interface AcknowledgeSaid extends Said {
  regionCode: string;
}

const offices: Readonly<Record<CircularStream, { zh: string; en: string }>> = {
  it: { zh: '信息化管理', en: 'information technology' },
  agri: { zh: '农业（农财）', en: 'agricultural finance' },
};

/** Staff of the office that makes circulars of this stream, in the region that makes it. */
export const ofItsOffice = (
  { regionCode, stream }: Pick<CircularFacts, 'regionCode' | 'stream'>,
  actor: Actor,
): Objection =>
  actor.role === 'staff' && actor.regionCode === regionCode && actor.departmentKinds.includes(stream)
    ? undefined
    : {
        words: {
          zh: `须由 ${regionCode} 的${offices[stream].zh}处室（科、股）业务人员办理`,
          en: `this is for staff of the ${offices[stream].en} office of ${regionCode}`,
        },
      };

/** Staff or supervision of a region that it was delivered to, which has not acknowledged it yet. */
function ofAnAddressee({ deliveries }: CircularFacts, { role, regionCode }: Actor): Objection {
  const delivery = deliveries.find((each) => each.regionCode === regionCode);
  if (!delivery || !['staff', 'supervisor'].includes(role))
    return {
      words: {
        zh: '须由收文地区的业务人员或监督检查人员签收',
        en: 'this is for staff or supervision of a region that it was delivered to',
      },
    };
  if (delivery.acknowledgedOn !== null)
    return {
      code: 'CONFLICT',
      words: {
        zh: `${regionCode} 已于 ${delivery.acknowledgedOn} 签收，无须再次签收`,
        en: `${regionCode} acknowledged it on ${delivery.acknowledgedOn}; once is enough`,
      },
    };
  return undefined;
}

export const draftFits = (_: unknown, { title, remarks }: DraftSaid): Objection =>
  textFits(title, { zh: '标题', en: 'title', most: 100, example: '关于2018年11月预警问题跟踪处理情况的通报' }) ??
  (remarks === null
    ? undefined
    : textFits(remarks, { zh: '要求', en: 'remarks', most: 4_000, example: '请有关县于12月底前完成整改' }));

const another = anotherThan<CircularFacts>('draftedBy', '起草人', 'who drafted it');

/** The last of those that it was delivered to closes the matter. */
const whenAllHave = ({ deliveries }: CircularFacts, { regionCode }: AcknowledgeSaid): CircularState =>
  deliveries.every((each) => each.acknowledgedOn !== null || each.regionCode === regionCode)
    ? 'acknowledged'
    : 'delivered';

/** A circular 通报 (Art. 20). */
export const circularMachine: Kept<CircularState, CircularAct, CircularFacts> = {
  matter: 'circular',
  title: { zh: '通报', en: 'circular' },
  initial: 'draft',
  final: ['acknowledged'],
  table: circular,
  known: async (client, { id }) => ({ deliveries: await readDeliveries(client, id) }),
  acts: {
    redraft: {
      title: { zh: '修改', en: 'redraft' },
      from: ['draft'],
      basis: circularBasis,
      who: [ofItsOffice],
      what: [draftFits],
    },
    review: {
      title: { zh: '审核', en: 'review' },
      from: ['draft'],
      to: 'reviewed',
      basis: circularBasis,
      who: [ofItsOffice, another],
    },
    return: {
      title: { zh: '退回', en: 'return' },
      from: ['draft', 'reviewed'],
      to: 'draft',
      basis: circularBasis,
      who: [ofItsOffice, another],
      what: [reasonGiven],
    },
    issue: {
      title: { zh: '印发', en: 'issue' },
      from: ['reviewed'],
      to: 'issued',
      basis: circularBasis,
      who: [ofItsOffice],
      what: [numberSaid],
    },
    deliver: {
      title: { zh: '送达', en: 'deliver' },
      from: ['issued'],
      to: 'delivered',
      basis: circularBasis,
      who: [ofItsOffice],
    },
    acknowledge: {
      title: { zh: '签收', en: 'acknowledge' },
      from: ['delivered'],
      to: whenAllHave,
      basis: circularBasis,
      who: [ofAnAddressee],
    },
  },
};
