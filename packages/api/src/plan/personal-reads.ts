/** How many rows of one kind are handed out. */
export interface Tally {
  rows: number;
}

/** Counts the rows of persons that an operation hands out, by kind of record. */
export class PersonalReads {
  #tallies = new Map<string, Tally>();

  /** @param expectRecord throws while reads cannot be written down: then nobody reads */
  constructor(private readonly expectRecord: () => void = () => undefined) {}

  /** The tally of an entity whose rows are about to be read. @throws UPSTREAM_UNAVAILABLE */
  of(entityName: string): Tally {
    this.expectRecord();
    const known = this.#tallies.get(entityName);
    if (known) return known;
    const tally = { rows: 0 };
    this.#tallies.set(entityName, tally);
    return tally;
  }

  /** Entity → rows, of those of which there were any. */
  get counts(): Record<string, number> {
    const read = [...this.#tallies].filter(([, { rows }]) => rows > 0);
    return Object.fromEntries(read.map(([name, { rows }]) => [name, rows]));
  }
}
