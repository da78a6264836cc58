import { businessTables } from '@qingqu/schema';
import type pg from 'pg';
import { type CopiedTable, quoted } from './tables.js';

/** What is counted of a table before it is copied and after it is restored. */
export interface TableFacts {
  rows: number;
  /** The sum of each column of money. */
  fen: Record<string, string>;
}

export async function tableFacts(client: pg.ClientBase, { name, fenColumns }: CopiedTable): Promise<TableFacts> {
  const sums = fenColumns.map((column) => `, coalesce(sum(${quoted(column)}), 0)::text as ${quoted(column)}`);
  const { rows } = await client.query<{ rows: string }>(
    `select count(*)::text as rows${sums.join('')} from ${quoted(name)}`,
  );
  const { rows: count, ...fen } = rows[0]!;
  return { rows: Number(count), fen };
}

/** What an epoch brought to a table: its number, how many versions, and a digest of all of them that does not depend on their order. */
export type EpochFacts = [epoch: string, versions: number, digest: string];

/**
 * Of each table of records, what each epoch brought. A version keeps its content's hash, so the digest changes with anything that a file said; and a
 * version that was superseded later is still among those of its epoch, so that the past of a restored database can be checked at any of them.
 */
export async function epochFacts(client: pg.ClientBase): Promise<Record<string, EpochFacts[]>> {
  const all: Record<string, EpochFacts[]> = {};
  for (const name of businessTables.keys()) {
    const { rows } = await client.query<{ epoch: string; versions: number; digest: string }>(
      `select epoch_from::text as epoch, count(*)::float8 as versions,
         sum(hashtextextended(concat_ws('|', id, version, encode(content_hash, 'hex')), 0)::numeric)::text as digest
       from (select epoch_from, id, version, content_hash from ${quoted(name)}
         union all select epoch_from, id, version, content_hash from ${quoted(`${name}_history`)}) v
       group by epoch_from order by v.epoch_from`,
    );
    if (rows.length > 0) all[name] = rows.map(({ epoch, versions, digest }) => [epoch, versions, digest]);
  }
  return all;
}

/** The same up to an epoch. */
export function upToEpoch(all: Record<string, EpochFacts[]>, epoch: bigint): Record<string, EpochFacts[]> {
  const kept = Object.entries(all).map(([name, facts]) => [name, facts.filter(([n]) => BigInt(n) <= epoch)] as const);
  return Object.fromEntries(kept.filter(([, facts]) => facts.length > 0));
}

/** The first place at which the two differ, as `payment, epoch 12`. */
export function epochDifference(
  expected: Record<string, EpochFacts[]>,
  found: Record<string, EpochFacts[]>,
): string | undefined {
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const [wanted, given] = [byEpoch(expected[name]), byEpoch(found[name])];
    for (const epoch of new Set([...wanted.keys(), ...given.keys()]))
      if (wanted.get(epoch) !== given.get(epoch)) return `${name}, epoch ${epoch}`;
  }
  return undefined;
}

const byEpoch = (facts: readonly EpochFacts[] = []): Map<string, string> =>
  new Map(facts.map(([epoch, versions, digest]) => [epoch, `${versions} ${digest}`]));
