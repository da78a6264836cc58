import { businessTables, type SealedTable, sealedTables } from '@qingqu/schema';
import { choiceName } from '../model/choice.js';

const SEALED = /_sealed$/;

/** What the sealed columns hold. A column without a word here cannot be revealed, and fails a test. */
export const revealMeanings: Readonly<Record<string, string>> = {
  NAME: 'Name in full 姓名.',
  ID_NO: 'ID number 证件号码.',
  ACCOUNT_NO: 'Account number 账号.',
  CARD_NO: 'Card number 卡号.',
  PAYEE_NAME: "Payee's name as on the voucher 收款人名称.",
};

/** The tables of records whose sealed values may be revealed: those of what stands now. Raw lines have a desk of their own. */
export const revealTables: ReadonlyMap<string, SealedTable> = new Map(
  sealedTables().flatMap((table) => (businessTables.has(table.name) ? [[table.name, table]] : [])),
);

/** `id_no_sealed` → `ID_NO`. */
export const revealFieldOf = (column: string): string => choiceName(column.replace(SEALED, ''));

/** The fields of a table, by the column that each is sealed in. */
export const revealFieldsOf = ({ columns }: SealedTable): Map<string, string> =>
  new Map(columns.map((column) => [revealFieldOf(column), column]));
