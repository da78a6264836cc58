import type { Block, OfficialDocument } from '../content.js';
import { chineseDay } from '../words.js';
import { zipOf } from '../zip.js';
import { fontTableOf, LINE, stylesOf, TEXT_WIDTH, TURNED_WIDTH } from './styles.js';
import { isWide, tableXml } from './table-xml.js';
import { escaped, lookXml, paragraphXml } from './text-xml.js';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const NAMESPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"`;

/** The document for Word, in the layout of official documents 公文格式 (GB/T 9704—2012). */
export function renderDocx(document: OfficialDocument): Promise<Buffer> {
  const parts: [name: string, kind: string, xml: string][] = [
    ['styles', 'styles', stylesOf(NAMESPACES)],
    ['settings', 'settings', settings],
    ['fontTable', 'fontTable', fontTableOf(NAMESPACES)],
    ['footer1', 'footer', footer('right')],
    ['footer2', 'footer', footer('left')],
  ];
  const related = parts.map(
    ([name, kind], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${name}.xml"/>`,
  );
  const typed = parts.map(
    ([name, kind]) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${kind}+xml"/>`,
  );
  return zipOf({
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${typed.join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(document.title)}</dc:title><dc:creator>${escaped(document.issuer)}</dc:creator></cp:coreProperties>`,
    'word/document.xml': `${XML}<w:document ${NAMESPACES}><w:body>${bodyXml(document)}${sectionXml(false)}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${related.join('')}</Relationships>`,
    ...Object.fromEntries(parts.map(([name, , xml]) => [`word/${name}.xml`, XML + xml])),
  });
}

function bodyXml({ title, documentNo, issuer, addressee, date, blocks, copies = [] }: OfficialDocument): string {
  return [
    ...(documentNo === null ? [] : [redHead(`${issuer}文件`), paragraphXml('DocumentNo', documentNo)]),
    paragraphXml('DocumentTitle', title),
    ...(addressee === null ? [] : [paragraphXml('Addressee', `${addressee}：`)]),
    blocksXml(blocks),
    paragraphXml('Signed', issuer),
    ...(date === null ? [] : [paragraphXml('SignedOn', chineseDay(date))]),
    ...(copies.length === 0 ? [] : [paragraphXml('Copies', `抄送：${copies.join('，')}。`)]),
  ].join('');
}

/** On one line, in 36 points or what fits. */
const redHead = (text: string): string =>
  paragraphXml('RedHead', text, lookXml(Math.min(72, Math.floor(TEXT_WIDTH / 10 / text.length))));

/** Wide tables lie on pages of their own, turned on their side. */
function blocksXml(blocks: readonly Block[]): string {
  let xml = '';
  let isTurned = false;
  const turn = (to: boolean) => {
    if (to !== isTurned) xml += `<w:p><w:pPr><w:pStyle w:val="Gap"/>${sectionXml(isTurned)}</w:pPr></w:p>`;
    isTurned = to;
  };
  for (const block of blocks) {
    turn('table' in block && isWide(block.table));
    xml += blockXml(block, isTurned ? TURNED_WIDTH : TEXT_WIDTH);
  }
  turn(false);
  return xml;
}

function blockXml(block: Block, width: number): string {
  if ('heading' in block) return paragraphXml('DocumentHeading', block.heading);
  if ('text' in block)
    return block.text
      .split('\n')
      .map((line) => paragraphXml('Body', line))
      .join('');
  const { caption } = block.table;
  return `${caption === undefined ? '' : paragraphXml('Caption', caption)}${tableXml(block.table, width)}${paragraphXml('Gap', '')}`;
}

/** A4 with the margins of the standard: 37 mm above, 35 mm below, 28 mm left, 26 mm right; or the same page turned. */
const sectionXml = (isTurned: boolean): string =>
  '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>' +
  (isTurned
    ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="1984" w:bottom="1474" w:left="2098" w:header="851" w:footer="851" w:gutter="0"/>'
    : '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1588" w:gutter="0"/>') +
  `<w:docGrid w:type="lines" w:linePitch="${LINE}"/></w:sectPr>`;

const settings = `<w:settings ${NAMESPACES}><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

/** — 1 —, outside on the page. */
const footer = (align: 'left' | 'right'): string =>
  `<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="PageNo"/><w:jc w:val="${align}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>` +
  '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>';
