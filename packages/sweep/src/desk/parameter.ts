import { type ParamSpec, type ParamValue, yuan } from '@qingqu/rules-sdk';
import type pg from 'pg';
import { z } from 'zod';
import { BadParameter, checkValue } from '../sweep/resolve-params.js';
import { type ChangeKind, civilDate, regionCode, words } from './change-kind.js';
import { refuse } from './refused.js';
import { wholeRegion } from './regions.js';
import { installedRule } from './rules.js';

/** A parameter's value from a date on, for a region and all below it. Money is fen, as text. */
export interface ParameterChange {
  name: string;
  regionCode: string;
  effectiveFrom: string;
  value: ParamValue;
}

export const parameter: ChangeKind<ParameterChange> = {
  payload: z.strictObject({
    name: words,
    regionCode,
    effectiveFrom: civilDate,
    value: z.union([z.string().max(10_000), z.number(), z.array(z.string().max(100)).max(1_000)]),
  }),
  example: { name: 'limit', regionCode: '410225000000', effectiveFrom: '2018-12-01', value: '5000000' },
  regionCode: (payload) => payload.regionCode,

  async check(client, { subject, payload }, { today }) {
    const { definition } = await installedRule(client, subject);
    const spec = specOf(definition.params, payload.name, subject);
    expectValue(payload.name, spec, payload.value);
    if (payload.effectiveFrom < today)
      refuse(
        'BAD_INPUT',
        `参数不得倒签：生效日期 ${payload.effectiveFrom} 早于今天，应为 ${today} 或以后`,
        `a parameter is not backdated: ${payload.effectiveFrom} is before today; expected ${today} or later`,
      );
  },

  async apply(client, { id, subject, payload, maker, checker }) {
    const { name, regionCode: region, effectiveFrom, value } = payload;
    await client.query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker, change_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [subject, name, region, effectiveFrom, JSON.stringify(value), maker, checker, id],
    );
  },
};

/** The declaration of a rule's parameter. @throws ChangeRefused when there is none of that name. */
export function specOf(params: Record<string, ParamSpec>, name: string, ruleId: string): ParamSpec {
  if (Object.hasOwn(params, name)) return params[name]!;
  const names = Object.keys(params).join(', ');
  return refuse(
    'NOT_FOUND',
    `规则「${ruleId}」没有参数「${name}」；它的参数有：${names || '无'}`,
    `the rule '${ruleId}' has no parameter '${name}'; it has: ${names || 'none'}`,
  );
}

/** A value as people write it: money in yuan, lists with commas. @throws ChangeRefused */
export function parameterValue(spec: ParamSpec, text: string): ParamValue {
  if (spec.type === 'text') return text;
  if (spec.type === 'codes') return text.split(/[,，]/).map((code) => code.trim());
  if (spec.type === 'money' && /^-?\d{1,15}(\.\d{1,2})?$/.test(text)) return String(yuan(text));
  if (spec.type !== 'money' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  const [zh, en, example] =
    spec.type === 'money' ? ['以元为单位的金额', 'an amount in yuan', '50000.00'] : ['数字', 'a number', '0.5'];
  return refuse(
    'BAD_INPUT',
    `「${text}」应为${zh}，例如 ${example}`,
    `'${text}': expected ${en}, for example ${example}`,
  );
}

/** The change that people write as words. @throws ChangeRefused */
export async function parameterChange(
  pool: pg.Pool,
  {
    ruleId,
    name,
    text,
    region,
    effectiveFrom,
  }: Record<'ruleId' | 'name' | 'text' | 'effectiveFrom', string> & { region?: string },
): Promise<ParameterChange> {
  const { definition } = await installedRule(pool, ruleId);
  const value = parameterValue(specOf(definition.params, name, ruleId), text);
  return { name, value, effectiveFrom, regionCode: region ?? (await wholeRegion(pool)).code };
}

/** A value or bound as people write it: money in yuan, lists with commas; where there is none, dots. */
function written({ type }: ParamSpec, value: ParamValue | undefined): string {
  if (value === undefined) return '…';
  if (type === 'money') return String(value).padStart(3, '0').replace(/\d\d$/, '.$&');
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** @throws ChangeRefused for a value that its declaration does not take */
export function expectValue(name: string, spec: ParamSpec, value: ParamValue): void {
  try {
    checkValue(name, spec, value);
  } catch (error) {
    if (!(error instanceof BadParameter)) throw error;
    const [min, max, example] = [spec.min, spec.max, spec.default].map((each) => written(spec, each));
    refuse(
      'BAD_INPUT',
      `参数「${spec.label.zh}」的值有误：应为 ${min} 至 ${max}，例如 ${example}`,
      `${name}: expected ${min} to ${max}, for example ${example}`,
      error,
    );
  }
}
