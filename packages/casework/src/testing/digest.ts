import * as schema from '@qingqu/schema';
import { getTableName } from 'drizzle-orm';
import type pg from 'pg';

const tables = [
  schema.warning,
  schema.warningEvent,
  schema.warningVerdict,
  schema.warningRoute,
  schema.caseFile,
  schema.caseworkStep,
  schema.attachment,
  schema.reminder,
  schema.workOrder,
  schema.inspection,
  schema.interview,
  schema.correction,
  schema.monthClose,
  schema.monthState,
  schema.escalation,
  schema.ledger,
  schema.ledgerLine,
  schema.assessmentScheme,
  schema.assessment,
  schema.assessmentScore,
  schema.circular,
  schema.circularDelivery,
  schema.report,
  schema.dataExchange,
].map((table) => getTableName(table));

/** A digest of everything that casework keeps, table by table: the same when nothing has changed. */
export async function caseworkDigest(system: pg.Pool): Promise<Record<string, string>> {
  const digests = tables.map(
    (table) => `'${table}', (select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) from ${table} t)`,
  );
  const { rows } = await system.query<{ digest: Record<string, string> }>(
    `select json_build_object(${digests.join(', ')}) as digest`,
  );
  return rows[0]!.digest;
}
