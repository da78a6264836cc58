import type { DeskDeps } from './desk-deps.js';
import { type DeskRow, databaseDay, rowColumns, type SealedRow } from './desk-row.js';
import { refuse } from './refused.js';
import type { Level, Status } from './rules.js';
import { type SettledBy, settledBy } from './settled.js';

/** Which rejected rows are meant; all that is given must hold. */
export interface DeskFilter {
  /** Those still to be settled when left out. */
  states?: readonly Status[];
  level?: Level;
  owner?: string;
  /** Of this region and below it. */
  region?: string;
  feed?: string;
  /** A code such as E_AMOUNT. */
  reason?: string;
  /** Whether its due date has passed. */
  overdue?: boolean;
}

/** Where a page begins: behind this row. */
export interface After {
  dueOn: string | null;
  id: bigint;
}

export interface ListedRow extends DeskRow {
  isOverdue: boolean;
  settledBy: SettledBy | undefined;
}

export interface DeskPage {
  rows: readonly ListedRow[];
  /** Where the next page begins; undefined when this is the last. */
  after: After | undefined;
}

const PENDING: readonly Status[] = ['open', 'fixed'];

/** A page of rejected rows, the first due first, with those that a later file has settled told as such. */
export async function listRows(
  deps: DeskDeps,
  filter: DeskFilter,
  { first = 50, after }: { first?: number; after?: After | undefined } = {},
): Promise<DeskPage> {
  const { today, where, values } = await conditions(deps, filter);
  if (after?.dueOn)
    where.push(
      `((q.due_on, q.id) > (${value(values, after.dueOn)}::date, ${value(values, after.id)}::bigint) or q.due_on is null)`,
    );
  else if (after) where.push(`q.due_on is null and q.id > ${value(values, after.id)}::bigint`);
  const { rows } = await deps.pool.query<SealedRow>(
    `select ${rowColumns}, q.raw_sealed as "rawSealed" from quarantine q join ingest_file f on f.id = q.file_id
     where ${where.join(' and ')} order by q.due_on, q.id limit ${value(values, first + 1)}`,
    values,
  );
  const page = rows.slice(0, first);
  const settled = await settledBy(
    deps,
    page.filter(({ status }) => PENDING.includes(status)),
  );
  const last = rows.length > first ? page.at(-1) : undefined;
  return {
    rows: page.map(({ rawSealed: _, ...row }) => ({
      ...row,
      isOverdue: PENDING.includes(row.status) && row.dueOn !== null && row.dueOn < today,
      settledBy: settled.get(row.id),
    })),
    after: last && { dueOn: last.dueOn, id: last.id },
  };
}

/** How much there is to do, by feed, reason and who has it in hand. */
export interface DeskCount {
  feed: string;
  reasonCode: string;
  level: Level;
  open: number;
  fixed: number;
  overdue: number;
  /** The first due date among them. */
  firstDueOn: string | null;
}

export async function summarise(deps: DeskDeps, filter: DeskFilter = {}): Promise<DeskCount[]> {
  const { today, where, values } = await conditions(deps, { ...filter, states: PENDING });
  const { rows } = await deps.pool.query<DeskCount>(
    `select f.feed, q.reason_code as "reasonCode", q.level, count(*) filter (where q.status = 'open')::int as open,
       count(*) filter (where q.status = 'fixed')::int as fixed, count(*) filter (where q.due_on < ${value(values, today)}::date)::int as overdue,
       min(q.due_on) as "firstDueOn"
     from quarantine q join ingest_file f on f.id = q.file_id where ${where.join(' and ')}
     group by 1, 2, 3 order by count(*) desc, 1, 2, 3`,
    values,
  );
  return rows;
}

async function conditions(deps: DeskDeps, filter: DeskFilter) {
  const today = deps.today ?? (await databaseDay(deps.pool));
  const values: unknown[] = [];
  const where = [`q.status = any(${value(values, filter.states ?? PENDING)}::text[])`];
  if (filter.level) where.push(`q.level = ${value(values, filter.level)}`);
  if (filter.owner) where.push(`q.owner_org = ${value(values, filter.owner)}`);
  if (filter.feed) where.push(`f.feed = ${value(values, filter.feed)}`);
  if (filter.reason) where.push(`q.reason_code = ${value(values, filter.reason)}`);
  if (filter.overdue !== undefined)
    where.push(
      `(q.due_on < ${value(values, today)}::date and q.status in ('open', 'fixed')) is ${filter.overdue ? '' : 'not '}true`,
    );
  if (filter.region) {
    const { rows } = await deps.pool.query<{ lo: bigint; hi: bigint }>(
      'select scope_lo as lo, scope_hi as hi from region where code = $1',
      [filter.region],
    );
    const { lo, hi } =
      rows[0] ??
      refuse(
        'NOT_FOUND',
        `没有地区 ${filter.region}；例如 410225000000`,
        `there is no region ${filter.region}; for example 410225000000`,
      );
    where.push(`q.scope_ord between ${value(values, lo)} and ${value(values, hi)}`);
  }
  return { today, where, values };
}

/** The parameter's place. */
const value = (values: unknown[], each: unknown): string => `$${values.push(each)}`;
