const titles: Readonly<Record<string, string>> = {
  budget: '预算',
  treasury: '国库',
  treasury_payment: '国库支付执行',
  agri: '农财',
  business: '业务',
  it: '信息化',
  supervision: '监督检查',
  leadership: '领导',
};

/** What staff call a kind of finance department (Art. 13); a kind that is not known is called by its code. */
export const departmentTitle = (kind: string): string => titles[kind] ?? kind;
