import type { Platform } from '../open-platform.js';

/** What backing up and restoring need of a platform. */
export type BackupDeps = Pick<Platform, 'system' | 'secrets' | 'dirs' | 'voice' | 'folders' | 'environment'>;
