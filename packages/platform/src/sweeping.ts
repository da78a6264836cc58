import {
  buildSnapshot,
  closeSweep,
  installRules,
  loadRules,
  runSweepTasks,
  type SweepDeps,
  type SweepReport,
  sweepLatest,
  type TaskReport,
} from '@qingqu/sweep';
import type { Platform } from './open-platform.js';
import { both } from './say.js';

/** What a sweep works with, on this platform. */
export const sweepDeps = ({ system, dirs, folders, environment }: Platform): SweepDeps => ({
  pool: system,
  snapshotDir: dirs.snapshots,
  evaluator: { path: folders.evaluator, memoryLimit: environment.sweepMemory, tempDirectory: dirs.snapshots },
});

export interface SweepWish {
  /** 'YYYY-MM-DD' */
  asOf: string;
  reason: string;
  startedBy: string;
}

/** Installs the core rules, closes the epoch, refreshes the snapshot, runs all rules and says what came of it. */
export async function sweepNow(
  platform: Platform,
  wish: SweepWish,
  signal: AbortSignal,
  wakeOthers?: (sweepId: bigint, tasks: number) => Promise<void>,
): Promise<SweepReport> {
  const { voice, system, folders } = platform;
  await installRules(system, await loadRules(folders.rules));
  const snapshot = voice.progress(both('快照', 'snapshot'), 'relations');
  const rules = voice.progress(both('规则', 'rules'), 'rules');
  let done = 0;
  // Asked again by hand, a rule that has failed before gets another chance.
  const report = await sweepLatest(
    sweepDeps(platform),
    { ...wish, retryFailed: true },
    {
      signal,
      onSnapshot: ({ done: relations, of }) => snapshot.at(relations, of),
      onProgress: (task) => {
        done += 1;
        rules.at(done, undefined);
        if (task.error) voice.line(task.error.message);
      },
      ...(wakeOthers && { onStarted: (sweep) => wakeOthers(sweep.id, sweep.tasks) }),
    },
  );
  voice.line(describe(report, wish.asOf));
  return report;
}

/** Works on a sweep that another process began, with a snapshot of this machine's own. */
export async function joinSweep(platform: Platform, sweepId: bigint, signal: AbortSignal): Promise<void> {
  const { rows } = await platform.system.query<{ epoch: bigint }>(
    "select epoch from sweep where id = $1 and status = 'running'",
    [sweepId],
  );
  if (!rows[0]) return;
  await buildSnapshot({ pool: platform.system, dir: platform.dirs.snapshots }, { epoch: rows[0].epoch });
  await runSweepTasks(sweepDeps(platform), sweepId, { signal, wait: false });
  await closeSweep(platform.system, sweepId);
}

/** Goes on with sweeps whose workers all died. */
export async function resumeSweeps(platform: Platform, signal: AbortSignal): Promise<void> {
  const { rows } = await platform.system.query<{ id: bigint }>(
    "select id from sweep where status = 'running' order by id",
  );
  for (const { id } of rows) await joinSweep(platform, id, signal);
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
