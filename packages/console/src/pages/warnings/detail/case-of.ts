import type { CaseDetailQuery, WarningDetailQuery } from './operations.js';

/** A case as its page asks for it. */
export type CaseOf = Extract<NonNullable<CaseDetailQuery['node']>, { caseNo: string }>;

export const caseOf = ({ node }: CaseDetailQuery): CaseOf | undefined => (node && 'caseNo' in node ? node : undefined);

/** A warning as its page asks for it. */
export type WarningOf = Extract<NonNullable<WarningDetailQuery['node']>, { warningNo: string }>;

export const warningOf = ({ node }: WarningDetailQuery): WarningOf | undefined =>
  node && 'warningNo' in node ? node : undefined;
