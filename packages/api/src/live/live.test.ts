import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { identity } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { type Client, createClient } from 'graphql-ws';
import pg from 'pg';
import { WebSocket } from 'ws';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties, type World } from '../testing/two-counties.js';
import type { LiveLimits } from './subscribers.js';

let database: TestDatabase;
let world: World;
let one: TestApi;
let other: TestApi;
let tokens: { a: string; b: string; admin: string };

const liveOf = (limits: Partial<LiveLimits>) => ({
  limits,
  async connect() {
    const client = new pg.Client({
      connectionString: database.api.options.connectionString!,
      application_name: 'live-under-test',
    });
    await client.connect();
    return client;
  },
});

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  // Two servers on one database, as two processes are.
  one = await testApi(database, 'production', { live: liveOf({ checkMs: 200, slowMs: 500, initMs: 300 }) });
  other = await testApi(database, 'production', {
    live: liveOf({ checkMs: 200, perUser: 1_000, initMs: 60_000 }),
  });
  const user = async (username: string, regionCode: string) => (await one.user({ username, regionCode })).token;
  tokens = {
    a: await user('a', world.a.code),
    b: await user('b', world.b.code),
    admin: (await one.user({ username: 'admin', role: 'admin' })).token,
  };
  await waitUntil(async () => (await listeners()).length === 2);
});

afterAll(async () => {
  await one?.close();
  await other?.close();
  await database?.drop();
});

const listeners = async () =>
  (
    await database.system.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'live-under-test' and datname = current_database() and query like 'listen%' and state = 'idle'`,
    )
  ).rows;

async function waitUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const started = performance.now(); !(await holds()); ) {
    if (performance.now() - started > 20_000) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const warningKey = (owner: 'CountyA' | 'CountyB') => identity('warning', `${owner} own`);
const warningId = (owner: 'CountyA' | 'CountyB') => globalId(entities.get('Warning')!, [warningKey(owner)]);

/** Something happens to these warnings. */
const happens = (...keys: string[]) =>
  database.system.query(
    `insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, scope_ord, department_kind)
     select w.id, (select coalesce(max(e.seq), 0) + 1 from warning_event e where e.warning_id = w.id), 'evidence_changed', 1, '2018-10-15', 1, w.rule_digest, w.scope_ord, w.department_kind
     from warning w where w.id = any($1::uuid[])`,
    [keys],
  );

interface Heard {
  answers: Record<string, unknown>[];
  errors: string[];
  ended: boolean;
}

function clientOf(api: TestApi, token: string, onClosed?: (code: number) => void): Client {
  return createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
    connectionParams: { authorization: `Bearer ${token}` },
    on: { closed: (event) => onClosed?.((event as { code: number }).code) },
  });
}

function listen(client: Client, query: string, variables: Record<string, unknown> = {}): Heard {
  const heard: Heard = { answers: [], errors: [], ended: false };
  client.subscribe(
    { query, variables },
    {
      next: ({ data, errors }) => {
        if (data) heard.answers.push(Object.values(data)[0] as Record<string, unknown>);
        for (const error of errors ?? []) heard.errors.push(String(error.extensions?.code));
      },
      error: (errors) => {
        for (const error of Array.isArray(errors) ? errors : []) heard.errors.push(String(error.extensions?.code));
        heard.ended = true;
      },
      complete: () => {
        heard.ended = true;
      },
    },
  );
  return heard;
}

const changed = 'subscription { warningChanged { bulk missed warning { id } } }';

/** Whoever subscribes is known to hear when a change of his own has come; it comes until then. */
async function hears(heard: Heard, owner: 'CountyA' | 'CountyB'): Promise<void> {
  await waitUntil(async () => {
    await happens(warningKey(owner));
    return heard.answers.length > 0;
  });
}

describe('a change of a warning', () => {
  it('is told on every server, to whoever may see it, and to nobody else', async () => {
    const clients = [clientOf(one, tokens.a), clientOf(other, tokens.b)];
    const [a, b] = [listen(clients[0]!, changed), listen(clients[1]!, changed)];
    await hears(a, 'CountyA');
    await hears(b, 'CountyB');
    await happens(warningKey('CountyA'), warningKey('CountyB'));
    expect(new Set(a.answers.map((each) => JSON.stringify(each.warning)))).toEqual(
      new Set([JSON.stringify({ id: warningId('CountyA') })]),
    );
    expect(new Set(b.answers.map((each) => JSON.stringify(each.warning)))).toEqual(
      new Set([JSON.stringify({ id: warningId('CountyB') })]),
    );
    expect(world.leaksOfB(JSON.stringify(a))).toEqual([]);
    for (const client of clients) await client.dispose();
  });

  it('is told only when it passes the filter', async () => {
    const client = clientOf(one, tokens.a);
    const red = 'subscription ($s: String!) { warningChanged(filter: { ruleId: { eq: $s } }) { warning { id } } }';
    const [none, some] = [listen(client, red, { s: 'no such rule' }), listen(client, changed)];
    await hears(some, 'CountyA');
    expect([none.answers, none.errors]).toEqual([[], []]);
    await client.dispose();
  });

  it('is told as one without a number when there are too many', async () => {
    const client = clientOf(one, tokens.a);
    const heard = listen(client, changed);
    await hears(heard, 'CountyA');
    await database.system.query(
      `insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, scope_ord, department_kind)
       select gen_random_uuid(), 1, 'raised', 1, '2018-10-15', 1, 'x', $1, 'budget' from generate_series(1, 1500)`,
      [world.b.lo],
    );
    await waitUntil(() => heard.answers.some((each) => each.bulk === true));
    expect(heard.answers.at(-1)).toEqual({ bulk: true, missed: false, warning: null });
    await client.dispose();
  });

  it('is told to no administrator', async () => {
    const client = clientOf(one, tokens.admin);
    const heard = listen(client, changed);
    await waitUntil(() => heard.errors.length > 0);
    expect(heard).toEqual({ answers: [], errors: ['FORBIDDEN'], ended: expect.any(Boolean) });
    await client.dispose();
  });

  it('may have been missed while the database was away, and the subscriber is told so', async () => {
    const client = clientOf(one, tokens.a);
    const heard = listen(client, changed);
    await hears(heard, 'CountyA');
    await database.system.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [
      (await listeners()).map(({ pid }) => pid),
    ]);
    await waitUntil(() => heard.answers.some((each) => each.missed === true));
    expect(heard.answers.find((each) => each.missed)).toEqual({ bulk: false, missed: true, warning: null });
    const before = heard.answers.length;
    await happens(warningKey('CountyA'));
    await waitUntil(() => heard.answers.length > before);
    await client.dispose();
  });
});

describe('progress', () => {
  const batch = 'subscription ($id: ID!) { batchProgress(id: $id) { missed batch { id status } } }';

  it('is told from the present state on', async () => {
    const client = clientOf(one, tokens.a);
    const id = world.idOf(entities.get('Batch')!, world.a);
    const heard = listen(client, batch, { id });
    await waitUntil(() => heard.answers.length === 1);
    await database.system.query(`update ingest_file set status = 'done' where name like 'CountyA%'`);
    await waitUntil(() => heard.answers.some((each) => (each.batch as { status: string }).status === 'DONE'));
    await client.dispose();
  });

  it('of what is elsewhere, or nowhere, is not found', async () => {
    const client = clientOf(one, tokens.a);
    const elsewhere = world.idOf(entities.get('Batch')!, world.b);
    for (const id of [elsewhere, globalId(entities.get('Batch')!, ['999']), warningId('CountyA'), 'nonsense']) {
      const heard = listen(client, batch, { id });
      await waitUntil(() => heard.errors.length > 0);
      expect(heard.errors).toEqual(['NOT_FOUND']);
    }
    await client.dispose();
  });
});

describe('a connection', () => {
  it.each(['revoked', 'disabled'])('ends when its user is %s', async (how) => {
    const { id, token } = await one.user({ username: `soon-${how}`, regionCode: world.a.code });
    let code = 0;
    const client = clientOf(one, token, (closed) => {
      code = closed;
    });
    const heard = listen(client, 'subscription { warningChanged { warning { messageEn } } }');
    await hears(heard, 'CountyA');
    const change =
      how === 'revoked'
        ? 'update app_session set revoked_at = now() where user_id = $1'
        : 'update app_user set disabled_at = now() where id = $1';
    await database.system.query(change, [id]);
    const started = performance.now();
    await database.system.query('update warning set message_en = $2 where id = $1', [warningKey('CountyA'), how]);
    await waitUntil(async () => {
      await happens(warningKey('CountyA'));
      return code !== 0;
    });
    expect(code).toBe(4403);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(JSON.stringify(heard.answers)).not.toContain(how);
    await client.dispose();
  });

  it('is refused to a page of another origin, to an unknown path, and to whoever does not say who he is', async () => {
    const url = `${one.url.replace('http', 'ws')}/graphql`;
    const open = (address: string, origin?: string) =>
      new WebSocket(address, 'graphql-transport-ws', origin === undefined ? {} : { origin });
    const status = async (socket: WebSocket) =>
      (
        (
          await once(
            socket.on('error', () => undefined),
            'unexpected-response',
          )
        )[1] as { statusCode: number }
      ).statusCode;
    expect(await status(open(url, 'https://elsewhere.example'))).toBe(403);
    expect(await status(open(`${url}/more`))).toBe(404);
    const silent = open(url, one.url);
    expect((await once(silent, 'close'))[0]).toBe(4408);
    const stranger = open(url);
    await once(stranger, 'open');
    stranger.send('{"type":"connection_init","payload":{"authorization":"Bearer nobody"}}');
    expect((await once(stranger, 'close'))[0]).toBe(4403);
  });

  it('has subscriptions only, at most five of them, held to the limits of queries', async () => {
    const client = clientOf(one, tokens.b);
    const refused = async (query: string) => {
      const heard = listen(client, query);
      await waitUntil(() => heard.errors.length > 0);
      return heard.errors[0];
    };
    const deep = `subscription { warningChanged { warning { rule { ${'warnings { nodes { rule { '.repeat(8)}id${' } } }'.repeat(8)} } } } }`;
    expect(await refused('{ viewer { username } }')).toBe('BAD_USER_INPUT');
    expect(await refused(deep)).toBe('QUERY_TOO_COMPLEX');
    const five = Array.from({ length: 5 }, () => listen(client, changed));
    for (const each of five) await hears(each, 'CountyB');
    expect(await refused(changed)).toBe('RATE_LIMITED');
    await client.dispose();
  });

  it('ends when its client does not take what it is told', async () => {
    await database.system.query(`update warning set message_zh = repeat('长', 300000) where id = $1`, [
      warningKey('CountyA'),
    ]);
    const accepted = once(one.app.server, 'connection') as Promise<[Socket]>;
    const socket = new WebSocket(`${one.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const [serverEnd] = await accepted;
    await once(socket, 'open');
    const closed = once(socket, 'close');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${tokens.a}` } }));
    await once(socket, 'message');
    const query = 'subscription { warningChanged { warning { messageZh } } }';
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
    socket.pause();
    // The server's end of the connection is gone, whatever the client has still to read.
    await waitUntil(async () => {
      await happens(warningKey('CountyA'));
      return serverEnd.destroyed;
    });
    socket.resume();
    await closed;
  });

  it('costs little when it is idle', async () => {
    const { token } = await other.user({ username: 'many', regionCode: world.a.code });
    const before = process.memoryUsage().rss;
    const sockets: WebSocket[] = [];
    // Fifty at a time: more than the system lets wait for a server at once would be turned away by it.
    while (sockets.length < 1_000) sockets.push(...(await Promise.all(Array.from({ length: 50 }, () => idle(token)))));
    const perSocketKb = (process.memoryUsage().rss - before) / 1024 / 1_000;
    console.info(`1,000 idle sockets: ${perSocketKb.toFixed(0)} KB each, their clients in the same process included`);
    expect(perSocketKb).toBeLessThan(150);
    for (const socket of sockets) socket.terminate();
  });
});

async function idle(token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${other.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await once(socket, 'message');
  return socket;
}

describe('events over plain HTTP', () => {
  const stream = (token: string | undefined, body: object, accept = 'text/event-stream') => {
    const sent = request(`${one.url}/graphql/stream`, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    });
    sent.end(JSON.stringify(body));
    return sent;
  };

  it('tell the same changes', async () => {
    const sent = stream(tokens.b, { query: changed });
    const [response] = await once(sent, 'response');
    let text = '';
    response.on('data', (part: Buffer) => {
      text += part;
    });
    await waitUntil(async () => {
      await happens(warningKey('CountyA'), warningKey('CountyB'));
      return text.includes('event: next');
    });
    expect(response.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(text).toContain(warningId('CountyB'));
    expect(text).not.toContain(warningId('CountyA'));
    sent.destroy();
  });

  it('are refused to whoever does not say who he is, and to whoever takes no events', async () => {
    const status = async (sent: ReturnType<typeof stream>) => (await once(sent, 'response'))[0].statusCode;
    expect(await status(stream(undefined, { query: changed }))).toBe(401);
    expect(await status(stream(tokens.b, { query: changed }, 'application/json'))).toBe(406);
  });
});
