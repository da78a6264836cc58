import { addWarningRoute, pauseCase, reassignCase, reportToProvince, resumeCase, splitCase } from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { entities } from '../entities/index.js';
import { choiceEnum } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext } from '../server/operation.js';
import { act, seenKey } from './acting.js';
import { CaseId, CaseType, stepInCase } from './case-resolver.js';
import { Reason, Version } from './stepping.js';

const WarningRouteType = objectType(entities, entities.get('WarningRoute')!);
const DepartmentKind = choiceEnum(choices.DepartmentKind);
const WarningCategory = choiceEnum(choices.WarningCategory);

/** Who has a case, how it is divided, and when its clock stands still. */
@Resolver()
export class CaseRouteResolver {
  @Mutation(() => CaseType, {
    description: 'Stops the clock of a case while it waits for the superior 中止计时.',
  })
  pauseCase(
    @CaseId id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, pauseCase, { reason });
  }

  @Mutation(() => CaseType, {
    description: 'Lets the clock of a case run again; the paused working days lengthen its due dates 恢复计时.',
  })
  resumeCase(
    @CaseId id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, resumeCase, {});
  }

  @Mutation(() => CaseType, {
    nullable: true,
    description:
      'Gives a case to another department of the region, by the one that has it or by supervision; its warnings and history follow. Null where the viewer sees it no more 移交案件.',
  })
  reassignCase(
    @CaseId id: string,
    @Version version: number,
    @Arg('departmentKind', () => DepartmentKind, { description: 'Kind of department 责任处室.' })
    departmentKind: string,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const kind = storedOf(choices.DepartmentKind, departmentKind);
    return stepInCase({ context, info, id, version }, reassignCase, { departmentKind: kind, reason });
  }

  @Mutation(() => CaseType, {
    description:
      'Makes a case of its own of some of the warnings, before anything is determined; answers the case that they leave 分案.',
  })
  async splitCase(
    @CaseId id: string,
    @Version version: number,
    @Arg('warningIds', () => [ID], { description: 'Ids of the warnings 预警.' }) warningIds: string[],
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const keys: string[] = [];
    for (const warningId of warningIds) keys.push(await seenKey(context, warningId, 'Warning', '预警', 'warning'));
    return stepInCase({ context, info, id, version }, splitCase, { warningIds: keys, reason });
  }

  @Mutation(() => CaseType, {
    description: 'Says that the state of a case was reported to the province (Art. 17) 反馈省财政厅.',
  })
  reportToProvince(
    @CaseId id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, reportToProvince, {});
  }

  @Mutation(() => WarningRouteType, {
    description:
      'Routes new warnings of a category to a kind of department from a day on, by supervision of the province; what is there already stays where it is 设定预警分办规则.',
  })
  addWarningRoute(
    @Arg('category', () => WarningCategory, { description: 'Category of warnings 预警类别.' }) category: string,
    @Arg('departmentKind', () => DepartmentKind, { description: 'Kind of department 责任处室.' })
    departmentKind: string,
    @Arg('effectiveFrom', () => LocalDate, { description: 'First day; not before today 生效日期.' })
    effectiveFrom: string,
    @Arg('basis', () => String, { description: 'What it rests on, such as a document number 依据.' }) basis: string,
    @Arg('regionCode', () => RegionCode, {
      nullable: true,
      description: 'The region in whose subtree it holds; everywhere when not given 区划代码.',
    })
    regionCode: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const route = {
      category: storedOf(choices.WarningCategory, category),
      departmentKind: storedOf(choices.DepartmentKind, departmentKind),
      regionCode,
      effectiveFrom,
      basis,
    };
    return act(context, info, 'WarningRoute', ({ client, actor, today }) =>
      addWarningRoute(client, actor, { today }, route),
    );
  }
}
