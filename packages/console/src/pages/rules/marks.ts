import { useLanguage } from '../../words/language.js';

/** What stands between words in each language. */
const marks = {
  zh: { colon: '：', semicolon: '；', comma: '，', bracketed: (text: string) => `（${text}）` },
  en: { colon: ': ', semicolon: '; ', comma: ', ', bracketed: (text: string) => ` (${text})` },
};

export const useMarks = () => marks[useLanguage().language];
