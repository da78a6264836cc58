import { ofYuan } from '../basis/money.js';
import { type Case, silent, warns } from './case.js';

/** Receipt of indicators 指标接收. */
export const receiptWarns: Case[] = [
  warns('receipt-overdue', 'sent in October, nobody received it', (it) => {
    it.fires(['allocation', it.send({ issuedOn: it.workday('10-15') })]);
  }),
  warns('receipt-overdue', 'one day past the third working day', (it) => {
    it.fires(['allocation', it.send({ issuedOn: it.edge(3).late })]);
  }),
  warns('receipt-overdue', 'entered by the county, but without a time of receipt', (it) => {
    const sent = it.send({ issuedOn: it.workday('10-29') });
    it.take(sent, it.edge(3).inTime).receivedAt = null;
    it.fires(['allocation', sent]);
  }),
  warns('receipt-overdue', 'the only indicator that received it is void', (it) => {
    const sent = it.send({ issuedOn: it.workday('09-12') });
    it.take(sent, it.calendar.after(sent.docIssuedOn, 2)).status = 'void';
    it.fires(['allocation', sent]);
  }),
  warns('receipt-overdue', 'issued while the fund was still in the monitored scope', (it) => {
    const issuedOn = it.calendar.onOrBefore(it.day('06-28'));
    it.fires(['allocation', it.send({ fund: 'LC01', issuedOn, func: '2130205' })]);
  }),

  warns('receipt-mismatch', 'received 10,000 yuan less than sent', (it) => {
    const sent = it.send({ issuedOn: it.someDay() });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2), { amount: sent.amount - ofYuan(10_000) });
    it.give(taken);
    it.fires(['indicator', taken]);
  }),
  warns('receipt-mismatch', 'booked to another fund', (it) => {
    const sent = it.send({ issuedOn: it.someDay() });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2));
    taken.fund = it.stage.world.fund('ZY01');
    it.give(taken);
    it.fires(['indicator', taken]);
  }),
  warns('receipt-mismatch', 'booked as government-fund money', (it) => {
    const sent = it.send({ issuedOn: it.someDay() });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 1));
    taken.fundType = '12';
    it.give(taken);
    it.fires(['indicator', taken]);
  }),
  warns('receipt-mismatch', 'digits of the superior document number swapped', (it) => {
    const sent = it.send({ issuedOn: it.someDay('04-10', '09-20') });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 3));
    taken.superiorDocNo = sent.docNo.replace(/(\d)(\d)号$/, (_, a, b) => `${b}${a === b ? Number(a) + 1 : a}号`);
    it.give(taken);
    it.fires(['indicator', taken]);
  }),
  warns('receipt-mismatch', 'functional code outside the one of the transfer', (it) => {
    const sent = it.send({ issuedOn: it.someDay(), func: '2130505', tpFunc: '2130505' });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2), { func: '2130504' });
    taken.tpFunc = '21305';
    it.give(taken);
    it.fires(['indicator', taken]);
  }),
  warns('receipt-mismatch', 'two parts that do not add up to what was sent', (it) => {
    const sent = it.send({ issuedOn: it.someDay(), amount: ofYuan(800_000) });
    const on = it.calendar.after(sent.docIssuedOn, 2);
    for (const yuan of [500_000, 260_000]) {
      const part = it.take(sent, on, { amount: ofYuan(yuan) });
      it.give(part);
      it.fires(['indicator', part]);
    }
  }),
  warns('receipt-mismatch', "the unit's indicator is 50,000 yuan smaller than its allocation", (it) => {
    const unit = it.give(it.local({ on: it.someDay() }));
    unit.amount -= ofYuan(50_000);
    it.fires(['indicator', unit]);
  }),

  warns('receipt-tag-missing', 'money of a monitored fund, tagged "no"', (it) => {
    const sent = it.send({ issuedOn: it.someDay() });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2));
    taken.tag = false;
    it.give(taken);
    it.fires(['indicator', taken]);
  }),
  warns('receipt-tag-missing', "the tag of a unit's indicator is empty", (it) => {
    const unit = it.give(it.local({ on: it.someDay() }));
    unit.tag = null;
    it.fires(['indicator', unit]);
  }),
  warns('receipt-tag-missing', 'a poverty code on money of another fund', (it) => {
    const pending = it.local({ fund: 'NY01', on: it.someDay(), func: '2130504' });
    pending.tag = false;
    it.give(pending);
    it.fires(['indicator', pending]);
  }),
  warns('receipt-tag-missing', 'the region above had tagged it', (it) => {
    const sent = it.send({ fund: 'NY01', issuedOn: it.someDay(), func: '2130126' });
    sent.tag = sent.indicator.tag = true;
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2));
    taken.tag = null;
    it.give(taken);
    it.fires(['indicator', taken]);
  }),
  warns('receipt-tag-missing', 'issued on one of the last days on which the fund was monitored', (it) => {
    const pending = it.local({ fund: 'LC01', on: it.calendar.onOrBefore(it.day('06-29')), func: '2130205' });
    pending.tag = false;
    it.give(pending);
    it.fires(['indicator', pending]);
  }),

  warns('receipt-tag-unfounded', 'education money tagged as poverty money', (it) => {
    const sent = it.send({ fund: 'YW01', issuedOn: it.someDay(), func: '2050203', tpFunc: '20502' });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2));
    taken.tag = true;
    it.give(taken, { use: 'goods' });
    it.fires(['indicator', taken]);
  }),
  warns('receipt-tag-unfounded', 'issued after the fund had left the monitored scope', (it) => {
    const sent = it.send({ fund: 'LC01', issuedOn: it.workday('07-09'), func: '2130205' });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 1));
    taken.tag = true;
    it.give(taken);
    it.fires(['indicator', taken]);
  }),
  warns('receipt-tag-unfounded', 'integrated agricultural money without a reference to the integration plan', (it) => {
    const sent = it.send({ fund: 'NZ01', issuedOn: it.someDay(), func: '2130126', tpFunc: '213' });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2));
    taken.tag = true;
    taken.planRef = null;
    it.give(taken);
    it.fires(['indicator', taken]);
  }),
  warns('receipt-tag-unfounded', "a unit's indicator tagged although the county's is not", (it) => {
    const sent = it.send({ fund: 'NY01', issuedOn: it.someDay(), func: '2130126' });
    const unit = it.give(it.take(sent, it.calendar.after(sent.docIssuedOn, 2)));
    unit.tag = true;
    it.fires(['indicator', unit]);
  }),
];

export const receiptSilent: Case[] = [
  silent('receipt-overdue', 'the third working day is not over', (it) => {
    it.quiet(['allocation', it.send({ issuedOn: it.edge(3).inTime })]);
  }),
  silent('receipt-overdue', 'received, if two weeks late', (it) => {
    const sent = it.send({ issuedOn: it.workday('09-03') });
    it.give(it.take(sent, it.calendar.after(sent.docIssuedOn, 10)));
    it.quiet(['allocation', sent]);
  }),
  silent('receipt-overdue', 'void, and replaced by another allocation that was received', (it) => {
    const voided = it.send({ issuedOn: it.workday('09-18') });
    voided.status = 'void';
    const second = it.stage.allocate(
      voided.indicator,
      voided.to as { region: string },
      voided.amount,
      voided.allocatedAt + 3_600,
    );
    it.give(it.take(second, it.calendar.after(second.docIssuedOn, 2)));
    it.quiet(['allocation', voided]);
  }),
  silent('receipt-overdue', 'not a monitored fund', (it) => {
    it.quiet(['allocation', it.send({ fund: 'NY01', issuedOn: it.workday('10-16'), func: '2130126' })]);
  }),
  silent('receipt-overdue', 'the fund had left the monitored scope when the document was issued', (it) => {
    it.quiet(['allocation', it.send({ fund: 'LC01', issuedOn: it.workday('07-05'), func: '2130205' })]);
  }),
  silent('receipt-overdue', 'received in two parts', (it) => {
    const sent = it.send({ issuedOn: it.workday('08-06'), amount: ofYuan(640_000) });
    for (const [n, yuan] of [400_000, 240_000].entries()) {
      const part = it.take(sent, it.calendar.after(sent.docIssuedOn, n + 1), { amount: ofYuan(yuan) });
      it.give(part);
      it.quiet(['indicator', part], { rule: 'receipt-mismatch', note: 'the parts add up to what was sent' });
    }
    it.quiet(['allocation', sent]);
  }),

  silent('receipt-mismatch', 'a finer functional code than the one of the transfer', (it) => {
    const sent = it.send({ issuedOn: it.someDay(), func: '2130599', tpFunc: '21305' });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2), { func: '2130505' });
    it.give(taken);
    it.quiet(['indicator', taken]);
  }),
  silent('receipt-mismatch', 'only blanks around the document number', (it) => {
    const sent = it.send({ issuedOn: it.someDay() });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2));
    taken.superiorDocNo = ` ${sent.docNo} `;
    it.give(taken);
    it.quiet(['indicator', taken]);
  }),
  silent('receipt-mismatch', 'the amount received is right; it was adjusted later', (it) => {
    const sent = it.send({ issuedOn: it.someDay() });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2));
    const delta = ofYuan(50_000);
    taken.adjustments.push({
      delta,
      on: it.calendar.after(sent.docIssuedOn, 15),
      reason: '年中调整',
      status: 'active',
    });
    it.give(taken, { amount: taken.amount + delta });
    it.quiet(['indicator', taken]);
  }),
  silent('receipt-mismatch', 'the wrong amount is on a void indicator; the live one is right', (it) => {
    const sent = it.send({ issuedOn: it.someDay() });
    const on = it.calendar.after(sent.docIssuedOn, 2);
    it.take(sent, on, { amount: sent.amount + ofYuan(9_000) }).status = 'void';
    const right = it.take(sent, on);
    it.give(right);
    it.quiet(['indicator', right]);
  }),

  silent('receipt-tag-missing', "an office's running costs (2130502) are no poverty money", (it) => {
    const running = it.stage.indicators.find((each) => each.func === '2130502' && each.agency === null);
    if (running) it.quiet(['indicator', running]);
  }),
  silent('receipt-tag-missing', 'the fund came into the monitored scope only later', (it) => {
    const pending = it.local({ fund: 'YS01', on: it.workday('06-20'), func: '2130335' });
    it.give(pending);
    it.quiet(['indicator', pending]);
  }),
  silent('receipt-tag-missing', 'the fund had left the monitored scope', (it) => {
    const pending = it.local({ fund: 'LC01', on: it.workday('07-03'), func: '2130205' });
    it.give(pending);
    it.quiet(['indicator', pending]);
  }),
  silent('receipt-tag-missing', 'a draft', (it) => {
    const draft = it.local({ on: it.someDay() });
    draft.tag = null;
    draft.status = 'draft';
    it.quiet(['indicator', draft]);
  }),

  silent('receipt-tag-unfounded', "the county's own money may be tagged by the county", (it) => {
    const pending = it.local({ fund: 'NY01', on: it.someDay(), func: '2130126' });
    pending.tag = true;
    it.give(pending);
    it.quiet(['indicator', pending]);
  }),
  silent('receipt-tag-unfounded', 'the region above had tagged it', (it) => {
    const sent = it.send({ fund: 'NY01', issuedOn: it.someDay(), func: '2130126' });
    sent.tag = sent.indicator.tag = true;
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2));
    taken.tag = true;
    it.give(taken);
    it.quiet(['indicator', taken]);
  }),
  silent('receipt-tag-unfounded', 'integrated agricultural money with its integration plan', (it) => {
    const sent = it.send({ fund: 'NZ01', issuedOn: it.someDay(), func: '2130126', tpFunc: '213' });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2));
    taken.tag = true;
    it.give(taken);
    it.quiet(['indicator', taken]);
  }),
  silent('receipt-tag-unfounded', 'a poverty code on money of another fund', (it) => {
    const sent = it.send({ fund: 'NY01', issuedOn: it.someDay(), func: '2130504' });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 2), { func: '2130504' });
    it.give(taken);
    it.quiet(['indicator', taken]);
  }),
  silent('receipt-tag-unfounded', 'issued while the fund was still monitored', (it) => {
    const sent = it.send({ fund: 'LC01', issuedOn: it.calendar.onOrBefore(it.day('06-27')), func: '2130205' });
    const taken = it.take(sent, it.calendar.after(sent.docIssuedOn, 1));
    it.give(taken);
    it.quiet(['indicator', taken]);
  }),
];
