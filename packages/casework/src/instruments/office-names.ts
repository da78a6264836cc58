import { divisionTitle } from '../matter/department.js';

/** A region by name and level. */
export interface NamedRegion {
  name: string;
  level: string;
}

/** As 河南省财政厅, 商丘市财政局. */
export const financeOf = ({ name, level }: NamedRegion): string => `${name}财政${level === 'province' ? '厅' : '局'}`;

/** As 河南省财政厅农业处, 民权县财政局国库科. The province has an authority of its own for supervision (Art. 17). */
export function officeOf(region: NamedRegion, departmentKind: string): string {
  if (departmentKind === 'supervision' && region.level === 'province') return `${region.name}财政监督检查局`;
  return `${financeOf(region)}${divisionTitle(departmentKind) ?? ''}${region.level === 'province' ? '处' : '科'}`;
}
