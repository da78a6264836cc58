import type { CompiledRule } from '@qingqu/rules-sdk';
import type pg from 'pg';
import { refuse } from './refused.js';

export type RuleStatus = 'draft' | 'shadow' | 'pilot' | 'active' | 'retired';

export interface InstalledRule {
  digest: string;
  definition: CompiledRule;
  status: RuleStatus;
  pilotRegions: string[];
}

/** The version of a rule in the package that is enabled. Throws ChangeRefused when no enabled package has it. */
export async function installedRule(client: pg.ClientBase | pg.Pool, ruleId: string): Promise<InstalledRule> {
  const { rows } = await client.query<InstalledRule>(
    `select v.digest, v.definition, v.status, v.pilot_regions as "pilotRegions"
     from rule_version v join rule_package p on p.id = v.package_id
     where v.rule_id = $1 and p.enabled`,
    [ruleId],
  );
  return (
    rows[0] ??
    refuse(
      'NOT_FOUND',
      `在用的规则包中没有规则「${ruleId}」；例如 cash-single-large`,
      `no enabled package has a rule '${ruleId}'; for example cash-single-large`,
    )
  );
}

/** A rule of an enabled package, as people see it in a list. */
export interface ListedRule {
  ruleId: string;
  digest: string;
  titleZh: string;
  titleEn: string;
  status: RuleStatus;
  pilotRegions: string[];
  /** `@qingqu/rules-core 0.1.0` */
  package: string;
  /** Why it is on hold. */
  heldFor: string | null;
}

/** The rules of all enabled packages, by package and id. */
export async function listRules(pool: pg.Pool): Promise<ListedRule[]> {
  const { rows } = await pool.query<ListedRule>(
    `select v.rule_id as "ruleId", v.digest, v.title_zh as "titleZh", v.title_en as "titleEn", v.status, v.pilot_regions as "pilotRegions",
       p.name || ' ' || p.version as package,
       (select h.cause from rule_hold h where h.rule_id = v.rule_id and h.rule_digest = v.digest and h.released_at is null limit 1) as "heldFor"
     from rule_version v join rule_package p on p.id = v.package_id
     where p.enabled order by p.name collate "C", v.rule_id collate "C"`,
  );
  return rows;
}
