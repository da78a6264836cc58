import type { ChoiceName } from '../../../words/use-words.js';

/** A value that a rule found, as the API gives it. */
export interface Found {
  name: string;
  type: string;
  value: string | null;
}

/** Evidence that is one of a choice's values, or several of them, as the database writes them. */
const choices: Readonly<Record<string, ChoiceName>> = {
  post: 'PostKind',
  posts: 'PostKind',
  role: 'EnterpriseRole',
  status: 'SubsidyLineStatus',
  payeeKind: 'PayeeKind',
};

/** `('posts', 'institution、retired')` → the choice and its values; nothing where the text says it all. */
export function choiceIn({ name, value }: Found): { choice: ChoiceName; values: string[] } | undefined {
  const choice = choices[name];
  if (!choice || !value || !/^[a-z_]+([、,，; ]+[a-z_]+)*$/.test(value)) return undefined;
  return { choice, values: value.split(/[、,，; ]+/).map((each) => each.toUpperCase()) };
}

/** `0.55` → `55%`, with no more than two places. */
export const percentOf = (ratio: string): string => `${Number((Number(ratio) * 100).toFixed(2))}%`;

/** What is worth being shown: references to records are shown as the records behind, and what was not found says nothing. */
export const isTold = ({ type, value }: Found): boolean => type !== 'id' && value !== null && value !== '';

/** A region that is told by its code. */
export const isRegionCode = ({ name, type, value }: Found): boolean =>
  type === 'text' && /region$/i.test(name) && /^\d{12}$/.test(value ?? '');
