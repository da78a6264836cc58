import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { failpoint } from '../failpoint.js';
import { type Reconciled, settleBreaks } from './breaks.js';
import { budgetChain } from './budget-chain.js';
import { specialAccounts } from './special-accounts.js';

/**
 * Compares what has been taken in across files, when files are finished: the budget chain, and special accounts with the bank. Differences are
 * data that somebody has to explain; while they are open, rules that read these feeds clear nothing in their region.
 */
export async function reconcileAfterBatch({ pool }: { pool: pg.Pool }): Promise<Reconciled> {
  failpoint('reconcile:before');
  const reconciled = await inTransaction(pool, async (client) => {
    // One after the other, each on what is committed when its turn comes.
    await client.query(`select pg_advisory_xact_lock(hashtextextended('reconcile', 0))`);
    const differences = [...(await budgetChain(client)), ...(await specialAccounts(client))];
    return settleBreaks(client, ['budget-chain', 'special-account'], differences);
  });
  failpoint('reconcile:after');
  return reconciled;
}
