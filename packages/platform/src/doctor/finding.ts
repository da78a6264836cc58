import type { Patient } from './patient.js';

export type State = 'ok' | 'warn' | 'fail';

/** What one look has found: what there is to it and, unless it is in order, what to do. */
export interface Finding {
  state: State;
  zh: string;
  en: string;
}

export const ok = (zh: string, en: string): Finding => ({ state: 'ok', zh, en });
export const warn = (zh: string, en: string): Finding => ({ state: 'warn', zh, en });
export const fail = (zh: string, en: string): Finding => ({ state: 'fail', zh, en });

/** Looks at one thing, and changes nothing. */
export type Check = (patient: Patient) => Promise<Finding[]>;

/** A look that needs the database; where there is none, another check has said so. */
export const onDatabase =
  (look: (patient: Patient & { database: NonNullable<Patient['database']> }) => Promise<Finding[]>): Check =>
  async (patient) => {
    const { database } = patient;
    return database ? look({ ...patient, database }) : [];
  };
