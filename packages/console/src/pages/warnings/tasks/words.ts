import type { Pair } from '../../../words/language.js';

export const words = {
  tasks: ['我的待办', 'My tasks'],
  groups: ['待办分类', 'Kinds of tasks'],
  mine: ['我经办的', 'In my hand'],
  department: ['待本处室受理', 'To be taken up by us'],
  second: ['待我复核确认', 'For a second person'],
  supervision: ['待监督抽查', 'For supervision'],
  overdue: ['已超期', 'Overdue'],
  soon: ['即将到期', 'Due soon'],
  waiting: ['中止或更正中', 'Paused or in correction'],
  orders: ['待办交办单 {count} 件', 'Orders waiting: {count}'],
  corrections: ['待办疑问数据 {count} 件', 'Doubts about data: {count}'],
  reminders: ['到期提醒 {count} 条', 'Reminders: {count}'],
  noneLeft: ['这一类没有待办', 'Nothing of this kind waits'],
  verify: ['核实', 'Verify'],
  rectify: ['整改', 'Rectify'],
  reply: ['回复', 'Reply'],
  correct: ['校正', 'Correct'],
  confirm: ['确认', 'Confirm'],
  report: ['上报', 'Report'],
  dueOn: ['{what}，期限 {day}', '{what}, due {day}'],
} as const satisfies Record<string, Pair>;
