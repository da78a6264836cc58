import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

/** Whether a process can work, and if not why. */
export interface Readiness {
  isReady: boolean;
  /** `ok`, or what is in the way. */
  status: string;
  /** What somebody should know although it is in nobody's way. */
  notes?: readonly string[];
}

export type Ready = () => Promise<Readiness>;

interface HealthDeps {
  pool: pg.Pool;
  ready: Ready | undefined;
  isClosing(): boolean;
}

/** `/livez`: the process answers. `/readyz`: it should be sent work. For whoever spreads requests over servers, without a sign-in. */
export function serveHealth(app: FastifyInstance, { pool, ready = reaches(pool), isClosing }: HealthDeps): void {
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = isClosing() ? closing : await ready();
    const { isReady, ...told } = readiness;
    return reply.code(isReady ? 200 : 503).send(told);
  });
}

const closing: Readiness = { isReady: false, status: 'the server is closing' };

const reaches = (pool: pg.Pool) => async (): Promise<Readiness> => {
  try {
    await pool.query('select 1');
    return { isReady: true, status: 'ok' };
  } catch {
    return { isReady: false, status: 'the database cannot be reached' };
  }
};
