import { join } from 'node:path';
import { bundledReference } from '../definition/bundled-reference.js';
import type { ReferenceData } from '../reference-data.js';

let loaded: ReferenceData | undefined;

/** The reference data of the checkout, without a database; for tests (which jest runs in the checkout's root). */
export function loadedReference(): ReferenceData {
  if (loaded) return loaded;
  loaded = bundledReference(join(process.cwd(), 'schema/reference'));
  return loaded;
}
