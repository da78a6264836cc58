import { testFiles } from './sources.mjs';

/** What draws cases and tries them: fast-check itself, and the harness of histories that hands its number on to it. */
const TRIES = /\b(?:fc\.assert|tryHistories)\(/g;
/** fast-check's own number, where a test names none. */
const USUAL = 100;

/** Each property of the tests: where it is and how often it is tried, by profile; null where the number is handed in. */
export function properties(files = testFiles()) {
  return [...files].flatMap(([path, text]) =>
    [...text.matchAll(TRIES)].map(({ index }) => ({ path, runs: runsOf(callAt(text, index), text) })),
  );
}

/** The figures of claim B10, as the sources have them. */
export function propertyFigures(profile, found = properties()) {
  const runs = found.map((each) => each.runs?.[profile] ?? 0);
  return {
    properties: found.length,
    'of them tried 1,000 times or more': runs.filter((n) => n >= 1_000).length,
    runs: runs.reduce((sum, n) => sum + n, 0),
    'test files': new Set(found.map(({ path }) => path)).size,
  };
}

function callAt(text, from) {
  let depth = 0;
  for (let at = text.indexOf('(', from); at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')' && --depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}

function runsOf(call, text) {
  const inPlace = /\bnumRuns(?::\s*(times\(\{[^}]*\}\)|[^,}]+))?/.exec(call);
  if (inPlace) return inPlace[1] === undefined ? null : runsSaid(inPlace[1], text);
  const named = /,\s*(\w+),?\s*\)$/.exec(call)?.[1];
  const options = named && new RegExp(`const ${named} = \\{[^;]*\\bnumRuns: ([^,}]+)`).exec(text)?.[1];
  return options ? runsSaid(options, text) : { ci: USUAL, nightly: USUAL };
}

/** A number, `times({ ci, nightly })`, a constant of the same file that is one, or a quotient of them. */
function runsSaid(expression, text) {
  const told = expression.trim();
  if (told.includes('/')) {
    const [first, ...others] = told.split('/').map((part) => runsSaid(part, text));
    return others.reduce((value, by) => each((profile) => value[profile] / by[profile]), first);
  }
  if (/^[\d_]+$/.test(told)) return each(() => Number(told.replaceAll('_', '')));
  const times = /^times\(\{\s*ci: ([\d_]+),\s*nightly: ([\d_]+)\s*\}\)$/.exec(told);
  if (times) return { ci: Number(times[1].replaceAll('_', '')), nightly: Number(times[2].replaceAll('_', '')) };
  if (told === 'propertyRuns') return { ci: 1_000, nightly: 100_000 };
  const constant = new RegExp(`const ${told} = ([^;]+);`).exec(text)?.[1];
  return constant === undefined ? null : runsSaid(constant, text);
}

const each = (value) => ({ ci: value('ci'), nightly: value('nightly') });
