import { countExport, type ExchangeUse, openExchange } from '@qingqu/casework';
import { auditOfSystem, inTransaction, withScope } from '@qingqu/schema';
import type pg from 'pg';
import { ofCasework } from '../casework/acting.js';
import type { CaseworkPort } from '../casework/casework-port.js';
import { apiError, asked, both, notFound } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import type { Entity } from '../model/entity.js';
import { recordOf } from '../rule-desk/shown.js';
import type { Origin } from './audit-export.js';
import type { CheckedExport, ExportWish } from './export-wish.js';

/** What exports under an exchange of data work with. */
export interface ExchangeDeps {
  /** Of the API, in the viewer's scope. */
  pool: pg.Pool;
  /** Where there is none, nothing leaves under an exchange. */
  casework: CaseworkPort | undefined;
}

/**
 * A wish as its exchange lets it pass (Art. 14): of the list and fields that were approved, and of the region that asked for it, whatever
 * else is filtered by. Fields that are not named are those approved. A wish without an exchange stays as it is.
 *
 * @throws NOT_FOUND for an exchange that the viewer does not see; FORBIDDEN when it is not in force, or not of this
 */
export async function underExchange(
  { pool, casework }: ExchangeDeps,
  viewer: Viewer,
  entity: Entity,
  wish: ExportWish,
): Promise<ExportWish> {
  if (wish.exchange === undefined) return wish;
  const port = casework ?? withoutCasework();
  const id = await seenExchange(pool, viewer, wish.exchange);
  const use = { id, entity: entity.plural, today: await port.today() };
  const { dataset, regionCode } = await ofCasework(openExchange(port.system, { ...use, columns: wish.columns ?? [] }));
  const conditions = [
    ...(wish.filter ? [wish.filter] : []),
    ...(dataset.filter ? [dataset.filter] : []),
    ...(entity.under ? [{ regionUnder: regionCode }] : []),
  ];
  const filter = conditions.length > 1 ? { and: conditions } : conditions[0];
  return { ...wish, exchange: id, columns: wish.columns ?? dataset.fields, filter };
}

/** Counts an export under its exchange and writes it down, in one; before the first row is read. */
export async function countUnderExchange(
  { casework }: ExchangeDeps,
  { userId, username, role }: Viewer,
  { wish, question, purposeCode }: CheckedExport,
  origin: Origin,
): Promise<void> {
  if (wish.exchange === undefined) return;
  const port = casework ?? withoutCasework();
  const columns = question.columns.map(({ name }) => name);
  const use: ExchangeUse = { id: wish.exchange, entity: wish.entity, columns, today: await port.today() };
  await ofCasework(
    inTransaction(port.system, async (client) => {
      await countExport(client, use);
      await auditOfSystem(
        client,
        { userId, username, role },
        {
          action: 'exchange_use',
          targetKind: 'DataExchange',
          targetId: use.id,
          purpose: wish.purpose,
          ticket: wish.ticket,
          detail: { purposeCode, list: wish.entity, columns },
          ...origin,
        },
      );
    }),
  );
}

/** The key of an exchange that the viewer sees. */
async function seenExchange(pool: pg.Pool, viewer: Viewer, given: string): Promise<string> {
  const id = recordOf(given, 'DataExchange')?.key;
  const isSeen =
    id !== undefined &&
    (await asked(
      withScope(pool, viewer, async (client) => {
        const { rowCount } = await client.query('select from data_exchange where id = $1', [id]);
        return rowCount === 1;
      }),
    ));
  if (!isSeen) throw notFound('数据交换', 'exchange');
  return id;
}

function withoutCasework(): never {
  throw apiError(
    'UPSTREAM_UNAVAILABLE',
    both({ zh: '本服务器不办理数据交换', en: 'this server has no casework, so nothing leaves under an exchange' }),
  );
}
