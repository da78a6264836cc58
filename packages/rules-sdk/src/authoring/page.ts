import type { RuleDefinition } from '../define-rule.js';
import type { Expected, Given } from '../testing/cases.js';
import { literally, type Problem } from './problem.js';

/** The fixed outline of a rule's page, README.md beside the rule. */
export const pageHeadings = [
  '方法 Method',
  '为什么重要 Why it matters',
  '依据 Legal basis',
  '参数 Parameters',
  '已知误报 Known false positives',
  '示例 Worked example',
];

const PARAMETERS = pageHeadings[3]!;
const EXAMPLE = pageHeadings.at(-1)!;

/** The worked example of a page: run by `qingqu-rules check`. */
export interface PageExample {
  asOf: string;
  given: Given;
  params?: Record<string, string | number | string[]>;
  finds: Expected[];
}

/** A rule's page, taken apart. */
export interface RulePage {
  title: string;
  sections: Map<string, string>;
}

/** `# cash-single-large — 单笔大额提现 / Single large cash withdrawal` */
export const pageTitle = (rule: RuleDefinition): string => `${rule.id} — ${rule.title.zh} / ${rule.title.en}`;

/** Takes a page apart by its headings of the first and second level. */
export function readPage(markdown: string): RulePage {
  const [head, ...parts] = markdown.split(/^## /m);
  const sections = parts.map((part): [string, string] => {
    const end = part.indexOf('\n');
    return end < 0 ? [part.trim(), ''] : [part.slice(0, end).trim(), part.slice(end + 1).trim()];
  });
  return { title: /^# (.+)$/m.exec(head!)?.[1]?.trim() ?? '', sections: new Map(sections) };
}

/** The worked example of a page: the first `json` block of its section. */
export function pageExample(page: RulePage): PageExample {
  const section = page.sections.get(EXAMPLE) ?? '';
  const block = /```json\n([\s\S]*?)\n```/.exec(section)?.[1];
  if (!block)
    throw new Error('the worked example has no json block; write ```json with { "asOf": …, "given": …, "finds": … }');
  const example = JSON.parse(block) as Partial<PageExample>;
  for (const key of ['asOf', 'given', 'finds'] as const)
    if (example[key] === undefined) throw new Error(`the worked example has no "${key}"`);
  return example as PageExample;
}

/** What of a page goes into rules.json beside the rule: its words, without what the definition says already. */
export function pageWords({ sections }: RulePage): string {
  const own = [...sections].filter(([heading]) => heading !== PARAMETERS && heading !== EXAMPLE);
  return own.map(([heading, text]) => `## ${heading}\n\n${text}\n`).join('\n');
}

/** What is wrong with the outline of a rule's page. */
export function pageProblems(rule: RuleDefinition, page: RulePage): Problem[] {
  const problems: Problem[] = [];
  if (page.title !== pageTitle(rule))
    problems.push({ problem: `its title should be '# ${pageTitle(rule)}', not '# ${page.title}'`, near: /^# /m });
  const found = [...page.sections.keys()];
  if (found.join('\n') !== pageHeadings.join('\n'))
    problems.push({
      problem: `its headings should be ${pageHeadings.join(', ')}; they are ${found.join(', ') || 'none'}`,
      near: /^## /m,
    });
  for (const [heading, text] of page.sections)
    if (text === '') problems.push({ problem: `the section '${heading}' is empty`, near: literally(`## ${heading}`) });
  return [...problems, ...paramProblems(rule, page.sections.get(PARAMETERS) ?? '')];
}

/** The first column of the table of parameters names exactly the rule's parameters. */
function paramProblems(rule: RuleDefinition, section: string): Problem[] {
  const named = [...section.matchAll(/^\| *`?(\w+)`? *\|/gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'name');
  const declared = Object.keys(rule.params);
  return [
    ...declared.filter((name) => !named.includes(name)).map((name) => `the parameter '${name}' is not in its table`),
    ...named.filter((name) => !declared.includes(name)).map((name) => `its table has '${name}', which is no parameter`),
  ].map((problem) => ({ problem, near: literally(`## ${PARAMETERS}`) }));
}
