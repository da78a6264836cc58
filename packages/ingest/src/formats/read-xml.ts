import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { damaged, overLimit, refusal } from './refusal.js';

/** What is done with what an XML text holds. Names are without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

const MAX_DEPTH = 256;
const MAX_ATTRIBUTES = 1000;

/**
 * Reads an XML text as it comes. Nothing outside of it is ever fetched and nothing is expanded: a text with a document type declaration, where
 * entities are made, is refused.
 */
export async function readXml(pieces: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser();
  let depth = 0;
  let attributes = 0;
  parser.on('doctype', () => {
    throw withDtd();
  });
  parser.on('error', () => {
    throw damaged(`第 ${parser.line} 行起不是完整的 XML`, `from line ${parser.line} on it is not well-formed XML`);
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES)
      throw overLimit(
        `XML 元素的属性超过 ${MAX_ATTRIBUTES} 个`,
        `an element of its XML has more than ${MAX_ATTRIBUTES} attributes`,
      );
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    attributes = 0;
    depth += 1;
    if (depth > MAX_DEPTH) throw overLimit(`XML 嵌套超过 ${MAX_DEPTH} 层`, `its XML nests more than ${MAX_DEPTH} deep`);
    handlers.open(localName(tag.name), tag.attributes);
  });
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close(localName(tag.name));
  });
  for await (const piece of pieces) parser.write(piece);
  parser.close();
}

/** A name without its prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const withDtd = () =>
  refusal(
    'E_DTD',
    { zh: 'XML 含有文档类型声明（DOCTYPE）', en: 'the XML has a document type declaration (DOCTYPE)' },
    {
      zh: '不带 DOCTYPE 和实体的 XML，例如 <?xml version="1.0"?><rows>…</rows>',
      en: 'XML without DOCTYPE and entities, for example <?xml version="1.0"?><rows>…</rows>',
    },
  );
