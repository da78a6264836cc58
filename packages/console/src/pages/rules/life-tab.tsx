import { Card, Flex, Form, Radio, Table, type TableColumnsType, Tag, TreeSelect, Typography } from 'antd';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session.js';
import { Choice } from '../../parts/choice.js';
import { Instant } from '../../parts/instant.js';
import { RegionsDocument } from '../../parts/operations.js';
import { useNames, useWords } from '../../words/use-words.js';
import { useMarks } from './marks.js';
import { ProposeRuleLifeDocument } from './operations.js';
import { Proposal } from './proposal.js';
import { useRegionNames } from './region-names.js';
import { mayChange } from './rights.js';
import type { Versions } from './rule.js';
import { words } from './words.js';

/** Where a rule may go from each state; the desk of the engine holds to the same. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  DRAFT: ['SHADOW'],
  SHADOW: ['PILOT', 'ACTIVE', 'RETIRED'],
  PILOT: ['PILOT', 'ACTIVE', 'RETIRED'],
  ACTIVE: ['RETIRED'],
  RETIRED: ['SHADOW'],
};

const MEANING = {
  DRAFT: 'lifeDraft',
  SHADOW: 'lifeShadow',
  PILOT: 'lifePilot',
  ACTIVE: 'lifeActive',
  RETIRED: 'lifeRetired',
} as const;

/** Where the rule is in its life, where it may go next, and its versions. */
export function LifeTab({ rule, versions }: { rule: Versions[number]; versions: Versions }) {
  const t = useWords(words);
  const { field } = useNames();
  const { viewer } = useSession();
  const { colon } = useMarks();
  const nameOf = useRegionNames(versions.flatMap(({ pilotRegions }) => pilotRegions));
  const columns: TableColumnsType<Versions[number]> = [
    {
      title: t('version'),
      key: 'version',
      render: (_, row) => row.package && `${row.package.name} ${row.package.packageVersion}`,
    },
    { title: t('state'), dataIndex: 'status', render: (value) => <Choice name="RuleStatus" value={value} /> },
    {
      title: t('inUse'),
      key: 'enabled',
      render: (_, row) => <Tag>{t(row.package?.enabled ? 'inUse' : 'notInUse')}</Tag>,
    },
    { title: field('RulePackage', 'owner'), key: 'owner', render: (_, row) => row.package?.owner },
    {
      title: field('RulePackage', 'installedAt'),
      key: 'at',
      render: (_, row) => <Instant at={row.package?.installedAt} />,
    },
    {
      title: field('Rule', 'digest'),
      dataIndex: 'digest',
      render: (digest: string) => <Typography.Text code>{digest.slice(0, 12)}</Typography.Text>,
    },
  ];
  return (
    <Flex vertical gap="middle">
      <Card
        size="small"
        title={<h2 className="card-title">{t('state')}</h2>}
        extra={mayChange(viewer, 'LIFE') && <ProposeLife rule={rule} />}
      >
        <Flex vertical gap="small">
          <span>
            <Choice name="RuleStatus" value={rule.status} /> {t(MEANING[rule.status])}
          </span>
          {rule.pilotRegions.length > 0 && (
            <span>
              {`${t('pilotRegions')}${colon}`}
              {rule.pilotRegions.map((code) => (
                <Tag key={code}>{nameOf(code)}</Tag>
              ))}
            </span>
          )}
        </Flex>
      </Card>
      <Card size="small" title={<h2 className="card-title">{t('versions')}</h2>}>
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          columns={columns}
          dataSource={versions}
          scroll={{ x: 'max-content' }}
        />
      </Card>
    </Flex>
  );
}

interface Values {
  status: Versions[number]['status'];
  regions?: string[];
}

function ProposeLife({ rule }: { rule: Versions[number] }) {
  const t = useWords(words);
  const { choice } = useNames();
  const { colon } = useMarks();
  return (
    <Proposal
      title={t('proposeLife')}
      act={ProposeRuleLifeDocument}
      button={{ size: 'small', type: 'primary' }}
      toVariables={({ regions, ...values }: Values & { reason: string }) => ({
        ruleId: rule.ruleId,
        ...values,
        regions: values.status === 'PILOT' ? (regions ?? []) : null,
      })}
    >
      {(form) => (
        <>
          <Form.Item name="status" label={t('nextState')} rules={[{ required: true }]}>
            <Radio.Group
              style={{ display: 'flex', flexDirection: 'column', gap: 4 }}
              options={(NEXT[rule.status] ?? []).map((value) => ({
                value,
                label: `${choice('RuleStatus', value)}${colon}${t(MEANING[value as keyof typeof MEANING])}`,
              }))}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['status']}>
            {() =>
              form.getFieldValue('status') === 'PILOT' && (
                <Form.Item name="regions" label={t('regions')} extra={t('regionsHint')} rules={[{ required: true }]}>
                  <RegionsField />
                </Form.Item>
              )
            }
          </Form.Item>
        </>
      )}
    </Proposal>
  );
}

/** Several regions as a field of a form. */
function RegionsField({ value, onChange }: { value?: string[]; onChange?: (codes: string[]) => void }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const [{ data }] = useQuery({
    query: RegionsDocument,
    variables: { under: viewer.regionCode },
    requestPolicy: 'cache-first',
  });
  const tree = useMemo(
    () =>
      data?.regions.nodes.map(({ code, name, fiscalParent }) => ({
        id: code,
        value: code,
        title: name,
        pId: code === viewer.regionCode ? null : (fiscalParent?.code ?? null),
      })) ?? [],
    [data, viewer.regionCode],
  );
  return (
    <TreeSelect
      aria-label={t('regions')}
      multiple
      allowClear
      treeDataSimpleMode
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={[viewer.regionCode]}
      treeData={tree}
      value={value ?? []}
      onChange={(codes: string[]) => onChange?.(codes)}
    />
  );
}
