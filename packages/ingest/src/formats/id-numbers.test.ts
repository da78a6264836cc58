import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { keepEvidence, times } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { parse } from 'yaml';
import { idCheck, isLuhn } from '../check-digits.js';
import { feeds } from '../feeds/index.js';
import { loadedReference } from '../testing/reference.js';
import { sampleIdNo } from '../testing/sample-file.js';
import { numberText } from './xlsx/number-text.js';

type Expected = string | { flagged: string };

const corpus: Record<'strict' | 'paid' | 'chance' | 'account', Record<string, Expected>> = parse(
  readFileSync(join(process.cwd(), 'packages/ingest/corpora/id-numbers.yaml'), 'utf8'),
);
const columns = {
  strict: feeds.get('death_record')!.column('id_no')!,
  chance: feeds.get('death_record')!.column('id_no')!,
  paid: feeds.get('subsidy_line')!.column('id_no')!,
  account: feeds.get('subsidy_line')!.column('card_no')!,
};
const reference = loadedReference();
const RUNS = times({ ci: 1_000, nightly: 100_000 });

/** What is stored of a cell, or the code for which it is rejected. */
function readAs(kind: keyof typeof columns, cell: string): string {
  const value = columns[kind].read(cell.trim(), reference);
  return typeof value === 'string' ? value : value.code;
}

describe('ID and account numbers', () => {
  it('come in more than 60 kinds', () => {
    expect(Object.values(corpus).flatMap((kind) => Object.keys(kind)).length).toBeGreaterThan(60);
  });

  describe.each(Object.entries(corpus))('%s', (kind, cells) => {
    it.each(Object.entries(cells))('%j', (cell, expected) => {
      const stored = typeof expected === 'string' ? expected : expected.flagged;
      expect(readAs(kind as keyof typeof columns, cell)).toBe(stored);
      if (typeof expected === 'string') return;
      expect(kind === 'account' ? isLuhn(stored) : idCheck(stored) === 'ok').toBe(false);
    });
  });

  it('are never stored when a workbook has made numbers of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.constantFrom('as a program writes it', 'as a spreadsheet does'),
        (n, how) => {
          const digits = sampleIdNo(n).replace('X', '0');
          const text = numberText(
            how === 'as a spreadsheet does' ? String(Number(digits).toPrecision(15)) : digits,
            { kind: 'plain' },
            false,
          );
          return (
            readAs('strict', text) === 'E_ID_NUMBER' &&
            readAs('paid', text) === 'E_ID_NUMBER' &&
            readAs('account', text) === 'E_ACCOUNT_NO'
          );
        },
      ),
      { verbose: true, numRuns: RUNS },
    );
    keepEvidence('B4', {
      numbers: Object.values(corpus).flatMap((kind) => Object.keys(kind)).length,
      'damaged by a workbook': RUNS,
    });
  });
});
