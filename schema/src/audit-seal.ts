import { createHmac, hash } from 'node:crypto';
import type pg from 'pg';
import { canonical, EntryDigest, entriesAfter } from './audit-form.js';
import { inTransaction } from './pools.js';

/** Entries of one seal at most. */
export const SEAL_ENTRIES = 10_000;
/** Writers of the log hold this shared until they commit: see `audit` in the migrations. */
const WRITERS = 1903260005;
/** One sealer at a time. */
const SEALERS = 1903260006;
/** Whoever writes waits behind a sealer that waits, so it waits little, and tries again. */
const PATIENCE_MS = 1_000;
const MAX_TRIES = 10;
/** A deadlock, or a lock that was not to be had in time. */
const PASSING = /^(40P01|55P03)$/;

/** The newest seal as it is remembered outside of the database, so that a tail that was cut off is missed. */
export interface AuditHead {
  n: bigint;
  /** Of the seal, 64 hexadecimal digits. */
  hash: string;
}

export interface SealRequest {
  /** The newest seal as it is remembered outside of the database. */
  head?: AuditHead | undefined;
  /** Told each new seal when it is committed, to be remembered. */
  onSeal?: (head: AuditHead) => void;
  /** Entries of one seal at most. */
  runEntries?: number;
}

/** A seal as it stands in the database. */
export interface AuditSeal {
  n: bigint;
  firstSeq: bigint;
  lastSeq: bigint;
  entries: number;
  digest: Buffer;
  prevHash: Buffer;
  hash: Buffer;
  signature: Buffer;
  /** Microseconds since 1970. */
  sealedAtUs: bigint;
}

/** The log cannot be sealed, or not as it is. */
export class AuditError extends Error {
  override name = 'AuditError';
  constructor(readonly words: { zh: string; en: string }) {
    super(`${words.zh} / ${words.en}`);
  }
}

/** The hash before the first seal. */
export const NO_HASH: Buffer = Buffer.alloc(32);

export const sealColumns = `n, first_seq as "firstSeq", last_seq as "lastSeq", entries, digest, prev_hash as "prevHash", hash, signature,
  (extract(epoch from sealed_at) * 1000000)::bigint as "sealedAtUs"`;

/** SHA-256 over what a seal says, and with it over all before it. */
export function sealHash(seal: Omit<AuditSeal, 'hash' | 'signature'>): Buffer {
  const { n, firstSeq, lastSeq, entries, digest, prevHash, sealedAtUs } = seal;
  const parts = [n, firstSeq, lastSeq, entries, digest.toString('hex'), prevHash.toString('hex'), sealedAtUs];
  return hash('sha256', canonical(parts.map(String)), 'buffer');
}

export const sealSignature = (key: Uint8Array, sealed: Buffer): Buffer =>
  createHmac('sha256', key).update(sealed).digest();

/**
 * Seals all entries that are written by now and not sealed yet, in runs of at most 10,000, each in a transaction of its own.
 * Killed at any instant it is run again; of several at once one waits for the other.
 *
 * @param key 32 bytes that never enter the database
 * @returns the newest seal, to be remembered outside of the database; undefined when there is none yet
 * @throws AuditError when the log no longer holds the remembered head, or writers leave no room
 */
export async function sealAudit(
  pool: pg.Pool,
  key: Uint8Array,
  { head, onSeal = () => undefined, runEntries = SEAL_ENTRIES }: SealRequest = {},
): Promise<{ seals: number; entries: number; head: AuditHead | undefined }> {
  await expectHead(pool, head);
  const horizon = await lastWritten(pool);
  const done = { seals: 0, entries: 0, head: undefined as AuditHead | undefined };
  for (;;) {
    const { seal, added } = await sealRun(pool, key, { horizon, runEntries });
    if (seal) done.head = { n: seal.n, hash: seal.hash.toString('hex') };
    if (!seal || !added) return done;
    done.seals += 1;
    done.entries += seal.entries;
    onSeal(done.head!);
  }
}

/** A log that was cut is not sealed over: the next head would hide it. */
async function expectHead(pool: pg.Pool, head: AuditHead | undefined): Promise<void> {
  if (!head) return;
  const { rows } = await pool.query<{ hash: Buffer }>('select hash from audit_seal where n = $1', [head.n]);
  if (rows[0]?.hash.toString('hex') === head.hash) return;
  throw new AuditError({
    zh: `审计记录的封存 ${head.n} 已不在数据库中或已被改动；请先运行 qingqu audit verify 查明原因`,
    en: `seal ${head.n} of the audit log is not in the database any more, or is another: nothing is sealed; look first: qingqu audit verify`,
  });
}

/**
 * The number up to which no entry is under way: numbers are given while the writer holds its lock, so with that lock alone, every
 * lower one is committed or will never come.
 */
async function lastWritten(pool: pg.Pool): Promise<bigint> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(pool, async (client) => {
        await client.query(`set local lock_timeout = ${PATIENCE_MS}`);
        await client.query('select pg_advisory_xact_lock($1)', [WRITERS]);
        const { rows } = await client.query<{ last: bigint }>('select coalesce(max(seq), 0) as last from audit_entry');
        return rows[0]!.last;
      });
    } catch (error) {
      if (!PASSING.test(String((error as { code?: unknown }).code))) throw error;
      if (tries === MAX_TRIES)
        throw new AuditError({
          zh: '有事务长时间占用审计记录，无法封存；稍后再试',
          en: 'a long transaction has the audit log in hand, so it cannot be sealed now; try again later',
        });
    }
  }
}

/** Adds the next seal, if there is anything for it; answers the newest seal. */
function sealRun(
  pool: pg.Pool,
  key: Uint8Array,
  { horizon, runEntries }: { horizon: bigint; runEntries: number },
): Promise<{ seal: AuditSeal | undefined; added: boolean }> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [SEALERS]);
    const newest = await newestSeal(client);
    const entries = await entriesAfter(client, { after: newest?.lastSeq ?? 0n, last: horizon }, runEntries);
    if (entries.length === 0) return { seal: newest, added: false };
    const digest = new EntryDigest();
    for (const entry of entries) digest.add(entry);
    const { rows } = await client.query<{ us: bigint }>(
      'select (extract(epoch from clock_timestamp()) * 1000000)::bigint as us',
    );
    const said = {
      n: (newest?.n ?? 0n) + 1n,
      firstSeq: BigInt(entries[0]![0]),
      lastSeq: BigInt(entries.at(-1)![0]),
      entries: entries.length,
      digest: digest.end(),
      prevHash: newest?.hash ?? NO_HASH,
      sealedAtUs: rows[0]!.us,
    };
    const sealed = sealHash(said);
    const seal: AuditSeal = { ...said, hash: sealed, signature: sealSignature(key, sealed) };
    await insertSeal(client, seal);
    return { seal, added: true };
  });
}

async function newestSeal(client: pg.ClientBase): Promise<AuditSeal | undefined> {
  const { rows } = await client.query<AuditSeal>(`select ${sealColumns} from audit_seal order by n desc limit 1`);
  return rows[0];
}

async function insertSeal(client: pg.ClientBase, seal: AuditSeal): Promise<void> {
  await client.query(
    `insert into audit_seal (n, first_seq, last_seq, entries, digest, prev_hash, hash, signature, sealed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, timestamptz 'epoch' + $9 * interval '1 microsecond')`,
    [
      seal.n,
      seal.firstSeq,
      seal.lastSeq,
      seal.entries,
      seal.digest,
      seal.prevHash,
      seal.hash,
      seal.signature,
      seal.sealedAtUs,
    ],
  );
}
