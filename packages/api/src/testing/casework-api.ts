import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { parseGlobalId } from '../plan/global-id.js';
import type { ApiDeps } from '../server/create-api.js';
import { type Answer, type TestApi, testApi } from './client.js';

export const PROVINCE = '410000000000';
/** 商丘市, and two of its counties. */
export const CITY = '411400000000';
export const COUNTY = '411421000000';
export const OTHER_COUNTY = '411425000000';

export interface Office {
  role: Role;
  regionCode: string;
  departmentKinds?: readonly string[];
}

/** An API that takes steps of casework, with people at their desks, on a business date that the test moves. */
export interface CaseworkApi<Name extends string> {
  database: TestDatabase;
  api: TestApi;
  blobDir: string;
  today: string;
  token(name: Name): string;
  ask(name: Name, query: string, variables?: object): Promise<Answer>;
  /** The answer to a question that is in order. */
  must(name: Name, query: string, variables?: object): Promise<NonNullable<Answer['data']>>;
  close(): Promise<void>;
}

export async function caseworkApi<Name extends string>(
  offices: Readonly<Record<Name, Office>>,
  prepare: (database: TestDatabase) => Promise<Partial<ApiDeps>> = async () => ({}),
): Promise<CaseworkApi<Name>> {
  const database = await testDatabase();
  const more = await prepare(database);
  const blobDir = mkdtempSync(join(tmpdir(), 'qingqu-blobs-'));
  const casework = { system: database.system, today: async () => world.today, blobDir };
  const api = await testApi(database, 'production', { casework, ...more });
  const tokens = new Map<string, string>();
  for (const [username, { role, regionCode, departmentKinds = [] }] of Object.entries<Office>(offices))
    tokens.set(username, (await api.user({ username, role, regionCode, departmentKinds: [...departmentKinds] })).token);
  const world: CaseworkApi<Name> = {
    database,
    api,
    blobDir,
    today: '2018-10-15',
    token: (name) => tokens.get(name)!,
    ask: (name, query, variables) => api.ask(tokens.get(name), query, variables),
    async must(name, query, variables) {
      const { data, errors } = await world.ask(name, query, variables);
      if (errors) throw new Error(`${name}: ${query}\n${JSON.stringify(errors)}\n${JSON.stringify(api.logged)}`);
      return data;
    },
    async close() {
      await api.close();
      await database.drop();
      rmSync(blobDir, { recursive: true });
    },
  };
  return world;
}

export const keyOf = (id: string): string => parseGlobalId(entities, id)!.key[0]!;
