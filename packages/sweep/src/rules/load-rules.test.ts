import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type CompiledRule, digestOf, type RulePackage } from '@qingqu/rules-sdk';
import { RulesRefused } from '../errors.js';
import { overLimit, packageOf, ruleOf, tempDir } from '../testing/world.js';
import { loadRules } from './load-rules.js';

async function load(content: unknown): Promise<RulePackage> {
  const path = join(await tempDir(), 'rules.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return loadRules(path);
}

/** A package whose digests are right, whatever its rule says. */
const withRule = (about: Partial<CompiledRule>) => packageOf([overLimit(about)]);

describe('loading a rules.json', () => {
  it('takes a package that verifies', async () => {
    const good = packageOf([overLimit()]);
    expect(await load(good)).toEqual(good);
    expect(await load(JSON.stringify(good, null, 4))).toEqual(good);
  });

  const altered = (change: (copy: RulePackage) => void) => {
    const copy = structuredClone(packageOf([overLimit()]));
    change(copy);
    return copy;
  };
  const refused: [name: string, content: unknown, message: RegExp][] = [
    ['a file that is not JSON', '{"format":', /rules\.json: this is not JSON/],
    ['another format', { ...packageOf([overLimit()]), format: 2 }, /format: expected format 1/],
    ['a missing part', altered((copy) => delete (copy.rules[0] as Partial<CompiledRule>).sql), /rules\.0\.sql: /],
    [
      'a changed SQL',
      altered((copy) => (copy.rules[0]!.sql = 'select id from payments')),
      /rule 'over-limit' does not verify/,
    ],
    ['a changed threshold', altered((copy) => (copy.rules[0]!.params.limit!.default = '1')), /does not verify/],
    [
      'a rule left out',
      altered((copy) => {
        copy.rules = [];
      }),
      /the package does not verify/,
    ],
    [
      'two rules of one name',
      packageOf([overLimit(), overLimit({ severity: 'red' })]),
      /two rules are named 'over-limit'/,
    ],
    [
      'forbidden SQL, with its place',
      withRule({ sql: "select id, 1, 2\nfrom payments, read_csv('x.csv') where amount_fen > $1" }),
      /rule 'over-limit', SQL line 2, column 16: the table function 'read_csv' is not allowed/,
    ],
    ['a parameter without a value', withRule({ binds: [] }), /'\$1' has no value/],
    ['a bind of an undeclared parameter', withRule({ params: {} }), /names a parameter that is not declared/],
    ['an unknown kind of subject', withRule({ subjects: ['house'] as never }), /no records of the kind 'house'/],
    ['no subject', withRule({ columns: [] }), /columns/],
    [
      'evidence without a type',
      withRule({
        columns: [
          { name: 'subject', role: 'subject' },
          { name: 'a', role: 'evidence' },
        ],
      }),
      /'a' has no type/,
    ],
  ];
  for (const [name, content, message] of refused) {
    it(`refuses ${name}, in one line`, async () => {
      const error = await load(content).then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      expect(error).toBeInstanceOf(RulesRefused);
      expect(error!.message).toMatch(message);
      expect(error!.message).not.toContain('\n');
    });
  }

  it('says the way out for a package that does not verify and for a file that is not there', async () => {
    await expect(load(altered((copy) => (copy.package.digest = 'a'.repeat(64))))).rejects.toThrow(
      /build the package again/,
    );
    await expect(loadRules('/nowhere/rules.json')).rejects.toThrow(
      /\/nowhere\/rules\.json: cannot be read .*name the rules\.json/,
    );
  });

  it('lets keys through that a later SDK may write, and counts them in the digest', async () => {
    const { digest: _, ...rule } = ruleOf({ ...overLimit(), ...{ owner: 'later' } } as never);
    const later = packageOf([{ ...rule, digest: digestOf(rule) } as CompiledRule]);
    expect(await load(later)).toEqual(later);
  });
});
