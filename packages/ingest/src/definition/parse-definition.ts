import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../nearest.js';
import type { Words } from '../words.js';
import { type Definition, definitionSchema } from './definition.js';
import { DefinitionError, type DefinitionProblem } from './definition-error.js';
import { exampleOf, keysAt } from './examples.js';

/** A way into the YAML, from its top. */
export type Path = readonly (string | number)[];

/** A feed definition of the right form, and where in the YAML everything stands. */
export interface ParsedDefinition {
  definition: Definition;
  /** A problem with what stands there; with `ofKey`, with the key and not its value. */
  problemAt(path: Path, what: Words, options?: { ofKey?: boolean; example?: string }): DefinitionProblem;
}

const MAX_BYTES = 256 * 1024;

/**
 * Reads a feed definition and checks its form. What its names mean is checked in {@link checkDefinition}.
 * @throws DefinitionError with the place of everything that is wrong
 */
export function parseDefinition(yaml: string): ParsedDefinition {
  const lineCounter = new LineCounter();
  // Without types, so that 0012 is not 12 and no is not false: what a column holds is text.
  const document = parseDocument(yaml.slice(0, MAX_BYTES), {
    schema: 'failsafe',
    lineCounter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const placeOf = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (yaml.length > MAX_BYTES)
    throw new DefinitionError([
      { line: 1, column: 1, what: { zh: '定义超过 256 KB', en: 'the definition is larger than 256 KB' } },
    ]);
  if (document.errors.length > 0)
    throw new DefinitionError(
      document.errors.map(({ pos, message }) => ({
        ...placeOf(pos[0]),
        what: { zh: `不是有效的 YAML：${message}`, en: `this is not valid YAML: ${message}` },
      })),
    );
  const problemAt: ParsedDefinition['problemAt'] = (path, what, { ofKey = false, example } = {}) => ({
    ...placeOf(offsetOf(document.contents, path, ofKey)),
    what,
    ...(example === undefined ? {} : { example }),
  });
  const parsed = definitionSchema.safeParse(plainOf(document, problemAt));
  if (parsed.success) return { definition: parsed.data, problemAt };
  throw new DefinitionError(
    parsed.error.issues.flatMap((issue) => problemsOf(issue, [], (path) => document.hasIn(path), problemAt)),
  );
}

function plainOf(document: Document, problemAt: ParsedDefinition['problemAt']): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new DefinitionError([
      problemAt([], {
        zh: '引用（*别名）展开后过大或无法展开',
        en: 'its aliases (*name) grow too large, or name nothing',
      }),
    ]);
  }
}

type Issue = z.core.$ZodIssue;

function problemsOf(
  issue: Issue,
  above: Path,
  isThere: (path: Path) => boolean,
  problemAt: ParsedDefinition['problemAt'],
): DefinitionProblem[] {
  const path: Path = [...above, ...(issue.path as (string | number)[])];
  const example = exampleOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = nearest(key, keysAt(path), 4).join(', ');
        const what = { zh: `没有“${key}”这一项；相近的有 ${known}`, en: `there is no "${key}" here; near: ${known}` };
        return problemAt([...path, key], what, { ofKey: true, example: exampleOf([...path, known.split(', ')[0]!]) });
      });
    case 'invalid_union': {
      // Of the forms that there are, the one that was meant is the one that fits at its top.
      const meant = issue.errors.find((issues) => issues.length > 0 && issues.every((inner) => inner.path.length > 0));
      if (meant) return meant.flatMap((inner) => problemsOf(inner, path, isThere, problemAt));
      const values = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
      return [problemAt(path, values.length > 0 ? oneOf(values) : otherForm, { example })];
    }
    case 'invalid_value':
      return [problemAt(path, oneOf(issue.values), { example })];
    case 'invalid_type':
      if (!isThere(path)) {
        const name = String(path.at(-1));
        return [problemAt(path.slice(0, -1), { zh: `缺少 ${name}`, en: `${name} is missing` }, { example })];
      }
      return [problemAt(path, expectedType(issue.expected), { example })];
    case 'too_small':
      return [problemAt(path, { zh: '不能为空', en: 'this must not be empty' }, { example })];
    default:
      return [problemAt(path, otherForm, { example })];
  }
}

const otherForm: Words = { zh: '写法不对', en: 'this is not in the right form' };

const oneOf = (values: readonly unknown[]): Words => ({
  zh: `应为下列之一：${values.join('、')}`,
  en: `expected one of ${values.join(', ')}`,
});

const TYPES: Record<string, Words> = {
  string: { zh: '应为文字', en: 'expected a text' },
  array: { zh: '应为列表', en: 'expected a list' },
  object: { zh: '应为“键: 值”', en: 'expected keys with values' },
  record: { zh: '应为“键: 值”', en: 'expected keys with values' },
};
const expectedType = (type: string): Words => TYPES[type] ?? otherForm;

/** Where in the text the node of this path begins, or the nearest one above it. */
function offsetOf(contents: Node | null, path: Path, ofKey: boolean): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const [at, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      const isKeyAsked = ofKey && at === path.length - 1;
      const target = isKeyAsked || !pair.value ? (pair.key as Node) : (pair.value as Node);
      offset = target.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
