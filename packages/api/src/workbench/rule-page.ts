import type { CompiledRule } from '@qingqu/rules-sdk';
import { yuanOf } from '../graphql/scalars.js';

/** The page of a rule in two languages, as Markdown. */
export interface RulePage {
  zh: string;
  en: string;
}

type Language = keyof RulePage;

/** Of a definition what its page is made of; what was built before pages were a part of it has none. */
export type PagedRule = Pick<CompiledRule, 'title' | 'message' | 'basis' | 'params' | 'page'>;

/** The outline of a page, by the Chinese halves of its headings: what the author wrote, or else what the definition says. */
const outline: readonly { zh: string; en: string; of(rule: PagedRule, language: Language): string | undefined }[] = [
  { zh: '预警内容', en: 'What it says', of: ({ message }, language) => message[language] },
  { zh: '方法', en: 'Method', of: () => undefined },
  { zh: '为什么重要', en: 'Why it matters', of: () => undefined },
  { zh: '依据', en: 'Legal basis', of: ({ basis }) => basis.map((each) => `- ${each}`).join('\n') },
  { zh: '参数', en: 'Parameters', of: ({ params }, language) => paramTable(params, language) },
  { zh: '已知误报', en: 'Known false positives', of: () => undefined },
];

/** Headings and what the definition says in both languages are told in each; the rest is in the author's words. */
export const rulePageOf = (rule: PagedRule): RulePage => ({ zh: pageIn('zh', rule), en: pageIn('en', rule) });

function pageIn(language: Language, rule: PagedRule): string {
  const written = sectionsOf(rule.page ?? '');
  const sections = outline.flatMap((each) => {
    const text = written.get(each.zh) ?? each.of(rule, language);
    return text ? [`## ${each[language]}\n\n${text}`] : [];
  });
  return `${[`# ${rule.title[language]}`, ...sections].join('\n\n')}\n`;
}

/** The author's sections by the Chinese halves of their headings, as `## 方法 Method`. */
function sectionsOf(page: string): Map<string, string> {
  const parts = page.matchAll(/^## (\S+)[^\n]*\n([\s\S]*?)(?=^## |(?![\s\S]))/gm);
  return new Map([...parts].map(([, heading, text]) => [heading!, text!.trim()]));
}

const paramHeadings: Record<Language, string> = {
  zh: '| 参数 | 含义 | 默认值 |\n| --- | --- | --- |',
  en: '| parameter | meaning | default |\n| --- | --- | --- |',
};
const units: Record<string, Record<Language, string>> = {
  fen: { zh: ' 元', en: ' yuan' },
  workdays: { zh: ' 个工作日', en: ' working days' },
  days: { zh: ' 天', en: ' days' },
};

function paramTable(params: PagedRule['params'], language: Language): string {
  const rows = Object.entries(params).map(([name, { type, label, unit, default: usual }]) => {
    const value = type === 'money' ? yuanOf(String(usual)) : Array.isArray(usual) ? usual.join(', ') : String(usual);
    return `| ${name} | ${cell(label[language])} | ${cell(value)}${units[unit ?? '']?.[language] ?? ''} |`;
  });
  return rows.length === 0 ? { zh: '无。', en: 'None.' }[language] : [paramHeadings[language], ...rows].join('\n');
}

const cell = (text: string) => text.replaceAll('|', '\\|');
