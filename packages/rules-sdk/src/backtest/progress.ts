import type { BacktestProgress } from './run-backtest.js';

/** Where progress is shown: a terminal, or a log. */
export interface Screen {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** How often a terminal is drawn anew, and a log gets a line, in milliseconds. */
const DRAW = 200;
const LINE = 10_000;

/** Shows how far a backtest is: on a terminal in place, in a log as a plain line now and then. `end` takes it away. */
export function showProgress(screen: Screen, now: () => number) {
  const started = now();
  let shown = started;
  let drawn = false;
  return {
    at(progress: BacktestProgress): void {
      if (now() - shown < (screen.isTTY ? DRAW : LINE)) return;
      shown = now();
      const line = describe(progress, (now() - started) / 1_000);
      screen.write(screen.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
      drawn = screen.isTTY === true;
    },
    end(): void {
      if (drawn) screen.write('\r\u001b[K');
    },
  };
}

function describe({ rows, of, month, rule }: BacktestProgress, seconds: number): string {
  const count = (n: number) => Math.round(n).toLocaleString('en');
  const rate = rows / Math.max(seconds, 0.001);
  const share = of === 0 ? 100 : Math.floor((100 * rows) / of);
  const left = Math.ceil((of - rows) / Math.max(rate, 0.001));
  return `${month} ${rule}: ${share} % (${count(rows)}/${count(of)} rows), ${count(rate)} rows/s, ${left} s left`;
}
