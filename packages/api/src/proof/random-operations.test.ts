import './as-in-production.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { closeEpoch, refreshTotals, roles, Vault } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase, testSeed, times } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { apiSchema } from '../graphql/schema.js';
import { globalId } from '../plan/global-id.js';
import { authKey, type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties, type World } from '../testing/two-counties.js';
import { caseworkMutations } from './casework-surface.js';
import { watchHeldUp } from './held-up.js';
import { type Asked, RandomDocuments } from './random-documents.js';
import { Dice } from './seed.js';

const operations = Number(process.env.QINGQU_PROOF_OPERATIONS ?? times({ ci: 20_000, nightly: 1_000_000 }));
const atOnce = 12;
const allowed = new Set([200, 400, 401, 403, 413, 429]);
/** The longest that server and test together may use the processor without a pause, in milliseconds: 200 alone, more where other tests share its caches. */
const longestLag = 800;

let database: TestDatabase;
let api: TestApi;
let world: World;
let dir: string;
const tokens: (string | undefined)[] = [];
/** Names that only the database uses. */
let inner: RegExp;

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  await closeEpoch(database.system);
  await refreshTotals(database.system);
  dir = mkdtempSync(join(tmpdir(), 'qingqu-random-'));
  const vault = new Vault(authKey);
  const evaluator = { path: join(__dirname, '../../../sweep/dist/evaluator/child.js') };
  api = await testApi(database, 'production', {
    audit: { vault },
    exports: { dir, system: database.system },
    casework: { system: database.system, today: async () => '2018-11-30', blobDir: dir },
    health: { system: database.system, today: async () => '2018-11-30' },
    rules: {
      sweep: { pool: database.system, snapshotDir: dir, evaluator },
      vault,
      settings: async () => ({ today: '2018-11-30', allowUnsigned: false }),
    },
    intake: {
      ingest: { pool: database.system, vault, blobDir: dir, now: () => performance.now() },
      uploadDir: dir,
      state: async () => ({ isOpen: true, concurrency: 1 }),
    },
  });
  for (const role of roles)
    for (const regionCode of ['410000000000', '411400000000', world.a.code, world.b.code])
      tokens.push(
        (
          await api.user({
            username: `${role}-${regionCode}`,
            role,
            regionCode,
            departmentKinds: role === 'staff' ? ['agri'] : [],
          })
        ).token,
      );
  const { rows } = await database.system.query<{ name: string }>(
    `select distinct name from (select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'i')
       union select column_name from information_schema.columns where table_schema = 'public') n where name like '%\\_%'`,
  );
  inner = new RegExp(
    `\\b(${rows.map(({ name }) => name).join('|')}|pg_\\w+|information_schema|current_setting|set_config)\\b`,
  );
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
  rmSync(dir, { recursive: true, force: true });
});

interface Reply {
  status: number;
  text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

function send(token: string | undefined, body: string, type = 'application/json'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${api.url}/graphql`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': type,
          'content-length': Buffer.byteLength(body),
          ...(token && { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => void chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString() }));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What is wrong with an answer; undefined when nothing is. */
function fault({ status, text }: Reply): string | undefined {
  if (!allowed.has(status)) return `status ${status}`;
  if (!text.includes('"errors"')) return undefined;
  const { errors = [] } = JSON.parse(text) as { errors?: { message: string; extensions?: { code?: string } }[] };
  for (const { message, extensions } of errors) {
    if (extensions?.code === 'INTERNAL' || extensions?.code === 'INTERNAL_SERVER_ERROR') return 'code INTERNAL';
    const told =
      inner.exec(message)?.[0] ??
      /\bselect .* from\b|syntax error at or near|at file|node_modules|\.[jt]s:\d+|\n\s+at |Did you mean|stack/.exec(
        message,
      )?.[0];
    if (told) return `the message tells "${told}": ${message.slice(0, 200)}`;
  }
  return undefined;
}

const envelope = ({ query, variables }: Asked): string => JSON.stringify({ query, variables });

/** Bodies that are no questions at all. */
const brokenBodies = [
  '',
  '{',
  '[]',
  'null',
  '{"query": 1}',
  '{"query": "{ viewer { username } }", "variables": "x"}',
  `{"query": "{ viewer { username } } #${'x'.repeat(300_000)}"}`,
  '[{"query": "{ __typename }"}]',
];

it(`${operations} random operations of all kinds of users give no 5xx, tell nothing of the inside, and hold nobody up`, async () => {
  const seed = testSeed;
  const dice = new Dice(seed);
  const all = [...entities.values()];
  const absentId = globalId(entities.get('Payment')!, ['00000000-0000-4000-8000-000000000000']);
  const ids = [
    ...all.flatMap((entity) => [world.idOf(entity, world.a), world.idOf(entity, world.b)]),
    absentId,
    'nonsense',
  ];
  const onlyAbsent = new Set([
    'explainWarning',
    'replayWarning',
    'whyNot',
    'precheck',
    'provenance',
    'quarantinedLine',
    'recheckCase',
  ]);
  const regions = ['410000000000', '411400000000', world.a.code, world.b.code];
  const documents = new RandomDocuments(apiSchema(), dice, {
    ids,
    regions,
    onlyAbsent,
    tried: new Set(caseworkMutations()),
    absentId,
    absentRegion: '999999999999',
  });

  /** Some of the operations sign users out, who could ask nothing any more. */
  const signInAgain = async () => {
    await database.system.query('update app_session set revoked_at = null where revoked_at is not null');
    await database.system.query('update app_user set tokens_valid_from = null where tokens_valid_from is not null');
  };

  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let answered = 0;
  let left = operations;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const token = dice.percent(1) ? dice.of([undefined, 'x.y.z']) : dice.of(tokens);
      const isBroken = dice.percent(1);
      const body = isBroken ? dice.of(brokenBodies) : envelope(documents.next());
      const isForm = isBroken && dice.percent(20);
      const reply = await send(token, body, isForm ? 'text/plain' : undefined);
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      if (reply.status === 200 && !reply.text.includes('"errors"')) answered += 1;
      if (reply.status === 401) await signInAgain();
      // Anything but JSON is refused as such; a form could come from a foreign page.
      const wrong = isForm && reply.status === 415 ? undefined : fault(reply);
      if (wrong)
        faults.push(`${wrong}\n  ${body.slice(0, 1_500)}\n  ${JSON.stringify(api.logged.at(-1))?.slice(0, 600)}`);
      if (faults.length >= 20) return;
    }
  };
  const heldUp = watchHeldUp();
  await Promise.all(Array.from({ length: atOnce }, client));
  const longest = heldUp();
  process.stdout.write(
    `random operations: ${[...statuses].map(([status, n]) => `${status}: ${n}`).join(', ')}; ${answered} answered whole; the event loop held up for ${longest.toFixed(0)} ms at most\n`,
  );
  expect(faults).toEqual([]);
  // Enough of them were good questions, or this would prove little.
  expect(answered).toBeGreaterThan(operations / 4);
  expect(longest).toBeLessThan(longestLag);
  keepEvidence('B7', {
    operations,
    'answered whole': answered,
    'of 5xx': 0,
    'event loop held up, ms': Math.round(longest),
    seed,
  });
}, 400_000);
