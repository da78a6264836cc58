import type pg from 'pg';
import type { Desk } from './facts.js';

/** The kind of department whose business it is to enter the records of a table (Art. 7, 13), where the record itself names none. */
const entering: Readonly<Record<string, string>> = {
  payment: 'treasury',
  payment_line: 'treasury',
  payee: 'treasury',
  account: 'treasury',
  special_account_entry: 'treasury',
  bank_line: 'treasury',
  account_month: 'treasury',
  indicator_doc: 'budget',
  indicator: 'budget',
  indicator_adjustment: 'budget',
  allocation: 'budget',
  plan: 'budget',
  agency: 'budget',
  region_budget: 'budget',
};

/** All else (projects, one-card subsidies, people, enterprises, registers) is agriculture finance's. */
export const enteringKind = (table: string): string => entering[table] ?? 'agri';

/** Columns that say whose the record is where it is not the region that it belongs to: a region receives what the one above allocates. */
const enteringRegion: Readonly<Record<string, string>> = { allocation: 'from_region_code' };

/** A record as a correction looks at it. */
export interface DoubtedRecord {
  version: number;
  scopeOrd: bigint;
  /** The region that it belongs to; of a township its county. */
  regionCode: string;
  /** Who entered it: the department that it names, else the one whose business it is in the region. */
  owner: Desk;
}

/** The record and who answers for it; undefined when it is not there. */
export async function doubtedRecord(
  client: pg.ClientBase,
  table: string,
  id: string,
): Promise<DoubtedRecord | undefined> {
  const region = enteringRegion[table];
  const { rows } = await client.query<{
    version: number;
    scopeOrd: bigint;
    regionCode: string;
    ownerRegionCode: string;
    named: string | null;
  }>(
    `select t.version, t.scope_ord as "scopeOrd", at.code as "regionCode", coalesce(own.code, at.code) as "ownerRegionCode",
       (select d.kind from department d where d.region_code = coalesce(own.code, at.code) and t.entered_org in (d.id, d.name)) as named
     from "${table}" t
     cross join lateral (${handlingRegionSql('t.scope_ord')}) at
     left join lateral (${handlingRegionSql(`(select g.scope_lo from region g where g.code = ${region ? `t.${region}` : 'null'})`)}) own on true
     where t.id = $1`,
    [id],
  );
  const [row] = rows;
  return (
    row && {
      version: row.version,
      scopeOrd: row.scopeOrd,
      regionCode: row.regionCode,
      owner: { regionCode: row.ownerRegionCode, departmentKind: row.named ?? enteringKind(table) },
    }
  );
}

/** The region whose departments handle what lies at this place on the fiscal tree: of a township its county. */
export async function handlingRegionAt(client: pg.ClientBase, scopeOrd: bigint): Promise<string> {
  const { rows } = await client.query<{ code: string }>(handlingRegionSql('$1::bigint'), [scopeOrd]);
  return rows[0]!.code;
}

/** The region with a finance department of its own that a place on the fiscal tree lies in. */
const handlingRegionSql = (ordinal: string): string =>
  `select r.code from region r where ${ordinal} between r.scope_lo and r.scope_hi and r.level in ('province', 'prefecture', 'county')
     order by r.scope_hi - r.scope_lo, r.successor is not null, r.code limit 1`;
