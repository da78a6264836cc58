import type { ParamValue } from '../execution.js';
import type { Relations } from '../relations/index.js';

type Cell<T> = T extends bigint ? string : T;
/** A small record: only the columns that matter. Ids are labels like 'p1'; money is in yuan, `'50000.00'`. */
export type Given = {
  [R in keyof Relations]?: { [C in keyof Relations[R]['$inferSelect']]?: Cell<Relations[R]['$inferSelect'][C]> }[];
};
/** A finding, whole: every evidence column is asserted. Ids are labels; money is in yuan. */
export type Expected = Record<string, string | number | boolean | null | string[]>;

export interface Case {
  name: string;
  given: Given;
  asOf?: string;
  params?: Record<string, ParamValue>;
}

export interface RuleTest {
  asOf: string;
  /** Records that every case starts from. */
  given?: Given;
  /** Cases that warn, each with exactly these findings. */
  warns: (Case & { finds: Expected[] })[];
  /** Cases that stay silent: a case's nearest neighbours, known false positives, the other side of a threshold. */
  silent: Case[];
  /** Numeric parameters (and 'asOf') that change no finding of these cases, such as a tolerance that only shows in the evidence. */
  insensitive?: string[];
}

/** A case with all that it starts from. */
export interface WholeCase {
  name: string;
  given: Given;
  asOf: string;
  params: Record<string, ParamValue>;
}

/** The case with the records and the date that every case of the test starts from. */
export const wholeCase = (test: RuleTest, { name, given, asOf, params }: Case): WholeCase => ({
  name,
  given: merge(test.given ?? {}, given),
  asOf: asOf ?? test.asOf,
  params: params ?? {},
});

function merge(base: Given, more: Given): Given {
  const merged: Record<string, unknown[]> = {};
  for (const part of [base, more])
    for (const [name, rows] of Object.entries(part)) merged[name] = [...(merged[name] ?? []), ...rows];
  return merged as Given;
}
