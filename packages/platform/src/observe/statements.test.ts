import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import pg from 'pg';
import { kindOf, watchStatements } from './statements.js';

let database: TestDatabase;
let told: string[];

beforeAll(async () => {
  database = await testDatabase();
  watchStatements(database.system, (kind) => {
    told.push(`${kind} …`);
    return (isFailed) => void told.push(isFailed ? `${kind} failed` : kind);
  });
});
beforeEach(() => {
  told = [];
});
afterAll(() => database?.drop());

it('is told of a statement when it begins and when it has ended, however it was asked for', async () => {
  const { rows } = await database.system.query('select 1 as one');
  expect([rows, told]).toEqual([[{ one: 1 }], ['select …', 'select']]);
  told = [];
  const client = await database.system.connect();
  const answer = await new Promise((resolve) =>
    client.query('select $1::int as two', [2], (_, result) => resolve(result.rows)),
  );
  client.release();
  expect([answer, told]).toEqual([[{ two: 2 }], ['select …', 'select']]);
  await expect(database.system.query('select nothing')).rejects.toThrow('nothing');
  expect(told.at(-1)).toBe('select failed');
});

it('is told of transactions, statement by statement', async () => {
  await inTransaction(database.system, (client) => client.query('create temp table mine (n int)'));
  expect(told).toEqual(['begin …', 'begin', 'other …', 'other', 'commit …', 'commit']);
});

it('is told of what answers by and by, once, at its end', async () => {
  // As pg-cursor and pg-copy-streams do it.
  const query = new pg.Query('copy (select 1) to stdout') as unknown as { submit: unknown; text: string };
  expect(typeof query.submit).toBe('function');
  const client = await database.system.connect();
  try {
    await new Promise((resolve) => (client.query(query as never) as unknown as pg.Query).once('end', resolve));
  } finally {
    client.release();
  }
  expect(told).toEqual(['copy …', 'copy']);
});

it.each([
  ['  select 1', 'select'],
  ['-- why\nselect 1', 'select'],
  ['/* name */ with x as (select 1) select * from x', 'with'],
  ['(select 1) union (select 2)', 'select'],
  ['COPY x FROM stdin', 'copy'],
  ['set local role x', 'other'],
  ['', 'other'],
])('calls %j %s', (text, kind) => {
  expect(kindOf(text)).toBe(kind);
});
