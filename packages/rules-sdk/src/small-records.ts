import { createHash } from 'node:crypto';
import type { RuleDefinition } from './define-rule.js';
import type { ParamValue } from './execution.js';
import { yuan } from './params.js';

// Records as people write them in tests and pages: labels for ids, yuan for money, only the columns that matter. Here they become what the platform holds.

/** The id that a label such as 'p1' stands for: the same everywhere and every time. */
export function idOf(label: string): string {
  const hex = createHash('sha256').update(label).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** A value as a relation's column of this SQL type holds it; money as fen in decimal digits. */
export function storedValue(value: unknown, sqlType: string): unknown {
  if (value === undefined || value === null) return null;
  if (sqlType === 'bigint') return String(yuan(String(value)));
  if (sqlType === 'uuid') return idOf(String(value));
  return value;
}

/** Parameters as the platform holds them: money in fen. Throws for a parameter that the rule does not have. */
export function storedParams(rule: RuleDefinition, params: Record<string, ParamValue>): Record<string, ParamValue> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const param = rule.params[name];
      if (!param)
        throw new Error(
          `rule '${rule.id}' has no parameter '${name}'; it has: ${Object.keys(rule.params).join(', ') || 'none'}`,
        );
      return [name, param.spec.type === 'money' ? String(yuan(String(value))) : value];
    }),
  );
}
