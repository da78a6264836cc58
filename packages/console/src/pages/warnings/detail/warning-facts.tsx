import { Flex, Typography } from 'antd';
import { useNames, useWords } from '../../../words/use-words.js';
import { EvidenceTable } from '../evidence/evidence-table.js';
import type { WarningFactsFragment } from './operations.js';
import { Records } from './records.js';
import { words } from './words.js';

/** What a warning says, what was found, and in which records. */
export function WarningFacts({ of }: { of: WarningFactsFragment }) {
  const t = useWords(words);
  const { either } = useNames();
  return (
    <Flex vertical gap="small">
      <Typography.Paragraph style={{ margin: 0, fontSize: 15 }}>
        {either(of.messageZh, of.messageEn)}
      </Typography.Paragraph>
      <Typography.Text type="secondary">{t('notVerdict')}</Typography.Text>
      <EvidenceTable of={of.evidence} />
      <Typography.Title level={3} style={{ fontSize: 14, margin: '8px 0 0' }}>
        {t('records')}
      </Typography.Title>
      <Records subject={of.subject} rows={of.rows} />
    </Flex>
  );
}
