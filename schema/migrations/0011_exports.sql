-- Written by hand: exports as jobs.
SELECT 1;
