import { expect, it } from '@jest/globals';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { not, type SQL, sql, validIdNumber, validLuhn, validOrganisationCode, validUscc } from './index.js';
import { withMemoryDuckDb } from './testing/database.js';

/** The texts for which the condition holds, on a real DuckDB. */
async function accepted(condition: (text: SQL) => SQL, texts: (string | null)[]): Promise<(string | null)[]> {
  return withMemoryDuckDb(async (db) => {
    const values = texts.map((text) => `(${text === null ? 'cast(null as varchar)' : `'${text}'`})`);
    const query = new QueryBuilder()
      .select({ text: sql`one.text` })
      .from(sql.raw(`(values ${values.join(', ')}) as one(text)`))
      .where(condition(sql.raw('one.text')))
      .toSQL();
    expect(query.params).toEqual([]);
    return (await db.runAndReadAll(query.sql)).getRowsJson().map(([text]) => text as string | null);
  });
}

/** Every text with one character replaced by another of the alphabet, at each place. */
const mistyped = (text: string, alphabet: string): string[] =>
  [...text].flatMap((old, at) =>
    [...alphabet].filter((other) => other !== old).map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  );

it.each<[string, (text: SQL) => SQL, string[], (string | null)[]]>([
  [
    'validUscc()',
    validUscc,
    ['91350100M000100Y43', '914403001922038216'],
    [
      '91110000100001043N',
      '91350100m000100y43',
      '914403001922038216 ',
      '410000000000001',
      '91350100I000100Y43',
      '',
      null,
    ],
  ],
  [
    'validOrganisationCode()',
    validOrganisationCode,
    ['M000100Y4', '192203821'],
    ['M000100Y5', '192203820', '19220382', '1922038210', '', null],
  ],
  [
    'validIdNumber()',
    validIdNumber,
    ['11010519491231002X', '440524188001010014'],
    ['110105194912310021', '11010519491231002x', '110105491231002', '', null],
  ],
  ['validLuhn()', validLuhn, ['6228480402564890018'], ['6228480402564890019', '628480402564890', '', null]],
])('%s accepts the right ones, and is false and not unknown for the others', async (_, condition, right, wrong) => {
  expect(await accepted(condition, [...right, ...wrong])).toEqual(right);
  expect(await accepted((text) => not(condition(text)), [...right, ...wrong])).toEqual(wrong);
});

it('both check characters of a credit code are compared', async () => {
  // Right by GB 32100 and wrong by GB 11714, and the other way round.
  expect(await accepted(validUscc, ['914403001922038229', '914403001922038217'])).toEqual([]);
});

it.each<[string, (text: SQL) => SQL, string, string]>([
  ['credit code', validUscc, '91350100M000100Y43', '0123456789ABCDEFGHJKLMNPQRTUWXY'],
  ['organisation code', validOrganisationCode, '192203821', '0123456789'],
  ['ID number', validIdNumber, '11010519491231002X', '0123456789'],
  ['card number', validLuhn, '6228480402564890018', '0123456789'],
])('no single mistyped character of a %s is accepted', async (_, condition, right, alphabet) => {
  expect(await accepted(condition, mistyped(right, alphabet))).toEqual([]);
});

it('validIdNumber() wants a birth date that there was', async () => {
  // The check characters of both are right; 1948 was a leap year and 1949 was not.
  expect(await accepted(validIdNumber, ['110105194802290021', '110105194902290029'])).toEqual(['110105194802290021']);
});

it('validLuhn() counts from the last digit, whatever the length', async () => {
  const ofEachLength = ['4111111111111111', '62284804025648900', '621700001000000004'];
  expect(await accepted(validLuhn, ofEachLength)).toEqual(ofEachLength);
});
