import type { Canary } from './canary.js';
import { type CompiledRule, compile, digestOf } from './compile.js';
import type { RuleDefinition } from './define-rule.js';
import type { PackageSignature } from './signature.js';

export const SDK_VERSION = '0.1.0';

/** The content of a package's rules.json: the only file of a rule package that the platform reads. */
export interface RulePackage {
  format: 1;
  package: { name: string; version: string; owner: string; sdk: string; digest: string };
  rules: CompiledRule[];
  /** Absent in what is built; `qingqu-rules sign` adds it. */
  signature?: PackageSignature;
}

/** What the pages of rules give to rules.json, by the rules' ids. */
export interface PageContent {
  /** From the worked examples. */
  canaries: ReadonlyMap<string, Canary>;
  /** The words. */
  pages: ReadonlyMap<string, string>;
}

/** Compiles all rules of a package, each with the canary and the page that stand under its id. The same source gives the same bytes. */
export function buildPackage(
  about: { name: string; version: string; owner: string },
  rules: RuleDefinition[],
  { canaries, pages }: PageContent = { canaries: new Map(), pages: new Map() },
): RulePackage {
  const compiled = rules
    .map((rule) => compile(rule, canaries.get(rule.id), pages.get(rule.id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const [at, rule] of compiled.entries()) {
    if (compiled[at + 1]?.id === rule.id) throw new Error(`package ${about.name} has two rules named '${rule.id}'`);
  }
  return { format: 1, package: { ...about, sdk: SDK_VERSION, digest: digestOf(compiled) }, rules: compiled };
}

/** The bytes of rules.json: indented for people who read a diff. */
export const renderPackage = (built: RulePackage): string => `${JSON.stringify(built, null, 2)}\n`;

/** What of a package is not as its digest says: a rule or the package; undefined when all is. */
export function wrongDigest(built: RulePackage): string | undefined {
  for (const { digest, ...content } of built.rules) if (digestOf(content) !== digest) return `the rule '${content.id}'`;
  return digestOf(built.rules) === built.package.digest ? undefined : 'the package';
}
