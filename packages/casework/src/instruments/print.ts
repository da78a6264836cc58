import type { OfficialDocument } from '@qingqu/documents';
import type pg from 'pg';
import { refuse } from '../matter/refused.js';
import { makeReport } from '../reports/make-report.js';
import {
  type InspectionDocumentFacts,
  type InterviewDocumentFacts,
  inspectionDocument,
  interviewDocument,
  type OrderDocumentFacts,
  orderDocument,
} from './documents.js';
import type { NamedRegion } from './office-names.js';

/** What a report needs to know of the matter that it is of. */
interface Printed {
  version: number;
  regionCode: string;
  scopeOrd: bigint;
  departmentKind: string | null;
}

type Row<Facts, Composed extends keyof Facts> = Printed & Omit<Facts, Composed>;

/** Makes the document of an order as it stands; the same version gives the same report. @returns the report's id */
export async function printOrder(client: pg.ClientBase, id: string, madeBy: string): Promise<string> {
  const row = await one<OrderRow>(
    client,
    `select t.version, t.region_code as "regionCode", t.scope_ord as "scopeOrd", t.department_kind as "departmentKind",
       t.title, t.document_no as "documentNo", t.order_no as "orderNo", t.requirement, t.issued_on as "issuedOn",
       t.reply_within as "replyWithin", t.due_on as "dueOn", t.reply, t.replied_on as "repliedOn",
       t.decision_reason as "decisionReason", t.decided_on as "decidedOn",
       case when t.state in ('accepted', 'returned', 'withdrawn') then t.state end as decision,
       i.name as "issuerName", i.level as "issuerLevel", a.name as "addresseeName", a.level as "addresseeLevel",
       case s.by_role when 'supervisor' then 'supervision' else t.department_kind end as "issuerKind",
       c.case_no as "caseNo", c.rule_id as "ruleId", c.warnings, c.amount_fen as "amountFen", c.opened_on as "openedOn"
     from work_order t join region i on i.code = t.issuer_region_code join region a on a.code = t.region_code
       join casework_step s on s.matter_id = t.id and s.seq = 1 left join case_file c on c.id = t.case_id
     where t.id = $1`,
    id,
  );
  const { caseNo, ruleId, warnings, amountFen, openedOn } = row;
  const document = orderDocument({
    ...row,
    issuer: { name: row.issuerName, level: row.issuerLevel, departmentKind: row.issuerKind },
    addressee: { name: row.addresseeName, level: row.addresseeLevel, departmentKind: row.departmentKind! },
    case: caseNo === null ? null : { caseNo, ruleId, warnings, amountFen, openedOn },
  });
  return keep(client, 'order', id, row, document, madeBy);
}

interface OrderRow extends Row<OrderDocumentFacts, 'issuer' | 'addressee' | 'case'> {
  issuerName: string;
  issuerLevel: string;
  issuerKind: string;
  addresseeName: string;
  addresseeLevel: string;
  caseNo: bigint | null;
  ruleId: string;
  warnings: number;
  amountFen: bigint | null;
  openedOn: string;
}

/** Makes the document of an inspection as it stands. @returns the report's id */
export async function printInspection(client: pg.ClientBase, id: string, madeBy: string): Promise<string> {
  const row = await one<FromAbove & Row<InspectionDocumentFacts, 'issuer' | 'inspected'>>(
    client,
    `select ${fromAbove}, t.document_no as "documentNo", t.inspection_no as "inspectionNo", t.due_since as "dueSince", t.reason, t.scope,
       t.ordered_on as "orderedOn", t.team, t.started_on as "startedOn", t.findings, t.requirements, t.reported_on as "reportedOn"
     from inspection t ${itsRegions} where t.id = $1`,
    id,
  );
  const document = inspectionDocument({ ...row, issuer: issuerOf(row), inspected: regionOf(row) });
  return keep(client, 'inspection', id, row, document, madeBy);
}

/** Makes the document of an interview as it stands. @returns the report's id */
export async function printInterview(client: pg.ClientBase, id: string, madeBy: string): Promise<string> {
  const row = await one<FromAbove & Row<InterviewDocumentFacts, 'issuer' | 'spokenTo'>>(
    client,
    `select ${fromAbove}, t.document_no as "documentNo", t.interview_no as "interviewNo", t.due_since as "dueSince", t.reason,
       t.interviewer, t.interviewee, s.on_day as "convenedOn", t.convened_for as "convenedFor", t.place, t.held_on as "heldOn", t.minutes,
       t.requirements
     from interview t ${itsRegions} where t.id = $1`,
    id,
  );
  const document = interviewDocument({ ...row, issuer: issuerOf(row), spokenTo: regionOf(row) });
  return keep(client, 'interview', id, row, document, madeBy);
}

interface FromAbove {
  issuerName: string;
  issuerLevel: string;
  regionName: string;
  regionLevel: string;
}

/** Who has ordered or convened it is what its first step says. */
const fromAbove = `t.version, t.region_code as "regionCode", t.scope_ord as "scopeOrd", null as "departmentKind",
  i.name as "issuerName", i.level as "issuerLevel", r.name as "regionName", r.level as "regionLevel"`;
const itsRegions = `join casework_step s on s.matter_id = t.id and s.seq = 1 join region i on i.code = s.detail->>'issuerRegionCode'
  join region r on r.code = t.region_code`;

const issuerOf = ({ issuerName, issuerLevel }: FromAbove): NamedRegion => ({ name: issuerName, level: issuerLevel });
const regionOf = ({ regionName, regionLevel }: FromAbove): NamedRegion => ({ name: regionName, level: regionLevel });

async function one<R extends Printed>(client: pg.ClientBase, text: string, id: string): Promise<R> {
  const { rows } = await client.query<R & pg.QueryResultRow>(text, [id]);
  return rows[0] ?? refuse('NOT_FOUND', '没有该文书所属事项', 'there is nothing that a document could be made of');
}

const keep = (
  client: pg.ClientBase,
  kind: 'order' | 'inspection' | 'interview',
  matterId: string,
  { version, regionCode, scopeOrd, departmentKind }: Printed,
  document: OfficialDocument,
  madeBy: string,
): Promise<string> =>
  makeReport(client, {
    kind,
    matterId,
    matterVersion: version,
    epoch: null,
    document,
    regionCode,
    scopeOrd,
    departmentKind,
    madeBy,
  });
