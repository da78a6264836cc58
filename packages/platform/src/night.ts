import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadFile, resumeUnfinished } from '@qingqu/ingest';
import { databaseDate, fixedDate } from './business-date.js';
import type { Platform } from './open-platform.js';
import type { Wake, WakeQueue } from './queue.js';
import { both } from './say.js';
import { dueNights, type Nightly, onceANight } from './slots.js';
import { joinSweep, resumeSweeps, sweepNow } from './sweeping.js';
import { ingestDeps, takeIn } from './take-in.js';

/** The nightly work, in order: first the files, then the sweep. Asia/Shanghai. */
const nightlies: (Nightly & { work: (context: NightContext, night: string) => Promise<unknown> })[] = [
  { name: 'ingest', time: { hour: 1, minute: 30 }, work: takeInInbox },
  { name: 'sweep', time: { hour: 2, minute: 30 }, work: sweepOfNight },
];

interface NightContext {
  platform: Platform;
  queue: WakeQueue;
  signal: AbortSignal;
}

const CATCH_UP_MINUTES = 5;

/** Sets the schedules, catches up what was missed, and works on wake-ups until the queue is closed. */
export async function startWorker(platform: Platform, queue: WakeQueue, signal: AbortSignal): Promise<void> {
  const context = { platform, queue, signal };
  for (const { name, time } of nightlies) await queue.everyNight(name, time);
  await queue.everyMinutes(CATCH_UP_MINUTES);
  queue.work(
    (wake) => handle(context, wake),
    (error, wake) =>
      platform.voice.line(
        both(
          `后台任务出错${wake ? `（${wake.kind}）` : ''}：${error.message}`,
          `background work failed${wake ? ` (${wake.kind})` : ''}: ${error.message}`,
        ),
      ),
  );
  await queue.add([{ kind: 'catch-up' }]);
}

async function handle(context: NightContext, wake: Wake): Promise<void> {
  const { platform, signal } = context;
  switch (wake.kind) {
    case 'ingest':
      await loadFile(ingestDeps(platform), BigInt(wake.fileId), { signal });
      return;
    case 'sweep':
      return joinSweep(platform, BigInt(wake.sweepId), signal);
    case 'nightly':
      return doDueNights(context, wake.name);
    case 'catch-up':
      await resumeUnfinished(ingestDeps(platform), { signal });
      await resumeSweeps(platform, signal);
      for (const { name } of nightlies) await doDueNights(context, name);
  }
}

/** Does every night of this work that is due, missed ones first. */
async function doDueNights(context: NightContext, name: string): Promise<void> {
  const nightly = nightlies.find((one) => one.name === name);
  if (!nightly)
    throw new Error(`there is no nightly work '${name}'; known: ${nightlies.map((one) => one.name).join(', ')}`);
  for (const night of await dueNights(context.platform.system, nightly)) {
    if (context.signal.aborted) return;
    await onceANight(context.platform.system, name, night, () => nightly.work(context, night));
  }
}

/** Takes in what lies in the inbox; a file that was taken in moves to `taken/`, one that could not be to `refused/`. */
async function takeInInbox({ platform, signal }: NightContext): Promise<{ files: number }> {
  const inbox = platform.dirs.inbox;
  const paths = readdirSync(inbox)
    .map((name) => join(inbox, name))
    .filter((path) => path.endsWith('.csv') && statSync(path).isFile())
    .sort();
  const results = await takeIn(platform, { paths, receivedBy: 'nightly' }, signal);
  for (const [at, result] of results.entries()) {
    if (result.status === 'stopped') continue;
    const folder = join(inbox, result.status === 'done' ? 'taken' : 'refused');
    mkdirSync(folder, { recursive: true });
    renameSync(paths[at]!, join(folder, result.name));
  }
  return { files: results.length };
}

/** A missed night is judged as of that night; on past data, the fixed business date holds. */
async function sweepOfNight({ platform, queue, signal }: NightContext, night: string): Promise<unknown> {
  const fixed = fixedDate(platform.environment.stateDir, platform.environment.today);
  const today = await databaseDate(platform.system);
  const reason = night === today ? 'nightly' : 'nightly, caught up';
  return sweepNow(platform, { asOf: fixed ?? night, reason, startedBy: 'nightly' }, signal, (sweepId, tasks) =>
    queue.add(Array.from({ length: tasks }, () => ({ kind: 'sweep', sweepId: String(sweepId) }))),
  );
}
