// What is left to do, page by page; what has been settled by itself; what is not the sender's to enter.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type DeskWorld, deskWorld, HEADER, MINQUAN, SHANGQIU, subsidy, YUCHENG } from '../testing/desk-world.js';
import { type DeskDeps, DeskRefused, listRows, rejectRow, showRow, summarise } from './index.js';

let world: DeskWorld;
let deps: DeskDeps;

beforeAll(async () => {
  world = await deskWorld();
  ({ deps } = world);
});
afterEach(() => world.clear());
afterAll(() => world.drop());

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

describe('what is left to do', () => {
  it('is listed page by page, the first due first, by whatever it is looked for', async () => {
    await world.take(
      subsidy('A', { amount: 'x' }),
      subsidy('B', { region: MINQUAN, amount: 'y' }),
      subsidy('C', { name: '' }),
    );
    await world.h.ingest(
      'project',
      `key,name,region_code,status\nP1,路,${YUCHENG},unknown\nP2,路,${YUCHENG},unknown\n`,
    );
    const ids = await world.quarantined();
    await world.database.system.query(`update quarantine set due_on = '2018-09-27' where id = $1`, [ids[4]]);
    await world.database.system.query('update quarantine set due_on = null where id = $1', [ids[0]]);
    const first = await listRows(deps, {}, { first: 2 });
    const rest = await listRows(deps, {}, { first: 3, after: first.after });
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual([ids[4], ids[1], ids[2], ids[3], ids[0]]);
    expect(rest.after).toBeUndefined();
    expect(first.rows[0]).toMatchObject({ isOverdue: true, feed: 'project', regionCode: YUCHENG });
    const found = async (filter: Parameters<typeof listRows>[1]) =>
      (await listRows(deps, filter)).rows.map(({ id }) => id);
    expect(await found({ overdue: true })).toEqual([ids[4]]);
    expect((await found({ overdue: false })).length).toBe(4);
    expect(await found({ region: MINQUAN })).toEqual([ids[1]]);
    expect((await found({ region: SHANGQIU })).length).toBe(5);
    expect(await found({ feed: 'project' })).toEqual([ids[4], ids[3]]);
    expect(await found({ reason: 'E_REQUIRED' })).toEqual([ids[2]]);
    expect(await found({ owner: '虞城县财政局' })).toEqual([ids[1], ids[2], ids[0]]);
    expect(await found({ level: 'province' })).toEqual([]);
    await rejectRow(deps, { id: ids[1]!, by: 'minquan', reason: '作废' });
    expect(await found({ states: ['rejected'] })).toEqual([ids[1]]);
    expect((await refusal(listRows(deps, { region: '1' }))).code).toBe('NOT_FOUND');
    expect(await summarise(deps)).toContainEqual({
      feed: 'project',
      reasonCode: 'E_CODE',
      level: 'own',
      open: 2,
      fixed: 0,
      overdue: 1,
      firstDueOn: '2018-09-27',
    });
  });

  it('tells rows that a later file has settled from those that nobody has', async () => {
    const asOf = (day: string) => ({ asOf: day });
    await world.h.ingest(
      'subsidy_line',
      `${HEADER}\n${subsidy('A', { amount: 'x' })}\n${subsidy('B', { amount: 'x' })}\n${subsidy('', { amount: 'x' })}\n`,
      asOf('2018-09-01'),
    );
    const [a, b, unknown] = await world.quarantined();
    const { id: later } = await world.h.ingest('subsidy_line', `${HEADER}\n${subsidy('A')}\n`, asOf('2018-09-02'));
    await world.h.ingest('subsidy_line', `${HEADER}\n${subsidy('B')}\n`, asOf('2018-08-31'));
    const { rows } = await listRows(deps, {});
    const settled = new Map(rows.map((row) => [row.id, row.settledBy?.fileId]));
    expect([a, b, unknown].map((id) => settled.get(id!))).toEqual([later, undefined, undefined]);
    expect((await showRow(deps, a!, 'yucheng')).settledBy).toMatchObject({ fileId: later, rowNo: 1 });
  });
});

describe('a file of who answers for one region', () => {
  const within = async () =>
    (
      await world.database.system.query('select code, scope_lo as lo, scope_hi as hi from region where code = $1', [
        YUCHENG,
      ])
    ).rows[0];

  it('loads what lies there, and leaves the rest with who brought it', async () => {
    const text = `${HEADER}\n${subsidy('A')}\n${subsidy('B', { region: MINQUAN })}\n${subsidy('C', { region: '1' })}\n`;
    const result = await world.h.ingest('subsidy_line', text, { within: await within(), receivedBy: 'yucheng' });
    expect(result).toMatchObject({ counts: { loaded: 1, quarantined: 2 }, reasons: { E_SCOPE: 1, E_REGION: 1 } });
    const { rows } = await world.database.system.query('select distinct scope_ord from quarantine');
    expect(rows).toEqual([{ scope_ord: (await within()).lo }]);
  });

  it('does not take over the record of another region by its key', async () => {
    await world.take(subsidy('A', { region: MINQUAN }));
    const result = await world.h.ingest('subsidy_line', `${HEADER}\n${subsidy('A', { amount: '1' })}\n`, {
      within: await within(),
    });
    expect(result).toMatchObject({ counts: { updated: 0, quarantined: 1 }, reasons: { E_SCOPE: 1 } });
    expect(await world.h.row('subsidy_line', 'A')).toMatchObject({ region_code: MINQUAN, amount_fen: 10_000n });
  });
});
