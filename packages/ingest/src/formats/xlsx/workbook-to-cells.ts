import { join } from 'node:path';
import type { Words } from '../../words.js';
import { CellsWriter } from '../cells-writer.js';
import type { ConvertContext, Converted } from '../convert-job.js';
import { refusal } from '../refusal.js';
import { openZip, type Zip } from '../zip.js';
import { readSharedStrings } from './shared-strings.js';
import { type SheetContext, sheetToCells } from './sheet-to-cells.js';
import { readStyles, readWorkbook, type Sheet } from './workbook.js';

/** Every visible sheet that holds something becomes a part, or the one that is asked for. Formulas are not evaluated, nothing is fetched or run. */
export async function workbookToCells(context: ConvertContext): Promise<{ parts: Converted[]; notes: Words[] }> {
  const { limits } = context;
  const zip = await openZip(context.path, limits, limits.workbookBytes);
  try {
    const workbook = await readWorkbook(zip);
    const sheets = chosen(workbook.sheets, context.wish.sheet);
    const reading: SheetContext = {
      zip,
      limits,
      sharedStrings: await readSharedStrings(zip, workbook, limits.cells),
      styles: await readStyles(zip, workbook),
      is1904: workbook.is1904,
      count: { cells: 0, written: 0 },
      onBytes: progressOf(zip, sheets, context),
    };
    const parts: Converted[] = [];
    for (const [at, sheet] of sheets.entries()) {
      const writer = new CellsWriter(join(context.outDir, `${at}.cells`), limits.workbookBytes);
      const notes = await sheetToCells(reading, sheet.member, writer);
      writer.close();
      if (writer.rows > 0) parts.push({ name: sheet.name, files: [writer.path], notes });
    }
    const hidden = workbook.sheets.filter((sheet) => sheet.isHidden && !sheets.includes(sheet));
    return { parts, notes: [...hidden.map(hiddenNote), ...otherNotes(workbook)] };
  } finally {
    zip.close();
  }
}

function chosen(sheets: readonly Sheet[], wish: string | number | undefined): Sheet[] {
  if (wish === undefined) return sheets.filter((sheet) => !sheet.isHidden);
  const found = sheets.find((sheet) => sheet.name === wish) ?? sheets[Number(wish) - 1];
  if (found) return [found];
  const names = sheets.slice(0, 10).map((sheet) => sheet.name);
  throw refusal(
    'E_SHEET',
    { zh: `工作簿没有定义所要的工作表（${wish}）`, en: `the workbook has no sheet ${wish}` },
    { zh: `其中之一，例如 ${names.join('、')}`, en: `one of its sheets, for example ${names.join(', ')}` },
  );
}

/** Progress in the file's own bytes, from those unpacked. */
function progressOf(zip: Zip, sheets: readonly Sheet[], { onProgress }: ConvertContext): (bytes: number) => void {
  const read = new Set(sheets.map((sheet) => sheet.member));
  const entries = zip.members.filter(({ name }) => read.has(name)).map(({ entry }) => entry);
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  let done = 0;
  let told = 0;
  return (bytes) => {
    done += bytes;
    if (done - told < unpacked / 50) return;
    told = done;
    onProgress(Math.round((done / unpacked) * packed));
  };
}

const hiddenNote = ({ name }: Sheet): Words => ({
  zh: `隐藏的工作表“${name}”没有读取；要读取，请在定义中写明 sheet`,
  en: `the hidden sheet "${name}" was not read; name it as sheet in a definition to have it read`,
});

function otherNotes({ hasMacros, hasExternalLinks }: { hasMacros: boolean; hasExternalLinks: boolean }): Words[] {
  return [
    ...(hasMacros ? [{ zh: '工作簿含有宏，没有运行', en: 'the workbook has macros; they were not run' }] : []),
    ...(hasExternalLinks
      ? [
          {
            zh: '工作簿链接到其他文件，取其上次保存的值',
            en: 'the workbook links to other files; what it last saved of them was read',
          },
        ]
      : []),
  ];
}
