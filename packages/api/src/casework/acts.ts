import type { Actor } from '@qingqu/casework';
import type { GraphQLResolveInfo } from 'graphql';
import type pg from 'pg';
import { Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { mayNotRead } from '../errors.js';
import { method, type NamedClass, namedClass } from '../graphql/named-class.js';
import { objectType } from '../graphql/object-types.js';
import { mayRead } from '../model/audience.js';
import type { ApiContext } from '../server/operation.js';
import { type Acting, act, type MatterName } from './acting.js';
import { type Arguments, decoratorOf, idOf, readAll, type ValuesOf, version } from './arguments.js';

/** A step as the desks of casework take it: who takes it, in which matter, in the version that he saw. */
export interface Step {
  id: string;
  actor: Actor;
  version: number;
}

interface ActOptions {
  /** What is asked before anything is read; refuses who may not act at all. */
  first?(context: ApiContext, info: GraphQLResolveInfo): Promise<void>;
  /** Whether the record may be one that the viewer sees no more. */
  nullable?: boolean;
  complexity?: number;
}

/** A mutation of casework as data. */
interface Act extends ActOptions {
  about: string;
  args: Arguments;
  /** The entity of the record that it answers. */
  answers: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the arguments come to; whoever makes an act knows it
  run(context: ApiContext, info: GraphQLResolveInfo, said: any): Promise<unknown>;
}

/** An act for the kind of matter that it belongs to. */
export type ActIn = (matter: MatterName) => Act;

/** The resolver of a kind of matter: a mutation for each act. */
export function actsOf(matter: MatterName, acts: Readonly<Record<string, ActIn>>): NamedClass {
  const resolver = namedClass(`${matter.entity}Acts`);
  Resolver()(resolver);
  for (const [name, actIn] of Object.entries(acts)) {
    const { about, args, answers, first, nullable, complexity, run } = actIn(matter);
    const type = objectType(entities, entities.get(answers)!);
    method(
      resolver,
      name,
      async (context: ApiContext, info: GraphQLResolveInfo, ...given: unknown[]) => {
        await first?.(context, info);
        return run(context, info, await readAll(context, args, given));
      },
      Mutation(() => type, { description: about, nullable, complexity }) as MethodDecorator,
      [Ctx(), Info(), ...Object.entries(args).map(([each, argument]) => decoratorOf(each, argument))],
    );
  }
  return resolver;
}

/** A step in a matter that the viewer sees; answers the matter as it is then. */
export const step =
  <Given extends Arguments>(
    about: string,
    args: Given,
    take: (client: pg.PoolClient, seen: Step, said: { today: string } & ValuesOf<Given>) => Promise<unknown>,
    options?: ActOptions,
  ): ActIn =>
  (matter) => ({
    about,
    args: { id: idOf(matter), version, ...args },
    answers: matter.entity,
    ...options,
    run: (context, info, { id, version: seen, ...said }) =>
      act(context, info, matter.entity, async ({ client, actor, today }) => {
        await take(client, { id, actor, version: seen }, { today, ...said });
        return id;
      }),
  });

/** A step whose desk takes all of it in one. */
export const wish = <Given extends Arguments>(
  about: string,
  args: Given,
  take: (client: pg.PoolClient, wish: Step & { said: { today: string } & ValuesOf<Given> }) => Promise<unknown>,
  options?: ActOptions,
): ActIn => step(about, args, (client, seen, said) => take(client, { ...seen, said }), options);

/** Begins a matter; answers it as it is then. */
export const begin =
  <Given extends Arguments>(
    about: string,
    args: Given,
    make: (acting: Acting, said: ValuesOf<Given>) => Promise<string>,
    options?: ActOptions,
  ): ActIn =>
  ({ entity }) => ({
    about,
    args,
    answers: entity,
    ...options,
    run: (context, info, said) => act(context, info, entity, (acting) => make(acting, said)),
  });

const Report = entities.get('Report')!;

/** Makes the document of a matter that the viewer sees, and answers its report. Refuses those who read no documents. */
export const print =
  (about: string, make: (acting: Acting, key: string) => Promise<string>): ActIn =>
  (matter) => ({
    about,
    args: { id: idOf(matter) },
    answers: Report.name,
    first: async ({ operation }, { fieldName }) => {
      const { role } = await operation.viewer();
      if (!mayRead(Report.readers, role)) throw mayNotRead(role, fieldName);
    },
    run: (context, info, { id }) => act(context, info, Report.name, (acting) => make(acting, id)),
  });

/** An act that is done in a way of its own. */
export const special =
  <Given extends Arguments>(
    about: string,
    args: Given,
    run: (context: ApiContext, info: GraphQLResolveInfo, said: ValuesOf<Given>) => Promise<unknown>,
    options?: ActOptions,
  ): ActIn =>
  ({ entity }) => ({ about, args, answers: entity, ...options, run });
