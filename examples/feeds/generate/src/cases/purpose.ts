import type { Day } from '../basis/day.js';
import { type Fen, ofYuan } from '../basis/money.js';
import type { Agency, Payment } from '../world/model.js';
import { type Case, type CaseStage, silent, warns } from './case.js';
import { benefit, cardBatch, newFamily, newIndividual, ownMoney } from './invented.js';

type Fields = Partial<Payment> & { on?: Day };

/** An ordinary payment but for what the case says. */
function paid(it: CaseStage, fields: Fields & { yuan?: number; monitored?: boolean }): Payment {
  const { yuan = it.random.int(6_000, 26_000), monitored = true, payee, ...rest } = fields;
  const unit = it.spendable({ yuan, monitored });
  return it.pay(unit, {
    amount: ofYuan(yuan) + it.random.int(1, 99),
    on: it.dayFor(unit),
    contractNo: it.stage.contractNo(),
    ...(payee ? { payee } : {}),
    ...rest,
  });
}

type What = Parameters<typeof paid>[1] | ((it: CaseStage) => Parameters<typeof paid>[1]);

const of = (it: CaseStage, what: What) => paid(it, typeof what === 'function' ? what(it) : what);
const fires = (rule: string, note: string, what: What): Case =>
  warns(rule, note, (it) => it.fires(['payment', of(it, what)]));
const quiet = (rule: string, note: string, what: What): Case =>
  silent(rule, note, (it) => it.quiet(['payment', of(it, what)]));

/** A payment of a fund under a functional code. */
const under = (it: CaseStage, fund: string, func: string, fields: Fields = {}, yuan = 24_000): Payment => {
  const { payee, ...rest } = fields;
  const unit = ownMoney(it, ofYuan(yuan), { fund, func });
  return it.pay(unit, {
    amount: ofYuan(yuan),
    on: it.dayFor(unit),
    contractNo: it.stage.contractNo(),
    ...(payee ? { payee } : {}),
    ...rest,
  });
};

/** Payments of 15,000 yuan upwards in steps of 500, whose quartiles are 20,000 and 30,000 yuan, and one more; that one. */
function amongMany(it: CaseStage, func: string, outlier: Fen): Payment {
  const to: Agency = it.stage.addUnit('农村公路服务中心');
  const usual = Array.from({ length: 40 }, (_, n) => ofYuan(15_000 + 500 * n));
  const unit = ownMoney(
    it,
    usual.reduce((sum, each) => sum + each, outlier),
    { func, to },
  );
  const days = it.calendar.workdays(it.day('04-10'), it.day('10-20'));
  const pay = (amount: Fen, n: number) =>
    it.pay(unit, {
      amount,
      on: days[n * 3]!,
      payee: it.stage.payees.byTrade.supply[n % it.stage.payees.byTrade.supply.length]!,
      purpose: `${unit.project!.name}第${n + 1}段材料款`,
    });
  for (const [n, amount] of usual.entries()) pay(amount, n);
  return pay(outlier, usual.length);
}

const restDay = (it: CaseStage): Day => it.random.pick(it.restDays());

/** What money was spent on 资金用途. */
export const purposeWarns: Case[] = [
  fires('fund-negative-list', 'an official reception', { dep: '30217', gov: '50206', purpose: '检查组公务用餐费' }),
  fires('fund-negative-list', 'basic wages', { dep: '30101', gov: '50101', purpose: '借调人员工资' }),
  fires('fund-negative-list', 'the running of official vehicles', {
    dep: '30231',
    gov: '50208',
    purpose: '车辆燃油费',
  }),
  fires('fund-negative-list', 'allowances, by what is written', { purpose: '驻村干部下乡津贴' }),
  fires('fund-negative-list', 'an old debt, by what is written', { purpose: '偿还债务本金' }),

  fires('fund-purpose-vague', 'only "loan"', { purpose: '借款' }),
  fires('fund-purpose-vague', 'one of the words that say nothing, between blanks', { purpose: ' 备用金 ' }),
  fires('fund-purpose-vague', 'three characters', { purpose: '材料款' }),

  warns('fund-subject-misuse', 'an agricultural code on a poverty fund', (it) => {
    it.fires(['payment', under(it, 'XJ01', '2130126')]);
  }),
  warns('fund-subject-misuse', 'public security', (it) => {
    it.fires(['payment', under(it, 'ZH01', '204')]);
  }),
  warns('fund-subject-misuse', 'no functional code', (it) => {
    const payment = under(it, 'XJ01', '2130599');
    payment.indicator.func = null;
    payment.indicator.upstream!.tpFunc = null;
    it.fires(['payment', payment]);
  }),
  warns('fund-subject-misuse', '"other spending" to a person', (it) => {
    it.fires([
      'payment',
      under(it, 'XJ01', '2130599', { dep: '39999', gov: '59999', payee: newIndividual(it) }, 4_800),
    ]);
  }),

  fires('fund-nonworkday', 'on a Saturday or Sunday', (it) => ({ on: restDay(it) })),
  fires('fund-nonworkday', 'in the holiday of the National Day', (it) => ({ on: it.day('10-03') })),
  warns('fund-nonworkday', '520,000 yuan on a day of rest', (it) => {
    it.fires(['payment', under(it, 'ZH01', '2130599', { on: restDay(it) }, 520_000)]);
  }),

  warns('fund-large-single', 'just two million yuan', (it) => {
    it.fires(['payment', under(it, 'ZQ02', '2130599', works(it), 2_000_000)]);
  }),
  warns('fund-large-single', '3.6 million yuan', (it) => {
    it.fires(['payment', under(it, 'ZQ02', '2130599', works(it), 3_600_000)]);
  }),
  warns('fund-large-single', 'one fen beyond the fence of forty others', (it) => {
    it.fires(['payment', amongMany(it, '2130508', ofYuan(60_000.01))]);
  }),

  cash('an office’s supplies', '30201'),
  cash('a business trip', '30211'),
  cash('printing', '30202'),
];

const works = (it: CaseStage): Partial<Payment> => ({
  payee: it.random.pick(it.stage.payees.byTrade.works),
  gov: '50302',
  dep: '31005',
});

/** Cash for what the official card is there for. */
function cash(what: string, dep: string): Case {
  return warns('cash-card-mandatory', `${what}, in cash`, (it) => {
    const on = it.someDay();
    it.fires(['payment', it.payCash(it.cashUnit(on, 1_600), 1_600 + it.next(), on, { dep, gov: '50201' })]);
  });
}

export const purposeSilent: Case[] = [
  quiet('fund-negative-list', 'a poverty-alleviation workshop may be fitted out', {
    purpose: '扶贫车间装修办公用房款',
  }),
  quiet('fund-negative-list', 'poverty alleviation by a hotel', { purpose: '酒店扶贫岗位培训招待用品款' }),
  quiet('fund-negative-list', 'meetings are on no list', { dep: '30215', gov: '50202', purpose: '项目验收会议费' }),
  quiet('fund-negative-list', 'not a monitored fund', { monitored: false, purpose: '公务招待费用' }),
  silent('fund-negative-list', 'allowances by one-card, through the agent bank', (it) => {
    const batch = cardBatch(it, 'CJ', [benefit('CJ', newFamily(it, [['adult', '户主']]))], { month: 8 });
    batch.payment!.purpose = '残疾人护理津贴';
    it.quiet(['payment', batch.payment!]);
  }),

  quiet('fund-purpose-vague', 'four characters', { purpose: '打井材料' }),
  quiet('fund-purpose-vague', 'not a monitored fund', { monitored: false, purpose: '往来款' }),

  silent('fund-subject-misuse', 'the second of the codes of a fund', (it) => {
    it.quiet(['payment', under(it, 'JS01', '2130599')]);
  }),
  silent('fund-subject-misuse', 'to another unit: not the last hand', (it) => {
    const payee = it.stage.asPayee(it.stage.agency('403'));
    it.quiet(['payment', under(it, 'XJ01', '2130126', { payee })]);
  }),
  silent('fund-subject-misuse', 'not a monitored fund', (it) => {
    it.quiet(['payment', under(it, 'NY01', '204')]);
  }),

  quiet('fund-nonworkday', 'on a Saturday that was worked', (it) => ({ on: it.day('09-29') })),
  quiet('fund-nonworkday', 'not a monitored fund', (it) => ({ monitored: false, on: restDay(it) })),
  silent('fund-nonworkday', 'to the agent bank', (it) => {
    const batch = cardBatch(it, 'DB', [benefit('DB', newFamily(it, [['adult', '户主']]))], {
      on: it.random.pick(it.restDays().filter((day) => day > it.day('08-25'))),
      month: 8,
    });
    it.quiet(['payment', batch.payment!]);
  }),

  silent('fund-large-single', 'one fen less than two million yuan, among few', (it) => {
    it.quiet(['payment', under(it, 'ZQ02', '2130599', works(it), 1_999_999.99)]);
  }),
  silent('fund-large-single', 'just the fence of forty others', (it) => {
    it.quiet(['payment', amongMany(it, '2130550', ofYuan(60_000))]);
  }),
  silent('fund-large-single', 'to a public institution', (it) => {
    const payee = it.stage.asPayee(it.stage.agency('401'));
    it.quiet(['payment', under(it, 'ZQ02', '2130599', { payee }, 2_400_000)]);
  }),

  silent('cash-card-mandatory', 'casual labour is paid in cash', (it) => {
    const on = it.someDay();
    it.quiet(['payment', it.payCash(it.cashUnit(on, 900), 900, on)]);
  }),
  quiet('cash-card-mandatory', 'by transfer', { dep: '30201', gov: '50201', purpose: '办公用品购置费' }),
  silent('cash-card-mandatory', 'not a monitored fund', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 1_200, { monitored: false });
    it.quiet(['payment', it.payCash(unit, 1_200, on, { dep: '30211', gov: '50201' })]);
  }),
];
