import type { BoundValue, Severity } from '@qingqu/rules-sdk';

// What goes between a worker and its evaluator process, by structured clone (bigint stays bigint).

/** The evaluator's first message: which snapshot, and how much of the machine it may use. */
export interface OpenMessage {
  type: 'open';
  path: string;
  /** The rules see the state as of this epoch, at most the snapshot's. */
  epoch: bigint;
  memoryLimit: string;
  threads: number;
  /** Where DuckDB may put what does not fit into memory; without it, the memory limit is the end. */
  tempDirectory?: string;
  /** Only rows of this subtree, where a relation's rows belong to a region. */
  within?: Interval;
}

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
export interface EvaluateMessage {
  type: 'evaluate';
  sql: string;
  subjects: string[];
  severity: Severity;
  columns: { name: string; role: string; type?: string }[];
  runs: Run[];
  timeLimitMs: number;
  maxFindings: number;
}

/** A value as evidence: money is fen as a decimal string, a date 'YYYY-MM-DD', an id a uuid. */
export interface EvidenceValue {
  type: 'money' | 'date' | 'number' | 'ratio' | 'text' | 'boolean' | 'id';
  value: string | number | boolean | null;
}

/** How many findings a rule has in truth, and how many more are about records that have not arrived and are left out. */
export interface FindingCounts {
  total: number;
  unplaced: number;
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

export type FromEvaluator =
  | { type: 'ready' }
  | { type: 'findings'; findings: Finding[] }
  | ({ type: 'done'; durationMs: number } & FindingCounts)
  | ({ type: 'failed' } & Failure);

export type ToEvaluator = OpenMessage | EvaluateMessage;
