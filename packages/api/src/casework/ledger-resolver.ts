import { compileLedger, confirmLedger, exportLedger, reportLedger } from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { objectType } from '../graphql/object-types.js';
import type { ApiContext } from '../server/operation.js';
import { print } from './print-resolver.js';
import { idOf, step, Version } from './stepping.js';

const LedgerType = objectType(entities, entities.get('Ledger')!);
const ReportType = objectType(entities, entities.get('Report')!);
const ledger = { entity: 'Ledger', zh: '台账', en: 'ledger' };
const Id = idOf('Id of the ledger 台账.');

/** Monthly ledgers 台账 (Art. 17): confirmed by the region, reported by its prefecture, compiled at the province. */
@Resolver()
export class LedgerResolver {
  @Mutation(() => LedgerType, {
    description:
      "Confirms the ledger of the viewer's own region, by staff of a department that handles warnings 确认台账.",
  })
  confirmLedger(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, ledger, { id, version }, ({ client, today }, seen) =>
      confirmLedger(client, { ...seen, today }),
    );
  }

  @Mutation(() => LedgerType, {
    description:
      "Reports a ledger to the province, by the prefecture's supervision or agricultural finance; the prefecture's own once those of its counties are 上报台账.",
  })
  reportLedger(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, ledger, { id, version }, ({ client, today }, seen) =>
      reportLedger(client, { ...seen, today }),
    );
  }

  @Mutation(() => LedgerType, {
    description:
      "Compiles a ledger, by the province's supervision or agricultural finance: a county's that the province manages once it is confirmed, the province's own once all others are compiled 汇总台账.",
  })
  compileLedger(
    @Id id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return step(context, info, ledger, { id, version }, ({ client, today }, seen) =>
      compileLedger(client, { ...seen, today }),
    );
  }

  @Mutation(() => ReportType, {
    description:
      'Makes the document of a ledger as far as it has come, bound to the epoch of its month; the same version gives the same document 打印台账.',
  })
  printLedger(@Id id: string, @Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return print(context, info, ledger, id, ({ client, actor }, key) => exportLedger(client, key, actor.username));
  }
}
