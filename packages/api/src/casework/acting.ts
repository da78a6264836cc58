import { type Actor, CaseworkRefused, loadActor, type RefusalCode } from '@qingqu/casework';
import { inTransaction } from '@qingqu/schema';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type pg from 'pg';
import { entities } from '../entities/index.js';
import { asked, both, type ErrorCode, notFound } from '../errors.js';
import { askedBy } from '../graphql/resolvers.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext } from '../server/operation.js';

/** What a refusal is called in `extensions.code`. */
export const codes: Record<RefusalCode, ErrorCode> = {
  BAD_INPUT: 'BAD_USER_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  FORBIDDEN: 'FORBIDDEN',
  CONFLICT: 'CONFLICT',
};

/** What a matter is called, as an entity and in words. */
export interface MatterName {
  entity: string;
  zh: string;
  en: string;
}

/** What a change works with: who acts, on which day, in a transaction of the platform's. */
export interface Acting {
  client: pg.PoolClient;
  actor: Actor;
  today: string;
}

/**
 * Does a step of casework in one transaction and answers the record as it is then.
 *
 * @param work answers the key of the record that is shown
 */
export async function act(
  { operation }: ApiContext,
  info: GraphQLResolveInfo,
  entity: string,
  work: (acting: Acting) => Promise<string>,
): Promise<unknown> {
  const { system, today } = operation.casework;
  const viewer = await operation.viewerAtRest();
  const on = await today();
  const key = await ofCasework(
    inTransaction(system, async (client) => work({ client, actor: await loadActor(client, viewer), today: on })),
  );
  return operation.recordNow(entity, key, info.fieldNodes, askedBy(info));
}

/**
 * The key of a record that the viewer may see: what lies outside of his scope is as good as not there.
 *
 * @throws NOT_FOUND
 */
export async function seenKey({ operation }: ApiContext, id: string, { entity, zh, en }: MatterName): Promise<string> {
  const record = recordOf(id, entity);
  const { table, key } = entities.get(entity)!;
  const { column, type } = key[0]!;
  const isThere =
    record &&
    (await operation.read(`select exists (select from ${table} where ${column} = $1::${type})`, [record.key]));
  if (!record || isThere !== true) throw notFound(zh, en);
  return record.key;
}

/** Waits for casework; what it refuses becomes an error that tells the rule which forbids it, how things stand and the legal ways on. */
export async function ofCasework<T>(work: Promise<T>): Promise<T> {
  try {
    return await asked(work);
  } catch (error) {
    if (!(error instanceof CaseworkRefused)) throw error;
    const { code, words, basis, state, version, legalActs } = error;
    throw new GraphQLError(both(words), {
      extensions: { code: codes[code], ...drop({ basis, state, version, legalActs }) },
    });
  }
}

const drop = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
