import { writeFileSync } from 'node:fs';

/** Writes rows to `file` (a URL) as UTF-8 CSV with LF line ends and a header; a cell is quoted only when it must be, so diffs stay readable. */
export function writeCsv(file, columns, rows) {
  const cell = (value) => {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) =>
    cells.map(cell).join(','),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  console.log(`${file.pathname.split('/').at(-1)}: ${rows.length} rows`);
}
