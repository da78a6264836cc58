// Texts that have hurt programs (the Big List of Naughty Strings) and Chinese ones that might, in every column of every feed, and a file of them
// through the whole ingest: each is kept as it is in the one form that equal texts have, or refused in words that do not repeat it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepEvidence, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { feeds } from './feeds/index.js';
import { type Harness, harness } from './testing/harness.js';
import { assertInvariants } from './testing/invariants.js';
import { loadedReference } from './testing/reference.js';

const list: string[] = JSON.parse(readFileSync(require.resolve('big-list-of-naughty-strings'), 'utf8'));
const chinese = [
  ...[
    '𠮷野家',
    '𪚥龘',
    '㐀',
    '豈更車',
    '〇',
    '买买提·阿不都热合曼',
    '古丽娜尔•艾合买提',
    '阿卜杜拉‧买买提',
    '欧阳',
    '司马相如',
  ],
  ...[
    '１２３４５６',
    '壹仟贰佰元整',
    '￥１，２３４．５６',
    '＝１＋１',
    '＋１',
    '－１',
    '＠SUM(A1)',
    '﹦1',
    '“引号”',
    '《通知》',
  ],
  ...[
    '豫财农综〔2018〕26号',
    '第十四条、第十五条',
    '兰考县（省直管）',
    '道路\u3000硬化',
    '道\u200b路',
    '道\u200d路',
    '道\ufeff路',
    '\u202e路道',
    '\u2066路\u2069',
    '路\u00ad面',
  ],
  ...[
    'é路',
    'e\u0301路',
    '👩‍👩‍👧‍👦户',
    '🇨🇳',
    'ﷺ',
    '𝕏路',
    '路'.repeat(200),
    "'; drop table payment; --",
    '=cmd|’/C calc’!A0',
    '{{7*7}}',
  ],
];
const frames = [
  (text: string) => text,
  (text: string) => `（${text}）`,
  (text: string) => `${text} ${text}`,
  (text: string) => `${text}\u3000`,
];
const strings = [...new Set([...list, ...chinese.flatMap((text) => frames.map((frame) => frame(text)))])].filter(
  (text) => text !== '',
);

describe('naughty strings', () => {
  it('are more than 600', () => expect(strings.length).toBeGreaterThanOrEqual(600));

  describe.each([...feeds.keys()])('in %s', (name) => {
    it('are kept in their one form, or refused without a word of them', () => {
      const reference = loadedReference();
      const wrong: unknown[] = [];
      for (const { header, type, read } of feeds.get(name)!.columns)
        for (const cell of strings) {
          const value = read(cell, reference);
          const isKept = typeof value === 'string' && (type !== 'text' || value === cell) && !value.includes('\0');
          const isRefused =
            typeof value !== 'string' &&
            /^E_[A-Z_]+$/.test(value.code) &&
            (cell.length < 8 || !JSON.stringify(value).includes(cell));
          if (!isKept && !isRefused) wrong.push([header, cell, value]);
        }
      expect(wrong).toEqual([]);
      columns += feeds.get(name)!.columns.length;
    });
  });
  let columns = 0;

  describe('in a file', () => {
    let database: TestDatabase;
    let h: Harness;
    beforeAll(async () => {
      database = await testDatabase();
      h = await harness(database);
    });
    afterAll(async () => {
      h.dispose();
      await database.drop();
    });

    it('are all accounted for, and stored as they were read', async () => {
      const lines = strings.map((text, at) => `N${at},"${text.replaceAll('"', '""')}",410225000000,running`);
      const { status, read, counts } = await h.ingest('project', ['key,name,region_code,status', ...lines].join('\n'));
      expect([status, read]).toEqual(['done', strings.length]);
      expect(counts.loaded + counts.quarantined).toBe(strings.length);
      const { rows } = await database.system.query<{ key: string; name: string }>(
        'select source_key as key, name from project',
      );
      expect(rows).toHaveLength(counts.loaded);
      const column = feeds.get('project')!.columns.find(({ header }) => header === 'name')!;
      for (const { key, name } of rows)
        expect([key, column.read(strings[Number(key.slice(1))]!.trim(), loadedReference())]).toEqual([key, name]);
      await assertInvariants(database.system);
      keepEvidence('B2/ingest', {
        strings: strings.length,
        feeds: feeds.size,
        columns,
        stored: counts.loaded,
        'put aside': counts.quarantined,
      });
    });
  });
});
