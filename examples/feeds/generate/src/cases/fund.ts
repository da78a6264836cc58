import { monthOf } from '../basis/day.js';
import { ofYuan } from '../basis/money.js';
import { accountNumber } from '../basis/numbers.js';
import type { Payee, Payment } from '../world/model.js';
import { type Case, type CaseStage, silent, type UnitIndicator, warns } from './case.js';
import { batchOf } from './cycle.js';

/** Two working days so many days apart. */
function apart(it: CaseStage, days: number): [number, number] {
  const candidates = it.calendar
    .workdays(it.day('04-10'), it.asOf - days - 12)
    .filter((day) => it.calendar.isWorkday(day + days));
  const first = it.random.pick(candidates);
  return [first, first + days];
}

interface Twin {
  yuan: number;
  days: number;
  /** Changes the second payment. */
  change?: (it: CaseStage, second: Partial<Payment> & { payee: Payee }, first: Payment) => void;
  contract?: boolean;
}

/** Two payments alike but for what the case changes. */
function twins(
  it: CaseStage,
  { yuan, days, change, contract }: Twin,
): { unit: UnitIndicator; first: Payment; second: Payment } {
  const [day, later] = apart(it, days);
  const unit = it.spendable({ yuan: yuan * 2, before: day });
  const payee = it.supplier();
  const purpose = `${unit.project?.name ?? it.stage.place()}材料采购款`;
  const contractNo = contract ? it.stage.contractNo() : null;
  const first = it.pay(unit, { amount: ofYuan(yuan), on: day, payee, purpose, contractNo });
  const fields: Partial<Payment> & { payee: Payee } = { payee, purpose, contractNo };
  change?.(it, fields, first);
  const second = it.pay(unit, { amount: ofYuan(yuan), on: later, ...fields });
  return { unit, first, second };
}

const yearBefore = 1;

/** Fund risk 资金风险. */
export const fundWarns: Case[] = [
  warns('fund-over-authority', 'one fen more paid than the indicator holds', (it) => {
    const unit = it.spendable();
    unit.spending.target = unit.amount + 1;
    unit.spending.plan = 'none';
    it.fires(['indicator', unit], { discriminator: 'indicator' });
  }),
  warns('fund-over-authority', '50,000 yuan more paid than the indicator holds, and so more than planned', (it) => {
    const unit = it.spendable();
    unit.spending.target = unit.amount + ofYuan(50_000);
    it.fires(['indicator', unit], { discriminator: 'indicator' });
    it.fires(['indicator', unit], { discriminator: 'plan' });
  }),
  warns('fund-over-authority', "half of one month's payments planned only for a later month", (it) => {
    const unit = it.spendable({ yuan: 90_000 });
    unit.spending.plan = 'behind';
    it.pay(unit, { amount: ofYuan(61_200), on: it.workday('09-06'), contractNo: it.stage.contractNo() });
    it.pay(unit, { amount: ofYuan(18_350), on: it.workday('10-17'), contractNo: it.stage.contractNo() });
    it.fires(['indicator', unit], { discriminator: 'plan' });
  }),
  warns('fund-over-authority', 'reduced by 30,000 yuan after all of it had been paid', (it) => {
    const unit = it.spendable();
    unit.spending.target = unit.amount;
    unit.spending.plan = 'none';
    unit.adjustments.push({
      delta: -ofYuan(30_000),
      on: it.workday('11-06'),
      reason: '收回存量资金',
      status: 'active',
    });
    it.fires(['indicator', unit], { discriminator: 'indicator' });
  }),

  warns('fund-duplicate-payment', 'the same again after three days', (it) => {
    it.fires(['payment', twins(it, { yuan: 46_800, days: 3 }).second]);
  }),
  warns('fund-duplicate-payment', 'the same again after just thirty days', (it) => {
    it.fires(['payment', twins(it, { yuan: 28_560, days: 30 }).second]);
  }),
  warns('fund-duplicate-payment', 'to another account of the same payee', (it) => {
    const change: Twin['change'] = (_, second, first) => {
      second.payeeAccountNo = secondAccount(it, first);
    };
    it.fires(['payment', twins(it, { yuan: 73_450, days: 10, change }).second]);
  }),
  warns('fund-duplicate-payment', 'the purpose differs only in blanks and brackets', (it) => {
    const change: Twin['change'] = (_, second, first) => {
      second.purpose = first.purpose.replace('采购款', ' (采购款)');
    };
    it.fires(['payment', twins(it, { yuan: 12_600, days: 14, change }).second]);
  }),
  warns('fund-duplicate-payment', 'just the smallest sum that counts', (it) => {
    it.fires(['payment', twins(it, { yuan: 1_000, days: 7 }).second]);
  }),

  warns('fund-spend-refund', 'booked in the last days of December, all of it back in January', (it) => {
    const payment = december(it, '12-26', 120_000);
    it.stage.refund(payment, it.calendar.onOrAfter(it.day('01-29')), payment.amount, '项目未实施，资金退回');
    it.fires(['payment', payment]);
  }),
  warns('fund-spend-refund', 'just one half back on the last working day of March', (it) => {
    const payment = december(it, '12-20', 88_000);
    it.stage.refund(payment, it.calendar.onOrBefore(it.day('03-31')), payment.amount / 2, '工程量核减退回');
    it.fires(['payment', payment]);
  }),
  warns('fund-spend-refund', 'back after six days: no mistake of the bank', (it) => {
    const payment = december(it, '12-21', 43_000);
    it.stage.refund(payment, payment.paidOn! + 6, payment.amount, '合同解除，资金退回');
    it.fires(['payment', payment]);
  }),
  warns('fund-spend-refund', 'back in two parts', (it) => {
    const payment = december(it, '12-28', 150_000);
    it.stage.refund(payment, it.calendar.onOrAfter(it.day('02-06')), ofYuan(45_000), '项目结余退回');
    it.stage.refund(payment, it.calendar.onOrAfter(it.day('03-14')), ofYuan(37_500), '项目结余退回（第二次）');
    it.fires(['payment', payment]);
  }),
];

/** A payment of last December of an even number of fen. */
function december(it: CaseStage, day: string, yuan: number): Payment {
  const agency = it.inTurn(['225', '213', '215']);
  const on = it.calendar.onOrBefore(it.day(day, yearBefore));
  const payment = it.lastYear.pay(agency, on, ofYuan(yuan), `${it.stage.place()}扶贫项目工程款`);
  payment.amount = ofYuan(yuan);
  return payment;
}

/** Another account in the books that belongs to the same enterprise. */
function secondAccount(it: CaseStage, first: Payment): string {
  const { accounts } = it.stage.payees;
  const known = accounts.find((each) => each.no === first.payeeAccountNo)!;
  const no = accountNumber(it.stage.region.index, '92', accounts.length);
  accounts.push({ ...known, no });
  return no;
}

const different = (note: string, twin: Twin): Case =>
  silent('fund-duplicate-payment', note, (it) => it.quiet(['payment', twins(it, twin).second]));

export const fundSilent: Case[] = [
  silent('fund-over-authority', 'paid and planned to the fen', (it) => {
    const unit = it.spendable();
    unit.spending.target = unit.amount;
    unit.spending.plan = 'exact';
    it.quiet(['indicator', unit], { discriminator: 'indicator' });
    it.quiet(['indicator', unit], { discriminator: 'plan' });
  }),
  silent('fund-over-authority', 'no plan is approved yet, so that there is nothing to compare with', (it) => {
    const unit = it.spendable();
    unit.spending.plan = 'applied';
    it.quiet(['indicator', unit], { discriminator: 'plan' });
  }),
  silent('fund-over-authority', 'raised by as much as was paid more', (it) => {
    const unit = it.spendable();
    const delta = ofYuan(40_000);
    unit.adjustments.push({ delta, on: it.workday('08-16'), reason: '追加指标', status: 'active' });
    unit.spending.target = unit.amount + delta;
    unit.spending.plan = 'none';
    it.quiet(['indicator', unit], { discriminator: 'indicator' });
  }),
  silent('fund-over-authority', 'a refund of the same month brings the month back under its plan', (it) => {
    const unit = it.spendable({ yuan: 120_000 });
    const on = it.workday('09-05');
    const payment = it.pay(unit, { amount: ofYuan(96_000), on, contractNo: it.stage.contractNo() });
    const back = it.calendar.after(on, 8);
    if (monthOf(back) !== monthOf(on)) throw new Error('the refund must fall into the same month');
    it.stage.refund(payment, back, ofYuan(41_500));
    unit.spending.plan = 'exact';
    it.quiet(['indicator', unit], { discriminator: 'plan' });
  }),

  different('after thirty-one days', { yuan: 37_200, days: 31 }),
  different('another purpose', {
    yuan: 22_750,
    days: 12,
    change: (_, second) => (second.purpose = `${second.purpose}尾款`),
  }),
  different('one fen below the smallest sum', { yuan: 999.99, days: 6 }),
  different('instalments of one contract', { yuan: 60_000, days: 21, contract: true }),
  different('another payee', {
    yuan: 18_900,
    days: 9,
    change: (it, second, first) => {
      second.payee = it.stage.payees.byTrade.supply.find((each) => each !== first.payee)!;
    },
  }),
  silent('fund-duplicate-payment', 'all of the first came back', (it) => {
    const { first, second } = twins(it, { yuan: 52_300, days: 14 });
    it.stage.refund(first, it.calendar.after(first.paidOn!, 4), first.amount, '账户信息有误退回');
    it.quiet(['payment', second]);
  }),
  silent('fund-duplicate-payment', 'two vouchers of one application', (it) => {
    const change: Twin['change'] = (_, second, first) => {
      second.sameApplicationAs = first;
    };
    it.quiet(['payment', twins(it, { yuan: 31_400, days: 2, change }).second]);
  }),
  silent('fund-duplicate-payment', 'out of another fund', (it) => {
    const first = it.spendable({ yuan: 30_000 });
    const code = it.stage.world.fund(first.fund.code === 'XJ01' ? 'SJ01' : 'XJ01').code;
    const second = it.spendable({ yuan: 30_000, fund: code });
    const payee = it.supplier();
    const on = it.someDay('09-10', '10-10');
    const common = { amount: ofYuan(26_350), payee, purpose: `${it.stage.place()}果树苗采购款` };
    it.pay(first, { ...common, on });
    it.quiet(['payment', it.pay(second, { ...common, on: it.calendar.after(on, 3) })]);
  }),

  silent('fund-duplicate-payment', 'one-card batches of two weeks with the same sum and purpose', (it) => {
    const [first, second] = ['09-07', '09-21'].map((day) =>
      batchOf(it, it.workday(day), 'ordinary', { households: 11 }),
    );
    it.quiet(['payment', first!.payment!]);
    it.quiet(['payment', second!.payment!]);
  }),

  silent('fund-spend-refund', 'one fen less than one half came back', (it) => {
    const payment = december(it, '12-21', 96_000);
    it.stage.refund(payment, it.calendar.onOrAfter(it.day('02-26')), payment.amount / 2 - 1, '工程量核减退回');
    it.quiet(['payment', payment]);
  }),
  silent('fund-spend-refund', 'came back only in April', (it) => {
    const payment = december(it, '12-25', 64_000);
    it.stage.refund(payment, it.calendar.onOrAfter(it.day('04-02')), payment.amount, '项目结余退回');
    it.quiet(['payment', payment]);
  }),
  silent('fund-spend-refund', 'sent back by the bank within five days', (it) => {
    const payment = december(it, '12-20', 71_000);
    it.stage.refund(payment, payment.paidOn! + 5, payment.amount, '账号有误退回');
    it.quiet(['payment', payment]);
  }),
  silent('fund-spend-refund', 'paid on the last day of November', (it) => {
    const payment = december(it, '11-30', 58_000);
    it.stage.refund(payment, it.calendar.onOrAfter(it.day('01-16')), payment.amount, '项目未实施，资金退回');
    it.quiet(['payment', payment]);
  }),
];
