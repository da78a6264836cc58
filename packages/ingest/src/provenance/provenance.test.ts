import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { blobPath } from '../blob-store.js';
import { addDefinition } from '../definition/store.js';
import { feeds } from '../feeds/index.js';
import { type Harness, harness, projects } from '../testing/harness.js';
import { sampleCardNo, sampleIdNo } from '../testing/sample-file.js';
import { type Origin, provenanceOf } from './provenance-of.js';

// From a record, and from each field of it, back to the file, the row and its bytes, and who entered it.

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

const idOf = async (table: string, sourceKey: string) => String((await h.row(table, sourceKey))!.id);
const bytesOf = ({ place }: Origin) =>
  readFileSync(blobPath(h.deps.blobDir, Buffer.from(place!.file.sha256, 'hex')))
    .subarray(place!.row!.byteFrom, place!.row!.byteTo)
    .toString();

describe('the provenance of a record', () => {
  let versions: Origin[];
  beforeAll(async () => {
    await h.ingest('project', projects(['A', '甲'], ['B', '乙']), { name: 'first.csv', receivedBy: 'zhangsan' });
    const corrected = `status,key,name,region_code,rev,entered_by,entered_org,entered_at\nrunning,B,乙方,410225000000,2,lisi,兰考县财政局,2018-05-08 09:30:00\n`;
    await h.ingest('project', corrected, { name: 'second.csv', receivedBy: 'wangwu', asOf: '2018-05-08' });
    versions = await provenanceOf(h.deps, 'project', await idOf('project', 'B'));
  });

  it('tells of each version the file, the row and its bytes, the latest first', () => {
    expect(
      versions.map(({ version, epochTo, rowNo, place }) => [
        version,
        epochTo,
        rowNo,
        place!.row!.line,
        place!.file.name,
      ]),
    ).toEqual([
      [2, null, 1, 2, 'second.csv'],
      [1, '1', 2, 3, 'first.csv'],
    ]);
    expect(versions.map(bytesOf)).toEqual([
      'running,B,乙方,410225000000,2,lisi,兰考县财政局,2018-05-08 09:30:00',
      'B,乙,410225000000,running,0',
    ]);
  });

  it('tells who entered it and who handed the file in', () => {
    expect(versions[0]).toMatchObject({
      enteredBy: 'lisi',
      enteredOrg: '兰考县财政局',
      sourceKey: 'B',
      sourceRev: '2',
    });
    expect(new Date(versions[0]!.enteredAt!).toISOString()).toBe('2018-05-08T01:30:00.000Z');
    expect(versions[0]!.place!.file).toMatchObject({
      receivedBy: 'wangwu',
      asOf: '2018-05-08',
      kind: 'delivery',
      source: null,
      definition: null,
    });
    expect(versions[1]).toMatchObject({
      enteredBy: null,
      enteredOrg: null,
      place: { file: { receivedBy: 'zhangsan' } },
    });
  });

  it('tells by which column of the file each field was read', async () => {
    const columns = ({ fields }: Origin) =>
      fields!.map(({ field, fills, kind, from }) => [
        field,
        fills.join(),
        kind,
        ...from.map(({ header, position }) => `${position} ${header}`),
      ]);
    expect(columns(versions[1]!)).toEqual([
      ['key', expect.anything(), 'copied', '1 key'],
      ['name', 'name', 'copied', '2 name'],
      ['region_code', 'region_code', 'copied', '3 region_code'],
      ['status', 'status', 'copied', '4 status'],
      ['rev', 'source_rev', 'copied', '5 rev'],
      ['id', 'id', 'computed', '1 key'],
      ['scope_ord', 'scope_ord', 'computed', '3 region_code'],
      ['source_system', 'source_system', 'computed'],
      ['source_key', 'source_key', 'computed', '1 key'],
      ['file_id', 'file_id', 'computed'],
      ['row_no', 'row_no', 'computed'],
      ['content_hash', 'content_hash', 'computed'],
      ['version', 'version', 'computed'],
      ['epoch_from', 'epoch_from', 'computed'],
    ]);
    const [first] = await provenanceOf(h.deps, 'project', await idOf('project', 'B'), { version: 1, field: 'name' });
    expect([first!.version, columns(first!)]).toEqual([1, [['name', 'name', 'copied', '2 name']]]);
  });

  it('is there for a record that was deleted, and for none that there is not', async () => {
    await inTransaction(database.system, (client) => client.query(`delete from project where source_key = 'A'`));
    const { rows } = await database.system.query(`select id from project_history where source_key = 'A'`);
    expect(await provenanceOf(h.deps, 'project', rows[0].id)).toMatchObject([{ version: 1, epochTo: '1' }]);
    expect(await provenanceOf(h.deps, 'project', '00000000-0000-4000-8000-000000000000')).toEqual([]);
    await expect(provenanceOf(h.deps, 'app_user', '00000000-0000-4000-8000-000000000000')).rejects.toThrow(
      'no table of records',
    );
  });
});

it('knows of every column of every feed where it comes from in the feed’s own layout', async () => {
  for (const feed of feeds.values()) {
    const header = feed.columns.map((column) => column.header);
    const cells = feed.columns.map(({ example }) => (example.includes(',') ? `"${example}"` : example));
    if (feed.name === 'indicator_doc') cells[header.indexOf('key')] = '';
    const result = await h.ingest(feed.name, `${header.join()}\n${cells.join()}\n`);
    expect([feed.name, result.counts.loaded, result.reasons]).toEqual([feed.name, 1, {}]);
    const { rows } = await database.system.query(`select id from ${feed.name} where file_id = $1`, [result.id]);
    const [origin] = await provenanceOf(h.deps, feed.name, rows[0].id);
    const known = origin!.fields!.flatMap(({ fills }) => fills);
    expect([feed.name, [...feed.table.columns.keys()].filter((column) => !known.includes(column))]).toEqual([
      feed.name,
      [],
    ]);
  }
});

describe('a file that was made into another before it was read', () => {
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  it('refers to the lines of what was in it, and keeps the hash of what came', async () => {
    const bytes = gzipSync(projects(['GZ', '丙']));
    await h.ingest('project', bytes, { name: 'projects.csv.gz' });
    const [origin] = await provenanceOf(h.deps, 'project', await idOf('project', 'GZ'));
    expect(origin!.place!.file.originSha256).toBe(hashOf(bytes));
    expect(origin!.place!.file.sha256).toBe(hashOf(Buffer.from(projects(['GZ', '丙']))));
    expect(bytesOf(origin!)).toBe('GZ,丙,410225000000,running,0');
  });

  it('tells the element, and by which of its names each field was read', async () => {
    const element = (key: string) => ({ status: 'running', key, name: '丁', region_code: '410225000000' });
    const bytes = Buffer.from(['J1', 'J2'].map((key) => `${JSON.stringify(element(key))}\n`).join(''));
    const result = await h.ingest('project', bytes, { name: 'projects.ndjson' });
    expect(result.counts.loaded).toBe(2);
    const [origin] = await provenanceOf(h.deps, 'project', await idOf('project', 'J2'), { field: 'name', line: true });
    expect([origin!.rowNo, origin!.place!.row!.line, origin!.place!.file.reading]).toEqual([2, 2, { kind: 'cells' }]);
    expect(JSON.parse(bytesOf(origin!))).toEqual([2, 'running', 'J2', '丁', '410225000000']);
    expect(origin!.fields).toMatchObject([{ field: 'name', from: [{ header: 'name', position: 3 }] }]);
    expect(origin!.line).toContainEqual({ header: 'name', value: '丁' });
  });
});

describe('a file read by a feed definition', () => {
  const BANK = `
name: bank-origin
feed: bank_line
title: { zh: 流水, en: Statement }
columns:
  key: { join: [{ column: transacted_on }, 交易流水号], with: '-' }
  account_no: { constant: '6228480402564890018' }
  region_code: { constant: '410225000000' }
  amount:
    either:
      - { from: 支出金额, set: { direction: out } }
      - { from: 收入金额, set: { direction: in } }
`;

  it('names the columns that were joined, of several the one that may be filled, what is constant and what a rule sets', async () => {
    await addDefinition(database.system, BANK, 'tester');
    const text = [
      '账户明细,,,,',
      '交易日期,交易流水号,支出金额,收入金额,对方户名',
      '2018年5月8日,000031,,350.00,河南省财政厅',
    ].join('\n');
    await h.ingest('bank-origin', text, { name: 'bank.csv' });
    const [origin] = await provenanceOf(h.deps, 'bank_line', await idOf('bank_line', '2018-05-08-000031'));
    expect(origin!.place).toMatchObject({
      row: { line: 3 },
      file: { definition: { name: 'bank-origin', version: 1 } },
    });
    const of = (name: string) => {
      const { kind, from } = origin!.fields!.find(({ field }) => field === name)!;
      return [kind, ...from.map(({ header }) => header)];
    };
    expect(of('key')).toEqual(['joined', '交易流水号', '交易日期']);
    expect(of('amount')).toEqual(['either', '支出金额', '收入金额']);
    expect(of('transacted_on')).toEqual(['copied', '交易日期']);
    expect(of('region_code')).toEqual(['constant']);
    expect(of('direction')).toEqual(['ruled']);
    expect(of('id')).toEqual(['computed', '交易流水号', '交易日期']);
  });
});

describe('the line that a record came from', () => {
  const idNo = sampleIdNo(77);
  const cardNo = sampleCardNo(77);
  const header =
    'key,batch_key,line_no,region_code,programme_key,period_start,period_end,name,id_no,card_no,quantity,amount,status,paid_on';
  const line = `L77,B1,1,410225000000,BT1,2018-01-01,2018-12-31,欧阳显眼,${idNo},${cardNo},1.5,123.45,success,2018-04-16`;

  it('is read again from the kept bytes, with names and numbers masked', async () => {
    const result = await h.ingest('subsidy_line', `${header}\n${line}\n`);
    expect(result.counts.loaded).toBe(1);
    const id = await idOf('subsidy_line', 'L77');
    const [origin] = await provenanceOf(h.deps, 'subsidy_line', id, { line: true });
    const cells = Object.fromEntries(origin!.line!.map(({ header, value }) => [header, value]));
    expect(cells).toMatchObject({ key: 'L77', amount: '123.45', name: '欧***', paid_on: '2018-04-16' });
    expect(cells.id_no).toMatch(/^410225\*{8}\S{4}$/);
    expect(JSON.stringify(origin)).not.toMatch(
      new RegExp(`${idNo}|${cardNo}|${idNo.slice(-10)}|${cardNo.slice(-10)}|欧阳`),
    );
    const [without] = await provenanceOf(h.deps, 'subsidy_line', id);
    expect(without!.line).toBeUndefined();
  });

  it('is not to be had when the bytes are gone; all that the ledger knows still is', async () => {
    const id = await idOf('subsidy_line', 'L77');
    const [before] = await provenanceOf(h.deps, 'subsidy_line', id);
    await rm(blobPath(h.deps.blobDir, Buffer.from(before!.place!.file.sha256, 'hex')));
    const [after] = await provenanceOf(h.deps, 'subsidy_line', id, { line: true });
    expect(after).toEqual({ ...before, fields: undefined, line: undefined });
  });
});
