import { setTimeout as pause } from 'node:timers/promises';

/** So often somebody was sent away because the machine was busy, and asked again. */
export const shed = { times: 0 };

/** Asks, and asks again after as long as it is told where the machine is too busy to answer: that is no error. */
async function politely(url, init) {
  for (;;) {
    const response = await fetch(url, init);
    if (![429, 503].includes(response.status)) return response;
    shed.times += 1;
    await response.arrayBuffer();
    await pause(1_000 * Number(response.headers.get('retry-after') ?? 1));
  }
}

/** Asks as one who has signed in. Whatever is not answered as it should be is an error. */
export async function signIn(url, username, password) {
  const post = async (query, variables, headers = {}) => {
    const response = await politely(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    if (response.status !== 200 || text.includes('"errors":['))
      throw new Error(`HTTP ${response.status}: ${text.slice(0, 300)}`);
    return JSON.parse(text).data;
  };
  const { signIn: session } = await post(
    'mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { token } }',
    { username, password },
  );
  const headers = { authorization: `Bearer ${session.token}` };
  return {
    ask: (query, variables) => post(query, variables, headers),
    /** Answers what came as text, however long, once it has come whole. */
    async send(path, init = {}) {
      const response = await politely(`${url}${path}`, { ...init, headers });
      const bytes = Buffer.from(await response.arrayBuffer());
      if (!response.ok) throw new Error(`HTTP ${response.status}: ${bytes.toString().slice(0, 300)}`);
      return bytes;
    },
  };
}
