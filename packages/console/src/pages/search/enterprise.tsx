import { Card, Descriptions } from 'antd';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { Amount } from '../../parts/amount.js';
import { Answer } from '../../parts/answer.js';
import { yuanOf } from '../../parts/fen.js';
import { NotThere } from '../../parts/not-there.js';
import { Page } from '../../parts/page.js';
import { useNames, useWords } from '../../words/use-words.js';
import { PaymentTable } from '../trace/lists/tables.js';
import { Figures } from './figures.js';
import { ListTabs, listTab } from './list-tabs.js';
import { EnterprisePageDocument, type EnterprisePageQuery, PaidToDocument } from './operations.js';
import { paidBy } from './paid-by.js';
import { PaidByChart } from './paid-by-chart.js';
import { words } from './words.js';

type Enterprise = Extract<EnterprisePageQuery['node'], { __typename: 'Enterprise' }>;

/** An enterprise: what the register says, who stands behind it, what it was paid, and the warnings about it. */
export default function EnterprisePage() {
  const { id = '' } = useParams();
  const [result, refetch] = useQuery({ query: EnterprisePageDocument, variables: { id } });
  return (
    <Answer of={result} onRetry={refetch}>
      {({ node }) => (node?.__typename === 'Enterprise' ? <Shown enterprise={node} /> : <NotThere />)}
    </Answer>
  );
}

function Shown({ enterprise }: { enterprise: Enterprise }) {
  const t = useWords(words);
  const payees = enterprise.payees.nodes.map(({ id }) => id);
  return (
    <Page
      title={enterprise.name}
      beside={enterprise.type}
      actions={<Link to={`/records/${encodeURIComponent(enterprise.id)}`}>{t('all')}</Link>}
    >
      <Register enterprise={enterprise} />
      {payees.length > 0 && <Paid payees={payees} />}
      <ListTabs
        tabs={[
          payees.length > 0 && {
            key: 'payments',
            label: t('payments'),
            children: <PaymentTable filter={{ payee: { id: { in: payees } } }} height={420} />,
          },
          listTab(enterprise, 'people', 'EnterprisePerson', t('people')),
          listTab(enterprise, 'warnings', 'Warning', t('warnings')),
          listTab(enterprise, 'payees', 'Payee', t('payees')),
          listTab(enterprise, 'accounts', 'Account', t('accounts')),
          listTab(enterprise, 'businessRecords', 'BusinessRecord', t('statuses')),
          listTab(enterprise, 'listEntries', 'PartyListEntry', t('lists')),
        ]}
      />
    </Page>
  );
}

function Register({ enterprise }: { enterprise: Enterprise }) {
  const t = useWords(words);
  const { field } = useNames();
  const { uscc, type, establishedOn, regCapital, address, businessScope, region } = enterprise;
  const items = [
    ['uscc', uscc],
    ['type', type],
    ['establishedOn', establishedOn],
    ['regCapital', regCapital && <Amount yuan={regCapital} />],
    ['region', region?.name],
    ['address', address],
    ['businessScope', businessScope],
  ] as const;
  return (
    <Card size="small" title={<h2 className="card-title">{t('register')}</h2>}>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, xl: 3 }}
        items={items.flatMap(([of, children]) =>
          children ? [{ key: of, label: field('Enterprise', of), children }] : [],
        )}
      />
    </Card>
  );
}

/** What was paid to it in all regions that the reader sees: each region's finance office knows it as a payee of its own. */
function Paid({ payees }: { payees: string[] }) {
  const t = useWords(words);
  const [result, refetch] = useQuery({ query: PaidToDocument, variables: { payees } });
  return (
    <Answer of={result} onRetry={refetch}>
      {({ paymentStats }) => {
        const rows = paidBy(paymentStats, 10);
        const count = rows.reduce((sum, row) => sum + row.count, 0);
        const payers = new Set(paymentStats.map(({ agencyCode }) => agencyCode)).size;
        const list = (code: string | null, year?: number) =>
          `/payments?status=PAID&payee=${payees.map(encodeURIComponent).join('%20')}${code ? `&agency=${encodeURIComponent(code)}` : ''}${year ? `&year=${year}` : ''}`;
        return (
          <>
            <Figures
              figures={[
                {
                  title: t('received'),
                  value: <Amount yuan={yuanOf(rows.reduce((sum, { fen }) => sum + fen, 0n))} />,
                  note: <Link to={`${list(null)}&refunds=without`}>{t('times', { count })}</Link>,
                },
                { title: t('payers'), value: t('payerCount', { count: payers }) },
              ]}
            />
            <PaidByChart rows={rows} href={({ code }, year) => list(code, year)} />
          </>
        );
      }}
    </Answer>
  );
}
