-- 用款计划执行率：按单位、月份，已支付占批复计划的比例。图：气泡图，大小 plan_yuan，颜色 execution_rate。
-- Payments as a share of the approved plans, by unit and month.
select p.county_name, p.agency_code, p.agency_name, p.plan_month, sum(p.amount_yuan) as plan_yuan, sum(coalesce(s.paid_yuan, 0)) as paid_yuan,
  round(sum(coalesce(s.paid_yuan, 0)) / nullif(sum(p.amount_yuan), 0), 4) as execution_rate
from bi.v1_plan p
left join (select plan_id, sum(amount_yuan) as paid_yuan from bi.v1_payment where status = 'paid' group by plan_id) s using (plan_id)
where p.status = 'approved'
group by 1, 2, 3, 4
order by p.plan_month, execution_rate
