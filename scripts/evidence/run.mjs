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
  writeFileSync(path, page(shown));
  for (const { claims } of chapters)
    for (const claim of claims) console.log(`${claim.name.padEnd(4)} ${judge(claim, 'ci', shown.ci).verdict}`);
  console.log(`Written: ${path}`);
}

/** How many properties there are, and how often each is tried, is told by the sources; that they hold, by the whole run. */
function withProperties(profile, shown) {
  if (shown.run) shown.records.set('B10', { claim: 'B10', at: shown.run.startedAt, figures: propertyFigures(profile) });
  return shown;
}
