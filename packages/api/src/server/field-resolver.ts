import type { GraphQLFieldResolver } from 'graphql';
import { Answer } from '../plan/shape.js';

/** Planned answers bear the names of the answer, everything else those of the schema. */
export const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, info) =>
  (source as Record<string, unknown>)[source instanceof Answer ? (info.path.key as string) : info.fieldName];
