// Every word that the console says is there in both languages, and stands in a table of words, not in a page.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const src = resolve(__dirname, '..');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const CHINESE = /[\u4e00-\u9fff]/;

/** Names that are the same in every language. */
const isName = (text: string) => /^[A-Z0-9][A-Za-z0-9 .%/()-]*$/.test(text);
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

function faultOf(zh: string, en: string): string | undefined {
  if (!zh.trim() || !en.trim()) return 'one language is missing';
  if (!CHINESE.test(zh) && !(zh === en && isName(zh))) return 'the first is not Chinese';
  if (CHINESE.test(en)) return 'the second is not English';
  if (placeholders(zh) !== placeholders(en)) return 'the values in braces differ';
  return undefined;
}

/** Pairs of texts in what a module exports, at any depth, with where they stand. */
function* pairsIn(value: unknown, at: string): Generator<[at: string, zh: string, en: string]> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value) && value.length === 2 && value.every((text) => typeof text === 'string')) {
    yield [at, ...(value as [string, string])];
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* pairsIn(inner, `${at}.${key}`);
}

describe('the words of the console', () => {
  const tables = files.filter((path) => /(^|\/)(words|common|names)\.ts$/.test(path));

  it.each(tables)('%s: Chinese and English', (path) => {
    const pairs = [...pairsIn(require(join(src, path)), path)];
    expect(pairs.length).toBeGreaterThan(0);
    const faults = pairs.flatMap(([at, zh, en]) => {
      const fault = faultOf(zh, en);
      return fault ? [`${at}: ${fault}: ${zh} | ${en}`] : [];
    });
    expect(faults).toEqual([]);
  });

  it('stand in tables: no component says anything of its own', () => {
    // A language is called by its own name, whatever the console speaks.
    const spared = new Set(['app/language-switch.tsx']);
    const components = files.filter((path) => path.endsWith('.tsx') && !spared.has(path));
    const said = components.flatMap((path) =>
      textsOf(readFileSync(join(src, path), 'utf8')).map((text) => `${relative('.', path)}: ${text}`),
    );
    expect(said).toEqual([]);
  });
});

const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
/** A small table of a component's own is a table, too. */
const PAIRS = /\[\s*'[^'\n]*',\s*(?:'[^'\n]*'|"[^"\n]*"),?\s*\]/g;
/** The mark of the product, where there is no room for its name. */
const MARK = "'渠'";

/** Chinese outside of comments and pairs, and English between tags. */
function textsOf(code: string): string[] {
  const spoken = code.replaceAll(COMMENTS, '').replaceAll(PAIRS, '').replaceAll(MARK, '');
  const chinese = spoken.split('\n').filter((line) => CHINESE.test(line));
  const english = [...spoken.matchAll(/<\w[^<>]*[^=<>]>\s*([A-Za-z][A-Za-z ,.:]+[a-z.])\s*<\//g)].map(
    ([, text]) => text!,
  );
  return [...chinese.map((line) => line.trim()), ...english];
}
