import { bigint, boolean, date, index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { civilDate, regionCode, table } from '../columns.js';

/** Regions 省/市/县/乡 with an administrative and a fiscal parent; the interval numbers the fiscal tree (see region-intervals.ts). */
export const region = table(
  'region',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    level: text({ enum: ['province', 'prefecture', 'county', 'township', 'village'] }).notNull(),
    kind: text({ enum: ['division', 'zone'] }).notNull(),
    adminParent: regionCode(),
    fiscalParent: regionCode(),
    mofDivCode: text().notNull(),
    isPovertyCounty: boolean().notNull(),
    validFrom: civilDate(),
    validTo: civilDate(),
    successor: regionCode(),
    scopeLo: bigint({ mode: 'bigint' }).notNull(),
    scopeHi: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('region_fiscal_parent').on(t.fiscalParent), index('region_scope').on(t.scopeLo)],
);

/** A working-day calendar; a later version of a day replaces the earlier one (Spring Festival 2020 was changed half-way). */
export const calendarDay = table(
  'calendar_day',
  {
    day: date({ mode: 'string' }).notNull(),
    version: integer().notNull(),
    isWorkday: boolean().notNull(),
    kind: text({ enum: ['workday', 'weekend', 'holiday', 'makeup'] }).notNull(),
    nameZh: text(),
    sourceDoc: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.version] })],
);

/** Every code system (functional, economic, settlement, account type …) as data. */
export const codeItem = table(
  'code_item',
  {
    system: text().notNull(),
    code: text().notNull(),
    nameZh: text().notNull(),
    nameEn: text().notNull(),
    parent: text(),
    isLeaf: boolean().notNull(),
    note: text(),
  },
  (t) => [primaryKey({ columns: [t.system, t.code] })],
);

/** A finance department's division (Art. 13): the kinds that warnings are routed to. */
export const department = table(
  'department',
  {
    id: text().primaryKey(),
    regionCode: regionCode().notNull(),
    kind: text({
      enum: ['budget', 'treasury', 'treasury_payment', 'agri', 'business', 'it', 'supervision', 'leadership'],
    }).notNull(),
    name: text().notNull(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('department_scope').on(t.scopeOrd)],
);
