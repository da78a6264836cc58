// HTML and SVG as text. What comes from a package, a file or the data goes through `escaped`.

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Chinese first, English second. */
export interface Words {
  zh: string;
  en: string;
}

export const both = ({ zh, en }: Words): string => `${escaped(zh)} <span lang="en">${escaped(en)}</span>`;

/** 12345 → 12,345 */
export const numberText = (value: number): string => value.toLocaleString('en');

export const percentText = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A table; the first column names the row. Cells are text, heads are words. */
export function table(heads: Words[], rows: string[][]): string {
  const head = heads.map((words) => `<th scope="col">${both(words)}</th>`).join('');
  const body = rows.map(([first, ...cells]) => {
    const data = cells.map((cell) => `<td>${escaped(cell)}</td>`).join('');
    return `<tr><th scope="row">${escaped(first ?? '')}</th>${data}</tr>`;
  });
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
