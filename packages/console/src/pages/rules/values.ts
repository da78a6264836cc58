import { formatAmount } from '../../parts/amount.js';
import { useWords } from '../../words/use-words.js';
import { words } from './words.js';

/** How a parameter is to be read. */
export interface Measure {
  type: string;
  unit?: string | null;
}

/** A parameter's value with its unit, in the reader's language: `50,000.00 元`. */
export function useSayValue() {
  const t = useWords(words);
  return ({ type, unit }: Measure, value: string): string => {
    if (type === 'money') return `${formatAmount(value, 'yuan')} ${t('yuan')}`;
    return unit === 'workdays' || unit === 'days' ? `${value} ${t(unit)}` : value;
  };
}
