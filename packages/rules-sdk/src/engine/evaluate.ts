import { bindAll, quoted, rowsOf } from './duckdb.js';
import {
  type EvidenceValue,
  type Failure,
  type Finding,
  type FindingCounts,
  type Interval,
  RuleFailure,
  type RuleToRun,
  type Run,
} from './finding.js';
import type { OpenSnapshot } from './relations.js';

/** What a finding may hold: a text that somebody reads, rows that somebody looks at; and all findings of a rule together. */
const TEXT_BYTES_MAX = 30_000;
const ROWS_MAX = 100_000;
const FINDINGS_BYTES_MAX = 256_000_000;
/** An id as text. */
const ID_BYTES = 36;

/**
 * Runs a rule over what the relations' names stand for and hands its findings over, sorted by subject and discriminator, at most `maxFindings`. Returns
 * how many there are in truth.
 */
export async function evaluateRule(
  snapshot: OpenSnapshot,
  rule: RuleToRun,
  hand: (findings: Finding[]) => Promise<void>,
): Promise<FindingCounts> {
  const { connection } = snapshot;
  try {
    await connection.run(`create or replace temp table found (${foundColumns(rule)})`);
    let count = 0;
    for (const [at, run] of rule.runs.entries()) count += await collect(snapshot, rule, run, at);
    // In what changed overnight most rules find nothing: then there is nothing to look at.
    if (count === 0) return { total: 0, unplaced: 0 };
    await checkSize(snapshot, rule);
    const counts = await checkFindings(snapshot, rule);
    await handOver(snapshot, rule, hand);
    return counts;
  } finally {
    await connection.run('drop table if exists found').catch(() => undefined);
  }
}

/** Adds the findings of one run whose subject lies in the run's part of the regions. Returns how many. */
async function collect(snapshot: OpenSnapshot, rule: RuleToRun, run: Run, at: number): Promise<number> {
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
    from (${columnsByPosition(rule.sql, names)}) as f
    left join (${subjectsSql(snapshot, rule.subjects)}) as s on s.kind = ${kind} and s.id = cast(${byRole('subject')} as uuid)
    where ${regionCondition(run)}`;
  const prepared = await snapshot.connection.prepare(sql);
  try {
    bindAll(prepared, run.binds);
    return (await prepared.run()).rowsChanged;
  } finally {
    prepared.destroySync();
  }
}

/** Kind, id and region of every record that a finding of these kinds can be about. */
function subjectsSql({ relations }: OpenSnapshot, kinds: string[]): string {
  const selects = kinds.map((kind) => {
    const relation = relations.find(({ source }) => source === kind);
    if (!relation) throw new RuleFailure({ code: 'BAD_COLUMN', message: `there are no records of the kind '${kind}'` });
    return `select ${quoted(kind)} as kind, id, ${relation.regionColumn ?? 'null::varchar'} as region_code from "${relation.name}"`;
  });
  return selects.join(' union all ');
}

/** Throws for findings that nobody could read, before they leave this process. */
async function checkSize({ connection }: OpenSnapshot, rule: RuleToRun): Promise<void> {
  const evidence = rule.columns.filter((column) => column.role === 'evidence');
  const texts = evidence.flatMap(({ type }, n) => (foundTypes[type ?? ''] ? [] : [`e${n}`]));
  const sizes = ['kind', 'discriminator', 'severity', ...texts].map((column) => `coalesce(strlen(${column}), 0)`);
  const [found] = await rowsOf<{ text: bigint | null; rows: bigint | null; bytes: number | null }>(
    connection,
    `select max(greatest(${sizes.join(', ')})) as text, max(len(rows)) as rows,
       sum(${sizes.join(' + ')} + ${ID_BYTES} * len(rows))::double as bytes from found`,
  );
  const tooLarge = (what: string) => new RuleFailure({ code: 'BAD_COLUMN', message: what });
  if ((found!.text ?? 0n) > TEXT_BYTES_MAX)
    throw tooLarge(`a text of a finding has ${found!.text} bytes; at most ${TEXT_BYTES_MAX} are kept`);
  if ((found!.rows ?? 0n) > ROWS_MAX)
    throw tooLarge(`a finding names ${found!.rows} rows; at most ${ROWS_MAX} are kept`);
  if ((found!.bytes ?? 0) > FINDINGS_BYTES_MAX)
    throw tooLarge(`its findings have ${found!.bytes} bytes; at most ${FINDINGS_BYTES_MAX} are kept`);
}

/** Throws for findings that nobody could handle. Returns how many there are. */
async function checkFindings({ connection }: OpenSnapshot, rule: RuleToRun): Promise<FindingCounts> {
  const [sums] = await rowsOf<{
    total: bigint;
    nameless: bigint;
    unplaced: bigint;
    kind: string | null;
    severity: string | null;
  }>(
    connection,
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
  if (unplaced > 0n) await connection.run('delete from found where not known');
  const [twice] = await rowsOf<{ what: string }>(
    connection,
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

async function handOver(
  { connection }: OpenSnapshot,
  rule: RuleToRun,
  hand: (findings: Finding[]) => Promise<void>,
): Promise<void> {
  const evidence = rule.columns.filter((column) => column.role === 'evidence');
  const columns = ['kind', 'subject::varchar', 'discriminator', 'severity', 'rows', 'region_code', 'run'];
  const result = await connection.stream(
    `select ${[...columns, ...evidence.map((_, n) => `e${n}`)].join(', ')} from found
     order by kind, subject, discriminator limit ${rule.maxFindings}`,
  );
  for await (const rows of result.yieldRowsJs()) {
    if (rows.length > 0) await hand(rows.map((row) => findingOf(row, evidence)));
  }
}

/** The rule's SELECT with its columns named by position; the union makes any other number of columns an error. */
export const columnsByPosition = (sql: string, names: string[]): string =>
  `select ${names.map((name) => `null as ${name}`).join(', ')} where false union all (\n${sql}\n)`;

function foundColumns(rule: RuleToRun): string {
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
