import { type Expected, listExpected, waiveExpected, watchExpected } from '@qingqu/ingest';
import { civilDate, isCivilDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import type { Said } from './rules-changes.js';

/** `qingqu source expected`: the latest first. */
export async function listAllExpected(
  { system, voice }: Platform,
  _signal: AbortSignal,
  options: { missing: boolean },
): Promise<number> {
  await watchExpected(system);
  const all = await listExpected(system, options);
  if (all.length === 0) voice.line(both('没有', 'none'));
  for (const one of all) voice.line(describe(one));
  return 0;
}

const STATUS: Record<Expected['status'], string> = {
  due: '待到 due',
  arrived: '已到 arrived',
  late: '迟到 late',
  missing: '未到 missing',
  waived: '免报 waived',
};

function describe({
  source,
  businessDate,
  dueAt,
  status,
  fileId,
  arrivedAt,
  owner,
  waivedBy,
  reason,
}: Expected): string {
  const came = arrivedAt === null ? '' : `  #${fileId} ${arrivedAt.slice(0, 16)}`;
  const waived = waivedBy === null ? '' : `  ${waivedBy}「${reason}」`;
  return `${businessDate}  ${source.padEnd(24)} ${STATUS[status]}  ${both(`应于 ${dueAt.slice(0, 16)}`, 'due')}${came}${waived}  ${owner}`;
}

/** `qingqu source waive <name> <date>` */
export async function waive(
  { system, voice }: Platform,
  _signal: AbortSignal,
  name: string,
  date: string,
  said: Said,
): Promise<number> {
  if (!isCivilDate(date))
    throw new Error(
      both(
        `${date} 有误：应为${civilDate.zh}，例如 ${civilDate.example}`,
        `${date}: expected ${civilDate.en}, for example ${civilDate.example}`,
      ),
    );
  await waiveExpected(system, name, date, said);
  voice.line(both(`${name} ${date} 免报`, `nothing is expected of ${name} for ${date} any more`));
  return 0;
}
