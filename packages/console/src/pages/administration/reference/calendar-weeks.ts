/** A day of a month's sheet; undefined before the first and after the last. */
export type Cell = string | undefined;

const pad = (n: number) => String(n).padStart(2, '0');

/** The weeks of a month from Monday to Sunday, each day as 'YYYY-MM-DD'. */
export function weeksOf(year: number, month: number): Cell[][] {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const cells: Cell[] = [
    ...Array<undefined>(before),
    ...Array.from({ length: days }, (_, at) => `${year}-${pad(month)}-${pad(at + 1)}`),
  ];
  while (cells.length % 7 > 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
