import { getMetadataStorage } from 'type-graphql';
import { caseworkResolvers } from '../casework/index.js';
import { apiSchema } from '../graphql/schema.js';

/** The mutations of casework, by their names. */
export function caseworkMutations(): string[] {
  // Only a schema that was built has its resolvers described.
  apiSchema();
  return getMetadataStorage()
    .mutations.filter(({ target }) => (caseworkResolvers as readonly unknown[]).includes(target))
    .map(({ schemaName }) => schemaName)
    .sort();
}
