import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRoot } from './run/root.mjs';
import { shippedPackages } from './shipped.mjs';

// The software bill of materials of an installation, as CycloneDX JSON: `node scripts/sbom.mjs [file]`. The same lock file makes the same bytes.

const OUR_LICENCE = 'Apache-2.0';

export function sbom() {
  const { packages, roots } = shippedPackages();
  const version = JSON.parse(readFileSync(inRoot('packages/platform/package.json'), 'utf8')).version;
  const ours = Object.keys(roots).map((name) => ({
    type: 'library',
    'bom-ref': purl(name, version),
    name,
    version,
    purl: purl(name, version),
    licenses: [{ license: { id: OUR_LICENCE } }],
  }));
  const refOf = (key) => purl(packages.get(key).name, packages.get(key).version);
  const dependencies = [
    { ref: `qingqu@${version}`, dependsOn: ours.map((each) => each['bom-ref']) },
    ...Object.entries(roots).map(([name, needs]) => ({ ref: purl(name, version), dependsOn: refs(needs, refOf) })),
    ...[...packages.values()].map((each) => ({
      ref: purl(each.name, each.version),
      dependsOn: refs(each.needs, refOf),
    })),
  ];
  const content = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `qingqu@${version}`,
        name: 'qingqu',
        version,
        licenses: [{ license: { id: OUR_LICENCE } }],
      },
    },
    components: [...ours, ...[...packages.values()].map(component)],
    dependencies,
  };
  return { ...content, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}` };
}

const refs = (needs, refOf) => [...new Set(needs.map(refOf))].sort();

function component({ name, version, integrity, licence }) {
  const [algorithm, digest] = [integrity.slice(0, integrity.indexOf('-')), integrity.slice(integrity.indexOf('-') + 1)];
  return {
    type: 'library',
    'bom-ref': purl(name, version),
    name,
    version,
    purl: purl(name, version),
    hashes: [{ alg: algorithm.replace(/^sha/, 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') }],
    ...(licence && { licenses: [/ /.test(licence) ? { expression: licence } : { license: { id: licence } }] }),
  };
}

/** The name that all registries know a package by. */
const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function writeSbom(path) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(sbom(), undefined, 1)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = process.argv[2] ?? inRoot('.qingqu/release/sbom.cdx.json');
  writeSbom(path);
  console.log(path);
}
