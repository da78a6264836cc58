-- Written by hand: sign-in, sessions and tokens, as the API's login may reach them.
SELECT 1;
