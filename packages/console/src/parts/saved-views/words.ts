import type { Pair } from '../../words/language.js';

export const words = {
  views: ['常用筛选', 'Saved filters'],
  none: ['还没有常用筛选', 'No saved filters yet'],
  keep: ['保存当前筛选', 'Save these filters'],
  name: ['名称', 'Name'],
  nameNeeded: ['请填写 1 至 40 字的名称，例如 本科室超期', 'A name of 1 to 40 characters, such as Overdue of ours'],
  isDefault: ['打开本页时使用', 'Open the page with it'],
  makeDefault: ['设为默认', 'Make it the default'],
  noDefault: ['取消默认', 'No longer the default'],
  remove: ['删除', 'Delete'],
  removeThis: ['删除常用筛选“{name}”？', 'Delete the filter "{name}"?'],
  standard: ['默认', 'Default'],
  more: ['管理常用筛选', 'Manage saved filters'],
} as const satisfies Record<string, Pair>;
