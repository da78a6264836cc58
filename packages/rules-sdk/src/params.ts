import { SQL, sql } from 'drizzle-orm';
import { asMoney, asNumber, asRatio, asText } from './evidence.js';

/** A text in both languages, Chinese first. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** A rule's parameter as it stands in rules.json. Money is in fen, as a decimal string. */
export interface ParamSpec {
  type: 'money' | 'integer' | 'ratio' | 'text' | 'codes';
  default: string | number | string[];
  label: Bilingual;
  unit?: string;
  min?: string | number;
  max?: string | number;
}

/** A parameter's declaration; `T` is what it is in a query. */
export interface Param<T> {
  spec: ParamSpec;
  /** The symbolic value that `find` works with. */
  reference(name: string): SQL<T>;
}

export type Params = Record<string, Param<unknown>>;
export type ParamRefs<P extends Params> = { [K in keyof P]: P[K] extends Param<infer T> ? SQL<T> : never };

// Each reference is cast where it stands: DuckDB cannot tell the type of a bare parameter among the selected columns.
const symbolic = (name: string) => sql`${sql.placeholder(name)}`;

/** `'50000.00'` yuan → `5000000n` fen. */
export function yuan(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match) throw new Error(`'${amount}' is not an amount in yuan; write it like '50000.00'`);
  const fen = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0') || '0');
  return match[1] ? -fen : fen;
}

/** The thresholds of a rule: typed, labelled, dated and changed by region without touching the rule. */
export const param = {
  /** An amount in yuan: `param.money('50000.00', { zh: '单笔上限', en: 'Limit per withdrawal' })`. */
  money(amount: string, label: Bilingual): Param<bigint> {
    return {
      spec: { type: 'money', default: String(yuan(amount)), label, unit: 'fen', min: '0' },
      reference: (name) => asMoney(sql`cast(${symbolic(name)} as bigint)`),
    };
  },
  /** A whole number with its unit: `param.integer(3, 'workdays', label)`. */
  integer(
    value: number,
    unit: 'workdays' | 'days' | 'count',
    label: Bilingual,
    bounds: { min?: number; max?: number } = { min: 0 },
  ): Param<number> {
    return {
      spec: { type: 'integer', default: value, label, unit, ...bounds },
      reference: (name) => asNumber(sql`cast(${symbolic(name)} as integer)`),
    };
  },
  /** A share between 0 and 1 (or `max`). */
  ratio(value: number, label: Bilingual, bounds: { min?: number; max?: number } = { min: 0, max: 1 }): Param<number> {
    return {
      spec: { type: 'ratio', default: value, label, ...bounds },
      reference: (name) => asRatio(sql`cast(${symbolic(name)} as double)`),
    };
  },
  /** A pattern or a word. */
  text(value: string, label: Bilingual): Param<string> {
    return {
      spec: { type: 'text', default: value, label },
      reference: (name) => asText(sql`cast(${symbolic(name)} as varchar)`),
    };
  },
  /** A list of codes; use it with {@link isOneOf}. */
  codes(values: string[], label: Bilingual): Param<string[]> {
    return {
      spec: { type: 'codes', default: values, label },
      reference: (name) => sql`cast(${symbolic(name)} as varchar[])` as SQL<string[]>,
    };
  },
};
