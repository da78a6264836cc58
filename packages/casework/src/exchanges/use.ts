import type pg from 'pg';
import { refuse } from '../matter/refused.js';
import type { OutboundDataset } from './exchanges.js';
import { exchangeBasis } from './machine.js';

/** What somebody wants to take out under an exchange. */
export interface ExchangeUse {
  id: string;
  /** The list that is exported. */
  entity: string;
  columns: readonly string[];
  /** The business date. */
  today: string;
}

/** An exchange under which data may leave. */
export interface OpenExchange {
  id: string;
  exchangeNo: string;
  counterparty: string;
  /** Rows of this region and below leave, and no others. */
  regionCode: string;
  dataset: OutboundDataset;
}

interface Row {
  exchangeNo: string;
  state: string;
  direction: 'out' | 'in';
  counterparty: string;
  regionCode: string;
  dataset: OutboundDataset;
  validFrom: string | null;
  expiresOn: string | null;
}

/**
 * The exchange under which this may leave on this day (Art. 14): approved, in its time, and of these fields.
 *
 * @throws CaseworkRefused that says who may renew it
 */
export async function openExchange(
  client: pg.ClientBase | pg.Pool,
  { id, entity, columns, today }: ExchangeUse,
): Promise<OpenExchange> {
  const { rows } = await client.query<Row>(
    `select exchange_no as "exchangeNo", state, direction, counterparty, region_code as "regionCode", dataset,
       valid_from as "validFrom", expires_on as "expiresOn"
     from data_exchange where id = $1`,
    [id],
  );
  const found = rows[0] ?? refuse('NOT_FOUND', '没有该数据交换', 'there is no such exchange');
  expectInForce(found, today);
  const { exchangeNo, counterparty, regionCode, dataset } = found;
  if (dataset.entity !== entity)
    refuse(
      'FORBIDDEN',
      `第 ${exchangeNo} 号数据交换批准的是 ${dataset.entity}，不是 ${entity}`,
      `exchange ${exchangeNo} is of ${dataset.entity}, not of ${entity}`,
      { basis: exchangeBasis },
    );
  const beyond = columns.filter((column) => !dataset.fields.includes(column));
  if (beyond.length > 0)
    refuse(
      'FORBIDDEN',
      `第 ${exchangeNo} 号数据交换未批准字段 ${beyond.join('、')}；批准的是 ${dataset.fields.join('、')}`,
      `exchange ${exchangeNo} does not cover ${beyond.join(', ')}; ask for columns=${dataset.fields.join(',')}`,
      { basis: exchangeBasis },
    );
  return { id, exchangeNo: String(exchangeNo), counterparty, regionCode, dataset };
}

/** Counts one more export under an exchange that is in force. @throws CaseworkRefused when it is not any more */
export async function countExport(client: pg.ClientBase, use: ExchangeUse): Promise<OpenExchange> {
  await client.query('select from data_exchange where id = $1 for update', [use.id]);
  const exchange = await openExchange(client, use);
  await client.query('update data_exchange set exports = exports + 1 where id = $1', [use.id]);
  return exchange;
}

const renewal = {
  zh: '须由申请地区重新申请，经省财政厅农业处审核、信息化办公室批准',
  en: "its region asks anew; the province's agricultural finance division endorses and the technology office approves it",
};

function expectInForce({ exchangeNo, state, direction, validFrom, expiresOn }: Row, today: string): void {
  if (direction === 'in')
    refuse(
      'FORBIDDEN',
      '该数据交换为接入，不得据以导出',
      'this exchange is for data that come in; none leave under it',
      {
        basis: exchangeBasis,
      },
    );
  const hasExpired = state === 'expired' || (state === 'approved' && expiresOn! < today);
  if (hasExpired)
    refuse(
      'FORBIDDEN',
      `第 ${exchangeNo} 号数据交换已于 ${expiresOn} 到期；${renewal.zh}`,
      `exchange ${exchangeNo} expired on ${expiresOn}; ${renewal.en}`,
      { basis: exchangeBasis, state: 'expired' },
    );
  if (state !== 'approved')
    refuse(
      'FORBIDDEN',
      `第 ${exchangeNo} 号数据交换未获批准或已终止（${state}）；${renewal.zh}`,
      `exchange ${exchangeNo} is ${state}, not approved; ${renewal.en}`,
      { basis: exchangeBasis, state },
    );
  if (validFrom! > today)
    refuse(
      'FORBIDDEN',
      `第 ${exchangeNo} 号数据交换自 ${validFrom} 起有效`,
      `exchange ${exchangeNo} is valid from ${validFrom}`,
      { basis: exchangeBasis, state },
    );
}
