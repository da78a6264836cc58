import type { Words } from './words.js';

/** Why a row, a cell or a file was refused. Documented in README.md. */
export type ReasonCode =
  | 'E_ENCODING'
  | 'E_NUL'
  | 'E_QUOTES'
  | 'E_TOO_LONG'
  | 'E_COLUMNS'
  | 'E_RECORD'
  | 'E_KEY'
  | 'E_KEY_CONFLICT'
  | 'E_CONFLICT'
  | 'E_REV'
  | 'E_REQUIRED'
  | 'E_TEXT'
  | 'E_AMOUNT'
  | 'E_NUMBER'
  | 'E_DATE'
  | 'E_INSTANT'
  | 'E_MONTH'
  | 'E_BOOLEAN'
  | 'E_CODE'
  | 'E_REGION'
  | 'E_SCOPE'
  | 'E_ID_NUMBER'
  | 'E_USCC'
  | 'E_ACCOUNT_NO'
  | 'E_PHONE'
  | `E_DB_${string}`;

/** What is wrong with a cell. Never holds the cell's text: it may be somebody's number that slipped into the wrong column. */
export class Fault {
  constructor(
    readonly code: ReasonCode,
    readonly what: Words,
  ) {}
}
