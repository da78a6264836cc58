ALTER TABLE "grant_exception" ALTER COLUMN "approved_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "grant_exception" ADD COLUMN "review" text NOT NULL;--> statement-breakpoint
ALTER TABLE "grant_exception" ADD COLUMN "proposed_by" text NOT NULL;--> statement-breakpoint
ALTER TABLE "grant_exception" ADD COLUMN "approved_at" timestamp with time zone;
--> statement-breakpoint
-- Written by hand from here on: the separation of administrators and application staff (Art. 10), and how users, grants and tokens
-- are changed. ------------------------------------------------------------------------------------------------------------------

-- What an act is refused with: QQ001 may not, QQ002 does not fit what there is, QQ003 badly said, QQ005 is not there (or not to be seen).
CREATE FUNCTION refuse_act(of_code text, zh text, en text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = of_code, MESSAGE = zh || ' / ' || en; END $$;
--> statement-breakpoint
CREATE FUNCTION is_in_scope(ord bigint) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint
$$;
--> statement-breakpoint
CREATE FUNCTION civil_day(at timestamptz) RETURNS date LANGUAGE sql STABLE STRICT SET search_path = pg_catalog AS $$
  SELECT (at AT TIME ZONE 'Asia/Shanghai')::date
$$;
--> statement-breakpoint
-- Separation of duties (Art. 10) ----------------------------------------------------------------------------------------------
-- A person is one account, or all accounts with one staff number, wherever they are: these functions look at every region.
CREATE FUNCTION accounts_of_staff_no(wanted text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT u.id FROM app_user u WHERE u.staff_no = wanted
$$;
--> statement-breakpoint
CREATE FUNCTION accounts_of_person(of_user uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT of_user UNION SELECT accounts_of_staff_no(u.staff_no) FROM app_user u WHERE u.id = of_user
$$;
--> statement-breakpoint
-- A grant is valid from its first day until the day before `valid_to`; one that ends where it begins never was.
CREATE FUNCTION grants_of_person(of_user uuid) RETURNS SETOF app_grant
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT g.* FROM app_grant g WHERE g.user_id IN (SELECT accounts_of_person(of_user)) AND (g.valid_to IS NULL OR g.valid_to > g.valid_from)
$$;
--> statement-breakpoint
-- The days on which a person is administrator and application staff at once without an approved exception; empty = none.
CREATE FUNCTION separation_days(of_user uuid) RETURNS datemultirange
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT coalesce(range_agg(daterange(g.valid_from, g.valid_to)) FILTER (WHERE g.role = 'admin'), '{}')
       * coalesce(range_agg(daterange(g.valid_from, g.valid_to)) FILTER (WHERE g.role <> 'admin'), '{}')
       - coalesce((
           SELECT range_agg(daterange(e.first_day, e.end_day)) FROM (
             SELECT greatest(x.valid_from, civil_day(x.approved_at)) AS first_day, least(x.valid_to, civil_day(x.ended_at)) AS end_day
             FROM grant_exception x WHERE x.user_id IN (SELECT accounts_of_person(of_user)) AND x.approved_at IS NOT NULL
           ) e WHERE e.first_day < e.end_day), '{}')
  FROM grants_of_person(of_user) g
$$;
--> statement-breakpoint
CREATE FUNCTION separation_conflict(of_user uuid, on_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$ SELECT on_day <@ separation_days(of_user) $$;
--> statement-breakpoint
-- Grants change rarely, so all such changes stand in one line: whoever is in turn sees what those before have committed. Only so far
-- as a statement sees that at all, which it does not in a transaction that keeps to one snapshot.
CREATE FUNCTION stand_in_line() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION 'grants are changed in read committed transactions, not in %', current_setting('transaction_isolation');
  END IF;
  PERFORM pg_advisory_xact_lock(1903260008);
END $$;
--> statement-breakpoint
-- Names the grants that are in the way, as far as they lie in the scope of whoever asks.
CREATE FUNCTION expect_separation(of_user uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE days datemultirange := separation_days(of_user); named text;
BEGIN
  IF isempty(days) THEN RETURN; END IF;
  SELECT string_agg(format('%s %s', g.role, g.region_code), ', ' ORDER BY g.valid_from, g.role, g.region_code) INTO named
  FROM grants_of_person(of_user) g WHERE days && daterange(g.valid_from, g.valid_to) AND is_in_scope(g.scope_ord);
  PERFORM refuse_act('QQ002',
    format('系统管理员与应用人员不得由同一人担任（第十条），%s 起有冲突：%s。请先终止其一，或由上级批准例外', lower(days), coalesce(named, '其他地区的授权')),
    format('one person is not administrator and application staff at once (Art. 10); from %s these are: %s. End one of them first, or have an exception approved', lower(days), coalesce(named, 'grants elsewhere')));
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_separation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM stand_in_line();
  IF TG_TABLE_NAME = 'app_grant' THEN PERFORM expect_separation(NEW.user_id); END IF;
  -- An exception that is shortened, ended or taken away covers less.
  IF TG_TABLE_NAME = 'grant_exception' THEN PERFORM expect_separation(OLD.user_id); END IF;
  IF TG_TABLE_NAME = 'app_user' THEN
    IF TG_OP <> 'DELETE' THEN PERFORM expect_separation(NEW.id); END IF;
    -- Who shared the number before may have lived by an exception of this account.
    IF TG_OP <> 'INSERT' THEN PERFORM expect_separation(mate) FROM accounts_of_staff_no(OLD.staff_no) mate LIMIT 1; END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_separation AFTER INSERT OR UPDATE ON app_grant FOR EACH ROW EXECUTE FUNCTION keep_separation();
--> statement-breakpoint
CREATE TRIGGER keep_separation AFTER UPDATE OR DELETE ON grant_exception FOR EACH ROW EXECUTE FUNCTION keep_separation();
--> statement-breakpoint
CREATE TRIGGER keep_separation AFTER INSERT OR DELETE OR UPDATE OF staff_no ON app_user FOR EACH ROW EXECUTE FUNCTION keep_separation();
--> statement-breakpoint
-- Who acts, on whom ------------------------------------------------------------------------------------------------------------
-- The user name of whoever acts: the administrator whose transaction it is, provided that he still is one, or on the command line
-- whoever it says (`app.by`). The role is the transaction's also in here.
CREATE FUNCTION acting_administrator() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE who text;
BEGIN
  IF current_setting('role') NOT LIKE 'qingqu\_%' THEN
    who := nullif(current_setting('app.by', true), '');
    IF who IS NULL THEN PERFORM refuse_act('QQ003', '须说明经办人', 'it must be said who acts'); END IF;
    RETURN who;
  END IF;
  SELECT u.username INTO who FROM app_user u
  WHERE u.id = current_setting('app.uid')::uuid AND u.disabled_at IS NULL AND EXISTS (
    SELECT FROM app_grant g WHERE g.user_id = u.id AND g.role = 'admin' AND g.valid_from <= civil_day(now()) AND coalesce(g.valid_to, 'infinity') > civil_day(now()));
  IF who IS NULL THEN PERFORM refuse_act('QQ001', '须为现任系统管理员', 'this is for administrators whose grant is valid'); END IF;
  RETURN who;
END $$;
--> statement-breakpoint
-- The one whose turn it is.
CREATE FUNCTION begin_administration() RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM stand_in_line();
  RETURN acting_administrator();
END $$;
--> statement-breakpoint
CREATE FUNCTION is_account_of(of_username text, of_user uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
  SELECT EXISTS (SELECT FROM app_user u WHERE u.username = of_username AND u.id IN (SELECT accounts_of_person(of_user)))
$$;
--> statement-breakpoint
-- The account, provided that it is this administrator's to change: in his region, without rights outside of it, and not his own.
CREATE FUNCTION user_to_administer(of_user uuid, who text) RETURNS app_user LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE found_user app_user;
BEGIN
  SELECT * INTO found_user FROM app_user u WHERE u.id = of_user AND is_in_scope(u.scope_ord) FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该用户', 'there is no such user'); END IF;
  IF found_user.is_demo THEN
    PERFORM refuse_act('QQ002', '演示用户由系统维护，不能变更', 'demo users are made anew at each start and are not changed');
  END IF;
  IF is_account_of(who, of_user) THEN
    PERFORM refuse_act('QQ001', '不得变更本人的账号与授权，须由另一管理员办理', 'nobody changes his own account and grants; ask another administrator');
  END IF;
  IF EXISTS (SELECT FROM grants_of_person(of_user) g WHERE g.user_id = of_user AND NOT is_in_scope(g.scope_ord) AND coalesce(g.valid_to, 'infinity') > civil_day(now())) THEN
    PERFORM refuse_act('QQ001', '该用户另有本地区以外的授权，须由上级管理员办理', 'this user has grants outside your region; ask an administrator above');
  END IF;
  RETURN found_user;
END $$;
--> statement-breakpoint
CREATE FUNCTION region_to_administer(of_region text) RETURNS bigint LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE lo bigint;
BEGIN
  SELECT r.scope_lo INTO lo FROM region r WHERE r.code = of_region AND is_in_scope(r.scope_lo);
  IF lo IS NULL THEN
    PERFORM refuse_act('QQ005', '管辖范围内没有该地区；应为 12 位区划代码，例如 411425000000', 'there is no such region in yours; expected a code of 12 digits such as 411425000000');
  END IF;
  RETURN lo;
END $$;
--> statement-breakpoint
-- Whether whoever acts stands above a place of the fiscal tree. Above the province there is nobody.
CREATE FUNCTION is_from_above(ord bigint) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT current_setting('app.lo')::bigint <> ord OR EXISTS (SELECT FROM region r WHERE r.scope_lo = ord AND r.level = 'province')
$$;
--> statement-breakpoint
CREATE FUNCTION note_administration(who text, act text, kind text, id uuid, detail jsonb, of_request text, of_address text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_setting('role') LIKE 'qingqu\_%' THEN
    PERFORM audit(act, kind, id::text, NULL, NULL, detail, of_request, of_address);
  ELSE
    PERFORM audit_of_system(NULL, who, 'system', act, kind, id::text, NULL, NULL, detail, of_request, of_address);
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION expect_text(given text, most integer, zh text, en text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF given IS NULL OR btrim(given) = '' OR length(given) > most OR given ~ '[[:cntrl:]]' THEN
    PERFORM refuse_act('QQ003', format('%s须为 1 至 %s 个字符', zh, most), format('%s has 1 to %s characters', en, most));
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION expect_staff_no(given text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF given !~ '^[A-Za-z0-9-]{1,40}$' THEN
    PERFORM refuse_act('QQ003', '工号须为 1 至 40 位字母、数字或“-”，并在全省唯一，例如 4114-0032', 'a staff number has 1 to 40 letters, digits and "-", and is one person''s in the whole province, for example 4114-0032');
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION expect_oidc(of_issuer text, of_subject text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF (of_issuer IS NULL) <> (of_subject IS NULL) OR of_issuer !~ '^https?://\S{1,240}$' OR of_subject !~ '^[[:graph:]]{1,255}$' THEN
    PERFORM refuse_act('QQ003', '统一认证须同时给出颁发者和标识，例如 https://login.example.gov.cn 和 8c1f', 'an OpenID account is an issuer and a subject together, for example https://login.example.gov.cn and 8c1f');
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION expect_password_hash(given text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF given !~ '^\$argon2id\$' THEN RAISE EXCEPTION 'a password is kept as argon2id only'; END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION end_sessions(of_user uuid, who text, why text) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public AS $$
  UPDATE app_session SET revoked_at = clock_timestamp(), revoked_by = who, revoked_reason = why WHERE user_id = of_user AND revoked_at IS NULL
$$;
--> statement-breakpoint
-- Users ------------------------------------------------------------------------------------------------------------------------
CREATE FUNCTION create_user(of_username text, of_display_name text, of_kind text, of_region text, of_staff_no text, of_password_hash text, of_oidc_issuer text, of_oidc_subject text, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); lo bigint := region_to_administer(of_region); made uuid; taken text;
BEGIN
  IF of_username IS NULL OR of_username !~ '^[a-z][a-z0-9._-]{1,49}$' THEN
    PERFORM refuse_act('QQ003', '用户名须为 2 至 50 位小写字母、数字、“.”、“_”、“-”，以字母开头，例如 zhang.san', 'a user name has 2 to 50 small letters, digits, ".", "_" and "-" and begins with a letter, for example zhang.san');
  END IF;
  PERFORM expect_text(of_display_name, 100, '显示名', 'a name to show'), expect_staff_no(of_staff_no), expect_oidc(of_oidc_issuer, of_oidc_subject), expect_password_hash(of_password_hash);
  IF of_kind = 'service' AND coalesce(of_staff_no, of_password_hash, of_oidc_issuer) IS NOT NULL THEN
    PERFORM refuse_act('QQ003', '程序账号没有工号、密码和统一认证，只用服务令牌', 'a service has no staff number, password or OpenID account; it shows tokens');
  END IF;
  IF of_kind = 'person' AND coalesce(of_password_hash, of_oidc_issuer) IS NULL THEN
    PERFORM refuse_act('QQ003', '须给出初始密码或统一认证', 'give a first password or an OpenID account');
  END IF;
  INSERT INTO app_user (username, display_name, kind, staff_no, password_hash, password_changed_at, must_change_password, oidc_issuer, oidc_subject, is_demo, created_by, scope_ord)
  VALUES (of_username, btrim(of_display_name), of_kind, of_staff_no, coalesce(of_password_hash, ''), CASE WHEN of_password_hash IS NOT NULL THEN now() END, of_password_hash IS NOT NULL, of_oidc_issuer, of_oidc_subject, false, who, lo)
  RETURNING id INTO made;
  PERFORM note_administration(who, 'user_create', 'User', made, jsonb_build_object('kind', of_kind, 'region', of_region), of_request, of_address);
  RETURN made;
EXCEPTION WHEN unique_violation THEN
  GET STACKED DIAGNOSTICS taken = CONSTRAINT_NAME;
  IF taken = 'app_user_oidc' THEN PERFORM refuse_act('QQ002', '该统一认证账号已属于另一用户', 'that OpenID account belongs to another user'); END IF;
  PERFORM refuse_act('QQ002', '用户名已被占用', 'the user name is taken');
END $$;
--> statement-breakpoint
-- `changes` holds what is changed and nothing else: display_name, staff_no, oidc_issuer with oidc_subject.
CREATE FUNCTION change_user(of_user uuid, changes jsonb, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who); after app_user;
BEGIN
  after := jsonb_populate_record(before, changes);
  PERFORM expect_text(after.display_name, 100, '显示名', 'a name to show'), expect_staff_no(after.staff_no), expect_oidc(after.oidc_issuer, after.oidc_subject);
  IF before.kind = 'service' AND coalesce(after.staff_no, after.oidc_issuer) IS NOT NULL THEN
    PERFORM refuse_act('QQ003', '程序账号没有工号和统一认证', 'a service has no staff number or OpenID account');
  END IF;
  UPDATE app_user SET display_name = btrim(after.display_name), staff_no = after.staff_no, oidc_issuer = after.oidc_issuer, oidc_subject = after.oidc_subject WHERE id = of_user;
  -- Whoever signed in through the account of before is somebody else from now on.
  IF (before.oidc_issuer, before.oidc_subject) IS DISTINCT FROM (after.oidc_issuer, after.oidc_subject) THEN
    UPDATE app_user SET tokens_valid_from = clock_timestamp() WHERE id = of_user;
    PERFORM end_sessions(of_user, who, 'oidc_changed');
  END IF;
  PERFORM note_administration(who, 'user_change', 'User', of_user, jsonb_build_object('changed', (SELECT jsonb_agg(k ORDER BY k) FROM jsonb_object_keys(changes) k)), of_request, of_address);
EXCEPTION WHEN unique_violation THEN
  PERFORM refuse_act('QQ002', '该统一认证账号已属于另一用户', 'that OpenID account belongs to another user');
END $$;
--> statement-breakpoint
CREATE FUNCTION disable_user(of_user uuid, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  IF before.disabled_at IS NOT NULL THEN PERFORM refuse_act('QQ002', '该用户已停用', 'the user is disabled already'); END IF;
  UPDATE app_user SET disabled_at = clock_timestamp() WHERE id = of_user;
  PERFORM end_sessions(of_user, who, 'user_disabled');
  PERFORM note_administration(who, 'user_disable', 'User', of_user, '{}', of_request, of_address);
END $$;
--> statement-breakpoint
CREATE FUNCTION enable_user(of_user uuid, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  IF before.disabled_at IS NULL THEN PERFORM refuse_act('QQ002', '该用户未停用', 'the user is not disabled'); END IF;
  UPDATE app_user SET disabled_at = NULL, failed_sign_ins = 0, locked_until = NULL WHERE id = of_user;
  PERFORM note_administration(who, 'user_enable', 'User', of_user, '{}', of_request, of_address);
END $$;
--> statement-breakpoint
-- The new password is good for one thing: choosing another.
CREATE FUNCTION reset_password(of_user uuid, of_password_hash text, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  PERFORM expect_password_hash(of_password_hash);
  IF before.kind = 'service' THEN PERFORM refuse_act('QQ003', '程序账号没有密码，只用服务令牌', 'a service has no password; it shows tokens'); END IF;
  UPDATE app_user SET password_hash = of_password_hash, password_changed_at = clock_timestamp(), must_change_password = true, failed_sign_ins = 0, locked_until = NULL, tokens_valid_from = clock_timestamp(),
    former_hashes = CASE WHEN before.password_hash = '' THEN before.former_hashes ELSE (before.password_hash || before.former_hashes)[1:5] END WHERE id = of_user;
  PERFORM end_sessions(of_user, who, 'password_reset');
  PERFORM note_administration(who, 'password_reset', 'User', of_user, '{}', of_request, of_address);
END $$;
--> statement-breakpoint
CREATE FUNCTION unlock_user(of_user uuid, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  IF before.failed_sign_ins = 0 AND before.locked_until IS NULL THEN PERFORM refuse_act('QQ002', '该用户未锁定', 'the user is not locked'); END IF;
  UPDATE app_user SET failed_sign_ins = 0, locked_until = NULL WHERE id = of_user;
  PERFORM note_administration(who, 'user_unlock', 'User', of_user, '{}', of_request, of_address);
END $$;
--> statement-breakpoint
CREATE FUNCTION set_reveal_quota(of_user uuid, of_quota integer, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  IF of_quota NOT BETWEEN 0 AND 1000 THEN PERFORM refuse_act('QQ003', '每日明文查看上限须为 0 至 1000，例如 20', 'the daily quota is 0 to 1000, for example 20'); END IF;
  UPDATE app_user SET reveal_quota = of_quota WHERE id = of_user;
  PERFORM note_administration(who, 'reveal_quota', 'User', of_user, jsonb_build_object('from', before.reveal_quota, 'to', of_quota), of_request, of_address);
END $$;
--> statement-breakpoint
-- Grants and exceptions --------------------------------------------------------------------------------------------------------
CREATE FUNCTION grant_role(of_user uuid, of_role text, of_region text, of_department_kinds text[], of_from date, of_to date, of_reason text, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); holder app_user := user_to_administer(of_user, who); lo bigint := region_to_administer(of_region);
  today date := civil_day(now()); first_day date := coalesce(of_from, today); made uuid;
BEGIN
  PERFORM expect_text(of_reason, 500, '理由', 'a reason');
  IF holder.disabled_at IS NOT NULL THEN PERFORM refuse_act('QQ002', '该用户已停用', 'the user is disabled'); END IF;
  IF of_role NOT IN ('staff', 'supervisor', 'leader', 'auditor', 'service', 'admin') OR (of_role = 'service') <> (holder.kind = 'service') THEN
    PERFORM refuse_act('QQ003', '程序账号只能授予 service 角色，个人账号不能授予', 'the role service is for services, all other roles are for people');
  END IF;
  IF NOT of_department_kinds <@ ARRAY['budget', 'treasury', 'treasury_payment', 'agri', 'business', 'it', 'supervision', 'leadership']
    OR (cardinality(of_department_kinds) = 0) <> (of_role IN ('admin', 'leader', 'auditor')) AND of_role <> 'supervisor' THEN
    PERFORM refuse_act('QQ003', '业务人员和程序须有处室类别（如 agri），管理员、领导和审计没有', 'staff and services have kinds of department such as agri; administrators, leadership and auditors have none');
  END IF;
  -- Those who watch over administrators, and programs that read in bulk, are not appointed by the administrators of the place itself.
  IF of_role IN ('auditor', 'service') AND NOT is_from_above(lo) THEN
    PERFORM refuse_act('QQ001', '本级的审计和程序授权须由上级管理员办理', 'auditors and services of your own region are granted by an administrator above');
  END IF;
  IF first_day < today OR of_to <= first_day THEN
    PERFORM refuse_act('QQ003', format('授权不得早于今天（%s），且截止日期须晚于起始日期', today), format('a grant begins today (%s) or later and ends after it begins', today));
  END IF;
  IF EXISTS (SELECT FROM app_grant g WHERE g.user_id = of_user AND g.role = of_role AND g.region_code = of_region AND (g.valid_to IS NULL OR g.valid_to > g.valid_from)
    AND daterange(g.valid_from, greatest(g.valid_from, g.valid_to)) && daterange(first_day, of_to)) THEN
    PERFORM refuse_act('QQ002', '该用户在此期间已有同一地区的同一角色', 'the user has this role in this region already in that time');
  END IF;
  INSERT INTO app_grant (user_id, role, region_code, department_kinds, valid_from, valid_to, granted_by, reason, scope_ord)
  VALUES (of_user, of_role, of_region, of_department_kinds, first_day, of_to, who, btrim(of_reason), lo) RETURNING id INTO made;
  PERFORM note_administration(who, 'grant', 'User', of_user, jsonb_build_object('grant', made, 'role', of_role, 'region', of_region, 'departmentKinds', of_department_kinds, 'from', first_day, 'to', of_to), of_request, of_address);
  RETURN made;
END $$;
--> statement-breakpoint
-- The day given is the first on which the grant is no longer valid; today when none is.
CREATE FUNCTION end_grant(of_grant uuid, of_day date, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); today date := civil_day(now()); day date := coalesce(of_day, today); held app_grant;
BEGIN
  SELECT * INTO held FROM app_grant g WHERE g.id = of_grant AND is_in_scope(g.scope_ord) FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该授权', 'there is no such grant'); END IF;
  IF is_account_of(who, held.user_id) THEN PERFORM refuse_act('QQ001', '不得变更本人的授权，须由另一管理员办理', 'nobody ends his own grants; ask another administrator'); END IF;
  IF EXISTS (SELECT FROM app_user u WHERE u.id = held.user_id AND u.is_demo) THEN
    PERFORM refuse_act('QQ002', '演示用户由系统维护，不能变更', 'demo users are made anew at each start and are not changed');
  END IF;
  IF held.valid_to <= today OR held.valid_to <= held.valid_from THEN PERFORM refuse_act('QQ002', '该授权已终止', 'the grant has ended already'); END IF;
  IF day < today OR day > held.valid_to THEN
    PERFORM refuse_act('QQ003', format('终止日期不得早于今天（%s），也不得晚于原截止日期', today), format('a grant ends today (%s) or later, and not after the day on which it ends anyway', today));
  END IF;
  UPDATE app_grant SET valid_to = greatest(valid_from, day), ended_by = who WHERE id = of_grant;
  PERFORM note_administration(who, 'grant_end', 'User', held.user_id, jsonb_build_object('grant', of_grant, 'role', held.role, 'region', held.region_code, 'to', day), of_request, of_address);
END $$;
--> statement-breakpoint
-- An exception is proposed by one administrator and approved by another, from above; until then it covers nothing.
CREATE FUNCTION record_exception(of_user uuid, of_reason text, of_review text, of_from date, of_to date, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); holder app_user := user_to_administer(of_user, who); today date := civil_day(now()); first_day date := coalesce(of_from, today); made uuid;
BEGIN
  PERFORM expect_text(of_reason, 500, '理由', 'a reason'), expect_text(of_review, 500, '补偿性复核措施', 'how the work is reviewed instead');
  IF holder.kind = 'service' THEN PERFORM refuse_act('QQ003', '例外只适用于个人', 'exceptions are for people'); END IF;
  IF first_day < today OR of_to IS NULL OR of_to <= first_day OR of_to > first_day + 366 THEN
    PERFORM refuse_act('QQ003', format('例外不得早于今天（%s），期限最长一年', today), format('an exception begins today (%s) or later and lasts a year at most', today));
  END IF;
  INSERT INTO grant_exception (user_id, reason, review, proposed_by, valid_from, valid_to, scope_ord)
  VALUES (of_user, btrim(of_reason), btrim(of_review), who, first_day, of_to, holder.scope_ord) RETURNING id INTO made;
  PERFORM note_administration(who, 'exception_propose', 'User', of_user, jsonb_build_object('exception', made, 'from', first_day, 'to', of_to), of_request, of_address);
  RETURN made;
END $$;
--> statement-breakpoint
CREATE FUNCTION exception_to_administer(of_exception uuid, who text) RETURNS grant_exception LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE found_exception grant_exception;
BEGIN
  SELECT * INTO found_exception FROM grant_exception e WHERE e.id = of_exception AND is_in_scope(e.scope_ord) FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该例外', 'there is no such exception'); END IF;
  PERFORM user_to_administer(found_exception.user_id, who);
  IF found_exception.ended_at IS NOT NULL OR found_exception.valid_to <= civil_day(now()) THEN
    PERFORM refuse_act('QQ002', '该例外已终止', 'the exception has ended already');
  END IF;
  RETURN found_exception;
END $$;
--> statement-breakpoint
CREATE FUNCTION approve_exception(of_exception uuid, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); proposed grant_exception := exception_to_administer(of_exception, who);
BEGIN
  IF proposed.approved_at IS NOT NULL THEN PERFORM refuse_act('QQ002', '该例外已批准', 'the exception is approved already'); END IF;
  IF proposed.proposed_by = who OR EXISTS (SELECT FROM app_user u WHERE u.username = proposed.proposed_by AND is_account_of(who, u.id)) THEN
    PERFORM refuse_act('QQ001', '提出人不得批准，须由另一管理员办理', 'who has proposed it does not approve it; ask another administrator');
  END IF;
  IF NOT is_from_above(proposed.scope_ord) THEN PERFORM refuse_act('QQ001', '例外须由上级管理员批准', 'an exception is approved by an administrator above'); END IF;
  UPDATE grant_exception SET approved_by = who, approved_at = clock_timestamp() WHERE id = of_exception;
  PERFORM note_administration(who, 'exception_approve', 'User', proposed.user_id, jsonb_build_object('exception', of_exception, 'from', proposed.valid_from, 'to', proposed.valid_to), of_request, of_address);
END $$;
--> statement-breakpoint
-- Refused while grants still need it, which are named: end them first.
CREATE FUNCTION end_exception(of_exception uuid, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); held grant_exception := exception_to_administer(of_exception, who);
BEGIN
  UPDATE grant_exception SET ended_at = clock_timestamp(), ended_by = who WHERE id = of_exception;
  PERFORM note_administration(who, 'exception_end', 'User', held.user_id, jsonb_build_object('exception', of_exception), of_request, of_address);
END $$;
--> statement-breakpoint
-- Tokens and sessions ----------------------------------------------------------------------------------------------------------
CREATE FUNCTION issue_service_token(of_user uuid, of_name text, of_hash bytea, of_scopes text[], of_expires timestamptz, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); holder app_user := user_to_administer(of_user, who); made uuid;
BEGIN
  PERFORM expect_text(of_name, 100, '令牌名称', 'the name of a token');
  IF octet_length(of_hash) <> 32 THEN RAISE EXCEPTION 'a token is kept as its SHA-256 only'; END IF;
  IF holder.kind <> 'service' THEN PERFORM refuse_act('QQ003', '服务令牌只发给程序账号', 'tokens are for services; make a user of kind SERVICE'); END IF;
  IF holder.disabled_at IS NOT NULL THEN PERFORM refuse_act('QQ002', '该用户已停用', 'the user is disabled'); END IF;
  IF cardinality(of_scopes) = 0 OR NOT of_scopes <@ ARRAY['graphql', 'graphql:adhoc', 'export'] THEN
    PERFORM refuse_act('QQ003', '令牌用途须为 graphql、graphql:adhoc、export 中的一项或几项', 'the scopes are one or more of graphql, graphql:adhoc and export');
  END IF;
  IF of_expires <= now() OR of_expires > now() + interval '366 days' THEN
    PERFORM refuse_act('QQ003', '令牌有效期最长一年', 'a token expires within a year, for example in 90 days');
  END IF;
  INSERT INTO service_token (user_id, name, token_hash, scopes, created_by, expires_at, scope_ord)
  VALUES (of_user, btrim(of_name), of_hash, of_scopes, who, of_expires, holder.scope_ord) RETURNING id INTO made;
  PERFORM note_administration(who, 'token_issue', 'ServiceToken', made, jsonb_build_object('user', of_user, 'scopes', of_scopes, 'expires', of_expires), of_request, of_address);
  RETURN made;
END $$;
--> statement-breakpoint
CREATE FUNCTION revoke_service_token(of_token uuid, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); held service_token;
BEGIN
  SELECT * INTO held FROM service_token t WHERE t.id = of_token AND is_in_scope(t.scope_ord) FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该服务令牌', 'there is no such token'); END IF;
  IF held.revoked_at IS NOT NULL THEN PERFORM refuse_act('QQ002', '该服务令牌已吊销', 'the token is revoked already'); END IF;
  UPDATE service_token SET revoked_at = clock_timestamp(), revoked_by = who WHERE id = of_token;
  PERFORM note_administration(who, 'token_revoke', 'ServiceToken', of_token, jsonb_build_object('user', held.user_id), of_request, of_address);
END $$;
--> statement-breakpoint
CREATE FUNCTION revoke_session(of_session uuid, of_request text DEFAULT NULL, of_address text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who text := begin_administration(); held app_session;
BEGIN
  SELECT * INTO held FROM app_session s WHERE s.id = of_session AND is_in_scope(s.scope_ord) FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该会话', 'there is no such session'); END IF;
  IF held.revoked_at IS NOT NULL OR held.expires_at <= now() THEN PERFORM refuse_act('QQ002', '该会话已结束', 'the session has ended already'); END IF;
  UPDATE app_session SET revoked_at = clock_timestamp(), revoked_by = who, revoked_reason = 'administrator' WHERE id = of_session;
  PERFORM note_administration(who, 'session_revoke', 'Session', of_session, jsonb_build_object('user', held.user_id), of_request, of_address);
END $$;
--> statement-breakpoint
-- Acts are for administrators; what they are made of is for nobody but the functions themselves.
DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY[
    'refuse_act(text, text, text)', 'is_in_scope(bigint)', 'civil_day(timestamptz)', 'accounts_of_staff_no(text)', 'accounts_of_person(uuid)', 'grants_of_person(uuid)', 'separation_days(uuid)',
    'separation_conflict(uuid, date)', 'stand_in_line()', 'expect_separation(uuid)', 'keep_separation()', 'acting_administrator()', 'begin_administration()', 'is_account_of(text, uuid)',
    'user_to_administer(uuid, text)', 'region_to_administer(text)', 'is_from_above(bigint)', 'note_administration(text, text, text, uuid, jsonb, text, text)', 'expect_text(text, integer, text, text)',
    'expect_staff_no(text)', 'expect_oidc(text, text)', 'expect_password_hash(text)', 'end_sessions(uuid, text, text)', 'exception_to_administer(uuid, text)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY[
    'create_user(text, text, text, text, text, text, text, text, text, text)', 'change_user(uuid, jsonb, text, text)', 'disable_user(uuid, text, text)', 'enable_user(uuid, text, text)',
    'reset_password(uuid, text, text, text)', 'unlock_user(uuid, text, text)', 'set_reveal_quota(uuid, integer, text, text)', 'grant_role(uuid, text, text, text[], date, date, text, text, text)',
    'end_grant(uuid, date, text, text)', 'record_exception(uuid, text, text, date, date, text, text)', 'approve_exception(uuid, text, text)', 'end_exception(uuid, text, text)',
    'issue_service_token(uuid, text, bytea, text[], timestamptz, text, text)', 'revoke_service_token(uuid, text, text)', 'revoke_session(uuid, text, text)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO qingqu_admin', f);
  END LOOP;
END $$;
