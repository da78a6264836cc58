-- Written by hand: revealing personal values, and the record of who read them.

-- How many values a user may still reveal today, in Shanghai. Locks the user's row: of two reveals at once the second counts the first.
-- The user's own row and entries count wherever they lie, so it looks beyond the scope; it is for reveal_sealed only.
CREATE FUNCTION reveals_left(who uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE quota integer; today timestamptz := date_trunc('day', clock_timestamp() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai';
BEGIN
  SELECT coalesce(u.reveal_quota, 50) INTO quota FROM app_user u WHERE u.id = who FOR NO KEY UPDATE;
  RETURN coalesce(quota, 0) - (SELECT count(*)::int FROM audit_entry e WHERE e.user_id = who AND e.action = 'reveal' AND e.at >= today);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION reveals_left(uuid) FROM PUBLIC;
--> statement-breakpoint
-- One sealed value of one record, for somebody who says what for. That it was revealed is written down with it, or it is not revealed.
-- What lies outside the scope is answered as what there is not. Roles that inherit the right (auditors, programs) do not have it.
CREATE FUNCTION reveal_sealed(of_table text, of_id uuid, of_column text, of_purpose text, of_ticket text, of_request text, of_address text)
RETURNS TABLE (sealed bytea, source_key text, quota_left integer, audit_no bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  who uuid := current_setting('app.uid')::uuid;
  purpose text := btrim(of_purpose);
  ticket text := btrim(of_ticket);
  -- What is written down of an act is never somebody's number: an ID number, or one as long as an account's.
  id_number text := '[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])[0-9]{3}[0-9Xx]';
  place bigint;
BEGIN
  IF current_setting('role') NOT IN ('qingqu_staff', 'qingqu_supervisor') THEN
    RAISE EXCEPTION '只有业务人员和监督人员可以查看完整的个人信息 / personal values are revealed to staff and supervisors only' USING ERRCODE = 'QQ001';
  END IF;
  IF purpose IS NULL OR length(purpose) NOT BETWEEN 4 AND 500 THEN
    RAISE EXCEPTION '请说明用途（4 至 500 字），例如 核对退回的补贴卡号 / purpose: say in 4 to 500 characters what it is needed for, for example: check the card of a returned subsidy' USING ERRCODE = 'QQ003';
  END IF;
  IF ticket IS NULL OR length(ticket) NOT BETWEEN 1 AND 100 THEN
    RAISE EXCEPTION '请填写工单号（100 字以内），例如 豫财监〔2018〕12号 / ticket: give the document or case it is done for, in at most 100 characters, for example: 豫财监〔2018〕12号' USING ERRCODE = 'QQ003';
  END IF;
  IF purpose ~ '[0-9]{15}' OR purpose ~ id_number OR ticket ~ id_number THEN
    RAISE EXCEPTION '用途和工单号中不得写证件号码、账号 / purpose and ticket are kept in the log: write no ID or account number into them' USING ERRCODE = 'QQ003';
  END IF;
  -- A table of records, and a sealed column of it: nothing else can be named.
  PERFORM FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
    WHERE t.relnamespace = 'public'::regnamespace AND t.relname = of_table AND a.attname = of_column AND of_column LIKE '%\_sealed'
      AND EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgname = 'keep_history');
  IF NOT FOUND THEN
    RAISE EXCEPTION '该类记录没有这一项 / records of this kind have no such value' USING ERRCODE = 'QQ003';
  END IF;
  quota_left := reveals_left(who);
  EXECUTE format('SELECT t.%I, t.source_key, t.scope_ord FROM %I t WHERE t.id = $1', of_column, of_table) INTO sealed, source_key, place USING of_id;
  -- Said here too, since an owner that is a superuser sees past every policy.
  IF place IS NULL OR place NOT BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint THEN
    RAISE EXCEPTION '没有该记录 / there is no such record' USING ERRCODE = 'QQ005';
  END IF;
  IF sealed IS NULL THEN
    RAISE EXCEPTION '该记录没有这一项的值 / this record has no such value' USING ERRCODE = 'QQ005';
  END IF;
  IF quota_left < 1 THEN
    RAISE EXCEPTION '今日查看个人信息的次数已用完，请明日再试或由管理人员调整 / no more personal values may be revealed today; try again tomorrow, or have an administrator raise the quota' USING ERRCODE = 'QQ004';
  END IF;
  quota_left := quota_left - 1;
  audit_no := audit('reveal', of_table, of_id::text, purpose, ticket, jsonb_build_object('column', of_column), of_request, of_address);
  RETURN NEXT;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION reveal_sealed(text, uuid, text, text, text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION reveal_sealed(text, uuid, text, text, text, text, text) TO qingqu_staff, qingqu_supervisor;
--> statement-breakpoint
-- Who read rows of persons, some operations at a time. Called by the API's login itself, after the answers, so who it was is passed;
-- when it was, by how long ago. `again`: the call before may have arrived although nobody heard of it.
CREATE FUNCTION audit_reads(reads jsonb, again boolean) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public SET app.lo = '0' SET app.hi = '9223372036854775807' AS $$
DECLARE written integer;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1903260005);
  INSERT INTO audit_entry (at, user_id, username, role, action, detail, request_id, client_address, scope_ord)
  SELECT clock_timestamp() - make_interval(secs => r.age_ms / 1000), r.user_id, coalesce(u.username, r.user_id::text), r.role, 'read', r.detail, r.request_id, r.client_address, r.scope_ord
  FROM jsonb_to_recordset(reads) AS r(age_ms double precision, user_id uuid, role text, detail jsonb, request_id text, client_address text, scope_ord bigint)
  LEFT JOIN app_user u ON u.id = r.user_id
  WHERE NOT again OR NOT EXISTS (SELECT FROM audit_entry e
    WHERE e.user_id = r.user_id AND e.action = 'read' AND e.at > clock_timestamp() - interval '1 hour' AND e.request_id = r.request_id AND e.detail = r.detail);
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_reads(jsonb, boolean) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION audit_reads(jsonb, boolean) TO qingqu_api;
