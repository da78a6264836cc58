import { fontXml, type Style } from './styles.js';

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text between tags. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => named[char]!);

/** A text of one or more lines as runs; `look` is the properties of the run, if it has any of its own. */
export const linesXml = (text: string, look = ''): string =>
  text
    .split('\n')
    .map((line) => `<w:r>${look}<w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>');

export const paragraphXml = (style: Style, text: string, look = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${linesXml(text, look)}</w:p>`;

/** Properties of a run: its size in half points, and its font where it is not the paragraph's. */
export const lookXml = (halfPoints: number, font?: string): string =>
  `<w:rPr>${font === undefined ? '' : fontXml(font)}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>`;
