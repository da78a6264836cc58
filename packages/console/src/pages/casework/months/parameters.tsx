import { Typography } from 'antd';
import { useWords } from '../../../words/use-words.js';
import { words } from './words.js';

/** What Art. 17 leaves open about months of problems, as a close keeps it. */
export interface Parameters {
  test: 'end' | 'any';
  identity: 'any' | 'same';
  includeChildren: boolean;
  frequent: { problemMonths: number; ofMonths: number; newWarnings: number; withinDays: number; red: number };
  cleanMonths: number;
  ledger: { confirmWithin: number; reportWithin: number };
}

/** The parameters of a close in words. */
export function ParametersTold({ of }: { of: Parameters }) {
  const t = useWords(words);
  const { test, identity, includeChildren, frequent, cleanMonths, ledger } = of;
  const said = [
    t(test === 'end' ? 'testEnd' : 'testAny'),
    t(identity === 'any' ? 'identityAny' : 'identitySame'),
    t(includeChildren ? 'withChildren' : 'withoutChildren'),
    t('frequent', frequent),
    t('clean', { months: cleanMonths }),
    t('terms', { confirm: ledger.confirmWithin, report: ledger.reportWithin }),
  ];
  return (
    <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
      {said.join(' · ')}
    </Typography.Paragraph>
  );
}
