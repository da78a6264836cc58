import type { Pair } from '../../../words/language.js';

export const words = {
  closes: ['已结账月份', 'Closed months'],
  preview: ['{month} 结账预览', 'What closing {month} would freeze'],
  notOver: [
    '{month} 尚未结束，期满后方可结账；以下按目前情况测算',
    '{month} is not over, so it is not closed yet. This is how it stands now',
  ],
  over: [
    '{month} 已期满，可以结账；以下为结账时将冻结的状态',
    '{month} is over and can be closed. This is what would be frozen',
  ],
  frozen: [
    '结账后不再变动：此后的整改计入当期',
    'A closed month never changes: what is rectified later counts in the month that is open then',
  ],
  nothing: ['尚无案件，无需结账', 'There is no case yet, so there is no month to close'],
  onlyProblems: ['只看有问题或有变动的地区', 'Only regions with problems or changes'],
  problemRegions: ['存在预警问题的市县', 'Regions with problems'],
  wouldMove: ['升级阶段将变动', 'Would move'],
  openCases: ['未整改案件', 'Open cases'],
  newWarnings: ['新增预警', 'New warnings'],
  red: ['其中红色', 'Of them red'],
  region: ['地区', 'Region'],
  streak: ['连续月数', 'Months in a row'],
  would: ['结账后阶段', 'Would stand at'],
  ledger: ['台账', 'Ledgers'],
  testEnd: ['月末存在即计为问题月', 'A problem counts when it stands at the month’s end'],
  testAny: ['月内任一时点存在即计为问题月', 'A problem counts when it stood at any moment of the month'],
  identityAny: ['任一预警连续', 'Months in a row with any problem'],
  identitySame: ['同一预警连续', 'Months in a row with the same warning'],
  withChildren: ['市本级含所辖县', 'A prefecture’s problems include its counties’'],
  withoutChildren: ['市本级不含所辖县', 'A prefecture’s problems are its own'],
  frequent: [
    '“频繁”：近 {ofMonths} 个月中有 {problemMonths} 个问题月，或 {withinDays} 天内新增 {newWarnings} 条，或新增红色 {red} 条',
    'Frequent: {problemMonths} of {ofMonths} months with problems, or {newWarnings} new warnings in {withinDays} days, or {red} new red ones',
  ],
  clean: [
    '约谈后连续 {months} 个月无问题恢复正常',
    'Normal again after {months} months without problems since the interview',
  ],
  terms: [
    '台账确认 {confirm} 个工作日、上报 {report} 个工作日',
    'Ledgers: {confirm} working days to confirm, {report} to report',
  ],
} as const satisfies Record<string, Pair>;
