-- Written by hand: totals as of a closed epoch, and the form of them in which small numbers are protected.
SELECT 1;
