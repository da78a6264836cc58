import { Card, type TableColumnsType, Tag } from 'antd';
import { useSession } from '../../../app/session.js';
import { Instant } from '../../../parts/instant.js';
import { QueryTable, type RowOf } from '../../../parts/query-table.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { ActButton } from '../shared/act-button.js';
import {
  EndSessionDocument,
  OwnSessionsDocument,
  type OwnSessionsQuery,
  SignOutEverywhereDocument,
} from './operations.js';
import { words } from './words.js';

type Row = RowOf<OwnSessionsQuery>;

const isOpen = ({ revokedAt, expiresAt }: Row) => revokedAt === null && Date.parse(expiresAt) > Date.now();

/** Where one is signed in, and was. */
export function OwnSessions({ username }: { username: string }) {
  const t = useWords(words);
  const { choice } = useNames();
  const { signOut } = useSession();
  const columns: TableColumnsType<Row> = [
    { title: t('method'), dataIndex: 'method', width: 150, render: (method) => choice('SignInMethod', method) },
    { title: t('began'), dataIndex: 'createdAt', width: 150, render: (at) => <Instant at={at} /> },
    { title: t('seen'), dataIndex: 'lastSeenAt', width: 150, render: (at) => <Instant at={at} /> },
    {
      title: t('fromWhere'),
      key: 'from',
      width: 320,
      ellipsis: true,
      render: (_, { clientAddress, userAgent }) => [clientAddress, userAgent].filter(Boolean).join(' · '),
    },
    {
      title: t('state'),
      key: 'state',
      width: 100,
      render: (_, row) => <Tag color={isOpen(row) ? 'green' : 'default'}>{t(isOpen(row) ? 'open' : 'over')}</Tag>,
    },
    {
      title: t('act'),
      key: 'act',
      width: 100,
      render: (_, row) =>
        isOpen(row) && (
          <ActButton
            title={t('end')}
            about={t('endAbout')}
            act={EndSessionDocument}
            said={t('done')}
            button={{ size: 'small', danger: true }}
            toVariables={() => ({ id: row.id })}
          />
        ),
    },
  ];
  return (
    <Card
      size="small"
      title={<h2 className="card-title">{t('sessions')}</h2>}
      extra={
        <ActButton
          title={t('everywhere')}
          about={t('everywhereAbout')}
          act={SignOutEverywhereDocument}
          said={t('done')}
          button={{ size: 'small', danger: true }}
          toVariables={() => ({})}
          onDone={signOut}
        />
      }
    >
      <QueryTable
        label={t('sessions')}
        query={OwnSessionsDocument}
        variables={{ username }}
        columns={columns}
        height={360}
        empty={t('none')}
      />
    </Card>
  );
}
