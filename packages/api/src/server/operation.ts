import type { FieldNode } from 'graphql';
import type pg from 'pg';
import { apiError, badInput } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import type { SignIn } from '../identity/sign-in.js';
import type { Registry } from '../model/registry.js';
import { planRoot, planViewer, type RootPlan, type Roots } from '../plan/roots.js';
import { type Asked, below } from '../plan/selection.js';
import { Answer } from '../plan/shape.js';
import { Session, type StatementNames } from './session.js';

/** What the server keeps from one request to the next. */
export interface OperationDeps {
  pool: pg.Pool;
  names: StatementNames;
  statementTimeoutMs: number;
  roots: Roots;
  entities: Registry;
  signIn: SignIn;
}

/** Who a request says it comes from: a user's token, none, or one that is refused. */
export type Bearer = { userId: string } | { refused: 'malformed' | 'expired' | 'missing' };

const refusals = {
  missing:
    'Sign in first: mutation { signIn(username: "…", password: "…") { token } }, then send "Authorization: Bearer <token>".',
  malformed: 'The token is not one of this server. Sign in again.',
  expired: 'The token has expired. Sign in again.',
  revoked: 'The user has been disabled, or has no grant that is valid today.',
};

/** The context of resolvers and plugins. Apollo copies it, so what has private fields stands one level below. */
export interface ApiContext {
  operation: Operation;
}

/** What one operation works with: who asks, and the transaction that answers. */
export class Operation {
  #session: Session | undefined;
  #answers = new Map<string, Promise<unknown>>();

  constructor(
    private readonly deps: OperationDeps,
    private readonly bearer: Bearer,
    readonly requestId: string,
    readonly clientAddress: string,
  ) {
    if ('userId' in bearer) this.#session = new Session(deps, bearer.userId);
  }

  /** Who asks. @throws UNAUTHENTICATED, also when the rights ended after the token was issued. */
  async viewer(): Promise<Viewer> {
    if (!this.#session)
      throw apiError('UNAUTHENTICATED', refusals['refused' in this.bearer ? this.bearer.refused : 'missing']);
    const viewer = await this.#session.viewer();
    if (!viewer) throw apiError('UNAUTHENTICATED', refusals.revoked);
    return viewer;
  }

  isPlanned(rootField: string): boolean {
    return this.deps.roots.has(rootField);
  }

  /** The answer to a root field of a query, as it goes out. Asking again gives the same promise. */
  answer(key: string, nodes: readonly FieldNode[], asked: Asked): Promise<unknown> {
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.viewer().then((viewer) => this.#ask(viewer, planRoot(this.deps.roots, asked, viewer, nodes)));
    this.#answers.set(key, answer);
    return answer;
  }

  /** Signs in; from here on the operation is that user's. Once an operation, so that aliases cannot try out passwords. */
  async signIn(username: string, password: string, nodes: readonly FieldNode[], asked: Asked): Promise<unknown> {
    if (this.#signedIn) throw badInput('signIn is allowed once an operation.');
    this.#signedIn = true;
    const { token, expiresAt, viewer } = await this.deps.signIn.signIn(username, password, this.clientAddress);
    this.close();
    this.#session = new Session(this.deps, viewer.userId);
    const answer = new Answer();
    for (const [key, fieldNodes] of below(asked, 'SignIn', nodes)) {
      const name = fieldNodes[0]!.name.value;
      if (name === 'token') answer[key] = token;
      if (name === 'expiresAt') answer[key] = expiresAt.toISOString();
      if (name === 'viewer')
        answer[key] = await this.#ask(
          viewer,
          planViewer(this.deps.entities, asked, viewer, below(asked, 'Viewer', fieldNodes)),
        );
    }
    return answer;
  }
  #signedIn = false;

  async #ask(viewer: Viewer, { question, read }: RootPlan): Promise<unknown> {
    return read(question && (await this.#session!.ask(viewer, question.text, question.values)));
  }

  close(): void {
    this.#session?.close();
  }
}
