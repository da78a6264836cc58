import { Descriptions, Flex, Tabs } from 'antd';
import { useParams } from 'react-router';
import { useSession } from '../../../app/session.js';
import { Answer } from '../../../parts/answer.js';
import { Instant } from '../../../parts/instant.js';
import { NotThere } from '../../../parts/not-there.js';
import { Page } from '../../../parts/page.js';
import { useFreshQuery } from '../../../parts/use-fresh-query.js';
import { common } from '../../../words/common.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { ExceptionTable } from './exception-table.js';
import { GrantTable } from './grant-table.js';
import { UserDocument, type UserQuery } from './operations.js';
import { SessionTable } from './session-table.js';
import { Standing } from './standing.js';
import { TokensOfUser } from './tokens-of-user.js';
import { UserActs } from './user-acts.js';
import { words } from './words.js';

export type ShownUser = Extract<NonNullable<UserQuery['node']>, { username: string }>;

/** One user: the account, what it may do since when and by whose word, and where it is signed in. */
export default function User() {
  const t = useWords(words);
  const { id = '' } = useParams();
  const [answer, again] = useFreshQuery({ query: UserDocument, variables: { id } });
  return (
    <Answer of={answer} onRetry={again}>
      {({ node }) =>
        node && 'username' in node ? (
          <Shown user={node} />
        ) : (
          <Page title={t('user')}>
            <NotThere />
          </Page>
        )
      }
    </Answer>
  );
}

function Shown({ user }: { user: ShownUser }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const mayAct = viewer.role === 'ADMIN';
  const tabs = [
    { key: 'grants', label: t('grants'), children: <GrantTable user={user} mayAct={mayAct} /> },
    {
      key: 'exceptions',
      label: t('exceptions'),
      children: <ExceptionTable rows={user.exceptions.nodes} of={user} mayAct={mayAct} />,
    },
    ...(user.userKind === 'PERSON'
      ? [
          {
            key: 'sessions',
            label: t('sessions'),
            children: <SessionTable rows={user.sessions.nodes} mayAct={mayAct} />,
          },
        ]
      : [{ key: 'tokens', label: t('tokens'), children: <TokensOfUser user={user} mayAct={mayAct} /> }]),
  ];
  return (
    <Page
      title={`${user.displayName}（${user.username}）`}
      beside={<Standing of={user} />}
      actions={mayAct && viewer.username !== user.username && <UserActs user={user} />}
    >
      <AccountFacts user={user} />
      <Tabs items={tabs} destroyOnHidden />
    </Page>
  );
}

function AccountFacts({ user }: { user: ShownUser }) {
  const t = useWords(common, words);
  const { choice, field } = useNames();
  const facts: [name: string, value: React.ReactNode][] = [
    [t('kind'), choice('UserKind', user.userKind)],
    [t('home'), user.region?.name],
    [t('staffNo'), user.staffNo],
    [field('User', 'oidcIssuer'), user.oidcIssuer],
    [
      field('User', 'mustChangePassword'),
      user.userKind === 'PERSON' ? t(user.mustChangePassword ? 'yes' : 'no') : null,
    ],
    [field('User', 'passwordChangedAt'), user.passwordChangedAt && <Instant at={user.passwordChangedAt} />],
    [field('User', 'secondFactorSince'), user.secondFactorSince && <Instant at={user.secondFactorSince} />],
    [field('User', 'failedSignIns'), user.failedSignIns || null],
    [t('quota'), user.revealQuota ?? t('usual')],
    [field('User', 'createdAt'), <Instant key="at" at={user.createdAt} />],
    [field('User', 'createdBy'), user.createdBy],
    [field('User', 'disabledAt'), user.disabledAt && <Instant at={user.disabledAt} />],
  ];
  return (
    <Flex vertical>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, xl: 3 }}
        styles={{ label: { width: 150 } }}
        items={facts
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([label, children]) => ({ key: label, label, children }))}
      />
    </Flex>
  );
}
