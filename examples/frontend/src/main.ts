import { QingquClient } from './client.js';
import { advice, openWarnings, payments, paymentTotals, signIn } from './questions.js';

const [url, username, password, since = '2018-01-01'] = process.argv.slice(2);
const MOST_PAYMENTS = 10;

async function main(): Promise<number> {
  if (!url || !username || !password) {
    console.error('用法 usage: node dist/main.js http://localhost:4000 <user> <password> [since, e.g. 2018-01-01]');
    return 2;
  }
  const { client, viewer } = await signIn(new QingquClient(url), username, password);
  const region = viewer.region!;
  console.log(`${viewer.displayName}：${region.name}`);

  console.log('\n支付合计 Payments by county and month');
  console.table(await paymentTotals(client, region.code));

  const { totalCount, nodes } = await openWarnings(client, region.code);
  console.log(`\n未消除预警 Open warnings (${totalCount})`);
  console.table(nodes.map(({ region: at, ...warning }) => ({ ...warning, region: at?.name })));

  console.log(`\n支付 Payments since ${since}, the first ${MOST_PAYMENTS}`);
  const shown = [];
  for await (const { agency, ...payment } of payments(client, region.code, since)) {
    if (shown.length === MOST_PAYMENTS) break;
    shown.push({ ...payment, agency: agency?.name });
  }
  console.table(shown);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(advice(error));
  process.exitCode = 1;
}
