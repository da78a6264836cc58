import { determineViolation, refuse, reportDataIssue, reportRectified } from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import type pg from 'pg';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { entities } from '../entities/index.js';
import { choiceEnum } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { LocalDate } from '../graphql/scalars.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext } from '../server/operation.js';
import { act, seenKey } from './acting.js';
import { warningName } from './arguments.js';

const WarningVerdictType = objectType(entities, entities.get('WarningVerdict')!);
const Verdict = choiceEnum(choices.Verdict);

interface InHand {
  caseId: string | null;
  subjectKind: string;
  subjectId: string;
}

/** The verdict on a single warning, as it was given before there were cases. */
@Resolver()
export class VerdictResolver {
  @Mutation(() => WarningVerdictType, {
    description:
      'Writes down what the responsible department found out about a warning, and with it about its whole case, which it has in hand 记录核实结论.',
    deprecationReason:
      'Warnings are handled in cases: use determineViolation, reportDataIssue and reportRectified, and proposeNormal with confirmNormal by a second person.',
  })
  async recordVerdict(
    @Arg('warningId', () => ID, { description: 'Id of the warning 预警.' }) warningId: string,
    @Arg('verdict', () => Verdict, { description: 'The verdict 结论.' }) verdict: string,
    @Arg('reason', () => String, { description: 'What was found out, at most 2,000 characters 核实情况.' })
    reason: string,
    @Arg('rectifiedOn', () => LocalDate, {
      nullable: true,
      description: 'Of a violation: the day on which it was put right 整改完成日期.',
    })
    rectifiedOn: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const key = await seenKey(context, warningId, warningName);
    const given = storedOf(choices.Verdict, verdict);
    return act(context, info, 'WarningVerdict', async ({ client, actor, today }) => {
      const { caseId, subjectKind, subjectId } = await inHand(client, key);
      const id = caseId ?? refuse('CONFLICT', '该预警尚未立案', 'the warning has no case yet');
      const said = { today, reason };
      expectInOrder(given, rectifiedOn);
      if (given === 'data_issue')
        await reportDataIssue(client, { id, actor, said: { ...said, recordKind: subjectKind, recordId: subjectId } });
      else await determineViolation(client, { id, actor, said: { ...said, violationType: 'other' } });
      if (rectifiedOn) {
        const amounts = { returnedFen: 0n, rebookedFen: 0n, otherFen: 0n };
        await reportRectified(client, { id, actor, said: { ...said, rectifiedOn, ...amounts } });
      }
      return latestVerdict(client, key);
    });
  }
}

function expectInOrder(verdict: string, rectifiedOn: string | null): void {
  if (verdict === 'normal')
    refuse(
      'BAD_INPUT',
      '认定正常须由第二人确认：请用 proposeNormal 提出，由他人以 confirmNormal 确认',
      'that it is normal takes a second person: use proposeNormal, and confirmNormal by somebody else',
      { basis: '豫财办〔2018〕33号 第十条' },
    );
  if (verdict !== 'violation' && rectifiedOn !== null)
    refuse('BAD_INPUT', '只有违规才有整改完成日期', 'only a violation has a day on which it was put right');
}

async function inHand(client: pg.ClientBase, warningId: string): Promise<InHand> {
  const { rows } = await client.query<InHand>(
    'select case_id as "caseId", subject_kind as "subjectKind", subject_id as "subjectId" from warning where id = $1',
    [warningId],
  );
  return rows[0]!;
}

async function latestVerdict(client: pg.ClientBase, warningId: string): Promise<string> {
  const { rows } = await client.query<{ id: bigint }>(
    'select id from warning_verdict where warning_id = $1 order by id desc limit 1',
    [warningId],
  );
  return String(rows[0]!.id);
}
