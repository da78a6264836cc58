import { Alert } from 'antd';
import type { CombinedError } from 'urql';
import { Failure } from '../../../parts/failure.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { EvidenceTable } from '../evidence/evidence-table.js';
import type { ReplayWarningQuery } from './operations.js';
import { words } from './words.js';

export interface Replayed {
  outcome: ReplayWarningQuery['replayWarning'];
  error: CombinedError | undefined;
}

/** Whether the rule of then finds the same on the data of then. */
export function ReplayOutcome({ of: { outcome, error } }: { of: Replayed }) {
  const t = useWords(words);
  const { either } = useNames();
  if (error) return <Failure error={error} />;
  if (!outcome) return <Alert type="info" showIcon title={t('notReplayed')} />;
  const { same, reasonZh, asOf, epoch, reasonEn, evidence } = outcome;
  if (reasonZh) return <Alert type="info" showIcon title={t('notReplayed')} description={either(reasonZh, reasonEn)} />;
  return (
    <Alert
      type={same ? 'success' : 'warning'}
      role="status"
      showIcon
      title={t(same ? 'same' : 'differs')}
      description={same || !evidence ? t('judgedOn', { day: asOf, epoch }) : <EvidenceTable of={evidence} />}
    />
  );
}
