// Rejected rows over GraphQL, by staff of a county, of another, of their city, by a supervisor and an administrator:
//   1. a rejected line is read, in clear or masked, and that it was read is logged without what it said;
//   2. it is corrected, handed in again, given up, taken up again, routed;
//   3. another county's row is as good as not there, and administrators act on nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestFile } from '@qingqu/ingest';
import { Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { type Answer, authKey, type TestApi, testApi } from '../testing/client.js';

const YUCHENG = '411425000000';
const CARD = '6228480402564890018';

let database: TestDatabase;
let api: TestApi;
let dir: string;
let tokens: Record<'yucheng' | 'colleague' | 'minquan' | 'shangqiu' | 'jiandu' | 'guanli', string>;
const notes: { details: object; message: string }[] = [];
const deps = () => ({ pool: database.system, vault: new Vault(authKey), blobDir: dir, now: () => performance.now() });

beforeAll(async () => {
  database = await testDatabase();
  dir = mkdtempSync(join(tmpdir(), 'qingqu-desk-'));
  const quiet = () => undefined;
  api = await testApi(database, 'production', {
    log: { info: (details, message) => void notes.push({ details, message }), warn: quiet, error: quiet },
    intake: {
      ingest: deps(),
      uploadDir: join(dir, 'uploads'),
      state: async () => ({ isOpen: true, concurrency: 1 }),
    },
  });
  const staff = async (username: string, regionCode: string) =>
    (await api.user({ username, role: 'staff', departmentKinds: ['agri'], regionCode })).token;
  tokens = {
    yucheng: await staff('yucheng', YUCHENG),
    colleague: await staff('colleague', YUCHENG),
    minquan: await staff('minquan', '411421000000'),
    shangqiu: await staff('shangqiu', '411400000000'),
    jiandu: (await api.user({ username: 'jiandu', regionCode: YUCHENG })).token,
    guanli: (await api.user({ username: 'guanli', role: 'admin', regionCode: YUCHENG })).token,
  };
});
afterEach(async () => {
  notes.splice(0);
  await database.system.query(
    'truncate account, account_history, ingest_row, ingest_file, quarantine, quarantine_event',
  );
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
  rmSync(dir, { recursive: true, force: true });
});

type Who = keyof typeof tokens;
const ask = (who: Who, query: string, variables?: object): Promise<Answer> => api.ask(tokens[who], query, variables);

async function data(who: Who, query: string, variables?: object): Promise<Answer['data']> {
  const answer = await ask(who, query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

async function error(who: Who, query: string, variables?: object) {
  const { errors } = await ask(who, query, variables);
  return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

/** A file of accounts of which the first has no such medium, and the id of its rejected row. */
async function rejected(): Promise<string> {
  const rows = [
    `${CARD},${YUCHENG},张三丰,41,individual,未知`,
    `6228480402564890026,${YUCHENG},李四,41,individual,card`,
  ];
  const bytes = Buffer.from(`account_no,region_code,name,type_code,holder_kind,medium\n${rows.join('\n')}\n`);
  await ingestFile(deps(), { feed: 'account', bytes, receivedBy: 'yucheng' });
  const found = await data('yucheng', '{ quarantinedRows { nodes { id } } }');
  return found.quarantinedRows.nodes[0].id;
}

const LINE = `query ($id: ID!) { quarantinedLine(id: $id) { masked line fixedLine inHandOf routes settledByBatchId
  cells { header raw fixed problems { code column whatEn expectedEn } } problems { code } } }`;
const FIX = `mutation ($id: ID!, $cells: [CellCorrection!], $line: String, $seen: QuarantineStatus) {
  fixQuarantinedRow(id: $id, cells: $cells, line: $line, seen: $seen) { wrong: problems { code column expectedZh } row { id status level overdue events { nodes { act actor } } } } }`;
const RESUBMIT = `mutation ($ids: [ID!]!) { resubmitQuarantinedRows(ids: $ids) { rowId batchId already outcome quarantinedAsId } }`;
const cells = (value: string) => [{ header: 'medium', value }];

describe('a rejected line', () => {
  it('is read in clear by whoever corrects it, and the log says so without what it said', async () => {
    const id = await rejected();
    const { quarantinedLine } = await data('yucheng', LINE, { id });
    expect(quarantinedLine).toMatchObject({
      masked: false,
      inHandOf: YUCHENG,
      routes: ['SUPERIOR'],
      settledByBatchId: null,
      problems: [],
    });
    expect(quarantinedLine.line).toContain(CARD);
    expect(quarantinedLine.cells.map(({ header, raw }: Record<string, string>) => [header, raw])).toEqual([
      ['account_no', CARD],
      ['region_code', YUCHENG],
      ['name', '张三丰'],
      ['type_code', '41'],
      ['holder_kind', 'individual'],
      ['medium', '未知'],
    ]);
    expect(quarantinedLine.cells[5].problems).toEqual([
      { code: 'E_CODE', column: 'medium', whatEn: expect.any(String), expectedEn: expect.stringContaining('card') },
    ]);
    const { rows: entries } = await database.system.query(
      `select username, action, target_kind, target_id, detail from audit_entry where action = 'read_line'`,
    );
    expect(entries).toEqual([
      {
        username: 'yucheng',
        action: 'read_line',
        target_kind: 'quarantine',
        target_id: expect.any(String),
        detail: { masked: false },
      },
    ]);
    for (const secret of [CARD, '张三丰']) expect(JSON.stringify([entries, notes])).not.toContain(secret);
  });

  it('is masked for supervisors and superiors', async () => {
    const id = await rejected();
    for (const who of ['jiandu', 'shangqiu'] as const) {
      const answer = await data(who, LINE, { id });
      expect(answer.quarantinedLine).toMatchObject({ masked: true, line: null });
      for (const secret of [CARD, '三丰']) expect(JSON.stringify(answer)).not.toContain(secret);
    }
  });

  it('of another county is as good as not there, for reading and for every act', async () => {
    const id = await rejected();
    const absent = globalId(entities.get('QuarantinedRow')!, ['999999']);
    expect(await data('minquan', LINE, { id })).toEqual({ quarantinedLine: null });
    expect(await data('minquan', LINE, { id: absent })).toEqual({ quarantinedLine: null });
    for (const mutation of [
      `mutation ($id: ID!) { fixQuarantinedRow(id: $id, line: "x") { row { id } } }`,
      `mutation ($id: ID!) { resubmitQuarantinedRows(ids: [$id]) { rowId } }`,
      `mutation ($id: ID!) { rejectQuarantinedRow(id: $id, reason: "x") { id } }`,
      `mutation ($id: ID!) { reopenQuarantinedRow(id: $id, reason: "x") { id } }`,
      `mutation ($id: ID!) { routeQuarantinedRow(id: $id, to: SUPERIOR, reason: "x") { id } }`,
    ]) {
      const hidden = await error('minquan', mutation, { id });
      expect(hidden).toEqual(await error('minquan', mutation, { id: absent }));
      expect(hidden.code).toBe('NOT_FOUND');
      expect((await error('guanli', mutation, { id })).code).toBe('FORBIDDEN');
    }
    expect((await error('guanli', LINE, { id })).message).toContain('Art. 10');
  });
});

describe('a correction', () => {
  it('says what is still wrong, then that nothing is, and is handed in once', async () => {
    const id = await rejected();
    const first = await data('yucheng', FIX, { id, cells: cells('nothing') });
    expect(first.fixQuarantinedRow).toMatchObject({
      wrong: [{ code: 'E_CODE', column: 'medium' }],
      row: { id, status: 'OPEN' },
    });
    const second = await data('yucheng', FIX, { id, cells: cells('card') });
    expect(second.fixQuarantinedRow).toEqual({
      wrong: [],
      row: {
        id,
        status: 'FIXED',
        level: 'OWN',
        overdue: false,
        events: {
          nodes: [
            { act: 'FIXED', actor: 'yucheng' },
            { act: 'FIXED', actor: 'yucheng' },
          ],
        },
      },
    });
    const { resubmitQuarantinedRows } = await data('yucheng', RESUBMIT, { ids: [id] });
    expect(resubmitQuarantinedRows).toMatchObject([
      { rowId: id, already: false, outcome: 'LOADED', quarantinedAsId: null },
    ]);
    const again = await data('colleague', RESUBMIT, { ids: [id] });
    expect(again.resubmitQuarantinedRows).toMatchObject([
      { already: true, batchId: resubmitQuarantinedRows[0].batchId },
    ]);
    const { node } = await data(
      'yucheng',
      `{ node(id: "${id}") { ... on QuarantinedRow { status resolvedBy resubmittedAs { id batchKind receivedBy loaded } } } }`,
    );
    expect(node).toEqual({
      status: 'RESUBMITTED',
      resolvedBy: 'yucheng',
      resubmittedAs: {
        id: resubmitQuarantinedRows[0].batchId,
        batchKind: 'CORRECTION',
        receivedBy: 'yucheng',
        loaded: 1,
      },
    });
  });

  it('is for staff, and needs cells or a line', async () => {
    const id = await rejected();
    for (const who of ['jiandu', 'shangqiu'] as const)
      expect(await error(who, FIX, { id, cells: cells('card') })).toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringContaining('第七条'),
      });
    expect((await error('yucheng', FIX, { id })).code).toBe('BAD_USER_INPUT');
    expect((await error('yucheng', FIX, { id, cells: [], line: 'x' })).code).toBe('BAD_USER_INPUT');
    expect((await error('yucheng', FIX, { id: globalId(entities.get('Batch')!, ['1']), line: 'x' })).code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('of what somebody else has moved meanwhile tells who it was', async () => {
    const id = await rejected();
    await data(
      'colleague',
      `mutation ($id: ID!) { rejectQuarantinedRow(id: $id, reason: "已作废", seen: OPEN) { status } }`,
      { id },
    );
    const late = await error('yucheng', FIX, { id, cells: cells('card'), seen: 'OPEN' });
    expect(late).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('「colleague」') });
  });
});

describe('a row', () => {
  it('is given up, taken up again, routed up and answered', async () => {
    const id = await rejected();
    const act = async (who: Who, name: string, more = '') =>
      (
        await data(
          who,
          `mutation ($id: ID!) { ${name}(id: $id, reason: "因故"${more}) { status level resolvedBy resolution dueOn events { totalCount } } }`,
          { id },
        )
      )[name];
    expect(await act('jiandu', 'rejectQuarantinedRow')).toMatchObject({
      status: 'REJECTED',
      resolvedBy: 'jiandu',
      resolution: '因故',
    });
    expect(await act('yucheng', 'reopenQuarantinedRow')).toMatchObject({ status: 'OPEN', resolvedBy: null });
    expect(await act('yucheng', 'routeQuarantinedRow', ', to: SUPERIOR')).toMatchObject({ level: 'SUPERIOR' });
    expect((await data('shangqiu', LINE, { id })).quarantinedLine).toMatchObject({
      masked: false,
      routes: ['PROVINCE', 'OWN'],
    });
    expect((await data('yucheng', LINE, { id })).quarantinedLine).toMatchObject({ masked: true });
    expect(await act('shangqiu', 'routeQuarantinedRow', ', to: OWN')).toMatchObject({
      level: 'OWN',
      events: { totalCount: 4 },
    });
  });
});

describe('a parked batch', () => {
  const RETRY = 'mutation ($id: ID!) { retryBatch(id: $id) { status lastError } }';

  it('is gone on with when somebody of its region says so', async () => {
    await rejected();
    const { batches } = await data('yucheng', '{ batches { nodes { id } } }');
    const { id } = batches.nodes[0];
    expect(await error('yucheng', RETRY, { id })).toMatchObject({ code: 'CONFLICT' });
    await database.system.query(`update ingest_file set status = 'parked', last_error = 'x', attempts = 5`);
    expect((await error('minquan', RETRY, { id })).code).toBe('NOT_FOUND');
    expect((await error('guanli', RETRY, { id })).code).toBe('FORBIDDEN');
    expect((await data('yucheng', RETRY, { id })).retryBatch).toEqual({ status: 'DONE', lastError: null });
  });
});

describe('feeds', () => {
  it('are told with the columns of their files', async () => {
    const { feeds } = await data(
      'yucheng',
      '{ feeds { name titleZh columns { header required example expectedZh } } }',
    );
    const payment = (feeds as { name: string; titleZh: string; columns: { header: string }[] }[]).find(
      ({ name }) => name === 'payment',
    );
    expect(payment).toMatchObject({
      titleZh: '支付',
      columns: expect.arrayContaining([expect.objectContaining({ header: 'amount', required: true })]),
    });
    expect(await error('guanli', '{ feeds { name } }')).toEqual({ code: undefined, message: undefined });
  });
});
