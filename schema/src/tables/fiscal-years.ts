import { integer, text } from 'drizzle-orm/pg-core';
import { table } from '../columns.js';

/**
 * Of which fiscal year records are being added to a yearly table: a primary key holds within a part only, so those who add
 * records of one year work side by side, and those of different years one after the other.
 */
export const fiscalYearTurn = table('fiscal_year_turn', {
  tableName: text().primaryKey(),
  fiscalYear: integer(),
});
