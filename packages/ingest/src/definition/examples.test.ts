import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { ingestFile } from '../ingest-file.js';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { EDITOR_SCHEMA } from './json-schema.js';
import { readDefinition } from './read-definition.js';
import { addDefinition } from './store.js';
import { type TrialPart, tryFile } from './try.js';

// A folder in examples/definitions with a definition.yaml, an expected.json and a file of data is a test.

const examples = join(process.cwd(), 'examples/definitions');
const cases = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const read = (name: string, file: string) => readFileSync(join(examples, name, file), 'utf8');
const dataOf = (name: string) =>
  readdirSync(join(examples, name)).find((file) => !['definition.yaml', 'expected.json'].includes(file))!;

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

/** What a trial is compared by: every row with its line and its values, and why others would be quarantined. */
const shown = ({
  encoding,
  headerLine,
  asOf,
  rows,
  read: lines,
  good,
  quarantined,
  deleted,
  aside,
  reasons,
  sumFen,
  totals,
}: TrialPart) =>
  JSON.parse(
    JSON.stringify(
      {
        encoding,
        headerLine,
        asOf,
        counts: { read: lines, good, quarantined, deleted, aside },
        sumFen,
        totals,
        reasons: reasons.map(({ code, column, count, line }) => ({ code, column, count, line })),
        rows: rows.map(({ line, cells, message }) => ({
          line,
          ...(message ? { quarantined: message.zh } : {}),
          ...Object.fromEntries(cells.map(({ header, value }) => [header, value])),
        })),
      },
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    ),
  );

describe.each(cases)('%s', (name) => {
  const path = join(examples, name, dataOf(name));

  it('comes to what is expected', async () => {
    const { layout } = readDefinition(read(name, 'definition.yaml'));
    const { parts } = await tryFile({ vault: h.deps.vault, reference: h.deps.reference! }, layout, { path, rows: 100 });
    expect(parts).toHaveLength(1);
    expect(shown(parts[0]!)).toEqual(JSON.parse(read(name, 'expected.json')));
  });

  it('is taken in as it was tried', async () => {
    const { name: definition } = await addDefinition(database.system, read(name, 'definition.yaml'), 'tester');
    const result = await ingestFile(h.deps, { feed: definition, path, receivedBy: 'tester' });
    const expected = JSON.parse(read(name, 'expected.json'));
    expect(result.status).toBe('done');
    const { rows } = await database.system.query(
      'select n_read, n_quarantined, lines_aside, sum_fen, as_of, encoding from ingest_file where id = $1',
      [result.id],
    );
    expect(rows[0]).toEqual({
      n_read: expected.counts.read,
      n_quarantined: expected.counts.quarantined,
      lines_aside: expected.counts.aside,
      sum_fen: BigInt(expected.sumFen ?? 0),
      as_of: expected.asOf,
      encoding: expected.encoding,
    });
    await assertInvariants(database.system);
  });

  it('names the editor schema', () => {
    const [first] = read(name, 'definition.yaml').split('\n');
    const path = /^# yaml-language-server: \$schema=(.+)$/.exec(first!)?.[1];
    expect(path && join(examples, name, path)).toBe(join(process.cwd(), EDITOR_SCHEMA));
    expect(basename(path!)).toBe('feed-definition.schema.json');
  });
});
