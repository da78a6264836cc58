ALTER TABLE "correction" ADD COLUMN "raised_region_code" text NOT NULL;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "raised_department_kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "owner_region_code" text NOT NULL;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "owner_department_kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "over_version" integer;
--> statement-breakpoint
-- Written by hand from here on: how a correction has fared since. --------------------------------------------------------------------
-- Rows of its source that came later and were held off, and whether what was corrected has been put back by a higher revision. The ledger is
-- nobody's to read; a number and a yes or no are all that leaves it.
CREATE FUNCTION correction_standing(of_kind text, of_record uuid, of_file bigint, version_before integer, version_after integer) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE undone boolean;
BEGIN
  IF version_after IS NULL OR to_regclass(format('public.%I', of_kind || '_history')) IS NULL THEN
    RETURN NULL;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %1$I t JOIN %2$I h ON h.id = t.id AND h.version = $2
    WHERE t.id = $1 AND t.version > $3 AND t.content_hash = h.content_hash)', of_kind, of_kind || '_history')
  INTO undone USING of_record, version_before, version_after;
  RETURN jsonb_build_object('undone', undone, 'heldOff', (SELECT count(*) FROM ingest_row r
    WHERE r.target_id = of_record AND r.file_id > of_file AND r.outcome IN ('unchanged', 'duplicate', 'stale') AND r.outcome = 'stale'));
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION correction_standing(text, uuid, bigint, integer, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION correction_standing(text, uuid, bigint, integer, integer) TO qingqu_staff, qingqu_supervisor, qingqu_system;
--> statement-breakpoint
-- Leadership reads deliveries column by column (see 0006): a new one as well.
GRANT SELECT (over_version) ON ingest_file TO qingqu_leader;
