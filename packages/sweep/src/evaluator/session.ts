import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { BoundValue } from '@qingqu/rules-sdk';
import { quoted, rowsOf } from '../duckdb.js';
import type {
  EvaluateMessage,
  EvidenceValue,
  Failure,
  Finding,
  FindingCounts,
  Interval,
  OpenMessage,
  Run,
} from './protocol.js';

/** A rule that has no result, and why. */
export class RuleFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

interface Relation {
  name: string;
  source: string;
  region_column: string | null;
  versioned: boolean;
}

/** One snapshot, opened so that SQL can do nothing but read the relations as of one epoch. */
export class Session {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly relations: Relation[],
  ) {}

  static async open(message: OpenMessage): Promise<Session> {
    const instance = await DuckDBInstance.create(message.path, {
      access_mode: 'READ_ONLY',
      memory_limit: message.memoryLimit,
      threads: String(message.threads),
      temp_directory: message.tempDirectory ?? '',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    const relations = await rowsOf<Relation>(
      connection,
      'select name, source, region_column, versioned from engine.relation',
    );
    await connection.run(relations.map((relation) => viewSql(relation, message)).join(';\n'));
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
    return new Session(connection, relations);
  }

  /** Stops the running statement; it fails with an interrupt. */
  interrupt(): void {
    this.connection.interrupt();
  }

  /**
   * Runs a rule and hands its findings over, sorted by subject and discriminator, at most `maxFindings`.
   * Returns how many there are in truth.
   */
  async evaluate(rule: EvaluateMessage, hand: (findings: Finding[]) => Promise<void>): Promise<FindingCounts> {
    await this.connection.run('drop table if exists found');
    try {
      await this.connection.run(`create temp table found (${foundColumns(rule)})`);
      for (const [at, run] of rule.runs.entries()) await this.collect(rule, run, at);
      const counts = await this.checkFindings(rule);
      await this.handOver(rule, hand);
      return counts;
    } finally {
      await this.connection.run('drop table if exists found').catch(() => undefined);
    }
  }

  /** Adds the findings of one run whose subject lies in the run's part of the regions. */
  private async collect(rule: EvaluateMessage, run: Run, at: number): Promise<void> {
    const names = rule.columns.map((_, n) => `c${n}`);
    const byRole = (role: string) => names[rule.columns.findIndex((column) => column.role === role)];
    const kind = byRole('kind') ?? quoted(rule.subjects[0]!);
    const rows = byRole('rows');
    const values = [
      `cast(${kind} as varchar)`,
      `cast(${byRole('subject')} as uuid)`,
      `coalesce(cast(${byRole('discriminator') ?? "''"} as varchar), '')`,
      `coalesce(cast(${byRole('severity') ?? 'null'} as varchar), ${quoted(rule.severity)})`,
      rows
        ? `list_sort(list_distinct(list_filter(cast(${rows} as uuid[]), lambda x: x is not null)))::varchar[]`
        : '[]::varchar[]',
      's.region_code',
      's.id is not null',
      String(at),
      ...rule.columns.flatMap(({ role, type }, n) => (role === 'evidence' ? evidenceSql(names[n]!, type) : [])),
    ];
    const sql = `insert into found select ${values.join(', ')}
      from (${named(rule.sql, names)}) as f
      left join (${this.subjects(rule.subjects)}) as s on s.kind = ${kind} and s.id = cast(${byRole('subject')} as uuid)
      where ${regionCondition(run)}`;
    const prepared = await this.connection.prepare(sql);
    try {
      bindAll(prepared, run.binds);
      await prepared.run();
    } finally {
      prepared.destroySync();
    }
  }

  /** Kind, id and region of every record that a finding of these kinds can be about. */
  private subjects(kinds: string[]): string {
    const selects = kinds.map((kind) => {
      const relation = this.relations.find(({ source }) => source === kind);
      if (!relation)
        throw new RuleFailure({ code: 'BAD_COLUMN', message: `there are no records of the kind '${kind}'` });
      return `select ${quoted(kind)} as kind, id, ${relation.region_column ?? 'null::varchar'} as region_code from "${relation.name}"`;
    });
    return selects.join(' union all ');
  }

  /** Throws for findings that nobody could handle. Returns how many there are. */
  private async checkFindings(rule: EvaluateMessage): Promise<FindingCounts> {
    const [sums] = await rowsOf<{
      total: bigint;
      nameless: bigint;
      unplaced: bigint;
      kind: string | null;
      severity: string | null;
    }>(
      this.connection,
      `select count(*) as total, count(*) filter (subject is null) as nameless,
         count(*) filter (not known) as unplaced,
         min(coalesce(kind, 'null')) filter (kind is null or kind not in (${rule.subjects.map(quoted).join(', ')})) as kind,
         min(severity) filter (severity not in ('red', 'orange', 'yellow', 'blue')) as severity
       from found`,
    );
    const { total, nameless, unplaced, kind, severity } = sums!;
    const fail = (code: Failure['code'], message: string) => new RuleFailure({ code, message });
    if (nameless > 0n) throw fail('NULL_SUBJECT', `${nameless} of its ${total} findings have no subject`);
    if (kind !== null)
      throw fail('BAD_COLUMN', `a finding has the kind '${kind}'; the rule declares ${rule.subjects.join(', ')}`);
    if (severity !== null)
      throw fail('BAD_COLUMN', `a finding has the severity '${severity}'; expected red, orange, yellow or blue`);
    // Files come in any order: a record that another names may not have arrived, and without it nobody knows whose the finding is.
    if (unplaced > 0n) await this.connection.run('delete from found where not known');
    const [twice] = await rowsOf<{ what: string }>(
      this.connection,
      `select kind || ' ' || subject::varchar || case when discriminator = '' then '' else ' / ' || discriminator end as what
       from found group by kind, subject, discriminator having count(*) > 1 order by kind, subject, discriminator limit 1`,
    );
    if (twice)
      throw fail(
        'DUPLICATE_FINDING',
        `two findings are about the same ${twice.what}; group them, or tell them apart by a discriminator`,
      );
    return { total: Number(total - unplaced), unplaced: Number(unplaced) };
  }

  private async handOver(rule: EvaluateMessage, hand: (findings: Finding[]) => Promise<void>): Promise<void> {
    const evidence = rule.columns.filter((column) => column.role === 'evidence');
    const columns = ['kind', 'subject::varchar', 'discriminator', 'severity', 'rows', 'region_code', 'run'];
    const result = await this.connection.stream(
      `select ${[...columns, ...evidence.map((_, n) => `e${n}`)].join(', ')} from found
       order by kind, subject, discriminator limit ${rule.maxFindings}`,
    );
    for await (const rows of result.yieldRowsJs()) {
      if (rows.length > 0) await hand(rows.map((row) => findingOf(row, evidence)));
    }
  }
}

/** The rule's SELECT with its columns named by position; the union makes any other number of columns an error. */
const named = (sql: string, names: string[]): string =>
  `select ${names.map((name) => `null as ${name}`).join(', ')} where false union all (\n${sql}\n)`;

/** The relation under its own name: the rows that were current in the epoch. Temporary views stand before the file's tables. */
function viewSql(relation: Relation, { epoch, within }: OpenMessage): string {
  const conditions = [
    relation.versioned ? `epoch_from <= ${epoch} and (epoch_to is null or epoch_to > ${epoch})` : 'true',
    within && relation.region_column
      ? `${relation.region_column} in (select code from engine.region_interval where scope_lo between ${within.lo} and ${within.hi})`
      : 'true',
  ];
  const columns = relation.versioned ? '* exclude (epoch_from, epoch_to)' : '*';
  return `create temp view "${relation.name}" as select ${columns} from data."${relation.name}" where ${conditions.join(' and ')}`;
}

function bindAll(statement: DuckDBPreparedStatement, values: BoundValue[]): void {
  for (const [index, bound] of values.entries()) {
    const at = index + 1;
    if (bound.type === 'bigint') statement.bindBigInt(at, bound.value);
    else if (bound.type === 'integer') statement.bindInteger(at, bound.value);
    else if (bound.type === 'double') statement.bindDouble(at, bound.value);
    else if (bound.type === 'boolean') statement.bindBoolean(at, bound.value);
    // The type is told because an empty list has none.
    else if (bound.type === 'varchar[]') statement.bindList(at, listValue(bound.value), LIST(VARCHAR));
    else statement.bindVarchar(at, bound.value);
  }
}

function foundColumns(rule: EvaluateMessage): string {
  const evidence = rule.columns.filter((column) => column.role === 'evidence');
  return [
    'kind varchar, subject uuid, discriminator varchar, severity varchar, rows varchar[], region_code varchar, known boolean, run integer',
    ...evidence.map(({ type }, n) => `e${n} ${foundTypes[type ?? ''] ?? 'varchar'}`),
  ].join(', ');
}

const foundTypes: Record<string, string> = { number: 'double', ratio: 'double', boolean: 'boolean' };

/** The value in the form in which it is kept: exact ones as text. */
function evidenceSql(column: string, type: string | undefined): string {
  const exact: Record<string, string> = { money: 'hugeint', date: 'date', id: 'uuid', text: 'varchar' };
  const through = exact[type ?? ''];
  return through
    ? `cast(cast(${column} as ${through}) as varchar)`
    : `cast(${column} as ${foundTypes[type ?? ''] ?? 'varchar'})`;
}

/** A subject whose region nobody knows belongs to the run without a region. One that is not there at all is kept, to be told. */
function regionCondition({ within, except }: Run): string {
  const inside = ({ lo, hi }: Interval) =>
    `exists (select 1 from engine.region_interval i where i.code = s.region_code and i.scope_lo between ${lo} and ${hi})`;
  const conditions = [...(within ? [inside(within)] : []), ...except.map((interval) => `not ${inside(interval)}`)];
  return conditions.length === 0 ? 'true' : `s.id is null or (${conditions.join(' and ')})`;
}

function findingOf(row: unknown[], evidence: { name: string; type?: string }[]): Finding {
  const [kind, subject, discriminator, severity, rows, regionCode, run, ...values] = row;
  return {
    subjectKind: kind as string,
    subjectId: subject as string,
    discriminator: discriminator as string,
    severity: severity as Finding['severity'],
    rows: rows as string[],
    regionCode: regionCode as string | null,
    run: run as number,
    evidence: Object.fromEntries(
      evidence.map(({ name, type }, n): [string, EvidenceValue] => [
        name,
        { type: (type ?? 'text') as EvidenceValue['type'], value: jsonValue(values[n]) },
      ]),
    ),
  };
}

function jsonValue(value: unknown): EvidenceValue['value'] {
  if (value === null || value === undefined) return null;
  // The last digits of a sum of floats depend on the order in which threads add: twelve do not.
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
  return value as string | boolean;
}
