import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../run/root.mjs';
import { evidenceFolder } from './records.mjs';

/**
 * Leaves what a bench has shown, for docs/evidence.md: a record for each claim, and beside them whatever else it measured.
 * @param claims figures by the names of the records in claims/, such as `{ L6: { rows: 100_000 } }`
 */
export function keepBench(bench, { measuredAt: at, ...machine }, claims, data) {
  const ran = { bench, at, machine: { ...machine, node: process.version } };
  for (const [claim, figures] of Object.entries(claims)) write(claim.replaceAll('/', '.'), { claim, ...ran, figures });
  write(bench, { ...ran, data });
}

/** What a bench has measured before; undefined when it never ran. */
export const benchData = (bench) =>
  existsSync(pathOf(bench)) ? JSON.parse(readFileSync(pathOf(bench), 'utf8')).data : undefined;

function write(name, record) {
  const path = pathOf(name);
  mkdirSync(folder(), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(record, bigintAsText, 2)}\n`);
  renameSync(`${path}.${process.pid}`, path);
}

const folder = () => join(resolve(root, evidenceFolder()), 'bench');
const pathOf = (name) => join(folder(), `${name}.json`);
const bigintAsText = (_key, value) => (typeof value === 'bigint' ? String(value) : value);
