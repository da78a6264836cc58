import { settleCorrections } from '@qingqu/casework';
import {
  type Asked,
  askDueSources,
  askSource,
  FEED_BY_NAME,
  intakeState,
  isPausedByPerson,
  listSources,
  loadIfIdle,
  putSource,
  reconcileAfterBatch,
  resumeUnfinished,
  type Source,
  watchExpected,
} from '@qingqu/ingest';
import { sealLog } from './audit-log.js';
import { makeNextBacktest, removeOldBacktests } from './backtesting.js';
import { businessDate, databaseDate, fixedDate } from './business-date.js';
import { casesAreBehind, keepCasesAfterSweep, workOnCases } from './casework.js';
import { ClockGuard } from './clock/index.js';
import { makeExports } from './exporting.js';
import type { Platform } from './open-platform.js';
import type { NightTime, Schedule, Wake, WakeQueue } from './queue.js';
import { reconcileWhile } from './reconciler.js';
import { both, errorLine } from './say.js';
import { doNights, type Nightly } from './slots.js';
import { concludeSweeps, joinSweep, resumeSweeps, sweepUnattended } from './sweeping.js';
import { ingestDeps, say, sourceDeps, troublesOf } from './take-in.js';

interface NightContext {
  platform: Platform;
  queue: WakeQueue;
  signal: AbortSignal;
  nightlies: readonly NightWork[];
  /** What was said last of each source, and each file, that is in trouble. */
  troubles: Map<string, string>;
}

interface NightWork extends Nightly {
  work(context: NightContext, night: string): Promise<unknown>;
}

/** When the night's work is due, Asia/Shanghai. */
interface NightTimes {
  ingest: NightTime;
  sweep: NightTime;
  casework: NightTime;
}

const NIGHT_TIMES: NightTimes = { ingest: at(1, 30), sweep: at(2, 30), casework: at(4, 30) };

/** The nightly work, in order: first the files, then the sweep, then what is due of casework. */
function nightliesAt(times: NightTimes): readonly NightWork[] {
  const ingest: NightWork = { name: 'ingest', time: times.ingest, work: askOfNight };
  const sweep: NightWork = { name: 'sweep', time: times.sweep, work: sweepOfNight, after: ingest };
  const casework: NightWork = {
    name: 'casework',
    time: times.casework,
    work: ({ platform, signal }) => workOnCases(platform, signal),
    after: sweep,
  };
  return [ingest, sweep, casework];
}

const CATCH_UP_MINUTES = 5;
/** Sources with schedules of their own are looked at so often. */
const SOURCES_MINUTES = 1;
/** Entries of the audit log are sealed so often, by night as by day. */
const SEAL_MINUTES = 60;

/** Sets the schedules, catches up what was missed, and works on wake-ups until the queue is closed. */
export async function startWorker(
  platform: Platform,
  queue: WakeQueue,
  signal: AbortSignal,
  times: NightTimes = NIGHT_TIMES,
): Promise<void> {
  const nightlies = nightliesAt(times);
  const context = { platform, queue, signal, nightlies, troubles: new Map() };
  const clock = new ClockGuard(platform.clock, platform.voice);
  let said = '';
  // Schedules would be set by the wrong clock too.
  await clock.untilRight(signal);
  clock.watch(signal);
  await queue.schedule(schedulesOf(nightlies));
  await ensureInbox(platform);
  queue.work(
    async (wake) => {
      await clock.whileRight(signal, (signal) => handle({ ...context, signal }, wake));
      said = '';
    },
    (error, wake) => {
      const line = describeFailure(error, wake);
      // A server that is away is asked again all the time: one line is enough until work goes on.
      if (!signal.aborted && line !== said) platform.voice.line(line);
      said = line;
    },
  );
  signal.addEventListener('abort', () => queue.rest());
  reconcileWhile(platform, queue, signal);
  await queue.add([{ kind: 'catch-up' }]);
}

const schedulesOf = (nightlies: readonly NightWork[]): Schedule[] => [
  ...nightlies.map(({ name, time }) => ({
    name: `nightly-${name}`,
    wake: { kind: 'nightly' as const, name },
    at: time,
  })),
  { name: 'catch-up', wake: { kind: 'catch-up' }, everyMinutes: CATCH_UP_MINUTES },
  { name: 'sources', wake: { kind: 'sources' }, everyMinutes: SOURCES_MINUTES },
  { name: 'audit', wake: { kind: 'audit' }, everyMinutes: SEAL_MINUTES },
];

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
      if (await hasRoom(context)) await loadIfIdle(ingestDeps(platform), BigInt(wake.fileId), { signal });
      return;
    case 'changes':
      return sweepChanges(context);
    case 'sweep':
      return joinSweep(platform, BigInt(wake.sweepId), signal);
    case 'nightly':
      return doDueNights(context);
    case 'sources':
      return allOf(
        () => askSources(context),
        () => noticeMissing(platform),
      );
    case 'sweeps':
      return concludeSweeps(platform, signal);
    case 'export':
      return makeExports(platform, signal);
    case 'backtest':
      return backtestInTurn(context);
    case 'audit':
      await sealLog(platform);
      return;
    case 'catch-up':
      // A batch or a sweep that cannot be finished must not keep the nights waiting.
      return allOf(
        () => resumeBatches(context),
        () => resumeSweeps(platform, signal),
        () => doDueNights(context),
        () => sweepChanges(context),
        () => fileWhatWaits(platform, signal),
        () => removeOldBacktests(platform),
        // Their turn comes beside this work, which they would keep waiting.
        () => context.queue.add([{ kind: 'export' }, { kind: 'backtest' }]),
      );
  }
}

/** One backtest a wake-up: it may take long, and what has come meanwhile, such as the night, is not to wait for all of them. */
async function backtestInTurn({ platform, queue, signal }: NightContext): Promise<void> {
  if (await makeNextBacktest(platform, signal)) await queue.add([{ kind: 'backtest' }]);
}

/** Whether a disk has room for what waits to be loaded; says once that it has not. Who looks for what is left lying asks again until it has. */
async function hasRoom(context: NightContext): Promise<boolean> {
  const state = await intakeState(ingestDeps(context.platform));
  const full = !state.isOpen && state.cause === 'disk' ? state.words : undefined;
  sayTroubles(context, '', full ? [{ about: '', line: both(full.zh, full.en) }] : []);
  return full === undefined;
}

/** Goes on with files whose workers died, or that nobody was woken for, together with other workers. */
async function resumeBatches(context: NightContext): Promise<void> {
  if (!(await hasRoom(context))) return;
  const { platform, queue, signal } = context;
  const { rows } = await platform.system.query<{ id: bigint }>(
    "select id from ingest_file where status in ('received', 'loading') and coalesce(lease_until < clock_timestamp(), true) order by id",
  );
  const [, ...others] = rows.map(({ id }) => id);
  if (others.length > 0) await wakeForFiles(queue, others);
  for (const result of await resumeUnfinished(ingestDeps(platform), { signal })) say(platform.voice, result);
}

/** All nightly work that is due, in order: after the files of a night its sweep may be what is missing. */
const doDueNights = (context: NightContext): Promise<void> =>
  allOf(
    ...context.nightlies.map(
      (nightly) => () =>
        doNights(
          context.platform.system,
          nightly,
          (night, signal) => nightly.work({ ...context, signal }, night),
          context.signal,
          context.platform.environment.leaseSeconds,
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

/** Goes on with the corrections, and the cases of a sweep, whose process was stopped before what came of them was written down. */
async function fileWhatWaits(platform: Platform, signal: AbortSignal): Promise<void> {
  await settleCorrections(platform.system, await businessDate(platform));
  if (await casesAreBehind(platform)) await keepCasesAfterSweep(platform, signal);
}

/** Asks the sources whose time has come, and looks at once at what they brought. */
async function askSources(context: NightContext): Promise<void> {
  const { platform, signal } = context;
  const asked = await askDueSources(sourceDeps(platform), signal);
  const isClosed = 'closed' in asked;
  sayTroubles(context, '', isClosed ? [{ about: '', line: both(asked.closed.zh, asked.closed.en) }] : []);
  if (isClosed) return;
  for (const one of asked) tell(context, one);
  if (asked.some(({ results }) => results.length > 0)) await sweepChanges(context);
}

function tell(context: NightContext, asked: Asked): void {
  for (const result of asked.results) say(context.platform.voice, result);
  sayTroubles(context, asked.source, troublesOf(asked));
}

/** What is in trouble is tried again all the time: what is the same as before is not said again. */
function sayTroubles(
  { platform, troubles }: NightContext,
  source: string,
  now: { about: string; line: string }[],
): void {
  for (const { about, line } of now) if (troubles.get(about) !== line) platform.voice.line(line);
  for (const about of troubles.keys()) if (about.split('/')[0] === source) troubles.delete(about);
  for (const { about, line } of now) troubles.set(about, line);
}

/** Says which files have not come although they should have by now; each once. */
async function noticeMissing({ system, voice }: Platform): Promise<void> {
  for (const { source, titleZh, businessDate } of await watchExpected(system))
    voice.line(
      both(
        `应到文件未到：${titleZh}（${source}），业务日期 ${businessDate}`,
        `a file of ${source} that was expected for ${businessDate} has not come`,
      ),
    );
}

const INBOX = 'inbox';

const isOfNight = (source: Source): boolean =>
  source.schedule !== null && 'nightly' in source.schedule && !isPausedByPerson(source);

/** What people put into the inbox is a source like any other. One that somebody has changed, or removed, is left so. */
async function ensureInbox({ system }: Platform): Promise<void> {
  const { rows } = await system.query('select from source where name = $1', [INBOX]);
  if (rows.length > 0) return;
  await putSource(system, {
    name: INBOX,
    title: { zh: '收件目录', en: 'Inbox' },
    feed: FEED_BY_NAME,
    owner: INBOX,
    connector: { kind: 'folder', path: INBOX, match: INBOX_FILES },
    schedule: { nightly: true },
  });
}

/** What is looked at there; other files stay where they are. */
const INBOX_FILES = ['csv', 'tsv', 'xlsx', 'json', 'ndjson', 'xml', 'gz', 'zip'].map((ending) => `*.${ending}`);

/** Asks the inbox and the other sources of the night. */
async function askOfNight(context: NightContext): Promise<{ sources: number; files: number }> {
  const { platform, signal } = context;
  const all: Asked[] = [];
  for (const { name } of (await listSources(platform.system)).filter(isOfNight)) {
    const asked = await askSource(sourceDeps(platform), name, signal);
    signal.throwIfAborted();
    tell(context, asked);
    all.push(asked);
  }
  // Other sources are asked again by themselves. What lies in the inbox is waited for: what stopped it may pass (no room, no database), and
  // the night is tried again.
  const inbox = all.find(({ source }) => source === INBOX);
  const left = inbox?.failures.find(({ isGivenUp }) => !isGivenUp);
  if (left) throw new Error(`${left.name}: ${left.words.en}`);
  if (inbox && inbox.status !== 'asked') throw new Error(inbox.words?.en ?? `the ${INBOX} is ${inbox.status}`);
  return { sources: all.length, files: all.flatMap(({ results }) => results).length };
}

/** A missed night is judged as of that night; on past data, the fixed business date holds. */
async function sweepOfNight(context: NightContext, night: string): Promise<unknown> {
  const { platform, signal } = context;
  const today = await databaseDate(platform.system);
  const reason = night === today ? 'nightly' : 'nightly, caught up';
  const asOf = fixedDate(platform) ?? night;
  await reconcileAfterBatch({ pool: platform.system });
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
  await reconcileAfterBatch({ pool: platform.system });
  const asOf = await businessDate(platform);
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

const wakeOthers =
  ({ queue }: NightContext) =>
  (sweepId: bigint, tasks: number) =>
    wakeForSweep(queue, sweepId, tasks);

/** One wake-up a rule, so that any number of workers shares a sweep; whoever is woken when they are done closes it and files its cases. */
export const wakeForSweep = (queue: WakeQueue, sweepId: bigint, tasks: number): Promise<void> =>
  queue.fanOut(
    Array.from({ length: tasks }, () => ({ kind: 'sweep', sweepId: String(sweepId) })),
    { kind: 'sweeps' },
  );

/** One wake-up a file, so that any number of workers shares a delivery; when all are in, what they changed is swept. */
export const wakeForFiles = (queue: WakeQueue, fileIds: readonly bigint[]): Promise<void> =>
  queue.fanOut(
    fileIds.map((id) => ({ kind: 'ingest', fileId: String(id) })),
    { kind: 'changes' },
  );

function at(hour: number, minute: number): NightTime {
  return { hour, minute };
}
