import type { BoundValue } from '@qingqu/rules-sdk';
import type { Failure, Finding, FindingCounts, RuleToRun, Sees, SnapshotLimits } from '@qingqu/rules-sdk/engine';
import type { RemoteSpan } from '../trace.js';
import type { Way } from './look-ups.js';

export type {
  EvidenceValue,
  Failure,
  FailureCode,
  Finding,
  FindingCounts,
  Interval,
  Run,
} from '@qingqu/rules-sdk/engine';

// What goes between a worker and its evaluator process, by structured clone (bigint stays bigint).

/** The evaluator's first message: which snapshot, how much of it rules see, and how much of the machine it may use. */
export interface OpenMessage extends SnapshotLimits, Sees {
  type: 'open';
  path: string;
}

/** Ids of records by kind. */
export type Subjects = Record<string, string[]>;

/** A run over what changed since an earlier epoch can reach. */
export interface KeysMessage {
  /** The epoch of the run whose outcome is carried on. */
  base: bigint;
  key: Record<string, string>;
  reaches: Record<string, { sql: string }>;
  /** What the rule reads. */
  relations: string[];
  /** The rule's subject kinds. */
  kinds: string[];
  /** Of which to say whether they lie in a part that the changes reach: those of the rule's open warnings. */
  subjects: Subjects;
  /** Whose parts count as reached although no row changed. */
  also: Subjects;
  /** The rule runs over everything when more than this share of the rows lies in the parts. */
  maxShare: number;
}

/** Records on which a rule must fire, and what it must find there. */
export interface CanaryMessage {
  binds: BoundValue[];
  /** What the rule reads. */
  relations: string[];
  given: Record<string, Record<string, string | number | boolean | null>[]>;
  finds: { subject: string; discriminator: string }[];
}

/** How a run by keys went. */
export interface KeysAnswer {
  /** Parts that the changes reach. */
  count: number;
  /** Those of the subjects asked about that lie in them. */
  subjects: Subjects;
}

/** One rule to evaluate. */
export interface EvaluateMessage extends RuleToRun {
  type: 'evaluate';
  timeLimitMs: number;
  /** Records on which the rule must fire. */
  canary?: CanaryMessage;
  /** By keys where that gives the same outcome; absent, the rule runs over everything. */
  keys?: KeysMessage;
  /** The W3C context of the trace that the run belongs to; absent while nobody traces. */
  traceparent?: string;
}

/** What a run says beside its findings. */
export interface RunAnswer extends FindingCounts {
  /** Absent when the rule ran over everything. */
  keys?: KeysAnswer;
}

/** A question about the relations: one SELECT, of which every value comes back as text. */
export interface AskMessage {
  type: 'ask';
  sql: string;
  timeLimitMs: number;
  /** Further rows are left out. */
  maxRows: number;
}

/** Rows of an answer, every value as text. */
export type TextRow = Record<string, string | null>;

/** What rules would find if there were some payments more. */
export interface PrecheckMessage {
  type: 'precheck';
  /** Rows of the relation `payments`: column → value as text. One whose id is there already stands in its place. */
  candidates: TextRow[];
  /** Rules that fall into parts by the same key share the rows of the parts that the candidates reach. */
  groups: PrecheckGroup[];
  timeLimitMs: number;
}

export interface PrecheckGroup {
  /** Absent: the rules run over everything. */
  parts?: Pick<KeysMessage, 'key' | 'kinds'> & {
    /** SQL over `changed` of the parts that payments reach beside those that they lie in. */
    reach?: string;
    /** Relations outside the key of which only the rows count that go one of these ways to the parts. */
    lookUps?: Record<string, Way[]>;
  };
  rules: PrecheckRule[];
}

export interface PrecheckRule
  extends Pick<EvaluateMessage, 'sql' | 'subjects' | 'severity' | 'columns' | 'runs' | 'maxFindings'> {
  id: string;
}

/** What a rule finds with the candidates and would not find without them. */
export interface Prechecked {
  id: string;
  findings: Finding[];
  /** Why it could not be told. */
  failure?: Failure;
}

export type FromEvaluator =
  | { type: 'ready' }
  | { type: 'findings'; findings: Finding[] }
  | ({
      type: 'done';
      durationMs: number;
      peakMemoryBytes: number;
      canary?: 'found' | 'missed';
      span?: RemoteSpan;
    } & RunAnswer)
  | { type: 'rows'; rows: TextRow[] }
  | { type: 'prechecked'; results: Prechecked[]; durationMs: number }
  | ({ type: 'failed' } & Failure);

export type ToEvaluator = OpenMessage | EvaluateMessage | AskMessage | PrecheckMessage;
