import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { rootDir } from '../lib/paths.mjs';
import { dashboard } from '../load/dashboard.mjs';
import { signIn } from './client.mjs';

const payments = `query ($until: LocalDate!) { payments(first: 50, filter: { paidOn: { lte: $until } }) {
  nodes { id voucherNo paidOn amount purpose payeeName status payee { name } } pageInfo { hasNextPage endCursor } } }`;
const warnings = `{ warnings(first: 50) { totalCount nodes { warningNo severity state messageZh evidence { name value } } } }`;
const cases = `{ cases(first: 50) { totalCount nodes { id state severity warningCount } } }`;
const payment = `query ($id: ID!) { node(id: $id) { ... on Payment { voucherNo amount payee { name } fund { name } indicator { id } warnings(first: 5) { nodes { id } } } } }`;
const reasons = '已核对上级文件，标识有依据';

/** What people and programs do all day: how many at once, how long each waits before the next, and what it is. Each act is new. */
export async function kindsOf({ url, users }) {
  const as = (name) => signIn(url, name, users[name]);
  const [sheng, shangqiu, yucheng, second] = await Promise.all(['sheng', 'shangqiu', 'yucheng', 'yucheng2'].map(as));
  const anybody = (n) => [sheng, shangqiu, yucheng][n % 3];
  const matter = await takeUp(yucheng);
  const known = (await sheng.ask(payments, { until: '2018-11-30' })).payments.nodes.map(({ id }) => id);
  const rows = paymentsOf('411425000000');
  return {
    list: {
      clients: 3,
      pauseMs: 150,
      act: (n) =>
        [
          () => anybody(n).ask(payments, { until: `2018-${String(1 + (n % 11)).padStart(2, '0')}-15` }),
          () => anybody(n).ask(warnings),
          () => anybody(n).ask(cases),
        ][n % 3](),
    },
    dashboard: { clients: 1, pauseMs: 500, act: (n) => [sheng, shangqiu][n % 2].ask(dashboard) },
    node: { clients: 1, pauseMs: 150, act: (n) => sheng.ask(payment, { id: known[n % known.length] }) },
    'case mutation': { clients: 1, pauseMs: 500, act: () => turn(matter, yucheng, second) },
    export: {
      clients: 1,
      pauseMs: 2_000,
      async act(n) {
        const format = ['csv', 'xlsx', 'ndjson', 'parquet'][n % 4];
        await shangqiu.send(`/export/payments.${format}?purpose=${encodeURIComponent('核对发放名单')}`);
      },
    },
    'export job': { clients: 1, pauseMs: 10_000, act: () => job(sheng) },
    'upload, loaded': { clients: 1, pauseMs: 15_000, act: (n) => upload(yucheng, rows, n) },
  };
}

/** A case that waits for somebody, in his hands. */
async function takeUp(person) {
  const { cases: found } = await person.ask('{ cases(first: 50) { nodes { id version state } } }');
  const { id, version } = found.nodes.find(({ state }) => state === 'ASSIGNED');
  const { takeUpCase } = await person.ask(
    'mutation ($id: ID!, $version: Int!) { takeUpCase(id: $id, version: $version) { id version state } }',
    { id, version },
  );
  return takeUpCase;
}

/** One proposes that the case is in order, the other declines, for ever. */
async function turn(matter, first, second) {
  const isProposed = matter.state === 'NORMAL';
  const answer = isProposed
    ? await second.ask(
        'mutation ($id: ID!, $version: Int!, $reason: String!) { act: declineNormal(id: $id, version: $version, reason: $reason) { version state } }',
        { id: matter.id, version: matter.version, reason: '请补充文件页码' },
      )
    : await first.ask(
        'mutation ($id: ID!, $version: Int!, $reason: String!, $evidence: String!) { act: proposeNormal(id: $id, version: $version, reason: $reason, evidence: $evidence) { version state } }',
        { id: matter.id, version: matter.version, reason: reasons, evidence: '豫财农〔2018〕61号' },
      );
  Object.assign(matter, answer.act);
}

/** Asks for a file that a worker makes, waits for it and fetches it. */
async function job(person) {
  const { startExport } = await person.ask(
    `mutation { startExport(entity: "payments", format: XLSX, columns: ["id", "amount", "payee.name"], purpose: "核对发放名单") { id } }`,
  );
  const done = await until(async () => {
    const { exportJobs } = await person.ask('{ exportJobs(first: 5) { nodes { id status problem downloadUrl } } }');
    const mine = exportJobs.nodes.find(({ id }) => id === startExport.id);
    if (mine.status === 'FAILED') throw new Error(`the export failed: ${mine.problem}`);
    return mine.status === 'DONE' ? mine : undefined;
  });
  await person.send(done.downloadUrl);
}

/** Hands payments in again whose purpose has been put in other words, and waits until they are loaded. The platform sweeps what has changed by itself. */
async function upload(person, { head, lines }, n) {
  const some = Array.from({ length: 200 }, (_, at) => lines[(n * 200 + at) % lines.length]);
  const changed = some.map((cells) => cells.with(head.indexOf('purpose'), `第${n + 1}次更正`).join(','));
  const form = new FormData();
  form.append('feed', 'payment');
  form.append('file', new Blob([[head.join(','), ...changed, ''].join('\n')]), `payment-${n}.csv`);
  const answer = JSON.parse((await person.send('/uploads', { method: 'POST', body: form })).toString());
  const { id } = answer.batches[0];
  const batch = await until(async () => {
    const { node } = await person.ask(
      'query ($id: ID!) { node(id: $id) { ... on Batch { status read loaded updated quarantined } } }',
      { id },
    );
    return ['RECEIVED', 'LOADING'].includes(node.status) ? undefined : node;
  });
  if (batch.status !== 'DONE' || batch.updated !== some.length)
    throw new Error(`the batch is ${JSON.stringify(batch)}`);
}

/** The sample world's payments of a county. None of their cells is quoted. */
function paymentsOf(region) {
  const [head, ...lines] = readFileSync(join(rootDir, 'examples/feeds/sample/12-payment.csv'), 'utf8')
    .trim()
    .split('\n');
  const cells = lines.map((line) => line.split(','));
  return { head: head.split(','), lines: cells.filter((each) => each[3] === region) };
}

async function until(look, seconds = 120) {
  for (let at = 0; at < seconds * 5; at++) {
    const found = await look();
    if (found) return found;
    await pause(200);
  }
  throw new Error(`it is not done after ${seconds} s`);
}
