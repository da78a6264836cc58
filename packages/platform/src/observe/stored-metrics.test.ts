import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { Registry } from 'prom-client';
import type { StoredFigure } from './stored-figures.js';
import { StoredMetrics } from './stored-metrics.js';

let database: TestDatabase;
let now = 0;

beforeAll(async () => {
  database = await testDatabase();
  await database.system.query('create sequence asked');
});
afterAll(() => database?.drop());

/** What is exported of these figures after a look. */
function metricsOf(...figures: Partial<StoredFigure>[]) {
  const registry = new Registry();
  const whole = figures.map(
    (figure, at): StoredFigure => ({ name: `figure_${at}`, kind: 'gauge', help: 'x', labels: [], sql: '', ...figure }),
  );
  const stored = new StoredMetrics(registry, database.system, () => now, whole);
  return async () => {
    await stored.refresh();
    const lines = (await registry.metrics()).split('\n');
    return lines.filter((line) => line && !line.startsWith('#'));
  };
}

it('is asked of the database again only when it may have changed, and by who scrape at once together', async () => {
  const look = metricsOf({ sql: `select nextval('asked')::float8 as value`, goodFor: 30 });
  const both = await Promise.all([look(), look()]);
  expect(both[0]).toEqual(['qingqu_figure_0 1', 'qingqu_scrape_failures_total 0']);
  expect(both[1]).toEqual(both[0]);
  now += 29_000;
  expect((await look())[0]).toBe('qingqu_figure_0 1');
  now += 2_000;
  expect((await look())[0]).toBe('qingqu_figure_0 2');
});

it('leaves out what cannot be had, and tells how often; the others are there', async () => {
  await database.system.query('create table fickle (value float8); insert into fickle values (7)');
  const look = metricsOf({ sql: 'select value from fickle' }, { sql: 'select 1::float8 as value' });
  expect(await look()).toEqual(['qingqu_figure_0 7', 'qingqu_figure_1 1', 'qingqu_scrape_failures_total 0']);
  await database.system.query('drop table fickle');
  now += 60_000;
  expect(await look()).toEqual(['qingqu_figure_1 1', 'qingqu_scrape_failures_total 1']);
});

it('gives a database up that does not answer, after two figures', async () => {
  const slow = { sql: 'select pg_sleep(8), 1::float8 as value' };
  const look = metricsOf(slow, slow, slow, slow);
  const started = performance.now();
  const told = await look();
  expect(performance.now() - started).toBeLessThan(8_000);
  await database.system.query(
    `select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%'`,
  );
  expect(told).toEqual(['qingqu_scrape_failures_total 2']);
});

it('counts what only grows as a counter, by its labels, and leaves a null out', async () => {
  const rows = `values ('a', 3::float8), ('b', null)`;
  const look = metricsOf({
    kind: 'counter',
    name: 'rows_total',
    labels: ['outcome'],
    sql: `select * from (${rows}) v (outcome, value)`,
  });
  expect(await look()).toEqual(['qingqu_rows_total{outcome="a"} 3', 'qingqu_scrape_failures_total 0']);
});
