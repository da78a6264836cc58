/** A month of a backtest. */
export interface Month {
  /** 'YYYY-MM' */
  month: string;
  /** Its last day: the date as of which rules run. */
  asOf: string;
  /** How many days it has. */
  days: number;
}

const FORM = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** The months from one to another, both included. Throws in one line for what is no month, or the wrong way round. */
export function monthsBetween(from: string, to: string): Month[] {
  const [first, last] = [numberOf('--from', from), numberOf('--to', to)];
  if (first > last) throw new Error(`--from ${from} lies after --to ${to}; write e.g. --from 2018-01 --to 2018-11`);
  return Array.from({ length: last - first + 1 }, (_, n) => monthAt(first + n));
}

function numberOf(option: string, text: string): number {
  const [, year, month] = FORM.exec(text) ?? [];
  if (!year) throw new Error(`${option} ${text} is no month; write it like 2018-06`);
  return Number(year) * 12 + Number(month) - 1;
}

function monthAt(number: number): Month {
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  return { month: text, asOf: `${text}-${days}`, days };
}
