/** An enumeration of stored words: what each means, in English and Chinese. */
export interface Choice<Value extends string = string> {
  name: string;
  about: string;
  stored: readonly Value[];
  meanings: Readonly<Record<Value, string>>;
}

/**
 * Names an enumeration once for all columns that hold it. The compiler asks for a meaning of each value.
 *
 * @example
 * choice('Direction', 'Direction 收支方向.', bankLine.direction.enumValues, { in: 'Received 收入.', out: 'Paid 支出.' })
 */
export function choice<Value extends string>(
  name: string,
  about: string,
  stored: readonly Value[],
  meanings: Readonly<Record<Value, string>>,
): Choice<Value> {
  return { name, about, stored, meanings };
}

/** A stored word as GraphQL writes it: `to_region` → `TO_REGION`. */
export const choiceName = (stored: string): string => stored.toUpperCase().replace(/\W/g, '_');
