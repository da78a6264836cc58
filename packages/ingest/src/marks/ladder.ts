import type { Outcome } from '../batch-file.js';
import type { PreparedRow } from '../prepare-batch.js';
import { compareStandings, dayOf, rungOf, type Standing } from '../standing.js';

/** Something that a row says of a record. */
export interface Statement {
  standing: Standing;
  rowNo: number;
  /** Keyed hash of what it says, or {@link DELETED}. */
  content: string;
  /** The version in which it stands in the table or its history. */
  version?: number;
  /** The row itself, where it is at hand. */
  row?: PreparedRow;
}

/** What a row says that takes its record away. */
export const DELETED = 'deleted';

/** What must be written for a record, one after the other. */
export type Change =
  | { kind: 'write'; statement: Statement; version: number; isNew: boolean }
  | { kind: 'restore'; from: number; version: number }
  | { kind: 'remove'; version: number }
  | { kind: 'mark'; mark: 'deleted' | 'conflict'; statement: Statement; version: number };

/** What becomes of a row. */
export interface Taken {
  outcome: Outcome;
  changes: Change[];
  /** The row of the same file that says something else. */
  own?: Statement;
  /** The file that says something else. */
  differsFrom?: bigint;
  /** Rows taken in before that are in doubt from now on. */
  doubtful: Statement[];
}

/** What a ladder is made of. */
export interface Said {
  /** The table's row. */
  current: Statement | undefined;
  /** The last version there was; 0 for none. */
  lastVersion: number;
  /** All else that is known. */
  statements: readonly Statement[];
  /** Standings of which it is known already that they are in conflict. */
  conflicts: readonly Standing[];
  /** Whether that is all. If not, what stands higher than the row in hand may have been left out, or only more of what is known. */
  isComplete: boolean;
  isTopKnown: boolean;
}

/** Statements of one standing; they say the same, unless they are in conflict. */
interface Rung {
  standing: Standing;
  statements: Statement[];
  isConflict: boolean;
}

/**
 * All that was said of one record, by standing. The highest rung on which all say the same holds: so the end depends on what was said, not on
 * the order in which it came.
 */
export class Ladder {
  readonly #rungs = new Map<string, Rung>();
  readonly #isComplete: boolean;
  readonly #isTopKnown: boolean;
  /** What the table has, and the rung that it came from; DELETED when its last word was that, undefined when nothing holds. */
  #present: { content: string; rev: bigint; rung: string } | undefined;
  #version: number;

  constructor({ current, lastVersion, statements, conflicts, isComplete, isTopKnown }: Said) {
    this.#isComplete = isComplete;
    this.#isTopKnown = isComplete || isTopKnown;
    this.#version = lastVersion;
    for (const standing of conflicts) this.#rung(standing).isConflict = true;
    for (const statement of current ? [current, ...statements] : statements) {
      const rung = this.#rung(statement.standing);
      // Where no conflict was noticed, as in data of before there were conflicts, what was taken in last held.
      if (rung.isConflict || (rung.statements[0]?.content ?? statement.content) === statement.content)
        put(rung, statement);
    }
    const last = current ?? this.#top()?.statements[0];
    if (current || last?.content === DELETED) this.#present = presence(last);
  }

  /** Decides what becomes of a row; undefined when that depends on what was left out. */
  take(said: Statement): Taken | undefined {
    const rung = this.#rung(said.standing);
    const [any] = rung.statements;
    const isOwn = ({ standing }: Statement) => standing.fileId === said.standing.fileId;
    if (rung.isConflict) {
      const other = rung.statements.find((statement) => !isOwn(statement)) ?? rung;
      return { ...nothing('quarantined'), differsFrom: other.standing.fileId };
    }
    const own = rung.statements.find(isOwn);
    if (own && said.content !== own.content) return { ...nothing('quarantined'), own };
    if (own) {
      put(rung, said);
      return nothing('duplicate');
    }
    if (any && any.content !== said.content) return this.#isComplete ? this.#conflict(rung, said) : undefined;
    const top = this.#top();
    if (!this.#isTopKnown && (!top || top === rung || isAbove(rung, top))) return undefined;
    return this.#add(rung, said);
  }

  #conflict(rung: Rung, said: Statement): Taken {
    const doubtful = rung.statements;
    rung.isConflict = true;
    rung.statements = [...doubtful, said];
    const mark: Change = { kind: 'mark', mark: 'conflict', statement: said, version: this.#version };
    const differsFrom = doubtful[0]!.standing.fileId;
    return { outcome: 'quarantined', changes: [mark, ...this.#settle()], differsFrom, doubtful };
  }

  #add(rung: Rung, said: Statement): Taken {
    put(rung, said);
    const changes = this.#settle();
    const isHeld = this.#present?.content === said.content && this.#present.rev === said.standing.rev;
    if (this.#top() !== rung) return { ...nothing(isHeld && changes.length === 0 ? 'unchanged' : 'stale'), changes };
    if (changes.length === 0) return nothing('unchanged');
    const isFirst = changes.some((change) => change.kind === 'write' && change.version === 1);
    return { ...nothing(isFirst ? 'loaded' : 'updated'), changes };
  }

  /** Brings the table to what the top rung says. */
  #settle(): Change[] {
    const top = this.#top();
    const goal = top && (top.statements.find(({ version }) => version !== undefined) ?? top.statements[0]!);
    const present = this.#present;
    // What came from a rung that is in doubt now must not stand, even if a higher one says the same.
    const isSound = !present || !this.#rungs.get(present.rung)!.isConflict;
    if (isSound && (goal ? isSame(present, goal) : !present)) return [];
    const hasRow = present !== undefined && present.content !== DELETED;
    this.#present = presence(goal);
    const removal: Change[] = hasRow ? [{ kind: 'remove', version: this.#version }] : [];
    if (!goal) return removal;
    if (goal.content === DELETED)
      return [...removal, { kind: 'mark', mark: 'deleted', statement: goal, version: this.#version }];
    this.#version += 1;
    if (goal.version === undefined) return [{ kind: 'write', statement: goal, version: this.#version, isNew: !hasRow }];
    return [...removal, { kind: 'restore', from: goal.version, version: this.#version }];
  }

  /** The highest rung that says one thing. */
  #top(): Rung | undefined {
    let top: Rung | undefined;
    for (const rung of this.#rungs.values())
      if (!rung.isConflict && rung.statements.length > 0 && (!top || isAbove(rung, top))) top = rung;
    return top;
  }

  #rung(standing: Standing): Rung {
    const place = rungOf(standing);
    const known = this.#rungs.get(place);
    if (known) return known;
    const rung = { standing, statements: [], isConflict: false };
    this.#rungs.set(place, rung);
    return rung;
  }
}

function put(rung: Rung, statement: Statement): void {
  rung.statements.push(statement);
  // Files that declare no day may be on one rung: it stands where the first of them came.
  if (dayOf(statement.standing) < dayOf(rung.standing)) rung.standing = statement.standing;
}

const presence = (statement: Statement | undefined) =>
  statement && { content: statement.content, rev: statement.standing.rev, rung: rungOf(statement.standing) };

// A deletion said again with a higher revision leaves a mark of its own, or what comes between the two would make the record again.
const isSame = (present: { content: string; rev: bigint } | undefined, { content, standing }: Statement): boolean =>
  present?.content === content && present.rev === standing.rev;

const isAbove = (a: Rung, b: Rung): boolean => compareStandings(a.standing, b.standing) > 0;

const nothing = (outcome: Outcome): Taken => ({ outcome, changes: [], doubtful: [] });
