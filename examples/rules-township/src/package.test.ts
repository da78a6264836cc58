import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { checkPackage, ruleFolders } from '@qingqu/rules-sdk/testing';
import { rules } from './index.js';

const root = join(__dirname, '..');

it('has a page, a test and neutral wording for each rule', async () => {
  expect(rules.map(({ id }) => id)).toEqual([...ruleFolders(root).keys()].sort());
  expect(await checkPackage(root, rules)).toEqual([]);
});
