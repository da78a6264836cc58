import { boundValues, type CompiledRule, type ParamValue } from '@qingqu/rules-sdk';
import { columnsByPosition } from '@qingqu/rules-sdk/engine';
import { businessTables, inTransaction } from '@qingqu/schema';
import { refuse } from '../desk/refused.js';
import { installedRule } from '../desk/rules.js';
import { quoted } from '../duckdb.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { Interval } from '../evaluator/protocol.js';
import type { SweepDeps } from '../sweep/deps.js';
import { resolveParams } from '../sweep/resolve-params.js';
import { type ExplainedParam, paramsOf } from './explain-warning.js';
import { withNewestSnapshot } from './newest-snapshot.js';
import { SqlTrees } from './sql-tree.js';
import { type Attempt, whyNot } from './why-not.js';

export interface WhyNotRequest {
  ruleId: string;
  subject: { kind: string; id: string };
  /** 'YYYY-MM-DD' */
  asOf: string;
  /** Only rows of this subtree are looked at. */
  within?: Interval | undefined;
}

/** What a rule makes of one record. */
export interface WhyNotAnswer {
  ruleId: string;
  ruleDigest: string;
  title: { zh: string; en: string };
  /** What holds where the record lies. */
  params: ExplainedParam[];
  epoch: bigint;
  asOf: string;
  /** Whether it finds something about the record. */
  finds: boolean;
  attempts: Attempt[];
}

/** How long one of some ten statements may take. */
const TIME_LIMIT_MS = 10_000;

/**
 * Which conditions of a rule a record fulfils and which not, on the newest snapshot.
 *
 * @throws ChangeRefused for a rule or record that there is not, SnapshotUnusable, QuestionFailed
 */
export async function whyNotRule(deps: SweepDeps, request: WhyNotRequest): Promise<WhyNotAnswer> {
  const { subject, asOf, within } = request;
  const { definition: rule } = await installedRule(deps.pool, request.ruleId);
  expectKind(rule, subject.kind);
  const params = await paramsFor(deps, rule, request);
  return withNewestSnapshot(deps, { within }, async ({ snapshot, evaluator, parser }) => {
    const trees = new SqlTrees(parser);
    const ask = (sql: string) => evaluator.ask(sql, { timeLimitMs: TIME_LIMIT_MS });
    return {
      ruleId: rule.id,
      ruleDigest: rule.digest,
      title: rule.title,
      params: paramsOf(rule, params),
      epoch: snapshot.epoch,
      asOf,
      finds: await finds(trees, evaluator, rule, params, request),
      attempts: await whyNot(trees, ask, { rule, params, asOf, subject }),
    };
  });
}

/** Whether the rule itself finds the record: its query as a whole, which knows more than its conditions one by one. */
async function finds(
  trees: SqlTrees,
  evaluator: Evaluator,
  rule: CompiledRule,
  params: Record<string, ParamValue>,
  { subject, asOf }: WhyNotRequest,
): Promise<boolean> {
  const query = await trees.withParameters(
    await trees.parse(rule.sql),
    await trees.literals(boundValues(rule, params, asOf)),
  );
  const names = rule.columns.map((_, n) => `c${n}`);
  const column = names[rule.columns.findIndex(({ role }) => role === 'subject')];
  const rows = await evaluator.ask(
    `select 1 as found from (${columnsByPosition(await trees.select(query), names)}) as f where ${column} = ${quoted(subject.id)}`,
    { timeLimitMs: TIME_LIMIT_MS, maxRows: 1 },
  );
  return rows.length > 0;
}

function expectKind(rule: CompiledRule, kind: string): void {
  const kinds: string[] = rule.subjects;
  if (!kinds.includes(kind))
    refuse(
      'BAD_INPUT',
      `规则「${rule.id}」针对 ${kinds.join('、')}，不针对 ${kind}`,
      `the rule '${rule.id}' is about ${kinds.join(', ')}, not about ${kind}; expected the id of such a record`,
    );
}

/** The parameters of the nearest region above the record that has some of its own. */
async function paramsFor(
  { pool }: SweepDeps,
  rule: CompiledRule,
  { subject, asOf }: WhyNotRequest,
): Promise<Record<string, ParamValue>> {
  if (!businessTables.has(subject.kind)) refuse('NOT_FOUND', '没有该记录', 'there is no such record');
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ place: bigint }>(
      `select scope_ord as place from ${subject.kind} where id = $1`,
      [subject.id],
    );
    const { place } = rows[0] ?? refuse('NOT_FOUND', '没有该记录', 'there is no such record');
    const resolved = (await resolveParams(client, [rule], asOf)).get(rule.id)!;
    const nearest = resolved.regions
      .filter(({ lo, hi }) => BigInt(lo) <= place && place <= BigInt(hi))
      .sort((a, b) => Number(BigInt(a.hi) - BigInt(a.lo) - (BigInt(b.hi) - BigInt(b.lo))))[0];
    return nearest?.values ?? resolved.values;
  });
}
