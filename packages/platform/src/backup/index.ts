export { withDrillPlatform } from './drill.js';
export { type FoundBackup, findBackup } from './folder.js';
export { expectKeyFiles, expectKeys, keyFilesOf } from './keys.js';
export { type MadeBackup, makeBackup, newestBackup } from './make-backup.js';
export { type Restored, restoreBackup } from './restore.js';
export { expectAuditChain, type Verified, verifyRestored } from './verify.js';
