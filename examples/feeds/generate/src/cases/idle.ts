import type { Day } from '../basis/day.js';
import { type Fen, ofYuan } from '../basis/money.js';
import type { Allocation } from '../world/model.js';
import type { Benefit } from '../world/one-card.js';
import { type Case, type CaseStage, type Subject, silent, type UnitIndicator, warns } from './case.js';
import { benefit, cardBatch, newFamily } from './invented.js';

/** Given to a unit that day, which has neither planned nor paid. */
function unplanned(it: CaseStage, on: Day, more: { fund?: string; func?: string; dept?: string } = {}): UnitIndicator {
  const pending = it.local({ on, func: more.func ?? '2130504', ...(more.fund ? { fund: more.fund } : {}) });
  const unit = it.give(pending, { on, ...(more.dept ? { to: it.stage.agency(more.dept) } : {}) });
  unit.spending.fill = false;
  unit.spending.plan = 'none';
  return unit;
}

const allocation = (unit: UnitIndicator): ['allocation', Allocation] => ['allocation', unit.upstream!];

const planned = (unit: UnitIndicator, status: 'approved' | 'applied', month: number): void => {
  const amount = Math.floor(unit.amount / 2);
  unit.spending.plans.push({
    ...{ key: '', month, applied: amount, amount, status },
    approvedAt: status === 'approved' ? unit.registeredAt! + 86_400 : null,
  });
};

/** A unit's indicator announced so many days ago for this year, of which a part is left. */
function oldMoney(
  it: CaseStage,
  daysAgo: number,
  left: Fen,
  more: { fund?: string; func?: string } = {},
): UnitIndicator {
  const on = it.asOf - daysAgo;
  const amount = ofYuan(300_000);
  const pending = it.local({ on, amount, kind: 'advance', func: more.func ?? '2130599', ...more });
  const unit = it.give(pending, { on });
  spend(it, unit, amount - left);
  return unit;
}

/** Spends just so much, in three payments. */
function spend(it: CaseStage, unit: UnitIndicator, amount: Fen): void {
  unit.spending.fill = false;
  const third = Math.floor(amount / 3);
  for (const [n, part] of [third - 10_100, third, amount - 2 * third + 10_100].entries())
    it.pay(unit, { amount: part, on: it.workday(`0${4 + n}-16`), contractNo: it.stage.contractNo() });
}

/** What was carried over of money first issued the year before last. */
function carriedOverTwice(it: CaseStage): UnitIndicator {
  const { stage } = it;
  const back = stage.world.year - 2;
  const left = ofYuan(180_000);
  const first = it.local({ on: it.calendar.onOrAfter(it.day('05-09', 2)), amount: left });
  first.key = `ZB${stage.region.six}-K${it.next()}`;
  first.fiscalYear = back;
  first.adjustments.push({ delta: -left, on: it.day('12-29', 2), reason: '结转下年', status: 'active' });
  const pending = it.local({ on: it.workday('01-16'), amount: left, func: '2130599' });
  pending.source = 'carryover';
  const unit = it.give(pending);
  unit.originKey = pending.originKey = first.key;
  spend(it, unit, left - ofYuan(9_000));
  return unit;
}

interface Movement {
  yuan: number;
  daysAgo: number;
  direction: 'in' | 'out';
}

/** A special account of its own with these movements, entered as they should be. */
function idleAccount(it: CaseStage, movements: readonly Movement[]): Subject {
  const { stage } = it;
  const finance = stage.agency('115');
  const account = stage.openAccount('24', `${finance.name}（扶贫互助资金专户）`, 'finance', finance.code);
  for (const { yuan, daysAgo, direction } of movements)
    stage.entry(
      stage.bankLine(
        account,
        it.asOf - daysAgo,
        direction,
        ofYuan(yuan),
        direction === 'in' ? '国库集中支付中心' : it.supplier().name,
        direction === 'in' ? '拨入专户资金' : '扶贫互助资金支出',
      ),
    );
  return ['account', account];
}

/** One credit in a batch of its own that came to this end. */
function credit(it: CaseStage, credit: NonNullable<NonNullable<Benefit['as']>['credit']>, on: Day): Subject {
  const household = newFamily(it, [['adult', '户主']]);
  const batch = cardBatch(it, 'CY', [benefit('CY', household, { as: { credit } })], { on: it.calendar.before(on, 4) });
  return ['subsidy_line', { batch, n: 1 }];
}

const ended = (it: CaseStage, status: 'failed' | 'returned', on: Day, reissuedOn: Day | null = null) =>
  credit(
    it,
    {
      status,
      paidOn: status === 'failed' ? null : it.calendar.before(on, 2),
      returnedOn: on,
      reason: '账号已销户',
      reissuedOn,
    },
    on,
  );

const idle = (note: string, run: (it: CaseStage) => UnitIndicator): Case =>
  warns('cycle-idle-year', note, (it) => it.fires(['indicator', run(it)]));
const notIdle = (note: string, run: (it: CaseStage) => UnitIndicator): Case =>
  silent('cycle-idle-year', note, (it) => it.quiet(['indicator', run(it)]));

/** Money that lies idle 资金滞留. */
export const idleWarns: Case[] = [
  warns('cycle-plan-missing', 'the tenth working day is over', (it) => {
    it.fires(allocation(unplanned(it, it.edge(10).late)));
  }),
  warns('cycle-plan-missing', 'nothing planned for seven weeks', (it) => {
    it.fires(allocation(unplanned(it, it.calendar.onOrBefore(it.asOf - 49))));
  }),
  warns('cycle-plan-missing', 'a plan was applied for, but nobody approved it', (it) => {
    const unit = unplanned(it, it.calendar.onOrBefore(it.asOf - 40));
    planned(unit, 'applied', 11);
    it.fires(allocation(unit));
  }),

  idle('1,000 yuan left after just 365 days', (it) => oldMoney(it, 365, ofYuan(1_000))),
  idle('a tenth left after 370 days', (it) => oldMoney(it, 370, ofYuan(30_000))),
  idle('carried over; first issued more than two years ago', carriedOverTwice),

  warns('cycle-special-account-idle', 'just 10,000 yuan for 61 days', (it) => {
    it.fires(
      idleAccount(it, [
        { yuan: 10_000, daysAgo: 61, direction: 'in' },
        { yuan: 30_000, daysAgo: 20, direction: 'in' },
      ]),
    );
  }),
  warns('cycle-special-account-idle', 'a third of what came in spring is still there', (it) => {
    it.fires(
      idleAccount(it, [
        { yuan: 150_000, daysAgo: 220, direction: 'in' },
        { yuan: 100_000, daysAgo: 150, direction: 'out' },
        { yuan: 60_000, daysAgo: 30, direction: 'in' },
      ]),
    );
  }),
  warns('cycle-special-account-idle', 'untouched since summer', (it) => {
    it.fires(idleAccount(it, [{ yuan: 86_000, daysAgo: 140, direction: 'in' }]));
  }),

  warns('cycle-failed-not-reissued', 'came back, and the tenth working day is over', (it) => {
    it.fires(ended(it, 'returned', it.edge(10).late));
  }),
  warns('cycle-failed-not-reissued', 'failed in August', (it) => {
    it.fires(ended(it, 'failed', it.workday('08-22')));
  }),
  warns('cycle-failed-not-reissued', 'came back in September', (it) => {
    it.fires(ended(it, 'returned', it.workday('09-11')));
  }),
];

export const idleSilent: Case[] = [
  silent('cycle-plan-missing', 'the tenth working day is not over', (it) => {
    it.quiet(allocation(unplanned(it, it.edge(10).inTime)));
  }),
  silent('cycle-plan-missing', 'half of it is planned', (it) => {
    const unit = unplanned(it, it.calendar.onOrBefore(it.asOf - 40));
    planned(unit, 'approved', 11);
    it.quiet(allocation(unit));
  }),
  silent('cycle-plan-missing', 'pays without plans', (it) => {
    const unit = unplanned(it, it.calendar.onOrBefore(it.asOf - 60));
    it.pay(unit, { amount: ofYuan(21_400), on: it.calendar.before(it.asOf, 20), contractNo: it.stage.contractNo() });
    it.quiet(allocation(unit));
  }),
  silent('cycle-plan-missing', 'not a budget unit', (it) => {
    it.quiet(allocation(unplanned(it, it.calendar.onOrBefore(it.asOf - 40), { dept: '480' })));
  }),
  silent('cycle-plan-missing', 'not a monitored fund', (it) => {
    const on = it.calendar.onOrBefore(it.asOf - 40);
    it.quiet(allocation(unplanned(it, on, { fund: 'NY01', func: '2130126' })));
  }),

  notIdle('364 days', (it) => oldMoney(it, 364, ofYuan(30_000))),
  notIdle('nothing left', (it) => oldMoney(it, 380, 0)),
  notIdle('carried over since, so that the new indicator has it', (it) => {
    const unit = oldMoney(it, 375, ofYuan(30_000));
    unit.key = `ZB${it.stage.region.six}-K${it.next()}`;
    const pending = it.local({ on: it.workday('09-18'), amount: ofYuan(30_000) });
    pending.source = 'carryover';
    pending.originKey = unit.key;
    it.give(pending);
    return unit;
  }),
  notIdle('not a monitored fund', (it) => oldMoney(it, 400, ofYuan(30_000), { fund: 'NY01', func: '2130126' })),

  silent('cycle-special-account-idle', 'one fen less than 10,000 yuan', (it) => {
    it.quiet(idleAccount(it, [{ yuan: 9_999.99, daysAgo: 100, direction: 'in' }]));
  }),
  silent('cycle-special-account-idle', 'sixty days', (it) => {
    it.quiet(idleAccount(it, [{ yuan: 90_000, daysAgo: 60, direction: 'in' }]));
  }),
  silent('cycle-special-account-idle', 'what came in spring has gone; the balance is new', (it) => {
    it.quiet(
      idleAccount(it, [
        { yuan: 80_000, daysAgo: 200, direction: 'in' },
        { yuan: 95_000, daysAgo: 40, direction: 'in' },
        { yuan: 75_000, daysAgo: 12, direction: 'out' },
      ]),
    );
  }),

  silent('cycle-failed-not-reissued', 'the tenth working day is not over', (it) => {
    it.quiet(ended(it, 'returned', it.edge(10).inTime));
  }),
  silent('cycle-failed-not-reissued', 'credited again', (it) => {
    const on = it.workday('08-29');
    it.quiet(ended(it, 'returned', on, it.calendar.after(on, 30)));
  }),
];
