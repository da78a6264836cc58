import { ofYuan } from '../basis/money.js';
import type { Indicator } from '../world/model.js';
import { type Case, type CaseStage, silent, warns } from './case.js';

/** Own money that is not all given out is late by the statutory period too, which began with the budget's approval. */
const alsoStatutory = (it: CaseStage, pending: Indicator): void =>
  it.fires(['indicator', pending], { rule: 'alloc-statutory-overdue' });

/** Allocation of indicators 指标分配. */
export const allocationWarns: Case[] = [
  warns('alloc-overdue', 'one day past the third working day, nothing allocated', (it) => {
    const pending = it.local({ on: it.edge(3).late });
    it.fires(['indicator', pending]);
    alsoStatutory(it, pending);
  }),
  warns('alloc-overdue', '50,000 yuan left over since September', (it) => {
    const pending = it.local({ on: it.workday('09-05') });
    it.give(pending, { amount: pending.amount - ofYuan(50_000) });
    it.fires(['indicator', pending]);
    alsoStatutory(it, pending);
  }),
  warns('alloc-overdue', 'allocated in time, but the allocation was voided', (it) => {
    const pending = it.local({ on: it.workday('08-20') });
    const unit = it.give(pending);
    unit.upstream!.status = 'void';
    unit.status = 'void';
    unit.spending.fill = false;
    it.fires(['indicator', pending]);
    alsoStatutory(it, pending);
  }),
  warns('alloc-overdue', 'raised by 80,000 yuan in October; the increase was not allocated', (it) => {
    const pending = it.local({ on: it.workday('06-14') });
    it.give(pending);
    pending.adjustments.push({ delta: ofYuan(80_000), on: it.workday('10-22'), reason: '追加指标', status: 'active' });
    it.fires(['indicator', pending]);
    alsoStatutory(it, pending);
  }),
  warns('alloc-overdue', 'short by one fen', (it) => {
    const pending = it.local({ on: it.workday('10-11') });
    it.give(pending, { amount: pending.amount - 1 });
    it.fires(['indicator', pending]);
    alsoStatutory(it, pending);
  }),

  warns('alloc-over-amount', 'two allocations come to 10,000 yuan more than the indicator', (it) => {
    const pending = it.local({ on: it.someDay(), amount: ofYuan(600_000) });
    it.give(pending, { amount: ofYuan(350_000) });
    it.give(pending, { amount: ofYuan(260_000) });
    it.fires(['indicator', pending]);
  }),
  warns('alloc-over-amount', 'one fen too much', (it) => {
    const pending = it.local({ on: it.someDay() });
    it.give(pending, { amount: pending.amount + 1 });
    it.fires(['indicator', pending]);
  }),
  warns('alloc-over-amount', 'reduced by 60,000 yuan after all of it had been allocated', (it) => {
    const pending = it.local({ on: it.workday('05-16') });
    it.give(pending);
    pending.adjustments.push({
      delta: -ofYuan(60_000),
      on: it.workday('09-20'),
      reason: '收回存量资金',
      status: 'active',
    });
    it.fires(['indicator', pending]);
  }),
];

export const allocationSilent: Case[] = [
  silent('alloc-overdue', 'the third working day is not over', (it) => {
    const pending = it.local({ on: it.edge(3).inTime });
    it.quiet(['indicator', pending]);
    it.fires(['indicator', pending], {
      rule: 'alloc-statutory-overdue',
      note: "within three working days of the document, but long after the budget's approval",
    });
  }),
  silent('alloc-overdue', 'announced in advance', (it) => {
    it.quiet(['indicator', it.local({ on: it.workday('11-05'), kind: 'advance' })]);
  }),
  silent('alloc-overdue', 'reduced by just what is not allocated', (it) => {
    const pending = it.local({ on: it.workday('07-12') });
    it.give(pending, { amount: pending.amount - ofYuan(40_000) });
    pending.adjustments.push({
      delta: -ofYuan(40_000),
      on: it.workday('10-09'),
      reason: '项目结余收回',
      status: 'active',
    });
    it.quiet(['indicator', pending]);
  }),
  silent('alloc-overdue', 'not a monitored fund', (it) => {
    it.quiet(['indicator', it.local({ fund: 'NY01', on: it.workday('10-10'), func: '2130126' })]);
  }),
  silent('alloc-overdue', 'void', (it) => {
    const pending = it.local({ on: it.workday('09-11') });
    pending.status = 'void';
    it.quiet(['indicator', pending]);
  }),

  silent('alloc-over-amount', 'raised by as much as the second allocation', (it) => {
    const pending = it.local({ on: it.someDay('04-10', '08-30') });
    it.give(pending);
    it.give(pending, { amount: ofYuan(70_000) });
    pending.adjustments.push({
      delta: ofYuan(70_000),
      on: it.calendar.after(pending.docIssuedOn, 1),
      reason: '追加指标',
      status: 'active',
    });
    it.quiet(['indicator', pending]);
  }),
  silent('alloc-over-amount', 'one of the allocations is void', (it) => {
    const pending = it.local({ on: it.someDay() });
    it.give(pending);
    const unit = it.give(pending, { amount: ofYuan(120_000) });
    unit.upstream!.status = 'void';
    unit.status = 'void';
    unit.spending.fill = false;
    it.quiet(['indicator', pending]);
  }),
  silent('alloc-over-amount', 'a draft does not count', (it) => {
    const pending = it.local({ on: it.someDay() });
    it.give(pending);
    const { stage } = it;
    const draft = stage.allocate(
      pending,
      { region: stage.region.code, agency: it.unit() },
      ofYuan(30_000),
      stage.time(it.workday('10-18')),
    );
    draft.status = 'draft';
    it.quiet(['indicator', pending]);
  }),
];
