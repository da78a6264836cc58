/** The names of records as they come, in the order of first sight, and their cells under them. */
export class Header {
  readonly #place = new Map<string, number>();

  constructor(
    private readonly limit: number,
    private readonly onTooMany: () => never,
  ) {}

  get names(): string[] {
    return [...this.#place.keys()];
  }

  /** The cells of a record under the names so far. */
  cellsOf(record: ReadonlyMap<string, string>): string[] {
    const cells: string[] = [];
    for (const [name, text] of record) {
      let at = this.#place.get(name);
      if (at === undefined) {
        at = this.#place.size;
        if (at >= this.limit) this.onTooMany();
        this.#place.set(name, at);
      }
      cells[at] = text;
    }
    return Array.from(cells, (cell) => cell ?? '');
  }
}

/** A JSON value of which numbers are as they were written. */
export type Json = null | boolean | string | NumberText | Json[] | { [name: string]: Json };

/** A number, as it was written. */
export class NumberText {
  constructor(readonly text: string) {}
}

/** An object's values under dotted names; a list is one cell, in JSON. Undefined when two of them would have the same name. */
export function flatten(value: { [name: string]: Json }): Map<string, string> | undefined {
  const cells = new Map<string, string>();
  let isUnclear = false;
  const add = (object: { [name: string]: Json }, prefix: string) => {
    for (const [name, inner] of Object.entries(object)) {
      if (isObject(inner)) add(inner, `${prefix}${name}.`);
      else if (cells.has(prefix + name)) isUnclear = true;
      else cells.set(prefix + name, textOf(inner));
    }
  };
  add(value, '');
  return isUnclear ? undefined : cells;
}

/** Whether a value is a JSON object. */
export const isObject = (value: Json): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);

const textOf = (value: Json): string =>
  value === null ? '' : value instanceof NumberText ? value.text : Array.isArray(value) ? jsonOf(value) : String(value);

/** A value as JSON. */
export function jsonOf(value: Json): string {
  if (value instanceof NumberText) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([name, inner]) => `${JSON.stringify(name)}:${jsonOf(inner)}`)
      .join(',')}}`;
  return JSON.stringify(value);
}
