CREATE TABLE "bi_login" (
	"login" text PRIMARY KEY NOT NULL,
	"region_code" text NOT NULL,
	"scope_lo" bigint NOT NULL,
	"scope_hi" bigint NOT NULL,
	"department_kinds" text[],
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" text
);
--> statement-breakpoint
-- Written by hand from here on: views for SQL tools, and the walls around the logins that read them.
ALTER TABLE bi_login ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE bi_login FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON bi_login FOR ALL TO qingqu_system USING (true) WITH CHECK (true);
--> statement-breakpoint
DO $$
BEGIN
  CREATE ROLE qingqu_bi NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
-- Whoever may send free SQL could stop the platform's work by its locks, or fill the disk with large objects and log records.
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
    AND (proname ~ '^pg_(try_)?advisory_' OR proname ~ '^lo_(creat|create|from_bytea)$' OR proname = 'pg_logical_emit_message') LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO qingqu_system', f);
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'advisory locks and large objects stay open to PUBLIC; see docs/bi.md for what a superuser should run';
END $$;
--> statement-breakpoint

-- The scope of a login, from nothing that it could change: session_user is who has connected. No row, expired or revoked = null = nothing at all.
CREATE FUNCTION bi_lo() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT scope_lo FROM bi_login WHERE login = session_user AND revoked_at IS NULL AND expires_at > now()
$$;
--> statement-breakpoint
CREATE FUNCTION bi_hi() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT scope_hi FROM bi_login WHERE login = session_user AND revoked_at IS NULL AND expires_at > now()
$$;
--> statement-breakpoint
CREATE FUNCTION bi_departments() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT department_kinds FROM bi_login WHERE login = session_user AND revoked_at IS NULL AND expires_at > now()
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION bi_lo(), bi_hi(), bi_departments() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION bi_lo(), bi_hi(), bi_departments() TO qingqu_bi;
--> statement-breakpoint

-- Views ----------------------------------------------------------------------------------------------------------------
-- One row a fact; yuan as numeric(18,2), days as date. A published view never changes: see docs/bi.md.
CREATE SCHEMA bi;
--> statement-breakpoint
REVOKE ALL ON SCHEMA bi FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA bi TO qingqu_bi;
--> statement-breakpoint
CREATE VIEW bi.v1_region WITH (security_invoker = true) AS
SELECT r.code AS region_code, r.name AS region_name, r.level, r.kind,
  CASE 'province' WHEN r.level THEN r.code WHEN a.level THEN a.code WHEN b.level THEN b.code WHEN c.level THEN c.code END AS province_code,
  CASE 'province' WHEN r.level THEN r.name WHEN a.level THEN a.name WHEN b.level THEN b.name WHEN c.level THEN c.name END AS province_name,
  CASE 'prefecture' WHEN r.level THEN r.code WHEN a.level THEN a.code WHEN b.level THEN b.code WHEN c.level THEN c.code END AS prefecture_code,
  CASE 'prefecture' WHEN r.level THEN r.name WHEN a.level THEN a.name WHEN b.level THEN b.name WHEN c.level THEN c.name END AS prefecture_name,
  CASE 'county' WHEN r.level THEN r.code WHEN a.level THEN a.code WHEN b.level THEN b.code WHEN c.level THEN c.code END AS county_code,
  CASE 'county' WHEN r.level THEN r.name WHEN a.level THEN a.name WHEN b.level THEN b.name WHEN c.level THEN c.name END AS county_name,
  CASE 'township' WHEN r.level THEN r.code END AS township_code,
  CASE 'township' WHEN r.level THEN r.name END AS township_name,
  r.admin_parent AS admin_parent_code, r.is_poverty_county, r.valid_from, r.valid_to
FROM public.region r
LEFT JOIN public.region a ON a.code = r.fiscal_parent
LEFT JOIN public.region b ON b.code = a.fiscal_parent
LEFT JOIN public.region c ON c.code = b.fiscal_parent;
--> statement-breakpoint
CREATE VIEW bi.v1_calendar WITH (security_invoker = true) AS
SELECT DISTINCT ON (d.day) d.day, d.is_workday, d.kind, d.name_zh AS day_name,
  date_trunc('month', d.day)::date AS month_start, extract(year FROM d.day)::int AS year
FROM public.calendar_day d ORDER BY d.day, d.version DESC;
--> statement-breakpoint
CREATE VIEW bi.v1_fund WITH (security_invoker = true) AS
SELECT f.id AS fund_id, f.code AS fund_code, f.name AS fund_name, f.category AS fund_category, c.name_zh AS fund_category_name, f.origin_level, f.func_prefixes, f.is_personal,
  f.monitored_from, f.monitored_to
FROM public.fund f LEFT JOIN public.code_item c ON c.system = 'fund-category' AND c.code = f.category;
--> statement-breakpoint
CREATE VIEW bi.v1_programme WITH (security_invoker = true) AS
SELECT p.id AS programme_id, p.code AS programme_code, p.name AS programme_name, p.department AS programme_department, p.per, p.frequency, p.poor_only,
  (p.cap_fen * 0.01)::numeric(18,2) AS cap_yuan
FROM public.programme p;
--> statement-breakpoint
CREATE VIEW bi.v1_agency WITH (security_invoker = true) AS
SELECT a.id AS agency_id, a.code AS agency_code, a.name AS agency_name, a.kind AS agency_kind, a.is_budget_unit, a.uscc, s.code AS superior_code, s.name AS superior_name,
  a.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name
FROM public.agency a
LEFT JOIN public.agency s ON s.id = a.superior_agency_id
LEFT JOIN bi.v1_region g ON g.region_code = a.region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_indicator WITH (security_invoker = true) AS
SELECT i.id AS indicator_id, i.fiscal_year, d.doc_no, d.title AS doc_title, i.doc_issued_on, i.superior_doc_no, i.source AS indicator_source, i.status,
  i.fund_id, f.code AS fund_code, f.name AS fund_name, f.category AS fund_category, i.agency_id, a.code AS agency_code, a.name AS agency_name,
  j.code AS project_code, j.name AS project_name, i.func_code, e.name_zh AS func_name, i.gov_eco_code, o.name_zh AS gov_eco_name, i.poverty_tag,
  (i.amount_fen * 0.01)::numeric(18,2) AS amount_yuan, i.received_at, i.registered_at, i.upstream_allocation_id,
  i.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name,
  i.file_id AS batch_id
FROM public.indicator i
LEFT JOIN public.indicator_doc d ON d.id = i.doc_id
LEFT JOIN public.fund f ON f.id = i.fund_id
LEFT JOIN public.agency a ON a.id = i.agency_id
LEFT JOIN public.project j ON j.id = i.project_id
LEFT JOIN public.code_item e ON e.system = 'functional' AND e.code = i.func_code
LEFT JOIN public.code_item o ON o.system = 'gov-economic' AND o.code = i.gov_eco_code
LEFT JOIN bi.v1_region g ON g.region_code = i.region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_indicator_adjustment WITH (security_invoker = true) AS
SELECT c.id AS adjustment_id, c.indicator_id, c.adjusted_on, c.batch_no AS adjustment_batch_no, c.status, (c.delta_fen * 0.01)::numeric(18,2) AS delta_yuan,
  c.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name,
  c.file_id AS batch_id
FROM public.indicator_adjustment c
LEFT JOIN bi.v1_region g ON g.region_code = c.region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_allocation WITH (security_invoker = true) AS
SELECT l.id AS allocation_id, l.indicator_id, l.kind AS allocation_kind, l.fiscal_year, l.doc_no, l.doc_issued_on, l.doc_kind, l.allocated_at,
  (l.allocated_at AT TIME ZONE 'Asia/Shanghai')::date AS allocated_on, l.status, l.fund_id, f.code AS fund_code, f.name AS fund_name, f.category AS fund_category,
  l.to_agency_id AS agency_id, a.code AS agency_code, a.name AS agency_name, l.poverty_tag, (l.amount_fen * 0.01)::numeric(18,2) AS amount_yuan,
  l.from_region_code, s.name AS from_region_name, l.to_region_code AS region_code, g.region_name, g.province_code, g.province_name,
  g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name, l.file_id AS batch_id
FROM public.allocation l
LEFT JOIN public.fund f ON f.id = l.fund_id
LEFT JOIN public.agency a ON a.id = l.to_agency_id
LEFT JOIN public.region s ON s.code = l.from_region_code
LEFT JOIN bi.v1_region g ON g.region_code = l.to_region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_plan WITH (security_invoker = true) AS
SELECT p.id AS plan_id, p.plan_no, p.indicator_id, p.allocation_id, p.fiscal_year, p.month AS plan_month_no, make_date(p.fiscal_year::int, p.month, 1) AS plan_month, p.status,
  p.agency_id, a.code AS agency_code, a.name AS agency_name, p.pay_type_code, m.name_zh AS pay_type_name,
  (p.applied_fen * 0.01)::numeric(18,2) AS applied_yuan, (p.amount_fen * 0.01)::numeric(18,2) AS amount_yuan, p.approved_at,
  p.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name,
  p.file_id AS batch_id
FROM public.plan p
LEFT JOIN public.agency a ON a.id = p.agency_id
LEFT JOIN public.code_item m ON m.system = 'payment-method' AND m.code = p.pay_type_code
LEFT JOIN bi.v1_region g ON g.region_code = p.region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_payment WITH (security_invoker = true) AS
SELECT p.id AS payment_id, p.application_no, p.voucher_no, p.fiscal_year, p.status, p.applied_at, p.returned_at, p.paid_on, p.cleared_on, date_trunc('month', p.paid_on)::date AS paid_month,
  (p.amount_fen * 0.01)::numeric(18,2) AS amount_yuan, p.purpose, p.refund_of_id, p.indicator_id, p.plan_id,
  p.fund_id, f.code AS fund_code, f.name AS fund_name, f.category AS fund_category, p.agency_id, a.code AS agency_code, a.name AS agency_name,
  j.code AS project_code, j.name AS project_name, p.contract_no, p.func_code, e.name_zh AS func_name, p.gov_eco_code, o.name_zh AS gov_eco_name,
  p.pay_type_code, m.name_zh AS pay_type_name, p.settlement_code, t.name_zh AS settlement_name,
  p.payee_id, p.payee_kind, p.payee_name, p.payee_account_no_masked, p.payer_account_no_masked,
  p.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name,
  p.file_id AS batch_id
FROM public.payment p
LEFT JOIN public.fund f ON f.id = p.fund_id
LEFT JOIN public.agency a ON a.id = p.agency_id
LEFT JOIN public.project j ON j.id = p.project_id
LEFT JOIN public.code_item e ON e.system = 'functional' AND e.code = p.func_code
LEFT JOIN public.code_item o ON o.system = 'gov-economic' AND o.code = p.gov_eco_code
LEFT JOIN public.code_item m ON m.system = 'payment-method' AND m.code = p.pay_type_code
LEFT JOIN public.code_item t ON t.system = 'settlement' AND t.code = p.settlement_code
LEFT JOIN bi.v1_region g ON g.region_code = p.region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_payee WITH (security_invoker = true) AS
SELECT p.id AS payee_id, p.kind AS payee_kind, p.name AS payee_name, p.party_id, p.uscc, p.id_no_masked, p.account_no_masked, p.bank_name,
  p.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name,
  p.file_id AS batch_id
FROM public.payee p
LEFT JOIN bi.v1_region g ON g.region_code = p.region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_subsidy_batch WITH (security_invoker = true) AS
SELECT s.id AS subsidy_batch_id, s.programme_id, r.code AS programme_code, r.name AS programme_name, s.period, s.notice_from, s.notice_to, s.submitted_at, s.approved_at,
  s.payment_id, s.funded_on, (s.total_fen * 0.01)::numeric(18,2) AS total_yuan, s.line_count,
  s.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name,
  s.file_id AS batch_id
FROM public.subsidy_batch s
LEFT JOIN public.programme r ON r.id = s.programme_id
LEFT JOIN bi.v1_region g ON g.region_code = s.region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_subsidy_line WITH (security_invoker = true) AS
SELECT s.id AS subsidy_line_id, s.batch_id AS subsidy_batch_id, s.line_no, s.programme_id, r.code AS programme_code, r.name AS programme_name, s.period_start, s.period_end,
  s.person_id, s.name AS person_name, s.id_no_masked, s.card_no_masked, s.id_check, s.household_id, s.quantity, (s.amount_fen * 0.01)::numeric(18,2) AS amount_yuan, s.status,
  s.paid_on, date_trunc('month', s.paid_on)::date AS paid_month, s.returned_on, s.reason, s.reissue_of_id,
  s.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name,
  coalesce(t.code, g.township_code) AS township_code, coalesce(t.name, g.township_name) AS township_name, s.file_id AS batch_id
FROM public.subsidy_line s
LEFT JOIN public.programme r ON r.id = s.programme_id
LEFT JOIN public.region t ON t.code = s.township_code
LEFT JOIN bi.v1_region g ON g.region_code = s.region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_special_account_entry WITH (security_invoker = true) AS
SELECT s.id AS entry_id, s.account_id, n.account_no_masked, n.name AS account_name, n.bank_name, s.occurred_on, s.recorded_at,
  (s.recorded_at AT TIME ZONE 'Asia/Shanghai')::date AS recorded_on, (s.recorded_at AT TIME ZONE 'Asia/Shanghai')::date <= s.occurred_on AS is_same_day,
  s.direction, (s.amount_fen * 0.01)::numeric(18,2) AS amount_yuan, (s.balance_after_fen * 0.01)::numeric(18,2) AS balance_after_yuan,
  s.fund_id, f.code AS fund_code, f.name AS fund_name, s.bank_line_id,
  s.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name,
  s.file_id AS batch_id
FROM public.special_account_entry s
LEFT JOIN public.account n ON n.id = s.account_id
LEFT JOIN public.fund f ON f.id = s.fund_id
LEFT JOIN bi.v1_region g ON g.region_code = s.region_code;
--> statement-breakpoint
-- The day by which a warning is to be handled is the n-th working day after it was raised: days are numbered by the working days up to them, once a query.
CREATE VIEW bi.v1_warning WITH (security_invoker = true) AS
WITH numbered AS (
  SELECT d.day, d.is_workday, count(*) FILTER (WHERE d.is_workday) OVER (ORDER BY d.day) AS no FROM bi.v1_calendar d
), workday AS (
  SELECT n.no, min(n.day) AS day FROM numbered n WHERE n.is_workday GROUP BY n.no
)
SELECT w.id AS warning_id, w.warning_no, w.rule_id, v.title_zh AS rule_title, w.category, c.name_zh AS category_name, w.severity, w.department_kind, d.name_zh AS department_name,
  w.state, w.open_count, w.opened_as_of AS opened_on, date_trunc('month', w.opened_as_of)::date AS opened_month, w.last_seen_as_of AS last_seen_on,
  verify_by.day AS verify_due_on, rectify_by.day AS rectify_due_on, w.subject_kind, w.subject_id, w.case_key, (w.amount_fen * 0.01)::numeric(18,2) AS amount_yuan,
  w.message_zh AS message,
  w.region_code, g.region_name, g.province_code, g.province_name, g.prefecture_code, g.prefecture_name, g.county_code, g.county_name, g.township_code, g.township_name
FROM public.warning w
LEFT JOIN public.rule_version v ON v.digest = w.rule_digest
LEFT JOIN public.code_item c ON c.system = 'warning-category' AND c.code = w.category
LEFT JOIN public.code_item d ON d.system = 'department-kind' AND d.code = w.department_kind
LEFT JOIN (SELECT n.day, min(n.no) AS no FROM numbered n GROUP BY n.day) raised ON raised.day = w.opened_as_of
LEFT JOIN workday verify_by ON verify_by.no = raised.no + CASE w.severity WHEN 'red' THEN 2 WHEN 'orange' THEN 3 ELSE 5 END
LEFT JOIN workday rectify_by ON rectify_by.no = raised.no + CASE w.severity WHEN 'red' THEN 5 WHEN 'blue' THEN 15 ELSE 10 END
LEFT JOIN bi.v1_region g ON g.region_code = w.region_code;
--> statement-breakpoint
CREATE VIEW bi.v1_rule WITH (security_invoker = true) AS
SELECT v.digest AS rule_digest, v.rule_id, v.title_zh AS rule_title, v.title_en AS rule_title_en, v.category, c.name_zh AS category_name, v.severity, v.department_kind,
  v.status, k.name AS package_name, k.version AS package_version, k.owner AS package_owner, k.enabled AS package_enabled
FROM public.rule_version v
LEFT JOIN public.code_item c ON c.system = 'warning-category' AND c.code = v.category
LEFT JOIN public.rule_package k ON k.id = v.package_id;
--> statement-breakpoint
CREATE VIEW bi.v1_batch WITH (security_invoker = true) AS
SELECT b.id AS batch_id, b.feed, b.kind AS batch_kind, b.status, b.as_of, b.received_at, b.finished_at, b.bytes, b.declared_rows, b.n_read AS rows_read, b.n_loaded AS rows_loaded,
  b.n_updated AS rows_updated, b.n_unchanged AS rows_unchanged, b.n_duplicate AS rows_duplicate, b.n_stale AS rows_stale, b.n_quarantined AS rows_quarantined,
  (b.sum_fen * 0.01)::numeric(18,2) AS sum_yuan
FROM public.ingest_file b;
--> statement-breakpoint
-- Comments -------------------------------------------------------------------------------------------------------------
DO $$
DECLARE c record; words text;
BEGIN
  FOR c IN SELECT * FROM (VALUES
    ('v1_region', '行政区划；各级代码和名称按财政管理关系（省直管县没有市级）'), ('v1_calendar', '工作日历；每天一行，取最后一次公布的安排'),
    ('v1_fund', '资金；各地区均可查询'), ('v1_programme', '补贴项目；各地区均可查询'), ('v1_agency', '预算单位'), ('v1_indicator', '预算指标；每条指标一行，单位为空即待分'),
    ('v1_indicator_adjustment', '指标调整；每次调整一行'), ('v1_allocation', '指标分配；每笔分配一行，区划为接收方'), ('v1_plan', '用款计划；每月每条计划一行'),
    ('v1_payment', '支付；每笔支付一行，退款自成一行'), ('v1_payee', '收款人；个人的名称和号码均已脱敏'), ('v1_subsidy_batch', '一卡通发放批次'),
    ('v1_subsidy_line', '一卡通发放明细；每人每次一行，均已脱敏'), ('v1_special_account_entry', '财政专户收支；每笔一行'), ('v1_warning', '预警；每条预警一行'),
    ('v1_rule', '预警规则；每个版本一行'), ('v1_batch', '数据批次；每个接收的文件（或其中一部分）一行')
  ) AS v(name, words) LOOP
    EXECUTE format('COMMENT ON VIEW bi.%I IS %L', c.name, c.words);
  END LOOP;
  FOR c IN SELECT t.relname AS view, a.attname AS name FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
    WHERE t.relnamespace = 'bi'::regnamespace AND t.relkind = 'v' LOOP
    -- What is said for the view itself goes before what is said for all.
    SELECT v.words INTO STRICT words FROM (VALUES
      ('*', 'region_code', '区划代码（12 位）'), ('*', 'region_name', '区划名称'), ('*', 'province_code', '省级代码'), ('*', 'province_name', '省级名称'),
      ('*', 'prefecture_code', '市级代码；省直管县为空'), ('*', 'prefecture_name', '市级名称；省直管县为空'), ('*', 'county_code', '县级代码；省、市本级为空'), ('*', 'county_name', '县级名称；省、市本级为空'),
      ('*', 'township_code', '乡级代码'), ('*', 'township_name', '乡级名称'), ('*', 'batch_id', '所在批次，见 v1_batch'),
      ('v1_region', 'level', '层级：province、prefecture、county、township、village'), ('v1_region', 'kind', '类别：division 行政区划，zone 功能区'),
      ('v1_region', 'admin_parent_code', '行政上级代码'), ('v1_region', 'is_poverty_county', '是否贫困县'), ('v1_region', 'valid_from', '启用日期'), ('v1_region', 'valid_to', '停用日期；空为在用'),
      ('v1_calendar', 'day', '日期'), ('v1_calendar', 'is_workday', '是否工作日'), ('v1_calendar', 'kind', '类别：workday、weekend、holiday、makeup（调休上班）'), ('v1_calendar', 'day_name', '节日名称'),
      ('v1_calendar', 'month_start', '所在月的第一天'), ('v1_calendar', 'year', '年份'),
      ('*', 'fund_id', '资金标识'), ('*', 'fund_code', '资金代码'), ('*', 'fund_name', '资金名称'), ('*', 'fund_category', '资金类别，见 v1_fund'), ('v1_fund', 'fund_category', '资金类别代码'),
      ('v1_fund', 'fund_category_name', '资金类别名称'), ('v1_fund', 'origin_level', '来源层级：central、province、prefecture、county'), ('v1_fund', 'func_prefixes', '可用功能科目前缀，逗号分隔；空为不限'),
      ('v1_fund', 'is_personal', '是否到人'), ('v1_fund', 'monitored_from', '监控起始日'), ('v1_fund', 'monitored_to', '监控截止日；空为未定'),
      ('*', 'programme_id', '补贴项目标识'), ('*', 'programme_code', '补贴项目代码'), ('*', 'programme_name', '补贴项目名称'), ('v1_programme', 'programme_department', '主管部门'),
      ('v1_programme', 'per', '计量：person 人，household 户，area 亩，head 头'), ('v1_programme', 'frequency', '发放频次：once、monthly、quarterly、yearly'),
      ('v1_programme', 'poor_only', '是否仅限建档立卡户'), ('v1_programme', 'cap_yuan', '上限（元）'),
      ('*', 'agency_id', '预算单位标识；空为待分'), ('*', 'agency_code', '单位代码'), ('*', 'agency_name', '单位名称'), ('v1_agency', 'agency_id', '单位标识'),
      ('v1_agency', 'agency_kind', '单位类别：unit、placeholder（待分）、township_gov、finance_dept、public_institution'), ('v1_agency', 'is_budget_unit', '是否预算单位'),
      ('*', 'uscc', '统一社会信用代码'), ('v1_agency', 'superior_code', '主管单位代码'), ('v1_agency', 'superior_name', '主管单位名称'),
      ('*', 'indicator_id', '指标标识'), ('*', 'fiscal_year', '预算年度'), ('*', 'doc_no', '文号'), ('v1_indicator', 'doc_title', '指标文标题'), ('*', 'doc_issued_on', '指标文印发日期'),
      ('v1_indicator', 'superior_doc_no', '上级文号'), ('v1_indicator', 'indicator_source', '指标来源：central 中央，superior 上级，local 本级，carryover 结转'),
      ('*', 'status', '状态：active 有效，draft 草稿，void 作废，deleted 删除'), ('*', 'project_code', '项目代码'), ('*', 'project_name', '项目名称'),
      ('*', 'func_code', '支出功能分类科目代码'), ('*', 'func_name', '支出功能分类科目名称'), ('*', 'gov_eco_code', '政府支出经济分类科目代码'), ('*', 'gov_eco_name', '政府支出经济分类科目名称'),
      ('*', 'poverty_tag', '扶贫资金标识'), ('*', 'amount_yuan', '金额（元）'), ('v1_indicator', 'received_at', '接收时间'), ('v1_indicator', 'registered_at', '登记时间'),
      ('v1_indicator', 'upstream_allocation_id', '上级分配标识，见 v1_allocation'),
      ('v1_indicator_adjustment', 'adjustment_id', '调整标识'), ('v1_indicator_adjustment', 'adjusted_on', '调整日期'), ('v1_indicator_adjustment', 'adjustment_batch_no', '调整批号'),
      ('v1_indicator_adjustment', 'delta_yuan', '调整金额（元）；负数为调减'),
      ('*', 'allocation_id', '分配标识'), ('v1_allocation', 'allocation_kind', '分配对象：to_region 下级财政，to_agency 预算单位'), ('v1_allocation', 'doc_kind', '指标文类别：normal 正常，advance 提前下达，adjust 调整'),
      ('v1_allocation', 'allocated_at', '分配时间'), ('v1_allocation', 'allocated_on', '分配日期'), ('v1_allocation', 'from_region_code', '分配方区划代码'), ('v1_allocation', 'from_region_name', '分配方区划名称'),
      ('*', 'plan_id', '用款计划标识'), ('v1_plan', 'plan_no', '计划号'), ('v1_plan', 'plan_month_no', '计划月份（1–12）'), ('v1_plan', 'plan_month', '计划月的第一天'),
      ('v1_plan', 'status', '状态：draft 草稿，applied 已申报，approved 已批复，void 作废，deleted 删除'), ('v1_plan', 'applied_yuan', '申报金额（元）'), ('v1_plan', 'amount_yuan', '批复金额（元）'), ('v1_plan', 'approved_at', '批复时间'),
      ('*', 'pay_type_code', '支付方式代码'), ('*', 'pay_type_name', '支付方式名称'),
      ('*', 'payment_id', '支付标识'), ('v1_payment', 'application_no', '支付申请号'), ('v1_payment', 'voucher_no', '支付凭证号'),
      ('v1_payment', 'status', '状态：draft 草稿，applied 已申请，approved 已审核，returned 已退回，paid 已支付，void 作废，deleted 删除'), ('v1_payment', 'applied_at', '申请时间'), ('v1_payment', 'returned_at', '退回时间'),
      ('*', 'paid_on', '支付（发放）日期；空为未支付'), ('v1_payment', 'cleared_on', '清算日期'), ('*', 'paid_month', '支付月的第一天'), ('v1_payment', 'purpose', '用途'), ('v1_payment', 'refund_of_id', '被退的支付；空为非退款'),
      ('v1_payment', 'contract_no', '合同号'), ('v1_payment', 'settlement_code', '结算方式代码'), ('v1_payment', 'settlement_name', '结算方式名称'),
      ('*', 'payee_id', '收款人标识'), ('*', 'payee_kind', '收款人类别：enterprise 企业，individual 个人，agency 单位，agent_bank 代理银行，collective 村集体等'), ('*', 'payee_name', '收款人名称；个人只有姓氏'),
      ('v1_payment', 'payee_account_no_masked', '收款账号（脱敏）'), ('v1_payment', 'payer_account_no_masked', '付款账号（脱敏）'), ('v1_payee', 'party_id', '对应的企业、个人或单位，各地区一致'),
      ('*', 'id_no_masked', '身份证号（脱敏）'), ('*', 'account_no_masked', '账号（脱敏）'), ('*', 'bank_name', '开户行'),
      ('*', 'subsidy_batch_id', '发放批次标识'), ('v1_subsidy_batch', 'period', '发放期间'), ('v1_subsidy_batch', 'notice_from', '公示起始日'), ('v1_subsidy_batch', 'notice_to', '公示截止日'),
      ('v1_subsidy_batch', 'submitted_at', '报送时间'), ('v1_subsidy_batch', 'approved_at', '审核时间'), ('v1_subsidy_batch', 'payment_id', '拨付代理银行的支付'), ('v1_subsidy_batch', 'funded_on', '资金到位日期'),
      ('v1_subsidy_batch', 'total_yuan', '总金额（元）'), ('v1_subsidy_batch', 'line_count', '明细数'),
      ('v1_subsidy_line', 'subsidy_line_id', '明细标识'), ('v1_subsidy_line', 'line_no', '序号'), ('v1_subsidy_line', 'period_start', '期间起始日'), ('v1_subsidy_line', 'period_end', '期间截止日'),
      ('v1_subsidy_line', 'person_id', '个人标识；不含身份证号，各地区一致'), ('v1_subsidy_line', 'person_name', '姓氏'), ('v1_subsidy_line', 'card_no_masked', '卡号（脱敏）'),
      ('v1_subsidy_line', 'id_check', '身份证号校验：ok 正确，check_digit 校验位不符，birth_date 出生日期不符'), ('v1_subsidy_line', 'household_id', '户标识'), ('v1_subsidy_line', 'quantity', '数量，按补贴项目计量'),
      ('v1_subsidy_line', 'status', '结果：pending 待发，success 成功，failed 失败，returned 退回'), ('v1_subsidy_line', 'returned_on', '退回日期'), ('v1_subsidy_line', 'reason', '失败或退回原因'), ('v1_subsidy_line', 'reissue_of_id', '补发的原明细'),
      ('v1_special_account_entry', 'entry_id', '收支标识'), ('v1_special_account_entry', 'account_id', '专户标识'), ('v1_special_account_entry', 'account_name', '户名'), ('v1_special_account_entry', 'occurred_on', '发生日期'),
      ('v1_special_account_entry', 'recorded_at', '录入时间'), ('v1_special_account_entry', 'recorded_on', '录入日期'), ('v1_special_account_entry', 'is_same_day', '是否当日录入（第七条）'),
      ('v1_special_account_entry', 'direction', '收支方向：in 收入，out 支出'), ('v1_special_account_entry', 'balance_after_yuan', '余额（元）'), ('v1_special_account_entry', 'bank_line_id', '对应银行流水；空为未对上'),
      ('v1_warning', 'warning_id', '预警标识'), ('v1_warning', 'warning_no', '预警编号'), ('*', 'rule_id', '规则编号'), ('*', 'rule_title', '规则名称'), ('*', 'category', '预警类别代码'), ('*', 'category_name', '预警类别'),
      ('*', 'severity', '级别：red 红，orange 橙，yellow 黄，blue 蓝'), ('*', 'department_kind', '责任处室代码'), ('v1_warning', 'department_name', '责任处室'), ('v1_warning', 'state', '状态：open 存在，cleared 已消除'),
      ('v1_warning', 'open_count', '出现次数'), ('v1_warning', 'opened_on', '预警日期'), ('v1_warning', 'opened_month', '预警月的第一天'), ('v1_warning', 'last_seen_on', '最近一次存在的日期'),
      ('v1_warning', 'verify_due_on', '核实期限；工作日历未及则空'), ('v1_warning', 'rectify_due_on', '整改期限；工作日历未及则空'), ('v1_warning', 'subject_kind', '预警对象类别，如 payment'), ('v1_warning', 'subject_id', '预警对象标识'),
      ('v1_warning', 'case_key', '归并键；相同者为一件'), ('v1_warning', 'message', '预警内容'),
      ('v1_rule', 'rule_digest', '版本摘要'), ('v1_rule', 'rule_title_en', '规则名称（英文）'), ('v1_rule', 'status', '状态：draft 草稿，shadow 影子，pilot 试点，active 启用，retired 停用'),
      ('v1_rule', 'package_name', '规则包'), ('v1_rule', 'package_version', '规则包版本'), ('v1_rule', 'package_owner', '归口部门'), ('v1_rule', 'package_enabled', '规则包是否启用'),
      ('v1_batch', 'batch_id', '批次编号'), ('v1_batch', 'feed', '数据类'), ('v1_batch', 'batch_kind', '类别：delivery 报送，correction 更正'), ('v1_batch', 'status', '状态：received 已接收，loading 读取中，done 完成，refused 拒收，parked 暂停'),
      ('v1_batch', 'as_of', '数据日期'), ('v1_batch', 'received_at', '接收时间'), ('v1_batch', 'finished_at', '完成时间'), ('v1_batch', 'bytes', '字节数'), ('v1_batch', 'declared_rows', '申报行数'),
      ('v1_batch', 'rows_read', '读取行数，为以下各项之和'), ('v1_batch', 'rows_loaded', '新增行数'), ('v1_batch', 'rows_updated', '更新行数'), ('v1_batch', 'rows_unchanged', '未变行数'), ('v1_batch', 'rows_duplicate', '重复行数'),
      ('v1_batch', 'rows_stale', '过时行数'), ('v1_batch', 'rows_quarantined', '隔离行数'), ('v1_batch', 'sum_yuan', '金额合计（元）')
    ) AS v(of_view, of_name, words) WHERE v.of_name = c.name AND v.of_view IN ('*', c.view) ORDER BY v.of_view COLLATE "C" DESC LIMIT 1;
    EXECUTE format('COMMENT ON COLUMN bi.%I.%I IS %L', c.view, c.name, words);
  END LOOP;
END $$;
--> statement-breakpoint

-- Rights ---------------------------------------------------------------------------------------------------------------
GRANT SELECT ON ALL TABLES IN SCHEMA bi TO qingqu_bi;
--> statement-breakpoint
-- Of the tables exactly the columns that the views are made of, and of the rows those of the login's region. The general policy `scope` holds
-- besides: by the settings app.lo and app.hi, which `qingqu bi add` gives the login. From these the planner knows how many rows to expect,
-- which it cannot know of a subselect; CASE … IS NOT NULL counts as true for its estimate, so that the two are not multiplied.
DO $$
DECLARE t record; in_scope text;
BEGIN
  FOR t IN
    SELECT b.relname AS name, string_agg(DISTINCT quote_ident(a.attname), ', ') AS columns, bool_or(EXISTS (
      SELECT FROM pg_policy p WHERE p.polrelid = b.oid AND p.polname = 'scope' AND NOT p.polpermissive)) AS scoped
    FROM pg_class v JOIN pg_rewrite r ON r.ev_class = v.oid
    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
    JOIN pg_class b ON b.oid = d.refobjid AND b.relnamespace = 'public'::regnamespace
    JOIN pg_attribute a ON a.attrelid = b.oid AND a.attnum = d.refobjsubid
    WHERE v.relnamespace = 'bi'::regnamespace GROUP BY b.relname
  LOOP
    EXECUTE format('GRANT SELECT (%s) ON public.%I TO qingqu_bi', t.columns, t.name);
    in_scope := CASE WHEN t.scoped THEN 'CASE WHEN scope_ord BETWEEN (SELECT bi_lo()) AND (SELECT bi_hi()) THEN true END IS NOT NULL' ELSE '(SELECT bi_lo()) IS NOT NULL' END;
    EXECUTE format('CREATE POLICY bi_scope ON public.%I AS RESTRICTIVE FOR ALL TO qingqu_bi USING (%s)', t.name, in_scope);
    EXECUTE format('CREATE POLICY bi_read ON public.%I FOR SELECT TO qingqu_bi USING (%s)', t.name,
      CASE WHEN t.name = 'warning' THEN '(SELECT bi_departments()) IS NULL OR department_kind = ANY ((SELECT bi_departments())::text[])' ELSE 'true' END);
  END LOOP;
END $$;
