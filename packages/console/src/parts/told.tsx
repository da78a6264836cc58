import type { ReactNode } from 'react';
import { common } from '../words/common.js';
import { inLanguage, type Pair, useLanguage } from '../words/language.js';
import { type ChoiceName, type KindName, useNames, useWords } from '../words/use-words.js';
import { Choice } from './choice.js';

/** What is told of a record, as a fact on its page or in a column of its list: `{ field: 'state', choice: 'OrderState' }`. */
export interface Told<Of> {
  /** The field; what the API calls it is the title where no other is given. */
  field: string;
  title?: Pair;
  /** Its value is one of these. */
  choice?: ChoiceName;
  /** What is shown in place of the plain value; nothing where it answers null. */
  show?: (of: Of) => ReactNode;
}

/** How facts of a kind of record are called and shown. */
export function useTold<Of extends object>(kind: KindName) {
  const t = useWords(common);
  const { language } = useLanguage();
  const { field } = useNames();
  return {
    title: ({ field: name, title }: Told<Of>): string => (title ? inLanguage(language, title) : field(kind, name)),
    value({ field: name, choice, show }: Told<Of>, of: Of): ReactNode {
      if (show) return show(of);
      const value = (of as Record<string, unknown>)[name];
      if (value === null || value === undefined || value === '') return null;
      if (choice) return <Choice name={choice} value={String(value)} />;
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      if (typeof value === 'object') return 'name' in value ? String(value.name) : null;
      return String(value);
    },
  };
}
