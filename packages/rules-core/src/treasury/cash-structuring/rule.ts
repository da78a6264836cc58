import {
  and,
  asDate,
  asMoney,
  asNumber,
  count,
  dayText,
  defineRule,
  eq,
  gte,
  inCash,
  isNull,
  listOf,
  lt,
  lte,
  max,
  monitored,
  or,
  paid,
  param,
  sql,
  sumOf,
  through,
} from '@qingqu/rules-sdk';

export const cashStructuring = defineRule({
  id: 'cash-structuring',
  category: 'cash',
  subject: 'agency',
  severity: 'orange',
  timeClass: 'W',
  title: { zh: '连续提取接近上限的现金', en: 'Repeated withdrawals just below the limit' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条', '中国人民银行令〔2016〕第3号'],
  params: {
    limit: param.money('50000.00', { zh: '单笔上限', en: 'Limit per withdrawal' }),
    share: param.ratio(0.8, { zh: '接近上限的比例', en: 'Share of the limit that counts as near' }),
    times: param.integer(3, 'count', { zh: '笔数', en: 'Number of withdrawals' }, { min: 2 }),
    days: param.integer(5, 'workdays', { zh: '时间窗口（工作日）', en: 'Window in working days' }, { min: 1 }),
  },
  key: { agencies: 'id', payments: 'agencyId' },
  reaches: { funds: through('payments', 'fundId', 'agencyId') },
  find: ({ select, with: using, $with, payments, funds, agencies, calendar }, { limit, share, times, days }) => {
    const lowest = asMoney(sql`cast(round(${limit} * ${share}) as bigint)`);
    const nearLimit = $with('near_limit').as(
      select({
        id: payments.id,
        agencyId: payments.agencyId,
        paidOn: payments.paidOn,
        amountFen: payments.amountFen,
        workdayNo: calendar.workdayNo,
        /** The working day of the agency's withdrawal before this one. */
        previousNo:
          sql<number>`lag(${calendar.workdayNo}) over (partition by ${payments.agencyId} order by ${payments.paidOn}, ${payments.id})`.as(
            'previous_no',
          ),
      })
        .from(payments)
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .innerJoin(calendar, eq(calendar.day, payments.paidOn))
        .where(and(paid(payments), inCash(payments), gte(payments.amountFen, lowest), lt(payments.amountFen, limit))),
    );
    // A run begins where the window before it is empty, so that one series is one finding.
    const run = $with('run').as(
      select({
        agencyId: nearLimit.agencyId,
        firstOn: nearLimit.paidOn,
        firstNo: sql<number>`${nearLimit.workdayNo}`.as('first_no'),
      })
        .from(nearLimit)
        .where(or(isNull(nearLimit.previousNo), lte(nearLimit.previousNo, sql`${nearLimit.workdayNo} - ${days}`))),
    );
    return using(nearLimit, run)
      .select({
        subject: run.agencyId,
        discriminator: dayText(run.firstOn),
        rows: listOf(nearLimit.id),
        agency: agencies.name,
        firstOn: run.firstOn,
        lastOn: asDate(sql`${max(nearLimit.paidOn)}`),
        count: asNumber(count()),
        total: sumOf(nearLimit.amountFen),
        lowest,
        limit,
      })
      .from(run)
      .innerJoin(
        nearLimit,
        and(
          eq(nearLimit.agencyId, run.agencyId),
          gte(nearLimit.workdayNo, run.firstNo),
          lt(nearLimit.workdayNo, sql`${run.firstNo} + ${days}`),
        ),
      )
      .leftJoin(agencies, eq(agencies.id, run.agencyId))
      .groupBy(run.agencyId, agencies.name, run.firstOn, run.firstNo)
      .having(gte(count(), times));
  },
  message: {
    zh: '{agency} {firstOn} 至 {lastOn} 共 {count} 笔现金支付，单笔均在 {lowest} 元以上、不足 {limit} 元，合计 {total} 元，请核实用途',
    en: '{count} cash payments of {agency} from {firstOn} to {lastOn}, each from {lowest} to below {limit} yuan, {total} yuan in all; please verify their purpose',
  },
});
