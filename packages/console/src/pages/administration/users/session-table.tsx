import { Flex, Table, type TableColumnsType, Tag, Tooltip, Typography } from 'antd';
import { Link } from 'react-router';
import { Instant } from '../../../parts/instant.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { ActButton } from '../shared/act-button.js';
import { RevokeSessionDocument, type SessionShownFragment } from './operations.js';
import { words } from './words.js';

export const isOpen = ({ revokedAt, expiresAt }: Pick<SessionShownFragment, 'revokedAt' | 'expiresAt'>): boolean =>
  revokedAt === null && Date.parse(expiresAt) > Date.now();

/** Sign-ins of one user, the newest first. */
export function SessionTable({ rows, mayAct }: { rows: readonly SessionShownFragment[]; mayAct: boolean }) {
  const t = useWords(words);
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('noSessions') }}
      columns={useSessionColumns({ withUser: false, mayAct })}
      dataSource={[...rows]}
    />
  );
}

export function useSessionColumns({
  withUser,
  mayAct,
}: {
  withUser: boolean;
  mayAct: boolean;
}): TableColumnsType<SessionShownFragment> {
  const t = useWords(words);
  const { choice } = useNames();
  const ofUser: TableColumnsType<SessionShownFragment> = [
    {
      title: t('who'),
      key: 'who',
      width: 130,
      render: (_, { user }) =>
        user && <Link to={`/administration/users/${encodeURIComponent(user.id)}`}>{user.username}</Link>,
    },
  ];
  return [
    ...(withUser ? ofUser : []),
    { title: t('method'), dataIndex: 'method', width: 150, render: (method) => choice('SignInMethod', method) },
    { title: t('began'), dataIndex: 'createdAt', width: 140, render: (at) => <Instant at={at} /> },
    { title: t('seen'), dataIndex: 'lastSeenAt', width: 140, render: (at) => <Instant at={at} /> },
    {
      title: t('fromWhere'),
      key: 'from',
      width: 220,
      ellipsis: true,
      render: (_, { clientAddress, userAgent }) => (
        <Tooltip title={userAgent}>
          <Typography.Text>{[clientAddress, userAgent].filter(Boolean).join(' · ')}</Typography.Text>
        </Tooltip>
      ),
    },
    {
      title: t('state'),
      key: 'state',
      width: 200,
      render: (_, session) => (
        <Flex gap={4} wrap>
          <Tag color={isOpen(session) ? 'green' : 'default'}>{t(isOpen(session) ? 'open' : 'closed')}</Tag>
          {session.revokedBy && (
            <Typography.Text type="secondary">{t('endedBy', { name: session.revokedBy })}</Typography.Text>
          )}
        </Flex>
      ),
    },
    ...(mayAct
      ? [
          {
            title: t('act'),
            key: 'act',
            width: 90,
            render: (_: unknown, session: SessionShownFragment) =>
              isOpen(session) && (
                <ActButton
                  title={t('revoke')}
                  about={t('revokeSessionAbout')}
                  act={RevokeSessionDocument}
                  said={t('ended')}
                  button={{ size: 'small', danger: true }}
                  toVariables={() => ({ id: session.id })}
                />
              ),
          },
        ]
      : []),
  ];
}
