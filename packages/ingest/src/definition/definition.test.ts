import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { c, workbookOf } from '../formats/testing/workbook-of.js';
import { ingestFile } from '../ingest-file.js';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { addDefinition } from './store.js';

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

const STATEMENT = `
name: bank-lankao
feed: bank_line
title: { zh: 兰考县专户流水, en: Bank statement of Lankao }
columns:
  key: { join: [{ column: transacted_on }, 交易流水号], with: '-' }
  account_no: { constant: '6228480402564890018' }
  region_code: { constant: '410225000000' }
  amount:
    either:
      - { from: 支出金额, set: { direction: out } }
      - { from: 收入金额, set: { direction: in } }
ignore: [余额]
aside:
  - { starts: 合计, total: { amount: [支出金额, 收入金额], rows: 余额 } }
as_of: { title: '截至(\\S+日)' }
`;

describe('files read by a feed definition', () => {
  it('a bank statement: title lines, full-width digits, debit and credit, a total line', async () => {
    await addDefinition(database.system, STATEMENT, 'tester');
    const result = await ingestFile(h.deps, {
      feed: 'bank-lankao',
      receivedBy: 'tester',
      bytes: Buffer.from(
        [
          '某某银行账户明细,,,,,,',
          '截至2018年5月31日,,,,,,单位：元',
          '交易日期,交易流水号,支出金额（元）,收入金额（元）,余额,对方户名,摘要',
          '2018年5月8日,000031,,"￥200,000.00","350,000.00",河南省财政厅,拨款',
          '2018/5/9,000032,１２００．５０,0.00,"348,799.50",某某工程公司,工程款',
          '合  计,,1200.50,"200,000.00",2,,',
          ',,,,,,',
        ].join('\n'),
      ),
    });
    expect(result.refusal).toBeUndefined();
    expect(result.counts).toMatchObject({ loaded: 2, quarantined: 0 });
    expect(result.sumFen).toBe(20_120_050n);
    const { rows } = await database.system.query(
      'select source_key, direction, amount_fen, transacted_on from bank_line order by source_key',
    );
    expect(rows).toEqual([
      { source_key: '2018-05-08-000031', direction: 'in', amount_fen: 20_000_000n, transacted_on: '2018-05-08' },
      { source_key: '2018-05-09-000032', direction: 'out', amount_fen: 120_050n, transacted_on: '2018-05-09' },
    ]);
    const file = await database.system.query(
      'select as_of, lines_aside, declared_rows, declared_fen from ingest_file where id = $1',
      [result.id],
    );
    expect(file.rows).toEqual([{ as_of: '2018-05-31', lines_aside: 2, declared_rows: 2, declared_fen: 20_120_050n }]);
    await assertInvariants(database.system);
  });

  it('a workbook: a title with the unit, a header in two lines, real dates and numbers, a total', async () => {
    const t = c.text;
    const bytes = workbookOf({
      formats: [14],
      sheets: [
        { name: '说明', rows: [[t('本表由某县财政局填报')]] },
        {
          name: '指标',
          rows: [
            [t('2018年扶贫指标')],
            [t('金额单位：万元')],
            [t('指标编号'), t('区划'), t('文件'), undefined, t('资金代码'), t('指标来源'), t('金额'), t('状态')],
            [undefined, undefined, t('文号'), t('印发日期')],
            [
              t('X-1'),
              c.number(410225),
              t('豫财农〔2018〕12号'),
              c.number(43171, 1),
              t('F1'),
              t('中央'),
              c.number('120.5'),
              t('正常'),
            ],
            [
              t('X-2'),
              c.number(410225),
              t('豫财农〔2018〕12号'),
              t('2018年3月12日'),
              t('F1'),
              t('本级'),
              c.number('0.1'),
              t('正常'),
            ],
            [t('合计'), undefined, undefined, undefined, undefined, undefined, c.number('120.6')],
          ],
        },
      ],
    });
    await addDefinition(
      database.system,
      `name: indicator-workbook
feed: indicator
title: 指标
file: { sheet: 指标 }
unit: auto
header_rows: 2
columns:
  fiscal_year: { constant: 2018 }
  superior_doc_no: 文件/文号
  doc_issued_on: 文件/印发日期
  source: { from: 指标来源, values: { 中央: central, 本级: local } }
  status: { from: 状态, values: { 正常: active } }
aside: [{ starts: 合计, total: { amount: 金额 } }]
`,
      'tester',
    );
    const result = await ingestFile(h.deps, {
      feed: 'indicator-workbook',
      bytes,
      name: '指标.xlsx',
      receivedBy: 'tester',
    });
    expect(result).toMatchObject({ status: 'done', read: 2, counts: { loaded: 2 }, sumFen: 120_600_000n });
    expect(await h.row('indicator', 'X-1')).toMatchObject({
      amount_fen: 120_500_000n,
      doc_issued_on: '2018-03-12',
      source: 'central',
      status: 'active',
    });
    const file = await database.system.query('select lines_aside, declared_fen from ingest_file where id = $1', [
      result.id,
    ]);
    expect(file.rows).toEqual([{ lines_aside: 1, declared_fen: 120_600_000n }]);
  });
});
