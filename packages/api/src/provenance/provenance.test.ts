// From what the API shows back to the file, by staff of two counties and an administrator:
//   1. a record's versions with file, row, bytes, columns and who entered it, in one statement;
//   2. one field alone, one version alone, the line masked;
//   3. a record of another county and none at all are answered alike, though one file brought both.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestFile } from '@qingqu/ingest';
import { identity, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { authKey, type TestApi, testApi } from '../testing/client.js';

const YUCHENG = '411425000000';
const MINQUAN = '411421000000';

let database: TestDatabase;
let api: TestApi;
let dir: string;
let yucheng: string;
let minquan: string;
let admin: string;

beforeAll(async () => {
  database = await testDatabase();
  dir = mkdtempSync(join(tmpdir(), 'qingqu-provenance-'));
  const ingest = { pool: database.system, vault: new Vault(authKey), blobDir: dir, now: () => performance.now() };
  const state = async () => ({ isOpen: true as const, concurrency: 1 });
  api = await testApi(database, 'production', { intake: { ingest, uploadDir: join(dir, 'uploads'), state } });
  const staff = { role: 'staff' as const, departmentKinds: ['agri'] };
  ({ token: yucheng } = await api.user({ username: 'yucheng', ...staff, regionCode: YUCHENG }));
  ({ token: minquan } = await api.user({ username: 'minquan', ...staff, regionCode: MINQUAN }));
  ({ token: admin } = await api.user({ username: 'guanli', role: 'admin' }));
  const take = (feed: string, name: string, text: string) =>
    ingestFile(ingest, { feed, name, bytes: Buffer.from(text), receivedBy: 'shengting' });
  const header = 'key,name,region_code,status,rev,entered_by';
  await take(
    'project',
    'projects.csv',
    `${header}\nY,虞城水利,${YUCHENG},running,0,zhao\nM,民权水利,${MINQUAN},running,0,qian\n`,
  );
  await take('project', 'again.csv', `${header}\nY,虞城水利二期,${YUCHENG},running,1,sun\n`);
  const [idNo, card] = ['11010519491231002X', '6228480402564890018'];
  await take('person', 'persons.csv', `id_no,name,region_code\n${idNo},欧阳显眼,${YUCHENG}\n`);
  await take(
    'account',
    'accounts.csv',
    `account_no,region_code,name,type_code,holder_kind,medium\n${card},${YUCHENG},虞城县财政局,24,finance,corporate\n`,
  );
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
  rmSync(dir, { recursive: true, force: true });
});

const idOf = (name: string, key: string) => globalId(entities.get(name)!, [key]);
const project = (key: string) => idOf('Project', identity('project', key));

describe('provenance', () => {
  it('goes from each version to its file, row, bytes and columns, and asks one statement', async () => {
    const query = `{ provenance(id: "${project('Y')}") {
      version current enteredBy rowNo line byteFrom byteTo
      file { name part kind receivedBy encoding source definition } fields { fields column kind from { header position } } } }`;
    await api.ask(yucheng, query);
    api.statements();
    const { data } = await api.ask(yucheng, query);
    expect(api.statements().filter((text) => text.includes('record_provenance'))).toHaveLength(1);
    const [now, before] = data.provenance;
    expect([now.version, now.current, now.enteredBy, now.file.name]).toEqual([2, true, 'sun', 'again.csv']);
    expect(before).toMatchObject({ version: 1, current: false, enteredBy: 'zhao', rowNo: 1, line: 2, byteFrom: '43' });
    expect(before.file).toEqual({
      name: 'projects.csv',
      part: null,
      kind: 'DELIVERY',
      receivedBy: 'shengting',
      encoding: 'utf-8',
      source: null,
      definition: null,
    });
    const columns = new Map(before.fields.map((each: { fields: string[] }) => [each.fields.join(), each]));
    expect(columns.get('name')).toMatchObject({ kind: 'COPIED', from: [{ header: 'name', position: 2 }] });
    expect(columns.get('regionCode,region')).toMatchObject({ column: 'region_code', from: [{ position: 3 }] });
    expect(columns.get('version')).toMatchObject({ kind: 'COMPUTED', from: [] });
    expect([...columns.keys()]).not.toContain('');
  });

  it('answers for every field that the API shows of a record', async () => {
    const { data } = await api.ask(yucheng, `{ provenance(id: "${project('Y')}", version: 2) { fields { fields } } }`);
    const known = data.provenance[0].fields.flatMap(({ fields }: { fields: string[] }) => fields);
    for (const name of ['name', 'regionCode', 'status', 'enteredBy', 'sourceKey', 'rowNo', 'version', 'epoch'])
      expect(known).toContain(name);
  });

  it('answers for one field, by the name that it has in the API', async () => {
    const one = async (field: string) =>
      (await api.ask(yucheng, `{ provenance(id: "${project('Y')}", field: "${field}") { fields { column } } }`)).data
        .provenance[0].fields;
    expect(await one('region')).toEqual([{ column: 'region_code' }]);
    expect(await one('sourceKey')).toEqual([{ column: 'source_key' }]);
    const wrong = await api.ask(yucheng, `{ provenance(id: "${project('Y')}", field: "nothing") { version } }`);
    expect(wrong.errors![0]).toMatchObject({
      message: expect.stringMatching(/^"nothing" is no field of Project that comes from a file; there are .*name/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('shows the line masked, and nothing personal anywhere', async () => {
    const id = String((await database.system.query('select id from person')).rows[0].id);
    const answer = await api.ask(
      yucheng,
      `{ provenance(id: "${idOf('Person', id)}", withLine: true) { sourceKey cells { header value } file { name } } }`,
    );
    expect(answer.data.provenance[0].cells).toEqual([
      { header: 'id_no', value: '110105********002X' },
      { header: 'name', value: '欧***' },
      { header: 'region_code', value: YUCHENG },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/11010519491231002X|1231002X|显眼/);
  });
});

describe("a record of another county's", () => {
  const query = (id: string) => `{ provenance(id: "${id}", withLine: true) { version file { name } cells { value } } }`;

  it('is answered as one that there is not, whatever its file', async () => {
    expect((await api.ask(minquan, query(project('M')))).data.provenance).toMatchObject([
      { file: { name: 'projects.csv' } },
    ]);
    const hidden = await api.ask(minquan, query(project('Y')));
    expect(hidden).toEqual({ status: 200, data: { provenance: null } });
    expect(await api.ask(minquan, query(project('nothing')))).toEqual(hidden);
    expect(await api.ask(minquan, query('bm90aGluZw'))).toEqual(hidden);
  });

  it('is not to be had from the functions themselves either', async () => {
    const ids = { Y: identity('project', 'Y'), M: identity('project', 'M') };
    const client = await database.api.connect();
    try {
      await client.query('begin');
      const { rows } = await database.system.query(
        'select scope_lo as lo, scope_hi as hi from region where code = $1',
        [MINQUAN],
      );
      await client.query(
        `select set_config('app.lo', $1, true), set_config('app.hi', $2, true), set_config('role', 'qingqu_staff', true)`,
        [rows[0].lo, rows[0].hi],
      );
      const found = await client.query(
        `select record_provenance('project', $1) as y, record_provenance('project', $2) as m`,
        [ids.Y, ids.M],
      );
      expect(found.rows[0]).toEqual({ y: null, m: [expect.objectContaining({ sourceKey: 'M' })] });
      await expect(client.query('select ledger_place(1, 1)')).rejects.toThrow('permission denied');
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('nor any record is for an administrator', async () => {
    const answer = await api.ask(admin, query(project('M')));
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});
