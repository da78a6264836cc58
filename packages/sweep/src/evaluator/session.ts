import {
  bindAll,
  type ClosableSnapshot,
  columnsByPosition,
  evaluateRule,
  openLocked,
  rowsOf,
} from '@qingqu/rules-sdk/engine';
import { foundAll, withCanary } from './canary.js';
import { findParts, liftRestriction, type Parts, restrictTo } from './keys.js';
import { precheck } from './precheck.js';
import type {
  AskMessage,
  CanaryMessage,
  EvaluateMessage,
  Failure,
  Finding,
  FindingCounts,
  OpenMessage,
  Prechecked,
  PrecheckMessage,
  RunAnswer,
  TextRow,
} from './protocol.js';

/** One snapshot, opened so that SQL can do nothing but read the relations as of one epoch. */
export class Session {
  private constructor(private readonly snapshot: ClosableSnapshot) {}

  /** A second connection, for questions that somebody waits for. */
  private second: ClosableSnapshot | undefined;

  private get connection() {
    return this.snapshot.connection;
  }

  static async open(message: OpenMessage): Promise<Session> {
    return new Session(await openLocked(message.path, message, message));
  }

  /** Lets go of the file. */
  close(): void {
    this.second?.close();
    this.snapshot.close();
  }

  /** Stops the running statements; they fail with an interrupt. */
  interrupt(): void {
    this.connection.interrupt();
    this.second?.connection.interrupt();
  }

  /**
   * Runs a rule and hands its findings over, sorted by subject and discriminator, at most `maxFindings`; by keys those alone that the changes can
   * have changed. Returns how many there are in truth.
   */
  async evaluate(rule: EvaluateMessage, hand: (findings: Finding[]) => Promise<void>): Promise<RunAnswer> {
    const parts = rule.keys && (await findParts(this.snapshot, rule.keys));
    if (!parts) return evaluateRule(this.snapshot, rule, hand);
    const keys = { count: parts.count, subjects: parts.subjects };
    if (parts.count === 0) return { total: 0, unplaced: 0, keys };
    return { ...(await this.evaluateIn(parts, rule, hand)), keys };
  }

  /** The rows of a SELECT, at most `maxRows`, every value as text. */
  async ask({ sql, maxRows }: AskMessage): Promise<TextRow[]> {
    return rowsOf(this.connection, `select cast(columns(*) as varchar) from (\n${sql}\n) limit ${maxRows}`);
  }

  /** What rules find if there are some payments more, and would not find without them. */
  async precheck(message: PrecheckMessage, failureOf: (error: unknown) => Failure): Promise<Prechecked[]> {
    this.second ??= await this.snapshot.beside();
    return precheck([this.snapshot, this.second], message, failureOf);
  }

  /** Whether the rule finds its canary. One that fails on it has missed it. */
  async findsCanary(rule: EvaluateMessage, canary: CanaryMessage): Promise<'found' | 'missed'> {
    const names = rule.columns.map((_, n) => `c${n}`);
    const byRole = (role: string) => names[rule.columns.findIndex((column) => column.role === role)];
    const sql = `select cast(${byRole('subject')} as varchar), coalesce(cast(${byRole('discriminator') ?? "''"} as varchar), '')
      from (${columnsByPosition(rule.sql, names)}) as f`;
    try {
      return await withCanary(this.snapshot, canary, async (connection) => {
        const statement = await connection.prepare(sql);
        try {
          bindAll(statement, canary.binds);
          return await foundAll(statement, canary.finds);
        } finally {
          statement.destroySync();
        }
      });
    } catch {
      return 'missed';
    }
  }

  private async evaluateIn(
    parts: Parts,
    rule: EvaluateMessage,
    hand: (findings: Finding[]) => Promise<void>,
  ): Promise<FindingCounts> {
    try {
      await restrictTo(this.snapshot, parts);
      return await evaluateRule(this.snapshot, rule, hand);
    } finally {
      await liftRestriction(this.snapshot, parts);
    }
  }
}
