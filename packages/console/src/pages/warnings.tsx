import { Flex, Select, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { gql } from 'urql';
import { List } from '../list.js';
import { useWords } from '../words.js';
import { WarningDrawer } from './warning-drawer.js';

const WARNINGS = gql`
  query Warnings($first: Int!, $after: String, $filter: WarningFilter) {
    warnings(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        warningNo
        severity
        category
        state
        messageZh
        messageEn
        amount
        openedAsOf
        verifyDueOn
        region {
          name
        }
        rule {
          titleZh
          titleEn
        }
      }
    }
  }
`;

interface WarningRow {
  id: string;
  warningNo: string;
  severity: string;
  category: string;
  state: string;
  messageZh: string;
  messageEn: string;
  amount: string | null;
  openedAsOf: string;
  verifyDueOn: string | null;
  region: { name: string } | null;
  rule: { titleZh: string; titleEn: string } | null;
}

export const severityColours: Record<string, string> = { RED: 'red', ORANGE: 'orange', YELLOW: 'gold', BLUE: 'blue' };
const categories = ['RECEIPT', 'ALLOCATION', 'CASH', 'ACCOUNT', 'CYCLE', 'FUND', 'ENTERPRISE', 'INDIVIDUAL'];
const states = ['OPEN', 'CLEARED'];

/** `12345.6` → `12,345.60`; a decimal string stays exact. */
export function formatYuan(amount: string | null): string {
  if (amount === null) return '';
  const [whole, cents = ''] = amount.split('.');
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents.padEnd(2, '0')}`;
}

type Choices = { category?: string | undefined; severity?: string | undefined; state?: string | undefined };

export function Warnings() {
  const { language, t, named } = useWords();
  const [chosen, setChosen] = useState<Choices>({ state: 'OPEN' });
  const [opened, setOpened] = useState<string>();

  const columns: TableColumnsType<WarningRow> = [
    { title: t('number'), dataIndex: 'warningNo', align: 'right', width: 80 },
    {
      title: t('severity'),
      dataIndex: 'severity',
      width: 90,
      render: (code: string) => <Tag color={severityColours[code]}>{named('severity', code)}</Tag>,
    },
    { title: t('category'), dataIndex: 'category', width: 120, render: (code: string) => named('category', code) },
    {
      title: t('rule'),
      key: 'rule',
      width: 200,
      ellipsis: true,
      render: (_, row) => (language === 'zh' ? row.rule?.titleZh : row.rule?.titleEn),
    },
    { title: t('region'), key: 'region', width: 110, render: (_, row) => row.region?.name },
    {
      title: t('message'),
      key: 'message',
      width: 480,
      ellipsis: true,
      render: (_, row) => (language === 'zh' ? row.messageZh : row.messageEn),
    },
    { title: t('amount'), dataIndex: 'amount', align: 'right', width: 140, render: formatYuan },
    { title: t('opened'), dataIndex: 'openedAsOf', width: 110 },
    { title: t('verifyDue'), dataIndex: 'verifyDueOn', width: 110 },
  ];
  const filter = Object.fromEntries(
    Object.entries(chosen).flatMap(([field, code]) => (code ? [[field, { eq: code }]] : [])),
  );
  const choice = (field: keyof Choices, codes: string[]) => (
    <Select
      allowClear
      style={{ width: 150 }}
      placeholder={`${t(field)}: ${t('all')}`}
      value={chosen[field]}
      onChange={(code?: string) => setChosen({ ...chosen, [field]: code })}
      options={codes.map((code) => ({ value: code, label: named(field, code) }))}
    />
  );

  return (
    <Flex vertical gap="middle">
      <Flex gap="small" wrap>
        {choice('category', categories)}
        {choice('severity', Object.keys(severityColours))}
        {choice('state', states)}
      </Flex>
      <List<WarningRow> query={WARNINGS} variables={{ filter }} columns={columns} onRow={(row) => setOpened(row.id)} />
      <WarningDrawer id={opened} onClose={() => setOpened(undefined)} />
    </Flex>
  );
}
