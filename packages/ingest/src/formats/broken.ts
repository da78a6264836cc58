import type { Problem } from '../problem.js';

/** Why a record was found to be none when it was made into cells. */
export type BrokenCode = 'E_ENCODING' | 'E_NUL' | 'E_TOO_LONG' | 'E_RECORD';

/** What is said of such a record. */
export const brokenRecord: Readonly<Record<BrokenCode, Problem>> = {
  E_ENCODING: {
    code: 'E_ENCODING',
    what: { zh: '含有无法识别的字符', en: 'it holds characters that cannot be read' },
    expected: {
      zh: '整个文件用同一种编码，例如全部用 utf-8',
      en: 'the whole file in one encoding, for example all of it in utf-8',
    },
  },
  E_NUL: {
    code: 'E_NUL',
    what: { zh: '含有空字节（NUL）', en: 'it holds a NUL character' },
    expected: { zh: '不含空字节的文本，例如 A001', en: 'text without NUL characters, for example A001' },
  },
  E_TOO_LONG: {
    code: 'E_TOO_LONG',
    what: { zh: '一条记录超过 64 KB', en: 'the record is longer than 64 KB' },
    expected: { zh: '较短的记录，例如 A001,甲,2018-10-15', en: 'a shorter record, for example A001,a,2018-10-15' },
  },
  E_RECORD: {
    code: 'E_RECORD',
    what: { zh: '不是一条完整的记录', en: 'this is not a whole record' },
    expected: {
      zh: '一个 JSON 对象，各名称只出现一次，例如 {"key":"A001","amount":"12.50"}',
      en: 'a JSON object with each name once, for example {"key":"A001","amount":"12.50"}',
    },
  },
};
