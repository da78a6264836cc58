import {
  cancelInspection,
  closeInspection,
  numberInspection,
  orderInspection,
  reportInspection,
  startInspection,
} from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { objectType } from '../graphql/object-types.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import type { ApiContext } from '../server/operation.js';
import { act } from './acting.js';
import { CaseIfAny, caseKey, DocumentNo, DocumentNoIfAny, idOf, Reason, step, Version } from './stepping.js';

const InspectionType = objectType(entities, entities.get('Inspection')!);
const inspection = { entity: 'Inspection', zh: '专项督查', en: 'inspection' };
const Id = idOf('Id of the inspection 专项督查.');

/** Inspections 专项督查 (Art. 13, 17): by supervision of the province, or of a prefecture for its counties. */
@Resolver()
export class InspectionResolver {
  @Mutation(() => InspectionType, {
    description:
      'Orders an inspection of a municipal or county finance, by supervision above. Where months of problems have made one due, the region is being inspected from then on 下达专项督查.',
  })
  async orderInspection(
    @Arg('regionCode', () => RegionCode, { description: 'Region that is inspected 被督查地区代码.' })
    regionCode: string,
    @Arg('scope', () => String, { description: 'What is looked into, at most 2,000 characters 督查内容.' })
    scope: string,
    @Reason reason: string,
    @CaseIfAny caseId: string | null,
    @DocumentNoIfAny documentNo: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const wish = { regionCode, scope, documentNo, caseId: await caseKey(context, caseId) };
    return act(context, info, inspection.entity, ({ client, actor, today }) =>
      orderInspection(client, actor, { today, reason }, wish),
    );
  }

  @Mutation(() => InspectionType, { description: 'Says that the team has begun 督查进点.' })
  startInspection(
    @Id id: string,
    @Version version: number,
    @Arg('team', () => String, { description: 'Who carries it out, by office, at most 200 characters 督查组.' })
    team: string,
    @Arg('startedOn', () => LocalDate, { nullable: true, description: 'When; today when not given 进点日期.' })
    startedOn: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, inspection, { id, version }, ({ client, today }, seen) =>
      startInspection(client, seen, { today, team, startedOn: startedOn ?? today }),
    );
  }

  @Mutation(() => InspectionType, {
    description: 'Reports what was found and what is required. From then on the region is watched 提交督查报告.',
  })
  reportInspection(
    @Id id: string,
    @Version version: number,
    @Arg('findings', () => String, { description: 'What was found, at most 8,000 characters 督查发现.' })
    findings: string,
    @Arg('requirements', () => String, { description: 'What is required, at most 8,000 characters 整改要求.' })
    requirements: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, inspection, { id, version }, ({ client, today }, seen) =>
      reportInspection(client, seen, { today, findings, requirements }),
    );
  }

  @Mutation(() => InspectionType, {
    description: 'Closes an inspection when what was required has been done; never by who reported 督查办结.',
  })
  closeInspection(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, inspection, { id, version }, ({ client, today }, seen) =>
      closeInspection(client, seen, { today, reason }),
    );
  }

  @Mutation(() => InspectionType, {
    description:
      'Cancels an inspection before its report, unless months of problems have made it necessary 取消专项督查.',
  })
  cancelInspection(
    @Id id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, inspection, { id, version }, ({ client, today }, seen) =>
      cancelInspection(client, seen, { today, reason }),
    );
  }

  @Mutation(() => InspectionType, { description: 'Gives an inspection its document number, or another 督查编文号.' })
  numberInspection(
    @Id id: string,
    @Version version: number,
    @DocumentNo documentNo: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, inspection, { id, version }, ({ client, today }, seen) =>
      numberInspection(client, seen, { today, documentNo }),
    );
  }
}
