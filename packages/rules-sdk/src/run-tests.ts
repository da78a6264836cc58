// What `qingqu-rules test` runs in a process of its own: test files, loaded as they are written, register their cases with node's own runner.
import { it } from 'node:test';
import { loadTypeScript } from './authoring/load-typescript.js';

for (const file of process.argv.slice(2)) {
  try {
    await loadTypeScript(file);
  } catch (error) {
    it(`loads ${file}`, () => Promise.reject(error));
  }
}
