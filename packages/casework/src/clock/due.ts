import { PROVINCIAL_WORKDAYS } from '../corrections/facts.js';
import { workdaysSql } from './calendar.js';

/** Something that is to be done within working days: where its due date is kept, and from what it follows. SQL over the matter's row `m`. */
export interface Due {
  matter: 'case' | 'order' | 'correction' | 'ledger';
  /** As `reminder.what` says. */
  what: string;
  table: string;
  column: string;
  /** The day from which working days are counted, and how many. */
  from: string;
  within: string;
  /** Whether the due date follows the calendar still; what is over keeps the one that it had. */
  stands: string;
  /** Whether it is yet to be done, and the clock runs. */
  isOwed: string;
  /** Whose it is: the department that is reminded; null = all of the region. */
  regionCode: string;
  departmentKind: string;
}

const ofCase = {
  matter: 'case',
  table: 'case_file',
  from: 'm.opened_on',
  regionCode: 'm.region_code',
  departmentKind: 'm.department_kind',
} as const;

/** Until somebody has said what there is to it. What is doubted of a red case, which its rule determined, is due when it is to be rectified. */
const isUndetermined = `(m.state in ('assigned', 'verifying', 'normal') or m.state = 'data_issue' and m.verdict is null)`;

/** The prefecture through which a ledger is reported; null of a county of the province's own, and of the province. */
const prefectureOf = `(select p.code from region p where p.level = 'prefecture' and p.successor is null and m.scope_ord between p.scope_lo and p.scope_hi)`;

/** Ledgers are due in working days after their month, by the parameters that it was closed with. */
const ofLedger = (within: 'confirmWithin' | 'reportWithin') =>
  ({
    matter: 'ledger',
    table: 'ledger',
    column: 'due_on',
    from: `((m.month || '-01')::date + interval '1 month' - interval '1 day')::date`,
    within: `(select (c.parameters -> 'ledger' ->> '${within}')::int from month_close c where c.month = m.month)`,
  }) as const;

/** Everything that the platform reckons a due date for. */
export const dues: readonly Due[] = [
  {
    ...ofCase,
    what: 'verify',
    column: 'verify_due_on',
    within: 'm.verify_within + m.paused_workdays',
    stands: isUndetermined,
    isOwed: `${isUndetermined} and m.paused_on is null`,
  },
  {
    ...ofCase,
    what: 'rectify',
    column: 'rectify_due_on',
    within: 'm.rectify_within + m.paused_workdays',
    // What is sent back by supervision is due again on the day on which it was.
    stands: `m.state <> 'closed'`,
    // A red rule's case is a violation from the start.
    isOwed: `(m.state = 'rectifying' or m.state = 'data_issue' and m.verdict = 'violation' or m.state = 'assigned' and m.severity = 'red')
      and m.paused_on is null`,
  },
  {
    matter: 'order',
    what: 'reply',
    table: 'work_order',
    column: 'due_on',
    from: 'm.issued_on',
    within: 'm.reply_within',
    stands: `m.state not in ('accepted', 'withdrawn')`,
    isOwed: `m.state in ('issued', 'acknowledged', 'returned')`,
    regionCode: 'm.region_code',
    departmentKind: 'm.department_kind',
  },
  {
    matter: 'correction',
    what: 'correct',
    table: 'correction',
    column: 'due_on',
    // The clock runs from the notice to the division (Art. 16), not from the doubt.
    from: 'm.notice_on',
    within: String(PROVINCIAL_WORKDAYS),
    stands: `m.notice_on is not null and m.state <> 'closed'`,
    isOwed: `m.state = 'notified'`,
    regionCode: 'm.handler_region_code',
    departmentKind: 'm.handler_department_kind',
  },
  {
    ...ofLedger('confirmWithin'),
    what: 'confirm',
    stands: `m.state = 'draft'`,
    isOwed: `m.state = 'draft'`,
    regionCode: 'm.region_code',
    departmentKind: 'null::text',
  },
  {
    ...ofLedger('reportWithin'),
    what: 'report',
    stands: `m.state = 'confirmed'`,
    // It goes through the prefecture; a county of the province's own is compiled once it is confirmed.
    isOwed: `m.state = 'confirmed' and ${prefectureOf} is not null`,
    regionCode: prefectureOf,
    departmentKind: `'agri'`,
  },
];

/** What is owed and has a due date, as a relation to select from: (matter, matter_id, what, due_on, region_code, department_kind, scope_ord). */
export const owedOf = (some: readonly Due[]): string =>
  some
    .map(
      ({ matter, what, table, column, isOwed, regionCode, departmentKind }) =>
        `select '${matter}' as matter, m.id as matter_id, '${what}' as what, m.${column} as due_on, ${regionCode} as region_code,
         ${departmentKind} as department_kind, r.scope_lo as scope_ord
       from ${table} m join region r on r.code = ${regionCode} where (${isOwed}) and m.${column} is not null`,
    )
    .join('\nunion all\n');

/** The due date that follows from the calendar, beside the one that is kept: (id, kept, due). Goes behind `with`, as `reckoned`. */
export const reckonedSql = ({ table, column, from, within, stands }: Due): string =>
  `${workdaysSql}, reckoned as (
     select m.id, m.${column} as kept, due.day as due
     from ${table} m left join workday start on start.day = ${from}
       left join workday due on due.is_workday and due.no = start.no + ${within}
     where ${stands})`;
