import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Mutation, ObjectType, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { enumOf } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { DateTime } from '../graphql/scalars.js';
import { below } from '../plan/selection.js';
import { Answer } from '../plan/shape.js';
import type { ApiContext } from '../server/operation.js';
import { issueServiceToken } from './acts.js';
import { administrationOf, keyOf } from './by-whom.js';

const ServiceTokenType = objectType(entities, entities.get('ServiceToken')!);
const SessionType = objectType(entities, entities.get('Session')!);
const TokenScope = enumOf(
  'TokenScope',
  'What a service token may do 令牌用途.',
  {
    GRAPHQL: 'Operations that the platform has on its list 已登记的查询.',
    GRAPHQL_ADHOC: 'Any query 任意查询.',
    EXPORT: 'Exports 导出.',
  },
  { GRAPHQL: 'graphql', GRAPHQL_ADHOC: 'graphql:adhoc', EXPORT: 'export' },
);

@ObjectType('IssuedToken', { description: 'A service token that was just issued 新签发的令牌.', simpleResolvers: true })
export class IssuedTokenType {
  @Field(() => String, {
    description: 'The token. Told here once: keep it where the program reads its secrets 令牌，仅显示一次.',
  })
  token!: string;

  @Field(() => ServiceTokenType, { description: 'What is known of it 服务令牌.' })
  serviceToken!: object;
}

/** How programs get in, and how anybody is put out. */
@Resolver()
export class TokensResolver {
  @Mutation(() => IssuedTokenType, { description: 'Issues a token to a user of kind SERVICE 签发服务令牌.' })
  async issueServiceToken(
    @Arg('userId', () => ID, { description: 'Id of the user 程序账号.' }) userId: string,
    @Arg('name', () => String, { description: 'What it is for, as "Superset" 名称.' }) name: string,
    @Arg('scopes', () => [TokenScope], { description: 'What it may do 用途.' }) scopes: string[],
    @Arg('expiresAt', () => DateTime, { description: 'When it stops working, within a year 失效时间.' })
    expiresAt: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { id, token } = await issueServiceToken(await administrationOf(operation), {
      userId: keyOf('User', 'userId', userId),
      name,
      scopes: [...new Set(scopes)],
      expiresAt: new Date(expiresAt),
    });
    const asked = askedBy(info);
    const answer = new Answer();
    for (const [key, nodes] of below(asked, 'IssuedToken', info.fieldNodes)) {
      const field = nodes[0]!.name.value;
      if (field === 'token') answer[key] = token;
      if (field === 'serviceToken') answer[key] = await operation.recordNow('ServiceToken', id, nodes, asked);
    }
    return answer;
  }

  @Mutation(() => ServiceTokenType, { description: 'Revokes a service token at once 吊销服务令牌.' })
  revokeServiceToken(
    @Arg('id', () => ID, { description: 'Id of the service token 服务令牌.' }) id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return revoke(context, info, 'ServiceToken', id, 'revoke_service_token');
  }

  @Mutation(() => SessionType, { description: "Ends a user's session at once 终止会话." })
  revokeSession(
    @Arg('id', () => ID, { description: 'Id of the session 会话.' }) id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return revoke(context, info, 'Session', id, 'revoke_session');
  }
}

async function revoke(
  { operation }: ApiContext,
  info: GraphQLResolveInfo,
  kind: 'ServiceToken' | 'Session',
  id: string,
  act: string,
): Promise<unknown> {
  const administer = await administrationOf(operation);
  const key = keyOf(kind, 'id', id);
  await administer(act, [key]);
  return operation.recordNow(kind, key, info.fieldNodes, askedBy(info));
}
