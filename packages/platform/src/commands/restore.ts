import { resolve } from 'node:path';
import {
  expectAuditChain,
  expectKeyFiles,
  expectKeys,
  type FoundBackup,
  findBackup,
  type Restored,
  restoreBackup,
  type Verified,
  verifyRestored,
  withDrillPlatform,
} from '../backup/index.js';
import { orderedBy } from '../backup/ordered-by.js';
import type { Environment } from '../environment.js';
import { openPlatform, type Platform } from '../open-platform.js';
import { both } from '../say.js';
import { openSecrets } from '../secrets.js';
import type { RestoreContext } from './backup-program.js';

export interface RestoreOptions {
  toEpoch?: string;
  recordsOnly: boolean;
  into?: string;
  drill: boolean;
}

/** So many warnings are found again in a drill. */
const REPLAYS = 100;

/** `qingqu restore <folder>`: into the database of this installation, another, or one for a drill. */
export async function restore(context: RestoreContext, folder: string, options: RestoreOptions): Promise<number> {
  const toEpoch = epochOf(options);
  const environment = context.environment();
  const found = await findBackup(resolve(folder), toEpoch);
  expectFitting(found, environment);
  const wish = { found, toEpoch, recordsOnly: options.recordsOnly, by: orderedBy(), signal: context.signal };
  if (options.drill)
    return withDrillPlatform(environment, { ...context, into: options.into }, async (platform) => {
      const began = performance.now();
      const restored = await restoreBackup(platform, wish);
      sayRestored(platform, restored, began);
      sayVerified(platform, await verifyRestored(platform, { pick: REPLAYS, signal: context.signal }));
      return 0;
    });
  const into = options.into === undefined ? environment : { ...environment, databaseUrl: options.into };
  const platform = await openPlatform(into, context.folders, context.voice);
  try {
    const began = performance.now();
    const restored = await restoreBackup(platform, wish);
    sayRestored(platform, restored, began);
    const { seals, entries } = await expectAuditChain(platform, context.signal);
    platform.voice.line(
      both(
        `审计记录核对无误：${seals} 个封存，${entries} 条`,
        `the audit log is whole: ${seals} seals, ${entries} entries`,
      ),
    );
    return 0;
  } finally {
    await platform.close();
  }
}

function epochOf({ toEpoch, recordsOnly }: RestoreOptions): bigint | undefined {
  if (toEpoch === undefined && recordsOnly)
    throw new Error(
      both(
        '--records-only 须与 --to-epoch 合用，例如 --to-epoch 12 --records-only',
        '--records-only goes with --to-epoch, for example --to-epoch 12 --records-only',
      ),
    );
  if (toEpoch === undefined) return undefined;
  if (/^[1-9]\d{0,17}$/.test(toEpoch)) return BigInt(toEpoch);
  throw new Error(
    both('--to-epoch 应为纪元编号，例如 --to-epoch 12', '--to-epoch is an epoch, for example --to-epoch 12'),
  );
}

/** Before a database is started or a key is made: the keys must be those of the backup. */
function expectFitting(found: FoundBackup, { stateDir, masterKey, sealingKeys }: Environment): void {
  expectKeyFiles(stateDir, { given: masterKey !== undefined });
  const secrets = openSecrets(stateDir, { masterKey, sealingKeys });
  expectKeys(found.manifest.keys, secrets);
  found.prove(secrets);
}

function sayRestored({ voice }: Platform, { manifest, rows, rewound, biLogins }: Restored, began: number): void {
  const seconds = (performance.now() - began) / 1_000;
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  voice.line(
    both(
      `已恢复备份 ${manifest.id}：${rows} 行，${manifest.blobs.files} 个文件，${seconds.toFixed(1)} 秒（每秒 ${rate} 行），行数、金额合计与各纪元摘要均一致${rewound ? '；记录已回到所选纪元' : ''}`,
      `backup ${manifest.id} is restored: ${rows} rows, ${manifest.blobs.files} files, ${seconds.toFixed(1)} s (${rate} rows/s); rows, sums and the digests of all epochs are the same${rewound ? '; the records were taken back to the epoch' : ''}`,
    ),
  );
  if (biLogins.length > 0)
    voice.line(
      both(
        `报表登录不在备份中，须重新签发：${biLogins.join(', ')}（qingqu bi add）`,
        `logins of SQL tools are not in a backup; give them out again: ${biLogins.join(', ')} (qingqu bi add)`,
      ),
    );
}

function sayVerified({ voice }: Platform, { seals, entries, replayed }: Verified): void {
  voice.line(
    both(
      `演练通过：审计 ${seals} 个封存、${entries} 条无误，汇总数一致，重现预警 ${replayed} 条`,
      `the drill has held: ${seals} seals and ${entries} entries of the audit log, the totals, and ${replayed} warnings that were found again`,
    ),
  );
}
