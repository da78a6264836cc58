import { Fault, type ReasonCode } from '../fault.js';
import type { ColumnType, FeedColumn } from '../feed.js';
import type { Words } from '../words.js';
import { type DateStyle, readDay, readInstant, readMonth } from './dates.js';
import { type ColumnObject, type Definition, listOf, type NumberStyleName, type Unit } from './definition.js';
import { plainNumber, yuanOf } from './numbers.js';
import { patternOf } from './pattern.js';

/** A text of the file, without blanks around; '' for none. `cells` are those of the feed that are known already. */
export type Take = (line: readonly string[], cells: readonly string[]) => string;
/** A cell in the feed's form, '' for none, or what is wrong with it. */
export type CellReader = (line: readonly string[], cells: readonly string[]) => string | Fault;

/** What is wrong with a cell, by what it should hold. */
const CODES: Record<ColumnType, ReasonCode> = {
  key: 'E_KEY',
  reference: 'E_KEY',
  text: 'E_TEXT',
  name: 'E_TEXT',
  code: 'E_CODE',
  choice: 'E_CODE',
  yuan: 'E_AMOUNT',
  date: 'E_DATE',
  month: 'E_MONTH',
  instant: 'E_INSTANT',
  boolean: 'E_BOOLEAN',
  integer: 'E_NUMBER',
  decimal: 'E_NUMBER',
  region: 'E_REGION',
  village: 'E_REGION',
  person: 'E_ID_NUMBER',
  account: 'E_ACCOUNT_NO',
  uscc: 'E_USCC',
  phone: 'E_PHONE',
};

/** How a column's cells are written, with what holds for the whole definition. */
export interface CellStyle {
  numbers: NumberStyleName;
  unit: Unit | 'auto' | undefined;
  dates: DateStyle;
}

export function styleOf(definition: Definition, spec: ColumnObject = {}): CellStyle {
  const unit = spec.unit ?? definition.unit;
  const dates = spec.dates ?? definition.dates ?? 'ymd';
  const { order = 'ymd', pivot, serial } = typeof dates === 'string' ? { order: dates } : dates;
  return {
    numbers: spec.numbers ?? definition.numbers ?? '1,234.56',
    unit: unit === 'yuan' ? '元' : unit === 'fen' ? '分' : unit,
    dates: {
      order,
      ...(pivot === undefined ? {} : { pivot: Number(pivot) }),
      ...(serial === undefined ? {} : { serial: serial === '1904' ? 1904 : 1900 }),
    },
  };
}

const QUOTE_MARK = 39;
const EQUALS = 61;
const HASH = 35;
const EXCEL_ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;
const FORMULA = /^="(.*)"$/s;

/** A cell without blanks around, and without what is put around numbers to keep Excel from changing them: ="0012", '0012. */
export function clean(cell: string | undefined): string {
  if (cell === undefined) return '';
  const text = cell.trim();
  const first = text.charCodeAt(0);
  if (first === EQUALS) return FORMULA.exec(text)?.[1]?.replaceAll('""', '"').trim() ?? text;
  return first === QUOTE_MARK && /^'[\d.-]/.test(text) ? text.slice(1) : text;
}

/** Values are compared so. */
export const valueKey = (text: string): string => text.normalize('NFKC').trim();

/** Makes of a column's text what the feed reads: its part, its translation, its canonical form. */
export function cellReader(
  take: Take,
  column: FeedColumn,
  spec: ColumnObject,
  definition: Definition,
  unit: Unit,
): CellReader {
  const steps: ((text: string) => string | Fault | Done)[] = [];
  const code = CODES[column.type];
  const damaged = new Fault(code, { zh: '是 Excel 的错误值', en: 'this is an error of Excel' });
  steps.push((text) => (text.charCodeAt(0) === HASH && EXCEL_ERROR.test(text) ? damaged : text));
  const nothing = new Set([...(definition.empty ?? []), ...(spec.empty ?? [])].map(valueKey));
  if (nothing.size > 0) steps.push((text) => (nothing.has(valueKey(text)) ? '' : text));
  if (spec.split !== undefined) steps.push(pieceOf(spec.split.by, Number(spec.split.take), code));
  if (spec.match !== undefined) steps.push(matchOf(spec.match, code));
  if (spec.values !== undefined) steps.push(translation(spec.values, spec.else ?? 'reject'));
  const form = formOf(column.type, styleOf(definition, spec), unit, spec.round !== undefined);
  if (form)
    steps.push((text) => {
      const made = form(text);
      return typeof made === 'string' ? made : new Fault(code, made);
    });
  const otherwise = spec.default ?? '';
  return (line, cells) => {
    let text = take(line, cells);
    for (const step of steps) {
      if (text === '') return otherwise;
      const made = step(text);
      if (made instanceof Done) return made.value;
      if (typeof made !== 'string') return made;
      text = made;
    }
    return text || otherwise;
  };
}

/** A translated value: canonical, nothing is to be done to it. */
class Done {
  constructor(readonly value: string) {}
}

function pieceOf(by: string, take: number, code: ReasonCode): (text: string) => string | Fault {
  const missing = new Fault(code, {
    zh: `以“${by}”拆开后没有第 ${take} 段`,
    en: `there is no piece ${take} between "${by}"`,
  });
  return (text) =>
    text
      .split(by)
      .at(take > 0 ? take - 1 : take)
      ?.trim() ?? missing;
}

function matchOf(source: string, code: ReasonCode): (text: string) => string | Fault {
  const pattern = patternOf(source);
  const other = new Fault(code, { zh: `与 ${source} 不匹配`, en: `it does not match ${source}` });
  return (text) => pattern.first(text)?.trim() ?? other;
}

function translation(
  values: Record<string, string>,
  others: 'reject' | 'keep',
): (text: string) => string | Fault | Done {
  const known = new Map(Object.entries(values).map(([from, to]) => [valueKey(from), new Done(to)]));
  const unknown = new Fault('E_CODE', { zh: '取值不在对照表中', en: 'the value is not in the list of values' });
  return (text) => known.get(text) ?? known.get(valueKey(text)) ?? (others === 'keep' ? text : unknown);
}

function formOf(
  type: ColumnType,
  { numbers, dates }: CellStyle,
  unit: Unit,
  round: boolean,
): ((text: string) => string | Words) | undefined {
  switch (type) {
    case 'yuan': {
      const style = { numbers, unit, round };
      return (text) => yuanOf(text, style);
    }
    case 'integer':
    case 'decimal':
      return (text) => plainNumber(text, numbers);
    case 'date':
      return (text) => readDay(text, dates);
    case 'month':
      return (text) => readMonth(text, dates);
    case 'instant':
      return (text) => readInstant(text, dates);
    case 'region':
    case 'village':
      return regionCode;
    default:
      return undefined;
  }
}

/** 12 digits of the 6 of a county or the 9 of a township. */
function regionCode(text: string): string {
  if (text.length === 12) return text;
  const digits = valueKey(text);
  return /^(\d{6}|\d{9})$/.test(digits) ? digits.padEnd(12, '0') : digits;
}

/** What a cell of the file should hold, with an example, for messages. */
export function expectedIn(column: FeedColumn, spec: ColumnObject, style: CellStyle, unit: Unit): Words {
  if (spec.values && spec.else !== 'keep') {
    const values = Object.keys(spec.values).slice(0, 12).join('、');
    return { zh: `下列之一：${values}`, en: `one of ${values}` };
  }
  switch (column.type) {
    case 'yuan':
      return {
        zh: `以${unit}为单位的金额，例如 ${style.numbers}`,
        en: `an amount in ${unit}, for example ${style.numbers}`,
      };
    case 'integer':
    case 'decimal':
      return { zh: `数字，例如 ${style.numbers}`, en: `a number, for example ${style.numbers}` };
    case 'date':
    case 'instant': {
      const example = dateExample(style.dates);
      return { zh: `存在的日期，例如 ${example}`, en: `an existing date, for example ${example}` };
    }
    case 'month':
      return { zh: '月份，例如 2018-10 或 2018年10月', en: 'a month, for example 2018-10 or 2018年10月' };
    default:
      return {
        zh: `${column.expected.zh}，例如 ${column.example}`,
        en: `${column.expected.en}, for example ${column.example}`,
      };
  }
}

function dateExample({ order, serial }: DateStyle): string {
  if (serial !== undefined) return serial === 1900 ? '43388' : '41926';
  return { ymd: '2018-10-15', dmy: '15.10.2018', mdy: '10/15/2018' }[order];
}

type Part = NonNullable<ColumnObject['join']>[number];

/** A part that is a fixed text, or the canonical cell of another column of the feed. */
export const isComposed = (part: Part): part is { text: string } | { column: string } =>
  typeof part === 'object' && !Array.isArray(part);

/** The names by which a column's source stands in messages. */
export function sourceNames(spec: ColumnObject): string[] {
  if (spec.join) {
    const names = spec.join.map((part) => {
      if (isComposed(part)) return 'text' in part ? part.text : part.column;
      return listOf(part)[0]!;
    });
    return [names.join(' + ')];
  }
  if (spec.either) return spec.either.map(({ from }) => listOf(from)[0]!);
  return [...listOf(spec.from)];
}
