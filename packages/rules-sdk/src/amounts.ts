import { type SQL, sql } from 'drizzle-orm';
import type { ComparableWith, Expression, Money } from './comparisons.js';
import { asMoney, asRatio, asText } from './evidence.js';

/** An amount as a text in yuan, '50000.00': `discriminator: yuanText(payments.amountFen)`. As evidence, select the amount itself. */
export const yuanText = <E extends Expression>(amount: Money<E>): SQL<string> =>
  asText(
    sql`(case when ${amount} < 0 then '-' else '' end || cast(abs(${amount}) // 100 as varchar) || '.' || right('0' || cast(abs(${amount}) % 100 as varchar), 2))`,
  );

/** A part of a whole, 0.5 = 50 %; null where the whole is 0 or absent. Money with money, a count with a count: `ratioOf(sumOf(late.amountFen), sumOf(all.amountFen))`. */
export const ratioOf = <P extends Expression, W extends Expression>(
  part: P,
  whole: ComparableWith<P, W>,
): SQL<number> => asRatio(sql`(cast(${part} as double) / nullif(${whole}, 0))`);

/** A share of an amount, rounded to fen, half a fen away from zero: `portionOf(limit, share)`. */
export const portionOf = <E extends Expression>(amount: Money<E>, share: SQL<number>): SQL<bigint> =>
  asMoney(sql`cast(round(${amount} * ${share}) as bigint)`);
