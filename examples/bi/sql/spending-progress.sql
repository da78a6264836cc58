-- 序时进度：各地区逐月累计支付占年度指标的比例，与时间进度对比。图：折线图，横轴 paid_month，线 paid_rate 与 calendar_rate。
-- Cumulative payments as a share of the year's indicators to units, against the share of the year that has passed.
with budget as (
  select region_code, sum(amount_yuan) as budget_yuan from bi.v1_indicator
  where status = 'active' and fiscal_year = 2018 group by region_code
), spent as (
  select region_code, region_name, paid_month, sum(amount_yuan) as paid_yuan from bi.v1_payment
  where status = 'paid' and fiscal_year = 2018 and paid_on between '2018-01-01' and '2018-12-31' group by 1, 2, 3
)
select region_name, paid_month, paid_yuan,
  sum(paid_yuan) over (partition by region_code order by paid_month) as cumulative_yuan,
  round(sum(paid_yuan) over (partition by region_code order by paid_month) / nullif(budget_yuan, 0), 4) as paid_rate,
  round(extract(month from paid_month) / 12, 4) as calendar_rate
from spent left join budget using (region_code)
order by region_name, paid_month
