import { createHash } from 'node:crypto';
import { Fault } from '../fault.js';
import type { ColumnSource, Layout, Mapped, PartOrigin } from '../layout.js';
import { expectedOf, type Problem } from '../problem.js';
import { type BoundColumn, type HeaderBinding, SEVERAL } from './header-binding.js';
import { type AsideRule, asideRules, conditionOf, type KindRule, kindRules } from './row-rules.js';

type Note = (problem: Problem) => void;

/** What is done with the lines of a part. */
export interface RowRules {
  aside: readonly AsideRule[];
  kinds: readonly KindRule[];
  isDeleted: ((line: readonly string[]) => boolean) | undefined;
}

/** Finds the columns that rules for lines name. */
export const rowRules = (binding: HeaderBinding): RowRules => ({
  aside: asideRules(binding),
  kinds: kindRules(binding),
  isDeleted:
    binding.definition.deleted &&
    conditionOf(binding.definition.deleted.when, (name) => binding.place(name, 'deleted')),
});

/** How the lines below a header are read, as a definition says. Everything is looked up here once, so that a line costs only its cells. */
export function rowLayout(binding: HeaderBinding, rules: RowRules, origin: PartOrigin): Layout {
  const { feed, columns, alternatives, header, definition } = binding;
  const { aside, kinds, isDeleted } = rules;
  const { width } = header;
  const simple = columns.filter(({ isComposed }) => !isComposed);
  const composed = columns.filter(({ isComposed }) => isComposed);
  const count = feed.columns.length;
  const names = feed.columns.map((column) => column.header);
  for (const { at, name } of columns) names[at] = name;
  const places = new Map(feed.columns.map((column, at) => [column.header, at]));
  const totalAt = feed.total === undefined ? -1 : places.get(feed.total)!;
  const keyAt = definition.key === 'none' ? places.get('key')! : -1;
  const keyPrefix = keyAt === -1 ? '' : `${partDigest(origin)}:`;
  // A sheet's row has no cells behind its last filled one.
  const mayBeShort = origin.reading.kind === 'cells';
  const expectations = feed.columns.map(expectedOf);
  for (const { at, expected } of columns) expectations[at] = expected;
  const problemAt = (at: number, fault: Fault): Problem => ({
    code: fault.code,
    column: names[at]!,
    what: fault.what,
    expected: expectations[at]!,
  });

  const read = (line: readonly string[], place: number): Mapped => {
    if (isBlank(line) || header.lines.some((again) => isSame(line, again, width))) return { kind: 'aside' };
    for (const rule of aside) {
      if (!rule.applies(line)) continue;
      const declared = rule.declared(line);
      return 'code' in declared ? { kind: 'unreadable', problem: declared } : { kind: 'aside', declared };
    }
    if (line.length !== width && isRagged(line, width, mayBeShort)) return { kind: 'ragged' };
    const cells = emptyCells(count);
    let problems: Problem[] | undefined;
    const note: Note = (problem) => {
      problems ??= [];
      problems.push(problem);
    };
    for (const column of simple) readInto(column, line, cells, note);
    for (const { at, pick, sets } of alternatives) {
      const filled = pick(line);
      if (filled === SEVERAL) note(problemAt(at, severalFilled));
      for (const [into, value] of sets[filled] ?? []) cells[into] = value;
    }
    for (const column of composed) readInto(column, line, cells, note);
    const isTurned = kinds.length > 0 && totalAt !== -1 && applyKinds(line, cells, note);
    if (keyAt !== -1) cells[keyAt] = keyPrefix + place;
    const mapped: Mapped = { kind: 'record', cells };
    if (problems) mapped.problems = problems;
    if (isTurned) mapped.isTurned = true;
    if (isDeleted?.(line)) mapped.isDeleted = true;
    return mapped;
  };

  const readInto = ({ at, read }: BoundColumn, line: readonly string[], cells: string[], note: Note): void => {
    const cell = read(line, cells);
    if (typeof cell === 'string') cells[at] = cell;
    else note(problemAt(at, cell));
  };

  /** @returns whether the sign of the amount was turned */
  const applyKinds = (line: readonly string[], cells: string[], note: Note): boolean => {
    const amount = cells[totalAt]!;
    const isNegative = amount.startsWith('-');
    const kind = kinds.find((rule) => rule.applies(line, amount));
    if (!kind) {
      if (isNegative) note(problemAt(totalAt, unknownSign));
      return false;
    }
    for (const [into, value] of kind.sets) cells[into] = value;
    for (const header of kind.needs)
      if (cells[places.get(header)!] === '') note(problemAt(places.get(header)!, needed));
    if (kind.amount === 'any' || amount === '') return false;
    const isNought = !/[1-9]/.test(amount);
    if (!isNought && isNegative !== (kind.amount === 'negative')) {
      note(problemAt(totalAt, otherSign));
      return false;
    }
    if (!isNegative) return false;
    cells[totalAt] = amount.slice(1);
    return !isNought;
  };

  const bound = new Map(columns.map((column) => [column.at, column.source]));
  const ruled = new Set([
    ...alternatives.flatMap(({ sets }) => sets.flatMap((set) => set.map(([into]) => into))),
    ...kinds.flatMap(({ sets }) => sets.map(([into]) => into)),
  ]);
  const sourceOf = (at: number): ColumnSource => {
    if (at === keyAt) return { kind: 'computed', from: [] };
    const source = bound.get(at);
    if (!source) return { kind: ruled.has(at) ? 'ruled' : 'absent', from: [] };
    const from = [...source.from, ...(source.of ?? []).flatMap((other) => sourceOf(other).from)];
    return { kind: source.kind, from: [...new Set(from)] };
  };

  return { width, read, headerOf: (at) => names[at]!, sourceOf };
}

const emptyCells = (count: number): string[] => new Array<string>(count).fill('');

/** Known for a part of a delivery whenever it is read, so that records without a key are the same records again. */
function partDigest({ originSha256, part }: PartOrigin): string {
  return createHash('sha256').update(originSha256).update(part).digest('hex').slice(0, 16);
}

function isBlank(line: readonly string[]): boolean {
  for (const cell of line) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

/** Printed lists have their header on each page. */
function isSame(line: readonly string[], header: readonly string[], width: number): boolean {
  for (let at = 0; at < width; at++) if ((line[at] ?? '') !== (header[at] ?? '')) return false;
  return true;
}

/** Cells behind the last column may be there as long as they are empty. */
function isRagged(line: readonly string[], width: number, mayBeShort: boolean): boolean {
  if (line.length < width) return !mayBeShort;
  for (let at = width; at < line.length; at++) if (line[at]!.trim() !== '') return true;
  return false;
}

const severalFilled = new Fault('E_AMOUNT', {
  zh: '这几列应恰有一列有值，却有多列',
  en: 'more than one of the columns is filled',
});
const unknownSign = new Fault('E_AMOUNT', {
  zh: '金额为负，定义没有说明这类记录的含义',
  en: 'the amount is negative, and the definition does not say what such records are',
});
const otherSign = new Fault('E_AMOUNT', {
  zh: '金额的正负与记录类别不符',
  en: 'the sign of the amount does not fit the kind of the record',
});
const needed = new Fault('E_REQUIRED', { zh: '这类记录必须填写', en: 'records of this kind need it' });
