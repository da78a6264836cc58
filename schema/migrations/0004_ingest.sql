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
CREATE TABLE "key_rotation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "key_rotation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_key" integer,
	"to_key" integer NOT NULL,
	"table_name" text NOT NULL,
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
	CONSTRAINT "record_mark_feed_record_id_kind_pk" PRIMARY KEY("feed","record_id","kind")
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
CREATE UNIQUE INDEX "key_rotation_table" ON "key_rotation" USING btree ("to_key","table_name");--> statement-breakpoint
CREATE INDEX "quarantine_event_row" ON "quarantine_event" USING btree ("quarantine_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_break_open" ON "reconciliation_break" USING btree ("kind","subject") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "reconciliation_break_scope" ON "reconciliation_break" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "ingest_file_source" ON "ingest_file" USING btree ("source_id","id");--> statement-breakpoint
CREATE INDEX "ingest_file_unfinished" ON "ingest_file" USING btree ("id") WHERE status in ('received', 'loading');--> statement-breakpoint
CREATE INDEX "ingest_row_stale" ON "ingest_row" USING btree ("target_id") WHERE outcome = 'stale';--> statement-breakpoint
CREATE INDEX "quarantine_open" ON "quarantine" USING btree ("due_on","id") WHERE status in ('open', 'fixed');--> statement-breakpoint
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
