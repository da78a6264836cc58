import { colleaguesFor } from '@qingqu/casework';
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { asked, mayNotRead } from '../errors.js';
import { LocalDate } from '../graphql/scalars.js';
import { mayRead } from '../model/audience.js';
import type { ApiContext } from '../server/operation.js';
import { seenKey } from './acting.js';
import { caseName } from './arguments.js';

@ObjectType('Colleague', { description: 'Somebody to whom a case can be given 可指定的经办人.', simpleResolvers: true })
export class ColleagueType {
  @Field(() => String, { description: 'User name, as `assignCase` takes it 用户名.' })
  username!: string;

  @Field(() => String, { description: 'Name to show 显示名.' })
  displayName!: string;
}

/** What is asked before an act is taken: to whom a case can be given, and which day it is. */
@Resolver()
export class ColleaguesResolver {
  @Query(() => [ColleagueType], {
    complexity: 20,
    description:
      'To whom a case can be given: staff of the department that handles it, whose accounts are in use on the business date 可指定的经办人.',
  })
  async caseColleagues(
    @Arg('id', () => ID, { description: 'Id of the case 案件.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<ColleagueType[]> {
    const { operation } = context;
    const { role } = await operation.viewer();
    if (!mayRead(entities.get(caseName.entity)!.readers, role)) throw mayNotRead(role, 'caseColleagues');
    const key = await seenKey(context, id, caseName);
    const { system, today } = operation.casework;
    return asked(colleaguesFor(system, key, await today()));
  }

  @Query(() => LocalDate, {
    description:
      'The day that casework goes by, in China: what is overdue is so on this day, and "today" in acts means it 业务日期.',
  })
  async businessDate(@Ctx() { operation }: ApiContext): Promise<string> {
    await operation.viewer();
    return operation.casework.today();
  }
}
