import { workOrder } from '@qingqu/schema';
import { type Actor, covers } from '../matter/actor.js';
import { departmentTitle } from '../matter/department.js';
import { anotherThan, reasonGiven, responsibleStaff } from '../matter/guards.js';
import type { Matter, Objection, Said } from '../matter/machine.js';
import type { Kept } from '../matter/take-step.js';
import { documentNoFits } from './document-no.js';
import { textFits, textSaid } from './said.js';

export type OrderState = 'issued' | 'acknowledged' | 'replied' | 'returned' | 'accepted' | 'withdrawn';
export type OrderAct = 'acknowledge' | 'reply' | 'accept' | 'return' | 'withdraw' | 'number';

export interface OrderFacts extends Matter {
  scopeOrd: bigint;
  departmentKind: string;
  issuerRegionCode: string;
  documentNo: string | null;
  repliedBy: string | null;
}

export interface ReplySaid extends Said {
  reply: string;
}
export interface NumberSaid extends Said {
  documentNo: string | null;
}

export const orderBasis = '豫财办〔2018〕33号 第十七条';

/** Supervision of the region or of one above it, or the department of the same kind of a region above. */
export const mayIssue = (
  { regionCode, departmentKind, scopeOrd }: Pick<OrderFacts, 'regionCode' | 'departmentKind' | 'scopeOrd'>,
  actor: Actor,
): Objection =>
  covers(actor, scopeOrd) &&
  (actor.role === 'supervisor' ||
    (actor.role === 'staff' && actor.regionCode !== regionCode && actor.departmentKinds.includes(departmentKind)))
    ? undefined
    : {
        words: {
          zh: `须由 ${regionCode} 本级或上级的监督检查机构，或上级的${departmentTitle(departmentKind)}处室（科、股）交办`,
          en: `this is for supervision of ${regionCode} or above, or for the ${departmentKind} department of a region above`,
        },
      };

/** Whoever may issue such an order, in the region that issued this one. */
const issuersSide = (facts: OrderFacts, actor: Actor): Objection =>
  actor.regionCode === facts.issuerRegionCode
    ? mayIssue(facts, actor)
    : {
        words: {
          zh: `须由交办方（${facts.issuerRegionCode}）办理`,
          en: `this is for those who issued it, in ${facts.issuerRegionCode}`,
        },
      };

/** A document number that is there and in order. */
export const numberSaid = (_: Matter, { documentNo }: NumberSaid): Objection =>
  textFits(documentNo, { zh: '文号', en: 'documentNo', most: 30, example: '豫财监交〔2018〕3号' }) ??
  documentNoFits(documentNo);

/** An assignment order 交办单 (Art. 17 ¶2). */
export const orderMachine: Kept<OrderState, OrderAct, OrderFacts> = {
  matter: 'order',
  title: { zh: '交办单', en: 'order' },
  initial: 'issued',
  final: ['accepted', 'withdrawn'],
  table: workOrder,
  acts: {
    acknowledge: {
      title: { zh: '签收', en: 'acknowledge' },
      from: ['issued'],
      to: 'acknowledged',
      basis: orderBasis,
      who: [responsibleStaff],
    },
    reply: {
      title: { zh: '回复', en: 'reply' },
      from: ['acknowledged', 'returned'],
      to: 'replied',
      basis: orderBasis,
      who: [responsibleStaff],
      what: [
        textSaid<ReplySaid>('reply', { zh: '回复', en: 'reply', most: 4_000, example: '已追回违规资金 3.2 万元' }),
      ],
    },
    accept: {
      title: { zh: '采纳', en: 'accept' },
      from: ['replied'],
      to: 'accepted',
      basis: orderBasis,
      who: [issuersSide, anotherThan<OrderFacts>('repliedBy', '回复人', 'who replied')],
      what: [reasonGiven],
    },
    return: {
      title: { zh: '退回', en: 'return' },
      from: ['replied'],
      to: 'returned',
      basis: orderBasis,
      who: [issuersSide, anotherThan<OrderFacts>('repliedBy', '回复人', 'who replied')],
      what: [reasonGiven],
    },
    withdraw: {
      title: { zh: '撤回', en: 'withdraw' },
      from: ['issued', 'acknowledged'],
      to: 'withdrawn',
      basis: orderBasis,
      who: [issuersSide],
      what: [reasonGiven],
    },
    number: {
      title: { zh: '编文号', en: 'number' },
      from: ['issued', 'acknowledged', 'replied', 'returned'],
      basis: orderBasis,
      who: [issuersSide],
      what: [numberSaid],
    },
  },
};
