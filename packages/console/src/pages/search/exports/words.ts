import type { Pair } from '../../../words/language.js';

export const words = {
  exports: ['导出文件', 'Exports'],
  kind: ['内容', 'Content'],
} as const satisfies Record<string, Pair>;
