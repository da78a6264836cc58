import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '@qingqu/schema/testing';
import { secretReader } from '../../connectors/secret.js';
import { harness } from '../../testing/harness.js';
import { type Asked, askSource, type SourceDeps } from '../ask-source.js';
import { intakeLimits } from '../intake.js';
import { parseSource } from '../source-definition.js';
import { findSource, putSource, type Source } from '../source-store.js';

/** Sources on a test database, with a folder of its own. */
export interface SourceHarness {
  deps: SourceDeps;
  dir: string;
  /** Adds a source: its `from`, and what else differs from the usual. */
  add(name: string, from: Record<string, unknown>, more?: Record<string, unknown>): Promise<void>;
  ask(name: string, signal?: AbortSignal): Promise<Asked>;
  source(name: string): Promise<Source>;
  /** The current names of the projects, by key. */
  projects(): Promise<Record<string, string>>;
  dispose(): void;
}

/** The machine that runs the tests may have little room. */
const roomy = { ...intakeLimits, freeDisk: 0 };

const never = new AbortController().signal;

export async function sourceHarness(
  database: TestDatabase,
  variables: Record<string, string> = {},
): Promise<SourceHarness> {
  const dir = mkdtempSync(join(tmpdir(), 'ingest-source-'));
  const inboxDir = join(dir, 'inbox');
  mkdirSync(inboxDir);
  const ingest = await harness(database);
  const pool = database.system;
  const deps: SourceDeps = { ...ingest.deps, secret: secretReader(variables), inboxDir, intake: roomy };
  return {
    deps,
    dir,
    async add(name, from, more = {}) {
      const definition = { name, title: { zh: name, en: name }, feed: 'project', owner: '兰考县财政局', from, ...more };
      // JSON is YAML.
      await putSource(pool, parseSource(JSON.stringify(definition), name));
    },
    ask: (name, signal = never) => askSource(deps, name, signal),
    source: (name) => findSource(pool, name),
    async projects() {
      const { rows } = await pool.query<{ code: string; name: string }>('select code, name from project order by code');
      return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
    },
    dispose() {
      ingest.dispose();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Forgets what was taken in. */
export const forget = (database: TestDatabase) =>
  database.system.query(
    'truncate source, expected_delivery, project, project_history, ingest_row, ingest_file, quarantine',
  );
