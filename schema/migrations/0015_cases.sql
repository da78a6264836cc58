-- Written by hand.
SELECT 1;
