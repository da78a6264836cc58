import { documentFormats } from '@qingqu/documents';
import { both } from '../say.js';

export const formatOption = ['--format <format>', both('文件格式', documentFormats.join(', ')), 'docx'] as const;
export const outOption = [
  '--out <file>',
  both('文件名，默认取文书标题', 'the file; named as the document is when not given'),
] as const;
