import { at, type Day, dayOfInstant } from '../basis/day.js';
import { ofYuan } from '../basis/money.js';
import type { Allocation, Indicator } from '../world/model.js';
import { type Case, type CaseStage, silent, warns } from './case.js';

const sent = (it: CaseStage): Allocation => it.send({ issuedOn: it.someDay('04-10', '10-10') });

/** Received that many working days after its document, and given to a unit. */
function received(it: CaseStage, allocation: Allocation, days: number, amount = allocation.amount): Indicator {
  const taken = it.take(allocation, it.calendar.after(allocation.docIssuedOn, days), { amount });
  it.give(taken);
  return taken;
}

/** What is said to come from above, but nothing says whence. */
function fromNowhere(it: CaseStage, on: Day, more: { number: string | null; yuan?: number }): Indicator {
  const pending = it.local({ on, amount: ofYuan(more.yuan ?? 420_000) });
  pending.source = 'superior';
  pending.superiorDocNo = more.number;
  const unit = it.give(pending);
  unit.source = 'superior';
  return pending;
}

const alsoNowhere = (it: CaseStage, ...pendings: Indicator[]): void => {
  for (const pending of pendings)
    it.fires(['indicator', pending], { rule: 'receipt-upstream-missing', note: 'nothing above that it came from' });
};

const superiorNumber = (it: CaseStage): string =>
  `${it.stage.parent!.mark}农〔${it.stage.world.year}〕${700 + it.next()}号`;

/** Sent under a document whose number is written like this. */
function numbered(it: CaseStage, write: (number: string) => string): Indicator {
  const allocation = sent(it);
  allocation.docNo = write(allocation.docNo);
  return received(it, allocation, 2);
}

/** Allocated on that day, although it was taken in on this one. */
function early(it: CaseStage, daysBefore: number, kind: 'normal' | 'advance' = 'normal'): Allocation {
  const on = it.someDay('05-10', '10-10');
  const pending = it.local({ on, kind });
  const unit = it.give(pending);
  pending.receivedAt = at(on + daysBefore, 10, 15);
  return unit.upstream!;
}

const seemsReceived = { discriminator: 'received' };
const seemsAllocated = { discriminator: 'allocated' };

/** Documents that came twice, from nowhere, or at the wrong time 重复、无来源、时序. */
export const documentWarns: Case[] = [
  warns('receipt-duplicate', 'the whole amount taken in a second time', (it) => {
    const allocation = sent(it);
    const [first, second] = [received(it, allocation, 1), received(it, allocation, 3)];
    it.fires(['indicator', second]);
    for (const taken of [first, second])
      it.fires(['indicator', taken], { rule: 'receipt-mismatch', note: 'together twice what was sent' });
  }),
  warns('receipt-duplicate', 'a second part that is one fen too much', (it) => {
    const allocation = sent(it);
    const first = received(it, allocation, 1, allocation.amount - ofYuan(100_000));
    const second = received(it, allocation, 2, ofYuan(100_000) + 1);
    it.fires(['indicator', second]);
    for (const taken of [first, second])
      it.fires(['indicator', taken], { rule: 'receipt-mismatch', note: 'together one fen more than was sent' });
  }),
  warns('receipt-duplicate', 'just alike, thirty days later, under one number from above', (it) => {
    const number = superiorNumber(it);
    const on = it.workday('07-02');
    const first = fromNowhere(it, on, { number });
    const second = fromNowhere(it, on + 30, { number: ` ${number}` });
    it.fires(['indicator', second]);
    alsoNowhere(it, first, second);
  }),

  warns('receipt-upstream-missing', 'no allocation from above that it came from', (it) => {
    alsoNowhere(it, fromNowhere(it, it.someDay(), { number: superiorNumber(it) }));
  }),
  warns('receipt-upstream-missing', 'a number without brackets', (it) => {
    it.fires(['indicator', numbered(it, (number) => number.replace(/[〔〕]/g, ''))]);
  }),
  warns('receipt-upstream-missing', 'a number without its last character', (it) => {
    it.fires(['indicator', numbered(it, (number) => number.replace('号', ''))]);
  }),

  warns('receipt-before-issue', 'received on the day before its document', (it) => {
    const taken = received(it, sent(it), 2);
    taken.receivedAt = at(taken.docIssuedOn - 1, 16, 20);
    it.fires(['indicator', taken], seemsReceived);
  }),
  warns('receipt-before-issue', 'received a month before its document', (it) => {
    const taken = received(it, sent(it), 2);
    taken.receivedAt = at(taken.docIssuedOn - 30, 9, 5);
    it.fires(['indicator', taken], seemsReceived);
  }),
  warns('receipt-before-issue', 'allocated on the day before it was received', (it) => {
    it.fires(['allocation', early(it, 1)], seemsAllocated);
  }),
];

export const documentSilent: Case[] = [
  silent('receipt-duplicate', 'in two parts that add up', (it) => {
    const allocation = sent(it);
    received(it, allocation, 1, allocation.amount - ofYuan(100_000));
    it.quiet(['indicator', received(it, allocation, 2, ofYuan(100_000))]);
  }),
  silent('receipt-duplicate', 'the first is void', (it) => {
    const allocation = sent(it);
    it.take(allocation, it.calendar.after(allocation.docIssuedOn, 1)).status = 'void';
    it.quiet(['indicator', received(it, allocation, 3)]);
  }),
  silent('receipt-duplicate', 'just alike, but thirty-one days later', (it) => {
    const number = superiorNumber(it);
    const on = it.workday('07-02');
    const [first, second] = [fromNowhere(it, on, { number }), fromNowhere(it, on + 31, { number })];
    it.quiet(['indicator', second]);
    alsoNowhere(it, first, second);
  }),
  silent('receipt-duplicate', 'two tranches of one document, of different amounts', (it) => {
    const number = superiorNumber(it);
    const on = it.workday('07-02');
    const first = fromNowhere(it, on, { number, yuan: 310_000 });
    const second = fromNowhere(it, on + 7, { number, yuan: 290_000 });
    it.quiet(['indicator', second]);
    alsoNowhere(it, first, second);
  }),

  silent('receipt-upstream-missing', 'square brackets are brackets', (it) => {
    it.quiet(['indicator', numbered(it, (number) => number.replace('〔', '[').replace('〕', ']'))]);
  }),
  silent('receipt-upstream-missing', 'round ones are too', (it) => {
    it.quiet(['indicator', numbered(it, (number) => number.replace('〔', '（').replace('〕', '）'))]);
  }),
  silent('receipt-upstream-missing', 'central money comes from outside the system', (it) => {
    const pending = it.local({ on: it.someDay() });
    pending.source = 'central';
    pending.superiorDocNo = `财农〔${it.stage.world.year}〕${20 + it.next()}号`;
    it.give(pending);
    it.quiet(['indicator', pending]);
  }),
  silent('receipt-upstream-missing', 'void', (it) => {
    const pending = it.local({ on: it.someDay() });
    pending.source = 'superior';
    pending.status = 'void';
    it.quiet(['indicator', pending]);
  }),

  silent('receipt-before-issue', 'received on the day of the document', (it) => {
    const taken = received(it, sent(it), 2);
    taken.receivedAt = at(taken.docIssuedOn, 8, 1);
    it.quiet(['indicator', taken], seemsReceived);
  }),
  silent('receipt-before-issue', 'announced in advance', (it) => {
    const taken = received(it, sent(it), 2);
    taken.doc.kind = 'advance';
    taken.receivedAt = at(taken.docIssuedOn - 20, 10, 40);
    it.quiet(['indicator', taken], seemsReceived);
  }),
  silent('receipt-before-issue', 'announced in advance, and given out at once', (it) => {
    it.quiet(['allocation', early(it, 9, 'advance')], seemsAllocated);
  }),
  silent('receipt-before-issue', 'allocated an hour before it was registered, on the same day', (it) => {
    const allocation = early(it, 0);
    allocation.allocatedAt = at(dayOfInstant(allocation.allocatedAt), 9, 15);
    it.quiet(['allocation', allocation], seemsAllocated);
  }),
];
