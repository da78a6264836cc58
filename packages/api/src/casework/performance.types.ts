import { type KpiName, kpi, kpiNames } from '@qingqu/casework';
import { Field, ObjectType } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { choiceEnum, enumOf } from '../graphql/enums.js';
import { namedClass, property } from '../graphql/named-class.js';
import { BigInteger, Decimal, RegionCode } from '../graphql/scalars.js';

const DepartmentKind = choiceEnum(choices.DepartmentKind);
const WarningCategory = choiceEnum(choices.WarningCategory);

export const PerformanceGroupEnum = enumOf('PerformanceGroup', 'What rates may be told apart by 分组.', {
  REGION: 'The county with its townships, or the prefecture or the province itself 地区.',
  MONTH: 'The month 月份.',
  DEPARTMENT: 'The kind of department that handles the cases 处室（科、股）类别.',
  CATEGORY: 'The category of the warnings 预警类别.',
});

export const RateUnit = enumOf('RateUnit', 'What a rate is reckoned from 计量单位.', {
  FEN: 'Amounts in fen 分.',
  COUNT: 'Numbers of cases or entries 个.',
  WORKDAYS: 'Working days, of a number of stays or allocations 工作日.',
});

@ObjectType('Rate', {
  description: 'A rate, and what it was reckoned from: `rate` = `numerator` / `denominator` 比率.',
  simpleResolvers: true,
})
export class RateType {
  @Field(() => BigInteger, { description: 'What is above the line 分子.' })
  numerator!: string;

  @Field(() => BigInteger, { description: 'What is below the line 分母.' })
  denominator!: string;

  @Field(() => Decimal, {
    nullable: true,
    description: 'To four places, a half rounded up; of days their mean. Null without a denominator 比率.',
  })
  rate!: string | null;

  @Field(() => RateUnit, { description: 'What it is reckoned from 计量单位.' })
  unit!: string;
}

const meanings: Readonly<Record<KpiName, string>> = {
  receiptRate: 'Amount that has been received of what was sent down in the period (Art. 7) 接收率',
  allocationProgress: 'Amount that has been allocated of the pending indicators issued in the period 分配进度',
  allocationDays:
    'Mean working days from the issue of a pending indicator’s document to its allocations, of those issued in the period (Art. 7) 平均分配天数',
  spendingProgress:
    'Net payments of the indicators of units of the fiscal year in their amount, up to the end of the month or of the period; compare it with `calendarProgress` 支出进度',
  handlingRate:
    'Cases found normal or rectified, of those due in the period: violations on their day to rectify, others on that to verify (Art. 17) 预警处理率',
  rectificationRate: 'Violations rectified in time, of those due to be rectified in the period 整改率',
  oneCardRate: 'Personal subsidies that went by one-card, of those paid in the period (Art. 7) 一卡通率',
  sameDayRate: 'Special-account entries recorded the same day, of what moved in the period (Art. 7) 专户当日率',
  verifyDays: 'Mean working days of the stays at verifying that ended in the period 平均核实天数',
  rectifyDays: 'Mean working days of the stays at rectifying that ended in the period 平均整改天数',
  checkDays: 'Mean working days of the stays at checking that ended in the period 平均复核天数',
  waitDays: 'Mean working days of waiting that ended in the period 平均等待天数',
};

/** How regions do: a row a group. */
export const PerformanceType = namedClass('Performance');
ObjectType('Performance', {
  description: 'How regions do, by what the viewer may see now: a row for each group 工作绩效.',
  simpleResolvers: true,
})(PerformanceType);

const optional = (name: string, type: () => unknown, description: string, complexity = 0) =>
  property(PerformanceType, name, Field(type as () => typeof String, { nullable: true, description, complexity }));

optional('region', () => RegionCode, 'Code of the region, where regions are told apart 区划代码.');
optional('month', () => String, 'Month such as 2018-11, where months are told apart 月份.');
optional('department', () => DepartmentKind, 'Kind of department, where departments are told apart 处室类别.');
optional('category', () => WarningCategory, 'Category, where categories are told apart 预警类别.');
property(
  PerformanceType,
  'calendarProgress',
  Field(() => Decimal, {
    description: "Share of the year that had passed by the end of the group's month, or of the period 序时进度.",
  }),
);
// Each is a question of its own about all that the viewer may see.
for (const name of kpiNames)
  optional(name, () => RateType, `${meanings[name]}; null where the group has nothing of it.`, 200);

export const unitOf = (name: KpiName): string => kpi(name, false).unit.toUpperCase();
