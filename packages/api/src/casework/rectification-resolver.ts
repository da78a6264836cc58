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
import { Money } from '../graphql/scalars.js';
import { ofEngine } from '../rule-desk/errors.js';
import type { ApiContext } from '../server/operation.js';
import { act, ofCasework } from './acting.js';
import { actsOf, special, wish } from './acts.js';
import { argument, caseName, day, idOf, ifAny, reason, text, version } from './arguments.js';

const amount = (what: string) =>
  ifAny(argument<bigint>(Money, `${what}, yuan, such as "12000.00"; none when not given`));

/** How a violation is put right, looked at again, and closed (Art. 13, 17). */
export const RectificationResolver = actsOf(caseName, {
  reportRectified: wish(
    'Reports that a violation was put right, with what shows it: a file that is attached, or the reason 报告整改.',
    {
      rectifiedOn: day(
        'When it was put right: not before the case was opened, nor in a month that is closed 整改日期.',
      ),
      returned: amount('Amount returned 退回金额'),
      rebooked: amount('Amount re-booked 调账金额'),
      other: amount('Other amount put right 其他金额'),
      reason: ifAny(text('Why, at most 2,000 characters; needed where no file shows it 理由.')),
    },
    (client, { said: { returned = 0n, rebooked = 0n, other = 0n, ...said }, ...seen }) => {
      const amounts = { returnedFen: returned, rebookedFen: rebooked, otherFen: other };
      return reportRectified(client, { ...seen, said: { ...said, ...amounts } });
    },
  ),
  recheckCase: special(
    'Has the rule run again about the case, on the newest snapshot: nothing stands as rectified before that. The next sweep does it, too 规则复核.',
    { id: idOf(caseName), version },
    recheck,
  ),
  checkRectification: wish(
    'Checks a rectification, once the rule has run again: by somebody who neither determined nor reported it 复核整改.',
    { reason: ifAny(text('Why, at most 2,000 characters; needed where the rule finds it still 理由.')) },
    checkRectification,
  ),
  sampleCase: wish(
    'Takes a rectification as a sample, by supervision of the region or above (Art. 13) 监督抽查.',
    {},
    sampleCase,
  ),
  rejectRectification: wish(
    'Sends a rectification back, by supervision of the region or above 退回整改.',
    { reason },
    rejectRectification,
  ),
  closeCase: wish(
    'Closes a case at once whose rectification was checked, by supervision that has sampled and accepts it; the platform closes the others after three working days 结案.',
    {},
    closeCase,
  ),
});

async function recheck(
  context: ApiContext,
  info: GraphQLResolveInfo,
  { id, version: seen }: { id: string; version: number },
): Promise<unknown> {
  const { casework, rules } = context.operation;
  const actor = await loadActor(casework.system, await context.operation.viewerAtRest());
  const today = await casework.today();
  const { warningIds } = await ofCasework(
    inTransaction(casework.system, (client) => expectRecheck(client, { id, actor, version: seen, said: { today } })),
  );
  const { epoch, remaining } = await ofEngine(rules.inTurn(() => findAgain(rules.port.sweep, warningIds, today)));
  const found = remaining.length > 0 ? 'remains' : 'gone';
  return act(context, info, caseName.entity, async ({ client }) => {
    await noteRecheck(client, { id, found, epoch, today, askedBy: actor, version: seen });
    return id;
  });
}
