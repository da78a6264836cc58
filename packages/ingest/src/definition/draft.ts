import type { ColumnType, Feed } from '../feed.js';
import type { FormatWish } from '../layout.js';
import { clean } from './cell-reader.js';
import { readDay } from './dates.js';
import type { GuessedColumn, GuessedFeed } from './guess-columns.js';
import { numberStyleOf, quoted, styleOfCells } from './guess-styles.js';
import { readNumber, unitInTitle } from './numbers.js';
import { readDefinition } from './read-definition.js';
import type { SourceHeader } from './source-header.js';

/** What is known of a file when a definition for it is drafted. */
export interface Draft {
  file: string;
  /** The sheet or member that it was drafted by, of several. */
  part: string;
  isOfSeveral: boolean;
  /** What whoever asked knows of its format. */
  wish: Pick<FormatWish, 'encoding' | 'sheet' | 'path'>;
  header: SourceHeader;
  hasHeader: boolean;
  /** The lines above the header. */
  titles: string[];
  /** Lines below it that look like records. */
  rows: readonly (readonly string[])[];
  /** All lines below it that were looked at, the last ones of the file among them. */
  ends: readonly (readonly string[])[];
  guessed: GuessedFeed;
  others: string[];
}

const PERSONAL = new Set<ColumnType>(['name', 'person', 'account', 'phone']);

const SEQUENCE = /^(序号|行号|编号|no\.?|#)$/;
const TOTAL = /^(合计|总计|总合计|共计)/;
const SUBTOTAL = /^(小计|本页合计|本页小计|累计)/;

/** The draft as YAML: what is unsure has a comment that begins with a question mark. */
export function draftYaml(draft: Draft, name: string | undefined): string {
  const { feed, columns } = draft.guessed;
  const others = draft.others.length > 0 ? `  # ? 也可能是 or: ${draft.others.join(', ')}` : '';
  const mapped = [
    ...keyLines(draft),
    ...columns.filter(({ column }) => column.header !== 'key').map((column) => columnLine(draft, column)),
  ];
  const lines = [
    '# 拟定的定义：注有“?”的行须核对 / a draft: look at the lines marked "?"',
    `name: ${name ?? nameOf(feed, draft.file)}`,
    `feed: ${feed.name}${others}`,
    `title: { zh: ${quoted(feed.title.zh)}, en: ${quoted(feed.title.en)} }`,
    ...partLines(draft),
    ...(draft.hasHeader
      ? []
      : ['header: none', `names: [${draft.header.cells.map(quoted).join(', ')}]  # ? 各列的名称 names of the columns`]),
    ...unitLines(draft),
    mapped.length > 0 ? 'columns:' : 'columns: {}',
    ...mapped,
    ...missingLines(draft),
    ...ignoredLines(draft),
    ...asideLines(draft),
    ...signLines(draft),
    ...asOfLines(draft),
  ];
  const yaml = `${lines.join('\n')}\n`;
  // What is drafted is at least a definition; otherwise that is a mistake of ours.
  readDefinition(yaml);
  return yaml;
}

function nameOf(feed: Feed, file: string): string {
  const own = file
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  return `${feed.name}-${own === '' ? 'source' : own}`;
}

function partLines({ part, isOfSeveral, wish }: Draft): string[] {
  const known = Object.entries(wish).map(([key, value]) => `${key}: ${quoted(String(value))}`);
  if (known.length > 0) return [`file: { ${known.join(', ')} }`];
  if (!isOfSeveral) return [];
  return [`# file: { sheet: ${quoted(part)} }  # ? 文件有多个部分，此为其中最大的 / the largest of several parts`];
}

/** The unit that a title line states holds for all amounts. */
function unitLines({ titles }: Draft): string[] {
  const stated = titles.map(unitInTitle).find((unit) => unit !== undefined);
  return stated === undefined || stated === '元' ? [] : [`unit: ${stated}`];
}

function columnLine(draft: Draft, { column, at, isUnsure }: GuessedColumn): string {
  const { header, rows, titles } = draft;
  const cells = at.flatMap((place) => rows.map((row) => clean(row[place])));
  const style = styleOfCells(column, cells);
  const entries = [...style.entries];
  const unit = at.map((place) => header.units[place]).find((one) => one !== undefined);
  if (
    column.type === 'yuan' &&
    unit !== undefined &&
    !(unit === '元' && titles.every((title) => unitInTitle(title) === undefined))
  )
    entries.push(`unit: ${unit}`);
  if (cells.includes('-') || cells.includes('—')) entries.push("empty: ['-', '—']");
  const names = at.map((place) => quoted(nameAt(header, place)));
  const [out, into] = names;
  const source =
    into === undefined
      ? `from: ${out}`
      : `either: [{ from: ${out}, set: { direction: out } }, { from: ${into}, set: { direction: in } }]`;
  const isShort = entries.length === 0 && into === undefined;
  const line = `  ${column.header}: ${isShort ? out : `{ ${[source, ...entries].join(', ')} }`}`;
  return isUnsure || style.isUnsure ? `${line}  # ? ${column.expected.zh} / ${column.expected.en}` : line;
}

/** A header by its name, or by its place among columns of one name or of none. */
function nameAt(header: SourceHeader, at: number): string {
  const name = header.cells[at]!.trim();
  const alike = header.find(name);
  if (name === '') return `#${at + 1}`;
  return alike.length > 1 ? `${name}#${alike.indexOf(at) + 1}` : name;
}

/** The key: a column of it, one whose values all differ, two that differ together, or none. */
function keyLines(draft: Draft): string[] {
  const { feed, columns } = draft.guessed;
  const key = feed.column('key');
  if (!key?.required) return [];
  const own = columns.find(({ column }) => column.header === 'key');
  if (own) return [columnLine(draft, own)];
  const { header, rows } = draft;
  if (key.type !== 'key' || rows.length < 2)
    return [`  # key: ${quoted(nameAt(header, 0))}  # ! 必填，未找到 / needed, not found`];
  const personal = new Set(columns.flatMap(({ column, at }) => (PERSONAL.has(column.type) ? at : [])));
  const places = header.keys
    .slice(0, header.width)
    .flatMap((keys, at) => (keys[0] !== '' && !personal.has(at) && mayIdentify(rows, at) ? [at] : []));
  const differs = (...of: number[]) =>
    new Set(rows.map((row) => of.map((at) => clean(row[at])).join('\0'))).size === rows.length;
  const named = places.filter((at) => /号|编码|id|no|key/i.test(header.cells[at]!));
  // The number of a line within its file says nothing in the next file.
  const single = [...named, ...places].find((at) => !SEQUENCE.test(header.keys[at]![0]!) && differs(at));
  const why = '# ? 抽样中各行不同 / differs in every row looked at';
  if (single !== undefined) return [`  key: ${quoted(nameAt(header, single))}  ${why}`];
  for (const [index, first] of places.entries())
    for (const second of places.slice(index + 1))
      if (differs(first, second))
        return [
          `  key: { join: [${quoted(nameAt(header, first))}, ${quoted(nameAt(header, second))}], with: ':' }  ${why}`,
        ];
  return [];
}

/** Whether a column may be part of a key: always filled, no amount, no day and nobody's number. */
function mayIdentify(rows: readonly (readonly string[])[], at: number): boolean {
  return rows.every((row) => {
    const cell = clean(row[at]);
    const isDay = typeof readDay(cell, { order: 'ymd' }) === 'string';
    return (
      /[0-9A-Za-z]/.test(cell) &&
      !isDay &&
      !/[.,]\d{1,2}$/.test(cell) &&
      !/^\d{15,}[\dXx]?$/.test(cell) &&
      cell.length <= 60
    );
  });
}

const hasKey = (draft: Draft): boolean => keyLines(draft).length > 0;

function missingLines(draft: Draft): string[] {
  const { feed, columns } = draft.guessed;
  const given = new Set(columns.map(({ column }) => column.header));
  if (columns.some(({ at }) => at.length > 1)) given.add('direction');
  const missing = feed.columns.filter(({ header, required }) => required && header !== 'key' && !given.has(header));
  const lines = missing.map(
    ({ header, example, expected }) =>
      `  # ${header}: { constant: '${example}' }  # ! 必填，未找到：${expected.zh} / needed: ${expected.en}`,
  );
  if (feed.column('key')?.required && feed.column('key')?.type === 'key' && !hasKey(draft))
    lines.push('key: none  # ? 没有能作主键的列 / no column tells the rows apart');
  return lines;
}

function ignoredLines(draft: Draft): string[] {
  const { header, guessed } = draft;
  const used = new Set(guessed.columns.flatMap(({ at }) => at));
  const names = header.cells
    .slice(0, header.width)
    .flatMap((cell, at) => (used.has(at) || cell.trim() === '' ? [] : [quoted(nameAt(header, at))]));
  return names.length === 0 ? [] : [`ignore: [${names.join(', ')}]  # ? 未用到的列 / columns that are not used`];
}

/** Whether a line holds a total and no record. */
export const isTotal = (line: readonly string[]): boolean =>
  TOTAL.test(beginningOf(line)) || SUBTOTAL.test(beginningOf(line));

const beginningOf = (line: readonly string[]) =>
  line.map((cell) => clean(cell).replace(/\s/g, '')).find((cell) => cell !== '') ?? '';

function asideLines(draft: Draft): string[] {
  const { ends, header, guessed } = draft;
  const amount = guessed.columns.find(({ column }) => column.header === guessed.feed.total);
  const entries: string[] = [];
  for (const form of [TOTAL, SUBTOTAL]) {
    const line = ends.find((cells) => form.test(beginningOf(cells)));
    if (!line) continue;
    const [word] = form.exec(beginningOf(line))!;
    const places = (amount?.at ?? []).filter((at) => clean(line[at]) !== '');
    const cells = (amount?.at ?? []).flatMap((at) => draft.rows.map((row) => clean(row[at])));
    const { style } = numberStyleOf(cells);
    const isRead = places.length > 0 && places.every((at) => 'decimal' in readNumber(clean(line[at]), style));
    const total =
      form === TOTAL && isRead
        ? `, total: { amount: [${places.map((at) => quoted(nameAt(header, at))).join(', ')}] }`
        : '';
    entries.push(`  - { starts: ${word}${total} }`);
  }
  return entries.length === 0 ? [] : ['aside:', ...entries];
}

/** Negative amounts need somebody to say what they mean. */
function signLines({ guessed, rows }: Draft): string[] {
  const amount = guessed.columns.find(({ column }) => column.header === guessed.feed.total);
  const at = amount?.at[0];
  if (at === undefined) return [];
  const { style } = numberStyleOf(rows.map((row) => clean(row[at])).filter((cell) => cell !== ''));
  const isNegative = (cell: string) => {
    const number = readNumber(cell, style);
    return 'decimal' in number && number.decimal.startsWith('-');
  };
  if (!rows.some((row) => isNegative(clean(row[at])))) return [];
  const link = guessed.feed.columns.find(({ header }) => header === 'refund_of_key' || header === 'reissue_of_key');
  const needs = link ? `, needs: [${link.header}]` : '';
  return [
    '# ? 有负数金额：若为冲正或退款，写明如下；否则按负数接入 / negative amounts: if reversals, say so; else they stay negative',
    `# kinds: [{ when: negative${needs} }]`,
  ];
}

function asOfLines({ file, titles }: Draft): string[] {
  const inFile = /(?<!\d)(20\d{2}-?[01]\d-?[0-3]\d)(?!\d)/.exec(file)?.[1];
  if (inFile !== undefined && typeof readDay(inFile, { order: 'ymd' }) === 'string')
    return [
      `as_of: { file: '(20\\d\\d-?\\d\\d-?\\d\\d)' }  # ? 文件名中的业务日期 / the business day in the file's name`,
    ];
  const pattern = /截[至止]\D{0,6}(\d{4}年\d{1,2}月\d{1,2}日)/;
  if (titles.some((title) => pattern.test(title)))
    return [
      "as_of: { title: '截[至止]\\D{0,6}(\\d{4}年\\d{1,2}月\\d{1,2}日)' }  # ? 标题中的业务日期 / the business day above the header",
    ];
  return [];
}
