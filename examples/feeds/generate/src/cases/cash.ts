import { iso } from '../basis/day.js';
import { ofYuan } from '../basis/money.js';
import { programmes } from '../reference/programmes.js';
import { extraBatch } from '../world/batches.js';
import type { Benefit } from '../world/one-card.js';
import { type Case, type CaseStage, silent, type UnitIndicator, warns } from './case.js';

/** The unit's indicator of a fund that is meant for people, spent on nothing but what the case pays. */
export function personal(it: CaseStage, yuan: number, on = it.someDay('08-20', '09-20'), fund = 'CY01'): UnitIndicator {
  const pending = it.local({
    fund,
    on: it.calendar.before(on, 12),
    amount: ofYuan(yuan),
    func: fund === 'GD01' ? '2130122' : '2130505',
  });
  const unit = it.give(pending, { to: it.stage.agency('217'), use: 'onecard' });
  unit.spending.fill = false;
  unit.gov = '50903';
  unit.dep = '30310';
  return unit;
}

const industry = programmes.find((each) => each.code === 'CY')!;

/** So many households, each with its head's card. */
export const someBenefits = (it: CaseStage, count: number): Benefit[] =>
  it.random
    .shuffled(it.households.slice(0, 400))
    .slice(0, count)
    .map((household) => ({
      household,
      member: household.members[0]!,
      quantity: '1',
      amount: industry.standard,
    }));

/** Cash expenditure 现金支出. */
export const cashWarns: Case[] = [
  warns('cash-personal-subsidy', 'living allowances paid to a village committee instead of to cards', (it) => {
    const unit = it.spendable({ yuan: 36_000 });
    const village = it.random.pick(it.stage.payees.collectives);
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(36_000),
        on: it.someDay(),
        payee: village,
        gov: '50901',
        dep: '30305',
        purpose: `${it.stage.place()}贫困群众生活补助`,
      }),
    ]);
  }),
  warns('cash-personal-subsidy', 'relief paid in cash', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 8_600);
    it.fires([
      'payment',
      it.payCash(unit, 8_600, on, { gov: '50901', dep: '30306', purpose: `${it.stage.place()}困难群众临时救济` }),
    ]);
  }),
  warns('cash-personal-subsidy', 'a production subsidy transferred to a person, outside any one-card batch', (it) => {
    const unit = it.spendable({ yuan: 5_200 });
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(5_200),
        on: it.someDay(),
        payee: it.worker(),
        gov: '50903',
        dep: '30310',
        purpose: `${it.stage.place()}养殖户补贴`,
      }),
    ]);
  }),
  warns('cash-personal-subsidy', 'money of a fund for people paid to an enterprise', (it) => {
    const on = it.someDay('08-20', '09-20');
    const unit = personal(it, 48_000, on);
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(48_000),
        on,
        gov: '50204',
        dep: '30218',
        purpose: `${it.stage.place()}产业到户物资款`,
      }),
    ]);
  }),

  warns('cash-single-large', '86,000 yuan in cash', (it) => {
    const on = it.someDay();
    it.fires(['payment', it.payCash(it.cashUnit(on, 86_000), 86_000, on)]);
  }),
  warns('cash-single-large', 'just the limit of 50,000 yuan', (it) => {
    const on = it.someDay();
    it.fires(['payment', it.payCash(it.cashUnit(on, 50_000), 50_000, on)]);
  }),
  warns('cash-single-large', '120,000 yuan in cash at the end of a month', (it) => {
    const on = it.calendar.onOrBefore(it.day('09-29'));
    it.fires(['payment', it.payCash(it.cashUnit(on, 120_000), 120_000, on)]);
  }),

  warns('cash-daily-cumulative', 'three withdrawals of one day come to 53,800 yuan', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 54_000);
    for (const yuan of [20_000, 18_500, 15_300]) it.payCash(unit, yuan, on);
    it.fires(['agency', unit.agency], { discriminator: iso(on) });
  }),
  warns('cash-daily-cumulative', 'twice 25,000 yuan: just the limit', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 50_000);
    for (const yuan of [25_000, 25_000]) it.payCash(unit, yuan, on);
    it.fires(['agency', unit.agency], { discriminator: iso(on) });
  }),
  warns('cash-daily-cumulative', 'out of two indicators of one unit', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 60_000);
    const other = it.give(it.local({ on: it.calendar.before(on, 15) }), { to: unit.agency });
    it.payCash(unit, 30_000, on);
    it.payCash(other, 28_000, on);
    it.fires(['agency', unit.agency], { discriminator: iso(on) });
  }),

  warns('cash-structuring', 'three withdrawals just below the limit on three days', (it) => {
    const on = it.someDay('04-10', '10-26');
    structured(it, on, [0, 1, 3], [48_000, 47_500, 49_200]);
  }),
  warns('cash-structuring', 'the third on the fifth working day, the first one counted', (it) => {
    const on = it.someDay('04-10', '10-26');
    structured(it, on, [0, 2, 4], [40_000, 44_600, 49_999.99]);
  }),
  warns('cash-structuring', 'across the holiday of the National Day', (it) => {
    const on = it.calendar.before(it.day('10-01'), 3);
    structured(it, on, [0, 2, 4], [46_000, 45_500, 48_800]);
  }),
];

/** Withdrawals of one unit so many working days after the first. */
function structured(it: CaseStage, on: number, days: number[], yuan: number[]): void {
  const until = it.calendar.after(on, Math.max(...days));
  const unit = it.cashUnit(on, Math.round(yuan.reduce((sum, each) => sum + each)), { until });
  for (const [n, after] of days.entries()) it.payCash(unit, yuan[n]!, it.calendar.after(on, after));
  it.fires(['agency', unit.agency], { discriminator: iso(on) });
}

function notStructured(it: CaseStage, on: number, days: number[], yuan: number[]): void {
  const until = it.calendar.after(on, Math.max(...days));
  const unit = it.cashUnit(on, Math.round(yuan.reduce((sum, each) => sum + each)), { until });
  for (const [n, after] of days.entries()) it.payCash(unit, yuan[n]!, it.calendar.after(on, after));
  it.quiet(['agency', unit.agency], { discriminator: iso(on) });
}

export const cashSilent: Case[] = [
  silent('cash-personal-subsidy', 'to the agent bank, with a one-card batch', (it) => {
    it.quiet(() => ['payment', it.stage.batches[it.stage.batches.length >> 1]!.payment!]);
  }),
  silent('cash-personal-subsidy', 'not a monitored fund', (it) => {
    const on = it.someDay('08-20', '09-20');
    const unit = personal(it, 26_000, on, 'GD01');
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(26_000),
        on,
        payee: it.random.pick(it.stage.payees.collectives),
        gov: '50903',
        dep: '30310',
        purpose: `${it.stage.place()}地力保护补贴`,
      }),
    ]);
  }),
  silent(
    'cash-personal-subsidy',
    'through another distributing office, but with a batch that says who gets it',
    (it) => {
      const on = it.someDay('08-20', '09-20');
      const list = someBenefits(it, 8);
      const unit = personal(it, 24_000, on);
      const batch = extraBatch(it.stage, unit, industry, list, {
        key: `B${it.stage.region.six}CYX${it.stage.batches.length}`,
        period: it.arrears('代发'),
        appliedOn: it.calendar.before(on, 2),
        paidOn: on,
        credit: 'ordinary',
      });
      const office = it.supplier();
      Object.assign(batch.payment!, {
        payee: office,
        payeeKind: 'enterprise',
        payeeName: office.name,
        payeeAccountNo: office.accountNo,
      });
      it.quiet(['payment', batch.payment!]);
    },
  ),
  silent('cash-personal-subsidy', 'cash for casual labour is no subsidy', (it) => {
    const on = it.someDay();
    it.quiet(['payment', it.payCash(it.cashUnit(on, 1_800), 1_800, on)]);
  }),
  silent('cash-personal-subsidy', 'the application was returned', (it) => {
    const unit = it.spendable({ yuan: 9_000 });
    it.quiet([
      'payment',
      it.stage.application(unit, unit.agency, {
        amount: ofYuan(9_000),
        purpose: `${it.stage.place()}生活补助`,
        payee: it.random.pick(it.stage.payees.collectives),
        gov: '50901',
        dep: '30305',
        appliedAt: it.stage.time(it.workday('10-17')),
        status: 'returned',
        returnedAt: it.stage.time(it.workday('10-19')),
      }),
    ]);
  }),

  silent('cash-single-large', 'one fen below the limit', (it) => {
    const on = it.someDay();
    it.quiet(['payment', it.payCash(it.cashUnit(on, 50_000), 49_999.99, on)]);
  }),
  silent('cash-single-large', 'by cheque to an account, not in cash', (it) => {
    const unit = it.spendable({ yuan: 90_000 });
    it.quiet(['payment', it.pay(unit, { amount: ofYuan(90_000), on: it.someDay(), settlement: '1' })]);
  }),
  silent('cash-single-large', 'not a monitored fund', (it) => {
    const on = it.someDay();
    it.quiet(['payment', it.payCash(it.cashUnit(on, 60_000, { monitored: false }), 60_000, on)]);
  }),
  silent('cash-single-large', 'the application was voided', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 70_000);
    it.quiet(['payment', it.payCash(unit, 70_000, on, { status: 'void', paidOn: null })]);
  }),

  silent('cash-daily-cumulative', 'one fen below the limit', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 50_000);
    for (const yuan of [25_000, 24_999.99]) it.payCash(unit, yuan, on);
    it.quiet(['agency', unit.agency], { discriminator: iso(on) });
  }),
  silent('cash-daily-cumulative', 'by two units', (it) => {
    const on = it.someDay();
    for (let n = 0; n < 2; n++) {
      const unit = it.cashUnit(on, 32_000);
      it.payCash(unit, 32_000, on);
      it.quiet(['agency', unit.agency], { discriminator: iso(on) });
    }
  }),
  silent('cash-daily-cumulative', 'on two days', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 60_000);
    it.payCash(unit, 30_000, on);
    it.payCash(unit, 28_000, it.calendar.after(on, 1));
    it.quiet(['agency', unit.agency], { discriminator: iso(on) });
  }),
  silent('cash-daily-cumulative', 'one withdrawal alone reaches the limit: another rule warns', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 85_000);
    it.fires(['payment', it.payCash(unit, 80_000, on)], {
      rule: 'cash-single-large',
      note: '80,000 yuan, with a small withdrawal the same day',
    });
    it.payCash(unit, 5_000, on);
    it.quiet(['agency', unit.agency], { discriminator: iso(on) });
  }),
  silent('cash-daily-cumulative', 'the other one went to an account', (it) => {
    const on = it.someDay();
    const unit = it.cashUnit(on, 60_000);
    it.payCash(unit, 30_000, on);
    it.pay(unit, { amount: ofYuan(27_350), on, settlement: '1' });
    it.quiet(['agency', unit.agency], { discriminator: iso(on) });
  }),

  silent('cash-structuring', 'the third comes on the sixth working day', (it) => {
    notStructured(it, it.someDay('04-10', '10-26'), [0, 2, 5], [48_000, 47_500, 49_200]);
  }),
  silent('cash-structuring', 'the same sum month after month', (it) => {
    const on = it.someDay('04-10', '07-20');
    notStructured(it, on, [0, 21, 42], [42_000, 42_000, 42_000]);
  }),
  silent('cash-structuring', 'only two', (it) => {
    notStructured(it, it.someDay('04-10', '10-26'), [0, 1], [48_500, 49_400]);
  }),
  silent('cash-structuring', 'one fen below the band', (it) => {
    notStructured(it, it.someDay('04-10', '10-26'), [0, 1, 2], [39_999.99, 39_999.99, 39_999.99]);
  }),
  silent('cash-structuring', 'by three units', (it) => {
    const on = it.someDay('04-10', '10-26');
    for (let n = 0; n < 3; n++) notStructured(it, it.calendar.after(on, n), [0], [46_800 + n * 400]);
  }),
  silent('cash-structuring', 'one of the three is above the band', (it) => {
    const on = it.someDay('04-10', '10-26');
    const unit = it.cashUnit(on, 160_000);
    it.payCash(unit, 47_000, on);
    it.payCash(unit, 48_100, it.calendar.after(on, 1));
    const large = it.payCash(unit, 56_000, it.calendar.after(on, 2));
    it.fires(['payment', large], {
      rule: 'cash-single-large',
      note: '56,000 yuan after two withdrawals just below the limit',
    });
    it.quiet(['agency', unit.agency], { discriminator: iso(on) });
  }),
];
