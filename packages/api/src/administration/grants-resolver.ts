import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import * as choices from '../entities/access-choices.js';
import { DepartmentKind } from '../entities/choices.js';
import { entities } from '../entities/index.js';
import { choiceEnum } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext } from '../server/operation.js';
import { grantRole, recordException } from './acts.js';
import { administrationOf, keyOf } from './by-whom.js';

const GrantType = objectType(entities, entities.get('Grant')!);
const GrantExceptionType = objectType(entities, entities.get('GrantException')!);
const Role = choiceEnum(choices.Role);
const DepartmentKindEnum = choiceEnum(DepartmentKind);
const exceptionText = 'Id of the exception 例外.';

/** Who may do what, by administrators of the region or above. One person is never administrator and application staff (Art. 10). */
@Resolver()
export class GrantsResolver {
  @Mutation(() => GrantType, {
    description:
      "Grants a user a role in the administrator's region or below it. Auditors and services of a place are granted from above it 授权.",
  })
  async grantRole(
    @Arg('userId', () => ID, { description: 'Id of the user 用户.' }) userId: string,
    @Arg('role', () => Role, { description: 'Role 角色.' }) role: string,
    @Arg('regionCode', () => RegionCode, { description: 'Region; the role holds there and below 区划代码.' })
    regionCode: string,
    @Arg('reason', () => String, { description: 'Why, as a document number; at most 500 characters 理由.' })
    reason: string,
    @Arg('departmentKinds', () => [DepartmentKindEnum], {
      defaultValue: [],
      description: 'Of staff and services: the kinds of department that they belong to 处室类别.',
    })
    departmentKinds: string[],
    @Arg('validFrom', () => LocalDate, { nullable: true, description: 'First day; today when not given 起始日期.' })
    validFrom: string | null,
    @Arg('validTo', () => LocalDate, {
      nullable: true,
      description: 'First day on which it is no longer valid; without end when not given 截止日期.',
    })
    validTo: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const grant = await grantRole(await administrationOf(operation), {
      userId: keyOf('User', 'userId', userId),
      role: storedOf(choices.Role, role),
      regionCode,
      departmentKinds: departmentKinds.map((kind) => storedOf(DepartmentKind, kind)),
      validFrom,
      validTo,
      reason,
    });
    return operation.recordNow('Grant', grant, info.fieldNodes, askedBy(info));
  }

  @Mutation(() => GrantType, { description: 'Ends a grant 终止授权.' })
  async endGrant(
    @Arg('id', () => ID, { description: 'Id of the grant 授权.' }) id: string,
    @Arg('on', () => LocalDate, {
      nullable: true,
      description: 'First day on which it is no longer valid; today when not given 终止日期.',
    })
    on: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const administer = await administrationOf(operation);
    const grant = keyOf('Grant', 'id', id);
    await administer('end_grant', [grant, on ?? null]);
    return operation.recordNow('Grant', grant, info.fieldNodes, askedBy(info));
  }

  @Mutation(() => GrantExceptionType, {
    description:
      'Proposes that a person may be administrator and application staff at once (Art. 10). An administrator above has to approve it before it covers anything 提出混岗例外.',
  })
  async recordException(
    @Arg('userId', () => ID, { description: 'Id of the user 用户.' }) userId: string,
    @Arg('reason', () => String, { description: 'Why, at most 500 characters 理由.' }) reason: string,
    @Arg('review', () => String, {
      description: "How the person's work is reviewed instead, at most 500 characters 补偿性复核措施.",
    })
    review: string,
    @Arg('validTo', () => LocalDate, {
      description: 'First day on which it is no longer valid, at most a year later 截止日期.',
    })
    validTo: string,
    @Arg('validFrom', () => LocalDate, { nullable: true, description: 'First day; today when not given 起始日期.' })
    validFrom: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const administer = await administrationOf(operation);
    const user = keyOf('User', 'userId', userId);
    const exception = await recordException(administer, { userId: user, reason, review, validFrom, validTo });
    return operation.recordNow('GrantException', exception, info.fieldNodes, askedBy(info));
  }

  @Mutation(() => GrantExceptionType, {
    description: 'Approves an exception that another administrator has proposed 批准混岗例外.',
  })
  approveException(
    @Arg('id', () => ID, { description: exceptionText }) id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return onException(context, info, id, 'approve_exception');
  }

  @Mutation(() => GrantExceptionType, {
    description: 'Ends an exception; refused while grants need it, which are named 终止混岗例外.',
  })
  endException(
    @Arg('id', () => ID, { description: exceptionText }) id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return onException(context, info, id, 'end_exception');
  }
}

async function onException(
  { operation }: ApiContext,
  info: GraphQLResolveInfo,
  id: string,
  act: 'approve_exception' | 'end_exception',
): Promise<unknown> {
  const administer = await administrationOf(operation);
  const exception = keyOf('GrantException', 'id', id);
  await administer(act, [exception]);
  return operation.recordNow('GrantException', exception, info.fieldNodes, askedBy(info));
}
