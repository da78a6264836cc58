import { type QingquClient, QingquError } from './client.js';
import {
  PaymentsDocument,
  type PaymentsQuery,
  PaymentTotalsDocument,
  type PaymentTotalsQuery,
  SignInDocument,
  type SignInMutation,
  WarningsDocument,
  type WarningsQuery,
} from './generated/graphql.js';

export type Payment = PaymentsQuery['payments']['nodes'][number];

/** Signs in; the client that it answers asks as this user. */
export async function signIn(
  client: QingquClient,
  username: string,
  password: string,
): Promise<{ client: QingquClient; viewer: SignInMutation['signIn']['viewer'] }> {
  const { token, viewer } = (await client.ask(SignInDocument, { username, password })).signIn;
  return { client: client.as(token), viewer };
}

/**
 * All payments of a region since a day, page by page as they are needed. A cursor that no longer fits (the server was upgraded
 * meanwhile) is an error with the code CURSOR_INVALID: begin anew.
 */
export async function* payments(
  client: QingquClient,
  region: string,
  since: string,
  pageSize = 100,
): AsyncGenerator<Payment> {
  let after: string | null = null;
  do {
    const page: PaymentsQuery['payments'] = (
      await client.ask(PaymentsDocument, { region, since, first: pageSize, after })
    ).payments;
    yield* page.nodes;
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
}

/** The open warnings of a region, and how many there are in all. */
export async function openWarnings(
  client: QingquClient,
  region: string,
  first = 20,
): Promise<WarningsQuery['warnings']> {
  return (await client.ask(WarningsDocument, { region, first })).warnings;
}

/** What was paid by county and month. */
export async function paymentTotals(client: QingquClient, region: string): Promise<PaymentTotalsQuery['paymentStats']> {
  return (await client.ask(PaymentTotalsDocument, { region })).paymentStats;
}

/** What to tell a person about an error; by its code, never by its message. */
export function advice(error: unknown): string {
  if (!(error instanceof QingquError)) return String(error);
  const known: Readonly<Record<string, string>> = {
    UNAUTHENTICATED: '用户名或密码不正确，或登录已过期',
    FORBIDDEN: '没有权限',
    RATE_LIMITED: '请求过多，请稍后再试',
    UPSTREAM_UNAVAILABLE: '服务暂不可用，请稍后再试',
    UNREACHABLE: '无法连接服务器',
  };
  const number = error.requestId ? `（请求号 ${error.requestId}）` : '';
  return `${known[error.code] ?? error.message}${number}`;
}
