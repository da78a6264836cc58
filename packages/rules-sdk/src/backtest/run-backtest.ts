import type { CompiledRule } from '../compile.js';
import { caseOf, type Finding, fingerprintOf, RuleFailure, type Run } from '../engine/index.js';
import { boundValues } from '../execution.js';
import type { Bench, Evaluated } from './bench.js';
import { monthsBetween } from './months.js';
import type { BacktestReport } from './report.js';
import { countyOf, liesIn, type Moment, momentOf, type SnapshotFacts } from './snapshot-facts.js';
import { standing } from './suppress.js';
import { findsTheSame, type Pair, type RuleMonth, type Seen, Tally } from './tally.js';
import type { Verdicts } from './verdicts.js';

/** Rules as they stand in a package, and what it is called. */
export interface Version {
  name: string;
  version: string;
  rules: CompiledRule[];
  /** The runs of a rule as of a date, each with its parameters; one run with the defaults unless told. Throws RuleFailure for a rule that cannot run. */
  runsOf?(rule: CompiledRule, asOf: string): Promise<Run[]>;
}

/** What to run, over which time. */
export interface Backtest {
  facts: SnapshotFacts;
  bench: Bench;
  package: Version;
  /** The version to compare with. */
  against?: Version | undefined;
  /** 'YYYY-MM', both included. */
  from: string;
  to: string;
  /** One rule alone. */
  rule?: string | undefined;
  /** Only findings about subjects of this region and those below it. */
  region?: string | undefined;
  verdicts?: Verdicts | undefined;
  /** Stops the backtest; its report says how far it came. */
  signal?: AbortSignal | undefined;
  onProgress?(progress: BacktestProgress): void;
}

export interface BacktestProgress {
  /** Rows that rules have been run over, and are to be. */
  rows: number;
  of: number;
  month: string;
  rule: string;
}

/**
 * Runs rules as of the end of each month, on what was known then. A rule that fails in a month is missing there and named; a backtest that is stopped
 * covers the months that were done. Throws in one line for a question that cannot be answered.
 */
export async function runBacktest(backtest: Backtest): Promise<BacktestReport> {
  const { facts, verdicts = new Map(), against } = backtest;
  const moments = monthsBetween(backtest.from, backtest.to).map((month) => momentOf(month, facts));
  const pairs = pairsOf(backtest);
  refuseUnknownRegion(backtest);
  const tally = new Tally(pairs, verdicts, against !== undefined);
  const work = new MonthWork(backtest, pairs, moments.length);
  let done = 0;
  try {
    for (const moment of moments) {
      tally.take(moment, await work.run(moment));
      done += 1;
    }
  } catch (error) {
    if (!backtest.signal?.aborted) throw error;
  }
  return describe(backtest, tally, work, { complete: done === moments.length, months: done, of: moments.length });
}

function describe(
  { facts, package: candidate, against, from, to, region }: Backtest,
  tally: Tally,
  { failures, capped }: MonthWork,
  covers: BacktestReport['covers'],
): BacktestReport {
  const { counties, ...numbers } = tally.report();
  const nameOf = ({ name, version }: Version) => ({ name, version });
  return {
    format: 1,
    package: nameOf(candidate),
    against: against ? nameOf(against) : null,
    asked: { from, to, region: region ?? null },
    snapshot: { epoch: String(facts.epoch), knownSince: facts.epochs[0]?.closedOn ?? null },
    covers,
    ...numbers,
    counties: counties.map((one) => ({ ...one, name: nameOfRegion(facts, one.county) })),
    failures,
    capped,
  };
}

const nameOfRegion = ({ regions }: SnapshotFacts, code: string | null): string =>
  code === null ? '' : (regions.get(code)?.name ?? code);

/** The rules of both versions, by id. */
function pairsOf({ package: candidate, against, rule: only }: Backtest): Pair[] {
  const [ours, theirs] = [candidate.rules, against?.rules ?? []].map(
    (rules) => new Map(rules.map((rule) => [rule.id, rule])),
  );
  const ids = [...new Set([...ours!.keys(), ...theirs!.keys()])].sort();
  if (only !== undefined && !ids.includes(only))
    throw new Error(`there is no rule '${only}' in ${candidate.name}; it has ${ids.join(', ')}`);
  return ids
    .filter((id) => only === undefined || id === only)
    .map((id) => ({ id, rule: ours!.get(id), against: theirs!.get(id) }));
}

function refuseUnknownRegion({ region, facts }: Backtest): void {
  if (region !== undefined && !facts.regions.has(region))
    throw new Error(`the snapshot has no region '${region}'; write its 12 digits, e.g. --region 410225000000`);
}

/** The work of a month: every rule in both versions. */
class MonthWork {
  readonly failures: BacktestReport['failures'] = [];
  readonly capped: BacktestReport['capped'] = [];
  private rows = 0;
  private readonly of: number;

  constructor(
    private readonly backtest: Backtest,
    private readonly pairs: Pair[],
    months: number,
  ) {
    this.of = months * this.toRun().reduce((total, { rule }) => total + this.rowsOf(rule), 0);
  }

  /** Throws the signal's reason when it is aborted, and then has counted nothing of the month. */
  async run(moment: Moment): Promise<Map<string, RuleMonth>> {
    const found = { package: new Map<string, Seen[]>(), against: new Map<string, Seen[]>() };
    const failures: BacktestReport['failures'] = [];
    const capped: BacktestReport['capped'] = [];
    for (const { rule, versions } of this.toRun()) {
      const outcome = await this.evaluate(rule, versions[0]!, moment);
      for (const version of versions) {
        const at = { month: moment.month, rule: rule.id, version };
        if (outcome.status === 'failed') failures.push({ ...at, ...outcome.failure });
        else found[version].set(rule.id, outcome.seen);
        if (outcome.status === 'done' && outcome.total > outcome.seen.length)
          capped.push({ ...at, total: outcome.total });
      }
    }
    this.failures.push(...failures);
    this.capped.push(...capped);
    return this.together(found);
  }

  /** Each version of each rule; one that stands in both, with the same parameters, is run once. */
  private toRun(): { rule: CompiledRule; versions: ('package' | 'against')[] }[] {
    const { package: candidate, against: other } = this.backtest;
    const haveSameRuns = candidate.runsOf === other?.runsOf;
    return this.pairs.flatMap(({ rule, against }) => {
      if (rule && against && haveSameRuns && findsTheSame(rule, against))
        return [{ rule, versions: ['package', 'against'] }];
      return [
        ...(rule ? [{ rule, versions: ['package' as const] }] : []),
        ...(against ? [{ rule: against, versions: ['against' as const] }] : []),
      ];
    });
  }

  private async evaluate(rule: CompiledRule, version: 'package' | 'against', moment: Moment) {
    const { facts, bench, signal, onProgress } = this.backtest;
    const runsOf = this.backtest[version]!.runsOf ?? defaultRuns;
    const evaluated = async (): Promise<Evaluated> =>
      bench.evaluate(rule, await runsOf(rule, moment.asOf), moment, signal);
    const outcome = await evaluated().catch((error): Evaluated => {
      if (error instanceof RuleFailure) return { status: 'failed', failure: error.failure };
      throw error;
    });
    this.rows += this.rowsOf(rule);
    onProgress?.({ rows: this.rows, of: this.of, month: moment.month, rule: rule.id });
    if (outcome.status === 'failed') return outcome;
    return { ...outcome, seen: outcome.findings.map((finding) => seenOf(rule, finding, facts)) };
  }

  private rowsOf(rule: CompiledRule): number {
    return rule.relations.reduce((total, name) => total + (this.backtest.facts.rows.get(name) ?? 0), 0);
  }

  /** What stands of the findings of both versions in the region, after each has suppressed its own. */
  private together(found: Record<'package' | 'against', Map<string, Seen[]>>): Map<string, RuleMonth> {
    const left = {
      package: standing(
        this.pairs.flatMap(({ rule }) => rule ?? []),
        found.package,
      ),
      against: standing(
        this.pairs.flatMap(({ against }) => against ?? []),
        found.against,
      ),
    };
    return new Map(
      this.pairs.map(({ id }): [string, RuleMonth] => {
        const [all, stand] = [this.inRegion(found.package.get(id)), this.inRegion(left.package.get(id))];
        return [
          id,
          {
            found: stand,
            against: this.inRegion(left.against.get(id)),
            suppressed: (all?.length ?? 0) - (stand?.length ?? 0),
          },
        ];
      }),
    );
  }

  private inRegion(seen: Seen[] | undefined): Seen[] | undefined {
    const { region: wanted, facts } = this.backtest;
    return wanted === undefined ? seen : seen?.filter(({ region }) => liesIn(facts.regions, region, wanted));
  }
}

function seenOf(rule: CompiledRule, finding: Finding, { regions }: SnapshotFacts): Seen {
  const fingerprint = fingerprintOf(rule.id, finding).toString('hex');
  return {
    fingerprint,
    caseKey: caseOf(rule, finding) ?? fingerprint,
    severity: finding.severity,
    region: finding.regionCode,
    county: countyOf(regions, finding.regionCode),
    kind: finding.subjectKind,
    subject: finding.subjectId,
    discriminator: finding.discriminator,
  };
}

const defaultRuns = async (rule: CompiledRule, asOf: string): Promise<Run[]> => [
  { binds: boundValues(rule, {}, asOf), except: [] },
];
