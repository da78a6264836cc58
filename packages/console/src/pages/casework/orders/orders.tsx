import { isOneOf } from '../../../app/posts.js';
import { byOn, leadsTo, written } from '../../../parts/facts.js';
import type { RowOf } from '../../../parts/query-table.js';
import { Due } from '../../../parts/workdays/due.js';
import type { WorkOrderFilter } from '../../../schema/filters.js';
import { ordersFor } from '../../warnings/tasks/groups.js';
import { matterList } from '../matter-list.js';
import { type MatterOf, matterPage } from '../matter-page.js';
import { OneOrderDocument, type OneOrderQuery, OrderListDocument, type OrderListQuery } from './operations.js';

/** States in which a reply is awaited. */
const awaiting = ['ISSUED', 'ACKNOWLEDGED', 'RETURNED'] as const;
const isAwaited = (state: string) => awaiting.some((each) => each === state);

/** 交办单: what a department has to do, and what it replied. */
export const OrderList = matterList<RowOf<OrderListQuery>, WorkOrderFilter>({
  kind: 'WorkOrder',
  title: ['交办单', 'Work orders'],
  query: OrderListDocument,
  choices: [
    { field: 'state', choice: 'OrderState' },
    { field: 'departmentKind', choice: 'DepartmentKind' },
  ],
  switches: [
    { name: 'waiting', title: ['待办', 'To do'], where: ordersFor },
    {
      name: 'overdue',
      title: ['逾期未回复', 'Reply overdue'],
      where: (_, today) => ({ state: { in: [...awaiting] }, ...(today && { dueOn: { lt: today } }) }),
    },
  ],
  begin: { act: 'issueOrder', isFor: isOneOf('SUPERVISOR', 'STAFF') },
  columns: [
    { field: 'orderNo', title: ['编号', 'No.'], width: 60, align: 'right' },
    { field: 'state', choice: 'OrderState', width: 90 },
    { field: 'title', width: 260, ellipsis: true },
    { field: 'region', width: 90 },
    { field: 'departmentKind', choice: 'DepartmentKind', width: 120 },
    { field: 'documentNo', width: 150, ellipsis: true },
    { field: 'issuedOn', width: 100 },
    { field: 'dueOn', width: 210, show: ({ dueOn, state }) => <Due on={dueOn} isOwed={isAwaited(state)} /> },
  ],
});

type Order = MatterOf<OneOrderQuery>;

export const OrderPage = matterPage<OneOrderQuery>({
  kind: 'WorkOrder',
  query: OneOrderDocument,
  states: 'OrderState',
  title: ({ title }) => title,
  due: { on: ({ dueOn }) => dueOn, while: awaiting },
  prints: true,
  attachments: 'order',
  facts: [
    { field: 'orderNo' },
    { field: 'documentNo' },
    { field: 'region' },
    { field: 'departmentKind', choice: 'DepartmentKind' },
    { field: 'issuer' },
    byOn('issuedBy', 'issuedOn'),
    { field: 'replyWithin' },
    { field: 'dueOn' },
    leadsTo<Order, 'case'>('case', 'Case', ({ caseNo }) => caseNo),
    written('requirement'),
    byOn('acknowledgedBy', 'acknowledgedOn'),
    byOn('repliedBy', 'repliedOn'),
    written('reply'),
    byOn('decidedBy', 'decidedOn'),
    written('decisionReason'),
  ],
});
