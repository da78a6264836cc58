import { fenOf } from '../columns.js';
import { Fault } from '../fault.js';
import type { Declared } from '../layout.js';
import type { Problem } from '../problem.js';
import { clean, styleOf, valueKey } from './cell-reader.js';
import { listOf, type TotalSpec } from './definition.js';
import type { Constants, HeaderBinding } from './header-binding.js';
import { plainNumber } from './numbers.js';
import { type Pattern, patternOf } from './pattern.js';

type Line = readonly string[];
type When = Record<string, string | string[]>;

/** Whether a line's columns hold one of the values that are named for each. @param find their places */
export function conditionOf(when: When, find: (name: string) => number): (line: Line) => boolean {
  const tests = Object.entries(when).map(([name, values]) => ({
    at: find(name),
    values: new Set(listOf(values).map(valueKey)),
  }));
  return (line) =>
    tests.every(({ at, values }) => {
      const cell = line[at] ?? '';
      return values.has(cell) || values.has(valueKey(cell));
    });
}

/** Lines that are no records, and what they declare of the file. */
export interface AsideRule {
  applies(line: Line): boolean;
  /** @returns the columns whose totals cannot be read, as problems */
  declared(line: Line): Declared | Problem;
}

export function asideRules(binding: HeaderBinding): AsideRule[] {
  return (binding.definition.aside ?? []).map(({ starts, when, blank, total }) => {
    const beginnings = listOf(starts).map((text) => valueKey(text).replace(/\s/g, ''));
    const first = new Set(beginnings.map((text) => text.charCodeAt(0)));
    const condition = when === undefined ? undefined : conditionOf(when, (name) => binding.place(name, 'aside'));
    const blanks = listOf(blank).map((name) => binding.place(name, 'aside'));
    const declared = total === undefined ? () => ({}) : totalOf(total, binding);
    return {
      applies: (line) =>
        (beginnings.length === 0 || startsWith(line, beginnings, first)) &&
        (condition === undefined || condition(line)) &&
        blanks.every((at) => clean(line[at]) === ''),
      declared,
    };
  });
}

/** Whether the first cell that is filled begins so; blanks do not count (合  计). */
function startsWith(line: Line, beginnings: readonly string[], first: ReadonlySet<number>): boolean {
  for (const cell of line) {
    const trimmed = cell.trim();
    if (trimmed === '') continue;
    const code = trimmed.charCodeAt(0);
    if (!first.has(code) && !mayBeWrittenOtherwise(code)) return false;
    const text = valueKey(cell).replace(/\s/g, '');
    return beginnings.some((beginning) => text.startsWith(beginning));
  }
  return false;
}

/** Whether a character may be another one in full width or in a compatibility form: then it has to be normalised to be compared. */
const mayBeWrittenOtherwise = (code: number) => code >= 0xf900 || (code >= 0x2000 && code < 0x3400);

/** What a total line declares: in columns of the file, or in its text. */
function totalOf(total: TotalSpec, binding: HeaderBinding): (line: Line) => Declared | Problem {
  const pattern = total.text === undefined ? undefined : patternOf(total.text);
  const amounts = listOf(total.amount).map((name) => {
    const at = binding.place(name, 'aside.total');
    return { name, read: binding.totalReader((line) => clean(line[at])) };
  });
  const rowsAt = total.rows === undefined ? -1 : binding.place(total.rows, 'aside.total');
  const { numbers } = styleOf(binding.definition);
  return (line) => {
    if (pattern) {
      const found = declaredBy(pattern, line.join(' '), binding);
      if (found && !(found instanceof Fault)) return found;
      return unreadableTotal(total.text!);
    }
    const declared: Declared = {};
    for (const { name, read } of amounts) {
      const yuan = read(line, []);
      const fen = typeof yuan === 'string' ? fenOf(yuan) : undefined;
      if (fen === undefined) return unreadableTotal(name);
      declared.fen = (declared.fen ?? 0n) + BigInt(fen);
    }
    if (rowsAt !== -1) {
      const rows = countOf(clean(line[rowsAt]), numbers);
      if (rows === undefined) return unreadableTotal(total.rows!);
      declared.rows = rows;
    }
    return declared;
  };
}

/** What a text declares, by the groups `rows` and `amount` of a pattern; undefined when it does not match. */
export function declaredBy(pattern: Pattern, text: string, binding: HeaderBinding): Declared | Fault | undefined {
  const found = pattern.named(text);
  if (!found) return undefined;
  const declared: Declared = {};
  if (found.amount !== undefined) {
    const yuan = binding.totalReader(() => clean(found.amount))([], []);
    const fen = typeof yuan === 'string' ? fenOf(yuan) : undefined;
    if (fen === undefined) return unreadableAmount;
    declared.fen = BigInt(fen);
  }
  if (found.rows !== undefined) {
    const rows = countOf(found.rows, styleOf(binding.definition).numbers);
    if (rows === undefined) return unreadableAmount;
    declared.rows = rows;
  }
  return declared;
}

function countOf(text: string, numbers: Parameters<typeof plainNumber>[1]): number | undefined {
  const count = plainNumber(text.replace(/[笔条户人]$/, ''), numbers);
  return typeof count === 'string' && /^\d{1,9}$/.test(count) ? Number(count) : undefined;
}

const unreadableAmount = new Fault('E_AMOUNT', { zh: '合计数无法读取', en: 'the total cannot be read' });
const unreadableTotal = (column: string): Problem => ({
  code: 'E_AMOUNT',
  column,
  what: unreadableAmount.what,
  expected: { zh: '合计金额或笔数，例如 1234.56', en: 'the total of amounts or rows, for example 1234.56' },
});

/** A kind of record by which the sign of its amount is understood. */
export interface KindRule {
  applies(line: Line, amount: string): boolean;
  amount: 'negative' | 'positive' | 'any';
  sets: Constants;
  needs: readonly string[];
}

export function kindRules(binding: HeaderBinding): KindRule[] {
  return (binding.definition.kinds ?? []).map(({ when, amount, set, needs = [] }) => {
    const sets = binding.constants(set);
    if (when === 'else') return { applies: () => true, amount: amount ?? 'any', sets, needs };
    if (when === 'negative' || when === 'positive') {
      const isNegative = when === 'negative';
      return {
        applies: (_, text) => text !== '' && text.startsWith('-') === isNegative,
        amount: amount ?? when,
        sets,
        needs,
      };
    }
    return { applies: conditionOf(when, (name) => binding.claim(name, 'kinds')), amount: amount ?? 'any', sets, needs };
  });
}
