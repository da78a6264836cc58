import type { CompiledRule } from '@qingqu/rules-sdk';
import type pg from 'pg';
import type { SweptRule } from '../rules/swept-rules.js';
import { type ResolvedParams, resolveParams } from './resolve-params.js';

/** A subtree of the regions, as jsonb holds it. */
interface Subtree {
  lo: string;
  hi: string;
}

/** Where a rule is in its life, and where it raises warnings: a shadow nowhere, a pilot in some subtrees, an active one everywhere. */
export interface Life {
  status: SweptRule['status'];
  warnsIn: Subtree[];
}

/** A whitelist entry in force: in its subtree, findings about the record, or that name the party, are no warnings. */
export interface Whitelisted extends Subtree {
  matches: 'subject' | 'party';
  entryId: string;
}

/** All that one rule's outcome in a sweep depends on beside the data, as `sweep_task.params` keeps it. A change of any of it makes another sweep. */
export interface TaskParams extends ResolvedParams {
  life: Life;
  whitelist: Whitelisted[];
}

/**
 * What holds for each rule on a day.
 *
 * @param paused rules on hold: their open warnings still suppress those of others
 */
export async function taskParams(
  client: pg.ClientBase,
  rules: SweptRule[],
  paused: CompiledRule[],
  asOf: string,
): Promise<Map<string, TaskParams>> {
  const definitions = rules.map((rule) => rule.definition);
  const resolved = await resolveParams(client, definitions, asOf, paused);
  const lives = await livesOf(client, rules);
  const whitelists = await whitelistsOn(client, definitions, asOf);
  return new Map(
    definitions.map(({ id }) => [
      id,
      { ...resolved.get(id)!, life: lives.get(id)!, whitelist: whitelists.get(id) ?? [] },
    ]),
  );
}

const everywhere: Subtree = { lo: '0', hi: '9223372036854775807' };

async function livesOf(client: pg.ClientBase, rules: SweptRule[]): Promise<Map<string, Life>> {
  const codes = rules.flatMap(({ status, pilotRegions }) => (status === 'pilot' ? pilotRegions : []));
  const { rows } = await client.query<Subtree & { code: string }>(
    'select code, scope_lo::text as lo, scope_hi::text as hi from region where code = any($1) order by scope_lo',
    [codes],
  );
  const warnsIn: Record<SweptRule['status'], (rule: SweptRule) => Subtree[]> = {
    active: () => [everywhere],
    pilot: ({ pilotRegions }) =>
      rows.filter(({ code }) => pilotRegions.includes(code)).map(({ lo, hi }): Subtree => ({ lo, hi })),
    shadow: () => [],
  };
  return new Map(
    rules.map((rule) => [rule.definition.id, { status: rule.status, warnsIn: warnsIn[rule.status](rule) }]),
  );
}

async function whitelistsOn(
  client: pg.ClientBase,
  rules: CompiledRule[],
  asOf: string,
): Promise<Map<string, Whitelisted[]>> {
  const { rows } = await client.query<{ ruleId: string; entries: Whitelisted[] }>(
    `select w.rule_id as "ruleId",
       jsonb_agg(jsonb_build_object('matches', w.matches, 'entryId', w.entry_id, 'lo', w.scope_ord::text,
         'hi', coalesce(r.scope_hi, w.scope_ord)::text) order by w.id) as entries
     from rule_whitelist w left join region r on r.scope_lo = w.scope_ord
     where w.rule_id = any($1) and $2::date between w.valid_from and w.expires_on and w.ended_at is null
     group by w.rule_id`,
    [rules.map((rule) => rule.id), asOf],
  );
  return new Map(rows.map(({ ruleId, entries }) => [ruleId, entries]));
}
