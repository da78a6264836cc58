import { useWords } from '../../words/use-words.js';
import { words } from './words.js';

/** What the platform writes where no person has said why, or who. */
const REASONS = {
  nightly: 'byNight',
  'nightly, caught up': 'byNightLate',
  ingest: 'byIngest',
  manual: 'byHand',
  sample: 'bySample',
  'command line': 'byCommand',
} as const;

/** A reason, or whoever began, in the reader's language where it is the platform's own word. */
export function useSayReason(): (said: string) => string {
  const t = useWords(words);
  return (said) => {
    const key = REASONS[said as keyof typeof REASONS];
    return key ? t(key) : said;
  };
}
