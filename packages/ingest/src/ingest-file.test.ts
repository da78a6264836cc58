import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { closeEpoch, identity, systemPool } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { describeOutcome, ingestFile, ingestFiles, type Progress, quarantinePlace, resumeUnfinished } from './index.js';
import { type Harness, harness, projects } from './testing/harness.js';
import { assertInvariants } from './testing/invariants.js';

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
});
afterEach(async () => {
  await assertInvariants(database.system);
  await database.system.query('truncate project, project_history, ingest_row, ingest_file, quarantine');
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

const manyProjects = (count: number, name = '道路') =>
  projects(...Array.from({ length: count }, (_, at): [string, string] => [`P${at}`, name]));
const scopeOf = async (code: string) =>
  (await database.system.query('select scope_lo from region where code = $1', [code])).rows[0].scope_lo as bigint;

describe('the same again', () => {
  it('answers that the bytes have come before, and changes nothing', async () => {
    const first = await h.ingest('project', projects(['A', '甲'], ['B', '乙']));
    const before = await h.row('project', 'A');
    const again = await h.ingest('project', projects(['A', '甲'], ['B', '乙']), { name: 'other-name.csv' });
    expect(again).toMatchObject({ id: first.id, already: first.id, status: 'done', counts: { loaded: 2 } });
    expect(await h.row('project', 'A')).toEqual(before);
    expect(describeOutcome(again, 'zh')).toContain('内容相同的文件已接收，没有变化');
    expect(describeOutcome(again, 'en')).toContain(`batch #${first.id}): already ingested`);
  });

  it('finds the same content in other bytes unchanged', async () => {
    await h.ingest('project', projects(['A', '甲'], ['B', '乙']));
    const before = await h.row('project', 'A');
    const again = await h.ingest(
      'project',
      `status,name,key,region_code\r\nRUNNING, 甲 ,A,410225000000\r\nrunning,乙,B,410225000000\r\n`,
    );
    expect(again.counts).toMatchObject({ loaded: 0, updated: 0, unchanged: 2 });
    expect(await h.row('project', 'A')).toEqual(before);
  });

  it('stores equal rows from UTF-8 and from GB18030', async () => {
    const gb18030 = readFileSync(join(process.cwd(), 'packages/ingest/fixtures/gb18030.csv'));
    const columns =
      'select id, code, name, region_code, scope_ord, source_key, source_rev, content_hash from project order by id';
    expect(await h.ingest('project', gb18030)).toMatchObject({ encoding: 'gb18030', counts: { loaded: 2 } });
    const fromGb18030 = await database.system.query(columns);
    await database.system.query('truncate project, ingest_row, ingest_file');
    const utf8 = new TextDecoder('gb18030').decode(gb18030);
    expect(await h.ingest('project', utf8)).toMatchObject({ encoding: 'utf-8', counts: { loaded: 2 } });
    expect((await database.system.query(columns)).rows).toEqual(fromGb18030.rows);
  });
});

describe('what came before', () => {
  it('keeps each superseded version in the history, with its epochs', async () => {
    const first = await h.ingest('project', projects(['A', '甲', 1]));
    const epoch = await closeEpoch(database.system);
    const second = await h.ingest('project', projects(['A', '乙', 2]));
    expect(second.counts).toMatchObject({ updated: 1 });
    expect(await h.row('project', 'A')).toMatchObject({
      name: '乙',
      version: 2,
      epoch_from: epoch + 1n,
      file_id: second.id,
    });
    const history = await database.system.query('select * from project_history');
    expect(history.rows).toEqual([
      expect.objectContaining({ name: '甲', version: 1, epoch_from: epoch, epoch_to: epoch + 1n, file_id: first.id }),
    ]);
  });

  it('leaves a lower revision aside', async () => {
    await h.ingest('project', projects(['A', '甲', 5]));
    expect((await h.ingest('project', projects(['A', '乙', 4]))).counts).toMatchObject({ stale: 1 });
    expect(await h.row('project', 'A')).toMatchObject({ name: '甲', version: 1 });
  });

  it('lets the file received later hold where the revision is the same, also when the earlier one is finished last', async () => {
    const stop = new AbortController();
    stop.abort();
    const early = await h.ingest('project', manyProjects(1500, '先'), { signal: stop.signal });
    expect(early).toMatchObject({ status: 'stopped', read: 1000 });
    const late = await h.ingest('project', projects(['P1', '后'], ['P1400', '后']));
    expect(late.counts).toMatchObject({ updated: 1, loaded: 1 });
    const [resumed] = await resumeUnfinished(h.deps);
    expect(resumed).toMatchObject({ id: early.id, status: 'done', read: 1500, counts: { loaded: 1499, stale: 1 } });
    expect(await h.row('project', 'P1')).toMatchObject({ name: '后' });
    expect(await h.row('project', 'P1400')).toMatchObject({ name: '后' });
  });

  it('tells duplicates and conflicts of a file apart across its transactions', async () => {
    await h.ingest('project', projects(['A', '甲'], ['B', '乙']));
    const filler: [string, string][] = Array.from({ length: 1200 }, (_, at) => [`P${at}`, '道路']);
    const result = await h.ingest(
      'project',
      projects(['A', '甲'], ['C', '丙'], ...filler, ['A', '甲'], ['A', '另'], ['C', '丙'], ['C', '另'], ['B', '另']),
    );
    expect(result.counts).toEqual({ loaded: 1201, updated: 1, unchanged: 1, duplicate: 2, stale: 0, quarantined: 2 });
    expect(result.reasons).toEqual({ E_KEY_CONFLICT: 2 });
    const { rows } = await database.system.query('select message_en from quarantine order by row_no');
    expect(rows[0].message_en).toContain('the same key as on line 2 with other content');
    expect(rows[1].message_en).toContain('the same key as on line 3 with other content');
  });

  it('ends the same in whatever order files with different revisions arrive', async () => {
    const files = [1, 2, 3].map((rev) =>
      projects(
        ...Array.from({ length: 12 }, (_, at) => at)
          .filter((at) => at % (rev + 1) !== 1)
          .map((at): [string, string, number] => [`P${at}`, `第${rev}版`, rev]),
      ),
    );
    const ends = new Set<string>();
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      await database.system.query('truncate project, project_history, ingest_row, ingest_file, quarantine');
      for (const at of order) await h.ingest('project', files[at]!);
      const { rows } = await database.system.query('select code, name, source_rev::text from project order by code');
      ends.add(JSON.stringify(rows));
    }
    expect(ends.size).toBe(1);
  });

  it('writes each version of a record that changes several times within one transaction', async () => {
    const result = await h.ingest('project', projects(['A', '一', 0], ['A', '二', 1], ['B', '乙'], ['A', '三', 2]));
    expect(result.counts).toMatchObject({ loaded: 2, updated: 2 });
    expect(await h.row('project', 'A')).toMatchObject({ name: '三', version: 3 });
    expect((await database.system.query('select name, version from project_history order by version')).rows).toEqual([
      { name: '一', version: 1 },
      { name: '二', version: 2 },
    ]);
  });
});

describe('work that is shared or broken off', () => {
  it('two workers at once on one file load each row once', async () => {
    const other = systemPool(database.url, 2);
    const bytes = Buffer.from(manyProjects(7500));
    const request = { feed: 'project', bytes, receivedBy: 'tester' };
    const results = await Promise.all([ingestFile(h.deps, request), ingestFile({ ...h.deps, pool: other }, request)]);
    expect(new Set(results.map(({ id }) => id)).size).toBe(1);
    for (const result of results)
      expect(result).toMatchObject({ status: 'done', read: 7500, counts: { loaded: 7500 } });
    await other.end();
  });

  it('files with the same records at the same time end as if one had come after the other', async () => {
    const files = [3, 1, 2].map((shift) =>
      projects(
        ...Array.from({ length: 3000 }, (_, at): [string, string] => [`P${(at * 7 * shift) % 3000}`, `第${shift}份`]),
      ),
    );
    const results = await Promise.all(files.map((file) => h.ingest('project', file)));
    for (const result of results) expect(result).toMatchObject({ status: 'done', read: 3000 });
    const last = results.reduce((a, b) => (a.id > b.id ? a : b));
    const { rows } = await database.system.query(
      'select count(*)::int as n, count(distinct id)::int as ids, count(*) filter (where file_id = $1)::int as of_last from project',
      [last.id],
    );
    expect(rows[0].ids).toBe(rows[0].n);
    expect(rows[0].of_last).toBe(last.counts.loaded + last.counts.updated);
  });

  it('tells the progress, stops between transactions and is resumed where it stopped', async () => {
    const seen: Progress[] = [];
    const stop = new AbortController();
    const bytes = manyProjects(3500);
    const onProgress = (progress: Progress) => {
      seen.push(progress);
      if (progress.rows === 2000) stop.abort();
    };
    const stopped = await h.ingest('project', bytes, { onProgress, signal: stop.signal });
    expect(stopped).toMatchObject({ status: 'stopped', read: 2000 });
    expect(describeOutcome(stopped, 'zh')).toContain('未完成');
    const done = await h.ingest('project', bytes, { onProgress });
    expect(done).toMatchObject({ id: stopped.id, status: 'done', read: 3500, counts: { loaded: 3500 } });
    expect(seen.map(({ rows }) => rows)).toEqual([1000, 2000, 3000, 3500]);
    expect(seen.at(-1)).toMatchObject({ bytesDone: Buffer.byteLength(bytes), bytesTotal: Buffer.byteLength(bytes) });
    expect(await resumeUnfinished(h.deps)).toEqual([]);
  });

  it('leaves a batch that somebody is on to him', async () => {
    let meanwhile: unknown;
    const onProgress = ({ rows }: Progress) => {
      if (rows === 1000) meanwhile = resumeUnfinished(h.deps);
    };
    await h.ingest('project', manyProjects(2500), { onProgress });
    expect(await meanwhile).toEqual([]);
  });

  it('parks a batch that fails five times, and takes it up again when asked to', async () => {
    await database.system.query('alter table project rename column ended_on to ended');
    const file = projects(['A', '甲']);
    try {
      for (let attempt = 1; attempt <= 5; attempt++)
        await expect(h.ingest('project', file)).rejects.toThrow('ended_on');
      const parked = await h.ingest('project', file);
      expect(parked).toMatchObject({ status: 'parked', read: 0, lastError: expect.stringContaining('ended_on') });
      expect(describeOutcome(parked, 'zh')).toContain('已搁置');
      expect(await resumeUnfinished(h.deps)).toEqual([]);
    } finally {
      await database.system.query('alter table project rename column ended to ended_on');
    }
    expect(await h.ingest('project', file, { retryParked: true })).toMatchObject({
      status: 'done',
      counts: { loaded: 1 },
    });
  });

  it('says so when the kept bytes are gone or damaged', async () => {
    const stop = new AbortController();
    stop.abort();
    await h.ingest('project', manyProjects(1500), { signal: stop.signal });
    const elsewhere = mkdtempSync(join(tmpdir(), 'no-blobs-'));
    const [failed] = await resumeUnfinished({ ...h.deps, blobDir: elsewhere });
    expect(failed).toMatchObject({ status: 'failed' });
    expect(describeOutcome(failed!, 'en')).toMatch(/its kept bytes cannot be read at .*; hand in project\.csv again/);
    rmSync(elsewhere, { recursive: true });
    expect(await h.ingest('project', manyProjects(1500))).toMatchObject({ status: 'done', read: 1500 });
  });
});

describe('rows that the database refuses', () => {
  it('are quarantined alone, without a word of their content', async () => {
    await database.system.query(`alter table project add constraint no_poison check (name <> 'poison')`);
    const rows = Array.from({ length: 1100 }, (_, at): [string, string] => [
      `P${at}`,
      at === 7 || at === 512 ? 'poison' : '道路',
    ]);
    const result = await h.ingest('project', projects(...rows));
    await database.system.query('alter table project drop constraint no_poison');
    expect(result).toMatchObject({
      status: 'done',
      counts: { loaded: 1098, quarantined: 2 },
      reasons: { E_DB_23514: 2 },
    });
    const { rows: rejected } = await database.system.query(
      'select line, message_zh, message_en, raw_sealed, row_no from quarantine order by line',
    );
    expect(rejected.map(({ line }) => line)).toEqual([9, 514]);
    expect(rejected[0].message_en).toContain('SQLSTATE 23514, no_poison');
    expect(rejected[0].message_en).not.toContain('poison,');
    expect(h.deps.vault.open(rejected[0].raw_sealed, quarantinePlace(result.id, rejected[0].row_no))).toBe(
      'P7,poison,410225000000,running,0',
    );
  });
});

describe('whose file it is', () => {
  it("is the county's when all rows are, rejected ones too", async () => {
    const lankao = await scopeOf('410225000000');
    const result = await h.ingest(
      'project',
      `${projects(['A', '甲'], ['B', '乙', 0, '410225101000'])}C,丙,999999999999,running,0\nD,丁\n`,
    );
    const file = await database.system.query('select scope_ord from ingest_file where id = $1', [result.id]);
    expect(file.rows).toEqual([{ scope_ord: lankao }]);
    const rejected = await database.system.query('select distinct scope_ord from quarantine');
    expect(rejected.rows).toEqual([{ scope_ord: lankao }]);
  });

  it('is that of the smallest region that holds all rows, also over several transactions', async () => {
    const filler: [string, string, number, string][] = Array.from({ length: 1500 }, (_, at) => [
      `P${at}`,
      '道路',
      0,
      '410221000000',
    ]);
    const result = await h.ingest('project', projects(...filler, ['A', '甲', 0, '410222101000']));
    const { rows } = await database.system.query('select scope_ord from ingest_file where id = $1', [result.id]);
    expect(rows).toEqual([{ scope_ord: await scopeOf('410200000000') }]);
  });

  it("is the province's when rows of two prefectures are in it", async () => {
    const result = await h.ingest('project', projects(['A', '甲', 0, '410221000000'], ['B', '乙', 0, '410326000000']));
    const { rows } = await database.system.query('select scope_ord from ingest_file where id = $1', [result.id]);
    expect(rows).toEqual([{ scope_ord: await scopeOf('410000000000') }]);
  });

  it('gives a rejected row to the organisation that entered it, with a day by which to correct it', async () => {
    await h.ingest(
      'project',
      'key,name,region_code,status,entered_org\nA,甲,410225000000,nonsense,兰考县扶贫办\nB,乙,410225000000,nonsense,\n',
    );
    const { rows } = await database.system.query(
      `select owner_org, due_on, (select count(*)::int from calendar_day where is_workday and version = 1 and day > f.received_at::date and day <= due_on) as workdays
       from quarantine q join ingest_file f on f.id = q.file_id order by row_no`,
    );
    expect(rows.map(({ owner_org }) => owner_org)).toEqual(['兰考县扶贫办', 'tester']);
    expect(rows.map(({ due_on, workdays }) => due_on === null || workdays === 5)).toEqual([true, true]);
  });
});

describe('several files', () => {
  it('a bad one does not stop the others', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'inbox-'));
    const put = (name: string, content: string) => {
      writeFileSync(join(dir, name), content);
      return join(dir, name);
    };
    const results = await ingestFiles(h.deps, {
      paths: [
        put('01-projects.csv', 'x'),
        put('02-project.csv', 'no,header\n'),
        join(dir, '03-project-gone.csv'),
        dir,
        put('04-project-2018.csv', projects(['A', '甲'])),
      ],
      receivedBy: 'tester',
    });
    expect(results.map(({ status }) => status)).toEqual(['failed', 'refused', 'failed', 'failed', 'done']);
    expect(describeOutcome(results[0]!, 'zh')).toBe(
      '01-projects.csv：未接收。没有名为“projects”的数据源；相近的有：project、payment、payee',
    );
    expect(describeOutcome(results[1]!, 'en')).toContain(
      'line 1, column no: the feed project has no such column; near: ',
    );
    expect(describeOutcome(results[2]!, 'zh')).toBe('03-project-gone.csv：未接收。文件不存在');
    rmSync(dir, { recursive: true });
  });

  it('answers a refused file again with its reasons, until it is accepted', async () => {
    const first = await h.ingest('project', 'key,name\nA,甲\n');
    const again = await h.ingest('project', 'key,name\nA,甲\n');
    expect(first).toMatchObject({ status: 'refused', read: 0 });
    expect(again).toMatchObject({ id: first.id, already: first.id, status: 'refused', refusal: first.refusal });
    expect(describeOutcome(again, 'zh')).toContain('第 1 行，列 region_code：缺少必需的列');
  });
});

describe('records that name one another', () => {
  it('carry computed identities, so that files may come in any order', async () => {
    await h.ingest(
      'payee',
      'key,region_code,kind,name,uscc,id_no,agency_key\nE,410225000000,enterprise,甲公司,914403001922038216,,\nI,410225000000,individual,张三丰,,11010519491231002x,\nG,410225000000,agency,扶贫办,,,410225001\n',
    );
    await h.ingest('person', 'id_no,name,region_code\n110105491231002,张三丰,410225101000\n');
    await h.ingest(
      'account',
      'account_no,region_code,name,type_code,holder_kind,holder_key,holder_id_no,medium\n6228480402564890018,410225000000,张三丰,13,individual,,11010519491231002X,card\n6228480402564890026,410225000000,扶贫办,13,agency,410225001,,corporate\n',
    );
    const person = h.deps.vault.personId('11010519491231002X');
    expect(await h.row('payee', 'E')).toMatchObject({
      party_id: identity('enterprise', '914403001922038216'),
      name: '甲公司',
      name_sealed: null,
    });
    expect(await h.row('payee', 'I')).toMatchObject({
      party_id: person,
      name: '张**',
      id_no_masked: '110105********002X',
    });
    expect(await h.row('payee', 'G')).toMatchObject({ party_id: identity('agency', '410225001') });
    const stored = await h.row('person', person);
    expect(stored).toMatchObject({ id: person, name: '张**', id_no_masked: '110105********002X' });
    expect(h.deps.vault.open(stored!.id_no_sealed as Buffer, `person|id_no_sealed|${person}`)).toBe(
      '11010519491231002X',
    );
    expect(h.deps.vault.open(stored!.name_sealed as Buffer, `person|name_sealed|${person}`)).toBe('张三丰');
    expect(await h.row('account', h.deps.vault.accountId('6228480402564890018'))).toMatchObject({
      holder_id: person,
      name: '张**',
      account_no_masked: '622848*********0018',
    });
    expect(await h.row('account', h.deps.vault.accountId('6228480402564890026'))).toMatchObject({
      holder_id: identity('agency', '410225001'),
      name: '扶贫办',
    });
  });
});
