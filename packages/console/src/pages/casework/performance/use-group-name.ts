import { useRegionNames } from '../../../parts/region-names.js';
import { useNames, useWords } from '../../../words/use-words.js';
import type { Group } from './rates.js';
import { words } from './words.js';

interface Grouped {
  region?: string | null;
  month?: string | null;
  department?: string | null;
  category?: string | null;
}

/** What a group is called: its region, month, department or category. */
export function useGroupName(): (of: Grouped, by: Group | undefined) => string {
  const t = useWords(words);
  const nameOf = useRegionNames();
  const { choice } = useNames();
  return ({ region, month, department, category }, by) => {
    if (by === 'REGION') return nameOf(region);
    if (by === 'MONTH') return month ?? '';
    if (by === 'DEPARTMENT') return choice('DepartmentKind', department);
    if (by === 'CATEGORY') return choice('WarningCategory', category);
    return t('whole');
  };
}
