-- Written by hand: which processes of the platform there are, and what software may work on this schema.
CREATE TABLE "worker" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"version" text NOT NULL,
	"schema_version" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"clock_offset_ms" double precision,
	"stopping" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "worker_seen" ON "worker" USING btree ("seen_at");
--> statement-breakpoint
CREATE TABLE "schema_version" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" integer NOT NULL,
	"minimum" integer NOT NULL,
	"migrated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "schema_version_only" CHECK (id)
);
--> statement-breakpoint
ALTER TABLE worker ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE worker FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON worker FOR ALL TO qingqu_system USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE schema_version ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE schema_version FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON schema_version FOR ALL TO qingqu_system USING (true) WITH CHECK (true);
