// The load: C connections that each send the next request when the last one is answered, for a fixed time. One message in, one figure out.
import { Pool } from 'undici';
import { answer } from '../lib/in-child.mjs';
import { quantile } from '../lib/numbers.mjs';

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.on('message', async (order) => {
  // The order to be ready has nothing to do yet.
  if (!order.url) return answer({ ready: true });
  answer(await load(order).catch((error) => ({ error: error.message })));
});

/** Sends the bodies in turn. Any answer that is not 200 with data ends the measurement: a fast error is no speed. */
async function load({ url, headers, bodies, connections, warmupMs, measureMs }) {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const begin = performance.now();
  const from = begin + warmupMs;
  const end = from + measureMs;
  const latencies = [];
  let bytes = 0;
  let next = 0;
  let answered = 0;
  const worker = async () => {
    for (;;) {
      const sent = performance.now();
      if (sent >= end) return;
      const { statusCode, body } = await pool.request({
        path: pathname,
        method: 'POST',
        headers,
        body: bodies[next++ % bodies.length],
      });
      const data = await body.arrayBuffer();
      const done = performance.now();
      answered += 1;
      // Both servers write `data` first; errors would stand before or after it.
      if (statusCode !== 200 || !startsWithData(data))
        throw new Error(`HTTP ${statusCode}: ${Buffer.from(data).toString('utf8', 0, 500)}`);
      if (done >= from && done <= end) {
        latencies.push(done - sent);
        bytes += data.byteLength;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, worker));
  } finally {
    await pool.destroy();
  }
  const sorted = Float64Array.from(latencies);
  return {
    /** Also those of the warm-up. */
    answered,
    requests: sorted.length,
    perSecond: sorted.length / (measureMs / 1000),
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    bytes: sorted.length ? bytes / sorted.length : 0,
  };
}

const startsWithData = (data) => Buffer.from(data, 0, Math.min(8, data.byteLength)).toString('latin1') === '{"data":';
