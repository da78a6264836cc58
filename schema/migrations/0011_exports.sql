-- Written by hand: exports as jobs.
CREATE TABLE "export_job" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"username" text NOT NULL,
	"role" text NOT NULL,
	"region_code" text NOT NULL,
	"department_kinds" text[] NOT NULL,
	"entity" text NOT NULL,
	"format" text NOT NULL,
	"wish" jsonb,
	"columns" text[] NOT NULL,
	"purpose" text,
	"ticket" text,
	"status" text DEFAULT 'waiting' NOT NULL,
	"rows_total" integer,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"sha256" "bytea",
	"epoch" bigint,
	"problem" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"file" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"lease_token" uuid,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "export_job_user" ON "export_job" USING btree ("user_id","created_at");
--> statement-breakpoint
CREATE INDEX "export_job_status" ON "export_job" USING btree ("status","created_at");
--> statement-breakpoint
ALTER TABLE export_job ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE export_job FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON export_job FOR ALL TO qingqu_system USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY scope ON export_job AS RESTRICTIVE FOR ALL TO PUBLIC
  USING (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint)
  WITH CHECK (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint);
--> statement-breakpoint
-- Everybody sees his own; auditors those of the region. Neither sees what was filtered by, nor where the file lies.
CREATE POLICY auditor_read ON export_job FOR SELECT TO qingqu_auditor USING (true);
--> statement-breakpoint
CREATE POLICY own_read ON export_job FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin USING (user_id = current_setting('app.uid')::uuid);
--> statement-breakpoint
GRANT SELECT (id, user_id, username, role, region_code, entity, format, columns, purpose, ticket, status, rows_total, rows_done, bytes, sha256, epoch, problem, attempts, created_at, started_at, finished_at, expires_at, scope_ord)
  ON export_job TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin;
--> statement-breakpoint
-- The one way in which a user asks for an export: in his own name, role and region, and never for more than three at a time.
CREATE FUNCTION start_export(of_entity text, of_format text, of_wish jsonb, of_columns text[], of_purpose text, of_ticket text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE made uuid; who uuid := current_setting('app.uid')::uuid; lo bigint := current_setting('app.lo')::bigint; hi bigint := current_setting('app.hi')::bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(1903260011, hashtext(who::text));
  IF (SELECT count(*) FROM export_job j WHERE j.user_id = who AND j.status IN ('waiting', 'running')) >= 3 THEN
    RAISE EXCEPTION '每人至多同时有 3 个导出任务；请等其完成或先取消 / at most 3 exports of a user wait or run at a time; wait for one, or cancel one'
      USING errcode = 'QQ004';
  END IF;
  INSERT INTO export_job (user_id, username, role, region_code, department_kinds, entity, format, wish, columns, purpose, ticket, expires_at, scope_ord)
  SELECT who, u.username, replace(current_setting('role'), 'qingqu_', ''), r.code, current_setting('app.depts')::text[], of_entity, of_format, of_wish, of_columns, of_purpose, of_ticket,
    clock_timestamp() + interval '7 days', lo
  FROM app_user u, region r WHERE u.id = who AND r.scope_lo = lo AND r.scope_hi = hi
  RETURNING id INTO made;
  RETURN made;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION start_export(text, text, jsonb, text[], text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION start_export(text, text, jsonb, text[], text, text) TO qingqu_staff, qingqu_supervisor, qingqu_leader;
--> statement-breakpoint
-- False when there is none of this user that waits or runs. Whoever works on it finds out with his next step.
CREATE FUNCTION cancel_export(of_job uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE export_job SET status = 'cancelled', wish = NULL, finished_at = clock_timestamp(), lease_token = NULL, lease_until = NULL
  WHERE id = of_job AND user_id = current_setting('app.uid')::uuid AND status IN ('waiting', 'running');
  RETURN FOUND;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION cancel_export(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION cancel_export(uuid) TO qingqu_staff, qingqu_supervisor, qingqu_leader;
--> statement-breakpoint
-- Where the file of a user's own finished job lies; nothing when he would not see now all that stands in it.
CREATE FUNCTION export_file(of_job uuid) RETURNS TABLE (file text, entity text, format text, rows_done integer, sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT j.file, j.entity, j.format, j.rows_done, encode(j.sha256, 'hex') FROM export_job j JOIN region r ON r.code = j.region_code
  WHERE j.id = of_job AND j.user_id = current_setting('app.uid')::uuid AND j.status = 'done' AND j.expires_at > clock_timestamp()
    AND j.role = replace(current_setting('role'), 'qingqu_', '') AND j.department_kinds <@ current_setting('app.depts')::text[]
    AND r.scope_lo >= current_setting('app.lo')::bigint AND r.scope_hi <= current_setting('app.hi')::bigint
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION export_file(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION export_file(uuid) TO qingqu_staff, qingqu_supervisor, qingqu_leader;
