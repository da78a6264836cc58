/** What may be attached: documents and pictures. Their kind is what their bytes say; the name has to agree. */
const kinds: readonly { endings: readonly string[]; mediaType: string; is(bytes: Buffer): boolean }[] = [
  { endings: ['pdf'], mediaType: 'application/pdf', is: (bytes) => begins(bytes, '%PDF-') },
  { endings: ['png'], mediaType: 'image/png', is: (bytes) => begins(bytes, '\x89PNG\r\n\x1a\n') },
  { endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg', is: (bytes) => begins(bytes, '\xff\xd8\xff') },
  {
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    is: (bytes) => isOffice(bytes, 'word/document.xml'),
  },
  {
    endings: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    is: (bytes) => isOffice(bytes, 'xl/workbook.xml'),
  },
  { endings: ['txt'], mediaType: 'text/plain; charset=utf-8', is: isText },
];

/** The endings of names that may be attached. */
export const attachedEndings = kinds.flatMap(({ endings }) => endings);

/** The media type of a file by its name's ending, when its bytes are of that kind; undefined when they are not, or nothing of it is taken. */
export function mediaTypeOf(name: string, bytes: Buffer): string | undefined {
  const ending = /\.([a-z]+)$/.exec(name.toLowerCase())?.[1] ?? '';
  return kinds.find(({ endings, is }) => endings.includes(ending) && is(bytes))?.mediaType;
}

const begins = (bytes: Buffer, head: string): boolean =>
  bytes.subarray(0, head.length).equals(Buffer.from(head, 'latin1'));

/** A package of Office Open XML with this main part, and without macros: names of parts stand uncompressed in a ZIP. */
const isOffice = (bytes: Buffer, mainPart: string): boolean =>
  begins(bytes, 'PK\x03\x04') &&
  ['[Content_Types].xml', mainPart].every((part) => bytes.includes(part)) &&
  !bytes.includes('vbaProject.bin');

const utf8 = new TextDecoder('utf-8', { fatal: true });

function isText(bytes: Buffer): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what no text has
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(utf8.decode(bytes));
  } catch {
    return false;
  }
}
