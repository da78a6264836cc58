import { closeEpoch, lastClosedEpoch } from '@qingqu/schema';
import { buildSnapshot } from '@qingqu/sweep';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

/** `qingqu snapshot`: of the last closed epoch; closes the first one when none is closed yet. */
export async function snapshot(
  { system, dirs, voice }: Platform,
  _signal: AbortSignal,
  options: { rebuild: boolean },
): Promise<number> {
  const epoch = (await lastClosedEpoch(system)) ?? (await closeEpoch(system));
  const progress = voice.progress(both('快照', 'snapshot'), 'relations');
  const built = await buildSnapshot(
    { pool: system, dir: dirs.snapshots, onProgress: ({ done, of }) => progress.at(done, of) },
    { epoch, rebuild: options.rebuild },
  );
  const how = {
    full: ['从头生成', 'from nothing'],
    delta: ['增量', 'from the last one'],
    kept: ['已存在', 'was there'],
  }[built.mode];
  progress.done(
    both(
      `快照 ${built.path}（${how[0]}，${built.rows} 行，${Math.round(built.ms)} 毫秒）`,
      `snapshot ${built.path} (${how[1]}, ${built.rows} rows, ${Math.round(built.ms)} ms)`,
    ),
  );
  return 0;
}
