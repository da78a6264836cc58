import { setTimeout as pause } from 'node:timers/promises';
import { both, type Voice } from '../say.js';
import type { DatabaseClock } from './database-clock.js';
import { CLOCK_TOLERANCE_MS, type ClockReading, isWrong } from './measure-clock.js';

/**
 * A clock is looked at so often while work goes on, and while it is waited for to be right. That costs next to nothing: the database is asked when the own
 * clock has been set, and every few seconds.
 */
const LOOK_MS = 250;

/** The clock was found wrong while the work went on. */
class ClockWrong extends Error {
  override name = 'ClockWrong';
}

/** Keeps background work from being done under a clock that is wrong, and lets it go on by itself when the clock has been put right. */
export class ClockGuard {
  /** Aborted for as long as the clock is wrong. */
  #wrong = new AbortController();

  constructor(
    private readonly clock: Pick<DatabaseClock, 'read'>,
    private readonly voice: Pick<Voice, 'line'>,
    private readonly lookMs = LOOK_MS,
  ) {}

  /** Looks at the clock until the signal comes, also while there is nothing to do. */
  watch(signal: AbortSignal): void {
    // Without a database nothing is claimed either.
    const timer = setInterval(() => void this.#looksWrong().catch(() => undefined), this.lookMs);
    signal.addEventListener('abort', () => clearInterval(timer));
    if (signal.aborted) clearInterval(timer);
  }

  /** Returns when the clock is right. Says once that it is not, and once that it is again. */
  async untilRight(signal: AbortSignal): Promise<void> {
    while (await this.#looksWrong()) await pause(this.lookMs, undefined, { signal });
  }

  /**
   * Does the work under a clock that is right. Work under a clock that goes wrong is told to stop, as for a shutdown, gives back what it has in hand, and
   * is done anew when the clock is right.
   */
  async whileRight<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      await this.untilRight(signal);
      const wrong = this.#wrong.signal;
      const either = eitherOf(signal, wrong);
      try {
        const result = await work(either.signal);
        if (!wrong.aborted || signal.aborted) return result;
      } catch (error) {
        if (!wrong.aborted || signal.aborted) throw error;
      } finally {
        either.end();
      }
    }
  }

  async #looksWrong(): Promise<boolean> {
    const reading = await this.clock.read();
    const isSo = isWrong(reading);
    if (isSo === this.#wrong.signal.aborted) return isSo;
    this.voice.line(isSo ? wrongWords(reading) : rightAgain);
    if (isSo) this.#wrong.abort(new ClockWrong('the clock of this machine is wrong'));
    else this.#wrong = new AbortController();
    return isSo;
  }
}

/** Aborted with the first of both. Unlike AbortSignal.any it leaves nothing with signals that live as long as the process. */
function eitherOf(...signals: AbortSignal[]): { signal: AbortSignal; end(): void } {
  const either = new AbortController();
  const tell = () => either.abort(signals.find(({ aborted }) => aborted)?.reason);
  for (const each of signals) each.addEventListener('abort', tell);
  if (signals.some(({ aborted }) => aborted)) tell();
  return {
    signal: either.signal,
    end() {
      for (const each of signals) each.removeEventListener('abort', tell);
    },
  };
}

const LIMIT = CLOCK_TOLERANCE_MS / 1_000;

const rightAgain = both(
  '本机时钟已恢复正常，后台任务继续',
  'the clock of this machine is right again; background work goes on',
);

/** Both times in UTC: the time zone of a machine is not what is wrong. */
export function wrongWords({ own, database, offsetMs }: ClockReading): string {
  const seconds = Math.round(Math.abs(offsetMs) / 100) / 10;
  const [zh, en] = offsetMs > 0 ? ['快', 'ahead of'] : ['慢', 'behind'];
  return both(
    `本机时钟 ${own.toISOString()} 比数据库时钟 ${database.toISOString()} ${zh} ${seconds} 秒（允许 ${LIMIT} 秒），后台任务暂停；请校准时钟（如 chronyc makestep 或 timedatectl set-ntp true），校准后自动继续`,
    `the clock of this machine is ${seconds} s ${en} the database's (${LIMIT} s are borne): background work waits; set the clock by NTP (chronyc makestep, timedatectl set-ntp true) and it goes on by itself`,
  );
}
