-- Written by hand: sign-in, sessions and tokens, as the API's login may reach them.
ALTER TABLE "app_user" ADD COLUMN "recovery_hashes" "bytea"[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_session" ADD COLUMN "idle_seconds" integer DEFAULT 7200 NOT NULL;
--> statement-breakpoint
DROP FUNCTION principal_of(uuid);
--> statement-breakpoint
DROP FUNCTION sign_in_user(text);
--> statement-breakpoint
-- What a user may look with today: one row a grant, in one capacity where one is named. Nobody is administrator and application staff at the
-- same time (Art. 10): who holds grants of both kinds has none without a recorded exception, and with one only those of the capacity named.
-- No definer: Postgres folds it into the functions below, which are.
CREATE FUNCTION grants_of(of_user uuid, capacity text) RETURNS TABLE (user_id uuid, username text, display_name text, must_change_password boolean, second_factor boolean, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint)
LANGUAGE sql STABLE AS $$
  SELECT v.id, v.username, v.display_name, v.must_change_password, v.second_factor, v.role, v.region_code, v.department_kinds, v.scope_lo, v.scope_hi
  FROM (
    SELECT u.id, u.staff_no, u.username, u.display_name, u.must_change_password, u.totp_enabled_at IS NOT NULL AS second_factor, g.role, g.region_code, g.department_kinds, r.scope_lo, r.scope_hi,
      bool_or(g.role = 'admin') OVER () AND bool_or(g.role <> 'admin') OVER () AS both_kinds
    FROM app_user u
    JOIN app_grant g ON g.user_id = u.id AND g.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date AND coalesce(g.valid_to, 'infinity') > (now() AT TIME ZONE 'Asia/Shanghai')::date
    JOIN region r ON r.code = g.region_code
    WHERE u.id = of_user AND u.disabled_at IS NULL
  ) v
  WHERE (capacity IS NULL OR v.role = capacity)
    AND (NOT v.both_kinds OR (capacity IS NOT NULL AND EXISTS (SELECT FROM grant_exception e JOIN app_user p ON p.id = e.user_id WHERE (p.id = of_user OR p.staff_no = v.staff_no) AND e.approved_by IS NOT NULL AND e.ended_at IS NULL
      AND e.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date AND e.valid_to > (now() AT TIME ZONE 'Asia/Shanghai')::date)))
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION grants_of(uuid, text) FROM PUBLIC;
--> statement-breakpoint
-- Who shows a token, at this moment: no row when it was revoked, has expired or was left alone too long, or when the user or the grant is no more.
-- A grant a row. `stale` = that it was seen should be written down again.
CREATE FUNCTION principal_of_session(of_session uuid, of_user uuid) RETURNS TABLE (user_id uuid, username text, display_name text, must_change_password boolean, second_factor boolean, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint, token_scopes text[], stale boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT g.*, NULL::text[], s.last_seen_at < now() - interval '1 minute'
  FROM app_session s JOIN app_user u ON u.id = s.user_id CROSS JOIN LATERAL grants_of(s.user_id, s.role) g
  WHERE s.id = of_session AND s.user_id = of_user AND s.revoked_at IS NULL AND s.expires_at > now()
    AND s.last_seen_at > now() - make_interval(secs => s.idle_seconds) AND s.created_at >= coalesce(u.tokens_valid_from, '-infinity')
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION principal_of_session(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION principal_of_session(uuid, uuid) TO qingqu_api;
--> statement-breakpoint
-- The password is the issuer's business, so nobody has to change one here first.
CREATE FUNCTION principal_of_oidc(of_issuer text, of_subject text, issued_at timestamptz) RETURNS TABLE (user_id uuid, username text, display_name text, must_change_password boolean, second_factor boolean, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint, token_scopes text[], stale boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT g.user_id, g.username, g.display_name, false, g.second_factor, g.role, g.region_code, g.department_kinds, g.scope_lo, g.scope_hi, NULL::text[], false
  FROM app_user u CROSS JOIN LATERAL grants_of(u.id, NULL) g
  WHERE u.oidc_issuer = of_issuer AND u.oidc_subject = of_subject AND u.kind = 'person' AND issued_at >= coalesce(u.tokens_valid_from, '-infinity')
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION principal_of_oidc(text, text, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION principal_of_oidc(text, text, timestamptz) TO qingqu_api;
--> statement-breakpoint
CREATE FUNCTION principal_of_token(of_hash bytea) RETURNS TABLE (user_id uuid, username text, display_name text, must_change_password boolean, second_factor boolean, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint, token_scopes text[], stale boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT g.user_id, g.username, g.display_name, false, g.second_factor, g.role, g.region_code, g.department_kinds, g.scope_lo, g.scope_hi, t.scopes, coalesce(t.last_used_at, '-infinity') < now() - interval '1 minute'
  FROM service_token t JOIN app_user u ON u.id = t.user_id CROSS JOIN LATERAL grants_of(u.id, 'service') g
  WHERE t.token_hash = of_hash AND t.revoked_at IS NULL AND t.expires_at > now() AND u.kind = 'service' AND t.created_at >= coalesce(u.tokens_valid_from, '-infinity')
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION principal_of_token(bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION principal_of_token(bytea) TO qingqu_api;
--> statement-breakpoint
-- Writes down that sessions and tokens are in use, many at once; what another process is writing down at the moment is left to it.
CREATE FUNCTION note_use(of_sessions uuid[], of_tokens bytea[], of_addresses text[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  UPDATE app_session SET last_seen_at = now()
  WHERE id IN (SELECT s.id FROM app_session s WHERE s.id = ANY (of_sessions) AND s.last_seen_at < now() - interval '1 minute' FOR UPDATE SKIP LOCKED);
  UPDATE service_token t SET last_used_at = now(), last_used_from = used.address
  FROM unnest(of_tokens, of_addresses) AS used (hash, address)
  WHERE t.token_hash = used.hash AND t.id IN (SELECT s.id FROM service_token s WHERE s.token_hash = ANY (of_tokens) AND coalesce(s.last_used_at, '-infinity') < now() - interval '1 minute' FOR UPDATE SKIP LOCKED);
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION note_use(uuid[], bytea[], text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION note_use(uuid[], bytea[], text[]) TO qingqu_api;
--> statement-breakpoint
-- Sign-in happens before there is a scope, so it may look up exactly one account by name. The API compares the password; what follows from
-- that is decided here, in one transaction with its audit entry.
CREATE FUNCTION sign_in_user(wanted text) RETURNS TABLE (user_id uuid, password_hash text, standing text, totp_sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT u.id, nullif(u.password_hash, ''),
    CASE WHEN u.disabled_at IS NOT NULL THEN 'disabled' WHEN u.kind <> 'person' OR u.password_hash = '' THEN 'no_password' WHEN u.locked_until > now() THEN 'locked' ELSE 'open' END,
    CASE WHEN u.totp_enabled_at IS NOT NULL THEN u.totp_sealed END
  FROM app_user u WHERE u.username = wanted
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION sign_in_user(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sign_in_user(text) TO qingqu_api;
--> statement-breakpoint
-- Opens a session for a user whose password (and code) was right, if the account still is as it was when they were compared.
-- opened | refused | wrong_code | separation (Art. 10) | say_role | no_role
CREATE FUNCTION open_session(of_user uuid, of_hash text, of_step bigint, of_recovery bytea, of_role text, for_seconds integer, of_idle_seconds integer, of_address text, of_agent text, of_request text, OUT outcome text, OUT session_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE u app_user; with_code boolean := of_step IS NOT NULL OR of_recovery IS NOT NULL; acting text; own_any boolean; own_both boolean; today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
  SELECT * INTO u FROM app_user WHERE id = of_user FOR UPDATE;
  SELECT count(*) > 0, coalesce(bool_or(g.role = 'admin') AND bool_or(g.role <> 'admin'), false) INTO own_any, own_both
    FROM app_grant g WHERE g.user_id = of_user AND g.valid_from <= today AND coalesce(g.valid_to, 'infinity') > today;
  SELECT g.role INTO acting FROM grants_of(of_user, of_role) g ORDER BY g.scope_hi - g.scope_lo DESC, g.role LIMIT 1;

  outcome := CASE
    WHEN u.id IS NULL OR u.password_hash <> of_hash OR u.kind <> 'person' OR u.disabled_at IS NOT NULL OR u.locked_until > now() OR (u.totp_enabled_at IS NOT NULL) <> with_code THEN 'refused'
    WHEN of_step <= u.totp_last_step OR (of_recovery IS NOT NULL AND NOT of_recovery = ANY (u.recovery_hashes)) THEN 'wrong_code'
    -- Also between two accounts of one person.
    WHEN separation_conflict(of_user, today) THEN 'separation'
    WHEN own_both AND of_role IS NULL THEN 'say_role'
    WHEN acting IS NULL AND of_role IS NOT NULL AND own_any THEN 'no_role'
    WHEN acting IS NULL THEN 'refused'
    ELSE 'opened' END;
  IF outcome = 'opened' THEN
    UPDATE app_user SET failed_sign_ins = 0, locked_until = NULL, totp_last_step = coalesce(of_step, totp_last_step),
      recovery_hashes = CASE WHEN of_recovery IS NULL THEN recovery_hashes ELSE array_remove(recovery_hashes, of_recovery) END
      WHERE id = of_user;
    INSERT INTO app_session (user_id, method, role, expires_at, idle_seconds, client_address, user_agent, scope_ord)
      VALUES (of_user, CASE WHEN with_code THEN 'password_totp' ELSE 'password' END, of_role, now() + make_interval(secs => for_seconds), of_idle_seconds, of_address, of_agent, u.scope_ord)
      RETURNING id INTO session_id;
    PERFORM audit_of_system(of_user, u.username, acting, 'sign_in', 'session', session_id::text, NULL, NULL,
      jsonb_build_object('method', CASE WHEN of_recovery IS NOT NULL THEN 'recovery_code' WHEN with_code THEN 'password_totp' ELSE 'password' END), of_request, of_address);
  ELSIF outcome IN ('refused', 'separation') AND u.id IS NOT NULL THEN
    PERFORM audit_of_system(of_user, u.username, 'none', 'sign_in_failed', 'user', of_user::text, NULL, NULL,
      jsonb_build_object('reason', CASE WHEN outcome = 'separation' THEN outcome WHEN acting IS NULL THEN 'no_grant' ELSE 'changed' END), of_request, of_address);
  END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION open_session(uuid, text, bigint, bytea, text, integer, integer, text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION open_session(uuid, text, bigint, bytea, text, integer, integer, text, text, text) TO qingqu_api;
--> statement-breakpoint
-- A wrong password or code. Ten in a row lock the account for 15 minutes, the next ten for twice that, up to a day; while it is locked
-- nothing is counted. The name of nobody is written down as a keyed digest: people type passwords into the wrong field.
CREATE FUNCTION note_failure(of_user uuid, of_digest text, of_action text, of_reason text, of_address text, of_request text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE name text; failures integer; until timestamptz;
BEGIN
  UPDATE app_user SET failed_sign_ins = failed_sign_ins + 1,
    locked_until = CASE WHEN (failed_sign_ins + 1) % 10 = 0 THEN now() + least(interval '15 minutes' * power(2, least((failed_sign_ins + 1) / 10 - 1, 7)), interval '1 day') ELSE locked_until END
    WHERE id = of_user AND kind = 'person' AND password_hash <> '' AND disabled_at IS NULL AND coalesce(locked_until, '-infinity') <= now() AND of_reason IN ('password', 'code')
    RETURNING failed_sign_ins, locked_until INTO failures, until;
  SELECT username INTO name FROM app_user WHERE id = of_user;
  PERFORM audit_of_system(of_user, coalesce(name, 'unknown:' || of_digest), 'none', of_action, 'user', of_user::text, NULL, NULL,
    jsonb_strip_nulls(jsonb_build_object('reason', of_reason, 'inARow', failures)), of_request, of_address);
  IF failures % 10 = 0 THEN
    PERFORM audit_of_system(of_user, name, 'none', 'locked', 'user', of_user::text, NULL, NULL, jsonb_build_object('until', until, 'inARow', failures), of_request, of_address);
  END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION note_failure(uuid, text, text, text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION note_failure(uuid, text, text, text, text, text) TO qingqu_api;
--> statement-breakpoint
-- What the API compares a user's own password and codes with.
CREATE FUNCTION credentials_of(of_user uuid) RETURNS TABLE (username text, display_name text, password_hash text, former_hashes text[], totp_sealed bytea, totp_enabled boolean, locked boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT u.username, u.display_name, nullif(u.password_hash, ''), u.former_hashes, u.totp_sealed, u.totp_enabled_at IS NOT NULL, coalesce(u.locked_until > now(), false) FROM app_user u WHERE u.id = of_user
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION credentials_of(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION credentials_of(uuid) TO qingqu_api;
--> statement-breakpoint
-- A user's own account, in the user's own transaction: who it is, is the transaction's. ---------------------------------------------------

CREATE FUNCTION audit_own(of_action text, of_target_kind text, of_target_id text, of_detail jsonb, of_request text, of_address text) RETURNS void
LANGUAGE sql VOLATILE AS $$
  SELECT audit_of_system(u.id, u.username, replace(current_setting('role'), 'qingqu_', ''), of_action, of_target_kind, of_target_id, NULL, NULL, of_detail, of_request, of_address)
  FROM app_user u WHERE u.id = current_setting('app.uid')::uuid
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_own(text, text, text, jsonb, text, text) FROM PUBLIC;
--> statement-breakpoint
-- The password in place of the one that was compared. All other sessions of the user end.
CREATE FUNCTION change_password(of_session uuid, of_old text, of_new text, of_request text, of_address text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE uid uuid := current_setting('app.uid')::uuid; ended integer;
BEGIN
  UPDATE app_user SET password_hash = of_new, former_hashes = (ARRAY[password_hash] || former_hashes)[1:5], password_changed_at = now(), must_change_password = false, failed_sign_ins = 0
    WHERE id = uid AND password_hash = of_old AND kind = 'person';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The password has been changed meanwhile. Sign in again.' USING ERRCODE = 'QQ002';
  END IF;
  UPDATE app_session SET revoked_at = now(), revoked_by = (SELECT username FROM app_user WHERE id = uid), revoked_reason = 'password_changed'
    WHERE user_id = uid AND id IS DISTINCT FROM of_session AND revoked_at IS NULL;
  GET DIAGNOSTICS ended = ROW_COUNT;
  PERFORM audit_own('password_changed', 'user', uid::text, jsonb_build_object('sessionsEnded', ended), of_request, of_address);
END $$;
--> statement-breakpoint
-- Begins a second factor; it counts from its first code on.
CREATE FUNCTION begin_totp(of_sealed bytea, of_request text, of_address text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE uid uuid := current_setting('app.uid')::uuid;
BEGIN
  UPDATE app_user SET totp_sealed = of_sealed, totp_last_step = NULL WHERE id = uid AND totp_enabled_at IS NULL AND kind = 'person';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The second factor is on already. Turn it off first.' USING ERRCODE = 'QQ002';
  END IF;
  PERFORM audit_own('totp_begun', 'user', uid::text, '{}', of_request, of_address);
END $$;
--> statement-breakpoint
CREATE FUNCTION enable_totp(of_sealed bytea, of_step bigint, of_recovery bytea[], of_request text, of_address text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE uid uuid := current_setting('app.uid')::uuid;
BEGIN
  UPDATE app_user SET totp_enabled_at = now(), totp_last_step = of_step, recovery_hashes = of_recovery, failed_sign_ins = 0
    WHERE id = uid AND totp_enabled_at IS NULL AND totp_sealed = of_sealed;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The second factor has been changed meanwhile. Begin again.' USING ERRCODE = 'QQ002';
  END IF;
  PERFORM audit_own('totp_enabled', 'user', uid::text, '{}', of_request, of_address);
END $$;
--> statement-breakpoint
-- Turns the second factor off with a code of it, or a recovery code; false = that code has been used.
CREATE FUNCTION disable_totp(of_sealed bytea, of_step bigint, of_recovery bytea, of_request text, of_address text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE uid uuid := current_setting('app.uid')::uuid;
BEGIN
  UPDATE app_user SET totp_enabled_at = NULL, totp_sealed = NULL, totp_last_step = NULL, recovery_hashes = '{}', failed_sign_ins = 0
    WHERE id = uid AND totp_enabled_at IS NOT NULL AND totp_sealed = of_sealed
      AND coalesce(of_step > coalesce(totp_last_step, -1), of_recovery = ANY (recovery_hashes), false);
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM audit_own('totp_disabled', 'user', uid::text, '{}', of_request, of_address);
  RETURN true;
END $$;
--> statement-breakpoint
-- Ends one session of the user's own; false = there is none such.
CREATE FUNCTION end_session(of_session uuid, of_action text, of_request text, of_address text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE uid uuid := current_setting('app.uid')::uuid;
BEGIN
  UPDATE app_session SET revoked_at = now(), revoked_by = (SELECT username FROM app_user WHERE id = uid), revoked_reason = of_action
    WHERE id = of_session AND user_id = uid AND revoked_at IS NULL;
  IF FOUND THEN
    PERFORM audit_own(of_action, 'session', of_session::text, '{}', of_request, of_address);
    RETURN true;
  END IF;
  RETURN EXISTS (SELECT FROM app_session WHERE id = of_session AND user_id = uid);
END $$;
--> statement-breakpoint
-- Ends all sessions of the user's own, and voids whatever the issuer has given out until now.
CREATE FUNCTION end_all_sessions(of_request text, of_address text) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE uid uuid := current_setting('app.uid')::uuid; ended integer;
BEGIN
  UPDATE app_user SET tokens_valid_from = clock_timestamp() WHERE id = uid;
  UPDATE app_session SET revoked_at = now(), revoked_by = (SELECT username FROM app_user WHERE id = uid), revoked_reason = 'sign_out_everywhere'
    WHERE user_id = uid AND revoked_at IS NULL AND expires_at > now();
  GET DIAGNOSTICS ended = ROW_COUNT;
  PERFORM audit_own('sign_out_everywhere', 'user', uid::text, jsonb_build_object('sessionsEnded', ended), of_request, of_address);
  RETURN ended;
END $$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['change_password(uuid, text, text, text, text)', 'begin_totp(bytea, text, text)', 'enable_totp(bytea, bigint, bytea[], text, text)',
    'disable_totp(bytea, bigint, bytea, text, text)', 'end_session(uuid, text, text, text)', 'end_all_sessions(text, text)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin', f);
  END LOOP;
END $$;
