import { type CompiledRule, digestOf, type RulePackage } from '@qingqu/rules-sdk';
import { overLimit, packageOf } from '../../testing/world.js';

/** A package whose digests are right, whatever its rule says. */
const withRule = (about: object): string => {
  const { digest: _, ...rule } = { ...overLimit(), ...about } as CompiledRule;
  return JSON.stringify(packageOf([{ ...rule, digest: digestOf(rule) }]));
};

const good = packageOf([overLimit(), overLimit({ id: 'other', severity: 'red' })]);
const text = JSON.stringify(good);

/** A copy that somebody has changed without building it anew. */
const altered = (change: (copy: RulePackage) => unknown): string => {
  const copy = structuredClone(good);
  change(copy);
  return JSON.stringify(copy);
};

const columns = (...added: object[]) => ({ columns: [...overLimit().columns, ...added] });

/** The bytes of a rules.json that is not to be believed, and the words of its refusal. */
export const damagedPackages: Record<string, [name: string, json: () => string, reason: RegExp][]> = {
  'whose bytes were tampered with': [
    ['cut off', () => text.slice(0, -10), /not JSON/],
    ['empty', () => '', /not JSON/],
    ['a byte of the SQL turned', () => text.replace('amount_fen >= $1', 'amount_fen <= $1'), /does not verify/],
    ['a threshold raised', () => text.replace('"1000"', '"9000"'), /does not verify/],
    ['a rule left out', () => altered((copy) => copy.rules.pop()), /the package does not verify/],
    [
      'the digests of two rules swapped',
      () => altered(({ rules: [a, b] }) => ([a!.digest, b!.digest] = [b!.digest, a!.digest])),
      /does not verify/,
    ],
    [
      'the digest in capitals',
      () => altered((copy) => (copy.package.digest = copy.package.digest.toUpperCase())),
      /64 hex digits/,
    ],
    ['two packages in one', () => text + text, /not JSON/],
    ['another encoding', () => Buffer.from(text, 'utf16le').toString('latin1'), /not JSON/],
  ],
  'that says one thing to people and another to machines': [
    [
      'a key that stands twice',
      () => text.replace('{"format":1', '{"format":1,"format":1'),
      /line 1: the key 'format' stands twice/,
    ],
    ['a rule with two SQLs', () => text.replace('"sql":', '"sql":"select 1","sql":'), /the key 'sql' stands twice/],
    [
      'a key that stands twice in other letters',
      () => text.replace('"sql":', '"\\u0073ql":"select 1","sql":'),
      /'sql' stands twice/,
    ],
    [
      '__proto__',
      () => text.replace('"params":{', '"params":{"__proto__":{"limit":{}},'),
      /the key '__proto__' is not allowed/,
    ],
    [
      '__proto__ in other letters',
      () => text.replace('{"format"', '{"\\u005f_proto__":{"polluted":true},"format"'),
      /'__proto__' is not allowed/,
    ],
    [
      'constructor',
      () => text.replace('{"format"', '{"constructor":{"prototype":{}},"format"'),
      /'constructor' is not allowed/,
    ],
    ['a text that ends early', () => text.replace('"Test"', '"Te\\u0000st"'), /cannot be stored/],
    ['half a character', () => text.replace('"Test"', '"Te\\ud800st"'), /cannot be stored/],
    ['NaN', () => text.replace('"1000"', 'NaN'), /not JSON/],
    ['a number beyond all numbers', () => text.replace('"1000"', '1e999'), /the number 1e999 is too large/],
  ],
  'that is too much': [
    [
      'a million rules',
      () => `{"format":1,"package":{},"rules":[${'{},'.repeat(999_999)}{}]}`,
      /more than 1000000 parts/,
    ],
    [
      'more rules than a package has',
      () => JSON.stringify({ ...good, rules: Array.from({ length: 1_001 }, () => ({})) }),
      /1001 rules; at most 1000/,
    ],
    ['21 MB', () => JSON.stringify({ ...good, more: 'x'.repeat(21_000_000) }), /larger than 20 MB/],
    [
      'nested without an end',
      () => `{"format":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`,
      /nested deeper than 32/,
    ],
    ['nested in objects', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, /nested deeper than 32/],
    ['a message of a megabyte', () => withRule({ message: { zh: 'x'.repeat(1_000_000), en: 'x' } }), /message\.zh/],
    [
      'a thousand columns',
      () =>
        withRule(
          columns(...Array.from({ length: 1_000 }, (_, n) => ({ name: `c${n}`, role: 'evidence', type: 'text' }))),
        ),
      /columns/,
    ],
    [
      'a number of a million digits',
      () => withRule({ binds: [{ value: { bigint: '9'.repeat(1_000_000) } }] }),
      /binds/,
    ],
    [
      'a default of a million digits',
      () => withRule({ params: { limit: { ...overLimit().params.limit, default: '9'.repeat(1_000_000) } } }),
      /default/,
    ],
  ],
  'of another shape than it should be': [
    ['a list', () => '[]', /expected object/i],
    ['null', () => 'null', /expected object/i],
    ['a rule that is null', () => JSON.stringify({ ...good, rules: [null] }), /rules\.0/],
    ['rules by name', () => JSON.stringify({ ...good, rules: { a: 1 } }), /rules/],
    ['a signature that is a text', () => JSON.stringify({ ...good, signature: 'yes' }), /signature/],
    ['an SQL that is a number', () => withRule({ sql: 1 }), /rules\.0\.sql/],
    ['parameters in a list', () => withRule({ params: [] }), /rules\.0\.params/],
    ['a bind of an unknown kind', () => withRule({ binds: [{ env: 'HOME' }] }), /rules\.0\.binds/],
    ['a bind of what every object has', () => withRule({ binds: [{ param: 'toString' }] }), /not declared/],
    [
      'a default of another type',
      () => withRule({ params: { limit: { ...overLimit().params.limit, default: 'much' } } }),
      /expected fen as text/,
    ],
    [
      'evidence named __proto__',
      () => withRule(columns({ name: '__proto__', role: 'evidence', type: 'text' })),
      /expected a name/,
    ],
    [
      'another department than its category',
      () => withRule({ department: 'agri' }),
      /belongs to the department 'treasury'/,
    ],
    ['SQL in the kind of its subject', () => withRule({ subjects: ["payment' or true --"] }), /no records of the kind/],
    ['SQL in its key', () => withRule({ key: { payments: 'id" from secrets --' } }), /is no column/],
    ['a key of no relation', () => withRule({ key: { secrets: 'id' } }), /is no column/],
    [
      'SQL in the relation of a reach',
      () => withRule({ reaches: { 'x"; drop table payments; --': { sql: 'select id from changed', relations: [] } } }),
      /is not a relation/,
    ],
    [
      'SQL in a reach',
      () => withRule({ reaches: { funds: { sql: "select * from read_text('/etc/passwd')", relations: [] } } }),
      /reach from funds .* 'read_text' is not allowed/,
    ],
    [
      'SQL in the column of its canary',
      () => withRule({ canary: { asOf: '2018-11-30', given: { payments: [{ 'id) values (1); --': 1 }] }, finds: [] } }),
      /canary names/,
    ],
    [
      'SQL in the relation of its canary',
      () => withRule({ canary: { asOf: '2018-11-30', given: { 'x" (a)': [] }, finds: [] } }),
      /is not a relation/,
    ],
    ['less memory than a snapshot opens with', () => withRule({ budget: { memoryMb: 1 } }), /budget\.memoryMb/],
    ['less time than there is', () => withRule({ budget: { seconds: -1 } }), /budget\.seconds/],
  ],
};
