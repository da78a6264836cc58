import { type Day, dayOf } from '../basis/day.js';
import type { Fen } from '../basis/money.js';
import { happens, hash, hashText } from '../basis/random.js';
import { type Programme, programmes } from '../reference/programmes.js';
import { ageOn, type Household, type Member } from './people.js';

/** Who gets what from one programme in one month. */
export interface Benefit {
  household: Household;
  member: Member;
  quantity: string;
  amount: Fen;
  /** How the one-card system has it, where that is not as one would expect. */
  as?: { idNo?: string; name?: string; cardNo?: string; credit?: Partial<Credit> };
}

/** One credit as the one-card system reports it. */
export interface Credit {
  status: 'pending' | 'success' | 'failed' | 'returned';
  paidOn: Day | null;
  returnedOn: Day | null;
  reason: string | null;
  /** The day of the second credit after a return. */
  reissuedOn: Day | null;
}

const nothing: Benefit[] = [];
const salts = new Map(programmes.map(({ code }) => [code, hashText(code)]));

/** What a household receives from a programme in a month; nothing for most. */
export function benefits(programme: Programme, household: Household, year: number, month: number): Benefit[] {
  const salt = salts.get(programme.code)!;
  const h = hash(household.h, salt);
  const head = household.members[0]!;
  const one = (member: Member, quantity = '1', amount = programme.standard): Benefit[] => [
    { household, member, quantity, amount },
  ];
  switch (programme.code) {
    case 'DB':
      return happens(h, programme.share)
        ? household.members.flatMap((member) => (isIn(member, month) ? one(member) : nothing))
        : nothing;
    case 'CJ':
      return household.members.flatMap((member) =>
        happens(hash(member.h, salt), programme.share) && isIn(member, month) ? one(member) : [],
      );
    case 'GY':
      return happens(h, programme.share) && head.group === 'adult' ? one(head) : nothing;
    case 'YL':
    case 'JY':
      return household.members.flatMap((member) => (isPupil(programme, member, year, salt) ? one(member) : nothing));
    case 'TX':
      return happens(h, programme.share) && head.group === 'adult' ? one(head) : nothing;
    case 'GD': {
      if (!happens(h, programme.share)) return nothing;
      // Tenths of a mu; the amount is cut to the fen.
      const tenths = 18 + (hash(h, 3) % 90);
      return one(head, (tenths / 10).toFixed(1), Math.floor((programme.standard * tenths) / 10));
    }
    default:
      return happens(h, programme.share) ? one(head) : nothing;
  }
}

/** A few come in or drop out in the course of the year. */
function isIn(member: Member, month: number): boolean {
  if (happens(hash(member.h, 41), 0.04)) return month >= 2 + (hash(member.h, 42) % 9);
  if (happens(hash(member.h, 43), 0.02)) return month <= 3 + (hash(member.h, 44) % 8);
  return true;
}

function isPupil(programme: Programme, member: Member, year: number, salt: number): boolean {
  if (member.group !== 'child' || !happens(hash(member.h, salt), programme.share)) return false;
  // Vocational pupils are in 雨露计划, the younger ones get the living allowance; nobody changes in the course of a year.
  const age = ageOn(member.bornOn, dayOf(`${year}-01-01`));
  return programme.code === 'YL' ? age >= 15 && age <= 18 : age >= 6 && age <= 14;
}

/** The period that a payment of a month is for: the month itself, the quarter, the half-year or the year. */
export function periodOf(
  programme: Programme,
  year: number,
  month: number,
): { name: string; label: string; start: Day; end: Day } {
  const lastDay = (y: number, m: number): Day => dayOf(`${m === 12 ? y + 1 : y}-${two(m === 12 ? 1 : m + 1)}-01`) - 1;
  if (programme.frequency === 'monthly')
    return {
      name: `${year}-${two(month)}`,
      label: `${year}年${month}月`,
      start: dayOf(`${year}-${two(month)}-01`),
      end: lastDay(year, month),
    };
  if (programme.frequency === 'quarterly') {
    const quarter = Math.ceil(month / 3);
    const first = quarter * 3 - 2;
    return {
      name: `${year}Q${quarter}`,
      label: `${year}年${'一二三四'[quarter - 1]}季度`,
      start: dayOf(`${year}-${two(first)}-01`),
      end: lastDay(year, first + 2),
    };
  }
  if (programme.months.length === 2) {
    const half = programme.months.indexOf(month) + 1;
    return half === 1
      ? { name: `${year}H1`, label: `${year}年上半年`, start: dayOf(`${year}-01-01`), end: dayOf(`${year}-06-30`) }
      : { name: `${year}H2`, label: `${year}年下半年`, start: dayOf(`${year}-07-01`), end: dayOf(`${year}-12-31`) };
  }
  return { name: String(year), label: `${year}年`, start: dayOf(`${year}-01-01`), end: dayOf(`${year}-12-31`) };
}

const two = (value: number) => String(value).padStart(2, '0');
