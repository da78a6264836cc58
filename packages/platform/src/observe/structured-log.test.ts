import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { context, propagation, trace } from '@opentelemetry/api';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { structuredLog, structuredVoice } from './structured-log.js';
import { traced } from './tracing.js';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'qingqu-log-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** What `write` has had logged. */
function logged(name: string, write: (log: ReturnType<typeof structuredLog>) => void): Record<string, unknown>[] {
  const path = join(dir, name);
  write(structuredLog('worker', 'info', openSync(path, 'w')));
  const text = readFileSync(path, 'utf8').trim();
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line));
}

it('is one JSON object a line, at a time that people can read', () => {
  const [line] = logged('line', (log) => log.warn({ requestId: 'a' }, 'slow'));
  expect(line).toEqual({
    level: 40,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    pid: process.pid,
    hostname: expect.any(String),
    name: 'worker',
    requestId: 'a',
    msg: 'slow',
  });
});

it.each([
  ['an ID number', '身份证 11010119900307791X 有误'],
  ['an old ID number', '110101900307791'],
  ['a card number', '卡号6228480409876543210'],
  ['a telephone', '电话：13803709517。'],
])('leaves %s out, wherever it stands', (_, text) => {
  const lines = logged('masked', (log) => log.info({ error: { message: text } }, text));
  expect(JSON.stringify(lines)).not.toMatch(/\d{11}/);
  expect(lines[0]!.msg).toMatch(/\*\*\*/);
});

it('leaves what it needs: request ids, counts, epochs, digests', () => {
  const kept = {
    requestId: '5f0c1c0e-0000-4000-8000-123456789012',
    rows: 1234567890,
    bytes: 1_234_567_890_123,
    digest: '1234567890123456789a',
    traceId: '12345678901234567890123456789012',
  };
  expect(logged('kept', (log) => log.info(kept, 'x'))[0]).toMatchObject(kept);
});

it('leaves out the values of what is secret by its name', () => {
  const [line] = logged('secret', (log) =>
    log.info({ token: 'a', user: { password: 'b' }, request: { headers: { authorization: 'c' } } }, 'x'),
  );
  expect(line).toMatchObject({
    token: '***',
    user: { password: '***' },
    request: { headers: { authorization: '***' } },
  });
});

it('names the trace that a line belongs to', async () => {
  new NodeTracerProvider().register();
  try {
    const [inside, outside] = await traced({ name: 'work' }, async (span) => [
      logged('inside', (log) => log.info('x'))[0]!,
      span.spanContext(),
    ]);
    const { traceId, spanId } = outside as { traceId: string; spanId: string };
    expect(inside).toMatchObject({ traceId, spanId });
    expect(logged('outside', (log) => log.info('x'))[0]).not.toHaveProperty('traceId');
  } finally {
    for (const api of [trace, context, propagation]) api.disable();
  }
});

it('says what the terminal would be told, and of progress now and then', () => {
  let now = 0;
  const lines = logged('voice', (log) => {
    const voice = structuredVoice(log, () => now);
    voice.line('');
    voice.line('后台任务已启动 / the worker is running');
    const progress = voice.progress('payment.csv', 'bytes');
    progress.at(1, 10);
    now = 11_000;
    progress.at(5, 10);
    progress.done('完成 / done');
  });
  expect(lines.map(({ msg, done, total, unit }) => [msg, done, total, unit])).toEqual([
    ['后台任务已启动 / the worker is running', undefined, undefined, undefined],
    ['payment.csv', 5, 10, 'bytes'],
    ['完成 / done', undefined, undefined, undefined],
  ]);
});
