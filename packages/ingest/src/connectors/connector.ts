import type { SecretReader } from './secret.js';

/** What a source has been found to hold, by what it calls it; kept in the database. A mark says which state of it has been taken in. */
export type Marks = Readonly<Record<string, Mark>>;
export type Mark = Readonly<Record<string, string | number | readonly string[]>>;

/** Something that a source has and that may be new. */
export interface Offer {
  /** What the source knows it by: a path, an address. */
  key: string;
  /** The file name that it goes by here. */
  name: string;
  /** Its size in bytes, where the source tells. */
  size?: number;
  /** Tells states of it apart before it is fetched: after a change, failed attempts count anew. */
  version: string;
  /** The business day that its place declares. */
  asOf?: string;
  /** Brings it here; undefined when it turns out to be nothing new, or not there yet. */
  fetch(to: Landing): Promise<Fetched | undefined>;
  /** Tells the source what became of it, after it has been registered. */
  settle?(outcome: 'taken' | 'refused'): Promise<void>;
}

/** A file that lies here and can be read. */
export interface Fetched {
  path: string;
  /** To be kept under the offer's key when it is safely in; undefined for sources that keep no marks. */
  mark?: Mark;
}

/** Where what is fetched may be put until it is safely in. */
export interface Landing {
  dir: string;
  signal: AbortSignal;
}

/** What a source has. */
export interface Listing {
  /** What may be new, in the order in which it should be taken in. */
  offers: Offer[];
  /** The keys of all that is there, so that marks of what is gone can be forgotten; undefined when marks stay. */
  present?: ReadonlySet<string>;
}

/** A way to a source, opened for one asking. */
export interface Connector {
  list(marks: Marks, signal: AbortSignal): Promise<Listing>;
  close(): Promise<void>;
}

/** What connectors are opened with. */
export interface ConnectorDeps {
  secret: SecretReader;
  /** The source's name. */
  source: string;
  /** The folder that the path `inbox` stands for. */
  inboxDir: string;
  /** A keyed digest: what is kept of rows that were pulled must not be open to trying out. */
  digest(text: string): string;
  /** Today in Asia/Shanghai by the database's clock, 'YYYY-MM-DD'. */
  today(): Promise<string>;
}
