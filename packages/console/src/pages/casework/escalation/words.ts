import type { Pair } from '../../../words/language.js';

export const words = {
  preview: ['{month} 月末拟升级地区', 'What would be due at the end of {month}'],
  previewAbout: [
    '如不再办理，至月末连续三个月存在未整改预警问题的市县应专项督查；督查后仍频繁出现的应约谈（第十七条）',
    'If nothing more is done: after three months of problems in a row an inspection is due, and an interview where they stay frequent after it (Art. 17)',
  ],
  none: ['目前没有拟升级的地区', 'Nothing would be due'],
  region: ['地区', 'Region'],
  now: ['当前阶段', 'Stands at'],
  would: ['拟升级为', 'Would stand at'],
  streak: ['连续月数', 'Months in a row'],
  counted: ['计入月份（未整改案件）', 'Months that count (open cases)'],
  openCases: ['未整改案件', 'Open cases'],
  inspect: ['下达专项督查', 'Order an inspection'],
  talk: ['通知约谈', 'Convene an interview'],
  acts: ['办理', 'To do'],
  reasonInspection: [
    '{region}截至{month}连续{streak}个月存在未整改预警问题：{months}。依据第十七条组织专项督查。',
    '{region}: problems in {streak} months in a row up to {month}: {months}. Inspection by Art. 17.',
  ],
  reasonInterview: [
    '{region}专项督查后预警问题仍频繁出现：{months}。依据第十七条约谈主要负责同志。',
    '{region}: problems stay frequent after the inspection: {months}. Interview by Art. 17.',
  ],
  open: ['{month}（{count} 件）', '{month} ({count})'],
} as const satisfies Record<string, Pair>;
