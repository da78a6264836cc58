-- Written by hand: what is told to subscribers.
SELECT 1;
