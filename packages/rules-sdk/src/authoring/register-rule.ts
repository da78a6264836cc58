import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Adds a rule's line to `<dir>/src/rules.ts`, in the order of the folders. */
export function registerRule(dir: string, name: string, path: string): void {
  const file = join(dir, 'src/rules.ts');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  const from = `./${path}/rule.js`;
  const later = lines.findIndex((line) => (/ from '(.+)';$/.exec(line)?.[1] ?? '') > from);
  lines.splice(later < 0 ? lines.length : later, 0, `export { ${name} } from '${from}';`);
  writeFileSync(file, `${lines.join('\n').trimStart()}\n`);
}
