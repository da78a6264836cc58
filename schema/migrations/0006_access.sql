CREATE TABLE "app_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"method" text NOT NULL,
	"role" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"client_address" text,
	"user_agent" text,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	"revoked_reason" text,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entry_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" uuid,
	"username" text NOT NULL,
	"role" text NOT NULL,
	"action" text NOT NULL,
	"target_kind" text,
	"target_id" text,
	"purpose" text,
	"ticket" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text,
	"client_address" text,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"n" bigint PRIMARY KEY NOT NULL,
	"first_seq" bigint NOT NULL,
	"last_seq" bigint NOT NULL,
	"entries" integer NOT NULL,
	"digest" "bytea" NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grant_exception" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"approved_by" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_token" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"last_used_from" text,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	"scope_ord" bigint NOT NULL,
	CONSTRAINT "service_token_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "app_grant" ADD COLUMN "granted_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "app_grant" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "app_grant" ADD COLUMN "ended_by" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "kind" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "staff_no" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "password_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "must_change_password" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "former_hashes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "failed_sign_ins" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "locked_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "totp_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "totp_enabled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "totp_last_step" bigint;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "oidc_issuer" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "oidc_subject" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "tokens_valid_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "reveal_quota" integer;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "created_by" text;--> statement-breakpoint
DROP INDEX "warning_scope";--> statement-breakpoint
CREATE INDEX "warning_scope" ON "warning" USING btree ("scope_ord","opened_as_of","id","category","department_kind");--> statement-breakpoint
CREATE INDEX "app_session_user" ON "app_session" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_entry_at" ON "audit_entry" USING brin ("at");--> statement-breakpoint
CREATE INDEX "audit_entry_user" ON "audit_entry" USING btree ("user_id","action","at");--> statement-breakpoint
CREATE INDEX "audit_entry_target" ON "audit_entry" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "audit_entry_scope" ON "audit_entry" USING btree ("scope_ord","seq");--> statement-breakpoint
CREATE INDEX "grant_exception_user" ON "grant_exception" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "service_token_user" ON "service_token" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "app_grant_scope" ON "app_grant" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "indicator_agency" ON "indicator" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "payee_account" ON "payee" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "payee_name" ON "payee" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "payment_agency" ON "payment" USING btree ("agency_id","paid_on","id");--> statement-breakpoint
CREATE INDEX "payment_payee_account" ON "payment" USING btree ("payee_account_id");--> statement-breakpoint
CREATE INDEX "payment_status" ON "payment" USING btree ("status","paid_on","id");--> statement-breakpoint
CREATE INDEX "payment_line_person" ON "payment_line" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "subsidy_line_card" ON "subsidy_line" USING btree ("card_id");--> statement-breakpoint
CREATE INDEX "subsidy_line_paid" ON "subsidy_line" USING btree ("paid_on","id");--> statement-breakpoint
CREATE INDEX "app_user_staff_no" ON "app_user" USING btree ("staff_no");--> statement-breakpoint
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_oidc" UNIQUE("oidc_issuer","oidc_subject");
--> statement-breakpoint
-- Written by hand from here on: roles, row-level security, the audit log. ------------------------------------------------

-- Roles belong to the server, so another database may have made them already.
DO $$
DECLARE role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['qingqu_leader', 'qingqu_auditor', 'qingqu_service'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
  GRANT qingqu_leader, qingqu_auditor, qingqu_service TO qingqu_api;
  -- An auditor reads what supervision reads, and besides what was done and who may do what. A program reads what staff read.
  GRANT qingqu_supervisor TO qingqu_auditor;
  GRANT qingqu_staff TO qingqu_service;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO qingqu_leader, qingqu_auditor, qingqu_service;
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
-- Leadership reads the budget chain and what everybody reads; of payments, payees and warnings it sees totals only.
DO $$
DECLARE t text; c record;
BEGIN
  FOR t IN SELECT tablename FROM pg_policies WHERE policyname = 'all_read' LOOP
    EXECUTE format('ALTER POLICY all_read ON %I TO qingqu_staff, qingqu_supervisor, qingqu_admin, qingqu_leader', t);
    FOR c IN SELECT column_name FROM information_schema.column_privileges
      WHERE table_schema = 'public' AND table_name = t AND grantee = 'qingqu_admin' AND privilege_type = 'SELECT' LOOP
      EXECUTE format('GRANT SELECT (%I) ON %I TO qingqu_leader', c.column_name, t);
    END LOOP;
  END LOOP;
  FOREACH t IN ARRAY ARRAY['fund', 'fund_target_region', 'programme', 'programme_standard', 'indicator_doc', 'indicator', 'indicator_adjustment',
    'allocation', 'plan', 'agency', 'project', 'region_budget'] LOOP
    EXECUTE format('CREATE POLICY leader_read ON %I FOR SELECT TO qingqu_leader USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_leader', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Who may do what is for administrators and auditors of the region; everybody sees what concerns himself.
ALTER POLICY admin_read ON app_user TO qingqu_admin, qingqu_auditor;
--> statement-breakpoint
ALTER POLICY admin_read ON app_grant TO qingqu_admin, qingqu_auditor;
--> statement-breakpoint
ALTER POLICY own_read ON app_user TO qingqu_staff, qingqu_supervisor, qingqu_leader;
--> statement-breakpoint
ALTER POLICY own_read ON app_grant TO qingqu_staff, qingqu_supervisor, qingqu_leader;
--> statement-breakpoint
GRANT SELECT (id, username, display_name, is_demo, disabled_at, created_at, scope_ord) ON app_user TO qingqu_leader;
--> statement-breakpoint
GRANT SELECT (kind, staff_no, password_changed_at, must_change_password, failed_sign_ins, locked_until, totp_enabled_at, oidc_issuer, tokens_valid_from, reveal_quota, created_by) ON app_user TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin;
--> statement-breakpoint
GRANT SELECT ON app_grant TO qingqu_leader;
--> statement-breakpoint
CREATE POLICY admin_read ON app_session FOR SELECT TO qingqu_admin, qingqu_auditor USING (true);
--> statement-breakpoint
CREATE POLICY own_read ON app_session FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader USING (user_id = current_setting('app.uid')::uuid);
--> statement-breakpoint
GRANT SELECT ON app_session TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin;
--> statement-breakpoint
CREATE POLICY admin_read ON grant_exception FOR SELECT TO qingqu_admin, qingqu_auditor USING (true);
--> statement-breakpoint
CREATE POLICY own_read ON grant_exception FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader USING (user_id = current_setting('app.uid')::uuid);
--> statement-breakpoint
GRANT SELECT ON grant_exception TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin;
--> statement-breakpoint
CREATE POLICY admin_read ON service_token FOR SELECT TO qingqu_admin, qingqu_auditor USING (true);
--> statement-breakpoint
GRANT SELECT (id, user_id, name, scopes, created_at, created_by, expires_at, last_used_at, last_used_from, revoked_at, revoked_by, scope_ord) ON service_token TO qingqu_admin, qingqu_auditor;
--> statement-breakpoint
CREATE POLICY auditor_read ON audit_entry FOR SELECT TO qingqu_auditor USING (true);
--> statement-breakpoint
CREATE POLICY own_read ON audit_entry FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin USING (user_id = current_setting('app.uid')::uuid);
--> statement-breakpoint
GRANT SELECT ON audit_entry TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin;
--> statement-breakpoint
CREATE POLICY auditor_read ON audit_seal FOR SELECT TO qingqu_auditor USING (true);
--> statement-breakpoint
GRANT SELECT ON audit_seal TO qingqu_auditor;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The one way to write down what a user does: who it is and in which role is taken from the transaction, not from what is passed.
-- The shared lock orders writers before a seal: when a run of entries is sealed, none that belongs in it is still under way.
CREATE FUNCTION audit(of_action text, of_target_kind text, of_target_id text, of_purpose text, of_ticket text, of_detail jsonb, of_request text, of_address text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE written bigint; who uuid := current_setting('app.uid')::uuid;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1903260005);
  INSERT INTO audit_entry (at, user_id, username, role, action, target_kind, target_id, purpose, ticket, detail, request_id, client_address, scope_ord)
  SELECT clock_timestamp(), who, coalesce((SELECT u.username FROM app_user u WHERE u.id = who), who::text), replace(current_setting('role'), 'qingqu_', ''),
    of_action, of_target_kind, of_target_id, of_purpose, of_ticket, coalesce(of_detail, '{}'), of_request, of_address, current_setting('app.lo')::bigint
  RETURNING seq INTO written;
  RETURN written;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit(text, text, text, text, text, jsonb, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION audit(text, text, text, text, text, jsonb, text, text) TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin;
--> statement-breakpoint
-- What the platform itself does, and what is done on its command line; in the scope of the transaction.
CREATE FUNCTION audit_of_system(of_user uuid, of_username text, of_role text, of_action text, of_target_kind text, of_target_id text, of_purpose text, of_ticket text, of_detail jsonb, of_request text, of_address text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public AS $$
DECLARE written bigint;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1903260005);
  INSERT INTO audit_entry (at, user_id, username, role, action, target_kind, target_id, purpose, ticket, detail, request_id, client_address, scope_ord)
  SELECT clock_timestamp(), of_user, of_username, of_role, of_action, of_target_kind, of_target_id, of_purpose, of_ticket, coalesce(of_detail, '{}'), of_request, of_address,
    coalesce((SELECT u.scope_ord FROM app_user u WHERE u.id = of_user), (SELECT min(r.scope_lo) FROM region r))
  RETURNING seq INTO written;
  RETURN written;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_of_system(uuid, text, text, text, text, text, text, text, jsonb, text, text) FROM PUBLIC;
