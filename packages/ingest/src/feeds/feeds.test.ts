import { describe, expect, it } from '@jest/globals';
import { businessTables } from '@qingqu/schema';
import { Fault } from '../fault.js';
import { provenanceColumns } from '../feed.js';
import { loadedReference } from '../testing/reference.js';
import { feeds } from './index.js';

describe('feeds', () => {
  it('there is one for each business table', () => {
    expect([...feeds.keys()].sort()).toEqual([...businessTables.keys()].sort());
  });

  describe.each([...feeds.values()].map((feed) => [feed.name, feed] as const))('%s', (_, feed) => {
    it('fills each column of its table that is no provenance', () => {
      const filled = new Set<string>([...provenanceColumns, ...feed.columns.flatMap((column) => [...column.fills])]);
      expect([...feed.table.columns.keys()].filter((name) => !filled.has(name))).toEqual([]);
    });

    it('requires what the table requires', () => {
      const fed = feed.columns.filter((column) => column.required).flatMap((column) => [...column.fills]);
      const must = [...feed.table.columns.values()].filter((column) => column.notNull).map((column) => column.name);
      const own = ['func_prefixes', ...provenanceColumns];
      expect(must.filter((name) => !fed.includes(name) && !own.includes(name as never))).toEqual([]);
    });

    it('gives an example for each column that its own check accepts', () => {
      for (const column of feed.columns) {
        const value = column.read(column.example, loadedReference());
        expect([column.header, value instanceof Fault ? value.what.en : 'good']).toEqual([column.header, 'good']);
      }
    });
  });
});
