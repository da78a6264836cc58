import { getTableColumns, getTableName } from 'drizzle-orm';
import type pg from 'pg';
import { caseMachine } from '../cases/machine.js';
import { correctionMachine } from '../corrections/machine.js';
import { exchangeMachine } from '../exchanges/machine.js';
import { refuse, type Words } from '../matter/refused.js';
import { inspectionMachine } from './inspection-machine.js';
import { interviewMachine } from './interview-machine.js';
import { orderMachine } from './order-machine.js';

/** What files may belong to, by the word that an address and the database have for it. */
const machines = {
  case: caseMachine,
  order: orderMachine,
  inspection: inspectionMachine,
  interview: interviewMachine,
  correction: correctionMachine,
  exchange: exchangeMachine,
} as const;
export type AttachedMatter = keyof typeof machines;
export const attachedMatters = Object.keys(machines) as AttachedMatter[];

/** Files that one matter may have. */
const most = 100;

/** A file whose bytes lie under their SHA-256. */
export interface NewAttachment {
  matter: AttachedMatter;
  matterId: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: Buffer;
  /** A user name. */
  uploadedBy: string;
}

interface Place {
  state: string;
  scopeOrd: bigint;
  departmentKind: string | null;
  attachments: number;
}

/**
 * Puts a file to a matter in which something is left to do. That the person sees the matter is for the caller to ask.
 *
 * @returns the attachment's id
 * @throws CaseworkRefused
 */
export async function attach(
  client: pg.ClientBase,
  { matter, matterId, name, mediaType, bytes, sha256, uploadedBy }: NewAttachment,
): Promise<string> {
  const { scopeOrd, departmentKind } = await openMatter(client, matter, matterId);
  const { rows } = await client.query<{ id: string }>(
    `insert into attachment (matter, matter_id, name, media_type, bytes, sha256, uploaded_by, scope_ord, department_kind)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [matter, matterId, name, mediaType, bytes, sha256, uploadedBy, scopeOrd, departmentKind],
  );
  return rows[0]!.id;
}

/** The matter, kept from moving meanwhile; its words when it is over. */
async function openMatter(client: pg.ClientBase, matter: AttachedMatter, id: string): Promise<Place> {
  const {
    table,
    title,
    final,
  }: { table: (typeof machines)[AttachedMatter]['table']; title: Words; final: readonly string[] } = machines[matter];
  const departmentKind = 'departmentKind' in getTableColumns(table) ? 'department_kind' : 'null';
  const { rows } = await client.query<Place>(
    `select state, scope_ord as "scopeOrd", ${departmentKind} as "departmentKind",
       (select count(*)::int from attachment a where a.matter_id = t.id) as attachments
     from ${getTableName(table)} t where id = $1 for update`,
    [id],
  );
  const found = rows[0] ?? refuse('NOT_FOUND', `没有该${title.zh}`, `there is no such ${title.en}`);
  if (final.includes(found.state))
    refuse(
      'CONFLICT',
      `该${title.zh}已办结（${found.state}），不再接收附件`,
      `the ${title.en} is ${found.state}, so nothing is attached to it any more`,
      { state: found.state },
    );
  if (found.attachments >= most)
    refuse('CONFLICT', `附件已达 ${most} 个`, `it has ${most} files already; put several into one`);
  return found;
}
