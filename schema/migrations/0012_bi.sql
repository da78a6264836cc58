-- Written by hand: views for SQL tools.
SELECT 1;
