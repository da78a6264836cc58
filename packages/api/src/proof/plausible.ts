import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

const scalars: Readonly<Record<string, (name: string, regionCode: string) => unknown>> = {
  Boolean: () => true,
  Int: () => 1,
  Float: () => 1,
  Money: () => '1.00',
  LocalDate: () => '2018-11-20',
  DateTime: () => '2018-11-20T10:00:00+08:00',
  BigInt: () => '1',
  RegionCode: (_, regionCode) => regionCode,
  JSON: () => ({}),
  String: (name, regionCode) =>
    /month/i.test(name)
      ? '2018-10'
      : /region/i.test(name)
        ? regionCode
        : /username|colleague/i.test(name)
          ? 'staff'
          : '已核对支付凭证',
};

/** A value as somebody means it who knows what the argument is for; not of ids, which are told apart by whose they are. */
export function plausible(type: GraphQLInputType, name: string, regionCode: string): unknown {
  if (isNonNullType(type)) return plausible(type.ofType, name, regionCode);
  if (isListType(type)) return [plausible(type.ofType, name, regionCode)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, plausible(field.type, field.name, regionCode)]),
    );
  const scalar = scalars[String(type)];
  if (!scalar) throw new Error(`no value is known for ${name}: ${String(type)}`);
  return scalar(name, regionCode);
}
