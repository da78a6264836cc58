import { type SQL, sql } from 'drizzle-orm';
import type { Expression, Money } from './comparisons.js';
import { asMoney, asRatio } from './evidence.js';
import type { Group } from './windows.js';

const over = ({ of }: Group): SQL => sql`over (partition by ${sql.join(of, sql`, `)})`;

/** An amount's share of its group's sum, 0.5 = 50 %; null where the sum is not above 0: `shareOf(received.amountFen, { of: [received.fundId] })`. */
export const shareOf = <E extends Expression>(amount: Money<E>, group: Group): SQL<number> =>
  asRatio(
    sql`(case when sum(${amount}) ${over(group)} > 0 then cast(${amount} as double) / sum(${amount}) ${over(group)} end)`,
  );

/**
 * The upper fence of an amount's group: the third quartile and so many times the distance of the quartiles (Tukey's fence; 1.5 is an outlier, 3 a far one).
 * Null, so that nothing is above it, where the group has fewer rows than `least` or its quartiles are equal: then it says nothing about one of them.
 *
 * ```ts
 * gt(payments.amountFen, upperFence(payments.amountFen, { of: [payments.fundId], times: fence, least: minGroup }))
 * ```
 *
 * It is a window function: select it in a common table expression, and compare outside.
 */
export const upperFence = <E extends Expression>(
  amount: Money<E>,
  { times, least, ...group }: Group & { times: SQL<number>; least: SQL<number> },
): SQL<bigint> => {
  const quartile = (share: string) => sql`quantile_cont(${amount}, ${sql.raw(share)}) ${over(group)}`;
  const [low, high] = [quartile('0.25'), quartile('0.75')];
  return asMoney(
    sql`(case when count(${amount}) ${over(group)} >= ${least} and ${high} > ${low} then cast(round(${high} + ${times} * (${high} - ${low})) as bigint) end)`,
  );
};
