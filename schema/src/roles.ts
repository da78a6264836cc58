/**
 * What a user may be. With the region and the kinds of department of a grant they make the offices of the measure: staff of the
 * budget, treasury, agricultural finance and business divisions, supervision, leadership, auditors, administrators of the
 * province and of a place (Art. 10, 11), and programs.
 */
export const roles = ['staff', 'supervisor', 'leader', 'auditor', 'service', 'admin'] as const;

export type Role = (typeof roles)[number];

/** Whether the role works with business records; administrators never do (Art. 10). */
export const isApplicationRole = (role: Role): boolean => role !== 'admin';
