import type { Viewer } from '../../app/session.js';

/** Changes that take effect in one region are for its people; all others change what everybody is watched by. */
const REGIONAL = ['PARAMETER', 'WHITELIST', 'WHITELIST_END'];

/** Whether it is of use to offer somebody to propose or decide such a change. The server alone decides, by region too. */
export function mayChange({ role, departmentKinds, region }: Viewer, kind: string): boolean {
  if (role !== 'STAFF' && role !== 'SUPERVISOR') return false;
  if (REGIONAL.includes(kind)) return true;
  return region?.level === 'PROVINCE' && (role === 'SUPERVISOR' || departmentKinds.includes('AGRI'));
}
