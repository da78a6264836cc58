import { randomBytes } from 'node:crypto';
import { closeSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The keys of this installation. They never enter the database. */
export interface Secrets {
  /** Seals personal numbers and derives their identities: lose it, and they cannot be read any more. */
  masterKey: Buffer;
  /** Signs the tokens of signed-in users. */
  authKey: Buffer;
  apiPassword: string;
  /** The passwords of the demo users are derived from this, so that each start can print them. */
  demoKey: Buffer;
}

/** Reads the keys below the state folder; makes those that are not there yet, readable by the owner only. */
export function openSecrets(stateDir: string, masterKey?: Buffer): Secrets {
  const key = (name: string) => Buffer.from(keyFile(join(stateDir, 'keys', name)), 'hex');
  return {
    masterKey: masterKey ?? key('master.key'),
    authKey: key('auth.key'),
    apiPassword: keyFile(join(stateDir, 'keys', 'api.password')),
    demoKey: key('demo.key'),
  };
}

function keyFile(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const written = `${path}.${process.pid}`;
  try {
    const file = openSync(written, 'wx', 0o600);
    writeSync(file, `${randomBytes(32).toString('hex')}\n`);
    closeSync(file);
    // A link fails when the key exists: of two first starts at once, one key wins and both read it.
    linkSync(written, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(written, { force: true });
  }
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(`${path} is not a key of 64 hexadecimal digits; restore it from your backup`);
  return text;
}
