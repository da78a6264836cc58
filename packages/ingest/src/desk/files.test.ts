// The desk on files of other forms (another encoding, JSON, one that a definition reads), and on two files that contradict each other.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { addDefinition } from '../definition/store.js';
import { type DeskWorld, deskWorld, HEADER, idNo, subsidy, YUCHENG } from '../testing/desk-world.js';
import { type DeskDeps, fixRow, resubmitRows, showRow } from './index.js';

let world: DeskWorld;
let deps: DeskDeps;

beforeAll(async () => {
  world = await deskWorld();
  ({ deps } = world);
});
afterEach(() => world.clear());
afterAll(() => world.drop());

const fix = (id: bigint, cells: Record<string, string>, by = 'yucheng') =>
  fixRow(deps, { id, by, correction: { cells } });

describe('a rejected line in another encoding', () => {
  it('is read as its file was: other bytes, the same columns', async () => {
    const text = [HEADER, subsidy('A', { amount: '1.234' }), ''].join('\n');
    const gb18030 = Buffer.concat([...text].map((char) => gb(char)));
    await world.h.ingest('subsidy_line', gb18030);
    const id = await world.last();
    expect((await showRow(deps, id, 'yucheng')).cells!.find(({ header }) => header === 'name')!.raw).toBe('张三丰');
    await fix(id, { amount: '1.23', name: '李"四",五' });
    expect(await resubmitRows(deps, { ids: [id], by: 'yucheng' })).toMatchObject([{ outcome: 'loaded' }]);
    expect((await world.h.row('subsidy_line', 'A'))!.amount_fen).toBe(123n);
  });
});

describe('a rejected element of a JSON file', () => {
  it('is shown by its names, corrected and handed in as what it was made into', async () => {
    const element = (key: string, status: string) => ({ key, name: '路', region_code: YUCHENG, status });
    const { id: fileId } = await world.h.ingest(
      'project',
      JSON.stringify([element('J1', 'running'), element('J2', '?'), element('J3', '?')]),
      { name: 'projects.json' },
    );
    const ids = await world.quarantined();
    const shown = await showRow(deps, ids[0]!, 'yucheng');
    expect(shown.cells!.map(({ header, raw }) => [header, raw])).toEqual([
      ['key', 'J2'],
      ['name', '路'],
      ['region_code', YUCHENG],
      ['status', '?'],
    ]);
    await fix(ids[0]!, { status: 'planned', name: '路，"新"' });
    expect(
      await fixRow(deps, { id: ids[1]!, by: 'yucheng', correction: { line: `J3,"路,旧",${YUCHENG},planned` } }),
    ).toMatchObject({ status: 'fixed' });
    const results = await resubmitRows(deps, { ids, by: 'yucheng' });
    expect(results.map(({ outcome }) => outcome)).toEqual(['loaded', 'loaded']);
    expect(new Set(results.map(({ batch }) => batch)).size).toBe(1);
    expect((await world.h.row('project', 'J3'))!.name).toBe('路,旧');
    const { rows } = await world.database.system.query('select reading from ingest_file where id in ($1, $2)', [
      fileId,
      results[0]!.batch,
    ]);
    expect(rows.map(({ reading }) => reading.kind)).toEqual(['cells', 'cells']);
  });
});

describe('a rejected line of a file that a definition reads', () => {
  const yaml = String.raw`name: county-projects
feed: project
title: { zh: 县项目, en: County projects }
as_of: { title: '统计日期：(\d{4}年\d{1,2}月\d{1,2}日)' }
columns:
  key: 项目编号
  name: 项目名称
  region_code: 区划
  status: { from: 进度, values: { 在建: running, 拟建: planned } }
ignore: [备注]
aside: [{ starts: 合计 }]
`;

  it('is shown under the names of that file, and handed in with its title lines', async () => {
    await addDefinition(deps.pool, yaml, 'test');
    const text = `项目一览表\n统计日期：2018年9月30日\n项目编号,备注,项目名称,区划,进度\nD1,${idNo},路,${YUCHENG},在建\nD2,${idNo},桥,${YUCHENG},？\n合计,,,,\n`;
    await world.h.ingest('county-projects', text);
    const id = await world.last();
    const masked = await showRow(deps, id, 'jiandu');
    expect(masked.cells!.map(({ header, raw }) => [header, raw])).toEqual([
      ['项目编号', 'D2'],
      // The definition leaves it out, so nobody knows what stands there.
      ['备注', '***'],
      ['项目名称', '桥'],
      ['区划', YUCHENG],
      ['进度', '？'],
    ]);
    expect(masked.cells!.filter(({ problems }) => problems.length > 0).map(({ header }) => header)).toEqual(['进度']);
    await fix(id, { 进度: '拟建' });
    expect(await resubmitRows(deps, { ids: [id], by: 'yucheng' })).toMatchObject([{ outcome: 'loaded' }]);
    const { rows } = await world.database.system.query(
      `select as_of, declared_rows, definition_id is not null as defined, n_loaded from ingest_file where kind = 'correction'`,
    );
    expect(rows).toEqual([{ as_of: '2018-09-30', declared_rows: null, defined: true, n_loaded: 1 }]);
  });
});

describe('two files of equal standing that differ', () => {
  it('are settled by whoever confirms one of their rows', async () => {
    const file = (amount: string) =>
      world.h.ingest('subsidy_line', `${HEADER}\n${subsidy('A', { amount })}\n`, { asOf: '2018-09-01' });
    await file('100.00');
    await file('200.00');
    expect(await world.h.row('subsidy_line', 'A')).toBeUndefined();
    const ids = await world.quarantined();
    const { rows } = await world.database.system.query<{ id: bigint; name: string }>(
      `select q.id from quarantine q join ingest_file f on f.id = q.file_id where f.sum_fen = 20000`,
    );
    const right = rows[0]!.id;
    expect(ids).toHaveLength(2);
    await fix(right, { amount: '200.00' });
    const [result] = await resubmitRows(deps, { ids: [right], by: 'yucheng' });
    expect((await world.h.row('subsidy_line', 'A'))!.amount_fen).toBe(20_000n);
    const other = ids.find((id) => id !== right)!;
    expect((await showRow(deps, other, 'yucheng')).settledBy).toMatchObject({ fileId: result!.batch });
  });
});

describe('two rows of one file with the same key', () => {
  it.each([{ asOf: '2018-09-01' }, {}])(
    'are settled by the second, when somebody hands it in again (%j)',
    async (declared) => {
      const text = `${HEADER}\n${subsidy('A', { amount: '100.00' })}\n${subsidy('A', { amount: '200.00' })}\n`;
      await world.h.ingest('subsidy_line', text, declared);
      const id = await world.last();
      await fix(id, { amount: '200.00' });
      expect(await resubmitRows(deps, { ids: [id], by: 'yucheng' })).toMatchObject([{ outcome: 'updated' }]);
    },
  );
});

/** The few characters that these tests write in GB18030. */
function gb(char: string): Buffer {
  const known: Record<string, string> = {
    张: 'd5c5',
    三: 'c8fd',
    丰: 'b7e1',
    虞: 'd3dd',
    城: 'b3c7',
    县: 'cfd8',
    财: 'b2c6',
    政: 'd5fe',
    局: 'bed6',
  };
  return known[char] ? Buffer.from(known[char], 'hex') : Buffer.from(char);
}
