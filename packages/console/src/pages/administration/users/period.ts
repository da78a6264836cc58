import { useWords } from '../../../words/use-words.js';
import { words } from './words.js';

/** From when until when something is valid, in words; the last day is the first on which it is not. */
export function usePeriod(): (from: string, to: string | null) => string {
  const t = useWords(words);
  return (from, to) => (to === null ? t('openEnd', { from }) : t('until', { from, to }));
}
