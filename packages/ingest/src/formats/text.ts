import { TextDecoder } from 'node:util';
import { bytesOf } from '../blob-store.js';
import {
  byMark,
  byZeros,
  type Charset,
  charsetOf,
  type Detected,
  detectCharset,
  firstBytes,
  isMostlyRead,
} from '../encoding.js';
import type { FormatWish } from '../layout.js';
import type { Encoding } from '../reading.js';
import { refusal, wrongCharset } from './refusal.js';

/** What a file's bytes say, charset by charset, with U+FFFD where they say nothing. */
export interface TextFile extends Detected {
  path: string;
}

/** Bytes from which what a whole text is like is told. */
const SAMPLE = 1 << 16;

/**
 * How the text of a file is written: as the wish says, if that can be, else as its bytes tell.
 * @throws Refusal for a label that is not known, for UTF-32, and for an encoding in which most of the file makes no sense
 */
export async function openText(path: string, { encoding }: FormatWish): Promise<TextFile> {
  const detected = await detectCharset(path);
  const charset = encoding === undefined ? detected.charset : charsetOf(encoding);
  if (charset === undefined)
    throw wrongCharset(
      `没有名为 ${shown(encoding!)} 的编码`,
      `there is no encoding named ${shown(encoding!)}`,
      'utf-8, gb18030, big5',
    );
  if (detected.charset.startsWith('utf-32'))
    throw wrongCharset('文件是 UTF-32 编码，不能读取', 'the file is in UTF-32, which is not read', 'utf-8');
  const text = { path, charset, bom: charset === detected.charset ? detected.bom : 0 };
  if (charset !== detected.charset && !(await makesSense(text, detected)))
    throw wrongCharset(
      `文件不是 ${charset} 编码，看来是 ${detected.charset}`,
      `the file is not in ${charset}; it looks like ${detected.charset}`,
      detected.charset,
    );
  return text;
}

/** What a caller wrote, for a message. */
const shown = (label: string) => (/^[\w.:-]{1,40}$/.test(label) ? label : '?');

/** Whether a file that looks like one charset could be in another, which somebody says it is. */
async function makesSense({ path, charset }: TextFile, detected: Detected): Promise<boolean> {
  const bytes = await firstBytes(path, SAMPLE);
  if (byMark(bytes) || byZeros(bytes)) return false;
  if (charset.startsWith('utf-16')) return bytes.length < 64 || /[\r\n]/.test(decoderOf(charset).decode(bytes));
  if (bytes.every((byte) => byte < 0x80)) return true;
  // What is UTF-8 is so by no accident.
  if (detected.charset === 'utf-8') return false;
  const lines = decoderOf(charset)
    .decode(bytes, { stream: true })
    .split(/[\r\n]+/)
    .filter((line) => /[^\0-\x7f]/.test(line));
  return lines.filter(isMostlyRead).length >= lines.length / 2;
}

interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

/** Puts U+FFFD where bytes are wrong. */
export function decoderOf(charset: Charset): Decoder {
  const decoder = new TextDecoder(charset, { ignoreBOM: true });
  if (charset.startsWith('utf-') || charset === 'gb18030') return decoder;
  // For bytes that are no character, the tables of the older charsets have controls and characters of private use.
  const meant = (c: string) => (charset === 'windows-1252' && WINDOWS[c.charCodeAt(0) - 0x80]) || '\ufffd';
  return { decode: (bytes, options) => decoder.decode(bytes, options).replace(/[\x80-\x9f\uf8f0-\uf8ff]/g, meant) };
}
/** What the bytes from 0x80 to 0x9F are in windows-1252, which Node 20 decodes as if it were ISO 8859-1. */
const WINDOWS = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** The text, piece by piece, without its byte order mark. @param onBytes told how many bytes have been read */
export async function* decoded(
  { path, charset, bom }: TextFile,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = decoderOf(charset);
  let read = 0;
  for await (const chunk of bytesOf(path)) {
    const text = decoder.decode(chunk.subarray(read === 0 ? bom : 0), { stream: true });
    read += chunk.length;
    if (text !== '') yield text;
    onBytes?.(read);
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** A text's beginning. */
export async function sampleOf(text: TextFile): Promise<string> {
  const bytes = await firstBytes(text.path, SAMPLE);
  return decoderOf(text.charset).decode(bytes.subarray(text.bom), { stream: true });
}

/** As UTF-8; a character that could not be read becomes a byte that is none, so that its line, and it alone, is rejected for it. */
export function utf8Of(text: string): Buffer {
  const bytes = Buffer.from(text);
  return text.includes('\ufffd')
    ? Buffer.from(bytes.toString('latin1').replaceAll('\xef\xbf\xbd', '\xff'), 'latin1')
    : bytes;
}

/** A physical line of a text, without its end. */
export interface Line {
  /** From 1. */
  number: number;
  text: string;
}

/** A line is longer than any that is read; what comes after this is left out. */
const LONGEST = 1 << 17;

/** The lines of a text that comes piece by piece; they may end in LF, CRLF or CR. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = '';
  let number = 0;
  for await (const piece of pieces) {
    const isOverlong = rest.length > LONGEST && !rest.endsWith('\r');
    const end = isOverlong ? piece.search(/[\r\n]/) : 0;
    if (end === -1) continue;
    const lines = (rest + piece.slice(end)).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    for (const text of lines) yield { number: ++number, text: text.slice(0, LONGEST) };
    if (rest.length > LONGEST && !rest.endsWith('\r')) rest = rest.slice(0, LONGEST + 1);
  }
  if (rest.endsWith('\r')) rest = rest.slice(0, -1);
  if (rest !== '') yield { number: ++number, text: rest.slice(0, LONGEST) };
}

/** Where there is a line of its own for what the file is: 'sep=;' as Excel has it. */
export const separatorLine = (text: string): string | undefined => /^sep=(.)\r?(?:\n|$)/.exec(text.slice(0, 8))?.[1];

/** The encoding of a text that can be read as it came. */
export function encodingAsItComes({ charset, bom }: Detected): Encoding | undefined {
  if (charset === 'utf-8') return 'utf-8';
  return charset === 'gb18030' && bom === 0 ? 'gb18030' : undefined;
}

/** Of a format that a definition has to describe. */
export const undescribed = (zh: string, en: string, example: string) =>
  refusal(
    'E_FORMAT',
    { zh, en },
    { zh: `在定义中写明，例如 ${example}`, en: `the definition to say so, for example ${example}` },
  );
