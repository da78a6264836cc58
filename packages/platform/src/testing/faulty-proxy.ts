import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Answer, ClientMessages } from './postgres-statements.js';

/** What a network does to everything that passes, until it is healed. */
export type Fault =
  /** Each byte arrives so much later. */
  | { kind: 'latency'; ms: number }
  | { kind: 'slow'; bytesPerSecond: number }
  /** Nothing arrives, in either direction, and nobody is told; what was sent meanwhile arrives when it is over. */
  | { kind: 'silence' }
  /** All connections are reset, and new ones at once. */
  | { kind: 'cut' };

/**
 * What happens to a statement that is caught: `cut` breaks the connection when half of it has been sent, so that the server never acts on it; `swallow`
 * lets the server act, keeps its answer, and then breaks the connection.
 */
export type Mishap = 'cut' | 'swallow';

export interface Trap {
  mishap: Mishap;
  /** Catches statements with this text; COMMIT unless told. */
  statement?: RegExp;
  /** Catches the n-th of them from now on; the first unless told. */
  nth?: number;
}

const COMMIT = /^\s*commit\b/i;

/** A TCP proxy before a Postgres or a Redis of a test, and what may go wrong on the way. */
export class FaultyProxy {
  private readonly lines = new Set<Line>();
  private traps: SetTrap[] = [];
  private fault: Fault | undefined;
  private healed: Promise<void> = Promise.resolve();
  private heals: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private readonly target: { host: string; port: number },
    private readonly speaksPostgres: boolean,
  ) {
    server.on('connection', (client) => this.accept(client));
  }

  /** @param url of the server behind it */
  static async start(url: string): Promise<FaultyProxy> {
    const { hostname, port, protocol } = new URL(url);
    const speaksPostgres = !protocol.startsWith('redis');
    const usual = speaksPostgres ? 5432 : 6379;
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new FaultyProxy(server, { host: hostname, port: Number(port || usual) }, speaksPostgres);
  }

  /** The address of the same thing through this proxy. */
  through(url: string): string {
    const address = new URL(url);
    address.hostname = '127.0.0.1';
    address.port = String((this.server.address() as { port: number }).port);
    return address.href;
  }

  /** Does this to all connections, those that are there and those to come, until {@link heal}. */
  suffer(fault: Fault): void {
    this.heal();
    this.fault = fault;
    this.healed = new Promise((resolve) => {
      this.heals = resolve;
    });
    if (fault.kind === 'cut') this.reset();
  }

  heal(): void {
    this.fault = undefined;
    this.heals();
  }

  /** Breaks the connections that are there, with a RST to both ends. */
  reset(): void {
    for (const line of this.lines) line.reset();
  }

  /** Takes the server's end of the connections that are there away; clients are never told, and whatever they send is lost. */
  halfOpen(): void {
    for (const line of this.lines) line.loseServer();
  }

  /** Lies in wait for a statement of a Postgres client, on whatever connection. Resolves when it has been caught. */
  trap({ mishap, statement = COMMIT, nth = 1 }: Trap): Promise<void> {
    return new Promise((caught) => this.traps.push({ mishap, statement, left: nth, caught }));
  }

  /** Takes up the traps that caught nothing. */
  disarm(): void {
    this.traps = [];
  }

  get connections(): number {
    return this.lines.size;
  }

  async close(): Promise<void> {
    this.heal();
    for (const line of this.lines) line.reset();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    if (this.fault?.kind === 'cut') {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const line = new Line(client, connect(this.target), {
      speaksPostgres: this.speaksPostgres,
      convey: (chunk, to, sentAt) => this.convey(chunk, to, sentAt),
      trapFor: (sql) => this.trapFor(sql),
    });
    this.lines.add(line);
    client.on('close', () => this.lines.delete(line));
  }

  /** Brings a chunk to the other end as the fault of the moment allows. */
  private async convey(chunk: Buffer, to: Socket, sentAt: number): Promise<void> {
    while (this.fault?.kind === 'silence') await this.healed;
    if (this.fault?.kind === 'latency') await this.delay(sentAt + this.fault.ms - performance.now());
    let sent = 0;
    while (this.fault?.kind === 'slow' && sent < chunk.length && !to.destroyed) {
      to.write(chunk.subarray(sent, sent + 1));
      sent += 1;
      await this.delay(1_000 / this.fault.bytesPerSecond);
    }
    if (!to.destroyed && sent < chunk.length) to.write(chunk.subarray(sent));
  }

  private async delay(ms: number): Promise<void> {
    if (ms > 0) await Promise.race([pause(ms), this.healed]);
  }

  private trapFor(sql: string): Mishap | undefined {
    const hit = this.traps.find(({ statement }) => statement.test(sql));
    if (!hit) return undefined;
    hit.left -= 1;
    if (hit.left > 0) return undefined;
    this.traps = this.traps.filter((trap) => trap !== hit);
    hit.caught();
    return hit.mishap;
  }
}

interface SetTrap {
  mishap: Mishap;
  statement: RegExp;
  left: number;
  caught(): void;
}

interface Network {
  speaksPostgres: boolean;
  convey(chunk: Buffer, to: Socket, sentAt: number): Promise<void>;
  trapFor(sql: string): Mishap | undefined;
}

/** One connection, from the client to the server and back. */
class Line {
  private readonly messages = new ClientMessages();
  private isHalfOpen = false;
  /** The answer that is kept from the client. */
  private kept: Answer | undefined;
  private up = Promise.resolve();
  private down = Promise.resolve();

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly network: Network,
  ) {
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', () => undefined);
    client.on('data', (chunk) => {
      const sentAt = performance.now();
      this.up = this.up.then(() => this.fromClient(chunk, sentAt));
    });
    server.on('data', (chunk) => {
      const sentAt = performance.now();
      this.down = this.down.then(() => this.fromServer(chunk, sentAt));
    });
    // What was sent before the end arrives before it.
    client.on('close', () => void this.up.then(() => server.destroy()));
    server.on('close', () => void this.down.then(() => this.isHalfOpen || client.destroy()));
  }

  reset(): void {
    this.client.resetAndDestroy();
    this.server.resetAndDestroy();
  }

  loseServer(): void {
    this.isHalfOpen = true;
    this.server.resetAndDestroy();
  }

  private async fromClient(chunk: Buffer, sentAt: number): Promise<void> {
    const { speaksPostgres, convey, trapFor } = this.network;
    if (!speaksPostgres) return convey(chunk, this.server, sentAt);
    for (const { bytes, sql } of this.messages.read(chunk)) {
      const mishap = sql === undefined ? undefined : trapFor(sql);
      if (mishap === 'swallow') this.kept = new Answer();
      if (mishap !== 'cut') await convey(bytes, this.server, sentAt);
      else {
        await convey(bytes.subarray(0, bytes.length >> 1), this.server, sentAt);
        return this.reset();
      }
    }
  }

  private async fromServer(chunk: Buffer, sentAt: number): Promise<void> {
    if (!this.kept) return this.network.convey(chunk, this.client, sentAt);
    if (this.kept.read(chunk)) this.reset();
  }
}
