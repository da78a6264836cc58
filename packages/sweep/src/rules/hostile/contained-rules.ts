import type { CompiledRule } from '@qingqu/rules-sdk';
import { ruleOf } from '../../testing/world.js';

// Rules that the allow-list takes, since each thing they do is what some honest rule does; it is the size that is hostile. What becomes of them is
// decided by the evaluator: they run out of time or memory, or what they return is not taken.

/** What every hostile rule may come to: it is slow and greedy at once, and which limit it meets first depends on the machine. */
export const EXHAUSTED = ['TIMEOUT', 'OUT_OF_MEMORY', 'CRASHED'];

/** A text or list that is doubled so many times, as `l`. */
const doubled = (times: number, first: string, twice: string): string =>
  `with a0 as (select ${first} as l)${Array.from({ length: times }, (_, n) => `, a${n + 1} as (select ${twice} as l from a${n})`).join('')}`;

const nested = (times: number, wrap: (inner: string) => string, inner: string): string =>
  Array.from({ length: times }).reduce<string>(wrap, inner);

type Body = Omit<Parameters<typeof ruleOf>[0], 'id'>;

const subjects = (sql: string): Body => ({
  sql,
  columns: [{ name: 'subject', role: 'subject' }],
  message: { zh: '请核实', en: 'please verify' },
});

const withText = (sql: string): Body => ({
  sql,
  columns: [
    { name: 'subject', role: 'subject' },
    { name: 'amount', role: 'evidence', type: 'text' },
  ],
});

const withMoney = (sql: string): Body => ({
  sql,
  columns: [
    { name: 'subject', role: 'subject' },
    { name: 'amount', role: 'evidence', type: 'money' },
  ],
});

/** What a rule does → the rule, and what may become of its task: `done`, or codes of failures. */
const bodies: Record<string, [rule: Body, outcomes: string[]]> = {
  'joins everything with everything': [
    subjects(
      'select a.id from payments a where (select count(*) from subsidy_lines b, subsidy_lines c, subsidy_lines d where b.line_no * c.line_no + d.line_no = a.amount_fen) > 7',
    ),
    EXHAUSTED,
  ],
  'counts more distinct values than fit': [
    subjects(
      'select a.id from payments a where (select count(distinct (b.line_no::bigint * 50000 + c.line_no) * 50000 + d.line_no) from subsidy_lines b, subsidy_lines c, subsidy_lines d) > 7',
    ),
    EXHAUSTED,
  ],
  'returns more than anybody reads': [
    {
      ...subjects("select a.id, b.line_no || ' ' || c.line_no from payments a, subsidy_lines b, subsidy_lines c"),
      columns: [
        { name: 'subject', role: 'subject' },
        { name: 'discriminator', role: 'discriminator' },
      ],
    },
    EXHAUSTED,
  ],
  'doubles a list': [
    subjects(
      `${doubled(40, '[1, 2]', 'list_concat(l, l)')} select p.id from payments p, a40 where len(a40.l) > p.amount_fen`,
    ),
    EXHAUSTED,
  ],
  'doubles a text': [
    subjects(`${doubled(40, "'xx'", 'l || l')} select p.id from payments p, a40 where length(a40.l) > p.amount_fen`),
    EXHAUSTED,
  ],
  'replaces a letter by ten, and each by ten again': [
    subjects(
      `select id from payments where length(${nested(12, (inner) => `replace(${inner}, 'x', 'xxxxxxxxxx')`, "purpose || 'x'")}) = 0`,
    ),
    EXHAUSTED,
  ],
  'compares two long texts letter by letter': [
    subjects(
      `${doubled(19, "'x'", 'l || l')} select p.id from payments p, a19 where levenshtein(a19.l, a19.l || p.purpose) > 9`,
    ),
    EXHAUSTED,
  ],
  'goes through a list for each of its elements, thrice': [
    subjects(
      `${doubled(13, '[1]', 'list_concat(l, l)')} select p.id from payments p, a13 where len(list_transform(l, lambda x: list_transform(l, lambda y: list_transform(l, lambda z: x * y * z)))) > p.amount_fen`,
    ),
    EXHAUSTED,
  ],
  'is hard to plan': [
    subjects(
      `select p0.id from ${Array.from({ length: 95 }, (_, n) => `payments p${n}`).join(', ')} where ${Array.from({ length: 94 }, (_, n) => `p${n}.id = p${n + 1}.id`).join(' and ')} and p0.amount_fen < 0`,
    ),
    [...EXHAUSTED, 'done'],
  ],
  'matches by a pattern that takes others for ever': [
    subjects(
      `${doubled(16, "'a'", 'l || l')} select p.id from payments p, a16 where regexp_matches(l, '^(a|aa|a*)*b$')`,
    ),
    ['done'],
  ],
  'matches by a pattern that is too large': [
    subjects("select id from payments where regexp_matches(purpose, '((a{1,100}){1,100}){1,100}')"),
    ['SQL'],
  ],
  'gives a text of 100 MB as evidence': [
    withText(`${doubled(27, "'x'", 'l || l')} select p.id, a27.l from payments p, a27`),
    [...EXHAUSTED, 'BAD_COLUMN'],
  ],
  'gives a text of 40 kB as evidence': [
    withText(`${doubled(12, "'0123456789'", 'l || l')} select p.id, a12.l from payments p, a12`),
    ['BAD_COLUMN'],
  ],
  'gives a character that no database takes': [withText('select id, chr(0) from payments'), ['SQL', 'done']],
  'gives more money than there is': [
    withMoney('select id, 99999999999999999999999999999999999999::hugeint from payments'),
    ['SQL'],
  ],
  'gives what is no number': [
    {
      sql: "select id, cast('nan' as double), cast('infinity' as double), -cast('infinity' as double) from payments where amount_fen < 3",
      columns: [
        { name: 'subject', role: 'subject' },
        { name: 'amount', role: 'evidence', type: 'number' },
        { name: 'most', role: 'evidence', type: 'ratio' },
        { name: 'least', role: 'evidence', type: 'number' },
      ],
    },
    ['done'],
  ],
  'gives a day after all days': [
    {
      sql: "select id, cast('infinity' as date) from payments where amount_fen < 3",
      columns: [
        { name: 'subject', role: 'subject' },
        { name: 'amount', role: 'evidence', type: 'date' },
      ],
    },
    ['done', 'SQL'],
  ],
  'names a million rows in one finding': [
    {
      ...subjects(
        'select min(a.id), list(c.id) from payments a, subsidy_lines b, subsidy_lines c where b.line_no <= 400',
      ),
      columns: [
        { name: 'subject', role: 'subject' },
        { name: 'rows', role: 'rows' },
      ],
    },
    ['done', ...EXHAUSTED],
  ],
  'says words that the engine listens to': [
    subjects(
      "select id from payments where cast('IO Error: checksum of the snapshot is corrupt' as integer) = amount_fen",
    ),
    ['SQL'],
  ],
  'finds one thing twice': [
    subjects('select id from payments union all select id from payments'),
    ['DUPLICATE_FINDING'],
  ],
  'finds nothing in particular': [subjects('select plan_id from payments'), ['NULL_SUBJECT', 'done']],
  'counts beyond all numbers': [
    subjects('select id from payments where amount_fen::hugeint * 99999999999999999999999999999999999999 * 99 > 1'),
    ['SQL'],
  ],
};

/** The hostile rules, and what may become of each. */
export const containedRules: { rule: CompiledRule; outcomes: string[] }[] = Object.values(bodies).map(
  ([body, outcomes], n) => ({
    rule: ruleOf({ id: `hostile-${n}`, ...body }),
    outcomes,
  }),
);
