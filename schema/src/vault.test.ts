import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identity } from './identity.js';
import { maskName, maskNumber, normaliseName, Vault } from './vault.js';

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

  it('gives equal names one token, however they are written, and it is no identity of a number', () => {
    const token = vault.nameToken('阿卜杜·买买提');
    expect(token).toBe('007c2a9e-26b8-9286-b815-532bc3b3365e');
    expect(vault.nameToken(' 阿卜杜 • 买买提')).toBe(token);
    expect(vault.nameToken('阿卜杜买买')).not.toBe(token);
    expect(new Vault(Buffer.alloc(32, 2)).nameToken('阿卜杜·买买提')).not.toBe(token);
    expect(vault.nameToken('110105')).not.toBe(vault.personId('110105'));
    expect(identity('name', '阿卜杜买买提')).not.toBe(token);
  });

  it('refuses a key of another length', () => {
    expect(() => new Vault(Buffer.alloc(16))).toThrow('openssl rand -hex 32');
  });
});

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
