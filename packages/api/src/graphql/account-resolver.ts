import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { apiError, both } from '../errors.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext } from '../server/operation.js';
import { ViewerType } from './identity-resolver.js';
import { askedBy } from './resolvers.js';

@ObjectType('SecondFactor', {
  description: 'A second factor that has been begun 待启用的动态验证码.',
  simpleResolvers: true,
})
export class SecondFactorType {
  @Field(() => String, { description: 'The secret in base 32, to type into an authenticator app 密钥.' })
  secret!: string;

  @Field(() => String, { description: 'The same as an address (otpauth://…), to show as a QR code 密钥地址.' })
  uri!: string;
}

/** What users do about their own accounts; administrators have their own mutations about those of others. */
@Resolver()
export class AccountResolver {
  @Mutation(() => ViewerType, {
    description: 'Changes your own password; your other sessions end. Once an operation 修改密码.',
  })
  async changePassword(
    @Arg('current', () => String, { description: 'The password until now 当前密码.' }) current: string,
    @Arg('new', () => String, {
      description: 'At least 10 characters, not easy to guess, none of the last five 新密码.',
    })
    wanted: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await operation.account.changePassword(operation, current, wanted);
    return operation.viewerNow(info.fieldNodes, askedBy(info));
  }

  @Mutation(() => SecondFactorType, {
    description: 'Begins a second factor; it is on once confirmed with its first code 申请启用动态验证码.',
  })
  beginSecondFactor(
    @Arg('password', () => String, { description: 'Your password 密码.' }) password: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<SecondFactorType> {
    return operation.account.beginSecondFactor(operation, password);
  }

  @Mutation(() => [String], {
    description:
      'Turns the second factor on. Answers ten recovery codes, each good once in place of a code; they are told this once 启用动态验证码.',
  })
  confirmSecondFactor(
    @Arg('code', () => String, { description: 'The code that the app shows 动态验证码.' }) code: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<string[]> {
    return operation.account.confirmSecondFactor(operation, code);
  }

  @Mutation(() => ViewerType, { description: 'Turns the second factor off 停用动态验证码.' })
  async disableSecondFactor(
    @Arg('code', () => String, { description: 'The code that the app shows, or a recovery code 动态验证码或恢复码.' })
    code: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await operation.account.disableSecondFactor(operation, code);
    return operation.viewerNow(info.fieldNodes, askedBy(info));
  }

  @Mutation(() => Boolean, { description: 'Ends this session; its token is worth nothing from now on 退出登录.' })
  async signOut(@Ctx() { operation }: ApiContext): Promise<boolean> {
    await operation.account.signOut(operation);
    return true;
  }

  @Mutation(() => Int, {
    description:
      'Ends all your sessions, and voids the tokens that the OpenID issuer gave out until now. Answers how many sessions that were 全部退出.',
  })
  signOutEverywhere(@Ctx() { operation }: ApiContext): Promise<number> {
    return operation.account.signOutEverywhere(operation);
  }

  @Mutation(() => Boolean, { description: 'Ends one of your own sessions 终止本人会话.' })
  async endSession(
    @Arg('id', () => ID, { description: 'Id of the session 会话.' }) id: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<boolean> {
    const session = recordOf(id, 'Session');
    if (!session) throw apiError('NOT_FOUND', both({ zh: '没有该会话', en: 'there is no such session' }));
    await operation.account.endSession(operation, session.key);
    return true;
  }
}
