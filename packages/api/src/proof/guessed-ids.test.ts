import './as-in-production.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { caseworkDigest } from '@qingqu/casework/testing';
import { type Role, roles, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { entities } from '../entities/index.js';
import { apiSchema } from '../graphql/schema.js';
import { authKey, type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties, type World } from '../testing/two-counties.js';
import { caseworkMutations } from './casework-surface.js';
import { plausible } from './plausible.js';

// Whoever guesses the id of another county's record is answered as if there were none, whatever he asks to be done with it.

let database: TestDatabase;
let api: TestApi;
let world: World;
let dir: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  dir = mkdtempSync(join(tmpdir(), 'qingqu-guessed-'));
  api = await testApi(database, 'production', {
    casework: { system: database.system, today: async () => '2018-11-30', blobDir: dir },
    // Before a rule runs or a record is corrected, it is asked who may have it done.
    rules: {
      sweep: { pool: database.system, snapshotDir: dir, evaluator: { path: '/nowhere' } },
      vault: new Vault(authKey),
      settings: async () => ({ today: '2018-11-30', allowUnsigned: false }),
    },
    intake: {
      ingest: { pool: database.system, vault: new Vault(authKey), blobDir: dir, now: () => performance.now() },
      uploadDir: dir,
      state: async () => ({ isOpen: true, concurrency: 1 }),
    },
  });
  const office = async (username: string, role: Role, regionCode: string) => {
    const departmentKinds = role === 'staff' || role === 'service' ? ['budget', 'treasury', 'agri'] : [];
    tokens[username] = (await api.user({ username, role, regionCode, departmentKinds })).token;
  };
  for (const role of roles) await office(role, role, world.a.code);
  await office('elsewhere', 'supervisor', world.b.code);
}, 60_000);

afterAll(async () => {
  await api?.close();
  await database?.drop();
  rmSync(dir, { recursive: true, force: true });
});

/** What an argument's id is one of, where neither its name nor the mutation's answer says so. */
const namedOtherwise: Readonly<Record<string, string>> = { recordId: 'Payment', cases: 'Case' };

const isId = ({ name, type }: GraphQLArgument) =>
  hasId(type) || (getNamedType(type).name === 'ID' && /^id$|Ids?$/.test(name));

/** Whether it is of records in the versions that were seen. */
function hasId(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return isInputObjectType(named) && 'id' in named.getFields();
}

function kindOf(mutation: string, { name }: GraphQLArgument): string {
  if (namedOtherwise[name]) return namedOtherwise[name];
  const answered = getNamedType(apiSchema().getMutationType()!.getFields()[mutation]!.type).name;
  if (name === 'id') return answered;
  const kind = name.replace(/Ids?$/, '').replace(/^./, (first) => first.toUpperCase());
  if (!entities.has(kind)) throw new Error(`${mutation}: of which kind is ${name}?`);
  return kind;
}

/** Asks for an act in which everything is the asker's own but for one id. */
async function attempt(who: string, mutation: string, guessed?: GraphQLArgument) {
  const field = apiSchema().getMutationType()!.getFields()[mutation]!;
  const given: Record<string, unknown> = {};
  for (const arg of field.args) {
    if (!isId(arg)) {
      if (isNonNullType(arg.type)) given[arg.name] = plausible(arg.type, arg.name, world.a.code);
      continue;
    }
    const key = world.idOf(entities.get(kindOf(mutation, arg))!, arg === guessed ? world.b : world.a);
    const id = hasId(arg.type) ? { id: key, version: 1 } : key;
    if (isNonNullType(arg.type) || arg === guessed)
      given[arg.name] = isListType(isNonNullType(arg.type) ? arg.type.ofType : arg.type) ? [id] : id;
  }
  const told = Object.keys(given).map((name) => `$${name}: ${field.args.find((arg) => arg.name === name)!.type}`);
  const passed = Object.keys(given).map((name) => `${name}: $${name}`);
  const answered = getNamedType(field.type);
  // Of several at once, each is told for itself what it is refused with.
  const isForEach = isObjectType(answered) && 'code' in answered.getFields();
  const shown = isObjectType(answered) ? ` { __typename ${isForEach ? 'code' : ''} }` : '';
  const query = `mutation (${told.join(', ')}) { ${mutation}(${passed.join(', ')})${shown} }`;
  const { data, errors = [] } = await api.ask(tokens[who], query, given);
  const codes = errors.map(({ extensions }) => extensions.code as string);
  if (data && isForEach) codes.push(...data[mutation].flatMap(({ code }: { code: string | null }) => code ?? []));
  return codes.join(' ') || 'done';
}

it('answers a guessed id as one that there is not, and changes nothing', async () => {
  const before = await caseworkDigest(database.system);
  const wrong: string[] = [];
  let asked = 0;
  for (const mutation of caseworkMutations())
    for (const arg of apiSchema().getMutationType()!.getFields()[mutation]!.args.filter(isId))
      for (const who of ['staff', 'supervisor']) {
        const code = await attempt(who, mutation, arg);
        asked += 1;
        if (code !== 'NOT_FOUND') wrong.push(`${mutation}(${arg.name}) by ${who}: ${code}`);
      }
  process.stdout.write(`guessed ids: ${asked} attempts\n`);
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(0);
  expect(await caseworkDigest(database.system)).toEqual(before);
});

it('lets auditors, programs and administrators do nothing, not even with what they see', async () => {
  const before = await caseworkDigest(database.system);
  const wrong: string[] = [];
  for (const mutation of caseworkMutations())
    for (const who of ['auditor', 'service', 'admin']) {
      const code = await attempt(who, mutation);
      if (!/^(FORBIDDEN|NOT_FOUND|CONFLICT|BAD_USER_INPUT)$/.test(code)) wrong.push(`${mutation} by ${who}: ${code}`);
    }
  expect(wrong).toEqual([]);
  expect(await caseworkDigest(database.system)).toEqual(before);
});

/** What an address beside GraphQL answers. */
async function statusOf(who: string, path: string, body?: Buffer): Promise<number> {
  const headers = { authorization: `Bearer ${tokens[who]}` };
  const method = body ? 'POST' : 'GET';
  const response = await fetch(`${api.url}${path}`, { method, headers, ...(body && { body: new Uint8Array(body) }) });
  await response.arrayBuffer();
  return response.status;
}

const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');

it('keeps files and documents of other counties, and lets nobody add to what is theirs', async () => {
  const must = async (query: string) => {
    const { data, errors } = await api.ask(tokens.elsewhere, query);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const place = `regionCode: "${world.b.code}", departmentKind: AGRI`;
  const { issueOrder } = await must(`mutation { issueOrder(title: "核实", requirement: "回复", ${place}) { id } }`);
  const { printOrder } = await must(`mutation { printOrder(id: "${issueOrder.id}") { id } }`);
  const report = `/reports/${printOrder.id}.docx?purpose=warning_handling`;
  const add = `/attachments/order/${issueOrder.id}?name=voucher.pdf`;
  expect(await statusOf('elsewhere', add, pdf)).toBe(201);
  const { attachments } = await must(
    '{ attachments(first: 1, orderBy: [{field: UPLOADED_AT, direction: DESC}]) { nodes { downloadUrl } } }',
  );
  const { downloadUrl } = attachments.nodes[0];
  expect([await statusOf('elsewhere', downloadUrl), await statusOf('elsewhere', report)]).toEqual([200, 200]);

  const before = await caseworkDigest(database.system);
  for (const who of ['staff', 'supervisor'])
    expect([who, await statusOf(who, downloadUrl), await statusOf(who, report), await statusOf(who, add, pdf)]).toEqual(
      [who, 404, 404, 404],
    );
  for (const who of ['leader', 'auditor', 'service', 'admin'])
    for (const status of [await statusOf(who, downloadUrl), await statusOf(who, report), await statusOf(who, add, pdf)])
      expect([who, [403, 404].includes(status)]).toEqual([who, true]);
  expect(await caseworkDigest(database.system)).toEqual(before);
});
