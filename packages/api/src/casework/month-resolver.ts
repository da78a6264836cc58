import { closeMonth, loadActor, previewEscalation, previewMonth, type SomeMonthParameters } from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { EscalationPhaseChoice } from '../entities/months.js';
import { mayNotRead } from '../errors.js';
import { choiceEnum, enumOf } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { Json, RegionCode } from '../graphql/scalars.js';
import { mayRead } from '../model/audience.js';
import { choiceName } from '../model/choice.js';
import type { ApiContext } from '../server/operation.js';
import { ofCasework } from './acting.js';

const MonthCloseType = objectType(entities, entities.get('MonthClose')!);
const Escalation = entities.get('Escalation')!;
const Phase = choiceEnum(EscalationPhaseChoice);

const MonthTest = enumOf('MonthTest', 'When a problem makes a month one of problems 月份判定方式.', {
  END: 'When it stands at the end of the month 月末.',
  ANY: 'When it stood at any moment of it 月内任一时点.',
});
const MonthIdentity = enumOf('MonthIdentity', 'Which months are in a row 连续判定方式.', {
  ANY: 'Those with any problem 任一预警.',
  SAME: 'Those with the same warning in all of them 同一预警.',
});

const about = (what: string) => ({ nullable: true, description: `${what} Where not given, as before.` });

@InputType('MonthParameters', {
  description: 'What Art. 17 leaves open about months of problems; stored with the close 升级参数.',
})
class MonthParametersInput {
  @Field(() => MonthTest, about('When a problem counts 月份判定方式.'))
  test?: 'END' | 'ANY' | null;

  @Field(() => MonthIdentity, about('Which months are in a row 连续判定方式.'))
  identity?: 'ANY' | 'SAME' | null;

  @Field(() => Boolean, about("Whether a prefecture's problems are also those of the counties below it 是否含下级."))
  includeChildren?: boolean | null;

  @Field(() => Int, about('Frequent after an inspection: months with a problem … 频繁：有问题月数.'))
  problemMonths?: number | null;

  @Field(() => Int, about('… of so many in a row 频繁：考察月数.'))
  ofMonths?: number | null;

  @Field(() => Int, about('Or new warnings … 频繁：新增预警条数.'))
  newWarnings?: number | null;

  @Field(() => Int, about('… within so many days 频繁：天数.'))
  withinDays?: number | null;

  @Field(() => Int, about('Or new red warnings 频繁：红色预警条数.'))
  redWarnings?: number | null;

  @Field(
    () => Int,
    about('Months without a problem after which an interviewed region is as any other 约谈后无问题月数.'),
  )
  cleanMonths?: number | null;

  @Field(() => Int, about('Working days after the month for confirming ledgers 台账确认期限（工作日）.'))
  confirmWithin?: number | null;

  @Field(() => Int, about('Working days after the month for reporting ledgers 台账上报期限（工作日）.'))
  reportWithin?: number | null;
}

@ObjectType('EscalationPreview', {
  description: 'A region for which an inspection or an interview would be due 拟升级地区.',
  simpleResolvers: true,
})
export class EscalationPreviewType {
  @Field(() => RegionCode, { description: 'Code of the region 区划代码.' })
  regionCode!: string;

  @Field(() => String, { description: 'Month at whose end it would be due 月份.' })
  month!: string;

  @Field(() => Phase, { description: 'Where it stands now 当前阶段.' })
  phase!: string;

  @Field(() => Phase, { description: 'Where it would stand: INSPECTION_DUE or INTERVIEW_DUE 拟升级阶段.' })
  wouldBe!: string;

  @Field(() => Int, { description: 'Months with a problem in a row, this one included 连续月数.' })
  streak!: number;

  @Field(() => Int, {
    description: 'Cases that are why: rectified by the end of the month they would be no reason 未整改案件数.',
  })
  openCases!: number;
}

@ObjectType('MonthStatePreview', {
  description: 'How a region would stand at the end of a month that is not closed yet 拟冻结的月末状态.',
  simpleResolvers: true,
})
export class MonthStatePreviewType {
  @Field(() => RegionCode, { description: 'Code of the region 区划代码.' })
  regionCode!: string;

  @Field(() => Boolean, { description: 'Whether a problem stands unrectified 是否存在预警问题.' })
  problem!: boolean;

  @Field(() => Int, { description: 'Months with a problem in a row, this one included 连续月数.' })
  streak!: number;

  @Field(() => Int, { description: 'Cases that are why 未整改案件数.' })
  openCases!: number;

  @Field(() => Int, { description: 'Warnings that came in the month 新增预警数.' })
  newWarnings!: number;

  @Field(() => Int, { description: 'Those of them that are red 其中红色预警数.' })
  redWarnings!: number;

  @Field(() => Phase, { description: 'Where it stands now 当前阶段.' })
  phase!: string;

  @Field(() => Phase, { description: 'Where it would stand 拟升级阶段.' })
  wouldBe!: string;
}

@ObjectType('MonthPreview', {
  description: 'What the close of the next month would freeze 月度结账预览.',
  simpleResolvers: true,
})
export class MonthPreviewType {
  @Field(() => String, { description: 'The month that is next 月份.' })
  month!: string;

  @Field(() => Boolean, { description: 'Whether it is over, so that it can be closed 是否可结账.' })
  isOver!: boolean;

  @Field(() => Json, { description: 'The parameters with which it would be closed 升级参数.' })
  parameters!: unknown;

  @Field(() => [MonthStatePreviewType], { description: 'Prefectures and counties in scope 月末状态.' })
  states!: MonthStatePreviewType[];
}

/** The close of months 月度结账 and what it would lead to (Art. 17 ¶3). */
@Resolver()
export class MonthResolver {
  @Mutation(() => MonthCloseType, {
    description:
      "Closes a month, by the province's supervision: freezes how every region stood at its end, moves escalation and draws the ledgers. Closing one again changes nothing 月度结账.",
  })
  async closeMonth(
    @Arg('month', () => String, { description: 'The month that is next, once it is over, such as 2018-03 月份.' })
    month: string,
    @Arg('parameters', () => MonthParametersInput, {
      nullable: true,
      description: 'Parameters that change from this month on 升级参数.',
    })
    parameters: MonthParametersInput | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { system, today } = operation.casework;
    const actor = await loadActor(system, await operation.viewerAtRest());
    await ofCasework(
      closeMonth(system, {
        month,
        today: await today(),
        actor,
        parameters: parameters ? given(parameters) : undefined,
      }),
    );
    return operation.recordNow('MonthClose', month, info.fieldNodes, askedBy(info));
  }

  @Query(() => [EscalationPreviewType], {
    complexity: 1_000,
    description:
      'Regions in scope for which an inspection or an interview would be due at the end of the present month, if nothing more were done 升级预览.',
  })
  async escalationPreview(@Ctx() { operation }: ApiContext): Promise<EscalationPreviewType[]> {
    const { lo, hi, role } = await operation.viewer();
    if (!mayRead(Escalation.readers, role)) throw mayNotRead(role, 'escalationPreview');
    const { system, today } = operation.casework;
    const due = await ofCasework(previewEscalation(system, await today(), { lo, hi }));
    return due.map(({ regionCode, month, phase, wouldBe, streak, caseIds }) => ({
      regionCode,
      month,
      phase: choiceName(phase),
      wouldBe: choiceName(wouldBe),
      streak,
      openCases: caseIds.length,
    }));
  }

  @Query(() => MonthPreviewType, {
    nullable: true,
    complexity: 1_000,
    description:
      'How regions in scope would stand after the month that is to be closed next, as things are known now; null while there is no case 月度结账预览.',
  })
  async monthPreview(
    @Arg('parameters', () => MonthParametersInput, {
      nullable: true,
      description: 'Parameters that would change with the close 升级参数.',
    })
    parameters: MonthParametersInput | null,
    @Ctx() { operation }: ApiContext,
  ): Promise<MonthPreviewType | null> {
    const { lo, hi, role } = await operation.viewer();
    if (!mayRead(Escalation.readers, role)) throw mayNotRead(role, 'monthPreview');
    const { system, today } = operation.casework;
    const changed = parameters ? given(parameters) : undefined;
    const preview = await ofCasework(previewMonth(system, await today(), changed, { lo, hi }));
    if (!preview) return null;
    const states = preview.states.map((state) => ({
      ...state,
      phase: choiceName(state.phase),
      wouldBe: choiceName(state.wouldBe),
    }));
    return { ...preview, states };
  }
}

/** Only what is said; the rest stays as it was. */
function given(said: MonthParametersInput): SomeMonthParameters {
  const { test, identity, includeChildren, cleanMonths } = said;
  const { problemMonths, ofMonths, newWarnings, withinDays, redWarnings: red, confirmWithin, reportWithin } = said;
  return {
    ...saidOnly({
      test: test?.toLowerCase() as 'end' | 'any' | undefined,
      identity: identity?.toLowerCase() as 'any' | 'same' | undefined,
      includeChildren,
      cleanMonths,
    }),
    frequent: saidOnly({ problemMonths, ofMonths, newWarnings, withinDays, red }),
    ledger: saidOnly({ confirmWithin, reportWithin }),
  };
}

type Said<Values> = { [Name in keyof Values]?: NonNullable<Values[Name]> };

const saidOnly = <Values extends object>(values: Values): Said<Values> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  ) as Said<Values>;
