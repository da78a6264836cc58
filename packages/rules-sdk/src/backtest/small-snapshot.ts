// For tests: a file laid out as the platform's snapshots are, from records as people write them.
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoted } from '../engine/index.js';
import { duckdbType } from '../execution.js';
import { type RelationInfo, relationInfo } from '../relations/index.js';
import { snakeCase } from '../relations/relation.js';
import { storedValue } from '../small-records.js';

/** Relation (as in SQL) → records; ids are labels, money is in yuan. A record may say from which epoch (`epochFrom`) to which (`epochTo`) it held. */
export type SmallRecords = Record<string, Record<string, unknown>[]>;

export const [PROVINCE, LANKAO, QIXIAN, CHENGGUAN] = [
  '410000000000',
  '410225000000',
  '410221000000',
  '410225100000',
] as const;

const regions = [
  { code: PROVINCE, name: '河南省', level: 'province', isPovertyCounty: false },
  { code: LANKAO, name: '兰考县', level: 'county', adminParent: PROVINCE, isPovertyCounty: true },
  { code: QIXIAN, name: '杞县', level: 'county', adminParent: PROVINCE, isPovertyCounty: false },
  { code: CHENGGUAN, name: '城关镇', level: 'township', adminParent: LANKAO, isPovertyCounty: false },
];

const unversioned = new Set(['regions', 'calendar', 'code_items']);

/** Writes the snapshot; its epochs were closed on these days. */
export async function writeSnapshot(
  path: string,
  records: SmallRecords,
  epochs: [n: number, closedOn: string][],
): Promise<void> {
  const instance = await DuckDBInstance.create(path, { threads: '1' });
  const db = await instance.connect();
  await db.run('begin; create schema data; create schema engine');
  await db.run(
    'create table engine.relation (name varchar, source varchar, region_column varchar, versioned boolean, row_count bigint)',
  );
  for (const info of relationInfo.values()) await writeRelation(db, info, { regions, ...records }[info.name] ?? []);
  await db.run('create table engine.region_interval (code varchar, scope_lo bigint, scope_hi bigint)');
  await db.run('create table engine.epoch (n bigint, closed_on date)');
  for (const [n, closedOn] of epochs) await db.run(`insert into engine.epoch values (${n}, ${quoted(closedOn)})`);
  await db.run(`create table snapshot_info as select ${Math.max(1, ...epochs.map(([n]) => n))}::bigint as epoch`);
  await db.run('commit');
  db.closeSync();
  instance.closeSync();
}

async function writeRelation(
  db: DuckDBConnection,
  { name, source, columns }: RelationInfo,
  rows: Record<string, unknown>[],
): Promise<void> {
  const versioned = !unversioned.has(name);
  const declared = [...columns].map(([column, type]) => `${column} ${duckdbType(type)}`);
  const epochs = versioned ? ['epoch_from bigint', 'epoch_to bigint'] : [];
  await db.run(`create table data.${name} (${[...declared, ...epochs].join(', ')})`);
  for (const { epochFrom = 1, epochTo = null, ...row } of rows) {
    const cells = Object.entries(row).map(([key, value]): [string, unknown] => {
      const column = snakeCase(key);
      return [column, storedValue(value, columns.get(column)!)];
    });
    if (versioned) cells.push(['epoch_from', epochFrom], ['epoch_to', epochTo]);
    const values = cells.map(([, value]) => (typeof value === 'string' ? quoted(value) : String(value)));
    await db.run(
      `insert into data.${name} (${cells.map(([column]) => column).join(', ')}) values (${values.join(', ')})`,
    );
  }
  const region = columns.has('region_code') ? "'region_code'" : 'null';
  await db.run(
    `insert into engine.relation select '${name}', '${source}', ${region}, ${versioned}, count(*) from data.${name}`,
  );
}

/** A paid payment of a county. */
export const paid = (id: string, day: string, yuan: string, about: object = {}): Record<string, unknown> => ({
  id,
  applicationNo: id,
  regionCode: LANKAO,
  fiscalYear: 2018,
  indicatorId: 'i',
  agencyId: 'a',
  fundId: 'f',
  appliedOn: day,
  paidOn: day,
  amountFen: yuan,
  payeeKind: 'enterprise',
  status: 'paid',
  ...about,
});
