/** A region by name and level. */
export interface NamedRegion {
  name: string;
  level: string;
}

const divisions: Readonly<Record<string, string>> = {
  budget: '预算',
  treasury: '国库',
  treasury_payment: '国库支付',
  agri: '农业',
  business: '业务',
  it: '信息化',
  supervision: '监督检查',
};

/** As 河南省财政厅, 商丘市财政局. */
export const financeOf = ({ name, level }: NamedRegion): string => `${name}财政${level === 'province' ? '厅' : '局'}`;

/** As 河南省财政厅农业处, 民权县财政局国库科. The province has an authority of its own for supervision (Art. 17). */
export function officeOf(region: NamedRegion, departmentKind: string): string {
  if (departmentKind === 'supervision' && region.level === 'province') return `${region.name}财政监督检查局`;
  return `${financeOf(region)}${divisions[departmentKind] ?? ''}${region.level === 'province' ? '处' : '科'}`;
}

/** 2018-10-15 → 2018年10月15日. */
export const chineseDay = (day: string): string => {
  const [year, month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};
