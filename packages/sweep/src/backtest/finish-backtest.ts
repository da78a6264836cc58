import type { BacktestReport } from '@qingqu/rules-sdk/backtest';
import type pg from 'pg';
import type { BacktestJob } from './claim-backtest.js';

/** Writes down what a backtest came to. False when it was not this worker's any more: then nothing has happened. */
export async function finishBacktest(pool: pg.Pool, job: BacktestJob, report: BacktestReport): Promise<boolean> {
  const [rule] = report.rules;
  const samples = [...rule!.added, ...rule!.removed];
  const warnings = await warningsOf(
    pool,
    samples.map(({ fingerprint }) => fingerprint),
  );
  const named = (sample: (typeof samples)[number]) => {
    const { fingerprint, month, county, kind, subject } = sample;
    return { fingerprint, month, county, kind, subject, warning: warnings.get(fingerprint) ?? null };
  };
  const lists = [monthsOf(report), differenceOf(report), rule!.added.map(named), rule!.removed.map(named)];
  const { rowCount } = await pool.query(
    `update backtest set state = 'done', epoch = $3, known_since = $4, months = $5, difference = $6, added = $7, gone = $8, rows_done = rows_total,
       finished_at = clock_timestamp(), lease_token = null, lease_until = null
     where id = $1 and lease_token = $2 and state = 'running'`,
    [
      ...[job.id, job.token, report.snapshot.epoch, report.snapshot.knownSince],
      ...lists.map((list) => JSON.stringify(list)),
    ],
  );
  return rowCount === 1;
}

/** A month in which either could not be run has no numbers, and says why. */
function monthsOf({ months, failures }: BacktestReport): object[] {
  return months.map(({ month, asOf, history, findings, difference, verdicts, verdictsAgainst }) => {
    const failure = failures.find((one) => one.month === month)?.code ?? null;
    const numbers = failure === null && {
      trial: findings,
      trialConfirmed: verdicts.right,
      trialDismissed: verdicts.wrong,
      inForce: difference!.same + difference!.removed,
      inForceConfirmed: verdictsAgainst!.right,
      inForceDismissed: verdictsAgainst!.wrong,
      added: difference!.added,
      gone: difference!.removed,
      same: difference!.same,
    };
    return { month, asOf, recorded: history === 'recorded', failure, ...(numbers || nothing) };
  });
}

const nothing = {
  trial: null,
  trialConfirmed: null,
  trialDismissed: null,
  inForce: null,
  inForceConfirmed: null,
  inForceDismissed: null,
  added: null,
  gone: null,
  same: null,
};

function differenceOf({ rules: [rule] }: BacktestReport): object {
  const { difference, addedVerdicts, removedVerdicts } = rule!;
  return {
    added: difference!.added,
    addedConfirmed: addedVerdicts!.right,
    addedDismissed: addedVerdicts!.wrong,
    gone: difference!.removed,
    goneConfirmed: removedVerdicts!.right,
    goneDismissed: removedVerdicts!.wrong,
    same: difference!.same,
  };
}

/** Ids of the warnings that there are of some findings, by fingerprint. */
async function warningsOf(pool: pg.Pool, fingerprints: string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ fingerprint: string; id: string }>(
    `select encode(fingerprint, 'hex') as fingerprint, id from warning where fingerprint = any($1)`,
    [fingerprints.map((hex) => Buffer.from(hex, 'hex'))],
  );
  return new Map(rows.map(({ fingerprint, id }) => [fingerprint, id]));
}
