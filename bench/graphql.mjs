import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { operations, walk } from './graphql/operations.mjs';
import { openPayments } from './graphql/seed.mjs';
import { node22, startChild } from './lib/child.mjs';
import { cpuBetween, cpuTimes } from './lib/cpu.mjs';
import { asAdmin } from './lib/database.mjs';
import { median, short, spread, timed, times } from './lib/numbers.mjs';
import { built } from './lib/paths.mjs';
import { installed } from './lib/report.mjs';

/** Deep pages begin at up to so many places. */
const DEEP_PLACES = 40;

/**
 * Six operations against our API and PostGraphile 5, both on one Node 22, one Postgres, one set of rows and one policy. First the answers are
 * compared; then the load goes to the one and to the other, round after round.
 */
export async function benchGraphql(options, report, server) {
  const db = await openPayments(server, options, report.line);
  await carryTotals(db.url, report);
  const node = node22();
  const principal = await makePrincipal(db.url, options.region);
  const children = [];
  const start = async (script, input) => {
    const child = await startChild(node, script, input);
    children.push(child);
    return child;
  };
  try {
    const access = { apiUrl: db.apiUrl, poolSize: options.pool };
    const ours = await start('graphql/qingqu-server.mjs', { ...access, authKey: principal.authKey });
    const theirs = await start('graphql/postgraphile-server.mjs', access);
    const load = await start('graphql/load.mjs', {});
    const json = { 'content-type': 'application/json', accept: 'application/json' };
    const servers = {
      ours: { pid: ours.pid, url: ours.answer.url, headers: { ...json, authorization: `Bearer ${principal.token}` } },
      theirs: { pid: theirs.pid, url: theirs.answer.url, headers: { ...json, 'x-principal': principal.settings } },
    };

    report.heading('GraphQL: Qingqu against PostGraphile');
    const facts = await describe(db.url, principal, options, node);
    for (const line of facts.lines) report.line(line);
    const questions = await prepare(db.url, principal, servers);
    const compared = await compare(servers, questions);
    report.line(`The answers to ${compared} questions are the same on both sides. Now the load, alternating:\n`);

    const results = [];
    for (const operation of operations) {
      const rounds = await measure(load, servers, operation, questions.get(operation.name), options, db.url);
      results.push({ name: operation.name, about: operation.about, ...summary(rounds), rounds });
    }
    show(report, results);
    report.add('graphql', { ...facts.data, operations: results });
  } finally {
    for (const child of children.reverse()) await child.stop();
  }
}

/** The roll-ups as each sweep leaves them behind. */
async function carryTotals(url, report) {
  const { closeEpoch, lastClosedEpoch, refreshTotals, systemPool } = await built('schema');
  const pool = systemPool(url, 2);
  try {
    if ((await lastClosedEpoch(pool)) === undefined) await closeEpoch(pool);
    const { ms } = await timed(() => refreshTotals(pool));
    report.line(`totals refreshed in ${short(ms)} ms`);
  } finally {
    await pool.end();
  }
}

/** A supervisor of the region: a user with a real token for our API, and the same settings for PostGraphile, which believes its caller. */
export async function makePrincipal(url, region) {
  const { ensureUser, issueToken } = await built('packages/api');
  const { systemPool } = await built('schema');
  const pool = systemPool(url, 1);
  try {
    const userId = await ensureUser(pool, {
      username: `bench-${region}`,
      displayName: 'bench',
      password: randomBytes(12).toString('hex'),
      role: 'supervisor',
      regionCode: region,
      departmentKinds: [],
      isDemo: false,
    });
    const [{ lo, hi, name }] = await asAdmin(
      url,
      'select scope_lo::text as lo, scope_hi::text as hi, name from region where code = $1',
      [region],
    );
    const {
      rows: [session],
    } = await pool.query(
      `insert into app_session (user_id, method, expires_at, scope_ord) values ($1, 'password', now() + interval '1 day', $2) returning id`,
      [userId, lo],
    );
    const authKey = randomBytes(32);
    const settings = {
      'app.uid': userId,
      'app.lo': lo,
      'app.hi': hi,
      'app.depts': '{}',
      statement_timeout: '10000',
      role: 'qingqu_supervisor',
    };
    return {
      lo,
      hi,
      name,
      authKey: authKey.toString('hex'),
      token: issueToken(authKey, { userId, sessionId: session.id }, 24 * 3600, new Date()).token,
      settings: JSON.stringify(settings),
    };
  } finally {
    await pool.end();
  }
}

async function describe(url, { lo, hi, name }, options, node) {
  const count = async (table, where = '') =>
    Number((await asAdmin(url, `select count(*) as n from ${table} ${where}`))[0].n);
  const inScope = `where scope_ord between ${lo} and ${hi}`;
  const rows = {};
  for (const table of ['payment', 'payee', 'indicator', 'agency', 'fund', 'warning']) rows[table] = await count(table);
  const scope = { payment: await count('payment', inScope), warning: await count('warning', inScope) };
  const [{ size }] = await asAdmin(url, 'select pg_size_pretty(pg_database_size(current_database())) as size');
  const [{ version }] = await asAdmin(url, "select current_setting('server_version') as version");
  const versions = {
    postgres: version,
    node: await nodeVersion(node),
    postgraphile: installed('postgraphile'),
    connectionFilter: installed('postgraphile-plugin-connection-filter'),
    aggregates: installed('@graphile/pg-aggregates'),
    apolloServer: installed('@apollo/server', 'packages/api'),
    fastify: installed('fastify', 'packages/api'),
  };
  const list = (object) =>
    Object.entries(object)
      .map(([key, value]) => `${key} ${typeof value === 'number' ? value.toLocaleString('en') : value}`)
      .join(', ');
  const settings = {
    connections: options.connections,
    poolSize: options.pool,
    secondsEach: options.seconds,
    rounds: options.rounds,
  };
  return {
    lines: [
      `rows: ${list(rows)} (${size})`,
      `viewer: supervisor of ${name}, who may see: ${list(scope)}`,
      `versions: ${list(versions)}`,
      `load: ${list(settings)}`,
    ],
    data: { rows, size, viewer: { region: options.region, sees: scope }, versions, settings },
  };
}

async function nodeVersion(program) {
  const { execFileSync } = await import('node:child_process');
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
}

/** The variables of all operations: what exists in the viewer's scope, drawn evenly. */
async function prepare(url, { lo, hi }, servers) {
  const inScope = `scope_ord between ${lo} and ${hi}`;
  const ids = async (table, where = 'true') =>
    (await asAdmin(url, `select id from ${table} where ${inScope} and ${where} order by id limit 200`)).map(
      ({ id }) => id,
    );
  const days = (
    await asAdmin(url, `select distinct paid_on::text as day from payment where ${inScope} order by 1 desc limit 300`)
  ).map(({ day }) => day);
  const counties = await asAdmin(
    url,
    `select code, scope_lo::text as lo, scope_hi::text as hi from region
     where scope_lo between ${lo} and ${hi} and level = 'county' and exists (select from warning w where w.region_code = region.code) order by code`,
  );
  const material = {
    days,
    counties,
    payments: await ids('payment'),
    payees: await ids(
      'payee',
      "exists (select from warning w where w.subject_id = payee.id and w.subject_kind = 'payee')",
    ),
    cursors: await deepCursors(servers),
  };
  return new Map(operations.map((operation) => [operation.name, operation.variants(material)]));
}

/** Both lists are walked alike, so the n-th cursors stand at the same row. */
async function deepCursors(servers) {
  const found = { ours: [], theirs: [] };
  for (const server of ['ours', 'theirs']) {
    let after = null;
    for (let page = 0; page < DEEP_PLACES; page++) {
      const { pageInfo } = (await ask(servers[server], walk[server], { after })).page;
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
      found[server].push(after);
    }
  }
  const both = found.ours.map((ours, at) => ({ ours, theirs: found.theirs[at] }));
  // The deeper half.
  return both.slice(both.length >> 1);
}

/** @throws when any answer differs. Returns how many were compared. */
async function compare(servers, questions) {
  let compared = 0;
  for (const { name, read, ours, theirs } of operations) {
    const variants = questions.get(name);
    if (variants.length === 0)
      throw new Error(`${name}: there is nothing to ask for in this region; choose another --region`);
    let rows = 0;
    for (const variables of variants) {
      const [mine, peers] = await Promise.all([
        ask(servers.ours, ours, variables.ours).then((data) => read('ours', data)),
        ask(servers.theirs, theirs, variables.theirs).then((data) => read('theirs', data)),
      ]);
      if (!isDeepStrictEqual(mine, peers))
        throw new Error(
          `${name} ${JSON.stringify(variables)}: the answers differ\nours   ${JSON.stringify(mine).slice(0, 2000)}\ntheirs ${JSON.stringify(peers).slice(0, 2000)}`,
        );
      rows += Array.isArray(mine) ? mine.length : (mine.rows?.length ?? 1);
      compared += 1;
    }
    if (rows === 0) throw new Error(`${name}: every answer is empty`);
  }
  return compared;
}

async function ask({ url, headers }, query, variables) {
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors || !data) throw new Error(`${url}: HTTP ${response.status} ${JSON.stringify(errors)}`);
  return data;
}

/** A round is the one server, then the other; every other round begins with the other. */
async function measure(load, servers, operation, variants, { connections, seconds, rounds }, url) {
  const bodies = (side) =>
    variants.map((variables) => JSON.stringify({ query: operation[side], variables: variables[side] }));
  const orders = Object.fromEntries(
    ['ours', 'theirs'].map((side) => [
      side,
      { ...servers[side], bodies: bodies(side), connections, measureMs: seconds * 1000 },
    ]),
  );
  const run = async (side, warmupMs) => {
    const before = await cpuOf(servers[side].pid, url);
    const result = await load.ask({ ...orders[side], warmupMs });
    if (result.error) throw new Error(`${operation.name} (${side}): ${result.error}`);
    const after = await cpuOf(servers[side].pid, url);
    const perRequest = (part) => cpuBetween(before[part], after[part]) / result.answered;
    const [nodeMs, postgresMs] = [perRequest('node'), perRequest('postgres')];
    return { ...result, nodeMs, postgresMs, cpuMs: nodeMs + postgresMs };
  };
  // Both are warm before the first round: compiled, planned, cached.
  for (const side of ['ours', 'theirs']) await run(side, 2000);
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const measured = {};
    for (const side of round % 2 ? ['theirs', 'ours'] : ['ours', 'theirs']) measured[side] = await run(side, 300);
    results.push(measured);
  }
  return results;
}

/** Processor time of a server and of the Postgres connections of both; those of the one that is not asked rest. */
async function cpuOf(pid, url) {
  const backends = await asAdmin(
    url,
    "select pid from pg_stat_activity where usename = 'qingqu_api' and datname = current_database()",
  );
  return { node: cpuTimes([pid]), postgres: cpuTimes(backends.map((backend) => backend.pid)) };
}

function summary(rounds) {
  const of = (side) => ({
    perSecond: spread(rounds.map((round) => round[side].perSecond)),
    p50: median(rounds.map((round) => round[side].p50)),
    p99: median(rounds.map((round) => round[side].p99)),
    cpuMs: median(rounds.map((round) => round[side].cpuMs)),
    postgresMs: median(rounds.map((round) => round[side].postgresMs)),
    bytes: Math.round(rounds[0][side].bytes),
  });
  const ratio = (figure) => spread(rounds.map(({ ours, theirs }) => figure(ours, theirs)));
  return {
    ours: of('ours'),
    theirs: of('theirs'),
    throughputRatio: ratio((ours, theirs) => ours.perSecond / theirs.perSecond),
    p99Ratio: ratio((ours, theirs) => theirs.p99 / ours.p99),
    cpuRatio: ratio((ours, theirs) => theirs.cpuMs / ours.cpuMs),
  };
}

function show(report, results) {
  report.table(
    ['', 'ours', '', '', '', 'PostGraphile', '', '', '', 'ratios', '', ''],
    [
      [
        'operation',
        ...['req/s', 'p50 ms', 'p99 ms', 'CPU ms', 'req/s', 'p50 ms', 'p99 ms', 'CPU ms'],
        'req/s',
        'p99',
        'CPU',
      ],
      ...results.map(({ name, ours, theirs, throughputRatio, p99Ratio, cpuRatio }) => [
        name,
        ...[ours, theirs].flatMap(({ perSecond, p50, p99, cpuMs, postgresMs }) => [
          ...[perSecond.median, p50, p99].map(short),
          `${short(cpuMs)} (${short(postgresMs)})`,
        ]),
        times(throughputRatio),
        times(p99Ratio),
        times(cpuRatio),
      ]),
    ],
  );
  report.line(
    '\nMedians of the rounds; ratios with least and greatest, above 1 = ours is better.\nCPU: processor time of the server and its Postgres connections for a request, of it Postgres; it moves less than speed on a busy machine.',
  );
  for (const { name, about } of results) report.line(`  ${name}: ${about}`);
}
