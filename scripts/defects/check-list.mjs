import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../run/root.mjs';
import { defects } from './list.mjs';

/** What of the list no longer fits the sources: each line says what to mend. */
export function misfits() {
  const names = new Set();
  return defects.flatMap(({ name, file, from, to, test }) => {
    const wrong = [];
    if (names.has(name)) wrong.push(`${name} is there twice`);
    names.add(name);
    if (!existsSync(inRoot(test))) wrong.push(`${name}: there is no ${test}`);
    const found = existsSync(inRoot(file)) ? readFileSync(inRoot(file), 'utf8').split(from).length - 1 : 0;
    if (found !== 1) wrong.push(`${name}: its text stands ${found} times in ${file}, not once`);
    if (from === to) wrong.push(`${name}: it changes nothing`);
    return wrong;
  });
}
