/** The kinds of records that have a page of their own. */
const pages: Readonly<Record<string, string>> = {
  Payee: '/payees',
  Enterprise: '/enterprises',
  Account: '/accounts',
  Fund: '/funds',
  Case: '/cases',
  Warning: '/warnings',
  Sweep: '/sweeps',
  Batch: '/ingest/batches',
  QuarantinedRow: '/ingest/quarantine',
  WorkOrder: '/orders',
  Inspection: '/inspections',
  Interview: '/interviews',
  Correction: '/corrections',
  Ledger: '/ledgers',
  Assessment: '/assessments',
  Circular: '/circulars',
  DataExchange: '/exchanges',
};

/** `recordPath('Payee', id)` → `/payees/…`; the general page of a record where its kind has none of its own. */
export const recordPath = (kind: string | undefined, id: string): string =>
  `${(kind && pages[kind]) ?? '/records'}/${encodeURIComponent(id)}`;
