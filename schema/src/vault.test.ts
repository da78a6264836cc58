import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identity } from './identity.js';
import { maskName, maskNumber, Vault } from './vault.js';

const vault = new Vault(Buffer.alloc(32, 1));
const place = 'person|id_no|11010519491231002X';

describe('Vault', () => {
  it('opens what it sealed, in its place only', () => {
    fc.assert(
      fc.property(fc.string(), (plain) => {
        expect(vault.open(vault.seal(plain, place), place)).toBe(plain);
      }),
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

  it('refuses a key of another length', () => {
    expect(() => new Vault(Buffer.alloc(16))).toThrow('openssl rand -hex 32');
  });
});

describe('masks', () => {
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
