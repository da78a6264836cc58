import { Tag } from 'antd';
import { useNavigate } from 'react-router';
import type { TypedDocumentNode } from 'urql';
import { QueryTable, type RowOf } from '../../../parts/query-table.js';
import { RecordLink } from '../../../parts/record-link.js';
import { recordPath } from '../../../parts/record-path.js';
import { inLanguage, useLanguage } from '../../../words/language.js';
import { type KindName, useWords } from '../../../words/use-words.js';
import { type ColumnSpec, useColumns } from './columns.js';
import {
  AccountListDocument,
  AllocationListDocument,
  DocumentListDocument,
  EnterpriseListDocument,
  HouseholdListDocument,
  IndicatorListDocument,
  PayeeListDocument,
  PaymentListDocument,
  PersonListDocument,
  SubsidyLineListDocument,
} from './operations.js';
import { words } from './words.js';

interface Props<Filter> {
  filter: Filter;
  /** Of the rows' window; the rest of the page's when not said. */
  height?: number;
}

interface Variables<Filter> {
  first: number;
  after?: string | null | undefined;
  filter?: Filter | null | undefined;
  [name: string]: unknown;
}

type Row<Data> = RowOf<Data> & { id: string };

/** The list of a kind of records, filtered; a row opens the record's page. */
function tableOf<Data, Filter>(
  kind: KindName,
  label: keyof typeof words,
  query: TypedDocumentNode<Data, Variables<Filter>>,
  specs: readonly ColumnSpec<Row<Data>>[],
) {
  return function ListTable({ filter, height }: Props<Filter>) {
    const t = useWords(words);
    const open = useNavigate();
    return (
      <QueryTable<Data, Variables<Filter>, Row<Data>>
        label={t(label)}
        query={query}
        variables={{ filter }}
        columns={useColumns(kind, specs)}
        onOpen={({ id }) => open(recordPath(kind, id))}
        {...(height && { height })}
      />
    );
  };
}

function Pending() {
  const { language } = useLanguage();
  return <Tag>{inLanguage(language, words.pending)}</Tag>;
}

export const IndicatorTable = tableOf('Indicator', 'indicators', IndicatorListDocument, [
  { field: 'doc', width: 190, show: ({ doc }) => doc?.docNo },
  { field: 'docIssuedOn', width: 105, title: words.issuedOn },
  { field: 'receivedAt', width: 135, as: 'instant' },
  { field: 'region', width: 110 },
  { field: 'agency', width: 150, title: words.holder, show: ({ agency }) => agency?.name ?? <Pending /> },
  {
    field: 'fund',
    width: 170,
    show: ({ fund }) => <RecordLink to={fund && { ...fund, __typename: 'Fund' }}>{fund?.name}</RecordLink>,
  },
  { field: 'source', width: 80, choice: 'IndicatorSource' },
  { field: 'amount', width: 140, as: 'amount' },
]);

export const AllocationTable = tableOf('Allocation', 'allocations', AllocationListDocument, [
  { field: 'docNo', width: 190 },
  { field: 'docIssuedOn', width: 105, title: words.issuedOn },
  { field: 'allocatedAt', width: 135, as: 'instant' },
  { field: 'kind', width: 90, choice: 'AllocationKind' },
  { field: 'fromRegion', width: 100 },
  {
    field: 'toRegion',
    width: 170,
    title: words.receiver,
    show: ({ toAgency, toRegion }) => toAgency?.name ?? toRegion?.name,
  },
  {
    field: 'fund',
    width: 160,
    show: ({ fund }) => <RecordLink to={fund && { ...fund, __typename: 'Fund' }}>{fund?.name}</RecordLink>,
  },
  { field: 'amount', width: 130, as: 'amount' },
]);

export const PaymentTable = tableOf('Payment', 'payments', PaymentListDocument, [
  { field: 'voucherNo', width: 180, show: ({ voucherNo, applicationNo }) => voucherNo ?? applicationNo },
  { field: 'paidOn', width: 105 },
  { field: 'status', width: 80, choice: 'PaymentStatus' },
  { field: 'region', width: 85 },
  { field: 'agency', width: 130 },
  {
    field: 'payeeName',
    width: 145,
    title: words.payee,
    show: ({ payee, payeeName }) => (
      <RecordLink to={payee && { ...payee, __typename: 'Payee' }}>{payeeName}</RecordLink>
    ),
  },
  { field: 'payeeKind', width: 85, title: words.payeeKind, choice: 'PayeeKind' },
  { field: 'purpose', width: 130 },
  { field: 'amount', width: 120, as: 'amount' },
]);

export const SubsidyLineTable = tableOf('SubsidyLine', 'subsidyLines', SubsidyLineListDocument, [
  { field: 'name', width: 90 },
  { field: 'idNoMasked', width: 170 },
  { field: 'household', width: 150, show: ({ household }) => household?.householdNo },
  { field: 'programme', width: 170 },
  { field: 'periodStart', width: 105 },
  { field: 'paidOn', width: 105 },
  { field: 'status', width: 80, choice: 'SubsidyLineStatus' },
  { field: 'region', width: 90 },
  { field: 'amount', width: 120, as: 'amount' },
]);

export const PayeeTable = tableOf('Payee', 'payees', PayeeListDocument, [
  { field: 'name', width: 220 },
  { field: 'kind', width: 90, choice: 'PayeeKind' },
  { field: 'uscc', width: 180 },
  { field: 'idNoMasked', width: 170 },
  { field: 'accountNoMasked', width: 170 },
  { field: 'bankName', width: 150 },
  { field: 'region', width: 100 },
]);

export const EnterpriseTable = tableOf('Enterprise', 'enterprises', EnterpriseListDocument, [
  { field: 'name', width: 240 },
  { field: 'uscc', width: 180 },
  { field: 'type', width: 130 },
  { field: 'establishedOn', width: 105 },
  { field: 'regCapital', width: 140, as: 'amount' },
  { field: 'address', width: 180 },
  { field: 'region', width: 100 },
]);

export const AccountTable = tableOf('Account', 'accounts', AccountListDocument, [
  { field: 'name', width: 200 },
  { field: 'accountNoMasked', width: 180 },
  { field: 'typeName', width: 140 },
  { field: 'bankName', width: 170 },
  { field: 'holderKind', width: 90, choice: 'AccountHolder' },
  { field: 'openedOn', width: 105 },
  { field: 'closedOn', width: 105 },
  { field: 'region', width: 90 },
]);

export const PersonTable = tableOf('Person', 'people', PersonListDocument, [
  { field: 'name', width: 120 },
  { field: 'idNoMasked', width: 190 },
  { field: 'sex', width: 80, choice: 'Sex' },
  { field: 'bornOn', width: 120 },
  {
    field: 'memberships',
    width: 220,
    title: words.household,
    show: ({ memberships: { nodes } }) =>
      nodes.map(({ id, household, relation }) => (
        <RecordLink key={id} to={household && { ...household, __typename: 'Household' }}>
          {household?.householdNo} {relation}
        </RecordLink>
      )),
  },
  { field: 'region', width: 120 },
]);

export const HouseholdTable = tableOf('Household', 'households', HouseholdListDocument, [
  { field: 'householdNo', width: 190 },
  { field: 'head', width: 120 },
  { field: 'status', width: 110, choice: 'HouseholdStatus' },
  { field: 'cause', width: 160 },
  { field: 'registeredOn', width: 120 },
  { field: 'liftedOn', width: 120 },
  { field: 'region', width: 110 },
]);

export const DocumentTable = tableOf('IndicatorDoc', 'documents', DocumentListDocument, [
  { field: 'docNo', width: 220 },
  { field: 'title', width: 420 },
  { field: 'issuedOn', width: 110 },
  { field: 'kind', width: 110, choice: 'DocKind' },
  { field: 'issuingRegion', width: 130 },
]);
