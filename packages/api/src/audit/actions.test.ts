import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '../../../..');

/** Where a source writes down an act, with the word for it. A new way of writing one down is added here. */
const written: Readonly<Record<'ts' | 'sql', readonly RegExp[]>> = {
  ts: [
    /\baction: '([a-z_]+)'(?! in )/g,
    /\baction: [^',]+ \? '([a-z_]+)'/g,
    /\baction: [^',]+ \? '[a-z_]+' : '([a-z_]+)'/g,
    /\bactOf\(\w+, '([a-z_]+)'/g,
    /\bnote\(client, [\w.]+, '([a-z_]+)'/g,
    /\bend_session\(.*\[\w+, '([a-z_]+)'\]/g,
    /#refuse\(\w+, \w+, '([a-z_]+)'/g,
  ],
  sql: [
    /\baudit(?:_own)?\('([a-z_]+)'/g,
    /\baudit_of_system\([^,()]*,\s*(?:coalesce\([^()]*\)|[^,()]*),\s*[^,()]*,\s*'([a-z_]+)'/g,
    /\bnote_administration\([^;]*?,\s*'([a-z_]+)'/g,
    /\br\.role, '([a-z_]+)', r\.detail/g,
  ],
};

const sources = (folder: string, ending: 'ts' | 'sql'): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(`.${ending}`) && !/\.test\.ts$|(^|\/)testing\//.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

/** The words of all sources that have to do with the log. */
function wordsInSource(): Set<string> {
  const ts = ['packages/api/src', 'packages/casework/src', 'packages/platform/src', 'schema/src'].flatMap((folder) =>
    sources(folder, 'ts'),
  );
  const words = (texts: readonly string[], ways: readonly RegExp[]) =>
    texts.flatMap((text) => ways.flatMap((way) => [...text.matchAll(way)].map(([, word]) => word!)));
  return new Set([
    ...words(
      ts.filter((text) => /\baudit(OfSystem)?\(|end_session|note_failure/.test(text)),
      written.ts,
    ),
    ...words(sources('schema/migrations', 'sql'), written.sql),
  ]);
}

describe('docs/audit.md', () => {
  const page = readFileSync(join(root, 'docs/audit.md'), 'utf8');
  const documented = [...page.matchAll(/^\| `([a-z_]+)`/gm)].map(([, word]) => word!);

  it('has a line for each word that is written to the audit log, and for no other', () => {
    expect(documented.toSorted()).toEqual([...wordsInSource()].toSorted());
  });
});
