import {
  cancelInterview,
  closeInterview,
  conveneInterview,
  holdInterview,
  numberInterview,
  postponeInterview,
} from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { objectType } from '../graphql/object-types.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import type { ApiContext } from '../server/operation.js';
import { act } from './acting.js';
import { CaseIfAny, caseKey, DocumentNo, DocumentNoIfAny, idOf, Reason, step, Version } from './stepping.js';

const InterviewType = objectType(entities, entities.get('Interview')!);
const interview = { entity: 'Interview', zh: '约谈', en: 'interview' };
const Id = idOf('Id of the interview 约谈.');

/** Interviews 约谈 (Art. 17): by leadership of a region above, or supervision on its behalf. */
@Resolver()
export class InterviewResolver {
  @Mutation(() => InterviewType, {
    description: 'Convenes an interview with the head of a municipal or county finance 通知约谈.',
  })
  async conveneInterview(
    @Arg('regionCode', () => RegionCode, { description: 'Region whose finance is spoken to 被约谈地区代码.' })
    regionCode: string,
    @Arg('convenedFor', () => LocalDate, { description: 'For which day; today or later 约谈时间.' })
    convenedFor: string,
    @Reason reason: string,
    @Arg('place', () => String, { nullable: true, description: 'Where, at most 200 characters 地点.' })
    place: string | null,
    @Arg('interviewer', () => String, {
      nullable: true,
      description: 'Office that speaks; the leadership above when not given. An office, not a name 约谈人.',
    })
    interviewer: string | null,
    @Arg('interviewee', () => String, {
      nullable: true,
      description: 'Office that is spoken to; the head of its finance when not given. An office, not a name 约谈对象.',
    })
    interviewee: string | null,
    @CaseIfAny caseId: string | null,
    @DocumentNoIfAny documentNo: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const wish = { regionCode, place, interviewer, interviewee, documentNo, caseId: await caseKey(context, caseId) };
    return act(context, info, interview.entity, ({ client, actor, today }) =>
      conveneInterview(client, actor, { today, reason, convenedFor }, wish),
    );
  }

  @Mutation(() => InterviewType, { description: 'Puts an interview off to another day 约谈改期.' })
  postponeInterview(
    @Id id: string,
    @Version version: number,
    @Arg('convenedFor', () => LocalDate, { description: 'To which day; today or later 约谈时间.' }) convenedFor: string,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, interview, { id, version }, ({ client, today }, seen) =>
      postponeInterview(client, seen, { today, reason, convenedFor }),
    );
  }

  @Mutation(() => InterviewType, {
    description: 'Records that an interview was held, with its minutes and what is required 记录约谈.',
  })
  holdInterview(
    @Id id: string,
    @Version version: number,
    @Arg('minutes', () => String, { description: 'Minutes, at most 8,000 characters 约谈纪要.' }) minutes: string,
    @Arg('requirements', () => String, { description: 'What is required, at most 8,000 characters 整改要求.' })
    requirements: string,
    @Arg('heldOn', () => LocalDate, { nullable: true, description: 'When; today when not given 约谈日期.' })
    heldOn: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, interview, { id, version }, ({ client, today }, seen) =>
      holdInterview(client, seen, { today, minutes, requirements, heldOn: heldOn ?? today }),
    );
  }

  @Mutation(() => InterviewType, {
    description: 'Closes an interview when what was required has been done; never by who recorded it 约谈办结.',
  })
  closeInterview(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, interview, { id, version }, ({ client, today }, seen) =>
      closeInterview(client, seen, { today, reason }),
    );
  }

  @Mutation(() => InterviewType, { description: 'Cancels an interview that was not held 取消约谈.' })
  cancelInterview(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, interview, { id, version }, ({ client, today }, seen) =>
      cancelInterview(client, seen, { today, reason }),
    );
  }

  @Mutation(() => InterviewType, { description: 'Gives an interview its document number, or another 约谈编文号.' })
  numberInterview(
    @Id id: string,
    @Version version: number,
    @DocumentNo documentNo: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, interview, { id, version }, ({ client, today }, seen) =>
      numberInterview(client, seen, { today, documentNo }),
    );
  }
}
