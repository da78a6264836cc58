import { z } from 'zod';
import { lockRules } from '../rules/install-rules.js';
import { type ChangeKind, regionCode } from './change-kind.js';
import { refuse } from './refused.js';
import { regionOf } from './regions.js';
import { installedRule, type RuleStatus } from './rules.js';

/** Where a version of a rule goes next in its life. */
export interface LifeChange {
  digest: string;
  status: 'shadow' | 'pilot' | 'active' | 'retired';
  /** Where a pilot raises warnings. */
  regions?: string[] | undefined;
}

/** What may follow. A pilot is followed by a pilot when its regions change; a retired rule begins again in the shadow. */
const nextOf: Record<RuleStatus, LifeChange['status'][]> = {
  draft: ['shadow'],
  shadow: ['pilot', 'active', 'retired'],
  pilot: ['pilot', 'active', 'retired'],
  active: ['retired'],
  retired: ['shadow'],
};

export const life: ChangeKind<LifeChange> = {
  payload: z.strictObject({
    digest: z.string().regex(/^[0-9a-f]{64}$/, "expected the rule version's digest, 64 hex digits"),
    status: z.enum(['shadow', 'pilot', 'active', 'retired']),
    regions: z.array(regionCode).min(1).max(200).optional(),
  }),
  example: { digest: 'ab12'.repeat(16), status: 'pilot', regions: ['410225000000'] },

  async check(client, { subject, payload }) {
    await lockRules(client);
    const rule = await installedRule(client, subject);
    if (rule.digest !== payload.digest)
      refuse(
        'CONFLICT',
        `规则「${subject}」在用的版本是 ${rule.digest.slice(0, 12)}，不是 ${payload.digest.slice(0, 12)}；请按在用版本重新提出`,
        `the version of '${subject}' in force is ${rule.digest.slice(0, 12)}, not ${payload.digest.slice(0, 12)}; propose the change for that one`,
      );
    const next = nextOf[rule.status];
    if (!next.includes(payload.status))
      refuse(
        'CONFLICT',
        `规则「${subject}」现为 ${rule.status}，不能改为 ${payload.status}；可改为 ${next.join('、')}`,
        `the rule '${subject}' is ${rule.status} and does not become ${payload.status}; expected ${next.join(' or ')}`,
      );
    if ((payload.status === 'pilot') !== (payload.regions !== undefined))
      refuse(
        'BAD_INPUT',
        '试点须指定地区，其他状态不得指定；例如 pilot 与 ["410225000000"]',
        'a pilot names its regions and nothing else does; for example pilot with ["410225000000"]',
      );
    for (const code of payload.regions ?? []) await regionOf(client, code);
  },

  async apply(client, { payload }) {
    await client.query('update rule_version set status = $2, pilot_regions = $3 where digest = $1', [
      payload.digest,
      payload.status,
      payload.regions ?? [],
    ]);
  },
};
