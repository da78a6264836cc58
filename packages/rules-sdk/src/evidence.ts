import { Column, is, SQL } from 'drizzle-orm';

/** How a value is shown to people: money as yuan, a ratio as per cent, an id as a link. */
export type EvidenceType = 'money' | 'date' | 'number' | 'ratio' | 'text' | 'boolean' | 'id';

const types = new WeakMap<SQL, EvidenceType>();

/** Says what an expression means. A column of a relation knows it by itself; a computed expression must be told. */
function typed<T>(type: EvidenceType) {
  return (expression: SQL | SQL.Aliased): SQL<T> => {
    const inner = is(expression, SQL.Aliased) ? expression.sql : expression;
    // Wrapped once: a column in it stays qualified, also where Drizzle prints the columns of a single table bare.
    const wrapped = new SQL<T>([inner]);
    types.set(wrapped, type);
    return wrapped;
  };
}

/** An amount in fen. */
export const asMoney = typed<bigint>('money');
/** A civil date. */
export const asDate = typed<string>('date');
/** A count, days. */
export const asNumber = typed<number>('number');
/** A share, 0.5 = 50 %. */
export const asRatio = typed<number>('ratio');
export const asText = typed<string>('text');
export const asBoolean = typed<boolean>('boolean');

/** An expression that means what another means, such as a column's value in another row. */
export function sameTypeAs<T>(field: unknown, expression: SQL): SQL<T> {
  const type = evidenceType(field);
  return type ? typed<T>(type)(expression) : (expression as SQL<T>);
}

const bySqlType: Record<string, EvidenceType> = {
  bigint: 'money',
  date: 'date',
  integer: 'number',
  numeric: 'number',
  text: 'text',
  boolean: 'boolean',
  uuid: 'id',
};

/** What a selected field means, or undefined when it is an expression that nobody has typed. */
export function evidenceType(field: unknown): EvidenceType | undefined {
  if (is(field, Column)) return bySqlType[field.getSQLType()];
  if (is(field, SQL.Aliased)) return types.get(field.sql);
  if (is(field, SQL)) return types.get(field);
  return undefined;
}
