import { at, type Day } from '../basis/day.js';
import { type Fen, floorTo, thousandYuan } from '../basis/money.js';
import { programmes } from '../reference/programmes.js';
import type { Region } from '../reference/regions.js';
import { type Tranche, tranches } from '../reference/tranches.js';
import { unitsFor } from '../reference/units.js';
import type { Agency, Allocation, Indicator, Spending } from './model.js';
import { describeProject } from './projects.js';
import type { Stage } from './stage.js';

/** An allocation on its way to a region, with the tranche that it belongs to. */
export interface Sent {
  tranche: Tranche;
  allocation: Allocation;
}

/**
 * The year's documents in one region: money is taken in or enters here, goes on to the regions below and to own units.
 * Everything that would happen after the as-of day has not happened yet; all deadlines are kept.
 * @returns what was sent, by receiving region
 */
export function runTranches(stage: Stage, arrivals: readonly Sent[]): Map<string, Sent[]> {
  const sent = new Map<string, Sent[]>();
  const byTranche = new Map(arrivals.map((each) => [each.tranche.id, each.allocation]));
  for (const tranche of tranches) {
    const allocation = byTranche.get(tranche.id);
    const indicator = allocation ? receive(stage, tranche, allocation) : openHere(stage, tranche);
    if (!indicator) continue;
    // Own money goes on at once: the statutory period since the budget's approval is long over by autumn.
    const wait = stage.random.int(0, 1);
    const day = stage.world.calendar.after(indicator.day, indicator.pending.source === 'local' ? 0 : wait);
    if (day > stage.asOf || (tranche.use === 'untouched' && stage.region.level === 'county')) continue;
    for (const each of passOn(stage, tranche, indicator.pending, day)) {
      const list = sent.get(each.allocation.to.region) ?? [];
      sent.set(each.allocation.to.region, [...list, each]);
    }
    const own =
      stage.region.level === 'county' ? indicator.pending.amount : stage.world.ownShare(tranche, stage.region);
    if (own > 0) spread(stage, tranche, indicator.pending, own, day);
  }
  return sent;
}

interface Opened {
  pending: Indicator;
  /** The day on which it was registered. */
  day: Day;
}

const titleOf = (tranche: Tranche, year: number) =>
  tranche.title.replace('{year}', String(year)).replace('{next}', String(year + 1));

/** Money that enters the chain in this region. */
function openHere(stage: Stage, tranche: Tranche): Opened | null {
  const { world, region } = stage;
  const level = tranche.origin === 'central' ? 'province' : tranche.origin;
  const amount = world.need(tranche, region);
  if (level !== region.level || amount === 0) return null;
  const day = world.calendar.onOrAfter(world.day(tranche.issued, tranche.yearBefore ? 1 : 0));
  if (day > stage.asOf) return null;
  const central = tranche.origin === 'central';
  const superior = central
    ? `财${tranche.series}〔${tranche.yearBefore ? world.year - 1 : world.year}〕${20 + (tranches.indexOf(tranche) % 90)}号`
    : null;
  const doc = stage.doc(day, titleOf(tranche, world.year), { series: tranche.series, kind: tranche.kind, superior });
  const pending = stage.pending({
    doc,
    fund: world.fund(tranche.fund),
    amount,
    source: central ? 'central' : tranche.carryover ? 'carryover' : 'local',
    func: tranche.funcs[0]!,
    tpFunc: tranche.tpFunc,
    fundType: tranche.fundType,
    fiscalYear: world.year + (tranche.fiscalYear ?? 0),
    superiorDocNo: superior,
    registeredAt: at(day, 10, stage.random.int(0, 59)),
  });
  if (tranche.carryover) pending.originKey = lastYearKey(region);
  return { pending, day };
}

/** The pending indicator of last year from which money is carried over. */
export const lastYearKey = (region: Region): string => `ZB${region.six}-L001`;

/** Takes in what the region above has sent: within three working days of its document. */
function receive(stage: Stage, tranche: Tranche, allocation: Allocation): Opened | null {
  const { world, region } = stage;
  const { calendar } = world;
  const issued = allocation.docIssuedOn;
  // Not before it was sent, which is up to one working day after the document.
  const earliest = calendar.number(Math.floor(allocation.allocatedAt / 86_400)) - calendar.number(issued) + 1;
  const received = calendar.after(issued, stage.random.int(Math.min(earliest, 3), 3));
  if (received > stage.asOf) return null;
  // Money announced before the year began is given out when the year has begun.
  const waits = tranche.kind === 'advance' && tranche.yearBefore && region.level === 'county';
  const docDay = waits
    ? calendar.onOrAfter(
        world.day(tranche.use === 'onecard' ? '01-03' : '01-08') +
          stage.random.int(0, tranche.use === 'onecard' ? 1 : 10),
      )
    : received;
  const pending = stage.pending({
    doc: stage.doc(docDay, titleOf(tranche, world.year), {
      series: tranche.series,
      kind: tranche.kind,
      superior: allocation.docNo,
    }),
    fund: allocation.fund,
    amount: allocation.amount,
    source: 'superior',
    func: stage.random.pick(tranche.funcs),
    upstream: allocation,
    registeredAt: at(received, 10 + stage.random.int(0, 4), stage.random.int(0, 59)),
  });
  return { pending, day: docDay };
}

/** Allocates to the regions below what they need. */
function passOn(stage: Stage, tranche: Tranche, pending: Indicator, day: Day): Sent[] {
  return stage.world.fiscalChildren(stage.region).flatMap((child) => {
    const amount = stage.world.need(tranche, child);
    if (amount === 0) return [];
    return [{ tranche, allocation: stage.allocate(pending, { region: child.code }, amount, stage.time(day, 15, 18)) }];
  });
}

/** Allocates to the units of the region and, here and there, to a township. */
function spread(stage: Stage, tranche: Tranche, pending: Indicator, total: Fen, day: Day): void {
  const { random, world, region } = stage;
  if (tranche.use === 'untouched') return;
  if (tranche.use === 'onecard') {
    const programme = programmes.find((each) => each.code === tranche.programme)!;
    const to = stage.agency(programme.dept);
    const allocation = stage.allocate(pending, { region: region.code, agency: to }, total, stage.time(day, 15, 18));
    const unit = stage.unitIndicator(allocation, 'onecard', { programme, months: tranche.months ?? [] });
    unit.gov = programme.gov;
    unit.dep = programme.dep;
    return;
  }
  const weight = region.level === 'county' ? tranche.weight : world.scale.weightPerIndicator * 2;
  const pieces = Math.min(
    Math.max(1, Math.round(weight / world.scale.weightPerIndicator)),
    Math.floor(total / (30 * thousandYuan)) || 1,
  );
  const amounts = parts(stage, total, pieces);
  for (const [at, amount] of amounts.entries()) {
    const toTownship =
      tranche.use === 'works' && at > 0 && random.chance(0.09) && region.townships.some((each) => each.isRural);
    if (toTownship) passToTownship(stage, tranche, pending, amount, day);
    else toUnit(stage, tranche, pending, chooseUnit(stage, tranche), amount, day);
  }
}

/** A sum in so many parts of whole thousands. */
function parts(stage: Stage, total: Fen, count: number): Fen[] {
  const weights = Array.from({ length: count }, () => stage.random.between(0.5, 1.5));
  const sum = weights.reduce((all, each) => all + each, 0);
  const amounts = weights.slice(1).map((weight) => floorTo((total * weight) / sum, thousandYuan));
  return [total - amounts.reduce((all, each) => all + each, 0), ...amounts];
}

function chooseUnit(stage: Stage, tranche: Tranche): Agency {
  const { random, region } = stage;
  const govs = stage.townshipGovs();
  if (['works', 'industry'].includes(tranche.use) && govs.length > 0 && random.chance(0.25)) return random.pick(govs);
  if (region.level !== 'county') return random.pick(stage.agencies.filter((each) => each.kind === 'unit'));
  return stage.agency(random.pick(unitsFor[tranche.use]!));
}

export function toUnit(
  stage: Stage,
  tranche: Pick<Tranche, 'use' | 'funcs'>,
  pending: Indicator,
  agency: Agency,
  amount: Fen,
  day: Day,
): Indicator & { agency: Agency; spending: Spending } {
  const use = tranche.use as Spending['use'];
  const func =
    pending.func!.length === 7 && tranche.funcs.length === 1 ? pending.func! : stage.random.pick(tranche.funcs);
  const allocation = stage.allocate(pending, { region: stage.region.code, agency }, amount, stage.time(day, 15, 18));
  const project = use === 'operations' ? null : stage.project(describeProject(stage, use, agency), day);
  return stage.unitIndicator(allocation, use, { func, project });
}

/** County → township → the township's government. */
function passToTownship(stage: Stage, tranche: Tranche, pending: Indicator, amount: Fen, day: Day): void {
  const { calendar } = stage.world;
  const gov = stage.random.pick(stage.townshipGovs());
  const allocation = stage.allocate(pending, { region: gov.region }, amount, stage.time(day, 15, 18));
  const received = calendar.after(day, 1);
  if (received > stage.asOf) return;
  // Townships have no documents of their own: they go by the county's.
  const own = stage.pending({
    doc: pending.doc,
    fund: pending.fund,
    amount,
    source: 'superior',
    func: pending.func!,
    region: gov.region,
    upstream: allocation,
    registeredAt: stage.time(received, 9, 12),
  });
  toUnit(stage, tranche, own, gov, amount, received);
}
