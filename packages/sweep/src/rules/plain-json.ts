// JSON is laxer than what rules may be: it lets a key stand twice, so that a reader sees one value and the platform takes another; it nests without
// an end, names keys after what every JavaScript object has, and holds texts and numbers that a database does not take.

/** Deeper than anything in rules.json, and far from where recursion ends. */
const DEPTH_MAX = 32;

/** A thousand rules with their canaries have fewer; looking at more takes seconds. */
const TOKENS_MAX = 1_000_000;

/** Names that every object has or obeys. */
const forbiddenKeys = new Set(['__proto__', 'prototype', 'constructor']);

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Parses a text of JSON, and throws where it is not JSON or says more or other than it seems to; the message tells the place. */
export function parsePlainJson(text: string): unknown {
  const content: unknown = JSON.parse(text);
  // Only now: of what is JSON, tokens are all there is to check.
  checkTokens(text);
  return content;
}

function checkTokens(text: string): void {
  /** For each open object its keys so far; for each open array nothing. */
  const open: (Set<string> | undefined)[] = [];
  let isKey = false;
  let count = 0;
  for (const { 0: word, index } of text.matchAll(token)) {
    count += 1;
    if (count > TOKENS_MAX) throw new Error(`it has more than ${TOKENS_MAX} parts`);
    const first = word[0]!;
    if (first === '{' || first === '[') {
      open.push(first === '{' ? new Set() : undefined);
      if (open.length > DEPTH_MAX) fail(text, index, `it is nested deeper than ${DEPTH_MAX} levels`);
      isKey = first === '{';
    } else if (first === '}' || first === ']') {
      open.pop();
      isKey = false;
    } else if (first === ',') {
      isKey = open.at(-1) !== undefined;
    } else if (first === ':') {
      isKey = false;
    } else if (first === '"') {
      checkText(text, index, JSON.parse(word) as string, isKey ? open.at(-1) : undefined);
    } else if (!/^(true|false|null)$/.test(word) && !Number.isFinite(Number(word))) {
      fail(text, index, `the number ${word.slice(0, 20)} is too large`);
    }
  }
}

function checkText(text: string, index: number, value: string, keys: Set<string> | undefined): void {
  if (/\0|\p{Surrogate}/u.test(value)) fail(text, index, 'a text holds a character that cannot be stored');
  if (!keys) return;
  if (forbiddenKeys.has(value)) fail(text, index, `the key '${value}' is not allowed`);
  if (keys.has(value)) fail(text, index, `the key '${value.slice(0, 60)}' stands twice`);
  keys.add(value);
}

function fail(text: string, index: number, reason: string): never {
  throw new Error(`line ${text.slice(0, index).split('\n').length}: ${reason}`);
}
