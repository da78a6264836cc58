import { type Block, type Column, chineseDay, chineseMonth, type OfficialDocument } from '@qingqu/documents';
import { financeOf, type NamedRegion } from '../instruments/office-names.js';
import { lastDayOf } from './civil-month.js';
import type { DrawnLine } from './draw-ledgers.js';
import type { LedgerState } from './ledger-machine.js';

/** A line of a ledger, or the sum of several. */
export type LedgerNumbers = Omit<DrawnLine, 'regionCode' | 'part' | 'category' | 'severity'>;
export type LedgerRow = Pick<DrawnLine, 'category' | 'severity'> & LedgerNumbers;

/** What a ledger says. */
export interface LedgerDocumentFacts {
  region: NamedRegion;
  /** 'YYYY-MM' */
  month: string;
  state: LedgerState;
  epoch: bigint;
  closedOn: string;
  /** Of the region with those below it. */
  lines: readonly LedgerRow[];
  /** The sums of the region's own cases and of each region below that has a ledger; empty where there is none below. */
  parts: readonly (LedgerNumbers & { name: string })[];
  confirmedBy: string | null;
  confirmedOn: string | null;
  reportedBy: string | null;
  reportedOn: string | null;
  compiledBy: string | null;
  compiledOn: string | null;
}

const categories: Readonly<Record<string, string>> = {
  receipt: '指标接收',
  allocation: '指标分配',
  cash: '现金支出',
  account: '账户风险',
  cycle: '支付周期',
  fund: '资金风险',
  enterprise: '企业风险',
  individual: '个人风险',
};
const severities: Readonly<Record<string, string>> = { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色' };

/** The monthly ledger 台账 of a region (Art. 17). */
export function ledgerDocument(facts: LedgerDocumentFacts): OfficialDocument {
  const { region, month, lines, parts, epoch, closedOn } = facts;
  return {
    title: `${region.name}${chineseMonth(month)}预警问题分类台账`,
    documentNo: null,
    issuer: financeOf(region),
    addressee: null,
    date: facts.compiledOn ?? facts.reportedOn ?? facts.confirmedOn,
    blocks: [
      {
        text: `截至${chineseDay(lastDayOf(month))}，以案件为单位；${chineseDay(closedOn)}结账，数据期 ${epoch}。期初＋新增＋重新立案＝认定正常＋已整改＋自动核销＋期末。`,
      },
      tableOf(
        parts.length > 0 ? '分类汇总（含下级）' : '分类台账',
        [
          { title: '预警类别', kind: 'text', width: 5 },
          { title: '级别', kind: 'text', width: 3 },
        ],
        [
          ...lines.map((line) => [
            named(categories, line.category),
            named(severities, line.severity),
            ...numbersOf(line),
          ]),
          total(lines, 2),
        ],
      ),
      ...(parts.length > 0
        ? [
            tableOf(
              '分地区汇总',
              [{ title: '地区', kind: 'text', width: 6 }],
              [...parts.map((part) => [part.name, ...numbersOf(part)]), total(parts, 1)],
            ),
          ]
        : []),
      { text: standing(facts) },
    ],
  };
}

const counts = [
  ['opening', '期初'],
  ['fresh', '新增'],
  ['reopened', '重新立案'],
  ['normal', '认定正常'],
  ['rectified', '已整改'],
  ['cleared', '自动核销'],
  ['closing', '期末'],
  ['violation', '认定违规'],
  ['overdue', '逾期'],
] as const;
const amounts = [
  ['returnedFen', '退回金额（元）'],
  ['rebookedFen', '调账金额（元）'],
  ['otherFen', '其他金额（元）'],
] as const;

const numberColumns: readonly Column[] = [
  ...counts.map(([, title]): Column => ({ title, kind: 'integer' })),
  ...amounts.map(([, title]): Column => ({ title, kind: 'yuan' })),
];

const numbersOf = (line: LedgerNumbers) => [...counts, ...amounts].map(([name]) => line[name]);

const total = (lines: readonly LedgerNumbers[], names: number) => [
  '合计',
  ...Array<null>(names - 1).fill(null),
  ...counts.map(([name]) => lines.reduce((sum, line) => sum + line[name], 0)),
  ...amounts.map(([name]) => lines.reduce((sum, line) => sum + line[name], 0n)),
];

const tableOf = (caption: string, columns: Column[], rows: (string | number | bigint | null)[][]): Block => ({
  table: { caption, columns: [...columns, ...numberColumns], rows },
});

/** Who stands for it, as far as it has come. */
function standing({
  confirmedBy,
  confirmedOn,
  reportedBy,
  reportedOn,
  compiledBy,
  compiledOn,
}: LedgerDocumentFacts): string {
  const said = [
    ['确认', confirmedBy, confirmedOn],
    ['上报', reportedBy, reportedOn],
    ['汇总', compiledBy, compiledOn],
  ].flatMap(([act, by, on]) => (by && on ? [`${act}：${by}，${chineseDay(on)}`] : []));
  return said.length > 0 ? `${said.join('；')}。` : '草稿，尚未确认。';
}

const named = (names: Readonly<Record<string, string>>, word: string) => names[word] ?? word;
