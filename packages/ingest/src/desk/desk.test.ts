// The desk on a real database, by people of a county (Yucheng), its city, another county and the province:
//   1. a rejected line is shown, in clear to who corrects it and masked to who watches;
//   2. it is corrected and checked at once, handed in again, once, and loaded;
//   3. it is given up, taken up again, routed up and back, each with its clock;
//   4. of two people at once the second is told who was first.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cardNo,
  type DeskWorld,
  deskWorld,
  HEADER,
  idNo,
  MINQUAN,
  PROVINCE,
  subsidy,
  YUCHENG,
} from '../testing/desk-world.js';
import {
  type DeskDeps,
  DeskRefused,
  fixRow,
  type Resubmitted,
  rejectRow,
  reopenRow,
  resubmitRows,
  routeRow,
  showRow,
} from './index.js';
import { takeBack } from './take-back.js';

let world: DeskWorld;
let deps: DeskDeps;

beforeAll(async () => {
  world = await deskWorld();
  ({ deps } = world);
});
afterEach(() => world.clear());
afterAll(() => world.drop());

const stored = async (id: bigint) =>
  (await world.database.system.query('select * from quarantine where id = $1', [id])).rows[0];
const events = async (id: bigint) =>
  (
    await world.database.system.query(
      'select kind, level, actor, due_on from quarantine_event where quarantine_id = $1 order by id',
      [id],
    )
  ).rows.map((row) => Object.values(row));

async function refusal(work: Promise<unknown>): Promise<DeskRefused> {
  const error = await work.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error).toBeInstanceOf(DeskRefused);
  const refused = error as DeskRefused;
  expect(`${refused.words.zh}${refused.words.en}`).not.toContain('\n');
  return refused;
}

const fix = (id: bigint, cells: Record<string, string>, by = 'yucheng') =>
  fixRow(deps, { id, by, correction: { cells } });

describe('a rejected line', () => {
  it('is shown column by column, with what is wrong and what was expected', async () => {
    await world.take(subsidy('A', { amount: '1.234' }));
    const shown = await showRow(deps, await world.last(), 'yucheng');
    expect(shown).toMatchObject({
      isMasked: false,
      inHand: YUCHENG,
      routes: ['superior'],
      line: subsidy('A', { amount: '1.234' }),
    });
    expect(shown.cells!.map(({ header }) => header)).toEqual(HEADER.split(','));
    expect(shown.cells!.find(({ header }) => header === 'id_no')).toMatchObject({ raw: idNo, problems: [] });
    expect(shown.cells!.find(({ header }) => header === 'amount')).toMatchObject({
      raw: '1.234',
      problems: [{ code: 'E_AMOUNT', expected: { zh: expect.stringContaining('例如') } }],
    });
  });

  it('is masked for who watches but does not correct, and not there for another county', async () => {
    await world.take(subsidy('A', { amount: '1.234' }));
    const id = await world.last();
    for (const who of ['jiandu', 'shangqiu', 'sheng']) {
      const shown = await showRow(deps, id, who);
      expect(shown).toMatchObject({ isMasked: true, line: undefined });
      const text = JSON.stringify(shown.cells);
      for (const secret of [idNo, cardNo, '三丰']) expect(text).not.toContain(secret);
      expect(text).toContain('1.234');
    }
    expect((await refusal(showRow(deps, id, 'minquan'))).code).toBe('NOT_FOUND');
    expect((await refusal(showRow(deps, id, 'guanli'))).words.zh).toContain('第十条');
    expect((await refusal(showRow(deps, id, 'nobody'))).code).toBe('FORBIDDEN');
    expect((await refusal(showRow(deps, 999_999n, 'yucheng'))).words).toEqual({
      zh: '没有隔离数据 999999',
      en: 'there is no quarantined row 999999',
    });
  });

  it('hides a number that stands in the wrong column', async () => {
    await world.take(subsidy('A', { name: idNo, amount: 'x' }), subsidy('B', { org: `见身份证 ${idNo}`, amount: 'x' }));
    for (const id of await world.quarantined())
      expect(JSON.stringify((await showRow(deps, id, 'jiandu')).cells)).not.toContain(idNo.slice(6, 14));
  });

  it('that has no columns is shown as it came, or not at all', async () => {
    await world.take(subsidy('Z'), `${subsidy('A')},多一列`);
    const id = await world.last();
    expect(await showRow(deps, id, 'yucheng')).toMatchObject({ cells: undefined, line: `${subsidy('A')},多一列` });
    expect(await showRow(deps, id, 'jiandu')).toMatchObject({
      cells: undefined,
      line: undefined,
      problems: [{ code: 'E_COLUMNS' }],
    });
  });
});

describe('a correction', () => {
  it('is checked at once: what is still wrong is told, and what was typed is kept', async () => {
    await world.take(subsidy('Z'), subsidy('A', { amount: '1.234', region: '999999999999' }));
    const id = await world.last();
    const first = await fix(id, { amount: '1.23' });
    expect(first).toMatchObject({ status: 'open', problems: [{ code: 'E_REGION', column: 'region_code' }] });
    const second = await fix(id, { region_code: YUCHENG });
    expect(second).toEqual({ status: 'fixed', problems: [] });
    const cells = (await showRow(deps, id, 'yucheng')).cells!;
    expect(cells.find(({ header }) => header === 'amount')).toMatchObject({ raw: '1.234', fixed: '1.23' });
    expect(await events(id)).toEqual([
      ['fixed', null, 'yucheng', null],
      ['fixed', null, 'yucheng', null],
    ]);
    expect((await stored(id)).fixed_sealed.toString('latin1')).not.toContain(idNo);
  });

  it('may be the whole line', async () => {
    await world.take(subsidy('Z'), `${subsidy('A')},多一列`);
    const id = await world.last();
    expect((await refusal(fix(id, { amount: '1' }))).words.zh).toContain('请给出整行');
    expect(await fixRow(deps, { id, by: 'yucheng', correction: { line: subsidy('A') } })).toEqual({
      status: 'fixed',
      problems: [],
    });
    expect((await refusal(fixRow(deps, { id, by: 'yucheng', correction: { line: '"a' } }))).words.zh).toContain(
      '双引号',
    );
  });

  it.each([
    ['of a column that there is not', { betrag: '1' }, /应为：key、batch_key/],
    ['with a NUL', { amount: '1\0' }, /NUL/],
    ['that is endless', { name: '张'.repeat(30_000) }, /64 KB/],
    ['of many lines', { name: '张\n'.repeat(30) }, /换行/],
  ])('%s is refused in one line', async (_, cells, line) => {
    await world.take(subsidy('A', { amount: '1.234' }));
    expect((await refusal(fix(await world.last(), cells as Record<string, string>))).words.zh).toMatch(line);
  });

  it('is for those who have it in hand (Art. 7)', async () => {
    await world.take(subsidy('A', { amount: '1.234' }));
    const id = await world.last();
    for (const who of ['jiandu', 'shangqiu', 'sheng'])
      expect((await refusal(fix(id, { amount: '1' }, who))).words.zh).toContain('第七条');
    expect((await refusal(fix(id, { amount: '1' }, 'minquan'))).code).toBe('NOT_FOUND');
  });

  it("must stay in the county's own region", async () => {
    await world.take(subsidy('A', { amount: '1.234' }));
    const fixed = await fix(await world.last(), { amount: '1', region_code: MINQUAN });
    expect(fixed).toMatchObject({ status: 'open', problems: [{ code: 'E_SCOPE', column: 'region_code' }] });
  });
});

describe('a resubmitted line', () => {
  it('goes the ordinary way in, as a batch of its own with the standing of its file', async () => {
    const { id: fileId } = await world.h.ingest(
      'subsidy_line',
      `${HEADER}\n${subsidy('A', { amount: 'x' })}\n${subsidy('B')}\n`,
      { asOf: '2018-09-01' },
    );
    const id = await world.last();
    await fix(id, { amount: '88.00' });
    const [result] = await resubmitRows(deps, { ids: [id], by: 'yucheng' });
    expect(result).toMatchObject({ id, already: false, outcome: 'loaded', quarantinedAs: null });
    expect((await world.h.row('subsidy_line', 'A'))!.amount_fen).toBe(8800n);
    expect(await stored(id)).toMatchObject({
      status: 'resubmitted',
      resubmitted_as: result!.batch,
      resolved_by: 'yucheng',
    });
    const { rows } = await world.database.system.query(
      `select kind, as_of, received_by, within_region, status from ingest_file where id = $1 and name = (select name from ingest_file where id = $2)`,
      [result!.batch, fileId],
    );
    expect(rows).toEqual([
      { kind: 'correction', as_of: '2018-09-01', received_by: 'yucheng', within_region: YUCHENG, status: 'done' },
    ]);
  });

  it('is handed in once, however often and by how many it is asked', async () => {
    await world.take(subsidy('A', { amount: 'x' }), subsidy('B', { amount: 'y' }));
    const ids = await world.quarantined();
    for (const id of ids) await fix(id, { amount: '5' });
    const [one, two] = await Promise.all([1, 2].map(() => resubmitRows(deps, { ids, by: 'yucheng' })));
    const again = await resubmitRows(deps, { ids, by: 'yucheng2' });
    expect(again.map(({ already, outcome }) => [already, outcome])).toEqual([
      [true, 'loaded'],
      [true, 'loaded'],
    ]);
    expect([one, two].map((each) => each![0]!.already).sort()).toEqual([false, true]);
    const { rows } = await world.database.system.query(
      `select n_read, n_loaded from ingest_file where kind = 'correction'`,
    );
    expect(rows).toEqual([{ n_read: 2, n_loaded: 2 }]);
  });

  it('needs its correction first; of several, all or none', async () => {
    await world.take(subsidy('A', { amount: 'x' }), subsidy('B', { amount: 'y' }));
    const ids = await world.quarantined();
    await fix(ids[0]!, { amount: '5' });
    expect((await refusal(resubmitRows(deps, { ids, by: 'yucheng' }))).words.zh).toContain('应为「已修正」');
    expect((await stored(ids[0]!)).status).toBe('fixed');
    expect((await refusal(resubmitRows(deps, { ids: [], by: 'yucheng' }))).code).toBe('BAD_INPUT');
  });

  it('that is rejected once more hands on its owner, level and clock to the new row', async () => {
    await world.take(subsidy('A', { amount: 'x', org: '甲镇财政所' }));
    const id = await world.last();
    await routeRow(deps, { id, by: 'yucheng', to: 'superior', reason: '数据来自市级系统' });
    await fix(id, { amount: '5' }, 'shangqiu');
    // Meanwhile the region of the record has become somebody else's: what was in order is so no more.
    await world.h.ingest('subsidy_line', `${HEADER}\n${subsidy('A', { region: '410225000000' })}\n`);
    const [result] = await resubmitRows(deps, { ids: [id], by: 'shangqiu' });
    expect(result).toMatchObject({ outcome: 'quarantined' });
    expect(await stored(result!.quarantinedAs!)).toMatchObject({
      status: 'open',
      reason_code: 'E_SCOPE',
      level: 'superior',
      owner_org: '甲镇财政所',
      due_on: (await stored(id)).due_on,
    });
    expect((await world.h.row('subsidy_line', 'A'))!.region_code).toBe('410225000000');
  });
});

describe('a correction that is refused as a whole', () => {
  it('gives its rows back as corrected, once', async () => {
    await world.take(subsidy('A', { amount: 'x' }));
    const id = await world.last();
    await fix(id, { amount: '5' });
    const [{ batch }] = (await resubmitRows(deps, { ids: [id], by: 'yucheng' })) as [Resubmitted];
    for (let times = 0; times < 2; times++) await takeBack(deps.pool, batch);
    expect(await stored(id)).toMatchObject({ status: 'fixed', resubmitted_as: null, resolved_by: null });
    expect((await events(id)).map(([kind]) => kind)).toEqual(['fixed', 'resubmitted', 'reopened']);
    expect(await resubmitRows(deps, { ids: [id], by: 'yucheng' })).toMatchObject([{ outcome: 'unchanged' }]);
  });
});

describe('a row that cannot be corrected where it was entered', () => {
  it('goes up to the city and the province, each with five working days, and back with an answer (Art. 16)', async () => {
    await world.take(subsidy('A', { amount: 'x' }));
    const id = await world.last();
    expect(
      (await refusal(routeRow(deps, { id, by: 'yucheng', to: 'province', reason: '市级数据' }))).words.zh,
    ).toContain('superior');
    await routeRow(deps, { id, by: 'yucheng', to: 'superior', reason: '市级数据' });
    expect((await refusal(routeRow(deps, { id, by: 'yucheng', to: 'own', reason: '算了' }))).words.zh).toContain(
      '现由上级承办',
    );
    await routeRow(deps, { id, by: 'shangqiu', to: 'province', reason: '省级数据，请农业处通知' });
    expect(await showRow(deps, id, 'sheng')).toMatchObject({ isMasked: false, inHand: PROVINCE });
    await routeRow(deps, { id, by: 'sheng', to: 'own', reason: '已核对，按 88.00 元改正' });
    // 29 and 30 September 2018 are worked; 1 to 7 October are off.
    expect(await events(id)).toEqual([
      ['routed', 'superior', 'yucheng', '2018-10-10'],
      ['routed', 'province', 'shangqiu', '2018-10-10'],
      ['routed', 'own', 'sheng', '2018-10-10'],
    ]);
    expect(await stored(id)).toMatchObject({
      level: 'own',
      status: 'open',
      due_on: '2018-10-10',
      owner_org: '虞城县财政局',
    });
    expect(await fix(id, { amount: '88.00' })).toMatchObject({ status: 'fixed' });
  });

  it('is given up with a reason, and may be taken up again', async () => {
    await world.take(subsidy('A', { amount: 'x' }));
    const id = await world.last();
    expect((await refusal(rejectRow(deps, { id, by: 'jiandu', reason: ' ' }))).code).toBe('BAD_INPUT');
    await rejectRow(deps, { id, by: 'jiandu', reason: '来源系统已作废' });
    expect(await stored(id)).toMatchObject({ status: 'rejected', resolved_by: 'jiandu', resolution: '来源系统已作废' });
    expect((await refusal(fix(id, { amount: '1' }))).code).toBe('CONFLICT');
    await reopenRow(deps, { id, by: 'yucheng', reason: '作废有误' });
    expect(await stored(id)).toMatchObject({ status: 'open', resolved_by: null, due_on: '2018-10-10' });
    expect((await events(id)).map(([kind]) => kind)).toEqual(['rejected', 'reopened']);
  });
});

describe('of two people at once', () => {
  it('one corrects or gives up, and the other is told who was first', async () => {
    await world.take(subsidy('A', { amount: 'x' }));
    const id = await world.last();
    const outcomes = await Promise.allSettled([
      fixRow(deps, { id, by: 'yucheng', correction: { cells: { amount: '1' } }, seen: 'open' }),
      fixRow(deps, { id, by: 'yucheng2', correction: { cells: { amount: '2' } }, seen: 'open' }),
      rejectRow(deps, { id, by: 'jiandu', reason: '作废', seen: 'open' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [first] = await events(id);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
        expect((outcome.reason as DeskRefused).words.zh).toContain(`「${first![2]}」`);
      }
    expect(await events(id)).toHaveLength(1);
  });

  it('nobody overwrites a state that they have not seen', async () => {
    await world.take(subsidy('A', { amount: 'x' }));
    const id = await world.last();
    await fix(id, { amount: '1' });
    const blind = rejectRow(deps, { id, by: 'jiandu', reason: '作废', seen: 'open' });
    expect((await refusal(blind)).words.en).toMatch(/is fixed; 'yucheng' moved it at /);
    await rejectRow(deps, { id, by: 'jiandu', reason: '作废', seen: 'fixed' });
  });
});
