import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { findLayout } from '../definition/find-layout.js';
import type { Position } from './position.js';
import type { Expectation, Schedule, SourceDefinition } from './source-definition.js';
import { SourceError } from './source-error.js';

/** A source as it stands. */
export interface Source {
  id: bigint;
  name: string;
  titleZh: string;
  titleEn: string;
  connector: Record<string, unknown>;
  /** A feed, a feed definition, or {@link FEED_BY_NAME}. */
  feed: string;
  owner: string;
  region: string | null;
  schedule: Schedule | null;
  expectation: Expectation | null;
  position: Position | null;
  maxOpenQuarantine: number | null;
  pausedReason: string | null;
  attempts: number;
  lastError: string | null;
  lastAskedAt: string | null;
}

/** Instead of a feed: each file's name tells it. */
export const FEED_BY_NAME = 'auto';

export const sourceColumns = `id, name, title_zh as "titleZh", title_en as "titleEn", connector, feed, owner_org as owner, region_code as region, schedule, expectation,
  position, max_open_quarantine as "maxOpenQuarantine", paused_reason as "pausedReason", attempts::int, last_error as "lastError", last_asked_at as "lastAskedAt"`;

/** The sources, by name; not those that were removed. */
export async function listSources(db: pg.Pool): Promise<Source[]> {
  const { rows } = await db.query<Source>(`select ${sourceColumns} from source where enabled order by name`);
  return rows;
}

/** @throws SourceError when there is none of this name */
export async function findSource(db: pg.Pool, name: string): Promise<Source> {
  const { rows } = await db.query<Source>(`select ${sourceColumns} from source where enabled and name = $1`, [name]);
  if (rows[0]) return rows[0];
  throw new SourceError({
    zh: `没有名为 ${name} 的来源；用 qingqu source list 查看`,
    en: `there is no source ${name}; qingqu source list shows them`,
  });
}

/**
 * Adds a source, or gives the one of this name its new definition. Where it had been read to stays, unless it is reached otherwise now.
 * @throws SourceError when there is no such region; UnknownFeedError when there is no such feed
 */
export async function putSource(pool: pg.Pool, source: SourceDefinition): Promise<'added' | 'changed'> {
  if (source.feed !== FEED_BY_NAME) await findLayout(pool, source.feed);
  return inTransaction(pool, async (client) => {
    const scopeOrd = await scopeOf(client, source.region);
    const { rows } = await client.query<{ isNew: boolean }>(
      `insert into source as s (name, title_zh, title_en, connector, feed, owner_org, region_code, schedule, expectation, max_open_quarantine, scope_ord)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (name) do update set title_zh = excluded.title_zh, title_en = excluded.title_en, connector = excluded.connector, feed = excluded.feed,
         owner_org = excluded.owner_org, region_code = excluded.region_code, schedule = excluded.schedule, max_open_quarantine = excluded.max_open_quarantine,
         expectation = jsonb_build_object('since', s.expectation -> 'since') || excluded.expectation,
         position = case when s.connector = excluded.connector and s.feed = excluded.feed then s.position end,
         scope_ord = excluded.scope_ord, enabled = true, attempts = 0, last_error = null
       returning xmax = 0 as "isNew"`,
      [
        source.name,
        source.title.zh,
        source.title.en,
        JSON.stringify(source.connector),
        source.feed,
        source.owner,
        source.region ?? null,
        JSON.stringify(source.schedule),
        source.expect === undefined ? null : JSON.stringify(source.expect),
        source.maxOpenQuarantine ?? null,
        scopeOrd,
      ],
    );
    await client.query(
      `update source set expectation = expectation || jsonb_build_object('since', (clock_timestamp() at time zone 'Asia/Shanghai')::date)
       where name = $1 and expectation ->> 'since' is null`,
      [source.name],
    );
    return rows[0]!.isNew ? 'added' : 'changed';
  });
}

async function scopeOf(client: pg.ClientBase, region: string | undefined): Promise<bigint> {
  const { rows } = await client.query<{ lo: bigint }>(
    region === undefined
      ? 'select scope_lo as lo from region where fiscal_parent is null'
      : 'select scope_lo as lo from region where code = $1',
    region === undefined ? [] : [region],
  );
  if (rows[0]) return rows[0].lo;
  throw new SourceError({
    zh: `没有编码为 ${region} 的地区；例如 '410225000000'`,
    en: `there is no region ${region}; for example '410225000000'`,
  });
}

/** Nothing is asked of it until it is resumed. */
export async function pauseSource(pool: pg.Pool, name: string, reason: string): Promise<void> {
  await findSource(pool, name);
  await pool.query('update source set paused_reason = $2 where name = $1', [name, reason]);
}

/** It is asked again, at once; what had failed too often is tried again too. */
export async function resumeSource(pool: pg.Pool, name: string): Promise<void> {
  await findSource(pool, name);
  await pool.query(
    `update source set paused_reason = null, attempts = 0, last_error = null, last_asked_at = null, position = position - 'failed' where name = $1`,
    [name],
  );
}

/** It is asked no more and nothing is expected of it any more. What came of it stays, and that it came of it. */
export async function removeSource(pool: pg.Pool, name: string): Promise<void> {
  const { id } = await findSource(pool, name);
  await inTransaction(pool, async (client) => {
    await client.query('update source set enabled = false where id = $1', [id]);
    await client.query("delete from expected_delivery where source_id = $1 and status = 'due'", [id]);
  });
}
