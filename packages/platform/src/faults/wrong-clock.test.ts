// A worker whose clock is wrong refuses to work and says so; what it leaves behind keeps nobody from going on. The queue is BullMQ's on Postgres, which
// keeps locks, schedules and "lately" by the clocks of its workers.
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { keepEvidence, times } from '@qingqu/schema/testing';
import { killAll, type Running } from '../testing/qingqu.js';
import { FakeClock, faketime } from './testing/faketime.js';
import { WorkerWorld } from './testing/worker-world.js';

const ROUNDS = times({ ci: 10, nightly: 50 });
const offsets = ['+60s', '-60s', '+1h', '-1h', '+1d'];
const withFaketime = faketime ? describe : describe.skip;

// Processes start, and tests share their machine.
jest.setTimeout(300_000);

let world: WorkerWorld;
beforeAll(async () => {
  world = await WorkerWorld.open();
});
afterEach(killAll);
afterAll(() => world.close());

const clockOf = (name: string) => new FakeClock(join(world.test.platform.environment.stateDir, `clock-${name}`));

/** Lines in which a worker has said so far that its clock is wrong, and that it is right again. */
const complaints = (worker: Running) => worker.lines(/^本机时钟 \S+ 比数据库时钟 \S+ (快|慢) /).length;
const recoveries = (worker: Running) => worker.lines(/^本机时钟已恢复正常/).length;

withFaketime(`a worker whose clock is set wrong${faketime ? '' : ' (skipped: faketime is not installed)'}`, () => {
  it('touches nothing until it is right, says both once, and then goes on by itself', async () => {
    const clock = clockOf('alone');
    const worker = await world.worker(clock.environment);
    const steps: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round++)
      for (const offset of offsets) {
        const before = complaints(worker);
        clock.set(offset);
        await world.until(`it complains of ${offset}`, () => complaints(worker) > before);
        const batch = await world.handIn();
        await world.until('it has been woken', async () => (await world.queue.counts()).active > 0);
        expect(await world.batch(batch)).toEqual({ status: 'received', attempts: 0, loaded: 0, isHeld: false });
        clock.set('+0');
        await world.until(
          `it loads what it was woken for at ${offset}`,
          async () => (await world.batch(batch)).status === 'done',
        );
        expect([complaints(worker), recoveries(worker)]).toEqual([before + 1, before + 1]);
        steps[offset] = (steps[offset] ?? 0) + 1;
      }
    const { records, handedIn, ledger } = await world.projects();
    expect({ records, ledger }).toEqual({ records: handedIn, ledger: handedIn });
    keepEvidence('F9/steps', { ...steps, lost: 0, repeated: 0 });
  });

  it('refuses to begin', async () => {
    const clock = clockOf('late');
    clock.set('-1h');
    const worker = world.begin(clock.environment);
    await world.until('it complains', () => complaints(worker) === 1);
    const batch = await world.handIn();
    expect(worker.lines(/the worker is running/)).toEqual([]);
    clock.set('+0');
    await worker.said(/the worker is running/);
    await world.until('it loads what waits', async () => (await world.batch(batch)).status === 'done');
  });

  it('and dies a day ahead of all others leaves nothing that waits for tomorrow', async () => {
    const other = clockOf('other');
    const healthy = await world.worker(other.environment);
    const rounds = times({ ci: 5, nightly: 50 });
    for (let round = 0; round < rounds; round++) {
      const clock = clockOf('ahead');
      const ahead = await world.worker(clock.environment);
      other.set('-1h');
      await world.until('the other refuses', () => complaints(healthy) === round + 1);
      clock.set('+1d');
      await world.until('it complains', () => complaints(ahead) === 1);
      const batch = await world.handIn();
      await world.age(batch);
      await world.until('somebody has been woken', async () => (await world.queue.counts()).active > 0);
      ahead.kill('SIGKILL');
      await ahead.ended;
      other.set('+0');
      await world.until('the other goes on with it', async () => (await world.batch(batch)).status === 'done');
    }
    const { records, handedIn, ledger } = await world.projects();
    expect({ records, ledger }).toEqual({ records: handedIn, ledger: handedIn });
    keepEvidence('F9/dead a day ahead', { kills: rounds, lost: 0, repeated: 0 });
  });
});
