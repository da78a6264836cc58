import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compilerErrors } from './authoring/compiler-errors.js';

/** A rule with one part in another form. */
const ruleWith = ({
  inputs = '{ select, payments, agencies, funds }',
  subject = 'payments.id',
  where = 'gte(payments.amountFen, limit)',
  params = "limit: param.money('1.00', label), days: param.integer(3, 'days', label), share: param.ratio(0.5, label)",
  more = '',
}) => `import * as sdk from '@qingqu/rules-sdk';
import { param, gte, gt, lt, eq, ne, between, sumOf, sumWhere, orZero, daysBetween, sql } from '@qingqu/rules-sdk';
const label = { zh: '上限', en: 'Limit' };
export const rule = sdk.defineRule({
  id: 'a-rule', category: 'fund', subject: 'payment', severity: 'blue', timeClass: 'D',
  title: label, basis: ['第八条'], message: label,
  params: { ${params} },
  find: (${inputs}, { limit, days, share }) => select({ subject: ${subject} }).from(payments).where(${where}),
  ${more}
});
export const used = [gte, gt, lt, eq, ne, between, sumOf, sumWhere, orZero, daysBetween, sql];
`;

const accepted: Record<string, Parameters<typeof ruleWith>[0]> = {
  'money with money': {},
  'money with a literal of fen': { where: 'gt(payments.amountFen, 0n)' },
  'money with an untyped expression': { where: 'gte(payments.amountFen, sql`0`)' },
  'a sum with money': { where: 'gte(sumOf(payments.amountFen), limit)' },
  'days with days': { where: 'gt(daysBetween(payments.appliedOn, payments.paidOn), days)' },
  'a date with a date': { where: 'between(payments.paidOn, payments.appliedOn, payments.returnedOn)' },
  'ids of two relations': { where: 'eq(payments.agencyId, agencies.id)' },
  'a key and a reach': { more: "key: { payments: 'agencyId' }, reaches: { funds: sdk.through('payments', 'fundId') }" },
};

const refused: Record<string, [Parameters<typeof ruleWith>[0], string]> = {
  'an undeclared relation': [
    { inputs: '{ select, paymnets: payments }' },
    "Property 'paymnets' does not exist on type 'RuleInputs'",
  ],
  'an undeclared column': [{ subject: 'payments.idd' }, "Property 'idd' does not exist on the relation 'payments'"],
  'money with a float': [
    { where: 'gte(payments.amountFen, 50000.5)' },
    'money in fen (bigint) cannot be compared with a number',
  ],
  'money with a ratio': [
    { where: 'gte(payments.amountFen, share)' },
    'money in fen (bigint) cannot be compared with a number',
  ],
  'money with days': [
    { where: 'lt(days, payments.amountFen)' },
    'a number cannot be compared with money in fen (bigint)',
  ],
  'money with a text': [
    { where: "eq(payments.amountFen, '50000.00')" },
    'money in fen (bigint) cannot be compared with a text',
  ],
  'a text with a number': [
    { where: 'eq(payments.settlementCode, 0)' },
    'a text, a date or an id cannot be compared with a number',
  ],
  'money between numbers': [
    { where: 'between(payments.amountFen, 1, 2)' },
    'money in fen (bigint) cannot be compared with a number',
  ],
  'the sum of a text': [
    { where: 'gte(sumOf(payments.purpose), limit)' },
    'money in fen (bigint) is wanted here, this is a text',
  ],
  'the sum of counts': [
    { where: 'gte(sumWhere(payments.fiscalYear, sql`true`), limit)' },
    'money in fen (bigint) is wanted here, this is a number',
  ],
  'money as a number': [
    { params: 'limit: param.money(50000, label)' },
    "Argument of type 'number' is not assignable to parameter of type 'string'",
  ],
  'a parameter without a label': [{ params: "limit: param.money('1.00')" }, 'Expected 2 arguments, but got 1.'],
  'a label in one language': [{ params: "limit: param.money('1.00', { zh: '上限' })" }, "Property 'en' is missing"],
  'an unknown unit': [
    { params: "limit: param.integer(1, 'weeks', label)" },
    `Argument of type '"weeks"' is not assignable`,
  ],
  'an undeclared parameter': [{ where: 'gte(payments.amountFen, maximum)' }, "Cannot find name 'maximum'"],
  'a key of a column that there is not': [{ more: "key: { payments: 'agency' }" }, `Type '"agency"' is not assignable`],
  'a key of a relation that there is not': [
    { more: "key: { paymnets: 'id' }" },
    "'paymnets' does not exist in type 'RuleKey'",
  ],
  'a reach through a column that there is not': [
    { more: "key: { payments: 'id' }, reaches: { funds: sdk.through('payments', 'fund') }" },
    `Argument of type '"fund"' is not assignable`,
  ],
  'an unknown category': [{ more: "category: 'cahs'" }, `Type '"cahs"' is not assignable to type`],
};

const dir = mkdtempSync(join(tmpdir(), 'qingqu-types-'));
const fileOf = (name: string) => `${name.replaceAll(' ', '-')}.ts`;
let errors: string[];
beforeAll(async () => {
  mkdirSync(join(dir, 'src'));
  mkdirSync(join(dir, 'node_modules/@qingqu'), { recursive: true });
  symlinkSync(join(__dirname, '..'), join(dir, 'node_modules/@qingqu/rules-sdk'));
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2023',
    strict: true,
    skipLibCheck: true,
    customConditions: ['qingqu-source'],
    types: [],
  };
  writeFileSync(join(dir, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  for (const [name, parts] of Object.entries(accepted)) writeFileSync(join(dir, 'src', fileOf(name)), ruleWith(parts));
  for (const [name, [parts]] of Object.entries(refused)) writeFileSync(join(dir, 'src', fileOf(name)), ruleWith(parts));
  errors = (await compilerErrors(dir)).filter((error) => error.startsWith('src/'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const errorsIn = (name: string) => errors.filter((error) => basename(error.split(':')[0]!) === fileOf(name));

describe('the compiler accepts', () => {
  it.each(Object.keys(accepted))('%s', (name) => {
    expect(errorsIn(name)).toEqual([]);
  });
});

describe('the compiler refuses', () => {
  it.each(Object.entries(refused))('%s', (name, [, reason]) => {
    expect(errorsIn(name).join('\n')).toContain(reason);
  });
});
