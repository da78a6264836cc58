import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import * as amounts from './amounts.js';
import * as checkDigits from './check-digits.js';
import * as dates from './dates.js';
import * as evidence from './evidence.js';
import * as expressions from './expressions.js';
import { compile, type RuleDefinition } from './index.js';
import * as reach from './reach.js';
import * as regions from './regions.js';
import * as statistics from './statistics.js';
import * as windows from './windows.js';

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

it('the table of helpers in README.md names every helper, and nothing else', () => {
  const table = readme
    .split('## Helpers')[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const named = table.flatMap((line) => [...line.split('|')[2]!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
  const helpers = [amounts, checkDigits, dates, evidence, expressions, reach, regions, statistics, windows].flatMap(
    Object.keys,
  );
  // How the SDK itself keeps the meaning of an expression; an author has `as…()`.
  const internal = ['evidenceType', 'sameTypeAs'];
  expect(named.sort()).toEqual(helpers.filter((name) => !internal.includes(name)).sort());
});
