import { type CompiledRule, digestOf, type RulePackage } from '@qingqu/rules-sdk';
import type pg from 'pg';
import { type Doubt, doubtOf } from './trust.js';

/** A rule that sweeps run. A shadow raises no warnings, a pilot only in its regions. */
export interface SweptRule {
  definition: CompiledRule;
  status: 'shadow' | 'pilot' | 'active';
  /** Of a pilot: the regions in whose subtrees it raises warnings. */
  pilotRegions: string[];
}

/**
 * The rules that sweeps run, by id: in shadow, pilot or active, of enabled packages, and not on hold. Signed packages are verified again, since what
 * lies in the database is not believed because it was checked when it came in: the rules of one that is in doubt are put on hold and left out.
 */
export async function sweptRules(pool: pg.Pool): Promise<SweptRule[]> {
  await holdDoubtful(pool);
  const { rows } = await pool.query<SweptRule>(
    `select v.definition, v.status, v.pilot_regions as "pilotRegions"
     from rule_version v join rule_package p on p.id = v.package_id
     where p.enabled and v.status in ('shadow', 'pilot', 'active')
       and not exists (select from rule_hold h
                       where h.rule_id = v.rule_id and h.rule_digest = v.digest and h.released_at is null)
     order by v.rule_id collate "C"`,
  );
  return rows;
}

interface StoredPackage {
  id: bigint;
  name: string;
  version: string;
  owner: string;
  digest: string;
  signedBy: string;
  /** The rules.json that was approved. */
  json: string | null;
  definitions: CompiledRule[];
}

async function holdDoubtful(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<StoredPackage>(
    `select p.id, p.name, p.version, p.owner, p.digest, p.signed_by as "signedBy",
       (select c.payload->>'json' from rule_change c
        where c.kind = 'package-install' and c.decision = 'approved' and c.subject = p.name and c.payload->>'digest' = p.digest
        order by c.id desc limit 1) as json,
       array(select v.definition from unnest(p.rule_digests) with ordinality d(digest, n) join rule_version v using (digest) order by d.n) as definitions
     from rule_package p where p.enabled and p.signed_by is not null`,
  );
  for (const stored of rows) {
    const doubt = await storedDoubt(pool, stored);
    if (doubt) await hold(pool, stored, doubt);
  }
}

/** From the signature to the record, from the record's digest to every rule's definition. */
async function storedDoubt(pool: pg.Pool, stored: StoredPackage): Promise<Doubt | undefined> {
  const altered = {
    zh: `${stored.name} ${stored.version} 的存储内容已被改动`,
    en: `${stored.name} ${stored.version} is stored with another content than was approved`,
  };
  if (stored.json === null) return altered;
  const approved = JSON.parse(stored.json) as RulePackage;
  const { name, version, owner, digest } = approved.package;
  const isRecord =
    name === stored.name && version === stored.version && owner === stored.owner && digest === stored.digest;
  if (!isRecord || approved.signature?.key !== stored.signedBy) return altered;
  const doubt = await doubtOf(pool, approved);
  if (doubt) return doubt;
  return digestOf(stored.definitions) === digest ? undefined : altered;
}

async function hold(pool: pg.Pool, { id }: StoredPackage, { zh, en }: Doubt): Promise<void> {
  await pool.query(
    `insert into rule_hold (rule_id, rule_digest, cause, detail)
     select v.rule_id, v.digest, 'signature', $2 from rule_version v
     where v.package_id = $1 and v.status in ('shadow', 'pilot', 'active')
       and not exists (select from rule_hold h
                       where h.rule_id = v.rule_id and h.rule_digest = v.digest and h.cause = 'signature' and h.released_at is null)`,
    [id, `${zh} / ${en}`],
  );
}
