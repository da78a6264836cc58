import { fingerprintOf } from '../engine/index.js';
import type { Precision, VerdictCounts } from './report.js';

/** What people decided about a warning. */
export type Verdict = 'rectified' | 'violation' | 'normal' | 'data_issue';

/** Verdicts by the fingerprint of their warning, hex. */
export type Verdicts = ReadonlyMap<string, Verdict>;

const kinds: readonly string[] = ['rectified', 'violation', 'normal', 'data_issue'] satisfies Verdict[];
const example =
  'fingerprint,verdict with lines like 9f86…0a08,violation; or rule,kind,subject,discriminator,verdict with lines like cash-single-large,payment,0190…,,normal';

/** Reads verdicts from the text of a CSV file. Throws in one line for one that says something else. */
export function parseVerdicts(text: string, from: string): Map<string, Verdict> {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = header.split(',').map((name) => name.trim());
  if (!columns.includes('verdict') || !(columns.includes('fingerprint') || columns.includes('subject')))
    throw new Error(`${from}:1: expected the columns ${example}`);
  const verdicts = new Map<string, Verdict>();
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const values = line.split(',').map((value) => value.trim().replace(/^"(.*)"$/, '$1'));
    const row = Object.fromEntries(columns.map((name, n) => [name, values[n] ?? '']));
    if (!kinds.includes(row.verdict!))
      throw new Error(`${from}:${at + 2}: the verdict '${row.verdict}' is unknown; expected ${kinds.join(', ')}`);
    verdicts.set(fingerprintIn(row, `${from}:${at + 2}`), row.verdict as Verdict);
  }
  return verdicts;
}

function fingerprintIn(row: Record<string, string>, place: string): string {
  const { fingerprint, rule, kind, subject, discriminator = '' } = row;
  if (fingerprint !== undefined) {
    const hex = fingerprint.replace(/^\\x/, '').toLowerCase();
    if (/^[0-9a-f]{64}$/.test(hex)) return hex;
    throw new Error(`${place}: the fingerprint '${fingerprint}' is none; expected 64 hex digits, or ${example}`);
  }
  if (!rule || !kind || !subject) throw new Error(`${place}: a rule, kind or subject is missing; expected ${example}`);
  return fingerprintOf(rule, { subjectKind: kind, subjectId: subject.toLowerCase(), discriminator }).toString('hex');
}

/** The text of a CSV file that {@link parseVerdicts} reads. */
export const renderVerdicts = (verdicts: Verdicts): string =>
  ['fingerprint,verdict', ...[...verdicts].map((line) => line.join(',')).sort(), ''].join('\n');

/** How people judged some findings. */
export function countVerdicts(fingerprints: Iterable<string>, verdicts: Verdicts): VerdictCounts {
  const counts: VerdictCounts = { right: 0, wrong: 0, dataIssue: 0, unknown: 0 };
  for (const fingerprint of fingerprints) counts[nameOf(verdicts.get(fingerprint))] += 1;
  return counts;
}

function nameOf(verdict: Verdict | undefined): keyof VerdictCounts {
  if (verdict === undefined) return 'unknown';
  if (verdict === 'data_issue') return 'dataIssue';
  return verdict === 'normal' ? 'wrong' : 'right';
}

/** 97.5 % of a normal distribution lie below: an interval of 95 %. */
const Z = 1.959964;

/** The share of right ones among the judged, with Wilson's interval, which is honest for few: 2 of 2 are no certainty. */
export function precisionOf(counts: VerdictCounts): Precision {
  const judged = counts.right + counts.wrong;
  if (judged === 0) return { ...counts, share: null, low: null, high: null };
  const share = counts.right / judged;
  const spread = Z * Math.sqrt((share * (1 - share)) / judged + Z ** 2 / (4 * judged ** 2));
  const [middle, scale] = [share + Z ** 2 / (2 * judged), 1 + Z ** 2 / judged];
  return { ...counts, share, low: rounded((middle - spread) / scale), high: rounded((middle + spread) / scale) };
}

const rounded = (share: number) => Math.min(1, Math.max(0, Number(share.toFixed(4))));
