// The page of evidence says what the records say, and the lists that it is made from fit the sources.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';

const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'qingqu-evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Claim {
  name: string;
  what: string;
  shownBy: Record<string, string>;
  reach: { record: string; name: string }[];
  reason?: string;
}

const node = (script: string, ...words: string[]) =>
  execFileSync(process.execPath, [join(root, script), ...words], {
    encoding: 'utf8',
    env: { ...process.env, QINGQU_EVIDENCE: folder },
  });
const claims: Claim[] = JSON.parse(node('scripts/evidence/run.mjs', '--claims'));

/** Which records each test keeps, by its path. */
function keptIn(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  const kept = [...text.matchAll(/(?:\bkeepEvidence\(|\breport\.claim\(|\bclaim: )\s*'([A-Z][^']*)'/g)];
  return kept.map(([, name]) => name!);
}

function testFiles(at: string): string[] {
  return readdirSync(join(root, at), { withFileTypes: true }).flatMap((entry) => {
    const path = `${at}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : testFiles(path);
    return /\.test\.tsx?$/.test(path) && path !== 'packages/platform/src/evidence.test.ts' ? [path] : [];
  });
}

describe('the list of claims', () => {
  it('has each claim once, with what it asks for', () => {
    const names = claims.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, what, reach } of claims)
      expect([name, what !== '', reach.length > 0]).toEqual([name, true, true]);
    for (const expected of ['L', 'F', 'B', 'I', 'M', 'D'].map((letter) => new RegExp(`^${letter}`)))
      expect(names.some((name) => expected.test(name))).toBe(true);
    const range = (letter: string, n: number) => Array.from({ length: n }, (_, at) => `${letter}${at + 1}`);
    expect(names).toEqual(
      expect.arrayContaining([...range('L', 8), ...range('F', 16), ...range('B', 11), ...range('I', 15)]),
    );
  });

  it('names tests and benches that there are, which keep what they are named for', () => {
    const wrong = claims.flatMap(({ name, shownBy, reach }) => [
      ...Object.entries(shownBy).flatMap(([record, path]) => {
        if (!existsSync(join(root, path))) return [`${name}: there is no ${path}`];
        // Of the invariants one test keeps a record each; what scripts keep is no call in a test.
        const isKept =
          keptIn(path).includes(record) || /\bkeepEvidence\(name,/.test(readFileSync(join(root, path), 'utf8'));
        return isKept || path.startsWith('scripts/') ? [] : [`${name}: ${path} keeps no ${record}`];
      }),
      ...reach.flatMap(({ record }) => (shownBy[record] ? [] : [`${name}: nothing is said to show ${record}`])),
    ]);
    expect(wrong).toEqual([]);
  });

  it('knows every record that a test keeps', () => {
    const known = new Map(claims.flatMap(({ shownBy }) => Object.entries(shownBy)));
    const strangers = ['schema/src', 'packages', 'examples']
      .flatMap(testFiles)
      .flatMap((path) =>
        keptIn(path).flatMap((record) => (known.get(record) === path ? [] : [`${path} keeps ${record}`])),
      );
    expect(strangers).toEqual([]);
  });
});

describe('the page', () => {
  const page = () => {
    node('scripts/evidence/run.mjs', '--to', join(folder, 'page.md'));
    return readFileSync(join(folder, 'page.md'), 'utf8');
  };
  /** The row of a claim in the CI profile, in its cells. */
  const rowOf = (name: string, text = page()) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`| ${name} |`))!
      .split(' | ')
      .map((cell) => cell.replace(/^\| | \|$/g, ''));
  const keep = (record: object, path = 'ci/F1.json') => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(record));
  };
  const kills = (n: number, at = '2018-10-15T10:00:00.000Z') => ({
    claim: 'B1',
    profile: 'ci',
    at,
    figures: { files: n, seed: 4711 },
  });
  const run = (failed: string[]) => ({
    startedAt: '2018-10-15T09:00:00.000Z',
    minutes: 38,
    files: 2,
    passed: 3,
    failed,
    skipped: [],
    seeds: [{ test: 'packages/ingest/src/kill.test.ts', seed: 4711 }],
    versions: { node: 'v20.12.0', postgres: '18.4', duckdb: '1.5', bullmq: '5.80', redis: 'none', os: 'linux x64' },
  });
  beforeEach(() => rmSync(join(folder, 'ci'), { recursive: true, force: true }));

  it('says of a claim without a record that it was not shown, and never that it is reached', () => {
    const text = page();
    expect(text).toContain('In the CI profile: 0 reached, 0 missed,');
    expect(text).toContain('| ci | not run |');
    for (const { name } of claims)
      expect([name, rowOf(name, text).at(-1)]).toEqual([name, 'not shown by the last run']);
  });

  it('says reached, missed and by how much', () => {
    keep(kills(86), 'ci/B1.json');
    expect(rowOf('B1').slice(2)).toEqual(['ci', 'files ≥ 60', 'files 86 · seed 4711', '2018-10-15', 'reached']);
    keep(kills(59), 'ci/B1.json');
    expect(rowOf('B1').slice(3)).toEqual(['**files ≥ 60**', 'files 59 · seed 4711', '2018-10-15', 'missed']);
  });

  it('believes no record from before the last whole run, and none of a test that failed in it', () => {
    keep(kills(86, '2018-10-15T08:59:59.999Z'), 'ci/B1.json');
    keep(run([]), 'ci/run.json');
    expect(rowOf('B1').at(-1)).toBe('not shown by the last run');
    keep(kills(86), 'ci/B1.json');
    expect(rowOf('B1').at(-1)).toBe('reached');
    keep(run(['packages/ingest/src/formats/csv-corpus.test.ts']), 'ci/run.json');
    expect(rowOf('B1').at(-1)).toBe('missed');
    expect(page()).toContain('Failed in the last run: packages/ingest/src/formats/csv-corpus.test.ts.');
  });

  it('is the same from the same records, with seeds and versions', () => {
    keep(run([]), 'ci/run.json');
    keep(kills(86), 'ci/B1.json');
    const text = page();
    expect(page()).toBe(text);
    expect(text).toContain('| ci | packages/ingest/src/kill.test.ts | 4711 |');
    expect(text).toContain(
      '| ci | 2018-10-15 | 3 passed, 0 files failed, 0 skipped of 2 files | 38 | v20.12.0 | 18.4 | 1.5 | 5.80 | none | linux x64 |',
    );
  });
});

it('known bugs still fit the sources', () =>
  expect(node('scripts/defects/run.mjs', '--check')).toMatch(/^\d\d defects fit the sources/));
