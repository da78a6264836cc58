// schema/promised.graphql is what clients have been promised. It is written anew with each release; until then nothing of it may go
// that was not announced as deprecated, with a day that has come.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { apiSchema } from '../graphql/schema.js';
import { brokenPromises } from './promised.js';

const promised = buildSchema(readFileSync(join(__dirname, '../../../../schema/promised.graphql'), 'utf8'));
const today = new Date().toISOString().slice(0, 10);

const broken = (before: string, after: string, on = '2027-01-01') =>
  brokenPromises(schemaOf(before), schemaOf(after), on);
const schemaOf = (fields: string): GraphQLSchema => buildSchema(`type Query { ${fields} }`);

describe('what clients have been promised', () => {
  it('is kept', () => {
    expect(brokenPromises(promised, apiSchema(), today)).toEqual([]);
  });

  it('is broken by what goes unannounced', () => {
    expect(broken('a: Int b: Int', 'a: Int')).toEqual(['Query.b was removed.']);
    expect(broken('a: Int b: Int', 'a: String b: Int')).toEqual(['Query.a changed type from Int to String.']);
    expect(broken('a: Int', 'a(of: Int!): Int')).toEqual(['A required arg of on Query.a was added.']);
  });

  it('is not broken by what is added', () => {
    expect(broken('a: Int', 'a(of: Int): Int b: Int')).toEqual([]);
  });

  it('ends for a field on the day that its deprecation names, not before', () => {
    const announced = 'a: Int b: Int @deprecated(reason: "Ask a instead; removed after 2026-12-31")';
    expect(broken(announced, 'a: Int', '2027-01-01')).toEqual([]);
    expect(broken(announced, 'a: Int', '2026-12-31')).toEqual(['Query.b was removed.']);
    expect(broken('a: Int b: Int @deprecated(reason: "Some day")', 'a: Int')).toEqual(['Query.b was removed.']);
  });
});
