/** Requests before the start of a session: 8 bytes each, answered without a frame. */
const ENCRYPTION_ASKED = new Set([80_877_103, 80_877_104]);

/** A message of a Postgres client, as it went over the wire. */
export interface ClientMessage {
  bytes: Buffer;
  /** The SQL that it carries: of a simple query, or of a statement that is parsed. */
  sql: string | undefined;
}

/** Cuts what a Postgres client sends into its messages. */
export class ClientMessages {
  private rest = Buffer.alloc(0);
  private isStarted = false;

  /** The messages that are complete with this chunk. */
  *read(chunk: Buffer): Generator<ClientMessage> {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (let message = this.next(); message; message = this.next()) yield message;
  }

  private next(): ClientMessage | undefined {
    const header = this.isStarted ? 5 : 8;
    if (this.rest.length < header) return undefined;
    const size = this.isStarted ? 1 + this.rest.readInt32BE(1) : this.rest.readInt32BE(0);
    if (this.rest.length < size) return undefined;
    const bytes = this.rest.subarray(0, size);
    this.rest = this.rest.subarray(size);
    if (this.isStarted) return { bytes, sql: sqlOf(bytes) };
    this.isStarted = !ENCRYPTION_ASKED.has(bytes.readInt32BE(4));
    return { bytes, sql: undefined };
  }
}

function sqlOf(message: Buffer): string | undefined {
  const kind = String.fromCharCode(message[0]!);
  if (kind === 'Q') return textAt(message, 5);
  // A statement's name comes before its text.
  return kind === 'P' ? textAt(message, message.indexOf(0, 5) + 1) : undefined;
}

const textAt = (message: Buffer, from: number): string => message.toString('utf8', from, message.indexOf(0, from));

/** Reads the answers of a Postgres server from the beginning of one on, until it is ready for the next statement. */
export class Answer {
  private rest = Buffer.alloc(0);

  /** Whether the answer is complete with this chunk. */
  read(chunk: Buffer): boolean {
    this.rest = Buffer.concat([this.rest, chunk]);
    while (this.rest.length >= 5) {
      const size = 1 + this.rest.readInt32BE(1);
      if (this.rest.length < size) return false;
      if (this.rest[0] === READY) return true;
      this.rest = this.rest.subarray(size);
    }
    return false;
  }
}

/** ReadyForQuery */
const READY = 'Z'.charCodeAt(0);
