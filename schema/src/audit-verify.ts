import { timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { EntryDigest, type EntryParts, entriesAfter } from './audit-form.js';
import { type AuditHead, type AuditSeal, NO_HASH, sealColumns, sealHash, sealSignature } from './audit-seal.js';

/** Entries and seals that are held in memory at a time. */
const BATCH = { entries: 5_000, seals: 500 };

/** Entries have numbers from 1, but who could add one could give it any number. */
const LOWEST = -(2n ** 63n);

export type AuditFindingKind =
  /** A run has as many entries as were sealed, and they are not the same, or not in the same order. */
  | 'entries_changed'
  | 'entries_removed'
  | 'entries_added'
  /** A seal is not as it was made. */
  | 'seal_changed'
  | 'seal_missing'
  /** A seal does not follow the one before it. */
  | 'chain_broken'
  /** A seal was not made with this installation's key. */
  | 'signature_wrong'
  /** The newest seal that is remembered outside of the database is not in it. */
  | 'tail_cut';

/** What is wrong, and where: a seal with the numbers of its entries. */
export interface AuditFinding {
  kind: AuditFindingKind;
  seal: bigint;
  firstSeq: bigint;
  lastSeq: bigint;
  /** How many entries, or seals, are too many or too few. */
  count?: number;
}

export interface AuditVerdict {
  seals: number;
  /** Entries that were looked at; those behind the newest seal are not sealed yet. */
  entries: number;
  unsealed: number;
  findings: AuditFinding[];
  /** Whether it was asked to stop before its end. */
  stopped: boolean;
}

export interface VerifyRequest {
  /** The newest seal as it is remembered outside of the database. */
  head?: AuditHead | undefined;
  onProgress?: (progress: { seals: number; entries: number }) => void;
  signal?: AbortSignal;
}

/**
 * Walks the whole log of one moment, entry by entry, and reports every place at which it is not what was sealed. Memory does not grow with
 * the log.
 *
 * @param key the key that it was sealed with, see {@link sealAudit}
 */
export async function verifyAudit(pool: pg.Pool, key: Uint8Array, request: VerifyRequest = {}): Promise<AuditVerdict> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await walk(client, key, request);
  } finally {
    await client.query('rollback').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function walk(
  client: pg.ClientBase,
  key: Uint8Array,
  { head, onProgress = () => undefined, signal }: VerifyRequest,
): Promise<AuditVerdict> {
  const verdict: AuditVerdict = { seals: 0, entries: 0, unsealed: 0, findings: [], stopped: false };
  let before: Before = { n: 0n, lastSeq: LOWEST, hash: NO_HASH };
  for await (const seal of sealsInOrder(client)) {
    if (signal?.aborted) return { ...verdict, stopped: true };
    const run = await readRun(client, seal, before.lastSeq);
    verdict.findings.push(...sealFindings(seal, before, key, head), ...runFindings(seal, run, before));
    verdict.seals += 1;
    verdict.entries += run.between + run.entries;
    before = seal;
    onProgress(verdict);
  }
  verdict.findings.push(...tailFindings(before, head));
  verdict.unsealed = await countAfter(client, before.lastSeq);
  return verdict;
}

/** What a seal stands on. */
type Before = Pick<AuditSeal, 'n' | 'lastSeq' | 'hash'>;

async function* sealsInOrder(client: pg.ClientBase): AsyncGenerator<AuditSeal> {
  for (let after: bigint | undefined; ; ) {
    const { rows } = await client.query<AuditSeal>(
      `select ${sealColumns} from audit_seal where $1::bigint is null or n > $1 order by n limit ${BATCH.seals}`,
      [after ?? null],
    );
    yield* rows;
    if (rows.length < BATCH.seals) return;
    after = rows.at(-1)!.n;
  }
}

function sealFindings(seal: AuditSeal, before: Before, key: Uint8Array, head: AuditHead | undefined): AuditFinding[] {
  const missing = Number(seal.n - before.n - 1n);
  const isRemembered = head?.n !== seal.n || head.hash === seal.hash.toString('hex');
  const found: [boolean, AuditFindingKind, number?][] = [
    [missing !== 0, 'seal_missing', missing],
    [!isSame(seal.hash, sealHash(seal)), 'seal_changed'],
    [missing === 0 && !isSame(seal.prevHash, before.hash), 'chain_broken'],
    [!isSame(seal.signature, sealSignature(key, seal.hash)), 'signature_wrong'],
    [!isRemembered, 'tail_cut'],
  ];
  return found.filter(([isFound]) => isFound).map(([, kind, count]) => findingOf(kind, seal, count));
}

/** What stands in the log behind the seal before, up to where this one ends. */
interface Run {
  /** Entries that no seal covers. */
  between: number;
  entries: number;
  digest: Buffer;
}

async function readRun(client: pg.ClientBase, { firstSeq, lastSeq }: AuditSeal, behind: bigint): Promise<Run> {
  const digest = new EntryDigest();
  let between = 0;
  for await (const entry of entriesInOrder(client, behind, lastSeq)) {
    if (BigInt(entry[0]) < firstSeq) between += 1;
    else digest.add(entry);
  }
  return { between, entries: digest.entries, digest: digest.end() };
}

async function* entriesInOrder(client: pg.ClientBase, behind: bigint, last: bigint): AsyncGenerator<EntryParts> {
  for (let after = behind; ; ) {
    const entries = await entriesAfter(client, { after, last }, BATCH.entries);
    yield* entries;
    if (entries.length < BATCH.entries) return;
    after = BigInt(entries.at(-1)![0]);
  }
}

function runFindings(seal: AuditSeal, { between, entries, digest }: Run, before: Before): AuditFinding[] {
  // What lies before a seal whose forerunner is missing was that one's.
  const surplus = (seal.n === before.n + 1n ? between : 0) + Math.max(0, entries - seal.entries);
  const lack = seal.entries - entries;
  const findings: AuditFinding[] = [];
  if (surplus > 0) findings.push(findingOf('entries_added', seal, surplus));
  if (lack > 0) findings.push(findingOf('entries_removed', seal, lack));
  if (lack === 0 && !isSame(seal.digest, digest)) findings.push(findingOf('entries_changed', seal));
  return findings;
}

function tailFindings({ n, lastSeq }: Before, head: AuditHead | undefined): AuditFinding[] {
  if (!head || head.n <= n) return [];
  const next = lastSeq === LOWEST ? 1n : lastSeq + 1n;
  return [{ kind: 'tail_cut', seal: head.n, firstSeq: next, lastSeq: next, count: Number(head.n - n) }];
}

async function countAfter(client: pg.ClientBase, seq: bigint): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::float8 as count from audit_entry where seq > $1',
    [seq],
  );
  return rows[0]!.count;
}

const findingOf = (kind: AuditFindingKind, { n, firstSeq, lastSeq }: AuditSeal, count?: number): AuditFinding => ({
  kind,
  seal: n,
  firstSeq,
  lastSeq,
  ...(count !== undefined && { count }),
});

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
