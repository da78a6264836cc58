/** A roll-up: the rows of a table counted by some of its columns, and how small cells of it are merged for those who see totals only. */
export interface Total {
  /** Its name in `totals_state`. */
  name: string;
  /** Table of the rows, and of the cells. */
  source: string;
  table: string;
  /** The finer roll-up that its cells are made of; absent = they are made of the rows. It stands before it. */
  of?: string;
  /** Whether the rows have a history, so that the state of any epoch can be read; without one it is what they are now. */
  versioned: boolean;
  /** The date that `month` is the month of. */
  monthOf: string;
  /** What is counted by, beside `scope_ord`, `region_code` and `month`: columns of the rows. */
  columns: readonly string[];
  /** The money that sum, least and greatest are of. */
  measure: string;
  /** Whom a row is about: the first of these columns that is not null. A cell about few of them is not published. */
  about: readonly string[];
  published?: Published;
}

export interface Published {
  table: string;
  /** What small cells give up, one after the other, until they are about enough; in the end the region, for its fiscal parent. */
  merges: readonly string[];
}

/** What all roll-ups of payments have in common. */
const payments = {
  source: 'payment',
  versioned: true,
  monthOf: 'paid_on',
  measure: 'amount_fen',
  about: ['payee_id', 'id'],
};

export const totals: readonly Total[] = [
  {
    ...payments,
    name: 'payment',
    table: 'payment_total',
    columns: ['fund_id', 'payee_kind', 'status', 'fiscal_year'],
    published: { table: 'payment_published', merges: ['fund_id', 'payee_kind', 'month'] },
  },
  {
    ...payments,
    name: 'payment_month',
    of: 'payment',
    table: 'payment_month_total',
    columns: ['payee_kind', 'status', 'fiscal_year'],
  },
  {
    ...payments,
    name: 'payment_fund',
    of: 'payment',
    table: 'payment_fund_total',
    columns: ['fund_id', 'status', 'fiscal_year'],
  },
  {
    ...payments,
    name: 'payment_agency',
    table: 'payment_agency_total',
    columns: ['agency_id', 'func_code', 'status', 'fiscal_year'],
  },
  {
    name: 'subsidy_line',
    source: 'subsidy_line',
    table: 'subsidy_line_total',
    versioned: true,
    monthOf: 'paid_on',
    columns: ['programme_id', 'status'],
    measure: 'amount_fen',
    about: ['person_id'],
    published: { table: 'subsidy_line_published', merges: ['programme_id', 'month'] },
  },
  {
    name: 'warning',
    source: 'warning',
    table: 'warning_total',
    versioned: false,
    monthOf: 'opened_as_of',
    columns: ['rule_id', 'category', 'severity', 'state', 'department_kind'],
    measure: 'amount_fen',
    about: ['subject_id'],
    published: {
      table: 'warning_published',
      merges: ['rule_id', 'department_kind', 'severity', 'category', 'month'],
    },
  },
];

/** What a cell is: the columns that its rows have in common. */
export const keyOf = ({ columns }: Total): string[] => ['scope_ord', 'region_code', 'month', ...columns];

/** A cell's key as expressions over a row `r` of the source. */
export const keyOfRow = ({ monthOf, columns }: Total): string[] => [
  'r.scope_ord',
  'r.region_code',
  `date_trunc('month', r.${monthOf}::timestamp)::date`,
  ...columns.map((column) => `r.${column}`),
];
