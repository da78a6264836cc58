import type { Bind, CompiledRule } from './compile.js';

/** A parameter's value as rules.json and the database hold it; money is fen as a decimal string. */
export type ParamValue = string | number | string[];

/** A value to bind at `$n`, with its DuckDB type. */
export type BoundValue =
  | { type: 'bigint'; value: bigint }
  | { type: 'integer'; value: number }
  | { type: 'double'; value: number }
  | { type: 'varchar'; value: string }
  | { type: 'boolean'; value: boolean }
  | { type: 'varchar[]'; value: string[] };

/** What to bind for each `$n` of a rule's SQL, in order. */
export function boundValues(rule: CompiledRule, params: Record<string, ParamValue>, asOf: string): BoundValue[] {
  return rule.binds.map((bind) => boundValue(rule, bind, params, asOf));
}

function boundValue(rule: CompiledRule, bind: Bind, params: Record<string, ParamValue>, asOf: string): BoundValue {
  if ('input' in bind) return { type: 'varchar', value: asOf };
  if ('value' in bind) {
    const { value } = bind;
    if (typeof value === 'object') return { type: 'bigint', value: BigInt(value.bigint) };
    if (typeof value === 'number')
      return Number.isInteger(value) ? { type: 'integer', value } : { type: 'double', value };
    return typeof value === 'boolean' ? { type: 'boolean', value } : { type: 'varchar', value };
  }
  const spec = rule.params[bind.param]!;
  const value = params[bind.param] ?? spec.default;
  switch (spec.type) {
    case 'money':
      return { type: 'bigint', value: BigInt(value as string) };
    case 'integer':
      return { type: 'integer', value: Number(value) };
    case 'ratio':
      return { type: 'double', value: Number(value) };
    case 'codes':
      return { type: 'varchar[]', value: value as string[] };
    case 'text':
      return { type: 'varchar', value: String(value) };
  }
}

const duckdbTypes: Record<string, string> = {
  uuid: 'UUID',
  bigint: 'BIGINT',
  date: 'DATE',
  integer: 'INTEGER',
  text: 'VARCHAR',
  boolean: 'BOOLEAN',
  numeric: 'DECIMAL(18,3)',
};

/** The DuckDB type of a relation's column. */
export const duckdbType = (sqlType: string): string => duckdbTypes[sqlType] ?? 'VARCHAR';
