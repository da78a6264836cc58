import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot, root } from '../run/root.mjs';
import { chapters } from './claims.mjs';
import { judge } from './judge.mjs';
import { page } from './page.mjs';
import { propertyFigures } from './properties.mjs';
import { evidenceFolder, profiles, readRecords } from './records.mjs';

// `npm run evidence`: writes docs/evidence.md from what tests and benches have left. `--to FILE` writes elsewhere, `--claims` lists the claims as JSON.
const { values } = parseArgs({ options: { to: { type: 'string' }, claims: { type: 'boolean' } } });

if (values.claims) console.log(JSON.stringify(chapters.flatMap(({ claims }) => claims)));
else {
  const folder = resolve(root, evidenceFolder());
  const shown = Object.fromEntries(
    profiles.map((profile) => [profile, withProperties(profile, readRecords(folder, profile))]),
  );
  const path = values.to ?? inRoot('docs', 'evidence.md');
  const text = page(shown);
  writeFileSync(path, values.to ? text : formatted(text));
  for (const { claims } of chapters)
    for (const claim of claims) console.log(`${claim.name.padEnd(4)} ${judge(claim, 'ci', shown.ci).verdict}`);
  console.log(`Written: ${path}`);
}

/** How many properties there are, and how often each is tried, is told by the sources; that they hold, by the whole run. */
function withProperties(profile, shown) {
  if (shown.run) shown.records.set('B10', { claim: 'B10', at: shown.run.startedAt, figures: propertyFigures(profile) });
  return shown;
}

/** The page as `npm run check` wants every page of the repository. */
function formatted(text) {
  const biome = inRoot('node_modules/@biomejs/biome/bin/biome');
  return execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=docs/evidence.md'], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
}
