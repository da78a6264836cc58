import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { readEnvironment } from './environment.js';

const dir = mkdtempSync(join(tmpdir(), 'qingqu-secret-files-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};

it('takes secrets from files', () => {
  const environment = readEnvironment(
    {
      DATABASE_URL_FILE: file('database-url', 'postgres://qingqu@db/qingqu\n'),
      REDIS_URL_FILE: file('redis-url', 'redis://redis:6379'),
      QINGQU_MASTER_KEY_FILE: file('master', `${'ab'.repeat(32)}\n`),
      QINGQU_SEAL_KEYS_FILE: file('seal', `2:${'cd'.repeat(32)}`),
    },
    '/',
  );
  expect(environment).toMatchObject({
    databaseUrl: 'postgres://qingqu@db/qingqu',
    redisUrl: 'redis://redis:6379',
    masterKey: Buffer.alloc(32, 0xab),
    sealingKeys: [{ number: 2, key: Buffer.alloc(32, 0xcd) }],
  });
});

it('says which file cannot be read, and which secret is given twice; what is in a file is checked, and not repeated', () => {
  const missing = () => readEnvironment({ DATABASE_URL_FILE: join(dir, 'none') }, '/');
  expect(missing).toThrow(
    /DATABASE_URL_FILE=.*none cannot be read .*for example DATABASE_URL_FILE=\/run\/secrets\/database-url/,
  );
  const twice = () => readEnvironment({ REDIS_URL: 'redis://a', REDIS_URL_FILE: file('redis-url', 'redis://b') }, '/');
  expect(twice).toThrow(/REDIS_URL and REDIS_URL_FILE are both given/);
  const wrong = () => readEnvironment({ QINGQU_MASTER_KEY_FILE: file('wrong', 'hunter2') }, '/');
  expect(wrong).toThrow(/^(?!.*hunter2).*QINGQU_MASTER_KEY: expected 64 hexadecimal digits/);
});
