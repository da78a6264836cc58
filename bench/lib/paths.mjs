import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of the benchmarks, and of the checkout around it. */
export const benchDir = dirname(dirname(fileURLToPath(import.meta.url)));
export const rootDir = dirname(benchDir);

/** Databases, snapshots and generated feeds; delete it to begin anew. */
export const stateDir = join(rootDir, '.qingqu', 'bench');

/** A built package of this checkout: `built('packages/sweep')`. */
export const built = (folder, file = 'index.js') => import(pathToFileURL(join(rootDir, folder, 'dist', file)).href);
