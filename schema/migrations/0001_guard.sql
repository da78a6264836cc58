-- Written by hand: what Drizzle does not express. Epochs, history, roles, row-level security.

-- Epochs -------------------------------------------------------------------------------------------------------------
CREATE UNIQUE INDEX epoch_one_open ON epoch ((true)) WHERE closed_at IS NULL;
--> statement-breakpoint
INSERT INTO epoch (n) VALUES (1);
--> statement-breakpoint
CREATE FUNCTION move_to_history() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
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
DO $$
DECLARE business text;
BEGIN
  FOR business IN SELECT left(tablename, -8) FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '%\_history' LOOP
    EXECUTE format('CREATE TRIGGER keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION move_to_history()', business);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON warning_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ingest_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- Roles: they belong to the server, so another database may have made them already. ------------------------------------
DO $$
DECLARE role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['qingqu_system', 'qingqu_staff', 'qingqu_supervisor', 'qingqu_admin'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
  BEGIN
    CREATE ROLE qingqu_api LOGIN NOINHERIT;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  GRANT qingqu_staff, qingqu_supervisor, qingqu_admin TO qingqu_api;
  EXECUTE format('GRANT qingqu_system TO %I', current_user);
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO qingqu_api', current_database());
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO qingqu_system, qingqu_staff, qingqu_supervisor, qingqu_admin, qingqu_api;
--> statement-breakpoint
-- Whoever may call set_config may widen the scope again; after the switch of role it must be gone.
DO $$
BEGIN
  REVOKE EXECUTE ON FUNCTION set_config(text, text, boolean) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION set_config(text, text, boolean) TO qingqu_api, qingqu_system;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'set_config stays executable by PUBLIC: let a superuser run REVOKE EXECUTE ON FUNCTION set_config(text, text, boolean) FROM PUBLIC';
END $$;
--> statement-breakpoint

-- Row-level security ---------------------------------------------------------------------------------------------------
DO $$
DECLARE t text; scoped boolean;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I FOR ALL TO qingqu_system USING (true) WITH CHECK (true)', t);
    SELECT EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = t AND column_name = 'scope_ord') INTO scoped;
    -- Funds and programmes are the province's catalogue: everybody reads them, whatever the region.
    IF scoped AND replace(t, '_history', '') NOT IN ('fund', 'fund_target_region', 'programme') THEN
      -- Restrictive: it holds whatever policy is added later. Bare range: the planner sees its real selectivity.
      EXECUTE format($p$CREATE POLICY scope ON %I AS RESTRICTIVE FOR ALL TO PUBLIC
        USING (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint)
        WITH CHECK (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint)$p$, t);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- Application staff read the business rows of their region; administrators never do (Art. 10).
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT left(tablename, -8) FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '%\_history' LOOP
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT TO qingqu_staff, qingqu_supervisor USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['region', 'calendar_day', 'code_item', 'epoch', 'rule_package', 'rule_version'] LOOP
    EXECUTE format('CREATE POLICY all_read ON %I FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_admin USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO qingqu_staff, qingqu_supervisor, qingqu_admin', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY all_read ON department FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_admin USING (true);
--> statement-breakpoint
GRANT SELECT ON department TO qingqu_staff, qingqu_supervisor, qingqu_admin;
--> statement-breakpoint
-- Warnings: a department's staff see their own department's; supervision sees all of its region.
CREATE POLICY staff_read ON warning FOR SELECT TO qingqu_staff USING (department_kind = ANY (current_setting('app.depts')::text[]));
--> statement-breakpoint
CREATE POLICY supervisor_read ON warning FOR SELECT TO qingqu_supervisor USING (true);
--> statement-breakpoint
CREATE POLICY staff_read ON warning_event FOR SELECT TO qingqu_staff USING (department_kind = ANY (current_setting('app.depts')::text[]));
--> statement-breakpoint
CREATE POLICY supervisor_read ON warning_event FOR SELECT TO qingqu_supervisor USING (true);
--> statement-breakpoint
GRANT SELECT ON warning, warning_event TO qingqu_staff, qingqu_supervisor;
--> statement-breakpoint
-- Sweeps: that and when one ran is no secret; its numbers cover the whole province, so they are not granted:
-- a viewer's own numbers are counted from the warning events that the viewer may see.
CREATE POLICY all_read ON sweep FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_admin USING (true);
--> statement-breakpoint
CREATE POLICY all_read ON sweep_task FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_admin USING (true);
--> statement-breakpoint
GRANT SELECT ON sweep TO qingqu_staff, qingqu_supervisor, qingqu_admin;
--> statement-breakpoint
GRANT SELECT (id, sweep_id, rule_id, rule_digest, status, attempts, error_code, duration_ms, finished_at) ON sweep_task TO qingqu_staff, qingqu_supervisor, qingqu_admin;
--> statement-breakpoint
-- Batches and quarantined rows; the sealed raw line is not granted to anybody.
CREATE POLICY all_read ON ingest_file FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_admin USING (true);
--> statement-breakpoint
CREATE POLICY all_read ON quarantine FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_admin USING (true);
--> statement-breakpoint
GRANT SELECT ON ingest_file TO qingqu_staff, qingqu_supervisor, qingqu_admin;
--> statement-breakpoint
GRANT SELECT (id, file_id, row_no, line, column_name, reason_code, message_zh, message_en, expected, status, owner_org, due_on, scope_ord, created_at) ON quarantine TO qingqu_staff, qingqu_supervisor, qingqu_admin;
--> statement-breakpoint
-- Users: administrators see those of their region; everybody sees himself.
CREATE POLICY admin_read ON app_user FOR SELECT TO qingqu_admin USING (true);
--> statement-breakpoint
CREATE POLICY own_read ON app_user FOR SELECT TO qingqu_staff, qingqu_supervisor USING (id = current_setting('app.uid')::uuid);
--> statement-breakpoint
CREATE POLICY admin_read ON app_grant FOR SELECT TO qingqu_admin USING (true);
--> statement-breakpoint
CREATE POLICY own_read ON app_grant FOR SELECT TO qingqu_staff, qingqu_supervisor USING (user_id = current_setting('app.uid')::uuid);
--> statement-breakpoint
GRANT SELECT (id, username, display_name, is_demo, disabled_at, created_at, scope_ord) ON app_user TO qingqu_staff, qingqu_supervisor, qingqu_admin;
--> statement-breakpoint
GRANT SELECT ON app_grant TO qingqu_staff, qingqu_supervisor, qingqu_admin;
--> statement-breakpoint
-- Sign-in happens before there is a scope, so it may look up exactly one user by name.
CREATE FUNCTION sign_in_user(wanted text) RETURNS TABLE (id uuid, display_name text, password_hash text, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT u.id, u.display_name, u.password_hash, g.role, g.region_code, g.department_kinds, r.scope_lo, r.scope_hi
  FROM app_user u
  JOIN app_grant g ON g.user_id = u.id AND g.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date AND coalesce(g.valid_to, 'infinity') > (now() AT TIME ZONE 'Asia/Shanghai')::date
  JOIN region r ON r.code = g.region_code
  WHERE u.username = wanted AND u.disabled_at IS NULL
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION sign_in_user(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sign_in_user(text) TO qingqu_api;
--> statement-breakpoint
-- The same for a token that is shown again: the grant may have ended or the user may have been disabled since.
CREATE FUNCTION principal_of(wanted uuid) RETURNS TABLE (username text, display_name text, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT u.username, u.display_name, g.role, g.region_code, g.department_kinds, r.scope_lo, r.scope_hi
  FROM app_user u
  JOIN app_grant g ON g.user_id = u.id AND g.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date AND coalesce(g.valid_to, 'infinity') > (now() AT TIME ZONE 'Asia/Shanghai')::date
  JOIN region r ON r.code = g.region_code
  WHERE u.id = wanted AND u.disabled_at IS NULL
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION principal_of(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION principal_of(uuid) TO qingqu_api;
