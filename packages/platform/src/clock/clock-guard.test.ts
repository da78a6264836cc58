import { describe, expect, it } from '@jest/globals';
import { ClockGuard, wrongWords } from './clock-guard.js';
import type { ClockReading } from './measure-clock.js';

const never = new AbortController().signal;

const reading = (offsetMs: number): ClockReading => ({
  own: new Date(Date.UTC(2026, 10, 28, 2, 0, 0) + offsetMs),
  database: new Date(Date.UTC(2026, 10, 28, 2, 0, 0)),
  offsetMs,
  uncertainMs: 1,
  at: 0,
});

/** A clock that is read so, one reading after the other, the last one for good; and what is said of it. */
function guarded(...offsets: number[]) {
  const lines: string[] = [];
  const clock = { read: async () => reading(offsets.length > 1 ? offsets.shift()! : offsets[0]!) };
  return { lines, offsets, guard: new ClockGuard(clock, { line: (text: string) => void lines.push(text) }, 1) };
}

describe('work under a clock', () => {
  it('that is right is begun at once, and nothing is said', async () => {
    const { guard, lines } = guarded(1_900);
    expect(await guard.whileRight(never, async () => 'done')).toBe('done');
    expect(lines).toEqual([]);
  });

  it('that is wrong waits until it is right: both are said once', async () => {
    const { guard, lines } = guarded(60_000, 60_000, 60_000, 0);
    const begun: string[] = [];
    await guard.whileRight(never, async () => begun.push('begun'));
    expect(begun).toEqual(['begun']);
    expect(lines).toEqual([
      expect.stringMatching(/^本机时钟 .*比数据库时钟 .*快 60 秒.* \/ .*60 s ahead of.*chronyc/),
      expect.stringMatching(/^本机时钟已恢复正常/),
    ]);
  });

  it('that goes wrong meanwhile is told to stop, and is done anew when the clock is right', async () => {
    const { guard, lines, offsets } = guarded(0);
    const attempts: string[] = [];
    guard.watch(AbortSignal.timeout(5_000));
    await guard.whileRight(never, async (signal) => {
      if (attempts.push('begun') > 1) return;
      offsets.splice(0, 1, -86_400_000);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      offsets.splice(0, 1, -86_400_000, -86_400_000, 0);
      signal.throwIfAborted();
    });
    expect(attempts).toEqual(['begun', 'begun']);
    expect(lines).toHaveLength(2);
  });

  it('hands on what goes wrong with the work itself, and does not outlast a shutdown', async () => {
    const { guard } = guarded(0);
    await expect(guard.whileRight(never, () => Promise.reject(new Error('the work')))).rejects.toThrow('the work');
    const waiting = guarded(60_000).guard.untilRight(AbortSignal.timeout(20));
    await expect(waiting).rejects.toThrow(/abort/i);
  });

  it('says both times', () => {
    expect(wrongWords(reading(-7_200_000))).toContain(
      '本机时钟 2026-11-28T00:00:00.000Z 比数据库时钟 2026-11-28T02:00:00.000Z 慢 7200 秒',
    );
  });
});
