import { describe, expect, it } from '@jest/globals';
import { copyField, fieldsOf } from './copy-text.js';

describe('records in the text form of COPY', () => {
  it.each([
    [['P1', null, '', 'a\tb', 'a\\tb', 'c\nd\re', '\\N', 'C:\\new', '\\\\x00']],
    [[null]],
    [['𠮷·；=cmd', '張三\u0000']],
  ])('are read back as they were: %j', (values) => {
    const record = Buffer.from(values.map((value) => copyField(value, true)).join('\t'));
    expect(record.includes(0x0a)).toBe(false);
    expect(fieldsOf(record)).toEqual(values);
  });

  it('hold numbers and truth values as Postgres writes them', () => {
    expect([copyField(12, false), copyField(true, false), copyField(null, false)]).toEqual(['12', 'true', '\\N']);
  });
});
