import { describe, expect, it } from '@jest/globals';
import { bytesOf, figureText } from './figure.js';

describe('a figure', () => {
  it.each([
    [0, '0 B'],
    [1_023, '1023 B'],
    [1_024, '1.0 KB'],
    [123_456_789, '117.7 MB'],
    [2 ** 40, '1.0 TB'],
  ])('of %i bytes is %s', (count, text) => expect(bytesOf(count)).toBe(text));

  it('is shown by what it is', () => {
    const say = (word: string) => (word === 'done' ? '已完成' : word);
    expect(figureText({ kind: 'COUNT', value: '12345' }, 'zh', say)).toBe('12,345');
    expect(figureText({ kind: 'INSTANT', value: '2018-10-15T01:30:00Z' }, 'zh', say)).toBe('2018-10-15 09:30');
    expect(figureText({ kind: 'DAY', value: '2018-10-15' }, 'zh', say)).toBe('2018-10-15');
    expect(figureText({ kind: 'TEXT', value: 'done, x' }, 'zh', say)).toBe('已完成、x');
    expect(figureText({ kind: 'COUNT', value: null }, 'zh', say)).toBeNull();
  });
});
