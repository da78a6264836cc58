import { at, type Day, iso } from '../basis/day.js';
import { ofYuan } from '../basis/money.js';
import type { Allocation, Indicator } from '../world/model.js';
import { type Case, type CaseStage, silent, warns } from './case.js';

/** The finance office gave nothing on within three working days either: the flagship rule says so too. */
const alsoOverdue = (it: CaseStage, pending: Indicator): void =>
  it.fires(['indicator', pending], { rule: 'alloc-overdue', note: 'not given out for weeks' });

/** Sent from above, received on that day, and not given on. */
function kept(it: CaseStage, receivedOn: Day): Indicator {
  const sent = it.send({ issuedOn: it.calendar.before(receivedOn, 1) });
  const taken = it.take(sent, it.calendar.onOrBefore(receivedOn));
  taken.receivedAt = at(receivedOn, 10, 5);
  return taken;
}

/** A township's own money, not given out, of a budget approved so many days ago; another township each time. */
function ofTownship(
  it: CaseStage,
  daysAgo: number | null,
  more: { fund?: string; func?: string; kind?: 'normal' | 'advance' } = {},
): Indicator {
  const { stage } = it;
  const { townships } = stage.region;
  const code = townships[it.township() % townships.length]!.code;
  const { year } = stage.world;
  if (daysAgo !== null)
    stage.additions.add('region_budget', {
      key: `${code}:${year}`,
      region_code: code,
      fiscal_year: year,
      approved_on: iso(it.asOf - daysAgo),
    });
  const pending = it.local({ on: it.workday('09-03'), ...more });
  pending.region = code;
  return pending;
}

/** An allocation of the county's money so many days ago. */
function given(it: CaseStage, dept: string, daysAgo: number, more: { fund?: string; func?: string } = {}): Allocation {
  const on = it.asOf - daysAgo;
  const pending = it.local({ on, ...more });
  const { stage } = it;
  return stage.allocate(pending, { region: stage.region.code, agency: stage.agency(dept) }, pending.amount, at(on, 16));
}

/** Money of the region above, sent to some region in the last few days. */
function sentTo(it: CaseStage, region: string, more: { fund?: string; func?: string } = {}): Allocation {
  const allocation = it.send({
    fund: more.fund ?? 'BQ01',
    issuedOn: it.edge(3).inTime,
    ...(more.func ? { func: more.func } : {}),
  });
  allocation.to.region = region;
  return allocation;
}

/** A county that is in the list of poor counties, or is not. */
const county = (it: CaseStage, isPoor: boolean, nth = 0): string =>
  it.stage.world.regions.all('county').filter((each) => (isPoor ? isTarget(it, each.code) : !each.isPoor))[nth]!.code;

const isTarget = (it: CaseStage, code: string): boolean =>
  it.stage.world.counties.some((each) => each.code === code && each.isPoor);

/** Statutory periods, and where money must not go 法定时限、分配对象. */
export const statutoryWarns: Case[] = [
  warns('alloc-statutory-overdue', 'money from above, received 31 days ago', (it) => {
    const pending = kept(it, it.asOf - 31);
    it.fires(['indicator', pending]);
    alsoOverdue(it, pending);
  }),
  warns('alloc-statutory-overdue', "the township's budget was approved 61 days ago", (it) => {
    const pending = ofTownship(it, 61);
    it.fires(['indicator', pending]);
    alsoOverdue(it, pending);
  }),
  warns('alloc-statutory-overdue', 'no special fund: approved 31 days ago', (it) => {
    const pending = ofTownship(it, 31, { fund: 'YS01', func: '2130335' });
    it.fires(['indicator', pending]);
    alsoOverdue(it, pending);
  }),

  warns('alloc-parked', 'with the reserve of the finance office for 31 days', (it) => {
    it.fires(['allocation', given(it, '499', 31)]);
  }),
  warns('alloc-parked', 'with the reserve for 80 days', (it) => {
    it.fires(['allocation', given(it, '499', 80)]);
  }),
  warns('alloc-parked', 'part of it given on, the allocation to the reserve still stands', (it) => {
    const allocation = given(it, '499', 45);
    allocation.amount -= ofYuan(120_000);
    it.give(allocation.indicator, { amount: ofYuan(120_000), on: allocation.docIssuedOn });
    it.fires(['allocation', allocation]);
  }),

  warns('alloc-out-of-scope-region', 'relocation money to a county that is not among the targets', (it) => {
    it.fires(['allocation', sentTo(it, county(it, false))]);
  }),
  warns('alloc-out-of-scope-region', 'to a township of such a county', (it) => {
    const other = it.stage.world.regions.get(county(it, false, 1));
    it.fires(['allocation', sentTo(it, other.townships[0]!.code)]);
  }),
  warns('alloc-out-of-scope-region', 'to a region that was a target only until last year', (it) => {
    const code = county(it, false, 2);
    it.stage.additions.add('fund_target_region', {
      key: `BQ01:${code.slice(0, 6)}:${it.stage.region.six}`,
      fund_key: 'BQ01',
      region_code: code,
      valid_from: iso(it.day('01-01', 2)),
      valid_to: iso(it.day('12-31', 1)),
    });
    it.fires(['allocation', sentTo(it, code)]);
  }),
];

export const statutorySilent: Case[] = [
  silent('alloc-statutory-overdue', 'received thirty days ago', (it) => {
    const pending = kept(it, it.asOf - 30);
    it.quiet(['indicator', pending]);
    alsoOverdue(it, pending);
  }),
  silent('alloc-statutory-overdue', "the township's budget was approved sixty days ago", (it) => {
    const pending = ofTownship(it, 60);
    it.quiet(['indicator', pending]);
    alsoOverdue(it, pending);
  }),
  silent('alloc-statutory-overdue', 'no special fund: approved thirty days ago', (it) => {
    const pending = ofTownship(it, 30, { fund: 'YS01', func: '2130335' });
    it.quiet(['indicator', pending]);
    alsoOverdue(it, pending);
  }),
  silent('alloc-statutory-overdue', 'nobody knows when the budget was approved', (it) => {
    const pending = ofTownship(it, null);
    it.quiet(['indicator', pending]);
    alsoOverdue(it, pending);
  }),
  silent('alloc-statutory-overdue', 'announced in advance', (it) => {
    it.quiet(['indicator', ofTownship(it, 90, { kind: 'advance' })]);
  }),
  silent('alloc-statutory-overdue', 'carried over from last year', (it) => {
    const pending = ofTownship(it, 90);
    pending.source = 'carryover';
    it.quiet(['indicator', pending]);
    alsoOverdue(it, pending);
  }),

  silent('alloc-parked', 'with the reserve for thirty days', (it) => {
    it.quiet(['allocation', given(it, '499', 30)]);
  }),
  silent('alloc-parked', 'a co-operative is no reserve', (it) => {
    it.quiet(['allocation', given(it, '480', 60)]);
  }),
  silent('alloc-parked', 'taken back', (it) => {
    const allocation = given(it, '499', 60);
    allocation.status = 'void';
    it.give(allocation.indicator, { on: allocation.docIssuedOn });
    it.quiet(['allocation', allocation]);
  }),
  silent('alloc-parked', 'not a monitored fund', (it) => {
    it.quiet(['allocation', given(it, '499', 60, { fund: 'NY01', func: '2130126' })]);
  }),

  silent('alloc-out-of-scope-region', 'to a county among the targets', (it) => {
    it.quiet(['allocation', sentTo(it, county(it, true))]);
  }),
  silent('alloc-out-of-scope-region', 'to a township of one of them', (it) => {
    const target = it.stage.world.regions.get(county(it, true));
    it.quiet(['allocation', sentTo(it, target.townships[0]!.code)]);
  }),
  silent('alloc-out-of-scope-region', 'to the prefecture above one of them, which passes it on', (it) => {
    const target = it.stage.world.regions.get(county(it, true));
    it.quiet(['allocation', sentTo(it, target.fiscalParent)]);
  }),
  silent('alloc-out-of-scope-region', 'a fund that may go anywhere', (it) => {
    it.quiet(['allocation', sentTo(it, county(it, false), { fund: 'SJ01' })]);
  }),
];
