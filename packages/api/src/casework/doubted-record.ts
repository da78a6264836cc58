import { recordEntities } from '../entities/corrections.js';
import { badInput, notFound } from '../errors.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext } from '../server/operation.js';

/** A record by its business table and key. */
interface NamedRecord {
  recordKind: string;
  key: string;
}

/**
 * The record that is doubted, where the viewer may see it: the one that is named, else what the warning is about.
 *
 * @param warningKey of a warning that the viewer sees
 * @throws BAD_USER_INPUT, NOT_FOUND
 */
export async function doubtedRecord(
  context: ApiContext,
  recordId: string | undefined,
  warningKey: string | undefined,
): Promise<NamedRecord> {
  const record = recordId ? recordNamed(recordId) : warningKey ? await subjectOf(context, warningKey) : undefined;
  if (!record) throw badInput('Give recordId, the id of a record, or warningId, that of a warning.');
  if (!recordEntities[record.recordKind]) throw notFound('数据', 'record');
  const isThere = await context.operation.read(`select exists (select from ${record.recordKind} where id = $1::uuid)`, [
    record.key,
  ]);
  if (isThere !== true) throw notFound('数据', 'record');
  return record;
}

function recordNamed(id: string): NamedRecord {
  const record = recordOf(id);
  if (!record || recordEntities[record.entity.table] !== record.entity.name)
    throw badInput('recordId expects the id of a business record, such as a payment, as the API gives it.');
  return { recordKind: record.entity.table, key: record.key };
}

async function subjectOf({ operation }: ApiContext, warningKey: string): Promise<NamedRecord> {
  const subject = await operation.read(
    `select json_build_object('recordKind', subject_kind, 'key', subject_id) from warning where id = $1::uuid`,
    [warningKey],
  );
  return subject as NamedRecord;
}
