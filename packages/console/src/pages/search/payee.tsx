import { Card, Descriptions } from 'antd';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { Amount } from '../../parts/amount.js';
import { Answer } from '../../parts/answer.js';
import { Choice } from '../../parts/choice.js';
import { fenOf, yuanOf } from '../../parts/fen.js';
import { NotThere } from '../../parts/not-there.js';
import { Page } from '../../parts/page.js';
import { RecordLink } from '../../parts/record-link.js';
import { Reveal } from '../../parts/reveal/reveal.js';
import { useNames, useWords } from '../../words/use-words.js';
import { ALL_PAYMENTS, paymentFilter } from '../trace/lists/asked.js';
import { PaymentTable } from '../trace/lists/tables.js';
import { Figures } from './figures.js';
import { ListTabs, listTab } from './list-tabs.js';
import { PayeePageDocument, type PayeePageQuery } from './operations.js';
import { paidBy } from './paid-by.js';
import { PaidByChart } from './paid-by-chart.js';
import { words } from './words.js';

type Payee = Extract<PayeePageQuery['node'], { __typename: 'Payee' }>;

/** A payee: everything that was received, from whom, under which accounts, and the warnings that go with it. */
export default function PayeePage() {
  const { id = '' } = useParams();
  const [result, refetch] = useQuery({ query: PayeePageDocument, variables: { id } });
  return (
    <Answer of={result} onRetry={refetch}>
      {(data) => (data.node?.__typename === 'Payee' ? <Shown payee={data.node} data={data} /> : <NotThere />)}
    </Answer>
  );
}

function Shown({ payee, data: { byAgency, refunded, warnings } }: { payee: Payee; data: PayeePageQuery }) {
  const t = useWords(words);
  const rows = paidBy(byAgency, 10);
  const fen = rows.reduce((sum, row) => sum + row.fen, 0n);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const payers = new Set(byAgency.map(({ agencyCode }) => agencyCode)).size;
  const back = refunded[0];
  const list = `/payments?payee=${encodeURIComponent(payee.id)}`;
  return (
    <Page
      title={payee.name}
      beside={<Choice name="PayeeKind" value={payee.kind} />}
      actions={<Link to={`/records/${encodeURIComponent(payee.id)}`}>{t('all')}</Link>}
    >
      <Register payee={payee} />
      <Figures
        figures={[
          {
            title: t('received'),
            value: <Amount yuan={yuanOf(fen)} />,
            note: <Link to={`${list}&status=PAID&refunds=without`}>{t('times', { count })}</Link>,
          },
          {
            title: t('refunded'),
            value: <Amount yuan={yuanOf(fenOf(back?.sumAmount ?? '0'))} />,
            note: t('times', { count: back?.count ?? 0 }),
          },
          { title: t('payers'), value: t('payerCount', { count: payers }) },
          {
            title: t('flagged'),
            value: <Link to={`${list}&warned=1`}>{t('times', { count: warnings.totalCount })}</Link>,
          },
        ]}
      />
      <PaidByChart
        rows={rows}
        href={({ code }, year) =>
          `${list}&status=PAID${code ? `&agency=${encodeURIComponent(code)}` : ''}${year ? `&year=${year}` : ''}`
        }
      />
      <Lists payee={payee} />
    </Page>
  );
}

function Register({ payee }: { payee: Payee }) {
  const t = useWords(words);
  const { field } = useNames();
  const { id, name, kind, uscc, idNoMasked, region, account, accountNoMasked, bankName, party } = payee;
  const label = (of: string) => field('Payee', of);
  const items = [
    ['name', kind === 'INDIVIDUAL' ? <Reveal id={id} field="NAME" masked={name} what={label('name')} /> : name],
    ['party', party && <RecordLink to={party}>{'name' in party ? party.name : t('party')}</RecordLink>],
    ['uscc', uscc],
    ['idNoMasked', idNoMasked && <Reveal id={id} field="ID_NO" masked={idNoMasked} what={label('idNoMasked')} />],
    [
      'accountNoMasked',
      account ? (
        <RecordLink to={{ ...account, __typename: 'Account' }}>{account.accountNoMasked}</RecordLink>
      ) : (
        accountNoMasked
      ),
    ],
    ['bankName', bankName],
    ['region', region?.name],
  ] as const;
  return (
    <Card size="small" title={<h2 className="card-title">{t('register')}</h2>}>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, xl: 3 }}
        items={items.flatMap(([of, children]) => (children ? [{ key: of, label: label(of), children }] : []))}
      />
    </Card>
  );
}

function Lists({ payee }: { payee: Payee }) {
  const t = useWords(words);
  const { party } = payee;
  const asked = { ...ALL_PAYMENTS, payee: payee.id };
  const person = party?.__typename === 'Person' ? party : null;
  const enterprise = party?.__typename === 'Enterprise' ? party : null;
  return (
    <ListTabs
      tabs={[
        {
          key: 'payments',
          label: t('payments'),
          children: <PaymentTable filter={paymentFilter(asked)} height={420} />,
        },
        person && listTab(person, 'subsidyLines', 'SubsidyLine', t('subsidies')),
        party && 'name' in party && listTab(party, 'accounts', 'Account', t('accounts')),
        listTab(payee, 'warnings', 'Warning', t('warnings')),
        party && listTab(party, 'payees', 'Payee', t('samePayees')),
        person && listTab(person, 'enterpriseRoles', 'EnterprisePerson', t('roles')),
        enterprise && listTab(enterprise, 'people', 'EnterprisePerson', t('people')),
      ]}
    />
  );
}
