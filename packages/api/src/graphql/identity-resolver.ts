import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { DepartmentKind } from '../entities/choices.js';
import { entities } from '../entities/index.js';
import type { ApiContext } from '../server/operation.js';
import { choiceEnum, enumOf } from './enums.js';
import { objectType } from './object-types.js';
import { answer, askedBy } from './resolvers.js';
import { DateTime, RegionCode } from './scalars.js';

const DepartmentKindEnum = choiceEnum(DepartmentKind);
const RegionType = objectType(entities, entities.get('Region')!);
const Role = enumOf('Role', 'What a user may do 角色.', {
  STAFF: 'Application staff: business rows of the region, warnings of the own departments 业务人员.',
  SUPERVISOR: 'Supervision: business rows and all warnings of the region 监督人员.',
  LEADER: 'Leadership: the budget chain, and totals of payments and warnings 领导.',
  AUDITOR: 'Auditor: what supervision reads, and besides who may do what and what was done 审计人员.',
  SERVICE: 'A program, for example a BI tool: what staff read, by a token 程序.',
  ADMIN: 'Administrator: users, reference data and the running of the platform, no business rows (Art. 10) 管理人员.',
});

@ObjectType('Viewer', { description: 'The user who asks 当前用户.', simpleResolvers: true })
export class ViewerType {
  @Field(() => String, { description: 'User name 用户名.' })
  username!: string;

  @Field(() => String, { description: 'Name to show 显示名.' })
  displayName!: string;

  @Field(() => Role, { description: 'Role 角色.' })
  role!: string;

  @Field(() => RegionCode, {
    description: 'Code of the region; the user sees it and what is below it on the fiscal tree 区划代码.',
  })
  regionCode!: string;

  @Field(() => RegionType, {
    nullable: true,
    description: 'Region 区划.',
  })
  region!: object | null;

  @Field(() => [DepartmentKindEnum], {
    description: 'Kinds of department whose warnings the user sees 处室类别.',
  })
  departmentKinds!: string[];
}

@ObjectType('SignIn', { description: 'A successful sign-in 登录结果.', simpleResolvers: true })
export class SignInType {
  @Field(() => String, { description: 'Send it as `Authorization: Bearer <token>` 令牌.' })
  token!: string;

  @Field(() => DateTime, { description: 'When it stops working 失效时间.' })
  expiresAt!: string;

  @Field(() => ViewerType, { description: 'The user 用户.' })
  viewer!: ViewerType;
}

@Resolver()
export class IdentityResolver {
  @Query(() => ViewerType, { description: 'The user who asks 当前用户.' })
  viewer(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return answer(context, info);
  }

  @Mutation(() => SignInType, { description: 'Signs in with a user name and a password; once an operation 登录.' })
  signIn(
    @Arg('username', () => String, { description: 'User name 用户名.' }) username: string,
    @Arg('password', () => String, { description: 'Password 密码.' }) password: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.operation.signIn(username, password, info.fieldNodes, askedBy(info));
  }
}
