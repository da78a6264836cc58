/** The first and the last day of a month such as `2018-11`. */
export function daysOf(month: string): { from: string; to: string } {
  const [year, of] = month.split('-').map(Number) as [number, number];
  return { from: `${month}-01`, to: new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10) };
}
