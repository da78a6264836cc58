import { describe, expect, it } from '@jest/globals';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import {
  addDays,
  addWorkdays,
  asDate,
  asNumber,
  asText,
  daysBetween,
  dayText,
  defineRule,
  differs,
  documentNumber,
  isOneOf,
  isTrue,
  listOf,
  matches,
  normalised,
  not,
  organisationName,
  orZero,
  param,
  reasons,
  relations,
  rowsOf,
  type SQL,
  sameOrNextWorkday,
  sql,
  startsWith,
  startsWithOneOf,
  sumOf,
  sumWhere,
  trimmed,
  validOn,
  when,
  workdaysBetween,
} from './index.js';
import { createRelation, withMemoryDuckDb } from './testing/database.js';
import { runRule, testCalendar } from './testing/index.js';

/** Evaluates expressions, one row a query, on a real DuckDB with the calendar of the test kit. */
async function evaluate(expressions: SQL[]): Promise<unknown[]> {
  return withMemoryDuckDb(async (db) => {
    await createRelation(db, 'calendar', testCalendar(), new Map());
    const values = [];
    for (const expression of expressions) {
      const query = new QueryBuilder().select({ value: expression }).from(sql`(values (1)) as one(x)`).toSQL();
      expect(query.params).toEqual([]);
      const result = await db.runAndReadAll(query.sql);
      values.push(result.getRowsJson()[0]![0]);
    }
    return values;
  });
}

const date = (day: string | null) => asDate(day ? sql.raw(`date '${day}'`) : sql.raw('cast(null as date)'));
const text = (words: string | null) =>
  asText(words === null ? sql.raw('cast(null as varchar)') : sql.raw(`'${words}'`));
const codes = (...list: string[]) =>
  sql.raw(`[${list.map((code) => `'${code}'`).join(', ')}]::varchar[]`) as SQL<string[]>;
const flag = (value: string) => sql.raw(`cast(${value} as boolean)`);

describe('addWorkdays()', () => {
  const vectors: [string, number, string][] = [
    ['2018-09-20', 3, '2018-09-26'],
    ['2018-09-28', 3, '2018-10-08'],
    ['2019-01-31', 3, '2019-02-03'],
    ['2019-01-31', 5, '2019-02-12'],
    ['2018-12-27', 3, '2019-01-02'],
    ['2018-09-20', 0, '2018-09-20'],
    // From a day off: the same as from the working day before it.
    ['2018-10-01', 1, '2018-10-08'],
    ['2018-11-24', 1, '2018-11-26'],
  ];

  it('counts the working days of the State Council, the day itself not counted', async () => {
    expect(await evaluate(vectors.map(([day, n]) => addWorkdays(date(day), n)))).toEqual(
      vectors.map(([, , end]) => end),
    );
  });

  it('takes the number as an expression too', async () => {
    expect(await evaluate([addWorkdays(date('2018-09-28'), asNumber(sql`(1 + 2)`))])).toEqual(['2018-10-08']);
  });

  it('is null outside the calendar and for no date', async () => {
    expect(
      await evaluate([
        addWorkdays(date('2016-12-30'), 3),
        addWorkdays(date('2019-06-30'), 3),
        addWorkdays(date(null), 3),
      ]),
    ).toEqual([null, null, null]);
  });
});

describe('workdaysBetween()', () => {
  const vectors: [string, string, number][] = [
    ['2018-09-28', '2018-10-08', 3],
    ['2018-10-08', '2018-10-09', 1],
    ['2018-11-30', '2018-11-30', 0],
    ['2018-11-23', '2018-11-25', 0],
    ['2018-11-23', '2018-11-26', 1],
    ['2018-10-08', '2018-09-28', -3],
  ];

  it('counts the working days in (from, to]', async () => {
    expect(await evaluate(vectors.map(([from, to]) => workdaysBetween(date(from), date(to))))).toEqual(
      vectors.map(([, , days]) => days),
    );
  });

  it('is the inverse of addWorkdays() on working days', async () => {
    const days = testCalendar()
      .filter(({ day, isWorkday }) => isWorkday && day >= '2018-01-01' && day < '2018-03-10')
      .map(({ day }) => day);
    const back = days.map((day) => workdaysBetween(date(day), addWorkdays(date(day), 7)));
    expect(new Set(await evaluate(back))).toEqual(new Set([7]));
  });

  it('is null outside the calendar', async () => {
    expect(await evaluate([workdaysBetween(date('2016-12-30'), date('2018-01-02'))])).toEqual([null]);
  });
});

it('sameOrNextWorkday() stays on a working day and leaves a day off', async () => {
  const days = ['2018-09-28', '2018-09-29', '2018-10-01', '2018-10-06', '2018-11-24'];
  expect(await evaluate(days.map((day) => sameOrNextWorkday(date(day))))).toEqual([
    '2018-09-28',
    '2018-09-29',
    '2018-10-08',
    '2018-10-08',
    '2018-11-26',
  ]);
});

it('daysBetween() and addDays() count calendar days', async () => {
  expect(
    await evaluate([
      asNumber(sql`cast(${daysBetween(date('2018-02-27'), date('2018-03-01'))} as integer)`),
      addDays(date('2018-02-27'), asNumber(sql`2`)),
    ]),
  ).toEqual([2, '2018-03-01']);
});

it('dayText() writes a date for a discriminator', async () => {
  expect(await evaluate([dayText(date('2018-03-01')), dayText(date(null))])).toEqual(['2018-03-01', null]);
});

describe('normalised()', () => {
  it.each<[string, string]>([
    ['商水县 扶贫办（本级）', '商水县扶贫办本级'],
    ['商水县扶贫办(本级)', '商水县扶贫办本级'],
    ['商财预[2018]１４９号', '商财预〔2018〕149号'],
    ['阿布都·热合曼', '阿布都热合曼'],
    ['ＡＢＣ　有限公司', 'abc有限公司'],
    ['A-B_C', 'abc'],
  ])('%s and %s are one', async (one, other) => {
    const [first, second] = await evaluate([normalised(text(one)), normalised(text(other))]);
    expect(first).toBe(second);
  });

  it('keeps letters: s, x and 3 are no blanks', async () => {
    expect(await evaluate([normalised(text('Sx3 {300}'))])).toEqual(['sx3{300}']);
  });

  it('tells different names apart, and is null for none', async () => {
    const [first, second, none] = await evaluate([
      normalised(text('商水县扶贫办')),
      normalised(text('西华县扶贫办')),
      normalised(text(null)),
    ]);
    expect(first).not.toBe(second);
    expect(none).toBeNull();
  });
});

it('trimmed() cuts blanks at the ends only, full-width ones too', async () => {
  expect(await evaluate([trimmed(text(' 　豫财 农　\t')), trimmed(text('')), trimmed(text(null))])).toEqual([
    '豫财 农',
    '',
    '',
  ]);
});

describe('conditions on codes', () => {
  it('are true or false, never unknown, so that `not` means what it says', async () => {
    const known = codes('21305', '213');
    const conditions = [
      isOneOf(text('21305'), known),
      isOneOf(text('2130'), known),
      isOneOf(text(null), known),
      isOneOf(text('21305'), codes()),
      startsWithOneOf(text('2130505'), codes('21305')),
      startsWithOneOf(text('2130'), codes('21305')),
      startsWithOneOf(text(null), codes('21305')),
      startsWithOneOf(text('2130505'), codes()),
      startsWith(text('2130505'), text('21305')),
      startsWith(text('213'), text('21305')),
      startsWith(text(null), text('21305')),
      matches(text('借款给某人'), text('^借款')),
      matches(text('归还借款'), text('^借款')),
      matches(text(null), text('^借款')),
    ];
    const expected = [true, false, false, false, true, false, false, false, true, false, false, true, false, false];
    expect(await evaluate(conditions)).toEqual(expected);
    expect(await evaluate(conditions.map((condition) => not(condition)))).toEqual(expected.map((value) => !value));
  });

  it('isTrue() and differs() treat the absent as a value', async () => {
    expect(
      await evaluate([
        isTrue(flag('true')),
        isTrue(flag('false')),
        isTrue(flag('null')),
        not(isTrue(flag('null'))),
        differs(text('a'), text('a')),
        differs(text('a'), text(null)),
        differs(text(null), text(null)),
      ]),
    ).toEqual([true, false, false, true, false, true, false]);
  });
});

it('when() and reasons() give texts', async () => {
  expect(
    await evaluate([
      when(flag('true'), 'red', 'orange'),
      when(flag('false'), 'red', 'orange'),
      when(flag('null'), 'red', "it's"),
      reasons([
        [flag('true'), '金额'],
        [flag('null'), '资金'],
        [flag('true'), '文号'],
      ]),
      reasons([[flag('false'), '金额']]),
    ]),
  ).toEqual(['red', 'orange', "it's", '金额、文号', '']);
});

describe('lists and sums', () => {
  const rule = defineRule({
    id: 'sums-of-agency',
    category: 'fund',
    subject: 'agency',
    severity: 'blue',
    timeClass: 'D',
    title: { zh: '合计', en: 'Sums' },
    basis: ['豫财办〔2018〕33号 第八条'],
    params: { word: param.text('^借', { zh: '用途', en: 'Purpose' }) },
    find: ({ select, agencies, payments }, { word }) =>
      select({
        subject: agencies.id,
        rows: listOf(payments.id),
        total: sumOf(payments.amountFen),
        loans: sumWhere(payments.amountFen, matches(payments.purpose, word)),
        others: sumWhere(payments.amountFen, not(matches(payments.purpose, word))),
        zero: orZero(sumOf(payments.amountFen)),
      })
        .from(agencies)
        .leftJoin(payments, sql`${payments.agencyId} = ${agencies.id}`)
        .groupBy(agencies.id),
    message: { zh: '请核实', en: 'Please verify' },
  });

  it('sums what there is, and 0 when there is nothing', async () => {
    const findings = await runRule(
      rule,
      {
        agencies: [{ id: 'u1' }, { id: 'u2' }],
        payments: [
          { id: 'p2', agencyId: 'u1', amountFen: '0.10', purpose: '借款' },
          { id: 'p1', agencyId: 'u1', amountFen: '0.20', purpose: '材料款' },
          { id: 'p3', agencyId: 'u1', amountFen: '0.40', purpose: null },
        ],
      },
      '2018-11-30',
    );
    expect(findings[0]).toEqual({
      subject: 'u1',
      rows: ['p1', 'p2', 'p3'],
      total: '0.70',
      loans: '0.10',
      others: '0.60',
      zero: '0.70',
    });
    expect(findings[1]).toMatchObject({ subject: 'u2', total: '0.00', loans: '0.00', zero: '0.00' });
  });

  it('rowsOf() leaves out what is absent', async () => {
    const paymentsOf = defineRule({
      ...rule,
      subject: 'payment',
      params: {},
      find: ({ select, payments }) =>
        select({ subject: payments.id, rows: rowsOf(payments.planId, payments.projectId, payments.refundOfId) }).from(
          payments,
        ),
    });
    expect(
      await runRule(
        paymentsOf,
        {
          payments: [
            { id: 'p1', planId: 'plan', refundOfId: 'p0' },
            { id: 'p2', amountFen: '1.00' },
          ],
        },
        '2018-11-30',
      ),
    ).toEqual([
      { subject: 'p1', rows: ['p0', 'plan'] },
      { subject: 'p2', rows: [] },
    ]);
  });
});

describe('documentNumber()', () => {
  it('writes the brackets of the year 〔〕 and takes the blanks off the ends', async () => {
    const typed = [
      '商财预[2019]148号',
      '商财预［2019］148号',
      '商财预【2019】148号',
      '商财预(2019)148号',
      ' 商财预（2019）148号　',
    ];
    expect(await evaluate(typed.map((each) => documentNumber(text(each))))).toEqual(
      typed.map(() => '商财预〔2019〕148号'),
    );
  });

  it("leaves the rest as it is, and is '' when there is none", async () => {
    expect(await evaluate([documentNumber(text('豫财农 〔2018〕45号')), documentNumber(text(null))])).toEqual([
      '豫财农 〔2018〕45号',
      '',
    ]);
  });
});

describe('organisationName()', () => {
  it('knows a company whatever form is written', async () => {
    const written = [
      '卢氏县恒兴建筑有限责任公司',
      '卢氏县恒兴建筑有限公司',
      '卢氏县恒兴建筑 股份有限公司',
      '卢氏县（恒兴）建筑公司',
    ];
    expect(await evaluate(written.map((each) => organisationName(text(each))))).toEqual(
      written.map(() => '卢氏县恒兴建筑公司'),
    );
  });

  it('changes the ending alone', async () => {
    expect(
      await evaluate([
        organisationName(text('有限公司管理处')),
        organisationName(text('卢氏县林业局')),
        organisationName(text(null)),
      ]),
    ).toEqual(['有限公司管理处', '卢氏县林业局', null]);
  });
});

it('every relation of the SDK can be read', async () => {
  await withMemoryDuckDb(async (db) => {
    for (const relation of Object.values(relations)) {
      const query = new QueryBuilder().select().from(relation).toSQL();
      const name = /from "(\w+)"/.exec(query.sql)![1]!;
      await createRelation(db, name, [], new Map());
      expect((await db.runAndReadAll(query.sql)).getRowsJson()).toEqual([]);
    }
  });
});

it('validOn() counts both ends, and an open end as unbounded', async () => {
  const held = (from: string | null, to: string | null, day: string | null) =>
    validOn({ validFrom: date(from), validTo: date(to) }, date(day));
  expect(
    await evaluate([
      held('2018-03-01', '2018-03-31', '2018-02-28'),
      held('2018-03-01', '2018-03-31', '2018-03-01'),
      held('2018-03-01', '2018-03-31', '2018-03-31'),
      held('2018-03-01', '2018-03-31', '2018-04-01'),
      held(null, '2018-03-31', '1990-01-01'),
      held('2018-03-01', null, '2050-01-01'),
      held('2018-03-01', '2018-03-31', null),
    ]),
  ).toEqual([false, true, true, false, true, true, null]);
});
