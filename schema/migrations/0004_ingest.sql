CREATE TABLE "control_total" (
	"file_id" bigint NOT NULL,
	"measure" text NOT NULL,
	"declared" bigint NOT NULL,
	"computed" bigint NOT NULL,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	CONSTRAINT "control_total_file_id_measure_pk" PRIMARY KEY("file_id","measure")
);
--> statement-breakpoint
CREATE TABLE "expected_delivery" (
	"source_id" bigint NOT NULL,
	"business_date" date NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"file_id" bigint,
	"arrived_at" timestamp with time zone,
	"noticed_at" timestamp with time zone,
	"owner_org" text NOT NULL,
	"waived_by" text,
	"reason" text,
	"scope_ord" bigint NOT NULL,
	CONSTRAINT "expected_delivery_source_id_business_date_pk" PRIMARY KEY("source_id","business_date")
);
--> statement-breakpoint
CREATE TABLE "feed_definition" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feed_definition_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"feed" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"yaml" text NOT NULL,
	"digest" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest_block" (
	"reading" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"file_id" bigint NOT NULL,
	"row_from" integer NOT NULL,
	"rows" integer NOT NULL,
	CONSTRAINT "ingest_block_reading_digest_pk" PRIMARY KEY("reading","digest")
);
--> statement-breakpoint
CREATE TABLE "key_rotation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "key_rotation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_key" integer,
	"to_key" integer NOT NULL,
	"table_name" text NOT NULL,
	"started_by" text NOT NULL,
	"last_id" text,
	"rewritten" bigint DEFAULT 0 NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "quarantine_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quarantine_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"quarantine_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"level" text,
	"actor" text NOT NULL,
	"reason" text,
	"due_on" date,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliation_break" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reconciliation_break_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"subject_table" text,
	"subject_id" uuid,
	"file_id" bigint,
	"declared" bigint NOT NULL,
	"computed" bigint NOT NULL,
	"message_zh" text NOT NULL,
	"message_en" text NOT NULL,
	"feeds" text[] NOT NULL,
	"status" text NOT NULL,
	"owner_org" text NOT NULL,
	"due_on" date,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_epoch" bigint,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	"reason" text,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_mark" (
	"feed" text NOT NULL,
	"record_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"as_of" date,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"version" integer NOT NULL,
	"epoch" bigint NOT NULL,
	"scope_ord" bigint NOT NULL,
	CONSTRAINT "record_mark_feed_record_id_file_id_row_no_pk" PRIMARY KEY("feed","record_id","file_id","row_no")
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"connector" jsonb NOT NULL,
	"feed" text NOT NULL,
	"owner_org" text NOT NULL,
	"region_code" text,
	"schedule" jsonb,
	"expectation" jsonb,
	"position" jsonb,
	"max_open_quarantine" integer,
	"enabled" boolean DEFAULT true NOT NULL,
	"paused_reason" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"last_error" text,
	"last_asked_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"lease_token" uuid,
	"scope_ord" bigint NOT NULL,
	CONSTRAINT "source_name_unique" UNIQUE("name")
);
--> statement-breakpoint
DROP INDEX "ingest_file_content";--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "definition_id" bigint;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "source_id" bigint;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "part" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "origin_sha256" "bytea";--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "reading" jsonb;--> statement-breakpoint
-- Until now a file was read as it came, comma-separated.
UPDATE "ingest_file" SET "origin_sha256" = "sha256", "reading" = '{"kind": "delimited", "delimiter": ",", "quote": "\""}';--> statement-breakpoint
ALTER TABLE "ingest_file" ALTER COLUMN "origin_sha256" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest_file" ALTER COLUMN "reading" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "kind" text DEFAULT 'delivery' NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "as_of" date;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "within_region" text;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "declared_rows" integer;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "declared_fen" bigint;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "lease_token" uuid;--> statement-breakpoint
ALTER TABLE "ingest_file" ADD COLUMN "lines_aside" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "fixed_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "level" text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "resolved_by" text;--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "resolved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "resolution" text;--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "resubmitted_as" bigint;--> statement-breakpoint
CREATE INDEX "expected_delivery_scope" ON "expected_delivery" USING btree ("scope_ord","business_date");--> statement-breakpoint
CREATE UNIQUE INDEX "feed_definition_version" ON "feed_definition" USING btree ("name","version");--> statement-breakpoint
CREATE INDEX "ingest_block_last" ON "ingest_block" USING btree ("reading","file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "key_rotation_table" ON "key_rotation" USING btree ("to_key","table_name");--> statement-breakpoint
CREATE INDEX "quarantine_event_row" ON "quarantine_event" USING btree ("quarantine_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_break_open" ON "reconciliation_break" USING btree ("kind","subject") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "reconciliation_break_scope" ON "reconciliation_break" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "ingest_file_source" ON "ingest_file" USING btree ("source_id","id");--> statement-breakpoint
CREATE INDEX "ingest_file_unfinished" ON "ingest_file" USING btree ("id") WHERE status in ('received', 'loading');--> statement-breakpoint
DROP INDEX "ingest_row_unchanged";--> statement-breakpoint
CREATE INDEX "ingest_row_said" ON "ingest_row" USING btree ("target_id","file_id") WHERE outcome in ('unchanged', 'duplicate', 'stale');--> statement-breakpoint
CREATE INDEX "quarantine_open" ON "quarantine" USING btree ("due_on","id") WHERE status in ('open', 'fixed');--> statement-breakpoint
CREATE INDEX "quarantine_resubmitted" ON "quarantine" USING btree ("resubmitted_as") WHERE resubmitted_as is not null;--> statement-breakpoint
CREATE INDEX "ingest_file_content" ON "ingest_file" USING btree ("feed","origin_sha256");;--> statement-breakpoint

-- The guard, for what this migration brings: row-level security, grants (0001_guard says why). --------------------
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON quarantine_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DO $$
DECLARE t text; scoped boolean;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relrowsecurity LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I FOR ALL TO qingqu_system USING (true) WITH CHECK (true)', t);
    SELECT EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = t AND column_name = 'scope_ord') INTO scoped;
    IF scoped THEN
      EXECUTE format($p$CREATE POLICY scope ON %I AS RESTRICTIVE FOR ALL TO PUBLIC
        USING (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint)
        WITH CHECK (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint)$p$, t);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- Keys ---------------------------------------------------------------------------------------------------------------
-- The number of the key that a value is sealed with: version(1) | number(2) | …; of version 1, the first key's, without the number.
CREATE FUNCTION sealing_key(sealed bytea) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN length(sealed) < 29 THEN NULL WHEN get_byte(sealed, 0) = 1 THEN 1 WHEN get_byte(sealed, 0) = 2 THEN get_byte(sealed, 1) * 256 + get_byte(sealed, 2) END
$$;
--> statement-breakpoint
-- A record as it is, and as it was, may be sealed under another key without becoming another version: by a rotation that is on record and running,
-- which says so in its transaction, and only from one sealed value to another under the key that the rotation is for.
CREATE FUNCTION is_resealing(of_table text, before jsonb, after jsonb) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (
    SELECT FROM key_rotation r WHERE r.id = nullif(current_setting('app.key_rotation', true), '')::bigint AND r.table_name = of_table AND r.status = 'running'
      AND NOT EXISTS (
        SELECT FROM jsonb_each_text(before) b FULL JOIN jsonb_each_text(after) a USING (key)
        WHERE a.value IS DISTINCT FROM b.value
          AND CASE WHEN key LIKE '%\_sealed' AND b.value IS NOT NULL THEN sealing_key(a.value::bytea) IS DISTINCT FROM r.to_key ELSE true END))
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION move_to_history() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version AND is_resealing(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
      RETURN NEW;
    END IF;
    IF NEW.version <> OLD.version + 1 OR NEW.epoch_from < OLD.epoch_from THEN
      RAISE EXCEPTION '%: version % (epoch %) cannot follow version % (epoch %)', TG_TABLE_NAME, NEW.version, NEW.epoch_from, OLD.version, OLD.epoch_from;
    END IF;
    EXECUTE format('INSERT INTO %I SELECT ($1).*, $2', TG_TABLE_NAME || '_history') USING OLD, NEW.epoch_from;
    RETURN NEW;
  END IF;
  EXECUTE format('INSERT INTO %I SELECT ($1).*, (SELECT n FROM epoch WHERE closed_at IS NULL)', TG_TABLE_NAME || '_history') USING OLD;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_other_history() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF is_resealing(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '%: a superseded version does not change', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '%\_history' LOOP
    EXECUTE format('CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_other_history()', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE DELETE ON key_rotation FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What came, what was expected and what is in doubt is for those who answer for the data; the marks of records and the rewriting of keys are the system's own.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['feed_definition', 'expected_delivery', 'quarantine_event', 'control_total', 'reconciliation_break'] LOOP
    EXECUTE format('CREATE POLICY all_read ON %I FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_admin USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor, qingqu_admin', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- How a source is reached is its operator's business.
CREATE POLICY all_read ON source FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_admin USING (true);
--> statement-breakpoint
GRANT SELECT (id, name, title_zh, title_en, feed, owner_org, region_code, schedule, expectation, max_open_quarantine, enabled, paused_reason, attempts, last_error, last_asked_at, scope_ord) ON source TO qingqu_staff, qingqu_supervisor, qingqu_admin;
--> statement-breakpoint
GRANT SELECT (level, resolved_by, resolved_at, resolution, resubmitted_as) ON quarantine TO qingqu_staff, qingqu_supervisor, qingqu_admin;
--> statement-breakpoint

-- Provenance -----------------------------------------------------------------------------------------------------------
-- Where each version of a record came from: file, row, bytes, who entered it. The ledger is granted to nobody, and a file may hold rows of other
-- regions, so both are read here, and only for versions that lie in the caller's scope. null for what is not there and for what is not to be seen.
CREATE FUNCTION ledger_place(of_file bigint, of_row integer) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT jsonb_build_object(
    'row', (SELECT jsonb_build_object('line', r.line, 'byteFrom', r.byte_from, 'byteTo', r.byte_to) FROM ingest_row r WHERE r.file_id = f.id AND r.row_no = of_row),
    'file', jsonb_build_object('id', f.id::text, 'feed', f.feed, 'name', f.name, 'part', f.part, 'kind', f.kind, 'originSha256', encode(f.origin_sha256, 'hex'),
      'sha256', encode(f.sha256, 'hex'), 'bytes', f.bytes, 'encoding', f.encoding, 'reading', f.reading, 'asOf', f.as_of, 'receivedAt', f.received_at,
      'receivedBy', f.received_by, 'source', (SELECT s.name FROM source s WHERE s.id = f.source_id),
      'definition', (SELECT jsonb_build_object('name', d.name, 'version', d.version) FROM feed_definition d WHERE d.id = f.definition_id)))
  FROM ingest_file f WHERE f.id = of_file
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ledger_place(bigint, integer) FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION record_provenance(of_table text, of_record uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  columns constant text := 'version, epoch_from, source_system, source_key, source_rev, entered_by, entered_org, entered_at, file_id, row_no';
  in_scope text := 'true';
  found jsonb;
BEGIN
  IF to_regclass(format('public.%I', of_table || '_history')) IS NULL THEN
    RAISE EXCEPTION '%: no table of records', of_table;
  END IF;
  -- The catalogues that everybody reads have no scope.
  IF EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = of_table AND p.policyname = 'scope') THEN
    in_scope := $c$scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint$c$;
  END IF;
  EXECUTE format($q$
    SELECT jsonb_agg(jsonb_build_object('version', v.version, 'epochFrom', v.epoch_from::text, 'epochTo', v.epoch_to::text, 'sourceSystem', v.source_system,
      'sourceKey', v.source_key, 'sourceRev', v.source_rev::text, 'enteredBy', v.entered_by, 'enteredOrg', v.entered_org, 'enteredAt', v.entered_at,
      'rowNo', v.row_no, 'place', ledger_place(v.file_id, v.row_no)) ORDER BY v.version DESC)
    FROM (SELECT %1$s, NULL::bigint AS epoch_to FROM %2$I WHERE id = $1 AND %4$s
      UNION ALL SELECT %1$s, epoch_to FROM %3$I WHERE id = $1 AND %4$s) v$q$, columns, of_table, of_table || '_history', in_scope)
  INTO found USING of_record;
  RETURN found;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION record_provenance(text, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION record_provenance(text, uuid) TO qingqu_staff, qingqu_supervisor, qingqu_system;
