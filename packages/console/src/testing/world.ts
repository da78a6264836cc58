import { type SamplePlatform, type SampleUser, samplePlatform, start, waitFor } from '@qingqu/platform/testing';

const PATIENCE_SECONDS = 60;

/** The real platform on the sample world, serving the built console: API, queue and worker in this process. */
export interface ConsoleWorld {
  url: string;
  platform: SamplePlatform['platform'];
  user(name: string): SampleUser;
  /** The server goes away; what it was doing is finished. */
  stop(): Promise<void>;
  /** It is back under the same address. */
  start(): Promise<void>;
  drop(): Promise<void>;
}

/** @param today The business date, when it is another than the sample's. */
export async function consoleWorld(today?: string): Promise<ConsoleWorld> {
  // A machine that is busy with other tests is no reason to send anybody away.
  const test = await samplePlatform({
    busyMs: Number.POSITIVE_INFINITY,
    rates: { address: 100_000, user: 10_000_000 },
    ...(today && { today }),
  });
  let server = await serve(test);
  // From now on it is always found where it is found now.
  test.platform.environment.port = Number(new URL(server.url).port);
  return {
    url: server.url,
    platform: test.platform,
    user: (name) => test.users.find(({ username }) => username === name)!,
    stop: () => server.stop(),
    async start() {
      server = await serve(test);
    },
    async drop() {
      await server.stop();
      await test.drop();
    },
  };
}

async function serve({ platform, lines }: SamplePlatform): Promise<{ url: string; stop(): Promise<void> }> {
  const before = lines.length;
  const over = new AbortController();
  const running = start(platform, over.signal, { sample: false });
  const said = async () => /http:\/\/[^/ ]+/.exec(lines.slice(before).join('\n'))?.[0];
  const url = await Promise.race([waitFor(PATIENCE_SECONDS, said), running.then(() => undefined)]);
  if (!url) throw new Error(`the server did not start:\n${lines.slice(before).join('\n')}`);
  return {
    url,
    async stop() {
      over.abort();
      await running;
    },
  };
}
