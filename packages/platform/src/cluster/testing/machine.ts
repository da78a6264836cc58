import { setTimeout as pause } from 'node:timers/promises';
import { FaultyProxy } from '../../testing/faulty-proxy.js';
import { type Running, start } from '../../testing/qingqu.js';

/** What all machines of a test share. */
export interface Installation {
  databaseUrl: string;
  redisUrl: string | undefined;
  environment: Record<string, string>;
}

/** One machine: a process of `qingqu` that is started again whenever it ends, and its own ways to Postgres and Redis. */
export class Machine {
  private running: Running | undefined;
  private isDown = false;
  private life: Promise<void> | undefined;
  /** How often the process ended by itself, and what it said then. */
  readonly deaths: string[] = [];

  private constructor(
    private readonly command: 'serve' | 'worker',
    private readonly environment: Record<string, string>,
    readonly toPostgres: FaultyProxy,
    readonly toRedis: FaultyProxy | undefined,
  ) {}

  static async start(command: 'serve' | 'worker', installation: Installation): Promise<Machine> {
    const { databaseUrl, redisUrl, environment } = installation;
    const toPostgres = await FaultyProxy.start(databaseUrl);
    const toRedis = redisUrl === undefined ? undefined : await FaultyProxy.start(redisUrl);
    const ways = {
      DATABASE_URL: toPostgres.through(databaseUrl),
      ...(toRedis && { REDIS_URL: toRedis.through(redisUrl!) }),
    };
    const machine = new Machine(command, { ...environment, ...ways }, toPostgres, toRedis);
    machine.life = machine.live();
    return machine;
  }

  /** `http://127.0.0.1:4000`, of the process that runs now. */
  async address(): Promise<string> {
    return (await this.process().said(/http:\/\/[\d.]+:\d+/))[0];
  }

  async works(): Promise<void> {
    await this.process().said(/the worker is running/);
  }

  signal(signal: NodeJS.Signals): void {
    this.process().kill(signal);
  }

  /** Ends the process for good, as told by whoever runs the machine. */
  async down(): Promise<{ code: number | null; stdout: string }> {
    this.isDown = true;
    this.process().kill('SIGCONT');
    this.process().kill('SIGTERM');
    const ended = await this.process().ended;
    await this.life;
    await Promise.all([this.toPostgres.close(), this.toRedis?.close()]);
    return ended;
  }

  private process(): Running {
    if (!this.running) throw new Error('the machine is not up');
    return this.running;
  }

  private async live(): Promise<void> {
    while (!this.isDown) {
      this.running = start([this.command], this.environment);
      const { code, stdout, stderr } = await this.running.ended;
      if (code !== null && !this.isDown) this.deaths.push(`${code}: ${stdout.slice(-300)}${stderr.slice(-300)}`);
      // As whoever supervises services does.
      if (!this.isDown) await pause(100);
    }
  }
}
