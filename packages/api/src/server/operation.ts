import { changeInScope } from '@qingqu/schema';
import type { FieldNode } from 'graphql';
import type pg from 'pg';
import type { PersonalRead, ReadAudit } from '../audit/read-audit.js';
import type { RevealPort } from '../audit/reveal-port.js';
import type { CaseworkPort } from '../casework/casework-port.js';
import { apiError, asked } from '../errors.js';
import type { ExportPort } from '../export/export-port.js';
import type { ExchangeDeps } from '../export/under-exchange.js';
import {
  type Bearer,
  bearerKey,
  endedError,
  type KnownBearer,
  mustChangeFirst,
  refusalError,
} from '../identity/bearer.js';
import type { LastUse } from '../identity/last-use.js';
import type { OwnAccount } from '../identity/own-account.js';
import type { Viewer } from '../identity/principal.js';
import type { SignIn, SignInWish } from '../identity/sign-in.js';
import type { LiveContext } from '../live/changes.js';
import type { Registry } from '../model/registry.js';
import { PersonalReads } from '../plan/personal-reads.js';
import { planRecord, planRecords, planRoot, planViewer, type RootPlan, type Roots } from '../plan/roots.js';
import { type Asked, below, type Fields } from '../plan/selection.js';
import { Answer } from '../plan/shape.js';
import type { RuleDesk } from '../rule-desk/rule-desk.js';
import type { IntakePort } from '../upload/intake-port.js';
import type { HealthPort } from '../workbench/health-port.js';
import type { Log } from './log.js';
import { type Asker, askerOf } from './rate-limits.js';
import { Session, type StatementNames } from './session.js';

/** What the server keeps from one request to the next. */
export interface OperationDeps {
  pool: pg.Pool;
  names: StatementNames;
  statementTimeoutMs: number;
  roots: Roots;
  entities: Registry;
  signIn: SignIn;
  account: OwnAccount;
  /** Who users were a moment ago. Saves a round trip, and is checked each time all the same. */
  lastSeen: LastSeen;
  /** Where it is noted that sessions and tokens are in use. */
  lastUse: LastUse;
  /** Where there is none, its fields say so. */
  rules: RuleDesk | undefined;
  intake: IntakePort | undefined;
  exports: ExportPort | undefined;
  casework: CaseworkPort | undefined;
  health: HealthPort | undefined;
  audit: RevealPort | undefined;
  /** Where it is noted who reads rows of persons. */
  reads: ReadAudit;
  log: Log;
}

/** The last known viewers, of the sessions and tokens that asked most recently. */
export class LastSeen {
  #viewers = new Map<string, Viewer>();
  get(bearer: KnownBearer): Viewer | undefined {
    return this.#viewers.get(bearerKey(bearer));
  }
  set(bearer: KnownBearer, viewer: Viewer): void {
    if (this.#viewers.size >= 10_000) this.#viewers.clear();
    this.#viewers.set(bearerKey(bearer), viewer);
  }
}

/** What is answered to those who have to change their password first. */
const beforeChange = new Set(['viewer', 'changePassword', 'signOut', '__typename']);

/** The context of resolvers and plugins. Apollo copies it, so what has private fields stands one level below. */
export interface ApiContext {
  operation: Operation;
  /** In development, what the operation costs and the most that one may cost. */
  cost?: { asked: number; most: number };
  /** Of a subscription, what it hears changes with. */
  live?: LiveContext;
}

/** What one operation works with: who asks, and the transaction that answers. */
export class Operation {
  #session: Session | undefined;
  /** How long sessions before it had a connection. */
  #heldMs = 0;
  #answers = new Map<string, Promise<unknown>>();
  #personal: PersonalReads;
  #reader: Viewer | undefined;
  /** Whether all that is asked may be asked before a password is changed. */
  #isBeforeChange = false;

  constructor(
    private readonly deps: OperationDeps,
    private readonly bearer: Bearer,
    readonly requestId: string,
    readonly clientAddress: string,
    readonly userAgent: string | undefined,
  ) {
    this.#personal = new PersonalReads(deps.reads.expectRecord);
    if ('kind' in bearer) this.#begin(bearer);
  }

  /** How long it has kept a connection to itself, in milliseconds. */
  get heldMs(): number {
    return this.#heldMs + (this.#session?.heldMs ?? 0);
  }

  /** Whose budget it is taken from. */
  get asker(): Asker {
    return askerOf(this.bearer, this.clientAddress);
  }

  /** @throws UNAUTHENTICATED when nobody's token came with the request. */
  #mustHaveToken(): Session {
    if (this.#session) return this.#session;
    throw refusalError('refused' in this.bearer ? this.bearer.refused : 'missing');
  }

  /** Who asks. @throws UNAUTHENTICATED, also when the rights ended after the token was issued; FORBIDDEN before a password is changed. */
  async viewer(): Promise<Viewer> {
    const session = this.#mustHaveToken();
    const viewer = await session.viewer();
    if (!viewer) throw endedError(session.bearer);
    this.deps.lastSeen.set(session.bearer, viewer);
    if (viewer.mustChangePassword && !this.#isBeforeChange) throw mustChangeFirst();
    return viewer;
  }

  /** Who asks, where what follows is done on the platform's own connections: this operation holds none meanwhile. */
  async viewerAtRest(): Promise<Viewer> {
    const viewer = await this.viewer();
    this.#rest();
    return viewer;
  }

  /**
   * Lets an operation begin. One of planned fields finds out who asks together with its answers; any other finds out first.
   *
   * @throws UNAUTHENTICATED; FORBIDDEN for a program that would change something
   */
  async admit(kind: 'query' | 'mutation' | 'subscription', rootFields: readonly string[]): Promise<void> {
    this.#isBeforeChange = rootFields.every((name) => beforeChange.has(name));
    const isPlanned = rootFields.length > 0 && rootFields.every((name) => this.deps.roots.has(name));
    if (kind === 'query' && isPlanned) return void this.#mustHaveToken();
    const { tokenScopes } = await this.viewer();
    if (kind === 'mutation' && tokenScopes)
      throw apiError('FORBIDDEN', 'A service token reads and changes nothing. Sign in as a person for this.');
  }

  /** The answer to a root field of a query, as it goes out. Asking again gives the same promise. */
  answer(key: string, nodes: readonly FieldNode[], asked: Asked): Promise<unknown> {
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.viewer().then((viewer) =>
      this.#ask(viewer, planRoot(this.deps.roots, this.#counted(asked), viewer, nodes)),
    );
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
    const known = this.deps.lastSeen.get(session.bearer);
    const mayAsk = known && (this.#isBeforeChange || !known.mustChangePassword);
    const answers =
      (mayAsk && (await this.#askAs(known, session, planned, asked))) ??
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
    const counted = this.#counted(asked);
    const plans = plansOf(() => fields.map(([, nodes]) => planRoot(this.deps.roots, counted, viewer, nodes)));
    if (!plans) return undefined;
    this.#reader = viewer;
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

  /** Signs in; from here on the operation is that user's. The gate lets it come once an operation, so that aliases cannot try out passwords. */
  async signIn(wish: SignInWish, nodes: readonly FieldNode[], asked: Asked): Promise<unknown> {
    const { token, expiresAt, viewer, bearer } = await this.deps.signIn.signIn(wish, this);
    this.#begin(bearer);
    const answer = new Answer();
    for (const [key, fieldNodes] of below(asked, 'SignIn', nodes)) {
      const name = fieldNodes[0]!.name.value;
      if (name === 'token') answer[key] = token;
      if (name === 'expiresAt') answer[key] = expiresAt.toISOString();
      if (name === 'viewer') answer[key] = await this.#shown(viewer, fieldNodes, asked);
    }
    return answer;
  }

  /** What users do about their own accounts. */
  get account(): OwnAccount {
    return this.deps.account;
  }

  /** The viewer as after a change of the account. */
  async viewerNow(nodes: readonly FieldNode[], asked: Asked): Promise<unknown> {
    this.#rest();
    return this.#shown(await this.viewer(), nodes, asked);
  }

  #shown(viewer: Viewer, nodes: readonly FieldNode[], asked: Asked): Promise<unknown> {
    const fields = below(asked, 'Viewer', nodes);
    return this.#ask(viewer, planViewer(this.deps.entities, this.#counted(asked), viewer, fields));
  }

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

  /** @throws UPSTREAM_UNAVAILABLE where the server was made without one. */
  get exports(): ExportPort {
    if (this.deps.exports) return this.deps.exports;
    throw apiError(
      'UPSTREAM_UNAVAILABLE',
      'This server makes no exports in the background; ask for them at once, for example GET /export/payments.csv.',
    );
  }

  /** What exports under an exchange of data work with. */
  get exchanging(): ExchangeDeps {
    return { pool: this.deps.pool, casework: this.deps.casework };
  }

  /** @throws UPSTREAM_UNAVAILABLE where the server was made without one. */
  get casework(): CaseworkPort {
    if (this.deps.casework) return this.deps.casework;
    throw apiError(
      'UPSTREAM_UNAVAILABLE',
      'This server takes no steps of casework; ask one that was begun with `qingqu start`.',
    );
  }

  /** @throws UPSTREAM_UNAVAILABLE where the server was made without one. */
  get health(): HealthPort {
    if (this.deps.health) return this.deps.health;
    throw apiError(
      'UPSTREAM_UNAVAILABLE',
      'This server does not know how the platform does; ask one that was begun with `qingqu start`.',
    );
  }

  /** @throws UPSTREAM_UNAVAILABLE where the server was made without one. */
  get audit(): RevealPort {
    if (this.deps.audit) return this.deps.audit;
    throw apiError(
      'UPSTREAM_UNAVAILABLE',
      'This server has no keys to open personal values with; ask one that was begun with `qingqu start`.',
    );
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
    this.#rest();
    return asked(changeInScope(this.deps.pool, viewer, (client) => work(client, viewer), this.deps.statementTimeoutMs));
  }

  /** A record as it is after a change: whatever was read before it was of an earlier moment. */
  async recordNow(entityName: string, key: string, nodes: readonly FieldNode[], asked: Asked): Promise<unknown> {
    this.#rest();
    const record = { entity: this.deps.entities.get(entityName)!, key };
    const viewer = await this.viewer();
    return this.#ask(viewer, planRecord(this.deps.entities, this.#counted(asked), viewer, record, nodes));
  }

  /**
   * Ends the transaction of what was read, and gives its connection back; the next question begins another. Operations that waited for a
   * second connection while they hold one could wait for each other.
   */
  #rest(): void {
    this.#begin(this.#mustHaveToken().bearer);
  }

  #begin(bearer: KnownBearer): void {
    this.close();
    this.#heldMs = this.heldMs;
    this.#session = new Session(this.deps, bearer, this.clientAddress);
  }

  /** Of the records with these keys those that pass the filter and that the viewer may see, by their keys. */
  async recordsNow(
    entityName: string,
    keys: readonly string[],
    filter: unknown,
    nodes: readonly FieldNode[],
    asked: Asked,
  ): Promise<ReadonlyMap<string, unknown>> {
    const viewer = await this.viewer();
    const wanted = { entity: this.deps.entities.get(entityName)!, keys, filter };
    const plan = planRecords(this.deps.entities, this.#counted(asked), viewer, wanted, nodes);
    return (await this.#ask(viewer, plan)) as ReadonlyMap<string, unknown>;
  }

  /** What of persons has been read so far, and by whom; undefined when nothing was. */
  get personalRead(): Pick<PersonalRead, 'viewer' | 'entities' | 'requestId' | 'clientAddress'> | undefined {
    const entities = this.#personal.counts;
    if (!this.#reader || Object.keys(entities).length === 0) return undefined;
    return { viewer: this.#reader, entities, requestId: this.requestId, clientAddress: this.clientAddress };
  }

  /** Asks so that rows of persons are counted. */
  #counted(asked: Asked): Asked {
    return { ...asked, personal: this.#personal };
  }

  async #ask(viewer: Viewer, { question, read }: RootPlan): Promise<unknown> {
    this.#reader = viewer;
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
