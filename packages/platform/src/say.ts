/** What people read on the terminal: Chinese first, English second. */
export const both = (zh: string, en: string): string => `${zh} / ${en}`;

/** Where lines and progress go: the terminal or a log. */
export interface Voice {
  line(text: string): void;
  /** Progress of long work; `undefined` total when unknown. Call {@link Progress.done} at the end. */
  progress(title: string, unit: string): Progress;
}

export interface Progress {
  at(done: number, total: number | undefined): void;
  /** Replaces the progress by what came of the work. */
  done(summary: string): void;
}

/** A line for each thing said; on a terminal, progress is redrawn in place, in a log it is a plain line now and then. */
export function consoleVoice(stream: NodeJS.WriteStream, now: () => number): Voice {
  let drawn = false;
  const line = (text: string) => {
    stream.write(`${drawn ? '\r\u001b[K' : ''}${text}\n`);
    drawn = false;
  };
  return {
    line,
    progress(title, unit) {
      const started = now();
      let shown = started;
      const interval = stream.isTTY ? 200 : 10_000;
      return {
        at(done, total) {
          if (now() - shown < interval) return;
          shown = now();
          const text = `${title}: ${rateOf(done, total, unit, (now() - started) / 1000)}`;
          if (!stream.isTTY) return line(text);
          stream.write(`\r\u001b[K${text}`);
          drawn = true;
        },
        done: line,
      };
    },
  };
}

/** An error as one line for people, in both languages where it has them. */
export function errorLine(error: unknown): string {
  const { words, errors, message } = error as {
    words?: { zh: string; en: string };
    errors?: unknown[];
    message?: string;
  };
  if (words) return both(words.zh, words.en);
  // A name with several addresses fails with one error an address and no words of its own.
  if (!message && errors?.[0]) return errorLine(errors[0]);
  return (message || String(error)).trim().split('\n')[0]!;
}

function rateOf(done: number, total: number | undefined, unit: string, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  const speed = `${Math.round(rate).toLocaleString('en')} ${unit}/s`;
  if (total === undefined || total === 0) return `${done.toLocaleString('en')} ${unit}, ${speed}`;
  const left = Math.ceil((total - done) / Math.max(rate, 0.001));
  return `${Math.floor((100 * done) / total)} % (${done.toLocaleString('en')}/${total.toLocaleString('en')} ${unit}), ${speed}, 剩余 ${left} s left`;
}
