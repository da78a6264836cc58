#!/usr/bin/env node
// Writes src/generated/graphql.ts: `node generate.mjs`; with --check it only says whether the committed file is what would be written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildASTSchema, parse } from 'graphql';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = here('src/generated/graphql.ts');

const banner = `// Written by \`npm run generate\` (@graphql-codegen/client-preset) from schema/schema.graphql and src/operations: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */
`;

/**
 * What the client-preset makes of the operations: their variables, their answers, and no more of the schema than they need.
 * Called by its library and not by @graphql-codegen/cli, which brings 296 packages, some for newer Nodes only, to do the same (with this, 61).
 */
async function generate() {
  const schema = parse(readFileSync(here('../../schema/schema.graphql'), 'utf8'));
  const documents = readdirSync(here('src/operations'))
    .toSorted()
    .map((name) => {
      const rawSDL = readFileSync(here(`src/operations/${name}`), 'utf8');
      return { location: name, rawSDL, document: parse(rawSDL) };
    });
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: 'generated/',
    schema,
    schemaAst: buildASTSchema(schema),
    documents,
    config: {
      documentMode: 'string',
      enumsAsTypes: true,
      strictScalars: true,
      useTypeImports: true,
      scalars: Object.fromEntries(
        ['BigInt', 'DateTime', 'Decimal', 'JSON', 'LocalDate', 'Money', 'RegionCode'].map((name) => [name, 'string']),
      ),
    },
    presetConfig: { fragmentMasking: false },
    plugins: [],
    pluginMap: {},
    pluginContext: {},
  });
  const types = outputs.find(({ filename }) => filename === 'generated/graphql.ts');
  return banner + (await codegen(types));
}

const generated = await generate();
if (!process.argv.includes('--check')) writeFileSync(target, generated);
else if (readFileSync(target, 'utf8') !== generated) {
  console.error(`${target} is not what schema and operations make; run: node examples/frontend/generate.mjs`);
  process.exitCode = 1;
}
