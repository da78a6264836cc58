import type pg from 'pg';
import type { LedgerFacts } from './ledger-machine.js';

/**
 * What the machine of ledgers looks at beside the row: through which prefecture it goes, and which ledgers below are behind. A prefecture's is reported
 * when those of its counties are; the province's compiled when all others are.
 */
export async function partsOf(client: pg.ClientBase, { id }: LedgerFacts): Promise<Partial<LedgerFacts>> {
  const { rows } = await client.query<
    Pick<LedgerFacts, 'level' | 'provinceOrd' | 'partsBehind'> & { code: string | null; ord: bigint | null }
  >(
    `select r.level, through.code, through.scope_lo as ord, province.scope_lo as "provinceOrd",
       array(select p.region_code from ledger p where p.month = l.month and p.id <> l.id and p.scope_ord between r.scope_lo and r.scope_hi
         and case r.level when 'province' then p.state <> 'compiled' else p.state in ('draft', 'confirmed') end order by 1) as "partsBehind"
     from ledger l join region r on r.code = l.region_code
       join region province on province.level = 'province' and l.scope_ord between province.scope_lo and province.scope_hi
       left join region through on through.level = 'prefecture' and through.successor is null and l.scope_ord between through.scope_lo and through.scope_hi
     where l.id = $1`,
    [id],
  );
  const { level, provinceOrd, partsBehind, code, ord } = rows[0]!;
  return {
    level,
    provinceOrd,
    partsBehind,
    reportsThrough: code === null ? null : { regionCode: code, scopeOrd: ord! },
  };
}
