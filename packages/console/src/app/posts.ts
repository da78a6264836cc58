import type { DepartmentKind, Role } from './operations.js';
import type { Viewer } from './session.js';

type Posted = Pick<Viewer, 'role' | 'departmentKinds'>;

/** `isOneOf('STAFF', 'SUPERVISOR')`: for the `isFor` of pages. */
export const isOneOf =
  (...roles: Role[]) =>
  ({ role }: Posted): boolean =>
    roles.includes(role);

/** Everybody but those who run the platform and see no business record (Art. 10). */
export const readsRecords = ({ role }: Posted): boolean => role !== 'ADMIN';

/** Who sees single payments, payees and warnings: leadership has totals. */
export const readsDetails = ({ role }: Posted): boolean => role !== 'ADMIN' && role !== 'LEADER';

export const isOfDepartment =
  (...kinds: DepartmentKind[]) =>
  ({ departmentKinds }: Posted): boolean =>
    departmentKinds.some((kind) => kinds.includes(kind));
