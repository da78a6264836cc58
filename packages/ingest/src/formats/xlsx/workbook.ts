import { posix } from 'node:path';
import { readXml } from '../read-xml.js';
import { damaged, wrongFormat } from '../refusal.js';
import type { Zip } from '../zip.js';
import { type NumberStyle, numberStyle } from './number-text.js';
import { piecesOf } from './pieces.js';

/** A sheet of a workbook. */
export interface Sheet {
  name: string;
  isHidden: boolean;
  /** Its member of the archive. */
  member: string;
}

export interface Workbook {
  sheets: Sheet[];
  is1904: boolean;
  /** The members with shared texts and styles, if there are. */
  sharedStrings?: string;
  styles?: string;
  hasMacros: boolean;
  hasExternalLinks: boolean;
}

/** The workbook's table of contents. @throws Refusal */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const names = new Set(zip.members.map(({ name }) => name));
  if (names.has('xl/workbook.bin'))
    throw wrongFormat('二进制工作簿（.xlsb），请另存为 .xlsx', 'a binary workbook (.xlsb); save it as .xlsx');
  const main =
    [...(await relations(zip, '_rels/.rels', '')).values()].find(({ type }) => type === 'officeDocument')?.target ??
    'xl/workbook.xml';
  const folder = posix.dirname(main);
  const related = await relations(zip, posix.join(folder, '_rels', `${posix.basename(main)}.rels`), folder);
  const workbook: Workbook = {
    sheets: [],
    is1904: false,
    hasMacros: [...names].some((name) => name.endsWith('vbaProject.bin')),
    hasExternalLinks: [...related.values()].some(({ type, isExternal }) => type === 'externalLink' || isExternal),
  };
  for (const { type, target, isExternal } of related.values()) {
    if (isExternal) continue;
    if (type === 'sharedStrings') workbook.sharedStrings = target;
    if (type === 'styles') workbook.styles = target;
  }
  await readXml(await piecesOf(zip, main), {
    open(name, attributes) {
      if (name === 'workbookPr') workbook.is1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const relation = related.get(attributeNamed(attributes, 'id') ?? '');
      // Charts and dialogues have no cells.
      if (relation?.type !== 'worksheet' || relation.isExternal) return;
      const state = attributes.state ?? 'visible';
      workbook.sheets.push({ name: attributes.name ?? '', isHidden: state !== 'visible', member: relation.target });
    },
    text: () => undefined,
    close: () => undefined,
  });
  if (workbook.sheets.length === 0) throw damaged('工作簿没有工作表', 'the workbook has no sheet');
  return workbook;
}

interface Relation {
  type: string;
  target: string;
  isExternal: boolean;
}

/** Which parts of the package belong to one of them, by their identifier. */
async function relations(zip: Zip, member: string, folder: string): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>();
  if (!zip.members.some(({ name }) => name === member)) return found;
  await readXml(await piecesOf(zip, member), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attributes.Target ?? '';
      const isExternal = attributes.TargetMode === 'External';
      found.set(attributes.Id ?? '', {
        type: posix.basename(attributes.Type ?? ''),
        target: isExternal ? target : target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
        isExternal,
      });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
}

/** How each style of cells shows numbers. */
export async function readStyles(zip: Zip, { styles }: Workbook): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const found: NumberStyle[] = [];
  let isInCellXfs = false;
  if (styles === undefined) return found;
  await readXml(await piecesOf(zip, styles), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') isInCellXfs = true;
      else if (name === 'xf' && isInCellXfs) {
        const id = Number(attributes.numFmtId ?? 0);
        found.push(numberStyle(id, codes.get(id)));
      }
    },
    text: () => undefined,
    close(name) {
      if (name === 'cellXfs') isInCellXfs = false;
    },
  });
  return found;
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

/** An attribute whatever its prefix. */
const attributeNamed = (attributes: Readonly<Record<string, string>>, local: string) =>
  Object.entries(attributes).find(([name]) => name.endsWith(`:${local}`))?.[1] ?? attributes[local];
