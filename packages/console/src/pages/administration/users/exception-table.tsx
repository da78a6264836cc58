import { Flex, Form, Input, Table, type TableColumnsType, Tag } from 'antd';
import { Link } from 'react-router';
import { useSession } from '../../../app/session.js';
import { useWords } from '../../../words/use-words.js';
import { Day } from '../../rules/day.js';
import { ActButton } from '../shared/act-button.js';
import {
  ApproveExceptionDocument,
  EndExceptionDocument,
  type ExceptionShownFragment,
  RecordExceptionDocument,
  type RecordExceptionMutationVariables,
} from './operations.js';
import { usePeriod } from './period.js';
import { words } from './words.js';

interface Props {
  rows: readonly ExceptionShownFragment[];
  /** Whose they are, where the page is about one user. */
  of?: { id: string; username: string };
  mayAct: boolean;
}

/** Who may be administrator and application staff at once, why, how the work is reviewed instead, by whom it was proposed and approved, and until when. */
export function ExceptionTable({ rows, of, mayAct }: Props) {
  const t = useWords(words);
  return (
    <Flex vertical gap="small" align="flex-start">
      {of && mayAct && <Propose userId={of.id} />}
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        style={{ width: '100%' }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('noExceptions') }}
        columns={useExceptionColumns({ withUser: !of, mayAct })}
        dataSource={[...rows]}
      />
    </Flex>
  );
}

export function useExceptionColumns({
  withUser,
  mayAct,
}: {
  withUser: boolean;
  mayAct: boolean;
}): TableColumnsType<ExceptionShownFragment> {
  const t = useWords(words);
  const { viewer } = useSession();
  const period = usePeriod();
  const ofUser: TableColumnsType<ExceptionShownFragment> = [
    {
      title: t('who'),
      key: 'who',
      width: 120,
      render: (_, { user }) =>
        user && <Link to={`/administration/users/${encodeURIComponent(user.id)}`}>{user.username}</Link>,
    },
  ];
  return [
    ...(withUser ? ofUser : []),
    { title: t('state'), key: 'state', width: 90, render: (_, exception) => <ExceptionState of={exception} /> },
    {
      title: t('period'),
      key: 'period',
      width: 200,
      render: (_, { validFrom, validTo }) => period(validFrom, validTo),
    },
    { title: t('reason'), dataIndex: 'reason', width: 150, ellipsis: true },
    { title: t('review'), dataIndex: 'review', width: 150, ellipsis: true },
    { title: t('proposedBy'), dataIndex: 'proposedBy', width: 100 },
    { title: t('approvedBy'), dataIndex: 'approvedBy', width: 100 },
    ...(mayAct
      ? [
          {
            title: t('act'),
            key: 'act',
            width: 150,
            render: (_: unknown, { id, approvedAt, endedAt, proposedBy }: ExceptionShownFragment) =>
              endedAt === null && (
                <Flex gap={4}>
                  {approvedAt === null && proposedBy !== viewer.username && <Approve id={id} />}
                  <ActButton
                    title={t('end')}
                    act={EndExceptionDocument}
                    said={t('ended')}
                    button={{ size: 'small', danger: true }}
                    toVariables={() => ({ id })}
                  />
                </Flex>
              ),
          },
        ]
      : []),
  ];
}

function ExceptionState({ of: { inForce, approvedAt, endedAt, validFrom } }: { of: ExceptionShownFragment }) {
  const t = useWords(words);
  if (inForce) return <Tag color="green">{t('stands')}</Tag>;
  if (endedAt === null && approvedAt === null) return <Tag color="orange">{t('waits')}</Tag>;
  const isToCome = endedAt === null && Date.parse(validFrom) > Date.now();
  return <Tag>{t(isToCome ? 'future' : 'over')}</Tag>;
}

function Approve({ id }: { id: string }) {
  const t = useWords(words);
  return (
    <ActButton
      title={t('approve')}
      about={t('approveAbout')}
      act={ApproveExceptionDocument}
      said={t('approved')}
      button={{ size: 'small', type: 'primary' }}
      toVariables={() => ({ id })}
    />
  );
}

type Values = Omit<RecordExceptionMutationVariables, 'userId'>;

function Propose({ userId }: { userId: string }) {
  const t = useWords(words);
  return (
    <ActButton
      title={t('propose')}
      about={t('proposeAbout')}
      act={RecordExceptionDocument}
      said={t('proposed')}
      toVariables={(values: Values) => ({ ...values, userId, validFrom: values.validFrom ?? null })}
    >
      {(['reason', 'review'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(name)}
          extra={t(name === 'reason' ? 'reasonHint' : 'reviewHint')}
          rules={[{ required: true, whitespace: true, max: 500, message: t(name) }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
        </Form.Item>
      ))}
      <Form.Item name="validFrom" label={t('from')} extra={t('fromHint')}>
        <Day />
      </Form.Item>
      <Form.Item name="validTo" label={t('to')} rules={[{ required: true, message: t('to') }]}>
        <Day />
      </Form.Item>
    </ActButton>
  );
}
