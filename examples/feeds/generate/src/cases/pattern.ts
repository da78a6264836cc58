import { type Day, iso } from '../basis/day.js';
import { type Fen, ofYuan, yuan as yuanText } from '../basis/money.js';
import type { Agency, Payment } from '../world/model.js';
import { registerDay } from '../world/registers.js';
import { type Case, type CaseStage, silent, type UnitIndicator, warns } from './case.js';
import { benefit, cardBatch, newEnterprise, newFamily, ownMoney } from './invented.js';

interface Part {
  yuan: number;
  /** Days after the first. */
  after: number;
}

/** Payments to one payee out of one project; by contract, unless each is told otherwise. */
function parts(
  it: CaseStage,
  list: readonly Part[],
  more: { isWorks?: boolean; tendered?: boolean; purpose?: string; projects?: boolean } = {},
): Payment[] {
  const total = list.reduce((sum, each) => sum + each.yuan, 0);
  const unit = ownMoney(it, ofYuan(total), { fund: more.isWorks ? 'ZQ02' : 'CX01', func: '2130506' });
  const payee = newEnterprise(it, { trade: more.isWorks ? 'works' : 'supply' });
  const first = it.workday('07-02');
  return list.map(({ yuan, after }, n) => {
    const contractNo = it.stage.contractNo();
    it.stage[more.tendered ? 'tendered' : 'untendered'].add(contractNo);
    const project =
      more.projects && n > 0 ? { project: it.stage.project(`${it.stage.place()}设备购置项目`, first) } : {};
    return it.pay(unit, {
      amount: ofYuan(yuan),
      on: it.calendar.onOrAfter(first + after),
      payee,
      contractNo,
      purpose: more.purpose ?? `${unit.project!.name}第${n + 1}包设备款`,
      ...(more.isWorks ? { gov: '50302', dep: '31005' } : {}),
      ...project,
    });
  });
}

const isSplit = (note: string, list: readonly Part[], more: Parameters<typeof parts>[2] = {}): Case =>
  warns('fund-split', note, (it) => it.fires(['payment', parts(it, list, more).at(-1)!]));
const notSplit = (note: string, list: readonly Part[], more: Parameters<typeof parts>[2] = {}): Case =>
  silent('fund-split', note, (it) => it.quiet(['payment', parts(it, list, more).at(-1)!]));

/** What a unit spends of money issued in July: so much in autumn, so much in November. */
function autumn(
  it: CaseStage,
  early: number,
  late: number,
  more: { fund?: string; func?: string; lateIssued?: boolean } = {},
): Agency {
  const to = it.stage.addUnit('农村集体经济服务中心');
  let suppliers = 0;
  const spend = (unit: UnitIndicator, yuan: number, month: string) => {
    // In parts that are nothing special among such payments.
    const count = Math.max(1, Math.ceil(yuan / 140_000));
    let left = ofYuan(yuan);
    for (let n = 0; n < count; n++) {
      const amount: Fen = n === count - 1 ? left : ofYuan(Math.floor(yuan / count / 100) * 100 + n);
      left -= amount;
      it.pay(unit, {
        amount,
        on: it.calendar.onOrAfter(it.day(month) + n),
        payee: it.stage.payees.byTrade.supply[suppliers++]!,
        purpose: `${unit.project!.name}${month === '09-10' ? '第一阶段' : '第二阶段'}第${n + 1}批款`,
        contractNo: it.stage.contractNo(),
      });
    }
  };
  const common = { fund: more.fund ?? 'SJ01', func: more.func ?? '2130599', to };
  const first = ownMoney(it, ofYuan(more.lateIssued ? early : early + late), { ...common, on: it.workday('07-10') });
  spend(first, early, '09-10');
  const second = more.lateIssued ? ownMoney(it, ofYuan(late), { ...common, on: it.workday('10-08') }) : first;
  spend(second, late, '11-01');
  return to;
}

const yearOf = (it: CaseStage, back = 0) => ({ discriminator: String(it.stage.world.year - back) });

/** Relocation money, paid out of the special account for a project of its own. */
function relocation(it: CaseStage, listed: { from: Day; to?: Day } | null, project = true): Payment {
  const unit = ownMoney(it, ofYuan(36_000), { fund: 'BQ01', func: '2130504', use: 'relocation' });
  const payee = newEnterprise(it, { trade: 'works' });
  const on = it.dayFor(unit);
  const payment = it.pay(unit, {
    amount: ofYuan(36_000),
    on,
    payee,
    ...(project ? {} : { project: null, gov: '50205', dep: '30227' }),
    payerAccountNo: it.stage.specialAccount.no,
    payType: '002',
    contractNo: it.stage.contractNo(),
  });
  if (listed)
    it.stage.additions.add('relocation_payee', {
      key: `MDX${it.stage.region.six}-${it.next()}`,
      project_key: unit.project!.key,
      payee_key: payee.key,
      region_code: it.stage.region.code,
      valid_from: iso(on + listed.from),
      valid_to: listed.to === undefined ? null : iso(on + listed.to),
      as_of: iso(registerDay(it.stage)),
    });
  return payment;
}

/** A household that was moved, three persons in a flat of this area. */
function moved(it: CaseStage, area: string, selfFinance: number): ['relocation_household', { key: string }] {
  const household = newFamily(it, [
    ['adult', '户主'],
    ['adult', '配偶'],
    ['child', '子女'],
  ]);
  const key = `BQX${it.stage.region.six}-${it.next()}`;
  const project = it.stage.project(`${it.stage.place()}易地扶贫搬迁安置点住房建设工程`, it.workday('02-26'));
  it.stage.additions.add('relocation_household', {
    key,
    household_key: household.key,
    project_key: project.key,
    region_code: household.township.code,
    persons: 3,
    area_m2: area,
    self_finance: yuanText(ofYuan(selfFinance)),
    moved_on: iso(it.day('06-20')),
    as_of: iso(registerDay(it.stage)),
  });
  return ['relocation_household', { key }];
}

/** A works payment out of poverty money. */
function worksPayment(it: CaseStage, fields: (unit: UnitIndicator, on: Day) => Partial<Payment>): Payment {
  const unit = ownMoney(it, ofYuan(48_000));
  const on = it.dayFor(unit);
  const { payee: _, ...more } = fields(unit, on);
  return it.pay(unit, {
    amount: ofYuan(48_000),
    on,
    payee: it.random.pick(it.stage.payees.byTrade.works),
    contractNo: it.stage.contractNo(),
    gov: '50302',
    dep: '31005',
    ...more,
  });
}

/** A project that ended so many days after the payment, or before. */
function ending(it: CaseStage, on: Day, days: number) {
  const project = it.stage.project(`${it.stage.place()}排水沟渠治理工程`, on - 90);
  Object.assign(project, { endedOn: on + days, status: 'done', isFixed: true });
  return { project };
}

/** A one-card batch of three, and a payment that is larger by so much. */
const unequal = (it: CaseStage, on: Day, extra: Fen): Payment => {
  const families = [1, 2, 3].map(() => newFamily(it, [['adult', '户主']]));
  const list = families.map((household) => benefit('CY', household));
  return cardBatch(it, 'CY', list, { on, ...(extra ? { extra } : {}) }).payment!;
};

/** So many payments of one unit, with these amounts. */
function many(it: CaseStage, amounts: readonly Fen[]): Agency {
  const to = it.stage.addUnit('村级公益事业服务中心');
  const unit = ownMoney(
    it,
    amounts.reduce((sum, each) => sum + each, 0),
    { fund: 'NY01', func: '2130126', to },
  );
  const days = it.calendar.workdays(it.day('04-02'), it.day('10-26'));
  const { supply } = it.stage.payees.byTrade;
  for (const [n, amount] of amounts.entries())
    it.pay(unit, {
      amount,
      on: days[n % days.length]!,
      payee: supply[n % supply.length]!,
      purpose: `第${n + 1}批零星物资款`,
    });
  return to;
}

/** Amounts whose first digits follow Benford's law as closely as whole numbers can. */
function asByBenford(count: number): Fen[] {
  // The middles of equal shares of the logarithmic scale from 100 to 1,000 yuan.
  return Array.from({ length: count }, (_, n) => Math.round(10 ** (4 + (n + 0.5) / count)));
}

/** What stays just below a limit of five hundred yuan. */
const justBelow = (count: number): Fen[] => Array.from({ length: count }, (_, n) => 40_000 + ((n * 37) % 9_999));

/** How money was spent 资金支付规律. */
export const patternWarns: Case[] = [
  isSplit('twice what alone would not have to be procured by tender', [
    { yuan: 270_000, after: 0 },
    { yuan: 262_500, after: 21 },
  ]),
  isSplit('the second on the last day of the thirty', [
    { yuan: 250_000, after: 0 },
    { yuan: 250_000, after: 29 },
  ]),
  warns('fund-split', 'works of 4.1 million yuan in two', (it) => {
    const payments = parts(
      it,
      [
        { yuan: 2_050_000, after: 0 },
        { yuan: 2_080_000, after: 14 },
      ],
      { isWorks: true },
    );
    it.fires(['payment', payments[1]!]);
    for (const payment of payments)
      it.fires(['payment', payment], { rule: 'fund-large-single', note: 'half of 4.1 million yuan of works' });
  }),
  warns('fund-split', 'the very same twice, which is no second time but a split', (it) => {
    const list = [
      { yuan: 265_000, after: 0 },
      { yuan: 265_000, after: 10 },
    ];
    const [, second] = parts(it, list, { purpose: '扶贫车间设备采购款' });
    it.fires(['payment', second!]);
    it.quiet(['payment', second!], { rule: 'fund-duplicate-payment', note: 'another rule says that it was split' });
  }),

  warns('fund-yearend-rush', 'one half and one yuan of the year in November', (it) => {
    it.fires(['agency', autumn(it, 500_000, 500_001)], yearOf(it));
  }),
  warns('fund-yearend-rush', 'two thirds of the year in November', (it) => {
    it.fires(['agency', autumn(it, 360_000, 720_000)], yearOf(it));
  }),
  warns('fund-yearend-rush', 'all of last year in December', (it) => {
    const agency = it.stage.addUnit('农村环境服务中心');
    for (let n = 0; n < 12; n++)
      it.lastYear.pay(
        agency,
        it.calendar.onOrAfter(it.day('12-04', 1) + n),
        ofYuan(40_000 + n * 8_500),
        `${it.stage.place()}环境整治工程款`,
      );
    it.fires(['agency', agency], yearOf(it, 1));
  }),

  warns('fund-relocation-misuse', 'to somebody who is not on the list of the project', (it) => {
    it.fires(['payment', relocation(it, null)], { discriminator: 'payee' });
  }),
  warns('fund-relocation-misuse', 'off the list since the day before', (it) => {
    it.fires(['payment', relocation(it, { from: -60, to: -1 })], { discriminator: 'payee' });
  }),
  warns('fund-relocation-misuse', 'without a project', (it) => {
    it.fires(['payment', relocation(it, null, false)], { discriminator: 'payee' });
  }),
  warns('fund-relocation-misuse', 'more than 25 square metres each', (it) => {
    it.fires(moved(it, '75.01', 8_000), { discriminator: 'area' });
  }),
  warns('fund-relocation-misuse', 'the household paid more than 10,000 yuan', (it) => {
    it.fires(moved(it, '72.00', 10_000.01), { discriminator: 'self-finance' });
  }),

  warns('fund-untagged-outflow', 'works without a project', (it) => {
    it.fires(['payment', worksPayment(it, () => ({ project: null }))], { discriminator: 'project' });
  }),
  warns('fund-untagged-outflow', 'the project had ended the day before', (it) => {
    it.fires(['payment', worksPayment(it, (_, on) => ending(it, on, -1))], { discriminator: 'project' });
  }),
  warns('fund-untagged-outflow', '500 yuan more than its one-card lines come to', (it) => {
    it.fires(['payment', unequal(it, it.edge(5).late, ofYuan(500))], { discriminator: 'lines' });
  }),
  warns('fund-untagged-outflow', 'to the agent bank, without any line', (it) => {
    const unit = ownMoney(it, ofYuan(26_000), {
      fund: 'CY01',
      func: '2130505',
      to: it.stage.agency('217'),
      use: 'onecard',
    });
    const on = it.dayFor(unit);
    const payment = it.pay(unit, {
      ...{ amount: ofYuan(26_000), on, payee: it.stage.agentBank, purpose: '产业扶贫到户补助资金' },
      ...{ gov: '50204', dep: '31299', payType: '001001004', payerAccountNo: it.stage.directAccount.no },
    });
    it.fires(['payment', payment], { discriminator: 'lines' });
  }),

  warns('fund-benford', 'three hundred payments just below 500 yuan', (it) => {
    it.fires(['agency', many(it, justBelow(300))], yearOf(it));
  }),
  warns('fund-benford', 'three hundred payments, each first digit as often as the others', (it) => {
    it.fires(
      [
        'agency',
        many(
          it,
          Array.from({ length: 300 }, (_, n) => 10_000 + n * 300),
        ),
      ],
      yearOf(it),
    );
  }),
  warns('fund-benford', 'every third between 600 and 700 yuan', (it) => {
    const amounts = asByBenford(310).map((amount, n) => (n % 3 === 0 ? 60_000 + n * 31 : amount));
    it.fires(['agency', many(it, amounts)], yearOf(it));
  }),
];

export const patternSilent: Case[] = [
  notSplit('each less than half of the limit', [
    { yuan: 249_999.99, after: 0 },
    { yuan: 249_999.98, after: 3 },
    { yuan: 249_999.97, after: 5 },
  ]),
  notSplit('thirty days apart', [
    { yuan: 268_000, after: 0 },
    { yuan: 266_000, after: 30 },
  ]),
  notSplit(
    'procured by tender',
    [
      { yuan: 271_000, after: 0 },
      { yuan: 259_000, after: 7 },
    ],
    { tendered: true },
  ),
  notSplit(
    'for two projects',
    [
      { yuan: 264_000, after: 0 },
      { yuan: 258_000, after: 7 },
    ],
    { projects: true },
  ),
  silent('fund-split', 'the first came back', (it) => {
    const [first, second] = parts(it, [
      { yuan: 263_000, after: 0 },
      { yuan: 261_000, after: 7 },
    ]);
    const back = it.calendar.after(first!.paidOn!, 3);
    it.stage.refund(first!, back, first!.amount, '合同解除退回');
    it.pay(first!.indicator as UnitIndicator, {
      ...{ amount: first!.amount, on: it.calendar.after(back, 30), payee: newEnterprise(it) },
      contractNo: it.stage.contractNo(),
    });
    it.quiet(['payment', second!]);
  }),

  silent('fund-yearend-rush', 'just one half in November', (it) => {
    it.quiet(['agency', autumn(it, 500_000, 500_000)], yearOf(it));
  }),
  silent('fund-yearend-rush', 'one yuan less than a million in the year', (it) => {
    it.quiet(['agency', autumn(it, 300_000, 699_999)], yearOf(it));
  }),
  silent('fund-yearend-rush', 'the money was issued only in October', (it) => {
    it.quiet(['agency', autumn(it, 280_000, 820_000, { lateIssued: true })], yearOf(it));
  }),
  silent('fund-yearend-rush', 'not a monitored fund', (it) => {
    it.quiet(['agency', autumn(it, 320_000, 780_000, { fund: 'NY01', func: '2130126' })], yearOf(it));
  }),

  silent('fund-relocation-misuse', 'on the list since that day', (it) => {
    it.quiet(['payment', relocation(it, { from: 0 })], { discriminator: 'payee' });
  }),
  silent('fund-relocation-misuse', 'on the list until that day', (it) => {
    it.quiet(['payment', relocation(it, { from: -90, to: 0 })], { discriminator: 'payee' });
  }),
  silent('fund-relocation-misuse', 'just 25 square metres each, and 10,000 yuan', (it) => {
    const household = moved(it, '75.00', 10_000);
    it.quiet(household, { discriminator: 'area' });
    it.quiet(household, { discriminator: 'self-finance' });
  }),

  silent('fund-untagged-outflow', 'goods need no project', (it) => {
    it.quiet(['payment', worksPayment(it, () => ({ project: null, gov: '50204', dep: '30218' }))], {
      discriminator: 'project',
    });
  }),
  silent('fund-untagged-outflow', 'the project ended on that day', (it) => {
    it.quiet(['payment', worksPayment(it, (_, on) => ending(it, on, 0))], { discriminator: 'project' });
  }),
  silent('fund-untagged-outflow', 'the indicator is not tagged', (it) => {
    const unit = ownMoney(it, ofYuan(48_000), { fund: 'NY01', func: '2130126' });
    const payment = it.pay(unit, {
      ...{ amount: ofYuan(48_000), on: it.dayFor(unit), payee: it.random.pick(it.stage.payees.byTrade.works) },
      ...{ project: null, gov: '50302', dep: '31005', contractNo: it.stage.contractNo() },
    });
    it.quiet(['payment', payment], { discriminator: 'project' });
  }),
  silent('fund-untagged-outflow', 'the fifth working day is not over', (it) => {
    it.quiet(['payment', unequal(it, it.edge(5).inTime, ofYuan(500))], { discriminator: 'lines' });
  }),
  silent('fund-untagged-outflow', 'the lines come to just as much', (it) => {
    it.quiet(['payment', unequal(it, it.edge(5).late, 0)], { discriminator: 'lines' });
  }),

  silent('fund-benford', 'one payment too few to tell', (it) => {
    it.quiet(['agency', many(it, justBelow(299))], yearOf(it));
  }),
  silent('fund-benford', 'three hundred payments of all sizes', (it) => {
    it.quiet(['agency', many(it, asByBenford(300))], yearOf(it));
  }),
];
