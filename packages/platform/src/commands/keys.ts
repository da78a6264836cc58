import { countByKey, KeyError, type KeyUse, type RotationResult, rotateKeys, sealedTables } from '@qingqu/schema';
import type pg from 'pg';
import { addSealingKey, type KeyPlace, masterKey, retireSealingKey, sealingKeys } from '../key-folder.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

/** As in cli.ts: what Ctrl-C ended before it was finished. */
const INTERRUPTED = 130;

/** `qingqu keys list` */
export async function list({ secrets, system, vault, voice }: Platform): Promise<number> {
  const keys = sealingKeys(secrets.keySources);
  const uses = await countByKey(system);
  voice.line(both(`身份密钥  ${masterKey(secrets.keySources).place}`, 'identity key'));
  for (const { number, place } of keys) {
    const seals = number === vault.sealingKey ? both('  当前加密密钥', 'seals') : '';
    voice.line(`${both(`密钥 ${number}`, `key ${number}`)}  ${place}  ${valuesOf(uses, number)}${seals}`);
  }
  const unknown = uses.filter(({ key }) => !keys.some(({ number }) => number === key));
  for (const use of unknown)
    voice.line(
      both(
        `${use.table}：${use.values} 个值所用的密钥 ${use.key ?? '?'} 不在本机`,
        `${use.table}: ${use.values} values are sealed with key ${use.key ?? '?'}, which is not here`,
      ),
    );
  return unknown.length > 0 ? 1 : 0;
}

/** `qingqu keys new` */
export async function makeNew({ secrets, voice }: Platform): Promise<number> {
  const { number, place } = addSealingKey(secrets.keySources);
  voice.line(
    both(
      `已生成加密密钥 ${number}：${place}。请先备份；其他主机需同一文件，或 QINGQU_SEAL_KEYS=${number}:<内容>。之后运行 qingqu keys rotate --by 用户名`,
      `sealing key ${number} is made: ${place}. Back it up; other hosts need the file too, or QINGQU_SEAL_KEYS=${number}:<its content>. Then run: qingqu keys rotate --by <user>`,
    ),
  );
  return 0;
}

/** `qingqu keys rotate` */
export async function rotate(platform: Platform, signal: AbortSignal, { by }: { by: string }): Promise<number> {
  const { system, vault, voice } = platform;
  const progress = voice.progress(both('重新加密', 'sealing anew'), 'rows');
  const total = await rowsToExpect(system);
  const onProgress = ({ rows }: { rows: number }) => progress.at(rows, rows > total ? undefined : total);
  const result = await rotateKeys({ pool: system, vault }, { by, signal, onProgress });
  progress.done(
    both(
      `已用密钥 ${result.toKey} 重新加密 ${result.rows} 行`,
      `${result.rows} rows are sealed anew with key ${result.toKey}`,
    ),
  );
  if (result.stopped) {
    voice.line(both('已中断；再次运行即继续', 'stopped; run it again to go on'));
    return INTERRUPTED;
  }
  if (result.left.length > 0) voice.line(leftLine(result));
  return result.left.length > 0 ? 1 : 0;
}

/** `qingqu keys retire <number>` */
export async function retire(
  { secrets, system, vault, voice }: Platform,
  _: AbortSignal,
  given: string,
): Promise<number> {
  const key = keyToRetire(sealingKeys(secrets.keySources), given, vault.sealingKey);
  await expectNothingInHand(system, key.number);
  const uses = (await countByKey(system)).filter((use) => use.key === key.number);
  if (uses.length > 0)
    throw new KeyError({
      zh: `密钥 ${key.number} 仍加密着 ${valuesOf(uses, key.number)}（${tablesOf(uses)}）；请先运行 qingqu keys rotate --by 用户名`,
      en: `key ${key.number} still seals ${sum(uses)} values (${tablesOf(uses)}); first run: qingqu keys rotate --by <user>`,
    });
  if (key.place === 'QINGQU_SEAL_KEYS') {
    voice.line(
      both(
        `没有数据再用密钥 ${key.number}；请在每台主机上从 QINGQU_SEAL_KEYS 中去掉 ${key.number}:…`,
        `nothing is sealed with key ${key.number} any more; take ${key.number}:… out of QINGQU_SEAL_KEYS on each host`,
      ),
    );
    return 0;
  }
  const left = retireSealingKey(secrets.keySources, key);
  voice.line(
    key.number === 1
      ? both(
          '密钥 1 已停用；master.key 仍为身份密钥，不可删除',
          'key 1 is retired; master.key stays: it is the identity key',
        )
      : both(
          `密钥 ${key.number} 已停用，现为 ${left}；不再需要含有其数据的备份时，请将其销毁`,
          `key ${key.number} is retired and now lies at ${left}; destroy it when no backup with its values is needed any more`,
        ),
  );
  return 0;
}

/** A file is sealed to its end with the key that was the newest when it was begun. */
async function expectNothingInHand(pool: pg.Pool, number: number): Promise<void> {
  const { rows } = await pool.query<{ id: bigint }>(
    `select id from ingest_file where status = 'loading' and lease_until > clock_timestamp() order by id limit 1`,
  );
  if (!rows[0]) return;
  throw new KeyError({
    zh: `批次 ${rows[0].id} 正在接入，可能仍用密钥 ${number} 加密；请在其完成后再运行 qingqu keys retire ${number}`,
    en: `batch ${rows[0].id} is being taken in, perhaps still under key ${number}; when it is done, run again: qingqu keys retire ${number}`,
  });
}

function keyToRetire(keys: readonly KeyPlace[], given: string, newest: number): KeyPlace {
  const key = keys.find(({ number }) => String(number) === given);
  const numbers = keys.map(({ number }) => number).join(', ');
  if (!key)
    throw new KeyError({
      zh: `没有加密密钥 ${given}；现有 ${numbers}，例如 qingqu keys retire ${keys[0]!.number}`,
      en: `there is no sealing key ${given}; there are ${numbers}, for example: qingqu keys retire ${keys[0]!.number}`,
    });
  if (key.number === newest)
    throw new KeyError({
      zh: `密钥 ${given} 正用于加密；请先生成下一个：qingqu keys new`,
      en: `key ${given} is the one that seals; first make the next one: qingqu keys new`,
    });
  return key;
}

/** Why a rotation that came to its end has not reached every value. */
function leftLine({ left, damaged, toKey }: RotationResult): string {
  if (damaged > 0)
    return both(
      `${tablesOf(left)}：${damaged} 个值已损坏，无法解密，保持原样；请从备份恢复这些行`,
      `${tablesOf(left)}: ${damaged} values are damaged, cannot be opened and were left as they are; restore these rows from a backup`,
    );
  return both(
    `${tablesOf(left)}：仍有 ${sum(left)} 个值未用密钥 ${toKey} 加密，可能有进程还没有新密钥；请把密钥文件放到其主机上或重启该进程，再运行一次`,
    `${tablesOf(left)}: ${sum(left)} values are not under key ${toKey}; a process may not have the new key yet: give it the key file, or restart it, then run this again`,
  );
}

const sum = (uses: readonly KeyUse[]): number => uses.reduce((total, { values }) => total + values, 0);
const tablesOf = (uses: readonly KeyUse[]): string => [...new Set(uses.map(({ table }) => table))].join(', ');
const valuesOf = (uses: readonly KeyUse[], number: number): string =>
  both(`${sum(uses.filter(({ key }) => key === number))} 个值`, 'values');

/** As the database last estimated them; for the progress only. */
async function rowsToExpect(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ rows: number }>(
    `select coalesce(sum(greatest(reltuples, 0)), 0)::float8 as rows from pg_class where relkind = 'r' and relnamespace::regnamespace::text ~ '^(public$|fiscal_)' and relname = any($1)`,
    [sealedTables().map(({ name }) => name)],
  );
  return Math.round(rows[0]!.rows);
}
