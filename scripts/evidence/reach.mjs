/** A figure of a record that a claim asks for, by profile: what is asked, in words, and whether what was measured reaches it. */
const figure = (sign, holds) => (record, name, by) => ({
  record,
  name,
  isAsked: (profile) => asked(by, profile) !== undefined,
  says: (profile) => `${prefixOf(record)}${name} ${sign} ${shown(asked(by, profile))}`,
  holds: (value, profile) => holds(value, asked(by, profile)),
});

/** `atLeast('F1', 'kills', { ci: 200, nightly: 5_000 })`; one number stands for both profiles; of `{ nightly: 5 }` nothing is asked in CI. */
export const atLeast = figure('≥', (value, least) => typeof value === 'number' && value >= least);

/** `atMost('L1', 'p99 ms', 400)`. */
export const atMost = figure('≤', (value, most) => typeof value === 'number' && value <= most);

/** `exactly('M', 'survivors', 0)`. */
export const exactly = figure('=', (value, wanted) => value === wanted);

/** `keys: ` of the record `F1/keys`, where a claim has several. */
export const prefixOf = (record) => (record.includes('/') ? `${record.slice(record.indexOf('/') + 1)}: ` : '');

const asked = (by, profile) => (by !== null && typeof by === 'object' ? by[profile] : by);

/** A number as a reader has it: with thousands marked, and no more digits than tell something. */
export function shown(value) {
  if (typeof value !== 'number') return value === true ? 'yes' : value === false ? 'no' : String(value);
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
