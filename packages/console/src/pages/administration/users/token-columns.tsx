import { type TableColumnsType, Tag } from 'antd';
import { Link } from 'react-router';
import { formatInstant, Instant } from '../../../parts/instant.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { ActButton } from '../shared/act-button.js';
import { RevokeServiceTokenDocument, type TokenShownFragment } from './operations.js';
import { words } from './words.js';

const standingOf = ({ revokedAt, expiresAt }: TokenShownFragment): 'revoked' | 'expired' | 'valid' =>
  revokedAt !== null ? 'revoked' : Date.parse(expiresAt) <= Date.now() ? 'expired' : 'valid';

/** With what programs get in: what for, what it may do, until when, when it was last used. */
export function useTokenColumns({
  withUser,
  mayAct,
}: {
  withUser: boolean;
  mayAct: boolean;
}): TableColumnsType<TokenShownFragment> {
  const t = useWords(words);
  const { choice } = useNames();
  const ofUser: TableColumnsType<TokenShownFragment> = [
    {
      title: t('program'),
      key: 'who',
      width: 130,
      render: (_, { user }) =>
        user && <Link to={`/administration/users/${encodeURIComponent(user.id)}`}>{user.username}</Link>,
    },
  ];
  return [
    { title: t('purpose'), dataIndex: 'name', width: 180, ellipsis: true },
    ...(withUser ? ofUser : []),
    {
      title: t('scopes'),
      dataIndex: 'scopes',
      width: 180,
      render: (scopes: string) =>
        scopes
          .split(', ')
          .map((scope) => choice('TokenScope', scope.replace(':', '_').toUpperCase()))
          .join('、'),
    },
    {
      title: t('state'),
      key: 'state',
      width: 90,
      render: (_, token) => {
        const standing = standingOf(token);
        return <Tag color={standing === 'valid' ? 'green' : 'default'}>{t(standing)}</Tag>;
      },
    },
    { title: t('expires'), dataIndex: 'expiresAt', width: 140, render: (at) => <Instant at={at} /> },
    {
      title: t('lastUsed'),
      key: 'used',
      width: 200,
      render: (_, { lastUsedAt, lastUsedFrom }) =>
        lastUsedAt ? [formatInstant(lastUsedAt), lastUsedFrom].filter(Boolean).join(' · ') : t('never'),
    },
    { title: t('issuedBy'), dataIndex: 'createdBy', width: 100 },
    ...(mayAct
      ? [
          {
            title: t('act'),
            key: 'act',
            width: 90,
            render: (_: unknown, token: TokenShownFragment) =>
              standingOf(token) === 'valid' && (
                <ActButton
                  title={t('revokeToken')}
                  about={t('revokeTokenAbout')}
                  act={RevokeServiceTokenDocument}
                  said={t('done')}
                  button={{ size: 'small', danger: true }}
                  toVariables={() => ({ id: token.id })}
                />
              ),
          },
        ]
      : []),
  ];
}
