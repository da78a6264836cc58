import { type CompiledRule, categories, digestOf, type RulePackage, severities } from '@qingqu/rules-sdk';
import { z } from 'zod';
import { RulesRefused } from '../errors.js';

const text = z.string().min(1);
const bilingual = z.looseObject({ zh: text, en: text });
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits');

const bind = z.union([
  z.strictObject({ param: text }),
  z.strictObject({ input: z.literal('asOf') }),
  z.strictObject({
    value: z.union([z.string(), z.number(), z.boolean(), z.strictObject({ bigint: z.string().regex(/^-?\d+$/) })]),
  }),
]);

const param = z.looseObject({
  type: z.enum(['money', 'integer', 'ratio', 'text', 'codes']),
  default: z.union([z.string(), z.number(), z.array(z.string())]),
  label: bilingual,
});

const column = z.looseObject({
  name: text,
  role: z.enum(['subject', 'kind', 'discriminator', 'severity', 'rows', 'evidence']),
  type: z.enum(['money', 'date', 'number', 'ratio', 'text', 'boolean', 'id']).optional(),
});

/** More keys than these are let through: they count in the digest, and a later SDK may write them. */
const rule = z.looseObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "expected lower-case words with hyphens, like 'cash-single-large'"),
  category: z.enum(categories),
  department: z.enum(['budget', 'treasury', 'agri']),
  subjects: z.array(text).min(1),
  severity: z.enum(severities),
  title: bilingual,
  message: bilingual,
  basis: z.array(text),
  params: z.record(z.string(), param),
  suppresses: z.array(text).optional(),
  sql: text,
  binds: z.array(bind),
  columns: z.array(column).min(1),
  relations: z.array(text),
  digest,
});

const rulesJson = z.looseObject({
  format: z.literal(1, { error: 'expected format 1: update the platform or build the package with its SDK' }),
  package: z.looseObject({ name: text, version: text, owner: text, sdk: text, digest }),
  rules: z.array(rule),
});

const wayOut = 'build the package again with `qingqu-rules build`, or fetch an unaltered copy';

/** Reads the text of a rules.json: checks its shape and recomputes its digests. `from` names it in messages. */
export function parseRules(json: string, from: string): RulePackage {
  const content = parseJson(json, from);
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
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new RulesRefused(`${from}: this is not JSON (${(cause as Error).message}); ${wayOut}.`, { cause });
  }
}
