import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemPool } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import { ingestFile } from './ingest-file.js';
import { type Harness, harness, projects } from './testing/harness.js';
import { assertInvariants } from './testing/invariants.js';

// COPY is refused where row-level security holds, which it does for every owner who is no superuser: there records go in by INSERT.

const role = `ingest_plain_${process.pid}`;
let database: TestDatabase;
let h: Harness;
let plain: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
  await database.system.query(`create role ${role} in role qingqu_system`);
  await database.system.query(`grant usage on schema public to ${role}`);
  await database.system.query(`grant all on all tables in schema public to ${role}`);
  plain = systemPool(database.url);
  plain.on('connect', (client) => {
    void client.query(`set role ${role}`);
  });
});
afterAll(async () => {
  await plain.end();
  await database.system.query(`drop owned by ${role}; drop role ${role}`);
  h.dispose();
  await database.drop();
});

describe('a session for which row-level security holds', () => {
  it('takes in new, changed and wrong rows as any other', async () => {
    const take = (content: string) =>
      ingestFile({ ...h.deps, pool: plain }, { feed: 'project', bytes: Buffer.from(content), receivedBy: 'tester' });
    const { rows } = await plain.query(`select row_security_active('project') as active`);
    expect(rows).toEqual([{ active: true }]);

    const name = '道路\\硬化\t"一"';
    expect(
      (await take(projects(['P1', '甲'], ['P2', '"道路\\硬化\t""一"""'], ['P3', '丙', 0, '9']))).counts,
    ).toMatchObject({
      loaded: 2,
      quarantined: 1,
    });
    expect((await take(projects(['P1', '甲二', 1], ['P2', '"道路\\硬化\t""一"""']))).counts).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    expect(await h.row('project', 'P1')).toMatchObject({ name: '甲二', version: 2 });
    expect(await h.row('project', 'P2')).toMatchObject({ name, version: 1 });
    await assertInvariants(database.system);
  });

  it('leaves the same records as one that may COPY', async () => {
    const name = '"C:\\new\t""x"""';
    await h.ingest('project', projects(['C1', name]));
    await ingestFile(
      { ...h.deps, pool: plain },
      { feed: 'project', bytes: Buffer.from(projects(['C2', name])), receivedBy: 'tester' },
    );
    const [copied, inserted] = [await h.row('project', 'C1'), await h.row('project', 'C2')];
    expect(copied!.name).toBe('C:\\new\t"x"');
    expect(inserted!.name).toBe(copied!.name);
  });
});
