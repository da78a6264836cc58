import { useMemo } from 'react';
import { inLanguage, useLanguage } from '../../words/language.js';
import { formatAmount, useAmountUnit } from '../amount.js';
import { inScale, scaleFor } from './scale.js';

/**
 * How the amounts of a chart are written, in the reader's language and unit: `axis` for an axis of values, `said` for labels that have little room, `exact`
 * for tooltips and tables. Values are yuan.
 */
export function useScale(values: readonly (number | string | null | undefined)[]) {
  const { language } = useLanguage();
  const { unit } = useAmountUnit();
  const most = values.reduce<number>((max, value) => Math.max(max, Math.abs(Number(value ?? 0))), 0);
  return useMemo(() => {
    const scale = scaleFor(most, unit);
    const name = inLanguage(language, scale.name);
    const own = inLanguage(language, scaleFor(0, unit).name);
    return {
      axis: { type: 'value', name, axisLabel: { formatter: (yuan: number) => inScale(yuan, scale) } },
      said: (yuan: number) => `${inScale(yuan, scale)} ${name}`,
      exact: (yuan: number | string) => `${formatAmount(Number(yuan).toFixed(2), unit)} ${own}`,
    };
  }, [most, unit, language]);
}
