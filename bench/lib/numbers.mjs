/** The middle value; of an even number of values the mean of the middle two. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Median, least and greatest of the rounds. */
export const spread = (values) => ({ median: median(values), min: Math.min(...values), max: Math.max(...values) });

/** `q` = 0.99: the value that 99 % do not exceed. Sorts `values`, which it is allowed to (a Float64Array of latencies). */
export function quantile(values, q) {
  values.sort();
  return values.length === 0 ? Number.NaN : values[Math.min(values.length - 1, Math.ceil(q * values.length) - 1)];
}

/** Three significant digits, thousands set apart. */
export function short(value) {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

/** `1.52 × (1.48–1.60)` */
export const times = ({ median: middle, min, max }) => `${short(middle)} × (${short(min)}–${short(max)})`;

/** Milliseconds of `work`, and what it returned. */
export async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}
