import type { Role } from '@qingqu/schema';

/** What data may be used for (Art. 9: 用于扶贫业务管理，不得用于任何商业等其他用途). There is no other use. */
export const purposeCodes = [
  'warning_handling',
  'inspection',
  'assessment',
  'reconciliation',
  'external_exchange',
] as const;
export type PurposeCode = (typeof purposeCodes)[number];

/** As people write them. */
export const purposeNames: Readonly<Record<PurposeCode, string>> = {
  warning_handling: '预警处理',
  inspection: '监督检查',
  assessment: '考核',
  reconciliation: '核对',
  external_exchange: '对外交换',
};

/** What an office works for: the purpose of those who name none. */
const usual: Readonly<Record<Role, PurposeCode>> = {
  staff: 'warning_handling',
  supervisor: 'inspection',
  auditor: 'inspection',
  admin: 'inspection',
  leader: 'assessment',
  service: 'reconciliation',
};

/** What tells of a purpose. */
export interface PurposeSaid {
  code?: PurposeCode | undefined;
  /** In words. Where they begin with a code or its name, that is the purpose. */
  purpose?: string | undefined;
  /** Data that leave under an exchange leave for it. */
  exchange?: string | undefined;
}

/** The purpose code of whoever asks for data in a role: each question and export has one. */
export function purposeOf(role: Role, { code, purpose, exchange }: PurposeSaid): PurposeCode {
  if (code) return code;
  if (exchange) return 'external_exchange';
  const words = (purpose ?? '').trim().toLowerCase().replace(/[ -]/g, '_');
  return purposeCodes.find((each) => words.startsWith(each) || words.startsWith(purposeNames[each])) ?? usual[role];
}
