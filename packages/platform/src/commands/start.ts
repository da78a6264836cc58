import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createApi } from '@qingqu/api';
import { pino } from 'pino';
import { fixedDate } from '../business-date.js';
import { type DemoUser, ensureDemoUsers } from '../demo-users.js';
import { startWorker } from '../night.js';
import type { Platform } from '../open-platform.js';
import { openQueue } from '../queue.js';
import { loadSample } from '../sample.js';
import { both } from '../say.js';

/** `qingqu start`: everything in one process, until it is told to stop. */
export async function start(platform: Platform, signal: AbortSignal, options: { sample: boolean }): Promise<number> {
  if (options.sample && platform.embedded) await loadSample(platform, signal);
  if (signal.aborted) return 130;
  const users = platform.embedded ? await ensureDemoUsers(platform) : [];
  const address = await serve(platform, signal);
  const queue = await openQueue({ databaseUrl: platform.databaseUrl, redisUrl: platform.environment.redisUrl });
  try {
    await startWorker(platform, queue, signal);
    announce(platform, address, users);
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await queue.close();
  }
  return 0;
}

/** Serves the API and the console until the signal comes. */
async function serve(platform: Platform, signal: AbortSignal): Promise<string> {
  const { environment, folders, secrets } = platform;
  const api = await createApi({
    pool: platform.api,
    authKey: secrets.authKey,
    ...(existsSync(folders.console) && { consoleDir: folders.console }),
    mode: environment.mode,
    now: () => new Date(),
    log: pino({ name: 'api', level: environment.mode === 'production' ? 'info' : 'warn' }, pino.destination(2)),
  });
  signal.addEventListener('abort', () => void api.close(), { once: true });
  return api.app.listen({ port: environment.port, host: environment.host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    const next = environment.port + 1;
    throw new Error(
      both(
        `端口 ${environment.port} 已被占用，请另选一个，例如 PORT=${next} npm start`,
        `port ${environment.port} is in use; choose another: PORT=${next} npm start`,
      ),
      { cause: error },
    );
  });
}

function announce({ environment, voice }: Platform, address: string, users: (DemoUser & { password: string })[]): void {
  const fixed = fixedDate(environment.stateDir, environment.today);
  voice.line('');
  if (fixed) voice.line(both(`业务日期固定为 ${fixed}`, `the business date is fixed at ${fixed}`));
  voice.line(
    both(`控制台 ${address}/   GraphiQL ${address}/graphiql   接口 ${address}/graphql`, 'console, GraphiQL, API'),
  );
  if (users.length === 0) return;
  voice.line(both('演示用户（密码仅属于本机）', 'demo users (the passwords are of this installation only)'));
  for (const user of users)
    voice.line(`  ${user.username.padEnd(10)} ${user.password}  ${user.displayName}  ${user.role} ${user.regionCode}`);
  const [first] = users;
  const json = "-H 'content-type: application/json'";
  voice.line(both('试一试', 'try it'));
  voice.line(
    `  TOKEN=$(curl -s ${address}/graphql ${json} -d '{"query":"mutation{signIn(username:\\"${first!.username}\\",password:\\"${first!.password}\\"){token}}"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`,
  );
  voice.line(
    `  curl -s ${address}/graphql ${json} -H "authorization: Bearer $TOKEN" -d '{"query":"{warnings(first:3){totalCount nodes{warningNo severity messageZh evidence{name value}}}}"}'`,
  );
}
