import { type Break, listBreaks, waiveBreak } from '@qingqu/ingest';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

const statusWords = {
  open: both('未了结', 'open'),
  resolved: both('已消除', 'resolved'),
  waived: both('已说明', 'waived'),
} as const;

/** `qingqu breaks` */
export async function list(
  { system, voice }: Platform,
  _signal: AbortSignal,
  options: { open: boolean },
): Promise<number> {
  const breaks = await listBreaks(system, options);
  if (breaks.length === 0) voice.line(both('没有对账差异', 'nothing differs'));
  for (const each of breaks) voice.line(describe(each));
  return 0;
}

/** `qingqu breaks waive <break>` */
export async function waive(
  { system, voice }: Platform,
  _signal: AbortSignal,
  id: string,
  said: { by: string; reason: string },
): Promise<number> {
  voice.line(describe(await waiveBreak(system, numberOf(id), said)));
  return 0;
}

const describe = (each: Break): string =>
  `#${each.id}  ${statusWords[each.status]}  ${both(each.messageZh, each.messageEn)}  ${each.ownerOrg}${
    each.status === 'open'
      ? `  ${both('到期', 'due')} ${each.dueOn ?? '-'}`
      : `  ${each.settledBy ?? ''} ${each.reason ?? ''}`.trimEnd()
  }`;

function numberOf(text: string): bigint {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new Error(
    both(
      `${text} 不是差异编号；例如 qingqu breaks waive 12 --by yucheng --reason 已核对`,
      `'${text}' is no number of a break; for example: qingqu breaks waive 12 --by yucheng --reason 'checked against the slips'`,
    ),
  );
}
