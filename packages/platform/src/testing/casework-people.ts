import { randomBytes } from 'node:crypto';
import { type Api, apiSchema, createApi, ensureUser, issueToken } from '@qingqu/api';
import type { Role } from '@qingqu/schema';
import { fixedDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { sweepDeps } from '../sweeping.js';
import { ingestDeps } from '../take-in.js';
import { city, county, enterer, otherCounty, province } from './casework-world.js';

interface Office {
  role: Role;
  regionCode: string;
  departmentKinds?: string[];
  /** Another account of this person. */
  alsoIs?: string;
}

const staff = (regionCode: string, ...departmentKinds: string[]): Office => ({
  role: 'staff',
  regionCode,
  departmentKinds,
});
const all = ['budget', 'treasury', 'agri'];

/** Everybody who has to do with the small world's cases, and those whom they do not concern. */
const offices = {
  yusuan1: staff(county, 'budget'),
  yusuan2: staff(county, 'budget'),
  guoku1: staff(county, 'treasury'),
  guoku2: staff(county, 'treasury'),
  nong1: staff(county, 'agri'),
  nong2: staff(county, 'agri'),
  /** The first agricultural officer by another name. */
  'nong1-zhang': { ...staff(county, 'agri'), alsoIs: 'nong1' },
  [enterer]: staff(county, ...all),
  jiandu: { role: 'supervisor', regionCode: county },
  'shi-guoku': staff(city, 'treasury'),
  'shi-nong': staff(city, 'agri'),
  'shi-jiandu': { role: 'supervisor', regionCode: city },
  'sheng-nong': staff(province, 'agri'),
  'sheng-xinxi': staff(province, 'it'),
  'sheng-jiandu': { role: 'supervisor', regionCode: province },
  'sheng-jiandu2': { role: 'supervisor', regionCode: province },
  'lin-xian': staff(otherCounty, ...all),
  'lin-jiandu': { role: 'supervisor', regionCode: otherCounty },
  guanli: { role: 'admin', regionCode: county },
  lingdao: { role: 'leader', regionCode: county },
  shenji: { role: 'auditor', regionCode: county },
  chengxu: { role: 'service', regionCode: county, departmentKinds: all },
} as const satisfies Record<string, Office>;
export type Person = keyof typeof offices;
/** `undefined` = nobody who has signed in. */
export type Asking = Person | undefined;

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  data?: any;
  errors?: { message: string; extensions: { code: string; basis?: string; legalActs?: string[]; version?: number } }[];
}

/** The people of the small world at their desks, on the platform's business date. */
export class Offices {
  readonly #tokens = new Map<Person, string>();

  private constructor(
    private readonly platform: Platform,
    private readonly api: Api,
    private readonly address: string,
  ) {}

  static async open(platform: Platform): Promise<Offices> {
    const api = await createApi({
      pool: platform.api,
      authKey: platform.secrets.authKey,
      mode: 'production',
      now: () => new Date(),
      log: { info: () => undefined, warn: () => undefined, error: (details) => console.error(details) },
      casework: { system: platform.system, today: async () => fixedDate(platform)!, blobDir: platform.dirs.blobs },
      rules: {
        sweep: sweepDeps(platform),
        vault: platform.vault,
        settings: async () => ({ today: fixedDate(platform)!, allowUnsigned: false }),
      },
      intake: {
        ingest: ingestDeps(platform),
        uploadDir: platform.dirs.inbox,
        state: async () => ({ isOpen: true, concurrency: 1 }),
      },
    });
    const address = await api.app.listen({ port: 0, host: '127.0.0.1' });
    const opened = new Offices(platform, api, address);
    for (const [name, office] of Object.entries(offices)) await opened.#seat(name as Person, office);
    return opened;
  }

  async #seat(name: Person, { role, regionCode, departmentKinds = [], alsoIs = name }: Office): Promise<void> {
    const { system, secrets } = this.platform;
    const password = randomBytes(12).toString('base64url');
    const spec = { username: name, displayName: name, password, role, regionCode, departmentKinds, isDemo: false };
    const userId = await ensureUser(system, spec);
    await system.query('update app_user set staff_no = $2 where id = $1', [userId, `GH-${alsoIs}`]);
    const { rows } = await system.query<{ id: string }>(
      `insert into app_session (user_id, method, expires_at, scope_ord) select id, 'password', now() + interval '1 day', scope_ord from app_user where id = $1 returning id`,
      [userId],
    );
    this.#tokens.set(name, issueToken(secrets.authKey, { userId, sessionId: rows[0]!.id }, 3_600, new Date()).token);
  }

  async ask(who: Asking, query: string, variables: object = {}): Promise<Answer> {
    const token = who && this.#tokens.get(who);
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  /** The answer to a question that is in order. */
  async must(who: Asking, query: string, variables: object = {}): Promise<NonNullable<Answer['data']>> {
    const { data, errors } = await this.ask(who, query, variables);
    if (errors) throw new Error(`${who}: ${query}\n${JSON.stringify(errors)}`);
    return data;
  }

  /** Calls a mutation with arguments by their names. */
  act(who: Asking, mutation: string, given: Readonly<Record<string, unknown>>, shown: string): Promise<Answer> {
    const field = apiSchema().getMutationType()!.getFields()[mutation];
    if (!field) throw new Error(`there is no mutation ${mutation}`);
    const types = new Map(field.args.map(({ name, type }) => [name, String(type)]));
    const names = Object.keys(given);
    const unknown = names.filter((name) => !types.has(name));
    if (unknown.length > 0) throw new Error(`${mutation} has no argument ${unknown}; it has ${[...types.keys()]}`);
    const told = names.map((name) => `$${name}: ${types.get(name)}`).join(', ');
    const passed = names.map((name) => `${name}: $${name}`).join(', ');
    return this.ask(who, `mutation (${told}) { ${mutation}(${passed}) { ${shown} } }`, given);
  }

  close(): Promise<void> {
    return this.api.close();
  }
}
