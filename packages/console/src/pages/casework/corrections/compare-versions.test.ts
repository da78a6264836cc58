import { describe, expect, it } from '@jest/globals';
import { compareVersions } from './compare-versions.js';

describe('two versions of a record', () => {
  it('stand side by side, field by field', () => {
    const before = {
      version: 1,
      cells: [
        { header: '金额', value: '12000.00' },
        { header: '用途', value: '修路' },
      ],
    };
    const after = {
      version: 2,
      cells: [
        { header: '用途', value: '修路' },
        { header: '金额', value: '1200.00' },
        { header: '备注', value: '更正' },
        { header: 'rev', value: '1' },
      ],
    };
    expect(compareVersions(before, after)).toEqual([
      { header: '金额', before: '12000.00', after: '1200.00', differs: true },
      { header: '用途', before: '修路', after: '修路', differs: false },
      { header: '备注', before: '', after: '更正', differs: true },
    ]);
  });

  it('differ in nothing where no line can be read', () => {
    expect(compareVersions({ version: 1, cells: null }, { version: 2, cells: null })).toEqual([]);
  });
});
