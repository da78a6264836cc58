import 'reflect-metadata';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate, RegionCode } from '../graphql/scalars.js';

@ObjectType('BacktestParameter', {
  description: 'A trial value, beside the value in force when the backtest was asked for 试验参数.',
  simpleResolvers: true,
})
export class BacktestParameterType {
  @Field(() => String, { description: 'Its name in the rule 参数名.' })
  name!: string;

  @Field(() => String, { description: 'What it means, in Chinese 含义.' })
  labelZh!: string;

  @Field(() => String, { description: 'What it means, in English 含义（英文）.' })
  labelEn!: string;

  @Field(() => String, { description: 'money, integer, ratio, text or codes 类型.' })
  type!: string;

  @Field(() => String, { description: 'The value that is tried; money in yuan 试验值（金额单位为元）.' })
  trial!: string;

  @Field(() => String, { description: 'The value in force in the region; money in yuan 现行值（金额单位为元）.' })
  inForce!: string;
}

@ObjectType('BacktestMonth', {
  description:
    'What a rule would have found as of the end of a month, with the trial values and with those in force 逐月结果.',
  simpleResolvers: true,
})
export class BacktestMonthType {
  @Field(() => String, { description: 'The month, such as "2018-06" 月份.' })
  month!: string;

  @Field(() => LocalDate, { description: 'Its last day: the day as of which was judged 判断日期.' })
  asOf!: string;

  @Field(() => Boolean, {
    description:
      "Whether the data tell what was known then; if not, today's knowledge of records dated up to the day was used 是否有当时的数据.",
  })
  recorded!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why the month has no numbers, such as TIMEOUT; null when it has 未完成原因.',
  })
  failure!: string | null;

  @Field(() => Int, { nullable: true, description: 'Findings with the trial values 试验值发现数.' })
  trial!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of them, those that people found to be violations 试验值已确认数.',
  })
  trialConfirmed!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of them, those that people found to be in order 试验值已排除数.' })
  trialDismissed!: number | null;

  @Field(() => Int, { nullable: true, description: 'Findings with the values in force 现行值发现数.' })
  inForce!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of them, those that people found to be violations 现行值已确认数.',
  })
  inForceConfirmed!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of them, those that people found to be in order 现行值已排除数.' })
  inForceDismissed!: number | null;

  @Field(() => Int, { nullable: true, description: 'Findings that only the trial values bring 新增数.' })
  added!: number | null;

  @Field(() => Int, { nullable: true, description: 'Findings that only the values in force bring 消失数.' })
  gone!: number | null;

  @Field(() => Int, { nullable: true, description: 'Findings that both bring 相同数.' })
  same!: number | null;
}

@ObjectType('BacktestFinding', {
  description: 'A finding that only one of the two brings 差异样本. It holds ids alone.',
  simpleResolvers: true,
})
export class BacktestFindingType {
  @Field(() => String, {
    description: 'What tells it from all others: the fingerprint of its warning, hexadecimal 指纹.',
  })
  fingerprint!: string;

  @Field(() => String, { description: 'The month in which it was first found 首次发现月份.' })
  month!: string;

  @Field(() => RegionCode, { nullable: true, description: 'Code of its county 县区划代码.' })
  regionCode!: string | null;

  @Field(() => ID, { description: 'The record that it is about, as `node` takes it 对象.' })
  subjectId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The warning that was raised of it, as `node` takes it; null when none was 预警.',
  })
  warningId!: string | null;
}
