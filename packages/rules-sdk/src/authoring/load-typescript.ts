import { createJiti } from 'jiti';

// Nothing is cached on disk, where a stale copy could stay.
const jiti = createJiti(import.meta.url, { fsCache: false });

/** Loads a module as it is written, TypeScript too; no compile step, no binary. */
export const loadTypeScript = (file: string): Promise<Record<string, unknown>> => jiti.import(file);
