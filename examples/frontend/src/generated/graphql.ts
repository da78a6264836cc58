// Written by `npm run generate` (@graphql-codegen/client-preset) from schema/schema.graphql and src/operations: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How pressing a warning is 预警级别. */
export type Severity =
  /** Data quality or a reminder 蓝色. */
  | 'BLUE'
  /** A strong lead, to be verified 橙色. */
  | 'ORANGE'
  /** The rule’s text itself is broken; rectify directly 红色. */
  | 'RED'
  /** A lead, to be verified 黄色. */
  | 'YELLOW';

/** Category of a warning (Art. 17) 预警类别. */
export type WarningCategory =
  /** Account risk 账户风险. */
  | 'ACCOUNT'
  /** Indicator allocation 指标分配. */
  | 'ALLOCATION'
  /** Cash expenditure 现金支出. */
  | 'CASH'
  /** Payment cycle 支付周期. */
  | 'CYCLE'
  /** Enterprise risk 企业风险. */
  | 'ENTERPRISE'
  /** Fund risk 资金风险. */
  | 'FUND'
  /** Individual risk 个人风险. */
  | 'INDIVIDUAL'
  /** Indicator receipt 指标接收. */
  | 'RECEIPT';

export type PaymentTotalsQueryVariables = Exact<{
  region: string;
}>;


export type PaymentTotalsQuery = { paymentStats: Array<{ countyName: string | null, month: string | null, count: number, sumAmount: string | null }> };

export type PaymentsQueryVariables = Exact<{
  region: string;
  since: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PaymentsQuery = { payments: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ voucherNo: string | null, paidOn: string | null, amount: string, purpose: string | null, payeeName: string, agency: { name: string } | null }> } };

export type SignInMutationVariables = Exact<{
  username: string;
  password: string;
}>;


export type SignInMutation = { signIn: { token: string, expiresAt: string, viewer: { displayName: string, region: { code: string, name: string } | null } } };

export type WarningsQueryVariables = Exact<{
  region: string;
  first: number;
}>;


export type WarningsQuery = { warnings: { totalCount: number, nodes: Array<{ warningNo: string, severity: Severity, category: WarningCategory, messageZh: string, openedAsOf: string, region: { name: string } | null }> } };

export type WarningLineFragment = { warningNo: string, severity: Severity, category: WarningCategory, messageZh: string, openedAsOf: string, region: { name: string } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const WarningLineFragmentDoc = new TypedDocumentString(`
    fragment WarningLine on Warning {
  warningNo
  severity
  category
  messageZh
  openedAsOf
  region {
    name
  }
}
    `, {"fragmentName":"WarningLine"}) as unknown as TypedDocumentString<WarningLineFragment, unknown>;
export const PaymentTotalsDocument = new TypedDocumentString(`
    query PaymentTotals($region: String!) {
  paymentStats(
    filter: {regionUnder: $region, status: {eq: PAID}}
    groupBy: [COUNTY, MONTH]
  ) {
    countyName
    month
    count
    sumAmount
  }
}
    `) as unknown as TypedDocumentString<PaymentTotalsQuery, PaymentTotalsQueryVariables>;
export const PaymentsDocument = new TypedDocumentString(`
    query Payments($region: String!, $since: LocalDate!, $first: Int!, $after: String) {
  payments(
    filter: {regionUnder: $region, status: {eq: PAID}, paidOn: {gte: $since}}
    first: $first
    after: $after
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      voucherNo
      paidOn
      amount
      purpose
      payeeName
      agency {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PaymentsQuery, PaymentsQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($username: String!, $password: String!) {
  signIn(username: $username, password: $password) {
    token
    expiresAt
    viewer {
      displayName
      region {
        code
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const WarningsDocument = new TypedDocumentString(`
    query Warnings($region: String!, $first: Int!) {
  warnings(filter: {regionUnder: $region, state: {eq: OPEN}}, first: $first) {
    totalCount
    nodes {
      ...WarningLine
    }
  }
}
    fragment WarningLine on Warning {
  warningNo
  severity
  category
  messageZh
  openedAsOf
  region {
    name
  }
}`) as unknown as TypedDocumentString<WarningsQuery, WarningsQueryVariables>;