import type { Vault } from '@qingqu/schema';

/** What revealing personal values works with. */
export interface RevealPort {
  vault: Vault;
}
