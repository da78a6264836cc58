import { Flex, Input, type TableColumnsType, Tag, Typography } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../../app/session.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { QueryTable, type RowOf } from '../../../parts/query-table.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import type { UserFilter } from '../../../schema/filters.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { CreateUser } from './create-user.js';
import { UserListDocument, type UserListQuery } from './operations.js';
import { Standing } from './standing.js';
import { UseFilter } from './use-filter.js';
import { words } from './words.js';

type Row = RowOf<UserListQuery>;

const DEFAULTS = { region: '', name: '', kind: '', use: '' };

/** Users of the region and below: who they are, what they may do, and whether they can sign in. */
export default function UserList() {
  const t = useWords(words);
  const { choice, either } = useNames();
  const { viewer } = useSession();
  const open = useNavigate();
  const [asked, ask] = useAddress(DEFAULTS);
  const columns = useMemo<TableColumnsType<Row>>(
    () => [
      { title: t('username'), dataIndex: 'username', width: 120, ellipsis: true },
      { title: t('displayName'), dataIndex: 'displayName', width: 190, ellipsis: true },
      { title: t('kind'), dataIndex: 'userKind', width: 70, render: (kind) => choice('UserKind', kind) },
      { title: t('home'), key: 'region', width: 100, ellipsis: true, render: (_, { region }) => region?.name },
      {
        title: t('offices'),
        key: 'offices',
        width: 230,
        render: (_, { grants }) => {
          const held = grants.nodes.filter(({ inForce }) => inForce);
          if (held.length === 0) return <Typography.Text type="secondary">{t('noOffice')}</Typography.Text>;
          return (
            <Flex gap={4} wrap>
              {held.map(({ id, role, officeZh, officeEn }) => (
                <Tag key={id} style={{ whiteSpace: 'normal' }}>
                  {either(officeZh, officeEn) || choice('Role', role)}
                </Tag>
              ))}
            </Flex>
          );
        },
      },
      { title: t('staffNo'), dataIndex: 'staffNo', width: 100, ellipsis: true },
      {
        title: t('secondFactor'),
        dataIndex: 'secondFactorSince',
        width: 80,
        render: (since) => t(since ? 'on' : 'off'),
      },
      { title: t('use'), key: 'use', width: 190, render: (_, user) => <Standing of={user} /> },
    ],
    [t, choice, either],
  );
  return (
    <Page title={t('users')} actions={viewer.role === 'ADMIN' && <CreateUser />}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <Input.Search
          aria-label={t('find')}
          placeholder={t('find')}
          allowClear
          defaultValue={asked.name}
          key={asked.name}
          onSearch={(name) => ask({ name: name.trim() })}
          style={{ width: 200 }}
        />
        <ChoiceFilter label={t('kind')} name="UserKind" value={asked.kind} onChange={(kind) => ask({ kind })} />
        <UseFilter value={asked.use} onChange={(use) => ask({ use })} />
      </Filters>
      <QueryTable
        label={t('users')}
        query={UserListDocument}
        variables={{ filter: filterOf(asked) }}
        columns={columns}
        empty={t('none')}
        onOpen={({ id }) => open(`/administration/users/${encodeURIComponent(id)}`)}
      />
    </Page>
  );
}

function filterOf({ region, name, kind, use }: typeof DEFAULTS): UserFilter {
  return {
    ...(region && { regionUnder: region }),
    ...(name && { username: { startsWith: name } }),
    ...(kind && { userKind: { eq: kind as 'PERSON' } }),
    ...(use && { disabledAt: { isNull: use !== 'disabled' } }),
    ...(use === 'locked' && { lockedUntil: { gt: new Date().toISOString() } }),
  };
}
