import {
  type ChangeRecord,
  type Decision,
  type DeskSettings,
  decideChange,
  type KindOfChange,
  listChanges,
  proposeChange,
} from '@qingqu/sweep';
import { businessDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

/** Who says so, and why. */
export interface Said {
  by: string;
  reason: string;
}

/** What a proposal is about. */
interface Proposed {
  kind: KindOfChange;
  subject: string;
  payload: unknown;
  regionCode?: string | undefined;
}

/** The desk as this platform is set up. */
async function deskOf(platform: Platform): Promise<DeskSettings> {
  return { today: await businessDate(platform), allowUnsigned: platform.environment.allowUnsignedRules };
}

/** Writes a change down and says how it goes on. */
export async function propose(platform: Platform, { regionCode, ...change }: Proposed, said: Said): Promise<number> {
  const proposal = { ...change, maker: said.by, reason: said.reason, ...(regionCode !== undefined && { regionCode }) };
  const id = await proposeChange(platform.system, proposal, await deskOf(platform));
  platform.voice.line(
    both(
      `变更 ${id} 已提出（${change.kind} ${change.subject}），待另一人复核：qingqu rules approve ${id} --by 用户名 --reason 意见`,
      `change ${id} is proposed; another person decides it: qingqu rules approve ${id} --by <user> --reason <text>`,
    ),
  );
  return 0;
}

/** `qingqu rules approve <change>` */
export const approve = (platform: Platform, _signal: AbortSignal, id: string, said: Said): Promise<number> =>
  decide(platform, id, 'approved', said);

/** `qingqu rules refuse <change>` */
export const refuse = (platform: Platform, _signal: AbortSignal, id: string, said: Said): Promise<number> =>
  decide(platform, id, 'refused', said);

async function decide(platform: Platform, id: string, decision: Decision['decision'], said: Said): Promise<number> {
  const decided = { checker: said.by, decision, reason: said.reason };
  await decideChange(platform.system, numberOf(id), decided, await deskOf(platform));
  const [zh, en] = decision === 'approved' ? ['已批准并生效', 'is approved and in effect'] : ['已退回', 'is refused'];
  platform.voice.line(both(`变更 ${id} ${zh}`, `change ${id} ${en}`));
  return 0;
}

/** `qingqu rules changes`: the latest first. */
export async function listAll(
  { system, voice }: Platform,
  _signal: AbortSignal,
  options: { all: boolean },
): Promise<number> {
  const changes = await listChanges(system, { open: !options.all });
  if (changes.length === 0) voice.line(both('没有变更', 'there are none'));
  for (const change of changes) voice.line(describe(change));
  return 0;
}

function describe({ id, kind, subject, payload, reason, maker, madeAt, checker, decision }: ChangeRecord): string {
  const outcome = decision ? `${decision} (${checker})` : both('待复核', 'open');
  return `${id}  ${kind} ${subject} ${JSON.stringify(payload)}  ${maker} ${madeAt.slice(0, 16)}「${reason}」 ${outcome}`;
}

function numberOf(text: string): bigint {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new Error(
    both(
      `${text} 不是变更编号；例如 qingqu rules approve 12 --by sheng --reason 同意`,
      `'${text}' is no number of a change; for example: qingqu rules approve 12 --by sheng --reason agreed`,
    ),
  );
}
