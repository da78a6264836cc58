import { assertValidSchema, type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { GrantsResolver } from '../administration/grants-resolver.js';
import { TokensResolver } from '../administration/tokens-resolver.js';
import { UsersResolver } from '../administration/users-resolver.js';
import { RevealResolver } from '../audit/reveal-resolver.js';
import { caseworkResolvers } from '../casework/index.js';
import { DeskResolver } from '../desk/desk-resolvers.js';
import { FeedsResolver } from '../desk/feeds-resolver.js';
import { entities } from '../entities/index.js';
import { ExportMutations } from '../export/export-mutations.js';
import { liveResolver } from '../live/live-resolver.js';
import { ProvenanceResolver } from '../provenance/provenance-resolver.js';
import { BacktestMutations } from '../rule-desk/backtest-mutations.js';
import { ParameterQueries } from '../rule-desk/parameter-queries.js';
import { RuleDeskMutations } from '../rule-desk/rule-desk-mutations.js';
import { RuleDeskQueries } from '../rule-desk/rule-desk-queries.js';
import { SweepMutations } from '../rule-desk/sweep-mutations.js';
import { workbenchResolvers } from '../workbench/index.js';
import { AccountResolver } from './account-resolver.js';
import { IdentityResolver } from './identity-resolver.js';
import { NodeResolver } from './node-resolver.js';
import { objectType } from './object-types.js';
import { entityResolver } from './resolvers.js';

let built: GraphQLSchema | undefined;

/** The schema; built once a process, since type-graphql keeps its metadata for the process too. */
export function apiSchema(): GraphQLSchema {
  if (built) return built;
  const all = [...entities.values()];
  const resolvers: NonEmptyArray<new () => object> = [
    IdentityResolver,
    AccountResolver,
    NodeResolver,
    RuleDeskQueries,
    ParameterQueries,
    RuleDeskMutations,
    BacktestMutations,
    SweepMutations,
    DeskResolver,
    FeedsResolver,
    ProvenanceResolver,
    ExportMutations,
    UsersResolver,
    GrantsResolver,
    TokensResolver,
    RevealResolver,
    ...caseworkResolvers,
    ...workbenchResolvers,
    liveResolver(),
    ...all.map((entity) => entityResolver(entities, entity)),
  ];
  const orphanedTypes = all.map((entity) => objectType(entities, entity));
  // type-graphql asks for one, though each subscription here says itself what it follows (see live/).
  const pubSub = { publish: () => undefined, subscribe: neverUsed };
  // Checked here: type-graphql would run the whole introspection for it, half a second at each start.
  built = buildSchemaSync({ resolvers, orphanedTypes, pubSub, validate: false, skipCheck: true });
  assertValidSchema(built);
  return built;
}

function neverUsed(): never {
  throw new Error('a subscription has no source of its own');
}

/** The schema as text, sorted, as `schema/schema.graphql` holds it. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(apiSchema()))}\n`;
}
