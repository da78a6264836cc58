import type pg from 'pg';
import { inTransaction } from './pools.js';
import { readReference } from './reference.js';
import { assignIntervals, type Interval } from './region-intervals.js';

/** Brings regions, calendar and codes to what the files say. Regions keep their interval unless the fiscal tree changed. */
export async function loadReference(pool: pg.Pool, dir: string): Promise<void> {
  const { regions, calendar, codes } = readReference(dir);
  const intervals = assignIntervals(regions, await intervalsInUse(pool));
  const regionRows = regions.map((region) => ({
    ...region,
    lo: intervals.get(region.code)!.lo.toString(),
    hi: intervals.get(region.code)!.hi.toString(),
  }));
  await inTransaction(pool, async (client) => {
    await client.query(
      `insert into region (code, name, level, kind, admin_parent, fiscal_parent, mof_div_code, is_poverty_county, valid_from, valid_to, successor, scope_lo, scope_hi)
       select r.code, r.name, r.level, r.kind, r."adminParent", r."fiscalParent", r."mofDivCode", r."isPovertyCounty", r."validFrom", r."validTo", r.successor, r.lo, r.hi
       from jsonb_to_recordset($1::jsonb) as r(code text, name text, level text, kind text, "adminParent" text, "fiscalParent" text, "mofDivCode" text,
         "isPovertyCounty" boolean, "validFrom" date, "validTo" date, successor text, lo bigint, hi bigint)
       on conflict (code) do update set name = excluded.name, level = excluded.level, kind = excluded.kind, admin_parent = excluded.admin_parent,
         fiscal_parent = excluded.fiscal_parent, mof_div_code = excluded.mof_div_code, is_poverty_county = excluded.is_poverty_county,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to, successor = excluded.successor, scope_lo = excluded.scope_lo, scope_hi = excluded.scope_hi
       where region is distinct from excluded`,
      [JSON.stringify(regionRows)],
    );
    await client.query(
      `insert into calendar_day (day, version, is_workday, kind, name_zh, source_doc)
       select d.date, d.version, d."isWorkday", d.kind, d."nameZh", d."sourceDoc"
       from jsonb_to_recordset($1::jsonb) as d(date date, version int, "isWorkday" boolean, kind text, "nameZh" text, "sourceDoc" text)
       on conflict do nothing`,
      [JSON.stringify(calendar)],
    );
    await client.query(
      `insert into code_item (system, code, name_zh, name_en, parent, is_leaf, note)
       select c.system, c.code, c."nameZh", c."nameEn", c.parent, c."isLeaf", c.note
       from jsonb_to_recordset($1::jsonb) as c(system text, code text, "nameZh" text, "nameEn" text, parent text, "isLeaf" boolean, note text)
       on conflict (system, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, parent = excluded.parent, is_leaf = excluded.is_leaf, note = excluded.note
       where code_item is distinct from excluded`,
      [JSON.stringify(codes)],
    );
    await client.query(
      `insert into department (id, region_code, kind, name, scope_ord)
       select r.code || ':' || k.kind, r.code, k.kind,
         r.name || case r.level when 'province' then '财政厅' || replace(k.section, '科', '处') else '财政局' || k.section end, r.scope_lo
       from region r
       cross join (values ('budget', '预算科'), ('treasury', '国库科'), ('agri', '农业科'), ('supervision', '监督检查科'), ('it', '信息中心')) as k(kind, section)
       where r.level in ('province', 'prefecture', 'county') and r.kind = 'division' and r.valid_to is null
       on conflict (id) do update set name = excluded.name, scope_ord = excluded.scope_ord where department is distinct from excluded`,
    );
  });
}

/** What regions are numbered with now: business rows carry these ordinals, so a region that stays where it is keeps its own. */
async function intervalsInUse(pool: pg.Pool): Promise<Map<string, Interval>> {
  const { rows } = await pool.query<{ code: string; lo: bigint; hi: bigint }>(
    'select code, scope_lo as lo, scope_hi as hi from region',
  );
  return new Map(rows.map(({ code, lo, hi }) => [code, { lo, hi }]));
}
