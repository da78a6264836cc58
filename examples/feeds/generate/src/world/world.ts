import type { Calendar } from '../basis/calendar.js';
import { type Day, dayOf, yearOf } from '../basis/day.js';
import { ceilTo, type Fen, floorTo, thousandYuan } from '../basis/money.js';
import { Random } from '../basis/random.js';
import { type Fund, fundsOf } from '../reference/funds.js';
import { programmes } from '../reference/programmes.js';
import type { Region, Regions } from '../reference/regions.js';
import { type Scale, scales } from '../reference/scales.js';
import { type Tranche, tranches } from '../reference/tranches.js';
import { benefits } from './one-card.js';
import { Households } from './people.js';

export interface WorldOptions {
  seed: number;
  asOf: Day;
  scale: keyof typeof scales;
}

/** What all regions share, and the few numbers about each that others need: how much money it is to get from each tranche. */
export class World {
  readonly seed: number;
  readonly asOf: Day;
  readonly year: number;
  readonly scale: Scale;
  readonly funds: Map<string, Fund>;
  /** In order of their codes: the province, and below it what the scale asks for. */
  readonly counties: Region[];
  readonly prefectures: Region[];
  readonly province: Region;
  readonly #needs = new Map<string, Fen>();
  readonly #docNumbers = new Map<string, Set<number>>();

  constructor(
    options: WorldOptions,
    readonly calendar: Calendar,
    readonly regions: Regions,
  ) {
    this.seed = options.seed;
    this.asOf = options.asOf;
    this.year = yearOf(options.asOf);
    this.scale = scales[options.scale];
    this.funds = fundsOf(this.year);
    this.province = regions.all('province')[0]!;
    this.counties = this.#counties();
    const parents = new Set(this.counties.map((county) => county.fiscalParent));
    this.prefectures = regions.all('prefecture').filter((prefecture) => parents.has(prefecture.code));
  }

  #counties(): Region[] {
    const all = this.regions.all('county');
    if (this.scale.regions === 'all') return all;
    // 商丘市 and 永城市, which lies in it but reports to the province.
    if (this.scale.regions === 'one prefecture') return all.filter((county) => county.adminParent === '411400000000');
    return all.filter((county) => county.code === '411425000000');
  }

  /** The day of this year, or of the year before. */
  day(monthDay: string, yearsBack = 0): Day {
    return dayOf(`${this.year - yearsBack}-${monthDay}`);
  }

  fund(code: string): Fund {
    const fund = this.funds.get(code);
    if (!fund) throw new Error(`no fund ${code}`);
    return fund;
  }

  random(label: string): Random {
    return new Random(this.seed, label);
  }

  /** Regions that get money straight from this one. */
  fiscalChildren(region: Region): Region[] {
    return [...this.prefectures, ...this.counties].filter((each) => each.fiscalParent === region.code);
  }

  /** Poverty counties have more of everything. */
  factor(county: Region): number {
    return county.isPoor ? 1.3 : 0.85;
  }

  households(county: Region): Households {
    return new Households(county, Math.round(this.scale.households * this.factor(county)), this.year);
  }

  /** What a region is to get from a tranche, all below it included; 0 if it is not among those addressed. */
  need(tranche: Tranche, region: Region): Fen {
    return this.#needs.get(`${tranche.id}|${region.code}`) ?? 0;
  }

  /** What the region itself spends of what it gets from a tranche. */
  ownShare(tranche: Tranche, region: Region): Fen {
    const below = this.fiscalChildren(region).reduce((sum, child) => sum + this.need(tranche, child), 0);
    return this.need(tranche, region) - below;
  }

  /** Counts what each county needs, then adds up. `progress` is told after each county. */
  plan(progress: (county: Region) => void = () => undefined): void {
    for (const county of this.counties) {
      this.#planCounty(county);
      progress(county);
    }
    for (const upper of [...this.prefectures, this.province]) {
      for (const tranche of tranches) this.#needs.set(`${tranche.id}|${upper.code}`, this.#upperNeed(tranche, upper));
    }
  }

  #planCounty(county: Region): void {
    const people = this.#benefitTotals(county);
    for (const tranche of tranches)
      this.#needs.set(`${tranche.id}|${county.code}`, this.#countyNeed(tranche, county, people));
  }

  #countyNeed(tranche: Tranche, county: Region, people: Map<string, Fen>): Fen {
    if (tranche.poorOnly && !county.isPoor) return 0;
    // The districts directly managed by the province get nothing from a prefecture.
    if (tranche.origin === 'prefecture' && county.fiscalParent === this.province.code) return 0;
    if (tranche.programme) {
      const total = (tranche.months ?? []).reduce(
        (sum, month) => sum + (people.get(`${tranche.programme}|${month}`) ?? 0),
        0,
      );
      return ceilTo(total, 10_000);
    }
    const random = this.random(`need ${tranche.id} ${county.code}`);
    const full = tranche.weight * 10_000 * 100 * this.factor(county) * random.between(0.8, 1.2);
    return Math.max(floorTo(full * this.scale.moneyShare, thousandYuan), 60 * thousandYuan);
  }

  #upperNeed(tranche: Tranche, region: Region): Fen {
    const below = this.fiscalChildren(region).reduce((sum, child) => sum + this.need(tranche, child), 0);
    const entersBelow = tranche.origin === 'county' || (tranche.origin === 'prefecture' && region.level === 'province');
    if (entersBelow || below === 0) return 0;
    // Money of the new year that is announced early is only passed on.
    const spendsItself = !['onecard', 'untouched', 'relocation'].includes(tranche.use) && !tranche.yearBefore;
    const share = region.level === 'province' ? 0.01 : tranche.origin === 'prefecture' ? 0.08 : 0.04;
    return below + (spendsItself ? ceilTo(below * share, thousandYuan) : 0);
  }

  #benefitTotals(county: Region): Map<string, Fen> {
    const totals = new Map<string, Fen>();
    for (const household of this.households(county)) {
      for (const programme of programmes) {
        for (const month of programme.months) {
          for (const { amount } of benefits(programme, household, this.year, month)) {
            const key = `${programme.code}|${month}`;
            totals.set(key, (totals.get(key) ?? 0) + amount);
          }
        }
      }
    }
    return totals;
  }

  /** A document number of a region's series, roughly in the order of dates: 豫财农〔2018〕45号. */
  docNumber(region: Region, series: string, day: Day): string {
    const year = yearOf(day);
    const key = `${region.code}|${series}|${year}`;
    const taken = this.#docNumbers.get(key) ?? new Set<number>();
    this.#docNumbers.set(key, taken);
    let number = Math.max(1, Math.round((day - dayOf(`${year}-01-01`)) * 0.62));
    while (taken.has(number)) number++;
    taken.add(number);
    return `${region.mark}${series}〔${year}〕${number}号`;
  }
}
