import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Has processes with this state folder log in as all tests do: the API's login belongs to the server, which other tests use at the same time, and its
 * password stays what it is.
 */
export function keepApiLogin(stateDir: string): void {
  const keys = join(stateDir, 'keys');
  mkdirSync(keys, { recursive: true });
  writeFileSync(join(keys, 'api.password'), `${process.env.QINGQU_TEST_API_PASSWORD}\n`, { mode: 0o600 });
}
