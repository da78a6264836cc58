import { getManyValues, isMany, none } from 'stream-chain/core';
import { jsonParser, type Token } from 'stream-json/parser.js';
import { shownName } from '../definition/source-header.js';
import type { Converter } from './convert-job.js';
import { type Json, NumberText } from './flatten.js';
import { RecordWriter } from './record-writer.js';
import { damaged, overLimit, refusal } from './refusal.js';
import { decoded, openText } from './text.js';

/** Objects in objects, deeper than any record. */
const MAX_DEPTH = 64;
/** Paths that are told when none was given. */
const SHOWN = 10;

/** The objects of a list: the text itself, or what lies at the path. Numbers stay as they are written. */
export const jsonToCells: Converter = async (context) => {
  const writer = new RecordWriter(context);
  let records = 0;
  const finder = new RecordFinder(context.wish.path, (record) => writer.writeJson(++records, record));
  const parse = jsonParser({ streamValues: false });
  try {
    for await (const piece of decoded(await openText(context.path, context.wish), context.onProgress))
      for (const token of tokensOf(parse(piece))) finder.take(token);
    for (const token of tokensOf(parse(none as never))) finder.take(token);
  } catch (error) {
    if (!(error as Error).message.startsWith('Parser')) throw error;
    throw damaged(`第 ${records + 1} 个元素起不是完整的 JSON`, `from element ${records + 1} on it is not valid JSON`);
  }
  finder.end();
  return writer.end();
};

const tokensOf = (parsed: unknown): Token[] => (isMany(parsed) ? (getManyValues(parsed) as Token[]) : []);

/** Follows the tokens of a text to the list at a path, and puts its elements together. */
class RecordFinder {
  /** The names on the way to where the tokens are; '' for what has none. */
  readonly #way: string[] = [];
  readonly #lists = new Set<string>();
  #name = '';
  #isFound = false;
  #element: ElementBuilder | undefined;

  constructor(
    private readonly path: string | undefined,
    private readonly onRecord: (record: Json) => void,
  ) {}

  take(token: Token): void {
    if (this.#element) {
      if (!this.#element.take(token)) return;
      this.#element = undefined;
    }
    switch (token.name) {
      case 'keyValue':
        this.#name = token.value;
        break;
      case 'startObject':
        this.#enter();
        break;
      case 'startArray':
        this.#enter();
        this.#lookInto(this.#way.filter((name) => name !== '').join('.'));
        break;
      case 'endArray':
      case 'endObject':
        this.#way.pop();
        this.#name = '';
    }
  }

  /** @throws Refusal when there is no such list */
  end(): void {
    if (this.#isFound) return;
    const lists = [...this.#lists].join(', ') || 'data.rows';
    throw refusal(
      'E_PATH',
      this.path === undefined
        ? {
            zh: 'JSON 不是一个列表，也没有写明记录在哪里',
            en: 'the JSON is no list, and it was not said where its records are',
          }
        : { zh: 'JSON 中没有所写路径的列表', en: 'the JSON has no list at the path that was given' },
      { zh: `记录列表的路径，例如 path: ${lists}`, en: `the path of the list of records, for example path: ${lists}` },
    );
  }

  #enter(): void {
    this.#way.push(this.#name);
    this.#name = '';
    if (this.#way.length > MAX_DEPTH) throw tooDeep();
  }

  #lookInto(path: string): void {
    // A key may be somebody's number.
    if (path !== '' && shownName(path) === path && this.#lists.size < SHOWN) this.#lists.add(path);
    if (path !== (this.path ?? '')) return;
    this.#isFound = true;
    this.#element = new ElementBuilder(this.onRecord);
  }
}

type Container = Json[] | { [name: string]: Json };

/** Puts the elements of a list together from its tokens. */
class ElementBuilder {
  /** The containers that are open, with the name that each will have in the one around it; none between elements. */
  readonly #open: { container: Container; name: string }[] = [];
  #name = '';
  /** Whether a name came twice in the element: it is no record then. */
  #isTwice = false;

  constructor(private readonly onElement: (element: Json) => void) {}

  /** @returns whether the token ends the list */
  take(token: Token): boolean {
    switch (token.name) {
      case 'keyValue':
        this.#name = token.value;
        break;
      case 'startObject':
      case 'startArray':
        // Without a prototype, '__proto__' is a name like any other.
        this.#open.push({ container: token.name === 'startArray' ? [] : Object.create(null), name: this.#name });
        if (this.#open.length > MAX_DEPTH) throw tooDeep();
        break;
      case 'endArray':
      case 'endObject': {
        const done = this.#open.pop();
        if (!done) return true;
        this.#name = done.name;
        this.#add(done.container);
        break;
      }
      case 'numberValue':
        this.#add(new NumberText(token.value));
        break;
      case 'stringValue':
      case 'trueValue':
      case 'falseValue':
      case 'nullValue':
        this.#add(token.value);
    }
    return false;
  }

  #add(value: Json): void {
    const container = this.#open.at(-1)?.container;
    if (!container) {
      this.onElement(this.#isTwice ? [value] : value);
      this.#isTwice = false;
    } else if (Array.isArray(container)) container.push(value);
    else {
      if (this.#name in container) this.#isTwice = true;
      container[this.#name] = value;
    }
  }
}

const tooDeep = () => overLimit(`JSON 嵌套超过 ${MAX_DEPTH} 层`, `its JSON nests more than ${MAX_DEPTH} deep`);
