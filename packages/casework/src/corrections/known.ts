import { businessTables } from '@qingqu/schema';
import type pg from 'pg';
import type { CorrectionFacts, Place } from './facts.js';

/** What the machine looks at beside the row: where it lies, and how the record stands. */
export async function knownOfCorrection(
  client: pg.ClientBase,
  { regionCode, handlerRegionCode, ownerRegionCode, recordKind, recordId }: CorrectionFacts,
): Promise<Partial<CorrectionFacts>> {
  const { rows } = await client.query<{
    handler: Place;
    ownerIsBelow: boolean;
    ownerIsWithin: boolean;
    province: string;
  }>(
    `select json_build_object('code', h.code, 'level', h.level, 'lo', h.scope_lo::text, 'hi', h.scope_hi::text,
         'above', case when a.code is not null then json_build_object('code', a.code, 'level', a.level) end) as handler,
       o.scope_lo between h.scope_lo and h.scope_hi as "ownerIsBelow", o.scope_lo between m.scope_lo and m.scope_hi as "ownerIsWithin", p.code as province
     from region h join region o on o.code = $2 join region m on m.code = $3 join region p on p.fiscal_parent is null left join region a on a.code = h.fiscal_parent
     where h.code = $1`,
    [handlerRegionCode, ownerRegionCode, regionCode],
  );
  const { handler, ...known } = rows[0]!;
  return {
    ...known,
    handler: { ...handler, lo: BigInt(handler.lo), hi: BigInt(handler.hi) },
    currentVersion: await versionOf(client, recordKind, recordId),
  };
}

/** The record's version now; null when it is gone. */
export async function versionOf(client: pg.ClientBase, kind: string, id: string): Promise<number | null> {
  if (!businessTables.has(kind)) throw new Error(`${kind} is no table of records`);
  const { rows } = await client.query<{ version: number }>(`select version from "${kind}" where id = $1`, [id]);
  return rows[0]?.version ?? null;
}
