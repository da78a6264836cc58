// Clients that each send the next request when the last one is answered, for a fixed time, and note how each was answered.
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

/** `questions` are pairs of token and body; client n begins with the n-th. A client that was refused waits a little, as a polite one does. */
async function load({ url, questions, clients, warmupMs, measureMs, politeMs }) {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: clients, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const from = performance.now() + warmupMs;
  const end = from + measureMs;
  const accepted = [];
  const refused = [];
  const statuses = {};
  const faults = [];
  const client = async (first) => {
    for (let next = first; performance.now() < end; next += 1) {
      const { token, body } = questions[next % questions.length];
      const sent = performance.now();
      const { status, text } = await request(pool, pathname, token, body);
      const done = performance.now();
      if (done < from || done > end) continue;
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 200 && text.startsWith('{"data":') && !text.includes('"errors":[')) accepted.push(done - sent);
      else if ([429, 503].includes(status)) {
        refused.push(done - sent);
        await new Promise((resume) => setTimeout(resume, politeMs));
      } else if (faults.length < 3) faults.push(`HTTP ${status}: ${text.slice(0, 300)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, (_, at) => client(at)));
  } finally {
    await pool.destroy();
  }
  const sorted = Float64Array.from(accepted);
  const others = Float64Array.from(refused);
  return {
    accepted: accepted.length,
    refused: refused.length,
    perSecond: accepted.length / (measureMs / 1000),
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    refusedP99: others.length ? quantile(others, 0.99) : 0,
    statuses,
    faults,
  };
}

/** What came back; a connection that broke is an answer too. */
async function request(pool, path, token, body) {
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` };
  try {
    const { statusCode, body: sent } = await pool.request({ path, method: 'POST', headers, body });
    return { status: statusCode, text: await sent.text() };
  } catch (error) {
    return { status: 0, text: error.message };
  }
}
