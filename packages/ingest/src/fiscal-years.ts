import { keepFiscalYear } from '@qingqu/schema';
import type pg from 'pg';
import type { Feed } from './feed.js';
import type { PreparedRow } from './prepare-batch.js';

/** So many rows of a fiscal year in one batch, and it is worth a part of the table. The others wait for the night, which counts them all. */
const WORTH_A_PART = 500;

/** Records of another fiscal year are being added at this moment; the batch is done again when it is alone. */
export class OtherYear extends Error {
  override name = 'OtherYear';
}

/** The fiscal years of rows that write records; of a table that is not yearly, none. */
export function yearsOf(rows: readonly PreparedRow[]): Map<number, number> {
  const years = new Map<number, number>();
  for (const { checked } of rows) {
    const year = checked.good?.year;
    if (year !== undefined) years.set(year, (years.get(year) ?? 0) + 1);
  }
  return years;
}

/**
 * What one run does so that a record never stands in two parts of a yearly table, each of which has a primary key of its own: whoever adds records
 * of one year works beside others of that year, whose records the key of the part tells apart, and alone when somebody else has last added records
 * of another; then everything that those have added is there to be seen.
 */
export class FiscalYears {
  readonly #prepared = new Set<number>();

  constructor(private readonly feed: Feed) {}

  /** Sees to it that the years of many of the rows have their parts; asked once for each, before the rows are written. */
  async prepare(pool: pg.Pool, rows: readonly PreparedRow[]): Promise<void> {
    for (const [year, count] of yearsOf(rows)) {
      if (count < WORTH_A_PART || this.#prepared.has(year)) continue;
      this.#prepared.add(year);
      await keepFiscalYear(pool, { table: this.feed.name, year });
    }
  }

  /**
   * Takes the table's turn for the rows, before their records are looked at.
   * @param alone whether the transaction has the table's records to itself
   * @throws OtherYear when it does not, and should
   */
  async take(client: pg.ClientBase, rows: readonly PreparedRow[], alone: boolean): Promise<void> {
    const [year, ...others] = yearsOf(rows).keys();
    if (year === undefined) return;
    if (!alone) {
      const { rows: turn } = await client.query<{ year: number | null }>(
        'select fiscal_year as year from fiscal_year_turn where table_name = $1',
        [this.feed.name],
      );
      if (others.length === 0 && turn[0]!.year === year) return;
      throw new OtherYear(`${this.feed.name}: records of another fiscal year may be on their way`);
    }
    if (others.length === 0)
      await client.query(
        'update fiscal_year_turn set fiscal_year = $2 where table_name = $1 and fiscal_year is distinct from $2',
        [this.feed.name, year],
      );
  }
}
