import type { Pair } from '../../words/language.js';

export const words = {
  attachments: ['附件', 'Attachments'],
  add: ['上传附件', 'Add files'],
  kinds: ['可上传 PDF、图片、DOCX、XLSX、TXT，每个不超过 20 MB', 'PDF, pictures, DOCX, XLSX, TXT; 20 MB each at most'],
  none: ['没有附件', 'No files'],
  refused: ['{name}：未能上传', '{name} was not taken'],
  taken: ['{name}：已上传', '{name} was taken'],
  name: ['文件名', 'File'],
  size: ['大小', 'Size'],
  by: ['上传人', 'By'],
  at: ['上传时间', 'When'],
} as const satisfies Record<string, Pair>;
