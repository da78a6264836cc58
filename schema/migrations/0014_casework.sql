CREATE TABLE "assessment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"period" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"epoch" bigint NOT NULL,
	"as_known_at" timestamp with time zone NOT NULL,
	"scheme_id" bigint NOT NULL,
	"inputs_digest" "bytea" NOT NULL,
	"made_by" text NOT NULL,
	"objections_until" date,
	"published_by" text,
	"published_on" date,
	CONSTRAINT "assessment_period" UNIQUE("period","region_code")
);
--> statement-breakpoint
CREATE TABLE "assessment_scheme" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessment_scheme_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"effective_from" date NOT NULL,
	"weights" jsonb NOT NULL,
	"formula_version" text NOT NULL,
	"basis" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment_score" (
	"assessment_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"total_centi" integer NOT NULL,
	"rank" integer NOT NULL,
	"dimensions" jsonb NOT NULL,
	"penalties" jsonb NOT NULL,
	"objection" text,
	"objected_by" text,
	"objected_on" date,
	"objection_answer" text,
	"objection_upheld" boolean,
	"answered_by" text,
	"answered_on" date,
	CONSTRAINT "assessment_score_assessment_id_region_code_pk" PRIMARY KEY("assessment_id","region_code")
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"matter" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"department_kind" text
);
--> statement-breakpoint
CREATE TABLE "case_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"case_no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "case_file_case_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" text NOT NULL,
	"case_key" text NOT NULL,
	"category" text NOT NULL,
	"severity" text NOT NULL,
	"department_kind" text NOT NULL,
	"observer_region_code" text,
	"outcome" text,
	"openings" integer DEFAULT 1 NOT NULL,
	"warnings" integer NOT NULL,
	"amount_fen" bigint,
	"assignee" text,
	"assigned_on" date,
	"verdict" text,
	"violation_type" text,
	"verdict_by" text,
	"verdict_on" date,
	"verdict_reason" text,
	"confirmed_by" text,
	"rectified_by" text,
	"rectified_on" date,
	"rectified_at" timestamp with time zone,
	"returned_fen" bigint,
	"rebooked_fen" bigint,
	"other_fen" bigint,
	"recheck" text,
	"rechecked_epoch" bigint,
	"checked_by" text,
	"checked_on" date,
	"sampled_by" text,
	"sampled_on" date,
	"paused_on" date,
	"pause_reason" text,
	"paused_workdays" integer DEFAULT 0 NOT NULL,
	"opened_on" date NOT NULL,
	"verify_within" integer NOT NULL,
	"rectify_within" integer NOT NULL,
	"verify_due_on" date,
	"rectify_due_on" date,
	"reported_at" timestamp with time zone,
	"closed_on" date,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "casework_step" (
	"matter" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"act" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"by_user" text NOT NULL,
	"by_role" text NOT NULL,
	"on_day" date NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"reason" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"scope_ord" bigint NOT NULL,
	"department_kind" text,
	CONSTRAINT "casework_step_matter_id_seq_pk" PRIMARY KEY("matter_id","seq")
);
--> statement-breakpoint
CREATE TABLE "circular" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"circular_no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "circular_circular_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"stream" text NOT NULL,
	"month" text NOT NULL,
	"title" text NOT NULL,
	"remarks" text,
	"epoch" bigint NOT NULL,
	"document_no" text,
	"drafted_by" text NOT NULL,
	"drafted_on" date NOT NULL,
	"reviewed_by" text,
	"reviewed_on" date,
	"issued_by" text,
	"issued_on" date
);
--> statement-breakpoint
CREATE TABLE "circular_delivery" (
	"circular_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"addressee" text NOT NULL,
	"delivered_on" date,
	"acknowledged_by" text,
	"acknowledged_on" date,
	CONSTRAINT "circular_delivery_circular_id_region_code_pk" PRIMARY KEY("circular_id","region_code")
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"correction_no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "correction_correction_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"record_kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"warning_id" uuid,
	"case_id" uuid,
	"class" text,
	"question" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_on" date NOT NULL,
	"handler_region_code" text NOT NULL,
	"handler_department_kind" text NOT NULL,
	"notice_on" date,
	"due_on" date,
	"answer" text,
	"answered_by" text,
	"answered_on" date,
	"corrected_by" text,
	"corrected_on" date,
	"document_no" text,
	"file_id" bigint,
	"version_before" integer,
	"version_after" integer,
	"verified_by" text,
	"closed_on" date
);
--> statement-breakpoint
CREATE TABLE "data_exchange" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"exchange_no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "data_exchange_exchange_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"direction" text NOT NULL,
	"counterparty" text NOT NULL,
	"purpose" text NOT NULL,
	"reason" text NOT NULL,
	"dataset" jsonb NOT NULL,
	"requested_by" text NOT NULL,
	"requested_on" date NOT NULL,
	"endorsed_by" text,
	"endorsed_on" date,
	"approved_by" text,
	"approved_on" date,
	"decision_reason" text,
	"valid_from" date,
	"expires_on" date,
	"exports" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation" (
	"region_code" text PRIMARY KEY NOT NULL,
	"scope_ord" bigint NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"streak" integer NOT NULL,
	"month" text NOT NULL,
	"since" date NOT NULL,
	"inspection_id" uuid,
	"inspected_on" date,
	"interview_id" uuid,
	"clean_months" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspection" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"inspection_no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "inspection_inspection_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"document_no" text,
	"case_id" uuid,
	"due_since" text,
	"reason" text NOT NULL,
	"scope" text NOT NULL,
	"ordered_by" text NOT NULL,
	"ordered_on" date NOT NULL,
	"team" text,
	"started_on" date,
	"reported_on" date,
	"reported_by" text,
	"findings" text,
	"requirements" text
);
--> statement-breakpoint
CREATE TABLE "interview" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"interview_no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "interview_interview_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"document_no" text,
	"case_id" uuid,
	"due_since" text,
	"reason" text NOT NULL,
	"interviewer" text NOT NULL,
	"interviewee" text NOT NULL,
	"convened_by" text NOT NULL,
	"convened_for" date NOT NULL,
	"place" text,
	"held_on" date,
	"minutes" text,
	"requirements" text,
	"recorded_by" text
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"month" text NOT NULL,
	"epoch" bigint NOT NULL,
	"due_on" date,
	"confirmed_by" text,
	"confirmed_on" date,
	"reported_by" text,
	"reported_on" date,
	"compiled_by" text,
	"compiled_on" date,
	CONSTRAINT "ledger_month" UNIQUE("month","region_code")
);
--> statement-breakpoint
CREATE TABLE "ledger_line" (
	"ledger_id" uuid NOT NULL,
	"category" text NOT NULL,
	"severity" text NOT NULL,
	"opening" integer NOT NULL,
	"fresh" integer NOT NULL,
	"reopened" integer NOT NULL,
	"normal" integer NOT NULL,
	"violation" integer NOT NULL,
	"rectified" integer NOT NULL,
	"cleared" integer NOT NULL,
	"closing" integer NOT NULL,
	"overdue" integer NOT NULL,
	"returned_fen" bigint NOT NULL,
	"rebooked_fen" bigint NOT NULL,
	"other_fen" bigint NOT NULL,
	"scope_ord" bigint NOT NULL,
	CONSTRAINT "ledger_line_ledger_id_category_severity_pk" PRIMARY KEY("ledger_id","category","severity")
);
--> statement-breakpoint
CREATE TABLE "month_close" (
	"month" text PRIMARY KEY NOT NULL,
	"closed_on" date NOT NULL,
	"as_known_at" timestamp with time zone NOT NULL,
	"epoch" bigint NOT NULL,
	"parameters" jsonb NOT NULL,
	"closed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "month_state" (
	"month" text NOT NULL,
	"region_code" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"problem" boolean NOT NULL,
	"streak" integer NOT NULL,
	"phase" text NOT NULL,
	"open_cases" integer NOT NULL,
	"new_warnings" integer NOT NULL,
	"red_warnings" integer NOT NULL,
	"case_ids" uuid[] NOT NULL,
	"warning_ids" uuid[] NOT NULL,
	CONSTRAINT "month_state_month_region_code_pk" PRIMARY KEY("month","region_code")
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminder_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"matter" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"due_on" date NOT NULL,
	"reminded_on" date NOT NULL,
	"region_code" text NOT NULL,
	"department_kind" text,
	"scope_ord" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminder_once" UNIQUE("matter_id","what","kind","due_on")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"matter_version" integer NOT NULL,
	"title" text NOT NULL,
	"epoch" bigint,
	"template_version" text NOT NULL,
	"content" jsonb NOT NULL,
	"content_digest" "bytea" NOT NULL,
	"files" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_code" text NOT NULL,
	"department_kind" text,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "warning_route" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "warning_route_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"category" text NOT NULL,
	"department_kind" text NOT NULL,
	"region_code" text,
	"effective_from" date,
	"basis" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_order" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"order_no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "work_order_order_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"document_no" text,
	"case_id" uuid,
	"department_kind" text NOT NULL,
	"issuer_region_code" text NOT NULL,
	"title" text NOT NULL,
	"requirement" text NOT NULL,
	"issued_by" text NOT NULL,
	"issued_on" date NOT NULL,
	"reply_within" integer NOT NULL,
	"due_on" date,
	"acknowledged_by" text,
	"acknowledged_on" date,
	"reply" text,
	"replied_by" text,
	"replied_on" date,
	"decided_by" text,
	"decided_on" date,
	"decision_reason" text
);
--> statement-breakpoint
ALTER TABLE "warning" ADD COLUMN "case_id" uuid;--> statement-breakpoint
CREATE INDEX "assessment_score_scope" ON "assessment_score" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "attachment_matter" ON "attachment" USING btree ("matter_id");--> statement-breakpoint
CREATE INDEX "attachment_scope" ON "attachment" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "case_file_scope" ON "case_file" USING btree ("scope_ord","opened_on","id","state","department_kind");--> statement-breakpoint
CREATE INDEX "case_file_key" ON "case_file" USING btree ("rule_id","case_key");--> statement-breakpoint
CREATE INDEX "case_file_state" ON "case_file" USING btree ("state");--> statement-breakpoint
CREATE INDEX "case_file_region" ON "case_file" USING btree ("region_code","department_kind");--> statement-breakpoint
CREATE INDEX "casework_step_scope" ON "casework_step" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "casework_step_act" ON "casework_step" USING btree ("matter","act","on_day");--> statement-breakpoint
CREATE INDEX "circular_delivery_scope" ON "circular_delivery" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "correction_scope" ON "correction" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "correction_record" ON "correction" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "correction_case" ON "correction" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "correction_handler" ON "correction" USING btree ("handler_region_code","handler_department_kind");--> statement-breakpoint
CREATE INDEX "data_exchange_scope" ON "data_exchange" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "escalation_scope" ON "escalation" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "inspection_scope" ON "inspection" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "inspection_case" ON "inspection" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "interview_scope" ON "interview" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "interview_case" ON "interview" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "ledger_scope" ON "ledger" USING btree ("scope_ord","month");--> statement-breakpoint
CREATE INDEX "ledger_line_scope" ON "ledger_line" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "month_state_scope" ON "month_state" USING btree ("scope_ord","month");--> statement-breakpoint
CREATE INDEX "reminder_scope" ON "reminder" USING btree ("scope_ord","reminded_on");--> statement-breakpoint
CREATE UNIQUE INDEX "report_matter" ON "report" USING btree ("matter_id","matter_version","template_version");--> statement-breakpoint
CREATE INDEX "report_scope" ON "report" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "warning_route_category" ON "warning_route" USING btree ("category");--> statement-breakpoint
CREATE INDEX "work_order_scope" ON "work_order" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "work_order_case" ON "work_order" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "warning_case_id" ON "warning" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "warning_without_case" ON "warning" USING btree ("id") WHERE case_id is null and state = 'open';
--> statement-breakpoint
-- Written by hand from here on: who reads what of casework, and what of it is never changed. -------------------------------------
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
  -- How the work is arranged is no secret.
  FOREACH t IN ARRAY ARRAY['warning_route', 'month_close', 'assessment_scheme'] LOOP
    EXECUTE format('CREATE POLICY all_read ON %I FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin', t);
  END LOOP;
  -- Staff see what is for their departments, or for all; supervision sees all of its region.
  FOREACH t IN ARRAY ARRAY['case_file', 'work_order'] LOOP
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT TO qingqu_staff USING (department_kind = ANY (current_setting(''app.depts'')::text[]))', t);
    EXECUTE format('CREATE POLICY supervisor_read ON %I FOR SELECT TO qingqu_supervisor USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['casework_step', 'attachment', 'reminder', 'report'] LOOP
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT TO qingqu_staff USING (department_kind IS NULL OR department_kind = ANY (current_setting(''app.depts'')::text[]))', t);
    EXECUTE format('CREATE POLICY supervisor_read ON %I FOR SELECT TO qingqu_supervisor USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['correction', 'data_exchange'] LOOP
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT TO qingqu_staff, qingqu_supervisor USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor', t);
  END LOOP;
  -- What names no person: leadership reads it too.
  FOREACH t IN ARRAY ARRAY['inspection', 'interview', 'month_state', 'escalation', 'ledger', 'ledger_line', 'assessment_score', 'circular_delivery'] LOOP
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor, qingqu_leader', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- An assessment and a circular are their makers', and theirs to whom they were announced or delivered.
CREATE POLICY staff_read ON assessment FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader USING (
  EXISTS (SELECT FROM region r WHERE r.code = region_code AND r.scope_lo BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint)
  OR state <> 'draft' AND EXISTS (SELECT FROM assessment_score s WHERE s.assessment_id = assessment.id));
--> statement-breakpoint
CREATE POLICY staff_read ON circular FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader USING (
  EXISTS (SELECT FROM region r WHERE r.code = region_code AND r.scope_lo BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint)
  OR EXISTS (SELECT FROM circular_delivery d WHERE d.circular_id = circular.id AND d.delivered_on IS NOT NULL));
--> statement-breakpoint
GRANT SELECT ON assessment, circular TO qingqu_staff, qingqu_supervisor, qingqu_leader;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON casework_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON month_close FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON month_state FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The routes of Art. 17. A reorganisation adds rows with its date and basis; it changes none.
INSERT INTO warning_route (category, department_kind, basis, set_by)
SELECT category, department_kind, '豫财办〔2018〕33号 第十七条', 'system' FROM (VALUES
  ('receipt', 'budget'), ('allocation', 'budget'), ('cash', 'treasury'), ('account', 'treasury'),
  ('cycle', 'agri'), ('fund', 'agri'), ('enterprise', 'agri'), ('individual', 'agri')) v(category, department_kind);
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON warning_route FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
INSERT INTO assessment_scheme (effective_from, weights, formula_version, basis, set_by) VALUES
  ('2018-01-01', '{"receipt": 15, "system_use": 20, "one_card": 15, "special_account": 15, "handling": 25, "completeness": 10}', '1',
   '豫财办〔2018〕33号 第十九条（权重为建议值）', 'system');
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON assessment_scheme FOR EACH ROW EXECUTE FUNCTION refuse_change();
