-- 一卡通发放成功率：按县区、补贴项目、月份，以笔数和金额计。图：热力图，行 county_name，列 month，值 success_rate。
-- The share of one-card credits that arrived, by county, programme and month.
select county_name, programme_name, coalesce(paid_month, date_trunc('month', period_end)::date) as month, count(*) as credits,
  count(*) filter (where status = 'success') as succeeded,
  round(count(*) filter (where status = 'success')::numeric / count(*), 4) as success_rate,
  sum(amount_yuan) filter (where status = 'success') as paid_yuan, count(distinct person_id) as persons
from bi.v1_subsidy_line
where status <> 'pending'
group by 1, 2, 3
order by 1, 2, 3
