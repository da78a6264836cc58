import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema } from 'graphql';
import type { ConsoleWorld } from './world.js';

const mutations = buildSchema(readFileSync(resolve(__dirname, '../../../../schema/schema.graphql'), 'utf8'))
  .getMutationType()!
  .getFields();

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
type Data = any;

/** Somebody who asks the API without the console. */
export interface AtTheApi {
  ask(query: string, variables?: object): Promise<Data>;
  /** Calls a mutation with arguments by their names, and answers what is to be shown of its answer. */
  act(mutation: string, given: Readonly<Record<string, unknown>>, shown?: string): Promise<Data>;
}

/** @throws by what they return: an error with the API's code. */
export async function atTheApi(world: ConsoleWorld, username: string): Promise<AtTheApi> {
  const { password } = world.user(username);
  let token: string | undefined;
  async function ask(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Data;
    if (!errors) return data;
    const [{ message, extensions }] = errors;
    throw Object.assign(new Error(`${username}: ${message}`), { code: extensions.code });
  }
  const signIn =
    'mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { token } }';
  token = (await ask(signIn, { username, password })).signIn.token;
  return {
    ask,
    async act(mutation, given, shown = 'id') {
      const field = mutations[mutation];
      if (!field) throw new Error(`there is no mutation ${mutation}`);
      const types = new Map(field.args.map(({ name, type }) => [name, String(type)]));
      const told = Object.keys(given).map((name) => `$${name}: ${types.get(name)}`);
      const passed = Object.keys(given).map((name) => `${name}: $${name}`);
      const answer = await ask(`mutation (${told}) { ${mutation}(${passed}) { ${shown} } }`, given);
      return answer[mutation];
    },
  };
}
