import { changeInScope } from '@qingqu/schema';
import type { FieldNode } from 'graphql';
import type pg from 'pg';
import { apiError, asked, badInput } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import type { SignIn } from '../identity/sign-in.js';
import type { Registry } from '../model/registry.js';
import { planRecord, planRoot, planViewer, type RootPlan, type Roots } from '../plan/roots.js';
import { type Asked, below, type Fields } from '../plan/selection.js';
import { Answer } from '../plan/shape.js';
import type { RuleDesk } from '../rule-desk/rule-desk.js';
import type { IntakePort } from '../upload/intake-port.js';
import type { Log } from './log.js';
import { Session, type StatementNames } from './session.js';

/** What the server keeps from one request to the next. */
export interface OperationDeps {
  pool: pg.Pool;
  names: StatementNames;
  statementTimeoutMs: number;
  roots: Roots;
  entities: Registry;
  signIn: SignIn;
  /** Who users were a moment ago. Saves a round trip, and is checked each time all the same. */
  lastSeen: LastSeen;
  /** Where there is none, its fields say so. */
  rules: RuleDesk | undefined;
  intake: IntakePort | undefined;
  log: Log;
}

/** The last known viewers, of the users who asked most recently. */
export class LastSeen {
  #viewers = new Map<string, Viewer>();
  get(userId: string): Viewer | undefined {
    return this.#viewers.get(userId);
  }
  set(viewer: Viewer): void {
    if (this.#viewers.size >= 10_000) this.#viewers.clear();
    this.#viewers.set(viewer.userId, viewer);
  }
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

  /** @throws UNAUTHENTICATED when nobody's token came with the request. */
  #mustHaveToken(): Session {
    if (this.#session) return this.#session;
    throw apiError('UNAUTHENTICATED', refusals['refused' in this.bearer ? this.bearer.refused : 'missing']);
  }

  /** Who asks. @throws UNAUTHENTICATED, also when the rights ended after the token was issued. */
  async viewer(): Promise<Viewer> {
    const viewer = await this.#mustHaveToken().viewer();
    if (!viewer) throw apiError('UNAUTHENTICATED', refusals.revoked);
    this.deps.lastSeen.set(viewer);
    return viewer;
  }

  /**
   * Lets an operation begin. One of planned fields finds out who asks together with its answers; any other finds out first.
   *
   * @throws UNAUTHENTICATED
   */
  async admit(rootFields: readonly string[]): Promise<void> {
    const planned = rootFields.length > 0 && rootFields.every((name) => this.deps.roots.has(name));
    if (planned) this.#mustHaveToken();
    else await this.viewer();
  }

  /** The answer to a root field of a query, as it goes out. Asking again gives the same promise. */
  answer(key: string, nodes: readonly FieldNode[], asked: Asked): Promise<unknown> {
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.viewer().then((viewer) => this.#ask(viewer, planRoot(this.deps.roots, asked, viewer, nodes)));
    this.#answers.set(key, answer);
    return answer;
  }

  /**
   * The answers to all fields of a query in one round trip; undefined when some field is not planned, or something went wrong:
   * then GraphQL's own execution asks {@link answer} for each and tells what happened where.
   */
  async answerAll(fields: Fields, asked: Asked): Promise<Record<string, unknown> | undefined> {
    const planned = [...fields].filter(([, nodes]) => !isTypename(nodes));
    if (planned.length === 0 || !planned.every(([, [node]]) => this.deps.roots.has(node!.name.value))) return undefined;
    const session = this.#mustHaveToken();
    const known = this.deps.lastSeen.get(session.userId);
    const answers =
      (known && (await this.#askAs(known, session, planned, asked))) ??
      // Not seen before, or the rights have changed.
      (await this.viewer().then(
        (viewer) => this.#askAs(viewer, session, planned, asked),
        () => undefined,
      ));
    if (!answers) return undefined;
    const named = new Map(planned.map(([key], at) => [key, answers[at]]));
    return Object.fromEntries([...fields].map(([key, nodes]) => [key, isTypename(nodes) ? 'Query' : named.get(key)]));
  }

  async #askAs(
    viewer: Viewer,
    session: Session,
    fields: readonly [string, readonly FieldNode[]][],
    asked: Asked,
  ): Promise<unknown[] | undefined> {
    const plans = plansOf(() => fields.map(([, nodes]) => planRoot(this.deps.roots, asked, viewer, nodes)));
    if (!plans) return undefined;
    try {
      const questions = plans.flatMap(({ question }) => (question ? [question] : []));
      const found = await session.askAll(viewer, questions);
      return found && plans.map(({ question, read }) => read(question && found.shift()));
    } catch (error) {
      // It failed once and is not asked again; each field will tell it.
      for (const [key] of fields) this.#answers.set(key, rejected(error));
      return undefined;
    }
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

  /** @throws UPSTREAM_UNAVAILABLE where the server was made without one. */
  get rules(): RuleDesk {
    if (this.deps.rules) return this.deps.rules;
    throw apiError(
      'UPSTREAM_UNAVAILABLE',
      'This server has no rule engine beside it; ask one that was begun with `qingqu start`.',
    );
  }

  /** @throws UPSTREAM_UNAVAILABLE where the server was made without one. */
  get intake(): IntakePort {
    if (this.deps.intake) return this.deps.intake;
    throw apiError('UPSTREAM_UNAVAILABLE', 'This server takes nothing in; ask one that was begun with `qingqu start`.');
  }

  /** Tells the log what this operation did, without any content. */
  note(details: object, message: string): void {
    this.deps.log.info({ requestId: this.requestId, ...details }, message);
  }

  /** One value that a statement yields, of what the viewer may see. */
  async read(text: string, values: readonly unknown[]): Promise<unknown> {
    const viewer = await this.viewer();
    return this.#mustHaveToken().ask(viewer, { text, values });
  }

  /**
   * Runs a change in the viewer's scope and role, in a transaction of its own that ends with it. What the role may change, and
   * how, are the functions of the database that it may call; see `audit` for writing down what was done.
   */
  async change<T>(work: (client: pg.PoolClient, viewer: Viewer) => Promise<T>): Promise<T> {
    const viewer = await this.viewer();
    return asked(changeInScope(this.deps.pool, viewer, (client) => work(client, viewer), this.deps.statementTimeoutMs));
  }

  /** A record as it is after a change: whatever was read before it was of an earlier moment. */
  async recordNow(entityName: string, key: string, nodes: readonly FieldNode[], asked: Asked): Promise<unknown> {
    const { userId } = this.#mustHaveToken();
    this.close();
    this.#session = new Session(this.deps, userId);
    const record = { entity: this.deps.entities.get(entityName)!, key };
    const viewer = await this.viewer();
    return this.#ask(viewer, planRecord(this.deps.entities, asked, viewer, record, nodes));
  }

  async #ask(viewer: Viewer, { question, read }: RootPlan): Promise<unknown> {
    return read(question && (await this.#session!.ask(viewer, question)));
  }

  close(): void {
    this.#session?.close();
  }
}

const isTypename = ([node]: readonly FieldNode[]) => node!.name.value === '__typename';

/** Plans, or nothing when an argument is wrong: GraphQL's own execution plans field by field and says which. */
function plansOf(plan: () => RootPlan[]): RootPlan[] | undefined {
  try {
    return plan();
  } catch {
    return undefined;
  }
}

/** A promise that has failed, of which nobody has to know yet. */
function rejected(error: unknown): Promise<never> {
  const promise = Promise.reject(error);
  promise.catch(() => undefined);
  return promise;
}
