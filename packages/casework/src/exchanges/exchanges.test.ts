// Exchanges of data on a database of their own:
//   1. random histories agree with the law, told once more in a plain table;
//   2. what leaves, leaves while its exchange is in force, and of what it covers;
//   3. what is past its last day expires, by the platform;
//   4. everybody who asks for data does so for one of five purposes.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dataExchange, inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { QIXIAN } from '../testing/case-world.js';
import { type Law, tryHistories } from '../testing/histories.js';
import { instrumentPeople } from '../testing/instrument-people.js';
import { assertCasework } from '../testing/invariants.js';
import * as exchanges from './exchanges.js';
import { purposeOf } from './purpose.js';
import { countExport, openExchange } from './use.js';

const TODAY = '2018-10-15';
const HISTORIES = 300;
const seed = testSeed;

let database: TestDatabase;
let people: ReadonlyMap<string, Actor>;
beforeAll(async () => {
  database = await testDatabase();
  people = await instrumentPeople(database.system);
});
beforeEach(() => database.system.query('truncate data_exchange, casework_step'));
afterEach(() => assertCasework(database.system));
afterAll(() => database.drop());

const by = (name: string): Actor => people.get(name)!;
const run = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => inTransaction(database.system, work);
const said = { today: TODAY, reason: '按月比对建档立卡贫困人口' };
const approval = { ...said, validFrom: TODAY, expiresOn: '2018-12-31' };

const outbound: exchanges.ExchangeWish = {
  direction: 'out',
  counterparty: '河南省扶贫开发办公室',
  purpose: 'external_exchange',
  dataset: { entity: 'payments', fields: ['id', 'amount'] },
};
const inbound: exchanges.ExchangeWish = { ...outbound, direction: 'in', dataset: { asked: '建档立卡贫困人口名册' } };
const request = (client: pg.ClientBase, name: string, wish = outbound) =>
  exchanges.requestExchange(client, by(name), said, wish);

describe('random histories agree with the law', () => {
  it(`of exchanges (${HISTORIES})`, async () => {
    const agri = ['sheng-nong1', 'sheng-nong2'];
    const it = ['sheng-xinxi1', 'sheng-xinxi-s1'];
    const law: Law = {
      table: dataExchange,
      initial: 'requested',
      acts: {
        endorse: { from: ['requested'], to: 'endorsed', may: agri, not: ['request'] },
        approve: { from: ['endorsed'], to: 'approved', may: it, not: ['request', 'endorse'] },
        refuse: {
          from: ['requested', 'endorsed'],
          to: 'refused',
          may: { requested: agri, endorsed: it },
          not: ['request', 'endorse'],
        },
        end: { from: ['approved'], to: 'ended', may: [...agri, ...it, 'xian-nong1', 'xian-jiandu-x1'] },
        expire: { from: ['approved'], to: 'expired', may: ['system'] },
      },
    };
    const done = await tryHistories(
      {
        pool: database.system,
        law,
        people,
        begin: (client) => request(client, 'xian-nong1'),
        begunBy: { request: 'xian-nong1' },
        take: (client, act, step, isBad) => {
          const reason = { ...said, reason: isBad ? '' : said.reason };
          if (act === 'endorse') return exchanges.endorseExchange(client, step, reason);
          if (act === 'approve')
            return exchanges.approveExchange(client, step, {
              ...approval,
              expiresOn: isBad ? '2020-01-01' : '2018-10-31',
            });
          if (act === 'refuse') return exchanges.refuseExchange(client, step, reason);
          if (act === 'end') return exchanges.endExchange(client, step, reason);
          return exchanges.expireExchange(client, step, { today: isBad ? '2018-10-31' : '2018-11-01' });
        },
      },
      { numRuns: HISTORIES, seed },
    );
    expect([...done.keys()].toSorted()).toEqual(Object.keys(law.acts).toSorted());
  }, 120_000);
});

describe('it is asked for', () => {
  it('outbound by any staff; inbound by the agricultural finance division of the province', async () => {
    const able = { out: [] as string[], in: [] as string[] };
    for (const name of [...people.keys()].filter((each) => each !== 'system'))
      for (const wish of [outbound, inbound])
        await run((client) => request(client, name, wish)).then(
          () => able[wish.direction].push(name),
          (error: unknown) => expect(error).toMatchObject({ basis: '豫财办〔2018〕33号 第十四条' }),
        );
    expect(able.in).toEqual(['sheng-nong1', 'sheng-nong2']);
    expect(able.out).toEqual(
      [...people.values()].filter(({ role }) => role === 'staff').map(({ username }) => username),
    );
  });

  it.each([
    ['nobody to exchange with', { ...outbound, counterparty: '' }],
    ['nothing that is to come in', { ...inbound, dataset: { asked: ' ' } }],
  ])('and refused for %s', async (_, wish) => {
    await expect(run((client) => request(client, 'sheng-nong1', wish))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

/** An exchange that three people have let pass. */
async function approved(wish = outbound, period = approval): Promise<string> {
  const id = await run((client) => request(client, wish.direction === 'in' ? 'sheng-nong1' : 'xian-nong1', wish));
  await run((client) => exchanges.endorseExchange(client, { id, actor: by('sheng-nong2') }, said));
  await run((client) => exchanges.approveExchange(client, { id, actor: by('sheng-xinxi1') }, period));
  return id;
}

describe('what leaves under an exchange', () => {
  const use = (id: string, more: object = {}) => ({
    id,
    entity: 'payments',
    columns: ['amount'],
    today: TODAY,
    ...more,
  });

  it('is of its region, list and fields', async () => {
    const id = await approved();
    expect(await openExchange(database.system, use(id))).toMatchObject({
      regionCode: QIXIAN,
      dataset: outbound.dataset,
    });
  });

  it.each([
    ['another list', { entity: 'persons' }, /of payments, not of persons/],
    [
      'a field that is not covered',
      { columns: ['amount', 'payee.name'] },
      /does not cover payee\.name; ask for columns=id,amount/,
    ],
    [
      'the day after its last',
      { today: '2019-01-01' },
      /expired on 2018-12-31; its region asks anew; .* endorses .* approves/,
    ],
    ['the day before its first', { today: '2018-10-14' }, /valid from 2018-10-15/],
  ])('is not %s', async (_, more, words) => {
    const id = await approved();
    await expect(openExchange(database.system, use(id, more))).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(words),
      basis: '豫财办〔2018〕33号 第十四条',
    });
  });

  it('leaves until and on its last day', async () => {
    const id = await approved();
    await openExchange(database.system, use(id, { today: '2018-12-31' }));
  });

  it('is not there before it is approved, after it was ended, and never under one for data that come in', async () => {
    const id = await run((client) => request(client, 'xian-nong1'));
    await expect(openExchange(database.system, use(id))).rejects.toMatchObject({ state: 'requested' });
    const ended = await approved();
    await run((client) => exchanges.endExchange(client, { id: ended, actor: by('xian-nong1') }, said));
    await expect(openExchange(database.system, use(ended))).rejects.toMatchObject({ state: 'ended' });
    await expect(openExchange(database.system, use(await approved(inbound)))).rejects.toThrow('none leave under it');
    await expect(openExchange(database.system, use('00000000-0000-4000-8000-000000000000'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is counted, one after the other', async () => {
    const id = await approved();
    const note = (client: pg.ClientBase) =>
      client.query(
        `select audit_of_system(null, 'x', 'staff', 'exchange_use', 'DataExchange', $1, null, null, '{}', null, null)`,
        [id],
      );
    await Promise.all(
      Array.from({ length: 5 }, () =>
        run(async (client) => {
          await countExport(client, use(id));
          await note(client);
        }),
      ),
    );
    const { rows } = await database.system.query('select exports from data_exchange where id = $1', [id]);
    expect(rows).toEqual([{ exports: 5 }]);
  });
});

describe('what is past its last day', () => {
  it('expires by the platform, once, and nothing else does', async () => {
    const [over, last] = [
      await approved(outbound, { ...approval, expiresOn: '2018-10-31' }),
      await approved(outbound, { ...approval, expiresOn: '2018-11-01' }),
    ];
    const asked = await run((client) => request(client, 'xian-nong1'));
    expect(await run((client) => exchanges.expireExchanges(client, '2018-11-01'))).toBe(1);
    expect(await run((client) => exchanges.expireExchanges(client, '2018-11-01'))).toBe(0);
    const { rows } = await database.system.query<{ id: string; state: string }>('select id, state from data_exchange');
    expect(Object.fromEntries(rows.map(({ id, state }) => [id, state]))).toEqual({
      [over]: 'expired',
      [last]: 'approved',
      [asked]: 'requested',
    });
  });
});

describe('purposes', () => {
  it.each([
    ['staff', {}, 'warning_handling'],
    ['supervisor', {}, 'inspection'],
    ['auditor', {}, 'inspection'],
    ['leader', {}, 'assessment'],
    ['service', {}, 'reconciliation'],
    ['staff', { purpose: '核对发放名单' }, 'reconciliation'],
    ['staff', { purpose: '为三季度考核准备' }, 'warning_handling'],
    ['staff', { purpose: '考核：三季度' }, 'assessment'],
    ['supervisor', { purpose: 'External exchange with the poverty office' }, 'external_exchange'],
    ['supervisor', { purpose: '对外交换' }, 'external_exchange'],
    ['leader', { exchange: 'x', purpose: '核对' }, 'external_exchange'],
    ['staff', { code: 'assessment', purpose: '核对' }, 'assessment'],
  ] as const)('of a %s who says %j: %s', (role, given, code) => {
    expect(purposeOf(role, given)).toBe(code);
  });
});
