import { reminder } from '@qingqu/schema';
import { choice } from '../model/choice.js';
import { chosen, desc, type Entity, entity, field, inRegion } from '../model/entity.js';
import * as choices from './choices.js';

const ReminderKind = choice('ReminderKind', 'What a reminder says 提醒类别.', reminder.kind.enumValues, {
  due_soon: 'It is due by the next working day 即将到期.',
  overdue: 'It was due, and a working day has passed since 已超期.',
});

/** What may be due: the matter's word in the database → the entity. */
const remindedOf: Readonly<Record<string, string>> = {
  case: 'Case',
  order: 'WorkOrder',
  correction: 'Correction',
  ledger: 'Ledger',
};

export const reminderEntities: Entity[] = [
  entity('Reminder', reminder, {
    plural: 'reminders',
    about: 'Reminders that something is due soon or overdue 到期提醒; one of each for a due day.',
    readers: 'business',
    members: {
      kind: chosen(reminder.kind, ReminderKind, 'Due soon, or overdue 提醒类别.'),
      what: field(
        reminder.what,
        'What is due: `verify`, `rectify` of a case, `reply` to an order, `correct` a record, `confirm` or `report` a ledger 到期事项.',
      ),
      dueOn: field(reminder.dueOn, 'Last day on which it is in time 到期日.'),
      remindedOn: field(reminder.remindedOn, 'The day of the reminder 提醒日期.'),
      departmentKind: chosen(
        reminder.departmentKind,
        choices.DepartmentKind,
        'Kind of department whose it is; null = of all 处室（科、股）类别.',
      ),
      regionCode: field(reminder.regionCode, 'Code of the region whose it is 区划代码.'),
      region: inRegion(reminder.regionCode, 'Region whose it is 区划.', {
        name: 'reminders',
        about: 'Reminders to this region itself 本级提醒.',
      }),
      matter: {
        kind: 'either',
        about: 'What is due, where the viewer may see it 提醒对象.',
        kindColumn: 'matter',
        idColumn: 'matter_id',
        targets: remindedOf,
        inverse: { name: 'reminders', about: 'Reminders that it is due 到期提醒.' },
      },
    },
    order: [desc('remindedOn')],
  }),
];
