import { isSpanContextValid } from '@opentelemetry/api';
import { type Logger, pino } from 'pino';
import type { Progress, Voice } from '../say.js';
import { activeSpan } from './tracing.js';

/** What should not have come to be logged at all: the last of several guards. */
const SECRETS = ['authorization', 'cookie', 'password', 'token', 'idNo', 'cardNo', 'accountNo', 'phone', 'line'];
const redacted = SECRETS.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]);

/** ID numbers (15 or 18), account and card numbers (13 to 19 digits), mobile telephones; not the parts of a UUID or of a longer word, and no number of JSON. */
const PERSONAL = /(?<![\w-]|":)(?:\d{13,19}[\dXx]?|1[3-9]\d{9})(?![\w-])/g;

/** An instant in milliseconds is no telephone: times are written in ISO 8601. */
const mask = (text: string): string => text.replace(PERSONAL, '***');

/** A log of one JSON object a line, with the trace that a line belongs to, and without what people are known by. */
export function structuredLog(name: string, level: string, stream: number): Logger {
  return pino(
    {
      name,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redacted, censor: '***' },
      mixin: traceOfNow,
      hooks: { streamWrite: mask },
    },
    pino.destination({ dest: stream, sync: true }),
  );
}

function traceOfNow(): { traceId?: string; spanId?: string } {
  const span = activeSpan()?.spanContext();
  return span && isSpanContextValid(span) ? { traceId: span.traceId, spanId: span.spanId } : {};
}

const PROGRESS_MS = 10_000;

/** What a process says, as lines of a log. */
export function structuredVoice(log: Logger, elapsed: () => number): Voice {
  return {
    line: (text) => {
      if (text !== '') log.info(text);
    },
    progress(title, unit): Progress {
      let shown = elapsed();
      return {
        at(done, total) {
          if (elapsed() - shown < PROGRESS_MS) return;
          shown = elapsed();
          log.info({ done, total, unit }, title);
        },
        done: (summary) => log.info(summary),
      };
    },
  };
}
