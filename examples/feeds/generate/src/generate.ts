import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Calendar } from './basis/calendar.js';
import { type Cell, CsvWriter } from './basis/csv.js';
import { type Day, dayOf, iso, yearOf } from './basis/day.js';
import { yuan } from './basis/money.js';
import { programmes } from './reference/programmes.js';
import { Regions } from './reference/regions.js';
import { type ScaleName, scales } from './reference/scales.js';
import type { Sent } from './world/chain.js';
import type { FeedName } from './world/feeds.js';
import { Outlet } from './world/outlet.js';
import { runRegion } from './world/region-year.js';
import type { Expectation } from './world/stage.js';
import { World } from './world/world.js';

export interface GenerateOptions {
  /** The folder to write to. */
  out: string;
  /** The same seed gives the same bytes. */
  seed: number;
  /** 'YYYY-MM-DD': nothing after this day has happened. From 10 November to 20 December. */
  asOf: string;
  scale: ScaleName;
  /** Feeds to write; all when left out. The answer key is always written. */
  only?: ReadonlySet<FeedName>;
  /** The contents of schema/reference/regions.csv and calendar.csv. */
  regionsCsv: string;
  calendarCsv: string;
  /** Told after every few thousand rows, and while amounts are planned (0 rows). */
  onProgress?: (rows: number, doing: string) => void;
}

export interface Generated {
  counts: [feed: FeedName, rows: number][];
  planted: number;
  nearMisses: number;
}

/** Writes a world: feed files, the answer key, and the list of near misses. */
export function generate(options: GenerateOptions): Generated {
  const asOf = checkedAsOf(options.asOf);
  const world = new World(
    { seed: options.seed, asOf, scale: options.scale },
    new Calendar(options.calendarCsv),
    new Regions(options.regionsCsv, asOf),
  );
  const progress = options.onProgress ?? (() => undefined);
  world.plan((county) => progress(0, `counting what ${county.name} needs`));
  mkdirSync(options.out, { recursive: true });
  let doing = '';
  const out = new Outlet(options.out, options.only, (feed, rows) => progress(rows, `${doing} ${feed}`));
  const key = new KeyWriter(options.out, 'answer-key', [
    'rule_id',
    'subject_kind',
    'subject_key',
    'discriminator',
    'note',
  ]);
  const near = new KeyWriter(options.out, 'near-misses', [
    'rule_id',
    'subject_kind',
    'subject_key',
    'discriminator',
    'why',
  ]);
  writeReference(world, out);
  const arrivals = new Map<string, Sent[]>();
  for (const region of [world.province, ...world.prefectures, ...world.counties]) {
    doing = region.name;
    const year = runRegion(world, region, arrivals.get(region.code) ?? [], out);
    arrivals.delete(region.code);
    for (const [code, sent] of year.sent) arrivals.set(code, sent);
    key.write(year.planted);
    near.write(year.nearMisses);
  }
  for (const each of [out, key, near]) each.close();
  const about = { asOf: options.asOf, scale: options.scale, seed: options.seed };
  writeFileSync(join(options.out, 'world.json'), `${JSON.stringify(about, null, 2)}\n`);
  return { counts: out.counts(), planted: key.rows, nearMisses: near.rows };
}

/** An option that cannot be used; the message says what can. */
export class BadOption extends Error {
  override name = 'BadOption';
}

function checkedAsOf(text: string): Day {
  let day: Day;
  try {
    day = dayOf(text);
  } catch (cause) {
    throw new BadOption((cause as Error).message, { cause });
  }
  const year = yearOf(day);
  if (day < dayOf(`${year}-11-10`) || day > dayOf(`${year}-12-20`))
    throw new BadOption(
      `the as-of date must lie between 10 November and 20 December, not on ${text} (example: 2018-11-30)`,
    );
  return day;
}

/** About how many rows there will be, for telling how long it will take. */
export function expectedRows(scale: ScaleName, counties: number, only?: ReadonlySet<FeedName>): number {
  const s = scales[scale];
  const payments = (16_000 / s.weightPerIndicator) * s.paymentsPerIndicator;
  const perCounty: Partial<Record<FeedName, number>> = {
    account: s.households + 1_600,
    payee: s.enterprisesPaid + s.collectivesPaid + s.individualsPaid,
    plan: payments * 0.6,
    payment: payments,
    special_account_entry: s.accountLines,
    bank_line: s.accountLines,
    subsidy_line: s.households * 25.6,
    person: s.households * 3.3,
    household: s.households,
    household_member: s.households * 3.3,
    assistance_record: s.households * 2,
    enterprise: s.enterprises,
    enterprise_person: s.enterprises * 1.25,
    business_record: s.enterprises,
    death_record: s.deaths,
    population_record: s.households * 3.3,
    staff_record: s.staff,
    vehicle_record: s.vehicles,
    house_record: s.houses,
  };
  const feeds = Object.entries(perCounty).filter(([feed]) => !only || only.has(feed as FeedName));
  return Math.round(counties * feeds.reduce((sum, [, rows]) => sum + rows, 0));
}

/** What belongs to no region: funds, programmes and their standards. */
function writeReference(world: World, out: Outlet): void {
  const day = (value: Day | null) => (value === null ? null : iso(value));
  for (const fund of world.funds.values())
    out.write('fund', [
      fund.code,
      fund.name,
      fund.category,
      fund.origin,
      fund.funcPrefixes,
      fund.isPersonal,
      day(fund.monitoredFrom),
      day(fund.monitoredTo),
    ]);
  for (const { code, level } of [world.province, ...world.prefectures, ...world.counties])
    out.write('region_budget', [`${code}:${world.year}`, code, world.year, day(budgetApprovedOn(world, level))]);
  for (const county of world.counties.filter((each) => each.isPoor))
    out.write('fund_target_region', [`BQ01:${county.six}`, 'BQ01', county.code, `${world.year - 2}-01-01`, null]);
  for (const each of programmes) {
    out.write('programme', [
      each.code,
      each.name,
      each.department,
      each.per,
      each.frequency,
      each.maxPerPeriod,
      each.poorOnly,
      each.minAge,
      each.maxAge,
      each.exclusiveGroup,
      each.cap === undefined ? null : yuan(each.cap),
    ]);
    out.write('programme_standard', [
      `${each.code}:41:${world.year}`,
      each.code,
      world.province.code,
      `${world.year}-01-01`,
      `${world.year}-12-31`,
      yuan(each.standard),
    ]);
  }
}

/** People's congresses approve budgets from the province down. */
const budgetApprovedOn = (world: World, level: 'province' | 'prefecture' | 'county' | 'township'): Day =>
  world.day({ province: '01-29', prefecture: '02-10', county: '02-26', township: '03-15' }[level]);

/** The answer key and the near misses are small, and always written. */
class KeyWriter {
  readonly #writer: CsvWriter;

  constructor(folder: string, name: string, header: string[]) {
    this.#writer = new CsvWriter(folder, name, header, { encoding: 'utf8', newline: '\n' }, Number.POSITIVE_INFINITY);
  }

  get rows(): number {
    return this.#writer.rows;
  }

  write(expectations: readonly Expectation[]): void {
    for (const each of expectations) {
      const cells: Cell[] = [each.rule, each.subjectKind, each.subjectKey(), each.discriminator, each.note];
      this.#writer.write(cells);
    }
  }

  close(): void {
    this.#writer.close();
  }
}
