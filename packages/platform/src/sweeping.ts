import { keepFiscalYears, lastClosedEpoch, refreshTotals } from '@qingqu/schema';
import {
  buildSnapshot,
  closeSweep,
  installRules,
  type LatestRequest,
  loadRules,
  runSweepTasks,
  SnapshotUnusable,
  SweepBusy,
  type SweepDeps,
  type SweepOptions,
  type SweepReport,
  sweepLatest,
  type TaskReport,
} from '@qingqu/sweep';
import { keepCasesAfterSweep } from './casework.js';
import type { Platform } from './open-platform.js';
import { both, errorLine } from './say.js';

/** What a sweep works with, on this platform. */
export const sweepDeps = ({ system, dirs, folders, environment }: Platform): SweepDeps => ({
  pool: system,
  snapshotDir: dirs.snapshots,
  leaseMs: environment.leaseSeconds * 1_000,
  evaluator: { path: folders.evaluator, memoryLimit: environment.sweepMemory, tempDirectory: dirs.snapshots },
});

export interface SweepWish {
  /** 'YYYY-MM-DD' */
  asOf: string;
  reason: string;
  startedBy: string;
  /** Told when the tasks are there to be claimed, so that other workers can be woken. */
  wakeOthers?(sweepId: bigint, tasks: number): Promise<void>;
}

/** Installs the core rules, closes the epoch, refreshes the snapshot, runs all rules, files the cases, carries the totals on and says what came of it. */
export async function sweepNow(
  platform: Platform,
  { wakeOthers, ...wish }: SweepWish,
  signal: AbortSignal,
): Promise<SweepReport> {
  const { voice, system, folders } = platform;
  signal.throwIfAborted();
  await installRules(system, await loadRules(folders.rules));
  const snapshot = voice.progress(both('快照', 'snapshot'), 'relations');
  const rules = voice.progress(both('规则', 'rules'), 'rules');
  let done = 0;
  // Asked again by hand, a rule that has failed before gets another chance.
  const report = await sweepInTurn(
    platform,
    { ...wish, retryFailed: true },
    {
      signal,
      onSnapshot: ({ done: relations, of }) => snapshot.at(relations, of),
      onProgress: (task) => {
        done += 1;
        rules.at(done, undefined);
        if (task.error) voice.line(task.error.message);
        if (task.note && ['STORM', 'CANARY'].includes(task.note.code))
          voice.line(`${task.ruleId}: ${task.note.message}`);
      },
      ...(wakeOthers && { onStarted: (sweep) => wakeOthers(sweep.id, sweep.tasks) }),
    },
  );
  rules.done(describe(report, wish.asOf));
  for (const { ruleId, cause, detail } of report.onHold)
    voice.line(`${both(`规则 ${ruleId} 已暂停`, `rule ${ruleId} is on hold`)} (${cause}): ${detail}`);
  await keepCasesAfterSweep(platform, signal);
  await keepYears(platform);
  await carryTotalsOn(platform, signal);
  return report;
}

/** Fiscal years get their parts of the large tables. Those that cannot lose nothing by it, and the next sweep tries again. */
async function keepYears({ system, voice }: Platform): Promise<void> {
  try {
    const waiting = await keepFiscalYears(system);
    for (const { table, year } of waiting)
      voice.line(
        both(
          `${table} 的 ${year} 年度分区待建：其他事务未结束，下次扫描后重试`,
          `${table}: the part for ${year} waits for others to finish; the next sweep tries again`,
        ),
      );
  } catch (error) {
    voice.line(both(`年度分区未能建立：${errorLine(error)}`, 'the parts for fiscal years were not made'));
  }
}

/** Sweeps do not run beside each other, by whomever they are begun: this one helps another to its end first. */
async function sweepInTurn(
  platform: Platform,
  request: LatestRequest,
  options: SweepOptions & { signal: AbortSignal },
): Promise<SweepReport> {
  for (;;) {
    try {
      return await sweepLatest(sweepDeps(platform), { ...request, alone: true }, options);
    } catch (error) {
      if (!(error instanceof SweepBusy)) throw error;
      await joinSweep(platform, error.sweepId, options.signal, { wait: true });
    }
  }
}

/** The totals follow the epoch and the warnings of a sweep. Should they not, they stay as they were and say of which epoch they are. */
async function carryTotalsOn({ system, voice }: Platform, signal: AbortSignal): Promise<void> {
  try {
    await refreshTotals(system, { signal });
  } catch (error) {
    if (!signal.aborted)
      voice.line(
        both(
          `汇总数据未能更新，下次扫描后重试：${errorLine(error)}`,
          'the totals were not carried on; the next sweep tries again',
        ),
      );
  }
}

/** Works on a sweep that another process began, with a snapshot of this machine's own. */
export async function joinSweep(
  platform: Platform,
  sweepId: bigint,
  signal: AbortSignal,
  { wait = false } = {},
): Promise<void> {
  const { rows } = await platform.system.query<{ epoch: bigint }>(
    "select epoch from sweep where id = $1 and status = 'running'",
    [sweepId],
  );
  if (!rows[0]) return;
  const { epoch } = rows[0];
  await mending(platform, epoch, async () => {
    await buildSnapshot(snapshotDeps(platform), { epoch });
    await runSweepTasks(sweepDeps(platform), sweepId, { signal, wait });
  });
  await closeSweep(platform.system, sweepId);
}

/** {@link sweepNow} where nobody watches: a snapshot that turns out to be damaged costs it time and no more. */
export const sweepUnattended = (platform: Platform, wish: SweepWish, signal: AbortSignal): Promise<SweepReport> =>
  mending(platform, undefined, () => sweepNow(platform, wish, signal));

/** Does the work on a snapshot; when that is damaged, makes it anew and does the work once more. */
async function mending<T>(platform: Platform, epoch: bigint | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const damaged = epoch ?? (await lastClosedEpoch(platform.system));
    if (!(error instanceof SnapshotUnusable) || damaged === undefined) throw error;
    platform.voice.line(both(`快照损坏，正在从头生成：${error.message}`, 'making the snapshot anew'));
    await buildSnapshot(snapshotDeps(platform), { epoch: damaged, rebuild: true });
    return work();
  }
}

const snapshotDeps = ({ system, dirs }: Platform) => ({ pool: system, dir: dirs.snapshots });

/** Goes on with sweeps that nobody has ended, and with what follows them. */
export async function resumeSweeps(platform: Platform, signal: AbortSignal): Promise<void> {
  const { rows } = await platform.system.query<{ id: bigint }>(
    "select id from sweep where status = 'running' order by id",
  );
  for (const { id } of rows) {
    signal.throwIfAborted();
    await joinSweep(platform, id, signal);
  }
  if (rows.length > 0) await keepCasesAfterSweep(platform, signal);
  if (await totalsAreBehind(platform)) await carryTotalsOn(platform, signal);
}

/** Sees a sweep to its end whose tasks were shared out: whoever did the last of them has perhaps closed it already. */
export async function concludeSweeps(platform: Platform, signal: AbortSignal): Promise<void> {
  await resumeSweeps(platform, signal);
  await keepCasesAfterSweep(platform, signal);
}

/** Whether a sweep has ended since the totals were carried on: its process was stopped in between. */
async function totalsAreBehind({ system }: Platform): Promise<boolean> {
  const { rows } = await system.query<{ behind: boolean }>(
    `select coalesce((select max(finished_at) from sweep) > coalesce((select min(refreshed_at) from totals_state), '-infinity'), false) as behind`,
  );
  return rows[0]!.behind;
}

function describe({ sweep, snapshot, created, tasks }: SweepReport, asOf: string): string {
  if (!created && tasks.length === 0) {
    return both(
      `该状态已扫描过（扫描 #${sweep.id}，纪元 ${sweep.epoch}，${asOf}），没有变化`,
      `swept before: sweep #${sweep.id}, epoch ${sweep.epoch}, as of ${asOf}; nothing changed`,
    );
  }
  const sum = (count: (task: TaskReport) => number | undefined) =>
    tasks.reduce((total, task) => total + (count(task) ?? 0), 0);
  const failed = tasks.filter((task) => task.status === 'failed').length;
  const numbers = [
    ['发现', 'findings', sum((task) => task.counts?.findings)],
    ['产生', 'raised', sum((task) => task.counts?.raised)],
    ['已有', 'seen again', sum((task) => task.counts?.seen)],
    ['证据变化', 'changed', sum((task) => task.counts?.changed)],
    ['再现', 'reopened', sum((task) => task.counts?.reopened)],
    ['消除', 'cleared', sum((task) => task.counts?.cleared)],
    ['失败规则', 'failed rules', failed],
  ] as const;
  return both(
    `扫描 #${sweep.id}（纪元 ${sweep.epoch}，${asOf}，快照 ${snapshot.rows} 行）：${numbers.map(([zh, , n]) => `${zh} ${n}`).join('，')}`,
    `sweep #${sweep.id} (epoch ${sweep.epoch}, as of ${asOf}, snapshot of ${snapshot.rows} rows): ${numbers.map(([, en, n]) => `${en} ${n}`).join(', ')}`,
  );
}
