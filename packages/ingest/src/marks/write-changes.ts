import type pg from 'pg';
import { arrayLiteral } from '../array-literal.js';
import type { Feed } from '../feed.js';
import { LostRace } from '../table-writer.js';
import type { Change } from './ladder.js';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const ofKind = <K extends Change['kind'], T extends { change: Change }>(kind: K, changes: readonly T[]) =>
  changes.filter((item): item is T & { change: Of<K> } => item.change.kind === kind);

const column = (values: readonly (string | number | bigint | null)[]) => arrayLiteral(values, false);

/** Takes records out of the table; a trigger keeps them in the history. */
export async function remove(
  client: pg.ClientBase,
  feed: Feed,
  wave: readonly { id: string; change: Change }[],
): Promise<void> {
  const removals = ofKind('remove', wave);
  if (removals.length === 0) return;
  const { rowCount } = await client.query(
    `delete from ${feed.name} t using unnest($1::uuid[], $2::int[]) n(id, version) where t.id = n.id and t.version = n.version`,
    [column(removals.map(({ id }) => id)), column(removals.map(({ change }) => change.version))],
  );
  if (rowCount !== removals.length) throw new LostRace(`${feed.name}: another file wrote the same records`);
}

/** Puts earlier versions back as new ones; they keep the file and row that they came from. */
export async function restore(
  client: pg.ClientBase,
  feed: Feed,
  epoch: bigint,
  wave: readonly { id: string; change: Change }[],
): Promise<void> {
  const restored = ofKind('restore', wave);
  if (restored.length === 0) return;
  const kept = [...feed.table.columns.keys()].filter((name) => name !== 'version' && name !== 'epoch_from');
  const { rowCount } = await client.query(
    `insert into ${feed.name} (${kept.join(', ')}, version, epoch_from)
     select ${kept.map((name) => `h.${name}`).join(', ')}, n.version, $4::bigint
     from unnest($1::uuid[], $2::int[], $3::int[]) n(id, past, version) join ${feed.name}_history h on h.id = n.id and h.version = n.past`,
    [
      column(restored.map(({ id }) => id)),
      column(restored.map(({ change }) => change.from)),
      column(restored.map(({ change }) => change.version)),
      epoch,
    ],
  );
  if (rowCount !== restored.length) throw new Error(`${feed.name}: a version to be put back is not in the history`);
}

/** Remembers deletions and conflicts. */
export async function insertMarks(
  client: pg.ClientBase,
  feed: string,
  epoch: bigint,
  changes: readonly { id: string; change: Change; scopeOrd: bigint }[],
): Promise<void> {
  const marks = ofKind('mark', changes);
  if (marks.length === 0) return;
  const standings = marks.map(({ change }) => change.statement.standing);
  await client.query(
    `insert into record_mark (feed, epoch, record_id, kind, source_rev, as_of, file_id, row_no, version, scope_ord)
     select $1, $2, * from unnest($3::uuid[], $4::text[], $5::bigint[], $6::date[], $7::bigint[], $8::int[], $9::int[], $10::bigint[])
     on conflict do nothing`,
    [
      feed,
      epoch,
      ...[
        marks.map(({ id }) => id),
        marks.map(({ change }) => change.mark),
        standings.map(({ rev }) => rev),
        standings.map(({ asOf }) => asOf),
        standings.map(({ fileId }) => fileId),
        marks.map(({ change }) => change.statement.rowNo),
        marks.map(({ change }) => change.version),
        marks.map(({ scopeOrd }) => scopeOrd),
      ].map(column),
    ],
  );
}
