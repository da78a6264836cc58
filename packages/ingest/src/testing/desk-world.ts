import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type { DeskDeps } from '../desk/index.js';
import { clerk } from './clerks.js';
import { type Harness, harness } from './harness.js';
import { assertInvariants } from './invariants.js';
import { sampleCardNo, sampleIdNo } from './sample-file.js';

export const PROVINCE = '410000000000';
export const SHANGQIU = '411400000000';
export const YUCHENG = '411425000000';
export const MINQUAN = '411421000000';
export const idNo = sampleIdNo(7);
export const cardNo = sampleCardNo(7);

/** A desk with its people: staff and a supervisor of a county (Yucheng), staff of its city, of another county and of the province. */
export interface DeskWorld {
  database: TestDatabase;
  h: Harness;
  deps: DeskDeps;
  /** Takes in subsidy lines. */
  take(...lines: string[]): ReturnType<Harness['ingest']>;
  /** The numbers of the rows that stand in quarantine, in order; the last of them. */
  quarantined(): Promise<bigint[]>;
  last(): Promise<bigint>;
  /** Looks whether the invariants hold, and empties what was taken in. */
  clear(): Promise<void>;
  drop(): Promise<void>;
}

export async function deskWorld(): Promise<DeskWorld> {
  const database = await testDatabase();
  const h = await harness(database);
  for (const [name, role, region] of [
    ['yucheng', 'staff', YUCHENG],
    ['yucheng2', 'staff', YUCHENG],
    ['jiandu', 'supervisor', YUCHENG],
    ['shangqiu', 'staff', SHANGQIU],
    ['minquan', 'staff', MINQUAN],
    ['sheng', 'staff', PROVINCE],
    ['guanli', 'admin', YUCHENG],
  ] as const)
    await clerk(database.system, name, role, region);
  const quarantined = async (): Promise<bigint[]> =>
    (await database.system.query('select id from quarantine order by id')).rows.map(({ id }) => id);
  return {
    database,
    h,
    deps: { ...h.deps, today: '2018-09-28' },
    take: (...lines) => h.ingest('subsidy_line', [HEADER, ...lines, ''].join('\n')),
    quarantined,
    last: async () => (await quarantined()).at(-1)!,
    async clear() {
      await assertInvariants(database.system);
      await database.system.query(
        'truncate subsidy_line, subsidy_line_history, project, project_history, ingest_row, ingest_file, quarantine, quarantine_event, record_mark, control_total, reconciliation_break',
      );
    },
    async drop() {
      h.dispose();
      await database.drop();
    },
  };
}

export const HEADER =
  'key,batch_key,line_no,region_code,programme_key,period_start,period_end,name,id_no,card_no,amount,status,entered_org';

/** A line of one-card subsidies, in order but for what is given. */
export const subsidy = (
  key: string,
  more: Partial<Record<'amount' | 'region' | 'name' | 'org', string>> = {},
): string =>
  [
    key,
    'B1',
    '1',
    more.region ?? YUCHENG,
    'BT1',
    '2018-01-01',
    '2018-12-31',
    more.name ?? '张三丰',
    idNo,
    cardNo,
    more.amount ?? '100.00',
    'success',
    more.org ?? '虞城县财政局',
  ].join(',');
