#!/usr/bin/env node
// Writes what the console takes from schema/schema.graphql:
//   src/schema/names.ts           what fields and choices are called, out of their descriptions
//   src/schema/acts.ts            the acts of casework: which arguments each asks for
//   src/schema/filters.ts         the filters of lists, once for all operations
//   src/schema/records.ts         what the general page of a record shows of each kind
//   src/**/operations.ts          beside each operations.graphql: its documents, variables and answers
// `node generate.mjs` writes all, `node generate.mjs src/pages/warnings` that folder's operations only; with --check it says what is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import {
  buildASTSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { recordKinds } from './generate-records.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const sdl = parse(readFileSync(here('../../schema/schema.graphql'), 'utf8'));
const schema = buildASTSchema(sdl);

const banner = (from) => `// Written by \`node generate.mjs\` from ${from}: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */
`;

/** Where several words stand in a description the name is the last, as descriptions are written: "What it is 名称, the unit." */
function chineseOf(description = '') {
  const runs = description.match(/[\u4e00-\u9fff][\u4e00-\u9fff（）、·]*/g);
  // In which unit amounts are shown, the reader chooses.
  return runs?.at(-1)?.replace(/（(元）)?$/, '');
}

/** Kinds of records are named first, and then said more of. */
const chineseOfKind = (description = '') => description.match(/[\u4e00-\u9fff][\u4e00-\u9fff、·]*/)?.[0];

/** Names that are written as they are, not as words. */
const WRITTEN = {
  UTF_8: 'UTF-8',
  GB18030: 'GB18030',
  CSV: 'CSV',
  XLSX: 'XLSX',
  NDJSON: 'NDJSON',
  PARQUET: 'Parquet',
  IT: 'IT',
};

/** `verifyDueOn` and `DATA_ISSUE` as words: "Verify due on", "Data issue". */
function englishOf(name) {
  if (name in WRITTEN) return WRITTEN[name];
  const words =
    name.includes('_') || name === name.toUpperCase() ? name.toLowerCase().replaceAll('_', ' ') : apart(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
const apart = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

const pair = (name, description) => [chineseOf(description) ?? englishOf(name), englishOf(name)];
const isEntity = (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
const FILTER = /(Filter|Operators)$/;
const IGNORED = /(Order|Group|OrderField|OrderDirection)$/;

function namesFile() {
  const choices = {};
  const fields = {};
  const kinds = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type) && !IGNORED.test(type.name))
      choices[type.name] = Object.fromEntries(
        type.getValues().map((value) => [value.name, pair(value.name, value.description)]),
      );
    if (!isEntity(type)) continue;
    kinds[type.name] = [chineseOfKind(type.description) ?? englishOf(type.name), englishOf(type.name)];
    fields[type.name] = Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, pair(field.name, field.description)]),
    );
  }
  const table = (name, what, value) =>
    `\n/** ${what}: [Chinese, English]. */\nexport const ${name} = ${JSON.stringify(value, null, 1)} as const;\n`;
  return (
    banner('schema/schema.graphql') +
    table('choiceNames', 'The values of choices, by the name of the choice', choices) +
    table('fieldNames', 'The fields of records, by kind of record', fields) +
    table('kindNames', 'The kinds of records', kinds)
  );
}

/** What begins something that is handled, or lays down what holds from a day on: acts without anything that was seen before. */
const beginning = [
  'addAssessmentScheme',
  'addWarningRoute',
  'closeMonth',
  'conveneInterview',
  'draftCircular',
  'issueOrder',
  'makeAssessment',
  'orderInspection',
  'raiseCorrection',
  'requestExchange',
];

const askedOf = ({ name, type, description }) => {
  const named = getNamedType(type);
  return {
    name,
    type: named.name,
    written: String(type),
    many: isListType(isNonNullType(type) ? type.ofType : type),
    needed: isNonNullType(type),
    title: pair(name, description),
    about: description ?? '',
    ...(isInputObjectType(named) &&
      !FILTER.test(named.name) && { fields: Object.values(named.getFields()).map(askedOf) }),
  };
};

/** An act of casework is a mutation that takes the version that was seen, or one that begins something. */
function actsFile() {
  const acts = {};
  for (const field of Object.values(schema.getMutationType().getFields())) {
    const names = field.args.map(({ name }) => name);
    const begins = beginning.includes(field.name);
    if (!begins && !(names.includes('id') && names.includes('version'))) continue;
    acts[field.name] = {
      title: pair(field.name, field.description),
      about: field.description ?? '',
      answers: getNamedType(field.type).name,
      begins,
      asks: field.args.filter(({ name }) => begins || (name !== 'id' && name !== 'version')).map(askedOf),
    };
  }
  return `${banner('schema/schema.graphql')}
export interface Asked {
  name: string;
  /** The named type, such as \`LocalDate\`, and as GraphQL writes it, such as \`LocalDate!\`. */
  type: string;
  written: string;
  many: boolean;
  needed: boolean;
  title: readonly [zh: string, en: string];
  about: string;
  /** What a type of several parts asks for. */
  fields?: readonly Asked[];
}

export interface Act {
  title: readonly [zh: string, en: string];
  about: string;
  /** The kind of record that it answers with. */
  answers: string;
  /** Whether it begins something: then it takes no \`id\` and \`version\`. */
  begins: boolean;
  /** What it asks for beside \`id\` and \`version\`. */
  asks: readonly Asked[];
}

/** The acts of casework by their mutation. */
export const acts: Readonly<Record<string, Act>> = ${JSON.stringify(acts, null, 1)};
`;
}

const filters = Object.values(schema.getTypeMap()).filter((type) => isInputObjectType(type) && FILTER.test(type.name));

/** A filter can ask through every relation, so each knows all others: too much to stand beside every operation. */
function filtersFile() {
  const written = (type) => {
    if (isNonNullType(type)) return written(type.ofType);
    if (isListType(type)) return `readonly ${written(type.ofType).replace(/^(.*\|.*)$/, '($1)')}[]`;
    if (isEnumType(type))
      return type
        .getValues()
        .map(({ name }) => `'${name}'`)
        .join(' | ');
    if (isInputObjectType(type)) return type.name;
    return { Boolean: 'boolean', Int: 'number', Float: 'number' }[type.name] ?? 'string';
  };
  return (
    banner('schema/schema.graphql') +
    filters
      .map((type) => {
        const fields = Object.values(type.getFields()).map(({ name, type: of }) => `${name}?: ${written(of)} | null`);
        return `export interface ${type.name} { ${fields.join('; ')} }\n`;
      })
      .join('')
  );
}

function recordsFile() {
  const lines = Object.entries(recordKinds(schema)).map(([name, kind]) => `  ${name}: ${JSON.stringify(kind)},`);
  return `${banner('schema/schema.graphql')}
export interface RecordField {
  name: string;
  /** The named type, such as \`Money\` or a choice's name. */
  type: string;
  /** Of a code: the field with its name. */
  beside?: string;
  isChoice?: boolean;
}

export interface RecordKind {
  /** What names a record of the kind. */
  names: readonly string[];
  fields: readonly RecordField[];
  /** To one record; of which kind, the record says itself where \`kind\` is null. */
  links: readonly { name: string; kind: string | null }[];
  lists: readonly { name: string; kind: string }[];
  /** Whether it came in a file, so that it can be traced to its line. */
  isBusiness: boolean;
  /** What a list of the kind shows: fields, and relations to one. */
  columns: readonly string[];
  rowLinks: readonly string[];
  /** The selections of its page, and of a row in a list. */
  whole: string;
  row: string;
}

/** Kinds of records by their type. */
export const recordKinds: Readonly<Record<string, RecordKind>> = {
${lines.join('\n')}
};
`;
}

/** The schema as operations see it: filters are types from elsewhere. */
const filterNames = new Set(filters.map(({ name }) => name));
const sdlForOperations = {
  ...sdl,
  definitions: sdl.definitions.map((definition) =>
    definition.kind === 'InputObjectTypeDefinition' && filterNames.has(definition.name.value)
      ? { kind: 'ScalarTypeDefinition', name: definition.name, directives: [] }
      : definition,
  ),
};
const schemaForOperations = buildASTSchema(sdlForOperations);

async function operationsFile(path) {
  const rawSDL = readFileSync(path, 'utf8');
  const filtersPath = relative(dirname(path), here('src/schema/filters.js'));
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: 'generated/',
    schema: sdlForOperations,
    schemaAst: schemaForOperations,
    documents: [{ location: relative(here('.'), path), rawSDL, document: parse(rawSDL) }],
    config: {
      enumsAsTypes: true,
      strictScalars: true,
      useTypeImports: true,
      scalars: {
        ...Object.fromEntries(
          ['BigInt', 'DateTime', 'Decimal', 'LocalDate', 'Money', 'RegionCode'].map((name) => [name, 'string']),
        ),
        JSON: 'any',
        ...Object.fromEntries(filters.map(({ name }) => [name, `${filtersPath}#${name}`])),
      },
    },
    presetConfig: { fragmentMasking: false },
    plugins: [],
    pluginMap: {},
    pluginContext: {},
  });
  const types = outputs.find(({ filename }) => filename === 'generated/graphql.ts');
  return banner('schema/schema.graphql and operations.graphql') + (await codegen(types));
}

const [flag, only] = [process.argv.includes('--check'), process.argv.slice(2).find((each) => !each.startsWith('--'))];
const folder = only ? join(process.cwd(), only) : here('src');
const wanted = readdirSync(folder, { recursive: true })
  .filter((name) => /(^|\/)operations\.graphql$/.test(name))
  .toSorted()
  .map((name) => join(folder, name));
let stale = 0;
if (!only) {
  put(here('src/schema/names.ts'), namesFile());
  put(here('src/schema/acts.ts'), actsFile());
  put(here('src/schema/filters.ts'), filtersFile());
  put(here('src/schema/records.ts'), recordsFile());
}
for (const path of wanted) put(join(dirname(path), 'operations.ts'), await operationsFile(path));
if (stale > 0) {
  console.error('Write them anew: node packages/console/generate.mjs');
  process.exitCode = 1;
}

function put(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  if (!flag) return writeFileSync(path, text);
  stale++;
  console.error(`${relative(here('../..'), path)} is not what schema and operations make.`);
}
