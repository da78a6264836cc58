/** How large a world is written. Numbers are for an ordinary county; poverty counties get more, others less. */
export interface Scale {
  name: ScaleName;
  /** Which counties there are; upper levels follow. */
  regions: 'one county' | 'one prefecture' | 'all';
  /** Irregularities: each once, handed round the counties, or all of them in each county. */
  cases: 'once' | 'each county';
  /** Of the money of a full year, per county. */
  moneyShare: number;
  /** 10,000 yuan behind one indicator of a unit. */
  weightPerIndicator: number;
  paymentsPerIndicator: number;
  /** How many times the usual amount a payment for works comes to at most. */
  largestPayment: number;
  paymentsOfLastDecember: number;
  households: number;
  accountLines: number;
  enterprisesPaid: number;
  collectivesPaid: number;
  individualsPaid: number;
  deaths: number;
  staff: number;
  vehicles: number;
  houses: number;
  enterprises: number;
}

export type ScaleName = 'sample' | 'county' | 'prefecture' | 'province';

/** A county's whole year (158 of them make the province): 4,500 payments, 115,000 one-card lines. */
const full = {
  cases: 'each county' as const,
  moneyShare: 1,
  weightPerIndicator: 26,
  paymentsPerIndicator: 7.8,
  largestPayment: 3.4,
  paymentsOfLastDecember: 12,
  households: 4_430,
  accountLines: 2_300,
  enterprisesPaid: 700,
  collectivesPaid: 320,
  individualsPaid: 420,
  deaths: 4_430,
  staff: 19_000,
  vehicles: 95_000,
  houses: 63_300,
  enterprises: 38_000,
};

export const scales: Record<ScaleName, Scale> = {
  sample: {
    name: 'sample',
    regions: 'one prefecture',
    cases: 'once',
    moneyShare: 0.3,
    weightPerIndicator: 260,
    paymentsPerIndicator: 9,
    largestPayment: 2.8,
    paymentsOfLastDecember: 12,
    households: 78,
    accountLines: 60,
    enterprisesPaid: 140,
    collectivesPaid: 70,
    individualsPaid: 90,
    deaths: 60,
    staff: 240,
    vehicles: 330,
    houses: 250,
    enterprises: 200,
  },
  county: { name: 'county', regions: 'one county', ...full },
  prefecture: { name: 'prefecture', regions: 'one prefecture', ...full },
  province: { name: 'province', regions: 'all', ...full },
};
