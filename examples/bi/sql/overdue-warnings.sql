-- 超期未核实预警：按县区和责任处室。图：表格，超期天数着色。
-- Open warnings past the day by which they are to be verified, by region and department.
select region_name, department_name, severity, count(*) as overdue_warnings, max(current_date - verify_due_on) as overdue_days_max
from bi.v1_warning
where state = 'open' and verify_due_on < current_date
group by 1, 2, 3
order by overdue_warnings desc
