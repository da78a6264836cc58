import { Tabs, Typography } from 'antd';
import { useSession } from '../../../app/session.js';
import { Page } from '../../../parts/page.js';
import { useWords } from '../../../words/use-words.js';
import { AuditTable } from './audit-table.js';
import { Seals } from './seals.js';
import { words } from './words.js';

/** What was done, by whom, to what and what for; for auditors the seals too. */
export default function Audit() {
  const t = useWords(words);
  const { viewer } = useSession();
  return (
    <Page title={t('audit')}>
      <Typography.Text type="secondary">{t('auditAbout')}</Typography.Text>
      {viewer.role === 'AUDITOR' ? (
        <Tabs
          destroyOnHidden
          items={[
            { key: 'entries', label: t('entries'), children: <AuditTable /> },
            { key: 'seals', label: t('seals'), children: <Seals /> },
          ]}
        />
      ) : (
        <AuditTable />
      )}
    </Page>
  );
}
