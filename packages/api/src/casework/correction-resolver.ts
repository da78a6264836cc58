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
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { CorrectionClass } from '../entities/corrections.js';
import { entities } from '../entities/index.js';
import { apiError } from '../errors.js';
import { choiceEnum } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext } from '../server/operation.js';
import { act, ofCasework, seenKey } from './acting.js';
import { doubtedRecord } from './doubted-record.js';
import { DocumentNo, idOf, Reason, step, Version } from './stepping.js';

const CorrectionType = objectType(entities, entities.get('Correction')!);
const ClassType = choiceEnum(CorrectionClass);
const DepartmentKind = choiceEnum(choices.DepartmentKind);
const correction = { entity: 'Correction', zh: '疑问数据', en: 'correction' };
const Id = idOf('Id of the correction 疑问数据.');

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

/** Doubts about records and their correction 疑问数据 (Art. 16, 18). Who may take which step, their machine says. */
@Resolver()
export class CorrectionResolver {
  @Mutation(() => CorrectionType, {
    description:
      'Raises a doubt about a record that the viewer sees, or about what a warning is about; it goes to the department that entered the record 提出疑问数据.',
  })
  async raiseCorrection(
    @Arg('question', () => String, { description: 'What is doubted, at most 2,000 characters 疑问.' }) question: string,
    @Arg('recordId', () => ID, {
      nullable: true,
      description: "The record; the warning's subject when not given 数据.",
    })
    recordId: string | null,
    @Arg('warningId', () => ID, { nullable: true, description: 'The warning that gives cause 预警.' })
    warningId: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await expectHandler(context);
    const warning = warningId ? await seenKey(context, warningId, 'Warning', '预警', 'warning') : null;
    const { recordKind, key } = await doubtedRecord(context, recordId, warning);
    return act(context, info, correction.entity, ({ client, actor, today }) =>
      beginCorrection(client, { actor, said: { today }, recordKind, recordId: key, warningId: warning, question }),
    );
  }

  @Mutation(() => CorrectionType, { description: 'Takes a doubt up, to investigate it 受理排查.' })
  takeUpCorrection(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      takeUpCorrection(client, { ...seen, said: { today } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description: 'Hands a doubt over to another department of the region 转办疑问数据.',
  })
  handOverCorrection(
    @Id id: string,
    @Version version: number,
    @Arg('departmentKind', () => DepartmentKind, { description: 'Kind of department 承办处室.' }) kind: string,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const departmentKind = storedOf(choices.DepartmentKind, kind);
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      handOverCorrection(client, { ...seen, said: { today, reason, departmentKind } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description: 'Says whose matter it is; it goes to the department that sees to that class 疑问数据分类.',
  })
  classifyCorrection(
    @Id id: string,
    @Version version: number,
    @Arg('class', () => ClassType, { description: 'Whose matter it is 分类.' }) given: string,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const to = storedOf(CorrectionClass, given) as Class;
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      classifyCorrection(client, { ...seen, said: { today, reason, class: to } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description: 'Begins to correct the record, by the department that entered it 着手校正.',
  })
  beginCorrecting(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      beginCorrecting(client, { ...seen, said: { today } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description: 'Reports it to the same department of the region above on the fiscal tree 反馈上级.',
  })
  escalateCorrection(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      escalateCorrection(client, { ...seen, said: { today } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description:
      "Notifies a division, by the province's agriculture division; it verifies and corrects within five working days (Art. 16) 通知处室.",
  })
  notifyDivision(
    @Id id: string,
    @Version version: number,
    @Arg('departmentKind', () => DepartmentKind, { description: 'Kind of the division 处室.' }) kind: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const departmentKind = storedOf(choices.DepartmentKind, kind);
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      notifyDivision(client, { ...seen, said: { today, departmentKind } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description:
      "Forwards what is technical, or a requirement, to the province's IT office (Art. 18) 报送信息化办公室.",
  })
  forwardCorrection(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      forwardCorrection(client, { ...seen, said: { today } }),
    );
  }

  @Mutation(() => CorrectionType, { description: 'Answers who raised it 答复疑问数据.' })
  answerCorrection(
    @Id id: string,
    @Version version: number,
    @Arg('answer', () => String, { description: 'The answer, at most 2,000 characters 答复.' }) answer: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      answerCorrection(client, { ...seen, said: { today, answer } }),
    );
  }

  @Mutation(() => CorrectionType, {
    complexity: 20,
    description:
      'Corrects the record as a new version, through the ordinary checks, by who has it in hand; the old version stays in its history 校正数据.',
  })
  async correctRecord(
    @Id id: string,
    @Version version: number,
    @Arg('recordVersion', () => Int, {
      description: 'The version of the record that was seen; refused when another was delivered since 数据版本.',
    })
    recordVersion: number,
    @Arg('fields', () => [FieldCorrection], { description: 'What is wrong in it 更正内容.' }) fields: FieldCorrection[],
    @DocumentNo documentNo: string,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await expectHandler(context);
    const { operation } = context;
    const key = await seenKey(context, id, correction.entity, correction.zh, correction.en);
    const { casework, intake } = operation;
    const actor = await loadActor(casework.system, await operation.viewer());
    const values = Object.fromEntries(fields.map(({ field, value }) => [field, value ?? null]));
    const said = { today: await casework.today(), reason, documentNo, recordVersion, values };
    const { fileId } = await ofCasework(correctRecord(intake.ingest, { id: key, version, actor, said }));
    // Whoever is woken has nothing to load, and sweeps what the new version reaches; unwoken, that waits for the next look.
    await intake
      .wake?.([fileId])
      .catch(() => operation.note({ batch: String(fileId) }, 'nobody could be woken for a correction'));
    return operation.recordNow(correction.entity, key, info.fieldNodes, askedBy(info));
  }

  @Mutation(() => CorrectionType, {
    description: 'Verifies the new version; never by who corrected it 核实校正结果.',
  })
  verifyCorrection(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      verifyCorrection(client, { ...seen, said: { today } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description:
      'Finds the new version wrong still, so that it is corrected once more; never by who corrected it 核实不通过.',
  })
  rejectCorrection(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      rejectCorrection(client, { ...seen, said: { today, reason } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description: 'Gives it back to be classified anew 退回重新分类.',
  })
  returnCorrection(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      returnCorrection(client, { ...seen, said: { today, reason } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description: 'Closes it because nothing is wrong with the record, by who has it in hand 数据无误办结.',
  })
  dismissCorrection(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      dismissCorrection(client, { ...seen, said: { today, reason } }),
    );
  }

  @Mutation(() => CorrectionType, {
    description: 'Takes a doubt back before it is classified, by who raised it 撤回疑问数据.',
  })
  withdrawCorrection(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      withdrawCorrection(client, { ...seen, said: { today, reason } }),
    );
  }

  @Mutation(() => CorrectionType, { description: 'Closes what was verified or answered 办结疑问数据.' })
  closeCorrection(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, correction, { id, version }, ({ client, today }, seen) =>
      closeCorrection(client, { ...seen, said: { today } }),
    );
  }
}

/** @throws FORBIDDEN for those who handle no data, whatever they name */
async function expectHandler({ operation }: ApiContext): Promise<void> {
  const { role } = await operation.viewer();
  if (role !== 'staff' && role !== 'supervisor')
    throw apiError(
      'FORBIDDEN',
      '须由业务处室（科、股）人员或监督检查人员办理 / this is for staff of a department, or for supervision',
    );
}
