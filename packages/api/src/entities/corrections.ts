import { correctionClasses, correctionMachine } from '@qingqu/casework';
import { correctableFields } from '@qingqu/ingest';
import { businessTables, correction } from '@qingqu/schema';
import { matterMembers, statesOf } from '../casework/matter-members.js';
import { choice } from '../model/choice.js';
import { type Col, chosen, computed, desc, type Entity, entity, field, inRegion, one } from '../model/entity.js';
import { flag, integer, texts } from '../model/values.js';
import { accountEntities } from './account.js';
import { budgetEntities } from './budget.js';
import * as choices from './choices.js';
import { onecardEntities } from './onecard.js';
import { partyEntities } from './party.js';
import { paymentEntities } from './payment.js';
import { registerEntities } from './register.js';

const CorrectionState = statesOf('CorrectionState', 'How a doubt about data stands 疑问数据状态.', correctionMachine, {
  raised: 'Raised, nobody has taken it up yet 已提出.',
  investigating: 'Being investigated 排查中.',
  classified: 'Classified, and with who sees to that class 已分类.',
  correcting: 'Being corrected by who entered the record 校正中.',
  escalated: 'With the superior 已反馈上级.',
  notified: 'The provincial division was notified; five working days run 已通知处室.',
  forwarded: 'With the IT office of the province 已报送信息化办公室.',
  submitted: 'The new version is being taken in 更正入库中.',
  corrected: 'A new version was taken in; a second person verifies it 已校正.',
  verified: 'Verified by a second person 已核实.',
  answered: 'Answered 已答复.',
  closed: 'Closed 已办结.',
});

export const CorrectionClass = choice(
  'CorrectionClass',
  'Whose matter a doubt about data is (Art. 16, 18) 疑问数据分类.',
  correctionClasses,
  {
    own: "The department's own: who entered the record corrects it 本级操作问题.",
    superior: "The superior's: it is reported upwards 上级部门问题.",
    provincial:
      "The province's: its division verifies and corrects within five working days of the notice 省级校正核实.",
    technical: "The software's: reported by the IT section to the province's IT office 软件技术问题.",
    requirement:
      "A new requirement: reported by the agriculture section of a prefecture or a direct county to the province's 监控需求.",
  },
);

const CorrectionOutcome = choice(
  'CorrectionOutcome',
  'How a doubt about data ended 办结方式.',
  correction.outcome.enumValues,
  {
    corrected: 'A new version of the record was verified 已校正核实.',
    answered: 'An answer settled it 已答复.',
    unfounded: 'There was nothing wrong with the record 数据无误.',
    withdrawn: 'Who raised it took it back 已撤回.',
  },
);

/** What can be doubted: the business tables → the entities that show them. */
export const recordEntities: Readonly<Record<string, string>> = Object.fromEntries(
  [budgetEntities, paymentEntities, accountEntities, onecardEntities, partyEntities, registerEntities]
    .flat()
    .filter(({ table }) => businessTables.has(table))
    .map(({ table, name }) => [table, name]),
);

const fieldsSql = (kind: string): string =>
  `case ${kind} ${Object.keys(recordEntities)
    .map(
      (table) =>
        `when '${table}' then array[${correctableFields(table)
          .map((name) => `'${name}'`)
          .join(', ')}]`,
    )
    .join(' ')} end`;

const standingSql = (col: Col): string =>
  `correction_standing(${['record_kind', 'record_id', 'file_id', 'version_before', 'version_after'].map(col).join(', ')})`;

export const correctionEntities: Entity[] = [
  entity('Correction', correction, {
    plural: 'corrections',
    about: 'Doubts about records and their correction 疑问数据 (Art. 16, 18).',
    readers: 'business',
    members: {
      correctionNo: field(correction.correctionNo, 'Number 编号.'),
      ...matterMembers(correctionMachine, correction, CorrectionState),
      class: chosen(correction.class, CorrectionClass, 'Whose matter it is; null until it is classified 分类.'),
      question: field(correction.question, 'What is doubted 疑问.'),
      raisedBy: field(correction.raisedBy, 'Who raised it 提出人.'),
      raisedOn: field(correction.raisedOn, 'When it was raised 提出日期.'),
      ownerRegionCode: field(correction.ownerRegionCode, 'Region that entered the record (Art. 7) 录入地区代码.'),
      ownerDepartmentKind: chosen(
        correction.ownerDepartmentKind,
        choices.DepartmentKind,
        'Kind of department that entered the record (Art. 7) 录入处室.',
      ),
      handlerRegionCode: field(correction.handlerRegionCode, 'Region whose department has it in hand 承办地区代码.'),
      handlerDepartmentKind: chosen(
        correction.handlerDepartmentKind,
        choices.DepartmentKind,
        'Kind of department that has it in hand 承办处室.',
      ),
      noticeOn: field(correction.noticeOn, 'Of a provincial one: when the division was notified 通知日期.'),
      dueOn: field(
        correction.dueOn,
        'Fifth working day after the notice (Art. 16); null where the calendar does not reach 校正期限.',
      ),
      answer: field(correction.answer, 'The last answer 答复.'),
      answeredBy: field(correction.answeredBy, 'Who answered 答复人.'),
      answeredOn: field(correction.answeredOn, 'When it was answered 答复日期.'),
      correctableFields: computed({
        type: texts,
        about: 'The fields of the record that a correction may change, by the names of its feed 可校正字段.',
        sql: (col) => fieldsSql(col('record_kind')),
      }),
      correctedBy: field(correction.correctedBy, 'Who corrected the record 校正人.'),
      correctedOn: field(correction.correctedOn, 'When it was corrected 校正日期.'),
      documentNo: field(correction.documentNo, 'Document that the correction rests on 依据文号.'),
      versionBefore: field(correction.versionBefore, 'Version of the record that was corrected 校正前版本.'),
      versionAfter: field(correction.versionAfter, 'Version that the correction made 校正后版本.'),
      heldOff: computed({
        type: integer,
        about:
          'Rows of its source that came since and were held off, as they bring no higher revision 更正后迟到的来源数据.',
        sql: (col) => `(${standingSql(col)}->>'heldOff')::int`,
      }),
      undone: computed({
        type: flag,
        about: 'Whether its source has put back what was corrected, by a higher revision 来源是否恢复原值.',
        sql: (col) => `(${standingSql(col)}->>'undone')::boolean`,
      }),
      verifiedBy: field(correction.verifiedBy, 'Who verified the new version 核实人.'),
      outcome: chosen(correction.outcome, CorrectionOutcome, 'How it ended; null until then 办结方式.'),
      closedOn: field(correction.closedOn, 'When it ended 办结日期.'),
      record: {
        kind: 'either',
        about: 'The record in doubt, where the viewer may see it 疑问数据记录.',
        kindColumn: 'record_kind',
        idColumn: 'record_id',
        targets: recordEntities,
        inverse: { name: 'corrections', about: 'Doubts about it, and its corrections 疑问与更正.' },
      },
      warning: one('Warning', correction.warningId, {
        about: 'The warning that gave cause, where the viewer may see it 预警.',
        inverse: { name: 'corrections', about: 'Doubts about its data 疑问数据.' },
      }),
      case: one('Case', correction.caseId, {
        about: 'The case that waits for it, where the viewer may see it 案件.',
        inverse: { name: 'corrections', about: 'Corrections of its data 数据更正.' },
      }),
      batch: one('Batch', correction.fileId, {
        about: 'The batch that brought the new version, where the viewer may see it 更正批次.',
        inverse: { name: 'corrections', about: 'The correction of a record that came in it 疑问数据更正.' },
      }),
      regionCode: field(correction.regionCode, 'Code of the region whose matter it is 区划代码.'),
      region: inRegion(correction.regionCode, 'Region whose matter it is 所属地区.', {
        name: 'corrections',
        about: 'Doubts about data of this region itself 本级疑问数据.',
      }),
      handlerRegion: one('Region', correction.handlerRegionCode, {
        about: 'Region whose department has it in hand 承办地区.',
        to: 'code',
        inverse: {
          name: 'correctionsInHand',
          about: 'Doubts about data that this region has in hand 本级承办的疑问数据.',
        },
      }),
    },
    order: [desc('raisedOn')],
  }),
];
