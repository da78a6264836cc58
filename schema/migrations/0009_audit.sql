-- Written by hand: revealing personal values, and the record of who read them.
SELECT 1;
