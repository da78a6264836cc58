import { installedRule, openHolds, parameterChange } from '@qingqu/sweep';
import { businessDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { propose, type Said } from './rules-changes.js';

/** `qingqu rules set <rule> <parameter> <value>` */
export async function setParameter(
  platform: Platform,
  _signal: AbortSignal,
  ruleId: string,
  name: string,
  text: string,
  { region, from, ...said }: Said & { region?: string; from?: string },
): Promise<number> {
  const effectiveFrom = from ?? (await businessDate(platform));
  const wish = { ruleId, name, text, effectiveFrom, ...(region !== undefined && { region }) };
  const payload = await parameterChange(platform.system, wish);
  return propose(platform, { kind: 'parameter', subject: ruleId, payload }, said);
}

/** `qingqu rules life <rule> <state>`: of the version in force. */
export async function setLife(
  platform: Platform,
  _signal: AbortSignal,
  ruleId: string,
  status: string,
  { regions, ...said }: Said & { regions?: string },
): Promise<number> {
  const { digest } = await installedRule(platform.system, ruleId);
  const payload = { digest, status, ...(regions !== undefined && { regions: regions.split(/[,，]/) }) };
  return propose(platform, { kind: 'life', subject: ruleId, payload }, said);
}

/** `qingqu rules holds` */
export async function listHolds({ system, voice }: Platform): Promise<number> {
  const holds = await openHolds(system);
  if (holds.length === 0) voice.line(both('没有被暂停的规则', 'no rule is on hold'));
  for (const { id, ruleId, cause, since, detail } of holds)
    voice.line(`${id}  ${ruleId}  ${cause}  ${since.slice(0, 16)}  ${detail}`);
  return 0;
}

/** `qingqu rules release <hold>` */
export async function release(platform: Platform, _signal: AbortSignal, hold: string, said: Said): Promise<number> {
  const held = (await openHolds(platform.system)).find(({ id }) => String(id) === hold);
  if (!held)
    throw new Error(
      both(
        `没有编号 ${hold} 的暂停；用 qingqu rules holds 查看`,
        `there is no hold ${hold}; qingqu rules holds lists them`,
      ),
    );
  return propose(platform, { kind: 'hold-release', subject: held.ruleId, payload: { hold } }, said);
}
