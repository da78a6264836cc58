import { caseNodes, overdueWhats } from '@qingqu/casework';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { entities } from '../entities/index.js';
import { choiceEnum, enumOf } from '../graphql/enums.js';
import { typeOf } from '../graphql/inputs.js';
import { objectType } from '../graphql/object-types.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import { choice } from '../model/choice.js';
import type { Field as EntityField } from '../model/entity.js';

export const caseEntity = entities.get('Case')!;
const CaseType = objectType(entities, caseEntity);
const CaseStateEnum = typeOf((caseEntity.members.state as EntityField).type);

export const OverdueWhat = choice('OverdueWhat', 'What a case is overdue with 超期事项.', overdueWhats, {
  verify: 'Verifying it 核实.',
  rectify: 'Rectifying it 整改.',
});
export const OverdueWhatEnum = choiceEnum(OverdueWhat);

export const CaseNodeEnum = choiceEnum(
  choice('CaseNode', "Where a case's time goes 办理环节.", caseNodes, {
    verify: 'Verifying: from its opening to the verdict 核实.',
    rectify: 'Rectifying 整改.',
    check: 'Checking what was rectified, until it is closed 复核.',
    wait: 'Waiting for the superior, or for data to be corrected; the clock may stand still 等待.',
  }),
);

export const CaseDwellGroup = enumOf('CaseDwellGroup', 'What handling days may be grouped by 分组.', {
  REGION: 'The region that handles the case 地区.',
  CATEGORY: 'The category of its warnings 预警类别.',
  DEPARTMENT: 'The kind of department 处室（科、股）类别.',
});

@ObjectType('OverdueCase', { description: 'A case that is overdue 超期案件.', simpleResolvers: true })
export class OverdueCaseType {
  @Field(() => CaseType, { description: 'The case 案件.' })
  case!: unknown;

  @Field(() => OverdueWhatEnum, { description: 'With what 超期事项.' })
  what!: string;

  @Field(() => LocalDate, { description: 'Last day on which it would have been in time 到期日.' })
  dueOn!: string;

  @Field(() => Int, { description: 'Working days since; 0 on a weekend or holiday right behind it 超期工作日.' })
  workdays!: number;
}

@ObjectType('OverdueCases', { description: 'Cases that are overdue 超期案件.', simpleResolvers: true })
export class OverdueCasesType {
  @Field(() => Int, { description: 'How many there are in all 总数.' })
  totalCount!: number;

  @Field(() => [OverdueCaseType], { description: 'Those asked for, the longest overdue first 明细.' })
  nodes!: OverdueCaseType[];
}

@ObjectType('CaseStay', {
  description: 'How long a case stood at a step, from the step that led there to the next that led elsewhere 环节停留.',
  simpleResolvers: true,
})
export class CaseStayType {
  @Field(() => CaseStateEnum, { description: 'The state in which it stood 状态.' })
  state!: string;

  @Field(() => CaseNodeEnum, { description: 'To which its time is counted 环节.' })
  node!: string;

  @Field(() => LocalDate, { description: 'From when on 起.' })
  since!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Until when; null while it goes on 止.' })
  until!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Working days in between, the first day not counted; null where the calendar does not reach 工作日.',
  })
  workdays!: number | null;
}

@ObjectType('CaseDwell', {
  description: 'Handling days of a group of cases at one step 环节办理天数.',
  simpleResolvers: true,
})
export class CaseDwellType {
  @Field(() => CaseNodeEnum, { description: 'The step 环节.' })
  node!: string;

  @Field(() => RegionCode, { nullable: true, description: 'Region, when grouped by it 地区.' })
  region!: string | null;

  @Field(() => choiceEnum(choices.WarningCategory), {
    nullable: true,
    description: 'Category of warnings, when grouped by it 预警类别.',
  })
  category!: string | null;

  @Field(() => choiceEnum(choices.DepartmentKind), {
    nullable: true,
    description: 'Kind of department, when grouped by it 处室（科、股）类别.',
  })
  department!: string | null;

  @Field(() => Int, { description: 'Cases that have left the step 已办案件数.' })
  cases!: number;

  @Field(() => Int, { description: 'Working days that these stood there, in all 工作日合计.' })
  workdays!: number;

  @Field(() => Float, { nullable: true, description: 'Working days a case, to two places 平均处理天数.' })
  averageWorkdays!: number | null;

  @Field(() => Int, { description: 'Cases that stand there now 在办案件数.' })
  standing!: number;
}
