import type { Feed, FeedColumn } from '../feed.js';
import type { ColumnSource } from '../layout.js';
import { nearest } from '../nearest.js';
import { expectedOf, type Problem } from '../problem.js';
import type { Words } from '../words.js';
import { aliasesOf } from './aliases.js';
import {
  type CellReader,
  type CellStyle,
  cellReader,
  clean,
  expectedIn,
  isComposed,
  sourceNames,
  styleOf,
  type Take,
} from './cell-reader.js';
import { type ColumnObject, type Definition, isYes, listOf, type Unit } from './definition.js';
import { resolve, type SourceHeader, shownName } from './source-header.js';

/** Where a feed's column comes from in a file whose header is known. */
export interface BoundColumn {
  column: FeedColumn;
  /** Its place among the feed's columns. */
  at: number;
  /** The header in the file, for messages. */
  name: string;
  read: CellReader;
  expected: Words;
  /** Where it comes from in the file, and which other columns of the feed, by their places, it is made of. */
  source: ColumnSource & { of?: readonly number[] };
  /** It is made of other columns of the feed, so those come first. */
  isComposed: boolean;
}

/** A column of the file, a fixed text, or another column of the feed. */
type JoinPart = { at: number } | { text: string } | { of: number };

/** Constants for columns of the feed, by their places. */
export type Constants = readonly (readonly [at: number, value: string])[];

/** Of several columns of which one is filled: which it is in a line, and what each of them sets. */
export interface Alternative {
  /** The place of the feed's column, and the names of its sources for messages. */
  at: number;
  name: string;
  /** -1: none is filled, {@link SEVERAL}: more than one. */
  pick(line: readonly string[]): number;
  sets: readonly Constants[];
}

/** More than one of the columns is filled of which one may be. */
export const SEVERAL = -2;

/** The form of a column's entry without its shorthands. */
export function specOf(definition: Definition, header: string): ColumnObject | undefined {
  const spec = definition.columns?.[header];
  return typeof spec === 'string' || Array.isArray(spec) ? { from: spec } : spec;
}

/** Whether an entry says where its column comes from; otherwise a known name of it is looked for. */
export const hasSource = (spec: ColumnObject | undefined): boolean =>
  spec !== undefined && (spec.from ?? spec.join ?? spec.either ?? spec.constant) !== undefined;

/** Finds what a definition names in a line that may be the header. All problems are noted at once. */
export class HeaderBinding {
  readonly columns: BoundColumn[] = [];
  readonly alternatives: Alternative[] = [];
  readonly problems: Problem[] = [];
  /** How much of the definition the line holds: of several lines the one with the most is the header. */
  score = 0;
  /** Columns of the file that are some column of the feed or ignored, and those that are otherwise made use of. */
  readonly #claimed = new Set<number>();
  readonly #mentioned = new Set<number>();
  readonly #given = new Set<string>();
  readonly #units = new Map<string, Unit>();
  readonly #placeOfFeed: ReadonlyMap<string, number>;

  /** @param stated the unit that a title line states */
  constructor(
    readonly feed: Feed,
    readonly definition: Definition,
    readonly header: SourceHeader,
    private readonly stated: Unit | undefined,
  ) {
    this.#placeOfFeed = new Map(feed.columns.map((column, at) => [column.header, at]));
    for (const name of definition.ignore ?? []) for (const at of header.find(name)) this.#claimed.add(at);
  }

  /** The place of a column of the file; -1, with a problem noted, when there is none. */
  place(names: string | readonly string[], forWhat: string, isOptional = false): number {
    const found = resolve(this.header, listOf(names));
    if ('at' in found) {
      this.#mentioned.add(found.at);
      this.score += 1;
      return found.at;
    }
    if ('twice' in found) this.#note('E_HEADER_DUPLICATE', forWhat, found.twice, oneColumn(names));
    else if (!isOptional) this.#note('E_HEADER_MISSING', listOf(names)[0]!, this.#missing(forWhat), oneColumn(names));
    return -1;
  }

  /** The same of a column that is used up by it: it is not looked for under a known name any more. */
  claim(name: string, forWhat: string): number {
    const at = this.place(name, forWhat);
    this.#claimed.add(at);
    return at;
  }

  constants(set: Record<string, string> | undefined): Constants {
    return Object.entries(set ?? {}).map(([column, value]) => {
      this.#given.add(column);
      return [this.#placeOfFeed.get(column)!, value];
    });
  }

  /** Reads an amount of the feed's total where the file declares it: as the column itself, which is known only when all are bound. */
  totalReader(take: Take): CellReader {
    const column = this.feed.column(this.feed.total!)!;
    const { numbers, empty, round } = specOf(this.definition, column.header) ?? {};
    let reader: CellReader | undefined;
    return (line, cells) => {
      const unit = this.#units.get(column.header) ?? '元';
      reader ??= cellReader(take, column, { numbers, empty, round }, this.definition, unit);
      return reader(line, cells);
    };
  }

  /** The columns of which the definition says where they come from. */
  bindStated(): void {
    for (const column of this.feed.columns) {
      const spec = specOf(this.definition, column.header);
      if (spec && hasSource(spec)) this.#bindStated(column, spec);
    }
  }

  /** The columns that the file has under a known name. */
  bindKnown(): void {
    const aliases = aliasesOf(this.feed);
    const wanted = isNo(this.definition.aliases) ? new Map<string, string>() : aliases;
    const found = new Map<string, number[]>();
    for (const [at, keys] of this.header.keys.entries()) {
      const column = this.#claimed.has(at)
        ? undefined
        : keys.map((key) => wanted.get(key)).find((name) => name !== undefined);
      if (column === undefined || this.columns.some((bound) => bound.column.header === column)) continue;
      found.set(column, [...(found.get(column) ?? []), at]);
    }
    for (const [header, places] of found) {
      const column = this.feed.column(header)!;
      const spec = specOf(this.definition, header) ?? {};
      const names = places.map((at) => this.header.cells[at]!.trim());
      for (const at of places) this.#claimed.add(at);
      this.score += 1;
      this.#given.add(header);
      if (places.length > 1) this.#note('E_HEADER_DUPLICATE', header, both(names), oneColumn(names[0]!));
      else this.#bind(column, spec, (line) => clean(line[places[0]!]), names[0]!, places);
    }
  }

  /** What the file has and the definition does not mention, and what the feed needs and nothing gives. */
  checkRest(): void {
    const { header, definition, feed } = this;
    if (definition.others !== 'ignore')
      for (const [at, cell] of header.cells.slice(0, header.width).entries()) {
        if (this.#claimed.has(at) || this.#mentioned.has(at) || cell.trim() === '') continue;
        this.#note('E_HEADER_UNKNOWN', shownName(cell), unmentioned, ignoring(shownName(cell)));
      }
    for (const column of feed.columns) {
      if (!column.required || this.#given.has(column.header) || (definition.key === 'none' && column.header === 'key'))
        continue;
      this.#note('E_HEADER_MISSING', column.header, this.#missing(column.header), expectedOf(column));
    }
  }

  #bindStated(column: FeedColumn, spec: ColumnObject): void {
    const isOptional = isYes(spec.optional);
    const { header } = column;
    const names = sourceNames(spec);
    const name = names.find((source) => this.header.find(source).length > 0) ?? names[0] ?? header;
    if (spec.constant !== undefined) this.#bind(column, spec, () => '', header, [], { kind: 'constant', from: [] });
    else if (spec.join) {
      const parts = spec.join.map((part): JoinPart => {
        if (!isComposed(part)) return { at: this.place(part, header, isOptional) };
        return 'text' in part ? part : { of: this.#placeOfFeed.get(part.column)! };
      });
      const from = parts.flatMap((part) => ('at' in part && part.at !== -1 ? [part.at] : []));
      const of = parts.flatMap((part) => ('of' in part ? [part.of] : []));
      const source = { kind: 'joined' as const, from, of };
      this.#bind(column, spec, joined(parts, spec.with ?? '', spec.gaps === 'skip'), name, [], source);
    } else if (spec.either) {
      const from = spec.either.map((source) => this.place(source.from, header, isOptional));
      for (const at of from) this.#claimed.add(at);
      const pick = filledOf(from);
      const source = { kind: 'either' as const, from: from.filter((at) => at !== -1) };
      this.#bind(column, spec, (line) => clean(line[from[pick(line)] ?? -1]), names.join(' / '), from, source);
      const at = this.#placeOfFeed.get(header)!;
      this.alternatives.push({
        at,
        name: names.join(' / '),
        pick,
        sets: spec.either.map(({ set }) => this.constants(set)),
      });
    } else {
      const from = this.place(spec.from!, header, isOptional);
      this.#claimed.add(from);
      // What is optional and not there is given as nothing; what should be there has been told of.
      if (from === -1) this.#given.add(header);
      else this.#bind(column, spec, (line) => clean(line[from]), name, [from]);
    }
  }

  #bind(
    column: FeedColumn,
    spec: ColumnObject,
    take: Take,
    name: string,
    from: readonly number[],
    source: BoundColumn['source'] = { kind: 'copied', from },
  ): void {
    this.#given.add(column.header);
    const style = styleOf(this.definition, spec);
    const isAmount = column.type === 'yuan' && spec.constant === undefined;
    const unit = isAmount ? this.#unit(style, spec.unit !== undefined, from, name) : '元';
    this.#units.set(column.header, unit);
    const { constant } = spec;
    const read = constant === undefined ? cellReader(take, column, spec, this.definition, unit) : () => constant;
    const at = this.#placeOfFeed.get(column.header)!;
    const isLast = spec.join?.some((part) => typeof part === 'object' && 'column' in part) ?? false;
    const expected = expectedIn(column, spec, style, unit);
    this.columns.push({ column, at, name, read, expected, source, isComposed: isLast });
  }

  /**
   * The unit of an amount. What the file states and the definition does not say is never guessed: it would be a factor of ten thousand. A title
   * speaks of all amounts, so a column that has a unit of its own goes before it.
   */
  #unit({ unit }: CellStyle, isOwn: boolean, from: readonly number[], name: string): Unit {
    const inHeader = from.map((at) => this.header.units[at]).find((found) => found !== undefined);
    const stated = inHeader ?? (isOwn && unit !== 'auto' ? undefined : this.stated);
    if (unit === 'auto') {
      if (stated === undefined) this.#note('E_HEADER_UNIT', name, noUnit, unitExample);
      return stated ?? '元';
    }
    const own = unit ?? '元';
    if (stated !== undefined && stated !== own) this.#note('E_HEADER_UNIT', name, otherUnit(stated, own), unitExample);
    return own;
  }

  #missing(forWhat: string): Words {
    const near = nearest(forWhat, this.header.names());
    return {
      zh: `缺少该列（对应 ${forWhat}）；文件中有 ${near.join('、')}`,
      en: `the column for ${forWhat} is missing; the file has ${near.join(', ')}`,
    };
  }

  #note(code: Problem['code'], column: string, what: Words, expected: Words): void {
    this.problems.push({ code, column, what, expected });
  }
}

/** Several cells and texts, one behind the other. '' when a part is missing, unless parts may be. */
function joined(parts: readonly JoinPart[], between: string, skipsGaps: boolean): Take {
  return (line, cells) => {
    const texts: string[] = [];
    let isEmpty = true;
    for (const part of parts) {
      if ('text' in part) {
        texts.push(part.text);
        continue;
      }
      const text = 'of' in part ? cells[part.of]! : clean(line[part.at]);
      if (text === '' && !skipsGaps) return '';
      if (text === '') continue;
      isEmpty = false;
      texts.push(text);
    }
    return isEmpty ? '' : texts.join(between);
  };
}

const NOUGHT = /^[-+¥￥(（]?\s*0*[.,]?0*\s*[)）元]?$/;

/** Which of the columns is filled in a line: one with 0.00 counts only when no other is. */
function filledOf(places: readonly number[]): (line: readonly string[]) => number {
  return (line) => {
    let filled = -1;
    let nought = -1;
    for (let at = 0; at < places.length; at++) {
      const text = clean(line[places[at]!]);
      if (text === '' || text === '-') continue;
      if (NOUGHT.test(text)) nought = nought === -1 ? at : nought;
      else if (filled !== -1) return SEVERAL;
      else filled = at;
    }
    return filled === -1 ? nought : filled;
  };
}

const isNo = (text: string | undefined) => text === 'false' || text === 'no';

const oneColumn = (names: string | readonly string[]): Words => ({
  zh: `恰有一列名为 ${listOf(names).join(' 或 ')}；同名的第二列写作 ${listOf(names)[0]}#2`,
  en: `one column named ${listOf(names).join(' or ')}; the second of a name is written ${listOf(names)[0]}#2`,
});
const both = (names: readonly string[]): Words => ({
  zh: `这几列都可以是它：${names.join('、')}`,
  en: `several columns may be meant: ${names.join(', ')}`,
});
const unmentioned: Words = { zh: '定义中没有提到这一列', en: 'the definition does not mention the column' };
const ignoring = (name: string): Words => ({
  zh: `在 columns 中使用，或写明不用，例如 ignore: [${name}]`,
  en: `its use in columns, or that it is not used, for example ignore: [${name}]`,
});
const noUnit: Words = { zh: '文件没有写明金额单位', en: 'the file does not say the unit of its amounts' };
const otherUnit = (stated: Unit, own: Unit): Words => ({
  zh: `文件写明的单位是${stated}，定义为${own}`,
  en: `the file says ${stated}, the definition ${own}`,
});
const unitExample: Words = {
  zh: '定义与文件的单位一致，例如 unit: 万元',
  en: 'the same unit in the definition as in the file, for example unit: 万元',
};
