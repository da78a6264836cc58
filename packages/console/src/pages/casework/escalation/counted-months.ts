/** A month with problems of a region. */
export interface ProblemMonth {
  regionCode: string;
  month: string;
  openCases: number;
}

const monthBefore = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number! - 2, 1)).toISOString().slice(0, 7);
};

/**
 * The months in a row that make a region due, the earliest first: those that were closed, and the present one as it stands.
 *
 * @param due the present month, counted in `streak`, with the cases that are open
 */
export function countedMonths(
  due: ProblemMonth & { streak: number },
  closed: readonly ProblemMonth[],
): { month: string; openCases: number }[] {
  const of = new Map(
    closed.filter(({ regionCode }) => regionCode === due.regionCode).map(({ month, openCases }) => [month, openCases]),
  );
  const months = [{ month: due.month, openCases: due.openCases }];
  for (let month = monthBefore(due.month); months.length < due.streak; month = monthBefore(month)) {
    const openCases = of.get(month);
    // Months that are over and not closed yet are reckoned with as the present one stands.
    months.unshift({ month, openCases: openCases ?? due.openCases });
  }
  return months;
}
