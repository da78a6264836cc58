import { readXml } from '../read-xml.js';
import { overLimit } from '../refusal.js';
import type { Zip } from '../zip.js';
import { piecesOf } from './pieces.js';
import type { Workbook } from './workbook.js';

/** The texts that cells refer to by number. */
export async function readSharedStrings(zip: Zip, { sharedStrings }: Workbook, limit: number): Promise<string[]> {
  const texts: string[] = [];
  if (sharedStrings === undefined) return texts;
  const text = new RichText();
  await readXml(await piecesOf(zip, sharedStrings), {
    open(name) {
      if (name === 'si') text.clear();
      else text.open(name);
    },
    text: (piece) => text.add(piece),
    close(name) {
      if (name !== 'si') return text.close(name);
      if (texts.length >= limit) throw overLimit(`共享文本超过 ${limit} 条`, `it has more than ${limit} shared texts`);
      texts.push(text.value);
    },
  });
  return texts;
}

/** Collects a text that may be in several runs, without the pronunciation that may stand beside it. */
export class RichText {
  #value = '';
  #isText = false;
  #isPhonetic = false;

  get value(): string {
    return RichText.unescaped(this.#value);
  }

  clear(): void {
    this.#value = '';
    this.#isText = false;
    this.#isPhonetic = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.#isPhonetic = true;
    if (name === 't') this.#isText = true;
  }

  add(piece: string): void {
    if (this.#isText && !this.#isPhonetic) this.#value += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.#isPhonetic = false;
    if (name === 't') this.#isText = false;
  }

  /** Characters that XML cannot hold are written as _x000D_. */
  static unescaped(text: string): string {
    if (!text.includes('_x')) return text;
    return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
}
