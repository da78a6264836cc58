import { createHash } from 'node:crypto';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { readDefinition } from './read-definition.js';

/** A version of a feed definition as it is stored. It never changes, but for whether it is in use. */
export interface StoredDefinition {
  id: bigint;
  name: string;
  version: number;
  feed: string;
  titleZh: string;
  titleEn: string;
  yaml: string;
  enabled: boolean;
  addedBy: string;
  addedAt: Date;
}

type Db = pg.Pool | pg.ClientBase;

const columns = `id, name, version, feed, title_zh as "titleZh", title_en as "titleEn", yaml, enabled, added_by as "addedBy", added_at as "addedAt"`;

/**
 * Stores a definition as the next version of its name. The YAML that the last version has already is that version, put in use again if it
 * was not.
 * @throws DefinitionError when it cannot be used
 */
export async function addDefinition(
  pool: pg.Pool,
  yaml: string,
  addedBy: string,
): Promise<StoredDefinition & { isNew: boolean }> {
  const { definition, title, layout } = readDefinition(yaml);
  const digest = digestOf(yaml);
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`feed-definition|${definition.name}`]);
    const last = await client.query<StoredDefinition & { digest: string }>(
      `select ${columns}, digest from feed_definition where name = $1 order by version desc limit 1`,
      [definition.name],
    );
    const [known] = last.rows;
    if (known?.digest === digest) {
      await client.query('update feed_definition set enabled = true where id = $1', [known.id]);
      return { ...known, enabled: true, isNew: false };
    }
    const { rows } = await client.query<StoredDefinition>(
      `insert into feed_definition (name, version, feed, title_zh, title_en, yaml, digest, added_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
      [definition.name, (known?.version ?? 0) + 1, layout.feed.name, title.zh, title.en, yaml, digest, addedBy],
    );
    return { ...rows[0]!, isNew: true };
  });
}

/** What is the same text whatever line ends it was handed in with. */
const digestOf = (yaml: string): string =>
  createHash('sha256').update(yaml.replace(/\r\n?/g, '\n').trimEnd()).digest('hex');

/** All versions, or those of a name; the newest of each name first. */
export async function listDefinitions(db: Db, name?: string): Promise<StoredDefinition[]> {
  const { rows } = await db.query<StoredDefinition>(
    `select ${columns} from feed_definition where $1::text is null or name = $1 order by name, version desc`,
    [name ?? null],
  );
  return rows;
}

/** The version of a name that holds: the last that is in use. */
export async function definitionInForce(db: Db, name: string): Promise<StoredDefinition | undefined> {
  const { rows } = await db.query<StoredDefinition>(
    `select ${columns} from feed_definition where name = $1 and enabled order by version desc limit 1`,
    [name],
  );
  return rows[0];
}

/** The version of this number. */
export async function definitionById(db: Db, id: bigint): Promise<StoredDefinition | undefined> {
  const { rows } = await db.query<StoredDefinition>(`select ${columns} from feed_definition where id = $1`, [id]);
  return rows[0];
}

/** Names that files can be handed in under. */
export async function definitionNames(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    'select distinct name from feed_definition where enabled order by name',
  );
  return rows.map(({ name }) => name);
}

/**
 * Puts versions of a name in use or out of it: one, or all of them.
 * @returns how many there were
 */
export async function setEnabled(db: Db, name: string, enabled: boolean, version?: number): Promise<number> {
  const { rowCount } = await db.query(
    'update feed_definition set enabled = $2 where name = $1 and ($3::int is null or version = $3)',
    [name, enabled, version ?? null],
  );
  return rowCount ?? 0;
}
