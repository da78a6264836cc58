import type { Pair } from '../../../words/language.js';

export const words = {
  sure: ['确定要办理吗？', 'Shall this be done?'],
  onceTitle: ['请立即抄录，关闭后不再显示', 'Write it down now: it is not shown again'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  noted: ['已抄录，关闭', 'I have it, close'],
} as const satisfies Record<string, Pair>;
