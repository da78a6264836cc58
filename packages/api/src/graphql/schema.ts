import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { DeskResolver } from '../desk/desk-resolvers.js';
import { entities } from '../entities/index.js';
import { ProvenanceResolver } from '../provenance/provenance-resolver.js';
import { RuleDeskMutations } from '../rule-desk/rule-desk-mutations.js';
import { RuleDeskQueries } from '../rule-desk/rule-desk-queries.js';
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
    NodeResolver,
    RuleDeskQueries,
    RuleDeskMutations,
    DeskResolver,
    ProvenanceResolver,
    ...all.map((entity) => entityResolver(entities, entity)),
  ];
  const orphanedTypes = all.map((entity) => objectType(entities, entity));
  built = buildSchemaSync({ resolvers, orphanedTypes, validate: false });
  return built;
}

/** The schema as text, sorted, as `schema/schema.graphql` holds it. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(apiSchema()))}\n`;
}
