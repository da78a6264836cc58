import { describe, expect, it } from '@jest/globals';
import { Vault } from '@qingqu/schema';
import { testSeed, times } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { RowChecker } from '../check-row.js';
import type { HeadLine } from '../layout.js';
import { loadedReference } from '../testing/reference.js';
import { DefinitionError } from './definition-error.js';
import { shift } from './numbers.js';
import { parseDefinition } from './parse-definition.js';
import { readDefinition } from './read-definition.js';

const seed = testSeed;
const vault = new Vault(Buffer.alloc(32));

/** A contract, as it is whatever file it comes in. */
const contract = fc.record({
  key: fc.string({ unit: fc.constantFrom(...'ABC123-'), minLength: 1, maxLength: 8 }).filter((text) => /\w/.test(text)),
  fen: fc.bigInt({ min: 0n, max: 10_000_000_000_000n }),
  day: fc
    .date({ min: new Date('1950-01-01'), max: new Date('2049-12-30'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  name: fc.string({ unit: fc.constantFrom(...'道路工程施工合同'), minLength: 1, maxLength: 20 }),
});

/** Ways to write one in a file: what the definition says of it, and the cells. */
const ways = {
  plain: { says: '', amount: (fen: bigint) => shift(String(fen), -2), day: (day: string) => day },
  wan: {
    says: "unit: 万元\nnumbers: '1.234,56'\ndates: dmy",
    amount: (fen: bigint) => `￥${shift(String(fen), -6).replace('.', ',')}`,
    day: (day: string) => day.split('-').reverse().map(Number).join('.'),
  },
  wide: {
    says: 'dates: { serial: 1904 }',
    amount: (fen: bigint) =>
      `${shift(String(fen), -2)}元`.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    day: (day: string) => day.replace(/^(\d+)-(\d+)-(\d+)$/, '$1 年 $2 月 $3 日'),
  },
  fen: { says: 'unit: fen', amount: (fen: bigint) => `${fen}`, day: (day: string) => day.replaceAll('-', '') },
};
const headers = {
  key: '合同ID',
  contract_no: '合同编号',
  region_code: '区划',
  agency_key: '单位代码',
  amount: '金额',
  signed_on: '签订日期',
  name: '合同名称',
};

describe(`whatever a file looks like (seed ${seed})`, () => {
  it('the record is the same: order of columns, titles, style of numbers and dates, unit', () => {
    const order = fc.shuffledSubarray(Object.keys(headers) as (keyof typeof headers)[], { minLength: 7, maxLength: 7 });
    const written = fc.tuple(
      contract,
      fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[])),
      order,
      fc.nat(3),
    );
    fc.assert(
      fc.property(contract, fc.array(written, { minLength: 2, maxLength: 3 }), (what, files) => {
        const hashes = files.map(([, way, columns, titles]) => {
          const { says, amount, day } = ways[way];
          const { layout } = readDefinition(`name: contract-any\nfeed: contract\ntitle: 合同\n${says}`);
          const cells: Record<keyof typeof headers, string> = {
            key: what.key,
            contract_no: what.key,
            region_code: '410225',
            agency_key: '410225001',
            amount: amount(what.fen),
            signed_on: day(what.day),
            name: what.name,
          };
          const lines = [...Array.from({ length: titles }, () => ['说明']), columns.map((column) => headers[column])];
          const head: HeadLine[] = lines.map((line, at) => ({
            line: at + 1,
            cells: line,
            next: { byte: 0, line: at + 2 },
          }));
          const opened = layout.open(head, { originSha256: Buffer.alloc(32), part: '', reading: { kind: 'cells' } });
          if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
          expect(opened.headerAt).toBe(titles);
          const checker = new RowChecker(layout.feed, opened.layout, loadedReference(), vault);
          const row = checker.check(
            columns.map((column) => cells[column]),
            9,
          );
          if (!('problems' in row)) throw new Error('no record');
          expect(row.problems).toEqual([]);
          expect(row.amountFen).toBe(String(what.fen));
          return row.good!.contentHash;
        });
        expect(new Set(hashes).size).toBe(1);
      }),
      { seed, numRuns: times({ ci: 300, nightly: 30_000 }) },
    );
  });

  it('no line makes a layout throw, and each is a record, a line aside or one of another width', () => {
    const { layout } = readDefinition(
      "name: bank-any\nfeed: bank_line\ntitle: 流水\ncolumns:\n  key: { join: [{ column: transacted_on }, 流水号], with: '-' }\n  account_no: 账号\n  region_code: 区划\n  amount: { either: [{ from: 支出, set: { direction: out } }, { from: 收入, set: { direction: in } }] }\nkinds: [{ when: negative, set: { summary: 冲正 } }]\naside: [{ starts: 合计, total: { amount: [支出, 收入] } }]",
    );
    const header = ['流水号', '账号', '区划', '支出', '收入', '交易日期'];
    const opened = layout.open([{ line: 1, cells: header, next: { byte: 0, line: 2 } }], {
      originSha256: Buffer.alloc(32),
      part: '',
      reading: { kind: 'cells' },
    });
    if ('problems' in opened) throw new Error('refused');
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '-',
        '0.00',
        '1,234.5',
        '(3)',
        '合计',
        '2018年5月8日',
        '="001"',
        "'5",
        '410225',
        '1e3',
        '-0',
        '￥',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), (line) => {
        const mapped = opened.layout.read(line, 5);
        expect(['record', 'aside', 'ragged', 'unreadable']).toContain(mapped.kind);
        if (mapped.kind !== 'record') return;
        expect(mapped.cells).toHaveLength(layout.feed.columns.length);
        const amount = mapped.cells[layout.feed.columns.findIndex((column) => column.header === 'amount')]!;
        if (amount !== '' && !mapped.problems) expect(amount).toMatch(/^\d+(\.\d{1,2})?$/);
      }),
      { seed, numRuns: times({ ci: 3_000, nightly: 100_000 }) },
    );
  });

  it('no YAML makes reading a definition fail otherwise than with its place', () => {
    const word = fc.constantFrom(
      'name',
      'feed',
      'payment',
      'columns',
      'amount',
      'from',
      '[',
      ']',
      '{',
      '}',
      ':',
      '- ',
      '\n',
      '  ',
      '&a',
      '*a',
      '"',
      "'",
      '|',
      '万元',
      'join',
      '!!int',
      '<<',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        try {
          parseDefinition(words.join(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(DefinitionError);
          for (const { line, column } of (error as DefinitionError).problems)
            expect(Math.min(line, column)).toBeGreaterThan(0);
        }
      }),
      { seed, numRuns: times({ ci: 2_000, nightly: 100_000 }) },
    );
  });
});
