import type { Words } from '../words.js';
import type { Unit } from './definition.js';
import { unitInHeader } from './numbers.js';

/** Names of columns are compared so: full-width as half-width, without blanks and line breaks, in lower case. */
export const headerKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .toLowerCase();

/** Without the unit that a header may end in: 金额（元）. */
const bareKey = (name: string) =>
  headerKey(name).replace(/[([](?:单位:?)?(?:人民币)?(?:[亿百万千]{0,2}元|角|分)[)\]]$/, '');

/** A line of a file as its header: which of its columns has which name. */
export class SourceHeader {
  readonly width: number;
  readonly #exact = new Map<string, number[]>();
  readonly #bare = new Map<string, number[]>();
  /** The unit that the header of a column states. */
  readonly units: readonly (Unit | undefined)[];
  /** What each column may be called: with its unit, and without. */
  readonly keys: readonly (readonly string[])[];

  /** @param lines as they stand in the file, where they are more than one */
  constructor(
    readonly cells: readonly string[],
    readonly lines: readonly (readonly string[])[] = [cells],
  ) {
    this.width = cells.findLastIndex((cell) => headerKey(cell) !== '') + 1;
    this.units = cells.map(unitInHeader);
    this.keys = cells.map((cell) => [headerKey(cell), bareKey(cell)]);
    for (const [at, cell] of cells.entries()) {
      push(this.#exact, headerKey(cell), at);
      if (bareKey(cell) !== headerKey(cell)) push(this.#bare, bareKey(cell), at);
    }
  }

  /** Where the columns of this name stand. `#3` is the third column, `金额#2` the second of that name. */
  find(name: string): readonly number[] {
    const key = headerKey(name);
    const found = this.#exact.get(key) ?? this.#bare.get(key);
    if (found) return found;
    const [, of, nth] = /^(.*)#(\d{1,3})$/.exec(key) ?? [];
    if (nth === undefined) return [];
    const at = of === '' ? Number(nth) - 1 : (this.#exact.get(of!) ?? this.#bare.get(of!))?.[Number(nth) - 1];
    return at === undefined || at < 0 || at >= this.width ? [] : [at];
  }

  /** Names that can be shown: a data row in the place of a header may hold anything. */
  names(): string[] {
    return this.cells.filter((cell) => isShowable(cell)).map((cell) => cell.trim());
  }
}

/** Whether a cell looks like the name of a column and not like somebody's number or a long text. */
const isShowable = (cell: string): boolean =>
  headerKey(cell) !== '' && cell.length <= 40 && !/\d{5}/.test(cell.normalize('NFKC'));

export const shownName = (cell: string): string => (isShowable(cell) ? cell.trim() : '?');

function push(map: Map<string, number[]>, key: string, at: number): void {
  const known = map.get(key);
  if (known) known.push(at);
  else map.set(key, [at]);
}

/**
 * The names of the columns of a header in several lines: what stands above holds for the empty cells to its right as long as there is something
 * below them, as in 收款人 over 名称 and 账号: 收款人/名称, 收款人/账号.
 */
export function mergedHeader(lines: readonly (readonly string[])[]): SourceHeader {
  const width = Math.max(...lines.map((cells) => cells.length));
  let names = Array.from({ length: width }, (_, at) => lines[0]![at]?.trim() ?? '');
  for (const line of lines.slice(1)) {
    let above = '';
    names = names.map((name, at) => {
      const below = line[at]?.trim() ?? '';
      above = name === '' && below !== '' ? above : name;
      if (below === '' || below === above) return above;
      return above === '' ? below : `${above}/${below}`;
    });
  }
  return new SourceHeader(names, lines);
}

/** Which column of the file is meant by some names, of which one must be there once. */
export type Resolved = { at: number; name: string } | { missing: true } | { twice: Words };

export function resolve(header: SourceHeader, names: readonly string[]): Resolved {
  const found = names.flatMap((name) => header.find(name).map((at) => ({ at, name })));
  const places = new Set(found.map(({ at }) => at));
  if (places.size === 0) return { missing: true };
  if (places.size === 1) return found[0]!;
  const [first, second] = [...places];
  return {
    twice: {
      zh: `第 ${first! + 1} 列与第 ${second! + 1} 列都可以是它`,
      en: `columns ${first! + 1} and ${second! + 1} of the file may both be meant`,
    },
  };
}
