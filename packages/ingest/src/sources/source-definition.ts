import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { type ConnectorSettings, connectorSettings, duration } from '../connectors/settings.js';
import { SourceError } from './source-error.js';

const words = z.string({ error: 'expected a text' }).trim().min(1).max(200);
const clock = z
  .string({ error: "expected a time of day in quotes, like '10:00'" })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "expected a time of day in quotes, like '10:00'");

const every = z.strictObject({ every: duration }).transform((one) => ({ everySeconds: one.every }));
const at = z.strictObject({
  at: z.array(clock).min(1).max(96),
  /** On which days: each, the working days, or these days of the month. */
  on: z.union([z.enum(['day', 'workday']), z.array(z.int().min(1).max(31)).min(1)]).default('day'),
});
const nightly = z.literal('nightly').transform(() => ({ nightly: true as const }));

/** When a source is asked, Asia/Shanghai. `nightly` is with the night's ingest, before the night's sweep. */
const schedule = z.union([nightly, every, at], {
  error: "expected nightly, { every: 15m } or { at: ['07:30', '12:00'], on: workday }",
});

/** Which files are to come, and when at the latest. */
const expectation = z.strictObject({
  /** One for each of them; a month's business date is its last day. */
  every: z.enum(['day', 'workday', 'month'], { error: 'expected day, workday or month' }),
  /** So many days after the business date (working days, unless it is for every day). */
  after: z.int().min(0).max(60).default(0),
  by: clock,
  grace: duration.default(0),
  /** The first business date; the day on which the source is added when left out. */
  since: z.iso.date({ error: "expected a date that exists, in quotes, like '2018-11-30'" }).optional(),
});

const definition = z.strictObject({
  name: z
    .string({ error: 'expected a name, like lankao-treasury' })
    .regex(/^[a-z][a-z0-9-]{1,60}$/, 'expected small letters, digits and dashes, like lankao-treasury'),
  title: z.strictObject({ zh: words, en: words }),
  feed: words,
  owner: words,
  region: z
    .string({ error: "expected a region's 12 digits in quotes, like '410225000000'" })
    .regex(/^\d{12}$/, "expected a region's 12 digits in quotes, like '410225000000'")
    .optional(),
  from: z.unknown(),
  schedule: schedule.default({ nightly: true }),
  expect: expectation.optional(),
  maxOpenQuarantine: z.int().min(1).optional(),
});

/** The keys that a definition may have; the connectors have their own. */
export const sourceKeys = { definition: Object.keys(definition.shape), expect: Object.keys(expectation.shape) };

export type Schedule = z.output<typeof schedule>;
export type Expectation = z.output<typeof expectation>;

/** A source as its YAML defines it. */
export interface SourceDefinition {
  name: string;
  title: { zh: string; en: string };
  feed: string;
  owner: string;
  region?: string | undefined;
  /** As written: durations and sizes with their units. */
  connector: Record<string, unknown>;
  schedule: Schedule;
  expect?: Expectation | undefined;
  maxOpenQuarantine?: number | undefined;
}

/**
 * Reads a source definition.
 * @param from what to call it in messages
 * @throws SourceError naming the first key that cannot be used, with what was expected
 */
export function parseSource(yaml: string, from: string): SourceDefinition {
  const content = parseYaml(yaml, from);
  const checked = definition.safeParse(content);
  if (!checked.success) throw refused(from, checked.error.issues[0]!);
  const { from: connector, ...rest } = checked.data;
  checkConnector(connector, from, 'from');
  return { ...rest, connector: connector as Record<string, unknown> };
}

/**
 * The settings of a connector, with what was left out filled in.
 * @throws SourceError
 */
export function checkConnector(connector: unknown, from: string, place = ''): ConnectorSettings {
  const checked = connectorSettings.safeParse(connector);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw refused(from, { ...issue, path: [...(place ? [place] : []), ...issue.path] });
}

function parseYaml(yaml: string, from: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line ?? 1;
    // The parser quotes the lines around; they are left out, as they may be long.
    const what = error.message.split('\n')[0]!.replace(/ at line \d+.*$/, '');
    throw new SourceError({
      zh: `${from} 第 ${line} 行不是有效的 YAML：${what}；例如 name: lankao-treasury`,
      en: `${from}, line ${line}: not valid YAML: ${what}; for example: name: lankao-treasury`,
    });
  }
}

function refused(from: string, issue: { path: PropertyKey[]; message: string; code?: string }): SourceError {
  const place = issue.path.map(String).join('.') || 'the file';
  const unknown = issue.code === 'unrecognized_keys' ? '; docs/sources.md lists the keys' : '';
  return new SourceError({
    zh: `${from}：${place} 有误：${issue.message}${unknown}`,
    en: `${from}: ${place}: ${issue.message}${unknown}`,
  });
}
