import {
  answerCorrection,
  beginCorrecting,
  beginCorrection,
  type CorrectionClass as Class,
  classifyCorrection,
  closeCorrection,
  correctRecord,
  dismissCorrection,
  escalateCorrection,
  forwardCorrection,
  handOverCorrection,
  loadActor,
  notifyDivision,
  rejectCorrection,
  returnCorrection,
  takeUpCorrection,
  verifyCorrection,
  withdrawCorrection,
} from '@qingqu/casework';
import { Field, ID, InputType } from 'type-graphql';
import { CorrectionClass } from '../entities/corrections.js';
import { apiError } from '../errors.js';
import { askedBy } from '../graphql/resolvers.js';
import type { ApiContext } from '../server/operation.js';
import { act, type MatterName, ofCasework } from './acting.js';
import { actsOf, special, wish } from './acts.js';
import {
  argument,
  departmentKind,
  documentNo,
  idOf,
  ifAny,
  keyOf,
  oneOf,
  reason,
  text,
  version,
  warningName,
  whole,
} from './arguments.js';
import { doubtedRecord } from './doubted-record.js';

const correction: MatterName = { entity: 'Correction', zh: '疑问数据', en: 'correction' };

@InputType('FieldCorrection', { description: 'What a field of a record should say 字段更正.' })
class FieldCorrection {
  @Field(() => String, { description: 'Name of the field in its feed; `correctableFields` lists them 字段.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What it should say, as a file would give it: an amount in yuan, a day as 2018-10-15; null empties it 内容.',
  })
  value!: string | null;
}

/** Refuses those who handle no data, whatever they name. */
async function expectHandler({ operation }: ApiContext): Promise<void> {
  const { role } = await operation.viewerAtRest();
  if (role !== 'staff' && role !== 'supervisor')
    throw apiError(
      'FORBIDDEN',
      '须由业务处室（科、股）人员或监督检查人员办理 / this is for staff of a department, or for supervision',
    );
}

/** Doubts about records and their correction 疑问数据 (Art. 16, 18). Who may take which step, their machine says. */
export const CorrectionResolver = actsOf(correction, {
  raiseCorrection: special(
    'Raises a doubt about a record that the viewer sees, or about what a warning is about; it goes to the department that entered the record 提出疑问数据.',
    {
      question: text('What is doubted, at most 2,000 characters 疑问.'),
      recordId: ifAny(argument<string>(ID, "The record; the warning's subject when not given 数据.")),
      warningId: ifAny(keyOf(warningName, 'The warning that gives cause 预警.')),
    },
    async (context, info, { question, recordId, warningId }) => {
      const { recordKind, key } = await doubtedRecord(context, recordId, warningId);
      return act(context, info, correction.entity, ({ client, actor, today }) =>
        beginCorrection(client, { actor, said: { today }, recordKind, recordId: key, warningId, question }),
      );
    },
    { first: expectHandler },
  ),
  takeUpCorrection: wish('Takes a doubt up, to investigate it 受理排查.', {}, takeUpCorrection),
  handOverCorrection: wish(
    'Hands a doubt over to another department of the region 转办疑问数据.',
    { departmentKind: departmentKind('Kind of department 承办处室.'), reason },
    handOverCorrection,
  ),
  classifyCorrection: wish(
    'Says whose matter it is; it goes to the department that sees to that class 疑问数据分类.',
    { class: oneOf<Class>(CorrectionClass, 'Whose matter it is 分类.'), reason },
    classifyCorrection,
  ),
  beginCorrecting: wish(
    'Begins to correct the record, by the department that entered it 着手校正.',
    {},
    beginCorrecting,
  ),
  escalateCorrection: wish(
    'Reports it to the same department of the region above on the fiscal tree 反馈上级.',
    {},
    escalateCorrection,
  ),
  notifyDivision: wish(
    "Notifies a division, by the province's agriculture division; it verifies and corrects within five working days (Art. 16) 通知处室.",
    { departmentKind: departmentKind('Kind of the division 处室.') },
    notifyDivision,
  ),
  forwardCorrection: wish(
    "Forwards what is technical, or a requirement, to the province's IT office (Art. 18) 报送信息化办公室.",
    {},
    forwardCorrection,
  ),
  answerCorrection: wish(
    'Answers who raised it 答复疑问数据.',
    { answer: text('The answer, at most 2,000 characters 答复.') },
    answerCorrection,
  ),
  correctRecord: special(
    'Corrects the record as a new version, through the ordinary checks, by who has it in hand; the old version stays in its history 校正数据.',
    {
      id: idOf(correction),
      version,
      recordVersion: whole(
        'The version of the record that was seen; refused when another was delivered since 数据版本.',
      ),
      fields: argument<FieldCorrection[]>([FieldCorrection], 'What is wrong in it 更正内容.'),
      documentNo,
      reason,
    },
    async ({ operation }, info, { id, version: seen, fields, ...given }) => {
      const { casework, intake } = operation;
      const actor = await loadActor(casework.system, await operation.viewerAtRest());
      const values = Object.fromEntries(fields.map(({ field, value }) => [field, value ?? null]));
      const said = { today: await casework.today(), ...given, values };
      const { fileId } = await ofCasework(correctRecord(intake.ingest, { id, version: seen, actor, said }));
      // Whoever is woken has nothing to load, and sweeps what the new version reaches; unwoken, that waits for the next look.
      await intake
        .wake?.([fileId])
        .catch(() => operation.note({ batch: String(fileId) }, 'nobody could be woken for a correction'));
      return operation.recordNow(correction.entity, id, info.fieldNodes, askedBy(info));
    },
    { complexity: 20 },
  ),
  verifyCorrection: wish('Verifies the new version; never by who corrected it 核实校正结果.', {}, verifyCorrection),
  rejectCorrection: wish(
    'Finds the new version wrong still, so that it is corrected once more; never by who corrected it 核实不通过.',
    { reason },
    rejectCorrection,
  ),
  returnCorrection: wish('Gives it back to be classified anew 退回重新分类.', { reason }, returnCorrection),
  dismissCorrection: wish(
    'Closes it because nothing is wrong with the record, by who has it in hand 数据无误办结.',
    { reason },
    dismissCorrection,
  ),
  withdrawCorrection: wish(
    'Takes a doubt back before it is classified, by who raised it 撤回疑问数据.',
    { reason },
    withdrawCorrection,
  ),
  closeCorrection: wish('Closes what was verified or answered 办结疑问数据.', {}, closeCorrection),
});
