import { canonicalJson } from '../canonical-json.js';
import type { CompiledRule } from '../compile.js';
import type { Severity } from '../define-rule.js';
import type { BacktestReport, Difference, Numbers, Sample, VerdictCounts } from './report.js';
import type { Moment } from './snapshot-facts.js';
import { countVerdicts, precisionOf, type Verdicts } from './verdicts.js';

/** A finding, as far as a backtest counts it. */
export interface Seen {
  fingerprint: string;
  /** What people would handle it in. */
  caseKey: string;
  severity: Severity;
  region: string | null;
  county: string | null;
  kind: string;
  subject: string;
  discriminator: string;
}

/** What one version of a rule found in a month; undefined when it failed, or there is no such version. */
export interface RuleMonth {
  found: Seen[] | undefined;
  against: Seen[] | undefined;
  suppressed: number;
}

/** The two versions of a rule. */
export interface Pair {
  id: string;
  rule: CompiledRule | undefined;
  against: CompiledRule | undefined;
}

type First = Seen & { month: string };

/** What became of one rule so far. */
interface RuleTally {
  pair: Pair;
  found: Map<string, First>;
  against: Map<string, First>;
  /** Fingerprints of months that tell a difference. */
  compared: Set<string>;
  cases: Set<string>;
  suppressed: number;
}

/** How many differences are named. */
const SAMPLE = 20;
const DAYS_OF_WEEK = 7;

/** Adds up the months of a backtest as they are done. */
export class Tally {
  private readonly rules: Map<string, RuleTally>;
  private readonly months: BacktestReport['months'] = [];
  private readonly cells: BacktestReport['cells'] = [];
  private readonly workload: BacktestReport['workload'] = [];

  constructor(
    pairs: Pair[],
    private readonly verdicts: Verdicts,
    /** Whether there is a version to compare with at all. */
    private readonly compares: boolean,
  ) {
    this.rules = new Map(
      pairs.map((pair) => [
        pair.id,
        { pair, found: new Map(), against: new Map(), compared: new Set(), cases: new Set(), suppressed: 0 },
      ]),
    );
  }

  /** Takes what all rules found in the next month. */
  take(moment: Moment, outcome: ReadonlyMap<string, RuleMonth>): void {
    const { month, asOf, epoch, until } = moment;
    const byRule = [...outcome].map(([id, one]) => ({ id, ...this.count(one, this.rules.get(id)!) }));
    this.months.push({
      ...sum(byRule.map(({ all }) => all)),
      month,
      asOf,
      epoch: String(epoch),
      history: until.history,
    });
    for (const { id, counties } of byRule)
      for (const [county, numbers] of counties) this.cells.push({ ...numbers, month, county, rule: id });
    this.takeWorkload(moment, byRule);
    for (const [id, one] of outcome) remember(this.rules.get(id)!, one, month);
  }

  report(): Pick<BacktestReport, 'months' | 'cells' | 'counties' | 'rules' | 'workload'> {
    return {
      months: this.months,
      cells: this.cells,
      counties: this.countiesOf(),
      rules: [...this.rules.values()].map((rule) => this.ruleOf(rule)),
      workload: this.workload,
    };
  }

  /** The numbers of one rule's month: of all counties, and of each. */
  private count(one: RuleMonth, rule: RuleTally) {
    const [found, against] = [byCounty(one.found), byCounty(one.against)];
    const codes = [...new Set([...found.keys(), ...against.keys()])].sort(byText);
    const counties = codes.map((county) => {
      const part = {
        found: one.found && (found.get(county) ?? []),
        against: one.against && (against.get(county) ?? []),
        suppressed: 0,
      };
      return [county, this.numbersOf(part, rule)] as const;
    });
    return { all: this.numbersOf(one, rule), counties };
  }

  private numbersOf(one: RuleMonth, rule: RuleTally): Numbers {
    const found = one.found ?? [];
    const cases = new Set(found.map(({ caseKey }) => caseKey));
    return {
      findings: found.length,
      newFindings: found.filter(({ fingerprint }) => !rule.found.has(fingerprint)).length,
      cases: cases.size,
      newCases: [...cases].filter((key) => !rule.cases.has(key)).length,
      severities: severitiesOf(found),
      difference: this.compares ? differenceOf(rule.pair, one) : null,
      verdicts: this.judge(found),
      verdictsAgainst: this.compares ? this.judge(one.against ?? []) : null,
    };
  }

  private judge(of: Iterable<Seen>): VerdictCounts {
    return countVerdicts(
      [...of].map(({ fingerprint }) => fingerprint),
      this.verdicts,
    );
  }

  private takeWorkload({ month, days }: Moment, byRule: { id: string; all: Numbers }[]): void {
    for (const department of ['budget', 'treasury', 'agri'] as const) {
      const own = byRule.filter(({ id }) => departmentOf(this.rules.get(id)!.pair) === department);
      if (own.length === 0) continue;
      const newCases = own.reduce((total, { all }) => total + all.newCases, 0);
      const casesPerWeek = Number(((newCases * DAYS_OF_WEEK) / days).toFixed(1));
      this.workload.push({ month, department, newCases, casesPerWeek, backlog: this.months.length === 1 });
    }
  }

  private countiesOf(): BacktestReport['counties'] {
    const counties = new Map<string | null, { findings: number; cases: Set<string> }>();
    for (const { found } of this.rules.values()) {
      for (const { county, caseKey } of found.values()) {
        const one = counties.get(county) ?? { findings: 0, cases: new Set() };
        counties.set(county, { findings: one.findings + 1, cases: one.cases.add(caseKey) });
      }
    }
    return [...counties]
      .map(([county, { findings, cases }]) => ({ county, name: '', findings, cases: cases.size }))
      .sort((a, b) => b.findings - a.findings || byText(a.county, b.county));
  }

  private ruleOf({ pair, found, against, compared, cases, suppressed }: RuleTally): BacktestReport['rules'][number] {
    const { rule, against: other } = pair;
    const isOnlyIn = (there: Map<string, First>, { fingerprint }: First) =>
      compared.has(fingerprint) && !there.has(fingerprint);
    const added = this.compares ? [...found.values()].filter((seen) => isOnlyIn(against, seen)) : [];
    const removed = [...against.values()].filter((seen) => isOnlyIn(found, seen));
    const same = [...found.keys()].filter((fingerprint) => against.has(fingerprint));
    return {
      rule: pair.id,
      title: (rule ?? other)!.title,
      department: departmentOf(pair),
      change: this.changeOf(pair),
      findings: found.size,
      cases: cases.size,
      suppressed,
      difference: this.compares ? { added: added.length, removed: removed.length, same: same.length } : null,
      added: sampleOf(added),
      removed: sampleOf(removed),
      addedVerdicts: this.compares ? this.judge(added) : null,
      removedVerdicts: this.compares ? this.judge(removed) : null,
      precision: precisionOf(this.judge(found.values())),
      precisionAgainst: other ? precisionOf(this.judge(against.values())) : null,
    };
  }

  private changeOf({ rule, against }: Pair): BacktestReport['rules'][number]['change'] {
    if (!this.compares) return 'none';
    if (!against) return 'new';
    if (!rule) return 'gone';
    return findsTheSame(rule, against) ? 'same' : 'changed';
  }
}

/** Whether two versions cannot but find the same with the same parameters: only their words differ, if anything. */
export function findsTheSame(one: CompiledRule, other: CompiledRule): boolean {
  const parts = ({ sql, binds, columns, subjects, severity, params, rollUp }: CompiledRule) => ({
    ...{ sql, binds, columns, subjects, severity },
    rollUp: rollUp ?? null,
    params: Object.fromEntries(Object.entries(params).map(([name, { type, default: value }]) => [name, [type, value]])),
  });
  return canonicalJson(parts(one)) === canonicalJson(parts(other));
}

function byCounty(found: Seen[] = []): Map<string | null, Seen[]> {
  const parts = new Map<string | null, Seen[]>();
  for (const seen of found) {
    const part = parts.get(seen.county);
    if (part) part.push(seen);
    else parts.set(seen.county, [seen]);
  }
  return parts;
}

const departmentOf = ({ rule, against }: Pair) => (rule ?? against)!.department;

function severitiesOf(found: Seen[]): Numbers['severities'] {
  const counts = { red: 0, orange: 0, yellow: 0, blue: 0 };
  for (const { severity } of found) counts[severity] += 1;
  return counts;
}

/** A version that is not there finds nothing; one that failed makes no difference to tell. */
const tellsDifference = ({ rule, against }: Pair, one: RuleMonth): boolean =>
  (!rule || one.found !== undefined) && (!against || one.against !== undefined);

function differenceOf(pair: Pair, one: RuleMonth): Difference {
  if (!tellsDifference(pair, one)) return null;
  const ours = new Set(one.found?.map(({ fingerprint }) => fingerprint));
  const theirs = new Set(one.against?.map(({ fingerprint }) => fingerprint));
  const same = [...ours].filter((fingerprint) => theirs.has(fingerprint)).length;
  return { added: ours.size - same, removed: theirs.size - same, same };
}

function remember(rule: RuleTally, one: RuleMonth, month: string): void {
  const { found = [], against = [], suppressed } = one;
  if (tellsDifference(rule.pair, one)) for (const seen of [...found, ...against]) rule.compared.add(seen.fingerprint);
  for (const seen of found) {
    if (!rule.found.has(seen.fingerprint)) rule.found.set(seen.fingerprint, { ...seen, month });
    rule.cases.add(seen.caseKey);
  }
  for (const seen of against)
    if (!rule.against.has(seen.fingerprint)) rule.against.set(seen.fingerprint, { ...seen, month });
  rule.suppressed += suppressed;
}

const sampleOf = (found: First[]): Sample[] =>
  found
    .sort((a, b) => byText(a.month, b.month) || byText(a.fingerprint, b.fingerprint))
    .slice(0, SAMPLE)
    .map(({ fingerprint, month, county, kind, subject, discriminator }) => ({
      ...{ fingerprint, month, county, kind, subject, discriminator },
    }));

/** The numbers of several rules together. */
function sum(of: Numbers[]): Numbers {
  const add = (pick: (numbers: Numbers) => number) => of.reduce((total, numbers) => total + pick(numbers), 0);
  const told = of.flatMap(({ difference }) => (difference ? [difference] : []));
  const addTold = (key: 'added' | 'removed' | 'same') => told.reduce((total, one) => total + one[key], 0);
  return {
    findings: add((one) => one.findings),
    newFindings: add((one) => one.newFindings),
    cases: add((one) => one.cases),
    newCases: add((one) => one.newCases),
    severities: {
      red: add((one) => one.severities.red),
      orange: add((one) => one.severities.orange),
      yellow: add((one) => one.severities.yellow),
      blue: add((one) => one.severities.blue),
    },
    difference:
      told.length > 0 ? { added: addTold('added'), removed: addTold('removed'), same: addTold('same') } : null,
    verdicts: addVerdicts(of.map((one) => one.verdicts)),
    verdictsAgainst: of.some((one) => one.verdictsAgainst)
      ? addVerdicts(of.flatMap((one) => one.verdictsAgainst ?? []))
      : null,
  };
}

function addVerdicts(of: VerdictCounts[]): VerdictCounts {
  const add = (key: keyof VerdictCounts) => of.reduce((total, counts) => total + counts[key], 0);
  return { right: add('right'), wrong: add('wrong'), dataIssue: add('dataIssue'), unknown: add('unknown') };
}

/** In the order of the code units, nothing last. */
function byText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return a !== null && (b === null || a < b) ? -1 : 1;
}
