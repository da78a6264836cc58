import type { RulePackage } from '@qingqu/rules-sdk';
import type pg from 'pg';
import semver from 'semver';
import { z } from 'zod';
import { RulesRefused } from '../errors.js';
import { idsOf, lockRules, putInForce, refuseTakenNames } from '../rules/install-rules.js';
import { checkedRules } from '../rules/load-rules.js';
import { parseRules } from '../rules/rules-json.js';
import { doubtOf } from '../rules/trust.js';
import { type ChangeKind, type DeskSettings, noPayload, words } from './change-kind.js';
import { isRegistryName } from './fetch-package.js';
import { refuse } from './refused.js';

/** A package to install: what its rules.json says, so that what was approved is what comes into force, wherever it lay meanwhile. */
export interface InstallChange {
  /** `@henan/rules@1.2.0` or the name of a file. */
  source: string;
  /** The text of its rules.json. */
  json: string;
  /** Where rules that are new or changed begin. Without it a changed rule takes over the life of its last version, and a new one begins in the shadow. */
  life?: 'draft' | 'shadow' | 'active' | undefined;
  /** What the checker sees of it. */
  version?: string | undefined;
  owner?: string | undefined;
  digest?: string | undefined;
  rules?: string[] | undefined;
}

const firstLife = z.enum(['draft', 'shadow', 'active']).optional();
const beginsWith = (life: InstallChange['life']) => (life ? { life } : { otherwise: 'shadow' as const });

export const packageInstall: ChangeKind<InstallChange> = {
  payload: z.strictObject({
    source: words,
    json: z.string().min(1),
    life: firstLife,
    version: z.string().optional(),
    owner: z.string().optional(),
    digest: z.string().optional(),
    rules: z.array(z.string()).optional(),
  }),
  example: { source: '@lankao/township-rules@1.0.0', json: '{"format":1,…}', life: 'shadow' },

  async complete(payload) {
    const { package: about, rules } = await readable(async () => parseRules(payload.json, payload.source));
    const { version, owner, digest } = about;
    return { ...payload, version, owner, digest, rules: rules.map((rule) => rule.id) };
  },

  async check(client, { subject, payload }, settings) {
    const built = await readable(() => checkedRules(payload.json, payload.source));
    const { name, version, digest } = built.package;
    const isOther = isRegistryName(payload.source) && payload.source !== `${name}@${version}`;
    if (isOther || name !== subject || digest !== payload.digest)
      refuse(
        'BAD_INPUT',
        `${payload.source} 是规则包 ${name} ${version}，不是 ${subject}；请核对文件`,
        `${payload.source} is the package ${name} ${version} and not ${subject}; check the file`,
      );
    await lockRules(client);
    const installed = await versionsOf(client, name);
    expectOwnName(built, installed);
    expectNewer(built, installed);
    await expectTrusted(client, built, settings);
    await readable(() => refuseTakenNames(client, name, idsOf(built)));
  },

  async apply(client, { id, payload }) {
    const built = parseRules(payload.json, payload.source);
    const signedBy = built.signature?.key;
    await putInForce(client, built, {
      source: payload.source,
      signedBy,
      changeId: id,
      begins: beginsWith(payload.life),
    });
    await endDoubts(client, built);
  },
};

/** An earlier version to put in force again. */
export interface BackChange {
  /** A version that was in force before. */
  version: string;
  /** As of {@link InstallChange}. */
  life?: InstallChange['life'];
}

/** Goes back to an earlier version on purpose; by installing it nobody can. */
export const packageRollback: ChangeKind<BackChange> = {
  payload: z.strictObject({ version: words, life: firstLife }),
  example: { version: '1.0.0' },

  async check(client, { subject, payload }, settings) {
    await lockRules(client);
    const versions = await versionsOf(client, subject);
    const inForce = versions.find((one) => one.enabled) ?? refuseAbsent(subject);
    refuseBundled(inForce, '回退', 'go back');
    const earlier = versions.filter((one) => !one.enabled && !one.removed);
    const target = earlier.find((one) => one.version === payload.version);
    if (!target)
      refuse(
        'NOT_FOUND',
        `规则包 ${subject} 没有可回退的版本 ${payload.version}；可回退至：${listed(earlier) || '无'}`,
        `the package ${subject} has no version ${payload.version} to go back to; there is: ${listed(earlier) || 'none'}`,
      );
    await expectTrusted(client, await approvedPackage(client, target), settings);
  },

  async apply(client, { id, subject, payload }) {
    const versions = await versionsOf(client, subject);
    const target = versions.find((one) => one.version === payload.version && !one.enabled && !one.removed)!;
    const built = await approvedPackage(client, target);
    await readable(async () =>
      putInForce(client, built, {
        source: target.source,
        signedBy: target.signedBy ?? undefined,
        changeId: id,
        begins: beginsWith(payload.life),
      }),
    );
    await endDoubts(client, built);
  },
};

/** Takes a package's rules out of the sweeps; their lives stay as they are. */
export const packageDisable: ChangeKind<Record<string, never>> = {
  payload: noPayload,
  example: {},

  async check(client, { subject }) {
    await lockRules(client);
    if (!(await versionsOf(client, subject)).some((one) => one.enabled)) refuseAbsent(subject);
  },

  async apply(client, { id, subject }) {
    await client.query('update rule_package set enabled = false, change_id = $2 where name = $1 and enabled', [
      subject,
      id,
    ]);
  },
};

/** Puts the version that was disabled back in force. */
export const packageEnable: ChangeKind<Record<string, never>> = {
  payload: noPayload,
  example: {},

  async check(client, { subject }, settings) {
    await lockRules(client);
    const versions = await versionsOf(client, subject);
    if (versions.some((one) => one.enabled))
      refuse('CONFLICT', `规则包 ${subject} 已启用`, `the package ${subject} is enabled`);
    const last = lastInForce(versions) ?? refuseAbsent(subject);
    if (last.source !== 'bundled') await expectTrusted(client, await approvedPackage(client, last), settings);
    const { rows } = await client.query<{ id: string }>(
      'select rule_id as id from rule_version where package_id = $1',
      [last.id],
    );
    await readable(() =>
      refuseTakenNames(
        client,
        subject,
        rows.map((rule) => rule.id),
      ),
    );
  },

  async apply(client, { id, subject }) {
    const last = lastInForce(await versionsOf(client, subject))!;
    await client.query('update rule_package set enabled = true, change_id = $2 where id = $1', [last.id, id]);
  },
};

/** Takes a package away, in all its versions; what it found stays. */
export const packageRemove: ChangeKind<Record<string, never>> = {
  payload: noPayload,
  example: {},

  async check(client, { subject }) {
    await lockRules(client);
    const last = lastInForce(await versionsOf(client, subject)) ?? refuseAbsent(subject);
    refuseBundled(last, '卸载', 'be removed');
  },

  async apply(client, { id, subject }) {
    await client.query(
      `with gone as (
         update rule_package set enabled = false, removed_at = clock_timestamp(), change_id = $2
         where name = $1 and removed_at is null returning id)
       update rule_version set status = 'retired' where package_id in (select gone.id from gone)`,
      [subject, id],
    );
  },
};

/** A package as people see it in a list. */
export interface ListedPackage {
  name: string;
  version: string;
  owner: string;
  source: string;
  signedBy: string | null;
  enabled: boolean;
  rules: number;
}

/** The packages that were not removed, in all their versions: the one in force first. */
export async function listPackages(pool: pg.Pool): Promise<ListedPackage[]> {
  const { rows } = await pool.query<ListedPackage>(
    `select name, version, owner, source, signed_by as "signedBy", enabled, cardinality(rule_digests) as rules
     from rule_package where removed_at is null order by name collate "C", enabled desc, id desc`,
  );
  return rows;
}

interface Version {
  id: bigint;
  name: string;
  version: string;
  owner: string;
  digest: string;
  source: string;
  signedBy: string | null;
  enabled: boolean;
  removed: boolean;
}

/** All versions that were ever installed under a name, the one that was in force last first. */
async function versionsOf(client: pg.ClientBase, name: string): Promise<Version[]> {
  const { rows } = await client.query<Version>(
    `select id, name, version, owner, digest, source, signed_by as "signedBy", enabled, removed_at is not null as removed
     from rule_package where name = $1 order by enabled desc, change_id desc nulls last, id desc`,
    [name],
  );
  return rows;
}

const lastInForce = (versions: Version[]): Version | undefined => versions.find((one) => !one.removed);

const listed = (versions: Version[]): string => versions.map((one) => one.version).join(', ');

/** A name belongs to the department that had it first: nobody else's package replaces its rules. */
function expectOwnName({ package: about }: RulePackage, installed: Version[]): void {
  const other = installed.find((one) => one.source === 'bundled' || one.owner !== about.owner);
  if (!other) return;
  refuse(
    'CONFLICT',
    `名称 ${about.name} 属于 ${other.owner}，${about.owner} 的规则包须另取名称`,
    `the name ${about.name} belongs to ${other.owner}; a package of ${about.owner} needs another`,
  );
}

/** Whoever can bring a file cannot bring back a version that was replaced, nor another content under its number. */
function expectNewer({ package: about }: RulePackage, installed: Version[]): void {
  const { name, version, digest } = about;
  if (!semver.valid(version))
    refuse(
      'BAD_INPUT',
      `版本号 ${version} 有误；应如 1.2.0`,
      `the version '${version}' is none; expected one like 1.2.0`,
    );
  const highest = installed.map((one) => one.version).sort(semver.rcompare)[0];
  if (highest === undefined) return;
  const same = installed.find((one) => one.version === version && one.digest === digest);
  if (same?.enabled) refuse('CONFLICT', `${name} ${version} 已安装`, `${name} ${version} is installed`);
  const order = semver.compare(version, highest);
  if (order > 0 || (order === 0 && same)) return;
  refuse(
    'UNTRUSTED',
    order === 0
      ? `${name} ${version} 曾以另一内容安装；请提高版本号重新构建`
      : `${name} ${version} 低于曾安装的 ${highest}；如需回退，请提出 package-rollback，例如 qingqu rules rollback ${name} ${version}`,
    order === 0
      ? `${name} ${version} was installed with another content; build it again under a higher version`
      : `${name} ${version} is lower than ${highest}, which was installed; to go back on purpose: qingqu rules rollback ${name} ${version}`,
  );
}

/** Throws ChangeRefused unless the package is signed by a key of its owner that is valid today, or unsigned where that is allowed. */
async function expectTrusted(client: pg.ClientBase, built: RulePackage, settings: DeskSettings): Promise<void> {
  if (built.signature === undefined && settings.allowUnsigned) return;
  const doubt = (await doubtOf(client, built)) ?? (await outOfTime(client, built.signature!.key, settings.today));
  if (!doubt) return;
  refuse(
    'UNTRUSTED',
    `告警：规则包未被接受，${doubt.zh}；现行版本不变。请归口部门用已登记的密钥签名，例如 qingqu-rules sign`,
    `alert: the package is not taken: ${doubt.en}; what is in force stays. Its department signs it with a registered key, for example by qingqu-rules sign`,
  );
}

async function outOfTime(client: pg.ClientBase, key: string, today: string) {
  const { rows } = await client.query<{ validFrom: string; validTo: string | null }>(
    'select valid_from as "validFrom", valid_to as "validTo" from department_key where id = $1',
    [key],
  );
  const { validFrom, validTo } = rows[0]!;
  if (validFrom <= today && (validTo === null || today <= validTo)) return undefined;
  return {
    zh: `签名密钥 ${key} 的有效期为 ${validFrom} 至 ${validTo ?? '…'}`,
    en: `it is signed by the key ${key}, which is valid from ${validFrom} to ${validTo ?? '…'}`,
  };
}

/** The content of a version as it was approved. */
async function approvedPackage(client: pg.ClientBase, { name, version, digest }: Version): Promise<RulePackage> {
  const { rows } = await client.query<{ json: string }>(
    `select payload->>'json' as json from rule_change
     where kind = 'package-install' and decision = 'approved' and subject = $1 and payload->>'digest' = $2 order by id desc limit 1`,
    [name, digest],
  );
  const json =
    rows[0]?.json ??
    refuse('NOT_FOUND', `${name} ${version} 的安装记录已缺失`, `the record of installing ${name} ${version} is gone`);
  return readable(() => checkedRules(json, `${name}@${version}`));
}

/** Rules that were held for their signature run again when a package that is trusted brings them. */
async function endDoubts(client: pg.ClientBase, built: RulePackage): Promise<void> {
  await client.query(
    `update rule_hold set released_at = clock_timestamp(), released_by = $2
     where cause = 'signature' and released_at is null and rule_digest = any($1)`,
    [built.rules.map((rule) => rule.digest), `${built.package.name}@${built.package.version}`],
  );
}

/** What is wrong with a package, as the refusal of a change. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RulesRefused)) throw error;
    return refuse('BAD_INPUT', `规则包未被接受：${error.message}`, `the package is not taken: ${error.message}`, error);
  }
}

const refuseAbsent = (name: string): never =>
  refuse(
    'NOT_FOUND',
    `没有在用的规则包 ${name}；例如 @lankao/township-rules`,
    `no package ${name} is in force; for example @lankao/township-rules`,
  );

function refuseBundled({ name, source }: Version, zh: string, en: string): void {
  if (source === 'bundled')
    refuse(
      'CONFLICT',
      `${name} 随平台提供，不能单独${zh}；可停用`,
      `${name} comes with the platform and does not ${en} by itself; it can be disabled`,
    );
}
