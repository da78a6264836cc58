// `qingqu backup` and `qingqu restore` as they are run, on embedded databases:
//   1. what is asked wrongly is refused in one line, before a database is started;
//   2. a backup says what it holds and which keys it needs; the drill restores it elsewhere, and leaves nothing behind;
//   3. without its keys a restore is refused before anything is made; with them it is done, and a second time refused.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { killAll, run } from '../testing/qingqu.js';

const root = mkdtempSync(join(tmpdir(), 'qingqu-backup-cli-'));
const backups = join(root, 'backups');
const state = join(root, 'state');
const other = join(root, 'other');

afterAll(async () => {
  await killAll();
  rmSync(root, { recursive: true, force: true });
});

const qingqu = (stateDir: string, ...args: string[]) => run(args, { QINGQU_STATE: stateDir, TMPDIR: root });

it('refuses what is asked wrongly, in one line with an example', async () => {
  const wrong: [args: string[], said: RegExp][] = [
    [['backup', backups, '--keep', '0'], /--keep is a whole number from 1 to 9999, for example --keep 14/],
    [['restore', backups, '--to-epoch', 'x'], /--to-epoch is an epoch, for example --to-epoch 12/],
    [['restore', backups, '--records-only'], /--records-only goes with --to-epoch/],
    [['restore', backups], /there is no whole backup in .*for example: qingqu restore/],
  ];
  for (const [args, said] of wrong) {
    const { code, stderr } = await qingqu(state, ...args);
    expect({ args, code, lines: stderr.trim().split('\n').length }).toEqual({ args, code: 1, lines: 1 });
    expect(stderr).toMatch(said);
  }
  expect(existsSync(join(state, 'keys'))).toBe(false);
}, 60_000);

it('backs up, drills, and restores with the keys alone', async () => {
  const made = await qingqu(state, 'backup', backups, '--keep', '2');
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toMatch(/\d+ rows, 0 files, epoch none, .*you need the keys master\.key, auth\.key/);

  const drill = await qingqu(state, 'restore', backups, '--drill');
  expect(drill).toMatchObject({ code: 0, stderr: '' });
  expect(drill.stdout).toMatch(/is restored: .*the digests of all epochs are the same/);
  expect(drill.stdout).toMatch(/the drill has held/);
  expect(readdirSync(root).filter((name) => name.startsWith('qingqu-drill-'))).toEqual([]);

  const keyless = await qingqu(other, 'restore', backups);
  expect(keyless.code).toBe(1);
  expect(keyless.stderr).toMatch(/master\.key, auth\.key; a backup holds no keys/);
  expect(existsSync(other)).toBe(false);
  mkdirSync(other);
  cpSync(join(state, 'keys'), join(other, 'keys'), { recursive: true });
  const restored = await qingqu(other, 'restore', backups);
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect(restored.stdout).toMatch(/the audit log is whole/);
  const again = await qingqu(other, 'restore', backups);
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(/the database is not empty \(audit_entry has rows\).*--into postgres:/);
}, 240_000);
