import { Flex, Form, Input, Select, Table, type TableColumnsType, Tag } from 'antd';
import { useSession } from '../../../app/session.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { Day } from '../../rules/day.js';
import { ActButton } from '../shared/act-button.js';
import { ChosenRegion } from './create-user.js';
import { EndGrantDocument, GrantRoleDocument, type GrantRoleMutationVariables } from './operations.js';
import { usePeriod } from './period.js';
import type { ShownUser } from './user.js';
import { words } from './words.js';

type Grant = ShownUser['grants']['nodes'][number];

/** What a user may do: each role with its region and time, by whose word and why. */
export function GrantTable({ user, mayAct }: { user: ShownUser; mayAct: boolean }) {
  const t = useWords(words);
  const { choice, either } = useNames();
  const period = usePeriod();
  const columns: TableColumnsType<Grant> = [
    {
      title: t('office'),
      key: 'office',
      width: 170,
      render: (_, { role, officeZh, officeEn }) => either(officeZh, officeEn) || choice('Role', role),
    },
    { title: t('role'), dataIndex: 'role', width: 100, render: (role) => choice('Role', role) },
    { title: t('home'), key: 'region', width: 90, render: (_, { region }) => region?.name },
    {
      title: t('departments'),
      dataIndex: 'departmentKinds',
      width: 150,
      render: (kinds: string) =>
        kinds
          .split(', ')
          .map((kind) => choice('DepartmentKind', kind.toUpperCase()))
          .join('、'),
    },
    {
      title: t('period'),
      key: 'period',
      width: 200,
      render: (_, { validFrom, validTo }) => period(validFrom, validTo),
    },
    {
      title: t('inForce'),
      dataIndex: 'inForce',
      width: 80,
      render: (isInForce) => <Tag color={isInForce ? 'green' : 'default'}>{t(isInForce ? 'stands' : 'over')}</Tag>,
    },
    { title: t('reason'), dataIndex: 'reason', width: 120 },
    { title: t('grantedBy'), dataIndex: 'grantedBy', width: 90 },
    ...(mayAct
      ? [
          {
            title: t('act'),
            key: 'act',
            width: 80,
            render: (_: unknown, { id, validTo }: Grant) => validTo === null && <EndGrant id={id} />,
          },
        ]
      : []),
  ];
  return (
    <Flex vertical gap="small" align="flex-start">
      {mayAct && <GrantRole user={user} />}
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        style={{ width: '100%' }}
        scroll={{ x: 1_060 }}
        tableLayout="fixed"
        columns={columns}
        dataSource={user.grants.nodes}
      />
    </Flex>
  );
}

function EndGrant({ id }: { id: string }) {
  const t = useWords(words);
  return (
    <ActButton
      title={t('end')}
      about={t('endGrantAbout')}
      act={EndGrantDocument}
      said={t('ended')}
      button={{ size: 'small', danger: true }}
      toVariables={({ on }: { on?: string | null }) => ({ id, on: on ?? null })}
    >
      <Form.Item name="on" label={t('to')}>
        <Day />
      </Form.Item>
    </ActButton>
  );
}

type Values = Omit<GrantRoleMutationVariables, 'userId' | 'departmentKinds'> & {
  departmentKinds?: GrantRoleMutationVariables['departmentKinds'];
};

/** Roles that stand for kinds of department. */
const OF_DEPARTMENTS = ['STAFF', 'SERVICE'];

function GrantRole({ user }: { user: ShownUser }) {
  const t = useWords(words);
  const { options } = useNames();
  const { viewer } = useSession();
  const isProgram = user.userKind === 'SERVICE';
  return (
    <ActButton
      title={t('grant')}
      about={t('grantAbout')}
      act={GrantRoleDocument}
      said={t('granted')}
      button={{ type: 'primary' }}
      initial={
        { role: isProgram ? 'SERVICE' : 'STAFF', regionCode: user.region?.code ?? viewer.regionCode } as Partial<Values>
      }
      toVariables={({ departmentKinds = [], validFrom = null, validTo = null, ...grant }: Values) => ({
        ...grant,
        userId: user.id,
        departmentKinds,
        validFrom,
        validTo,
      })}
    >
      {(form) => (
        <>
          <Form.Item name="role" label={t('role')}>
            <Select
              options={options('Role').filter(({ value }) => (value === 'SERVICE') === isProgram)}
              onChange={() => form.setFieldValue('departmentKinds', undefined)}
            />
          </Form.Item>
          <Form.Item name="regionCode" label={t('home')} rules={[{ required: true, message: t('home') }]}>
            <ChosenRegion />
          </Form.Item>
          <Form.Item noStyle dependencies={['role']}>
            {() =>
              OF_DEPARTMENTS.includes(form.getFieldValue('role')) && (
                <Form.Item
                  name="departmentKinds"
                  label={t('departments')}
                  extra={t('departmentsHint')}
                  rules={[{ required: true, message: t('departmentsHint') }]}
                >
                  <Select mode="multiple" options={options('DepartmentKind')} />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('reason')}
            extra={t('reasonHint')}
            rules={[{ required: true, whitespace: true, max: 500, message: t('reasonHint') }]}
          >
            <Input />
          </Form.Item>
          <Form.Item name="validFrom" label={t('from')} extra={t('fromHint')}>
            <Day />
          </Form.Item>
          <Form.Item name="validTo" label={t('to')} extra={t('toHint')}>
            <Day />
          </Form.Item>
        </>
      )}
    </ActButton>
  );
}
