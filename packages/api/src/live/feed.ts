import type { Notice } from './notices.js';

/** What a subscriber is told next. */
export interface Change {
  keys: string[];
  /** More has changed than is told one by one. */
  isBulk: boolean;
  /** For a time nothing was heard. */
  isMissed: boolean;
}

/** As many records as one statement reads. */
const together = 100;
/** With more to be told than this, that there was much is all that is told. */
const most = 1_000;

/** What one subscription is still to be told. A record that changes again before it was told is told once. */
export class Feed {
  #keys = new Set<string>();
  #isBulk = false;
  #isMissed = false;
  #isClosed = false;
  #wake: () => void = () => undefined;

  constructor(
    readonly topic: string,
    /** The only record that it is about. */
    readonly key: string | undefined,
    private readonly onClose: (feed: Feed) => void,
  ) {}

  tell(keys: readonly string[] | undefined): void {
    const wanted = this.key === undefined ? keys : keys?.filter((key) => key === this.key);
    // Of one record that much has changed says that it may have.
    if (!wanted) this.key === undefined ? this.#tellMuch() : this.#keys.add(this.key);
    else for (const key of wanted) this.#keys.add(key);
    if (this.#keys.size > most) this.#tellMuch();
    if (wanted?.length !== 0) this.#wake();
  }

  miss(): void {
    this.#isMissed = true;
    if (this.key !== undefined) this.#keys.add(this.key);
    this.#wake();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.onClose(this);
    this.#wake();
  }

  /** Waits for something to tell; undefined when the feed is closed. */
  async next(): Promise<Change | undefined> {
    while (!this.#isClosed && !this.#isBulk && !this.#isMissed && this.#keys.size === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    if (this.#isClosed) return undefined;
    const keys = [...this.#keys].slice(0, together);
    for (const key of keys) this.#keys.delete(key);
    const change = { keys, isBulk: this.#isBulk, isMissed: this.#isMissed };
    this.#isBulk = false;
    this.#isMissed = false;
    return change;
  }

  #tellMuch(): void {
    this.#keys.clear();
    this.#isBulk = true;
  }
}

/** All open feeds of a process. */
export class Feeds {
  #open = new Map<string, Set<Feed>>();

  open(topic: string, key: string | undefined): Feed {
    const feed = new Feed(topic, key, (closed) => this.#open.get(topic)?.delete(closed));
    const same = this.#open.get(topic) ?? new Set();
    this.#open.set(topic, same.add(feed));
    return feed;
  }

  tell({ topic, keys }: Notice): void {
    for (const feed of this.#open.get(topic) ?? []) feed.tell(keys);
  }

  miss(): void {
    for (const feeds of this.#open.values()) for (const feed of feeds) feed.miss();
  }

  closeAll(): void {
    for (const feeds of this.#open.values()) for (const feed of [...feeds]) feed.close();
  }
}
