import { escaped, numberText, type Words } from './markup.js';

// Three kinds of chart, drawn as SVG. Each says in its label what it shows; the table beside it says the same in numbers.

export interface Series {
  name: string;
  color: string;
  /** One for each category; what is below zero is drawn downwards. */
  values: number[];
}

const WIDTH = 900;
const LEFT = 60;
const FONT = 12;
const GRID = '#d9d9d9';
const INK = '#333';

/** Bars that stand on one another, one pile for each category. The axis is marked at multiples of `unit`. */
export function piles(title: Words, categories: string[], series: Series[], unit = 1): string {
  const [top, height, bottom] = [30, 240, 28];
  const sums = (sign: 1 | -1) =>
    categories.map((_, at) => series.reduce((total, { values }) => total + Math.max(0, sign * (values[at] ?? 0)), 0));
  const [most, least] = [Math.max(0, ...sums(1)), Math.max(0, ...sums(-1))];
  const step = Math.max(unit, niceStep(Math.max(most, least)));
  const [high, low] = [Math.max(1, Math.ceil(most / step)) * step, Math.ceil(least / step) * step];
  const yOf = (value: number) => top + ((high - value) / (high + low)) * height;
  const slot = (WIDTH - LEFT - 10) / Math.max(1, categories.length);
  const bar = Math.min(48, slot * 0.7);
  const ticks = range(-low, high, step).map(
    (value) =>
      line(LEFT, yOf(value), WIDTH - 10, yOf(value), value === 0 ? INK : GRID) +
      text(LEFT - 6, yOf(value) + 4, numberText(Math.abs(value)), 'end'),
  );
  const bars = categories.flatMap((category, at) => {
    const base = { up: 0, down: 0 };
    return series.map(({ name, color, values }) => {
      const value = values[at] ?? 0;
      const from = value < 0 ? base.down : base.up;
      if (value < 0) base.down += value;
      else base.up += value;
      const [y, end] = [yOf(Math.max(from, from + value)), yOf(Math.min(from, from + value))];
      return rect(
        LEFT + slot * at + (slot - bar) / 2,
        y,
        bar,
        end - y,
        color,
        `${category} ${name}: ${numberText(Math.abs(value))}`,
      );
    });
  });
  const every = Math.ceil(categories.length / 14);
  const labels = categories.map((category, at) =>
    at % every === 0 ? text(LEFT + slot * (at + 0.5), top + height + 18, category, 'middle') : '',
  );
  return svg(title, top + height + bottom, [legend(series), ...ticks, ...bars, ...labels]);
}

export interface Row {
  label: string;
  value: number;
}

/** Bars that lie, one for each row. */
export function bars(title: Words, rows: Row[], color: string): string {
  const [left, pitch] = [200, 24];
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const scale = (WIDTH - left - 80) / most;
  const drawn = rows.flatMap(({ label, value }, at) => {
    const y = 8 + at * pitch;
    return [
      text(left - 8, y + 13, label, 'end'),
      rect(left, y, value * scale, 16, color, `${label}: ${numberText(value)}`),
      text(left + value * scale + 6, y + 13, numberText(value), 'start'),
    ];
  });
  return svg(title, 16 + rows.length * pitch, drawn);
}

export interface Estimate {
  label: string;
  color: string;
  share: number;
  low: number;
  high: number;
}

/** A share from 0 to 100 % with its interval, one for each row. */
export function estimates(title: Words, rows: Estimate[]): string {
  const [left, pitch, top] = [320, 24, 24];
  const xOf = (share: number) => left + share * (WIDTH - left - 30);
  const bottom = top + rows.length * pitch;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      line(xOf(share), top - 6, xOf(share), bottom, GRID) + text(xOf(share), top - 10, `${share * 100} %`, 'middle'),
  );
  const drawn = rows.flatMap(({ label, color, share, low, high }, at) => {
    const y = top + at * pitch + 12;
    return [
      text(left - 12, y + 4, label, 'end'),
      line(xOf(low), y, xOf(high), y, color, 3),
      ...[low, high].map((end) => line(xOf(end), y - 5, xOf(end), y + 5, color, 2)),
      `<circle cx="${fixed(xOf(share))}" cy="${fixed(y)}" r="5" fill="${color}"/>`,
    ];
  });
  return svg(title, bottom + 8, [...ticks, ...drawn]);
}

function svg({ zh, en }: Words, height: number, parts: string[]): string {
  const label = escaped(`${zh} ${en}`);
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}" font-size="${FONT}">${parts.join('')}</svg>`;
}

/** Squares with names; Chinese characters are about twice as wide as Latin letters. */
function legend(series: Series[]): string {
  let x = LEFT;
  const parts = series.map(({ name, color }) => {
    const drawn = rect(x, 4, 12, 12, color) + text(x + 17, 14, name, 'start');
    const width = [...name].reduce((total, sign) => total + (sign > '\u2e7f' ? FONT : FONT * 0.6), 0);
    x += 17 + width + 20;
    return drawn;
  });
  return parts.join('');
}

const fixed = (value: number) => String(Number(value.toFixed(1)));

const rect = (x: number, y: number, width: number, height: number, color: string, title?: string): string =>
  `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(Math.max(0, width))}" height="${fixed(Math.max(0, height))}" fill="${color}">${
    title ? `<title>${escaped(title)}</title>` : ''
  }</rect>`;

const line = (x1: number, y1: number, x2: number, y2: number, color: string, width = 1): string =>
  `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" stroke="${color}" stroke-width="${width}"/>`;

const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string =>
  `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" fill="${INK}">${escaped(words)}</text>`;

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, n) => Number((from + n * step).toFixed(6)));
}

/** 1, 2 or 5 times a power of ten, so that an axis has some five marks. */
function niceStep(most: number): number {
  if (most <= 0) return 1;
  const raw = most / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= raw * (1 - 1e-9))!;
}
