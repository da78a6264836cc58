import { type Day, dayOf, yearOf } from '../basis/day.js';
import { cardNumber, districtOf, idNumber } from '../basis/numbers.js';
import { chosen, happens, hash } from '../basis/random.js';
import { personName } from '../reference/names.js';
import type { Region, Township } from '../reference/regions.js';

/** Groups of people, each with its own birth dates and its own range of sequence numbers, so that no two share an ID number. */
const groups = {
  adult: { from: '1953-01-01', to: '1997-12-31', sequence: 1 },
  elder: { from: '1928-01-01', to: '1952-12-31', sequence: 101 },
  child: { from: '2000-01-01', to: '2016-12-31', sequence: 201 },
  staff: { from: '1960-01-01', to: '1995-12-31', sequence: 301 },
  public: { from: '1955-01-01', to: '1998-12-31', sequence: 401 },
  deceased: { from: '1925-01-01', to: '1952-12-31', sequence: 501 },
  owner: { from: '1962-01-01', to: '1992-12-31', sequence: 601 },
  payee: { from: '1958-01-01', to: '1996-12-31', sequence: 701 },
} as const;

export type Group = keyof typeof groups;

const spans = Object.fromEntries(
  Object.entries(groups).map(([name, { from, to, sequence }]) => {
    const first = dayOf(from);
    return [name, { first, days: dayOf(to) - first + 1, sequence }];
  }),
) as Record<Group, { first: Day; days: number; sequence: number }>;

/** Prime to every span of days above, so that all birth dates are used before one is used again. */
const STRIDE = 7_919;

export interface Person {
  idNo: string;
  name: string;
  sex: 'male' | 'female';
  bornOn: Day;
}

/** The n-th person of a group in a region; the same one each time it is asked. Up to about 400,000 a group and region. */
export function person(region: Region, group: Group, n: number): Person {
  const { first, days, sequence } = spans[group];
  const h = hash(region.index, n, sequence);
  const bornOn = first + ((n * STRIDE) % days);
  const male = happens(hash(h, 1), 0.52);
  // Two numbers a round, the odd one for men.
  const number = sequence + 2 * Math.floor(n / days) + (male === (sequence % 2 === 1) ? 0 : 1);
  return {
    idNo: idNumber(districtOf(region.index), bornOn, number),
    name: personName(hash(h, 2), male),
    sex: male ? 'male' : 'female',
    bornOn,
  };
}

/** Only the ID number, for registers of millions. */
export const idNoOf = (region: Region, group: Group, n: number): string => {
  const { first, days, sequence } = spans[group];
  const male = happens(hash(hash(region.index, n, sequence), 1), 0.52);
  const number = sequence + 2 * Math.floor(n / days) + (male === (sequence % 2 === 1) ? 0 : 1);
  return idNumber(districtOf(region.index), first + ((n * STRIDE) % days), number);
};

export interface Member extends Person {
  relation: string;
  cardNo: string;
  group: Group;
  /** A hash of its own, for all that chance decides about the person. */
  h: number;
  /** When not all the time since the household was registered. */
  from?: Day;
  to?: Day;
  /** Somebody who is not the household's head. */
  guardianIdNo?: string;
}

export interface Household {
  key: string;
  h: number;
  township: Township;
  village: string;
  status: 'poor' | 'lifted' | 'removed';
  registeredOn: Day;
  liftedOn: Day | null;
  cause: string;
  members: Member[];
}

const causes = ['因病', '因病', '因病', '因残', '因残', '缺技术', '缺劳力', '缺资金', '因学', '因灾'];
const VILLAGES_PER_TOWNSHIP = 18;
/** No county has so many households of its own. */
const FIRST_OF_CASES = 60_000;

/** The registered poor households 建档立卡户 of a county. */
export class Households {
  readonly #rural: Township[];

  constructor(
    private readonly county: Region,
    readonly count: number,
    private readonly year: number,
  ) {
    const rural = county.townships.filter((township) => township.isRural);
    this.#rural = rural.length > 0 ? rural : county.townships;
  }

  /** One after the other: nobody needs them all at once. */
  *[Symbol.iterator](): Generator<Household> {
    for (let n = 0; n < this.count; n++) yield this.get(n);
  }

  get(n: number): Household {
    return this.#household(n, this.#members(n, hash(this.county.index, n, 77)));
  }

  /** A household of just these people, beyond those of the register: for what a case needs. */
  of(n: number, people: readonly (readonly [group: Group, relation: string])[]): Household {
    const beyond = FIRST_OF_CASES + n;
    return this.#household(
      beyond,
      this.#list(
        beyond,
        people.map(([group, relation], at) => [group, beyond * 3 + at, relation]),
      ),
    );
  }

  #household(n: number, members: Member[]): Household {
    const { county, year } = this;
    const h = hash(county.index, n, 77);
    const township = chosen(hash(h, 1), this.#rural);
    const village = villageOf(township, hash(h, 2));
    const lifted = happens(hash(h, 3), 0.62);
    const liftedYear = year - 1 - (hash(h, 4) % 3);
    return {
      key: `H${county.six}-${String(n + 1).padStart(5, '0')}`,
      h,
      township,
      village,
      status: lifted ? 'lifted' : 'poor',
      registeredOn: dayOf(`${happens(hash(h, 5), 0.85) ? 2014 : 2016}-06-${happens(h, 0.5) ? '15' : '30'}`),
      liftedOn: lifted ? dayOf(`${liftedYear}-12-31`) : null,
      cause: chosen(hash(h, 6), causes),
      members,
    };
  }

  #members(n: number, h: number): Member[] {
    const old = happens(hash(h, 11), 0.26);
    const generation: Group = old ? 'elder' : 'adult';
    const members: [group: Group, n: number, relation: string][] = [[generation, n * 3, '户主']];
    if (happens(hash(h, 12), old ? 0.55 : 0.8)) members.push([generation, n * 3 + 1, '配偶']);
    if (!old) {
      const children = [0, 1, 1, 2, 2, 2, 3][hash(h, 13) % 7]!;
      for (let child = 0; child < children; child++) members.push(['child', n * 3 + child, '子女']);
      if (happens(hash(h, 14), 0.34)) members.push(['elder', n * 3 + 2, '父母']);
    } else if (happens(hash(h, 15), 0.4)) members.push(['adult', n * 3 + 2, '子女']);
    return this.#list(n, members);
  }

  #list(n: number, members: readonly [group: Group, n: number, relation: string][]): Member[] {
    const h = hash(this.county.index, n, 77);
    return members.map(([group, id, relation], at) => ({
      ...person(this.county, group, id),
      relation,
      group,
      cardNo: cardNumber(this.county.index, 1_000_000 + n * 8 + at),
      h: hash(h, 100 + at),
    }));
  }
}

/** A village of a township, by a hash: villages are finer than the region list, so their codes are invented. */
export const villageOf = (township: Township, h: number): string =>
  township.code.slice(0, 9) + String(200 + (h % VILLAGES_PER_TOWNSHIP));

/** Full years of age on a day. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = yearOf(day) - yearOf(bornOn);
  return day - bornOn >= Math.floor(years * 365.2425) ? years : years - 1;
}
