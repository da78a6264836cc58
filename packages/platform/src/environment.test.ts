import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from './environment.js';

const problem = (variables: NodeJS.ProcessEnv): string => {
  try {
    readEnvironment(variables, '/checkout');
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the environment', () => {
  it('has a default for everything, and an empty variable is an unset one', () => {
    const unset = readEnvironment({}, '/checkout');
    expect(unset).toEqual({
      databaseUrl: undefined,
      redisUrl: undefined,
      port: 4000,
      host: '127.0.0.1',
      mode: 'development',
      stateDir: '/checkout/.qingqu',
      inboxDir: '/checkout/.qingqu/inbox',
      today: undefined,
      masterKey: undefined,
      sealingKeys: [],
      variables: {},
      sweepMemory: '2GB',
      allowUnsignedRules: false,
      uploadBytes: 209_715_200,
      formatLimits: {},
      oidc: undefined,
      rates: {},
      documents: { mode: 'optional', automatic: false },
      introspection: undefined,
      tlsProxies: undefined,
      ops: undefined,
      traces: undefined,
      log: 'lines',
      leaseSeconds: 30,
      drainSeconds: 5,
    });
    const empty = { DATABASE_URL: '', PORT: '', QINGQU_TODAY: '' };
    expect(readEnvironment(empty, '/checkout')).toEqual({ ...unset, variables: empty });
  });

  it('takes an OpenID issuer and its audience together, or neither', () => {
    const issuer = 'https://sso.example.gov.cn/realms/finance';
    const both = { QINGQU_OIDC_ISSUER: issuer, QINGQU_OIDC_AUDIENCE: 'qingqu' };
    expect(readEnvironment(both, '/checkout').oidc).toEqual({ issuer, audience: 'qingqu' });
    for (const name of Object.keys(both))
      expect(problem({ ...both, [name]: '' })).toMatch(/given together, for example QINGQU_OIDC_ISSUER=https:/);
  });

  it('takes budgets, registered documents and proxies', () => {
    const given = {
      QINGQU_RATE_USER: '2000',
      QINGQU_RATE_ADDRESS: '30',
      QINGQU_BUSY_MS: '900',
      QINGQU_DOCUMENTS: 'documents',
      QINGQU_DOCUMENTS_ONLY: 'required',
      QINGQU_APQ: 'on',
      QINGQU_INTROSPECTION: 'off',
      QINGQU_TLS_PROXIES: '10.0.0.1,10.1.0.0/16',
    };
    expect(readEnvironment(given, '/checkout')).toMatchObject({
      rates: { user: 2000, address: 30 },
      busyMs: 900,
      documents: { dir: '/checkout/documents', mode: 'required', automatic: true },
      introspection: false,
      tlsProxies: ['10.0.0.1', '10.1.0.0/16'],
    });
  });

  it('takes where to tell operators how it does, and logs as JSON in production', () => {
    const given = { QINGQU_OPS: '[::1]:9464', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
    expect(readEnvironment({ ...given, QINGQU_MODE: 'production' }, '/checkout')).toMatchObject({
      ops: { host: '::1', port: 9464 },
      traces: 'http://127.0.0.1:4318',
      log: 'json',
    });
    expect(readEnvironment({ QINGQU_MODE: 'production', QINGQU_LOG: 'lines' }, '/checkout').log).toBe('lines');
  });

  it('takes folders from the checkout, or as they are', () => {
    const { stateDir, inboxDir } = readEnvironment({ QINGQU_STATE: 'here', QINGQU_INBOX: '/mnt/in' }, '/checkout');
    expect([stateDir, inboxDir]).toEqual(['/checkout/here', '/mnt/in']);
  });

  it.each([
    ['PORT', 'abc', 'a port number from 0 to 65535', '4000'],
    ['PORT', '65536', 'a port number from 0 to 65535', '4000'],
    ['PORT', '-1', 'a port number from 0 to 65535', '4000'],
    [
      'QINGQU_OIDC_ISSUER',
      'http://sso.example.gov.cn',
      'the https address of an OpenID issuer (http on this machine only)',
      'https://sso.example.gov.cn',
    ],
    ['QINGQU_OIDC_AUDIENCE', 'two words', 'what this platform is called in the aud claim of tokens', 'qingqu'],
    ['QINGQU_TODAY', '2018-13-40', 'a date that exists', '2018-11-30'],
    ['QINGQU_TODAY', '2018-02-29', 'a date that exists', '2018-11-30'],
    ['QINGQU_TODAY', '2018-2-3', 'a date that exists', '2018-11-30'],
    ['QINGQU_MODE', 'prod', 'development or production', 'production'],
    ['QINGQU_SWEEP_MEMORY', '2', 'a size in MB or GB', '2GB'],
    [
      'QINGQU_BUSY_MS',
      '0',
      'the mean delay of the event loop, in milliseconds, from which on requests are sent away',
      '500',
    ],
    ['QINGQU_RATE_USER', 'many', 'the most rows that a user may ask for in a minute', '100000'],
    ['QINGQU_DOCUMENTS_ONLY', 'yes', 'required or optional', 'required'],
    ['QINGQU_INTROSPECTION', 'true', 'on or off', 'on'],
    ['QINGQU_OPS', '9464', 'host and port of the operations endpoint', '127.0.0.1:9464'],
    ['QINGQU_OPS', '127.0.0.1:94640', 'host and port of the operations endpoint', '127.0.0.1:9464'],
    [
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      '127.0.0.1:4318',
      'the address of an OpenTelemetry receiver (OTLP over HTTP)',
      'http://127.0.0.1:4318',
    ],
    ['QINGQU_LOG', 'pretty', 'json or lines', 'json'],
    ['QINGQU_UNSIGNED_RULES', 'yes', 'allow or refuse', 'allow'],
  ])('refuses %s=%s in one line with the name, what was expected, and an example', (name, value, expected, example) => {
    const message = problem({ [name]: value });
    expect(message).toMatch(
      `bad environment variable ${name}=${value}: expected ${expected}, for example ${name}=${example}`,
    );
    expect(message).not.toMatch('\n');
  });

  it('takes the days that there are', () => {
    expect(readEnvironment({ QINGQU_TODAY: '2020-02-29' }, '/').today).toBe('2020-02-29');
  });

  const [a, b] = ['ab'.repeat(32), 'CD'.repeat(32)];
  it.each([
    ['2'],
    [a],
    [`2:${a.slice(1)}`],
    [`1:${a}`],
    [`65536:${a}`],
    [`2:${a},2:${b}`],
    [`2:${a},`],
    [`2:${a};3:${b}`],
  ])('refuses QINGQU_SEAL_KEYS=%s', (value) => {
    expect(problem({ QINGQU_SEAL_KEYS: value })).toMatch(
      /QINGQU_SEAL_KEYS: expected numbers from 2 to 65535, .* for example QINGQU_SEAL_KEYS=2:\$\(openssl rand -hex 32\)$/,
    );
  });

  it('takes several sealing keys', () => {
    expect(readEnvironment({ QINGQU_SEAL_KEYS: `2:${a}, 7:${b}` }, '/').sealingKeys).toEqual([
      { number: 2, key: Buffer.alloc(32, 0xab) },
      { number: 7, key: Buffer.alloc(32, 0xcd) },
    ]);
  });

  it('does not repeat what may hold a key or a password', () => {
    expect(problem({ QINGQU_MASTER_KEY: '0123' })).not.toMatch('0123');
    expect(problem({ QINGQU_SEAL_KEYS: '2:0123' })).not.toMatch('0123');
    expect(problem({ REDIS_URL: 'http://:secret@host' })).toMatch(/REDIS_URL: expected the address of a Redis/);
    expect(problem({ REDIS_URL: 'http://:secret@host' })).not.toMatch('secret');
  });
});
