import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

/** `qingqu migrate`: opening the platform has done it. */
export async function migrateOnly(platform: Platform): Promise<number> {
  platform.voice.line(both('数据库结构已是最新', 'the database has the current schema'));
  return 0;
}
