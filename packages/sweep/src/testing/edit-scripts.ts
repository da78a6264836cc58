// Worlds of few records that collide often, and scripts that edit them, for comparing runs by keys with runs over everything.

import type { DuckDBConnection } from '@duckdb/node-api';
import { type RelationInfo, relationInfo } from '@qingqu/rules-sdk';
import { testCalendar } from '@qingqu/rules-sdk/testing';
import fc from 'fast-check';
import { quoted, withDuckDb } from '../duckdb.js';
import { createTables, writeFacts } from '../snapshot/load.js';
import { relationSources } from '../snapshot/mapping.js';

type Row = Record<string, string | number | boolean | null>;

/** Something done to a record: it is entered, some of its columns are changed, or it is taken out. Which, and to what, follows from `chance`. */
interface Edit {
  relation: string;
  slot: number;
  chance: number;
}

/** A world of its own, and what is done to it. */
export interface Script {
  /** From this follows the world of epoch 1. */
  seed: number;
  /** What happens in the epochs 2, 3 … */
  later: Edit[][];
}

/** So many records a relation has at most: few, so that they meet. Of those that rules count and add up there are more. */
const SLOTS = 5;
const MANY = 10;
const slotsOf = (relation: string) => (['payments', 'subsidy_lines'].includes(relation) ? MANY : SLOTS);

/** Scripts of `steps` epochs after the first, which touch the relations of `touched` alone: so what a rule says of each is put to the test. */
export function scripts(touched: string[], steps: number): fc.Arbitrary<Script> {
  const chance = fc.nat({ max: 2 ** 31 - 1 });
  const edit = fc
    .constantFrom(...touched)
    .chain((relation) =>
      fc.record({ relation: fc.constant(relation), slot: fc.nat({ max: slotsOf(relation) - 1 }), chance }),
    );
  const epoch = fc.array(edit, { minLength: 1, maxLength: 5 });
  return fc.record({ seed: chance, later: fc.array(epoch, { minLength: steps, maxLength: steps }) });
}

/** Nearly every slot of every relation. */
function worldOf(relations: string[], seed: number): Edit[] {
  const draw = draws(seed);
  return relations.flatMap((relation) =>
    Array.from({ length: slotsOf(relation) }, (_, slot) => slot).flatMap((slot) =>
      draw([0, 1, 2, 3, 4, 5]) === 0 ? [] : [{ relation, slot, chance: draw(seeds) }],
    ),
  );
}

/**
 * Writes what the scripts make, all versions with their epochs, into a file laid out as a snapshot of the last epoch. The worlds know nothing of
 * one another: their records have ids of their own.
 */
export async function writeScripts(path: string, relations: string[], worlds: Script[]): Promise<void> {
  const versions = worlds.flatMap(({ seed, later }, world) => versionsOf([worldOf(relations, seed), ...later], world));
  const sources = relationSources();
  await withDuckDb(path, { threads: '1' }, async (connection) => {
    await connection.run('begin');
    await createTables(connection, sources);
    await writeReference(connection);
    for (const { name } of sources) {
      const rows = versions.flatMap((version) => (version.relation === name ? [version.row] : []));
      await insert(connection, `data."${name}"`, rows);
    }
    const epoch = BigInt(Math.max(...worlds.map(({ later }) => later.length)) + 1);
    await writeFacts(connection, sources, { epoch, format: 'test', builtAtEpoch: epoch, deltas: 0 });
    await connection.run('commit');
  });
}

interface Version {
  relation: string;
  row: Row & { epoch_from: number; epoch_to: number | null };
}

function versionsOf(epochs: Edit[][], world: number): Version[] {
  const current = new Map<string, Version>();
  const past: Version[] = [];
  for (const [at, edits] of epochs.entries()) {
    const epoch = at + 1;
    for (const { relation, slot, chance } of edits) {
      const place = `${relation} ${slot}`;
      const before = current.get(place);
      const row = edited(relationInfo.get(relation)!, world, slot, before?.row, draws(chance));
      if (before && before.row.epoch_from < epoch) past.push({ relation, row: { ...before.row, epoch_to: epoch } });
      if (row) current.set(place, { relation, row: { ...row, epoch_from: epoch, epoch_to: null } });
      else current.delete(place);
    }
  }
  return [...past, ...current.values()];
}

type Draw = <T>(from: readonly T[]) => T;

/** Choices that follow from a number (mulberry32). */
function draws(seed: number): Draw {
  let state = seed;
  return (from) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return from[((t ^ (t >>> 14)) >>> 0) % from.length]!;
  };
}

/** Any number from which choices may follow. */
const seeds = Array.from({ length: 65_536 }, (_, n) => n * 32_749);

function edited(info: RelationInfo, world: number, slot: number, before: Row | undefined, draw: Draw): Row | undefined {
  const columns = [...info.columns].filter(([column]) => column !== 'id');
  const value = ([name, type]: [string, string]) => cellOf(info, world, name, type, draw);
  if (!before)
    return { id: idOf(world, slot), ...Object.fromEntries(columns.map((column) => [column[0], value(column)])) };
  if (draw([0, 1, 2, 3, 4]) === 0) return undefined;
  const changed = Array.from({ length: draw([1, 1, 2, 3]) }, () => draw(columns));
  return { ...before, ...Object.fromEntries(changed.map((column) => [column[0], value(column)])) };
}

/** The same ids in every relation of a world, so that whatever names a record finds one. */
const idOf = (world: number, slot: number): string =>
  `00000000-0000-4000-8000-${String(world * MANY + slot).padStart(12, '0')}`;

const PROVINCE = '410000000000';
const regions = [
  { code: PROVINCE, level: 'province', parent: null, lo: 0, hi: 99 },
  { code: '410200000000', level: 'prefecture', parent: PROVINCE, lo: 10, hi: 49 },
  { code: '410225000000', level: 'county', parent: '410200000000', lo: 20, hi: 29 },
  { code: '410221000000', level: 'county', parent: '410200000000', lo: 30, hi: 39 },
  { code: '411481000000', level: 'county', parent: PROVINCE, lo: 60, hi: 69 },
];
const days = [
  '2016-05-03',
  '2017-06-01',
  '2017-12-27',
  '2018-01-02',
  '2018-03-15',
  '2018-05-02',
  '2018-06-01',
  '2018-06-02',
  '2018-06-08',
  '2018-06-20',
  '2018-09-03',
  '2018-11-05',
  '2018-12-03',
  '2018-12-20',
  '2018-12-28',
  '2019-01-10',
  '2019-03-01',
];
/** When money moves: on few days, so that it adds up; in December and after the year too. */
const paydays = ['2018-06-01', '2018-06-02', '2018-06-04', '2018-06-08', '2018-12-20', '2019-01-10'];
const starts = ['2016-05-03', '2017-06-01', '2018-05-02'];
const amounts = [
  0, 100, 1_000_000, 2_000_000, 4_000_000, 4_500_000, 4_900_000, 5_000_000, 10_000_000, 30_000_000, 60_000_000,
  250_000_000,
];

// biome-ignore format: a table
/** What a text of this name may say: what the rules ask for, and something else. */
const words: Record<string, readonly (string | null)[]> = {
  'agencies.kind': ['unit', 'unit', 'placeholder', 'public_institution'],
  'allocations.kind': ['to_agency', 'to_agency', 'to_region'],
  'indicator_docs.kind': ['normal', 'advance'],
  'payees.kind': ['enterprise', 'individual', 'collective'],
  'vehicle_records.kind': ['passenger', 'farm'],
  'house_records.kind': ['commercial', 'rural'],
  'payments.status': ['paid', 'paid', 'paid', 'paid', 'applied', 'approved', 'void'],
  'subsidy_lines.status': ['success', 'success', 'success', 'failed', 'returned', 'pending'],
  'plans.status': ['approved', 'approved', 'applied'],
  'business_records.status': ['active', 'abnormal', 'revoked', 'cancelled', 'liquidation'],
  'households.status': ['poor', 'lifted', 'other'],
  status: ['live', 'live', 'live', 'void'],
  payee_kind: ['enterprise', 'enterprise', 'individual', 'agent_bank', 'collective'],
  holder_kind: ['agency', 'enterprise', 'individual', 'bank'],
  type_code: ['11', '21', '23', '24', '26', '31', '51'],
  source: ['superior', 'central', 'local', 'carryover'],
  category: ['poverty', 'relocation_financing', 'integrated_agri', 'other'],
  per: ['person', 'household', 'area'],
  frequency: ['monthly', 'yearly'],
  role: ['legal_rep', 'legal_rep', 'shareholder', 'executive'],
  relation: ['户主', '配偶', '子', '其他'],
  post_kind: ['civil_servant', 'village_cadre', 'institution', 'retired', 'welfare_post'],
  direction: ['in', 'in', 'out'],
  settlement_code: ['0', '0', '1'],
  pay_type_code: ['1', '2'],
  business_type: ['1', '2'],
  dep_eco_code: ['30201', '30217', '30101', '31005', '30901', '39999', '30231', null],
  gov_eco_code: ['50201', '50901', null],
  func_code: ['2130504', '2130599', '2030101', null],
  tp_func_code: ['2130504', '2130599', null],
  fund_type_code: ['1', '2', null],
  func_prefixes: ['213', '21305,205', ''],
  origin_level: ['central', 'province'],
  doc_no: ['豫财〔2018〕1号', '豫财〔2018〕2号'],
  superior_doc_no: ['豫财〔2018〕1号', '豫财(2018)1号', '1号', null],
  purpose: ['购买材料', '招待费', '往来款', '购车', '', null],
  contract_no: ['HT-1', 'HT-2', null, null],
  tender_ref: ['ZB-1', null],
  application_no: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'],
  approval_no: [null, null, 'P1'],
  medium: ['card', 'account'],
  id_check: ['ok', 'ok', 'check_digit', 'birth_date'],
  uscc: ['91410225MA44N5TF3K', '91410200170000000X', '410225000000001', null],
  type: ['有限责任公司', '农民专业合作社'],
  list: ['dishonest', 'debarment', 'tax'],
  month: ['2018-05', '2018-06', '2018-11'],
  period: ['2018-05', '2018-06'],
  address: ['兰考县一号', '兰考县二号', null],
  exclusive_group: ['a', 'b', null],
  name: ['甲', '乙有限责任公司', '丙'],
  payee_org_name: ['甲', '乙有限公司', '某乡财政所', null],
  holder_org_name: ['甲', '乙有限责任公司', null],
};

function cellOf(info: RelationInfo, world: number, name: string, type: string, draw: Draw): Row[string] {
  const choice = words[`${info.name}.${name}`] ?? words[name];
  if (choice && type === 'text') return draw(choice);
  if ((mostlyAbsent.has(name) || mostlyAbsent.has(`${info.name}.${name}`)) && draw([0, 1, 2]) > 0) return null;
  if (!required.has(name) && draw([0, 1, 2, 3, 4, 5, 6, 7]) === 0) return null;
  if (type === 'uuid') return idOf(world, draw([0, 0, 0, 1, 1, 2, 3, 4]));
  if (name === 'paid_on') return draw(paydays);
  if (type === 'date')
    return name.endsWith('_to')
      ? draw([null, null, null, ...days])
      : name.endsWith('_from')
        ? draw(starts)
        : draw(days);
  if (type === 'bigint') return draw(amounts);
  if (type === 'boolean') return draw([true, false]);
  if (name === 'fiscal_year') return draw([2018, 2018, 2019]);
  if (type === 'integer') return draw([0, 1, 1, 2, 3, 6, 12, 18, 60, 2500, 10000]);
  if (type === 'numeric') return draw([0, 1, 2.5, 20, 120]);
  if (name.endsWith('region_code')) return draw(regions).code;
  return draw(['a', 'b', 'c']);
}

/** Columns that records have in truth and without which hardly a rule looks at them. */
const required = new Set([
  'status',
  'region_code',
  'amount_fen',
  'paid_on',
  'person_id',
  'agency_id',
  'indicator_id',
  'fund_id',
  'monitored_from',
  'valid_from',
]);
const mostlyAbsent = new Set([
  'refund_of_id',
  'reissue_of_id',
  'origin_indicator_id',
  'guardian_id',
  'closed_on',
  'indicators.agency_id',
]);

async function writeReference(connection: DuckDBConnection): Promise<void> {
  const calendar = testCalendar().map(({ day, isWorkday, workdayNo }) => ({
    day,
    is_workday: isWorkday,
    workday_no: workdayNo,
  }));
  await insert(connection, 'data.calendar', calendar);
  await insert(
    connection,
    'data.regions',
    regions.map(({ code, level, parent }) => ({
      code,
      name: code,
      level,
      admin_parent: parent,
      fiscal_parent: parent,
      is_poverty_county: true,
    })),
  );
  await insert(
    connection,
    'engine.region_interval',
    regions.map(({ code, lo, hi }) => ({ code, scope_lo: lo, scope_hi: hi })),
  );
}

/** One parameter, however many rows: literals would have to be parsed one by one. What a value means follows from the column that it goes into. */
async function insert(connection: DuckDBConnection, table: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const structure = JSON.stringify([Object.fromEntries(columns.map((column) => [column, 'VARCHAR']))]);
  const names = columns.map((column) => `"${column}"`).join(', ');
  await connection.run(
    `insert into ${table} (${names}) select ${names} from (select unnest(from_json($1, ${quoted(structure)}), recursive := true))`,
    [JSON.stringify(rows)],
  );
}
