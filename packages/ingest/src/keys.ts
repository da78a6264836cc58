import { identity } from '@qingqu/schema';
import { account, openText, person, uscc } from './columns.js';
import { Fault } from './fault.js';
import type { ColumnKind, FeedKey } from './feed.js';

// Where a record's identity comes from. The table's name is part of it, so keys of two feeds never meet.

/** A key column that fills `into` as well, or nothing else. */
const keyColumn =
  (example: string, into?: string): ColumnKind =>
  (header, table) => ({
    header,
    type: 'key',
    required: true,
    example,
    expected: {
      zh: '来源系统中该记录的唯一标识，不超过 200 个字符',
      en: "the record's own key in its source system, at most 200 characters",
    },
    fills: into ? [into] : [],
    read: (cell) => {
      const key = openText(cell, 200);
      return typeof key === 'string' ? key : new Fault('E_KEY', key);
    },
    write: (value, row) => {
      if (into && table.columns.has(into)) row.set(into, value);
    },
  });

/** The source's own key of the record, in the column `key`; `into` when the table keeps it as a column of its own too. */
export const ownKey = (example: string, into?: string): FeedKey => ({
  columns: { key: keyColumn(example, into) },
  identify: (cell, _, tableName) => ({ id: identity(tableName, cell('key')!), sourceKey: cell('key')! }),
});

/** An enterprise: the key is its unified social credit code. */
export const usccKey: FeedKey = {
  columns: { key: (_, table) => ({ ...uscc()('key', table), required: true }) },
  identify: (cell) => ({ id: identity('enterprise', cell('key')!), sourceKey: cell('key')! }),
};

/** Two of the record's own columns together. `key` may be left out; if it is there, it must say the same. */
const joinedKey = (example: string, [first, second]: [string, string], zh: string): FeedKey => ({
  columns: { key: (header, table) => ({ ...keyColumn(example)(header, table), required: false }) },
  identify: (cell, _, tableName) => {
    const key = `${cell(first)}:${cell(second)}`;
    const given = cell('key');
    if (given !== null && given !== key)
      return new Fault('E_KEY', { zh: `key 与“${zh}”不一致`, en: `key is not <${first}>:<${second}>` });
    return { id: identity(tableName, key), sourceKey: key };
  },
});

/** A document: issuing region and number. */
export const documentKey = joinedKey(
  '410000000000:豫财农〔2018〕12号',
  ['issuing_region_code', 'doc_no'],
  '发文区划代码:文号',
);

/** What a region has once a year. */
export const regionYearKey = joinedKey('410225000000:2018', ['region_code', 'fiscal_year'], '区划代码:年度');

/** A natural person: the ID number, of which only the keyed identity is kept as key. */
export const personKey: FeedKey = {
  columns: { id_no: person({ id: 'id' }) },
  identify: (cell, vault) => {
    const id = vault.personId(cell('id_no')!);
    return { id, sourceKey: id };
  },
};

/** A bank account: the account number, of which only the keyed identity is kept as key. */
export const accountKey: FeedKey = {
  columns: { account_no: account({ id: 'id' }) },
  identify: (cell, vault) => {
    const id = vault.accountId(cell('account_no')!);
    return { id, sourceKey: id };
  },
};
