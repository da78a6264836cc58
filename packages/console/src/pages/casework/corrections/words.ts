import type { Pair } from '../../../words/language.js';

export const words = {
  versions: ['数据记录：更正前后对照', 'The record: before and after'],
  present: ['数据记录：现行版本', 'The record as it stands'],
  openRecord: ['查看记录', 'Open the record'],
  field: ['字段', 'Field'],
  before: ['第 {version} 版（更正前）', 'Version {version} (before)'],
  after: ['第 {version} 版（更正后）', 'Version {version} (after)'],
  now: ['第 {version} 版（现行）', 'Version {version} (in force)'],
  changed: ['已更正', 'Corrected'],
  onlyChanged: ['只看不同之处', 'Only what differs'],
  unreadable: ['来源文件行无法读取，请查看记录页', 'The source line cannot be read: see the page of the record'],
  masked: ['证件号码、账号、姓名以脱敏形式显示', 'Numbers and names of persons are masked'],
  warnings: ['重新评估的预警', 'Warnings that are judged anew'],
  evaluated: ['更正入库后，由随后的预警运行重新评估', 'Judged by the sweep that follows the correction'],
  case: ['案件', 'Case'],
} as const satisfies Record<string, Pair>;
