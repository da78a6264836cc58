/** When the records of a relation come into being, and what of them is known only later: for looking back at data that was taken in afterwards. */
export interface BusinessTime {
  /** SQL over the row: the civil date from which on the record is there. A null is no date: such a row was always there. */
  born?: string;
  /** The record is there from the day on which the one of another relation is that it belongs to. */
  with?: { column: string; relation: string };
  /** A column with the date of a later event → what other columns hold before it. Before the event its date is null. */
  later?: Record<string, Record<string, string>>;
}

const firstOfMonth = "try_cast(fiscal_year || '-' || month || '-01' as date)";

/**
 * By relation. One that is not here has rows without a date of their own (reference data, parties as a region knows them): they were always there.
 * Registers are not here either: they say themselves as of which date they were loaded.
 */
export const businessTimes: Record<string, BusinessTime> = {
  fund_target_regions: { born: 'valid_from' },
  region_budgets: { born: 'approved_on' },
  indicator_docs: { born: 'issued_on' },
  indicators: { born: 'doc_issued_on', later: { received_on: {}, registered_on: {} } },
  indicator_adjustments: { born: 'adjusted_on' },
  allocations: { born: 'allocated_on' },
  plans: { born: `least(approved_on, ${firstOfMonth})`, later: { approved_on: { status: "'applied'" } } },
  projects: { born: 'started_on' },
  contracts: { born: 'signed_on' },
  payments: {
    born: 'applied_on',
    later: { paid_on: { status: "'applied'" }, returned_on: { status: "'applied'" }, cleared_on: {} },
  },
  payment_lines: { with: { column: 'payment_id', relation: 'payments' } },
  accounts: { born: 'opened_on', later: { closed_on: {} } },
  special_account_entries: { born: 'recorded_on' },
  bank_lines: { born: 'transacted_on' },
  account_months: { born: "last_day(try_cast(month || '-01' as date))" },
  programme_standards: { born: 'valid_from' },
  subsidy_batches: {
    born: 'coalesce(submitted_on, approved_on, funded_on)',
    later: { approved_on: {}, funded_on: { payment_id: 'null' } },
  },
  subsidy_lines: {
    born: 'coalesce(paid_on, returned_on, period_end)',
    later: { returned_on: { status: "'success'", reason: 'null' } },
  },
  households: { born: 'registered_on', later: { lifted_on: { status: "'poor'" } } },
  household_members: { born: 'valid_from' },
  enterprises: { born: 'established_on' },
  enterprise_persons: { born: 'valid_from' },
};
