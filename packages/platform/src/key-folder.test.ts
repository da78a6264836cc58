import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  addSealingKey,
  changedKeyRing,
  type KeySources,
  readKeyRing,
  retireSealingKey,
  sealingKeys,
} from './key-folder.js';

let sources: KeySources;
beforeEach(() => {
  sources = { dir: mkdtempSync(join(tmpdir(), 'qingqu-keys-')), masterKey: undefined, sealingKeys: [] };
});
afterEach(() => rmSync(sources.dir, { recursive: true }));

const hex = (byte: number) => Buffer.alloc(32, byte).toString('hex');
const put = (name: string, text: string) => writeFileSync(join(sources.dir, name), text);
const numbers = () => sealingKeys(sources).map(({ number }) => number);
const trouble = (): string => {
  try {
    readKeyRing(sources);
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the key folder', () => {
  it('begins with one key, which is the same the next time', () => {
    const first = readKeyRing(sources);
    expect(first.sealingKeys).toEqual([{ number: 1, key: first.identityKey }]);
    expect(readKeyRing(sources)).toEqual(first);
    expect(statSync(join(sources.dir, 'master.key')).mode & 0o777).toBe(0o600);
  });

  it('numbers keys on, and never gives a number again', () => {
    expect([addSealingKey(sources).number, addSealingKey(sources).number, numbers()]).toEqual([2, 3, [1, 2, 3]]);
    retireSealingKey(sources, sealingKeys(sources)[2]!);
    expect([numbers(), addSealingKey(sources).number]).toEqual([[1, 2], 4]);
    expect(readdirSync(sources.dir)).toContain('seal-3.key.retired');
  });

  it('keeps the master key when the first sealing key is retired', () => {
    const { identityKey } = readKeyRing(sources);
    addSealingKey(sources);
    retireSealingKey(sources, sealingKeys(sources)[0]!);
    expect(readKeyRing(sources)).toEqual({ identityKey, sealingKeys: [{ number: 2, key: expect.any(Buffer) }] });
  });

  it('takes keys of the environment too', () => {
    put('seal-2.key', hex(2));
    const masterKey = Buffer.alloc(32, 1);
    sources = {
      ...sources,
      masterKey,
      sealingKeys: [2, 5].map((number) => ({ number, key: Buffer.alloc(32, number) })),
    };
    expect(readKeyRing(sources)).toEqual({
      identityKey: masterKey,
      sealingKeys: [1, 2, 5].map((number) => ({ number, key: Buffer.alloc(32, number) })),
    });
    expect(readdirSync(sources.dir)).toEqual(['seal-2.key']);
  });

  it('tells a vault that lives long of a key that came', () => {
    readKeyRing(sources);
    const changed = changedKeyRing(sources);
    expect(changed()).toBeUndefined();
    const { number, key } = addSealingKey(sources);
    expect(changed()?.sealingKeys[1]).toEqual({ number, key });
    expect(changed()).toBeUndefined();
  });
});

describe('what is wrong with a key is one line with its place and an example', () => {
  it('of a file that holds no key, and does not repeat it', () => {
    put('master.key', `${hex(7)}00`);
    expect(trouble()).toMatch(
      /master\.key is not a key of 64 hexadecimal digits \(it has 66 characters\); restore it from your backup, for example: cp <backup>\/master\.key .*\/master\.key$/,
    );
    expect(trouble()).not.toMatch(/\n|0707/);
  });

  it('of a master key that is gone while others are there: no other one is made', () => {
    put('seal-2.key', hex(2));
    expect(trouble()).toMatch(
      /master\.key is missing, and seal-2\.key is there; restore it .* QINGQU_MASTER_KEY, for example/,
    );
    expect(readdirSync(sources.dir)).toEqual(['seal-2.key']);
  });

  it('of two keys with one number', () => {
    put('seal-2.key', hex(2));
    sources = { ...sources, masterKey: Buffer.alloc(32, 1), sealingKeys: [{ number: 2, key: Buffer.alloc(32, 3) }] };
    expect(trouble()).toMatch(
      /sealing key 2 has two values, in .*seal-2\.key and in QINGQU_SEAL_KEYS; .*for example take 2 out/,
    );
  });
});
