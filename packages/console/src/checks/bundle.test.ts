// What a browser loads before the console can be used, and that nothing of it comes from elsewhere.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const dist = resolve(__dirname, '../../dist');
const FIRST_LOAD_KB = 500;

const read = (path: string) => readFileSync(join(dist, path), 'utf8');
const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
  statSync(join(dist, path)).isFile(),
);

/** What the page names itself, and what those scripts import before they run. */
function firstLoad(page: string): string[] {
  const named = [...read(page).matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => path!);
  const all = new Set(named);
  for (const path of all) for (const imported of importsOf(path)) all.add(imported);
  return [...all];
}

/** Static imports only: `import(…)` is what comes later. */
function importsOf(path: string): string[] {
  if (!path.endsWith('.js')) return [];
  const imports = read(path).matchAll(/(?:^|[;}\n])(?:import|export)(?:[\w*{},$\s]*from)?\s*["']\.\/([^"']+\.js)["']/g);
  return [...imports].map(([, name]) => `assets/${name}`);
}

describe('the built console', () => {
  it(`loads no more than ${FIRST_LOAD_KB} kB at first, gzipped`, () => {
    const sizes = firstLoad('index.html').map((path) => ({ path, kB: gzipSync(read(path)).length / 1000 }));
    const total = sizes.reduce((sum, { kB }) => sum + kB, 0);
    const lines = sizes.map(({ path, kB }) => `  ${kB.toFixed(1).padStart(7)} kB  ${path}`);
    process.stdout.write(`first load of the console: ${total.toFixed(1)} kB gzipped\n${lines.join('\n')}\n`);
    // That nothing was overlooked: the entry, and its style or what it imports.
    expect(sizes.length).toBeGreaterThan(1);
    expect({ total: Math.round(total), isSmall: total <= FIRST_LOAD_KB }).toMatchObject({ isSmall: true });
  });

  it('has no file whose resources come from another origin', () => {
    const elsewhere = [
      // What a page loads: not where a link may lead.
      { of: /\.html$/, pattern: /<(?:script|img|iframe|source|link)\b[^>]*\b(?:src|href)=["'](?:https?:)?\/\//i },
      { of: /\.css$/, pattern: /(?:url\(\s*["']?|@import\s+["'])(?:https?:)?\/\//i },
      { of: /\.js$/, pattern: /(?:\bimport\s*\(\s*|\bfrom\s*|\bimportScripts\(\s*|new Worker\(\s*)["'`]https?:\/\//i },
      { of: /\.js$/, pattern: /["'`](?:https?:)?\/\/[^"'`\s]+\.(?:woff2?|ttf|otf|css|js|mjs|geojson|topojson)["'`?]/i },
      { of: /\.(?:js|css)$/, pattern: /sourceMappingURL=https?:/i },
    ];
    const found = paths.flatMap((path) =>
      elsewhere
        .filter(({ of }) => of.test(path))
        .flatMap(({ pattern }) => pattern.exec(read(path))?.[0] ?? [])
        .map((resource) => `${path}: ${resource.slice(0, 200)}`),
    );
    expect(found).toEqual([]);
  });
});
