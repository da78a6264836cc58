import { createCipheriv, createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identity } from './identity.js';
import type { KeyRing } from './keys/key-ring.js';
import { propertyRuns } from './testing/evidence.js';
import { maskName, maskNumber, normaliseName, normaliseNumber, Vault } from './vault.js';

const vault = new Vault(Buffer.alloc(32, 1));
const place = 'person|id_no|11010519491231002X';

describe('Vault', () => {
  it('opens what it sealed, in its place only', () => {
    fc.assert(
      fc.property(fc.string(), (plain) => {
        expect(vault.open(vault.seal(plain, place), place)).toBe(plain);
      }),
      { numRuns: propertyRuns },
    );
    const sealed = vault.seal('11010519491231002X', place);
    expect(() => vault.open(sealed, 'person|id_no|another')).toThrow();
    expect(() => new Vault(Buffer.alloc(32, 2)).open(sealed, place)).toThrow();
  });

  it('never seals the same value to the same bytes', () => {
    expect(vault.seal('x', place)).not.toEqual(vault.seal('x', place));
  });

  it('gives equal numbers one identity, however they are written, and it is not the unkeyed one', () => {
    const id = vault.personId('11010519491231002X');
    expect(vault.personId(' １１０１０５-19491231 002x')).toBe(id);
    expect(vault.accountId('11010519491231002X')).not.toBe(id);
    expect(new Vault(Buffer.alloc(32, 2)).personId('11010519491231002X')).not.toBe(id);
    expect(identity('person', '11010519491231002X')).not.toBe(id);
  });

  it('gives equal names one token, however they are written, and it is no identity of a number', () => {
    const token = vault.nameToken('阿卜杜·买买提');
    expect(token).toBe('007c2a9e-26b8-9286-b815-532bc3b3365e');
    expect(vault.nameToken(' 阿卜杜 • 买买提')).toBe(token);
    expect(vault.nameToken('阿卜杜买买')).not.toBe(token);
    expect(new Vault(Buffer.alloc(32, 2)).nameToken('阿卜杜·买买提')).not.toBe(token);
    expect(vault.nameToken('110105')).not.toBe(vault.personId('110105'));
    expect(identity('name', '阿卜杜买买提')).not.toBe(token);
  });

  it('keys identities with HMAC-SHA-256, whatever the length of the text', () => {
    const key = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 1), 'qingqu', 'identity', 32));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const hmac = createHmac('sha256', key)
          .update(`account|${normaliseNumber(text)}`)
          .digest('hex');
        expect(vault.accountId(text).replaceAll('-', '')).toBe(hmac.slice(0, 32));
      }),
      { numRuns: propertyRuns },
    );
  });

  it('opens what an installation with one key has sealed so far, without a key number', () => {
    const key = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 1), 'qingqu', 'seal', 32));
    const nonce = Buffer.alloc(12, 5);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
    const text = Buffer.concat([cipher.update('张三丰', 'utf8'), cipher.final()]);
    const sealed = Buffer.concat([Buffer.of(1), nonce, text, cipher.getAuthTag()]);
    expect(vault.open(sealed, place)).toBe('张三丰');
    expect(() => vault.open(sealed, 'person|name|another')).toThrow();
  });

  it.each([
    ['a short place', 'person|id_no|1'],
    ['a place that takes more bytes than characters', `person|id_no|${'兰考县'.repeat(60)}`],
    ['a long place', `person|id_no|${'9'.repeat(5_000)}`],
  ])('binds a value to %s', (_, bound) => {
    const sealed = vault.seal('11010519491231002X', bound);
    expect(vault.open(sealed, bound)).toBe('11010519491231002X');
    expect(() => vault.open(sealed, `${bound} `)).toThrow();
    expect(() => vault.open(sealed, bound.slice(0, -1))).toThrow();
  });

  it('refuses bytes that were cut short or changed anywhere', () => {
    const sealed = vault.seal('11010519491231002X', place);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => vault.open(changed, place)).toThrow();
      expect(() => vault.open(sealed.subarray(0, at), place)).toThrow();
    }
  });

  it('refuses a key of another length', () => {
    expect(() => new Vault(Buffer.alloc(16))).toThrow('openssl rand -hex 32');
  });
});

describe('a ring of several keys', () => {
  const key = (number: number) => ({ number, key: Buffer.alloc(32, 100 + number) });
  const ring = (...numbers: number[]): KeyRing => ({
    identityKey: Buffer.alloc(32, 1),
    sealingKeys: numbers.map(key),
  });
  const numberOf = (sealed: Buffer) => [sealed[0], sealed.readUInt16BE(1)];

  it('seals with the highest number, writes it down, and opens with each', () => {
    const [old, both, later] = [new Vault(ring(2)), new Vault(ring(700, 2)), new Vault(ring(700))];
    const [before, after] = [old.seal('6228480402564890018', place), both.seal('6228480402564890018', place)];
    expect([numberOf(before), numberOf(after)]).toEqual([
      [2, 2],
      [2, 700],
    ]);
    expect(both.keyNumbers).toEqual([2, 700]);
    expect([both.open(before, place), both.open(after, place)]).toEqual(Array(2).fill('6228480402564890018'));
    expect(later.open(after, place)).toBe('6228480402564890018');
  });

  it('names the table, the column, the number and what to do when a key is missing, and nothing personal', () => {
    const sealed = new Vault(ring(3)).seal('11010519491231002X', place);
    const message = thrown(() => new Vault(ring(1, 2)).open(sealed, place));
    expect(message).toMatch(
      /person\.id_no: a value is sealed with key 3, and only 1, 2 can be found here; restore keys\/seal-3\.key, or set QINGQU_SEAL_KEYS, for example to 3:/,
    );
    expect(message).not.toMatch(/11010519491231002X|\n/);
  });

  it.each([
    ['no key at all', ring(), 'qingqu keys new'],
    ['a number that fits no value', ring(65_536), 'from 1 to 65535, for example 2'],
    ['the number 0', ring(0), 'from 1 to 65535, for example 2'],
    [
      'a short key',
      { ...ring(1), sealingKeys: [{ number: 4, key: Buffer.alloc(31) }] },
      'sealing key 4 must have 32 bytes, it has 31',
    ],
    ['a short identity key', { ...ring(1), identityKey: Buffer.alloc(0) }, 'the master key must have 32 bytes'],
  ])('refuses %s', (_, bad, words) => {
    expect(thrown(() => new Vault(bad))).toMatch(words);
  });

  it('has the same identities whatever seals', () => {
    expect(new Vault(ring(2)).personId('11010519491231002X')).toBe(vault.personId('11010519491231002X'));
  });

  it('can be handed to a thread', () => {
    const there = Vault.shared(structuredClone(new Vault(ring(1, 2)).share()));
    const sealed = there.seal('x', place);
    expect([numberOf(sealed), new Vault(ring(2)).open(sealed, place)]).toEqual([[2, 2], 'x']);
    expect(there.personId('11010519491231002X')).toBe(vault.personId('11010519491231002X'));
    const running = new Vault(ring(1), () => ring(1, 2));
    expect(Vault.shared(running.share()).sealingKey).toBe(2);
  });

  it('takes up a new key while it runs: within a thousand values, and at once when it meets one', () => {
    let now = ring(1);
    const running = new Vault(now, () => now);
    running.seal('x', place);
    now = ring(1, 2);
    const numbers = Array.from({ length: 1_000 }, () => running.seal('x', place).readUInt16BE(1));
    expect(new Set(numbers.slice(0, -1))).toEqual(new Set([1]));
    expect(numbers.at(-1)).toBe(2);
    now = ring(1, 2, 3);
    expect(running.open(new Vault(now).seal('x', place), place)).toBe('x');
    expect(running.sealingKey).toBe(3);
  });
});

function thrown(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

describe('names for comparison', () => {
  it.each([
    ['张三', '张三'],
    [' 张　三 ', '张三'],
    ['阿卜杜·买买提', '阿卜杜买买提'],
    ['阿卜杜•买买提', '阿卜杜买买提'],
    ['阿卜杜‧买买提', '阿卜杜买买提'],
    ['阿卜杜∙买买提', '阿卜杜买买提'],
    ['阿卜杜⋅买买提', '阿卜杜买买提'],
    ['阿卜杜・买买提', '阿卜杜买买提'],
    ['阿卜杜･买买提', '阿卜杜买买提'],
    ['阿卜杜．买买提', '阿卜杜买买提'],
    ['ＡＢＣ科技（郑州）有限公司', 'abc科技郑州公司'],
    ['abc科技(郑州)有限责任公司', 'abc科技郑州公司'],
    ['Abc科技【郑州】股份有限公司', 'abc科技郑州公司'],
    ['兰考县富民有限公司一分公司', '兰考县富民有限公司一分公司'],
    ['兰考县富民公司', '兰考县富民公司'],
  ])('%j → %j', (name, canonical) => expect(normaliseName(name)).toBe(canonical));
});

describe('masks', () => {
  it('show at most ten characters of a number, and none of them in between', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789Xx -１２３'), maxLength: 30 }), (text) => {
        const [number, masked] = [normaliseNumber(text), maskNumber(text)];
        expect(masked).toHaveLength(number.length);
        expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(10);
        expect(masked).toMatch(/^[^*]{0,6}\**[^*]{0,4}$/);
        expect(normaliseNumber(number)).toBe(number);
      }),
      { numRuns: propertyRuns },
    );
  });

  it('show of a name its first character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        expect([...maskName(name)].map((char) => char !== '*').lastIndexOf(true)).toBeLessThanOrEqual(0);
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
      }),
      { numRuns: propertyRuns },
    );
  });

  it.each([
    ['11010519491231002X', '110105********002X'],
    ['6228480402564890018', '622848*********0018'],
    ['12345678', '****5678'],
    ['123', '***'],
  ])('%s → %s', (number, masked) => expect(maskNumber(number)).toBe(masked));

  it('keeps the family name', () => {
    expect(maskName('王小明')).toBe('王**');
    expect(maskName('𠮷田')).toBe('𠮷*');
  });
});
