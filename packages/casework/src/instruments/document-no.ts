import type { Objection } from '../matter/machine.js';

const PATTERN = /^[一-龥]{2,12}〔(19|20)\d{2}〕\d{1,4}号$/;

/**
 * A document number 文号 with the brackets that are meant: 豫财监交[2018]3号 → 豫财监交〔2018〕3号. Spaces are left out, full-width digits
 * become plain ones. Null for nothing.
 */
export function documentNoOf(text: string | null | undefined): string | null {
  const plain = (text ?? '').normalize('NFKC').replace(/\s/g, '');
  if (plain === '') return null;
  return plain.replace(/[[(【〖{]/g, '〔').replace(/[\])】〗}]/g, '〕');
}

/** Whether it is one; null is none yet. */
export const documentNoFits = (documentNo: string | null): Objection =>
  documentNo === null || PATTERN.test(documentNo)
    ? undefined
    : {
        words: {
          zh: '文号格式不规范，应如“豫财监交〔2018〕3号”',
          en: 'documentNo is no document number; expected one such as 豫财监交〔2018〕3号',
        },
      };
