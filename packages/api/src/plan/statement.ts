/** One SQL statement in the making: its parameters and its table aliases. */
export class Statement {
  readonly values: unknown[] = [];
  #aliases = 0;

  /** Puts a value into the parameters and writes its place, with its type, so that Postgres never guesses. */
  bind(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  alias(): string {
    return `t${this.#aliases++}`;
  }
}

/** A table in the FROM clause. It remembers which of its columns are used, since some tables grant only some of them. */
export class Source {
  readonly columns = new Set<string>();
  readonly col = (column: string): string => {
    this.columns.add(column);
    return `${this.alias}.${column}`;
  };
  constructor(readonly alias: string) {}
}

/** A function of a Postgres call takes at most 100 arguments. */
const chunkSize = 90;

export type Values = readonly unknown[];

/** One row of JSON in the making: the expressions that travel, by position, and the joins they need. */
export class Row {
  #expressions = new Map<string, number>();
  #joins = new Map<string, string>();
  constructor(readonly statement: Statement) {}

  /** The position of an expression; the same expression travels once. */
  put(expression: string): number {
    const known = this.#expressions.get(expression);
    if (known !== undefined) return known;
    this.#expressions.set(expression, this.#expressions.size);
    return this.#expressions.size - 1;
  }

  /** Adds a join and gives its alias; one with the same words is joined once. */
  join(sql: (alias: string) => string): string {
    const words = sql('?');
    const known = this.#joins.get(words);
    if (known) return known;
    const alias = this.statement.alias();
    this.#joins.set(words, alias);
    this.#joinSql.push(sql(alias));
    return alias;
  }
  #joinSql: string[] = [];

  addJoin(sql: string): void {
    this.#joinSql.push(sql);
  }

  get joins(): string {
    return this.#joinSql.map((sql) => ` ${sql}`).join('');
  }

  /** The row as JSON: an array of values, or an array of such arrays when there are too many for one call. */
  toSql(): string {
    const all = [...this.#expressions.keys()];
    if (all.length <= chunkSize) return `json_build_array(${all.join(',')})`;
    const chunks: string[] = [];
    for (let at = 0; at < all.length; at += chunkSize)
      chunks.push(`json_build_array(${all.slice(at, at + chunkSize).join(',')})`);
    return `json_build_array(${chunks.join(',')})`;
  }

  /** The values of one row from its JSON. */
  values(json: unknown): Values {
    return this.#expressions.size <= chunkSize ? (json as Values) : ([] as unknown[]).concat(...(json as unknown[][]));
  }
}
