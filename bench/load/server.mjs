// Our API as it is in production, which also says how its Postgres connections are used. Started by load.mjs.
import { answer } from '../lib/in-child.mjs';
import { built } from '../lib/paths.mjs';

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

let pool;
let most = 0;
process.on('message', async (message) => {
  // Every later message asks how many connections there were at most since the one before.
  if (pool) {
    answer({ most, max: pool.options.max, rss: process.memoryUsage().rss });
    most = pool.totalCount;
    return;
  }
  const { apiUrl, poolSize, authKey } = message;
  const { createApi, usualRates } = await built('packages/api');
  const { apiPool } = await built('schema');
  pool = apiPool(apiUrl, poolSize);
  const see = () => {
    most = Math.max(most, pool.totalCount);
  };
  pool.on('connect', see);
  pool.on('acquire', see);
  const say = (details, text) => console.error(text, JSON.stringify(details));
  const { app } = await createApi({
    pool,
    authKey: Buffer.from(authKey, 'hex'),
    mode: 'production',
    rates: usualRates,
    now: () => new Date(),
    // That load is shed is what is measured, so it is not told of one by one.
    log: { info: () => undefined, warn: () => undefined, error: say },
  });
  answer({ url: `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql` });
});
