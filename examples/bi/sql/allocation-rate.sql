-- 指标分配率：各地区已分配的指标占指标的比例（按资金）。图：堆积条形图，维度 region_name，指标 allocation_rate。
-- The share of indicators that has been allocated on, by region and fund.
select i.prefecture_name, coalesce(i.county_name, i.region_name) as region_name, i.fund_code, i.fund_name,
  sum(i.amount_yuan) as indicator_yuan,
  sum(coalesce(a.allocated_yuan, 0)) as allocated_yuan,
  round(sum(coalesce(a.allocated_yuan, 0)) / nullif(sum(i.amount_yuan), 0), 4) as allocation_rate
from bi.v1_indicator i
left join (
  select indicator_id, sum(amount_yuan) as allocated_yuan from bi.v1_allocation where status = 'active' group by indicator_id
) a using (indicator_id)
where i.status = 'active' and i.fiscal_year = 2018
group by 1, 2, 3, 4
order by allocation_rate nulls last
