// A circular from its draft until everybody has acknowledged it; what it says stays as it was known at the month's close.
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readDocx } from '@qingqu/documents/testing';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { CaseworkRefused } from '../matter/refused.js';
import { reportInvariants } from '../reports/invariants.js';
import { reportFile } from '../reports/make-report.js';
import { KAIFENG, LANKAO, QIXIAN } from '../testing/case-world.js';
import { AFTER, closeNovember, MONTH, signIn } from '../testing/circular-world.js';
import { instrumentPeople } from '../testing/instrument-people.js';
import { madeCase, writeCases } from '../testing/made-cases.js';
import {
  acknowledgeCircular,
  type CircularWish,
  deliverCircular,
  draftCircular,
  issueCircular,
  redraftCircular,
  returnCircular,
  reviewCircular,
} from './circulars.js';
import { circularInvariants } from './invariants.js';

let database: TestDatabase;
let pool: pg.Pool;
let people: ReadonlyMap<string, Actor>;
const said = { today: AFTER };
beforeAll(async () => {
  database = await testDatabase();
  pool = database.system;
  people = await instrumentPeople(pool);
  await closeNovember(pool);
});
afterEach(async () => {
  for (const [name, sql] of Object.entries({ ...circularInvariants, ...reportInvariants }))
    expect({ name, rows: (await pool.query(sql)).rows }).toEqual({ name, rows: [] });
});
afterAll(() => database.drop());

const by = (name: string, id: string, version: number) => ({ id, actor: people.get(name)!, version });
const draft = (name: string, wish: Partial<CircularWish> = {}) =>
  inTransaction(pool, (client) =>
    draftCircular(client, people.get(name)!, said, { stream: 'agri', month: MONTH, ...wish }),
  );
type Step = { id: string; actor: Actor; version: number };
const taken =
  <Said extends object>(take: (client: pg.ClientBase, step: Step, said: Said) => Promise<unknown>) =>
  (step: Step, more: Omit<Said, 'today'>) =>
    inTransaction(pool, (client) => take(client, step, { ...said, ...more } as Said));
const review = taken(reviewCircular);
const sendBack = taken(returnCircular);
const issue = taken(issueCircular);
const deliver = taken(deliverCircular);
const acknowledge = taken(acknowledgeCircular);
const redraft = taken(redraftCircular);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => {
      if (error instanceof CaseworkRefused) return error;
      throw error;
    },
  );
const rowOf = async (id: string) => (await pool.query('select * from circular where id = $1', [id])).rows[0];
const textOf = async (id: string) => {
  const { report_id } = await rowOf(id);
  const { bytes } = await reportFile(pool, report_id, 'docx');
  return readDocx(bytes);
};
let numbers = 0;
/** A circular that has gone to these regions. */
async function delivered(regions: string[]): Promise<{ id: string; version: number }> {
  const id = await draft('sheng-nong1', { regions });
  await review(by('sheng-nong2', id, 1), {});
  numbers += 1;
  await issue(by('sheng-nong1', id, 2), { documentNo: `豫财农〔2018〕${100 + numbers}号` });
  await deliver(by('sheng-nong1', id, 3), {});
  return { id, version: 4 };
}

describe('a circular', () => {
  it('goes from draft to acknowledged; its document bears a number once it is issued', async () => {
    const id = await draft('sheng-nong1', { regions: [LANKAO, QIXIAN], remarks: '请有关县于12月底前完成整改。' });
    expect(await rowOf(id)).toMatchObject({
      state: 'draft',
      title: '关于2018年11月扶贫资金动态监控系统应用及预警问题跟踪处理情况的通报',
    });
    expect((await textOf(id)).paragraphs.map(({ style }) => style)).not.toContain('RedHead');
    await review(by('sheng-nong2', id, 1), {});
    await issue(by('sheng-nong1', id, 2), { documentNo: '豫财农[2018] 90 号' });
    expect((await textOf(id)).paragraphs.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '河南省财政厅农业处文件',
        '豫财农〔2018〕90号',
        '杞县委、杞县人民政府，兰考县委、兰考县人民政府：',
        '请有关县于12月底前完成整改。',
        '2018年12月3日',
      ]),
    );
    await deliver(by('sheng-nong1', id, 3), {});
    await acknowledge(by('lin-nong', id, 4), {});
    expect((await rowOf(id)).state).toBe('delivered');
    await acknowledge(by('xian-jiandu', id, 5), {});
    expect(await rowOf(id)).toMatchObject({ state: 'acknowledged', version: 6 });
  });

  it('tells of the ledgers and of what was done in the system, region by region', async () => {
    const { tables, paragraphs } = await textOf(await draft('sheng-nong1', { regions: [LANKAO] }));
    const row = (name: string) => tables[0]!.rows.find(([first]) => first === name);
    expect(tables[0]!.rows[0]!.join(' ')).toBe(
      '地区 登录次数 办理步数 月初未结 本月新增 认定正常 整改 核销 月末未结 其中逾期 办结率 追回资金（元） 连续月数',
    );
    expect(row('兰考县')!.slice(1, 9)).toEqual(['2', '6', '0', '2', '0', '1', '0', '1']);
    expect(row('兰考县')!.slice(10)).toEqual(['50.00%', '1,234.50', '1']);
    expect(row('杞县')!.slice(1, 9)).toEqual(['0', '0', '0', '1', '0', '0', '0', '1']);
    expect(row('新县')!.slice(10)).toEqual(['—', '0.00', '0']);
    expect(paragraphs.map(({ text }) => text).join('\n')).toContain('月末未结2件');
  });

  it('of the IT office tells of sign-ins, deliveries in time and rows put aside, to the divisions of the finance department', async () => {
    const id = await draft('sheng-xinxi1', { stream: 'it' });
    const { tables, paragraphs } = await textOf(id);
    const row = tables[0]!.rows.find(([name]) => name === '兰考县')!;
    expect(row).toEqual(['兰考县', '2', '1', '6', '3', '1', '33.33%', '100', '3', '2']);
    const texts = paragraphs.map(({ text }) => text);
    expect(texts).toContain('河南省财政厅有关处室：');
    expect(texts).toContain('河南省财政厅信息化管理办公室');
  });

  it('of a prefecture tells of its own counties only', async () => {
    const { tables } = await textOf(await draft('shi-nong'));
    const names = tables[0]!.rows.slice(1).map(([name]) => name);
    expect(names).toContain('杞县');
    expect(names).not.toContain('新县');
    const { rows } = await pool.query<{ code: string }>(
      `select d.region_code as code from circular_delivery d join circular c on c.id = d.circular_id where c.region_code = $1`,
      [KAIFENG],
    );
    expect(rows.map(({ code }) => code)).toContain(QIXIAN);
  });

  it('is sent back with a reason, said otherwise, and reviewed anew', async () => {
    const id = await draft('sheng-nong1', { regions: [LANKAO] });
    await review(by('sheng-nong2', id, 1), {});
    const bare = await refusal(sendBack(by('sheng-nong2', id, 2), { reason: ' ' }));
    expect([bare.code, bare.basis]).toEqual(['BAD_INPUT', '豫财办〔2018〕33号 第二十条']);
    await sendBack(by('sheng-nong2', id, 2), { reason: '请补充整改要求' });
    expect(await rowOf(id)).toMatchObject({ state: 'draft', reviewed_by: null });
    await redraft(by('sheng-nong1', id, 3), { title: '通报', remarks: '请整改。', regions: [QIXIAN] });
    expect((await textOf(id)).paragraphs.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['通报', '请整改。', '杞县委、杞县人民政府：']),
    );
    const { rows } = await pool.query('select region_code from circular_delivery where circular_id = $1', [id]);
    expect(rows).toEqual([{ region_code: QIXIAN }]);
  });
});

describe('it is refused', () => {
  it('to draft of a month that is not closed, for another office, below a prefecture, and to strangers', async () => {
    const refusals = {
      open: await refusal(draft('sheng-nong1', { month: '2018-12' })),
      badMonth: await refusal(draft('sheng-nong1', { month: '2018-13' })),
      otherOffice: await refusal(draft('sheng-xinxi1')),
      supervision: await refusal(draft('sheng-jiandu1')),
      county: await refusal(draft('lin-nong')),
      stranger: await refusal(draft('shi-nong', { regions: [LANKAO] })),
      nobody: await refusal(draft('sheng-nong1', { regions: [] })),
      long: await refusal(draft('sheng-nong1', { title: '长'.repeat(101) })),
    };
    expect(Object.fromEntries(Object.entries(refusals).map(([name, { code }]) => [name, code]))).toEqual({
      open: 'CONFLICT',
      badMonth: 'BAD_INPUT',
      otherOffice: 'FORBIDDEN',
      supervision: 'FORBIDDEN',
      county: 'FORBIDDEN',
      stranger: 'BAD_INPUT',
      nobody: 'BAD_INPUT',
      long: 'BAD_INPUT',
    });
    expect(refusals.stranger.words.en).toContain(`${LANKAO} is none`);
    for (const { basis } of Object.values(refusals)) expect(basis).toBe('豫财办〔2018〕33号 第二十条');
  });

  it('to review what one drafted, also by another account', async () => {
    const id = await draft('sheng-xinxi-s1', { stream: 'it' });
    const own = await refusal(review(by('sheng-xinxi-s1', id, 1), {}));
    expect([own.code, own.basis, own.legalActs]).toEqual(['FORBIDDEN', '豫财办〔2018〕33号 第十条', ['redraft']]);
    await review(by('sheng-xinxi1', id, 1), {});
  });

  it('to issue under no number, a malformed one or that of another circular', async () => {
    const { id: other } = await delivered([LANKAO]);
    const { document_no: taken } = await rowOf(other);
    const id = await draft('sheng-nong1', { regions: [LANKAO] });
    await review(by('sheng-nong2', id, 1), {});
    const tried = async (documentNo: string) => (await refusal(issue(by('sheng-nong1', id, 2), { documentNo }))).code;
    expect([await tried(''), await tried('第1号'), await tried(taken)]).toEqual(['BAD_INPUT', 'BAD_INPUT', 'CONFLICT']);
  });

  it('to issue two at once under one number', async () => {
    const ids = [await draft('sheng-nong1', { regions: [LANKAO] }), await draft('sheng-nong1', { regions: [LANKAO] })];
    for (const id of ids) await review(by('sheng-nong2', id, 1), {});
    const issues = ids.map((id) => issue(by('sheng-nong1', id, 2), { documentNo: '豫财农〔2018〕99号' }));
    const outcomes = await Promise.allSettled(issues);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(refused).toEqual(['CONFLICT']);
  });

  it('to acknowledge for a region that it did not go to, twice, and without having seen it as it is', async () => {
    const { id, version } = await delivered([LANKAO, QIXIAN]);
    expect((await refusal(acknowledge(by('shi-nong', id, version), {}))).code).toBe('FORBIDDEN');
    await acknowledge(by('lin-jiandu', id, version), {});
    const twice = await refusal(acknowledge(by('lin-nong', id, version + 1), {}));
    expect([twice.code, twice.words.en]).toEqual(['CONFLICT', `${LANKAO} acknowledged it on ${AFTER}; once is enough`]);
    expect((await refusal(acknowledge(by('xian-nong1', id, version), {}))).code).toBe('CONFLICT');
  });
});

describe('what a circular says', () => {
  it('is the same bytes after later data, and so is another draft of the month', async () => {
    const first = await delivered([LANKAO]);
    const draftOf = async (id: string) =>
      (
        await pool.query<{ id: string; files: object; digest: Buffer }>(
          'select id, files, content_digest as digest from report where matter_id = $1 and matter_version = 1',
          [id],
        )
      ).rows[0]!;
    const before = await rowOf(first.id);
    const file = await reportFile(pool, before.report_id, 'xlsx');
    const online = await rowOf(await draft('sheng-xinxi1', { stream: 'it' }));
    await later(pool);
    expect((await rowOf(await draft('sheng-xinxi1', { stream: 'it' }))).facts).toEqual(online.facts);
    const again = await reportFile(pool, before.report_id, 'xlsx');
    expect(again.bytes.equals(file.bytes)).toBe(true);
    expect(again.sha256).toBe(createHash('sha256').update(file.bytes).digest('hex'));
    const second = await draft('sheng-nong2', { regions: [LANKAO] });
    expect((await rowOf(second)).facts).toEqual(before.facts);
    expect((await draftOf(second)).files).toEqual((await draftOf(first.id)).files);
    expect((await draftOf(second)).digest).toEqual((await draftOf(first.id)).digest);
  });
});

/** What is told of November after its close, and what comes in December. */
async function later(db: pg.Pool): Promise<void> {
  await writeCases(db, [
    madeCase(LANKAO, [{ act: 'open', on: '2018-11-25' }]),
    madeCase(QIXIAN, [{ act: 'open', on: '2018-12-02' }]),
  ]);
  await signIn(db, 'made', '2018-12-02T10:00:00+08:00');
  await db.query('update quarantine set resolved_at = now() where resolved_at is null');
}
