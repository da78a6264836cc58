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
import { Field, InputType, Int } from 'type-graphql';
import { actsOf, begin, print, step } from './acts.js';
import { argument, day, ifAny, reason, region, text, usually, whole } from './arguments.js';

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
export const AssessmentResolver = actsOf(
  { entity: 'Assessment', zh: '考核', en: 'assessment' },
  {
    makeAssessment: begin(
      'Makes an assessment of the regions below one, by its agricultural finance or supervision: what it rests on is frozen. One that is not published is made anew, once it was announced only after an objection was upheld 生成考核.',
      {
        period: text('A period that is over: 2018, 2018H1, 2018Q3 or 2018-09 考核期.'),
        regionCode: ifAny(
          region("The province, or a prefecture for its counties; the viewer's own region when not given 区划代码."),
        ),
        version: ifAny(whole('To make one anew: the version of it that was seen 版本.')),
        reason: ifAny(text('Why it is made anew 理由.')),
      },
      ({ client, actor, today }, { regionCode = actor.regionCode, ...wish }) =>
        makeAssessment(client, { ...wish, regionCode, today, actor }),
    ),
    announceAssessment: step(
      'Shows an assessment to those who are assessed, who may object for some working days 公示考核.',
      { days: usually(objectionDays, whole('Working days of objecting, 1 to 30 异议期.')) },
      (client, seen, { today, days }) => announceAssessment(client, { ...seen, today }, days),
    ),
    objectToAssessment: step(
      "Objects to the score of the viewer's own region, once and in time, by its agricultural finance or supervision 提出考核异议.",
      { reason },
      (client, seen, { today, reason: why }) => objectToAssessment(client, { ...seen, today }, why),
    ),
    answerObjection: step(
      'Answers the objection of a region, by supervision of the region that assesses. One that is upheld asks for a correction of data and for the assessment to be made anew: scores are never typed in 答复考核异议.',
      {
        regionCode: region('Code of the region that objected 区划代码.'),
        upheld: argument<boolean>(Boolean, 'Whether it is upheld 是否成立.'),
        reason,
      },
      (client, seen, { today, upheld: isUpheld, ...answer }) =>
        answerObjection(client, { ...seen, today }, { ...answer, isUpheld }),
    ),
    publishAssessment: step(
      'Publishes an assessment, by another person than who made it, when the time of objecting is over and no objection stands 公布考核.',
      {},
      (client, seen, { today }) => publishAssessment(client, { ...seen, today }),
    ),
    printAssessment: print(
      'Makes the document of an assessment as it stands, by those who assess; the same version gives the same document 打印考核结果.',
      ({ client, actor }, key) => printAssessment(client, key, actor),
    ),
  },
);

/** The weights of assessments. */
export const AssessmentSchemeResolver = actsOf(
  { entity: 'AssessmentScheme', zh: '考核权重', en: 'scheme' },
  {
    addAssessmentScheme: begin(
      "Lays down from which day on which weights count, by the province's agricultural finance division; earlier assessments keep theirs 登记考核权重.",
      {
        effectiveFrom: day('First day on which they count 生效日期.'),
        weights: argument<AssessmentWeightsInput>(AssessmentWeightsInput, 'The weights 权重.'),
        basis: text('What they rest on, such as a document number 依据.'),
      },
      async ({ client, actor }, { effectiveFrom, weights, basis }) => {
        const { receipt, systemUse: system_use, oneCard: one_card, handling, completeness } = weights;
        const named = {
          receipt,
          system_use,
          one_card,
          special_account: weights.specialAccount,
          handling,
          completeness,
        };
        return String(await addAssessmentScheme(client, { effectiveFrom, weights: named, basis, actor }));
      },
    ),
  },
);
