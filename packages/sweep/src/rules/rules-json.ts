import { type CompiledRule, categories, digestOf, type RulePackage, severities } from '@qingqu/rules-sdk';
import { z } from 'zod';
import { RulesRefused } from '../errors.js';
import { parsePlainJson } from './plain-json.js';

/** Bytes that a rules.json may have, and rules in it: the largest package there is has some hundred rules and a megabyte. */
export const JSON_BYTES_MAX = 20_000_000;
const RULES_MAX = 1_000;

// So much of anything, and no more: whoever reads a message, or a sweep that runs a rule, is not to be buried.
const text = z.string().min(1).max(2_000);
const few = <T extends z.ZodType>(item: T) => z.array(item).max(100);
const sql = z.string().min(1).max(100_000);
const bilingual = z.looseObject({ zh: text, en: text });
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits');

const bind = z.union([
  z.strictObject({ param: text }),
  z.strictObject({ input: z.literal('asOf') }),
  z.strictObject({
    value: z.union([
      z.string().max(10_000),
      z.number(),
      z.boolean(),
      z.strictObject({ bigint: z.string().regex(/^-?\d{1,18}$/) }),
    ]),
  }),
]);

const param = z.looseObject({
  type: z.enum(['money', 'integer', 'ratio', 'text', 'codes']),
  default: z.union([z.string().max(10_000), z.number(), z.array(z.string().max(100)).max(1_000)]),
  label: bilingual,
});

/** A name that stands as a key among evidence and parameters. */
const name = z.string().regex(/^[a-z][A-Za-z0-9_]{0,62}$/, "expected a name like 'amountFen'");

const column = z.looseObject({
  name,
  role: z.enum(['subject', 'kind', 'discriminator', 'severity', 'rows', 'evidence']),
  type: z.enum(['money', 'date', 'number', 'ratio', 'text', 'boolean', 'id']).optional(),
});

/** Small records on which the rule must fire: by relation and column, as they are stored. */
const canary = z.strictObject({
  asOf: z.iso.date(),
  params: z
    .record(name, z.union([z.string().max(10_000), z.number(), z.array(z.string().max(100)).max(1_000)]))
    .optional(),
  given: z.record(text, few(z.record(text, z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])))),
  finds: few(z.strictObject({ subject: z.guid(), discriminator: z.string().max(2_000) })),
});

/** More keys than these are let through: they count in the digest, and a later SDK may write them. */
const rule = z.looseObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "expected lower-case words with hyphens, like 'cash-single-large'"),
  category: z.enum(categories),
  department: z.enum(['budget', 'treasury', 'agri']),
  subjects: few(text).min(1),
  severity: z.enum(severities),
  title: bilingual,
  message: bilingual,
  basis: few(text),
  params: z.record(name, param),
  suppresses: few(text).optional(),
  sql,
  binds: z.array(bind).max(1_000),
  columns: few(column).min(1),
  relations: few(text),
  rollUp: name.optional(),
  key: z.record(text, text).optional(),
  reaches: z.record(text, z.strictObject({ sql, relations: few(text) })).optional(),
  budget: z
    .looseObject({
      seconds: z.number().min(0.1).max(86_400).optional(),
      // With less, the snapshot itself cannot be opened.
      memoryMb: z.int().min(100).max(1_000_000).optional(),
      findings: z.int().positive().optional(),
    })
    .optional(),
  canary: canary.optional(),
  page: z.string().min(1).max(20_000).optional(),
  digest,
});

const rulesJson = z.looseObject({
  format: z.literal(1, { error: 'expected format 1: update the platform or build the package with its SDK' }),
  package: z.looseObject({ name: text, version: text, owner: text, sdk: text, digest }),
  rules: z.array(rule),
  signature: z.strictObject({ key: z.string().regex(/^[0-9a-f]{16}$/), value: z.base64().max(100) }).optional(),
});

const wayOut = 'build the package again with `qingqu-rules build`, or fetch an unaltered copy';

/** Reads the text of a rules.json: checks its shape and recomputes its digests. `from` names it in messages. */
export function parseRules(json: string, from: string): RulePackage {
  const content = parseJson(json, from);
  const { rules: listed } = (content ?? {}) as { rules?: unknown };
  if (Array.isArray(listed) && listed.length > RULES_MAX)
    throw new RulesRefused(`${from}: it has ${listed.length} rules; at most ${RULES_MAX} make a package.`);
  const checked = rulesJson.safeParse(content);
  if (!checked.success) {
    const issue = checked.error.issues[0]!;
    throw new RulesRefused(`${from}: ${issue.path.join('.') || 'the file'}: ${issue.message}; ${wayOut}.`);
  }
  const rules = content as RulePackage;
  for (const item of rules.rules) verifyRule(item, from);
  if (digestOf(rules.rules) !== rules.package.digest)
    throw new RulesRefused(
      `${from}: the package does not verify (its content is not what its digest says); ${wayOut}.`,
    );
  const ids = rules.rules.map((item) => item.id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice) throw new RulesRefused(`${from}: two rules are named '${twice}'; ${wayOut}.`);
  return rules;
}

/** Throws unless the rule is what its digest says. */
export function verifyRule(item: CompiledRule, from: string): void {
  const { digest: stated, ...content } = item;
  if (digestOf(content) !== stated)
    throw new RulesRefused(
      `${from}: the rule '${item.id}' does not verify (its content is not what its digest says); ${wayOut}.`,
    );
}

function parseJson(json: string, from: string): unknown {
  if (Buffer.byteLength(json) > JSON_BYTES_MAX)
    throw new RulesRefused(`${from}: it is larger than ${JSON_BYTES_MAX / 1_000_000} MB.`);
  try {
    return parsePlainJson(json);
  } catch (cause) {
    throw new RulesRefused(`${from}: this is not JSON that rules can be in (${(cause as Error).message}); ${wayOut}.`, {
      cause,
    });
  }
}
