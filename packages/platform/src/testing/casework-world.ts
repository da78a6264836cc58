import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The county of the small world, 虞城县; one beside it, 民权县; the city above both, 商丘市; and the province. */
export const county = '411425000000';
export const otherCounty = '411421000000';
export const city = '411400000000';
export const province = '410000000000';

/** The user name of who entered the county's payments: they are for others to judge. */
export const enterer = 'yc-luru';

export type Row = Readonly<Record<string, string>>;

/** The zero-balance account that the county pays from. */
const payer = '418146012000000017';

const entry = { entered_by: enterer, entered_org: '虞城县财政局' };

const document = `${county}:虞财农〔2018〕61号`;

const fund = (key: string, more: Row = {}): Row => ({
  key,
  name: `财政专项扶贫资金 ${key}`,
  category: 'general_budget_special',
  origin_level: 'central',
  func_prefixes: '21305',
  is_personal: 'false',
  monitored_from: '2016-01-01',
  ...more,
});

const indicator = (key: string, more: Row): Row => ({
  key,
  region_code: county,
  fiscal_year: '2018',
  doc_key: document,
  doc_issued_on: '2018-10-15',
  fund_key: 'ZJ-1',
  source: 'central',
  func_code: '2130504',
  amount: '100000.00',
  poverty_tag: 'true',
  status: 'active',
  ...entry,
  ...more,
});

const payment = (key: string, amount: string, more: Row): Row => ({
  key,
  application_no: `SQ-${key}`,
  region_code: county,
  fiscal_year: '2018',
  indicator_key: 'ZB-2',
  agency_key: 'DW-1',
  fund_key: 'ZJ-1',
  applied_at: '2018-11-02 09:00:00',
  paid_on: '2018-11-05',
  amount,
  func_code: '2130504',
  purpose: '贫困村道路工程',
  payer_account_no: payer,
  payee_kind: 'enterprise',
  payee_name: '虞城县某建筑公司',
  status: 'paid',
  ...entry,
  ...more,
});

/** A line whose beneficiary's number does not end in its check digit. */
const line = (no: number): Row => ({
  key: `BT-1-${no}`,
  batch_key: 'BT-1',
  line_no: `${no}`,
  region_code: county,
  programme_key: 'XM-1',
  period_start: '2018-10-01',
  period_end: '2018-10-31',
  id_no: `4181461953010100${no}0`,
  name: `农户${no}`,
  card_no: `62999814000100024${no}0`,
  quantity: '1',
  amount: '166.00',
  status: 'success',
  paid_on: '2018-11-05',
});

/** A payment that was applied for and, by what was entered, not executed. */
const applicationStuck = payment('ZF-5', '8000.00', { status: 'applied', paid_on: '' });

/** The files of a world in which the county has one irregularity of each category of warning, by their feed. */
const feeds: readonly (readonly [feed: string, rows: readonly Row[]])[] = [
  ['agency', [{ key: 'DW-1', name: '虞城县农业局', region_code: county, kind: 'unit', is_budget_unit: 'true' }]],
  [
    'account',
    [
      {
        account_no: payer,
        region_code: county,
        name: '虞城县财政局',
        type_code: '12',
        holder_kind: 'agency',
        holder_key: 'DW-1',
        medium: 'corporate',
        opened_on: '2014-02-11',
      },
    ],
  ],
  ['fund', [fund('ZJ-1'), fund('ZJ-2', { monitored_to: '2017-12-31' })]],
  ['payee', [{ key: 'SK-1', region_code: county, kind: 'enterprise', name: '虞城县惠农种植合作社' }]],
  [
    'indicator_doc',
    [
      {
        key: document,
        doc_no: '虞财农〔2018〕61号',
        title: '关于下达财政专项扶贫资金的通知',
        issued_on: '2018-10-15',
        issuing_region_code: county,
        kind: 'normal',
      },
    ],
  ],
  [
    'indicator',
    [
      // receipt: it carries the poverty tag without a ground.
      indicator('ZB-1', { fund_key: 'ZJ-2', func_code: '2130101', agency_key: 'DW-1' }),
      indicator('ZB-2', { agency_key: 'DW-1' }),
      // allocation: three working days have passed, and nobody has allocated it.
      indicator('ZB-3', {}),
    ],
  ],
  [
    'payment',
    [
      // cash: above the limit of a single withdrawal.
      payment('ZF-1', '60000.00', { settlement_code: '0' }),
      // account: to the unit's own name.
      payment('ZF-2', '2000.00', { payee_name: '虞城县农业局', payee_kind: 'agency' }),
      // fund: what it was spent on is on the negative list.
      payment('ZF-3', '3000.00', { purpose: '项目验收招待费' }),
      // enterprise: the payee has no credit code.
      payment('ZF-4', '4000.00', { payee_key: 'SK-1', payee_name: '虞城县惠农种植合作社' }),
      // cycle: applied for and not executed; that it was paid nobody entered.
      applicationStuck,
    ],
  ],
  [
    'programme',
    [
      {
        key: 'XM-1',
        name: '农村最低生活保障金',
        department: '民政局',
        per: 'person',
        frequency: 'monthly',
        max_per_period: '1',
        poor_only: 'false',
      },
    ],
  ],
  [
    'subsidy_batch',
    [
      {
        key: 'BT-1',
        programme_key: 'XM-1',
        region_code: county,
        period: '2018-10',
        total: '498.00',
        line_count: '3',
        ...entry,
      },
    ],
  ],
  // individual: three numbers of beneficiaries that cannot be right, in one batch.
  ['subsidy_line', [line(1), line(2), line(3)]],
];

/** Writes the files of the small world; answers their paths in the order in which they are taken in. */
export const writeSmallWorld = (dir: string): string[] =>
  feeds.map(([feed, rows], at) => writeFeed(dir, `${10 + at}-${feed}.csv`, rows));

/** Writes one file; answers its path. */
export function writeFeed(dir: string, name: string, rows: readonly Row[]): string {
  mkdirSync(dir, { recursive: true });
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  const path = join(dir, name);
  writeFileSync(path, `${lines.map((cells) => cells.join(',')).join('\n')}\n`);
  return path;
}
