-- Written by hand: the separation of administrators and application staff (Art. 10), and how users, grants and tokens are changed.
SELECT 1;
