import type { CompiledRule, RulePackage } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { RulesRefused } from '../errors.js';

const RULES_LOCK = 0x71_71_72_75; // 'qqru'

/** Where the rules of a package begin: as told, or as the versions of them that are in force now; what is new then begins as `otherwise`. */
export type FirstLife = { life: 'draft' | 'shadow' | 'active' } | { otherwise: 'shadow' | 'active' };

/** How a package comes into force. */
export interface Installation {
  /** `bundled`, `@henan/rules@1.2.0` or the name of a file. */
  source: string;
  signedBy?: string | undefined;
  changeId?: bigint;
  begins: FirstLife;
}

/**
 * Makes the platform's own package the one in force under its name. Installing it again changes nothing, nor does it undo what people have decided
 * about its rules since; installing an earlier version again, as another checkout does, goes back to it.
 *
 * @param rules as {@link loadRules} returns them
 */
export async function installRules(pool: pg.Pool, rules: RulePackage): Promise<{ packageId: bigint; rules: number }> {
  const { name, version, digest } = rules.package;
  const packageId = await inTransaction(pool, async (client) => {
    await lockRules(client);
    const { rows } = await client.query<{ id: bigint; enabled: boolean; same: boolean }>(
      'select id, enabled, version = $2 and digest = $3 as same from rule_package where name = $1',
      [name, version, digest],
    );
    const inForce = rows.find((row) => row.enabled);
    const isThere = rows.find((row) => row.same);
    // People may have disabled it; that nothing else is in force under its name tells.
    if (isThere && (isThere === inForce || !inForce)) return isThere.id;
    const id = await putInForce(client, rules, { source: 'bundled', begins: { otherwise: 'active' } });
    if (rows.length > 0 && !inForce) await client.query('update rule_package set enabled = false where id = $1', [id]);
    return id;
  });
  return { packageId, rules: rules.rules.length };
}

/** Changes of packages and of the lives of their rules follow one another. */
export const lockRules = (client: pg.ClientBase): Promise<unknown> =>
  client.query('select pg_advisory_xact_lock($1)', [RULES_LOCK]);

/**
 * Makes a package the one in force under its name, within the caller's transaction and under {@link lockRules}: the rules of its earlier version that
 * it does not contain are retired. Throws RulesRefused when a rule's id belongs to another package.
 */
export async function putInForce(client: pg.ClientBase, rules: RulePackage, how: Installation): Promise<bigint> {
  await refuseTakenNames(client, rules.package.name, idsOf(rules));
  const lives = await livesOf(client, rules, how.begins);
  const id = await enablePackage(client, rules, how);
  await retireOthers(client, rules);
  await storeRules(client, id, lives);
  return id;
}

export const idsOf = ({ rules }: RulePackage): string[] => rules.map((rule) => rule.id);

interface Life {
  rule: CompiledRule;
  status: string;
  pilotRegions: string[];
}

/** A rule that does not change keeps its life; one that changes may take over that of the version before it. */
async function livesOf(client: pg.ClientBase, rules: RulePackage, begins: FirstLife): Promise<Life[]> {
  const { rows } = await client.query<{ ruleId: string; digest: string; status: string; pilotRegions: string[] }>(
    `select v.rule_id as "ruleId", v.digest, v.status, v.pilot_regions as "pilotRegions"
     from rule_version v join rule_package p on p.id = v.package_id where p.name = $1 and p.enabled`,
    [rules.package.name],
  );
  const before = new Map(rows.map((row) => [row.ruleId, row]));
  return rules.rules.map((rule) => {
    const last = before.get(rule.id);
    if (last && (last.digest === rule.digest || 'otherwise' in begins))
      return { rule, status: last.status, pilotRegions: last.pilotRegions };
    return { rule, status: 'life' in begins ? begins.life : begins.otherwise, pilotRegions: [] };
  });
}

async function enablePackage(client: pg.ClientBase, rules: RulePackage, how: Installation): Promise<bigint> {
  const { name, version, owner, digest } = rules.package;
  const { rows } = await client.query<{ id: bigint }>(
    `insert into rule_package (name, version, owner, digest, source, signed_by, rule_digests, change_id, enabled)
     values ($1, $2, $3, $4, $5, $6, $7, $8, true)
     on conflict (name, version, digest) do update set enabled = true, removed_at = null, source = excluded.source,
       signed_by = excluded.signed_by, rule_digests = excluded.rule_digests, change_id = excluded.change_id
     returning id`,
    [
      name,
      version,
      owner,
      digest,
      how.source,
      how.signedBy ?? null,
      rules.rules.map((rule) => rule.digest),
      how.changeId ?? null,
    ],
  );
  const { id } = rows[0]!;
  await client.query('update rule_package set enabled = false where name = $1 and id <> $2 and enabled', [name, id]);
  return id;
}

async function retireOthers(client: pg.ClientBase, rules: RulePackage): Promise<void> {
  await client.query(
    `update rule_version set status = 'retired'
     where status <> 'retired' and digest <> all($1) and package_id in (select p.id from rule_package p where p.name = $2)`,
    [rules.rules.map((rule) => rule.digest), rules.package.name],
  );
}

async function storeRules(client: pg.ClientBase, packageId: bigint, lives: Life[]): Promise<void> {
  await client.query(
    `insert into rule_version (digest, rule_id, package_id, category, department_kind, subject_kinds, severity, title_zh, title_en, definition, status,
       pilot_regions)
     select d->>'digest', d->>'id', $2, d->>'category', d->>'department', array(select jsonb_array_elements_text(d->'subjects')),
       d->>'severity', d->'title'->>'zh', d->'title'->>'en', d, l->>'status', array(select jsonb_array_elements_text(l->'pilotRegions'))
     from jsonb_array_elements($1::jsonb) l, lateral (select l->'rule' as d) r
     on conflict (digest) do update
       set package_id = excluded.package_id, status = excluded.status, pilot_regions = excluded.pilot_regions`,
    [JSON.stringify(lives), packageId],
  );
}

/** Throws RulesRefused when an enabled package of another name has a rule of the same id. */
export async function refuseTakenNames(client: pg.ClientBase, name: string, ruleIds: string[]): Promise<void> {
  const { rows } = await client.query<{ rule_id: string; name: string }>(
    `select v.rule_id, p.name from rule_version v join rule_package p on p.id = v.package_id
     where p.enabled and p.name <> $1 and v.rule_id = any($2) order by 1 limit 1`,
    [name, ruleIds],
  );
  if (rows[0])
    throw new RulesRefused(
      `${name}: the rule '${rows[0].rule_id}' belongs to the package ${rows[0].name}; give yours another id.`,
    );
}
