import { Flex, Tag, Typography } from 'antd';
import { formatAmount, useAmountUnit } from '../../../parts/amount.js';
import { RecordLink } from '../../../parts/record-link.js';
import { recordWords } from '../../../parts/record-words.js';
import { type KindName, useNames, useWords } from '../../../words/use-words.js';
import type { WarningFactsFragment } from './operations.js';
import { words } from './words.js';

type Behind = WarningFactsFragment['rows'][number];

/** The records that a warning rests on, each leading to its page. */
export function Records({ subject, rows }: Pick<WarningFactsFragment, 'subject' | 'rows'>) {
  const t = useWords(words);
  if (!subject && rows.length === 0) return <Typography.Text type="secondary">{t('noRecords')}</Typography.Text>;
  return (
    <Flex vertical gap={4} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {subject && <Record of={subject} as={t('subject')} />}
      {rows.map((row) => (
        <Record key={row.id} of={row} as={t('row')} />
      ))}
    </Flex>
  );
}

function Record({ of, as }: { of: Behind; as: string }) {
  const { kind } = useNames();
  const { unit } = useAmountUnit();
  return (
    <li>
      <Tag>{as}</Tag>
      <RecordLink to={of}>
        {[kind(of.__typename as KindName), recordWords(of, (yuan) => formatAmount(yuan, unit))]
          .filter(Boolean)
          .join(' ')}
      </RecordLink>
    </li>
  );
}
