import {
  checkRectification,
  closeCase,
  expectRecheck,
  loadActor,
  noteRecheck,
  rejectRectification,
  reportRectified,
  sampleCase,
} from '@qingqu/casework';
import { inTransaction } from '@qingqu/schema';
import { findAgain } from '@qingqu/sweep';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { LocalDate, Money } from '../graphql/scalars.js';
import { ofEngine } from '../rule-desk/errors.js';
import type { ApiContext } from '../server/operation.js';
import { act, ofCasework, seenKey } from './acting.js';
import { CaseId, CaseType, caseName, stepInCase } from './case-resolver.js';
import { Reason, Version } from './stepping.js';

const amount = (what: string) => ({
  nullable: true,
  description: `${what}, yuan, such as "12000.00"; none when not given`,
});
const ReasonIfAny = Arg('reason', () => String, {
  nullable: true,
  description: 'Why, at most 2,000 characters; needed where no file shows it 理由.',
});

/** How a violation is put right, looked at again, and closed (Art. 13, 17). */
@Resolver()
export class RectificationResolver {
  @Mutation(() => CaseType, {
    description:
      'Reports that a violation was put right, with what shows it: a file that is attached, or the reason 报告整改.',
  })
  reportRectified(
    @CaseId id: string,
    @Version version: number,
    @Arg('rectifiedOn', () => LocalDate, {
      description: 'When it was put right: not before the case was opened, nor in a month that is closed 整改日期.',
    })
    rectifiedOn: string,
    @Arg('returned', () => Money, amount('Amount returned 退回金额')) returned: bigint | null,
    @Arg('rebooked', () => Money, amount('Amount re-booked 调账金额')) rebooked: bigint | null,
    @Arg('other', () => Money, amount('Other amount put right 其他金额')) other: bigint | null,
    @ReasonIfAny reason: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const amounts = { returnedFen: returned ?? 0n, rebookedFen: rebooked ?? 0n, otherFen: other ?? 0n };
    const said = { rectifiedOn, ...amounts, reason: reason ?? undefined };
    return stepInCase({ context, info, id, version }, reportRectified, said);
  }

  @Mutation(() => CaseType, {
    description:
      'Has the rule run again about the case, on the newest snapshot: nothing stands as rectified before that. The next sweep does it, too 规则复核.',
  })
  async recheckCase(
    @CaseId id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { casework, rules } = context.operation;
    const key = await seenKey(context, id, caseName.entity, caseName.zh, caseName.en);
    const actor = await loadActor(casework.system, await context.operation.viewer());
    const today = await casework.today();
    const { warningIds } = await ofCasework(
      inTransaction(casework.system, (client) => expectRecheck(client, { id: key, actor, version, said: { today } })),
    );
    const { epoch, remaining } = await ofEngine(rules.inTurn(() => findAgain(rules.port.sweep, warningIds, today)));
    const found = remaining.length > 0 ? 'remains' : 'gone';
    return act(context, info, caseName.entity, async ({ client }) => {
      await noteRecheck(client, { id: key, found, epoch, today, askedBy: actor, version });
      return key;
    });
  }

  @Mutation(() => CaseType, {
    description:
      'Checks a rectification, once the rule has run again: by somebody who neither determined nor reported it 复核整改.',
  })
  checkRectification(
    @CaseId id: string,
    @Version version: number,
    @Arg('reason', () => String, {
      nullable: true,
      description: 'Why, at most 2,000 characters; needed where the rule finds it still 理由.',
    })
    reason: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, checkRectification, { reason: reason ?? undefined });
  }

  @Mutation(() => CaseType, {
    description: 'Takes a rectification as a sample, by supervision of the region or above (Art. 13) 监督抽查.',
  })
  sampleCase(
    @CaseId id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, sampleCase, {});
  }

  @Mutation(() => CaseType, {
    description: 'Sends a rectification back, by supervision of the region or above 退回整改.',
  })
  rejectRectification(
    @CaseId id: string,
    @Version version: number,
    @Reason reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, rejectRectification, { reason });
  }

  @Mutation(() => CaseType, {
    description:
      'Closes a case at once whose rectification was checked, by supervision that has sampled and accepts it; the platform closes the others after three working days 结案.',
  })
  closeCase(
    @CaseId id: string,
    @Version version: number,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return stepInCase({ context, info, id, version }, closeCase, {});
  }
}
