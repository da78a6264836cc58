/** What a tooltip says, as echarts takes it (HTML): a title, and lines of a name and a value. All of it is text of records, so none of it is taken as HTML. */
export const tooltipOf = (title: string, lines: readonly (readonly [name: string, value: string])[]): string =>
  [
    `<b>${escaped(title)}</b>`,
    ...lines.map(
      ([name, value]) =>
        `<div style="display:flex;justify-content:space-between;gap:16px"><span>${escaped(name)}</span><b>${escaped(value)}</b></div>`,
    ),
  ].join('');

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
