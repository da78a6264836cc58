import { ingestDelivery } from '@qingqu/ingest';
import { waitFor } from '../../embedded-postgres/wait.js';
import { openQueue, type WakeQueue } from '../../queue.js';
import { ingestDeps } from '../../take-in.js';
import { keepApiLogin } from '../../testing/keep-api-login.js';
import { type Running, start } from '../../testing/qingqu.js';
import { type TestPlatform, testPlatform } from '../../testing/test-platform.js';

const PATIENCE_SECONDS = 60;
/** The shortest that may be set: whatever a worker leaves lying is found within a few seconds. */
const LEASE = '5';

/** A batch as the database knows it. */
export interface Batch {
  status: string;
  attempts: number;
  loaded: number;
  isHeld: boolean;
}

/** A platform whose workers are processes of their own, and small batches that they are woken for. */
export class WorkerWorld {
  #files = 0;
  private constructor(
    readonly test: TestPlatform,
    readonly queue: WakeQueue,
  ) {}

  static async open(redisUrl?: string): Promise<WorkerWorld> {
    const test = await testPlatform();
    keepApiLogin(test.platform.environment.stateDir);
    return new WorkerWorld(test, await openQueue({ databaseUrl: test.database.url, redisUrl }));
  }

  /** `qingqu worker`, as it begins. */
  begin(environment: Record<string, string> = {}): Running {
    return start(['worker'], { ...this.environment, ...environment });
  }

  /** What its processes are told. */
  get environment(): Record<string, string> {
    const { environment: own, databaseUrl } = this.test.platform;
    return {
      DATABASE_URL: databaseUrl,
      QINGQU_STATE: own.stateDir,
      QINGQU_MASTER_KEY: own.masterKey!.toString('hex'),
      QINGQU_LEASE: LEASE,
    };
  }

  /** `qingqu worker`, at work. */
  async worker(environment: Record<string, string> = {}): Promise<Running> {
    const running = this.begin(environment);
    await running.said(/the worker is running/);
    return running;
  }

  /** Hands in a file of one row and wakes a worker for it. Answers the batch. */
  async handIn(): Promise<bigint> {
    this.#files += 1;
    const row = `F-${this.#files},第${this.#files}号路,411425000000,running`;
    const bytes = Buffer.from(`key,name,region_code,status\n${row}\n`);
    const wish = { feed: 'project', bytes, name: `${this.#files}.csv`, receivedBy: 'test', later: true };
    const [batch] = await ingestDelivery(ingestDeps(this.test.platform), wish);
    await this.queue.add([{ kind: 'ingest', fileId: String(batch!.id) }]);
    return batch!.id;
  }

  /** As if the batch had waited for so long that somebody looks after it. */
  async age(id: bigint): Promise<void> {
    await this.test.database.system.query(
      "update ingest_file set received_at = received_at - interval '5 minutes' where id = $1",
      [id],
    );
  }

  async batch(id: bigint): Promise<Batch> {
    const { rows } = await this.test.database.system.query<Batch>(
      `select status, attempts, n_loaded as loaded, lease_token is not null as "isHeld" from ingest_file where id = $1`,
      [id],
    );
    return rows[0]!;
  }

  /** Waits until something is so; says what was expected when it does not come about. */
  async until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
    const came = await waitFor(PATIENCE_SECONDS, async () => ((await isSo()) ? true : undefined));
    if (!came) throw new Error(`in ${PATIENCE_SECONDS} s it did not come about that ${what}`);
  }

  /** How many projects there are, and how many rows have been written of them in all: nothing was lost, nothing repeated, where both are what was handed in. */
  async projects(): Promise<{ records: number; handedIn: number; ledger: number }> {
    const { rows } = await this.test.database.system.query<{ records: number; ledger: number }>(
      `select (select count(*)::int from project where version = 1) as records, (select count(*)::int from ingest_row where outcome = 'loaded') as ledger`,
    );
    return { ...rows[0]!, handedIn: this.#files };
  }

  async close(): Promise<void> {
    await this.queue.close();
    await this.test.drop();
  }
}
