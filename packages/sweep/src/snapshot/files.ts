import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** `snapshot-12.duckdb` */
export const snapshotPath = (dir: string, epoch: bigint): string => join(dir, `snapshot-${epoch}.duckdb`);

/** The epochs of the snapshots in a folder, newest first. */
export async function snapshotEpochs(dir: string): Promise<bigint[]> {
  const names = await readdir(dir).catch(() => []);
  return names
    .flatMap((name) => /^snapshot-(\d+)\.duckdb$/.exec(name)?.[1] ?? [])
    .map(BigInt)
    .sort((a, b) => (a < b ? 1 : -1));
}

/** Of the newest snapshot in a folder, its epoch and when it was built; undefined when there is none. */
export async function newestSnapshotFile(dir: string): Promise<{ epoch: bigint; builtAt: Date } | undefined> {
  const [epoch] = await snapshotEpochs(dir);
  if (epoch === undefined) return undefined;
  // One that was retired between the two looks is as good as not there.
  const file = await stat(snapshotPath(dir, epoch)).catch(() => undefined);
  return file && { epoch, builtAt: file.mtime };
}

/** A folder of this build's own, so that two builders of one epoch never meet; its name says which process works in it. */
export async function makeWorkDir(dir: string, epoch: bigint): Promise<string> {
  await mkdir(dir, { recursive: true });
  return mkdtemp(join(dir, `.build-${epoch}-${process.pid}-`));
}

/** Removes what builders left that were killed. */
export async function removeAbandoned(dir: string): Promise<void> {
  for (const name of await readdir(dir).catch(() => [])) {
    const pid = /^\.build-\d+-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(dir, name), { recursive: true, force: true });
  }
}

/** Copies a snapshot; where the file system can, without copying its blocks. */
export const copySnapshot = (from: string, to: string): Promise<void> => copyFile(from, to, constants.COPYFILE_FICLONE);

/** Gives a finished file its name: it is there whole or not at all, also after a power cut. */
export async function publish(dir: string, file: string, path: string): Promise<void> {
  await sync(file);
  await rename(file, path);
  await sync(dir);
}

/** Deletes all but the newest `keep` snapshots and the one just built. Whoever has one open keeps it until he closes it. */
export async function retire(dir: string, keep: number, built: bigint): Promise<void> {
  const old = (await snapshotEpochs(dir)).slice(keep).filter((epoch) => epoch !== built);
  for (const epoch of old) await rm(snapshotPath(dir, epoch), { force: true });
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
