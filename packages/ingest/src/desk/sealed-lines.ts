import { fixedPlace, quarantinePlace } from '@qingqu/schema';
import type { DeskDeps } from './desk-deps.js';
import type { SealedRow } from './desk-row.js';

/** The line of a row as it came. */
export const rawLine = (deps: DeskDeps, row: SealedRow): string =>
  deps.vault.open(row.rawSealed, quarantinePlace(row.fileId, row.rowNo));

/** The corrected line, if there is one. */
export const fixedLine = (deps: DeskDeps, row: SealedRow): string | undefined =>
  row.fixedSealed ? deps.vault.open(row.fixedSealed, fixedPlace(row.fileId, row.rowNo)) : undefined;
