// Cells of a sheet (ECMA-376). Texts stand in their cells (inlineStr), so nothing has to be kept for the end, and no text can be a formula.

/** Excel takes no longer text in a cell. */
const MOST_TEXT = 32_767;

/** A row of cells that are XML already; its height in points, where the program that opens it is not to find one by itself. */
export const rowXml = (cells: readonly string[], height?: number): string =>
  `<row${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells.join('')}</row>`;

export const emptyCell = (style?: number): string => (style === undefined ? '<c/>' : `<c s="${style}"/>`);

export const flagCell = (flag: unknown): string => `<c t="b"><v>${flag ? 1 : 0}</v></c>`;

/** A number as decimal digits. Excel holds 15 digits of one; a longer one stays as it is only as a text, in a style of its own. */
export function numberCell(text: string, style: number, styleOfLong: number): string {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length > 15 ? textCell(text, styleOfLong) : `<c s="${style}"><v>${text}</v></c>`;
}

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
/** Excel's calendar has a 29 February 1900; from the day after on it is in order. */
const FIRST_DAY = 61;

/** A civil date, 'YYYY-MM-DD'; one before Excel's calendar stays a text. */
export const dayCell = (text: string, style: number, styleOfText: number): string =>
  serialCell(text, Date.parse(text), style, styleOfText);

/** An instant in RFC 3339, shown in Asia/Shanghai. */
export const instantCell = (text: string, style: number, styleOfText: number): string =>
  serialCell(text, Date.parse(text) + SHANGHAI, style, styleOfText);

function serialCell(text: string, ms: number, style: number, styleOfText: number): string {
  const serial = (ms - EXCEL_EPOCH) / DAY;
  return serial < FIRST_DAY ? textCell(text, styleOfText) : `<c s="${style}"><v>${serial}</v></c>`;
}

export const textCell = (text: string, style: number): string =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapedForCell(shortened(text))}</t></is></c>`;

function shortened(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  const note = `…（共 ${text.length} 字，余略 / of ${text.length} characters）`;
  return text.slice(0, MOST_TEXT - note.length) + note;
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold is written as Excel does: `_x000B_`; a text that looks so itself has its first `_` written so. */
export function escapedForCell(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (char) => named[char]!)
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML cannot hold
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

/** `28` → `AB` */
export function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? letters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
