import { createHash } from 'node:crypto';
import type { Severity } from '../define-rule.js';
import type { BoundValue } from '../execution.js';

/** A subtree of the regions, by the numbers that the engine gives them. */
export interface Interval {
  lo: bigint;
  hi: bigint;
}

/** The rule's SELECT with one set of parameters, whose findings count where the subject lies in `within` and in no `except`. */
export interface Run {
  binds: BoundValue[];
  within?: Interval;
  except: Interval[];
}

/** One rule to evaluate. Several runs are the same SELECT with the parameters of several subtrees. */
export interface RuleToRun {
  sql: string;
  subjects: string[];
  severity: Severity;
  columns: { name: string; role: string; type?: string }[];
  runs: Run[];
  /** How many findings are handed over; all are counted. */
  maxFindings: number;
}

/** A value as evidence: money is fen as a decimal string, a date 'YYYY-MM-DD', an id a uuid. */
export interface EvidenceValue {
  type: 'money' | 'date' | 'number' | 'ratio' | 'text' | 'boolean' | 'id';
  value: string | number | boolean | null;
}

/** What a rule says of one subject. */
export interface Finding {
  subjectKind: string;
  subjectId: string;
  discriminator: string;
  severity: Severity;
  /** Other records that took part, sorted. */
  rows: string[];
  evidence: Record<string, EvidenceValue>;
  /** The subject's region; null where such subjects belong to everybody. */
  regionCode: string | null;
  /** Which of the runs found it. */
  run: number;
}

/** How many findings a rule has in truth, and how many more are about records that have not arrived and are left out. */
export interface FindingCounts {
  total: number;
  unplaced: number;
}

/** Why a rule has no result. */
export type FailureCode =
  | 'SQL'
  | 'TIMEOUT'
  | 'OUT_OF_MEMORY'
  | 'NULL_SUBJECT'
  | 'DUPLICATE_FINDING'
  | 'BAD_COLUMN'
  | 'CRASHED'
  | 'REFUSED'
  | 'SNAPSHOT';

export interface Failure {
  code: FailureCode;
  message: string;
}

/** A rule that has no result, and why. */
export class RuleFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

const codes: [RegExp, FailureCode, string?][] = [
  [/same number of result columns/, 'BAD_COLUMN', 'its SQL returns another number of columns than the rule describes'],
  [/^Out of Memory Error/, 'OUT_OF_MEMORY'],
  [/^INTERNAL Error/, 'CRASHED'],
  // How the message begins: what follows may be a rule's own words.
  [/^(IO Error|Corrupt|Serialization Error|FATAL Error|Checksum)/i, 'SNAPSHOT'],
];

/** What an error while a rule ran says of it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RuleFailure) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  const [, code, words] = codes.find(([pattern]) => pattern.test(message)) ?? [/./, 'SQL' as const];
  return { code, message: words ?? (code === 'SQL' ? message.slice(0, 2_000) : message.split('\n')[0]!) };
}

/** A warning's identity: never the rule's version, amounts or time, so the same matter stays the same warning. */
export function fingerprintOf(
  ruleId: string,
  finding: Pick<Finding, 'subjectKind' | 'subjectId' | 'discriminator'>,
): Buffer {
  const { subjectKind, subjectId, discriminator } = finding;
  return createHash('sha256').update(`${ruleId}|${subjectKind}|${subjectId}|${discriminator}`).digest();
}

/** Warnings of one rule with the same value of its `rollUp` make one case; without a value each stands for itself. */
export function caseOf(
  rule: { id: string; rollUp?: string },
  { evidence }: Pick<Finding, 'evidence'>,
): string | undefined {
  const value = rule.rollUp === undefined ? null : (evidence[rule.rollUp]?.value ?? null);
  return value === null ? undefined : `${rule.id}|${value}`;
}
