import type { Pair } from '../../../words/language.js';

export const words = {
  title: ['岗位空缺', 'Offices missing'],
  about: [
    '各市县财政部门应指定系统管理员和应用人员（第十条）。以下地区尚未指定，或有未办结案件而无人办理',
    'Every finance department designates an administrator and application staff (Art. 10). These have none, or open cases and nobody to handle them',
  ],
  none: ['岗位齐全', 'None is missing'],
  office: ['岗位', 'Office'],
  region: ['地区', 'Region'],
  department: ['处室', 'Department'],
  openCases: ['未办结案件', 'Open cases'],
  onlyWithCases: ['只看有未办结案件的', 'Only with open cases'],
  count: ['共 {count} 处', '{count} in all'],
} as const satisfies Record<string, Pair>;
