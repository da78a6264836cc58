import type { Role } from '@qingqu/schema';

/** For whom a kind of record is. The grants and policies of the database say the same; `scope.test.ts` compares them. */
export type Audience =
  /** Everybody who is signed in: reference data, and how the platform runs. */
  | 'everyone'
  /** Those who work with business records, never administrators (Art. 10). */
  | 'business'
  /** The budget chain, which names no person: leadership reads it too. */
  | 'budget'
  /** Administrators and auditors: how programs get in. */
  | 'administration'
  /** The seals of the audit log. */
  | 'audit';

const business: readonly Role[] = ['staff', 'supervisor', 'auditor', 'service'];
const all: readonly Role[] = [...business, 'leader', 'admin'];

const audiences: Readonly<Record<Audience, readonly Role[]>> = {
  everyone: all,
  business,
  budget: [...business, 'leader'],
  administration: ['admin', 'auditor'],
  audit: ['auditor'],
};

export const mayRead = (audience: Audience, role: Role): boolean => audiences[audience].includes(role);
