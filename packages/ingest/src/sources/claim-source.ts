import type pg from 'pg';
import type { Position } from './position.js';
import { type Source, sourceColumns } from './source-store.js';

/** A source that this process is asking; the token is what tells it from whoever takes it over. */
export interface Claim {
  source: Source;
  token: string;
  /** When it was asked before. */
  askedBefore: string | null;
}

/** How long a source is left to a worker that gives no sign of life; shorter than a night's slot, whose work may be to ask it. */
const LEASE_SECONDS = 60;

/** Pauses that the platform makes begin so, and it ends them itself. */
export const AUTOMATIC = 'auto: ';

/** Whether a person has paused it: then nothing is asked of it. */
export const isPausedByPerson = ({ pausedReason }: Pick<Source, 'pausedReason'>): boolean =>
  pausedReason !== null && !pausedReason.startsWith(AUTOMATIC);

/** After a failure it is asked again after 1, 4, 16, 64 and then every 240 minutes, unless its schedule says sooner. */
const BACKOFF = `s.last_asked_at + make_interval(mins => least(4 ^ least(s.attempts - 1, 4), 240)::int)`;

const TODAY = `(clock_timestamp() at time zone 'Asia/Shanghai')::date`;

/** Where the calendar has not been published, Monday to Friday count as working days. */
const IS_WORKDAY = `coalesce((select c.is_workday from calendar_day c where c.day = g.day::date order by c.version desc limit 1), extract(isodow from g.day) < 6)`;

/** The last moment of a schedule of times that has passed; such days are never further back than a month and a bit. */
const LAST_MOMENT = `(
  select max(moment) from generate_series(${TODAY} - 40, ${TODAY}, interval '1 day') as g(day)
    cross join jsonb_array_elements_text(s.schedule -> 'at') as a(clock)
    cross join lateral (select (g.day + a.clock::time) at time zone 'Asia/Shanghai' as moment) m
  where moment <= clock_timestamp()
    and case s.schedule ->> 'on' when 'day' then true when 'workday' then ${IS_WORKDAY} else s.schedule -> 'on' @> to_jsonb(extract(day from g.day)::int) end)`;

const IS_DUE = `(
  s.attempts > 0 and ${BACKOFF} <= clock_timestamp()
  or not s.schedule ? 'nightly' and s.last_asked_at is null
  or s.schedule ? 'everySeconds' and s.last_asked_at + make_interval(secs => (s.schedule ->> 'everySeconds')::int) <= clock_timestamp()
  or s.schedule ? 'at' and s.last_asked_at < ${LAST_MOMENT})
  and (s.paused_reason is null or s.paused_reason like '${AUTOMATIC}%')`;

/** Takes this source to ask it now, due or not; undefined when somebody else has it. */
export const claimSource = (pool: pg.Pool, id: bigint): Promise<Claim | undefined> => claim(pool, 's.id = $1', [id]);

/** Takes the source that has waited longest of those that are due; undefined when there is none that is free. */
export const claimDue = (pool: pg.Pool, except: readonly bigint[]): Promise<Claim | undefined> =>
  claim(pool, `${IS_DUE} and s.id <> all($1::bigint[])`, [except]);

/** Counts the attempt before it begins, so that one that ends the process counts too. */
async function claim(pool: pg.Pool, which: string, values: unknown[]): Promise<Claim | undefined> {
  const { rows } = await pool.query<Source & { token: string; askedBefore: string | null }>(
    `with next as (
       select s.id as next_id, s.last_asked_at as asked_before from source s
       where s.enabled and (s.lease_until is null or s.lease_until <= clock_timestamp()) and ${which}
       order by s.last_asked_at nulls first, s.id limit 1 for update skip locked)
     update source set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), lease_token = gen_random_uuid(),
       attempts = least(attempts + 1, 1000), last_asked_at = clock_timestamp()
     from next where id = next_id
     returning ${sourceColumns}, lease_token as token, asked_before as "askedBefore"`,
    values,
  );
  if (!rows[0]) return undefined;
  const { token, askedBefore, ...source } = rows[0];
  return { source, token, askedBefore };
}

/** Somebody else has the source now: what this process does with it does not count any more. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** Keeps the lease while the work goes on; stops the work when another worker has taken the source over. */
export function holdLease(pool: pg.Pool, claim: Claim, outer: AbortSignal) {
  const lost = new AbortController();
  const beat = () =>
    change(pool, claim, `lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`, []).catch(
      (error: unknown) => {
        // No database now: the next beat, or the next thing that is written, will tell.
        if (error instanceof LeaseLost) lost.abort(error);
      },
    );
  const timer = setInterval(() => void beat(), (LEASE_SECONDS * 1_000) / 4);
  return { signal: AbortSignal.any([outer, lost.signal]), end: () => clearInterval(timer) };
}

/** Writes down how far the source has been read. @throws LeaseLost */
export const notePosition = (pool: pg.Pool, claim: Claim, position: Position): Promise<void> =>
  change(pool, claim, 'position = $3', [JSON.stringify(position)]);

/** It was asked, whatever could be had of it. */
export const endAsking = (pool: pg.Pool, claim: Claim, lastError: string | null): Promise<void> =>
  change(pool, claim, 'lease_until = null, lease_token = null, attempts = 0, last_error = $3', [lastError]);

/** It could not be asked. */
export const endFailed = (pool: pg.Pool, claim: Claim, lastError: string): Promise<void> =>
  change(pool, claim, 'lease_until = null, lease_token = null, last_error = $3', [lastError]);

/** It was not this time's turn, or was stopped: the next worker may have it at once, and nothing counts as failed. */
export const giveBack = (pool: pg.Pool, claim: Claim): Promise<void> =>
  change(
    pool,
    claim,
    'lease_until = null, lease_token = null, attempts = greatest(attempts - 1, 0), last_asked_at = $3',
    [claim.askedBefore],
  );

async function change(pool: pg.Pool, { source, token }: Claim, set: string, values: unknown[]): Promise<void> {
  const { rowCount } = await pool.query(`update source set ${set} where id = $1 and lease_token = $2`, [
    source.id,
    token,
    ...values,
  ]);
  if (rowCount === 0) throw new LeaseLost(`source ${source.name} is asked by somebody else now`);
}
