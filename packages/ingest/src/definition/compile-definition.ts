import { Fault } from '../fault.js';
import type { Feed } from '../feed.js';
import { exampleHeader } from '../header.js';
import type { FileLayout, FormatWish, HeadLine, Opened } from '../layout.js';
import type { Problem } from '../problem.js';
import { sourceNames, styleOf } from './cell-reader.js';
import { readDay } from './dates.js';
import { type Definition, type Unit } from './definition.js';
import { HeaderBinding, specOf } from './header-binding.js';
import { unitInTitle } from './numbers.js';
import { type Pattern, patternOf } from './pattern.js';
import { type RowRules, rowLayout, rowRules } from './row-layout.js';
import { declaredBy } from './row-rules.js';
import { mergedHeader, SourceHeader } from './source-header.js';

/** Makes of a checked definition the layout by which its files are read. */
export function compileDefinition(feed: Feed, definition: Definition, definitionId: bigint | null): FileLayout {
  const patterns = {
    asOfFile: optionalPattern(definition.as_of?.file),
    asOfTitle: optionalPattern(definition.as_of?.title),
    total: optionalPattern(definition.total_in_title),
  };
  const { dates } = styleOf(definition);
  const dayOf = (text: string | undefined) => {
    const day = text === undefined ? undefined : readDay(text, dates);
    return typeof day === 'string' ? day : undefined;
  };
  return {
    feed,
    definitionId,
    wish: wishOf(definition),
    asOfName: (name) => dayOf(patterns.asOfFile?.first(name)),
    open(head, origin) {
      const found = findHeader(feed, definition, head);
      if ('problems' in found) return found;
      const { binding, rules, headerAt } = found;
      const titles = titlesAbove(head, headerAt);
      const opened: Opened = { layout: rowLayout(binding, rules, origin), headerAt };
      const problems: Problem[] = [];
      if (patterns.asOfTitle) {
        opened.asOf = titles.map((title) => dayOf(patterns.asOfTitle!.first(title))).find((day) => day !== undefined);
        if (opened.asOf === undefined) problems.push(noDate(definition.as_of!.title!));
      }
      if (patterns.total) {
        const declared = titles.map((title) => declaredBy(patterns.total!, title, binding)).find((total) => total);
        if (declared instanceof Fault || declared === undefined) problems.push(noTotal(definition.total_in_title!));
        else opened.declared = declared;
      }
      return problems.length > 0 ? { line: head[Math.max(headerAt, 0)]!.line, problems } : opened;
    },
  };
}

interface Bound {
  binding: HeaderBinding;
  rules: RowRules;
  headerAt: number;
}

/**
 * The first line that holds all that the definition names; when there is none, what the line with most of it lacks.
 * A data row in a header's place holds none of the names.
 */
function findHeader(
  feed: Feed,
  definition: Definition,
  head: readonly HeadLine[],
): Bound | { line: number; problems: Problem[] } {
  if (definition.header === 'none') {
    const bound = bind(feed, definition, new SourceHeader(definition.names!), undefined, -1);
    return bound.binding.problems.length > 0 ? { line: head[0]!.line, problems: bound.binding.problems } : bound;
  }
  let best: Bound | undefined;
  const rows = Number(definition.header_rows ?? 1);
  for (const at of head.keys()) {
    const lines = head.slice(at, at + rows).map(({ cells }) => cells);
    if (lines.length < rows || !lines.every((cells) => Array.isArray(cells))) continue;
    const bound = bind(feed, definition, mergedHeader(lines), unitAbove(head, at), at + rows - 1);
    const { problems, score } = bound.binding;
    if (problems.length === 0 && score > 0) return bound;
    if (score > (best?.binding.score ?? 0)) best = bound;
  }
  if (best) return { line: head[best.headerAt]!.line, problems: best.binding.problems };
  const unreadable = head.find(({ cells }) => !Array.isArray(cells));
  if (unreadable) return { line: unreadable.line, problems: [unreadable.cells as Problem] };
  return { line: head[0]!.line, problems: [noHeader(feed, definition, head.length)] };
}

function bind(
  feed: Feed,
  definition: Definition,
  header: SourceHeader,
  stated: Unit | undefined,
  headerAt: number,
): Bound {
  const binding = new HeaderBinding(feed, definition, header, stated);
  binding.bindStated();
  const rules = rowRules(binding);
  binding.bindKnown();
  binding.checkRest();
  return { binding, rules, headerAt };
}

/** The texts of the lines above the header. */
const titlesAbove = (head: readonly HeadLine[], headerAt: number): string[] =>
  head.slice(0, Math.max(headerAt, 0)).map(({ cells }) => (Array.isArray(cells) ? cells.join(' ') : ''));

const unitAbove = (head: readonly HeadLine[], headerAt: number): Unit | undefined =>
  titlesAbove(head, headerAt)
    .map(unitInTitle)
    .find((unit) => unit !== undefined);

const optionalPattern = (source: string | undefined): Pattern | undefined =>
  source === undefined ? undefined : patternOf(source);

/** What the definition says of format and encoding. */
function wishOf({ file }: Definition): FormatWish {
  if (!file) return {};
  const { sheet, columns, ...rest } = file;
  return {
    ...rest,
    ...(sheet === undefined ? {} : { sheet: /^\d+$/.test(sheet) ? Number(sheet) : sheet }),
    ...(columns === undefined
      ? {}
      : { columns: columns.map(({ name, from, to }) => ({ name, from: Number(from), to: Number(to) })) }),
  };
}

const noDate = (pattern: string): Problem => ({
  code: 'E_HEADER_MISSING',
  what: { zh: '标题行以上没有业务日期', en: 'no business day stands above the header' },
  expected: { zh: `与 ${pattern} 匹配的日期`, en: `a date that matches ${pattern}` },
});
const noTotal = (pattern: string): Problem => ({
  code: 'E_HEADER_MISSING',
  what: { zh: '标题行以上没有能读取的合计', en: 'no total that can be read stands above the header' },
  expected: { zh: `与 ${pattern} 匹配的合计`, en: `a total that matches ${pattern}` },
});

function noHeader(feed: Feed, definition: Definition, lines: number): Problem {
  const names = feed.columns
    .map(({ header }) => sourceNames(specOf(definition, header) ?? {})[0])
    .filter((name) => name !== undefined);
  const example = names.length > 0 ? names.join(',') : exampleHeader(feed);
  return {
    code: 'E_HEADER_MISSING',
    what: { zh: `前 ${lines} 行中没有标题行`, en: `there is no header among the first ${lines} lines` },
    expected: { zh: `标题行，例如 ${example}`, en: `a header line like ${example}` },
  };
}
