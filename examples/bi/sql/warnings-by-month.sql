-- 预警趋势：按月、类别、级别的预警数。图：堆积柱形图，横轴 opened_month，颜色 severity，筛选 category_name。
-- Warnings by month, category and severity.
select opened_month, category, category_name, severity, count(*) as warnings,
  count(*) filter (where state = 'open') as open_warnings, sum(amount_yuan) as amount_yuan
from bi.v1_warning
group by 1, 2, 3, 4
order by 1, 2, 4
