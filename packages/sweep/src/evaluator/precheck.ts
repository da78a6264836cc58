import type { BoundValue } from '@qingqu/rules-sdk';
import {
  bindAll,
  currentIn,
  evaluateRule,
  type OpenSnapshot,
  type Relation,
  rowsSql,
  viewSql,
} from '@qingqu/rules-sdk/engine';
import { quoted, rowsOf } from '../duckdb.js';
import { conditionOf, type Keyed, keyedRelations } from './keys.js';
import { reachesParts } from './look-ups.js';
import type {
  Failure,
  Finding,
  Prechecked,
  PrecheckGroup,
  PrecheckMessage,
  PrecheckRule,
  TextRow,
} from './protocol.js';

// Rules over the snapshot and some payments more. Of rules with a key only the parts that the candidates reach are looked at: their rows are copied
// out once, since a copy of some thousand rows is read in no time by all rules of that key. Somebody waits for the answer, and most of the time goes
// into beginning statements: so a group's rules are first asked in one whether they find anything at all, what can go together goes together, and the groups
// share two connections.

/** What became of a rule that failed; throws on when nothing more is to be tried. */
type FailureOf = (error: unknown) => Failure;

/** What each rule finds with the candidates and would not find without them; the snapshots are one, by several connections. */
export async function precheck(
  snapshots: OpenSnapshot[],
  { candidates, groups }: PrecheckMessage,
  failureOf: FailureOf,
): Promise<Prechecked[]> {
  // The largest first, each to whoever is free.
  const waiting = [...groups].sort((one, other) => other.rules.length - one.rules.length);
  const results = await Promise.all(snapshots.map((snapshot) => precheckOn(snapshot, candidates, waiting, failureOf)));
  return results.flat();
}

/** Takes groups until none is waiting. */
async function precheckOn(
  snapshot: OpenSnapshot,
  candidates: TextRow[],
  waiting: PrecheckGroup[],
  failureOf: FailureOf,
): Promise<Prechecked[]> {
  const payments = snapshot.relations.find(({ name }) => name === 'payments')!;
  const scene = new Scene(snapshot, payments, await layOut(snapshot, payments, candidates));
  try {
    const results: Prechecked[] = [];
    for (let group = waiting.shift(); group; group = waiting.shift())
      results.push(...(await precheckGroup(snapshot, scene, group, failureOf)));
    return results;
  } finally {
    await scene.close();
  }
}

async function precheckGroup(
  snapshot: OpenSnapshot,
  scene: Scene,
  group: PrecheckGroup,
  failureOf: FailureOf,
): Promise<Prechecked[]> {
  const { rules } = group;
  const results = new Map(rules.map(({ id }): [string, Prechecked] => [id, { id, findings: [] }]));
  const fail = (ids: PrecheckRule[], error: unknown) => {
    const failure = failureOf(error);
    for (const { id } of ids) results.set(id, { id, findings: [], failure });
  };
  /** What a rule finds; undefined, and told, when it fails. */
  const findings = (rule: PrecheckRule) => findingsOf(snapshot, rule).catch((error) => void fail([rule], error));
  try {
    await scene.open(group);
  } catch (error) {
    fail(rules, error);
    return [...results.values()];
  }
  // When one of them fails, they are asked one by one, and that one is told.
  const firing = await firingAmong(snapshot, rules).catch((error) => {
    failureOf(error);
    return rules;
  });
  const found: [PrecheckRule, Finding[]][] = [];
  for (const rule of firing) {
    const withThem = await findings(rule);
    if (withThem?.length) found.push([rule, withThem]);
  }
  if (found.length > 0) await scene.withoutCandidates();
  for (const [rule, withThem] of found) {
    const without = await findings(rule);
    if (!without) continue;
    const before = new Set(without.map(identityOf));
    results.set(rule.id, { id: rule.id, findings: withThem.filter((finding) => !before.has(identityOf(finding))) });
  }
  return [...results.values()];
}

/** Those of the rules that return a row, asked in one statement. */
async function firingAmong({ connection }: OpenSnapshot, rules: PrecheckRule[]): Promise<PrecheckRule[]> {
  const values: BoundValue[] = [];
  const questions = rules.flatMap(({ sql, runs }, at) =>
    runs.map(({ binds }) => {
      const question = `select ${at} as rule from (select 1 from (\n${shifted(sql, values.length)}\n) limit 1)`;
      values.push(...binds);
      return question;
    }),
  );
  const statement = await connection.prepare(questions.join(' union all '));
  try {
    bindAll(statement, values);
    const answers = (await statement.runAndReadAll()).getRows();
    const numbers = new Set(answers.map(([at]) => Number(at)));
    return rules.filter((_, at) => numbers.has(at));
  } finally {
    statement.destroySync();
  }
}

/** The same SQL with each `$n` counted on from another number; quoted texts, names and comments stay as they are. */
const shifted = (sql: string, by: number): string =>
  sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\$(\d+)/g, (token, n?: string) =>
    n ? `$${Number(n) + by}` : token,
  );

async function findingsOf(snapshot: OpenSnapshot, rule: PrecheckRule): Promise<Finding[]> {
  const found: Finding[] = [];
  await evaluateRule(snapshot, rule, async (batch) => void found.push(...batch));
  return found;
}

const identityOf = ({ subjectKind, subjectId, discriminator }: Finding) =>
  `${subjectKind}|${subjectId}|${discriminator}`;

/** The candidates as rows of the relation, and as `changed` together with the rows in whose place they stand. Returns whether there are such. */
async function layOut({ connection, sees }: OpenSnapshot, payments: Relation, candidates: TextRow[]): Promise<boolean> {
  const columns = columnsOf(payments).map((name) => [name, payments.columns.get(name)] as const);
  const shape = JSON.stringify([Object.fromEntries(columns)]);
  const names = columns.map(([name]) => `c."${name}"`);
  await connection.run(
    `create or replace temp table candidates as
     select ${names.join(', ')} from (select unnest(from_json(${quoted(JSON.stringify(candidates))}, ${quoted(shape)})) as c)`,
  );
  // Hardly ever is there one: to look for the ids alone, in whatever version, takes a tenth of reading whole rows.
  const ids = candidates.map(({ id }) => `${quoted(id!)}::uuid`).join(', ');
  const [replaced] = await rowsOf<{ n: bigint }>(
    connection,
    `select count(*) as n from data.payments where id in (${ids || 'null'})`,
  );
  const isReplaced = [currentIn(payments, sees), 'id in (select id from temp.main.candidates)'];
  const before = replaced!.n > 0n ? `${rowsSql(payments, isReplaced)} union all by name ` : '';
  await connection.run(`create or replace temp table changed as ${before}from temp.main.candidates`);
  return replaced!.n > 0n;
}

/** What the relations' names stand for while a group of rules runs: always with the candidates, until told otherwise. */
class Scene {
  private readonly copies = new Set<string>();
  /** Relations whose name stands for something else now. */
  private shown = new Set<Relation>();
  private plainPayments: string;
  /** The columns of the payments that are looked at. */
  private columns: string[];

  constructor(
    private readonly snapshot: OpenSnapshot,
    private readonly payments: Relation,
    /** Whether any of the candidates stands in the place of a payment that is there. */
    private readonly replaces: boolean,
  ) {
    this.plainPayments = this.current(payments);
    this.columns = columnsOf(payments);
  }

  /** Lets a group's rules see the parts that the candidates reach, or everything. */
  async open({ parts, rules }: PrecheckGroup): Promise<void> {
    const keyed = parts && keyedRelations(this.snapshot, parts);
    const restore = [...this.shown].map((relation) => viewSql(relation, this.snapshot.sees));
    this.shown = new Set([this.payments]);
    this.plainPayments = this.current(this.payments);
    this.columns = columnsOf(this.payments);
    await this.run([...restore, this.withCandidates()]);
    if (!keyed) return;
    const hasNull = await this.findParts(keyed, parts.reach);
    const touched = await this.touchedAmong(keyed, hasNull);
    const texts = rules.map(({ sql }) => sql).join('\n');
    const statements = keyed.flatMap((one) =>
      this.copy(
        one.relation,
        `${currentIn(one.relation, this.snapshot.sees)} and ${touched.has(one.relation) ? conditionOf(one, hasNull) : 'false'}`,
        texts,
      ),
    );
    // What the rows without a key are reached by is not asked backwards.
    await this.run([...statements, ...(hasNull ? [] : this.lookUps(parts.lookUps ?? {}, texts))]);
  }

  /** Lets the group's rules see of the relations that they look things up in only what reaches the parts: looked through once, not by each rule. */
  private lookUps(of: NonNullable<NonNullable<PrecheckGroup['parts']>['lookUps']>, texts: string): string[] {
    return this.snapshot.relations.flatMap((relation) => {
      const ways = of[relation.name];
      if (!ways) return [];
      const condition = reachesParts(
        ways,
        `data."${relation.name}"`,
        'temp.main.parts',
        (by) => `from "${by.relation}" where "${by.key}" in (select key from temp.main.parts)`,
      );
      return this.copy(relation, `${currentIn(relation, this.snapshot.sees)} and ${condition}`, texts);
    });
  }

  /** Copies the columns of some rows that the rules' texts may read, and lets the relation's name stand for them; of payments with the candidates. */
  private copy(relation: Relation, where: string, texts: string): string[] {
    const copy = `temp.main."part_${relation.name}"`;
    this.copies.add(copy);
    this.shown.add(relation);
    const columns = columnsNamedIn(texts, relation);
    const rows = `select ${columns.map((name) => `"${name}"`).join(', ')} from data."${relation.name}" where ${where}`;
    if (relation === this.payments) {
      this.plainPayments = `from ${copy}`;
      this.columns = columns;
    }
    return [
      `create or replace temp table ${copy} as ${rows}`,
      relation === this.payments ? this.withCandidates() : show(relation, `from ${copy}`),
    ];
  }

  async withoutCandidates(): Promise<void> {
    await this.run([show(this.payments, this.plainPayments)]);
  }

  /** Lets the relations be what they were. */
  async close(): Promise<void> {
    await this.run([
      ...[...this.shown].map((relation) => viewSql(relation, this.snapshot.sees)),
      ...[...this.copies].map((copy) => `drop table if exists ${copy}`),
      'drop table if exists temp.main.changed',
      'drop table if exists temp.main.candidates',
    ]);
  }

  /** Puts the keys of the parts that the candidates reach, and those of the payments in whose place they stand, into `temp.main.parts`. */
  private async findParts(keyed: Keyed[], reach: string | undefined): Promise<boolean> {
    const { type } = keyed[0]!;
    const own = keyed.find(({ relation }) => relation === this.payments);
    const keys = [
      ...(own ? [`select ${own.expression} as key from temp.main.changed`] : []),
      ...(reach ? [`select key::${type} as key from (\n${reach}\n) as reach(key)`] : []),
    ];
    await this.run([`create or replace temp table parts as select distinct key from (${keys.join(' union all ')})`]);
    const [parts] = await rowsOf<{ hasNull: boolean | null }>(
      this.snapshot.connection,
      'select bool_or(key is null) as "hasNull" from temp.main.parts',
    );
    return parts!.hasNull === true;
  }

  /** Relations that have rows in the parts, in whatever version: of the others nothing needs to be copied. The key alone is read much sooner than whole rows. */
  private async touchedAmong(keyed: Keyed[], hasNull: boolean): Promise<Set<Relation>> {
    const tests = keyed.map(
      (one) =>
        `select ${quoted(one.relation.name)} as name where exists (select 1 from data."${one.relation.name}"
           where ${conditionOf(one, hasNull)})`,
    );
    const touched = await rowsOf<{ name: string }>(this.snapshot.connection, tests.join(' union all '));
    return new Set(
      keyed.flatMap(({ relation }) => (touched.some(({ name }) => name === relation.name) ? [relation] : [])),
    );
  }

  private withCandidates(): string {
    const others = this.replaces
      ? `from (${this.plainPayments}) where id not in (select id from temp.main.candidates)`
      : `from (${this.plainPayments})`;
    const columns = this.columns.map((name) => `"${name}"`).join(', ');
    return show(this.payments, `${others} union all by name select ${columns} from temp.main.candidates`);
  }

  private current(relation: Relation): string {
    return rowsSql(relation, [currentIn(relation, this.snapshot.sees)]);
  }

  private async run(statements: string[]): Promise<void> {
    if (statements.length > 0) await this.snapshot.connection.run(statements.join(';\n'));
  }
}

const columnsOf = ({ columns }: Relation): string[] =>
  [...columns.keys()].filter((name) => !/^epoch_(from|to)$/.test(name));

/** Columns that the texts may read: copying the others would take longer than all else. The engine itself reads id and region. */
const columnsNamedIn = (texts: string, relation: Relation): string[] =>
  columnsOf(relation).filter(
    (name) =>
      /(?:select|distinct|,|\.)\s*\*/i.test(texts) ||
      name === 'id' ||
      name === relation.regionColumn ||
      new RegExp(`\\b${name}\\b`).test(texts),
  );

const show = ({ name }: Relation, select: string) => `create or replace temp view "${name}" as ${select}`;
