/** A number as a spreadsheet reads it: no formula, though it may begin with a minus. */
export const plainNumber = /^-?\d+(\.\d+)?$/;

/** What a spreadsheet overlooks at the beginning of a cell: spaces of all widths, controls, marks without a width. */
const overlooked =
  '[\\s\\u0000-\\u001f\\u007f-\\u00a0\\u00ad\\u180e\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u2069\\u3164\\ufeff\'"]*';
/** What makes a formula of a cell, also in the widths that an input method yields. */
const triggers = '[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\ufe62\\ufe63\\ufe66\\ufe6b]';

const formula = new RegExp(`^${overlooked}${triggers}`, 'u');
const control = /^[\t\r\n]/;

/**
 * A text that no spreadsheet takes for a formula: an apostrophe stands before whatever could begin one (OWASP, CSV injection), in each line
 * of a cell of several lines.
 */
export function withoutFormula(text: string): string {
  if (!/[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]/.test(text)) return text;
  return text
    .split(/(\r\n|\r|\n)/)
    .map((part, at) => (at % 2 === 0 && (formula.test(part) || (at === 0 && control.test(text))) ? `'${part}` : part))
    .join('');
}
