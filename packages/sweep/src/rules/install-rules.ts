import type { CompiledRule, RulePackage } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { RulesRefused } from '../errors.js';

const RULES_LOCK = 0x71_71_72_75; // 'qqru'

/**
 * Makes a package the one in force under its name: its rules become active, those of its earlier versions that it does not contain are retired.
 * Installing it again changes nothing; installing an earlier version again goes back to it.
 *
 * @param rules as {@link loadRules} returns them
 */
export async function installRules(pool: pg.Pool, rules: RulePackage): Promise<{ packageId: bigint; rules: number }> {
  const about = rules.package;
  const packageId = await inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [RULES_LOCK]);
    await refuseTakenNames(client, rules);
    const installed = await client.query<{ id: bigint }>(
      `insert into rule_package (name, version, owner, digest, enabled) values ($1, $2, $3, $4, true)
       on conflict (name, version, digest) do update set enabled = true returning id`,
      [about.name, about.version, about.owner, about.digest],
    );
    const { id } = installed.rows[0]!;
    await client.query('update rule_package set enabled = false where name = $1 and id <> $2 and enabled', [
      about.name,
      id,
    ]);
    await client.query(
      `update rule_version set status = 'retired'
       where status = 'active' and digest <> all($1) and package_id in (select p.id from rule_package p where p.name = $2)`,
      [rules.rules.map((rule) => rule.digest), about.name],
    );
    await client.query(
      `insert into rule_version (digest, rule_id, package_id, category, department_kind, subject_kinds, severity, title_zh, title_en, definition, status)
       select d->>'digest', d->>'id', $2, d->>'category', d->>'department', array(select jsonb_array_elements_text(d->'subjects')),
         d->>'severity', d->'title'->>'zh', d->'title'->>'en', d, 'active'
       from jsonb_array_elements($1::jsonb) d
       on conflict (digest) do update set package_id = excluded.package_id, status = 'active'
       where rule_version.package_id <> excluded.package_id or rule_version.status <> 'active'`,
      [JSON.stringify(rules.rules), id],
    );
    return id;
  });
  return { packageId, rules: rules.rules.length };
}

/** The definitions of all rules in force, by id. */
export async function activeRules(pool: pg.Pool): Promise<CompiledRule[]> {
  const { rows } = await pool.query<{ definition: CompiledRule }>(
    `select v.definition from rule_version v join rule_package p on p.id = v.package_id
     where v.status = 'active' and p.enabled order by v.rule_id collate "C"`,
  );
  return rows.map((row) => row.definition);
}

async function refuseTakenNames(client: pg.ClientBase, rules: RulePackage): Promise<void> {
  const { rows } = await client.query<{ rule_id: string; name: string }>(
    `select v.rule_id, p.name from rule_version v join rule_package p on p.id = v.package_id
     where v.status = 'active' and p.enabled and p.name <> $1 and v.rule_id = any($2) order by 1 limit 1`,
    [rules.package.name, rules.rules.map((rule) => rule.id)],
  );
  if (rows[0])
    throw new RulesRefused(
      `${rules.package.name}: the rule '${rows[0].rule_id}' belongs to the package ${rows[0].name}; give yours another id.`,
    );
}
