import { registerEnumType } from 'type-graphql';
import { type Choice, choiceName } from '../model/choice.js';

type EnumObject = Record<string, string>;

const byName = new Map<string, EnumObject>();

/** Registers an enumeration once. Its values stand for themselves, unless `values` says what they stand for. */
export function enumOf(
  name: string,
  description: string,
  meanings: Readonly<Record<string, string>>,
  values: EnumObject = Object.fromEntries(Object.keys(meanings).map((value) => [value, value])),
): EnumObject {
  const known = byName.get(name);
  if (known) return known;
  const valuesConfig = Object.fromEntries(
    Object.entries(meanings).map(([value, about]) => [value, { description: about }]),
  );
  registerEnumType(values, { name, description, valuesConfig });
  byName.set(name, values);
  return values;
}

export function choiceEnum({ name, about, meanings }: Choice): EnumObject {
  const named = Object.entries(meanings).map(([stored, meaning]) => [choiceName(stored), meaning]);
  return enumOf(name, about, Object.fromEntries(named));
}

export const Direction = enumOf('OrderDirection', 'Direction of an order 排序方向.', {
  ASC: 'Ascending; nulls last 升序.',
  DESC: 'Descending; nulls first 降序.',
});
