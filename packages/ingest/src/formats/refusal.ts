import type { HeaderCode, Problem } from '../problem.js';
import type { Words } from '../words.js';

/** A file, or a part of one, that is not read, and why. Caught where the parts are put together. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.what.en);
    this.name = 'Refusal';
  }
}

/** @param expected with a valid example */
export const refusal = (code: HeaderCode, what: Words, expected: Words): Refusal =>
  new Refusal({ code, what, expected });

/** Another kind of file than can be read. */
export const wrongFormat = (zh: string, en: string): Refusal =>
  refusal(
    'E_FORMAT',
    { zh: `这是${zh}，不能读取`, en: `this is ${en}, which is not read` },
    {
      zh: 'CSV、TSV、XLSX、JSON、NDJSON、XML 或定宽文本，可用 gzip 或 zip 压缩，例如另存为 payment.xlsx',
      en: 'CSV, TSV, XLSX, JSON, NDJSON, XML or fixed-width text, plain or in gzip or zip, for example saved as payment.xlsx',
    },
  );

/** Not of the format that it is said to be. */
export const notTheFormat = (format: string): Refusal =>
  refusal(
    'E_FORMAT',
    { zh: `内容不是 ${format} 格式`, en: `the content is not ${format}` },
    {
      zh: `${format} 文件，或在定义中改写格式，例如 format: xlsx`,
      en: `a file in ${format}, or another format in the definition, for example format: xlsx`,
    },
  );

/** Broken in a way after which nothing more can be read of it. */
export const damaged = (zh: string, en: string): Refusal =>
  refusal(
    'E_DAMAGED',
    { zh: `文件已损坏：${zh}`, en: `the file is damaged: ${en}` },
    {
      zh: '完整的文件，请重新导出或重新传送，例如 payment.csv',
      en: 'the whole file; export or send it again, for example payment.csv',
    },
  );

/** Larger, when unpacked or read, than is allowed. */
export const overLimit = (zh: string, en: string): Refusal =>
  refusal(
    'E_LIMIT',
    { zh: `超出限制：${zh}`, en: `over the limit: ${en}` },
    {
      zh: '较小的文件，请分成几个，例如 payment-1.csv 和 payment-2.csv',
      en: 'a smaller file; split it, for example into payment-1.csv and payment-2.csv',
    },
  );

/** Locked with a password. */
export const encrypted = (zh: string, en: string): Refusal =>
  refusal(
    'E_ENCRYPTED',
    { zh: `${zh}已加密`, en: `${en} is encrypted` },
    {
      zh: '不带密码的文件，例如取消密码后另存的 payment.xlsx',
      en: 'a file without a password, for example payment.xlsx saved again without one',
    },
  );

/** Bytes that cannot be made text. */
export const wrongCharset = (zh: string, en: string, example: string): Refusal =>
  refusal(
    'E_CHARSET',
    { zh, en },
    { zh: `文件实际使用的编码，例如 ${example}`, en: `the encoding that the file is in, for example ${example}` },
  );
