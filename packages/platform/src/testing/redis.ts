import { Redis } from 'ioredis';

/** Where tests find a Redis; without it those that need one are skipped. */
const server = process.env.QINGQU_TEST_REDIS_URL;

/** Database `number` of that Redis, which each test file has to itself; undefined when there is no Redis. */
export const redisDatabase = (number: number): string | undefined => server && new URL(`/${number}`, server).href;

/** Throws away what an earlier run left there. */
export async function emptyRedis(url: string): Promise<void> {
  const connection = new Redis(url);
  await connection.flushdb();
  connection.disconnect();
}
