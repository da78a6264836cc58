import type { RevealField } from '../../../parts/reveal/operations.js';
import type { RecordKind } from '../../../schema/records.js';

/** A record as the general page asks for it: what it holds depends on its kind. */
export type AnyRecord = { id: string; __typename: string } & Readonly<Record<string, unknown>>;

/** The masked values that may be shown in full, for a purpose. */
const SEALED: Readonly<Record<string, Readonly<Record<string, RevealField>>>> = {
  Payee: { name: 'NAME', idNoMasked: 'ID_NO' },
  Person: { name: 'NAME', idNoMasked: 'ID_NO' },
  SubsidyLine: { name: 'NAME', idNoMasked: 'ID_NO', cardNoMasked: 'CARD_NO' },
  PaymentLine: { name: 'NAME', idNoMasked: 'ID_NO' },
  Payment: { payeeName: 'PAYEE_NAME' },
  Account: { accountNoMasked: 'ACCOUNT_NO' },
};

/** Under which name a value of the record is revealed; undefined where it stands in full already. */
export function sealedAs(record: AnyRecord, field: string): RevealField | undefined {
  const kind = record.kind ?? record.payeeKind;
  // Names of enterprises and units are nobody's secret.
  const isPersons = kind === undefined || kind === 'INDIVIDUAL' || field.endsWith('Masked');
  return isPersons ? SEALED[record.__typename]?.[field] : undefined;
}

/** What a record goes by: its names, or those of its document; the kind's where it has none. */
export function nameOf(
  record: Readonly<Record<string, unknown>>,
  kind: RecordKind | undefined,
  otherwise: string,
): string {
  const said = (kind?.names ?? ['name', 'voucherNo', 'accountNoMasked', 'docIssuedOn'])
    .map((name) => record[name])
    .filter((value) => typeof value === 'string' && value !== '');
  const doc = record.doc as { docNo?: string } | null | undefined;
  return String(said[0] ?? doc?.docNo ?? otherwise);
}

/** The whole record: `node` with what its kind has. */
export const wholeQuery = (name: string, { whole }: RecordKind): string =>
  `query WholeRecord($id: ID!) { node(id: $id) { __typename id ... on ${name} { ${whole} } } }`;

/** One of its lists, a page at a time. */
export const listQuery = (name: string, list: string, row: string): string =>
  `query RecordList($id: ID!, $first: Int!, $after: String) { node(id: $id) { __typename id ... on ${name} { ` +
  `${list}(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${row} } } } } }`;
