// Workers on the tasks of a sweep, as chance has it: they claim, give signs of life, finish, fail, give back, die, wake up late and do things twice, while the
// clock of the database runs, leaps and is set back. What the statements do is compared with a small model after each step.
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import {
  type Chance,
  keepEvidence,
  simulate,
  type TestDatabase,
  testDatabase,
  VirtualTime,
} from '@qingqu/schema/testing';
import type pg from 'pg';
import { claimTask, failTask, holdTask, keepLease, releaseTask, type Task } from './tasks.js';

jest.setTimeout(1_800_000);

const LEASE_MS = 30_000;
const STRIKES = 3;
const STEPS = 40;
const leaps = [1, LEASE_MS / 3, LEASE_MS - 1, LEASE_MS + 1, 3_600_000, 86_400_000, -1_000, -LEASE_MS, -86_400_000];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await VirtualTime.install(database);
  await database.system.query('create table effect (task_id bigint not null, lease_token uuid not null)');
});
afterAll(() => database.drop());

/** A task, as it should stand. */
interface Modelled {
  id: bigint;
  status: 'pending' | 'running' | 'done' | 'failed';
  token: string | undefined;
  until: number;
  attempts: number;
}

/** What became of the steps of all episodes. */
const told: Record<string, number> = {};
const count = (what: string) => {
  told[what] = (told[what] ?? 0) + 1;
};

class Episode {
  /** What workers believe to have in hand; those that have slept or died are among them. */
  readonly held: Task[] = [];

  private constructor(
    private readonly time: VirtualTime,
    private readonly sweepId: bigint,
    private readonly tasks: Modelled[],
  ) {}

  static async begin(time: VirtualTime, seed: number): Promise<Episode> {
    const { rows: sweeps } = await time.pool.query<{ id: bigint }>(
      `insert into sweep (epoch, as_of, ruleset_digest, params_digest, status, reason, started_by) values (1, '2018-11-30', $1, '', 'running', '', '') returning id`,
      [`seed ${seed}`],
    );
    const { rows } = await time.pool.query<{ id: bigint }>(
      `insert into sweep_task (sweep_id, rule_id, rule_digest, params, status) select $1, 'rule-' || n, '', '{}', 'pending' from generate_series(1, 3) n returning id`,
      [sweeps[0]!.id],
    );
    const tasks = rows.map(({ id }): Modelled => ({ id, status: 'pending', token: undefined, until: 0, attempts: 0 }));
    return new Episode(time, sweeps[0]!.id, tasks);
  }

  async claim(): Promise<boolean> {
    const isFree = ({ status, until }: Modelled) =>
      status === 'pending' || (status === 'running' && until < this.time.now);
    const [expected] = this.tasks.filter(isFree).sort((a, b) => a.attempts - b.attempts || Number(a.id - b.id));
    const claim = await claimTask(this.time.pool, this.sweepId, LEASE_MS);
    const task = claim && 'task' in claim ? claim.task : undefined;
    expect(task?.id).toBe(expected?.id);
    if (!task || !expected) {
      expect(claim !== undefined).toBe(this.tasks.some(({ status }) => status === 'pending' || status === 'running'));
      return false;
    }
    if (expected.status === 'running') count('taken over');
    Object.assign(expected, {
      status: 'running',
      token: task.leaseToken,
      until: this.time.now + LEASE_MS,
      attempts: expected.attempts + 1,
    });
    this.held.push(task);
    return true;
  }

  async keep(task: Task): Promise<void> {
    const mine = this.mine(task);
    expect(await keepLease(this.time.pool, task, LEASE_MS)).toBe(mine !== undefined);
    if (mine) mine.until = this.time.now + LEASE_MS;
  }

  async fail(task: Task): Promise<void> {
    const mine = this.mine(task);
    const status = mine && (mine.attempts >= STRIKES ? 'failed' : 'pending');
    expect(await failTask(this.time.pool, task, { code: 'SQL', message: 'x' }, 0)).toBe(status ?? 'lost');
    if (mine && status) Object.assign(mine, { status, token: undefined });
  }

  async release(task: Task): Promise<void> {
    const mine = this.mine(task);
    expect(await releaseTask(this.time.pool, task)).toBe(mine !== undefined);
    if (mine) Object.assign(mine, { status: 'pending', token: undefined, attempts: mine.attempts - 1 });
  }

  /** As a worker finishes: the row held by its token, what came of it, and the end, in one transaction; or it dies before the commit. */
  async finish(task: Task, dies = false): Promise<void> {
    const mine = this.mine(task);
    const end = async (client: pg.ClientBase) => {
      await holdTask(client, task);
      await client.query('insert into effect (task_id, lease_token) values ($1, $2)', [task.id, task.leaseToken]);
      await client.query(
        `update sweep_task set status = 'done', lease_token = null, lease_until = null where id = $1 and lease_token = $2 and status = 'running'`,
        [task.id, task.leaseToken],
      );
      if (dies) throw new Error('it dies');
    };
    const outcome = await inTransaction(this.time.pool, end).then(
      () => 'done',
      ({ name, message }: Error) => (name === 'LeaseLost' ? name : message),
    );
    expect(outcome).toBe(mine ? (dies ? 'it dies' : 'done') : 'LeaseLost');
    if (outcome === 'done') Object.assign(mine!, { status: 'done', token: undefined });
    count(
      outcome === 'LeaseLost' ? 'late holders refused' : outcome === 'done' ? 'finished' : 'died before the commit',
    );
  }

  /** Nobody dies any more: the sweep comes to its end by what is left lying. */
  async end(): Promise<void> {
    while (this.tasks.some(({ status }) => status === 'pending' || status === 'running')) {
      if (await this.claim()) await this.finish(this.held.at(-1)!);
      else await this.time.pass(Math.max(...this.tasks.map(({ until }) => until)) + 1 - this.time.now);
    }
  }

  async check(): Promise<void> {
    const { rows } = await this.time.pool.query(
      `select id, status, attempts, lease_token as token, (select count(*)::int from effect e where e.task_id = t.id) as effects
       from sweep_task t where sweep_id = $1 order by id`,
      [this.sweepId],
    );
    expect(rows).toEqual(
      this.tasks.map(({ id, status, attempts, token }) => ({
        ...{ id, status, attempts, token: token ?? null },
        effects: status === 'done' ? 1 : 0,
      })),
    );
  }

  private mine({ id, leaseToken }: Task): Modelled | undefined {
    return this.tasks.find((task) => task.id === id && task.status === 'running' && task.token === leaseToken);
  }
}

async function step(episode: Episode, chance: Chance, time: VirtualTime): Promise<void> {
  const task = episode.held.length > 0 ? chance.of(episode.held) : undefined;
  const what = chance.whole(10);
  if (!task || what < 3) await episode.claim();
  else if (what === 3) await episode.keep(task);
  else if (what === 4) await episode.fail(task);
  else if (what === 5) await episode.release(task);
  else if (what === 6) await episode.finish(task, true);
  else if (what === 7) await episode.finish(task);
  else await time.pass(chance.of(leaps));
}

it('each is done once or given up, whoever comes late, whatever the clock does', async () => {
  const { seeds, first } = await simulate(database, async (chance, time, seed) => {
    await time.pass(1);
    const episode = await Episode.begin(time, seed);
    for (let steps = 0; steps < STEPS; steps++) await step(episode, chance, time);
    await episode.check();
    await episode.end();
    await episode.check();
  });
  const { rows } = await database.system.query('select task_id from effect group by task_id having count(*) > 1');
  expect(rows).toEqual([]);
  keepEvidence('F16/sweep tasks', { seeds, 'first seed': first, steps: seeds * STEPS, ...told });
});
