import { assignCase, CaseworkRefused, loadActor } from '@qingqu/casework';
import { inTransaction } from '@qingqu/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { asked, badInput, both, mayNotRead } from '../errors.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { mayRead } from '../model/audience.js';
import { below } from '../plan/selection.js';
import { Answer } from '../plan/shape.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext, Operation } from '../server/operation.js';
import { codes } from './acting.js';

const caseEntity = entities.get('Case')!;
const CaseType = objectType(entities, caseEntity);
const MOST = 200;

@InputType('CaseSeen', { description: 'A case in the version in which it was seen 案件及所见版本.' })
export class CaseSeenInput {
  @Field(() => ID, { description: 'Id of the case 案件.' })
  id!: string;

  @Field(() => Int, {
    description: 'The version that was seen; refused when somebody else has moved it since 版本.',
  })
  version!: number;
}

@ObjectType('CaseAssignment', {
  description: 'What became of one case of several: the case as it is then, or why it was left as it is 指定结果.',
  simpleResolvers: true,
})
export class CaseAssignmentType {
  @Field(() => ID, { description: 'Id of the case, as it was given 案件标识.' })
  id!: string;

  @Field(() => CaseType, { nullable: true, description: 'The case as it is now; null when it was refused 案件.' })
  case!: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the refusal, as `extensions.code` of an error 拒绝代码.',
  })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused 拒绝原因.' })
  messageZh!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English 拒绝原因（英文）.' })
  messageEn!: string | null;

  @Field(() => String, { nullable: true, description: 'The rule that forbids it 禁止依据.' })
  basis!: string | null;
}

type Assigned = Omit<CaseAssignmentType, 'case'> & { key?: string };

/** One act on many cases: each is judged, and done or left, for itself. */
@Resolver()
export class BulkResolver {
  @Mutation(() => [CaseAssignmentType], {
    complexity: 500,
    description:
      'Gives cases, at most 200, to a colleague of the department, each as assignCase would: one that is refused keeps none of the others back. Answers in the order that was given 批量指定经办人.',
  })
  async assignCases(
    @Arg('cases', () => [CaseSeenInput], { description: 'The cases, 1 to 200 案件.' }) cases: CaseSeenInput[],
    @Arg('assignee', () => String, { description: 'User name of the colleague 经办人.' }) assignee: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    if (cases.length === 0 || cases.length > MOST)
      throw badInput(
        both({
          zh: `一次可指定 1 至 ${MOST} 件，例如 cases: [{id: "…", version: 1}]`,
          en: `cases has 1 to ${MOST} of them, for example cases: [{id: "…", version: 1}]`,
        }),
      );
    const assigned = await assignEach(operation, cases, assignee);
    return shown(operation, info, assigned);
  }
}

async function assignEach(
  operation: Operation,
  cases: readonly CaseSeenInput[],
  assignee: string,
): Promise<Assigned[]> {
  const seen = await seenCases(operation, cases);
  const { system, today } = operation.casework;
  const viewer = await operation.viewerAtRest();
  const said = { today: await today(), assignee };
  const assigned: Assigned[] = [];
  for (const { id, version } of cases) {
    const key = recordOf(id, caseEntity.name)?.key;
    if (key === undefined || !seen.has(key)) assigned.push({ id, ...absent });
    else
      assigned.push(
        await asked(
          inTransaction(system, async (client) => {
            await assignCase(client, { id: key, version, actor: await loadActor(client, viewer), said });
          }),
        ).then(() => ({ id, key, ...done }), refusedWith(id)),
      );
  }
  return assigned;
}

/** The keys of those that the viewer sees: whatever else is named is as good as not there. @throws FORBIDDEN for those who read no cases */
async function seenCases(operation: Operation, cases: readonly CaseSeenInput[]): Promise<ReadonlySet<string>> {
  const { role } = await operation.viewer();
  if (!mayRead(caseEntity.readers, role)) throw mayNotRead(role, 'assignCases');
  const keys = cases.flatMap(({ id }) => recordOf(id, caseEntity.name)?.key ?? []);
  const found = await operation.read(`select coalesce(json_agg(id), '[]') from case_file where id = any($1::uuid[])`, [
    keys,
  ]);
  return new Set(found as string[]);
}

const done = { code: null, messageZh: null, messageEn: null, basis: null };
const absent = { code: 'NOT_FOUND', messageZh: '没有该案件', messageEn: 'there is no such case', basis: null };

/** What casework refuses is told with its case; what else goes wrong is the whole operation's. */
const refusedWith =
  (id: string) =>
  (error: unknown): Assigned => {
    if (!(error instanceof CaseworkRefused)) throw error;
    const { code, words, basis = null } = error;
    return { id, code: codes[code], messageZh: words.zh, messageEn: words.en, basis };
  };

/** The answers with the cases themselves, as far as they are asked for. */
async function shown(operation: Operation, info: GraphQLResolveInfo, assigned: readonly Assigned[]): Promise<Answer[]> {
  const asking = askedBy(info);
  const keys = [...new Set(assigned.flatMap(({ key }) => key ?? []))];
  const answers = assigned.map(() => new Answer());
  for (const [name, nodes] of below(asking, 'CaseAssignment', info.fieldNodes)) {
    const field = nodes[0]!.name.value as keyof CaseAssignmentType;
    const cases =
      field === 'case' ? await operation.recordsNow(caseEntity.name, keys, undefined, nodes, asking) : undefined;
    for (const [at, each] of assigned.entries())
      answers[at]![name] = field === 'case' ? (each.key && cases?.get(each.key)) || null : each[field];
  }
  return answers;
}
