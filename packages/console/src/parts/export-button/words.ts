import type { Pair } from '../../words/language.js';

export const words = {
  title: ['导出“{what}”', 'Export “{what}”'],
  about: [
    '按当前筛选条件导出，内容与页面所见一致，个人信息保持脱敏；导出记入审计。',
    'Exports what the present filter shows, masked as on the page. It is written into the audit log.',
  ],
  format: ['格式', 'Format'],
  xlsx: ['Excel 工作簿', 'Excel workbook'],
  purposeCode: ['用途类别', 'Kind of use'],
  purpose: ['用途说明', 'What it is for'],
  purposeNeeded: [
    '请填写 4 至 500 字的用途，例如：核对发放名单',
    'Say in 4 to 500 characters, such as: checking the list of payments',
  ],
  ticket: ['文号或工单号', 'Document or ticket'],
  start: ['开始导出', 'Start'],
  rows: ['已写 {done} / {total} 行', '{done} of {total} rows written'],
  rowsDone: ['已写 {done} 行', '{done} rows written'],
  waiting: ['排队等待后台处理……', 'Waiting for a worker …'],
  done: ['导出完成，共 {done} 行，文件保留七天', 'Done: {done} rows. The file is kept for seven days'],
  failed: ['导出未完成', 'The export did not succeed'],
  stop: ['取消导出', 'Cancel the export'],
  again: ['再导出一次', 'Export again'],
} as const satisfies Record<string, Pair>;
