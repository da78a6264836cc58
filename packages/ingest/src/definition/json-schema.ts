import { z } from 'zod';
import { feeds } from '../feeds/index.js';
import { definitionSchema } from './definition.js';

/** Where the committed editor schema is; examples name it so. */
export const EDITOR_SCHEMA = 'packages/ingest/definitions/feed-definition.schema.json';

/**
 * The JSON schema by which editors complete and check feed definitions. It knows the feeds and their columns; what a constant may be, only
 * `qingqu feed check` knows.
 */
export function editorSchema(): object {
  const schema = z.toJSONSchema(definitionSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      // Everything is read as text, so editors must not mind numbers and truth values.
      const { scalar, whole, ...rest } = jsonSchema as Record<string, unknown>;
      if (scalar === undefined && whole === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Record<string, unknown>)[key];
      if (whole !== undefined)
        Object.assign(jsonSchema, { description: rest.description, type: 'integer', minimum: 0, maximum: whole });
      else if (Array.isArray(rest.enum))
        Object.assign(jsonSchema, rest, { type: undefined, enum: rest.enum.flatMap(variants) });
      else Object.assign(jsonSchema, rest, { type: ['string', 'number', 'boolean'] });
    },
  });
  const { properties, ...rest } = schema as { properties: Record<string, Record<string, unknown>> };
  const columns = properties.columns!;
  const names = new Map<string, string>();
  for (const feed of feeds.values())
    for (const column of feed.columns) names.set(column.header, `${column.expected.zh} / ${column.expected.en}`);
  const described = (header: string) => ({ description: names.get(header), allOf: [{ $ref: '#/definitions/column' }] });
  return JSON.parse(
    JSON.stringify({
      ...rest,
      definitions: { column: columns.additionalProperties },
      properties: {
        ...properties,
        feed: { description: properties.feed!.description, enum: [...feeds.keys()].sort() },
        columns: {
          type: 'object',
          description: columns.description,
          properties: Object.fromEntries([...names.keys()].sort().map((header) => [header, described(header)])),
          additionalProperties: false,
        },
      },
    }),
  );
}

/** A word that YAML would take for something else. */
const variants = (word: string): (string | number | boolean)[] => {
  if (word === 'yes' || word === 'no') return [word];
  if (word === 'true' || word === 'false') return [word === 'true'];
  return /^\d+$/.test(word) ? [Number(word), word] : [word];
};
