import { describe, expect, it } from '@jest/globals';
import { keepEvidence, testSeed, times } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { fenOf } from '../columns.js';
import { type NumberStyleName, numberStyles, type Unit, units } from './definition.js';
import { plainNumber, shift, unitInHeader, unitInTitle, yuanOf } from './numbers.js';

const RUNS = times({ ci: 2_000, nightly: 100_000 });
/** Every form in which an amount was read. */
const forms = new Set<string>();

/** The amount in yuan, or 'refused'. */
function read(cell: string, style: NumberStyleName = '1,234.56', unit: Unit = '元', round = false): string {
  forms.add(`${cell} ${style} ${unit}`);
  const yuan = yuanOf(cell, { numbers: style, unit, round });
  return typeof yuan === 'string' && fenOf(yuan) !== undefined ? yuan : 'refused';
}

const seed = testSeed;

describe('amounts', () => {
  it.each([
    ['1234.56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1,234,567.8', '1234567.8'],
    ['0', '0'],
    ['0.00', '0.00'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['.5', '0.5'],
    ['-.50', '-0.5'],
    ['007', '7'],
    ['-5', '-5'],
    ['−5', '-5'],
    ['－５', '-5'],
    ['+5', '5'],
    ['5-', '-5'],
    ['1,234.56-', '-1234.56'],
    ['(1,234.56)', '-1234.56'],
    ['（1,234.56）', '-1234.56'],
    ['１２３', '123'],
    ['１，２３４．５６', '1234.56'],
    ['￥1', '1'],
    ['¥1,234.56', '1234.56'],
    ['￥ 1,234.56', '1234.56'],
    ['-￥1,234.56', '-1234.56'],
    ['￥-1,234.56', '-1234.56'],
    ['(￥1,234.56)', '-1234.56'],
    ['CNY 1234.5', '1234.5'],
    ['RMB1234.5', '1234.5'],
    ['人民币1,234.56元', '1234.56'],
    ['1,234.56元', '1234.56'],
    ['100元整', '100'],
    ['\u00a01,234.56\u00a0', '1234.56'],
    ['1234.500', '1234.5'],
    ['9999999999999.99', '9999999999999.99'],
    // What is not one amount and no other.
    ['1e3', 'refused'],
    ['1.2E+05', 'refused'],
    ['1.234', 'refused'],
    ['0.001', 'refused'],
    ['1,23', 'refused'],
    ['12,34.56', 'refused'],
    ['1,2345.67', 'refused'],
    ['1.234,56', 'refused'],
    ['1 234.56', 'refused'],
    ['--5', 'refused'],
    ['-5-', 'refused'],
    ['(-5)', 'refused'],
    ['(5', 'refused'],
    ['5)', 'refused'],
    ['', 'refused'],
    ['-', 'refused'],
    ['.', 'refused'],
    ['5.', 'refused'],
    ['1.2.3', 'refused'],
    ['$5', 'refused'],
    ['5 USD', 'refused'],
    ['€5', 'refused'],
    ['5%', 'refused'],
    ['5万元', 'refused'],
    ['约5元', 'refused'],
    ['壹仟元', 'refused'],
    ['0x10', 'refused'],
    ['Infinity', 'refused'],
    ['NaN', 'refused'],
    ['#REF!', 'refused'],
    ['99999999999999.00', 'refused'],
    ['9007199254740993', 'refused'],
  ])('%j is %s', (cell, expected) => expect(read(cell)).toBe(expected));

  it.each<[string, NumberStyleName, string]>([
    ['1.234,56', '1.234,56', '1234.56'],
    ['(1.234,56)', '1.234,56', '-1234.56'],
    ['1.234.567', '1.234,56', '1234567'],
    ['1234,5', '1.234,56', '1234.5'],
    ['1.234', '1.234,56', '1234'],
    ['1.23', '1.234,56', 'refused'],
    ['1,234.56', '1.234,56', 'refused'],
    ['1 234,56', '1 234,56', '1234.56'],
    ['1\u202f234,56', '1 234,56', '1234.56'],
    ["1'234.56", "1'234.56", '1234.56'],
    ['1’234.56', "1'234.56", '1234.56'],
  ])('%j as %s is %s', (cell, style, expected) => expect(read(cell, style)).toBe(expected));

  it.each<[string, Unit, string]>([
    ['1.5', '万元', '15000'],
    ['0.00015', '万元', '1.5'],
    ['12.345678', '万元', '123456.78'],
    ['12.3456789', '万元', 'refused'],
    ['5万元', '万元', '50000'],
    ['5万', '万元', '50000'],
    ['5元', '万元', 'refused'],
    ['12345', '分', '123.45'],
    ['-5', '分', '-0.05'],
    ['1.5', '分', 'refused'],
    ['3', '角', '0.3'],
    ['1.2', '千元', '1200'],
    ['0.00000001', '亿元', '1'],
    ['1,000.01', '百万元', '1000010000'],
  ])('%s in %s is %s yuan', (cell, unit, expected) => expect(read(cell, '1,234.56', unit)).toBe(expected));

  it('rounds only when it is told to, away from nought at the half', () => {
    expect(read('0.005', '1,234.56', '元', true)).toBe('0.01');
    expect(read('-0.005', '1,234.56', '元', true)).toBe('-0.01');
    expect(read('1234.5600000000002', '1,234.56', '元', true)).toBe('1234.56');
    expect(read('2.994999', '1,234.56', '元', true)).toBe('2.99');
    expect(read('2.995', '1,234.56', '元', true)).toBe('3');
  });

  it(`are the same whatever style, unit and sign they are written with: format(parse(x)) is x (seed ${seed})`, () => {
    const told = forms.size;
    const written = fc.record({
      fen: fc.bigInt({ min: -99_999_999_999_999n, max: 99_999_999_999_999n }),
      style: fc.constantFrom(...numberStyles),
      unit: fc.constantFrom(...units),
      isGrouped: fc.boolean(),
      sign: fc.constantFrom('front', 'behind', 'brackets'),
      currency: fc.constantFrom('', '￥', '人民币'),
      isWide: fc.boolean(),
    });
    fc.assert(
      fc.property(written, ({ fen, style, unit, isGrouped, sign, currency, isWide }) => {
        const powers: Record<Unit, number> = { 元: 0, 角: -1, 分: -2, 百元: 2, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
        const absolute = shift(String(fen < 0n ? -fen : fen), -2 - powers[unit]);
        const [whole, fraction] = absolute.split('.');
        const [group, point] = [style[1]!, style.at(-3)!];
        const grouped = isGrouped ? whole!.replace(/(?<=\d)(?=(\d{3})+$)/g, group) : whole!;
        const body = currency + grouped + (fraction === undefined ? '' : point + fraction);
        const signed =
          fen >= 0n ? body : { front: `-${body}`, behind: `${body}-`, brackets: `(${body})` }[sign as 'front'];
        const cell = isWide
          ? signed.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
          : signed;
        expect(fenOf(read(cell, style, unit))).toBe(String(fen));
      }),
      { seed, numRuns: RUNS },
    );
    keepEvidence('B3', { 'amounts told': told, 'amounts drawn': RUNS, seed });
  });

  it(`are never made of anything else than digits in one order (seed ${seed})`, () => {
    const unit = fc.constantFrom(...'0123456789.,-+()￥元万 １e%x'.split(''));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (cell) => {
        const yuan = read(cell);
        if (yuan === 'refused') return;
        const digits = (text: string) =>
          text.normalize('NFKC').replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '');
        expect(digits(yuan)).toBe(digits(cell));
      }),
      { seed, numRuns: RUNS },
    );
  });
});

describe('plain numbers', () => {
  it.each([
    ['1,234', '1234'],
    ['2018.0', '2018'],
    ['4.50', '4.5'],
    ['-3', '-3'],
  ])('%s is %s', (cell, expected) => expect(plainNumber(cell, '1,234.56')).toBe(expected));
  it.each(['5亩', '5元', '1e3', 'x'])('%s is none', (cell) =>
    expect(typeof plainNumber(cell, '1,234.56')).toBe('object'),
  );
});

describe('units that a file states', () => {
  it.each([
    ['金额（元）', '元'],
    ['金额(万元)', '万元'],
    ['金额（单位：千元）', '千元'],
    ['金额', undefined],
    ['单元（甲）', undefined],
  ])('the header %s: %s', (header, unit) => expect(unitInHeader(header)).toBe(unit));
  it.each([
    ['单位：万元', '万元'],
    ['金额单位: 人民币 元', '元'],
    ['填报单位：某某县财政局    单位：亿元', '亿元'],
    ['填报单位：元通镇', undefined],
  ])('the title %s: %s', (title, unit) => expect(unitInTitle(title)).toBe(unit));
});
