import type pg from 'pg';
import type { HealthPort } from './health-port.js';

/** What a figure is, so that whoever shows it knows how. */
export const figureKinds = ['count', 'bytes', 'instant', 'day', 'text'] as const;
export type FigureKind = (typeof figureKinds)[number];

export interface Figure {
  name: string;
  kind: FigureKind;
  zh: string;
  en: string;
  /** A number in digits, an instant in ISO 8601, a day as 2018-10-15; null = there is none. */
  value: string | null;
}

export const partNames = [
  'database',
  'epochs',
  'ingest',
  'deliveries',
  'sweep',
  'snapshot',
  'rules',
  'nights',
  'queue',
  'audit',
  'calendar',
] as const;
export type PartName = (typeof partNames)[number];
/** Parts whose rows belong to regions. */
export type RegionalPart = 'ingest' | 'deliveries';

interface Words {
  zh: string;
  en: string;
}

/** How a part of the platform does. */
export interface PartHealth {
  isInOrder: boolean;
  /** What there is to it, and where something is wrong what to do. */
  words: Words;
  figures: readonly Figure[];
}

/** Looks at one part; undefined where the process knows nothing of it. */
export type Look = (port: HealthPort) => Promise<PartHealth | undefined>;

/** Looks at one part by what the viewer may see. */
export type LookInScope = (readOwn: <T>(text: string) => Promise<T>) => Promise<PartHealth>;

/** The object that a statement builds as JSON: instants come in ISO 8601. */
export async function read<T>(system: pg.Pool, text: string, values: readonly unknown[] = []): Promise<T> {
  const { rows } = await system.query<{ found: T }>(`select (${text}) as found`, [...values]);
  return rows[0]!.found;
}

export function figure(
  name: string,
  kind: FigureKind,
  zh: string,
  en: string,
  value: string | number | bigint | null | undefined,
): Figure {
  return { name, kind, zh, en, value: value === null || value === undefined ? null : String(value) };
}

/** In order, unless something is wrong: of several things the first is told. */
export function judged(
  figures: readonly Figure[],
  inOrder: readonly [zh: string, en: string],
  ...troubles: readonly (readonly [is: boolean, zh: string, en: string])[]
): PartHealth {
  const trouble = troubles.find(([is]) => is);
  const [zh, en] = trouble ? [trouble[1], trouble[2]] : inOrder;
  return { isInOrder: !trouble, words: { zh, en }, figures };
}
