import { circularMachine } from '@qingqu/casework';
import { circular, circularDelivery, report } from '@qingqu/schema';
import { matterMembers, statesOf } from '../casework/matter-members.js';
import { choice } from '../model/choice.js';
import {
  asc,
  type Col,
  chosen,
  computed,
  desc,
  type Entity,
  entity,
  field,
  inRegion,
  one,
  shown,
} from '../model/entity.js';
import { digest, text } from '../model/values.js';
import * as choices from './choices.js';

const CircularState = statesOf('CircularState', 'How a circular stands 通报状态.', circularMachine, {
  draft: 'Drafted, or sent back to be drafted anew 起草.',
  reviewed: 'Reviewed by another person 已审核.',
  issued: 'Issued with its number 已印发.',
  delivered: 'Delivered to all that it goes to 已送达.',
  acknowledged: 'Acknowledged by all of them 已签收.',
});
export const CircularStream = choice(
  'CircularStream',
  'What circulars tell of, and who makes them (Art. 20) 通报类别.',
  circular.stream.enumValues,
  {
    it: 'Statistics of online operation, by the IT office 线上操作情况.',
    agri: 'System use and warning follow-up, by agricultural finance 系统应用及预警处理情况.',
  },
);
const ReportKind = choice('ReportKind', 'What a document belongs to 文书类别.', report.kind.enumValues, {
  order: 'An assignment order 交办单.',
  inspection: 'An inspection 专项督查.',
  interview: 'An interview 约谈.',
  ledger: 'A ledger 台账.',
  assessment: 'An assessment 考核.',
  circular: 'A circular 通报.',
});

const downloadUrl = (column: string) =>
  computed({
    type: text,
    about: 'Where its file is fetched, with `Authorization`: add `.docx` or `.xlsx` 下载地址.',
    sql: (col: Col) => `'/reports/' || ${col(column)}`,
  });

/** Circulars 通报 (Art. 20), and the documents 文书 of everything that is printed. */
export const circularEntities: Entity[] = [
  entity('Circular', circular, {
    plural: 'circulars',
    about: 'Circulars 通报 of a closed month: for those who make them, and those whom they were delivered to.',
    readers: 'budget',
    members: {
      circularNo: field(circular.circularNo, 'Number 通报编号.'),
      ...matterMembers(circularMachine, circular, CircularState),
      stream: chosen(circular.stream, CircularStream, 'What it tells of 通报类别.'),
      month: field(circular.month, 'Month that it tells of, such as 2018-11 月份.'),
      title: field(circular.title, 'Title 标题.'),
      remarks: field(circular.remarks, 'What is asked of those who get it 有关要求.'),
      epoch: field(circular.epoch, 'Epoch in which the month was closed 数据期.'),
      facts: field(circular.facts, 'The figures that it tells of, frozen as it was drafted 通报数据.'),
      documentNo: field(circular.documentNo, 'Document number; null until it is issued 文号.'),
      downloadUrl: downloadUrl('report_id'),
      draftedBy: field(circular.draftedBy, 'Who drafted it 起草人.'),
      draftedOn: field(circular.draftedOn, 'When it was drafted 起草日期.'),
      reviewedBy: field(circular.reviewedBy, 'Who reviewed it 审核人.'),
      reviewedOn: field(circular.reviewedOn, 'When it was reviewed 审核日期.'),
      issuedBy: field(circular.issuedBy, 'Who issued it 印发人.'),
      issuedOn: field(circular.issuedOn, 'When it was issued 印发日期.'),
      regionCode: field(circular.regionCode, 'Code of the region that makes it 区划代码.'),
      region: one('Region', circular.regionCode, {
        about: 'Region that makes it, where the viewer may see it 印发地区.',
        to: 'code',
        inverse: { name: 'circulars', about: 'Circulars that this region makes 本级印发的通报.' },
      }),
    },
    order: [desc('draftedOn')],
  }),
  entity('CircularDelivery', circularDelivery, {
    plural: 'circularDeliveries',
    about: 'To whom circulars go 通报送达, and whether they have acknowledged them.',
    readers: 'budget',
    key: [circularDelivery.circularId, circularDelivery.regionCode],
    members: {
      addressee: field(circularDelivery.addressee, 'Divisions, or party committee and government 主送机关.'),
      deliveredOn: field(circularDelivery.deliveredOn, 'When it was delivered 送达日期.'),
      acknowledgedBy: field(circularDelivery.acknowledgedBy, 'Who acknowledged it 签收人.'),
      acknowledgedOn: field(circularDelivery.acknowledgedOn, 'When it was acknowledged 签收日期.'),
      circular: one('Circular', circularDelivery.circularId, {
        about: 'The circular, once it is delivered 通报.',
        inverse: { name: 'deliveries', about: 'To whom it goes, of those that the viewer may see 送达情况.' },
      }),
      regionCode: field(circularDelivery.regionCode, 'Code of the region that it goes to 区划代码.'),
      region: inRegion(circularDelivery.regionCode, 'Region that it goes to 收文地区.', {
        name: 'circularDeliveries',
        about: 'Circulars that go to this region itself 送达本级的通报.',
      }),
    },
    order: [asc('regionCode')],
  }),
  entity('Report', report, {
    plural: 'reports',
    about: 'Documents 文书 as they were made: what they say is kept, and their files come out the same every time.',
    readers: 'business',
    members: {
      kind: chosen(report.kind, ReportKind, 'What it belongs to 文书类别.'),
      title: field(report.title, 'Title 标题.'),
      matterVersion: field(report.matterVersion, 'Version of the matter that it tells of 事项版本.'),
      epoch: field(report.epoch, 'Epoch of the data that it tells of 数据期.'),
      templateVersion: field(report.templateVersion, 'Version of the layout that it was made in 版式版本.'),
      content: field(report.content, 'Everything that it says 内容.'),
      contentDigest: shown(report.contentDigest, digest, 'SHA-256 of what it says, hexadecimal 内容摘要.'),
      files: field(report.files, 'SHA-256 of its files by format 文件摘要.'),
      downloadUrl: downloadUrl('id'),
      madeBy: field(report.madeBy, 'Who had it made 制作人.'),
      madeAt: field(report.madeAt, 'When it was made 制作时间.'),
      departmentKind: chosen(
        report.departmentKind,
        choices.DepartmentKind,
        'Kind of department that it is for; null = all 处室类别.',
      ),
      regionCode: field(report.regionCode, 'Code of the region 区划代码.'),
      region: inRegion(report.regionCode, 'Region 区划.', {
        name: 'reports',
        about: 'Documents of this region itself 本级文书.',
      }),
      matter: {
        kind: 'either',
        about: 'What it belongs to, where the viewer may see it 所属事项.',
        kindColumn: 'kind',
        idColumn: 'matter_id',
        targets: {
          order: 'WorkOrder',
          inspection: 'Inspection',
          interview: 'Interview',
          ledger: 'Ledger',
          assessment: 'Assessment',
          circular: 'Circular',
        },
        inverse: { name: 'reports', about: 'Documents made of it 文书.' },
      },
    },
    order: [desc('madeAt')],
  }),
];
