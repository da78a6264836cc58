import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { addDefinition } from '../definition/store.js';
import type { IngestRequest } from '../ingest-file.js';
import { type Harness, harness, projects } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
  await addDefinition(
    database.system,
    `
name: project-marked
feed: project
title: { zh: 带删除标志, en: With deletions }
columns: { status: { constant: running } }
deleted: { when: { gone: 'yes' } }
`,
    'tester',
  );
});
afterEach(async () => {
  await assertInvariants(database.system);
  await database.system.query(
    'truncate project, project_history, ingest_row, ingest_block, ingest_file, quarantine, record_mark',
  );
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

let files = 0;
/** Takes in one row about the record A, in a file of its own. @returns its outcome */
async function say(name: string, rev: number, request: Partial<IngestRequest> = {}): Promise<string> {
  files += 1;
  const content = projects(['A', name, rev], [`other-${files}`, '无关']);
  return outcomeOf((await h.ingest('project', content, { name: `${name}.csv`, ...request })).counts);
}

const remove = async (rev: number, request: Partial<IngestRequest> = {}): Promise<string> => {
  files += 1;
  const content = `key,name,region_code,rev,gone\nA,,,${rev},yes\nother-${files},无关,410225000000,,\n`;
  return outcomeOf((await h.ingest('project-marked', content, request)).counts);
};

const outcomeOf = ({ loaded, ...others }: Record<string, number>) =>
  Object.entries(others).find(([, n]) => n > 0)?.[0] ?? (loaded === 2 ? 'loaded' : '?');

const now = async () => {
  const row = await h.row('project', 'A');
  return row && `${row.name} rev ${row.source_rev}`;
};
const rejected = async () =>
  (
    await database.system.query<{ row: string }>(
      `select f.name || ' ' || q.reason_code as row from quarantine q join ingest_file f on f.id = q.file_id order by f.id`,
    )
  ).rows.map(({ row }) => row);

describe('two files that stand equally and differ', () => {
  it('are both quarantined; what holds below them is put back, a third is quarantined too, a higher one settles it', async () => {
    expect(await say('甲', 1)).toBe('loaded');
    expect(await say('乙', 2)).toBe('updated');
    expect(await say('丙', 2)).toBe('quarantined');
    expect(await rejected()).toEqual(['乙.csv E_CONFLICT', '丙.csv E_CONFLICT']);
    expect(await now()).toBe('甲 rev 1');
    expect(await h.row('project', 'A')).toMatchObject({ version: 3, row_no: 1 });
    expect(await say('乙', 2, { name: '再次.csv' })).toBe('quarantined');
    expect(await now()).toBe('甲 rev 1');
    expect(await say('丁', 3)).toBe('updated');
    expect(await now()).toBe('丁 rev 3');
  });

  it('leave no record where nothing holds below them', async () => {
    await say('甲', 1);
    expect(await say('乙', 1)).toBe('quarantined');
    expect(await now()).toBeUndefined();
    const { rows } = await database.system.query('select kind, source_rev::int as rev, version from record_mark');
    expect(rows).toEqual([{ kind: 'conflict', rev: 1, version: 1 }]);
    expect(await say('丙', 2)).toBe('updated');
    expect(await h.row('project', 'A')).toMatchObject({ name: '丙', version: 2 });
  });

  it('make a row that came too late hold after all, read again from its kept bytes', async () => {
    await say('乙', 5);
    expect(await say('甲', 4)).toBe('stale');
    expect(await say('丙', 5)).toBe('quarantined');
    expect(await now()).toBe('甲 rev 4');
    const { rows } = await database.system.query(
      `select f.name from project p join ingest_file f on f.id = p.file_id where p.source_key = 'A'`,
    );
    expect(rows).toEqual([{ name: '甲.csv' }]);
  });

  it('take along rows that said the same and changed nothing', async () => {
    await say('甲', 1);
    expect(await say('甲', 1, { name: '同前.csv' })).toBe('unchanged');
    await say('乙', 1);
    expect(await rejected()).toEqual(['甲.csv E_CONFLICT', '同前.csv E_CONFLICT', '乙.csv E_CONFLICT']);
  });

  it('differ by the business day that a file declares, too; without one the file received later holds', async () => {
    await say('甲', 0, { asOf: '2018-01-31' });
    expect(await say('乙', 0, { asOf: '2018-02-28' })).toBe('updated');
    expect(await say('丙', 0, { asOf: '2018-01-31' })).toBe('quarantined');
    expect(await rejected()).toEqual(['甲.csv E_CONFLICT', '丙.csv E_CONFLICT']);
    expect(await now()).toBe('乙 rev 0');
    expect(await say('丁', 0)).toBe('updated');
    expect(await say('戊', 0)).toBe('updated');
    expect(await say('己', 0, { asOf: '2018-03-31' })).toBe('stale');
    expect(await now()).toBe('戊 rev 0');
  });

  it('are settled by a correction of the desk of the same revision and day', async () => {
    await say('甲', 1, { asOf: '2018-01-31' });
    await say('乙', 1, { asOf: '2018-01-31' });
    expect(await say('丙', 1, { asOf: '2018-01-31', kind: 'correction' })).toBe('updated');
    expect(await now()).toBe('丙 rev 1');
  });

  it('say in both languages what is wrong and what is expected, and no word of what the row says', async () => {
    await say('甲', 1);
    await say('乙', 1);
    const { rows } = await database.system.query(
      'select message_zh, message_en, owner_org, due_on from quarantine order by id',
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row.message_zh).toMatch(/第 2 行.*与批次 #\d+ 中同一记录的内容不同.*例如 rev 2/);
      expect(row.message_en).toMatch(/line 2.*differs from the same record in batch #\d+.*for example rev 2/);
      expect(row.message_zh + row.message_en).not.toMatch(/[甲乙]/);
      expect(row).toMatchObject({ owner_org: 'tester', due_on: expect.any(String) });
    }
  });
});

describe('a row that says its record is deleted', () => {
  it('takes it out of the table, not out of the history; a higher one makes it again', async () => {
    await say('甲', 1);
    expect(await remove(2)).toBe('updated');
    expect(await now()).toBeUndefined();
    expect(await remove(2)).toBe('unchanged');
    expect(await say('乙', 1)).toBe('quarantined');
    expect(await say('丙', 0)).toBe('stale');
    expect(await say('丁', 3)).toBe('updated');
    expect(await h.row('project', 'A')).toMatchObject({ name: '丁', version: 2 });
    const { rows } = await database.system.query(`select name, version from project_history where source_key = 'A'`);
    expect(rows).toEqual([{ name: '甲', version: 1 }]);
  });

  it('leaves a mark where the record was never known, and what stands lower comes too late', async () => {
    expect(await remove(2)).toBe('updated');
    expect(await say('甲', 1)).toBe('stale');
    expect(await now()).toBeUndefined();
    const { rows } = await database.system.query('select kind, version from record_mark');
    expect(rows).toEqual([{ kind: 'deleted', version: 0 }]);
  });
});
