import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { feeds } from '../feeds/index.js';
import { EDITOR_SCHEMA, editorSchema } from './json-schema.js';

const REFRESH = `npm run qingqu -- feed schema ${EDITOR_SCHEMA}`;

describe('the editor schema', () => {
  const committed = JSON.parse(readFileSync(join(process.cwd(), EDITOR_SCHEMA), 'utf8'));

  it(`is what the definitions' own schema gives (else: ${REFRESH})`, () => expect(committed).toEqual(editorSchema()));

  it('knows every feed and every column of one', () => {
    expect(committed.properties.feed.enum).toEqual([...feeds.keys()].sort());
    const headers = new Set([...feeds.values()].flatMap((feed) => feed.columns.map(({ header }) => header)));
    expect(Object.keys(committed.properties.columns.properties)).toEqual([...headers].sort());
  });

  it('takes what YAML calls numbers and truth values', () => {
    const constant = (committed.definitions.column.anyOf as { properties?: Record<string, unknown> }[])
      .map(({ properties }) => properties?.constant)
      .find((found) => found !== undefined);
    expect(constant).toMatchObject({ type: ['string', 'number', 'boolean'] });
  });

  it('describes every key at the top', () =>
    expect(
      Object.entries(committed.properties).filter(([, about]) => !(about as { description?: string }).description),
    ).toEqual([]));

  describe('as an editor uses it, with the types of YAML', () => {
    const validate = new Ajv({ strictTypes: false }).compile(committed);
    const examples = join(process.cwd(), 'examples/definitions');
    const folders = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory());

    it.each(folders.map(({ name }) => name))('takes %s', (name) => {
      validate(parse(readFileSync(join(examples, name, 'definition.yaml'), 'utf8')));
      expect(validate.errors).toBeNull();
    });

    it.each([
      ['a key that there is not', 'colums: {}'],
      ['a column that no feed has', 'columns: { amout: 金额 }'],
      ['a unit that there is not', 'unit: 万'],
      ['a pivot that is no number', 'dates: { pivot: fifty }'],
    ])('marks %s', (_, line) => expect(validate(parse(`name: a-b\nfeed: payment\ntitle: x\n${line}`))).toBe(false));
  });
});
