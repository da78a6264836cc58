import { printInspection, printInterview, printOrder } from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { mayNotRead } from '../errors.js';
import { objectType } from '../graphql/object-types.js';
import { mayRead } from '../model/audience.js';
import type { ApiContext } from '../server/operation.js';
import { type Acting, act, seenKey } from './acting.js';
import { idOf, type MatterName } from './stepping.js';

const Report = entities.get('Report')!;
const ReportType = objectType(entities, Report);

/** Documents of orders, inspections and interviews: what each says as it stands, kept as a report. */
@Resolver()
export class PrintResolver {
  @Mutation(() => ReportType, {
    description: 'Makes the document of an order as it stands; the same version gives the same document 打印交办单.',
  })
  printOrder(
    @idOf('Id of the order 交办单.') id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const order = { entity: 'WorkOrder', zh: '交办单', en: 'order' };
    return print(context, info, order, id, ({ client, actor }, key) => printOrder(client, key, actor.username));
  }

  @Mutation(() => ReportType, {
    description:
      'Makes the document of an inspection as it stands: the notice, once it is reported the report. The same version gives the same document 打印督查文书.',
  })
  printInspection(
    @idOf('Id of the inspection 专项督查.') id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const inspection = { entity: 'Inspection', zh: '专项督查', en: 'inspection' };
    return print(context, info, inspection, id, ({ client, actor }, key) =>
      printInspection(client, key, actor.username),
    );
  }

  @Mutation(() => ReportType, {
    description:
      'Makes the document of an interview as it stands: the notice, once it was held the minutes. The same version gives the same document 打印约谈文书.',
  })
  printInterview(
    @idOf('Id of the interview 约谈.') id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const interview = { entity: 'Interview', zh: '约谈', en: 'interview' };
    return print(context, info, interview, id, ({ client, actor }, key) => printInterview(client, key, actor.username));
  }
}

/** Makes the document of a matter that the viewer sees, and answers its report. @throws FORBIDDEN for those who read no documents */
export async function print(
  context: ApiContext,
  info: GraphQLResolveInfo,
  { entity, zh, en }: MatterName,
  id: string,
  make: (acting: Acting, key: string) => Promise<string>,
): Promise<unknown> {
  const { role } = await context.operation.viewer();
  if (!mayRead(Report.readers, role)) throw mayNotRead(role, info.fieldName);
  const key = await seenKey(context, id, entity, zh, en);
  return act(context, info, Report.name, (acting) => make(acting, key));
}
