const titles: Readonly<Record<string, string>> = {
  budget: '预算',
  treasury: '国库',
  treasury_payment: '国库支付',
  agri: '农业',
  business: '业务',
  it: '信息化',
  supervision: '监督检查',
};

/** What staff call a kind of finance department (Art. 13); undefined of one that is no division. */
export const divisionTitle = (kind: string): string | undefined => titles[kind];

/** What a message calls a kind of department; one that is no division by its code. */
export const departmentTitle = (kind: string): string => divisionTitle(kind) ?? kind;
