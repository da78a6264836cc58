import type { Actor } from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, ID, Int } from 'type-graphql';
import type { ArgumentDecorator } from '../graphql/named-class.js';
import type { ApiContext } from '../server/operation.js';
import { type Acting, act, seenKey } from './acting.js';

/** What a matter is called, as an entity and in words. */
export interface MatterName {
  entity: string;
  zh: string;
  en: string;
}

/** Which matter, in the version that the person saw. */
export interface Seen {
  id: string;
  version: number;
}

/** A step as the desks of casework take it. */
export interface Step {
  id: string;
  actor: Actor;
  version: number;
}

/** Takes a step in a matter that the viewer sees and answers the matter as it is then. */
export async function step(
  context: ApiContext,
  info: GraphQLResolveInfo,
  { entity, zh, en }: MatterName,
  { id, version }: Seen,
  take: (acting: Acting, step: Step) => Promise<unknown>,
): Promise<unknown> {
  const key = await seenKey(context, id, entity, zh, en);
  return act(context, info, entity, async (acting) => {
    await take(acting, { id: key, actor: acting.actor, version });
    return key;
  });
}

/** The key of the case that is named, if one is: of those that the viewer sees. */
export const caseKey = (context: ApiContext, caseId: string | null): Promise<string> | null =>
  caseId ? seenKey(context, caseId, 'Case', '案件', 'case') : null;

// Arguments that many acts take. ------------------------------------------------------------------------------------------------

export const idOf = (about: string): ArgumentDecorator => Arg('id', () => ID, { description: about });

export const Version: ArgumentDecorator = Arg('version', () => Int, {
  description: 'The version that was seen; refused when somebody else has moved it since 版本.',
});

export const Reason: ArgumentDecorator = Arg('reason', () => String, {
  description: 'Why, at most 2,000 characters 理由.',
});

export const DocumentNo: ArgumentDecorator = Arg('documentNo', () => String, {
  description: 'Document number, such as 豫财监交〔2018〕3号; other brackets are taken for these 文号.',
});

export const DocumentNoIfAny: ArgumentDecorator = Arg('documentNo', () => String, {
  nullable: true,
  description: 'Document number, such as 豫财监交〔2018〕3号; it can be given later 文号.',
});

export const CaseIfAny: ArgumentDecorator = Arg('caseId', () => ID, {
  nullable: true,
  description: 'The case that gives cause 案件.',
});
