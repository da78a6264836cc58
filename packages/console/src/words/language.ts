import { createContext, useContext } from 'react';

export type Language = 'zh' | 'en';

/** What is said, in both languages, Chinese first. */
export type Pair = readonly [zh: string, en: string];

const KEY = 'qingqu.language';

export const LanguageContext = createContext<{ language: Language; keep: (language: Language) => void }>({
  language: 'zh',
  keep: () => undefined,
});

export const readLanguage = (): Language => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh');

/** Keeps the choice for the next visit, and tells the browser (and those who listen to it) what the page is written in. */
export function writeLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export const useLanguage = () => useContext(LanguageContext);

export const inLanguage = (language: Language, [zh, en]: Pair): string => (language === 'zh' ? zh : en);
