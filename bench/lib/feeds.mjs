import { createReadStream, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { timed } from './numbers.mjs';
import { built, rootDir, stateDir } from './paths.mjs';

/** The same for all runs, so that the files' identities are: it seals invented numbers. */
export const MASTER_KEY = Buffer.alloc(32, 7);

/**
 * Writes the sample world of a scale, or only some of its feeds, unless an earlier run has; the same seed gives the same bytes.
 * Returns the folder.
 */
export async function generatedWorld(scale, { asOf, only }, log) {
  const { generate } = await built('examples/feeds/generate');
  const dir = join(stateDir, ['feeds', scale, asOf, ...(only ?? [])].join('-'));
  if (existsSync(join(dir, 'complete'))) return dir;
  const reference = (name) => readFileSync(join(rootDir, 'schema', 'reference', name), 'utf8');
  rmSync(dir, { recursive: true, force: true });
  const { ms, result } = await timed(async () =>
    generate({
      out: dir,
      seed: 20181015,
      asOf,
      scale,
      ...(only && { only: new Set(only) }),
      regionsCsv: reference('regions.csv'),
      calendarCsv: reference('calendar.csv'),
    }),
  );
  const rows = result.counts.reduce((sum, [, count]) => sum + count, 0);
  writeFileSync(join(dir, 'complete'), '');
  log(`Generated ${rows.toLocaleString('en')} rows of the ${scale} world in ${Math.round(ms / 1000)} s.`);
  return dir;
}

/**
 * A file of exactly `rows` rows of a feed, taken from a generated world. When that has fewer, its rows come again under other keys.
 * Returns the file's path.
 */
export async function feedFile(dir, feed, rows) {
  const path = join(stateDir, `${feed}-${rows}.csv`);
  if (existsSync(path)) return path;
  const names = (await readdir(dir)).filter((name) => new RegExp(`^\\d+-${feed}(-\\d+)?\\.csv$`).test(name)).sort();
  const out = await open(`${path}.part`, 'w');
  try {
    let written = -1;
    let chunk = [];
    const flush = async () => {
      await out.write(chunk.join(''));
      chunk = [];
    };
    for (let pass = 1; written < rows; pass++) {
      for (const name of names) {
        let isHeader = true;
        const lines = createInterface({ input: createReadStream(join(dir, name), 'utf8'), crlfDelay: Infinity });
        for await (const line of lines) {
          // The header once, at the top of all.
          if (!isHeader || written < 0) {
            chunk.push(`${keyed(line, isHeader ? 1 : pass)}\n`);
            written += 1;
            if (chunk.length === 4_000) await flush();
          }
          isHeader = false;
          if (written === rows) break;
        }
        if (written === rows) break;
      }
      if (written <= 0) throw new Error(`${dir} has no rows of the feed ${feed}`);
    }
    await flush();
  } finally {
    await out.close();
  }
  renameSync(`${path}.part`, path);
  return path;
}

/** The generator writes the key first and no line breaks inside of values. */
function keyed(line, pass) {
  const comma = line.indexOf(',');
  return pass === 1 ? line : `${line.slice(0, comma)}-${pass}${line.slice(comma)}`;
}
