import type { TypedDocumentString } from './generated/graphql.js';

/** Why a question was not answered. Decide by `code`; the message is for people. */
export class QingquError extends Error {
  override name = 'QingquError';
  constructor(
    /** As UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, RATE_LIMITED, QUERY_TOO_COMPLEX; UNREACHABLE when no server answered. */
    readonly code: string,
    message: string,
    /** Under this number the server's log knows the request. */
    readonly requestId?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; requestId?: string } }[];
}

/** Asks one server; a question's variables and its answer have the types that its document was generated with. */
export class QingquClient {
  constructor(
    readonly url: string,
    private readonly token?: string,
  ) {}

  /** The same server, asked as whoever this token is of. */
  as(token: string): QingquClient {
    return new QingquClient(this.url, token);
  }

  /** The header by which the server knows who asks. */
  get authorization(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }

  /** @throws QingquError also when only a part was answered: a sum over half the rows is a wrong sum. */
  async ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
    const response = await this.post(document.toString(), variables);
    const answer = (await response.json().catch(() => ({}))) as Answer<Data>;
    const [error] = answer.errors ?? [];
    if (error) throw new QingquError(error.extensions?.code ?? 'INTERNAL', error.message, error.extensions?.requestId);
    if (!answer.data)
      throw new QingquError('UNREACHABLE', `${this.url} answered ${response.status}, and not as Qingqu does`);
    return answer.data;
  }

  private async post(query: string, variables: unknown): Promise<Response> {
    try {
      return await fetch(new URL('/graphql', this.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...this.authorization },
        body: JSON.stringify({ query, variables }),
      });
    } catch (cause) {
      throw new QingquError('UNREACHABLE', `${this.url} cannot be reached`, undefined, { cause });
    }
  }
}
