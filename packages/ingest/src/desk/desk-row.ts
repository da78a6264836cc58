import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { Words } from '../words.js';
import { refuse } from './refused.js';
import { type Act, type Chain, type Held, type Level, placesOf, possibleFrom, type Status } from './rules.js';

/** A rejected row as the desk sees it. Holds nothing of what the line said. */
export interface DeskRow {
  id: bigint;
  /** The batch it came in. */
  fileId: bigint;
  fileName: string;
  feed: string;
  rowNo: number;
  line: number;
  column: string | null;
  reasonCode: string;
  message: Words;
  expected: string | null;
  status: Status;
  level: Level;
  /** Who entered it, and so has to see to it (Art. 7). */
  ownerOrg: string | null;
  /** A civil day; null where no calendar is loaded for it. */
  dueOn: string | null;
  /** The region that it belongs to. */
  regionCode: string;
  resolvedBy: string | null;
  resolvedAt: string | null;
  resolution: string | null;
  /** The batch of its corrected line. */
  resubmittedAs: bigint | null;
  scopeOrd: bigint;
}

/** The columns of {@link DeskRow}, of `quarantine q join ingest_file f`. */
export const rowColumns = `q.id, q.file_id as "fileId", f.name as "fileName", f.feed, q.row_no as "rowNo", q.line, q.column_name as "column",
  q.reason_code as "reasonCode", json_build_object('zh', q.message_zh, 'en', q.message_en) as message, q.expected, q.status, q.level,
  q.owner_org as "ownerOrg", q.due_on as "dueOn",
  (select r.code from region r where r.scope_lo = q.scope_ord order by r.successor is not null, r.code limit 1) as "regionCode",
  q.resolved_by as "resolvedBy", q.resolved_at as "resolvedAt", q.resolution, q.resubmitted_as as "resubmittedAs", q.scope_ord as "scopeOrd"`;

/** Its sealed lines too. */
export interface SealedRow extends DeskRow {
  rawSealed: Buffer;
  fixedSealed: Buffer | null;
}

/**
 * The rows of these numbers, in order. With `lock` they are held until the transaction ends.
 * @throws DeskRefused when one is not there
 */
export async function readRows(
  db: pg.Pool | pg.ClientBase,
  ids: readonly bigint[],
  { lock = false } = {},
): Promise<SealedRow[]> {
  const { rows } = await db.query<SealedRow>(
    `select ${rowColumns}, q.raw_sealed as "rawSealed", q.fixed_sealed as "fixedSealed"
     from quarantine q join ingest_file f on f.id = q.file_id where q.id = any($1::bigint[]) order by q.id ${lock ? 'for update of q' : ''}`,
    [ids],
  );
  const found = new Set(rows.map(({ id }) => id));
  const lacking = ids.find((id) => !found.has(id));
  if (lacking !== undefined) refuse('NOT_FOUND', `没有隔离数据 ${lacking}`, `there is no quarantined row ${lacking}`);
  return rows;
}

/** The row of this number. @throws DeskRefused */
export const readRow = async (db: pg.Pool | pg.ClientBase, id: bigint, options?: { lock?: boolean }) =>
  (await readRows(db, [id], options))[0]!;

/** Where the row belongs, and who has it in hand. */
export async function heldOf(db: pg.Pool | pg.ClientBase, { scopeOrd, level }: DeskRow): Promise<Held> {
  const { rows } = await db.query<Chain[number] & { step: number }>(
    `with recursive up as (
       (select code, level, fiscal_parent, scope_lo, scope_hi, 0 as step from region where scope_lo = $1 order by successor is not null, code limit 1)
       union all
       select r.code, r.level, r.fiscal_parent, r.scope_lo, r.scope_hi, up.step + 1 from region r join up on r.code = up.fiscal_parent where up.step < 5)
     select code, level, scope_lo as lo, scope_hi as hi from up order by step`,
    [scopeOrd],
  );
  return { scopeOrd, level, places: placesOf(rows) };
}

/**
 * That an act is possible, and that nobody has done something since it was looked at.
 * @param seen the row as whoever acts has seen it, as far as they say
 * @throws DeskRefused that names who was quicker
 */
export async function expectPossible(
  db: pg.Pool | pg.ClientBase,
  act: Act,
  row: SealedRow,
  seen: { status?: Status | undefined; fixedSealed?: Buffer | null },
): Promise<void> {
  const isSeen =
    (seen.status === undefined || seen.status === row.status) &&
    (seen.fixedSealed === undefined || isDeepStrictEqual(seen.fixedSealed, row.fixedSealed));
  if (isSeen && possibleFrom[act].includes(row.status)) return;
  const last = await lastEvent(db, row.id);
  const [zh, en] = last
    ? [`「${last.actor}」已于 ${last.at} 处理，`, `; '${last.actor}' moved it at ${last.at}`]
    : ['', ''];
  const expected = possibleFrom[act];
  refuse(
    'CONFLICT',
    `隔离数据 ${row.id}：${zh}现为「${statusWords[row.status].zh}」；应为「${expected.map((status) => statusWords[status].zh).join('」或「')}」且其间无人处理，请重新查看`,
    `the quarantined row ${row.id} is ${row.status}${en}; expected ${expected.join(' or ')}, as it was seen. Look at it again`,
  );
}

/** What the states are called. */
export const statusWords: Readonly<Record<Status, Words>> = {
  open: { zh: '待处理', en: 'open' },
  fixed: { zh: '已修正', en: 'fixed' },
  rejected: { zh: '不再处理', en: 'rejected' },
  resubmitted: { zh: '已重报', en: 'resubmitted' },
};

export const levelWords: Readonly<Record<Level, Words>> = {
  own: { zh: '录入单位', en: 'who entered it' },
  superior: { zh: '上级', en: 'the superior' },
  province: { zh: '省级', en: 'the province' },
};

/** The civil day in Asia/Shanghai, by the database's clock. */
export async function databaseDay(db: pg.Pool | pg.ClientBase): Promise<string> {
  const { rows } = await db.query<{ day: string }>(`select (now() at time zone 'Asia/Shanghai')::date as day`);
  return rows[0]!.day;
}

async function lastEvent(db: pg.Pool | pg.ClientBase, id: bigint): Promise<{ actor: string; at: string } | undefined> {
  const { rows } = await db.query<{ actor: string; at: string }>(
    `select actor, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at
     from quarantine_event where quarantine_id = $1 order by id desc limit 1`,
    [id],
  );
  return rows[0];
}
