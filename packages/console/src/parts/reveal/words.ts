import type { Pair } from '../../words/language.js';

export const words = {
  reveal: ['查看完整信息', 'Show in full'],
  revealWhat: ['查看完整的{what}', 'Show the whole {what}'],
  about: [
    '仅限本次用途。查看人、用途和文号记入审计，且计入当日次数。',
    'For this purpose only. Who looked, what for and under which document is written into the audit log and counts towards the day’s number.',
  ],
  purpose: ['用途', 'Purpose'],
  purposeHint: ['例如：核实预警涉及的收款人身份', 'Such as: verifying the payee of a warning'],
  ticket: ['文号或工单号', 'Document or ticket'],
  ticketHint: ['例如：豫财监〔2018〕12号', 'Such as the number of a letter or case'],
  quota: ['审计记录 {no}；今日还可查看 {left} 次', 'Audit entry {no}; {left} more today'],
  hide: ['隐藏', 'Hide'],
  needed: ['请填写 4 至 500 字', '4 to 500 characters'],
} as const satisfies Record<string, Pair>;
