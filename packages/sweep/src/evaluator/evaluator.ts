import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { boundValues, type Canary, type CompiledRule, canonicalJson } from '@qingqu/rules-sdk';
import type { Until } from '@qingqu/rules-sdk/engine';
import { QuestionFailed } from '../errors.js';
import { damaged } from '../snapshot/open-snapshot.js';
import { traceparentNow, writeDown } from '../trace.js';
import { limitsOf } from './budget.js';
import type {
  AskMessage,
  CanaryMessage,
  EvaluateMessage,
  Failure,
  FailureCode,
  Finding,
  FromEvaluator,
  Interval,
  KeysAnswer,
  KeysMessage,
  OpenMessage,
  Prechecked,
  PrecheckMessage,
  Run,
  TextRow,
  ToEvaluator,
} from './protocol.js';

/** How an evaluator process runs. */
export interface EvaluatorSettings {
  /** The built `dist/evaluator/child.js` of this package. */
  path: string;
  /** What DuckDB may take; `2GB` unless told. */
  memoryLimit?: string;
  /** Threads of a query; 2 unless told. */
  threads?: number;
  /** How long one rule may take, 10 minutes unless told. */
  timeLimitMs?: number;
  /** How long after that a query has to end that does not listen, before its process is killed; 5 seconds unless told. */
  graceMs?: number;
  /** How many findings of one rule are handed over, 100,000 unless told; all are counted. */
  maxFindings?: number;
  /** Where intermediate results go that do not fit into memory; without it they are an error. */
  tempDirectory?: string;
}

/** What became of one rule. */
export type Evaluation =
  | {
      status: 'done';
      /** Sorted by kind, subject and discriminator. */
      findings: Finding[];
      /** How many there are in truth; more than `findings` when the rule went over the cap. */
      total: number;
      /** Findings about records that have not arrived; left out. */
      unplaced: number;
      /** sha256, hex, over the canonical findings: the same rule on the same snapshot has the same. */
      digest: string;
      durationMs: number;
      /** Of a run by keys; absent when the rule ran over everything. */
      keys?: KeysAnswer;
      /** Whether the rule still finds its canary; absent when it has none. */
      canary?: 'found' | 'missed';
      /** What the process took at most while it ran. */
      peakMemoryBytes?: number;
    }
  | { status: 'failed'; failure: Failure };

interface EvaluateOptions {
  keys?: KeysMessage | undefined;
  signal?: AbortSignal | undefined;
}

/** After the time limit the query is interrupted; a process that has not answered by then is killed. */
const GRACE_MS = 5_000;

/** Failures that a process reports of a rule and gets over; after any other the next rule gets a new one. */
const harmless = new Set<FailureCode>(['SQL', 'NULL_SUBJECT', 'DUPLICATE_FINDING', 'BAD_COLUMN']);

/** A locked-down process that runs rules on one snapshot, one after another. */
export class Evaluator {
  private child: Child | undefined;

  constructor(
    private readonly settings: EvaluatorSettings,
    private readonly snapshot: { path: string; epoch: bigint; until?: Until },
    private readonly within?: Interval,
  ) {}

  /**
   * Runs a rule: the same SELECT once for each run; with `keys` over what changed alone, where that is possible. A rule that fails is a result. Throws
   * SnapshotUnusable when the snapshot cannot be read, and the signal's reason when it is aborted.
   */
  evaluate(rule: CompiledRule, runs: Run[], options: EvaluateOptions = {}): Promise<Evaluation> {
    return this.inTurn(() => this.evaluateNow(rule, runs, options));
  }

  private async evaluateNow(rule: CompiledRule, runs: Run[], { keys, signal }: EvaluateOptions): Promise<Evaluation> {
    signal?.throwIfAborted();
    const { memoryLimit, timeLimitMs, maxFindings } = limitsOf(this.settings, rule.budget);
    const child = await this.open(signal, memoryLimit);
    const traceparent = traceparentNow();
    const message: EvaluateMessage = {
      type: 'evaluate',
      sql: rule.sql,
      subjects: rule.subjects,
      severity: rule.severity,
      columns: rule.columns,
      runs,
      timeLimitMs,
      maxFindings,
      ...(keys ? { keys } : {}),
      ...(rule.canary ? { canary: canaryMessage(rule, rule.canary) } : {}),
      ...(traceparent ? { traceparent } : {}),
    };
    const evaluation = await collect(child, message, timeLimitMs + (this.settings.graceMs ?? GRACE_MS), signal);
    if (evaluation.status === 'failed') {
      if (!harmless.has(evaluation.failure.code)) await this.close();
      if (evaluation.failure.code === 'SNAPSHOT')
        throw damaged(this.snapshot.path, new Error(evaluation.failure.message));
    }
    return evaluation;
  }

  /**
   * The rows of one SELECT over the relations, every value as text, at most `maxRows`. It must be made of a rule that has been checked: what it reads is not
   * looked at again. Throws QuestionFailed.
   */
  async ask(
    sql: string,
    { timeLimitMs, maxRows = 1_000 }: { timeLimitMs: number; maxRows?: number },
  ): Promise<TextRow[]> {
    const answer = await this.question({ type: 'ask', sql, timeLimitMs, maxRows });
    if (answer.type !== 'rows') throw new Error(`the evaluator answered '${answer.type}'`);
    return answer.rows;
  }

  /** What rules find if there are some payments more, and would not find without them. Throws QuestionFailed. */
  async precheck(message: Omit<PrecheckMessage, 'type'>): Promise<Prechecked[]> {
    const answer = await this.question({ type: 'precheck', ...message });
    if (answer.type !== 'prechecked') throw new Error(`the evaluator answered '${answer.type}'`);
    return answer.results;
  }

  private question(message: AskMessage | PrecheckMessage): Promise<FromEvaluator> {
    return this.inTurn(() => this.put(message));
  }

  /** The process does one thing after another, whoever asks. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
  private last: Promise<unknown> = Promise.resolve();

  /** Waits until everything so far has its answer. */
  async settled(): Promise<void> {
    await this.last;
  }

  private async put(message: AskMessage | PrecheckMessage): Promise<FromEvaluator> {
    const child = await this.open(undefined);
    const answer = await child.ask(message, () => undefined, message.timeLimitMs + (this.settings.graceMs ?? GRACE_MS));
    if (answer.type !== 'failed') return answer;
    if (!harmless.has(answer.code) && answer.code !== 'TIMEOUT') await this.close();
    if (answer.code === 'SNAPSHOT') throw damaged(this.snapshot.path, new Error(answer.message));
    throw new QuestionFailed(answer.code, answer.message);
  }

  /** Ends the process. */
  async close(): Promise<void> {
    const child = this.child;
    this.child = undefined;
    await child?.kill();
  }

  /** The process that is there; one with another memory limit makes way, because its settings are locked. */
  private async open(
    signal: AbortSignal | undefined,
    memoryLimit = limitsOf(this.settings).memoryLimit,
  ): Promise<Child> {
    if (this.child?.alive && this.child.memoryLimit === memoryLimit) return this.child;
    await this.close();
    const child = new Child(this.settings.path, memoryLimit);
    this.child = child;
    const { threads = 2, tempDirectory } = this.settings;
    const open: OpenMessage = {
      type: 'open',
      path: this.snapshot.path,
      epoch: this.snapshot.epoch,
      ...(this.snapshot.until ? { until: this.snapshot.until } : {}),
      memoryLimit,
      threads,
      ...(tempDirectory ? { tempDirectory } : {}),
      ...(this.within ? { within: this.within } : {}),
    };
    const answer = await child.ask(open, () => undefined, 60_000, signal);
    if (answer.type === 'ready') return child;
    await this.close();
    throw damaged(this.snapshot.path, new Error(answer.type === 'failed' ? answer.message : 'unexpected answer'));
  }
}

const canaryMessage = (rule: CompiledRule, { asOf, params = {}, given, finds }: Canary): CanaryMessage => ({
  binds: boundValues(rule, params, asOf),
  relations: rule.relations,
  given: given as CanaryMessage['given'],
  finds,
});

async function collect(
  child: Child,
  message: EvaluateMessage,
  limitMs: number,
  signal?: AbortSignal,
): Promise<Evaluation> {
  const findings: Finding[] = [];
  const hash = createHash('sha256');
  const answer = await child.ask(
    message,
    (batch) => {
      for (const finding of batch) hash.update(`${canonicalFinding(finding)}\n`);
      findings.push(...batch);
    },
    limitMs,
    signal,
  );
  if (answer.type === 'failed') return { status: 'failed', failure: { code: answer.code, message: answer.message } };
  if (answer.type !== 'done') throw new Error(`the evaluator answered '${answer.type}'`);
  if (answer.span) writeDown('evaluator', answer.span);
  const digest = hash.update(String(answer.total)).digest('hex');
  return {
    status: 'done',
    findings,
    total: answer.total,
    unplaced: answer.unplaced,
    digest,
    durationMs: answer.durationMs,
    peakMemoryBytes: answer.peakMemoryBytes,
    ...(answer.keys ? { keys: answer.keys } : {}),
    ...(answer.canary ? { canary: answer.canary } : {}),
  };
}

/** What a finding says, without where its subject lies. */
const canonicalFinding = ({ subjectKind, subjectId, discriminator, severity, rows, evidence }: Finding): string =>
  canonicalJson({ subjectKind, subjectId, discriminator, severity, rows, evidence });

/** The process and the conversation with it: one question at a time. */
class Child {
  private readonly process: ChildProcess;
  private readonly exited: Promise<void>;
  private stderr = '';
  alive = true;

  constructor(
    path: string,
    readonly memoryLimit: string,
  ) {
    // An empty environment: nothing that the parent knows (URLs, keys, options of Node) goes along.
    this.process = fork(path, [], {
      env: {},
      execArgv: ['--max-old-space-size=512'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.process.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.stderr = (this.stderr + text).slice(-2_000);
    });
    this.exited = new Promise((resolve) => {
      const gone = () => {
        this.alive = false;
        resolve();
      };
      this.process.once('exit', gone).once('error', gone);
    });
  }

  /** Sends a message and returns the last one of the answer. A process that ends or does not answer in time has failed. */
  async ask(
    message: ToEvaluator,
    take: (findings: Finding[]) => void,
    limitMs: number,
    signal?: AbortSignal,
  ): Promise<FromEvaluator> {
    let onMessage: ((answer: unknown) => void) | undefined;
    let onAbort: (() => void) | undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<FromEvaluator>((resolve, reject) => {
        onMessage = (answer) => {
          const received = answer as FromEvaluator;
          if (received.type === 'findings') take(received.findings);
          else resolve(received);
        };
        onAbort = () => {
          void this.kill();
          reject(signal!.reason);
        };
        timer = setTimeout(() => {
          void this.kill();
          resolve({
            type: 'failed',
            code: 'TIMEOUT',
            message: `it did not answer within ${limitMs / 1000} s and was killed`,
          });
        }, limitMs);
        this.process.on('message', onMessage);
        signal?.addEventListener('abort', onAbort, { once: true });
        void this.exited.then(() => resolve({ type: 'failed', code: 'CRASHED', message: this.lastWords() }));
        this.process.send(message, (error) => {
          if (error) resolve({ type: 'failed', code: 'CRASHED', message: error.message });
        });
      });
    } finally {
      clearTimeout(timer);
      if (onMessage) this.process.off('message', onMessage);
      if (onAbort) signal?.removeEventListener('abort', onAbort);
    }
  }

  async kill(): Promise<void> {
    this.alive = false; // from now on, not from when the system gets round to it
    this.process.kill('SIGKILL');
    await this.exited;
  }

  private lastWords(): string {
    const { exitCode, signalCode } = this.process;
    const how = signalCode ? `was ended by ${signalCode}` : `ended with code ${exitCode}`;
    return `the evaluator process ${how}${this.stderr ? `: ${this.stderr.trim().split('\n').at(-1)}` : ''}`;
  }
}
