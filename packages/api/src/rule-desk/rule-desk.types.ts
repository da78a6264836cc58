import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { EvidenceType } from '../graphql/common-types.js';
import { choiceEnum, enumOf } from '../graphql/enums.js';
import { BigInteger, LocalDate, Money, RegionCode } from '../graphql/scalars.js';

const Severity = choiceEnum(choices.Severity);
const WarningCategory = choiceEnum(choices.WarningCategory);
const DepartmentKind = choiceEnum(choices.DepartmentKind);
const RuleStatus = choiceEnum(choices.RuleStatus);
const Canary = choiceEnum(choices.Canary);
const HoldCause = choiceEnum(choices.HoldCause);
const GapUnit = enumOf('GapUnit', 'In what a gap is counted 差额单位.', {
  FEN: 'Fen, the hundredth part of a yuan 分.',
  DAYS: 'Days 天.',
  NUMBER: 'A plain number 数.',
});

@ObjectType('RuleParam', {
  description: 'A parameter of a rule as it was resolved 规则参数取值.',
  simpleResolvers: true,
})
export class RuleParamType {
  @Field(() => String, { description: 'Its name in the rule 参数名.' })
  name!: string;

  @Field(() => String, { description: 'What it means, in Chinese 含义.' })
  labelZh!: string;

  @Field(() => String, { description: 'What it means, in English 含义（英文）.' })
  labelEn!: string;

  @Field(() => String, { description: 'money, integer, ratio, text or codes 类型.' })
  type!: string;

  @Field(() => String, { description: 'The value as text; money in yuan 取值（金额单位为元）.' })
  value!: string;

  @Field(() => String, { description: 'What the rule says where nobody has said otherwise 默认值.' })
  usual!: string;
}

@ObjectType('Explanation', {
  description: 'Why a warning is there 预警说明: a lead to verify, not a verdict.',
  simpleResolvers: true,
})
export class ExplanationType {
  @Field(() => ID, { description: 'The warning 预警.' })
  warningId!: string;

  @Field(() => String, { description: 'Id of the rule 规则编号.' })
  ruleId!: string;

  @Field(() => String, { description: 'Digest of the version that found it 规则版本摘要.' })
  ruleDigest!: string;

  @Field(() => String, { description: 'Title in Chinese 标题.' })
  titleZh!: string;

  @Field(() => String, { description: 'Title in English 标题（英文）.' })
  titleEn!: string;

  @Field(() => [String], { description: 'Articles that the rule rests on 依据.' })
  basis!: string[];

  @Field(() => String, { description: 'Message in Chinese 预警内容.' })
  messageZh!: string;

  @Field(() => String, { description: 'Message in English 预警内容（英文）.' })
  messageEn!: string;

  @Field(() => String, { description: 'The package and its version 规则包及版本.' })
  package!: string;

  @Field(() => String, {
    nullable: true,
    description: "The department's key that signed the package; null for the platform's own 签名密钥.",
  })
  signedBy!: string | null;

  @Field(() => Boolean, { description: 'Whether this version still runs 是否仍在运行.' })
  inForce!: boolean;

  @Field(() => [RuleParamType], { description: 'Parameters with which it was found 参数取值.' })
  params!: RuleParamType[];

  @Field(() => [EvidenceType], { description: 'What was found, in the order of the rule 证据.' })
  evidence!: EvidenceType[];

  @Field(() => String, { description: 'Digest of the evidence; `replayWarning` finds it again 证据摘要.' })
  evidenceDigest!: string;

  @Field(() => BigInteger, { description: 'Number of the state of the data on which it was last found 数据期.' })
  epoch!: string;

  @Field(() => LocalDate, { description: 'Day as of which it was last found 判断日期.' })
  asOf!: string;

  @Field(() => String, { description: 'The query that found it 查询语句.' })
  sql!: string;
}

@ObjectType('WarningReplay', {
  description: 'A warning found again on the data of then 预警重演.',
  simpleResolvers: true,
})
export class WarningReplayType {
  @Field(() => Boolean, { description: 'Whether the rule of then finds the same evidence again 是否一致.' })
  same!: boolean;

  @Field(() => String, { description: 'Digest of the evidence that was kept 原证据摘要.' })
  expected!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Digest of what was found now; null when nothing was 重演证据摘要.',
  })
  actual!: string | null;

  @Field(() => BigInteger, { description: 'Number of the state of the data that was looked at 数据期.' })
  epoch!: string;

  @Field(() => LocalDate, { description: 'Day as of which was judged 判断日期.' })
  asOf!: string;

  @Field(() => [EvidenceType], { nullable: true, description: 'What was found now 重演证据.' })
  evidence!: EvidenceType[] | null;

  @Field(() => String, { nullable: true, description: 'Why it could not be tried, in Chinese 未能重演的原因.' })
  reasonZh!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it could not be tried, in English 未能重演的原因（英文）.' })
  reasonEn!: string | null;
}

@ObjectType('ConditionSide', { description: 'One side of a comparison 比较的一边.', simpleResolvers: true })
export class ConditionSideType {
  @Field(() => String, { description: 'As the rule says it 表达式.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it came to for the record, as the rule sees it: amounts in fen 取值（金额单位为分）.',
  })
  value!: string | null;
}

@ObjectType('RuleCondition', {
  description: 'A condition of a rule, and whether it holds for a record 规则条件.',
  simpleResolvers: true,
})
export class RuleConditionType {
  @Field(() => String, { description: 'As the rule says it, with the names of its parameters 条件.' })
  text!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it holds; null when something in it is absent 是否满足.',
  })
  holds!: boolean | null;

  @Field(() => ConditionSideType, { nullable: true, description: 'Left side of a comparison 左边.' })
  left!: ConditionSideType | null;

  @Field(() => ConditionSideType, { nullable: true, description: 'Right side of a comparison 右边.' })
  right!: ConditionSideType | null;

  @Field(() => String, { nullable: true, description: 'Left minus right: by how much it holds or fails 差额.' })
  gap!: string | null;

  @Field(() => GapUnit, { nullable: true, description: 'In what the gap is counted 差额单位.' })
  unit!: string | null;

  @Field(() => String, { description: 'The part of the rule that it stands in; empty for the outermost 所在部分.' })
  part!: string;
}

@ObjectType('RuleAttempt', {
  description: 'One way in which a rule finds something, and where it ended 判断过程.',
  simpleResolvers: true,
})
export class RuleAttemptType {
  @Field(() => Boolean, { description: 'Whether the record was there to be looked at 是否查到该记录.' })
  reached!: boolean;

  @Field(() => [RuleConditionType], { description: 'Its conditions, one by one 各项条件.' })
  conditions!: RuleConditionType[];
}

@ObjectType('WhyNot', {
  description: 'What a rule makes of a record: which conditions hold and which not 未预警原因.',
  simpleResolvers: true,
})
export class WhyNotType {
  @Field(() => String, { description: 'Id of the rule 规则编号.' })
  ruleId!: string;

  @Field(() => String, { description: 'Digest of the version in force 规则版本摘要.' })
  ruleDigest!: string;

  @Field(() => String, { description: 'Title in Chinese 标题.' })
  titleZh!: string;

  @Field(() => String, { description: 'Title in English 标题（英文）.' })
  titleEn!: string;

  @Field(() => [RuleParamType], { description: 'Parameters that hold where the record lies 参数取值.' })
  params!: RuleParamType[];

  @Field(() => BigInteger, { description: 'Number of the state of the data that was looked at 数据期.' })
  epoch!: string;

  @Field(() => LocalDate, { description: 'Day as of which was judged 判断日期.' })
  asOf!: string;

  @Field(() => Boolean, { description: 'Whether the rule does find something about the record 是否命中.' })
  finds!: boolean;

  @Field(() => [RuleAttemptType], { description: 'The ways in which it looks, one by one 判断过程.' })
  attempts!: RuleAttemptType[];
}

@ObjectType('ForeseenWarning', {
  description: 'A warning that payments would raise 预计预警: a lead to verify, not a verdict.',
  simpleResolvers: true,
})
export class ForeseenWarningType {
  @Field(() => String, { description: 'Id of the rule 规则编号.' })
  ruleId!: string;

  @Field(() => String, { description: 'Title in Chinese 标题.' })
  titleZh!: string;

  @Field(() => String, { description: 'Title in English 标题（英文）.' })
  titleEn!: string;

  @Field(() => WarningCategory, { description: 'Category (Art. 17) 预警类别.' })
  category!: string;

  @Field(() => DepartmentKind, { description: 'Kind of department that it would be routed to 责任处室.' })
  departmentKind!: string;

  @Field(() => Severity, { description: 'Severity 预警级别.' })
  severity!: string;

  @Field(() => String, { description: 'Message in Chinese 预警内容.' })
  messageZh!: string;

  @Field(() => String, { description: 'Message in English 预警内容（英文）.' })
  messageEn!: string;

  @Field(() => [EvidenceType], { description: 'What would be found 证据.' })
  evidence!: EvidenceType[];

  @Field(() => Money, { nullable: true, description: 'Amount concerned, yuan 涉及金额（元）.' })
  amount!: string | null;

  @Field(() => RegionCode, { description: 'Code of the region 区划代码.' })
  regionCode!: string;

  @Field(() => ID, { description: 'The record that it would be about; a candidate has no record yet 预警对象.' })
  subjectId!: string;

  @Field(() => [String], {
    description:
      'Keys of the candidates that it is about or that take part; none when it is about their unit, account … as a whole 涉及的待支付记录.',
  })
  payments!: string[];
}

@ObjectType('NotChecked', {
  description: 'A rule that was left out of a precheck 未检查的规则.',
  simpleResolvers: true,
})
export class NotCheckedType {
  @Field(() => String, { description: 'Id of the rule 规则编号.' })
  ruleId!: string;

  @Field(() => String, { description: 'Title in Chinese 标题.' })
  titleZh!: string;

  @Field(() => String, { description: 'Title in English 标题（英文）.' })
  titleEn!: string;

  @Field(() => String, { description: 'Why, in Chinese 原因.' })
  reasonZh!: string;

  @Field(() => String, { description: 'Why, in English 原因（英文）.' })
  reasonEn!: string;
}

@ObjectType('Precheck', { description: 'What payments would raise 支付前预检结果.', simpleResolvers: true })
export class PrecheckType {
  @Field(() => BigInteger, { description: 'Number of the state of the data on which the candidates were laid 数据期.' })
  epoch!: string;

  @Field(() => LocalDate, { description: 'Day as of which was judged 判断日期.' })
  asOf!: string;

  @Field(() => [ForeseenWarningType], {
    description: 'Warnings that they would raise, of those that the viewer would see 预计预警.',
  })
  warnings!: ForeseenWarningType[];

  @Field(() => Int, { description: 'How many rules were asked 已检查规则数.' })
  checked!: number;

  @Field(() => [NotCheckedType], { description: 'Rules that were left out, and why 未检查的规则.' })
  notChecked!: NotCheckedType[];
}

@ObjectType('RuleHealth', { description: 'How a rule is doing 规则运行状况.', simpleResolvers: true })
export class RuleHealthType {
  @Field(() => String, { description: 'Id of the rule 规则编号.' })
  ruleId!: string;

  @Field(() => String, { description: 'Title in Chinese 标题.' })
  titleZh!: string;

  @Field(() => String, { description: 'Title in English 标题（英文）.' })
  titleEn!: string;

  @Field(() => RuleStatus, { description: 'Where it is in its life 状态.' })
  status!: string;

  @Field(() => RegionCode, {
    nullable: true,
    description: 'The region of the row; null unless told by region 区划代码.',
  })
  regionCode!: string | null;

  @Field(() => Int, { description: 'Runs of the period in all regions 运行次数.' })
  runs!: number;

  @Field(() => Int, { description: 'Runs of the period that failed 失败次数.' })
  failures!: number;

  @Field(() => Float, { nullable: true, description: 'Median of what a run took, milliseconds 耗时中位数（毫秒）.' })
  medianMs!: number | null;

  @Field(() => BigInteger, { nullable: true, description: 'The most memory that a run took, bytes 内存峰值（字节）.' })
  peakMemoryBytes!: string | null;

  @Field(() => Canary, {
    nullable: true,
    description: 'Whether it still found the irregularity made up to try it 自检结果.',
  })
  canary!: string | null;

  @Field(() => HoldCause, { nullable: true, description: 'Why it is out of the sweeps; null when it is not 暂停原因.' })
  hold!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Warnings raised in the period, of those that the viewer may see; this and what follows is null for administrators 新产生预警数.',
  })
  raised!: number | null;

  @Field(() => Int, { nullable: true, description: 'Warnings that came back in the period 重新出现预警数.' })
  reopened!: number | null;

  @Field(() => Int, { nullable: true, description: 'Warnings cleared in the period 消除预警数.' })
  cleared!: number | null;

  @Field(() => Int, { nullable: true, description: 'Warnings open now 当前未消除预警数.' })
  open!: number | null;

  @Field(() => Int, { nullable: true, description: 'Warnings on which people decided in the period 已核实预警数.' })
  verdicts!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of them that were violations and put right, 0 to 1 整改率.',
  })
  rectifiedShare!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of them that were in order, 0 to 1 排除率.' })
  dismissedShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Median age of the open ones on the last day of the period, days 未消除预警天数中位数.',
  })
  medianOpenDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days from its last warning to the last day of the period; null when it never raised one 静默天数.',
  })
  silentDays!: number | null;
}
