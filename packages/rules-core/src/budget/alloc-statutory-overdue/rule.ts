import {
  addDays,
  and,
  asDate,
  asMoney,
  asNumber,
  daysBetween,
  defineRule,
  eq,
  gt,
  inArray,
  isNull,
  live,
  monitored,
  ne,
  or,
  orZero,
  param,
  sql,
  through,
  when,
} from '@qingqu/rules-sdk';
import { adjustedAmounts, allocatedAmounts } from '../../amounts.js';

export const allocStatutoryOverdue = defineRule({
  id: 'alloc-statutory-overdue',
  category: 'allocation',
  subject: 'indicator',
  severity: 'red',
  timeClass: 'C',
  title: { zh: '超法定时限未下达', en: 'Statutory period to pass money on has run out' },
  basis: ['中华人民共和国预算法 第五十二条', '豫财办〔2018〕33号 第七条'],
  params: {
    days: param.integer(30, 'days', { zh: '上级资金下达期限（天）', en: 'Days to pass on what a superior sent' }),
    generalDays: param.integer(30, 'days', {
      zh: '本级一般性资金下达期限（天）',
      en: 'Days to pass on general money of the own budget',
    }),
    specialDays: param.integer(60, 'days', {
      zh: '本级专项资金下达期限（天）',
      en: 'Days to pass on special money of the own budget',
    }),
  },
  key: { indicators: 'id', allocations: 'indicatorId', indicatorAdjustments: 'indicatorId' },
  reaches: {
    funds: through('indicators', 'fundId'),
    indicatorDocs: through('indicators', 'docId'),
    regionBudgets: ({ select, indicators, changed }) =>
      select({ key: indicators.id })
        .from(indicators)
        .innerJoin(
          changed,
          and(eq(changed.regionCode, indicators.regionCode), eq(changed.fiscalYear, indicators.fiscalYear)),
        ),
  },
  find: (
    {
      select,
      with: using,
      $with,
      indicators,
      indicatorDocs,
      indicatorAdjustments,
      allocations,
      regionBudgets,
      funds,
      asOf,
    },
    { days, generalDays, specialDays },
  ) => {
    const allocated = allocatedAmounts({ select, $with, allocations });
    const adjusted = adjustedAmounts({ select, $with, indicatorAdjustments });
    const fromSuperior = inArray(indicators.source, ['central', 'superior']);
    // The clock of the own budget starts with its approval; what is carried over has none.
    const clockOn = asDate(
      sql`case when ${fromSuperior} then ${indicators.receivedOn} when ${indicators.source} = 'local' then ${regionBudgets.approvedOn} end`,
    );
    const limit = asNumber(
      sql`case when ${fromSuperior} then ${days} when ${funds.category} = 'other' then ${generalDays} else ${specialDays} end`,
    );
    const deadline = addDays(clockOn, limit);
    const amount = asMoney(sql`${indicators.amountFen} + ${orZero(adjusted.adjustedFen)}`);
    const rest = asMoney(sql`${amount} - ${orZero(allocated.allocatedFen)}`);
    return using(allocated, adjusted)
      .select({
        subject: indicators.id,
        docNo: indicatorDocs.docNo,
        clock: when(fromSuperior, '收到上级下达', '本级预算批复'),
        clockOn,
        limit,
        deadline,
        amount,
        allocated: orZero(allocated.allocatedFen),
        rest,
        daysLate: daysBetween(deadline, asOf),
      })
      .from(indicators)
      .innerJoin(funds, and(eq(funds.id, indicators.fundId), monitored(funds, indicators.docIssuedOn)))
      .leftJoin(
        regionBudgets,
        and(eq(regionBudgets.regionCode, indicators.regionCode), eq(regionBudgets.fiscalYear, indicators.fiscalYear)),
      )
      .leftJoin(indicatorDocs, eq(indicatorDocs.id, indicators.docId))
      .leftJoin(allocated, eq(allocated.indicatorId, indicators.id))
      .leftJoin(adjusted, eq(adjusted.indicatorId, indicators.id))
      .where(
        and(
          live(indicators),
          isNull(indicators.agencyId),
          or(isNull(indicatorDocs.kind), ne(indicatorDocs.kind, 'advance')),
          gt(rest, 0n),
          gt(asOf, deadline),
        ),
      );
  },
  message: {
    zh: '指标文 {docNo} 自{clock}（{clockOn}）起 {limit} 天内应下达，尚有 {rest} 元未下达，已超期 {daysLate} 天，请核实',
    en: 'Of {docNo}, {rest} yuan are not passed on {daysLate} days after the {limit} days that the law allows from {clockOn}; please verify',
  },
});
