const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Whether it is a month, 'YYYY-MM'. */
export const isMonth = (text: string): boolean => MONTH.test(text);

/** The month, 'YYYY-MM', in which a civil day lies. */
export const monthOf = (day: string): string => day.slice(0, 7);

export const firstDayOf = (month: string): string => `${month}-01`;

/** The last civil day of a month: `lastDayOf('2018-02')` is '2018-02-28'. */
export const lastDayOf = (month: string): string => dayBefore(firstDayOf(monthAfter(month)));

/** The month that comes `months` later, or earlier when it is negative. */
export function monthAfter(month: string, months = 1): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The civil day that comes `days` after another, or before it when they are negative. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const dayBefore = (day: string): string => daysAfter(day, -1);
