import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import type { KeyRing } from '@qingqu/schema';
import { type KeySources, keyFile, readKeyRing } from './key-folder.js';

/** The keys of this installation. They never enter the database. */
export interface Secrets {
  /** Seal personal numbers and derive their identities: without them they cannot be read any more. See docs/keys.md. */
  keys: KeyRing;
  keySources: KeySources;
  /** Signs the tokens of signed-in users. */
  authKey: Buffer;
  /** Signs the seals of the audit log; derived from {@link authKey}. See docs/audit.md. */
  auditKey: Buffer;
  apiPassword: string;
  /** The passwords of the demo users are derived from this, so that each start can print them. */
  demoKey: Buffer;
}

/** Reads the keys below the state folder; makes those that are not there yet, readable by the owner only. @throws KeyError */
export function openSecrets(stateDir: string, given: Omit<KeySources, 'dir'>): Secrets {
  const dir = join(stateDir, 'keys');
  const keySources = { dir, ...given };
  const key = (name: string) => Buffer.from(keyFile(dir, name), 'hex');
  const authKey = key('auth.key');
  return {
    keys: readKeyRing(keySources),
    keySources,
    authKey,
    auditKey: Buffer.from(hkdfSync('sha256', authKey, 'qingqu', 'audit', 32)),
    apiPassword: keyFile(dir, 'api.password'),
    demoKey: key('demo.key'),
  };
}
