import type { Act, Asked } from '../../schema/acts.js';
import { inLanguage, type Language } from '../../words/language.js';

/** `at most 2,000 characters` of a description: 2000. */
export function limitOf({ about }: Asked): number | undefined {
  const [, limit] = /at most ([\d,]+) characters/.exec(about) ?? [];
  return limit ? Number(limit.replaceAll(',', '')) : undefined;
}

/** `1 to 30` of a description. */
export function boundsOf({ about }: Asked): { min: number; max: number } | undefined {
  const [, min, max] = /\b(\d+) to (\d+)\b/.exec(about) ?? [];
  return min && max ? { min: Number(min), max: Number(max) } : undefined;
}

/** What a description gives as an example: `such as 豫财监交〔2018〕3号;`. One in English words says nothing in Chinese. */
export function exampleOf({ about }: Asked, language: Language): string | undefined {
  const example = /such as "?([^";]+?)"?(?:;| [\u4e00-\u9fff]+\.$|$)/.exec(about)?.[1];
  return language === 'zh' && example && /[a-z]{2}/.test(example) ? undefined : example;
}

/** What is asked for. A region is chosen by its name, whatever the argument is called. */
export function titleOf({ type, title }: Asked, language: Language): string {
  const said = inLanguage(language, title);
  return type === 'RegionCode' ? said.replace(/代码$| codes?$/, '') : said;
}

/** What is needed stands first, days and choices before texts, short ones before long ones, and the reason at the end: one says what before why. */
export const inOrder = (asks: readonly Asked[]): Asked[] => asks.toSorted((one, other) => rank(one) - rank(other));

const rank = (asked: Asked): number =>
  (asked.name === 'reason' ? 8 : 0) +
  (asked.needed ? 0 : 4) +
  (asked.type === 'String' ? 1 : 0) +
  ((limitOf(asked) ?? 0) > LONG ? 1 : 0);

/** Texts of more than that are written in several lines. */
export const LONG = 200;

/** Two places at most, and never less than nothing. */
export const isAmount = (text: string): boolean => /^\d{1,13}(\.\d{1,2})?$/.test(text.trim());

/** What a form holds as the mutation takes it: texts without blanks around them, amounts with two places, nothing of what was left empty. */
export function givenOf(asks: readonly Asked[], values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const asked of asks) {
    const value = said(asked, values[asked.name]);
    if (value !== undefined) given[asked.name] = value;
  }
  return given;
}

function said({ type, fields }: Asked, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length > 0 ? value : undefined;
  if (typeof value === 'object' && fields) return someOf(givenOf(fields, value as Record<string, unknown>));
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return undefined;
  return type === 'Money' ? twoPlaces(text) : text;
}

const someOf = (given: Record<string, unknown>) => (Object.keys(given).length > 0 ? given : undefined);

function twoPlaces(amount: string): string {
  const [whole, fen = ''] = amount.split('.');
  return `${whole}.${fen.padEnd(2, '0')}`;
}

/** The text of an act's mutation; answers the matter, as it stands then where it stood before. */
export function mutationOf(name: string, { begins, asks }: Pick<Act, 'begins' | 'asks'>): string {
  const seen = begins
    ? []
    : [
        ['id', 'ID!'],
        ['version', 'Int!'],
      ];
  const variables = [...seen, ...asks.map(({ name: each, written }) => [each, written])];
  const declared = variables.map(([each, type]) => `$${each}: ${type}`).join(', ');
  const passed = variables.map(([each]) => `${each}: $${each}`).join(', ');
  return `mutation ${name}(${declared}) { ${name}(${passed}) { __typename id${begins ? '' : ' version state'} } }`;
}
