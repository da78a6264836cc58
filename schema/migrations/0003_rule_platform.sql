-- Generated, then completed by hand: the twins of the altered tables, "case_key" of the warnings that are there, and from "The guard" on everything.
CREATE TABLE "contract" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_no" text NOT NULL,
	"region_code" text NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text,
	"tender_ref" text,
	"amount_fen" bigint,
	"signed_on" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contract_history" (
	"id" uuid NOT NULL,
	"contract_no" text NOT NULL,
	"region_code" text NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text,
	"tender_ref" text,
	"amount_fen" bigint,
	"signed_on" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "region_budget" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region_code" text NOT NULL,
	"fiscal_year" smallint NOT NULL,
	"approved_on" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "region_budget_history" (
	"id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"fiscal_year" smallint NOT NULL,
	"approved_on" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operator_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"user_code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"region_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operator_record_history" (
	"id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"user_code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"region_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "population_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"name_token" uuid,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "population_record_history" (
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"name_token" uuid,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relocation_payee" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"payee_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relocation_payee_history" (
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"payee_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "department_key" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"revoked_at" timestamp with time zone,
	"change_id" bigint
);
--> statement-breakpoint
CREATE TABLE "rule_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rule_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"payload" jsonb NOT NULL,
	"reason" text NOT NULL,
	"maker" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checker" text,
	"decision" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_hold" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rule_hold_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" text NOT NULL,
	"rule_digest" text NOT NULL,
	"cause" text NOT NULL,
	"detail" text NOT NULL,
	"sweep_id" bigint,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" text
);
--> statement-breakpoint
CREATE TABLE "rule_whitelist" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rule_whitelist_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" text NOT NULL,
	"matches" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"valid_from" date NOT NULL,
	"expires_on" date NOT NULL,
	"ended_at" timestamp with time zone,
	"maker" text NOT NULL,
	"checker" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"change_id" bigint,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "warning_verdict" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "warning_verdict_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"warning_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"rectified_on" date,
	"reason" text NOT NULL,
	"decided_by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"department_kind" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "name_token" uuid;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "luhn_valid" boolean;--> statement-breakpoint
ALTER TABLE "subsidy_line" ADD COLUMN "name_token" uuid;--> statement-breakpoint
ALTER TABLE "subsidy_line" ADD COLUMN "id_check" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "name_token" uuid;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "payee_name_token" uuid;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "applicant_id" uuid;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "reviewer_id" uuid;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "approver_id" uuid;--> statement-breakpoint
ALTER TABLE "payment_line" ADD COLUMN "name_token" uuid;--> statement-breakpoint
ALTER TABLE "payment_line" ADD COLUMN "id_check" text;--> statement-breakpoint
ALTER TABLE "finding" ADD COLUMN "outcome" text DEFAULT 'warning' NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_package" ADD COLUMN "source" text DEFAULT 'bundled' NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_package" ADD COLUMN "signed_by" text;--> statement-breakpoint
ALTER TABLE "rule_package" ADD COLUMN "rule_digests" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_package" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rule_package" ADD COLUMN "change_id" bigint;--> statement-breakpoint
ALTER TABLE "rule_parameter" ADD COLUMN "change_id" bigint;--> statement-breakpoint
ALTER TABLE "rule_version" ADD COLUMN "pilot_regions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "n_suppressed" integer;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "n_held" integer;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "n_whitelisted" integer;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "n_shadow" integer;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "mode" text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "base_task_id" bigint;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "n_keys" integer;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "inputs" jsonb;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "canary" text;--> statement-breakpoint
ALTER TABLE "sweep_task" ADD COLUMN "peak_memory_bytes" bigint;--> statement-breakpoint
ALTER TABLE "warning" ADD COLUMN "case_key" text;--> statement-breakpoint
UPDATE "warning" SET "case_key" = "id"::text;--> statement-breakpoint
ALTER TABLE "warning" ALTER COLUMN "case_key" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "contract_epoch" ON "contract" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "contract_scope" ON "contract" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "contract_no" ON "contract" USING btree ("contract_no");--> statement-breakpoint
CREATE INDEX "contract_history_id" ON "contract_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "contract_history_epoch" ON "contract_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "region_budget_epoch" ON "region_budget" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "region_budget_scope" ON "region_budget" USING btree ("scope_ord","fiscal_year");--> statement-breakpoint
CREATE INDEX "region_budget_history_id" ON "region_budget_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "region_budget_history_epoch" ON "region_budget_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "operator_record_epoch" ON "operator_record" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "operator_record_operator" ON "operator_record" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "operator_record_person" ON "operator_record" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "operator_record_history_id" ON "operator_record_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "operator_record_history_epoch" ON "operator_record_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "population_record_epoch" ON "population_record" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "population_record_person" ON "population_record" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "population_record_history_id" ON "population_record_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "population_record_history_epoch" ON "population_record_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "relocation_payee_epoch" ON "relocation_payee" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "relocation_payee_project" ON "relocation_payee" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "relocation_payee_history_id" ON "relocation_payee_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "relocation_payee_history_epoch" ON "relocation_payee_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "rule_change_subject" ON "rule_change" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "rule_change_open" ON "rule_change" USING btree ("decision","id");--> statement-breakpoint
CREATE INDEX "rule_hold_rule" ON "rule_hold" USING btree ("rule_id","id");--> statement-breakpoint
CREATE INDEX "rule_whitelist_rule" ON "rule_whitelist" USING btree ("rule_id","entry_id");--> statement-breakpoint
CREATE INDEX "warning_verdict_warning" ON "warning_verdict" USING btree ("warning_id","id");--> statement-breakpoint
CREATE INDEX "warning_verdict_scope" ON "warning_verdict" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "warning_case" ON "warning" USING btree ("case_key");;--> statement-breakpoint

-- The twins of the altered tables: their columns stand in the table's order with epoch_to last, and a column that is added stands last, so they are made anew.
DO $$
DECLARE t text; kept text;
BEGIN
  FOREACH t IN ARRAY ARRAY['account', 'subsidy_line', 'person', 'payment', 'payment_line'] LOOP
    EXECUTE format('ALTER TABLE %I RENAME TO %I', t || '_history', t || '_history_before');
    EXECUTE format('CREATE TABLE %I (LIKE %I)', t || '_history', t);
    EXECUTE format('ALTER TABLE %I ADD COLUMN epoch_to bigint NOT NULL', t || '_history');
    SELECT string_agg(quote_ident(column_name), ', ') INTO kept FROM information_schema.columns WHERE table_schema = 'public' AND table_name = t || '_history_before';
    EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM %I', t || '_history', kept, kept, t || '_history_before');
    EXECUTE format('DROP TABLE %I', t || '_history_before');
    EXECUTE format('CREATE INDEX %I ON %I USING btree (id, version)', t || '_history_id', t || '_history');
    EXECUTE format('CREATE INDEX %I ON %I USING brin (epoch_to)', t || '_history_epoch', t || '_history');
  END LOOP;
END $$;
--> statement-breakpoint

-- The guard, for what this migration brings: history, row-level security, grants (0001_guard says why). --------------------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['region_budget', 'contract', 'population_record', 'operator_record', 'relocation_payee'] LOOP
    EXECUTE format('CREATE TRIGGER keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION move_to_history()', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON warning_verdict FOR EACH ROW EXECUTE FUNCTION refuse_change();
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
-- Business rows, as all of them.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['region_budget', 'contract', 'population_record', 'operator_record', 'relocation_payee'] LOOP
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT TO qingqu_staff, qingqu_supervisor USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor', t);
  END LOOP;
  -- How rules are governed is no secret to those who work with them; changes and whitelist entries only in one's own region (the scope policy).
  FOREACH t IN ARRAY ARRAY['department_key', 'rule_change', 'rule_parameter', 'rule_whitelist', 'rule_hold'] LOOP
    EXECUTE format('CREATE POLICY all_read ON %I FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_admin USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor, qingqu_admin', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Verdicts are read as the warnings that they are about.
CREATE POLICY staff_read ON warning_verdict FOR SELECT TO qingqu_staff USING (department_kind = ANY (current_setting('app.depts')::text[]));
--> statement-breakpoint
CREATE POLICY supervisor_read ON warning_verdict FOR SELECT TO qingqu_supervisor USING (true);
--> statement-breakpoint
GRANT SELECT ON warning_verdict TO qingqu_staff, qingqu_supervisor;
--> statement-breakpoint
-- How a task ran and whether its canary was found; the numbers cover the whole province and stay ungranted.
GRANT SELECT (mode, base_task_id, canary) ON sweep_task TO qingqu_staff, qingqu_supervisor, qingqu_admin;
