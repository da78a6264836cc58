import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { feedNames, headers } from './feeds.js';

// The contract is the column names that ingest knows. They are read from its sources, because an outsider's example
// imports nothing of the platform.
const sources = resolve(__dirname, '../../../../../packages/ingest/src/feeds');

describe('headers', () => {
  it.each(feedNames)('of %s are columns that ingest knows', (feed) => {
    const text = ['account', 'budget', 'onecard', 'party', 'payment', 'register']
      .map((name) => readFileSync(resolve(sources, `${name}.ts`), 'utf8'))
      .join('\n');
    const camel = feed.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
    const definition = new RegExp(`export const ${camel} = feed\\(\\{([\\s\\S]*?)\\n\\}\\);`).exec(text)?.[1];
    expect(definition).toBeDefined();
    const columns = [...definition!.split('columns: {')[1]!.matchAll(/\b(\w+): /g)].map(([, name]) => name!);
    const always = ['key', 'rev', 'id_no', 'account_no', 'entered_by', 'entered_org', 'entered_at'];
    expect(headers[feed].filter((name) => !columns.includes(name) && !always.includes(name))).toEqual([]);
  });
});
