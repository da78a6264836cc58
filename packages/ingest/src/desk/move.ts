import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { dueOn } from '../quarantine.js';
import type { DeskDeps } from './desk-deps.js';
import { databaseDay, expectPossible, heldOf, levelWords, readRow, type SealedRow } from './desk-row.js';
import { writeEvent } from './events.js';
import { clerkOf, expectReached } from './people.js';
import { expectReason, refuse } from './refused.js';
import { type Act, type Held, type Level, mayMove, routesFrom, type Status, WORKDAYS } from './rules.js';

export interface MoveRequest {
  id: bigint;
  /** A user name. */
  by: string;
  reason: string;
  /** The status that they have seen; when it is another by now, nothing is done. */
  seen?: Status;
}

/** Gives a row up: it is no record, or will come another way. @throws DeskRefused */
export function rejectRow(deps: DeskDeps, request: MoveRequest): Promise<void> {
  return move(deps, 'reject', request, async (client, row, reason) => {
    await client.query(
      `update quarantine set status = 'rejected', resolved_by = $2, resolved_at = clock_timestamp(), resolution = $3 where id = $1`,
      [row.id, request.by, reason],
    );
    await writeEvent(client, row, { kind: 'rejected', actor: request.by, reason });
  });
}

/** Takes up a row again that was given up; its clock begins anew. @throws DeskRefused */
export function reopenRow(deps: DeskDeps, request: MoveRequest): Promise<void> {
  return move(deps, 'reopen', request, async (client, row, reason) => {
    const due = await dueAt(deps, client, row.level);
    await client.query(
      `update quarantine set status = 'open', resolved_by = null, resolved_at = null, resolution = null, due_on = $2 where id = $1`,
      [row.id, due],
    );
    await writeEvent(client, row, { kind: 'reopened', actor: request.by, reason, dueOn: due });
  });
}

/**
 * Routes a row to who can settle it (Art. 16): from who entered it up to the superior of its region or the province, with the notice as reason,
 * or back with an answer. The clock of the new level begins today; whose row it is does not change.
 * @throws DeskRefused
 */
export function routeRow(deps: DeskDeps, { to, ...request }: MoveRequest & { to: Level }): Promise<void> {
  return move(deps, 'route', request, async (client, row, reason, held) => {
    expectRoute(row, to, held);
    const due = await dueAt(deps, client, to);
    await client.query('update quarantine set level = $2, due_on = $3 where id = $1', [row.id, to, due]);
    await writeEvent(client, row, { kind: 'routed', level: to, actor: request.by, reason, dueOn: due });
  });
}

/** Both the act and its event, or neither; of two people at once the second finds what the first has done. */
async function move(
  deps: DeskDeps,
  act: Act,
  { id, by, reason, seen }: MoveRequest,
  apply: (client: pg.ClientBase, row: SealedRow, reason: string, held: Held) => Promise<void>,
): Promise<void> {
  const said = expectReason(reason);
  const clerk = await clerkOf(deps.pool, by);
  await inTransaction(deps.pool, async (client) => {
    const row = await readRow(client, id, { lock: true });
    const held = await heldOf(client, row);
    expectReached(clerk, row, held);
    if (!mayMove(clerk.grants, held))
      refuse(
        'FORBIDDEN',
        `隔离数据 ${id} 现由${levelWords[row.level].zh}承办，不由「${by}」处理`,
        `the quarantined row ${id} is in the hands of ${levelWords[row.level].en}, and not for '${by}'`,
      );
    await expectPossible(client, act, row, { status: seen });
    await apply(client, row, said, held);
  });
}

async function dueAt(deps: DeskDeps, client: pg.ClientBase, level: Level): Promise<string | null> {
  return dueOn(client, deps.today ?? (await databaseDay(client)), WORKDAYS[level]);
}

function expectRoute(row: SealedRow, to: Level, { level, places }: Held): void {
  const routes = routesFrom(level, places);
  if (routes.includes(to)) return;
  const [zh, en] =
    routes.length === 0
      ? ['省本级数据没有上级', "the province's own rows have nobody above them"]
      : [
          `只能转往：${routes.map((each) => `${levelWords[each].zh}（${each}）`).join('、')}`,
          `it may go to: ${routes.join(', ')}`,
        ];
  refuse(
    'BAD_INPUT',
    `隔离数据 ${row.id} 现由${levelWords[level].zh}承办，${zh}`,
    `the quarantined row ${row.id} is with ${levelWords[level].en}; ${en}`,
  );
}
