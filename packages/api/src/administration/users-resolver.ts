import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import * as choices from '../entities/access-choices.js';
import { entities } from '../entities/index.js';
import { badInput } from '../errors.js';
import { choiceEnum } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { RegionCode } from '../graphql/scalars.js';
import { below } from '../plan/selection.js';
import { Answer } from '../plan/shape.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext, Operation } from '../server/operation.js';
import { type Administration, changeUser, createUser, resetPassword, type UserChange } from './acts.js';
import { administrationOf, keyOf } from './by-whom.js';

const UserType = objectType(entities, entities.get('User')!);
const UserKind = choiceEnum(choices.UserKind);
const userText = 'Id of the user 用户.';

@InputType('OidcAccountInput', { description: 'Who somebody is at the OpenID issuer 统一认证账号.' })
export class OidcAccountInput {
  @Field(() => String, { description: 'Issuer, as "https://login.example.gov.cn" 颁发者.' })
  issuer!: string;

  @Field(() => String, { description: 'Subject: the claim `sub` of its tokens 标识.' })
  subject!: string;
}

@InputType('UserChangeInput', {
  description: 'What of a user is changed: what is not given stays, what is null is taken away 用户变更.',
})
export class UserChangeInput {
  @Field(() => String, { nullable: true, description: 'Name to show 显示名.' })
  displayName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The person's number, one person's in the whole province, as 4114-0032 工号.",
  })
  staffNo?: string | null;

  @Field(() => OidcAccountInput, { nullable: true, description: 'OpenID account; all sessions end 统一认证账号.' })
  oidc?: OidcAccountInput | null;
}

@ObjectType('UserWithPassword', { description: 'A user and a first password 用户及初始密码.', simpleResolvers: true })
export class UserWithPasswordType {
  @Field(() => UserType, { description: 'The user 用户.' })
  user!: object;

  @Field(() => String, {
    nullable: true,
    description:
      'Told here once; whoever signs in with it has to choose another. Null for programs and OpenID accounts 初始密码.',
  })
  password!: string | null;
}

/** Users, by administrators of their region or above; never oneself. */
@Resolver()
export class UsersResolver {
  @Mutation(() => UserWithPasswordType, {
    description: 'Makes a user, who may do nothing before somebody grants a role 新建用户.',
  })
  async createUser(
    @Arg('username', () => String, { description: 'User name, as zhang.san; it never changes 用户名.' })
    username: string,
    @Arg('displayName', () => String, { description: 'Name to show 显示名.' }) displayName: string,
    @Arg('regionCode', () => RegionCode, { description: 'Region whose administrators keep the account 所属区划.' })
    regionCode: string,
    @Arg('kind', () => UserKind, { defaultValue: 'PERSON', description: 'Person or program 类别.' }) kind: string,
    @Arg('staffNo', () => String, {
      nullable: true,
      description: "The person's number, one person's in the whole province, as 4114-0032 工号.",
    })
    staffNo: string | null,
    @Arg('oidc', () => OidcAccountInput, {
      nullable: true,
      description: 'OpenID account, by which the person signs in instead of a password 统一认证账号.',
    })
    oidc: OidcAccountInput | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const user = { username, displayName, kind: storedOf(choices.UserKind, kind), regionCode, staffNo, oidc };
    const { id, password } = await createUser(await administrationOf(operation), user);
    return withPassword(operation, info, id, password);
  }

  @Mutation(() => UserType, { description: 'Changes name, staff number or OpenID account of a user 变更用户.' })
  changeUser(
    @Arg('id', () => ID, { description: userText }) id: string,
    @Arg('change', () => UserChangeInput, { description: 'What is changed 变更内容.' }) change: UserChangeInput,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    if (Object.values(change).every((value) => value === undefined))
      throw badInput(
        '没有要变更的内容，例如 {staffNo: "4114-0032"} / nothing is changed; for example {staffNo: "4114-0032"}',
      );
    if (change.displayName === null)
      throw badInput(
        '显示名不能为空，例如 {displayName: "张三"} / a user has a name to show, for example {displayName: "张三"}',
      );
    return act(operation, info, id, (administer, user) => changeUser(administer, user, change as UserChange));
  }

  @Mutation(() => UserType, { description: 'Disables a user: all sessions and tokens end at once 停用用户.' })
  disableUser(
    @Arg('id', () => ID, { description: userText }) id: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return act(operation, info, id, (administer, user) => administer('disable_user', [user]));
  }

  @Mutation(() => UserType, { description: 'Lets a user in again 启用用户.' })
  enableUser(
    @Arg('id', () => ID, { description: userText }) id: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return act(operation, info, id, (administer, user) => administer('enable_user', [user]));
  }

  @Mutation(() => UserWithPasswordType, {
    description: 'Gives a user a new first password and ends all sessions 重置密码.',
  })
  async resetPassword(
    @Arg('id', () => ID, { description: userText }) id: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const administer = await administrationOf(operation);
    const user = keyOf('User', 'id', id);
    return withPassword(operation, info, user, await resetPassword(administer, user));
  }

  @Mutation(() => UserType, { description: 'Ends the lock after failed attempts to sign in 解除锁定.' })
  unlockUser(
    @Arg('id', () => ID, { description: userText }) id: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return act(operation, info, id, (administer, user) => administer('unlock_user', [user]));
  }

  @Mutation(() => UserType, {
    description: 'Sets how many personal values a user may have revealed a day 设置每日明文查看上限.',
  })
  setRevealQuota(
    @Arg('id', () => ID, { description: userText }) id: string,
    @Arg('quota', () => Int, { nullable: true, description: '0 to 1,000; null = the usual number 上限.' })
    quota: number | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return act(operation, info, id, (administer, user) => administer('set_reveal_quota', [user, quota ?? null]));
  }
}

/** Does something about a user, and shows the user as he is then. */
async function act(
  operation: Operation,
  info: GraphQLResolveInfo,
  id: string,
  work: (administer: Administration, user: string) => Promise<unknown>,
): Promise<unknown> {
  const administer = await administrationOf(operation);
  const user = keyOf('User', 'id', id);
  await work(administer, user);
  return operation.recordNow('User', user, info.fieldNodes, askedBy(info));
}

async function withPassword(
  operation: Operation,
  info: GraphQLResolveInfo,
  user: string,
  password: string | undefined,
): Promise<unknown> {
  const asked = askedBy(info);
  const answer = new Answer();
  for (const [name, nodes] of below(asked, 'UserWithPassword', info.fieldNodes)) {
    const field = nodes[0]!.name.value;
    if (field === 'password') answer[name] = password ?? null;
    if (field === 'user') answer[name] = await operation.recordNow('User', user, nodes, asked);
  }
  return answer;
}
