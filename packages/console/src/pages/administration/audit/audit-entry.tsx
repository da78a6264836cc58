import { Descriptions, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Instant } from '../../../parts/instant.js';
import { useWords } from '../../../words/use-words.js';
import { type AuditEntry, useAuditNames } from './audit-table.js';
import { words } from './words.js';

/** One entry with all that was written down. */
export function AuditEntryFacts({ of }: { of: AuditEntry }) {
  const t = useWords(words);
  const { action, role, target } = useAuditNames();
  const detail = Object.entries((of.detail ?? {}) as Record<string, unknown>);
  const facts: [label: string, value: ReactNode][] = [
    [t('at'), <Instant key="at" at={of.at} />],
    [t('who'), of.username],
    [t('role'), role(of.role)],
    [t('action'), action(of.action)],
    [t('target'), [target(of.targetKind), of.targetId].filter(Boolean).join(' · ')],
    [t('purpose'), of.purpose],
    [t('ticket'), of.ticket],
    [t('fromWhere'), of.clientAddress],
    [t('request'), of.requestId],
    [t('detail'), detail.length > 0 && <Detail of={Object.fromEntries(detail)} />],
  ];
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      styles={{ label: { width: 110 } }}
      items={facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

/** As it stands in the log: what is in it differs from act to act. */
const Detail = ({ of }: { of: object }) => (
  <Typography.Paragraph style={{ margin: 0, whiteSpace: 'pre-wrap', wordBreak: 'break-word' }}>
    {Object.entries(of)
      .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join('\n')}
  </Typography.Paragraph>
);
