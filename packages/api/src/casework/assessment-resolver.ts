import {
  addAssessmentScheme,
  announceAssessment,
  answerObjection,
  makeAssessment,
  objectionDays,
  objectToAssessment,
  printAssessment,
  publishAssessment,
} from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { mayNotRead } from '../errors.js';
import { objectType } from '../graphql/object-types.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import { mayRead } from '../model/audience.js';
import type { ApiContext } from '../server/operation.js';
import { act, seenKey } from './acting.js';
import { idOf, Reason, step, Version } from './stepping.js';

const AssessmentType = objectType(entities, entities.get('Assessment')!);
const AssessmentSchemeType = objectType(entities, entities.get('AssessmentScheme')!);
const Report = entities.get('Report')!;
const ReportType = objectType(entities, Report);
const assessment = { entity: 'Assessment', zh: '考核', en: 'assessment' };
const Id = idOf('Id of the assessment 考核.');

@InputType('AssessmentWeights', {
  description: 'Weights of the six dimensions, whole numbers that come to 100 考核权重.',
})
class AssessmentWeightsInput {
  @Field(() => Int, { description: 'Receipt of indicators 预算指标接收.' })
  receipt!: number;

  @Field(() => Int, { description: 'Use of the budget-execution system 预算执行系统应用.' })
  systemUse!: number;

  @Field(() => Int, { description: 'Use of one-card “一卡通”系统运用.' })
  oneCard!: number;

  @Field(() => Int, { description: 'Use of the special-account system 财政专户系统运用.' })
  specialAccount!: number;

  @Field(() => Int, { description: 'Handling of warnings 预警问题处理.' })
  handling!: number;

  @Field(() => Int, { description: 'Completeness of business in the systems 系统业务完整性.' })
  completeness!: number;
}

/** Assessment 考核 (Art. 19): made and announced by who assesses, objected to by who is assessed, published by another person than who made it. */
@Resolver()
export class AssessmentResolver {
  @Mutation(() => AssessmentType, {
    description:
      'Makes an assessment of the regions below one, by its agricultural finance or supervision: what it rests on is frozen. One that is not published is made anew, once it was announced only after an objection was upheld 生成考核.',
  })
  async makeAssessment(
    @Arg('period', () => String, { description: 'A period that is over: 2018, 2018H1, 2018Q3 or 2018-09 考核期.' })
    period: string,
    @Arg('regionCode', () => RegionCode, {
      nullable: true,
      description: "The province, or a prefecture for its counties; the viewer's own region when not given 区划代码.",
    })
    regionCode: string | null,
    @Arg('version', () => Int, {
      nullable: true,
      description: 'To make one anew: the version of it that was seen 版本.',
    })
    version: number | null,
    @Arg('reason', () => String, { nullable: true, description: 'Why it is made anew 理由.' }) reason: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return act(context, info, assessment.entity, ({ client, actor, today }) =>
      makeAssessment(client, {
        period,
        regionCode: regionCode ?? actor.regionCode,
        today,
        actor,
        version: version ?? undefined,
        reason: reason ?? undefined,
      }),
    );
  }

  @Mutation(() => AssessmentType, {
    description: 'Shows an assessment to those who are assessed, who may object for some working days 公示考核.',
  })
  announceAssessment(
    @Id id: string,
    @Version version: number,
    @Arg('days', () => Int, { defaultValue: objectionDays, description: 'Working days of objecting, 1 to 30 异议期.' })
    days: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, assessment, { id, version }, ({ client, today }, seen) =>
      announceAssessment(client, { ...seen, today }, days),
    );
  }

  @Mutation(() => AssessmentType, {
    description:
      "Objects to the score of the viewer's own region, once and in time, by its agricultural finance or supervision 提出考核异议.",
  })
  objectToAssessment(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, assessment, { id, version }, ({ client, today }, seen) =>
      objectToAssessment(client, { ...seen, today }, reason),
    );
  }

  @Mutation(() => AssessmentType, {
    description:
      'Answers the objection of a region, by supervision of the region that assesses. One that is upheld asks for a correction of data and for the assessment to be made anew: scores are never typed in 答复考核异议.',
  })
  answerObjection(
    @Id id: string,
    @Version version: number,
    @Arg('regionCode', () => RegionCode, { description: 'Code of the region that objected 区划代码.' })
    regionCode: string,
    @Arg('upheld', () => Boolean, { description: 'Whether it is upheld 是否成立.' }) isUpheld: boolean,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, assessment, { id, version }, ({ client, today }, seen) =>
      answerObjection(client, { ...seen, today }, { regionCode, isUpheld, reason }),
    );
  }

  @Mutation(() => AssessmentType, {
    description:
      'Publishes an assessment, by another person than who made it, when the time of objecting is over and no objection stands 公布考核.',
  })
  publishAssessment(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, assessment, { id, version }, ({ client, today }, seen) =>
      publishAssessment(client, { ...seen, today }),
    );
  }

  @Mutation(() => AssessmentSchemeType, {
    description:
      "Lays down from which day on which weights count, by the province's agricultural finance division; earlier assessments keep theirs 登记考核权重.",
  })
  addAssessmentScheme(
    @Arg('effectiveFrom', () => LocalDate, { description: 'First day on which they count 生效日期.' })
    effectiveFrom: string,
    @Arg('weights', () => AssessmentWeightsInput, { description: 'The weights 权重.' })
    weights: AssessmentWeightsInput,
    @Arg('basis', () => String, { description: 'What they rest on, such as a document number 依据.' }) basis: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { receipt, systemUse, oneCard, specialAccount, handling, completeness } = weights;
    return act(context, info, 'AssessmentScheme', async ({ client, actor }) =>
      String(
        await addAssessmentScheme(client, {
          effectiveFrom,
          weights: {
            receipt,
            system_use: systemUse,
            one_card: oneCard,
            special_account: specialAccount,
            handling,
            completeness,
          },
          basis,
          actor,
        }),
      ),
    );
  }

  @Mutation(() => ReportType, {
    description:
      'Makes the document of an assessment as it stands, by those who assess; the same version gives the same document 打印考核结果.',
  })
  async printAssessment(
    @Id id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { role } = await context.operation.viewer();
    if (!mayRead(Report.readers, role)) throw mayNotRead(role, info.fieldName);
    const key = await seenKey(context, id, assessment.entity, assessment.zh, assessment.en);
    return act(context, info, Report.name, ({ client, actor }) => printAssessment(client, key, actor));
  }
}
