import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

const sdl = readFileSync(resolve(__dirname, '../../../../schema/schema.graphql'), 'utf8');
const types = Object.values(buildSchema(sdl).getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** What is called the same by programs and by people: formats of files, ways of fetching them, the department of information technology. */
const alsoNames = new Set([
  'IT',
  'CSV',
  'TSV',
  'XLSX',
  'JSON',
  'NDJSON',
  'XML',
  'PDF',
  'DOCX',
  'PARQUET',
  'HTTP',
  'SFTP',
]);

const choices = new Set(types.filter(isEnumType).flatMap((type) => type.getValues().map(({ name }) => name)));
const fields = new Set(
  types
    .filter((type) => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    .flatMap((type) => Object.keys(type.getFields()))
    .filter((name) => /[A-Z]/.test(name)),
);

/**
 * What a program would write and nobody should have to read: codes and names of the API without their word, values that are none.
 *
 * @param names whether names of the API's fields are out of place, too
 */
export function rawTextIn(text: string, names: boolean): string[] {
  const words = text.match(/[A-Za-z][A-Za-z0-9_]*/g) ?? [];
  const isRaw = (word: string) =>
    /^[A-Z]+(_[A-Z0-9]+)+$/.test(word) || choices.has(word) || (names && fields.has(word));
  const raw = words.filter((word) => isRaw(word) && !alsoNames.has(word));
  return [...new Set([...raw, ...(text.match(/\bundefined\b|\bNaN\b|\[object|Invalid Date|\bnull\b/g) ?? [])])];
}
