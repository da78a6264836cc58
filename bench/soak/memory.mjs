import { readdirSync, readFileSync } from 'node:fs';
import { median } from '../lib/numbers.mjs';

const MB = 1024 * 1024;

/** What the platform's processes take, in MB: its own, its children (evaluators, converters), and Postgres. Linux only. */
export async function readMemory(platform) {
  const { heapUsed, external } = await platform.heap();
  const parents = parentsOf();
  const below = (root) => [...parents.keys()].filter((pid) => pid !== root && isBelow(parents, pid, root));
  return {
    rss: shareOf(platform.pid, 'Rss') / MB,
    heap: heapUsed / MB,
    external: external / MB,
    children: sum(below(platform.pid).map((pid) => shareOf(pid, 'Pss'))) / MB,
    // Shared buffers belong to all of its processes: each is charged its part of them.
    postgres: sum([platform.postgres, ...below(platform.postgres)].map((pid) => shareOf(pid, 'Pss'))) / MB,
  };
}

/** How the last fifth of the samples stands against the first, in percent. Between them a figure may go up and down as work comes. */
export function growthOf(samples, name) {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const of = (some) => median(some.map((sample) => sample[name]));
  return (100 * (of(samples.slice(-fifth)) - of(samples.slice(0, fifth)))) / of(samples.slice(0, fifth));
}

function parentsOf() {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const stat = read(`/proc/${name}/stat`);
    // The name in parentheses may hold blanks; what follows it does not.
    if (stat) parents.set(Number(name), Number(stat.split(') ').at(-1).split(' ')[1]));
  }
  return parents;
}

function isBelow(parents, pid, root) {
  for (let at = parents.get(pid); at; at = parents.get(at)) if (at === root) return true;
  return false;
}

/** Bytes; 0 for a process that has just ended. */
function shareOf(pid, name) {
  return Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) * 1024;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
