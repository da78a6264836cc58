import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { compile, type RuleDefinition } from './index.js';

/** The rule and the test of README.md, in a package of their own. */
const dir = mkdtempSync(join(tmpdir(), 'qingqu-readme-'));
const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const [rule, test] = [...readme.matchAll(/```ts\n([\s\S]*?)\n```/g)].map(([, code]) => code!);
mkdirSync(join(dir, 'node_modules/@qingqu'), { recursive: true });
symlinkSync(join(__dirname, '..'), join(dir, 'node_modules/@qingqu/rules-sdk'));
writeFileSync(join(dir, 'rule.ts'), rule!);
writeFileSync(join(dir, 'rule.test.ts'), test!);
afterAll(() => rmSync(dir, { recursive: true }));

describe('the example of README.md', () => {
  require(join(dir, 'rule.test.ts'));

  it('compiles', () => {
    const { cashOverLimit } = require(join(dir, 'rule.ts')) as { cashOverLimit: RuleDefinition };
    expect(compile(cashOverLimit).relations).toEqual(['funds', 'payments']);
  });
});
