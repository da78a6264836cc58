import { formatInstant } from '../../../parts/format-instant.js';

export interface Figure {
  kind: string;
  value: string | null;
}

const SIZES = ['B', 'KB', 'MB', 'GB', 'TB'];

/** `123456789` → `117.7 MB` */
export function bytesOf(count: number): string {
  const step = count < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log2(count) / 10));
  const size = count / 1024 ** step;
  return `${step === 0 ? size : size.toFixed(1)} ${SIZES[step]}`;
}

/** A figure as it is read; `say` knows what its words are called. */
export function figureText({ kind, value }: Figure, language: string, say: (word: string) => string): string | null {
  if (value === null) return null;
  switch (kind) {
    case 'COUNT':
      return Number(value).toLocaleString(language);
    case 'BYTES':
      return bytesOf(Number(value));
    case 'INSTANT':
      return formatInstant(value);
    case 'TEXT':
      return value.split(', ').map(say).join('、');
    default:
      return value;
  }
}
