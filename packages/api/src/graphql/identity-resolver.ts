import type { Role } from '@qingqu/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Role as RoleChoice } from '../entities/access-choices.js';
import { DepartmentKind } from '../entities/choices.js';
import { entities } from '../entities/index.js';
import type { ApiContext } from '../server/operation.js';
import { choiceEnum } from './enums.js';
import { objectType } from './object-types.js';
import { answer, askedBy } from './resolvers.js';
import { DateTime, RegionCode } from './scalars.js';

const DepartmentKindEnum = choiceEnum(DepartmentKind);
const RegionType = objectType(entities, entities.get('Region')!);
export const RoleEnum = choiceEnum(RoleChoice);

@ObjectType('Viewer', { description: 'The user who asks 当前用户.', simpleResolvers: true })
export class ViewerType {
  @Field(() => String, { description: 'User name 用户名.' })
  username!: string;

  @Field(() => String, { description: 'Name to show 显示名.' })
  displayName!: string;

  @Field(() => RoleEnum, { description: 'Role 角色.' })
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

  @Field(() => Boolean, {
    description: 'Whether the password has to be changed before anything else is answered 须先修改密码.',
  })
  mustChangePassword!: boolean;

  @Field(() => Boolean, { description: 'Whether a code is asked for at sign-in 是否启用动态验证码.' })
  secondFactor!: boolean;
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
    @Arg('code', () => String, {
      nullable: true,
      description: 'Code of the second factor, or a recovery code; needed where it is on 动态验证码或恢复码.',
    })
    code: string | null,
    @Arg('role', () => RoleEnum, {
      nullable: true,
      description: 'As which to sign in; needed of those who may be two by a recorded exception (Art. 10) 登录角色.',
    })
    role: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const wish = { username, password, code: code ?? undefined, role: role?.toLowerCase() as Role | undefined };
    return context.operation.signIn(wish, info.fieldNodes, askedBy(info));
  }
}
