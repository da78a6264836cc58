-- 收款单位前二十：支付净额（减退款）。图：条形图，维度 payee_name，指标 paid_yuan。
-- The twenty organisations with the most money, refunds deducted. Of individuals no list is made.
select payee_name, count(*) filter (where refund_of_id is null) as payments, count(distinct region_code) as regions,
  sum(case when refund_of_id is null then amount_yuan else -abs(amount_yuan) end) as paid_yuan
from bi.v1_payment
where status = 'paid' and payee_kind = 'enterprise'
group by payee_name
order by paid_yuan desc
limit 20
