import { digestOf } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { SweepBusy, SweepRefused } from '../errors.js';
import { type SweptRule, sweptRules } from '../rules/swept-rules.js';
import { basesOf } from './base.js';
import type { Sweep } from './deps.js';
import { type HeldRule, heldRules } from './holds.js';
import { type TaskParams, taskParams } from './task-params.js';

export interface SweepRequest {
  /** A closed epoch. */
  epoch: bigint;
  /** The date of evaluation, 'YYYY-MM-DD'. */
  asOf: string;
  /** Ids of rules; all in force unless told. */
  rules?: string[];
  /** Why: `nightly`, `manual`, `rule change` … */
  reason: string;
  startedBy: string;
  /** Gives the failed tasks of a sweep that was there already another three attempts. */
  retryFailed?: boolean;
  /** Begins it only when no other sweep runs. */
  alone?: boolean;
  /** Every rule over everything; else, where a rule's key allows, over what changed since its last run, with the same outcome. */
  full?: boolean;
}

export interface StartedSweep extends Sweep {
  /** False when the same sweep (epoch, date, rules, parameters) was there already: this is it. */
  created: boolean;
  tasks: number;
  /** Rules in force that are left out until somebody releases them; their warnings stay as they are. */
  onHold: HeldRule[];
}

/** Writes a sweep and its tasks, one a rule. Asking again for the same returns the first. Throws SweepRefused, SweepBusy. */
export async function startSweep({ pool }: { pool: pg.Pool }, request: SweepRequest): Promise<StartedSweep> {
  checkDate(request.asOf);
  const swept = await sweptRules(pool);
  const onHold = await heldRules(pool);
  const rules = chosen(swept, onHold, request.rules);
  return inTransaction(pool, async (client) => {
    await checkEpoch(client, request.epoch);
    // Who begins at the same moment waits here, and then sees this one.
    if (request.alone) await client.query("select pg_advisory_xact_lock(hashtextextended('sweep start', 0))");
    const paused = onHold.map((held) => held.definition);
    const params = await taskParams(client, rules, paused, request.asOf);
    const digests = [
      digestOf(rules.map(({ definition }) => definition.digest).sort()),
      digestOf(Object.fromEntries(params)),
    ];
    if (request.alone) await expectNoOther(client, [request.epoch, request.asOf, ...digests]);
    const inserted = await client.query<{ id: bigint }>(
      `insert into sweep (epoch, as_of, ruleset_digest, params_digest, status, reason, started_by) values ($1, $2, $3, $4, 'running', $5, $6)
       on conflict (epoch, as_of, ruleset_digest, params_digest) do nothing returning id`,
      [request.epoch, request.asOf, ...digests, request.reason, request.startedBy],
    );
    if (inserted.rows[0]) {
      await insertTasks(client, { ...request, id: inserted.rows[0].id }, rules, params);
    } else if (request.retryFailed) {
      await retryFailed(client, [request.epoch, request.asOf, ...digests]);
    }
    const { rows } = await client.query<Sweep>(
      `select id, epoch, as_of as "asOf", status from sweep
       where epoch = $1 and as_of = $2 and ruleset_digest = $3 and params_digest = $4`,
      [request.epoch, request.asOf, ...digests],
    );
    return { ...rows[0]!, created: inserted.rows.length > 0, tasks: rules.length, onHold };
  });
}

async function insertTasks(
  client: pg.ClientBase,
  sweep: SweepRequest & { id: bigint },
  rules: SweptRule[],
  params: Map<string, TaskParams>,
) {
  const definitions = rules.map(({ definition }) => definition);
  const bases = sweep.full ? new Map<string, bigint>() : await basesOf(client, sweep, definitions, params);
  const tasks = definitions.map(({ id, digest }) => ({
    rule: id,
    digest,
    params: params.get(id),
    base: bases.get(id)?.toString(),
  }));
  await client.query(
    `insert into sweep_task (sweep_id, rule_id, rule_digest, params, base_task_id, status)
     select $1, t.rule, t.digest, t.params, t.base, 'pending'
     from jsonb_to_recordset($2::jsonb) as t(rule text, digest text, params jsonb, base bigint)`,
    [sweep.id, JSON.stringify(tasks)],
  );
}

async function expectNoOther(client: pg.ClientBase, identity: unknown[]): Promise<void> {
  const { rows } = await client.query<{ id: bigint }>(
    `select id from sweep where status = 'running' and (epoch, as_of, ruleset_digest, params_digest) <> ($1::bigint, $2::date, $3, $4)
     order by id limit 1`,
    identity,
  );
  if (rows[0]) throw new SweepBusy(rows[0].id);
}

async function retryFailed(client: pg.ClientBase, identity: unknown[]): Promise<void> {
  await client.query(
    `with again as (
       update sweep_task t set status = 'pending', attempts = 0, lease_token = null, lease_until = null, finished_at = null
       from sweep s where s.id = t.sweep_id and t.status = 'failed'
         and s.epoch = $1 and s.as_of = $2 and s.ruleset_digest = $3 and s.params_digest = $4
       returning t.sweep_id)
     update sweep set status = 'running', finished_at = null where id in (select sweep_id from again)`,
    identity,
  );
}

function chosen(swept: SweptRule[], onHold: HeldRule[], ids: string[] | undefined): SweptRule[] {
  const held = onHold.find(({ ruleId }) => ids?.includes(ruleId));
  if (held)
    throw new SweepRefused(`The rule '${held.ruleId}' is on hold (${held.cause}: ${held.detail}): release it first.`);
  const known = swept.map(({ definition }) => definition.id);
  const unknown = ids?.find((id) => !known.includes(id));
  if (unknown) throw new SweepRefused(`There is no rule '${unknown}' in force; these are: ${known.join(', ')}.`);
  if (swept.length === 0 && onHold.length > 0)
    throw new SweepRefused(
      `Every rule in force is on hold (${onHold.map(({ ruleId }) => ruleId).join(', ')}): release one.`,
    );
  const wanted = ids ? swept.filter(({ definition }) => ids.includes(definition.id)) : swept;
  if (wanted.length === 0) throw new SweepRefused('No rule is in force: install a rule package first.');
  return wanted;
}

function checkDate(asOf: string): void {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? new Date(`${asOf}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== asOf)
    throw new SweepRefused(`'${asOf}' is not a date; write it like 2018-10-15.`);
}

async function checkEpoch(client: pg.ClientBase, epoch: bigint): Promise<void> {
  const { rows } = await client.query('select from epoch where n = $1 and closed_at is not null', [epoch]);
  if (rows.length === 0)
    throw new SweepRefused(`Epoch ${epoch} is not closed: a sweep needs a state that does not change any more.`);
}
