import { boundValues, type CompiledRule, type ParamSpec, type ParamValue } from '@qingqu/rules-sdk';
import type pg from 'pg';
import type { Interval, Run } from '../evaluator/protocol.js';

type Values = Record<string, ParamValue>;

/** The parameters of one rule on a day. */
export interface ResolvedParams {
  /** What holds where no region says otherwise. */
  values: Values;
  /** Subtrees with values of their own: all of them, resolved. */
  regions: { regionCode: string; lo: string; hi: string; values: Values }[];
  /** Rules whose warnings on the same subject this rule's findings give way to. */
  suppressedBy: string[];
}

/** A value that a region has of its own. */
export interface Override {
  ruleId: string;
  name: string;
  regionCode: string;
  value: ParamValue;
  lo: bigint;
  hi: bigint;
}

/**
 * The parameters of each rule on a day: its defaults, then the checked values in force, the nearest region's first. A value for the province
 * is one for everybody.
 *
 * @param paused rules that are not run now and yet suppress
 * @param trials values to be tried in the place of those that their regions have
 */
export async function resolveParams(
  client: pg.ClientBase,
  rules: CompiledRule[],
  asOf: string,
  paused: CompiledRule[] = [],
  trials: Override[] = [],
): Promise<Map<string, ResolvedParams>> {
  const inForce = await overridesOn(client, rules, asOf);
  const overrides = [...inForce.filter((one) => !trials.some((trial) => isInPlaceOf(trial, one))), ...trials];
  const suppressors = suppressorsOf([...rules, ...paused]);
  return new Map(
    rules.map((rule) => {
      const own = overrides.filter((override) => override.ruleId === rule.id && override.name in rule.params);
      return [rule.id, { ...resolve(rule, own), suppressedBy: [...suppressors.get(rule.id)!].sort() }];
    }),
  );
}

const isInPlaceOf = (trial: Override, { ruleId, name, lo, hi }: Override): boolean =>
  trial.ruleId === ruleId && trial.name === name && trial.lo === lo && trial.hi === hi;

/** Which rules each rule waits for. Of rules that suppress one another in a circle, the last in order waits for none of its circle. */
function suppressorsOf(rules: CompiledRule[]): Map<string, Set<string>> {
  const waitsFor = new Map(rules.map((rule) => [rule.id, new Set<string>()]));
  const waits = (id: string, other: string): boolean =>
    id === other || [...(waitsFor.get(id) ?? [])].some((next) => waits(next, other));
  for (const rule of rules) {
    for (const suppressed of rule.suppresses ?? [])
      if (waitsFor.has(suppressed) && !waits(rule.id, suppressed)) waitsFor.get(suppressed)!.add(rule.id);
  }
  return waitsFor;
}

function resolve(rule: CompiledRule, overrides: Override[]): Pick<ResolvedParams, 'values' | 'regions'> {
  const defaults: Values = Object.fromEntries(Object.entries(rule.params).map(([name, spec]) => [name, spec.default]));
  // The widest first, so that a nearer region's value comes last.
  const sorted = [...overrides].sort((a, b) => Number(b.hi - b.lo - (a.hi - a.lo)));
  const valuesAt = (lo: bigint, hi: bigint): Values => {
    const values = { ...defaults };
    for (const override of sorted) if (override.lo <= lo && hi <= override.hi) values[override.name] = override.value;
    return values;
  };
  const places = new Map(sorted.map(({ regionCode, lo, hi }) => [regionCode, { lo, hi }]));
  const regions = [...places].map(([regionCode, { lo, hi }]) => ({
    regionCode,
    lo: String(lo),
    hi: String(hi),
    values: valuesAt(lo, hi),
  }));
  return { values: defaults, regions };
}

async function overridesOn(client: pg.ClientBase, rules: CompiledRule[], asOf: string): Promise<Override[]> {
  const { rows } = await client.query<Override>(
    `select distinct on (p.rule_id, p.name, p.region_code) p.rule_id as "ruleId", p.name, p.region_code as "regionCode", p.value,
       r.scope_lo as lo, r.scope_hi as hi
     from rule_parameter p join region r on r.code = p.region_code
     where p.rule_id = any($1) and p.effective_from <= $2 and p.checker is not null
     order by p.rule_id, p.name, p.region_code, p.effective_from desc, p.id desc`,
    [rules.map((rule) => rule.id), asOf],
  );
  return rows;
}

/** A parameter's value that does not fit its declaration. */
export class BadParameter extends Error {}

/** The evaluator's runs: one for everybody, and one for each subtree with values of its own, which the others then leave out. */
export function runsOf(rule: CompiledRule, params: ResolvedParams, asOf: string): Run[] {
  const places = params.regions.map(({ lo, hi }): Interval => ({ lo: BigInt(lo), hi: BigInt(hi) }));
  const binds = (values: Values) => {
    for (const [name, spec] of Object.entries(rule.params)) checkValue(name, spec, values[name]);
    return boundValues(rule, values, asOf);
  };
  return [
    { binds: binds(params.values), except: places },
    ...params.regions.map(({ values }, at): Run => {
      const within = places[at]!;
      const inner = places.filter((place, other) => other !== at && within.lo <= place.lo && place.hi <= within.hi);
      return { binds: binds(values), within, except: inner };
    }),
  ];
}

/** Of a rule's runs, what they find in one subtree: those that hold there, each for no more than its part of it. */
export function runsWithin(runs: Run[], place: Interval): Run[] {
  const holds = (one: Interval, other: Interval) => one.lo <= other.lo && other.hi <= one.hi;
  return runs.flatMap((run) => {
    const within = run.within ?? place;
    // Somebody nearer has values of his own for all of it.
    if (run.except.some((one) => holds(one, place))) return [];
    if (holds(within, place)) return [{ ...run, within: place }];
    return holds(place, within) ? [run] : [];
  });
}

/** The values that a run used. */
export const valuesOfRun = (params: ResolvedParams, run: number): Values =>
  run === 0 ? params.values : params.regions[run - 1]!.values;

const forms: Record<ParamSpec['type'], { fits(value: unknown): boolean; example: string }> = {
  money: {
    fits: (value) => typeof value === 'string' && /^-?\d{1,18}$/.test(value),
    example: 'fen as text, like "5000000"',
  },
  integer: { fits: (value) => Number.isInteger(value), example: 'a whole number, like 3' },
  ratio: { fits: (value) => typeof value === 'number' && Number.isFinite(value), example: 'a number, like 0.5' },
  text: { fits: (value) => typeof value === 'string', example: 'a text' },
  codes: {
    fits: (value) => Array.isArray(value) && value.every((code) => typeof code === 'string'),
    example: 'a list of texts, like ["202", "203"]',
  },
};

export function checkValue(name: string, spec: ParamSpec, value: unknown): void {
  const form = forms[spec.type];
  if (!form.fits(value))
    throw new BadParameter(`its parameter '${name}' is ${JSON.stringify(value)}; expected ${form.example}`);
  const beyond = (bound: string | number | undefined, sign: 1 | -1) =>
    bound !== undefined && spec.type !== 'text' && spec.type !== 'codes' && sign * (Number(value) - Number(bound)) < 0;
  if (beyond(spec.min, 1) || beyond(spec.max, -1))
    throw new BadParameter(
      `its parameter '${name}' is ${JSON.stringify(value)}; expected ${spec.min ?? '…'} to ${spec.max ?? '…'}`,
    );
}
