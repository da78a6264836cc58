import { errorLine } from '../say.js';
import { epochs, nights } from './checks/data.js';
import { environment } from './checks/environment.js';
import { audit, backups, keys } from './checks/keeping.js';
import { clock, disk, tls } from './checks/machine.js';
import { bloat, connections, postgres, replication, settings, transactions } from './checks/postgres.js';
import { processes, redis, work } from './checks/queue.js';
import { apiLogin, guards, migrations } from './checks/schema.js';
import { type Check, type Finding, fail } from './finding.js';
import type { Patient } from './patient.js';

/** What is looked at, in this order; registering one more is one line. */
const checks = {
  environment,
  postgres,
  migrations,
  guards,
  'api-login': apiLogin,
  settings,
  connections,
  transactions,
  bloat,
  replication,
  clock,
  disk,
  redis,
  work,
  processes,
  nights,
  epochs,
  audit,
  backups,
  keys,
  tls,
} satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;
export const checkNames = Object.keys(checks) as CheckName[];

export interface Line extends Finding {
  check: CheckName;
}

/** Looks at everything, one after the other. A look that fails is a finding like any other. */
export async function* examine(patient: Patient, names: readonly CheckName[] = checkNames): AsyncGenerator<Line> {
  for (const check of names) {
    const found = await (checks[check] as Check)(patient).catch((error: unknown) => [notSeen(error)]);
    for (const finding of found) yield { check, ...finding };
  }
}

const notSeen = (error: unknown): Finding =>
  fail(`无法检查：${errorLine(error)}`, `it could not be looked at: ${errorLine(error)}`);
