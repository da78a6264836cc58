import { createHash, type Hash } from 'node:crypto';
import type pg from 'pg';

/**
 * The columns of an entry in the order of its canonical form, each as text. Times are microseconds since 1970 and `detail` is as Postgres
 * writes `jsonb`, so that neither a time zone nor the order of keys makes a difference. A column added later goes to the end.
 */
export const entryForm = {
  seq: 'seq::text',
  at: '(extract(epoch from at) * 1000000)::bigint::text',
  user_id: 'user_id::text',
  username: 'username',
  role: 'role',
  action: 'action',
  target_kind: 'target_kind',
  target_id: 'target_id',
  purpose: 'purpose',
  ticket: 'ticket',
  detail: 'detail::text',
  request_id: 'request_id',
  client_address: 'client_address',
  scope_ord: 'scope_ord::text',
} as const;

/** An entry as its columns; the number comes first. */
export type EntryParts = readonly [seq: string, ...rest: (string | null)[]];

/**
 * Texts as one text in which no two different lists look alike: each as `<bytes>:<text>,` (a netstring), null as `-,`.
 * @example canonical(['7', null, '核对']) // '1:7,-,6:核对,'
 */
export const canonical = (parts: readonly (string | null)[]): string =>
  parts.map((part) => (part === null ? '-,' : `${Buffer.byteLength(part)}:${part},`)).join('');

/** SHA-256 over the canonical forms of entries, in order. */
export class EntryDigest {
  readonly #hash: Hash = createHash('sha256');
  entries = 0;

  add(entry: EntryParts): void {
    this.#hash.update(canonical(entry));
    this.entries += 1;
  }

  end(): Buffer {
    return this.#hash.digest();
  }
}

/** The entries behind `after` up to `last`, in order, at most so many. */
export async function entriesAfter(
  client: pg.ClientBase,
  { after, last }: { after: bigint; last: bigint },
  most: number,
): Promise<EntryParts[]> {
  const { rows } = await client.query<string[]>({
    text: `select ${Object.values(entryForm).join(', ')} from audit_entry where seq > $1 and seq <= $2 order by audit_entry.seq limit $3`,
    values: [after, last, most],
    rowMode: 'array',
  });
  return rows as unknown as EntryParts[];
}
