// Random histories of orders, inspections and interviews agree with the law, told once more in plain tables; and so does all that holds of casework.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inspection, interview, workOrder } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { type Law, tryHistories } from '../testing/histories.js';
import { beginning, instrumentPeople, TODAY } from '../testing/instrument-people.js';
import { assertCasework } from '../testing/invariants.js';
import * as inspections from './inspections.js';
import * as interviews from './interviews.js';
import * as orders from './orders.js';

const HISTORIES = 300;
const seed = testSeed;

let database: TestDatabase;
let people: ReadonlyMap<string, Actor>;
beforeAll(async () => {
  database = await testDatabase();
  people = await instrumentPeople(database.system);
});
beforeEach(() => database.system.query('truncate work_order, inspection, interview, casework_step'));
afterEach(() => assertCasework(database.system));
afterAll(() => database.drop());

const { issue, order, convene } = beginning((name) => people.get(name)!);
const qixianNong = ['xian-nong1', 'xian-nong2'];
const supervisionAbove = ['shi-jiandu', 'sheng-jiandu1', 'sheng-jiandu2'];

describe('random histories agree with the law', () => {
  const expectAllDone = (done: ReadonlyMap<string, number>, law: Law) =>
    expect([...done.keys()].toSorted()).toEqual(Object.keys(law.acts).toSorted());

  it(`of orders (${HISTORIES})`, async () => {
    const issuers = ['xian-jiandu', 'xian-jiandu-x1'];
    const law: Law = {
      table: workOrder,
      initial: 'issued',
      acts: {
        acknowledge: { from: ['issued'], to: 'acknowledged', may: qixianNong },
        reply: { from: ['acknowledged', 'returned'], to: 'replied', may: qixianNong },
        accept: { from: ['replied'], to: 'accepted', may: issuers, not: ['reply'] },
        return: { from: ['replied'], to: 'returned', may: issuers, not: ['reply'] },
        withdraw: { from: ['issued', 'acknowledged'], to: 'withdrawn', may: issuers },
        number: { from: ['issued', 'acknowledged', 'replied', 'returned'], may: issuers },
      },
    };
    const begin = (client: pg.ClientBase) => issue(client, 'xian-jiandu');
    const done = await tryHistories(
      {
        pool: database.system,
        law,
        people,
        begin,
        take: async (client, act, step, isBad) => {
          const reason = { today: TODAY, reason: isBad ? ' ' : '已核对' };
          if (act === 'acknowledge') return orders.acknowledgeOrder(client, step, { today: TODAY });
          if (act === 'reply') return orders.replyToOrder(client, step, { today: TODAY, reply: isBad ? '' : '已补发' });
          if (act === 'accept') return orders.acceptReply(client, step, reason);
          if (act === 'return') return orders.returnReply(client, step, reason);
          if (act === 'withdraw') return orders.withdrawOrder(client, step, reason);
          return orders.numberOrder(client, step, { today: TODAY, documentNo: isBad ? '3号' : '杞财监交[2018]3号' });
        },
        cannotBeBad: ['acknowledge'],
      },
      { numRuns: HISTORIES, seed },
    );
    expectAllDone(done, law);
  }, 120_000);

  it(`of inspections (${HISTORIES})`, async () => {
    const may = supervisionAbove;
    const law: Law = {
      table: inspection,
      initial: 'ordered',
      acts: {
        start: { from: ['ordered'], to: 'inspecting', may },
        report: { from: ['inspecting'], to: 'reported', may },
        close: { from: ['reported'], to: 'closed', may, not: ['report'] },
        cancel: { from: ['ordered', 'inspecting'], to: 'cancelled', may },
        number: { from: ['ordered', 'inspecting', 'reported'], may },
      },
    };
    const done = await tryHistories(
      {
        pool: database.system,
        law,
        people,
        begin: (client) => order(client, 'sheng-jiandu1'),
        take: async (client, act, step, isBad) => {
          const reason = { today: TODAY, reason: isBad ? '' : '已整改' };
          const words = isBad ? '' : '三笔补贴超期未发';
          const startedOn = isBad ? '2018-10-16' : TODAY;
          if (act === 'start')
            return inspections.startInspection(client, step, { today: TODAY, team: '监督检查二处', startedOn });
          if (act === 'report')
            return inspections.reportInspection(client, step, {
              today: TODAY,
              findings: words,
              requirements: '限期发放',
            });
          if (act === 'close') return inspections.closeInspection(client, step, reason);
          if (act === 'cancel') return inspections.cancelInspection(client, step, reason);
          return inspections.numberInspection(client, step, {
            today: TODAY,
            documentNo: isBad ? '' : '豫财监督〔2018〕5号',
          });
        },
      },
      { numRuns: HISTORIES, seed },
    );
    expectAllDone(done, law);
  }, 120_000);

  it(`of interviews (${HISTORIES})`, async () => {
    const may = [...supervisionAbove, 'sheng-lingdao'];
    const law: Law = {
      table: interview,
      initial: 'convened',
      acts: {
        postpone: { from: ['convened'], may },
        hold: { from: ['convened'], to: 'held', may },
        close: { from: ['held'], to: 'closed', may, not: ['hold'] },
        cancel: { from: ['convened'], to: 'cancelled', may },
        number: { from: ['convened', 'held'], may },
      },
    };
    const done = await tryHistories(
      {
        pool: database.system,
        law,
        people,
        begin: (client) => convene(client, 'sheng-lingdao'),
        take: async (client, act, step, isBad) => {
          const reason = { today: TODAY, reason: isBad ? '' : '已整改' };
          const convenedFor = isBad ? '2018-10-14' : '2018-10-25';
          const held = { today: TODAY, heldOn: TODAY, minutes: isBad ? '' : '通报情况', requirements: '限期整改' };
          if (act === 'postpone')
            return interviews.postponeInterview(client, step, { today: TODAY, reason: '会议冲突', convenedFor });
          if (act === 'hold') return interviews.holdInterview(client, step, held);
          if (act === 'close') return interviews.closeInterview(client, step, reason);
          if (act === 'cancel') return interviews.cancelInterview(client, step, reason);
          return interviews.numberInterview(client, step, {
            today: TODAY,
            documentNo: isBad ? '约谈1' : '豫财监约〔2018〕1号',
          });
        },
      },
      { numRuns: HISTORIES, seed },
    );
    expectAllDone(done, law);
  }, 120_000);
});
