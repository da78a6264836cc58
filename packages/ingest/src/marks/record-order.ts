import type { Turn, Vault } from '@qingqu/schema';
import type pg from 'pg';
import type { Current, Known } from '../decide.js';
import type { Feed } from '../feed.js';
import type { PreparedRow } from '../prepare-batch.js';
import type { ReferenceData } from '../reference-data.js';
import { compareStandings, type FileStanding, isMixed, rungOf } from '../standing.js';
import { type KeptRow, KeptRows, type LedgerPlace, placeKey } from './kept-rows.js';
import { DELETED, Ladder, type Statement } from './ladder.js';
import {
  type Mention,
  marksOf,
  mentionedIn,
  mentionsNear,
  mentionsOf,
  pastOf,
  type RecordMark,
  rivalsOf,
  standingsOf,
} from './statements.js';

/** What is known when a batch is decided, with the marks of its records. */
export interface KnownRecords extends Known {
  marks: ReadonlyMap<string, RecordMark[]>;
}

/**
 * What one run knows of the order in which the records of its feed hold. It begins among all others who bring new records, and takes turns with
 * them from the first batch on in which the order matters: until then nobody who works at the same time can be in its way.
 */
export class RecordOrder {
  readonly kept: KeptRows;
  readonly #files = new Map<bigint, FileStanding>();
  #alone = false;

  constructor(
    deps: { blobDir: string; vault: Vault; reference: ReferenceData },
    private readonly feed: Feed,
  ) {
    this.kept = new KeptRows(deps, feed);
  }

  /**
   * What a batch waits for before it looks at records.
   * @param alone even where the order does not matter
   */
  turn(alone: boolean): Turn {
    return { name: `ingest-order|${this.feed.name}`, alone: alone || this.#alone };
  }

  /** From now on nobody else decides about records of this feed while a batch of this run does. */
  goAlone(): void {
    this.#alone = true;
  }

  get isAlone(): boolean {
    return this.#alone;
  }

  /** What must be known of the rows' records beside their current rows. */
  async know(
    client: pg.ClientBase,
    file: FileStanding,
    rows: readonly PreparedRow[],
    current: ReadonlyMap<string, Current>,
    unchanged: ReadonlyMap<string, number>,
  ): Promise<KnownRecords> {
    const records = new Set(rows.map((row) => row.checked.good!.id));
    const marks = records.size === 0 ? new Map() : grouped(await marksOf(client, this.feed.name, records));
    await this.#learn(
      client,
      [...current.values()].map(({ fileId }) => fileId),
    );
    const contested = new Set<string>(marks.keys());
    if (this.#alone && current.size > 0) {
      const others = [...current].filter(([, { fileId }]) => fileId !== file.fileId).map(([id]) => id);
      const rivals = await rivalsOf(client, this.feed.name, file);
      for (const id of await mentionedIn(client, rivals, others)) contested.add(id);
    }
    return { current, standings: this.#files, unchanged, contested, marks };
  }

  /**
   * Whether rows of a file that say what rows of those earlier files said, whatever their revision, change nothing; `turn` when only while
   * nobody else decides about records.
   */
  async passes(
    client: pg.ClientBase,
    file: FileStanding,
    earlier: readonly bigint[],
  ): Promise<'always' | 'turn' | 'never'> {
    await this.#learn(client, earlier);
    let isOrdered = false;
    for (const id of earlier) {
      const standing = this.#files.get(id);
      for (const rev of [0n, 1n]) {
        const mine = { ...file, rev };
        const its = standing && { ...standing, rev };
        if (!its) return 'never';
        if (rungOf(mine) === rungOf(its)) continue;
        if (isMixed(mine, its) || compareStandings(mine, its) < 0) return 'never';
        isOrdered = true;
      }
    }
    if (!this.#alone) return isOrdered ? 'turn' : 'always';
    return (await rivalsOf(client, this.feed.name, file)).length === 0 ? 'always' : 'never';
  }

  /**
   * The ladders of records.
   * @param inHand what rows of this batch said of them already, as it is not in the ledger yet
   */
  async ladders(
    client: pg.ClientBase,
    file: FileStanding,
    records: ReadonlySet<string>,
    known: KnownRecords,
    inHand: readonly (Statement & { id: string })[],
    isComplete: boolean,
  ): Promise<Map<string, Ladder>> {
    const past = grouped(await pastOf(client, this.feed.name, records));
    await this.#learn(
      client,
      [...past.values()].flat().map(({ fileId }) => fileId),
    );
    const { near, above } = isComplete
      ? { near: await mentionsOf(client, records), above: [] }
      : await mentionsNear(
          client,
          records,
          this.feed.name,
          file,
          await rivalsOf(client, this.feed.name, file),
          [...records].filter((id) => this.#isDated(known.current.get(id), past.get(id), known.marks.get(id))),
        );
    const mentions = grouped([...near, ...above]);
    const kept = await this.kept.read(client, [...near, ...above]);
    await this.#learn(
      client,
      [...mentions.values()].flat().map(({ fileId }) => fileId),
    );
    const others = new Map(above.map((mention) => [mention.id, mention.others]));
    const said = grouped(inHand);
    return new Map(
      [...records].map((id) => {
        const now = known.current.get(id);
        const versions = past.get(id) ?? [];
        const marks = known.marks.get(id) ?? [];
        const ladder = new Ladder({
          current: now && { ...this.#statement(now), version: now.version },
          lastVersion: now?.version ?? versions[0]?.version ?? 0,
          statements: [
            ...versions.map((version) => ({ ...this.#statement(version), version: version.version })),
            ...marks.filter(({ kind }) => kind === 'deleted').map(deletion),
            ...this.#mentioned(mentions.get(id) ?? [], kept),
            ...(said.get(id) ?? []),
          ],
          conflicts: marks.filter(({ kind }) => kind === 'conflict').map(({ standing }) => standing),
          isComplete,
          isTopKnown: (others.get(id) ?? 0) === 0,
        });
        return [id, ladder];
      }),
    );
  }

  /** Whether a file with a business day said something of a record that is in a version or a mark of it. */
  #isDated(
    current: Current | undefined,
    past: readonly LedgerPlace[] = [],
    marks: readonly RecordMark[] = [],
  ): boolean {
    const versions = current ? [current, ...past] : past;
    return (
      versions.some(({ fileId }) => this.#files.get(fileId)!.asOf !== null) ||
      marks.some(({ standing }) => standing.asOf !== null)
    );
  }

  #statement({ fileId, rowNo, rev, contentHash }: LedgerPlace & { rev: bigint; contentHash: string }): Statement {
    return { standing: { ...this.#files.get(fileId)!, rev }, rowNo, content: contentHash };
  }

  #mentioned(mentions: readonly Mention[], kept: ReadonlyMap<string, KeptRow>): Statement[] {
    const known = new Map<string, Statement>();
    for (const mention of mentions) {
      const row = kept.get(placeKey(mention))?.row;
      if (row) known.set(placeKey(mention), statementOf(row, this.#files.get(mention.fileId)!));
    }
    return [...known.values()];
  }

  async #learn(client: pg.ClientBase, files: readonly bigint[]): Promise<void> {
    const unknown = new Set(files.filter((id) => !this.#files.has(id)));
    if (unknown.size === 0) return;
    for (const standing of await standingsOf(client, unknown)) this.#files.set(standing.fileId, standing);
  }
}

/** What a good row says. */
export const statementOf = (row: PreparedRow, file: FileStanding): Statement => ({
  standing: { ...file, rev: row.checked.good!.rev },
  rowNo: row.rowNo,
  content: row.checked.isDeleted ? DELETED : row.checked.good!.contentHash,
  row,
});

const deletion = ({ standing, rowNo }: RecordMark): Statement => ({ standing, rowNo, content: DELETED });

function grouped<T extends { id: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.id);
    if (group) group.push(item);
    else groups.set(item.id, [item]);
  }
  return groups;
}
