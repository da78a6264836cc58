import { CsvError, parse } from 'csv-parse/sync';
import type { Words } from '../matter/refused.js';
import { isCivilDate } from './civil-date.js';

/** A day as the State Council's arrangement has it. */
export interface ArrangedDay {
  /** 'YYYY-MM-DD' */
  date: string;
  isWorkday: boolean;
  kind: 'workday' | 'weekend' | 'holiday' | 'makeup';
  /** The holiday, also on a make-up day the one it makes up for. */
  nameZh: string | null;
  /** The notice that says so. */
  sourceDoc: string;
}

/** A calendar that is not taken in, with all that is wrong with it; nothing was changed. */
export class CalendarUnusable extends Error {
  override readonly name = 'CalendarUnusable';
  readonly words: Words;

  constructor(readonly problems: readonly [Words, ...Words[]]) {
    super(problems[0].en);
    this.words = problems[0];
  }
}

const COLUMNS = ['date', 'is_workday', 'kind', 'name', 'source'] as const;
type Cells = Record<(typeof COLUMNS)[number], string>;

const EXAMPLE = '2027-02-06,false,holiday,春节,国办发明电〔2026〕10号';

/**
 * Reads days from a CSV file with the columns date, is_workday, kind, name, source.
 *
 * @throws CalendarUnusable with every line that is wrong
 */
export function readCalendar(bytes: Uint8Array): ArrangedDay[] {
  const problems: Words[] = [];
  const days: ArrangedDay[] = [];
  const lineOf = new Map<string, number>();
  for (const { cells, line } of recordsOf(bytes)) {
    const earlier = lineOf.get(cells.date);
    const wrong = wrongWith(cells) ?? (earlier === undefined ? undefined : repeated(cells.date, earlier));
    if (wrong) problems.push(at(line, wrong));
    lineOf.set(cells.date, line);
    days.push({
      date: cells.date,
      isWorkday: cells.is_workday === 'true',
      kind: cells.kind as ArrangedDay['kind'],
      nameZh: cells.name || null,
      sourceDoc: cells.source,
    });
  }
  throwAny(problems);
  if (days.length === 0) throwAny([words('文件中没有日期', 'there is no day in the file', EXAMPLE)]);
  return days;
}

/** @throws CalendarUnusable when there is any */
export function throwAny([first, ...more]: readonly Words[]): void {
  if (first) throw new CalendarUnusable([first, ...more]);
}

function recordsOf(bytes: Uint8Array): { cells: Cells; line: number }[] {
  const [head, ...rows] = parsed(textOf(bytes));
  if (head?.record.join(',') !== COLUMNS.join(','))
    throwAny([
      at(1, words(`首行应为 ${COLUMNS.join(',')}`, `the first line is to be ${COLUMNS.join(',')}`, COLUMNS.join(','))),
    ]);
  return rows.map(({ record, info }) => {
    if (record.length !== COLUMNS.length)
      throwAny([at(info.lines, words(`应为 ${COLUMNS.length} 列`, `expected ${COLUMNS.length} columns`, EXAMPLE))]);
    const cells = Object.fromEntries(COLUMNS.map((name, column) => [name, record[column]!.trim()]));
    return { cells: cells as Cells, line: info.lines };
  });
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CalendarUnusable([
      words('文件不是 UTF-8 编码', 'the file is not in UTF-8', 'iconv -f GB18030 -t UTF-8 2027.csv'),
    ]);
  }
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

function parsed(text: string): Parsed[] {
  try {
    // Its types know nothing of records that come with their places and without names of columns.
    const rows: unknown = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
    return rows as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CalendarUnusable([
      at(Number(error.lines ?? 1), words('引号不成对', 'a quote is not closed or stands in the wrong place', EXAMPLE)),
    ]);
  }
}

/** What the first wrong cell of a line should have been. */
function wrongWith({ date, is_workday, kind, name, source }: Cells): Words | undefined {
  if (!isCivilDate(date))
    return words(`date“${date}”不是真实存在的日期`, `date '${date}' is no date that exists`, '2027-02-06');
  if (is_workday !== 'true' && is_workday !== 'false')
    return words(
      `is_workday“${is_workday}”应为 true 或 false`,
      `is_workday '${is_workday}' is to be true or false`,
      'false',
    );
  const expected = kinds[kind];
  if (!expected)
    return words(
      `kind“${kind}”应为 ${Object.keys(kinds).join('、')}`,
      `kind '${kind}' is to be one of ${Object.keys(kinds).join(', ')}`,
      'holiday',
    );
  if (expected.isWorkday !== (is_workday === 'true'))
    return words(
      `kind 为 ${kind} 时 is_workday 应为 ${expected.isWorkday}`,
      `of ${kind}, is_workday is to be ${expected.isWorkday}`,
      String(expected.isWorkday),
    );
  if (expected.onWeekend !== undefined && expected.onWeekend !== isWeekend(date))
    return words(
      `${date} 是${isWeekend(date) ? '周末' : '周一至周五'}，kind 不能为 ${kind}`,
      `${date} is ${isWeekend(date) ? 'on a weekend' : 'from Monday to Friday'}, where kind cannot be ${kind}`,
      isWeekend(date) ? 'weekend' : 'workday',
    );
  if (expected.isNamed && name === '')
    return words(`kind 为 ${kind} 时须写明节日 name`, `of ${kind}, the holiday is named`, '春节');
  if (source === '' || source.length > 200)
    return words(
      'source 应为通知的文号（200 字以内）',
      'source is to be the notice, at most 200 characters',
      '国办发明电〔2026〕10号',
    );
  return undefined;
}

const kinds: Readonly<Record<string, { isWorkday: boolean; onWeekend?: boolean; isNamed?: boolean }>> = {
  workday: { isWorkday: true, onWeekend: false },
  weekend: { isWorkday: false, onWeekend: true },
  holiday: { isWorkday: false, isNamed: true },
  makeup: { isWorkday: true, onWeekend: true, isNamed: true },
};

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

const repeated = (date: string, line: number): Words =>
  words(`${date} 已在第 ${line} 行`, `${date} is already on line ${line}`, '一天一行 / a line for each day');

const at = (line: number, { zh, en }: Words): Words => ({ zh: `第 ${line} 行：${zh}`, en: `line ${line}: ${en}` });

const words = (zh: string, en: string, example: string): Words => ({
  zh: `${zh}；例如 ${example}`,
  en: `${en}; for example: ${example}`,
});
