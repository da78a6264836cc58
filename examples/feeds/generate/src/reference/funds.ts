import { type Day, dayOf } from '../basis/day.js';

export interface Fund {
  code: string;
  name: string;
  category:
    | 'general_budget_special'
    | 'gov_fund_special'
    | 'integrated_agri'
    | 'local_bond'
    | 'construction_land'
    | 'nondirected_donation'
    | 'relocation_financing'
    | 'other';
  origin: 'central' | 'province' | 'prefecture' | 'county';
  funcPrefixes: string;
  isPersonal: boolean;
  monitoredFrom: Day | null;
  monitoredTo: Day | null;
}

type Row = [code: string, name: string, category: Fund['category'], origin: Fund['origin'], prefixes: string];

/** Special funds for projects, monitored throughout. */
const projectFunds: Row[] = [
  ['ZY01', '中央财政专项扶贫资金', 'general_budget_special', 'central', '21305'],
  ['SJ01', '省级财政专项扶贫资金', 'general_budget_special', 'province', '21305'],
  ['SH01', '市级财政专项扶贫资金', 'general_budget_special', 'prefecture', '21305'],
  ['XJ01', '县级财政专项扶贫资金', 'general_budget_special', 'county', '21305'],
  ['ZH01', '统筹整合财政涉农资金', 'integrated_agri', 'county', '213'],
  ['ZQ01', '地方政府债券扶贫资金', 'local_bond', 'province', '21305'],
  ['ZQ02', '地方政府新增债券扶贫资金', 'local_bond', 'province', '21305'],
  ['CX01', '定点帮扶专项资金', 'general_budget_special', 'province', '21305'],
  ['BQ01', '易地扶贫搬迁融资资金', 'relocation_financing', 'province', '21305'],
  ['JZ01', '非定向社会捐赠扶贫资金', 'nondirected_donation', 'county', '21305'],
  ['JS01', '新增建设用地扶贫资金', 'construction_land', 'prefecture', '21208,21305'],
  ['ZF01', '政府性基金扶贫专项资金', 'gov_fund_special', 'province', '21208,21305'],
];

/** Funds that reach people's cards, monitored throughout. */
const personalFunds: Row[] = [
  ['DB01', '农村困难群众救助补助资金', 'other', 'central', '20819,20821'],
  ['CJ01', '残疾人两项补贴资金', 'other', 'province', '20811'],
  ['GY01', '扶贫公益性岗位补贴资金', 'general_budget_special', 'province', '21305'],
  ['YL01', '雨露计划补助资金', 'general_budget_special', 'province', '21305'],
  ['JY01', '教育扶贫生活补助资金', 'other', 'province', '205'],
  ['WF01', '农村危房改造补助资金', 'other', 'central', '22101'],
  ['TX01', '扶贫小额信贷贴息资金', 'general_budget_special', 'province', '21305'],
  ['CY01', '产业扶贫到户补助资金', 'integrated_agri', 'county', '21305'],
  ['GF01', '光伏扶贫收益分配资金', 'integrated_agri', 'county', '21305'],
];

/** Outside the monitored scope (Art. 3). */
const otherFunds: Row[] = [
  ['YW01', '城乡义务教育补助经费', 'other', 'province', '205'],
  ['NY01', '农村公益事业建设补助资金', 'other', 'province', '21301'],
  ['ML01', '市级美丽乡村建设资金', 'other', 'prefecture', '21301'],
  ['NZ01', '农业综合开发资金', 'integrated_agri', 'province', '21306,213'],
  ['LD01', '林业改革发展资金', 'other', 'province', '21302'],
  ['TD01', '土地整治专项资金', 'other', 'province', '212'],
  ['SL01', '水利发展资金', 'other', 'province', '21303'],
  ['WH01', '基层公共文化体育设施资金', 'other', 'province', '207'],
  ['WS01', '基层医疗卫生设施资金', 'other', 'province', '210'],
  ['CJ02', '村级公益事业奖补资金', 'other', 'province', '21307'],
];

/** The funds of a year. The scope changes in the middle of it: one fund comes in on 1 July and one goes out after 30 June. */
export function fundsOf(year: number): Map<string, Fund> {
  const since = dayOf('2016-01-01');
  const fund = (row: Row, isPersonal: boolean, from: Day | null, to: Day | null): Fund => ({
    code: row[0],
    name: row[1],
    category: row[2],
    origin: row[3],
    funcPrefixes: row[4],
    isPersonal,
    monitoredFrom: from,
    monitoredTo: to,
  });
  const funds = [
    ...projectFunds.map((row) => fund(row, false, since, null)),
    ...personalFunds.map((row) => fund(row, true, since, null)),
    ...otherFunds.map((row) => fund(row, false, null, null)),
    fund(['GD01', '耕地地力保护补贴资金', 'other', 'central', '21301'], true, null, null),
    fund(['YS01', '农村饮水安全巩固提升资金', 'other', 'province', '21303'], false, dayOf(`${year}-07-01`), null),
    fund(['LC01', '国有贫困林场扶持资金', 'other', 'province', '21302'], false, since, dayOf(`${year}-06-30`)),
  ];
  return new Map(funds.map((each) => [each.code, each]));
}

/** The catalogue's mon(f, d). */
export const isMonitored = (fund: Fund, day: Day): boolean =>
  fund.monitoredFrom !== null && fund.monitoredFrom <= day && (fund.monitoredTo === null || day <= fund.monitoredTo);
