import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type IngestFailure, loadFile, resumeUnfinished, UnknownFeedError } from '@qingqu/ingest';
import { databaseDate, fixedDate } from './business-date.js';
import type { Platform } from './open-platform.js';
import type { NightTime, Wake, WakeQueue } from './queue.js';
import { both, errorLine } from './say.js';
import { doNights, type Nightly } from './slots.js';
import { joinSweep, resumeSweeps, sweepUnattended } from './sweeping.js';
import { ingestDeps, say, takeIn } from './take-in.js';

interface NightContext {
  platform: Platform;
  queue: WakeQueue;
  signal: AbortSignal;
}

interface NightWork extends Nightly {
  work(context: NightContext, night: string): Promise<unknown>;
}

const ingest: NightWork = { name: 'ingest', time: at(1, 30), work: takeInInbox };
const sweep: NightWork = { name: 'sweep', time: at(2, 30), work: sweepOfNight, after: ingest };

/** The nightly work, in order: first the files, then the sweep. Asia/Shanghai. */
const nightlies = [ingest, sweep];

const CATCH_UP_MINUTES = 5;

/** Sets the schedules, catches up what was missed, and works on wake-ups until the queue is closed. */
export async function startWorker(platform: Platform, queue: WakeQueue, signal: AbortSignal): Promise<void> {
  const context = { platform, queue, signal };
  let said = '';
  for (const { name, time } of nightlies) await queue.everyNight(name, time);
  await queue.everyMinutes(CATCH_UP_MINUTES);
  queue.work(
    async (wake) => {
      await handle(context, wake);
      said = '';
    },
    (error, wake) => {
      const line = describeFailure(error, wake);
      // A server that is away is asked again all the time: one line is enough until work goes on.
      if (!signal.aborted && line !== said) platform.voice.line(line);
      said = line;
    },
  );
  await queue.add([{ kind: 'catch-up' }]);
}

function describeFailure(error: Error, wake?: Wake): string {
  const reason = errorLine(error);
  return both(
    `后台任务出错${wake ? `（${wake.kind}）` : ''}：${reason}`,
    `background work failed${wake ? ` (${wake.kind})` : ''}: ${reason}`,
  );
}

async function handle(context: NightContext, wake: Wake): Promise<void> {
  const { platform, signal } = context;
  switch (wake.kind) {
    case 'ingest':
      await loadFile(ingestDeps(platform), BigInt(wake.fileId), { signal });
      return sweepChanges(context);
    case 'sweep':
      return joinSweep(platform, BigInt(wake.sweepId), signal);
    case 'nightly':
      return doDueNights(context);
    case 'catch-up':
      // A batch or a sweep that cannot be finished must not keep the nights waiting.
      return allOf(
        () => resumeBatches(platform, signal),
        () => resumeSweeps(platform, signal),
        () => doDueNights(context),
        () => sweepChanges(context),
      );
  }
}

/** Goes on with files whose workers died. */
async function resumeBatches(platform: Platform, signal: AbortSignal): Promise<void> {
  for (const result of await resumeUnfinished(ingestDeps(platform), { signal })) say(platform.voice, result);
}

/** All nightly work that is due, in order: after the files of a night its sweep may be what is missing. */
const doDueNights = (context: NightContext): Promise<void> =>
  allOf(
    ...nightlies.map(
      (nightly) => () =>
        doNights(
          context.platform.system,
          nightly,
          (night, signal) => nightly.work({ ...context, signal }, night),
          context.signal,
        ),
    ),
  );

/** Does one after the other, also after one has failed, and then fails with what went wrong. */
async function allOf(...steps: (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => errors.push(error));
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new Error(errors.map(errorLine).join(' | '), { cause: errors[0] });
}

/** Takes in what lies in the inbox; a file that was taken in moves to `taken/`, one that never can be to `refused/`. */
async function takeInInbox({ platform, signal }: NightContext): Promise<{ files: number }> {
  const inbox = platform.dirs.inbox;
  const paths = readdirSync(inbox)
    .map((name) => join(inbox, name))
    .filter((path) => path.endsWith('.csv') && statSync(path, { throwIfNoEntry: false })?.isFile())
    .sort();
  const results = await takeIn(platform, { paths, receivedBy: 'nightly' }, signal);
  const left: IngestFailure[] = [];
  for (const [at, result] of results.entries()) {
    if (result.status === 'stopped') continue;
    if (result.status === 'failed' && !(result.cause instanceof UnknownFeedError)) left.push(result);
    else moveAway(paths[at]!, join(inbox, result.status === 'done' ? 'taken' : 'refused'));
  }
  signal.throwIfAborted();
  // What stopped it may pass (no room, no database): the file stays, and the night is tried again.
  if (left[0]) throw new Error(`${left[0].name}: ${left[0].words.en}`, { cause: left[0].cause });
  return { files: results.length };
}

/** Files of many nights have the same name: a later one gets a number before it. */
function moveAway(path: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const name = basename(path);
  let to = join(folder, name);
  for (let number = 2; existsSync(to); number++) to = join(folder, `${number}-${name}`);
  renameSync(path, to);
}

/** A missed night is judged as of that night; on past data, the fixed business date holds. */
async function sweepOfNight(context: NightContext, night: string): Promise<unknown> {
  const { platform, signal } = context;
  const today = await databaseDate(platform.system);
  const reason = night === today ? 'nightly' : 'nightly, caught up';
  const asOf = fixedDate(platform) ?? night;
  const { sweep, created } = await sweepUnattended(
    platform,
    { asOf, reason, startedBy: 'nightly', wakeOthers: wakeOthers(context) },
    signal,
  );
  return { sweep: String(sweep.id), asOf, created, status: sweep.status };
}

/**
 * Looks at what came in since the last sweep, as soon as no file is being loaded: the rules run over what the changes can reach. The first sweep
 * of all is not its business.
 */
async function sweepChanges(context: NightContext): Promise<void> {
  const { platform, signal } = context;
  if (!(await hasUnsweptChanges(platform.system))) return;
  const asOf = fixedDate(platform) ?? (await databaseDate(platform.system));
  const wish = { asOf, reason: 'ingest', startedBy: 'ingest', wakeOthers: wakeOthers(context) };
  await sweepUnattended(platform, wish, signal);
}

async function hasUnsweptChanges(pool: Platform['system']): Promise<boolean> {
  const { rows } = await pool.query<{ unswept: boolean }>(
    `select not exists (select from ingest_file where status = 'loading')
       and exists (select from ingest_file f where f.epoch_last > (select max(s.epoch) from sweep s)) as unswept`,
  );
  return rows[0]!.unswept;
}

/** One wake-up a rule, so that any number of workers shares a sweep. */
const wakeOthers =
  ({ queue }: NightContext) =>
  (sweepId: bigint, tasks: number) =>
    queue.add(Array.from({ length: tasks }, () => ({ kind: 'sweep', sweepId: String(sweepId) })));

function at(hour: number, minute: number): NightTime {
  return { hour, minute };
}
