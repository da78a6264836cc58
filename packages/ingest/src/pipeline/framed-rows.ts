import type { Framer, Position, RawRecord } from '../framer.js';

/** Where records come from. */
export interface RecordSource {
  /** Where the next record will be looked for. */
  readonly position: Position;
  /** The next record, or undefined at the end of the file. */
  next(): Promise<RawRecord | undefined>;
}

/** Records of a file that can be looked at before they are taken. */
export class FramedRows implements RecordSource {
  #ahead: { record: RawRecord; after: Position }[] = [];
  #at = 0;
  #position: Position;

  constructor(private readonly framer: Framer) {
    this.#position = framer.position;
  }

  get position(): Position {
    return this.#at === this.#ahead.length ? this.framer.position : this.#position;
  }

  /** The next so many records; fewer at the end of the file. */
  async look(count: number): Promise<RawRecord[]> {
    if (this.#at === this.#ahead.length) this.#position = this.framer.position;
    this.#ahead = this.#ahead.slice(this.#at);
    this.#at = 0;
    while (this.#ahead.length < count) {
      const record = await this.framer.next();
      if (!record) break;
      this.#ahead.push({ record, after: this.framer.position });
    }
    return this.#ahead.slice(0, count).map(({ record }) => record);
  }

  /** Takes so many records that were looked at. */
  take(count: number): void {
    this.#at += count;
    this.#position = this.#ahead[this.#at - 1]!.after;
  }

  async next(): Promise<RawRecord | undefined> {
    const next = this.#ahead[this.#at];
    if (!next) return this.framer.next();
    this.take(1);
    return next.record;
  }
}
