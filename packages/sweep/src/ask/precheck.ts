import { rm } from 'node:fs/promises';
import type { CompiledRule } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { RulesRefused } from '../errors.js';
import { Evaluator } from '../evaluator/evaluator.js';
import { type Way, waysOf } from '../evaluator/look-ups.js';
import type { Finding, Prechecked, PrecheckGroup, PrecheckRule, TextRow } from '../evaluator/protocol.js';
import { refuseUnfit, withParser } from '../rules/load-rules.js';
import { verifyRule } from '../rules/rules-json.js';
import { type SweptRule, sweptRules } from '../rules/swept-rules.js';
import { makeWorkDir } from '../snapshot/files.js';
import type { Snapshot } from '../snapshot/open-snapshot.js';
import type { SweepDeps } from '../sweep/deps.js';
import { type FindingRow, rowOf } from '../sweep/finding-row.js';
import { heldRules } from '../sweep/holds.js';
import { BadParameter, runsOf } from '../sweep/resolve-params.js';
import { isSuppressed, isWhitelisted, warnsAt } from '../sweep/take-findings.js';
import { type TaskParams, taskParams } from '../sweep/task-params.js';
import { newestSnapshot } from './newest-snapshot.js';

/** A payment that has not been made: the columns of the relation `payments`, dates as 'YYYY-MM-DD', amounts in fen. Absent ones are null. */
export type Candidate = TextRow & { id: string; region_code: string; amount_fen: string };

/** A warning that would be raised. */
export interface ForeseenWarning {
  rule: CompiledRule;
  subjectKind: string;
  subjectId: string;
  discriminator: string;
  severity: string;
  evidence: Finding['evidence'];
  message: { zh: string; en: string };
  amountFen: string | null;
  regionCode: string;
  /** The region's place on the fiscal tree. */
  place: bigint;
  /** Ids of the candidates that it is about or that took part; none when it is about their unit, account … as a whole. */
  candidates: string[];
}

/** A rule that was left out. */
export interface NotChecked {
  ruleId: string;
  title: { zh: string; en: string };
  reason: { zh: string; en: string };
}

export interface PrecheckReport {
  /** The state of the data on which the candidates were laid. */
  epoch: bigint;
  asOf: string;
  /** Sorted by rule and subject. */
  warnings: ForeseenWarning[];
  /** How many rules were asked. */
  checked: number;
  notChecked: NotChecked[];
  durationMs: number;
}

/** More than these are for a batch, not for a question that somebody waits for. */
export const CANDIDATES_MAX = 500;

/** Rules without a key run over everything: only as many as took so long together when they last did, in milliseconds. */
const UNKEYED_MS = 150;

const TIME_LIMIT_MS = 20_000;
/** A rule that finds more than this in the parts of some payments has run away. */
const MOST_FINDINGS = 20_000;

/**
 * Tells which warnings payments would raise that have not been made: lays them over the newest snapshot's payments and runs the rules in force
 * over the parts that they reach. It informs and changes nothing. Its evaluator process stays open from one question to the next.
 */
export class Precheck {
  private bench: { snapshot: Snapshot; evaluator: Evaluator; spillDir: string } | undefined;
  private opening: Promise<unknown> = Promise.resolve();
  /** Digests of rules whose SQL has been looked at. */
  private readonly vetted = new Set<string>();

  constructor(private readonly deps: SweepDeps) {}

  /**
   * The warnings that a sweep with these payments would raise and one without them would not.
   *
   * @throws SnapshotUnusable, QuestionFailed
   */
  async check(candidates: Candidate[], { asOf }: { asOf: string }): Promise<PrecheckReport> {
    const started = performance.now();
    const [{ snapshot, evaluator }, { rules, params }] = await Promise.all([this.open(), this.rulesOn(asOf)]);
    const { taken, left } = await this.choose(rules, params, asOf);
    const groups = groupsOf(taken, params, asOf);
    const results = await evaluator.precheck({ candidates, groups, timeLimitMs: TIME_LIMIT_MS });
    const warnings = await foreseen(this.deps.pool, taken, params, results, new Set(candidates.map(({ id }) => id)));
    return {
      epoch: snapshot.epoch,
      asOf,
      warnings,
      checked: results.filter(({ failure }) => !failure).length,
      notChecked: [...left, ...failed(taken, results)],
      durationMs: Math.round(performance.now() - started),
    };
  }

  /** Ends the evaluator process. */
  async close(): Promise<void> {
    await this.opening.catch(() => undefined);
    const { bench } = this;
    this.bench = undefined;
    await bench?.evaluator.close();
    if (bench) await rm(bench.spillDir, { recursive: true, force: true });
  }

  /** The newest snapshot, open. */
  private open(): Promise<NonNullable<Precheck['bench']>> {
    const opened = this.opening.catch(() => undefined).then(() => this.openNewest());
    this.opening = opened;
    return opened;
  }

  private async openNewest() {
    const snapshot = await newestSnapshot(this.deps);
    if (this.bench?.snapshot.epoch === snapshot.epoch) return this.bench;
    const outdated = this.bench;
    const spillDir = await makeWorkDir(this.deps.snapshotDir, snapshot.epoch);
    this.bench = {
      snapshot,
      spillDir,
      evaluator: new Evaluator({ tempDirectory: spillDir, ...this.deps.evaluator }, snapshot),
    };
    // What still waits for an answer of the old one gets it first.
    if (outdated)
      void outdated.evaluator.settled().then(async () => {
        await outdated.evaluator.close();
        await rm(outdated.spillDir, { recursive: true, force: true });
      });
    return this.bench;
  }

  private async rulesOn(asOf: string): Promise<{ rules: SweptRule[]; params: Map<string, TaskParams> }> {
    const { pool } = this.deps;
    const [rules, held] = await Promise.all([sweptRules(pool), heldRules(pool)]);
    const concerned = rules.filter(({ definition }) => definition.relations.includes('payments'));
    // Suppression looks at all rules.
    const params = await inTransaction(pool, (client) =>
      taskParams(
        client,
        rules,
        held.map(({ definition }) => definition),
        asOf,
      ),
    );
    return { rules: concerned, params };
  }

  /** The rules that can be asked in a moment. */
  private async choose(
    rules: SweptRule[],
    params: Map<string, TaskParams>,
    asOf: string,
  ): Promise<{ taken: CompiledRule[]; left: NotChecked[] }> {
    const all = rules.map(({ definition }) => definition);
    const unfit = await this.unfitAmong(all, params, asOf);
    const fit = all.filter((rule) => !unfit.has(rule));
    const unkeyed = fit.filter((rule) => !hasParts(rule));
    const quick = await quickOnes(this.deps.pool, unkeyed);
    const left = (those: Iterable<CompiledRule>, reason: NotChecked['reason']) =>
      [...those].map(({ id, title }) => ({ ruleId: id, title, reason }));
    return {
      taken: fit.filter((rule) => hasParts(rule) || quick.has(rule.id)),
      left: [
        ...left(
          unkeyed.filter(({ id }) => !quick.has(id)),
          needsEverything,
        ),
        ...left(unfit, mayNotRun),
      ],
    };
  }

  /** What lies in the database is not believed because it was checked when it came in. The SQL of a version is looked at once. */
  private unfitAmong(rules: CompiledRule[], params: Map<string, TaskParams>, asOf: string): Promise<Set<CompiledRule>> {
    return withParser(async (parser) => {
      const unfit = new Set<CompiledRule>();
      for (const rule of rules) {
        try {
          verifyRule(rule, 'the database');
          runsOf(rule, params.get(rule.id)!, asOf);
          if (!this.vetted.has(rule.digest)) await refuseUnfit(parser, rule, 'the database');
          this.vetted.add(rule.digest);
        } catch (error) {
          if (!(error instanceof RulesRefused || error instanceof BadParameter)) throw error;
          unfit.add(rule);
        }
      }
      return unfit;
    });
  }
}

const mayNotRun = {
  zh: '该规则或其参数不符合要求，未运行',
  en: 'it, or one of its parameters, is not in order and does not run',
};

const needsEverything = {
  zh: '该规则须通查全部数据，预检时不运行；将在下次扫描时运行',
  en: 'it has to look at all data, which takes too long here; the next sweep runs it',
};

/** The relations outside a group's key of which all its rules need only the rows that reach the parts, with the ways of all of them. */
function sharedLookUps(rules: CompiledRule[], key: Record<string, string>): Record<string, Way[]> {
  const looked = new Set(rules.flatMap(({ relations }) => relations).filter((name) => !(name in key)));
  return Object.fromEntries(
    [...looked].flatMap((name) => {
      const ways = rules.filter(({ relations }) => relations.includes(name)).map((rule) => waysOf(rule)[name]);
      return ways.every((one) => one !== undefined) ? [[name, ways.flat()]] : [];
    }),
  );
}

/** Whether it is known to which parts of its result a payment belongs. */
const hasParts = ({ key, reaches }: CompiledRule): boolean =>
  key !== undefined && (key.payments !== undefined || reaches?.payments !== undefined);

/** Of the rules without a key those that took the least when they last ran over everything. */
async function quickOnes(pool: pg.Pool, rules: CompiledRule[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ ruleId: string; ms: number }>(
    `select rule_id as "ruleId", duration_ms as ms from (
       select distinct on (rule_id) rule_id, duration_ms from sweep_task
       where rule_digest = any($1) and status = 'done' and mode = 'full' order by rule_id, id desc) last
     order by duration_ms, rule_id`,
    [rules.map(({ digest }) => digest)],
  );
  const quick = new Set<string>();
  let total = 0;
  for (const { ruleId, ms } of rows) {
    total += ms;
    if (total <= UNKEYED_MS) quick.add(ruleId);
  }
  return quick;
}

interface Group {
  rules: CompiledRule[];
  /** Absent: they run over everything. */
  key?: Record<string, string>;
  reach?: string | undefined;
}

/** Rules that look at the same parts. */
function groupsOf(rules: CompiledRule[], params: Map<string, TaskParams>, asOf: string): PrecheckGroup[] {
  const groups: Group[] = [];
  for (const rule of rules) {
    const group = groups.find((one) => goesWith(one, rule));
    if (group) {
      group.rules.push(rule);
      if (hasParts(rule)) group.key = { ...group.key, ...rule.key };
    } else
      groups.push(
        hasParts(rule) ? { rules: [rule], key: rule.key!, reach: rule.reaches?.payments?.sql } : { rules: [rule] },
      );
  }
  return groups.map(({ rules: those, key, reach }) => ({
    ...(key && {
      parts: {
        key,
        kinds: those.flatMap(({ subjects }) => subjects),
        ...(reach && { reach }),
        lookUps: sharedLookUps(those, key),
      },
    }),
    rules: those.map((rule) => asked(rule, params.get(rule.id)!, asOf)),
  }));
}

/** Whether the parts are the same, and a relation is cut down for one only where the other has it cut down alike or does not read it. */
function goesWith({ rules, key, reach }: Group, rule: CompiledRule): boolean {
  if (!hasParts(rule) || !key) return !hasParts(rule) && !key;
  const own = rule.key!;
  return (
    key.payments === own.payments &&
    reach === rule.reaches?.payments?.sql &&
    fits(own, key, [rule]) &&
    fits(key, own, rules)
  );
}

const fits = (mine: Record<string, string>, theirs: Record<string, string>, rules: CompiledRule[]): boolean =>
  Object.entries(theirs).every(
    ([relation, column]) => mine[relation] === column || !rules.some(({ relations }) => relations.includes(relation)),
  );

const asked = (rule: CompiledRule, params: TaskParams, asOf: string): PrecheckRule => ({
  id: rule.id,
  sql: rule.sql,
  subjects: rule.subjects,
  severity: rule.severity,
  columns: rule.columns,
  runs: runsOf(rule, params, asOf),
  maxFindings: MOST_FINDINGS,
});

const failed = (rules: CompiledRule[], results: Prechecked[]): NotChecked[] =>
  results.flatMap(({ id, failure }) =>
    failure
      ? [
          {
            ruleId: id,
            title: rules.find((rule) => rule.id === id)!.title,
            // Its words may hold values of rows.
            reason: { zh: `规则运行失败（${failure.code}）`, en: `the rule failed (${failure.code})` },
          },
        ]
      : [],
  );

type Found = Omit<FindingRow, 'params'> & { rule: CompiledRule; params: TaskParams };

/** What of the findings would become warnings: neither those of shadows nor whitelisted nor suppressed ones, nor those that are warnings already. */
async function foreseen(
  pool: pg.Pool,
  rules: CompiledRule[],
  params: Map<string, TaskParams>,
  results: Prechecked[],
  candidates: ReadonlySet<string>,
): Promise<ForeseenWarning[]> {
  const found = results.flatMap(({ id, findings }) => {
    const rule = rules.find((one) => one.id === id)!;
    const own = params.get(id)!;
    return findings.map((finding): Found => ({ ...rowOf(rule, { params: own }, finding), rule, params: own }));
  });
  if (found.length === 0) return [];
  const raised = await wouldRaise(pool, found);
  return raised.map(({ at, regionCode, place }) => {
    const row = found[at]!;
    return {
      rule: row.rule,
      subjectKind: row.kind,
      subjectId: row.subject,
      discriminator: row.discriminator,
      severity: row.severity,
      evidence: row.evidence,
      message: { zh: row.zh, en: row.en },
      amountFen: row.amount,
      regionCode,
      place,
      candidates: [row.subject, ...row.rows].filter((id, n, all) => candidates.has(id) && all.indexOf(id) === n),
    };
  });
}

/** Which of the findings a sweep would make new warnings of, and where they lie. */
async function wouldRaise(pool: pg.Pool, found: Found[]): Promise<Placed[]> {
  const { rows } = await pool.query<Placed & { isWarning: boolean }>(
    `select p.at, p.region_code as "regionCode", p.scope_ord as place,
       ${warnsAt('p.warns_in', 'p.scope_ord')} and not ${isWhitelisted('p.whitelist')}
         and not ${isSuppressed('array(select jsonb_array_elements_text(p.suppressed_by))', 'p.kind', 'p.subject')}
         and not exists (select from warning w where w.id = p.id and w.state = 'open') as "isWarning"
     from (
       select f.*, coalesce(r.code, top.code) as region_code, coalesce(r.scope_lo, top.scope_lo) as scope_ord
       from jsonb_to_recordset($1::jsonb) as f(at int, id uuid, kind text, subject uuid, rows uuid[], evidence jsonb, region text, warns_in jsonb,
         whitelist jsonb, suppressed_by jsonb)
       left join region r on r.code = f.region
       cross join (select code, scope_lo from region where fiscal_parent is null order by scope_lo limit 1) top
     ) p order by p.at`,
    [
      JSON.stringify(
        found.map(({ id, kind, subject, rows: others, evidence, region, params }, at) => ({
          at,
          id,
          kind,
          subject,
          rows: others,
          evidence,
          region,
          warns_in: params.life.warnsIn,
          whitelist: params.whitelist,
          suppressed_by: params.suppressedBy,
        })),
      ),
    ],
  );
  const isWarning = (at: number): boolean => rows[at]!.isWarning && !givesWay(at);
  // Rules never wait for one another in a circle, so this ends.
  const givesWay = (at: number): boolean => {
    const { kind, subject, params } = found[at]!;
    return found.some(
      (other, n) =>
        other.kind === kind && other.subject === subject && params.suppressedBy.includes(other.rule.id) && isWarning(n),
    );
  };
  return rows.filter(({ at }) => isWarning(at));
}

interface Placed {
  /** The finding's place in the list. */
  at: number;
  regionCode: string;
  place: bigint;
}
