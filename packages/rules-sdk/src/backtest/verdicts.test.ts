import { describe, expect, it } from '@jest/globals';
import { fingerprintOf } from '../engine/index.js';
import { countVerdicts, parseVerdicts, precisionOf, renderVerdicts } from './verdicts.js';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];

describe('verdicts', () => {
  it('are read as they are written, and from what spreadsheets make of it', () => {
    const verdicts = new Map([
      [b, 'normal'],
      [a, 'rectified'],
    ] as const);
    const text = renderVerdicts(verdicts);
    expect(text).toBe(`fingerprint,verdict\n${a},rectified\n${b},normal\n`);
    expect(parseVerdicts(text, 'v.csv')).toEqual(verdicts);
    expect(
      parseVerdicts(`\uFEFF${text.replaceAll('\n', '\r\n').replace(a, `"\\x${a.toUpperCase()}"`)}`, 'v.csv'),
    ).toEqual(verdicts);
  });

  it('may name the rule and the subject in the place of the fingerprint', () => {
    const subject = '0190b0b0-0000-7000-8000-00000000000A';
    const about = { subjectKind: 'payment', subjectId: subject.toLowerCase(), discriminator: '2018' };
    const verdicts = parseVerdicts(
      `verdict,rule,kind,subject,discriminator\nnormal,large,payment,${subject},2018`,
      'v.csv',
    );
    expect([...verdicts.keys()]).toEqual([fingerprintOf('large', about).toString('hex')]);
  });

  it.each([
    ['no such column', 'id,verdict\n', /^v\.csv:1: expected the columns fingerprint,verdict/],
    [
      'half a fingerprint',
      `fingerprint,verdict\n${a},normal\nabc,normal\n`,
      /^v\.csv:3: the fingerprint 'abc' is none/,
    ],
    ['no rule', 'rule,kind,subject,verdict\n,payment,x,normal\n', /^v\.csv:2: a rule, kind or subject is missing/],
  ])('with %s are refused with the place and an example', (_, text, line) => {
    expect(() => parseVerdicts(text, 'v.csv')).toThrow(line);
  });

  it('count a finding once, on the side where it belongs', () => {
    const verdicts = new Map([
      [a, 'data_issue'],
      [b, 'violation'],
    ] as const);
    expect(countVerdicts([a, b, 'c'], verdicts)).toEqual({ right: 1, wrong: 0, dataIssue: 1, unknown: 1 });
  });
});

describe('precision', () => {
  const of = (right: number, wrong: number) => precisionOf({ right, wrong, dataIssue: 0, unknown: 0 });

  // Worked by hand from Wilson's formula with z = 1.96.
  it.each([
    [0, 0, null, null, null],
    [1, 0, 1, 0.2065, 1],
    [0, 1, 0, 0, 0.7935],
    [5, 5, 0.5, 0.2366, 0.7634],
    [90, 10, 0.9, 0.8256, 0.9448],
  ])('of %d right and %d wrong is %s, from %s to %s', (right, wrong, share, low, high) => {
    expect(of(right, wrong)).toMatchObject({ share, low, high });
  });
});
