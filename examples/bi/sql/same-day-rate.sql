-- 专户当日录入率（第七条）：按县区、月份。图：折线图，横轴 month，线 same_day_rate。
-- The share of special-account entries that were entered on the day itself (Art. 7).
select county_name, date_trunc('month', occurred_on)::date as month, count(*) as entries,
  count(*) filter (where is_same_day) as same_day, round(count(*) filter (where is_same_day)::numeric / count(*), 4) as same_day_rate,
  max(recorded_on - occurred_on) as late_days_max
from bi.v1_special_account_entry
group by 1, 2
order by 1, 2
