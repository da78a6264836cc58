import { listWhitelist } from '@qingqu/sweep';
import { businessDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { propose, type Said } from './rules-changes.js';

interface Options extends Said {
  basis: string;
  until: string;
  from?: string;
  party: boolean;
  region?: string;
}

/** `qingqu rules whitelist add <rule> <id>` */
export async function addEntry(
  platform: Platform,
  _signal: AbortSignal,
  subject: string,
  entryId: string,
  { basis, until, from, party, region, ...said }: Options,
): Promise<number> {
  const validFrom = from ?? (await businessDate(platform));
  const payload = { matches: party ? 'party' : 'subject', entryId, basis, validFrom, expiresOn: until };
  return propose(platform, { kind: 'whitelist', subject, payload, regionCode: region }, said);
}

/** `qingqu rules whitelist end <entry>` */
export async function endEntry(
  platform: Platform,
  _signal: AbortSignal,
  entry: string,
  { region, ...said }: Said & { region?: string },
): Promise<number> {
  const listed = (await listWhitelist(platform.system)).find(({ id }) => String(id) === entry);
  if (!listed)
    throw new Error(
      both(
        `没有编号 ${entry} 的白名单；用 qingqu rules whitelist list 查看`,
        `there is no whitelist entry ${entry}; qingqu rules whitelist list shows them`,
      ),
    );
  return propose(
    platform,
    { kind: 'whitelist-end', subject: listed.ruleId, payload: { entry }, regionCode: region },
    said,
  );
}

/** `qingqu rules whitelist list [rule]` */
export async function listEntries({ system, voice }: Platform, _signal: AbortSignal, rule?: string): Promise<number> {
  const entries = await listWhitelist(system, typeof rule === 'string' ? rule : undefined);
  if (entries.length === 0) voice.line(both('没有白名单', 'there are no entries'));
  for (const one of entries)
    voice.line(
      `${one.id}  ${one.ruleId}  ${one.matches} ${one.entryId}  ${one.validFrom} – ${one.expiresOn}  ${one.basis}  ${one.maker}, ${one.checker}`,
    );
  return 0;
}
