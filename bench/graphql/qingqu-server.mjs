// Our API with its own token check, grants and limits. Started by graphql.mjs on Node 22.
import { answer, input } from '../lib/in-child.mjs';
import { built } from '../lib/paths.mjs';

const { apiUrl, poolSize, authKey, statementTimeoutMs = 10_000 } = await input();
const { createApi } = await built('packages/api');
const { apiPool } = await built('schema');

const say = (level) => (details, message) => console.error(level, message, JSON.stringify(details));
const { app } = await createApi({
  pool: apiPool(apiUrl, poolSize),
  authKey: Buffer.from(authKey, 'hex'),
  mode: 'production',
  statementTimeoutMs,
  now: () => new Date(),
  log: { info: () => undefined, warn: say('warn'), error: say('error') },
});
answer({ url: `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql` });
