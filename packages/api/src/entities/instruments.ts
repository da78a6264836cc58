import { inspectionMachine, interviewMachine, orderMachine } from '@qingqu/casework';
import { attachment, inspection, interview, workOrder } from '@qingqu/schema';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { matterMembers, statesOf } from '../casework/matter-members.js';
import { chosen, computed, desc, type Entity, entity, field, inRegion, one, shown } from '../model/entity.js';
import { digest, text } from '../model/values.js';
import * as choices from './choices.js';

const OrderState = statesOf('OrderState', 'How an order stands 交办单状态.', orderMachine, {
  issued: 'Issued, not acknowledged yet 已交办.',
  acknowledged: 'Acknowledged 已签收.',
  replied: 'Replied to 已回复.',
  returned: 'The reply was returned; another is due 已退回.',
  accepted: 'The reply was accepted 已采纳.',
  withdrawn: 'Withdrawn before the reply 已撤回.',
});
const InspectionState = statesOf('InspectionState', 'How an inspection stands 督查状态.', inspectionMachine, {
  ordered: 'Ordered 已下达.',
  inspecting: 'The team is there 督查中.',
  reported: 'Reported 已报告.',
  closed: 'Closed: what was required has been done 已办结.',
  cancelled: 'Cancelled 已取消.',
});
const InterviewState = statesOf('InterviewState', 'How an interview stands 约谈状态.', interviewMachine, {
  convened: 'Convened 已通知.',
  held: 'Held 已约谈.',
  closed: 'Closed: what was required has been done 已办结.',
  cancelled: 'Cancelled 已取消.',
});

const caseOf = (column: AnyPgColumn, name: string, about: string) =>
  one('Case', column, {
    about: 'The case that gives cause, where the viewer may see it 案件.',
    inverse: { name, about },
  });

/** What files may belong to: the matter's word in the database → the entity. */
export const attachedTo: Readonly<Record<string, string>> = {
  case: 'Case',
  order: 'WorkOrder',
  inspection: 'Inspection',
  interview: 'Interview',
  correction: 'Correction',
  exchange: 'DataExchange',
};

/** The instruments of handling 交办、督查、约谈 (Art. 17 ¶2), and the files that belong to what is handled. */
export const instrumentEntities: Entity[] = [
  entity('WorkOrder', workOrder, {
    plural: 'workOrders',
    about: 'Assignment orders 交办单: what a department has to do, and what it replied.',
    readers: 'business',
    members: {
      orderNo: field(workOrder.orderNo, 'Number 交办单编号.'),
      ...matterMembers(orderMachine, workOrder, OrderState),
      documentNo: field(workOrder.documentNo, 'Document number; null until it is given one 文号.'),
      departmentKind: chosen(
        workOrder.departmentKind,
        choices.DepartmentKind,
        'Kind of department that it is for 承办处室.',
      ),
      title: field(workOrder.title, 'Title 标题.'),
      requirement: field(workOrder.requirement, 'What is to be done 交办要求.'),
      issuedBy: field(workOrder.issuedBy, 'Who issued it 交办人.'),
      issuedOn: field(workOrder.issuedOn, 'When it was issued 交办日期.'),
      replyWithin: field(workOrder.replyWithin, 'Working days for the reply 回复期限（工作日）.'),
      dueOn: field(workOrder.dueOn, 'Last day for the reply; null where the calendar does not reach 回复期限.'),
      acknowledgedBy: field(workOrder.acknowledgedBy, 'Who acknowledged it 签收人.'),
      acknowledgedOn: field(workOrder.acknowledgedOn, 'When it was acknowledged 签收日期.'),
      reply: field(workOrder.reply, 'The last reply; those before it are among the steps 回复.'),
      repliedBy: field(workOrder.repliedBy, 'Who replied 回复人.'),
      repliedOn: field(workOrder.repliedOn, 'When it was replied to 回复日期.'),
      decidedBy: field(workOrder.decidedBy, 'Who accepted or returned the reply, or withdrew the order 审定人.'),
      decidedOn: field(workOrder.decidedOn, 'When that was decided 审定日期.'),
      decisionReason: field(workOrder.decisionReason, 'Why it was decided so 审定意见.'),
      case: caseOf(workOrder.caseId, 'workOrders', 'Orders that were issued for it 交办单.'),
      regionCode: field(workOrder.regionCode, 'Code of the region whose department it is for 承办地区代码.'),
      region: inRegion(workOrder.regionCode, 'Region whose department it is for 承办地区.', {
        name: 'workOrders',
        about: 'Orders to departments of this region itself 本级交办单.',
      }),
      issuer: one('Region', workOrder.issuerRegionCode, {
        about: 'Region that issued it 交办地区.',
        to: 'code',
        inverse: { name: 'issuedOrders', about: 'Orders that this region issued 本级发出的交办单.' },
      }),
    },
    order: [desc('issuedOn')],
  }),
  entity('Inspection', inspection, {
    plural: 'inspections',
    about:
      'Inspections 专项督查 of municipal and county finance, after three months of problems or for another reason.',
    readers: 'budget',
    members: {
      inspectionNo: field(inspection.inspectionNo, 'Number 督查编号.'),
      ...matterMembers(inspectionMachine, inspection, InspectionState),
      documentNo: field(inspection.documentNo, 'Document number; null until it is given one 文号.'),
      dueSince: field(
        inspection.dueSince,
        'Month whose close made it due (Art. 17); null = another reason 应督查月份.',
      ),
      reason: field(inspection.reason, 'Why 督查事由.'),
      scope: field(inspection.scope, 'What is looked into 督查内容.'),
      orderedBy: field(inspection.orderedBy, 'Who ordered it 下达人.'),
      orderedOn: field(inspection.orderedOn, 'When it was ordered 下达日期.'),
      team: field(inspection.team, 'Who carries it out 督查组.'),
      startedOn: field(inspection.startedOn, 'When the team began 进点日期.'),
      reportedBy: field(inspection.reportedBy, 'Who reported 报告人.'),
      reportedOn: field(inspection.reportedOn, 'When it was reported 报告日期.'),
      findings: field(inspection.findings, 'What was found 督查发现.'),
      requirements: field(inspection.requirements, 'What is required 整改要求.'),
      case: caseOf(inspection.caseId, 'inspections', 'Inspections that it gave cause for 专项督查.'),
      regionCode: field(inspection.regionCode, 'Code of the region 区划代码.'),
      region: inRegion(inspection.regionCode, 'Region that is inspected 被督查地区.', {
        name: 'inspections',
        about: 'Inspections of this region itself 对本地区的专项督查.',
      }),
    },
    order: [desc('orderedOn')],
  }),
  entity('Interview', interview, {
    plural: 'interviews',
    about: 'Interviews 约谈 of the heads of municipal and county finance by leadership above.',
    readers: 'budget',
    members: {
      interviewNo: field(interview.interviewNo, 'Number 约谈编号.'),
      ...matterMembers(interviewMachine, interview, InterviewState),
      documentNo: field(interview.documentNo, 'Document number; null until it is given one 文号.'),
      dueSince: field(interview.dueSince, 'Month whose close made it due (Art. 17); null = another reason 应约谈月份.'),
      reason: field(interview.reason, 'Why 约谈事由.'),
      interviewer: field(interview.interviewer, 'Office that speaks, such as 厅领导 约谈人.'),
      interviewee: field(interview.interviewee, 'Office that is spoken to, such as 财政局主要负责同志 约谈对象.'),
      convenedBy: field(interview.convenedBy, 'Who convened it 通知人.'),
      convenedFor: field(interview.convenedFor, 'Day for which it is convened 约谈时间.'),
      place: field(interview.place, 'Where 约谈地点.'),
      heldOn: field(interview.heldOn, 'When it was held 约谈日期.'),
      minutes: field(interview.minutes, 'Minutes 约谈纪要.'),
      requirements: field(interview.requirements, 'What is required 整改要求.'),
      recordedBy: field(interview.recordedBy, 'Who recorded it 记录人.'),
      case: caseOf(interview.caseId, 'interviews', 'Interviews that it gave cause for 约谈.'),
      regionCode: field(interview.regionCode, 'Code of the region 区划代码.'),
      region: inRegion(interview.regionCode, 'Region whose finance is spoken to 被约谈地区.', {
        name: 'interviews',
        about: 'Interviews with the finance of this region itself 对本地区的约谈.',
      }),
    },
    order: [desc('convenedFor')],
  }),
  entity('Attachment', attachment, {
    plural: 'attachments',
    about: 'Files that belong to what is handled 附件: evidence, receipts, photographs.',
    readers: 'business',
    members: {
      name: field(attachment.name, 'Name of the file 文件名.'),
      mediaType: field(attachment.mediaType, 'Media type 文件类型.'),
      bytes: field(attachment.bytes, 'Size in bytes 字节数.'),
      sha256: shown(attachment.sha256, digest, 'SHA-256 of its bytes, hexadecimal 文件摘要.'),
      uploadedBy: field(attachment.uploadedBy, 'Who put it there 上传人.'),
      uploadedAt: field(attachment.uploadedAt, 'When it was put there 上传时间.'),
      downloadUrl: computed({
        type: text,
        nullable: false,
        about: 'Where it is fetched, with `Authorization` 下载地址.',
        sql: (col) => `'/attachments/' || ${col('id')}`,
      }),
      matter: {
        kind: 'either',
        about: 'What it belongs to, where the viewer may see it 所属事项.',
        kindColumn: 'matter',
        idColumn: 'matter_id',
        targets: attachedTo,
        inverse: { name: 'attachments', about: 'Files that belong to it 附件.' },
      },
    },
    order: [desc('uploadedAt')],
  }),
];
