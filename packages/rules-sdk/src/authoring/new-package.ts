import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SDK_VERSION } from '../rule-package.js';

/** What the author may say of a new package. */
export interface NewPackage {
  name?: string;
  owner?: string;
}

/** Rules are loaded as they are written: the compiler only checks them. */
export const compilerOptions = {
  target: 'es2023',
  module: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/**
 * Makes a folder a rule package: package.json says so by naming the owner. What is there stays; what is missing is added. Returns the names of the
 * files that were written, none for a package that is one.
 */
export function newPackage(dir: string, { name, owner }: NewPackage): string[] {
  const file = join(dir, 'package.json');
  const present: Manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (present.qingqu?.owner) return [];
  const files: [string, string][] = [
    ['package.json', json(manifest(dir, present, { name, owner }))],
    ['tsconfig.json', json({ compilerOptions, include: ['src'] })],
    ['.gitignore', 'node_modules/\n*.key.pem\n'],
    ['src/index.ts', index],
    ['src/rules.ts', '// Registering a rule is one line here. Kept in the order of the folders.\n'],
  ];
  const missing = files.filter(([path]) => path === 'package.json' || !existsSync(join(dir, path)));
  for (const [path, text] of missing) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return missing.map(([path]) => path);
}

interface Manifest {
  name?: string;
  version?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  qingqu?: { owner?: string };
  [key: string]: unknown;
}

function manifest(dir: string, present: Manifest, { name, owner }: NewPackage): Manifest {
  const { name: presentName, version, scripts, dependencies, ...rest } = present;
  const sdk = dependencies?.['@qingqu/rules-sdk'] ?? present.devDependencies?.['@qingqu/rules-sdk'] ?? SDK_VERSION;
  const others = Object.entries(dependencies ?? {}).filter(([dependency]) => dependency !== '@qingqu/rules-sdk');
  return {
    name: name ?? presentName ?? nameOf(dir),
    version: version ?? '0.1.0',
    ...rest,
    // The loader and the templates are ES modules; `npm init` may have written "commonjs".
    type: 'module',
    files: ['rules.json'],
    qingqu: { owner: owner ?? 'example-department' },
    scripts: { ...scripts, check: 'qingqu-rules check', build: 'qingqu-rules build', test: 'qingqu-rules test' },
    ...(others.length > 0 ? { dependencies: Object.fromEntries(others) } : {}),
    // The platform reads rules.json alone, so that the SDK is the author's tool and not the package's need.
    devDependencies: { ...present.devDependencies, '@qingqu/rules-sdk': sdk },
  };
}

/** A folder's name as npm accepts it. */
const nameOf = (dir: string): string =>
  basename(dir)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'rules';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const index = `import type { RuleDefinition } from '@qingqu/rules-sdk';
import * as registered from './rules.js';

/** All rules of the package; \`qingqu-rules build\` compiles them into rules.json. */
export const rules: RuleDefinition[] = Object.values(registered);
`;
