import { charsetOf, firstBytes } from '../encoding.js';
import type { FormatWish } from '../layout.js';
import type { Converter } from './convert-job.js';
import { localName, readXml } from './read-xml.js';
import { RecordWriter } from './record-writer.js';
import { refusal } from './refusal.js';
import { decoded, decoderOf, openText } from './text.js';

/**
 * The elements at a path, each a record: its attributes and what is in its elements, under dotted names. Without a path, the elements in the
 * root, when they all have one name. An element that comes again in a record has its number behind its name: `payee`, `payee.2`.
 */
export const xmlToCells: Converter = async (context) => {
  const writer = new RecordWriter(context);
  const finder = new ElementFinder(context.wish.path, (place, record) => writer.write(place, record));
  const text = await openText(context.path, {
    ...context.wish,
    ...(await declaredEncoding(context.path, context.wish)),
  });
  await readXml(decoded(text, context.onProgress), finder);
  finder.end();
  return writer.end();
};

/** What the XML declaration says, unless the wish says otherwise. */
async function declaredEncoding(path: string, wish: FormatWish): Promise<{ encoding?: string }> {
  if (wish.encoding !== undefined) return {};
  const start = decoderOf('windows-1252').decode(await firstBytes(path, 200));
  const declared = /^<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(start)?.[1];
  return declared !== undefined && charsetOf(declared) !== undefined ? { encoding: declared } : {};
}

/** Names that are told when none was asked for. */
const SHOWN = 10;

/** Follows a text's elements and puts those at the path together. */
class ElementFinder {
  readonly #way: string[] = [];
  readonly #seen = new Set<string>();
  /** The record that is being read, with the names of the elements in it that are open and their texts. */
  #record: Map<string, string> | undefined;
  readonly #open: { name: string; text: string; times: Map<string, number>; hasElements: boolean }[] = [];
  #place = 0;

  constructor(
    private readonly path: string | undefined,
    private readonly onRecord: (place: number, record: Map<string, string>) => void,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#way.push(name);
    const inner = this.#open.at(-1);
    if (inner) {
      const time = (inner.times.get(name) ?? 0) + 1;
      inner.times.set(name, time);
      inner.hasElements = true;
      this.#begin(`${inner.name === '' ? '' : `${inner.name}.`}${time === 1 ? name : `${name}.${time}`}`, attributes);
    } else if (this.#isRecord()) {
      this.#record = new Map();
      this.#begin('', attributes);
    }
  }

  text(text: string): void {
    const inner = this.#open.at(-1);
    if (inner) inner.text += text;
  }

  close(): void {
    this.#way.pop();
    const done = this.#open.pop();
    if (!done) return;
    const text = done.text.trim();
    const record = this.#record!;
    // An element without anything is an empty cell; between elements there is only white space to lay them out.
    if (done.name === '' && text !== '') put(record, '#text', text);
    else if (done.name !== '' && (text !== '' || !done.hasElements)) put(record, done.name, text);
    if (this.#open.length > 0) return;
    this.onRecord(++this.#place, record);
    this.#record = undefined;
  }

  /** @throws Refusal when there is no such element */
  end(): void {
    const names = [...this.#seen];
    if (this.#place > 0 && (this.path !== undefined || names.length === 1)) return;
    throw refusal(
      'E_PATH',
      this.path === undefined
        ? { zh: '没有写明记录是哪些元素', en: 'it was not said which elements are its records' }
        : { zh: 'XML 中没有所写路径的元素', en: 'the XML has no element at the path that was given' },
      {
        zh: `记录元素的路径，例如 path: ${names.slice(0, SHOWN).join('、') || 'Document/Payment'}`,
        en: `the path of the elements, for example path: ${names.slice(0, SHOWN).join(', ') || 'Document/Payment'}`,
      },
    );
  }

  #isRecord(): boolean {
    if (this.#way.length === 2 && this.#seen.size <= SHOWN) this.#seen.add(this.#way.join('/'));
    return this.path === undefined ? this.#way.length === 2 : this.#way.join('/') === this.path;
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#open.push({ name, text: '', times: new Map(), hasElements: false });
    for (const [attribute, text] of Object.entries(attributes)) {
      if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) continue;
      put(this.#record!, `${name === '' ? '' : `${name}.`}${localName(attribute)}`, text.trim());
    }
  }
}

/** An attribute and an element of one name: the later of them has an @ before its name, so that neither is lost. */
function put(record: Map<string, string>, name: string, text: string): void {
  let free = name;
  while (record.has(free)) free = `@${free}`;
  record.set(free, text);
}
