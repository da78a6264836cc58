-- Written by hand: Drizzle does not express storage parameters.

-- Each sweep notes on every open warning that it was seen again. With room for a second version on its page a row is replaced there (a heap-only
-- update) and its seven indexes stay as they are: a fifth of the time. Rows written before get there as they are next replaced.
ALTER TABLE "warning" SET (fillfactor = 45);
