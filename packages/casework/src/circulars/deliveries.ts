import type pg from 'pg';
import { type Actor, covers } from '../matter/actor.js';
import { refuse } from '../matter/refused.js';
import { addresseeOf } from './document.js';
import { type CircularStream, circularBasis } from './stream.js';

/** That a circular goes to a region. */
export interface Delivery {
  regionCode: string;
  addressee: string;
  acknowledgedOn: string | null;
}

export async function readDeliveries(client: pg.ClientBase, circularId: string): Promise<Delivery[]> {
  const { rows } = await client.query<Delivery>(
    `select region_code as "regionCode", addressee, acknowledged_on as "acknowledgedOn" from circular_delivery
     where circular_id = $1 order by region_code`,
    [circularId],
  );
  return rows;
}

export interface Place {
  code: string;
  name: string;
  level: string;
  scopeOrd: bigint;
}

const placeColumns = 'code, name, level, scope_lo as "scopeOrd"';

export async function placeOf(client: pg.ClientBase, code: string): Promise<Place> {
  const { rows } = await client.query<Place>(`select ${placeColumns} from region where code = $1`, [code]);
  return rows[0] ?? refuse('NOT_FOUND', '没有该地区', 'there is no such region');
}

/** The regions that a circular goes to, in the order of their codes. */
export async function addresseesOf(
  client: pg.ClientBase,
  actor: Actor,
  own: Place,
  stream: CircularStream,
  codes: readonly string[] | null | undefined,
): Promise<Place[]> {
  if (!codes && stream === 'it') return [own];
  const { rows } = await client.query<Place>(
    `select ${placeColumns} from region where successor is null and level in ('province', 'prefecture', 'county')
       and (code = any ($1) or $1 is null and fiscal_parent = $2) order by code`,
    [codes ?? null, own.code],
  );
  const within = rows.filter(({ scopeOrd }) => covers(actor, scopeOrd));
  const strangers = [...new Set(codes ?? [])].filter((code) => !within.some((place) => place.code === code));
  if (strangers.length > 0 || within.length === 0)
    refuse(
      'BAD_INPUT',
      `通报对象须为 ${own.code} 及其所辖市、县（市、区），例如 411421000000${strangers.length > 0 ? `；${strangers[0]!.slice(0, 20)} 不是` : ''}`,
      `a circular goes to ${own.code} or prefectures and counties below it, such as 411421000000${strangers.length > 0 ? `; ${strangers[0]!.slice(0, 20)} is none` : ''}`,
      { basis: circularBasis },
    );
  return within;
}

export async function addressTo(
  client: pg.ClientBase,
  id: string,
  stream: CircularStream,
  to: readonly Place[],
): Promise<void> {
  await client.query(
    `insert into circular_delivery (circular_id, region_code, scope_ord, addressee)
     select $1, * from unnest($2::text[], $3::bigint[], $4::text[])`,
    [id, to.map(({ code }) => code), to.map(({ scopeOrd }) => scopeOrd), to.map(addresseeOf[stream])],
  );
}
