import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { PostgresUnavailable } from './errors.js';

/** Below the range from which Linux takes ports for outgoing connections, so that a remembered port stays ours. */
const FIRST = 20_000;
const COUNT = 10_000;

/** Ports of the loopback address to try, beginning with `preferred`; each checkout begins at another, so that they rarely meet. */
export function* candidatePorts(preferred: number | undefined, seed: string): Generator<number> {
  if (preferred !== undefined) yield preferred;
  const start = createHash('sha256').update(seed).digest().readUInt32BE() % COUNT;
  for (let step = 0; step < COUNT; step++) yield FIRST + ((start + step) % COUNT);
  throw new PostgresUnavailable(
    `No port from ${FIRST} to ${FIRST + COUNT - 1} is free on 127.0.0.1: end some programs.`,
  );
}

/** Whether nothing listens on this port of the loopback address now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
