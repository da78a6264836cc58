import { readFileSync } from 'node:fs';
import { readCandidates } from '@qingqu/api';
import {
  type Condition,
  explainWarning,
  installedRule,
  Precheck,
  replayWarning,
  showValue,
  whyNotRule,
} from '@qingqu/sweep';
import { businessDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { sweepDeps } from '../sweeping.js';
import { checkAsOf } from './sweep.js';

/** `qingqu explain <warning>`. */
export async function explain(platform: Platform, _signal: AbortSignal, warning: string): Promise<number> {
  const { system, voice } = platform;
  const read = async (text: string, values: unknown[]) =>
    Object.values((await system.query<Record<string, unknown>>(text, values)).rows[0] ?? {})[0];
  const found = (await explainWarning(read, await warningId(platform, warning)))!;
  voice.line(both(found.message.zh, found.message.en));
  voice.line(
    both(
      `规则 ${found.ruleId}（${found.title.zh}），${found.package}，版本 ${found.ruleDigest.slice(0, 12)}，数据期 ${found.epoch}，${found.asOf}`,
      `rule ${found.ruleId} (${found.title.en}), epoch ${found.epoch}, as of ${found.asOf}`,
    ),
  );
  voice.line(both(`依据：${found.basis.join('；')}`, 'basis'));
  for (const { name, label, type, value } of found.params)
    voice.line(`  ${name} = ${showValue({ type, value }, 'zh')}  ${both(label.zh, label.en)}`);
  for (const { name, ...value } of found.evidence) voice.line(`  ${name}: ${showValue(value, 'zh')}`);
  return 0;
}

/** `qingqu replay <warning>`. The exit code is 0 when the same is found again. */
export async function replay(platform: Platform, _signal: AbortSignal, warning: string): Promise<number> {
  const found = (await replayWarning(sweepDeps(platform), await warningId(platform, warning)))!;
  const { same, reason, expected, actual, epoch, asOf } = found;
  if (reason) platform.voice.line(both(reason.zh, reason.en));
  else
    platform.voice.line(
      same
        ? both(
            `一致：数据期 ${epoch}，${asOf}，证据摘要 ${expected}`,
            `the same: epoch ${epoch}, as of ${asOf}, digest ${expected}`,
          )
        : both(
            `不一致：原为 ${expected}，现为 ${actual ?? '无'}`,
            `not the same: was ${expected}, is ${actual ?? 'none'}`,
          ),
    );
  return same ? 0 : 1;
}

/** `qingqu why-not <rule> <key>`. */
export async function askWhyNot(
  platform: Platform,
  _signal: AbortSignal,
  ruleId: string,
  key: string,
  options: { asOf?: string },
): Promise<number> {
  checkAsOf(options);
  const { definition } = await installedRule(platform.system, ruleId);
  const subject = await recordOf(platform, definition.subjects, key);
  const asOf = options.asOf ?? (await businessDate(platform));
  const { finds, attempts, epoch } = await whyNotRule(sweepDeps(platform), { ruleId, subject, asOf });
  const { voice } = platform;
  voice.line(
    finds
      ? both(
          `规则 ${ruleId} 命中该记录（数据期 ${epoch}，${asOf}）`,
          `the rule finds the record (epoch ${epoch}, as of ${asOf})`,
        )
      : both(
          `规则 ${ruleId} 未命中该记录（数据期 ${epoch}，${asOf}）`,
          `the rule does not find it (epoch ${epoch}, as of ${asOf})`,
        ),
  );
  for (const { reached, conditions } of attempts) {
    if (!reached) voice.line(both('  规则看不到该记录', 'the rule does not come to see the record'));
    for (const condition of conditions) voice.line(`  ${lineOf(condition)}`);
  }
  return 0;
}

function lineOf({ text, holds, left, right, gap, unit, part }: Condition): string {
  const mark = holds === null ? '?' : holds ? '✓' : '✗';
  const sides = left && right ? `  [${left.value ?? '—'} | ${right.value ?? '—'}]` : '';
  const by = gap !== undefined && holds === false ? `  ${both(`相差 ${gap}`, `gap ${gap}`)} ${unit}` : '';
  return `${mark} ${part ? `${part}: ` : ''}${text}${sides}${by}`;
}

/** `qingqu precheck <file>`. */
export async function precheck(
  platform: Platform,
  _signal: AbortSignal,
  file: string,
  options: { asOf?: string },
): Promise<number> {
  checkAsOf(options);
  const { voice, vault } = platform;
  const asOf = options.asOf ?? (await businessDate(platform));
  const candidates = readCandidates(readFileSync(file, 'utf8'), vault, asOf);
  const desk = new Precheck(sweepDeps(platform));
  try {
    const { warnings, checked, notChecked, durationMs } = await desk.check(candidates, { asOf });
    for (const { rule, severity, message } of warnings)
      voice.line(`${severity} ${rule.id}: ${both(message.zh, message.en)}`);
    for (const { ruleId, reason } of notChecked) voice.line(`${ruleId}: ${both(reason.zh, reason.en)}`);
    voice.line(
      both(
        `${candidates.length} 笔支付、${checked} 条规则：预计预警 ${warnings.length} 条（${durationMs} 毫秒；仅提示，不拦截）`,
        `${candidates.length} payments, ${checked} rules: ${warnings.length} warnings foreseen in ${durationMs} ms; it stops nothing`,
      ),
    );
  } finally {
    await desk.close();
  }
  return 0;
}

async function warningId({ system }: Platform, number: string): Promise<string> {
  const { rows } = /^\d{1,18}$/.test(number)
    ? await system.query<{ id: string }>('select id from warning where warning_no = $1', [number])
    : { rows: [] };
  if (rows[0]) return rows[0].id;
  throw new Error(
    both(
      `没有预警「${number}」；应为预警编号，例如 12`,
      `there is no warning '${number}'; expected its number, for example 12`,
    ),
  );
}

/** The record of one of these kinds with this key. */
async function recordOf({ system }: Platform, kinds: string[], key: string): Promise<{ kind: string; id: string }> {
  for (const kind of kinds) {
    const { rows } = await system.query<{ id: string }>(`select id from ${kind} where source_key = $1 limit 1`, [key]);
    if (rows[0]) return { kind, id: rows[0].id };
  }
  throw new Error(
    both(
      `没有主键为「${key}」的记录；该规则针对：${kinds.join('、')}`,
      `there is no record with the key '${key}'; the rule is about: ${kinds.join(', ')}`,
    ),
  );
}
