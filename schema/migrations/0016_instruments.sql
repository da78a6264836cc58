-- Written by hand: which regions lack an office that Art. 10 asks for. ------------------------------------------------------------

-- Regions of the scope without an administrator of their own, or without application staff of a department that has cases open there, on
-- a day (Art. 10: 各市县财政部门应指定). Administrators read no case and supervision no grant, so it looks at both for them, and tells no
-- more than what is missing where.
CREATE FUNCTION offices_missing(on_day date) RETURNS TABLE (region_code text, office text, department_kind text, open_cases integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH bureau AS (
    SELECT r.code, r.scope_lo FROM region r
    WHERE r.level IN ('province', 'prefecture', 'county') AND r.successor IS NULL AND is_in_scope(r.scope_lo)
  ), held AS (
    SELECT g.scope_ord, g.role, g.department_kinds FROM app_grant g JOIN app_user u ON u.id = g.user_id AND u.disabled_at IS NULL
    WHERE g.valid_from <= on_day AND coalesce(g.valid_to > on_day, true) AND is_in_scope(g.scope_ord)
  ), handled AS (
    SELECT c.scope_ord, c.department_kind, count(*)::integer AS open_cases FROM case_file c
    WHERE c.state <> 'closed' AND is_in_scope(c.scope_ord) GROUP BY c.scope_ord, c.department_kind
  )
  SELECT b.code, 'admin', NULL::text, 0 FROM bureau b
  WHERE NOT EXISTS (SELECT FROM held h WHERE h.scope_ord = b.scope_lo AND h.role = 'admin')
  UNION ALL
  SELECT b.code, 'staff', c.department_kind, c.open_cases FROM bureau b JOIN handled c ON c.scope_ord = b.scope_lo
  WHERE NOT EXISTS (SELECT FROM held h WHERE h.scope_ord = b.scope_lo AND h.role = 'staff' AND c.department_kind = ANY (h.department_kinds))
  ORDER BY 1, 2, 3
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION offices_missing(date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION offices_missing(date) TO qingqu_admin, qingqu_supervisor;
