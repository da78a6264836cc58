// The commands of `qingqu keys` on a world under one key:
//   1. `new` makes a key, and what comes from then on is sealed with it;
//   2. `retire` refuses while a value is under the old one, `rotate` seals everything anew, then `retire` takes it out of use;
//   3. the lists show what is so;
//   4. the keys of another installation are refused at the start.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestFile } from '@qingqu/ingest';
import { Vault } from '@qingqu/schema';
import { checkKeys } from '../check-keys.js';
import { QingquCommand } from '../command.js';
import { changedKeyRing, readKeyRing } from '../key-folder.js';
import { errorLine } from '../say.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addKeysCommands } from './keys-program.js';

let test: TestPlatform;
const stop = new AbortController();
beforeAll(async () => {
  test = await testPlatform();
  const { platform } = test;
  const { keySources } = platform.secrets;
  platform.vault = new Vault(readKeyRing(keySources), changedKeyRing(keySources));
  await take('person', 'id_no,name,region_code\n11010519491231002X,张三丰,410225101000\n');
  await take('account', accounts(['6228480402564890018', '6228480402564890026']));
});
afterAll(() => test.drop());

const take = async (feed: string, text: string) => {
  const { system, vault, dirs } = test.platform;
  const deps = { pool: system, vault, blobDir: dirs.blobs, now: () => performance.now() };
  const result = await ingestFile(deps, { feed, bytes: Buffer.from(text), receivedBy: 'tester' });
  expect([result.counts.loaded, result.status]).toEqual([text.split('\n').length - 2, 'done']);
};
const accounts = (numbers: string[]) =>
  `account_no,region_code,name,type_code,holder_kind,medium\n${numbers.map((number) => `${number},410225000000,兰考县财政局,24,finance,corporate\n`).join('')}`;

/** Runs `qingqu keys …` and returns what it says and its exit code; throws what it fails with, as one line. */
async function keys(...args: string[]): Promise<{ said: string; code: number }> {
  const before = test.lines.length;
  let code = -1;
  const program = new QingquCommand('keys').exitOverride().configureOutput({ writeErr: () => undefined });
  const onPlatform =
    (load: () => Promise<{ run(...args: never[]): Promise<number> }>) =>
    async (...given: unknown[]) => {
      code = await (await load()).run(...([test.platform, stop.signal, ...given] as never[]));
    };
  addKeysCommands(program, onPlatform as Parameters<typeof addKeysCommands>[1]);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    throw new Error(errorLine(error));
  });
  return { said: test.lines.slice(before).join('\n'), code };
}

const files = () => readdirSync(test.platform.secrets.keySources.dir).toSorted();

describe('qingqu keys', () => {
  it('shows what there is at first', async () => {
    expect(await keys('list')).toEqual({
      code: 0,
      said: expect.stringMatching(/^.*key 1 {2}QINGQU_MASTER_KEY.*seals$/m),
    });
  });

  it.each([
    [
      'a key that there is not',
      ['retire', '9'],
      /there is no sealing key 9; there are 1, for example: qingqu keys retire 1/,
    ],
    ['the only key', ['retire', '1'], /key 1 is the one that seals; first make the next one: qingqu keys new/],
    [
      'to rotate on nobody’s order',
      ['rotate'],
      /--by <user> is missing; for example: qingqu keys rotate --by zhangsan/,
    ],
  ])('refuses %s in one line', async (_, args, line) => {
    await expect(keys(...args)).rejects.toThrow(line);
  });

  it('makes the next key, with which the running process seals soon', async () => {
    expect((await keys('new')).said).toMatch(/sealing key 2 is made: .*seal-2\.key\. Back it up/);
    expect(files()).toEqual(['seal-2.key']);
    for (let at = 0; at < 1_000; at++) test.platform.vault.seal('x', 'p');
    expect(test.platform.vault.sealingKey).toBe(2);
  });

  it('refuses to retire a key while values are under it, and names the tables', async () => {
    await expect(keys('retire', '1')).rejects.toThrow(
      /key 1 still seals 4 values \(account, person\); first run: qingqu keys rotate --by <user>/,
    );
  });

  it('refuses to retire a key while a file is being taken in, which may have been begun with it', async () => {
    const { system } = test.platform;
    const { rows } = await system.query('select max(id) as id from ingest_file');
    const setTo = (status: string, lease: string) =>
      system.query(`update ingest_file set status = $2, lease_until = ${lease} where id = $1`, [rows[0].id, status]);
    await setTo('loading', `clock_timestamp() + interval '1 minute'`);
    await expect(keys('retire', '1')).rejects.toThrow(`batch ${rows[0].id} is being taken in`);
    await setTo('done', 'null');
  });

  it('seals everything anew, and retires the old key then', async () => {
    expect(await keys('rotate', '--by', 'zhangsan')).toEqual({
      code: 0,
      said: expect.stringMatching('3 rows are sealed anew with key 2'),
    });
    expect((await keys('list')).said).toMatch(/key 1 {2}QINGQU_MASTER_KEY {2}0 个值[\s\S]*key 2 .*4 个值.*seals/);
    expect((await keys('retire', '1')).said).toMatch('master.key stays: it is the identity key');
    expect(files()).toEqual(['seal-1.key.retired', 'seal-2.key']);
    expect((await keys('list')).said).not.toMatch('key 1 ');
  });

  it('says when it was stopped before its end', async () => {
    await keys('new');
    for (let at = 0; at < 1_000; at++) test.platform.vault.seal('x', 'p');
    stop.abort();
    expect(await keys('rotate', '--by', 'zhangsan')).toEqual({
      code: 130,
      said: expect.stringMatching('stopped; run it again to go on'),
    });
  });
});

describe('at the start', () => {
  const { alloc } = Buffer;
  const dir = () => test.platform.secrets.keySources.dir;

  it('fits the keys that the data are sealed with', async () => {
    await checkKeys(test.platform.system, test.platform.vault, dir());
  });

  it('refuses the keys of another installation: where they are, and what to do', async () => {
    const { sealingKeys } = readKeyRing(test.platform.secrets.keySources);
    const otherSeal = new Vault({ identityKey: alloc(32, 7), sealingKeys: [{ number: 2, key: alloc(32, 8) }] });
    const otherIdentity = new Vault({ identityKey: alloc(32, 8), sealingKeys });
    for (const other of [otherSeal, otherIdentity])
      await expect(checkKeys(test.platform.system, other, dir())).rejects.toThrow(
        `the keys in ${dir()} are not those of this database (account.account_no_sealed does not fit them); restore them from your backup, for example: cp <backup>/master.key ${join(dir(), 'master.key')}`,
      );
  });

  it('names the key that is missing', async () => {
    await expect(checkKeys(test.platform.system, new Vault(alloc(32, 7)), dir())).rejects.toThrow(
      /account\.account_no_sealed: a value is sealed with key 2, and only 1 can be found here/,
    );
  });
});
