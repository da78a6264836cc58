const DAY_MS = 86_400_000;

/** How much of its year has passed at the end of a day 序时进度: `"2018-11-30"` → 334 of 365 days. */
export function calendarProgress(day: string): number {
  const year = Number(day.slice(0, 4));
  const daysTo = (ms: number) => (ms - Date.UTC(year, 0, 1)) / DAY_MS + 1;
  return daysTo(Date.parse(day)) / daysTo(Date.UTC(year, 11, 31));
}
