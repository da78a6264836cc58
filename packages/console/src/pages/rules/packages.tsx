import { Card, Flex, Form, Input, Select, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import { Instant } from '../../parts/instant.js';
import { Page } from '../../parts/page.js';
import { useFreshQuery } from '../../parts/use-fresh-query.js';
import { useNames, useWords } from '../../words/use-words.js';
import { Day } from './day.js';
import { useMarks } from './marks.js';
import {
  PackagesDocument,
  type PackagesQuery,
  ProposeDepartmentKeyDocument,
  ProposeKeyRevokeDocument,
  ProposePackageDocument,
  type ProposePackageMutationVariables,
} from './operations.js';
import { Proposal } from './proposal.js';
import { mayChange } from './rights.js';
import { words } from './words.js';

type Package = PackagesQuery['rulePackages']['nodes'][number];
type Key = PackagesQuery['departmentKeys']['nodes'][number];

/** Packages of rules in all their versions, and the keys by which those of departments are recognised. */
export default function Packages() {
  const t = useWords(words);
  const { viewer } = useSession();
  const [result, again] = useFreshQuery({ query: PackagesDocument });
  return (
    <Page
      title={t('packages')}
      actions={
        mayChange(viewer, 'PACKAGE_INSTALL') && (
          <>
            <ProposeKey />
            <ProposeInstall />
          </>
        )
      }
    >
      <Answer of={result} onRetry={again}>
        {({ rulePackages, departmentKeys }) => (
          <Flex vertical gap="middle">
            <Card size="small" title={<h2 className="card-title">{t('packagesOnly')}</h2>}>
              <PackageTable packages={rulePackages.nodes} />
            </Card>
            <Card size="small" title={<h2 className="card-title">{t('keys')}</h2>}>
              <KeyTable keys={departmentKeys.nodes} />
            </Card>
          </Flex>
        )}
      </Answer>
    </Page>
  );
}

function PackageTable({ packages }: { packages: Package[] }) {
  const t = useWords(words);
  const { field } = useNames();
  const { viewer } = useSession();
  const columns: TableColumnsType<Package> = [
    { title: field('RulePackage', 'name'), dataIndex: 'name' },
    { title: field('RulePackage', 'packageVersion'), dataIndex: 'packageVersion' },
    {
      title: t('state'),
      key: 'state',
      render: (_, { enabled, removedAt }) => (
        <Tag color={enabled ? 'green' : 'default'}>{t(removedAt ? 'removed' : enabled ? 'inUse' : 'notInUse')}</Tag>
      ),
    },
    {
      title: t('ruleCount'),
      key: 'rules',
      align: 'right',
      render: (_, { name, rules, enabled }) =>
        enabled ? <Link to={`/rules?package=${encodeURIComponent(name)}`}>{rules.totalCount}</Link> : rules.totalCount,
    },
    { title: field('RulePackage', 'owner'), dataIndex: 'owner' },
    {
      title: field('RulePackage', 'source'),
      key: 'source',
      render: (_, { source }) => (source === 'bundled' ? t('ownOfPlatform') : source),
    },
    {
      title: field('RulePackage', 'signedBy'),
      key: 'signed',
      render: (_, { signedBy, source }) =>
        signedBy ? (
          <Typography.Text code>{signedBy}</Typography.Text>
        ) : source === 'bundled' ? (
          t('ownOfPlatform')
        ) : (
          t('unsigned')
        ),
    },
    {
      title: field('RulePackage', 'installedAt'),
      dataIndex: 'installedAt',
      render: (at) => <Instant at={at} />,
    },
    ...(mayChange(viewer, 'PACKAGE_INSTALL')
      ? [{ title: t('act'), key: 'act', render: (_: unknown, one: Package) => <ActsOf one={one} all={packages} /> }]
      : []),
  ];
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      columns={columns}
      dataSource={packages}
      scroll={{ x: 'max-content' }}
    />
  );
}

/** What may be proposed for a version: out of force, back in force, gone back to, or removed with all its versions. */
function ActsOf({ one, all }: { one: Package; all: Package[] }) {
  const t = useWords(words);
  const { choice } = useNames();
  const { colon } = useMarks();
  const isOther = all.some(({ name, enabled }) => name === one.name && enabled);
  const act = (action: ProposePackageMutationVariables['action'], label: string) => (
    <Proposal
      key={action}
      title={`${choice('PackageAction', action)}${colon}${one.name} ${one.packageVersion}`}
      act={ProposePackageDocument}
      button={{ size: 'small', children: label }}
      toVariables={({ reason }) => ({
        action,
        package: one.name,
        reason,
        version: action === 'ROLLBACK' ? one.packageVersion : null,
      })}
    />
  );
  if (one.removedAt) return null;
  return (
    <Flex gap="small">
      {one.enabled && act('DISABLE', t('disable'))}
      {!one.enabled && !isOther && act('ENABLE', t('enable'))}
      {!one.enabled && isOther && act('ROLLBACK', t('rollback'))}
      {act('REMOVE', t('remove'))}
    </Flex>
  );
}

function ProposeInstall() {
  const t = useWords(words);
  const { options } = useNames();
  return (
    <Proposal
      title={t('proposeInstall')}
      act={ProposePackageDocument}
      button={{ type: 'primary' }}
      initial={{ life: 'SHADOW' } as { life: 'SHADOW'; package?: string }}
      toVariables={(values: { package: string; life: 'DRAFT' | 'SHADOW' | 'ACTIVE'; reason: string }) => ({
        action: 'INSTALL' as const,
        ...values,
      })}
    >
      <Form.Item
        name="package"
        label={t('packageName')}
        extra={t('packageHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="life" label={t('begin')} rules={[{ required: true }]}>
        <Select options={options('RuleStatus', ['DRAFT', 'SHADOW', 'ACTIVE'])} />
      </Form.Item>
    </Proposal>
  );
}

function KeyTable({ keys }: { keys: Key[] }) {
  const t = useWords(words);
  const { colon } = useMarks();
  const { field } = useNames();
  const { viewer } = useSession();
  const columns: TableColumnsType<Key> = [
    { title: t('owner'), dataIndex: 'owner' },
    {
      title: field('DepartmentKey', 'keyId'),
      dataIndex: 'keyId',
      render: (id) => <Typography.Text code>{id}</Typography.Text>,
    },
    { title: t('validFrom'), dataIndex: 'validFrom' },
    { title: field('DepartmentKey', 'validTo'), key: 'to', render: (_, { validTo }) => validTo ?? t('noEnd') },
    {
      title: t('state'),
      key: 'state',
      render: (_, { revokedAt }) => (
        <Tag color={revokedAt ? 'default' : 'green'}>{t(revokedAt ? 'revoked' : 'valid')}</Tag>
      ),
    },
    ...(mayChange(viewer, 'KEY_REVOKE')
      ? [
          {
            title: t('act'),
            key: 'act',
            render: (_: unknown, { id, owner, revokedAt }: Key) =>
              !revokedAt && (
                <Proposal
                  title={`${t('proposeRevoke')}${colon}${owner}`}
                  act={ProposeKeyRevokeDocument}
                  button={{ size: 'small', children: t('proposeRevoke') }}
                  toVariables={({ reason }) => ({ keyId: id, reason })}
                />
              ),
          },
        ]
      : []),
  ];
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      columns={columns}
      dataSource={keys}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('noKeys') }}
    />
  );
}

interface KeyValues {
  owner: string;
  publicKey: string;
  validFrom: string;
  validTo?: string | null;
}

function ProposeKey() {
  const t = useWords(words);
  return (
    <Proposal
      title={t('proposeKey')}
      act={ProposeDepartmentKeyDocument}
      toVariables={(values: KeyValues & { reason: string }) => ({ ...values, validTo: values.validTo ?? null })}
    >
      <Form.Item name="owner" label={t('owner')} rules={[{ required: true, whitespace: true }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="publicKey" label={t('publicKey')} rules={[{ required: true, whitespace: true }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Flex gap="middle">
        <Form.Item name="validFrom" label={t('validFrom')} rules={[{ required: true }]} style={{ flex: 1 }}>
          <Day />
        </Form.Item>
        <Form.Item name="validTo" label={t('validTo')} style={{ flex: 1 }}>
          <Day />
        </Form.Item>
      </Flex>
    </Proposal>
  );
}
