-- Whoever sees little asks for the newest of it like everybody else. The planner has to know then how little it is: for a township without payments it expected
-- thousands, by a histogram coarser than townships, and looked for them through the year's payments by day (1.3 s at a million; 2 ms with what is kept here).
-- So the scopes of tables that grow large are counted finely. What is counted comes with the next analyze: the night's, or the database's own.
DO $$
DECLARE part regclass;
BEGIN
  FOR part IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND (n.nspname = 'public' OR n.nspname LIKE 'fiscal\_%')
      AND c.relname IN ('payment', 'subsidy_line', 'payee', 'account', 'indicator', 'allocation', 'payment_line', 'bank_line', 'warning', 'person', 'household')
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN scope_ord SET STATISTICS 1000', part);
  END LOOP;
END $$;
--> statement-breakpoint
-- A part counts as the whole does.
CREATE OR REPLACE FUNCTION make_fiscal_part(of_table text, of_year integer) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE part text := format('%I.%I', fiscal_home(of_year), of_table); counted record;
BEGIN
  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', fiscal_home(of_year));
  EXECUTE format('CREATE TABLE %s (LIKE public.%I INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING COMPRESSION)', part, of_table);
  FOR counted IN SELECT attname, attstattarget FROM pg_attribute WHERE attrelid = format('public.%I', of_table)::regclass AND attnum > 0 AND attstattarget >= 0 LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', part, counted.attname, counted.attstattarget);
  END LOOP;
END $$;
