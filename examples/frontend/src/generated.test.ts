import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { it } from '@jest/globals';

// In a process of its own: the generator's libraries are ES modules, which jest cannot require.
it('the committed types are what schema and operations make; else run `node examples/frontend/generate.mjs`', async () => {
  await promisify(execFile)(process.execPath, [resolve(__dirname, '../generate.mjs'), '--check']);
});
