import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemPool } from '@qingqu/schema';
import { readEnvironment } from '../../environment.js';
import { foldersBelow } from '../../folders.js';
import type { Voice } from '../../say.js';
import { openSecrets } from '../../secrets.js';
import type { BackupDeps } from '../deps.js';
import { findBackup, makeBackup, restoreBackup } from '../index.js';

// A process that backs up or restores, to be killed at any instant; says a line for each sign of life:
// node dist/backup/testing/backup-child.js backup|restore <folder>   (DATABASE_URL, QINGQU_STATE and QINGQU_MASTER_KEY as ever)

const [act, folder] = process.argv.slice(2);
if (!folder || (act !== 'backup' && act !== 'restore')) {
  process.stderr.write('usage: backup-child backup|restore <folder>\n');
  process.exit(2);
}

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const environment = readEnvironment(process.env, root);
const { stateDir, masterKey, sealingKeys } = environment;
const secrets = openSecrets(stateDir, { masterKey, sealingKeys });
const sign = () => void process.stdout.write('.\n');
const voice: Voice = { line: sign, progress: () => ({ at: sign, done: sign }) };
const system = systemPool(environment.databaseUrl!, 3);
const deps: BackupDeps = {
  environment,
  folders: foldersBelow(root),
  voice,
  secrets,
  system,
  dirs: { blobs: join(stateDir, 'blobs'), snapshots: join(stateDir, 'snapshots'), inbox: join(stateDir, 'inbox') },
};

async function main(dir: string): Promise<void> {
  const { signal } = new AbortController();
  if (act === 'backup') await makeBackup(deps, { folder: dir, signal });
  else await restoreBackup(deps, { found: await findBackup(dir), by: 'test', signal });
  await system.end();
  process.stdout.write('finished\n');
}

main(folder).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
