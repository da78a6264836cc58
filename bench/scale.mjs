import { median, quantile, short, timed } from './lib/numbers.mjs';
import { built } from './lib/paths.mjs';
import { openYears, YEARS } from './scale/seed.mjs';

/** Each question is asked so often, of other records each time. */
const TIMES = 40;
const tables = ['subsidy_line', 'payment'];
const PROVINCE = '410000000000';
const COUNTY = '411421000000';

/**
 * How far one Postgres goes: what a row takes with its indexes, how long questions take with so many rows in five fiscal years, what the
 * parts cost the planner, what a change leaves behind, and how fast all of it is read out. The base of docs/scale.md.
 */
export async function benchScale(options, report, server) {
  const sizes = String(options['scale-lines']).split(',').map(Number);
  const all = [];
  for (const lines of sizes) {
    const db = await openYears(server, lines, options, report.line);
    report.heading(`Scale: ${lines.toLocaleString('en')} one-card lines and payments of ${YEARS.length} years`);
    const { apiPool, systemPool } = await built('schema');
    const [system, api] = [systemPool(db.url, 2), apiPool(db.apiUrl, 2)];
    try {
      const measured = { lines, sizes: await measureSizes(system, report) };
      measured.questions = await measureQuestions(system, api, report);
      measured.planning = await measurePlanning(system, api, report);
      measured.reading = await measureReading(system, report);
      measured.changes = await measureChanges(system, report);
      all.push(measured);
    } finally {
      await Promise.all([system.end(), api.end()]);
    }
  }
  report.add('scale', all);
}

/** Bytes of a row: its own, in its indexes, and all together. */
async function measureSizes(system, report) {
  const sizes = [];
  for (const table of tables) {
    const { rows } = await system.query(
      `select (select count(*) from ${table})::float8 as n, sum(pg_relation_size(i.inhrelid))::float8 as heap, sum(pg_indexes_size(i.inhrelid))::float8 as indexes,
         sum(pg_total_relation_size(i.inhrelid))::float8 as total from pg_inherits i where i.inhparent = $1::regclass`,
      [table],
    );
    const [{ n, heap, indexes, total }] = rows;
    sizes.push({ table, rows: n, heap: heap / n, indexes: indexes / n, total: total / n, gb: total / 2 ** 30 });
  }
  report.table(
    ['table', 'rows', 'bytes a row', 'of them in indexes', 'all, GB'],
    sizes.map(({ table, rows, indexes, total, gb }) => [
      table,
      rows.toLocaleString('en'),
      short(total),
      short(indexes),
      short(gb),
    ]),
  );
  return sizes;
}

const questions = [
  { name: 'a line by its id', text: 'select * from subsidy_line where id = $1', values: ({ line }) => [line] },
  {
    name: 'the newest 50 lines',
    text: 'select * from subsidy_line order by paid_on desc, id desc limit 50',
    values: () => [],
  },
  {
    name: '… of one fiscal year',
    text: 'select * from subsidy_line where fiscal_year = $1 order by paid_on desc, id desc limit 50',
    values: ({ year }) => [year],
  },
  {
    name: 'all lines of a person',
    text: 'select * from subsidy_line where person_id = $1 order by paid_on desc, id desc limit 50',
    values: ({ person }) => [person],
  },
  {
    name: 'payments of an agency',
    text: 'select * from payment where agency_id = $1 order by paid_on desc, id desc limit 50',
    values: ({ agency }) => [agency],
  },
  {
    name: 'sum by month, one year',
    text: `select date_trunc('month', paid_on), count(*), sum(amount_fen) from subsidy_line where fiscal_year = $1 group by 1`,
    values: ({ year }) => [year],
    times: 5,
  },
  {
    name: 'sum by month, all years',
    text: `select date_trunc('month', paid_on), count(*), sum(amount_fen) from subsidy_line group by 1`,
    values: () => [],
    times: 3,
  },
];

/** As the supervisors of the province and of a county ask: through their role and row-level security. */
async function measureQuestions(system, api, report) {
  const { withScope } = await built('schema');
  const samples = await material(system);
  const answers = [];
  for (const regionCode of [PROVINCE, COUNTY]) {
    const viewer = await viewerOf(system, regionCode);
    for (const { name, text, values, times = TIMES } of questions) {
      const ask = (at) => withScope(api, viewer, (client) => client.query(text, values(samples[at % samples.length])));
      await ask(0);
      const ms = [];
      for (let at = 1; at <= times; at++) ms.push((await timed(() => ask(at))).ms);
      answers.push({ regionCode, name, median: median(ms), p95: quantile(Float64Array.from(ms), 0.95) });
    }
  }
  report.table(
    ['question', 'province, ms', '95 %', 'county, ms', '95 %'],
    questions.map(({ name }) => [
      name,
      ...answers.filter((each) => each.name === name).flatMap((each) => [short(each.median), short(each.p95)]),
    ]),
  );
  return answers;
}

/** What the planner takes for a question that no year narrows, by the number of parts. */
async function measurePlanning(system, api, report) {
  const { withScope } = await built('schema');
  const [sample] = await material(system);
  const viewer = await viewerOf(system, PROVINCE);
  const planning = [];
  const measure = async (parts) => {
    for (const { name, text, values } of questions.slice(0, 3)) {
      const ms = [];
      for (let at = 0; at < TIMES; at++) {
        const plan = await withScope(api, viewer, async (client) => {
          const { rows } = await client.query(`explain (summary, format json) ${text}`, values(sample));
          return rows[0]['QUERY PLAN'][0];
        });
        ms.push(plan['Planning Time']);
      }
      planning.push({ parts, name, ms: median(ms) });
    }
  };
  const parts = async () =>
    (await system.query(`select count(*)::int as n from pg_inherits where inhparent = 'subsidy_line'::regclass`))
      .rows[0].n;
  await measure(await parts());
  const added = [2009, 2010, 2011, 2012, 2013];
  for (const year of added) await system.query('select keep_fiscal_year($1, $2)', ['subsidy_line', year]);
  await measure(await parts());
  for (const year of added) await system.query(`drop table fiscal_${year}.subsidy_line; drop schema fiscal_${year}`);
  report.table(
    ['planning, ms', ...new Set(planning.map((each) => `${each.parts} parts`))],
    questions
      .slice(0, 3)
      .map(({ name }) => [name, ...planning.filter((each) => each.name === name).map((each) => short(each.ms))]),
  );
  return planning;
}

/** Reading everything out, as a backup and the first snapshot do. */
async function measureReading(system, report) {
  const { to } = (await import('pg-copy-streams')).default;
  const figures = [];
  for (const table of tables) {
    const client = await system.connect();
    try {
      let bytes = 0;
      const { ms } = await timed(async () => {
        for await (const chunk of client.query(to(`copy (select * from ${table}) to stdout`))) bytes += chunk.length;
      });
      const { rows } = await client.query(`select count(*)::float8 as n from ${table}`);
      figures.push({ table, bytes: bytes / rows[0].n, rowsPerSecond: (rows[0].n / ms) * 1000 });
    } finally {
      client.release();
    }
  }
  for (const { table, bytes, rowsPerSecond } of figures)
    report.line(`${table}: ${short(bytes)} bytes a row read out, ${short(rowsPerSecond)} rows/s`);
  return figures;
}

/** A tenth of the newest year is corrected; what that leaves behind, and what it takes to clear it up. */
async function measureChanges(system, report) {
  const year = YEARS.at(-1);
  const size = async () =>
    (await system.query(`select pg_total_relation_size($1::regclass)::float8 as n`, [`fiscal_${year}.subsidy_line`]))
      .rows[0].n;
  const before = await size();
  const change = await timed(() =>
    system.query(
      `update subsidy_line set version = version + 1, amount_fen = amount_fen + 1 where fiscal_year = $1 and line_no % 10 = 3`,
      [year],
    ),
  );
  const after = await size();
  const vacuum = await timed(() => system.query(`vacuum (analyze) fiscal_${year}.subsidy_line`));
  const rows = change.result.rowCount;
  report.line(
    `${short(rows)} lines corrected: ${short((rows / change.ms) * 1000)} rows/s, ${short(((after - before) / before) * 100)} % more room, cleared up in ${short(vacuum.ms / 1000)} s`,
  );
  return { rows, ms: change.ms, growth: (after - before) / before, vacuumMs: vacuum.ms };
}

/** Ids of records, scattered over the tables. */
async function material(system) {
  const { rows } = await system.query(
    `select l.id as line, l.person_id as person, p.agency_id as agency, l.fiscal_year as year
     from (select *, row_number() over () as at from (select id, person_id, fiscal_year from subsidy_line tablesample system (1) repeatable (1) order by id limit 100) s) l
     join (select *, row_number() over () as at from (select agency_id from payment tablesample system (1) repeatable (1) order by id limit 100) s) p using (at)`,
  );
  return rows;
}

async function viewerOf(system, regionCode) {
  const { rows } = await system.query('select scope_lo as lo, scope_hi as hi from region where code = $1', [
    regionCode,
  ]);
  return {
    userId: '00000000-0000-4000-8000-000000000001',
    role: 'supervisor',
    regionCode,
    departmentKinds: [],
    ...rows[0],
  };
}
