import { BreakingChangeType, findBreakingChanges, type GraphQLSchema, isEnumType, isObjectType } from 'graphql';

/**
 * What breaks clients of the promised schema, one line each: every breaking change, unless what goes was deprecated in it with
 * "removed after YYYY-MM-DD", a day before `today`.
 */
export function brokenPromises(promised: GraphQLSchema, current: GraphQLSchema, today: string): string[] {
  return findBreakingChanges(promised, current)
    .filter(({ type, description }) => {
      const place = placeOf(type, description);
      return !(place && wasAnnounced(promised, place.typeName, place.member, today));
    })
    .map(({ description }) => description);
}

/** Which field or value goes; graphql-js tells it in words only. */
function placeOf(type: BreakingChangeType, description: string): { typeName: string; member: string } | undefined {
  const [, first, second] = /^(\w+)(?:\.| was removed from enum type )(\w+)/.exec(description) ?? [];
  if (!first || !second) return undefined;
  if (type === BreakingChangeType.FIELD_REMOVED) return { typeName: first, member: second };
  if (type === BreakingChangeType.VALUE_REMOVED_FROM_ENUM) return { typeName: second, member: first };
  return undefined;
}

function wasAnnounced(promised: GraphQLSchema, typeName: string, member: string, today: string): boolean {
  const type = promised.getType(typeName);
  const described = isObjectType(type)
    ? type.getFields()[member]
    : isEnumType(type)
      ? type.getValue(member)
      : undefined;
  const day = /removed after (\d{4}-\d\d-\d\d)/.exec(described?.deprecationReason ?? '')?.[1];
  return day !== undefined && day < today;
}
