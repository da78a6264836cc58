/** Statistics of online operation by the IT office, or system use and warning follow-up by the agricultural division (Art. 20). */
export type CircularStream = 'it' | 'agri';

export const circularBasis = '豫财办〔2018〕33号 第二十条';
