import { at, type Day, iso } from '../basis/day.js';
import { ofYuan } from '../basis/money.js';
import type { Account, BankLine } from '../world/model.js';
import { type Case, type CaseStage, silent, warns } from './case.js';

/** A line on a special account on that day. */
const line = (
  it: CaseStage,
  on: Day,
  yuan = it.random.int(8_000, 90_000),
  account: Account = it.stage.specialAccount,
): BankLine =>
  it.stage.bankLine(
    account,
    on,
    'out',
    ofYuan(yuan),
    it.random.pick(it.stage.payees.enterprises).name,
    '拨付安置点配套工程款',
  );

const late = (note: string, when: (it: CaseStage) => { on: Day; recordedAt: number }): Case =>
  warns('account-special-entry-late', note, (it) => {
    const { on, recordedAt } = when(it);
    it.fires(['special_account_entry', it.stage.entry(line(it, on), it.stage.world.fund('BQ01'), { recordedAt })]);
    it.quiet(['account', it.stage.specialAccount], {
      rule: 'account-special-off-system',
      discriminator: iso(on),
      note: 'entered late, but under the day on which the money moved',
    });
  });

const inTime = (note: string, when: (it: CaseStage) => { on: Day; recordedAt: number }): Case =>
  silent('account-special-entry-late', note, (it) => {
    const { on, recordedAt } = when(it);
    it.quiet(['special_account_entry', it.stage.entry(line(it, on), it.stage.world.fund('BQ01'), { recordedAt })]);
  });

/** The last working day before the National Day's holiday, often a worked Saturday or Sunday, and the first one after. */
const aroundHoliday = (it: CaseStage) => {
  const before = it.calendar.before(it.day('10-01'), 1);
  return { before, after: it.calendar.after(before, 1) };
};

/** Special accounts 财政专户. */
export const specialAccountWarns: Case[] = [
  late('entered on the next working day', (it) => {
    const on = it.freeAccountDay();
    return { on, recordedAt: at(it.calendar.after(on, 1), 9, 12) };
  }),
  late('entered twenty minutes after midnight', (it) => {
    const on = it.freeAccountDay();
    return { on, recordedAt: at(on + 1, 0, 20) };
  }),
  late('moved on a day of rest, entered on the second working day after', (it) => {
    const on = it.freeAccountDay(it.restDays());
    return { on, recordedAt: at(it.calendar.after(on, 2), 10, 5) };
  }),
  late('moved on the last working day before the holiday, entered after it', (it) => {
    const { before, after } = aroundHoliday(it);
    return { on: it.freeAccountDay([before]), recordedAt: at(after, 8, 50) };
  }),
  warns('account-special-entry-late', 'a bank line of yesterday without an entry', (it) => {
    it.fires(['bank_line', line(it, it.freeAccountDay([it.calendar.before(it.asOf, 1)]))]);
  }),
  warns('account-special-entry-late', 'a bank line of weeks ago without an entry', (it) => {
    const on = it.freeAccountDay();
    it.fires(['bank_line', line(it, on, 36_000)]);
    it.fires(['account', it.stage.specialAccount], {
      rule: 'account-special-off-system',
      discriminator: iso(on),
      note: 'a bank line without an entry',
    });
  }),

  warns('account-special-off-system', "digits of the entry's amount swapped", (it) => {
    const on = it.freeAccountDay();
    it.stage.entry(line(it, on, 53_000), null, { amount: ofYuan(35_000) });
    it.fires(['account', it.stage.specialAccount], { discriminator: iso(on) });
  }),
  warns('account-special-off-system', 'an entry for which the bank has no line', (it) => {
    const on = it.freeAccountDay();
    const real = line(it, on);
    it.stage.entry(real);
    it.stage.entry(real, null, { amount: ofYuan(18_000), line: null, summary: '拨付过渡安置费' });
    it.fires(['account', it.stage.specialAccount], { discriminator: iso(on) });
  }),
  warns('account-special-off-system', 'entered as money in that went out', (it) => {
    const on = it.freeAccountDay();
    it.stage.entry(line(it, on, 22_000), null, { direction: 'in' });
    it.fires(['account', it.stage.specialAccount], { discriminator: iso(on) });
  }),
  warns('account-special-off-system', 'differs since one day more than the two working days', (it) => {
    const on = it.freeAccountDay([it.edge(2).late]);
    it.stage.entry(line(it, on, 47_000, it.stage.fiscalAccount), null, { amount: ofYuan(41_000) });
    it.fires(['account', it.stage.fiscalAccount], { discriminator: iso(on) });
  }),
];

export const specialAccountSilent: Case[] = [
  inTime('entered half a minute before midnight', (it) => {
    const on = it.freeAccountDay();
    return { on, recordedAt: at(on, 23, 59, 30) };
  }),
  inTime('moved on a day of rest, entered on the next working day', (it) => {
    const on = it.freeAccountDay(it.restDays());
    return { on, recordedAt: at(it.calendar.after(on, 1), 17, 40) };
  }),
  inTime('moved in the holiday, entered on the first working day', (it) => {
    const { after } = aroundHoliday(it);
    return { on: it.freeAccountDay([it.day('10-03')]), recordedAt: at(after, 16, 30) };
  }),
  silent('account-special-entry-late', 'a bank line of the as-of day itself', (it) => {
    if (!it.calendar.isWorkday(it.asOf)) return;
    it.quiet(['bank_line', line(it, it.freeAccountDay([it.asOf]))]);
  }),

  silent('account-special-off-system', 'interest and fees, entered the same day', (it) => {
    const interest = it.day('09-21');
    it.quiet(['account', it.stage.specialAccount], { discriminator: iso(interest) });
  }),
  silent('account-special-off-system', 'differs, but the two working days are not over', (it) => {
    const on = it.freeAccountDay([it.edge(2).inTime]);
    it.stage.entry(line(it, on, 29_000), null, { amount: ofYuan(26_000) });
    it.quiet(['account', it.stage.specialAccount], { discriminator: iso(on) });
  }),
];
