CREATE TABLE "fiscal_year_turn" (
	"table_name" text PRIMARY KEY NOT NULL,
	"fiscal_year" integer
);
--> statement-breakpoint
-- Written by hand from here on: payments and one-card lines in parts, one for each fiscal year. Drizzle knows no partitions.
ALTER TABLE fiscal_year_turn ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE fiscal_year_turn FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON fiscal_year_turn FOR ALL TO qingqu_system USING (true) WITH CHECK (true);
--> statement-breakpoint
INSERT INTO fiscal_year_turn (table_name) VALUES ('payment'), ('subsidy_line');
--> statement-breakpoint

-- Parts ----------------------------------------------------------------------------------------------------------------
-- The part of a table for a fiscal year lies in the schema of that year; what has none yet, in fiscal_other. So the part and its indexes have
-- the names of the whole, in plans, in messages and for triggers. Nobody is let into these schemas: rows are reached through the whole alone.
CREATE FUNCTION fiscal_home(of_year integer) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT 'fiscal_' || coalesce(of_year::text, 'other')
$$;
--> statement-breakpoint
CREATE FUNCTION make_fiscal_part(of_table text, of_year integer) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', fiscal_home(of_year));
  EXECUTE format('CREATE TABLE %I.%I (LIKE public.%2$I INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING COMPRESSION)', fiscal_home(of_year), of_table);
END $$;
--> statement-breakpoint
-- The indexes are made of the rows that are in it already: that is many times faster than row by row.
CREATE FUNCTION attach_fiscal_part(of_table text, of_year integer) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE definition text; part text := format('%I.%I', fiscal_home(of_year), of_table);
BEGIN
  EXECUTE format('ALTER TABLE %s ADD PRIMARY KEY (id, fiscal_year)', part);
  FOR definition IN SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = format('public.%I', of_table)::regclass AND NOT indisprimary LOOP
    EXECUTE replace(definition, format(' ON ONLY public.%I ', of_table), format(' ON %s ', part));
  END LOOP;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', part);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', part);
  EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION %s %s', of_table, part, coalesce('FOR VALUES IN (' || of_year || ')', 'DEFAULT'));
END $$;
--> statement-breakpoint
-- Sees to it that a fiscal year has its part, and says whether it made one. Rows of the year that came before it are moved in: that is no change
-- of theirs, so the history is not told. A transaction that reads as of an earlier moment would miss them, since it looks for the year in its
-- part at once and finds them there too new: so they are moved only when nobody else is in a transaction, and nobody is made to wait for it before.
CREATE FUNCTION keep_fiscal_year(of_table text, of_year integer) RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE part text := format('%I.%I', fiscal_home(of_year), of_table); rest text := format('%I.%I', fiscal_home(NULL), of_table);
  any_row text := format('SELECT EXISTS (SELECT FROM public.%I WHERE fiscal_year = $1)', of_table); any_before boolean; any_now boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(x'71716679'::int);
  IF to_regclass(part) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM make_fiscal_part(of_table, of_year);
  EXECUTE any_row INTO any_before USING of_year;
  EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE %s', rest, CASE WHEN any_before THEN 'NOWAIT' END);
  EXECUTE any_row INTO any_now USING of_year;
  IF any_now THEN
    IF NOT any_before OR EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'virtualxid' AND l.granted AND a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.backend_type IS DISTINCT FROM 'autovacuum worker') THEN
      RAISE EXCEPTION 'rows of % cannot be moved into the part of % while others are in a transaction', of_table, of_year USING ERRCODE = 'lock_not_available';
    END IF;
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', rest);
    EXECUTE format('WITH moved AS (DELETE FROM public.%I WHERE fiscal_year = $1 RETURNING *) INSERT INTO %s SELECT * FROM moved', of_table, part) USING of_year;
    EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', rest);
  END IF;
  PERFORM attach_fiscal_part(of_table, of_year);
  RETURN true;
END $$;
--> statement-breakpoint
-- A version of another fiscal year leaves one part and goes into another: to triggers that come after, the one is a deletion and the other a new
-- row. So what move_to_history asks of an update is asked before it; and as it keeps what is deleted until the open epoch, the version must begin there.
CREATE FUNCTION refuse_gap_between_years() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR NEW.epoch_from < OLD.epoch_from OR NEW.epoch_from <> (SELECT n FROM epoch WHERE closed_at IS NULL) THEN
    RAISE EXCEPTION '%: version % (epoch %, fiscal year %) cannot follow version % (epoch %, fiscal year %)',
      TG_TABLE_NAME, NEW.version, NEW.epoch_from, NEW.fiscal_year, OLD.version, OLD.epoch_from, OLD.fiscal_year;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION fiscal_home(integer), make_fiscal_part(text, integer), attach_fiscal_part(text, integer), keep_fiscal_year(text, integer), refuse_gap_between_years() FROM PUBLIC;
--> statement-breakpoint

-- The tables themselves ------------------------------------------------------------------------------------------------
-- What stood on a table stands on the new one: indexes, triggers, policies, grants, views. The rows are written anew, year by year.
-- A one-card line gets its fiscal year from the first day that it is paid for; its history twin has the same columns in the same order, and epoch_to last.
CREATE SCHEMA fiscal_before;
--> statement-breakpoint
DO $$
DECLARE t text; y integer; columns text; year_of text; again text[]; statement text; is_history boolean;
BEGIN
  FOREACH t IN ARRAY ARRAY['payment', 'subsidy_line', 'subsidy_line_history'] LOOP
    is_history := t LIKE '%\_history';
    again := ARRAY(
      SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = t::regclass AND NOT indisprimary
      UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = t::regclass AND NOT tgisinternal
      UNION ALL SELECT format('ALTER TABLE public.%I %s ROW LEVEL SECURITY', t, how) FROM unnest(ARRAY['ENABLE', 'FORCE']) how
      UNION ALL SELECT format('CREATE POLICY %I ON public.%I AS %s FOR %s TO %s%s%s', policyname, t, permissive, cmd, array_to_string(roles, ', '),
          ' USING (' || qual || ')', ' WITH CHECK (' || with_check || ')') FROM pg_policies WHERE schemaname = 'public' AND tablename = t
      UNION ALL SELECT format('GRANT %s ON public.%I TO %s', a.privilege_type, t, a.grantee::regrole) FROM pg_class c, aclexplode(c.relacl) a
        WHERE c.oid = t::regclass AND a.grantee NOT IN (0, c.relowner)
      UNION ALL SELECT format('GRANT %s (%I) ON public.%I TO %s', a.privilege_type, k.attname, t, a.grantee::regrole) FROM pg_attribute k, aclexplode(k.attacl) a
        WHERE k.attrelid = t::regclass AND k.attnum > 0 AND NOT k.attisdropped AND a.grantee <> 0
      UNION ALL SELECT format('CREATE OR REPLACE VIEW %s%s AS %s', v.oid::regclass, ' WITH (' || array_to_string(v.reloptions, ', ') || ')', pg_get_viewdef(v.oid))
        FROM pg_class v WHERE v.relkind = 'v' AND EXISTS (SELECT FROM pg_rewrite r JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
          WHERE r.ev_class = v.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t::regclass));
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns FROM pg_attribute WHERE attrelid = t::regclass AND attnum > 0 AND NOT attisdropped;
    year_of := CASE WHEN t = 'payment' THEN 'fiscal_year' ELSE 'extract(year FROM period_start)::integer' END;
    EXECUTE format('ALTER TABLE public.%I SET SCHEMA fiscal_before', t);
    IF is_history THEN
      EXECUTE format('CREATE TABLE public.%I (LIKE public.%I, epoch_to bigint NOT NULL)', t, left(t, -8));
      EXECUTE format('INSERT INTO public.%I (%s, fiscal_year) SELECT %2$s, %s FROM fiscal_before.%1$I', t, columns, year_of);
    ELSE
      EXECUTE format('CREATE TABLE public.%I (LIKE fiscal_before.%1$I%s, PRIMARY KEY (id, fiscal_year)) PARTITION BY LIST (fiscal_year)', t,
        CASE WHEN t <> 'payment' THEN ', fiscal_year integer NOT NULL' END);
    END IF;
    FOREACH statement IN ARRAY again LOOP
      EXECUTE statement;
    END LOOP;
    IF NOT is_history THEN
      EXECUTE format('CREATE TRIGGER keep_order BEFORE UPDATE ON public.%I FOR EACH ROW WHEN (OLD.fiscal_year <> NEW.fiscal_year) EXECUTE FUNCTION refuse_gap_between_years()', t);
      PERFORM make_fiscal_part(t, NULL), attach_fiscal_part(t, NULL);
      FOR y IN EXECUTE format('SELECT DISTINCT %s FROM fiscal_before.%I ORDER BY 1', year_of, t) LOOP
        PERFORM make_fiscal_part(t, y);
        EXECUTE format('INSERT INTO %I.%I (%s%s) SELECT %3$s%5$s FROM fiscal_before.%2$I WHERE %6$s = $1', fiscal_home(y), t, columns,
          CASE WHEN t <> 'payment' THEN ', fiscal_year' END, CASE WHEN t <> 'payment' THEN ', ' || year_of END, year_of) USING y;
        PERFORM attach_fiscal_part(t, y);
      END LOOP;
    END IF;
    EXECUTE format('DROP TABLE fiscal_before.%I', t);
    -- Of a whole, nobody counts the values but whoever is told to.
    EXECUTE format('ANALYZE public.%I', t);
  END LOOP;
END $$;
--> statement-breakpoint
DROP SCHEMA fiscal_before;
