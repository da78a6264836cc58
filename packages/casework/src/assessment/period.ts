import { refuse } from '../matter/refused.js';

/** A year, a half, a quarter or a month, with its first and its last day, 'YYYY-MM-DD'. */
export interface AssessmentPeriod {
  period: string;
  firstDay: string;
  lastDay: string;
}

/**
 * The days of a period.
 *
 * @throws CaseworkRefused
 * @example
 * periodOf('2018Q3'); // { period: '2018Q3', firstDay: '2018-07-01', lastDay: '2018-09-30' }
 */
export function periodOf(period: string): AssessmentPeriod {
  const match = /^([12]\d{3})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(period);
  if (!match)
    refuse(
      'BAD_INPUT',
      `考核期“${period.slice(0, 20)}”有误；应为年、半年、季或月，例如 2018、2018H1、2018Q3、2018-09`,
      `'${period.slice(0, 20)}' is no period; expected a year, a half, a quarter or a month, for example 2018, 2018H1, 2018Q3 or 2018-09`,
    );
  const [, year, half, quarter, month] = match;
  const months = half ? 6 : quarter ? 3 : month ? 1 : 12;
  const first = (Number(half ?? quarter ?? month ?? 1) - 1) * months;
  const day = (months: number, date: number) =>
    new Date(Date.UTC(Number(year), months, date)).toISOString().slice(0, 10);
  return { period, firstDay: day(first, 1), lastDay: day(first + months, 0) };
}

/** The period in Chinese, as 2018年第三季度. */
export function periodWords(period: string): string {
  const [, year, rest] = /^(\d{4})(.*)$/.exec(period)!;
  const named: Readonly<Record<string, string>> = {
    H1: '上半年',
    H2: '下半年',
    Q1: '第一季度',
    Q2: '第二季度',
    Q3: '第三季度',
    Q4: '第四季度',
  };
  const part = rest ? (named[rest] ?? `${Number(rest.slice(1))}月`) : '度';
  return `${year}年${part}`;
}
