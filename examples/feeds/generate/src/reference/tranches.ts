import { programmes } from './programmes.js';

export type Use = 'works' | 'industry' | 'goods' | 'operations' | 'relocation' | 'onecard' | 'untouched';

/** One document of the year that gives out money of one fund, and what counties do with it. */
export interface Tranche {
  id: string;
  fund: string;
  /** The level at which the money enters the chain. */
  origin: 'central' | 'province' | 'prefecture' | 'county';
  /** 'MM-DD' of the first document; with `yearBefore`, of the year before. */
  issued: string;
  yearBefore?: boolean;
  /** 1: money of the next year, announced early. */
  fiscalYear?: 1;
  kind: 'normal' | 'advance';
  title: string;
  /** 农 社 教 建: the division that drew up the document, as in 豫财农〔2018〕45号. */
  series: string;
  /** The functional code of the transfer; what is received may be finer. */
  tpFunc: string;
  funcs: string[];
  fundType: '11' | '12';
  use: Use;
  /** 10,000 yuan for an ordinary poverty county; one-card money is counted from the people instead. */
  weight: number;
  programme?: string;
  /** The months of the programme that it pays for. */
  months?: number[];
  poorOnly?: boolean;
  carryover?: boolean;
}

const chain = (
  id: string,
  fund: string,
  origin: Tranche['origin'],
  issued: string,
  title: string,
  use: Use,
  weight: number,
  more: Partial<Tranche> = {},
): Tranche => ({
  id,
  fund,
  origin,
  issued,
  title,
  use,
  weight,
  kind: 'normal',
  series: '农',
  tpFunc: '21305',
  funcs: use === 'works' ? ['2130504'] : ['2130505'],
  fundType: '11',
  ...more,
});

const projectTranches: Tranche[] = [
  chain('ZY1', 'ZY01', 'central', '11-28', '提前下达{year}年中央财政专项扶贫资金', 'works', 1800, {
    kind: 'advance',
    yearBefore: true,
    poorOnly: true,
  }),
  chain('ZY2', 'ZY01', 'central', '04-18', '下达{year}年中央财政专项扶贫资金（第二批）', 'industry', 1400),
  chain('SJ1', 'SJ01', 'province', '02-06', '下达{year}年省级财政专项扶贫资金（第一批）', 'works', 1000),
  chain('SJ2', 'SJ01', 'province', '06-12', '下达{year}年省级财政专项扶贫资金（第二批）', 'industry', 800),
  chain('SJ3', 'SJ01', 'province', '09-10', '下达{year}年省级财政专项扶贫资金（第三批）', 'works', 600),
  chain('SJ4', 'SJ01', 'province', '11-15', '下达{year}年省级财政专项扶贫资金（第四批）', 'industry', 240),
  chain('SJ5', 'SJ01', 'province', '11-27', '下达{year}年省级财政专项扶贫资金（奖励）', 'works', 120),
  chain('ZF1', 'ZF01', 'province', '04-03', '下达{year}年政府性基金扶贫专项资金', 'works', 160, {
    tpFunc: '21208',
    funcs: ['2120804'],
    fundType: '12',
    series: '综',
  }),
  chain('SH1', 'SH01', 'prefecture', '03-20', '下达{year}年市级财政专项扶贫资金（第一批）', 'works', 400),
  chain('SH2', 'SH01', 'prefecture', '08-15', '下达{year}年市级财政专项扶贫资金（第二批）', 'industry', 300),
  chain('JS1', 'JS01', 'prefecture', '04-26', '下达{year}年新增建设用地扶贫资金', 'works', 240, {
    tpFunc: '21208',
    funcs: ['2120802'],
    fundType: '12',
    series: '综',
  }),
  chain('ZQ1', 'ZQ01', 'province', '05-22', '下达{year}年政府债券扶贫资金', 'works', 1200, {
    series: '债',
    poorOnly: true,
  }),
  chain('BQ1', 'BQ01', 'province', '01-22', '下达{year}年易地扶贫搬迁融资资金（第一批）', 'relocation', 900, {
    poorOnly: true,
    funcs: ['2130504'],
  }),
  chain('BQ2', 'BQ01', 'province', '07-18', '下达{year}年易地扶贫搬迁融资资金（第二批）', 'relocation', 700, {
    poorOnly: true,
    funcs: ['2130504'],
  }),
  chain('XJ0', 'XJ01', 'county', '01-10', '结转下达上年度县级财政专项扶贫资金', 'works', 160, { carryover: true }),
  chain('XJ1', 'XJ01', 'county', '02-26', '下达{year}年县级财政专项扶贫资金（第一批）', 'works', 600),
  chain('XJ2', 'XJ01', 'county', '07-10', '下达{year}年县级财政专项扶贫资金（第二批）', 'industry', 500),
  chain('GZ1', 'XJ01', 'county', '01-15', '下达{year}年扶贫项目管理工作经费', 'operations', 40, {
    tpFunc: '2130502',
    funcs: ['2130502'],
  }),
  chain('ZH1', 'ZH01', 'county', '03-12', '下达{year}年统筹整合财政涉农资金（第一批）', 'works', 2400, {
    tpFunc: '213',
    funcs: ['2130142', '2130316', '2130504'],
  }),
  chain('ZH2', 'ZH01', 'county', '06-25', '下达{year}年统筹整合财政涉农资金（第二批）', 'industry', 1600, {
    tpFunc: '213',
    funcs: ['2130505', '2130706'],
  }),
  chain('JZ1', 'JZ01', 'county', '05-30', '安排{year}年社会捐赠扶贫资金', 'goods', 80, { funcs: ['2130506'] }),
  chain('YW1', 'YW01', 'province', '02-12', '下达{year}年城乡义务教育补助经费', 'goods', 400, {
    tpFunc: '20502',
    funcs: ['2050202', '2050203'],
    series: '教',
  }),
  chain('NY1', 'NY01', 'province', '03-28', '下达{year}年农村公益事业建设补助资金', 'works', 240, {
    tpFunc: '21301',
    funcs: ['2130126'],
  }),
  chain('ML1', 'ML01', 'prefecture', '05-10', '下达{year}年市级美丽乡村建设资金', 'works', 300, {
    tpFunc: '21301',
    funcs: ['2130126'],
  }),
  chain('ZY9', 'ZY01', 'central', '11-12', '提前下达{next}年中央财政专项扶贫资金', 'untouched', 1900, {
    kind: 'advance',
    fiscalYear: 1,
    poorOnly: true,
  }),
];

/** 35 days before the first payment, so that notice and approval have their time. */
const monthDay = (month: number, day: number) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const oneCardTranches: Tranche[] = programmes.flatMap((programme): Tranche[] => {
  const common = {
    fund: programme.fund,
    tpFunc: programme.func,
    funcs: [programme.func],
    fundType: '11' as const,
    use: 'onecard' as const,
    weight: 0,
    programme: programme.code,
    series: programme.func.startsWith('205') ? '教' : programme.func.startsWith('213') ? '农' : '社',
  };
  if (programme.frequency === 'monthly')
    return [
      {
        ...common,
        id: `${programme.code}1`,
        origin: programme.fund === 'DB01' ? 'central' : 'province',
        issued: '11-30',
        yearBefore: true,
        kind: 'advance',
        title: `提前下达{year}年${programme.name}资金`,
        months: programme.months,
      },
    ];
  return programme.months.map((month, at): Tranche => {
    const many = programme.months.length > 1;
    return {
      ...common,
      id: `${programme.code}${at + 1}`,
      origin: ['CY01', 'GF01'].includes(programme.fund) ? 'county' : programme.fund === 'WF01' ? 'central' : 'province',
      issued: monthDay(month - 1, Math.max(1, programme.payDay - 12)),
      kind: 'normal',
      title: `下达{year}年${programme.name}资金${many ? `（第${'一二三四'[at]}批）` : ''}`,
      months: [month],
    };
  });
});

export const tranches: Tranche[] = [...projectTranches, ...oneCardTranches];
