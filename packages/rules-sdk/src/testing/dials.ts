import type { CompiledRule } from '../compile.js';
import type { ParamValue } from '../execution.js';
import type { ParamSpec } from '../params.js';
import { yuan } from '../params.js';
import type { Expected } from './cases.js';
import { type Evaluate, inYuan } from './run-rule.js';

/** What a case is evaluated with. */
export interface Setting {
  asOf: string;
  params: Record<string, ParamValue>;
}

/** A threshold that can be turned: a numeric parameter, or the date of evaluation. */
export interface Dial {
  name: string;
  /** Settings that differ from this one in the dial alone: a step to either side first, then farther. */
  turned(setting: Setting): Setting[];
}

/** The dials of a rule: its amounts, whole numbers and shares, and the date where it is time that raises the warning. */
export function dialsOf(rule: CompiledRule): Dial[] {
  const numeric = Object.entries(rule.params).filter(([, { type }]) => ['money', 'integer', 'ratio'].includes(type));
  const dials = numeric.map(([name, spec]): Dial => {
    const { read, show } = scales[spec.type as Scale];
    return {
      name,
      turned: ({ asOf, params }) =>
        stepsFrom(read(params[name] ?? stored(spec)), boundOf(spec, 'min'), boundOf(spec, 'max')).map((value) => ({
          asOf,
          params: { ...params, [name]: show(value) },
        })),
    };
  });
  const timed = rule.timeClass === 'C' && rule.binds.some((bind) => 'input' in bind);
  return timed ? [...dials, { name: 'asOf', turned: otherDays }] : dials;
}

type Scale = 'money' | 'integer' | 'ratio';

/** How the values of a type are counted in their smallest steps, and written for `runRule`. A share's step is a hundredth of a per cent. */
const scales: Record<Scale, { read(value: ParamValue): bigint; show(steps: bigint): ParamValue }> = {
  money: { read: (value) => yuan(String(value)), show: inYuan },
  integer: { read: (value) => BigInt(value as number), show: Number },
  ratio: { read: (value) => BigInt(Math.round(Number(value) * 10_000)), show: (steps) => Number(steps) / 10_000 },
};

/** The default as people write it: rules.json has money in fen. */
const stored = (spec: ParamSpec): ParamValue =>
  spec.type === 'money' ? inYuan(BigInt(spec.default as string)) : spec.default;

/** Where a parameter's type ends when its declaration does not say: far beyond any case, and small enough for the arithmetic of a query. */
const ends: Record<Scale, { min: bigint; max: bigint }> = {
  money: { min: 0n, max: 10n ** 13n },
  integer: { min: 0n, max: 10_000n },
  ratio: { min: 0n, max: 10_000n },
};

function boundOf(spec: ParamSpec, end: 'min' | 'max'): bigint {
  const bound = spec[end];
  if (bound === undefined) return ends[spec.type as Scale][end];
  return spec.type === 'money' ? BigInt(bound) : scales[spec.type as Scale].read(bound);
}

function stepsFrom(start: bigint, min: bigint, max: bigint): bigint[] {
  const tenth = start / 10n;
  const steps = [start - 1n, start + 1n, start - tenth, start + tenth, start / 2n, start * 2n, min, max];
  return [...new Set(steps)].filter((step) => step !== start && step >= min && step <= max);
}

function otherDays({ asOf, params }: Setting): Setting[] {
  const day = Date.parse(asOf);
  return [-1, 1, -7, 7, -30, 30, -365, 365].map((days) => ({
    asOf: new Date(day + days * 86_400_000).toISOString().slice(0, 10),
    params,
  }));
}

/** What is found with each turn of a dial that changes the findings. Evidence does not count: it may show the parameter itself. */
export async function* changedFindings(dial: Dial, setting: Setting, evaluate: Evaluate): AsyncGenerator<Expected[]> {
  const before = identities(await evaluate(setting.asOf, setting.params));
  for (const { asOf, params } of dial.turned(setting)) {
    const findings = await evaluate(asOf, params);
    if (identities(findings) !== before) yield findings;
  }
}

const identities = (findings: Expected[]): string =>
  JSON.stringify(
    findings.map(({ kind, subject, discriminator, severity, rows }) => [kind, subject, discriminator, severity, rows]),
  );
