import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import type { ChangeKind, DeskSettings, Region } from './change-kind.js';
import { holdRelease } from './holds.js';
import { key, keyRevoke } from './keys.js';
import { life } from './life.js';
import { packageDisable, packageEnable, packageInstall, packageRemove, packageRollback } from './packages.js';
import { parameter } from './parameter.js';
import { expectDecider } from './people.js';
import { expectReason, refuse } from './refused.js';
import { regionAt, regionOf, wholeRegion } from './regions.js';
import { whitelist, whitelistEnd } from './whitelist.js';

const kinds = {
  parameter,
  whitelist,
  'whitelist-end': whitelistEnd,
  life,
  'package-install': packageInstall,
  'package-enable': packageEnable,
  'package-rollback': packageRollback,
  'package-disable': packageDisable,
  'package-remove': packageRemove,
  key,
  'key-revoke': keyRevoke,
  'hold-release': holdRelease,
};

/** What can be changed by maker and checker. */
export type KindOfChange = keyof typeof kinds;
export const kindsOfChange = Object.keys(kinds) as KindOfChange[];

/** A change that one person proposes. */
export interface Proposal {
  kind: KindOfChange;
  /** What it is about: a rule's id, a package's name, a key's id. */
  subject: string;
  payload: unknown;
  reason: string;
  /** A user name. */
  maker: string;
  /** Of whitelist entries: the region whose subject it is. Other changes take effect everywhere, or where their payload says. */
  regionCode?: string;
}

/** What another person says to it. */
export interface Decision {
  /** A user name, not the maker's. */
  checker: string;
  decision: 'approved' | 'refused';
  reason: string;
}

/**
 * Writes a change down for a second person to decide, once it is in order and could take effect now. Returns its number.
 * @throws ChangeRefused
 */
export async function proposeChange(pool: pg.Pool, proposal: Proposal, settings: DeskSettings): Promise<bigint> {
  const kind = kindOf(proposal.kind);
  const reason = expectReason(proposal.reason);
  const given = expectPayload(kind, proposal.payload);
  const payload = (await kind.complete?.(given)) ?? given;
  return inTransaction(pool, async (client) => {
    const region = await regionOfChange(client, kind, payload, proposal.regionCode);
    await expectDecider(client, proposal.maker, region);
    await kind.check(client, { subject: proposal.subject, payload, region }, settings);
    const { rows } = await client.query<{ id: bigint }>(
      'insert into rule_change (kind, subject, payload, reason, maker, scope_ord) values ($1, $2, $3, $4, $5, $6) returning id',
      [proposal.kind, proposal.subject, JSON.stringify(payload), reason, proposal.maker, region.lo],
    );
    return rows[0]!.id;
  });
}

/**
 * Decides a change, once, by another person than its maker. The decision and its effect are one transaction: either both are there or neither.
 * What is refused stays on record.
 * @throws ChangeRefused, also when an approved change cannot take effect any more; it then stays open.
 */
export async function decideChange(
  pool: pg.Pool,
  id: bigint,
  { checker, decision, reason }: Decision,
  settings: DeskSettings,
): Promise<void> {
  const said = expectReason(reason);
  await inTransaction(pool, async (client) => {
    const open = await claimOpen(client, id);
    const region = await regionAt(client, open.scopeOrd);
    if (open.maker === checker)
      refuse(
        'FORBIDDEN',
        `变更 ${id} 由「${checker}」提出，须由另一人复核`,
        `the change ${id} was made by '${checker}'; another person decides it`,
      );
    await expectDecider(client, checker, region);
    if (decision === 'approved') {
      const kind = kindOf(open.kind);
      const change = { subject: open.subject, payload: expectPayload(kind, open.payload), region };
      await kind.check(client, change, settings);
      await kind.apply(client, { ...change, id, maker: open.maker, checker }, settings);
    }
    await client.query(
      'update rule_change set checker = $2, decision = $3, decision_reason = $4, decided_at = clock_timestamp() where id = $1',
      [id, checker, decision, said],
    );
  });
}

/** A change as people see it. */
export interface ChangeRecord {
  id: bigint;
  kind: KindOfChange;
  subject: string;
  /** Without the text of a package. */
  payload: Record<string, unknown>;
  reason: string;
  maker: string;
  madeAt: string;
  checker: string | null;
  decision: 'approved' | 'refused' | null;
  decidedAt: string | null;
  decisionReason: string | null;
}

/** The latest changes first, at most `limit` (100 unless told). */
export async function listChanges(
  pool: pg.Pool,
  { open = false, subject, limit = 100 }: { open?: boolean; subject?: string; limit?: number } = {},
): Promise<ChangeRecord[]> {
  const { rows } = await pool.query<ChangeRecord>(
    `select id, kind, subject, payload - 'json' as payload, reason, maker, made_at as "madeAt", checker, decision, decided_at as "decidedAt",
       decision_reason as "decisionReason"
     from rule_change where (not $1 or decision is null) and ($2::text is null or subject = $2) order by id desc limit $3`,
    [open, subject ?? null, limit],
  );
  return rows;
}

interface OpenChange {
  kind: KindOfChange;
  subject: string;
  payload: unknown;
  maker: string;
  scopeOrd: bigint;
}

/** The change, held until the transaction ends, so that of two who decide at once one comes second. */
async function claimOpen(client: pg.ClientBase, id: bigint): Promise<OpenChange> {
  const { rows } = await client.query<OpenChange & { decision: string | null; checker: string }>(
    'select kind, subject, payload, maker, scope_ord as "scopeOrd", decision, checker from rule_change where id = $1 for update',
    [id],
  );
  const change = rows[0] ?? refuse('NOT_FOUND', `没有变更 ${id}`, `there is no change ${id}`);
  if (change.decision !== null)
    refuse(
      'CONFLICT',
      `变更 ${id} 已由「${change.checker}」复核（${change.decision}）`,
      `the change ${id} has been ${change.decision} by '${change.checker}'`,
    );
  return change;
}

function kindOf(name: KindOfChange): ChangeKind<unknown> {
  if (!Object.hasOwn(kinds, name))
    refuse(
      'BAD_INPUT',
      `没有「${name}」这类变更；应为：${kindsOfChange.join('、')}`,
      `there is no kind of change '${name}'; expected one of: ${kindsOfChange.join(', ')}`,
    );
  return kinds[name] as unknown as ChangeKind<unknown>;
}

function expectPayload<P>(kind: ChangeKind<P>, payload: unknown): P {
  const checked = kind.payload.safeParse(payload);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  const place = issue.path.join('.') || 'payload';
  const example = JSON.stringify(kind.example);
  return refuse(
    'BAD_INPUT',
    `变更内容有误，${place}：${issue.message}；例如 ${example}`,
    `${place}: ${issue.message}; for example ${example}`,
  );
}

function regionOfChange<P>(
  client: pg.ClientBase,
  kind: ChangeKind<P>,
  payload: P,
  proposed: string | undefined,
): Promise<Region> {
  const code = kind.regionCode?.(payload, proposed);
  return code === undefined ? wholeRegion(client) : regionOf(client, code);
}
