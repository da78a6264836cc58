import type { SQL, SQLWrapper } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import type { Bilingual, ParamRefs, Params } from './params.js';
import type { Relations } from './relations/index.js';

/** The eight categories of Art. 17; the category decides which department handles the warning. */
export const categories = [
  'receipt',
  'allocation',
  'cash',
  'account',
  'cycle',
  'fund',
  'enterprise',
  'individual',
] as const;
export type Category = (typeof categories)[number];

/** Art. 17: budget handles receipt and allocation; treasury cash and account; agri-finance the rest. */
export const departmentOf: Record<Category, 'budget' | 'treasury' | 'agri'> = {
  receipt: 'budget',
  allocation: 'budget',
  cash: 'treasury',
  account: 'treasury',
  cycle: 'agri',
  fund: 'agri',
  enterprise: 'agri',
  individual: 'agri',
};

export const severities = ['red', 'orange', 'yellow', 'blue'] as const;
export type Severity = (typeof severities)[number];

/** What a warning can be about. */
export type SubjectKind =
  | 'allocation'
  | 'indicator'
  | 'plan'
  | 'payment'
  | 'agency'
  | 'account'
  | 'special_account_entry'
  | 'bank_line'
  | 'subsidy_batch'
  | 'subsidy_line'
  | 'enterprise'
  | 'person'
  | 'household'
  | 'relocation_household'
  | 'project';

/** Does the result change with the rows only (D), with a window of event time (W), as time passes (C), or with a population (S)? */
export type TimeClass = 'D' | 'W' | 'C' | 'S';

/** What `find` is given: the relations, the ways to begin a query, and the date of evaluation. */
export type RuleInputs = Relations & {
  select: QueryBuilder['select'];
  selectDistinct: QueryBuilder['selectDistinct'];
  /** Names a common table expression. */
  $with: QueryBuilder['$with'];
  /** Begins a query that uses common table expressions. */
  with: QueryBuilder['with'];
  /** The date of evaluation: a rule never reads the clock. */
  asOf: SQL<string>;
};

/** The columns of a relation, as a rule names them. */
type ColumnOf<R extends keyof Relations> = keyof Relations[R]['$inferSelect'] & string;

/**
 * How a rule's result falls apart: the column of each relation that says to which part a row belongs, such as `{ payments: 'agencyId' }` for sums by
 * agency. The findings on one part must depend on no row of another part of these relations. The relation of every subject kind must be among them.
 * Rows of relations that are not named belong to every part.
 */
export type RuleKey = { [R in keyof Relations]?: ColumnOf<R> };

/** What a reach is given: the relations, and `changed`: the rows of its relation that changed, as they were and as they are. */
export type ReachInputs<R extends keyof Relations = keyof Relations> = Relations & {
  select: QueryBuilder['select'];
  selectDistinct: QueryBuilder['selectDistinct'];
  changed: Relations[R];
};

/**
 * Which parts a change of a relation outside the key can reach: a query whose one column `key` are the keys of the parts. A change of a relation that
 * stands neither in the key nor here makes the rule run over everything. A relation of the key may stand here too: a changed row then also reaches the
 * parts that have to be looked at together with its own, such as the lines that one cap holds for.
 */
export type RuleReaches = { [R in keyof Relations]?: (inputs: ReachInputs<R>) => RuleQuery };

/** What one run of a rule may take; the platform's own limits hold where they are lower. */
export interface RuleBudget {
  seconds?: number;
  memoryMb?: number;
  findings?: number;
}

/** A finished query of Drizzle's builder. */
export interface RuleQuery extends SQLWrapper {
  toSQL(): { sql: string; params: unknown[] };
}

/**
 * A warning rule. The selected columns are the evidence, except these reserved names:
 * `subject` (required: the id of the record it is about), `kind` (required when there are several subject kinds), `discriminator` (a text that tells
 * several findings on one subject apart), `severity` (overrides the rule's), `rows` (a list of ids: the other records that took part).
 */
export interface RuleDefinition<P extends Params = Params> {
  /** Lower-case words with hyphens, unique in the package: `cash-single-large`. */
  id: string;
  category: Category;
  subject: SubjectKind | SubjectKind[];
  severity: Severity;
  title: Bilingual;
  /** The articles that the rule rests on. */
  basis: string[];
  timeClass: TimeClass;
  params: P;
  /** Rules whose findings on the same subject give way to this one's. */
  suppresses?: string[];
  /** The selected column whose equal values make one case of many warnings, such as the batch of one-card lines. */
  rollUp?: string;
  /** For runs over what changed. Absent: every run is over everything. */
  key?: RuleKey;
  reaches?: RuleReaches;
  budget?: RuleBudget;
  /** Data quality or pure statistics: the first to leave out (catalogue §2.4). */
  optional?: boolean;
  find(inputs: RuleInputs, params: ParamRefs<P>): RuleQuery;
  /** `{name}` stands for an evidence column or a parameter. Neutral wording: a lead to verify, never a verdict. */
  message: Bilingual;
}

/** Gives a rule its type; the parameters and columns are checked where they are written. */
export const defineRule = <P extends Params>(rule: RuleDefinition<P>): RuleDefinition<P> => rule;
