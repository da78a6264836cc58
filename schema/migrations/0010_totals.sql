-- Written by hand: totals as of a closed epoch, and the form of them in which small numbers are protected.
CREATE TABLE "payment_agency_total" (
	"scope_ord" bigint NOT NULL,
	"region_code" text NOT NULL,
	"month" date,
	"agency_id" uuid NOT NULL,
	"func_code" text,
	"status" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"n" bigint NOT NULL,
	"sum_fen" bigint,
	"min_fen" bigint,
	"max_fen" bigint,
	"heads" bigint NOT NULL,
	CONSTRAINT "payment_agency_total_cell" UNIQUE NULLS NOT DISTINCT("scope_ord","region_code","month","agency_id","func_code","status","fiscal_year")
);
--> statement-breakpoint
CREATE TABLE "payment_month_total" (
	"scope_ord" bigint NOT NULL,
	"region_code" text NOT NULL,
	"month" date,
	"payee_kind" text NOT NULL,
	"status" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"n" bigint NOT NULL,
	"sum_fen" bigint,
	"min_fen" bigint,
	"max_fen" bigint,
	"heads" bigint NOT NULL,
	CONSTRAINT "payment_month_total_cell" UNIQUE NULLS NOT DISTINCT("scope_ord","region_code","month","payee_kind","status","fiscal_year")
);
--> statement-breakpoint
CREATE TABLE "payment_published" (
	"scope_ord" bigint NOT NULL,
	"region_code" text NOT NULL,
	"month" date,
	"fund_id" uuid,
	"payee_kind" text,
	"status" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"n" bigint NOT NULL,
	"sum_fen" bigint
);
--> statement-breakpoint
CREATE TABLE "payment_total" (
	"scope_ord" bigint NOT NULL,
	"region_code" text NOT NULL,
	"month" date,
	"fund_id" uuid NOT NULL,
	"payee_kind" text NOT NULL,
	"status" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"n" bigint NOT NULL,
	"sum_fen" bigint,
	"min_fen" bigint,
	"max_fen" bigint,
	"heads" bigint NOT NULL,
	CONSTRAINT "payment_total_cell" UNIQUE NULLS NOT DISTINCT("scope_ord","region_code","month","fund_id","payee_kind","status","fiscal_year")
);
--> statement-breakpoint
CREATE TABLE "subsidy_line_published" (
	"scope_ord" bigint NOT NULL,
	"region_code" text NOT NULL,
	"month" date,
	"programme_id" uuid,
	"status" text NOT NULL,
	"n" bigint NOT NULL,
	"sum_fen" bigint
);
--> statement-breakpoint
CREATE TABLE "subsidy_line_total" (
	"scope_ord" bigint NOT NULL,
	"region_code" text NOT NULL,
	"month" date,
	"programme_id" uuid NOT NULL,
	"status" text NOT NULL,
	"n" bigint NOT NULL,
	"sum_fen" bigint,
	"min_fen" bigint,
	"max_fen" bigint,
	"heads" bigint NOT NULL,
	CONSTRAINT "subsidy_line_total_cell" UNIQUE NULLS NOT DISTINCT("scope_ord","region_code","month","programme_id","status")
);
--> statement-breakpoint
CREATE TABLE "totals_state" (
	"name" text PRIMARY KEY NOT NULL,
	"epoch" bigint NOT NULL,
	"refreshed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"least_heads" integer NOT NULL,
	"suppressed" bigint
);
--> statement-breakpoint
CREATE TABLE "warning_published" (
	"scope_ord" bigint NOT NULL,
	"region_code" text NOT NULL,
	"month" date,
	"rule_id" text,
	"category" text,
	"severity" text,
	"state" text NOT NULL,
	"department_kind" text,
	"n" bigint NOT NULL,
	"sum_fen" bigint
);
--> statement-breakpoint
CREATE TABLE "warning_total" (
	"scope_ord" bigint NOT NULL,
	"region_code" text NOT NULL,
	"month" date,
	"rule_id" text NOT NULL,
	"category" text NOT NULL,
	"severity" text NOT NULL,
	"state" text NOT NULL,
	"department_kind" text NOT NULL,
	"n" bigint NOT NULL,
	"sum_fen" bigint,
	"min_fen" bigint,
	"max_fen" bigint,
	"heads" bigint NOT NULL,
	CONSTRAINT "warning_total_cell" UNIQUE NULLS NOT DISTINCT("scope_ord","region_code","month","rule_id","category","severity","state","department_kind")
);
--> statement-breakpoint
CREATE INDEX "payment_published_scope" ON "payment_published" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "subsidy_line_published_scope" ON "subsidy_line_published" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "warning_published_scope" ON "warning_published" USING btree ("scope_ord");--> statement-breakpoint
-- Row-level security, as every table has it.
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
-- Who may read records may read their totals; of warnings, staff those of their departments, as with the warnings themselves.
-- Leadership reads what is published and nothing else. Into which lots persons fall is nobody's business.
DO $$
DECLARE t text; columns text;
BEGIN
  FOREACH t IN ARRAY ARRAY['payment_total', 'payment_month_total', 'payment_agency_total', 'subsidy_line_total'] LOOP
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT TO qingqu_staff, qingqu_supervisor USING (true)', t);
  END LOOP;
  CREATE POLICY staff_read ON warning_total FOR SELECT TO qingqu_staff USING (department_kind = ANY (current_setting('app.depts')::text[]));
  CREATE POLICY supervisor_read ON warning_total FOR SELECT TO qingqu_supervisor USING (true);
  FOREACH t IN ARRAY ARRAY['payment_total', 'payment_month_total', 'payment_agency_total', 'subsidy_line_total', 'warning_total'] LOOP
    SELECT string_agg(format('%I', column_name), ', ' ORDER BY ordinal_position) INTO columns FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = t AND column_name <> 'heads';
    EXECUTE format('GRANT SELECT (%s) ON %I TO qingqu_staff, qingqu_supervisor', columns, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['payment_published', 'subsidy_line_published', 'warning_published'] LOOP
    EXECUTE format('CREATE POLICY leader_read ON %I FOR SELECT TO qingqu_leader USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_leader', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY all_read ON totals_state FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader USING (true);
--> statement-breakpoint
GRANT SELECT ON totals_state TO qingqu_staff, qingqu_supervisor, qingqu_leader;
