import { AutoComplete, Flex, Form, Input, Radio, type TableColumnsType, Tag } from 'antd';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session.js';
import { Choice } from '../../parts/choice.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import { useAddress } from '../../parts/use-address.js';
import { useNames, useWords } from '../../words/use-words.js';
import { Day } from './day.js';
import {
  OpenWarningsOfDocument,
  ProposeWhitelistDocument,
  ProposeWhitelistEndDocument,
  WhitelistDocument,
  type WhitelistQuery,
} from './operations.js';
import { RegionField } from './parameters-tab.js';
import { Proposal } from './proposal.js';
import { idIn } from './record-id.js';
import { mayChange } from './rights.js';
import { words } from './words.js';

/** What a rule leaves alone, until when and on which basis; each is proposed and decided, and so is its end. */
export function WhitelistTab({ ruleId }: { ruleId: string }) {
  const t = useWords(words);
  const { field } = useNames();
  const { viewer } = useSession();
  const mayPropose = mayChange(viewer, 'WHITELIST');
  const columns = useMemo<TableColumnsType<RowOf<WhitelistQuery>>>(
    () => [
      {
        title: field('WhitelistEntry', 'matches'),
        dataIndex: 'matches',
        width: 150,
        render: (value) => <Choice name="WhitelistMatch" value={value} />,
      },
      { title: field('WhitelistEntry', 'recordId'), dataIndex: 'recordId', width: 200, ellipsis: true },
      { title: t('basis'), dataIndex: 'basis', width: 200, ellipsis: true },
      { title: field('WhitelistEntry', 'validFrom'), dataIndex: 'validFrom', width: 110 },
      { title: field('WhitelistEntry', 'expiresOn'), dataIndex: 'expiresOn', width: 110 },
      { title: field('WhitelistEntry', 'maker'), dataIndex: 'maker', width: 90 },
      { title: field('WhitelistEntry', 'checker'), dataIndex: 'checker', width: 90 },
      {
        title: '',
        key: 'end',
        width: 120,
        render: (_, { id, ended }) =>
          ended ? (
            <Tag>{t('ended')}</Tag>
          ) : (
            mayPropose && (
              <Proposal
                title={t('proposeEnd')}
                act={ProposeWhitelistEndDocument}
                button={{ size: 'small' }}
                toVariables={({ reason }) => ({ entryId: id, reason })}
              />
            )
          ),
      },
    ],
    [field, t, mayPropose],
  );
  return (
    <Flex vertical gap="small">
      {mayPropose && (
        <Flex justify="flex-end">
          <ProposeEntry ruleId={ruleId} />
        </Flex>
      )}
      <QueryTable
        label={t('whitelist')}
        query={WhitelistDocument}
        variables={{ ruleId }}
        columns={columns}
        height={360}
        empty={t('noWhitelist')}
      />
    </Flex>
  );
}

interface Values {
  matches: 'SUBJECT' | 'PARTY';
  record: string;
  basis: string;
  validFrom: string;
  expiresOn: string;
  regionCode: string;
}

/** `record` in the address opens the form with it: a warning leads here. */
const DEFAULTS = { record: '' };

function ProposeEntry({ ruleId }: { ruleId: string }) {
  const t = useWords(words);
  const { field, either, options } = useNames();
  const { viewer } = useSession();
  const [{ record }] = useAddress(DEFAULTS);
  const [{ data }] = useQuery({ query: OpenWarningsOfDocument, variables: { ruleId } });
  const records = (data?.warnings.nodes ?? []).flatMap(({ subject, warningNo, messageZh, messageEn }) =>
    subject
      ? [{ value: subject.id, label: t('warningOf', { no: warningNo, message: either(messageZh, messageEn) }) }]
      : [],
  );
  if (!data) return null;
  const today = data.businessDate;
  return (
    <Proposal
      title={t('proposeWhitelist')}
      act={ProposeWhitelistDocument}
      button={{ type: 'primary' }}
      opened={record !== ''}
      initial={{ matches: 'SUBJECT', record, validFrom: today, regionCode: viewer.regionCode } as Partial<Values>}
      toVariables={({ record: written, ...values }: Values & { reason: string }) => ({
        ruleId,
        recordId: idIn(written),
        ...values,
      })}
    >
      <Form.Item name="matches" label={t('matches')} rules={[{ required: true }]}>
        <Radio.Group options={options('WhitelistMatch')} />
      </Form.Item>
      <Form.Item
        name="record"
        label={t('record')}
        extra={t('recordHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <AutoComplete
          options={records}
          showSearch={{ filterOption: (typed, option) => String(option?.label).includes(typed) }}
        />
      </Form.Item>
      <Form.Item name="basis" label={t('basis')} extra={t('basisHint')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={2_000} />
      </Form.Item>
      <Flex gap="middle">
        <Form.Item
          name="validFrom"
          label={field('WhitelistEntry', 'validFrom')}
          rules={[{ required: true }]}
          style={{ flex: 1 }}
        >
          <Day least={today} />
        </Form.Item>
        <Form.Item
          name="expiresOn"
          label={field('WhitelistEntry', 'expiresOn')}
          extra={t('periodHint')}
          rules={[{ required: true }]}
          style={{ flex: 1 }}
        >
          <Day least={today} />
        </Form.Item>
      </Flex>
      <Form.Item name="regionCode" label={t('allRegion')} rules={[{ required: true }]}>
        <RegionField />
      </Form.Item>
    </Proposal>
  );
}
