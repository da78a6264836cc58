/** A civil date in Asia/Shanghai as the number of days since 1970-01-01: dates are counted with more often than printed. */
export type Day = number;
/** A civil time in Asia/Shanghai as the number of seconds since 1970-01-01 00:00:00. */
export type Instant = number;

/** @throws for anything but an existing 'YYYY-MM-DD' */
export function dayOf(text: string): Day {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || iso(ms / 86_400_000) !== text) throw new Error(`not a date: '${text}' (example: 2018-11-30)`);
  return ms / 86_400_000;
}

/** Printed days, from 1900 on: a province prints a hundred million. */
const printed: (string | undefined)[] = [];
const FIRST_PRINTED = -25_567;

/** 'YYYY-MM-DD'. */
export function iso(day: Day): string {
  const known = printed[day - FIRST_PRINTED];
  if (known !== undefined) return known;
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
  if (day >= FIRST_PRINTED) printed[day - FIRST_PRINTED] = text;
  return text;
}

export const yearOf = (day: Day): number => Number(iso(day).slice(0, 4));
export const monthOf = (day: Day): number => Number(iso(day).slice(5, 7));
export const dayOfMonth = (day: Day): number => Number(iso(day).slice(8, 10));

/** A time of day on a day. */
export const at = (day: Day, hour: number, minute = 0, second = 0): Instant =>
  day * 86_400 + hour * 3_600 + minute * 60 + second;

export const dayOfInstant = (instant: Instant): Day => Math.floor(instant / 86_400);

const two = (value: number) => (value < 10 ? `0${value}` : String(value));

/** 'YYYY-MM-DD HH:MM:SS'. */
export function isoInstant(instant: Instant): string {
  const rest = instant % 86_400;
  return `${iso(dayOfInstant(instant))} ${two(Math.floor(rest / 3_600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}
