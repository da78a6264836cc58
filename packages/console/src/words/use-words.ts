import { useCallback, useMemo } from 'react';
import { choiceNames, fieldNames, kindNames } from '../schema/names.js';
import { inLanguage, type Language, type Pair, useLanguage } from './language.js';

export type Words = Readonly<Record<string, Pair>>;
type Values = Readonly<Record<string, string | number>>;

/**
 * The words of a page in the reader's language, from its own table and others: `const t = useWords(common, words)`, `t('found', { count: 3 })`.
 * `{count}` in the text stands for the value of that name.
 */
export function useWords<One extends Words, Other extends Words = One>(table: One, other?: Other) {
  const { language } = useLanguage();
  return useCallback(
    (key: (keyof One | keyof Other) & string, values: Values = {}): string =>
      inLanguage(language, other?.[key] ?? table[key]!).replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(values[name] ?? whole),
      ),
    [language, table, other],
  );
}

const choices = choiceNames as Readonly<Record<string, Words>>;
const fields = fieldNames as Readonly<Record<string, Words>>;
const kinds = kindNames as Words;

export type ChoiceName = keyof typeof choiceNames;
export type KindName = keyof typeof kindNames;

/** What the API's own words are called: values of choices, fields and kinds of records, and texts that come in two languages. */
export function useNames() {
  const { language } = useLanguage();
  return useMemo(() => namesIn(language), [language]);
}

function namesIn(language: Language) {
  const said = (pair: Pair | undefined, otherwise: string) => (pair ? inLanguage(language, pair) : otherwise);
  return {
    /** `choice('CaseState', 'RECTIFYING')` → 整改中 */
    choice: (name: ChoiceName, value: string | null | undefined): string =>
      value ? said(choices[name]?.[value], value) : '',
    /** `field('Case', 'verifyDueOn')` → 核实期限 */
    field: (kind: KindName, name: string): string => said(fields[kind]?.[name], name),
    kind: (kind: KindName): string => said(kinds[kind], kind),
    /** Of a text that a record holds in both languages. */
    either: (zh: string | null | undefined, en: string | null | undefined): string =>
      (language === 'zh' ? (zh ?? en) : (en ?? zh)) ?? '',
    /** The values of a choice with their names, as a select takes them. */
    options: (name: ChoiceName, only?: readonly string[]) =>
      Object.entries(choices[name] ?? {})
        .filter(([value]) => !only || only.includes(value))
        .map(([value, pair]) => ({ value, label: inLanguage(language, pair) })),
  };
}
