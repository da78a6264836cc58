import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { choiceNames } from '../../../schema/names.js';
import { choiceIn, isRegionCode, isTold, percentOf } from './evidence.js';
import { evidenceWords } from './words.js';

interface Column {
  name: string;
  role: string;
  type?: string;
}
const { rules } = JSON.parse(readFileSync(resolve(__dirname, '../../../../../rules-core/rules.json'), 'utf8')) as {
  rules: { id: string; columns: Column[] }[];
};

describe('evidence', () => {
  it('has words for everything that the core rules find', () => {
    const shown = rules.flatMap(({ id, columns }) =>
      columns.filter(({ role, type }) => role === 'evidence' && type !== 'id').map(({ name }) => ({ id, name })),
    );
    expect(shown.length).toBeGreaterThan(200);
    expect(shown.filter(({ name }) => !(name in evidenceWords))).toEqual([]);
  });

  it('is told in words where it is one of a choice', () => {
    const found = choiceIn({ name: 'posts', type: 'text', value: 'institution、retired' });
    expect(found).toEqual({ choice: 'PostKind', values: ['INSTITUTION', 'RETIRED'] });
    expect(found?.values.every((value) => value in choiceNames.PostKind)).toBe(true);
    expect(choiceIn({ name: 'ties', type: 'text', value: '法定代表人、股东' })).toBeUndefined();
    expect(choiceIn({ name: 'post', type: 'text', value: null })).toBeUndefined();
  });

  it('leaves out references and what was not found', () => {
    const values = [
      { name: 'batch', type: 'id', value: 'f4d5d51f-7535-0a21-1194-0c79e0ac120d' },
      { name: 'standard', type: 'money', value: null },
      { name: 'amount', type: 'money', value: '0.00' },
    ];
    expect(values.filter(isTold).map(({ name }) => name)).toEqual(['amount']);
  });

  it('knows a code of a region from its name', () => {
    const region = (value: string) => ({ name: 'fromRegion', type: 'text', value });
    expect([region('411400000000'), region('虞城县')].map(isRegionCode)).toEqual([true, false]);
  });

  it('tells ratios in per cent', () => {
    expect(['0.55', '1', '0.3333333', '0.0697'].map(percentOf)).toEqual(['55%', '100%', '33.33%', '6.97%']);
  });
});
