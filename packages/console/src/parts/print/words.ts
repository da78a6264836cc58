import type { Pair } from '../../words/language.js';

export const words = {
  document: ['文书', 'Document'],
  docx: ['Word 文件', 'Word file'],
  xlsx: ['Excel 文件', 'Excel file'],
  failed: ['文书未能取得，请稍后再试', 'The document could not be fetched: try again later'],
} as const satisfies Record<string, Pair>;
