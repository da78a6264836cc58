import type { Problem } from '@qingqu/ingest';
import type { RowProblemType } from './desk.types.js';

/** What is wrong with a row, as the API says it. */
export const problemOf = ({
  code,
  column,
  what,
  expected,
}: Omit<Problem, 'code'> & { code: string }): RowProblemType => ({
  code,
  column: column ?? null,
  whatZh: what.zh,
  whatEn: what.en,
  expectedZh: expected.zh,
  expectedEn: expected.en,
});
