import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, it } from '@jest/globals';
import { rules } from '@qingqu/rules-core';
import { boundValues, type CompiledRule, compile, duckdbType, type ParamValue, relationInfo } from '@qingqu/rules-sdk';
import { bindAll, columnsByPosition } from '@qingqu/rules-sdk/engine';
import { testCalendar } from '@qingqu/rules-sdk/testing';
import { uuidOf } from '@qingqu/schema';
import { quoted, rowsOf, withDuckDb } from '../duckdb.js';
import { loadRules, withParser } from '../rules/load-rules.js';
import { SqlTrees } from './sql-tree.js';
import { type Condition, type Question, whyNot } from './why-not.js';

const idOf = (label: string): string => uuidOf(createHash('sha256').update(label).digest());

type Given = Record<string, Record<string, string | number | boolean>[]>;

/** Asks on an in-memory DuckDB that holds small records; values ending in `_id` and `id` are labels. */
async function ask(
  ruleId: string,
  given: Given,
  subject: { kind: string; id: string },
  params: Record<string, ParamValue> = {},
) {
  const rule = ruleNamed(ruleId);
  return withParser((parser) =>
    withDuckDb(':memory:', {}, async (connection) => {
      for (const [name, { columns }] of relationInfo) {
        const types = [...columns].map(([column, type]) => `"${column}" ${duckdbType(type)}`);
        await connection.run(`create table "${name}" (${types.join(', ')})`);
        for (const row of given[name] ?? []) {
          const cells = Object.entries(row).map(([column, value]) =>
            typeof value === 'string' ? quoted(/(^|_)id$/.test(column) ? idOf(value) : value) : String(value),
          );
          await connection.run(`insert into "${name}" (${Object.keys(row).join(', ')}) values (${cells.join(', ')})`);
        }
      }
      const run = async (sql: string) => {
        const rows = await rowsOf<Record<string, unknown>>(connection, sql);
        return rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? null : String(value)])),
        );
      };
      return whyNot(new SqlTrees(parser), run, {
        rule,
        params,
        asOf: '2018-11-30',
        subject: { kind: subject.kind, id: idOf(subject.id) },
      });
    }),
  );
}

function ruleNamed(id: string): CompiledRule {
  return compile(rules.find((rule) => rule.id === id)!);
}

type Records = NonNullable<CompiledRule['canary']>['given'];

async function createRelations(connection: DuckDBConnection): Promise<void> {
  for (const [name, { columns }] of relationInfo) {
    const types = [...columns].map(([column, type]) => `"${column}" ${duckdbType(type)}`);
    await connection.run(`create table "${name}" (${types.join(', ')})`);
  }
}

async function fill(connection: DuckDBConnection, given: Records): Promise<void> {
  const calendar = testCalendar().map(({ day, isWorkday, workdayNo }) => ({
    day,
    is_workday: isWorkday,
    workday_no: workdayNo,
  }));
  for (const name of relationInfo.keys()) {
    const rows: Record<string, unknown>[] = given[name] ?? (name === 'calendar' ? calendar : []);
    await connection.run(`delete from "${name}"`);
    if (rows.length === 0) continue;
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const cell = (value: unknown) => (value === null || value === undefined ? 'null' : quoted(String(value)));
    const tuples = rows.map((row) => `(${columns.map((column) => cell(row[column])).join(', ')})`);
    await connection.run(
      `insert into "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) values ${tuples.join(', ')}`,
    );
  }
}

/** The same records without each of those that are not the subject itself. */
const withoutEach = (given: Records, subject: string): Records[] =>
  Object.entries(given).flatMap(([name, rows]) =>
    rows.flatMap((row, at) =>
      row.id === subject ? [] : [{ ...given, [name]: rows.filter((_, other) => other !== at) }],
    ),
  );

async function fires(connection: DuckDBConnection, { rule, params, asOf, subject }: Question): Promise<boolean> {
  const names = rule.columns.map((_, n) => `c${n}`);
  const column = names[rule.columns.findIndex(({ role }) => role === 'subject')];
  const statement = await connection.prepare(
    `select 1 from (${columnsByPosition(rule.sql, names)}) f where ${column} = ${quoted(subject.id)}`,
  );
  try {
    bindAll(statement, boundValues(rule, params, asOf));
    return (await statement.runAndReadAll()).getRows().length > 0;
  } finally {
    statement.destroySync();
  }
}

const texts = (connection: DuckDBConnection, sql: string) =>
  rowsOf<Record<string, string | null>>(connection, `select cast(columns(*) as varchar) from (${sql}\n)`);

const failing = (conditions: Condition[]) => conditions.filter(({ holds }) => holds !== true);

const payment = {
  id: 'p1',
  status: 'paid',
  settlement_code: '0',
  amount_fen: 4_900_000,
  fund_id: 'f1',
  paid_on: '2018-06-01',
};
const fund = { id: 'f1', monitored_from: '2018-01-01' };

describe('why a rule says nothing', () => {
  it('names the condition that fails, its two sides and the gap in fen', async () => {
    const [attempt] = await ask(
      'cash-single-large',
      { payments: [payment], funds: [fund] },
      { kind: 'payment', id: 'p1' },
    );
    expect(attempt!.reached).toBe(true);
    expect(failing(attempt!.conditions)).toEqual([
      {
        text: 'payments.amount_fen >= limit',
        holds: false,
        left: { text: 'payments.amount_fen', value: '4900000' },
        right: { text: 'limit', value: '5000000' },
        gap: '-100000',
        unit: 'fen',
        part: '',
      },
    ]);
  });

  it('uses the parameters that it is given', async () => {
    const [attempt] = await ask(
      'cash-single-large',
      { payments: [payment], funds: [fund] },
      { kind: 'payment', id: 'p1' },
      { limit: '4800000' },
    );
    expect(failing(attempt!.conditions)).toEqual([]);
  });

  it('keeps the record in sight when what it is joined with is not there', async () => {
    const [attempt] = await ask('cash-single-large', { payments: [payment] }, { kind: 'payment', id: 'p1' });
    expect(failing(attempt!.conditions).map(({ text, holds }) => [text, holds])).toContainEqual([
      'funds.id = payments.fund_id',
      null,
    ]);
  });

  it('says that a record is not there', async () => {
    const attempts = await ask('cash-single-large', {}, { kind: 'payment', id: 'p1' });
    expect(attempts).toEqual([{ conditions: [], reached: false }]);
  });

  it('follows a record into the part in which it is absent, and gives each side of a union', async () => {
    const attempts = await ask(
      'fund-over-authority',
      {
        indicators: [{ id: 'i1', fiscal_year: 2018, amount_fen: 100_000, status: 'active' }],
        payments: [{ id: 'p1', indicator_id: 'i1', status: 'paid', paid_on: '2018-03-01', amount_fen: 60_000 }],
        plans: [{ id: 'plan', indicator_id: 'i1', month: 3, amount_fen: 70_000, status: 'approved' }],
      },
      { kind: 'indicator', id: 'i1' },
    );
    expect(attempts).toHaveLength(2);
    expect(failing(attempts[0]!.conditions)).toMatchObject([{ holds: false, gap: '-40000', unit: 'fen' }]);
    expect(failing(attempts[1]!.conditions).map(({ part }) => part)).toContain('overspent');
    expect(failing(attempts[1]!.conditions).at(-1)).toMatchObject({
      part: 'overspent',
      left: { value: '60000' },
      right: { value: '70000' },
      gap: '-10000',
    });
  });

  it('is told of every core rule when one record of its worked example is missing', async () => {
    const { rules: built } = await loadRules(join(__dirname, '../../../rules-core/rules.json'));
    const untold: string[] = [];
    let tried = 0;
    await withParser((parser) =>
      withDuckDb(':memory:', { threads: '1' }, async (connection) => {
        await createRelations(connection);
        for (const rule of built) {
          const { given, finds, asOf, params = {} } = rule.canary!;
          const subject = { kind: rule.subjects[0]!, id: finds[0]!.subject };
          const question = { rule, params, asOf, subject };
          for (const without of withoutEach(given, subject.id)) {
            await fill(connection, without);
            if (await fires(connection, question)) continue;
            tried += 1;
            const attempts = await whyNot(new SqlTrees(parser), (sql) => texts(connection, sql), question);
            // Of the sides of a union, one may never come to see the record.
            const seen = attempts.filter(({ reached }) => reached);
            if (seen.length === 0 || seen.some(({ conditions }) => failing(conditions).length === 0))
              untold.push(rule.id);
          }
        }
      }),
    );
    expect(untold).toEqual([]);
    expect(tried).toBeGreaterThan(80);
  }, 300_000);

  it('can be asked of every core rule', async () => {
    const subjects = rules.map((rule) => [rule.id, [rule.subject].flat()[0]!] as const);
    for (const [id, kind] of subjects)
      expect([id, await ask(id, {}, { kind, id: 'x' })]).toEqual([id, expect.any(Array)]);
  });
});
