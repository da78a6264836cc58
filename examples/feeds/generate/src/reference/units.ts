/** The budget units 预算单位 of a finance office: three digits of their code, name after the region's, and kind. */
export interface Unit {
  dept: string;
  name: string;
  kind: 'unit' | 'placeholder' | 'township_gov' | 'finance_dept' | 'public_institution';
  isBudgetUnit: boolean;
}

const unit = (dept: string, name: string): Unit => ({ dept, name, kind: 'unit', isBudgetUnit: true });
const institution = (dept: string, name: string): Unit => ({
  dept,
  name,
  kind: 'public_institution',
  isBudgetUnit: true,
});

export const countyUnits: Unit[] = [
  { dept: '115', name: '财政局', kind: 'finance_dept', isBudgetUnit: true },
  unit('109', '发展和改革委员会'),
  unit('201', '教育体育局'),
  unit('205', '民政局'),
  unit('207', '人力资源和社会保障局'),
  unit('209', '国土资源局'),
  unit('211', '住房和城乡建设局'),
  unit('213', '交通运输局'),
  unit('215', '水利局'),
  unit('217', '农业局'),
  unit('219', '林业局'),
  unit('221', '畜牧局'),
  unit('223', '卫生和计划生育委员会'),
  unit('225', '扶贫开发办公室'),
  unit('227', '残疾人联合会'),
  unit('229', '文化广电新闻出版局'),
  institution('401', '人民医院'),
  institution('402', '职业教育中心'),
  institution('403', '农业技术推广中心'),
  institution('404', '疾病预防控制中心'),
  { dept: '480', name: '供销合作社联合社', kind: 'unit', isBudgetUnit: false },
  { dept: '499', name: '财政预留', kind: 'placeholder', isBudgetUnit: false },
];

/** Above the county there are fewer that spend themselves. */
export const upperUnits: Unit[] = [
  { dept: '115', name: '财政局', kind: 'finance_dept', isBudgetUnit: true },
  unit('213', '交通运输局'),
  unit('215', '水利局'),
  unit('217', '农业局'),
  unit('219', '林业局'),
  unit('225', '扶贫开发办公室'),
  institution('402', '职业技术学院'),
  institution('403', '农业技术推广站'),
];

/** Who may be given money for what. Townships are added in the county. */
export const unitsFor: Record<string, string[]> = {
  works: ['213', '215', '211', '225', '209'],
  industry: ['217', '221', '219', '225'],
  goods: ['201', '223', '229'],
  operations: ['225', '217', '215'],
  relocation: ['109', '225'],
};
