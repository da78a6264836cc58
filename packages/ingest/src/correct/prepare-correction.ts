import { Aside, RowChecker } from '../check-row.js';
import { lineOf } from '../desk/line.js';
import { refuse } from '../desk/refused.js';
import type { Feed } from '../feed.js';
import { feeds } from '../feeds/index.js';
import { nativeLayout } from '../header.js';
import type { IngestDeps } from '../ingest-file.js';
import { KeptRows, placeKey } from '../marks/kept-rows.js';
import { messageOf } from '../problem.js';
import { commaSeparated } from '../reading.js';
import { type Area, loadReferenceData, type ReferenceData } from '../reference-data.js';
import { correctableFields } from './correctable.js';
import { retyped } from './retype.js';

/** What is wrong with a record. */
export interface RecordCorrection {
  /** A business table, and the id of one of its records. */
  table: string;
  id: string;
  /** The version that was looked at. */
  version: number;
  /** By the headers of the feed, as a file would give them (an amount in yuan, a day as YYYY-MM-DD); null or '' empties a field. */
  values: Readonly<Record<string, string | null>>;
  /** Of who corrects it: the record lies there, and stays there. */
  within: Area;
}

/** A correction that ingest would take, as a file of one row. */
export interface PreparedCorrection {
  feed: string;
  bytes: Buffer;
  /** The business day of the file that the version came in. */
  asOf: string | null;
  overVersion: number;
  within: Area;
  /** The headers of the fields that change, in the order of the feed. */
  changed: readonly string[];
}

interface Standing {
  fileId: bigint;
  rowNo: number;
  rev: bigint;
  version: number;
  contentHash: string;
  asOf: string | null;
}

/** The largest revision that a file may give. */
const MAX_REV = 999_999_999_999_999n;

/**
 * Makes a file of a record's current version and the new values, in the feed's own layout and a revision above the current one. The version is
 * read again from the kept bytes that it came in, so that fields which are stored sealed or as tokens go along without anybody seeing them.
 *
 * @throws DeskRefused for what cannot be corrected, or is not in order; no message holds a value
 */
export async function prepareCorrection(
  deps: IngestDeps,
  { table, id, version, values, within }: RecordCorrection,
): Promise<PreparedCorrection> {
  const feed = feeds.get(table) ?? refuse('BAD_INPUT', `“${table}”不是业务数据`, `'${table}' is no kind of record`);
  const fields = fieldsOf(feed, values);
  const now = await standingOf(deps, feed, id, version);
  const reference = deps.reference ?? (await loadReferenceData(deps.pool));
  const cells = await cellsOf({ ...deps, reference }, feed, now);
  const native = feed.columns.map((column, at) => {
    if (column.header === 'rev') return String(now.rev + 1n);
    return fields.get(column.header) ?? retyped(column, cells[at]!);
  });
  const row = check(deps, feed, reference, within, native);
  if (row.good.id !== id)
    refuse(
      'BAD_INPUT',
      '这些字段构成主键，改动后即为另一条数据；请由来源系统删除后重报',
      'these fields make up the key: with other values it is another record; have the source delete it and deliver the right one',
    );
  const changed = feed.columns.flatMap(({ header }, at) =>
    header !== 'rev' && row.cells[at] !== cells[at] ? [header] : [],
  );
  const unasked = changed.find((header) => !fields.has(header));
  if (unasked) throw new Error(`${table}.${unasked} is not read as it was kept; nothing is corrected`);
  if (row.good.contentHash === now.contentHash)
    refuse(
      'BAD_INPUT',
      '新值与现值相同，没有可校正的内容',
      'the new values are the present ones: nothing would change',
    );
  const lines = [feed.columns.map(({ header }) => header), native];
  const text = lines.map((line, at) => `${lineOf(line, commaSeparated, at + 1)}\n`).join('');
  return { feed: feed.name, bytes: Buffer.from(text), asOf: now.asOf, overVersion: version, within, changed };
}

/** The new values by header, '' for none. */
function fieldsOf(feed: Feed, values: Readonly<Record<string, string | null>>): Map<string, string> {
  const correctable = correctableFields(feed.name);
  const names = Object.keys(values);
  const unknown = names.find((name) => !correctable.includes(name));
  if (names.length === 0 || unknown !== undefined)
    refuse(
      'BAD_INPUT',
      `${unknown === undefined ? '没有指明要校正的字段' : `字段“${shown(unknown)}”不能校正`}；应为：${correctable.join('、')}`,
      `${unknown === undefined ? 'no field is named' : `the field '${shown(unknown)}' cannot be corrected`}; expected some of ${correctable.join(', ')}`,
    );
  return new Map(names.map((name) => [name, (values[name] ?? '').trim()]));
}

/** A value that slipped into the place of a name is not repeated. */
const shown = (name: string) => (/^[A-Za-z_][A-Za-z0-9_]{0,40}$/.test(name) ? name : '?');

async function standingOf({ pool }: IngestDeps, feed: Feed, id: string, version: number): Promise<Standing> {
  const { rows } = await pool.query<Standing>(
    `select t.file_id as "fileId", t.row_no as "rowNo", t.source_rev as rev, t.version, encode(t.content_hash, 'hex') as "contentHash", f.as_of as "asOf"
     from ${feed.table.name} t join ingest_file f on f.id = t.file_id where t.id = $1`,
    [id],
  );
  const now = rows[0] ?? refuse('CONFLICT', '该数据已被来源系统删除', 'its source has deleted the record');
  if (now.version !== version)
    refuse(
      'CONFLICT',
      `数据现为第 ${now.version} 版，您看到的是第 ${version} 版；请核对新版后再办`,
      `the record is at version ${now.version}, you saw ${version}; look at the new one first`,
    );
  if (now.rev >= MAX_REV)
    refuse(
      'CONFLICT',
      '该数据的修订号已达上限，请由来源系统重新报送',
      'the record has the highest revision there is; have its source deliver it again',
    );
  return now;
}

/** The checked cells of the row that the version was made of. */
async function cellsOf(
  deps: IngestDeps & { reference: ReferenceData },
  feed: Feed,
  place: Standing,
): Promise<readonly (string | null)[]> {
  const client = await deps.pool.connect();
  try {
    const rows = await new KeptRows(deps, feed).read(client, [place]);
    const kept = rows.get(placeKey(place));
    return (
      kept?.row.checked.cells ??
      refuse(
        'CONFLICT',
        `该版数据所在的批次 ${place.fileId} 已不能按现行规则读取，请由来源系统重新报送`,
        `the row of batch ${place.fileId} that the record came in is not taken any more; have its source deliver it again`,
      )
    );
  } finally {
    client.release();
  }
}

/** The row as ingest will read it. @throws DeskRefused that names each column which is not in order */
function check({ vault }: IngestDeps, feed: Feed, reference: ReferenceData, within: Area, cells: readonly string[]) {
  const header = feed.columns.map((column) => column.header);
  const opened = nativeLayout(feed).open([{ line: 1, cells: header, next: { byte: 0, line: 2 } }], NOWHERE);
  if ('problems' in opened) throw new Error(`${feed.name}: its own header is not read`);
  const row = new RowChecker(feed, opened.layout, reference, vault, within).check(cells, 2);
  if (row instanceof Aside) throw new Error(`${feed.name}: its own row is not read`);
  const { good, problems } = row;
  if (good) return { ...row, good };
  const { zh, en } = messageOf(2, problems);
  return refuse('BAD_INPUT', zh.replaceAll('第 2 行，', ''), en.replaceAll('line 2, ', ''));
}

const NOWHERE = { originSha256: Buffer.alloc(32), part: '', reading: commaSeparated };
