import {
  assignCase,
  type CaseWish,
  confirmNormal,
  declineNormal,
  determineViolation,
  proposeNormal,
  reportDataIssue,
  resumeVerifying,
  type Said,
  takeUpCase,
} from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import type pg from 'pg';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { notFound } from '../errors.js';
import { objectType } from '../graphql/object-types.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext } from '../server/operation.js';
import { seenKey } from './acting.js';
import { idOf, Reason, step, Version } from './stepping.js';

export const CaseType = objectType(entities, entities.get('Case')!);
export const caseName = { entity: 'Case', zh: '案件', en: 'case' };
export const CaseId = idOf('Id of the case 案件.');

/** A case and the version of it that the person saw. */
export interface SeenCase {
  context: ApiContext;
  info: GraphQLResolveInfo;
  id: string;
  version: number;
}

type Desk<Input extends Said> = (client: pg.ClientBase, wish: CaseWish<Input>) => Promise<unknown>;

/** Takes a step in a case, on the day, and answers the case as it is then. */
export const stepInCase = <Input extends Said>(
  { context, info, ...seen }: SeenCase,
  desk: Desk<Input>,
  said: Omit<Input, 'today'>,
): Promise<unknown> =>
  step(context, info, caseName, seen, ({ client, today }, wish) =>
    desk(client, { ...wish, said: { today, ...said } as Input }),
  );

/** How a case is verified and determined (Art. 17). Who may take which step, its machine says. */
@Resolver()
export class CaseResolver {
  @Mutation(() => CaseType, {
    description:
      'Takes a case in hand, by staff of the department that handles it; of a red rule it is to be rectified at once 受理案件.',
  })
  takeUpCase(
    @CaseId id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, takeUpCase, {});
  }

  @Mutation(() => CaseType, { description: 'Gives a case to a colleague of the department 指定经办人.' })
  assignCase(
    @CaseId id: string,
    @Version version: number,
    @Arg('assignee', () => String, { description: 'User name of the colleague 经办人.' }) assignee: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, assignCase, { assignee });
  }

  @Mutation(() => CaseType, {
    description:
      'Proposes that the warnings are in order; a second person confirms it. Not for whoever entered one of the records 提出认定正常.',
  })
  proposeNormal(
    @CaseId id: string,
    @Version version: number,
    @Reason reason: string,
    @Arg('evidence', () => String, {
      nullable: true,
      description: "What it rests on, such as a voucher's number; not needed where a file is attached 依据.",
    })
    evidence: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, proposeNormal, { reason, evidence: evidence ?? undefined });
  }

  @Mutation(() => CaseType, {
    description: 'Confirms that the warnings are in order and closes the case; never by who proposed it 确认正常.',
  })
  confirmNormal(
    @CaseId id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, confirmNormal, {});
  }

  @Mutation(() => CaseType, {
    description:
      'Does not agree that the warnings are in order: they are verified again; never by who proposed it 不同意认定正常.',
  })
  declineNormal(
    @CaseId id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, declineNormal, { reason });
  }

  @Mutation(() => CaseType, {
    description:
      'Determines a violation, which is to be rectified. Not for whoever entered one of the records 认定违规.',
  })
  determineViolation(
    @CaseId id: string,
    @Version version: number,
    @Arg('violationType', () => String, {
      description: 'Code of the code system `violation-type`, such as "diverted" 违规类型.',
    })
    violationType: string,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, determineViolation, { violationType, reason });
  }

  @Mutation(() => CaseType, {
    description:
      'Reports that a record which the warnings rest on is wrong, and begins its correction (Art. 16) 报告数据有误.',
  })
  async reportDataIssue(
    @CaseId id: string,
    @Version version: number,
    @Arg('recordId', () => ID, { description: 'Id of the record: the subject of a warning, or one of its rows 数据.' })
    recordId: string,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const record = recordOf(recordId) ?? absent();
    await seenKey(context, recordId, record.entity.name, '数据', 'record');
    const about = { recordKind: record.entity.table, recordId: record.key, reason };
    return stepInCase({ context, info, id, version }, reportDataIssue, about);
  }

  @Mutation(() => CaseType, {
    description: 'Verifies a case again whose data needed no correction, once no correction is under way 恢复核实.',
  })
  resumeVerifying(
    @CaseId id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, resumeVerifying, {});
  }
}

function absent(): never {
  throw notFound('数据', 'record');
}
