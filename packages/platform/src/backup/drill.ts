import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discardEmbedded } from '../embedded-postgres/index.js';
import type { Environment } from '../environment.js';
import type { Folders } from '../folders.js';
import { openPlatform, type Platform } from '../open-platform.js';
import type { Voice } from '../say.js';

/**
 * A platform that exists for a drill only: an embedded database, or an empty one that was named, and a state folder that goes afterwards. It gets the keys of
 * this installation, for the time of the drill.
 */
export async function withDrillPlatform<T>(
  environment: Environment,
  { folders, voice, into }: { folders: Folders; voice: Voice; into?: string | undefined },
  work: (platform: Platform) => Promise<T>,
): Promise<T> {
  const stateDir = mkdtempSync(join(tmpdir(), 'qingqu-drill-'));
  try {
    const keys = join(environment.stateDir, 'keys');
    if (existsSync(keys)) cpSync(keys, join(stateDir, 'keys'), { recursive: true });
    const drill = { ...environment, databaseUrl: into, stateDir, inboxDir: join(stateDir, 'inbox') };
    const platform = await openPlatform(drill, folders, voice);
    return await work(platform).finally(() => platform.close());
  } finally {
    if (into === undefined) await discardEmbedded(stateDir, (line) => voice.line(line));
    rmSync(stateDir, { recursive: true, force: true });
  }
}
