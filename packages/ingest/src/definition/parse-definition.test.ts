import { describe, expect, it } from '@jest/globals';
import { DefinitionError } from './definition-error.js';
import { exampleKeys, keysAt } from './examples.js';
import { readDefinition } from './read-definition.js';

const good = `name: payment-lankao
feed: payment
title: 兰考县支付明细
columns:
  amount: { from: 支付金额, unit: 万元 }
`;

/** What is told of a definition that cannot be used. */
function toldOf(yaml: string): string {
  try {
    readDefinition(yaml);
    return 'nothing';
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    expect(error.words.zh.split('\n')).toHaveLength(error.problems.length);
    return error.words.en;
  }
}

const withLine = (line: string) => good + line;

describe('a definition that cannot be used says where, what, and what would be right', () => {
  it('a good one says nothing', () => expect(toldOf(good)).toBe('nothing'));

  it.each([
    ['broken YAML', 'name: [a\nfeed: payment', /^line 2, column \d+: this is not valid YAML: /],
    ['a list', '- a', /^line 1, column 1: expected keys with values/],
    ['nothing at all', '', /^line 1, column 1: expected keys with values/],
    [
      'no name',
      good.replace(/^name.*\n/, ''),
      /^line 1, column 1: name is missing; for example: name: payment-lankao$/,
    ],
    [
      'a name of another form',
      good.replace('payment-lankao', '支付'),
      /^line 1, column 7: this is not in the right form; for example: name: /,
    ],
    [
      'the name of a feed',
      good.replace('payment-lankao', 'payment'),
      /^line 1, column 7: this is not in the right form; for example: name: payment-lankao$/,
    ],
    [
      'no such feed',
      good.replace('feed: payment', 'feed: payments'),
      /^line 2, column 7: there is no feed "payments"; near: payment, .*for example: feed: payment$/,
    ],
    ['no such key', withLine('colums: {}'), /^line 6, column 1: there is no "colums" here; near: columns, /],
    [
      'no such key of a column',
      good.replace('unit:', 'units:'),
      /^line 5, column 25: there is no "units" here; near: unit, .*; for example: unit: 万元$/,
    ],
    [
      'no such unit',
      good.replace('万元', '万'),
      /^line 5, column 31: expected one of 元, 角, .*; for example: unit: 万元$/,
    ],
    [
      'no such column',
      good.replace('amount:', 'amout:'),
      /^line 5, column 3: payment has no column "amout"; near: amount, /,
    ],
    [
      'two sources',
      good.replace('unit: 万元', "constant: '1'"),
      /^line 5, column 35: only one of from, constant may stand here$/,
    ],
    [
      'a constant with a source of its own',
      good.replace('from: 支付金额, unit: 万元', "constant: '1', unit: 元"),
      /a constant has no unit/,
    ],
    [
      'a constant that is no value',
      good.replace('from: 支付金额, unit: 万元', 'constant: 一万'),
      /^line 5, column 23: this is no value of amount: this is not an amount; expected /,
    ],
    [
      'a unit of what is no amount',
      withLine('  paid_on: { unit: 元 }'),
      /^line 6, column 20: paid_on has no unit: it is a column of type date/,
    ],
    [
      'a value of no choice',
      withLine('  status: { values: { 已付: payed } }'),
      /^line 6, column 27: this is no value of status: the word is not known; expected one of draft, /,
    ],
    [
      'else without values',
      withLine('  status: { else: keep }'),
      /^line 6, column 19: else goes with values only; for example: values: /,
    ],
    [
      'a broken pattern',
      withLine("  purpose: { match: '(a' }"),
      /^line 6, column 21: this is no RE2 pattern: missing closing \): `\(a`; for example: match: /,
    ],
    ['a look-ahead', withLine("  purpose: { match: '(?=a)b' }"), /this is no RE2 pattern/],
    [
      'a total without its group',
      withLine("total_in_title: '共\\d+笔'"),
      /^line 6, column 17: it needs a group named rows or amount/,
    ],
    [
      'names without header: none',
      withLine('names: [甲]'),
      /^line 6, column 8: names goes with header: none only; for example: header: none$/,
    ],
    [
      'header: none without names',
      withLine('header: none'),
      /^line 6, column 9: without a header the columns need names/,
    ],
    ['a name twice', withLine('header: none\nnames: [甲, 乙, 甲]'), /^line 7, column 15: the name comes twice$/],
    [
      'lines aside of no kind',
      withLine('aside: [{ total: { rows: 甲 } }]'),
      /^line 6, column 9: it must say which lines/,
    ],
    [
      'no such encoding',
      withLine('file: { encoding: gbq }'),
      /^line 6, column 19: there is no such encoding; for example: encoding: gb18030$/,
    ],
    [
      'fixed width without columns',
      withLine('file: { format: fixed }'),
      /^line 6, column 7: format: fixed and columns go together/,
    ],
    [
      'kinds of a feed without amounts',
      'name: a-b\nfeed: project\ntitle: b\nkinds: [{ when: negative }]',
      /project has no amount/,
    ],
    [
      'no key where the key is of columns',
      'name: a-b\nfeed: region_budget\ntitle: b\nkey: none',
      /^line 4, column 6: the key of region_budget is made of its columns/,
    ],
    ['a key and none', withLine('  key: 编号\nkey: none'), /^line 6, column 3: key: none is stated$/],
    ['a part of itself', withLine('  key: { join: [{ column: key }, 甲] }'), /it is put together of columns itself/],
    [
      'needs that is no column',
      withLine('kinds: [{ when: negative, needs: [refund_of] }]'),
      /^line 6, column 35: payment has no column "refund_of"; near: refund_of_key/,
    ],
  ])('%s', (_, yaml, told) => expect(toldOf(yaml)).toMatch(told));

  it('all problems at once', () =>
    expect(
      toldOf(`${good.replace('amount:', 'amout:')}  paid_on: { unit: 元 }\n  status: { else: keep }`).split('\n'),
    ).toHaveLength(3));

  it('keeps numbers and words as they are written', () => {
    const { definition } = readDefinition(
      withLine(
        '  fiscal_year: { constant: 2018 }\n  voucher_no: { constant: 0012 }\n  status: { values: { 01: paid, no: void } }',
      ),
    );
    expect(definition.columns).toMatchObject({
      fiscal_year: { constant: '2018' },
      voucher_no: { constant: '0012' },
      status: { values: { '01': 'paid', no: 'void' } },
    });
  });

  it('an alias bomb is refused', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefg'.split('').map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[at]}`).join(', ')}]`),
    ];
    expect(toldOf(bomb.join('\n'))).toMatch(/^line 1, column 1: its aliases /);
  });
});

describe('examples', () => {
  it('there is one for each key', () => {
    const seen = new Set<string>();
    const paths = [
      [],
      ['title'],
      ['file'],
      ['file', 'columns', 0],
      ['columns', 'x'],
      ['columns', 'x', 'split'],
      ['columns', 'x', 'either', 0],
      ['dates'],
      ['kinds', 0],
      ['deleted'],
      ['aside', 0],
      ['aside', 0, 'total'],
      ['as_of'],
    ];
    for (const path of paths) for (const key of keysAt(path)) seen.add(key);
    expect([...seen].filter((key) => !exampleKeys.includes(key) && !['to', 'column'].includes(key))).toEqual([]);
  });
});
