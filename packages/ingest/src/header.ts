import type { Feed } from './feed.js';
import type { FileLayout, Layout } from './layout.js';
import { nearest } from './nearest.js';
import type { Problem } from './problem.js';

/** The feed's own layout: a header line of its columns, in any order, the optional ones or not. */
export function nativeLayout(feed: Feed): FileLayout {
  return {
    feed,
    definitionId: null,
    wish: {},
    asOfName: () => undefined,
    open: ([first]) => {
      const { line, cells } = first!;
      const layout = Array.isArray(cells) ? checkHeader(feed, cells) : [cells];
      return Array.isArray(layout) ? { line, problems: layout } : { layout, headerAt: 0 };
    },
  };
}

/** Compares a header line with what the feed expects. All problems are reported at once. */
function checkHeader(feed: Feed, cells: readonly string[]): Layout | Problem[] {
  const names = cells.map((cell) => cell.replace(/^\ufeff/, '').trim());
  const expected = { zh: `标题行，例如 ${exampleHeader(feed)}`, en: `a header line like ${exampleHeader(feed)}` };
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name))
      problems.push({
        code: 'E_HEADER_DUPLICATE',
        column: shown(name),
        what: { zh: '该列出现了两次', en: 'the column comes twice' },
        expected,
      });
    else if (!feed.column(name)) {
      const near = nearest(
        name,
        feed.columns.map((column) => column.header),
      ).join(', ');
      problems.push({
        code: 'E_HEADER_UNKNOWN',
        column: shown(name),
        what: {
          zh: `数据源 ${feed.name} 没有这一列；相近的有 ${near}`,
          en: `the feed ${feed.name} has no such column; near: ${near}`,
        },
        expected,
      });
    }
    seen.add(name);
  }
  for (const column of feed.columns) {
    if (!column.required || seen.has(column.header)) continue;
    problems.push({
      code: 'E_HEADER_MISSING',
      column: column.header,
      what: { zh: '缺少必需的列', en: 'the required column is missing' },
      expected: {
        zh: `${column.expected.zh}，例如 ${column.example}；${expected.zh}`,
        en: `${column.expected.en}, for example ${column.example}; ${expected.en}`,
      },
    });
  }
  if (problems.length > 0) return problems;
  const place = new Map(names.map((name, at) => [name, at]));
  const width = names.length;
  const cellOf = feed.columns.map(({ header }) => place.get(header) ?? -1);
  return {
    width,
    read: (line) =>
      line.length === width
        ? { kind: 'record', cells: cellOf.map((at) => (at === -1 ? '' : line[at]!)) }
        : { kind: 'ragged' },
    headerOf: (at) => feed.columns[at]!.header,
    sourceOf: (at) => (cellOf[at] === -1 ? { kind: 'absent', from: [] } : { kind: 'copied', from: [cellOf[at]!] }),
  };
}

/** The required columns, as a header line. */
export const exampleHeader = (feed: Feed): string =>
  feed.columns
    .filter((column) => column.required)
    .map((column) => column.header)
    .join(',');

/** A file without a header line has data in its place: a name is shown only when it looks like one. */
const shown = (name: string) => (/^[A-Za-z_][A-Za-z0-9_]{0,40}$/.test(name) ? name : '?');
