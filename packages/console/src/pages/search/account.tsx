import { Card, Descriptions, Empty } from 'antd';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { Amount } from '../../parts/amount.js';
import { Answer } from '../../parts/answer.js';
import { Chart } from '../../parts/chart/chart.js';
import { tooltipOf } from '../../parts/chart/tooltip.js';
import { useScale } from '../../parts/chart/use-scale.js';
import { Choice } from '../../parts/choice.js';
import { NotThere } from '../../parts/not-there.js';
import { Page } from '../../parts/page.js';
import { RecordLink } from '../../parts/record-link.js';
import { Reveal } from '../../parts/reveal/reveal.js';
import { useNames, useWords } from '../../words/use-words.js';
import { PaymentTable } from '../trace/lists/tables.js';
import { ListTabs, listTab } from './list-tabs.js';
import { type Movement, movements } from './movements.js';
import { AccountPageDocument, type AccountPageQuery } from './operations.js';
import { words } from './words.js';

type Account = Extract<AccountPageQuery['node'], { __typename: 'Account' }>;

/** A bank account: whose it is, what moved through it month by month, and the payments behind that. */
export default function AccountPage() {
  const { id = '' } = useParams();
  const [result, refetch] = useQuery({ query: AccountPageDocument, variables: { id } });
  return (
    <Answer of={result} onRetry={refetch}>
      {(data) => (data.node?.__typename === 'Account' ? <Shown account={data.node} data={data} /> : <NotThere />)}
    </Answer>
  );
}

function Shown({ account, data }: { account: Account; data: AccountPageQuery }) {
  const t = useWords(words);
  const { id } = account;
  const rows = useMemo(() => movements(data), [data]);
  const isSpecial = account.holderKind === 'FINANCE';
  return (
    <Page
      title={account.name}
      beside={<Choice name="AccountHolder" value={account.holderKind} />}
      actions={<Link to={`/records/${encodeURIComponent(id)}`}>{t('all')}</Link>}
    >
      <Register account={account} />
      {rows.length > 0 ? <Movements rows={rows} /> : <Empty description={t('noMovements')} />}
      <ListTabs
        tabs={[
          ...(isSpecial
            ? [
                listTab(account, 'bankLines', 'BankLine', t('bankLines')),
                listTab(account, 'entries', 'SpecialAccountEntry', t('entries')),
                listTab(account, 'months', 'AccountMonth', t('months')),
              ]
            : []),
          {
            key: 'received',
            label: t('paymentsReceived'),
            children: <PaymentTable filter={{ payeeAccount: { id: { eq: id } } }} height={420} />,
          },
          {
            key: 'made',
            label: t('paymentsMade'),
            children: <PaymentTable filter={{ payerAccount: { id: { eq: id } } }} height={420} />,
          },
          listTab(account, 'paymentsActuallyReceived', 'Payment', t('actuallyReceived')),
          !isSpecial && listTab(account, 'subsidyLines', 'SubsidyLine', t('subsidies')),
          listTab(account, 'payees', 'Payee', t('payees')),
          listTab(account, 'warnings', 'Warning', t('warnings')),
        ]}
      />
    </Page>
  );
}

function Register({ account }: { account: Account }) {
  const t = useWords(words);
  const { field } = useNames();
  const { id, accountNoMasked, typeName, bankName, cnapsCode, medium, openedOn, closedOn, region, holder } = account;
  const items = [
    [
      'accountNoMasked',
      <Reveal
        key="no"
        id={id}
        field="ACCOUNT_NO"
        masked={accountNoMasked}
        what={field('Account', 'accountNoMasked')}
      />,
    ],
    ['holder', holder && <RecordLink to={holder}>{'name' in holder ? holder.name : t('holder')}</RecordLink>],
    ['typeCode', typeName],
    ['medium', <Choice key="medium" name="AccountMedium" value={medium} />],
    ['bankName', bankName],
    ['cnapsCode', cnapsCode],
    ['openedOn', openedOn],
    ['closedOn', closedOn],
    ['region', region?.name],
  ] as const;
  return (
    <Card size="small" title={<h2 className="card-title">{t('register')}</h2>}>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, xl: 3 }}
        items={items.flatMap(([of, children]) =>
          children ? [{ key: of, label: field('Account', of), children }] : [],
        )}
      />
    </Card>
  );
}

const KINDS = ['paymentsReceived', 'subsidyCredits', 'paymentsMade'] as const;

function Movements({ rows }: { rows: readonly Movement[] }) {
  const t = useWords(words);
  const scale = useScale(rows.flatMap((row) => KINDS.map((kind) => row[kind])));
  const option = useMemo(
    () => ({
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: { name: string; seriesName: string; value: number }[]) =>
          tooltipOf(
            items[0]!.name,
            items.map(({ seriesName, value }) => [seriesName, scale.exact(Math.abs(value))]),
          ),
      },
      legend: { top: 0 },
      grid: { top: 36, left: 8, right: 16, bottom: 8, containLabel: true },
      xAxis: { type: 'category', data: rows.map(({ month }) => month) },
      yAxis: scale.axis,
      // What goes out stands below the line.
      series: KINDS.map((kind) => ({
        type: 'bar',
        name: t(kind),
        stack: 'all',
        barMaxWidth: 32,
        data: rows.map((row) => Number(row[kind]) * (kind === 'paymentsMade' ? -1 : 1)),
      })),
    }),
    [rows, scale, t],
  );
  return (
    <Chart<Movement>
      title={t('movements')}
      height={260}
      option={option}
      table={{
        rows,
        rowKey: ({ month }) => month,
        columns: [
          { title: t('month'), key: 'month', dataIndex: 'month' },
          ...KINDS.map((kind) => ({
            title: t(kind),
            key: kind,
            align: 'right' as const,
            render: (_: unknown, row: Movement) => <Amount yuan={row[kind]} />,
          })),
        ],
      }}
    />
  );
}
