import { type Block, chineseMonth, type OfficialDocument, type Table, yuanText } from '@qingqu/documents';
import { financeOf, type NamedRegion, officeOf } from '../instruments/office-names.js';
import type { Figures, FollowUpFigures, OnlineFigures } from './figures.js';
import type { CircularStream } from './stream.js';

/** All that a circular says. */
export interface CircularContent {
  month: string;
  title: string;
  remarks: string | null;
  /** Null before it is issued, like the date. */
  documentNo: string | null;
  date: string | null;
  /** The region that makes it. */
  region: NamedRegion;
  /** To whom it goes. */
  addressees: readonly string[];
  figures: Figures;
}

/** The title that a circular has unless it is given another. */
export const usualTitle: Readonly<Record<CircularStream, (month: string) => string>> = {
  it: (month) => `关于${chineseMonth(month)}扶贫资金动态监控系统线上操作情况的通报`,
  agri: (month) => `关于${chineseMonth(month)}扶贫资金动态监控系统应用及预警问题跟踪处理情况的通报`,
};

/** Whom a circular of this stream is addressed to in a region: divisions of its finance department, or its party committee and government. */
export const addresseeOf: Readonly<Record<CircularStream, (region: NamedRegion) => string>> = {
  it: (region) => `${financeOf(region)}${region.level === 'province' ? '有关处室' : '有关科室'}`,
  agri: ({ name }) => `${name}委、${name}人民政府`,
};

/** With more addressees than these their kind is named, not each. */
const mostNamed = 6;
const together: Readonly<Record<CircularStream, string>> = {
  it: '各有关处室、科室',
  agri: '各有关市、县（市、区）党委、人民政府',
};

/** The circular as an official document. */
export function circularDocument(content: CircularContent): OfficialDocument {
  const { month, title, remarks, documentNo, date, region, addressees, figures } = content;
  const { stream } = figures;
  const requirements: Block[] = remarks === null ? [] : [{ heading: '三、有关要求' }, { text: remarks }];
  return {
    title,
    documentNo,
    issuer: makerOf(region, stream),
    addressee: addressees.length > mostNamed ? together[stream] : addressees.join('，'),
    date,
    blocks: [
      { text: `现将${chineseMonth(month)}有关情况通报如下。` },
      { heading: '一、总体情况' },
      { text: figures.stream === 'it' ? onlineText(figures.regions) : followUpText(figures.regions) },
      { heading: '二、各地区情况' },
      { table: figures.stream === 'it' ? onlineTable(figures.regions) : followUpTable(figures.regions) },
      ...requirements,
    ],
  };
}

/** The province has an office of its own for its systems (Art. 18, 20). */
const makerOf = (region: NamedRegion, stream: CircularStream): string =>
  stream === 'it' && region.level === 'province' ? `${financeOf(region)}信息化管理办公室` : officeOf(region, stream);

type Count<Figure> = { [Name in keyof Figure]: Figure[Name] extends number ? Name : never }[keyof Figure];

const sum = <Figure>(regions: readonly Figure[], name: Count<Figure>): number =>
  regions.reduce((all, each) => all + (each[name] as number), 0);

function onlineText(regions: readonly OnlineFigures[]): string {
  const all = (name: Count<OnlineFigures>) => sum(regions, name);
  const silent = regions.filter(({ signIns }) => signIns === 0).map(({ name }) => name);
  return [
    `${regions.length}个地区共登录系统${all('signIns')}次（${all('people')}人），线上办理${all('steps')}步。`,
    `应报送数据${all('due')}批，按时报送${all('onTime')}批；接收${all('batches')}批${all('rows')}行，其中隔离${all('quarantined')}行，月结时尚有${all('inQuarantine')}行待处理。`,
    `全月无人登录的地区${silent.length}个${listed(silent)}。`,
  ].join('\n');
}

function followUpText(regions: readonly FollowUpFigures[]): string {
  const all = (name: Count<FollowUpFigures>) => sum(regions, name);
  const recovered = regions.reduce((total, { recoveredFen }) => total + BigInt(recoveredFen), 0n);
  const standing = regions.filter(({ streak }) => streak >= 3).map(({ name }) => name);
  return [
    `${regions.length}个地区月初未结预警问题${all('opening')}件，本月新增${all('fresh')}件；认定正常${all('normal')}件，整改${all('rectified')}件，核销${all('cleared')}件，月末未结${all('closing')}件，其中逾期${all('overdue')}件；退回、调账及其他追回资金${yuanText(recovered)}元。`,
    `各地区共登录系统${all('signIns')}次，线上办理${all('steps')}步。`,
    `连续3个月以上存在未整改预警问题的地区${standing.length}个${listed(standing)}。`,
  ].join('\n');
}

const listed = (names: readonly string[]): string => (names.length === 0 ? '' : `：${names.join('、')}`);

/** Part of a whole in hundredths of a percent, rounded down; null of nothing. */
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 10_000) / whole);

const onlineTable = (regions: readonly OnlineFigures[]): Table => ({
  caption: '各地区线上操作情况',
  columns: [
    { title: '地区', kind: 'text' },
    { title: '登录次数', kind: 'integer' },
    { title: '登录人数', kind: 'integer' },
    { title: '办理步数', kind: 'integer' },
    { title: '应报批次', kind: 'integer' },
    { title: '按时批次', kind: 'integer' },
    { title: '按时率', kind: 'percent' },
    { title: '接收行数', kind: 'integer' },
    { title: '隔离行数', kind: 'integer' },
    { title: '待处理行数', kind: 'integer' },
  ],
  rows: regions.map((each) => [
    each.name,
    each.signIns,
    each.people,
    each.steps,
    each.due,
    each.onTime,
    share(each.onTime, each.due),
    each.rows,
    each.quarantined,
    each.inQuarantine,
  ]),
});

const followUpTable = (regions: readonly FollowUpFigures[]): Table => ({
  caption: '各地区系统应用及预警问题处理情况',
  columns: [
    { title: '地区', kind: 'text' },
    { title: '登录次数', kind: 'integer' },
    { title: '办理步数', kind: 'integer' },
    { title: '月初未结', kind: 'integer' },
    { title: '本月新增', kind: 'integer' },
    { title: '认定正常', kind: 'integer' },
    { title: '整改', kind: 'integer' },
    { title: '核销', kind: 'integer' },
    { title: '月末未结', kind: 'integer' },
    { title: '其中逾期', kind: 'integer' },
    { title: '办结率', kind: 'percent' },
    { title: '追回资金（元）', kind: 'yuan' },
    { title: '连续月数', kind: 'integer' },
  ],
  rows: regions.map((each) => [
    each.name,
    each.signIns,
    each.steps,
    each.opening,
    each.fresh,
    each.normal,
    each.rectified,
    each.cleared,
    each.closing,
    each.overdue,
    share(each.normal + each.rectified + each.cleared, each.opening + each.fresh),
    BigInt(each.recoveredFen),
    each.streak,
  ]),
});
