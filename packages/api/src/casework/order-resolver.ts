import {
  acceptReply,
  acknowledgeOrder,
  issueOrder,
  numberOrder,
  printOrder,
  replyToOrder,
  returnReply,
  withdrawOrder,
} from '@qingqu/casework';
import { actsOf, begin, print, step } from './acts.js';
import {
  caseIfAny,
  departmentKind,
  documentNo,
  documentNoIfAny,
  ifAny,
  reason,
  region,
  text,
  usually,
  whole,
} from './arguments.js';

/** Assignment orders 交办单 (Art. 17). Who may take which step, their machine says. */
export const OrderResolver = actsOf(
  { entity: 'WorkOrder', zh: '交办单', en: 'order' },
  {
    issueOrder: begin(
      "Issues an order to a department: by supervision of its region or above, or by the department of the same kind above. An order for a case goes to the case's department 下达交办单.",
      {
        title: text('Title, at most 100 characters 标题.'),
        requirement: text('What is to be done, at most 4,000 characters 交办要求.'),
        caseId: caseIfAny,
        regionCode: ifAny(region("Region whose department it is for; the case's when not given 承办地区代码.")),
        departmentKind: ifAny(departmentKind("Kind of department that it is for; the case's when not given 承办处室.")),
        replyWithin: usually(10, whole('Working days for the reply, 1 to 60 回复期限.')),
        documentNo: documentNoIfAny,
      },
      ({ client, actor, today }, wish) => issueOrder(client, actor, { today }, wish),
    ),
    acknowledgeOrder: step(
      'Acknowledges an order, by staff of the department that it is for 签收交办单.',
      {},
      acknowledgeOrder,
    ),
    replyToOrder: step(
      'Replies to an order that was acknowledged, or whose reply was returned 回复交办单.',
      { reply: text('What was done about it, at most 4,000 characters 回复.') },
      replyToOrder,
    ),
    acceptOrderReply: step(
      'Accepts the reply, by those who issued the order; never by who replied 采纳回复.',
      { reason },
      acceptReply,
    ),
    returnOrderReply: step(
      'Returns the reply, so that another is given; by those who issued the order, never by who replied 退回回复.',
      { reason },
      returnReply,
    ),
    withdrawOrder: step(
      'Withdraws an order that was not replied to yet, by those who issued it 撤回交办单.',
      { reason },
      withdrawOrder,
    ),
    numberOrder: step('Gives an order its document number, or another 交办单编文号.', { documentNo }, numberOrder),
    printOrder: print(
      'Makes the document of an order as it stands; the same version gives the same document 打印交办单.',
      ({ client, actor }, key) => printOrder(client, key, actor.username),
    ),
  },
);
