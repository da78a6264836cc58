import type { RuleDefinition } from './define-rule.js';
import type { ParamValue } from './execution.js';
import { relationInfo } from './relations/index.js';
import { snakeCase } from './relations/relation.js';
import { idOf, storedParams, storedValue } from './small-records.js';

/** What a worked example says, as people write it: ids are labels, money is in yuan. */
export interface WorkedExample {
  asOf: string;
  given: object;
  params?: Record<string, ParamValue>;
  finds: Record<string, unknown>[];
}

/**
 * A rule's worked example as data: records on which it must fire. The platform runs it at night, so that a rule that can no longer fire is noticed.
 * `given` is by the SQL names of relations and columns; ids are uuids, money is fen in decimal digits, dates are texts. Columns that are left out are null.
 */
export interface Canary {
  asOf: string;
  params?: Record<string, ParamValue>;
  given: Record<string, Record<string, unknown>[]>;
  /** The findings, by subject and discriminator ('' where the rule has none). */
  finds: { subject: string; discriminator: string }[];
}

/** The canary of a rule's worked example. Throws for a relation, column or parameter that there is not. */
export function canaryOf(rule: RuleDefinition, example: WorkedExample): Canary {
  const given = Object.entries(example.given).map(([relation, rows]) => {
    const columns = columnsOf(snakeCase(relation));
    return [snakeCase(relation), (rows as Record<string, unknown>[]).map((row) => storedRecord(columns, row))];
  });
  return {
    asOf: example.asOf,
    ...(example.params ? { params: storedParams(rule, example.params) } : {}),
    given: Object.fromEntries(given),
    finds: example.finds.map(({ subject, discriminator }) => ({
      subject: idOf(String(subject)),
      discriminator: String(discriminator ?? ''),
    })),
  };
}

function columnsOf(relation: string): Map<string, string> {
  const info = relationInfo.get(relation);
  if (!info) throw new Error(`there is no relation '${relation}'; known: ${[...relationInfo.keys()].join(', ')}`);
  return info.columns;
}

const storedRecord = (columns: Map<string, string>, row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      const type = columns.get(snakeCase(key));
      if (!type) throw new Error(`there is no column '${key}'; known: ${[...columns.keys()].join(', ')}`);
      return [snakeCase(key), storedValue(value, type)];
    }),
  );
