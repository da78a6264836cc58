import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const regionLevels = ['province', 'prefecture', 'county', 'township', 'village'] as const;
const regionKinds = ['division', 'zone'] as const;
const dayKinds = ['workday', 'weekend', 'holiday', 'makeup'] as const;

/** A region 省/市/县/乡, in force or superseded. Codes have 12 digits: GB/T 2260 (6), GB/T 10114 (3), village (3). */
export interface Region {
  code: string;
  name: string;
  level: (typeof regionLevels)[number];
  /** `zone`: a development zone, farm or the like that the statistical list treats as a region of its level. */
  kind: (typeof regionKinds)[number];
  adminParent: string | null;
  /** Where its money comes from: for a directly managed county (省直管县) the province, else the administrative parent. */
  fiscalParent: string | null;
  /** 9-digit 财政区划代码. */
  mofDivCode: string;
  /** On the national or the provincial list of poor counties of 2014 to 2020. */
  isPovertyCounty: boolean;
  /** First day of validity, or null: before the records begin. */
  validFrom: string | null;
  /** First day on which it is no longer valid, or null: in force. */
  validTo: string | null;
  /** The code that took this one's place. */
  successor: string | null;
}

/** A day of the State Council calendar. */
export interface CalendarDay {
  /** Civil date in Asia/Shanghai, 'YYYY-MM-DD'. */
  date: string;
  isWorkday: boolean;
  /** `makeup`: a weekend day that is worked (调休上班). */
  kind: (typeof dayKinds)[number];
  /** The holiday, also on a make-up day the one it makes up for. */
  nameZh: string | null;
  /** The notice that says so. */
  sourceDoc: string;
  version: number;
}

/** An item of a code system. */
export interface CodeItem {
  system: string;
  code: string;
  nameZh: string;
  nameEn: string;
  /** A code of the same system. */
  parent: string | null;
  /** The lowest level of the official system, to which money may be booked; a class of which only the head is listed is no leaf. */
  isLeaf: boolean;
  note: string | null;
}

/** All reference data, checked. */
export interface Reference {
  regions: Region[];
  calendar: CalendarDay[];
  codes: CodeItem[];
}

/**
 * Reads regions.csv, calendar.csv and codes.csv.
 *
 * @param dir the folder that holds them, `schema/reference` in a checkout
 * @throws with file, line and column when a cell is not what its column holds, a key comes twice, or a row points nowhere
 */
export function readReference(dir: string): Reference {
  const regions = readTable(dir, 'regions.csv', toRegion, (row) => row.code);
  const calendar = readTable(dir, 'calendar.csv', toCalendarDay, (row) => `${row.date} version ${row.version}`);
  const codes = readTable(dir, 'codes.csv', toCodeItem, (row) => `${row.system} ${row.code}`);
  checkRegions(regions);
  checkCodes(codes);
  return { regions, calendar, codes };
}

function toRegion(row: Row): Region {
  return {
    code: row.matching('code', /^\d{12}$/, '410225000000'),
    name: row.text('name', '兰考县'),
    level: row.oneOf('level', regionLevels),
    kind: row.oneOf('kind', regionKinds),
    adminParent: row.orNull('admin_parent', /^\d{12}$/, '410200000000'),
    fiscalParent: row.orNull('fiscal_parent', /^\d{12}$/, '410000000000'),
    mofDivCode: row.matching('mof_div_code', /^\d{9}$/, '410225000'),
    isPovertyCounty: row.flag('is_poverty_county'),
    validFrom: row.orNull('valid_from', civilDate, '2019-08-29'),
    validTo: row.orNull('valid_to', civilDate, '2019-08-29'),
    successor: row.orNull('successor', /^\d{12}$/, '410783000000'),
  };
}

function toCalendarDay(row: Row): CalendarDay {
  return {
    date: row.matching('date', civilDate, '2018-10-01'),
    isWorkday: row.flag('is_workday'),
    kind: row.oneOf('kind', dayKinds),
    nameZh: row.orNull('name_zh', /./, '国庆节'),
    sourceDoc: row.text('source_doc', '国办发明电〔2017〕12号'),
    version: Number(row.matching('version', /^[1-9]\d*$/, '1')),
  };
}

function toCodeItem(row: Row): CodeItem {
  return {
    system: row.text('system', 'functional'),
    code: row.text('code', '2130505'),
    nameZh: row.text('name_zh', '生产发展'),
    nameEn: row.text('name_en', 'Production development'),
    parent: row.orNull('parent', /./, '21305'),
    isLeaf: row.flag('is_leaf'),
    note: row.orNull('note', /./, '政府性基金'),
  };
}

const civilDate = /^\d{4}-\d{2}-\d{2}$/;

/** One record of a file, whose readers name the place when a cell is not what its column holds. */
class Row {
  constructor(
    private readonly file: string,
    readonly line: number,
    private readonly cells: Readonly<Record<string, string>>,
  ) {}

  matching(column: string, pattern: RegExp, example: string): string {
    const cell = this.cells[column];
    if (cell === undefined) throw new Error(`${this.file}: the column ${column} is missing`);
    if (!pattern.test(cell))
      throw new Error(`${this.file} line ${this.line}, ${column}: "${cell}" is not right; a valid example: ${example}`);
    return cell;
  }

  text(column: string, example: string): string {
    return this.matching(column, /./, example);
  }

  orNull(column: string, pattern: RegExp, example: string): string | null {
    return this.cells[column] === '' ? null : this.matching(column, pattern, example);
  }

  flag(column: string): boolean {
    return this.oneOf(column, ['true', 'false']) === 'true';
  }

  oneOf<const T extends string>(column: string, values: readonly T[]): T {
    return this.matching(column, new RegExp(`^(${values.join('|')})$`), values.join(' or ')) as T;
  }
}

function readTable<T>(dir: string, file: string, toRow: (row: Row) => T, keyOf: (row: T) => string): T[] {
  const records = parse<{ record: Record<string, string>; info: { lines: number } }>(readFileSync(join(dir, file)), {
    columns: true,
    info: true,
    bom: true,
  });
  const lineOf = new Map<string, number>();
  return records.map(({ record, info }) => {
    const row = toRow(new Row(file, info.lines, record));
    const key = keyOf(row);
    const earlier = lineOf.get(key);
    if (earlier !== undefined) throw new Error(`${file} line ${info.lines}: ${key} is already on line ${earlier}`);
    lineOf.set(key, info.lines);
    return row;
  });
}

function checkRegions(regions: readonly Region[]): void {
  const codes = new Set(regions.map((region) => region.code));
  for (const { code, adminParent, fiscalParent, successor } of regions) {
    for (const [column, target] of Object.entries({
      admin_parent: adminParent,
      fiscal_parent: fiscalParent,
      successor,
    })) {
      if (target !== null && !codes.has(target))
        throw new Error(`regions.csv, region ${code}: its ${column} ${target} is not in the file`);
    }
  }
}

function checkCodes(codes: readonly CodeItem[]): void {
  const byKey = new Map(codes.map((item) => [`${item.system} ${item.code}`, item]));
  for (const { system, code, parent } of codes) {
    if (parent === null) continue;
    const head = byKey.get(`${system} ${parent}`);
    if (!head) throw new Error(`codes.csv, ${system} ${code}: its parent ${parent} is not in the file`);
    if (head.isLeaf) throw new Error(`codes.csv, ${system} ${parent}: marked as a leaf, but ${code} is below it`);
  }
}
