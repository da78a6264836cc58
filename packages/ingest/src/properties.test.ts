import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { propertyRuns, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { fenOf, instantOf } from './columns.js';
import { type Harness, harness } from './testing/harness.js';
import { assertInvariants } from './testing/invariants.js';
import { sampleSubsidyLines, seeded } from './testing/sample-file.js';

/** Yuan of fen, the canonical form. */
const yuanOf = (fen: string): string => {
  const digits = fen.replace('-', '').padStart(3, '0');
  return `${fen.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

describe('amounts', () => {
  it('come back as they were: format(parse(x)) is x', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }), (fen) => {
        expect(fenOf(yuanOf(String(fen)))).toBe(String(fen));
      }),
      { numRuns: propertyRuns },
    );
  });
  it('are a plain decimal or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+e ￥１x'), maxLength: 12 }), (text) => {
        const fen = fenOf(text);
        if (fen === undefined) return;
        expect(text).toMatch(/^-?\d+(\.\d{1,2})?$/);
        expect(Number(fen)).toBeCloseTo(Number(text) * 100, 0);
      }),
      { numRuns: propertyRuns },
    );
  });
});

describe('instants', () => {
  it('are the same instant whatever offset they are written with', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: -12, max: 14 }),
        (date, offset) => {
          const seconds = Math.floor(date.getTime() / 1000) * 1000;
          const local = new Date(seconds + offset * 3_600_000).toISOString().slice(0, 19);
          const zone = `${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}:00`;
          const canonical = instantOf(local + zone)!;
          expect(Date.parse(`${canonical.slice(0, 19).replace(' ', 'T')}+08:00`)).toBe(seconds);
        },
      ),
      { numRuns: propertyRuns },
    );
  });
});

describe('whatever comes in', () => {
  let database: TestDatabase;
  let h: Harness;
  beforeAll(async () => {
    database = await testDatabase();
    h = await harness(database);
  });
  afterAll(async () => {
    h.dispose();
    await database.drop();
  });

  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('A', 'B', 'C', '410225000000', 'running', '2018-10-15') },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '"',
        '"x',
        ',',
        '\r',
        '\n',
        '\0',
        '1.234',
        '2018-02-30',
        '1e999',
        '9'.repeat(400),
        '=1+1',
        '𠮷',
      ),
    },
  );
  const line = fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom('甲', '乙'), fc.constantFrom('0', '1', '2'))
        .map(([key, name, rev]) => `${key},${name},410225000000,running,${rev}`),
    },
    { weight: 1, arbitrary: fc.array(cell, { maxLength: 7 }).map((cells) => cells.join(',')) },
  );

  it('every row of any file is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), async (lines, eol) => {
        const result = await h.ingest('project', ['key,name,region_code,status,rev', ...lines].join(eol));
        expect(result.status).toBe('done');
        expect(Object.values(result.counts).reduce((sum, n) => sum + n)).toBe(result.read);
        // Rows of a file that had come before may have been contradicted since.
        if (result.already === undefined)
          expect(Object.values(result.reasons).reduce((sum, n) => sum + n, 0)).toBe(result.counts.quarantined);
      }),
      { numRuns: 60 },
    );
    await assertInvariants(database.system);
  });

  it('damaged bytes cost rows, never a crash and never the account', async () => {
    const good = Buffer.from(sampleSubsidyLines(seeded(7), 200, 150));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 60 }),
        async (damages) => {
          const bytes = Buffer.from(good);
          for (const [at, byte] of damages) bytes[at] = byte;
          const result = await h.ingest('subsidy_line', bytes);
          expect(['done', 'refused']).toContain(result.status);
          expect(Object.values(result.counts).reduce((sum, n) => sum + n)).toBe(result.read);
        },
      ),
      { numRuns: 40 },
    );
    await assertInvariants(database.system);
  });
});
