-- Written by `qingqu schema write`. The database as the migrations make it.

-- tables
create table account (
  id uuid not null,
  region_code text not null,
  account_no_masked text not null,
  account_no_sealed bytea not null,
  name text not null,
  bank_name text,
  cnaps_code text,
  type_code text not null,
  holder_kind text not null,
  holder_id uuid,
  medium text not null,
  opened_on date,
  closed_on date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  name_token uuid,
  luhn_valid boolean
);
create table account_history (
  id uuid not null,
  region_code text not null,
  account_no_masked text not null,
  account_no_sealed bytea not null,
  name text not null,
  bank_name text,
  cnaps_code text,
  type_code text not null,
  holder_kind text not null,
  holder_id uuid,
  medium text not null,
  opened_on date,
  closed_on date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  name_token uuid,
  luhn_valid boolean,
  epoch_to bigint not null
);
create table account_month (
  id uuid not null,
  account_id uuid not null,
  region_code text not null,
  month text not null,
  ledger_balance_fen bigint not null,
  bank_balance_fen bigint,
  reconciling_fen bigint not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table account_month_history (
  id uuid not null,
  account_id uuid not null,
  region_code text not null,
  month text not null,
  ledger_balance_fen bigint not null,
  bank_balance_fen bigint,
  reconciling_fen bigint not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table agency (
  id uuid not null,
  code text not null,
  name text not null,
  uscc text,
  region_code text not null,
  superior_agency_id uuid,
  kind text not null,
  is_budget_unit boolean not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table agency_history (
  id uuid not null,
  code text not null,
  name text not null,
  uscc text,
  region_code text not null,
  superior_agency_id uuid,
  kind text not null,
  is_budget_unit boolean not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table allocation (
  id uuid not null,
  indicator_id uuid not null,
  kind text not null,
  from_region_code text not null,
  to_region_code text not null,
  to_agency_id uuid,
  fund_id uuid not null,
  fund_type_code text,
  fiscal_year smallint not null,
  tp_func_code text,
  poverty_tag boolean,
  amount_fen bigint not null,
  doc_no text,
  doc_issued_on date not null,
  doc_kind text not null,
  allocated_at timestamp with time zone not null,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table allocation_history (
  id uuid not null,
  indicator_id uuid not null,
  kind text not null,
  from_region_code text not null,
  to_region_code text not null,
  to_agency_id uuid,
  fund_id uuid not null,
  fund_type_code text,
  fiscal_year smallint not null,
  tp_func_code text,
  poverty_tag boolean,
  amount_fen bigint not null,
  doc_no text,
  doc_issued_on date not null,
  doc_kind text not null,
  allocated_at timestamp with time zone not null,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table app_grant (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  role text not null,
  region_code text not null,
  department_kinds text[] not null,
  valid_from date not null,
  valid_to date,
  granted_by text not null,
  scope_ord bigint not null,
  granted_at timestamp with time zone not null default now(),
  reason text,
  ended_by text
);
create table app_session (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  method text not null,
  role text,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  client_address text,
  user_agent text,
  revoked_at timestamp with time zone,
  revoked_by text,
  revoked_reason text,
  scope_ord bigint not null,
  idle_seconds integer not null default 7200
);
create table app_user (
  id uuid not null default gen_random_uuid(),
  username text not null,
  display_name text not null,
  password_hash text not null,
  is_demo boolean not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  kind text not null default 'person'::text,
  staff_no text,
  password_changed_at timestamp with time zone,
  must_change_password boolean not null default false,
  former_hashes text[] not null default '{}'::text[],
  failed_sign_ins integer not null default 0,
  locked_until timestamp with time zone,
  totp_sealed bytea,
  totp_enabled_at timestamp with time zone,
  totp_last_step bigint,
  oidc_issuer text,
  oidc_subject text,
  tokens_valid_from timestamp with time zone,
  reveal_quota integer,
  created_by text,
  recovery_hashes bytea[] not null default '{}'::bytea[]
);
create table assessment (
  id uuid not null default gen_random_uuid(),
  state text not null,
  version integer not null default 1,
  region_code text not null,
  created_at timestamp with time zone not null default now(),
  period text not null,
  first_day date not null,
  last_day date not null,
  epoch bigint not null,
  as_known_at timestamp with time zone not null,
  scheme_id bigint not null,
  inputs_digest bytea not null,
  made_by text not null,
  objections_until date,
  published_by text,
  published_on date,
  calendar_version integer not null,
  exceptions jsonb not null default '[]'::jsonb,
  making integer not null default 1,
  made_on date not null
);
create table assessment_scheme (
  id bigint not null generated always as identity,
  effective_from date not null,
  weights jsonb not null,
  formula_version text not null,
  basis text not null,
  set_by text not null,
  set_at timestamp with time zone not null default now()
);
create table assessment_score (
  assessment_id uuid not null,
  region_code text not null,
  scope_ord bigint not null,
  total_centi integer,
  rank integer,
  dimensions jsonb not null,
  penalties jsonb not null,
  objection text,
  objected_by text,
  objected_on date,
  objection_answer text,
  objection_upheld boolean,
  answered_by text,
  answered_on date,
  assessor_ord bigint not null,
  announced_on date
);
create table assistance_record (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table assistance_record_history (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table attachment (
  id uuid not null default gen_random_uuid(),
  matter text not null,
  matter_id uuid not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  department_kind text
);
create table audit_entry (
  seq bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  user_id uuid,
  username text not null,
  role text not null,
  action text not null,
  target_kind text,
  target_id text,
  purpose text,
  ticket text,
  detail jsonb not null default '{}'::jsonb,
  request_id text,
  client_address text,
  scope_ord bigint not null
);
create table audit_seal (
  n bigint not null,
  first_seq bigint not null,
  last_seq bigint not null,
  entries integer not null,
  digest bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  signature bytea not null,
  sealed_at timestamp with time zone not null default now()
);
create table backtest (
  id uuid not null default gen_random_uuid(),
  state text not null default 'waiting'::text,
  rule_id text not null,
  rule_digest text not null,
  region_code text not null,
  from_day date not null,
  to_day date not null,
  parameters jsonb not null,
  reason text not null,
  requested_by text not null,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  rows_done bigint not null default 0,
  rows_total bigint not null default 0,
  epoch bigint,
  known_since date,
  months jsonb,
  difference jsonb,
  added jsonb,
  gone jsonb,
  problem text,
  attempts integer not null default 0,
  lease_until timestamp with time zone,
  lease_token uuid,
  scope_ord bigint not null
);
create table bank_line (
  id uuid not null,
  account_id uuid not null,
  region_code text not null,
  transacted_on date not null,
  serial_no text not null,
  direction text not null,
  amount_fen bigint not null,
  counterparty text,
  summary text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table bank_line_history (
  id uuid not null,
  account_id uuid not null,
  region_code text not null,
  transacted_on date not null,
  serial_no text not null,
  direction text not null,
  amount_fen bigint not null,
  counterparty text,
  summary text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table bi_login (
  login text not null,
  region_code text not null,
  scope_lo bigint not null,
  scope_hi bigint not null,
  department_kinds text[],
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by text
);
create table business_record (
  id uuid not null,
  enterprise_id uuid not null,
  region_code text not null,
  status text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table business_record_history (
  id uuid not null,
  enterprise_id uuid not null,
  region_code text not null,
  status text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table calendar_day (
  day date not null,
  version integer not null,
  is_workday boolean not null,
  kind text not null,
  name_zh text,
  source_doc text not null
);
create table case_file (
  id uuid not null default gen_random_uuid(),
  state text not null,
  version integer not null default 1,
  region_code text not null,
  created_at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  case_no bigint not null generated always as identity,
  rule_id text not null,
  case_key text not null,
  category text not null,
  severity text not null,
  department_kind text not null,
  observer_region_code text,
  outcome text,
  openings integer not null default 1,
  warnings integer not null,
  amount_fen bigint,
  assignee text,
  assigned_on date,
  verdict text,
  violation_type text,
  verdict_by text,
  verdict_on date,
  verdict_reason text,
  confirmed_by text,
  rectified_by text,
  rectified_on date,
  rectified_at timestamp with time zone,
  returned_fen bigint,
  rebooked_fen bigint,
  other_fen bigint,
  recheck text,
  rechecked_epoch bigint,
  checked_by text,
  checked_on date,
  sampled_by text,
  sampled_on date,
  paused_on date,
  pause_reason text,
  paused_workdays integer not null default 0,
  opened_on date not null,
  verify_within integer not null,
  rectify_within integer not null,
  verify_due_on date,
  rectify_due_on date,
  reported_at timestamp with time zone,
  closed_on date,
  closed_at timestamp with time zone,
  raised_when_closed integer
);
create table casework_step (
  matter text not null,
  matter_id uuid not null,
  seq integer not null,
  act text not null,
  from_state text,
  to_state text not null,
  by_user text not null,
  by_role text not null,
  on_day date not null,
  at timestamp with time zone not null default clock_timestamp(),
  reason text,
  detail jsonb not null default '{}'::jsonb,
  scope_ord bigint not null,
  department_kind text
);
create table circular (
  id uuid not null default gen_random_uuid(),
  state text not null,
  version integer not null default 1,
  region_code text not null,
  created_at timestamp with time zone not null default now(),
  circular_no bigint not null generated always as identity,
  stream text not null,
  month text not null,
  title text not null,
  remarks text,
  epoch bigint not null,
  document_no text,
  drafted_by text not null,
  drafted_on date not null,
  reviewed_by text,
  reviewed_on date,
  issued_by text,
  issued_on date,
  facts jsonb not null default '{}'::jsonb,
  report_id uuid
);
create table circular_delivery (
  circular_id uuid not null,
  region_code text not null,
  scope_ord bigint not null,
  addressee text not null,
  delivered_on date,
  acknowledged_by text,
  acknowledged_on date
);
create table code_item (
  system text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  parent text,
  is_leaf boolean not null,
  note text
);
create table contract (
  id uuid not null,
  contract_no text not null,
  region_code text not null,
  agency_id uuid not null,
  name text,
  tender_ref text,
  amount_fen bigint,
  signed_on date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table contract_history (
  id uuid not null,
  contract_no text not null,
  region_code text not null,
  agency_id uuid not null,
  name text,
  tender_ref text,
  amount_fen bigint,
  signed_on date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table control_total (
  file_id bigint not null,
  measure text not null,
  declared bigint not null,
  computed bigint not null,
  status text not null,
  scope_ord bigint not null
);
create table correction (
  id uuid not null default gen_random_uuid(),
  state text not null,
  version integer not null default 1,
  region_code text not null,
  created_at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  correction_no bigint not null generated always as identity,
  record_kind text not null,
  record_id uuid not null,
  warning_id uuid,
  case_id uuid,
  class text,
  question text not null,
  raised_by text not null,
  raised_on date not null,
  handler_region_code text not null,
  handler_department_kind text not null,
  notice_on date,
  due_on date,
  answer text,
  answered_by text,
  answered_on date,
  corrected_by text,
  corrected_on date,
  document_no text,
  file_id bigint,
  version_before integer,
  version_after integer,
  verified_by text,
  closed_on date,
  raised_region_code text not null,
  raised_department_kind text not null,
  owner_region_code text not null,
  owner_department_kind text not null,
  outcome text
);
create table data_exchange (
  id uuid not null default gen_random_uuid(),
  state text not null,
  version integer not null default 1,
  region_code text not null,
  created_at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  exchange_no bigint not null generated always as identity,
  direction text not null,
  counterparty text not null,
  purpose text not null,
  reason text not null,
  dataset jsonb not null,
  requested_by text not null,
  requested_on date not null,
  endorsed_by text,
  endorsed_on date,
  approved_by text,
  approved_on date,
  decision_reason text,
  valid_from date,
  expires_on date,
  exports integer not null default 0
);
create table death_record (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  died_on date not null,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table death_record_history (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  died_on date not null,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table department (
  id text not null,
  region_code text not null,
  kind text not null,
  name text not null,
  scope_ord bigint not null
);
create table department_key (
  id text not null,
  owner text not null,
  public_key bytea not null,
  valid_from date not null,
  valid_to date,
  revoked_at timestamp with time zone,
  change_id bigint
);
create table enterprise (
  id uuid not null,
  uscc text not null,
  name text not null,
  type text,
  region_code text not null,
  reg_capital_fen bigint,
  established_on date,
  address text,
  phone_token uuid,
  business_scope text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table enterprise_history (
  id uuid not null,
  uscc text not null,
  name text not null,
  type text,
  region_code text not null,
  reg_capital_fen bigint,
  established_on date,
  address text,
  phone_token uuid,
  business_scope text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table enterprise_person (
  id uuid not null,
  enterprise_id uuid not null,
  person_id uuid not null,
  region_code text not null,
  role text not null,
  share_bp integer,
  valid_from date,
  valid_to date,
  is_current boolean not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table enterprise_person_history (
  id uuid not null,
  enterprise_id uuid not null,
  person_id uuid not null,
  region_code text not null,
  role text not null,
  share_bp integer,
  valid_from date,
  valid_to date,
  is_current boolean not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table epoch (
  n bigint not null,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone
);
create table escalation (
  region_code text not null,
  scope_ord bigint not null,
  state text not null,
  version integer not null default 1,
  streak integer not null,
  month text not null,
  since date not null,
  inspection_id uuid,
  inspected_on date,
  interview_id uuid,
  clean_months integer not null default 0
);
create table expected_delivery (
  source_id bigint not null,
  business_date date not null,
  due_at timestamp with time zone not null,
  status text not null,
  file_id bigint,
  arrived_at timestamp with time zone,
  noticed_at timestamp with time zone,
  owner_org text not null,
  waived_by text,
  reason text,
  scope_ord bigint not null
);
create table export_job (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  username text not null,
  role text not null,
  region_code text not null,
  department_kinds text[] not null,
  entity text not null,
  format text not null,
  wish jsonb,
  columns text[] not null,
  purpose text,
  ticket text,
  status text not null default 'waiting'::text,
  rows_total integer,
  rows_done integer not null default 0,
  bytes bigint not null default 0,
  sha256 bytea,
  epoch bigint,
  problem text,
  attempts integer not null default 0,
  file text,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  lease_until timestamp with time zone,
  lease_token uuid,
  scope_ord bigint not null
);
create table feed_definition (
  id bigint not null generated always as identity,
  name text not null,
  version integer not null,
  feed text not null,
  title_zh text not null,
  title_en text not null,
  yaml text not null,
  digest text not null,
  enabled boolean not null default true,
  added_by text not null,
  added_at timestamp with time zone not null default now()
);
create table finding (
  sweep_id bigint not null,
  rule_id text not null,
  fingerprint bytea not null,
  subject_kind text not null,
  subject_id uuid not null,
  discriminator text not null,
  scope_ord bigint not null,
  severity text not null,
  evidence jsonb not null,
  rows uuid[] not null,
  outcome text not null default 'warning'::text
);
create table fiscal_year_turn (
  table_name text not null,
  fiscal_year integer
);
create table fund (
  id uuid not null,
  code text not null,
  name text not null,
  category text not null,
  origin_level text not null,
  func_prefixes text not null,
  is_personal boolean not null,
  monitored_from date,
  monitored_to date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table fund_history (
  id uuid not null,
  code text not null,
  name text not null,
  category text not null,
  origin_level text not null,
  func_prefixes text not null,
  is_personal boolean not null,
  monitored_from date,
  monitored_to date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table fund_target_region (
  id uuid not null,
  fund_id uuid not null,
  region_code text not null,
  valid_from date not null,
  valid_to date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table fund_target_region_history (
  id uuid not null,
  fund_id uuid not null,
  region_code text not null,
  valid_from date not null,
  valid_to date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table grant_exception (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  reason text not null,
  approved_by text,
  valid_from date not null,
  valid_to date not null,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended_by text,
  scope_ord bigint not null,
  review text not null,
  proposed_by text not null,
  approved_at timestamp with time zone
);
create table house_record (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  kind text not null,
  area_m2 numeric(10,2),
  acquired_on date not null,
  disposed_on date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table house_record_history (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  kind text not null,
  area_m2 numeric(10,2),
  acquired_on date not null,
  disposed_on date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table household (
  id uuid not null,
  household_no text not null,
  region_code text not null,
  village_code text,
  head_id uuid,
  status text not null,
  registered_on date,
  lifted_on date,
  cause text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table household_history (
  id uuid not null,
  household_no text not null,
  region_code text not null,
  village_code text,
  head_id uuid,
  status text not null,
  registered_on date,
  lifted_on date,
  cause text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table household_member (
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  region_code text not null,
  relation text not null,
  valid_from date not null,
  valid_to date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table household_member_history (
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  region_code text not null,
  relation text not null,
  valid_from date not null,
  valid_to date,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table indicator (
  id uuid not null,
  region_code text not null,
  fiscal_year smallint not null,
  doc_id uuid,
  doc_issued_on date not null,
  fund_id uuid not null,
  source text not null,
  upstream_allocation_id uuid,
  origin_indicator_id uuid,
  superior_doc_no text,
  func_code text,
  tp_func_code text,
  gov_eco_code text,
  dep_eco_code text,
  fund_type_code text,
  agency_id uuid,
  project_id uuid,
  amount_fen bigint not null,
  poverty_tag boolean,
  integration_plan_ref text,
  received_at timestamp with time zone,
  registered_at timestamp with time zone,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table indicator_adjustment (
  id uuid not null,
  indicator_id uuid not null,
  region_code text not null,
  delta_fen bigint not null,
  adjusted_on date not null,
  reason text,
  batch_no text,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table indicator_adjustment_history (
  id uuid not null,
  indicator_id uuid not null,
  region_code text not null,
  delta_fen bigint not null,
  adjusted_on date not null,
  reason text,
  batch_no text,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table indicator_doc (
  id uuid not null,
  doc_no text not null,
  title text not null,
  issued_on date not null,
  issuing_region_code text not null,
  kind text not null,
  superior_doc_no text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table indicator_doc_history (
  id uuid not null,
  doc_no text not null,
  title text not null,
  issued_on date not null,
  issuing_region_code text not null,
  kind text not null,
  superior_doc_no text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table indicator_history (
  id uuid not null,
  region_code text not null,
  fiscal_year smallint not null,
  doc_id uuid,
  doc_issued_on date not null,
  fund_id uuid not null,
  source text not null,
  upstream_allocation_id uuid,
  origin_indicator_id uuid,
  superior_doc_no text,
  func_code text,
  tp_func_code text,
  gov_eco_code text,
  dep_eco_code text,
  fund_type_code text,
  agency_id uuid,
  project_id uuid,
  amount_fen bigint not null,
  poverty_tag boolean,
  integration_plan_ref text,
  received_at timestamp with time zone,
  registered_at timestamp with time zone,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table ingest_block (
  reading bytea not null,
  digest bytea not null,
  file_id bigint not null,
  row_from integer not null,
  rows integer not null
);
create table ingest_file (
  id bigint not null generated always as identity,
  feed text not null,
  name text not null,
  sha256 bytea not null,
  bytes bigint not null,
  encoding text not null,
  status text not null,
  received_at timestamp with time zone not null default now(),
  received_by text not null,
  finished_at timestamp with time zone,
  next_row integer not null,
  next_byte bigint not null,
  next_line integer not null,
  attempts integer not null default 0,
  last_error text,
  n_read integer not null default 0,
  n_loaded integer not null default 0,
  n_updated integer not null default 0,
  n_unchanged integer not null default 0,
  n_duplicate integer not null default 0,
  n_stale integer not null default 0,
  n_quarantined integer not null default 0,
  sum_fen bigint not null default 0,
  epoch_first bigint,
  epoch_last bigint,
  scope_ord bigint not null,
  definition_id bigint,
  source_id bigint,
  part text not null default ''::text,
  origin_sha256 bytea not null,
  reading jsonb not null,
  kind text not null default 'delivery'::text,
  as_of date,
  within_region text,
  declared_rows integer,
  declared_fen bigint,
  lease_until timestamp with time zone,
  lease_token uuid,
  lines_aside integer not null default 0,
  over_version integer
);
create table ingest_row (
  file_id bigint not null,
  row_no integer not null,
  line integer not null,
  byte_from bigint not null,
  byte_to bigint not null,
  outcome text not null,
  target_id uuid,
  amount_fen bigint
);
create table inspection (
  id uuid not null default gen_random_uuid(),
  state text not null,
  version integer not null default 1,
  region_code text not null,
  created_at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  inspection_no bigint not null generated always as identity,
  document_no text,
  case_id uuid,
  due_since text,
  reason text not null,
  scope text not null,
  ordered_by text not null,
  ordered_on date not null,
  team text,
  started_on date,
  reported_on date,
  reported_by text,
  findings text,
  requirements text
);
create table interview (
  id uuid not null default gen_random_uuid(),
  state text not null,
  version integer not null default 1,
  region_code text not null,
  created_at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  interview_no bigint not null generated always as identity,
  document_no text,
  case_id uuid,
  due_since text,
  reason text not null,
  interviewer text not null,
  interviewee text not null,
  convened_by text not null,
  convened_for date not null,
  place text,
  held_on date,
  minutes text,
  requirements text,
  recorded_by text
);
create table key_rotation (
  id bigint not null generated always as identity,
  from_key integer,
  to_key integer not null,
  table_name text not null,
  started_by text not null,
  last_id text,
  rewritten bigint not null default 0,
  status text not null,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone
);
create table ledger (
  id uuid not null default gen_random_uuid(),
  state text not null,
  version integer not null default 1,
  region_code text not null,
  created_at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  month text not null,
  epoch bigint not null,
  due_on date,
  confirmed_by text,
  confirmed_on date,
  reported_by text,
  reported_on date,
  compiled_by text,
  compiled_on date
);
create table ledger_line (
  ledger_id uuid not null,
  category text not null,
  severity text not null,
  opening integer not null,
  fresh integer not null,
  reopened integer not null,
  normal integer not null,
  violation integer not null,
  rectified integer not null,
  cleared integer not null,
  closing integer not null,
  overdue integer not null,
  returned_fen bigint not null,
  rebooked_fen bigint not null,
  other_fen bigint not null,
  scope_ord bigint not null,
  part text not null
);
create table month_close (
  month text not null,
  closed_on date not null,
  as_known_at timestamp with time zone not null,
  epoch bigint not null,
  parameters jsonb not null,
  closed_by text not null
);
create table month_state (
  month text not null,
  region_code text not null,
  scope_ord bigint not null,
  problem boolean not null,
  streak integer not null,
  phase text not null,
  open_cases integer not null,
  new_warnings integer not null,
  red_warnings integer not null,
  case_ids uuid[] not null,
  warning_ids uuid[] not null,
  overdue_case_ids uuid[] not null
);
create table operator_record (
  id uuid not null,
  operator_id uuid not null,
  user_code text not null,
  person_id uuid not null,
  agency_id uuid,
  region_code text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table operator_record_history (
  id uuid not null,
  operator_id uuid not null,
  user_code text not null,
  person_id uuid not null,
  agency_id uuid,
  region_code text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table party_list_entry (
  id uuid not null,
  enterprise_id uuid not null,
  region_code text not null,
  list text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table party_list_entry_history (
  id uuid not null,
  enterprise_id uuid not null,
  region_code text not null,
  list text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table payee (
  id uuid not null,
  region_code text not null,
  kind text not null,
  name text not null,
  name_sealed bytea,
  party_id uuid,
  uscc text,
  id_no_masked text,
  id_no_sealed bytea,
  account_id uuid,
  account_no_masked text,
  bank_name text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table payee_history (
  id uuid not null,
  region_code text not null,
  kind text not null,
  name text not null,
  name_sealed bytea,
  party_id uuid,
  uscc text,
  id_no_masked text,
  id_no_sealed bytea,
  account_id uuid,
  account_no_masked text,
  bank_name text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table payment (
  id uuid not null,
  application_no text not null,
  voucher_no text,
  region_code text not null,
  fiscal_year integer not null,
  indicator_id uuid not null,
  plan_id uuid,
  agency_id uuid not null,
  fund_id uuid not null,
  project_id uuid,
  contract_no text,
  func_code text,
  gov_eco_code text,
  dep_eco_code text,
  pay_type_code text,
  settlement_code text,
  business_type text,
  applied_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  paid_on date,
  cleared_on date,
  amount_fen bigint not null,
  purpose text,
  payer_account_id uuid,
  payer_account_no_masked text,
  payee_id uuid,
  payee_kind text not null,
  payee_name text not null,
  payee_name_sealed bytea,
  payee_account_id uuid,
  payee_account_no_masked text,
  actual_payee_account_id uuid,
  bank_serial text,
  approval_no text,
  status text not null,
  refund_of_id uuid,
  applicant text,
  reviewer text,
  approver text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  payee_name_token uuid,
  applicant_id uuid,
  reviewer_id uuid,
  approver_id uuid
) partition by LIST (fiscal_year);
create table payment_agency_total (
  scope_ord bigint not null,
  region_code text not null,
  month date,
  agency_id uuid not null,
  func_code text,
  status text not null,
  fiscal_year integer not null,
  n bigint not null,
  sum_fen bigint,
  min_fen bigint,
  max_fen bigint,
  heads bigint not null
);
create table payment_fund_total (
  scope_ord bigint not null,
  region_code text not null,
  month date,
  fund_id uuid not null,
  status text not null,
  fiscal_year integer not null,
  n bigint not null,
  sum_fen bigint,
  min_fen bigint,
  max_fen bigint,
  heads bigint not null
);
create table payment_history (
  id uuid not null,
  application_no text not null,
  voucher_no text,
  region_code text not null,
  fiscal_year integer not null,
  indicator_id uuid not null,
  plan_id uuid,
  agency_id uuid not null,
  fund_id uuid not null,
  project_id uuid,
  contract_no text,
  func_code text,
  gov_eco_code text,
  dep_eco_code text,
  pay_type_code text,
  settlement_code text,
  business_type text,
  applied_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  paid_on date,
  cleared_on date,
  amount_fen bigint not null,
  purpose text,
  payer_account_id uuid,
  payer_account_no_masked text,
  payee_id uuid,
  payee_kind text not null,
  payee_name text not null,
  payee_name_sealed bytea,
  payee_account_id uuid,
  payee_account_no_masked text,
  actual_payee_account_id uuid,
  bank_serial text,
  approval_no text,
  status text not null,
  refund_of_id uuid,
  applicant text,
  reviewer text,
  approver text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  payee_name_token uuid,
  applicant_id uuid,
  reviewer_id uuid,
  approver_id uuid,
  epoch_to bigint not null
);
create table payment_line (
  id uuid not null,
  payment_id uuid not null,
  region_code text not null,
  payee_kind text not null,
  name text not null,
  name_sealed bytea,
  person_id uuid,
  id_no_masked text,
  id_no_sealed bytea,
  uscc text,
  account_id uuid,
  account_no_masked text,
  amount_fen bigint not null,
  township_code text,
  village_code text,
  pay_month text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  name_token uuid,
  id_check text
);
create table payment_line_history (
  id uuid not null,
  payment_id uuid not null,
  region_code text not null,
  payee_kind text not null,
  name text not null,
  name_sealed bytea,
  person_id uuid,
  id_no_masked text,
  id_no_sealed bytea,
  uscc text,
  account_id uuid,
  account_no_masked text,
  amount_fen bigint not null,
  township_code text,
  village_code text,
  pay_month text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  name_token uuid,
  id_check text,
  epoch_to bigint not null
);
create table payment_month_total (
  scope_ord bigint not null,
  region_code text not null,
  month date,
  payee_kind text not null,
  status text not null,
  fiscal_year integer not null,
  n bigint not null,
  sum_fen bigint,
  min_fen bigint,
  max_fen bigint,
  heads bigint not null
);
create table payment_published (
  scope_ord bigint not null,
  region_code text not null,
  month date,
  fund_id uuid,
  payee_kind text,
  status text not null,
  fiscal_year integer not null,
  n bigint not null,
  sum_fen bigint
);
create table payment_total (
  scope_ord bigint not null,
  region_code text not null,
  month date,
  fund_id uuid not null,
  payee_kind text not null,
  status text not null,
  fiscal_year integer not null,
  n bigint not null,
  sum_fen bigint,
  min_fen bigint,
  max_fen bigint,
  heads bigint not null
);
create table person (
  id uuid not null,
  name text not null,
  name_sealed bytea not null,
  id_no_masked text not null,
  id_no_sealed bytea not null,
  sex text,
  born_on date,
  region_code text not null,
  guardian_id uuid,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  name_token uuid
);
create table person_history (
  id uuid not null,
  name text not null,
  name_sealed bytea not null,
  id_no_masked text not null,
  id_no_sealed bytea not null,
  sex text,
  born_on date,
  region_code text not null,
  guardian_id uuid,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  name_token uuid,
  epoch_to bigint not null
);
create table plan (
  id uuid not null,
  plan_no text not null,
  region_code text not null,
  indicator_id uuid not null,
  allocation_id uuid,
  agency_id uuid not null,
  fiscal_year smallint not null,
  month integer not null,
  pay_type_code text,
  applied_fen bigint not null,
  amount_fen bigint not null,
  approved_at timestamp with time zone,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table plan_history (
  id uuid not null,
  plan_no text not null,
  region_code text not null,
  indicator_id uuid not null,
  allocation_id uuid,
  agency_id uuid not null,
  fiscal_year smallint not null,
  month integer not null,
  pay_type_code text,
  applied_fen bigint not null,
  amount_fen bigint not null,
  approved_at timestamp with time zone,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table population_record (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  name_token uuid,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table population_record_history (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  name_token uuid,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table programme (
  id uuid not null,
  code text not null,
  name text not null,
  department text,
  per text not null,
  frequency text not null,
  max_per_period integer not null,
  poor_only boolean not null,
  min_age integer,
  max_age integer,
  exclusive_group text,
  cap_fen bigint,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table programme_history (
  id uuid not null,
  code text not null,
  name text not null,
  department text,
  per text not null,
  frequency text not null,
  max_per_period integer not null,
  poor_only boolean not null,
  min_age integer,
  max_age integer,
  exclusive_group text,
  cap_fen bigint,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table programme_standard (
  id uuid not null,
  programme_id uuid not null,
  region_code text not null,
  valid_from date not null,
  valid_to date,
  amount_fen bigint not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table programme_standard_history (
  id uuid not null,
  programme_id uuid not null,
  region_code text not null,
  valid_from date not null,
  valid_to date,
  amount_fen bigint not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table project (
  id uuid not null,
  code text not null,
  name text not null,
  region_code text not null,
  started_on date,
  ended_on date,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table project_history (
  id uuid not null,
  code text not null,
  name text not null,
  region_code text not null,
  started_on date,
  ended_on date,
  status text not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table quarantine (
  id bigint not null generated always as identity,
  file_id bigint not null,
  row_no integer not null,
  line integer not null,
  column_name text,
  reason_code text not null,
  message_zh text not null,
  message_en text not null,
  expected text,
  raw_sealed bytea not null,
  status text not null,
  owner_org text,
  due_on date,
  scope_ord bigint not null,
  created_at timestamp with time zone not null default now(),
  fixed_sealed bytea,
  level text not null default 'own'::text,
  resolved_by text,
  resolved_at timestamp with time zone,
  resolution text,
  resubmitted_as bigint
);
create table quarantine_event (
  id bigint not null generated always as identity,
  quarantine_id bigint not null,
  kind text not null,
  level text,
  actor text not null,
  reason text,
  due_on date,
  at timestamp with time zone not null default now(),
  scope_ord bigint not null
);
create table reconciliation_break (
  id bigint not null generated always as identity,
  kind text not null,
  subject text not null,
  subject_table text,
  subject_id uuid,
  file_id bigint,
  declared bigint not null,
  computed bigint not null,
  message_zh text not null,
  message_en text not null,
  feeds text[] not null,
  status text not null,
  owner_org text not null,
  due_on date,
  opened_at timestamp with time zone not null default now(),
  opened_epoch bigint,
  settled_at timestamp with time zone,
  settled_by text,
  reason text,
  scope_ord bigint not null
);
create table record_mark (
  feed text not null,
  record_id uuid not null,
  kind text not null,
  source_rev bigint not null,
  as_of date,
  file_id bigint not null,
  row_no integer not null,
  version integer not null,
  epoch bigint not null,
  scope_ord bigint not null
);
create table region (
  code text not null,
  name text not null,
  level text not null,
  kind text not null,
  admin_parent text,
  fiscal_parent text,
  mof_div_code text not null,
  is_poverty_county boolean not null,
  valid_from date,
  valid_to date,
  successor text,
  scope_lo bigint not null,
  scope_hi bigint not null
);
create table region_budget (
  id uuid not null,
  region_code text not null,
  fiscal_year smallint not null,
  approved_on date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table region_budget_history (
  id uuid not null,
  region_code text not null,
  fiscal_year smallint not null,
  approved_on date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table relocation_household (
  id uuid not null,
  household_id uuid not null,
  project_id uuid not null,
  region_code text not null,
  persons integer not null,
  area_m2 numeric(10,2) not null,
  self_finance_fen bigint not null,
  moved_on date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table relocation_household_history (
  id uuid not null,
  household_id uuid not null,
  project_id uuid not null,
  region_code text not null,
  persons integer not null,
  area_m2 numeric(10,2) not null,
  self_finance_fen bigint not null,
  moved_on date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table relocation_payee (
  id uuid not null,
  project_id uuid not null,
  payee_id uuid not null,
  region_code text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table relocation_payee_history (
  id uuid not null,
  project_id uuid not null,
  payee_id uuid not null,
  region_code text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table reminder (
  id bigint not null generated always as identity,
  matter text not null,
  matter_id uuid not null,
  kind text not null,
  what text not null,
  due_on date not null,
  reminded_on date not null,
  region_code text not null,
  department_kind text,
  scope_ord bigint not null,
  at timestamp with time zone not null default now()
);
create table report (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  matter_id uuid not null,
  matter_version integer not null,
  title text not null,
  epoch bigint,
  template_version text not null,
  content jsonb not null,
  content_digest bytea not null,
  files jsonb not null,
  made_by text not null,
  made_at timestamp with time zone not null default now(),
  region_code text not null,
  department_kind text,
  scope_ord bigint not null
);
create table rule_change (
  id bigint not null generated always as identity,
  kind text not null,
  subject text not null,
  payload jsonb not null,
  reason text not null,
  maker text not null,
  made_at timestamp with time zone not null default now(),
  checker text,
  decision text,
  decided_at timestamp with time zone,
  decision_reason text,
  scope_ord bigint not null
);
create table rule_hold (
  id bigint not null generated always as identity,
  rule_id text not null,
  rule_digest text not null,
  cause text not null,
  detail text not null,
  sweep_id bigint,
  since timestamp with time zone not null default now(),
  released_at timestamp with time zone,
  released_by text
);
create table rule_package (
  id bigint not null generated always as identity,
  name text not null,
  version text not null,
  owner text not null,
  digest text not null,
  installed_at timestamp with time zone not null default now(),
  enabled boolean not null,
  source text not null default 'bundled'::text,
  signed_by text,
  rule_digests text[] not null default '{}'::text[],
  removed_at timestamp with time zone,
  change_id bigint
);
create table rule_parameter (
  id bigint not null generated always as identity,
  rule_id text not null,
  name text not null,
  region_code text not null,
  effective_from date not null,
  value jsonb not null,
  maker text not null,
  checker text,
  created_at timestamp with time zone not null default now(),
  change_id bigint
);
create table rule_version (
  digest text not null,
  rule_id text not null,
  package_id bigint not null,
  category text not null,
  department_kind text not null,
  subject_kinds text[] not null,
  severity text not null,
  title_zh text not null,
  title_en text not null,
  definition jsonb not null,
  status text not null,
  pilot_regions text[] not null default '{}'::text[]
);
create table rule_whitelist (
  id bigint not null generated always as identity,
  rule_id text not null,
  matches text not null,
  entry_id uuid not null,
  basis text not null,
  valid_from date not null,
  expires_on date not null,
  ended_at timestamp with time zone,
  maker text not null,
  checker text not null,
  created_at timestamp with time zone not null default now(),
  change_id bigint,
  scope_ord bigint not null
);
create table saved_view (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  page text not null,
  name text not null,
  address text not null,
  "position" integer not null default 0,
  is_default boolean not null default false,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now()
);
create table schedule_slot (
  name text not null,
  slot text not null,
  status text not null,
  lease_until timestamp with time zone,
  attempts smallint not null default 0,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  result jsonb
);
create table schema_version (
  id boolean not null default true,
  version integer not null,
  minimum integer not null,
  migrated_at timestamp with time zone not null default clock_timestamp()
);
create table service_token (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  name text not null,
  token_hash bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  last_used_from text,
  revoked_at timestamp with time zone,
  revoked_by text,
  scope_ord bigint not null
);
create table source (
  id bigint not null generated always as identity,
  name text not null,
  title_zh text not null,
  title_en text not null,
  connector jsonb not null,
  feed text not null,
  owner_org text not null,
  region_code text,
  schedule jsonb,
  expectation jsonb,
  "position" jsonb,
  max_open_quarantine integer,
  enabled boolean not null default true,
  paused_reason text,
  attempts smallint not null default 0,
  last_error text,
  last_asked_at timestamp with time zone,
  lease_until timestamp with time zone,
  lease_token uuid,
  scope_ord bigint not null
);
create table special_account_entry (
  id uuid not null,
  account_id uuid not null,
  region_code text not null,
  occurred_on date not null,
  recorded_at timestamp with time zone not null,
  direction text not null,
  amount_fen bigint not null,
  counterparty text,
  fund_id uuid,
  summary text,
  balance_after_fen bigint,
  bank_line_id uuid,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table special_account_entry_history (
  id uuid not null,
  account_id uuid not null,
  region_code text not null,
  occurred_on date not null,
  recorded_at timestamp with time zone not null,
  direction text not null,
  amount_fen bigint not null,
  counterparty text,
  fund_id uuid,
  summary text,
  balance_after_fen bigint,
  bank_line_id uuid,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table staff_record (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  agency_id uuid,
  post_kind text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table staff_record_history (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  agency_id uuid,
  post_kind text not null,
  valid_from date not null,
  valid_to date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table subsidy_batch (
  id uuid not null,
  programme_id uuid not null,
  region_code text not null,
  period text not null,
  notice_from date,
  notice_to date,
  submitted_at timestamp with time zone,
  approved_at timestamp with time zone,
  payment_id uuid,
  funded_on date,
  total_fen bigint not null,
  line_count integer not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table subsidy_batch_history (
  id uuid not null,
  programme_id uuid not null,
  region_code text not null,
  period text not null,
  notice_from date,
  notice_to date,
  submitted_at timestamp with time zone,
  approved_at timestamp with time zone,
  payment_id uuid,
  funded_on date,
  total_fen bigint not null,
  line_count integer not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table subsidy_line (
  id uuid not null,
  batch_id uuid not null,
  line_no integer not null,
  region_code text not null,
  programme_id uuid not null,
  period_start date not null,
  period_end date not null,
  person_id uuid not null,
  name text not null,
  name_sealed bytea,
  id_no_masked text not null,
  id_no_sealed bytea not null,
  household_id uuid,
  card_id uuid,
  card_no_masked text,
  card_no_sealed bytea,
  quantity numeric(14,3),
  amount_fen bigint not null,
  status text not null,
  paid_on date,
  returned_on date,
  reason text,
  reissue_of_id uuid,
  township_code text,
  village_code text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  name_token uuid,
  id_check text,
  fiscal_year integer not null
) partition by LIST (fiscal_year);
create table subsidy_line_history (
  id uuid not null,
  batch_id uuid not null,
  line_no integer not null,
  region_code text not null,
  programme_id uuid not null,
  period_start date not null,
  period_end date not null,
  person_id uuid not null,
  name text not null,
  name_sealed bytea,
  id_no_masked text not null,
  id_no_sealed bytea not null,
  household_id uuid,
  card_id uuid,
  card_no_masked text,
  card_no_sealed bytea,
  quantity numeric(14,3),
  amount_fen bigint not null,
  status text not null,
  paid_on date,
  returned_on date,
  reason text,
  reissue_of_id uuid,
  township_code text,
  village_code text,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  name_token uuid,
  id_check text,
  fiscal_year integer not null,
  epoch_to bigint not null
);
create table subsidy_line_published (
  scope_ord bigint not null,
  region_code text not null,
  month date,
  programme_id uuid,
  status text not null,
  n bigint not null,
  sum_fen bigint
);
create table subsidy_line_total (
  scope_ord bigint not null,
  region_code text not null,
  month date,
  programme_id uuid not null,
  status text not null,
  n bigint not null,
  sum_fen bigint,
  min_fen bigint,
  max_fen bigint,
  heads bigint not null
);
create table sweep (
  id bigint not null generated always as identity,
  epoch bigint not null,
  as_of date not null,
  ruleset_digest text not null,
  params_digest text not null,
  status text not null,
  reason text not null,
  started_by text not null,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone
);
create table sweep_task (
  id bigint not null generated always as identity,
  sweep_id bigint not null,
  rule_id text not null,
  rule_digest text not null,
  params jsonb not null,
  status text not null,
  lease_token uuid,
  lease_until timestamp with time zone,
  attempts integer not null default 0,
  error_code text,
  error_message text,
  duration_ms double precision,
  n_findings integer,
  n_raised integer,
  n_seen integer,
  n_changed integer,
  n_cleared integer,
  n_reopened integer,
  result_digest text,
  finished_at timestamp with time zone,
  n_suppressed integer,
  n_held integer,
  n_whitelisted integer,
  n_shadow integer,
  mode text not null default 'full'::text,
  base_task_id bigint,
  n_keys integer,
  inputs jsonb,
  canary text,
  peak_memory_bytes bigint
);
create table totals_state (
  name text not null,
  epoch bigint not null,
  refreshed_at timestamp with time zone not null default now(),
  least_heads integer not null,
  suppressed bigint
);
create table vehicle_record (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  kind text not null,
  price_fen bigint,
  registered_on date not null,
  deregistered_on date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null
);
create table vehicle_record_history (
  id uuid not null,
  person_id uuid not null,
  region_code text not null,
  kind text not null,
  price_fen bigint,
  registered_on date not null,
  deregistered_on date,
  as_of date not null,
  scope_ord bigint not null,
  source_system text not null,
  source_key text not null,
  source_rev bigint not null,
  file_id bigint not null,
  row_no integer not null,
  entered_by text,
  entered_org text,
  entered_at timestamp with time zone,
  content_hash bytea not null,
  version integer not null,
  epoch_from bigint not null,
  epoch_to bigint not null
);
create table warning (
  id uuid not null,
  warning_no bigint not null generated always as identity,
  rule_id text not null,
  fingerprint bytea not null,
  subject_kind text not null,
  subject_id uuid not null,
  discriminator text not null,
  category text not null,
  severity text not null,
  department_kind text not null,
  region_code text not null,
  scope_ord bigint not null,
  state text not null,
  open_count integer not null,
  rule_digest text not null,
  params jsonb not null,
  evidence jsonb not null,
  evidence_digest bytea not null,
  rows uuid[] not null,
  message_zh text not null,
  message_en text not null,
  amount_fen bigint,
  opened_epoch bigint not null,
  last_seen_epoch bigint not null,
  cleared_epoch bigint,
  opened_as_of date not null,
  last_seen_as_of date not null,
  case_key text not null,
  case_id uuid
);
create table warning_event (
  warning_id uuid not null,
  seq integer not null,
  kind text not null,
  epoch bigint not null,
  as_of date not null,
  sweep_id bigint not null,
  rule_digest text not null,
  evidence_digest bytea,
  evidence jsonb,
  reason text,
  at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  department_kind text not null
);
create table warning_published (
  scope_ord bigint not null,
  region_code text not null,
  month date,
  rule_id text,
  category text,
  severity text,
  state text not null,
  department_kind text,
  n bigint not null,
  sum_fen bigint
);
create table warning_route (
  id bigint not null generated always as identity,
  category text not null,
  department_kind text not null,
  region_code text,
  effective_from date,
  basis text not null,
  set_by text not null,
  set_at timestamp with time zone not null default now()
);
create table warning_total (
  scope_ord bigint not null,
  region_code text not null,
  month date,
  rule_id text not null,
  category text not null,
  severity text not null,
  state text not null,
  department_kind text not null,
  n bigint not null,
  sum_fen bigint,
  min_fen bigint,
  max_fen bigint,
  heads bigint not null
);
create table warning_verdict (
  id bigint not null generated always as identity,
  warning_id uuid not null,
  verdict text not null,
  rectified_on date,
  reason text not null,
  decided_by text not null,
  at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  department_kind text not null
);
create table work_order (
  id uuid not null default gen_random_uuid(),
  state text not null,
  version integer not null default 1,
  region_code text not null,
  created_at timestamp with time zone not null default now(),
  scope_ord bigint not null,
  order_no bigint not null generated always as identity,
  document_no text,
  case_id uuid,
  department_kind text not null,
  issuer_region_code text not null,
  title text not null,
  requirement text not null,
  issued_by text not null,
  issued_on date not null,
  reply_within integer not null,
  due_on date,
  acknowledged_by text,
  acknowledged_on date,
  reply text,
  replied_by text,
  replied_on date,
  decided_by text,
  decided_on date,
  decision_reason text
);
create table worker (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  host text not null,
  pid integer not null,
  version text not null,
  schema_version integer not null,
  started_at timestamp with time zone not null default clock_timestamp(),
  seen_at timestamp with time zone not null default clock_timestamp(),
  clock_offset_ms double precision,
  stopping boolean not null default false
);

-- parts
alter table payment attach partition fiscal_other.payment DEFAULT; -- row level security forced, to be reached by nobody
alter table subsidy_line attach partition fiscal_other.subsidy_line DEFAULT; -- row level security forced, to be reached by nobody

-- constraints
alter table account add constraint account_pkey PRIMARY KEY (id);
alter table account_month add constraint account_month_pkey PRIMARY KEY (id);
alter table agency add constraint agency_pkey PRIMARY KEY (id);
alter table allocation add constraint allocation_pkey PRIMARY KEY (id);
alter table app_grant add constraint app_grant_pkey PRIMARY KEY (id);
alter table app_session add constraint app_session_pkey PRIMARY KEY (id);
alter table app_user add constraint app_user_oidc UNIQUE (oidc_issuer, oidc_subject);
alter table app_user add constraint app_user_pkey PRIMARY KEY (id);
alter table app_user add constraint app_user_username_unique UNIQUE (username);
alter table assessment add constraint assessment_making UNIQUE (period, region_code, making);
alter table assessment add constraint assessment_pkey PRIMARY KEY (id);
alter table assessment_scheme add constraint assessment_scheme_pkey PRIMARY KEY (id);
alter table assessment_score add constraint assessment_score_assessment_id_region_code_pk PRIMARY KEY (assessment_id, region_code);
alter table assistance_record add constraint assistance_record_pkey PRIMARY KEY (id);
alter table attachment add constraint attachment_pkey PRIMARY KEY (id);
alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (seq);
alter table audit_seal add constraint audit_seal_pkey PRIMARY KEY (n);
alter table backtest add constraint backtest_pkey PRIMARY KEY (id);
alter table bank_line add constraint bank_line_pkey PRIMARY KEY (id);
alter table bi_login add constraint bi_login_pkey PRIMARY KEY (login);
alter table business_record add constraint business_record_pkey PRIMARY KEY (id);
alter table calendar_day add constraint calendar_day_day_version_pk PRIMARY KEY (day, version);
alter table case_file add constraint case_file_pkey PRIMARY KEY (id);
alter table casework_step add constraint casework_step_matter_id_seq_pk PRIMARY KEY (matter_id, seq);
alter table circular add constraint circular_pkey PRIMARY KEY (id);
alter table circular_delivery add constraint circular_delivery_circular_id_region_code_pk PRIMARY KEY (circular_id, region_code);
alter table code_item add constraint code_item_system_code_pk PRIMARY KEY (system, code);
alter table contract add constraint contract_pkey PRIMARY KEY (id);
alter table control_total add constraint control_total_file_id_measure_pk PRIMARY KEY (file_id, measure);
alter table correction add constraint correction_pkey PRIMARY KEY (id);
alter table data_exchange add constraint data_exchange_pkey PRIMARY KEY (id);
alter table death_record add constraint death_record_pkey PRIMARY KEY (id);
alter table department add constraint department_pkey PRIMARY KEY (id);
alter table department_key add constraint department_key_pkey PRIMARY KEY (id);
alter table enterprise add constraint enterprise_pkey PRIMARY KEY (id);
alter table enterprise_person add constraint enterprise_person_pkey PRIMARY KEY (id);
alter table epoch add constraint epoch_pkey PRIMARY KEY (n);
alter table escalation add constraint escalation_pkey PRIMARY KEY (region_code);
alter table expected_delivery add constraint expected_delivery_source_id_business_date_pk PRIMARY KEY (source_id, business_date);
alter table export_job add constraint export_job_pkey PRIMARY KEY (id);
alter table feed_definition add constraint feed_definition_pkey PRIMARY KEY (id);
alter table finding add constraint finding_sweep_id_rule_id_fingerprint_pk PRIMARY KEY (sweep_id, rule_id, fingerprint);
alter table fiscal_year_turn add constraint fiscal_year_turn_pkey PRIMARY KEY (table_name);
alter table fund add constraint fund_pkey PRIMARY KEY (id);
alter table fund_target_region add constraint fund_target_region_pkey PRIMARY KEY (id);
alter table grant_exception add constraint grant_exception_pkey PRIMARY KEY (id);
alter table house_record add constraint house_record_pkey PRIMARY KEY (id);
alter table household add constraint household_pkey PRIMARY KEY (id);
alter table household_member add constraint household_member_pkey PRIMARY KEY (id);
alter table indicator add constraint indicator_pkey PRIMARY KEY (id);
alter table indicator_adjustment add constraint indicator_adjustment_pkey PRIMARY KEY (id);
alter table indicator_doc add constraint indicator_doc_pkey PRIMARY KEY (id);
alter table ingest_block add constraint ingest_block_reading_digest_pk PRIMARY KEY (reading, digest);
alter table ingest_file add constraint ingest_file_accounted CHECK ((n_read = (((((n_loaded + n_updated) + n_unchanged) + n_duplicate) + n_stale) + n_quarantined)));
alter table ingest_file add constraint ingest_file_pkey PRIMARY KEY (id);
alter table ingest_row add constraint ingest_row_file_id_row_no_pk PRIMARY KEY (file_id, row_no);
alter table inspection add constraint inspection_pkey PRIMARY KEY (id);
alter table interview add constraint interview_pkey PRIMARY KEY (id);
alter table key_rotation add constraint key_rotation_pkey PRIMARY KEY (id);
alter table ledger add constraint ledger_month UNIQUE (month, region_code);
alter table ledger add constraint ledger_pkey PRIMARY KEY (id);
alter table ledger_line add constraint ledger_line_balance CHECK ((((opening + fresh) + reopened) = (((normal + rectified) + cleared) + closing)));
alter table ledger_line add constraint ledger_line_ledger_id_part_category_severity_pk PRIMARY KEY (ledger_id, part, category, severity);
alter table month_close add constraint month_close_pkey PRIMARY KEY (month);
alter table month_state add constraint month_state_month_region_code_pk PRIMARY KEY (month, region_code);
alter table operator_record add constraint operator_record_pkey PRIMARY KEY (id);
alter table party_list_entry add constraint party_list_entry_pkey PRIMARY KEY (id);
alter table payee add constraint payee_pkey PRIMARY KEY (id);
alter table payment add constraint payment_pkey PRIMARY KEY (id, fiscal_year);
alter table payment_agency_total add constraint payment_agency_total_cell UNIQUE NULLS NOT DISTINCT (scope_ord, region_code, month, agency_id, func_code, status, fiscal_year);
alter table payment_fund_total add constraint payment_fund_total_cell UNIQUE NULLS NOT DISTINCT (scope_ord, region_code, month, fund_id, status, fiscal_year);
alter table payment_line add constraint payment_line_pkey PRIMARY KEY (id);
alter table payment_month_total add constraint payment_month_total_cell UNIQUE NULLS NOT DISTINCT (scope_ord, region_code, month, payee_kind, status, fiscal_year);
alter table payment_total add constraint payment_total_cell UNIQUE NULLS NOT DISTINCT (scope_ord, region_code, month, fund_id, payee_kind, status, fiscal_year);
alter table person add constraint person_pkey PRIMARY KEY (id);
alter table plan add constraint plan_pkey PRIMARY KEY (id);
alter table population_record add constraint population_record_pkey PRIMARY KEY (id);
alter table programme add constraint programme_pkey PRIMARY KEY (id);
alter table programme_standard add constraint programme_standard_pkey PRIMARY KEY (id);
alter table project add constraint project_pkey PRIMARY KEY (id);
alter table quarantine add constraint quarantine_pkey PRIMARY KEY (id);
alter table quarantine_event add constraint quarantine_event_pkey PRIMARY KEY (id);
alter table reconciliation_break add constraint reconciliation_break_pkey PRIMARY KEY (id);
alter table record_mark add constraint record_mark_feed_record_id_file_id_row_no_pk PRIMARY KEY (feed, record_id, file_id, row_no);
alter table region add constraint region_pkey PRIMARY KEY (code);
alter table region_budget add constraint region_budget_pkey PRIMARY KEY (id);
alter table relocation_household add constraint relocation_household_pkey PRIMARY KEY (id);
alter table relocation_payee add constraint relocation_payee_pkey PRIMARY KEY (id);
alter table reminder add constraint reminder_once UNIQUE (matter_id, what, kind, due_on);
alter table reminder add constraint reminder_pkey PRIMARY KEY (id);
alter table report add constraint report_pkey PRIMARY KEY (id);
alter table rule_change add constraint rule_change_pkey PRIMARY KEY (id);
alter table rule_hold add constraint rule_hold_pkey PRIMARY KEY (id);
alter table rule_package add constraint rule_package_pkey PRIMARY KEY (id);
alter table rule_package add constraint rule_package_version UNIQUE (name, version, digest);
alter table rule_parameter add constraint rule_parameter_pkey PRIMARY KEY (id);
alter table rule_version add constraint rule_version_pkey PRIMARY KEY (digest);
alter table rule_whitelist add constraint rule_whitelist_pkey PRIMARY KEY (id);
alter table saved_view add constraint saved_view_name UNIQUE (user_id, page, name);
alter table saved_view add constraint saved_view_pkey PRIMARY KEY (id);
alter table saved_view add constraint saved_view_user_id_app_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE CASCADE;
alter table schedule_slot add constraint schedule_slot_name_slot_pk PRIMARY KEY (name, slot);
alter table schema_version add constraint schema_version_only CHECK (id);
alter table schema_version add constraint schema_version_pkey PRIMARY KEY (id);
alter table service_token add constraint service_token_pkey PRIMARY KEY (id);
alter table service_token add constraint service_token_token_hash_unique UNIQUE (token_hash);
alter table source add constraint source_name_unique UNIQUE (name);
alter table source add constraint source_pkey PRIMARY KEY (id);
alter table special_account_entry add constraint special_account_entry_pkey PRIMARY KEY (id);
alter table staff_record add constraint staff_record_pkey PRIMARY KEY (id);
alter table subsidy_batch add constraint subsidy_batch_pkey PRIMARY KEY (id);
alter table subsidy_line add constraint subsidy_line_pkey PRIMARY KEY (id, fiscal_year);
alter table subsidy_line_total add constraint subsidy_line_total_cell UNIQUE NULLS NOT DISTINCT (scope_ord, region_code, month, programme_id, status);
alter table sweep add constraint sweep_identity UNIQUE (epoch, as_of, ruleset_digest, params_digest);
alter table sweep add constraint sweep_pkey PRIMARY KEY (id);
alter table sweep_task add constraint sweep_task_pkey PRIMARY KEY (id);
alter table sweep_task add constraint sweep_task_rule UNIQUE (sweep_id, rule_id);
alter table totals_state add constraint totals_state_pkey PRIMARY KEY (name);
alter table vehicle_record add constraint vehicle_record_pkey PRIMARY KEY (id);
alter table warning add constraint warning_pkey PRIMARY KEY (id);
alter table warning_event add constraint warning_event_warning_id_seq_pk PRIMARY KEY (warning_id, seq);
alter table warning_route add constraint warning_route_pkey PRIMARY KEY (id);
alter table warning_total add constraint warning_total_cell UNIQUE NULLS NOT DISTINCT (scope_ord, region_code, month, rule_id, category, severity, state, department_kind);
alter table warning_verdict add constraint warning_verdict_pkey PRIMARY KEY (id);
alter table work_order add constraint work_order_pkey PRIMARY KEY (id);
alter table worker add constraint worker_pkey PRIMARY KEY (id);

-- indexes
CREATE INDEX account_epoch ON public.account USING brin (epoch_from);
CREATE INDEX account_history_epoch ON public.account_history USING brin (epoch_to);
CREATE INDEX account_history_id ON public.account_history USING btree (id, version);
CREATE INDEX account_month_account ON public.account_month USING btree (account_id, month);
CREATE INDEX account_month_epoch ON public.account_month USING brin (epoch_from);
CREATE INDEX account_month_history_epoch ON public.account_month_history USING brin (epoch_to);
CREATE INDEX account_month_history_id ON public.account_month_history USING btree (id, version);
CREATE UNIQUE INDEX account_month_pkey ON public.account_month USING btree (id);
CREATE UNIQUE INDEX account_pkey ON public.account USING btree (id);
CREATE INDEX account_scope ON public.account USING btree (scope_ord, id);
CREATE INDEX agency_epoch ON public.agency USING brin (epoch_from);
CREATE INDEX agency_history_epoch ON public.agency_history USING brin (epoch_to);
CREATE INDEX agency_history_id ON public.agency_history USING btree (id, version);
CREATE UNIQUE INDEX agency_pkey ON public.agency USING btree (id);
CREATE INDEX agency_scope ON public.agency USING btree (scope_ord, id);
CREATE INDEX allocation_agency ON public.allocation USING btree (to_agency_id);
CREATE INDEX allocation_epoch ON public.allocation USING brin (epoch_from);
CREATE INDEX allocation_from ON public.allocation USING btree (from_region_code);
CREATE INDEX allocation_history_epoch ON public.allocation_history USING brin (epoch_to);
CREATE INDEX allocation_history_id ON public.allocation_history USING btree (id, version);
CREATE INDEX allocation_indicator ON public.allocation USING btree (indicator_id);
CREATE UNIQUE INDEX allocation_pkey ON public.allocation USING btree (id);
CREATE INDEX allocation_scope ON public.allocation USING btree (scope_ord, doc_issued_on);
CREATE UNIQUE INDEX app_grant_pkey ON public.app_grant USING btree (id);
CREATE INDEX app_grant_scope ON public.app_grant USING btree (scope_ord);
CREATE INDEX app_grant_user ON public.app_grant USING btree (user_id);
CREATE UNIQUE INDEX app_session_pkey ON public.app_session USING btree (id);
CREATE INDEX app_session_user ON public.app_session USING btree (user_id, created_at);
CREATE UNIQUE INDEX app_user_oidc ON public.app_user USING btree (oidc_issuer, oidc_subject);
CREATE UNIQUE INDEX app_user_pkey ON public.app_user USING btree (id);
CREATE INDEX app_user_scope ON public.app_user USING btree (scope_ord);
CREATE INDEX app_user_staff_no ON public.app_user USING btree (staff_no);
CREATE UNIQUE INDEX app_user_username_unique ON public.app_user USING btree (username);
CREATE UNIQUE INDEX assessment_current ON public.assessment USING btree (period, region_code) WHERE (state <> 'superseded'::text);
CREATE UNIQUE INDEX assessment_making ON public.assessment USING btree (period, region_code, making);
CREATE UNIQUE INDEX assessment_pkey ON public.assessment USING btree (id);
CREATE UNIQUE INDEX assessment_scheme_pkey ON public.assessment_scheme USING btree (id);
CREATE UNIQUE INDEX assessment_score_assessment_id_region_code_pk ON public.assessment_score USING btree (assessment_id, region_code);
CREATE INDEX assessment_score_scope ON public.assessment_score USING btree (scope_ord);
CREATE INDEX assistance_record_epoch ON public.assistance_record USING brin (epoch_from);
CREATE INDEX assistance_record_history_epoch ON public.assistance_record_history USING brin (epoch_to);
CREATE INDEX assistance_record_history_id ON public.assistance_record_history USING btree (id, version);
CREATE INDEX assistance_record_person ON public.assistance_record USING btree (person_id);
CREATE UNIQUE INDEX assistance_record_pkey ON public.assistance_record USING btree (id);
CREATE INDEX attachment_matter ON public.attachment USING btree (matter_id);
CREATE UNIQUE INDEX attachment_pkey ON public.attachment USING btree (id);
CREATE INDEX attachment_scope ON public.attachment USING btree (scope_ord);
CREATE INDEX audit_entry_at ON public.audit_entry USING brin (at);
CREATE UNIQUE INDEX audit_entry_pkey ON public.audit_entry USING btree (seq);
CREATE INDEX audit_entry_scope ON public.audit_entry USING btree (scope_ord, seq);
CREATE INDEX audit_entry_target ON public.audit_entry USING btree (target_id);
CREATE INDEX audit_entry_user ON public.audit_entry USING btree (user_id, action, at);
CREATE UNIQUE INDEX audit_seal_pkey ON public.audit_seal USING btree (n);
CREATE UNIQUE INDEX backtest_pkey ON public.backtest USING btree (id);
CREATE INDEX backtest_rule ON public.backtest USING btree (rule_id, created_at);
CREATE INDEX backtest_state ON public.backtest USING btree (state, created_at);
CREATE INDEX bank_line_account ON public.bank_line USING btree (account_id, transacted_on);
CREATE INDEX bank_line_epoch ON public.bank_line USING brin (epoch_from);
CREATE INDEX bank_line_history_epoch ON public.bank_line_history USING brin (epoch_to);
CREATE INDEX bank_line_history_id ON public.bank_line_history USING btree (id, version);
CREATE UNIQUE INDEX bank_line_pkey ON public.bank_line USING btree (id);
CREATE INDEX bank_line_scope ON public.bank_line USING btree (scope_ord, transacted_on);
CREATE UNIQUE INDEX bi_login_pkey ON public.bi_login USING btree (login);
CREATE INDEX business_record_enterprise ON public.business_record USING btree (enterprise_id);
CREATE INDEX business_record_epoch ON public.business_record USING brin (epoch_from);
CREATE INDEX business_record_history_epoch ON public.business_record_history USING brin (epoch_to);
CREATE INDEX business_record_history_id ON public.business_record_history USING btree (id, version);
CREATE UNIQUE INDEX business_record_pkey ON public.business_record USING btree (id);
CREATE UNIQUE INDEX calendar_day_day_version_pk ON public.calendar_day USING btree (day, version);
CREATE INDEX case_file_key ON public.case_file USING btree (rule_id, case_key);
CREATE UNIQUE INDEX case_file_pkey ON public.case_file USING btree (id);
CREATE INDEX case_file_region ON public.case_file USING btree (region_code, department_kind);
CREATE INDEX case_file_scope ON public.case_file USING btree (scope_ord, opened_on, id, state, department_kind);
CREATE INDEX case_file_state ON public.case_file USING btree (state);
CREATE INDEX casework_step_act ON public.casework_step USING btree (matter, act, on_day);
CREATE UNIQUE INDEX casework_step_matter_id_seq_pk ON public.casework_step USING btree (matter_id, seq);
CREATE INDEX casework_step_scope ON public.casework_step USING btree (scope_ord);
CREATE UNIQUE INDEX circular_delivery_circular_id_region_code_pk ON public.circular_delivery USING btree (circular_id, region_code);
CREATE INDEX circular_delivery_scope ON public.circular_delivery USING btree (scope_ord);
CREATE UNIQUE INDEX circular_document_no ON public.circular USING btree (document_no);
CREATE UNIQUE INDEX circular_pkey ON public.circular USING btree (id);
CREATE UNIQUE INDEX code_item_system_code_pk ON public.code_item USING btree (system, code);
CREATE INDEX contract_epoch ON public.contract USING brin (epoch_from);
CREATE INDEX contract_history_epoch ON public.contract_history USING brin (epoch_to);
CREATE INDEX contract_history_id ON public.contract_history USING btree (id, version);
CREATE INDEX contract_no ON public.contract USING btree (contract_no);
CREATE UNIQUE INDEX contract_pkey ON public.contract USING btree (id);
CREATE INDEX contract_scope ON public.contract USING btree (scope_ord, id);
CREATE UNIQUE INDEX control_total_file_id_measure_pk ON public.control_total USING btree (file_id, measure);
CREATE INDEX correction_case ON public.correction USING btree (case_id);
CREATE INDEX correction_handler ON public.correction USING btree (handler_region_code, handler_department_kind);
CREATE UNIQUE INDEX correction_pkey ON public.correction USING btree (id);
CREATE INDEX correction_record ON public.correction USING btree (record_id);
CREATE INDEX correction_scope ON public.correction USING btree (scope_ord);
CREATE UNIQUE INDEX data_exchange_pkey ON public.data_exchange USING btree (id);
CREATE INDEX data_exchange_scope ON public.data_exchange USING btree (scope_ord);
CREATE INDEX death_record_epoch ON public.death_record USING brin (epoch_from);
CREATE INDEX death_record_history_epoch ON public.death_record_history USING brin (epoch_to);
CREATE INDEX death_record_history_id ON public.death_record_history USING btree (id, version);
CREATE INDEX death_record_person ON public.death_record USING btree (person_id);
CREATE UNIQUE INDEX death_record_pkey ON public.death_record USING btree (id);
CREATE UNIQUE INDEX department_key_pkey ON public.department_key USING btree (id);
CREATE UNIQUE INDEX department_pkey ON public.department USING btree (id);
CREATE INDEX department_scope ON public.department USING btree (scope_ord);
CREATE INDEX enterprise_epoch ON public.enterprise USING brin (epoch_from);
CREATE INDEX enterprise_history_epoch ON public.enterprise_history USING brin (epoch_to);
CREATE INDEX enterprise_history_id ON public.enterprise_history USING btree (id, version);
CREATE INDEX enterprise_person_enterprise ON public.enterprise_person USING btree (enterprise_id);
CREATE INDEX enterprise_person_epoch ON public.enterprise_person USING brin (epoch_from);
CREATE INDEX enterprise_person_history_epoch ON public.enterprise_person_history USING brin (epoch_to);
CREATE INDEX enterprise_person_history_id ON public.enterprise_person_history USING btree (id, version);
CREATE INDEX enterprise_person_person ON public.enterprise_person USING btree (person_id);
CREATE UNIQUE INDEX enterprise_person_pkey ON public.enterprise_person USING btree (id);
CREATE UNIQUE INDEX enterprise_pkey ON public.enterprise USING btree (id);
CREATE INDEX enterprise_scope ON public.enterprise USING btree (scope_ord, id);
CREATE UNIQUE INDEX epoch_one_open ON public.epoch USING btree ((true)) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX epoch_pkey ON public.epoch USING btree (n);
CREATE UNIQUE INDEX escalation_pkey ON public.escalation USING btree (region_code);
CREATE INDEX escalation_scope ON public.escalation USING btree (scope_ord);
CREATE INDEX expected_delivery_scope ON public.expected_delivery USING btree (scope_ord, business_date);
CREATE UNIQUE INDEX expected_delivery_source_id_business_date_pk ON public.expected_delivery USING btree (source_id, business_date);
CREATE UNIQUE INDEX export_job_pkey ON public.export_job USING btree (id);
CREATE INDEX export_job_status ON public.export_job USING btree (status, created_at);
CREATE INDEX export_job_user ON public.export_job USING btree (user_id, created_at);
CREATE UNIQUE INDEX feed_definition_pkey ON public.feed_definition USING btree (id);
CREATE UNIQUE INDEX feed_definition_version ON public.feed_definition USING btree (name, version);
CREATE INDEX finding_scope ON public.finding USING btree (scope_ord);
CREATE UNIQUE INDEX finding_sweep_id_rule_id_fingerprint_pk ON public.finding USING btree (sweep_id, rule_id, fingerprint);
CREATE UNIQUE INDEX fiscal_year_turn_pkey ON public.fiscal_year_turn USING btree (table_name);
CREATE INDEX fund_epoch ON public.fund USING brin (epoch_from);
CREATE INDEX fund_history_epoch ON public.fund_history USING brin (epoch_to);
CREATE INDEX fund_history_id ON public.fund_history USING btree (id, version);
CREATE UNIQUE INDEX fund_pkey ON public.fund USING btree (id);
CREATE INDEX fund_target_region_epoch ON public.fund_target_region USING brin (epoch_from);
CREATE INDEX fund_target_region_fund ON public.fund_target_region USING btree (fund_id);
CREATE INDEX fund_target_region_history_epoch ON public.fund_target_region_history USING brin (epoch_to);
CREATE INDEX fund_target_region_history_id ON public.fund_target_region_history USING btree (id, version);
CREATE UNIQUE INDEX fund_target_region_pkey ON public.fund_target_region USING btree (id);
CREATE UNIQUE INDEX grant_exception_pkey ON public.grant_exception USING btree (id);
CREATE INDEX grant_exception_user ON public.grant_exception USING btree (user_id);
CREATE INDEX house_record_epoch ON public.house_record USING brin (epoch_from);
CREATE INDEX house_record_history_epoch ON public.house_record_history USING brin (epoch_to);
CREATE INDEX house_record_history_id ON public.house_record_history USING btree (id, version);
CREATE INDEX house_record_person ON public.house_record USING btree (person_id);
CREATE UNIQUE INDEX house_record_pkey ON public.house_record USING btree (id);
CREATE INDEX household_epoch ON public.household USING brin (epoch_from);
CREATE INDEX household_history_epoch ON public.household_history USING brin (epoch_to);
CREATE INDEX household_history_id ON public.household_history USING btree (id, version);
CREATE INDEX household_member_epoch ON public.household_member USING brin (epoch_from);
CREATE INDEX household_member_history_epoch ON public.household_member_history USING brin (epoch_to);
CREATE INDEX household_member_history_id ON public.household_member_history USING btree (id, version);
CREATE INDEX household_member_household ON public.household_member USING btree (household_id);
CREATE INDEX household_member_person ON public.household_member USING btree (person_id);
CREATE UNIQUE INDEX household_member_pkey ON public.household_member USING btree (id);
CREATE UNIQUE INDEX household_pkey ON public.household USING btree (id);
CREATE INDEX household_scope ON public.household USING btree (scope_ord, id);
CREATE INDEX indicator_adjustment_epoch ON public.indicator_adjustment USING brin (epoch_from);
CREATE INDEX indicator_adjustment_history_epoch ON public.indicator_adjustment_history USING brin (epoch_to);
CREATE INDEX indicator_adjustment_history_id ON public.indicator_adjustment_history USING btree (id, version);
CREATE INDEX indicator_adjustment_indicator ON public.indicator_adjustment USING btree (indicator_id);
CREATE UNIQUE INDEX indicator_adjustment_pkey ON public.indicator_adjustment USING btree (id);
CREATE INDEX indicator_agency ON public.indicator USING btree (agency_id);
CREATE INDEX indicator_doc_epoch ON public.indicator_doc USING brin (epoch_from);
CREATE INDEX indicator_doc_history_epoch ON public.indicator_doc_history USING brin (epoch_to);
CREATE INDEX indicator_doc_history_id ON public.indicator_doc_history USING btree (id, version);
CREATE INDEX indicator_doc_id ON public.indicator USING btree (doc_id);
CREATE UNIQUE INDEX indicator_doc_pkey ON public.indicator_doc USING btree (id);
CREATE INDEX indicator_doc_scope ON public.indicator_doc USING btree (scope_ord, issued_on);
CREATE INDEX indicator_epoch ON public.indicator USING brin (epoch_from);
CREATE INDEX indicator_fund_id ON public.indicator USING btree (fund_id);
CREATE INDEX indicator_history_epoch ON public.indicator_history USING brin (epoch_to);
CREATE INDEX indicator_history_id ON public.indicator_history USING btree (id, version);
CREATE INDEX indicator_issued ON public.indicator USING btree (doc_issued_on, id);
CREATE UNIQUE INDEX indicator_pkey ON public.indicator USING btree (id);
CREATE INDEX indicator_scope ON public.indicator USING btree (scope_ord, doc_issued_on);
CREATE INDEX indicator_upstream ON public.indicator USING btree (upstream_allocation_id);
CREATE INDEX ingest_block_last ON public.ingest_block USING btree (reading, file_id);
CREATE UNIQUE INDEX ingest_block_reading_digest_pk ON public.ingest_block USING btree (reading, digest);
CREATE INDEX ingest_file_content ON public.ingest_file USING btree (feed, origin_sha256);
CREATE UNIQUE INDEX ingest_file_pkey ON public.ingest_file USING btree (id);
CREATE INDEX ingest_file_scope ON public.ingest_file USING btree (scope_ord, id);
CREATE INDEX ingest_file_source ON public.ingest_file USING btree (source_id, id);
CREATE INDEX ingest_file_unfinished ON public.ingest_file USING btree (id) WHERE (status = ANY (ARRAY['received'::text, 'loading'::text]));
CREATE UNIQUE INDEX ingest_row_file_id_row_no_pk ON public.ingest_row USING btree (file_id, row_no);
CREATE INDEX ingest_row_said ON public.ingest_row USING btree (target_id, file_id) WHERE (outcome = ANY (ARRAY['unchanged'::text, 'duplicate'::text, 'stale'::text]));
CREATE INDEX inspection_case ON public.inspection USING btree (case_id);
CREATE UNIQUE INDEX inspection_pkey ON public.inspection USING btree (id);
CREATE INDEX inspection_scope ON public.inspection USING btree (scope_ord);
CREATE INDEX interview_case ON public.interview USING btree (case_id);
CREATE UNIQUE INDEX interview_pkey ON public.interview USING btree (id);
CREATE INDEX interview_scope ON public.interview USING btree (scope_ord);
CREATE UNIQUE INDEX key_rotation_pkey ON public.key_rotation USING btree (id);
CREATE UNIQUE INDEX key_rotation_table ON public.key_rotation USING btree (to_key, table_name);
CREATE UNIQUE INDEX ledger_line_ledger_id_part_category_severity_pk ON public.ledger_line USING btree (ledger_id, part, category, severity);
CREATE INDEX ledger_line_scope ON public.ledger_line USING btree (scope_ord);
CREATE UNIQUE INDEX ledger_month ON public.ledger USING btree (month, region_code);
CREATE UNIQUE INDEX ledger_pkey ON public.ledger USING btree (id);
CREATE INDEX ledger_scope ON public.ledger USING btree (scope_ord, month);
CREATE UNIQUE INDEX month_close_pkey ON public.month_close USING btree (month);
CREATE UNIQUE INDEX month_state_month_region_code_pk ON public.month_state USING btree (month, region_code);
CREATE INDEX month_state_scope ON public.month_state USING btree (scope_ord, month);
CREATE INDEX operator_record_epoch ON public.operator_record USING brin (epoch_from);
CREATE INDEX operator_record_history_epoch ON public.operator_record_history USING brin (epoch_to);
CREATE INDEX operator_record_history_id ON public.operator_record_history USING btree (id, version);
CREATE INDEX operator_record_operator ON public.operator_record USING btree (operator_id);
CREATE INDEX operator_record_person ON public.operator_record USING btree (person_id);
CREATE UNIQUE INDEX operator_record_pkey ON public.operator_record USING btree (id);
CREATE INDEX party_list_entry_enterprise ON public.party_list_entry USING btree (enterprise_id);
CREATE INDEX party_list_entry_epoch ON public.party_list_entry USING brin (epoch_from);
CREATE INDEX party_list_entry_history_epoch ON public.party_list_entry_history USING brin (epoch_to);
CREATE INDEX party_list_entry_history_id ON public.party_list_entry_history USING btree (id, version);
CREATE UNIQUE INDEX party_list_entry_pkey ON public.party_list_entry USING btree (id);
CREATE INDEX payee_account ON public.payee USING btree (account_id);
CREATE INDEX payee_epoch ON public.payee USING brin (epoch_from);
CREATE INDEX payee_history_epoch ON public.payee_history USING brin (epoch_to);
CREATE INDEX payee_history_id ON public.payee_history USING btree (id, version);
CREATE INDEX payee_name ON public.payee USING btree (name, id);
CREATE INDEX payee_party ON public.payee USING btree (party_id);
CREATE UNIQUE INDEX payee_pkey ON public.payee USING btree (id);
CREATE INDEX payee_scope ON public.payee USING btree (scope_ord, id);
CREATE INDEX payment_agency ON ONLY public.payment USING btree (agency_id, paid_on, id);
CREATE UNIQUE INDEX payment_agency_total_cell ON public.payment_agency_total USING btree (scope_ord, region_code, month, agency_id, func_code, status, fiscal_year) NULLS NOT DISTINCT;
CREATE INDEX payment_epoch ON ONLY public.payment USING brin (epoch_from);
CREATE UNIQUE INDEX payment_fund_total_cell ON public.payment_fund_total USING btree (scope_ord, region_code, month, fund_id, status, fiscal_year) NULLS NOT DISTINCT;
CREATE INDEX payment_history_epoch ON public.payment_history USING brin (epoch_to);
CREATE INDEX payment_history_id ON public.payment_history USING btree (id, version);
CREATE INDEX payment_indicator ON ONLY public.payment USING btree (indicator_id);
CREATE INDEX payment_line_epoch ON public.payment_line USING brin (epoch_from);
CREATE INDEX payment_line_history_epoch ON public.payment_line_history USING brin (epoch_to);
CREATE INDEX payment_line_history_id ON public.payment_line_history USING btree (id, version);
CREATE INDEX payment_line_payment ON public.payment_line USING btree (payment_id);
CREATE INDEX payment_line_person ON public.payment_line USING btree (person_id);
CREATE UNIQUE INDEX payment_line_pkey ON public.payment_line USING btree (id);
CREATE INDEX payment_line_scope ON public.payment_line USING btree (scope_ord, id);
CREATE UNIQUE INDEX payment_month_total_cell ON public.payment_month_total USING btree (scope_ord, region_code, month, payee_kind, status, fiscal_year) NULLS NOT DISTINCT;
CREATE INDEX payment_paid ON ONLY public.payment USING btree (paid_on, id);
CREATE INDEX payment_payee ON ONLY public.payment USING btree (payee_id);
CREATE INDEX payment_payee_account ON ONLY public.payment USING btree (payee_account_id);
CREATE UNIQUE INDEX payment_pkey ON ONLY public.payment USING btree (id, fiscal_year);
CREATE INDEX payment_published_scope ON public.payment_published USING btree (scope_ord);
CREATE INDEX payment_refund_of ON ONLY public.payment USING btree (refund_of_id);
CREATE INDEX payment_scope_paid ON ONLY public.payment USING btree (scope_ord, paid_on, id);
CREATE INDEX payment_status ON ONLY public.payment USING btree (status, paid_on, id);
CREATE UNIQUE INDEX payment_total_cell ON public.payment_total USING btree (scope_ord, region_code, month, fund_id, payee_kind, status, fiscal_year) NULLS NOT DISTINCT;
CREATE INDEX person_epoch ON public.person USING brin (epoch_from);
CREATE INDEX person_history_epoch ON public.person_history USING brin (epoch_to);
CREATE INDEX person_history_id ON public.person_history USING btree (id, version);
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id);
CREATE INDEX person_scope ON public.person USING btree (scope_ord, id);
CREATE INDEX plan_epoch ON public.plan USING brin (epoch_from);
CREATE INDEX plan_history_epoch ON public.plan_history USING brin (epoch_to);
CREATE INDEX plan_history_id ON public.plan_history USING btree (id, version);
CREATE INDEX plan_indicator ON public.plan USING btree (indicator_id);
CREATE UNIQUE INDEX plan_pkey ON public.plan USING btree (id);
CREATE INDEX plan_scope ON public.plan USING btree (scope_ord, fiscal_year, month);
CREATE INDEX population_record_epoch ON public.population_record USING brin (epoch_from);
CREATE INDEX population_record_history_epoch ON public.population_record_history USING brin (epoch_to);
CREATE INDEX population_record_history_id ON public.population_record_history USING btree (id, version);
CREATE INDEX population_record_person ON public.population_record USING btree (person_id);
CREATE UNIQUE INDEX population_record_pkey ON public.population_record USING btree (id);
CREATE INDEX programme_epoch ON public.programme USING brin (epoch_from);
CREATE INDEX programme_history_epoch ON public.programme_history USING brin (epoch_to);
CREATE INDEX programme_history_id ON public.programme_history USING btree (id, version);
CREATE UNIQUE INDEX programme_pkey ON public.programme USING btree (id);
CREATE INDEX programme_standard_epoch ON public.programme_standard USING brin (epoch_from);
CREATE INDEX programme_standard_history_epoch ON public.programme_standard_history USING brin (epoch_to);
CREATE INDEX programme_standard_history_id ON public.programme_standard_history USING btree (id, version);
CREATE UNIQUE INDEX programme_standard_pkey ON public.programme_standard USING btree (id);
CREATE INDEX programme_standard_programme ON public.programme_standard USING btree (programme_id);
CREATE INDEX project_epoch ON public.project USING brin (epoch_from);
CREATE INDEX project_history_epoch ON public.project_history USING brin (epoch_to);
CREATE INDEX project_history_id ON public.project_history USING btree (id, version);
CREATE UNIQUE INDEX project_pkey ON public.project USING btree (id);
CREATE INDEX project_scope ON public.project USING btree (scope_ord, id);
CREATE UNIQUE INDEX quarantine_event_pkey ON public.quarantine_event USING btree (id);
CREATE INDEX quarantine_event_row ON public.quarantine_event USING btree (quarantine_id, id);
CREATE INDEX quarantine_file ON public.quarantine USING btree (file_id, row_no);
CREATE INDEX quarantine_open ON public.quarantine USING btree (due_on, id) WHERE (status = ANY (ARRAY['open'::text, 'fixed'::text]));
CREATE UNIQUE INDEX quarantine_pkey ON public.quarantine USING btree (id);
CREATE INDEX quarantine_resubmitted ON public.quarantine USING btree (resubmitted_as) WHERE (resubmitted_as IS NOT NULL);
CREATE INDEX quarantine_scope ON public.quarantine USING btree (scope_ord, id);
CREATE UNIQUE INDEX reconciliation_break_open ON public.reconciliation_break USING btree (kind, subject) WHERE (status = 'open'::text);
CREATE UNIQUE INDEX reconciliation_break_pkey ON public.reconciliation_break USING btree (id);
CREATE INDEX reconciliation_break_scope ON public.reconciliation_break USING btree (scope_ord, id);
CREATE UNIQUE INDEX record_mark_feed_record_id_file_id_row_no_pk ON public.record_mark USING btree (feed, record_id, file_id, row_no);
CREATE INDEX region_budget_epoch ON public.region_budget USING brin (epoch_from);
CREATE INDEX region_budget_history_epoch ON public.region_budget_history USING brin (epoch_to);
CREATE INDEX region_budget_history_id ON public.region_budget_history USING btree (id, version);
CREATE UNIQUE INDEX region_budget_pkey ON public.region_budget USING btree (id);
CREATE INDEX region_budget_scope ON public.region_budget USING btree (scope_ord, fiscal_year);
CREATE INDEX region_fiscal_parent ON public.region USING btree (fiscal_parent);
CREATE UNIQUE INDEX region_pkey ON public.region USING btree (code);
CREATE INDEX region_scope ON public.region USING btree (scope_lo);
CREATE INDEX relocation_household_epoch ON public.relocation_household USING brin (epoch_from);
CREATE INDEX relocation_household_history_epoch ON public.relocation_household_history USING brin (epoch_to);
CREATE INDEX relocation_household_history_id ON public.relocation_household_history USING btree (id, version);
CREATE INDEX relocation_household_household ON public.relocation_household USING btree (household_id);
CREATE UNIQUE INDEX relocation_household_pkey ON public.relocation_household USING btree (id);
CREATE INDEX relocation_payee_epoch ON public.relocation_payee USING brin (epoch_from);
CREATE INDEX relocation_payee_history_epoch ON public.relocation_payee_history USING brin (epoch_to);
CREATE INDEX relocation_payee_history_id ON public.relocation_payee_history USING btree (id, version);
CREATE UNIQUE INDEX relocation_payee_pkey ON public.relocation_payee USING btree (id);
CREATE INDEX relocation_payee_project ON public.relocation_payee USING btree (project_id);
CREATE UNIQUE INDEX reminder_once ON public.reminder USING btree (matter_id, what, kind, due_on);
CREATE UNIQUE INDEX reminder_pkey ON public.reminder USING btree (id);
CREATE INDEX reminder_scope ON public.reminder USING btree (scope_ord, reminded_on);
CREATE UNIQUE INDEX report_matter ON public.report USING btree (matter_id, matter_version, template_version);
CREATE UNIQUE INDEX report_pkey ON public.report USING btree (id);
CREATE INDEX report_scope ON public.report USING btree (scope_ord);
CREATE INDEX rule_change_open ON public.rule_change USING btree (decision, id);
CREATE UNIQUE INDEX rule_change_pkey ON public.rule_change USING btree (id);
CREATE INDEX rule_change_subject ON public.rule_change USING btree (subject, id);
CREATE UNIQUE INDEX rule_hold_pkey ON public.rule_hold USING btree (id);
CREATE INDEX rule_hold_rule ON public.rule_hold USING btree (rule_id, id);
CREATE UNIQUE INDEX rule_package_pkey ON public.rule_package USING btree (id);
CREATE UNIQUE INDEX rule_package_version ON public.rule_package USING btree (name, version, digest);
CREATE UNIQUE INDEX rule_parameter_pkey ON public.rule_parameter USING btree (id);
CREATE INDEX rule_parameter_rule ON public.rule_parameter USING btree (rule_id, name, effective_from);
CREATE UNIQUE INDEX rule_version_pkey ON public.rule_version USING btree (digest);
CREATE INDEX rule_version_rule ON public.rule_version USING btree (rule_id);
CREATE UNIQUE INDEX rule_whitelist_pkey ON public.rule_whitelist USING btree (id);
CREATE INDEX rule_whitelist_rule ON public.rule_whitelist USING btree (rule_id, entry_id);
CREATE UNIQUE INDEX saved_view_default ON public.saved_view USING btree (user_id, page) WHERE is_default;
CREATE UNIQUE INDEX saved_view_name ON public.saved_view USING btree (user_id, page, name);
CREATE UNIQUE INDEX saved_view_pkey ON public.saved_view USING btree (id);
CREATE UNIQUE INDEX schedule_slot_name_slot_pk ON public.schedule_slot USING btree (name, slot);
CREATE UNIQUE INDEX schema_version_pkey ON public.schema_version USING btree (id);
CREATE UNIQUE INDEX service_token_pkey ON public.service_token USING btree (id);
CREATE UNIQUE INDEX service_token_token_hash_unique ON public.service_token USING btree (token_hash);
CREATE INDEX service_token_user ON public.service_token USING btree (user_id);
CREATE UNIQUE INDEX source_name_unique ON public.source USING btree (name);
CREATE UNIQUE INDEX source_pkey ON public.source USING btree (id);
CREATE INDEX special_account_entry_account ON public.special_account_entry USING btree (account_id, occurred_on);
CREATE INDEX special_account_entry_epoch ON public.special_account_entry USING brin (epoch_from);
CREATE INDEX special_account_entry_history_epoch ON public.special_account_entry_history USING brin (epoch_to);
CREATE INDEX special_account_entry_history_id ON public.special_account_entry_history USING btree (id, version);
CREATE UNIQUE INDEX special_account_entry_pkey ON public.special_account_entry USING btree (id);
CREATE INDEX special_account_entry_scope ON public.special_account_entry USING btree (scope_ord, occurred_on);
CREATE INDEX staff_record_epoch ON public.staff_record USING brin (epoch_from);
CREATE INDEX staff_record_history_epoch ON public.staff_record_history USING brin (epoch_to);
CREATE INDEX staff_record_history_id ON public.staff_record_history USING btree (id, version);
CREATE INDEX staff_record_person ON public.staff_record USING btree (person_id);
CREATE UNIQUE INDEX staff_record_pkey ON public.staff_record USING btree (id);
CREATE INDEX subsidy_batch_epoch ON public.subsidy_batch USING brin (epoch_from);
CREATE INDEX subsidy_batch_history_epoch ON public.subsidy_batch_history USING brin (epoch_to);
CREATE INDEX subsidy_batch_history_id ON public.subsidy_batch_history USING btree (id, version);
CREATE INDEX subsidy_batch_payment ON public.subsidy_batch USING btree (payment_id);
CREATE UNIQUE INDEX subsidy_batch_pkey ON public.subsidy_batch USING btree (id);
CREATE INDEX subsidy_batch_scope ON public.subsidy_batch USING btree (scope_ord, period);
CREATE INDEX subsidy_line_batch ON ONLY public.subsidy_line USING btree (batch_id);
CREATE INDEX subsidy_line_card ON ONLY public.subsidy_line USING btree (card_id);
CREATE INDEX subsidy_line_epoch ON ONLY public.subsidy_line USING brin (epoch_from);
CREATE INDEX subsidy_line_history_epoch ON public.subsidy_line_history USING brin (epoch_to);
CREATE INDEX subsidy_line_history_id ON public.subsidy_line_history USING btree (id, version);
CREATE INDEX subsidy_line_paid ON ONLY public.subsidy_line USING btree (paid_on, id);
CREATE INDEX subsidy_line_person ON ONLY public.subsidy_line USING btree (person_id);
CREATE UNIQUE INDEX subsidy_line_pkey ON ONLY public.subsidy_line USING btree (id, fiscal_year);
CREATE INDEX subsidy_line_published_scope ON public.subsidy_line_published USING btree (scope_ord);
CREATE INDEX subsidy_line_scope ON ONLY public.subsidy_line USING btree (scope_ord, paid_on, id);
CREATE UNIQUE INDEX subsidy_line_total_cell ON public.subsidy_line_total USING btree (scope_ord, region_code, month, programme_id, status) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX sweep_identity ON public.sweep USING btree (epoch, as_of, ruleset_digest, params_digest);
CREATE UNIQUE INDEX sweep_pkey ON public.sweep USING btree (id);
CREATE INDEX sweep_task_open ON public.sweep_task USING btree (sweep_id, status);
CREATE UNIQUE INDEX sweep_task_pkey ON public.sweep_task USING btree (id);
CREATE UNIQUE INDEX sweep_task_rule ON public.sweep_task USING btree (sweep_id, rule_id);
CREATE UNIQUE INDEX totals_state_pkey ON public.totals_state USING btree (name);
CREATE INDEX vehicle_record_epoch ON public.vehicle_record USING brin (epoch_from);
CREATE INDEX vehicle_record_history_epoch ON public.vehicle_record_history USING brin (epoch_to);
CREATE INDEX vehicle_record_history_id ON public.vehicle_record_history USING btree (id, version);
CREATE INDEX vehicle_record_person ON public.vehicle_record USING btree (person_id);
CREATE UNIQUE INDEX vehicle_record_pkey ON public.vehicle_record USING btree (id);
CREATE INDEX warning_case ON public.warning USING btree (case_key);
CREATE INDEX warning_case_id ON public.warning USING btree (case_id);
CREATE INDEX warning_event_scope ON public.warning_event USING btree (scope_ord);
CREATE INDEX warning_event_sweep ON public.warning_event USING btree (sweep_id);
CREATE UNIQUE INDEX warning_event_warning_id_seq_pk ON public.warning_event USING btree (warning_id, seq);
CREATE UNIQUE INDEX warning_identity ON public.warning USING btree (fingerprint);
CREATE INDEX warning_opened ON public.warning USING btree (opened_as_of, id);
CREATE UNIQUE INDEX warning_pkey ON public.warning USING btree (id);
CREATE INDEX warning_published_scope ON public.warning_published USING btree (scope_ord);
CREATE INDEX warning_route_category ON public.warning_route USING btree (category);
CREATE UNIQUE INDEX warning_route_pkey ON public.warning_route USING btree (id);
CREATE INDEX warning_rule ON public.warning USING btree (rule_id, state);
CREATE INDEX warning_scope ON public.warning USING btree (scope_ord, opened_as_of, id, category, department_kind);
CREATE INDEX warning_subject ON public.warning USING btree (subject_id);
CREATE UNIQUE INDEX warning_total_cell ON public.warning_total USING btree (scope_ord, region_code, month, rule_id, category, severity, state, department_kind) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX warning_verdict_pkey ON public.warning_verdict USING btree (id);
CREATE INDEX warning_verdict_scope ON public.warning_verdict USING btree (scope_ord);
CREATE INDEX warning_verdict_warning ON public.warning_verdict USING btree (warning_id, id);
CREATE INDEX warning_without_case ON public.warning USING btree (id) WHERE ((case_id IS NULL) AND (state = 'open'::text));
CREATE INDEX work_order_case ON public.work_order USING btree (case_id);
CREATE UNIQUE INDEX work_order_pkey ON public.work_order USING btree (id);
CREATE INDEX work_order_scope ON public.work_order USING btree (scope_ord);
CREATE UNIQUE INDEX worker_pkey ON public.worker USING btree (id);
CREATE INDEX worker_seen ON public.worker USING btree (seen_at);

-- functions
CREATE OR REPLACE FUNCTION public.accounts_of_person(of_user uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT of_user UNION SELECT accounts_of_staff_no(u.staff_no) FROM app_user u WHERE u.id = of_user
$function$
;
CREATE OR REPLACE FUNCTION public.accounts_of_staff_no(wanted text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT u.id FROM app_user u WHERE u.staff_no = wanted
$function$
;
CREATE OR REPLACE FUNCTION public.acting_administrator()
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.approve_exception(of_exception uuid, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE who text := begin_administration(); proposed grant_exception := exception_to_administer(of_exception, who);
BEGIN
  IF proposed.approved_at IS NOT NULL THEN PERFORM refuse_act('QQ002', '该例外已批准', 'the exception is approved already'); END IF;
  IF proposed.proposed_by = who OR EXISTS (SELECT FROM app_user u WHERE u.username = proposed.proposed_by AND is_account_of(who, u.id)) THEN
    PERFORM refuse_act('QQ001', '提出人不得批准，须由另一管理员办理', 'who has proposed it does not approve it; ask another administrator');
  END IF;
  IF NOT is_from_above(proposed.scope_ord) THEN PERFORM refuse_act('QQ001', '例外须由上级管理员批准', 'an exception is approved by an administrator above'); END IF;
  UPDATE grant_exception SET approved_by = who, approved_at = clock_timestamp() WHERE id = of_exception;
  PERFORM note_administration(who, 'exception_approve', 'User', proposed.user_id, jsonb_build_object('exception', of_exception, 'from', proposed.valid_from, 'to', proposed.valid_to), of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.attach_fiscal_part(of_table text, of_year integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE definition text; part text := format('%I.%I', fiscal_home(of_year), of_table);
BEGIN
  EXECUTE format('ALTER TABLE %s ADD PRIMARY KEY (id, fiscal_year)', part);
  FOR definition IN SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = format('public.%I', of_table)::regclass AND NOT indisprimary LOOP
    EXECUTE replace(definition, format(' ON ONLY public.%I ', of_table), format(' ON %s ', part));
  END LOOP;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', part);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', part);
  EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION %s %s', of_table, part, coalesce('FOR VALUES IN (' || of_year || ')', 'DEFAULT'));
END $function$
;
CREATE OR REPLACE FUNCTION public.audit(of_action text, of_target_kind text, of_target_id text, of_purpose text, of_ticket text, of_detail jsonb, of_request text, of_address text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE written bigint; who uuid := current_setting('app.uid')::uuid;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1903260005);
  INSERT INTO audit_entry (at, user_id, username, role, action, target_kind, target_id, purpose, ticket, detail, request_id, client_address, scope_ord)
  SELECT clock_timestamp(), who, coalesce((SELECT u.username FROM app_user u WHERE u.id = who), who::text), replace(current_setting('role'), 'qingqu_', ''),
    of_action, of_target_kind, of_target_id, of_purpose, of_ticket, coalesce(of_detail, '{}'), of_request, of_address, current_setting('app.lo')::bigint
  RETURNING seq INTO written;
  RETURN written;
END $function$
;
CREATE OR REPLACE FUNCTION public.audit_of_system(of_user uuid, of_username text, of_role text, of_action text, of_target_kind text, of_target_id text, of_purpose text, of_ticket text, of_detail jsonb, of_request text, of_address text)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE written bigint;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1903260005);
  INSERT INTO audit_entry (at, user_id, username, role, action, target_kind, target_id, purpose, ticket, detail, request_id, client_address, scope_ord)
  SELECT clock_timestamp(), of_user, of_username, of_role, of_action, of_target_kind, of_target_id, of_purpose, of_ticket, coalesce(of_detail, '{}'), of_request, of_address,
    coalesce((SELECT u.scope_ord FROM app_user u WHERE u.id = of_user), (SELECT min(r.scope_lo) FROM region r))
  RETURNING seq INTO written;
  RETURN written;
END $function$
;
CREATE OR REPLACE FUNCTION public.audit_own(of_action text, of_target_kind text, of_target_id text, of_detail jsonb, of_request text, of_address text)
 RETURNS void
 LANGUAGE sql
AS $function$
  SELECT audit_of_system(u.id, u.username, replace(current_setting('role'), 'qingqu_', ''), of_action, of_target_kind, of_target_id, NULL, NULL, of_detail, of_request, of_address)
  FROM app_user u WHERE u.id = current_setting('app.uid')::uuid
$function$
;
CREATE OR REPLACE FUNCTION public.audit_reads(reads jsonb, again boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.begin_administration()
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  PERFORM stand_in_line();
  RETURN acting_administrator();
END $function$
;
CREATE OR REPLACE FUNCTION public.begin_totp(of_sealed bytea, of_request text, of_address text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
DECLARE uid uuid := current_setting('app.uid')::uuid;
BEGIN
  UPDATE app_user SET totp_sealed = of_sealed, totp_last_step = NULL WHERE id = uid AND totp_enabled_at IS NULL AND kind = 'person';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The second factor is on already. Turn it off first.' USING ERRCODE = 'QQ002';
  END IF;
  PERFORM audit_own('totp_begun', 'user', uid::text, '{}', of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.bi_departments()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT department_kinds FROM bi_login WHERE login = session_user AND revoked_at IS NULL AND expires_at > now()
$function$
;
CREATE OR REPLACE FUNCTION public.bi_hi()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT scope_hi FROM bi_login WHERE login = session_user AND revoked_at IS NULL AND expires_at > now()
$function$
;
CREATE OR REPLACE FUNCTION public.bi_lo()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT scope_lo FROM bi_login WHERE login = session_user AND revoked_at IS NULL AND expires_at > now()
$function$
;
CREATE OR REPLACE FUNCTION public.cancel_export(of_job uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  UPDATE export_job SET status = 'cancelled', wish = NULL, finished_at = clock_timestamp(), lease_token = NULL, lease_until = NULL
  WHERE id = of_job AND user_id = current_setting('app.uid')::uuid AND status IN ('waiting', 'running');
  RETURN FOUND;
END $function$
;
CREATE OR REPLACE FUNCTION public.change_password(of_session uuid, of_old text, of_new text, of_request text, of_address text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.change_user(of_user uuid, changes jsonb, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.civil_day(at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 STABLE STRICT
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT (at AT TIME ZONE 'Asia/Shanghai')::date
$function$
;
CREATE OR REPLACE FUNCTION public.correction_standing(of_kind text, of_record uuid, of_file bigint, version_before integer, version_after integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
DECLARE undone boolean;
BEGIN
  IF version_after IS NULL OR to_regclass(format('public.%I', of_kind || '_history')) IS NULL THEN
    RETURN NULL;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %1$I t JOIN %2$I h ON h.id = t.id AND h.version = $2
    WHERE t.id = $1 AND t.version > $3 AND t.content_hash = h.content_hash)', of_kind, of_kind || '_history')
  INTO undone USING of_record, version_before, version_after;
  RETURN jsonb_build_object('undone', undone, 'heldOff', (SELECT count(*) FROM ingest_row r
    WHERE r.target_id = of_record AND r.file_id > of_file AND r.outcome IN ('unchanged', 'duplicate', 'stale') AND r.outcome = 'stale'));
END $function$
;
CREATE OR REPLACE FUNCTION public.create_user(of_username text, of_display_name text, of_kind text, of_region text, of_staff_no text, of_password_hash text, of_oidc_issuer text, of_oidc_subject text, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.credentials_of(of_user uuid)
 RETURNS TABLE(username text, display_name text, password_hash text, former_hashes text[], totp_sealed bytea, totp_enabled boolean, locked boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT u.username, u.display_name, nullif(u.password_hash, ''), u.former_hashes, u.totp_sealed, u.totp_enabled_at IS NOT NULL, coalesce(u.locked_until > now(), false) FROM app_user u WHERE u.id = of_user
$function$
;
CREATE OR REPLACE FUNCTION public.delete_view(of_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  DELETE FROM saved_view v WHERE v.id = of_id AND v.user_id = current_setting('app.uid')::uuid;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该常用筛选', 'there is no such view'); END IF;
END $function$
;
CREATE OR REPLACE FUNCTION public.disable_totp(of_sealed bytea, of_step bigint, of_recovery bytea, of_request text, of_address text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.disable_user(of_user uuid, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  IF before.disabled_at IS NOT NULL THEN PERFORM refuse_act('QQ002', '该用户已停用', 'the user is disabled already'); END IF;
  UPDATE app_user SET disabled_at = clock_timestamp() WHERE id = of_user;
  PERFORM end_sessions(of_user, who, 'user_disabled');
  PERFORM note_administration(who, 'user_disable', 'User', of_user, '{}', of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.enable_totp(of_sealed bytea, of_step bigint, of_recovery bytea[], of_request text, of_address text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
DECLARE uid uuid := current_setting('app.uid')::uuid;
BEGIN
  UPDATE app_user SET totp_enabled_at = now(), totp_last_step = of_step, recovery_hashes = of_recovery, failed_sign_ins = 0
    WHERE id = uid AND totp_enabled_at IS NULL AND totp_sealed = of_sealed;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The second factor has been changed meanwhile. Begin again.' USING ERRCODE = 'QQ002';
  END IF;
  PERFORM audit_own('totp_enabled', 'user', uid::text, '{}', of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.enable_user(of_user uuid, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  IF before.disabled_at IS NULL THEN PERFORM refuse_act('QQ002', '该用户未停用', 'the user is not disabled'); END IF;
  UPDATE app_user SET disabled_at = NULL, failed_sign_ins = 0, locked_until = NULL WHERE id = of_user;
  PERFORM note_administration(who, 'user_enable', 'User', of_user, '{}', of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.end_all_sessions(of_request text, of_address text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
DECLARE uid uuid := current_setting('app.uid')::uuid; ended integer;
BEGIN
  UPDATE app_user SET tokens_valid_from = clock_timestamp() WHERE id = uid;
  UPDATE app_session SET revoked_at = now(), revoked_by = (SELECT username FROM app_user WHERE id = uid), revoked_reason = 'sign_out_everywhere'
    WHERE user_id = uid AND revoked_at IS NULL AND expires_at > now();
  GET DIAGNOSTICS ended = ROW_COUNT;
  PERFORM audit_own('sign_out_everywhere', 'user', uid::text, jsonb_build_object('sessionsEnded', ended), of_request, of_address);
  RETURN ended;
END $function$
;
CREATE OR REPLACE FUNCTION public.end_exception(of_exception uuid, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE who text := begin_administration(); held grant_exception := exception_to_administer(of_exception, who);
BEGIN
  UPDATE grant_exception SET ended_at = clock_timestamp(), ended_by = who WHERE id = of_exception;
  PERFORM note_administration(who, 'exception_end', 'User', held.user_id, jsonb_build_object('exception', of_exception), of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.end_grant(of_grant uuid, of_day date, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.end_session(of_session uuid, of_action text, of_request text, of_address text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
DECLARE uid uuid := current_setting('app.uid')::uuid;
BEGIN
  UPDATE app_session SET revoked_at = now(), revoked_by = (SELECT username FROM app_user WHERE id = uid), revoked_reason = of_action
    WHERE id = of_session AND user_id = uid AND revoked_at IS NULL;
  IF FOUND THEN
    PERFORM audit_own(of_action, 'session', of_session::text, '{}', of_request, of_address);
    RETURN true;
  END IF;
  RETURN EXISTS (SELECT FROM app_session WHERE id = of_session AND user_id = uid);
END $function$
;
CREATE OR REPLACE FUNCTION public.end_sessions(of_user uuid, who text, why text)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  UPDATE app_session SET revoked_at = clock_timestamp(), revoked_by = who, revoked_reason = why WHERE user_id = of_user AND revoked_at IS NULL
$function$
;
CREATE OR REPLACE FUNCTION public.exception_to_administer(of_exception uuid, who text)
 RETURNS grant_exception
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE found_exception grant_exception;
BEGIN
  SELECT * INTO found_exception FROM grant_exception e WHERE e.id = of_exception AND is_in_scope(e.scope_ord) FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该例外', 'there is no such exception'); END IF;
  PERFORM user_to_administer(found_exception.user_id, who);
  IF found_exception.ended_at IS NOT NULL OR found_exception.valid_to <= civil_day(now()) THEN
    PERFORM refuse_act('QQ002', '该例外已终止', 'the exception has ended already');
  END IF;
  RETURN found_exception;
END $function$
;
CREATE OR REPLACE FUNCTION public.expect_oidc(of_issuer text, of_subject text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  IF (of_issuer IS NULL) <> (of_subject IS NULL) OR of_issuer !~ '^https?://\S{1,240}$' OR of_subject !~ '^[[:graph:]]{1,255}$' THEN
    PERFORM refuse_act('QQ003', '统一认证须同时给出颁发者和标识，例如 https://login.example.gov.cn 和 8c1f', 'an OpenID account is an issuer and a subject together, for example https://login.example.gov.cn and 8c1f');
  END IF;
END $function$
;
CREATE OR REPLACE FUNCTION public.expect_password_hash(given text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  IF given !~ '^\$argon2id\$' THEN RAISE EXCEPTION 'a password is kept as argon2id only'; END IF;
END $function$
;
CREATE OR REPLACE FUNCTION public.expect_separation(of_user uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE days datemultirange := separation_days(of_user); named text;
BEGIN
  IF isempty(days) THEN RETURN; END IF;
  SELECT string_agg(format('%s %s', g.role, g.region_code), ', ' ORDER BY g.valid_from, g.role, g.region_code) INTO named
  FROM grants_of_person(of_user) g WHERE days && daterange(g.valid_from, g.valid_to) AND is_in_scope(g.scope_ord);
  PERFORM refuse_act('QQ002',
    format('系统管理员与应用人员不得由同一人担任（第十条），%s 起有冲突：%s。请先终止其一，或由上级批准例外', lower(days), coalesce(named, '其他地区的授权')),
    format('one person is not administrator and application staff at once (Art. 10); from %s these are: %s. End one of them first, or have an exception approved', lower(days), coalesce(named, 'grants elsewhere')));
END $function$
;
CREATE OR REPLACE FUNCTION public.expect_staff_no(given text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  IF given !~ '^[A-Za-z0-9-]{1,40}$' THEN
    PERFORM refuse_act('QQ003', '工号须为 1 至 40 位字母、数字或“-”，并在全省唯一，例如 4114-0032', 'a staff number has 1 to 40 letters, digits and "-", and is one person''s in the whole province, for example 4114-0032');
  END IF;
END $function$
;
CREATE OR REPLACE FUNCTION public.expect_text(given text, most integer, zh text, en text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  IF given IS NULL OR btrim(given) = '' OR length(given) > most OR given ~ '[[:cntrl:]]' THEN
    PERFORM refuse_act('QQ003', format('%s须为 1 至 %s 个字符', zh, most), format('%s has 1 to %s characters', en, most));
  END IF;
END $function$
;
CREATE OR REPLACE FUNCTION public.export_file(of_job uuid)
 RETURNS TABLE(file text, entity text, format text, rows_done integer, sha256 text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT j.file, j.entity, j.format, j.rows_done, encode(j.sha256, 'hex') FROM export_job j JOIN region r ON r.code = j.region_code
  WHERE j.id = of_job AND j.user_id = current_setting('app.uid')::uuid AND j.status = 'done' AND j.expires_at > clock_timestamp()
    AND j.role = replace(current_setting('role'), 'qingqu_', '') AND j.department_kinds <@ current_setting('app.depts')::text[]
    AND r.scope_lo >= current_setting('app.lo')::bigint AND r.scope_hi <= current_setting('app.hi')::bigint
$function$
;
CREATE OR REPLACE FUNCTION public.fiscal_home(of_year integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT 'fiscal_' || coalesce(of_year::text, 'other')
$function$
;
CREATE OR REPLACE FUNCTION public.grant_role(of_user uuid, of_role text, of_region text, of_department_kinds text[], of_from date, of_to date, of_reason text, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.grants_of(of_user uuid, capacity text)
 RETURNS TABLE(user_id uuid, username text, display_name text, must_change_password boolean, second_factor boolean, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.grants_of_person(of_user uuid)
 RETURNS SETOF app_grant
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT g.* FROM app_grant g WHERE g.user_id IN (SELECT accounts_of_person(of_user)) AND (g.valid_to IS NULL OR g.valid_to > g.valid_from)
$function$
;
CREATE OR REPLACE FUNCTION public.is_account_of(of_username text, of_user uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT EXISTS (SELECT FROM app_user u WHERE u.username = of_username AND u.id IN (SELECT accounts_of_person(of_user)))
$function$
;
CREATE OR REPLACE FUNCTION public.is_from_above(ord bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT current_setting('app.lo')::bigint <> ord OR EXISTS (SELECT FROM region r WHERE r.scope_lo = ord AND r.level = 'province')
$function$
;
CREATE OR REPLACE FUNCTION public.is_in_scope(ord bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint
$function$
;
CREATE OR REPLACE FUNCTION public.is_resealing(of_table text, before jsonb, after jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT EXISTS (
    SELECT FROM key_rotation r WHERE r.id = nullif(current_setting('app.key_rotation', true), '')::bigint AND r.table_name = of_table AND r.status = 'running'
      AND NOT EXISTS (
        SELECT FROM jsonb_each_text(before) b FULL JOIN jsonb_each_text(after) a USING (key)
        WHERE a.value IS DISTINCT FROM b.value
          AND CASE WHEN key LIKE '%\_sealed' AND b.value IS NOT NULL THEN sealing_key(a.value::bytea) IS DISTINCT FROM r.to_key ELSE true END))
$function$
;
CREATE OR REPLACE FUNCTION public.issue_service_token(of_user uuid, of_name text, of_hash bytea, of_scopes text[], of_expires timestamp with time zone, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_assessment_score()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.assessment_id, NEW.region_code, NEW.total_centi, NEW.rank, NEW.dimensions, NEW.penalties)
    IS DISTINCT FROM (OLD.assessment_id, OLD.region_code, OLD.total_centi, OLD.rank, OLD.dimensions, OLD.penalties) THEN
    RAISE EXCEPTION 'the scores of an assessment are frozen with it';
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_fiscal_year(of_table text, of_year integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE part text := format('%I.%I', fiscal_home(of_year), of_table); rest text := format('%I.%I', fiscal_home(NULL), of_table);
  any_row text := format('SELECT EXISTS (SELECT FROM public.%I WHERE fiscal_year = $1)', of_table); any_before boolean; any_now boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(x'71716679'::int);
  IF to_regclass(part) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM make_fiscal_part(of_table, of_year);
  EXECUTE any_row INTO any_before USING of_year;
  EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE %s', rest, CASE WHEN any_before THEN 'NOWAIT' END);
  EXECUTE any_row INTO any_now USING of_year;
  IF any_now THEN
    IF NOT any_before OR EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'virtualxid' AND l.granted AND a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.backend_type IS DISTINCT FROM 'autovacuum worker') THEN
      RAISE EXCEPTION 'rows of % cannot be moved into the part of % while others are in a transaction', of_table, of_year USING ERRCODE = 'lock_not_available';
    END IF;
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', rest);
    EXECUTE format('WITH moved AS (DELETE FROM public.%I WHERE fiscal_year = $1 RETURNING *) INSERT INTO %s SELECT * FROM moved', of_table, part) USING of_year;
    EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', rest);
  END IF;
  PERFORM attach_fiscal_part(of_table, of_year);
  RETURN true;
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_separation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.ledger_place(of_file bigint, of_row integer)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT jsonb_build_object(
    'row', (SELECT jsonb_build_object('line', r.line, 'byteFrom', r.byte_from, 'byteTo', r.byte_to) FROM ingest_row r WHERE r.file_id = f.id AND r.row_no = of_row),
    'file', jsonb_build_object('id', f.id::text, 'feed', f.feed, 'name', f.name, 'part', f.part, 'kind', f.kind, 'originSha256', encode(f.origin_sha256, 'hex'),
      'sha256', encode(f.sha256, 'hex'), 'bytes', f.bytes, 'encoding', f.encoding, 'reading', f.reading, 'asOf', f.as_of, 'receivedAt', f.received_at,
      'receivedBy', f.received_by, 'source', (SELECT s.name FROM source s WHERE s.id = f.source_id),
      'definition', (SELECT jsonb_build_object('name', d.name, 'version', d.version) FROM feed_definition d WHERE d.id = f.definition_id)))
  FROM ingest_file f WHERE f.id = of_file
$function$
;
CREATE OR REPLACE FUNCTION public.make_fiscal_part(of_table text, of_year integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE part text := format('%I.%I', fiscal_home(of_year), of_table); counted record;
BEGIN
  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', fiscal_home(of_year));
  EXECUTE format('CREATE TABLE %s (LIKE public.%I INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING COMPRESSION)', part, of_table);
  FOR counted IN SELECT attname, attstattarget FROM pg_attribute WHERE attrelid = format('public.%I', of_table)::regclass AND attnum > 0 AND attstattarget >= 0 LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', part, counted.attname, counted.attstattarget);
  END LOOP;
END $function$
;
CREATE OR REPLACE FUNCTION public.move_to_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version AND is_resealing(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
      RETURN NEW;
    END IF;
    IF NEW.version <> OLD.version + 1 OR NEW.epoch_from < OLD.epoch_from THEN
      RAISE EXCEPTION '%: version % (epoch %) cannot follow version % (epoch %)', TG_TABLE_NAME, NEW.version, NEW.epoch_from, OLD.version, OLD.epoch_from;
    END IF;
    EXECUTE format('INSERT INTO %I SELECT ($1).*, $2', TG_TABLE_NAME || '_history') USING OLD, NEW.epoch_from;
    RETURN NEW;
  END IF;
  EXECUTE format('INSERT INTO %I SELECT ($1).*, (SELECT n FROM epoch WHERE closed_at IS NULL)', TG_TABLE_NAME || '_history') USING OLD;
  RETURN OLD;
END $function$
;
CREATE OR REPLACE FUNCTION public.note_administration(who text, act text, kind text, id uuid, detail jsonb, of_request text, of_address text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  IF current_setting('role') LIKE 'qingqu\_%' THEN
    PERFORM audit(act, kind, id::text, NULL, NULL, detail, of_request, of_address);
  ELSE
    PERFORM audit_of_system(NULL, who, 'system', act, kind, id::text, NULL, NULL, detail, of_request, of_address);
  END IF;
END $function$
;
CREATE OR REPLACE FUNCTION public.note_failure(of_user uuid, of_digest text, of_action text, of_reason text, of_address text, of_request text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.note_use(of_sessions uuid[], of_tokens bytea[], of_addresses text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  UPDATE app_session SET last_seen_at = now()
  WHERE id IN (SELECT s.id FROM app_session s WHERE s.id = ANY (of_sessions) AND s.last_seen_at < now() - interval '1 minute' FOR UPDATE SKIP LOCKED);
  UPDATE service_token t SET last_used_at = now(), last_used_from = used.address
  FROM unnest(of_tokens, of_addresses) AS used (hash, address)
  WHERE t.token_hash = used.hash AND t.id IN (SELECT s.id FROM service_token s WHERE s.token_hash = ANY (of_tokens) AND coalesce(s.last_used_at, '-infinity') < now() - interval '1 minute' FOR UPDATE SKIP LOCKED);
$function$
;
CREATE OR REPLACE FUNCTION public.offices_missing(on_day date)
 RETURNS TABLE(region_code text, office text, department_kind text, open_cases integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.open_session(of_user uuid, of_hash text, of_step bigint, of_recovery bytea, of_role text, for_seconds integer, of_idle_seconds integer, of_address text, of_agent text, of_request text, OUT outcome text, OUT session_id uuid)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.principal_of_oidc(of_issuer text, of_subject text, issued_at timestamp with time zone)
 RETURNS TABLE(user_id uuid, username text, display_name text, must_change_password boolean, second_factor boolean, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint, token_scopes text[], stale boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT g.user_id, g.username, g.display_name, false, g.second_factor, g.role, g.region_code, g.department_kinds, g.scope_lo, g.scope_hi, NULL::text[], false
  FROM app_user u CROSS JOIN LATERAL grants_of(u.id, NULL) g
  WHERE u.oidc_issuer = of_issuer AND u.oidc_subject = of_subject AND u.kind = 'person' AND issued_at >= coalesce(u.tokens_valid_from, '-infinity')
$function$
;
CREATE OR REPLACE FUNCTION public.principal_of_session(of_session uuid, of_user uuid)
 RETURNS TABLE(user_id uuid, username text, display_name text, must_change_password boolean, second_factor boolean, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint, token_scopes text[], stale boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT g.*, NULL::text[], s.last_seen_at < now() - interval '1 minute'
  FROM app_session s JOIN app_user u ON u.id = s.user_id CROSS JOIN LATERAL grants_of(s.user_id, s.role) g
  WHERE s.id = of_session AND s.user_id = of_user AND s.revoked_at IS NULL AND s.expires_at > now()
    AND s.last_seen_at > now() - make_interval(secs => s.idle_seconds) AND s.created_at >= coalesce(u.tokens_valid_from, '-infinity')
$function$
;
CREATE OR REPLACE FUNCTION public.principal_of_token(of_hash bytea)
 RETURNS TABLE(user_id uuid, username text, display_name text, must_change_password boolean, second_factor boolean, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint, token_scopes text[], stale boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT g.user_id, g.username, g.display_name, false, g.second_factor, g.role, g.region_code, g.department_kinds, g.scope_lo, g.scope_hi, t.scopes, coalesce(t.last_used_at, '-infinity') < now() - interval '1 minute'
  FROM service_token t JOIN app_user u ON u.id = t.user_id CROSS JOIN LATERAL grants_of(u.id, 'service') g
  WHERE t.token_hash = of_hash AND t.revoked_at IS NULL AND t.expires_at > now() AND u.kind = 'service' AND t.created_at >= coalesce(u.tokens_valid_from, '-infinity')
$function$
;
CREATE OR REPLACE FUNCTION public.record_exception(of_user uuid, of_reason text, of_review text, of_from date, of_to date, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.record_provenance(of_table text, of_record uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  columns constant text := 'version, epoch_from, source_system, source_key, source_rev, entered_by, entered_org, entered_at, file_id, row_no';
  in_scope text := 'true';
  found jsonb;
BEGIN
  IF to_regclass(format('public.%I', of_table || '_history')) IS NULL THEN
    RAISE EXCEPTION '%: no table of records', of_table;
  END IF;
  -- The catalogues that everybody reads have no scope.
  IF EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = of_table AND p.policyname = 'scope') THEN
    in_scope := $c$scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint$c$;
  END IF;
  EXECUTE format($q$
    SELECT jsonb_agg(jsonb_build_object('version', v.version, 'epochFrom', v.epoch_from::text, 'epochTo', v.epoch_to::text, 'sourceSystem', v.source_system,
      'sourceKey', v.source_key, 'sourceRev', v.source_rev::text, 'enteredBy', v.entered_by, 'enteredOrg', v.entered_org, 'enteredAt', v.entered_at,
      'rowNo', v.row_no, 'place', ledger_place(v.file_id, v.row_no)) ORDER BY v.version DESC)
    FROM (SELECT %1$s, NULL::bigint AS epoch_to FROM %2$I WHERE id = $1 AND %4$s
      UNION ALL SELECT %1$s, epoch_to FROM %3$I WHERE id = $1 AND %4$s) v$q$, columns, of_table, of_table || '_history', in_scope)
  INTO found USING of_record;
  RETURN found;
END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_act(of_code text, zh text, en text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN RAISE EXCEPTION USING ERRCODE = of_code, MESSAGE = zh || ' / ' || en; END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change_but_department()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'department_kind' = to_jsonb(OLD) - 'department_kind' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_gap_between_years()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  IF NEW.version <> OLD.version + 1 OR NEW.epoch_from < OLD.epoch_from OR NEW.epoch_from <> (SELECT n FROM epoch WHERE closed_at IS NULL) THEN
    RAISE EXCEPTION '%: version % (epoch %, fiscal year %) cannot follow version % (epoch %, fiscal year %)',
      TG_TABLE_NAME, NEW.version, NEW.epoch_from, NEW.fiscal_year, OLD.version, OLD.epoch_from, OLD.fiscal_year;
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_other_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  IF is_resealing(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '%: a superseded version does not change', TG_TABLE_NAME;
END $function$
;
CREATE OR REPLACE FUNCTION public.region_to_administer(of_region text)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE lo bigint;
BEGIN
  SELECT r.scope_lo INTO lo FROM region r WHERE r.code = of_region AND is_in_scope(r.scope_lo);
  IF lo IS NULL THEN
    PERFORM refuse_act('QQ005', '管辖范围内没有该地区；应为 12 位区划代码，例如 411425000000', 'there is no such region in yours; expected a code of 12 digits such as 411425000000');
  END IF;
  RETURN lo;
END $function$
;
CREATE OR REPLACE FUNCTION public.reset_password(of_user uuid, of_password_hash text, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  PERFORM expect_password_hash(of_password_hash);
  IF before.kind = 'service' THEN PERFORM refuse_act('QQ003', '程序账号没有密码，只用服务令牌', 'a service has no password; it shows tokens'); END IF;
  UPDATE app_user SET password_hash = of_password_hash, password_changed_at = clock_timestamp(), must_change_password = true, failed_sign_ins = 0, locked_until = NULL, tokens_valid_from = clock_timestamp(),
    former_hashes = CASE WHEN before.password_hash = '' THEN before.former_hashes ELSE (before.password_hash || before.former_hashes)[1:5] END WHERE id = of_user;
  PERFORM end_sessions(of_user, who, 'password_reset');
  PERFORM note_administration(who, 'password_reset', 'User', of_user, '{}', of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.reveal_sealed(of_table text, of_id uuid, of_column text, of_purpose text, of_ticket text, of_request text, of_address text)
 RETURNS TABLE(sealed bytea, source_key text, quota_left integer, audit_no bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.reveals_left(who uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
DECLARE quota integer; today timestamptz := date_trunc('day', clock_timestamp() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai';
BEGIN
  SELECT coalesce(u.reveal_quota, 50) INTO quota FROM app_user u WHERE u.id = who FOR NO KEY UPDATE;
  RETURN coalesce(quota, 0) - (SELECT count(*)::int FROM audit_entry e WHERE e.user_id = who AND e.action = 'reveal' AND e.at >= today);
END $function$
;
CREATE OR REPLACE FUNCTION public.revoke_service_token(of_token uuid, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE who text := begin_administration(); held service_token;
BEGIN
  SELECT * INTO held FROM service_token t WHERE t.id = of_token AND is_in_scope(t.scope_ord) FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该服务令牌', 'there is no such token'); END IF;
  IF held.revoked_at IS NOT NULL THEN PERFORM refuse_act('QQ002', '该服务令牌已吊销', 'the token is revoked already'); END IF;
  UPDATE service_token SET revoked_at = clock_timestamp(), revoked_by = who WHERE id = of_token;
  PERFORM note_administration(who, 'token_revoke', 'ServiceToken', of_token, jsonb_build_object('user', held.user_id), of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.revoke_session(of_session uuid, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE who text := begin_administration(); held app_session;
BEGIN
  SELECT * INTO held FROM app_session s WHERE s.id = of_session AND is_in_scope(s.scope_ord) FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该会话', 'there is no such session'); END IF;
  IF held.revoked_at IS NOT NULL OR held.expires_at <= now() THEN PERFORM refuse_act('QQ002', '该会话已结束', 'the session has ended already'); END IF;
  UPDATE app_session SET revoked_at = clock_timestamp(), revoked_by = who, revoked_reason = 'administrator' WHERE id = of_session;
  PERFORM note_administration(who, 'session_revoke', 'Session', of_session, jsonb_build_object('user', held.user_id), of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.save_view(of_id uuid, of_page text, of_name text, of_address text, of_position integer, of_default boolean)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE kept uuid; who uuid := current_setting('app.uid')::uuid; called text := btrim(of_name);
BEGIN
  IF of_page !~ '^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)*$' OR length(of_page) > 60 THEN
    PERFORM refuse_act('QQ003', '页面标识须为小写字母、数字和连字符，至多 60 字，例如 warnings', 'page is lower-case words, at most 60 characters, for example warnings');
  END IF;
  IF length(called) NOT BETWEEN 1 AND 40 OR called ~ '[[:cntrl:]]' THEN
    PERFORM refuse_act('QQ003', '名称须为 1 至 40 字，例如“本月超期”', 'a name has 1 to 40 characters, for example "overdue this month"');
  END IF;
  IF length(of_address) > 2000 OR of_address ~ '[[:space:][:cntrl:]?#]' THEN
    PERFORM refuse_act('QQ003', '筛选须为地址中问号之后的部分，至多 2000 字，例如 state=open&category=fund',
      'address is what stands behind the question mark of the page''s address, at most 2,000 characters, for example state=open&category=fund');
  END IF;
  IF of_position NOT BETWEEN 0 AND 10000 THEN
    PERFORM refuse_act('QQ003', '顺序须为 0 至 10000，例如 1', 'position is 0 to 10,000, for example 1');
  END IF;
  PERFORM pg_advisory_xact_lock(1903260021, hashtext(who::text));
  IF EXISTS (SELECT FROM saved_view v WHERE v.user_id = who AND v.page = of_page AND v.name = called AND v.id IS DISTINCT FROM of_id) THEN
    PERFORM refuse_act('QQ002', '该页面已有同名的常用筛选，请另取名称', 'the page has a view of this name already; choose another name');
  END IF;
  IF of_default THEN
    UPDATE saved_view v SET is_default = false WHERE v.user_id = who AND v.page = of_page AND v.is_default AND v.id IS DISTINCT FROM of_id;
  END IF;
  IF of_id IS NOT NULL THEN
    UPDATE saved_view v SET page = of_page, name = called, address = of_address, position = of_position, is_default = of_default, changed_at = clock_timestamp()
    WHERE v.id = of_id AND v.user_id = who RETURNING v.id INTO kept;
    IF kept IS NULL THEN PERFORM refuse_act('QQ005', '没有该常用筛选', 'there is no such view'); END IF;
    RETURN kept;
  END IF;
  IF (SELECT count(*) FROM saved_view v WHERE v.user_id = who) >= 100 THEN
    PERFORM refuse_act('QQ002', '每人至多保存 100 个常用筛选，请先删除不用的', 'a user keeps at most 100 views; delete one first');
  END IF;
  INSERT INTO saved_view (user_id, page, name, address, position, is_default)
  VALUES (who, of_page, called, of_address, of_position, of_default) RETURNING id INTO kept;
  RETURN kept;
END $function$
;
CREATE OR REPLACE FUNCTION public.sealing_key(sealed bytea)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  SELECT CASE WHEN length(sealed) < 29 THEN NULL WHEN get_byte(sealed, 0) = 1 THEN 1 WHEN get_byte(sealed, 0) = 2 THEN get_byte(sealed, 1) * 256 + get_byte(sealed, 2) END
$function$
;
CREATE OR REPLACE FUNCTION public.separation_conflict(of_user uuid, on_day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$ SELECT on_day <@ separation_days(of_user) $function$
;
CREATE OR REPLACE FUNCTION public.separation_days(of_user uuid)
 RETURNS datemultirange
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT coalesce(range_agg(daterange(g.valid_from, g.valid_to)) FILTER (WHERE g.role = 'admin'), '{}')
       * coalesce(range_agg(daterange(g.valid_from, g.valid_to)) FILTER (WHERE g.role <> 'admin'), '{}')
       - coalesce((
           SELECT range_agg(daterange(e.first_day, e.end_day)) FROM (
             SELECT greatest(x.valid_from, civil_day(x.approved_at)) AS first_day, least(x.valid_to, civil_day(x.ended_at)) AS end_day
             FROM grant_exception x WHERE x.user_id IN (SELECT accounts_of_person(of_user)) AND x.approved_at IS NOT NULL
           ) e WHERE e.first_day < e.end_day), '{}')
  FROM grants_of_person(of_user) g
$function$
;
CREATE OR REPLACE FUNCTION public.set_reveal_quota(of_user uuid, of_quota integer, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  IF of_quota NOT BETWEEN 0 AND 1000 THEN PERFORM refuse_act('QQ003', '每日明文查看上限须为 0 至 1000，例如 20', 'the daily quota is 0 to 1000, for example 20'); END IF;
  UPDATE app_user SET reveal_quota = of_quota WHERE id = of_user;
  PERFORM note_administration(who, 'reveal_quota', 'User', of_user, jsonb_build_object('from', before.reveal_quota, 'to', of_quota), of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.sign_in_user(wanted text)
 RETURNS TABLE(user_id uuid, password_hash text, standing text, totp_sealed bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT u.id, nullif(u.password_hash, ''),
    CASE WHEN u.disabled_at IS NOT NULL THEN 'disabled' WHEN u.kind <> 'person' OR u.password_hash = '' THEN 'no_password' WHEN u.locked_until > now() THEN 'locked' ELSE 'open' END,
    CASE WHEN u.totp_enabled_at IS NOT NULL THEN u.totp_sealed END
  FROM app_user u WHERE u.username = wanted
$function$
;
CREATE OR REPLACE FUNCTION public.stand_in_line()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION 'grants are changed in read committed transactions, not in %', current_setting('transaction_isolation');
  END IF;
  PERFORM pg_advisory_xact_lock(1903260008);
END $function$
;
CREATE OR REPLACE FUNCTION public.start_export(of_entity text, of_format text, of_wish jsonb, of_columns text[], of_purpose text, of_ticket text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE made uuid; who uuid := current_setting('app.uid')::uuid; lo bigint := current_setting('app.lo')::bigint; hi bigint := current_setting('app.hi')::bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(1903260011, hashtext(who::text));
  IF (SELECT count(*) FROM export_job j WHERE j.user_id = who AND j.status IN ('waiting', 'running')) >= 3 THEN
    RAISE EXCEPTION '每人至多同时有 3 个导出任务；请等其完成或先取消 / at most 3 exports of a user wait or run at a time; wait for one, or cancel one'
      USING errcode = 'QQ004';
  END IF;
  INSERT INTO export_job (user_id, username, role, region_code, department_kinds, entity, format, wish, columns, purpose, ticket, expires_at, scope_ord)
  SELECT who, u.username, replace(current_setting('role'), 'qingqu_', ''), r.code, current_setting('app.depts')::text[], of_entity, of_format, of_wish, of_columns, of_purpose, of_ticket,
    clock_timestamp() + interval '7 days', lo
  FROM app_user u, region r WHERE u.id = who AND r.scope_lo = lo AND r.scope_hi = hi
  RETURNING id INTO made;
  RETURN made;
END $function$
;
CREATE OR REPLACE FUNCTION public.tell_live()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
-- TG_ARGV: the topic, and the column of the changed rows that holds the key.
DECLARE
  keys text[];
  most CONSTANT int := 1000;
  -- A notice has at most 8,000 bytes.
  together CONSTANT int := 100;
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT key) FROM (SELECT %I::text AS key FROM changed LIMIT %s) AS named', TG_ARGV[1], most + 1) INTO keys;
  IF cardinality(keys) > most THEN
    PERFORM pg_notify('qingqu_live', jsonb_build_object('topic', TG_ARGV[0], 'bulk', true)::text);
    RETURN NULL;
  END IF;
  FOR at IN 1 .. coalesce(cardinality(keys), 0) BY together LOOP
    PERFORM pg_notify('qingqu_live', jsonb_build_object('topic', TG_ARGV[0], 'keys', keys[at:at + together - 1])::text);
  END LOOP;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.unlock_user(of_user uuid, of_request text DEFAULT NULL::text, of_address text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE who text := begin_administration(); before app_user := user_to_administer(of_user, who);
BEGIN
  IF before.failed_sign_ins = 0 AND before.locked_until IS NULL THEN PERFORM refuse_act('QQ002', '该用户未锁定', 'the user is not locked'); END IF;
  UPDATE app_user SET failed_sign_ins = 0, locked_until = NULL WHERE id = of_user;
  PERFORM note_administration(who, 'user_unlock', 'User', of_user, '{}', of_request, of_address);
END $function$
;
CREATE OR REPLACE FUNCTION public.user_to_administer(of_user uuid, who text)
 RETURNS app_user
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
END $function$
;

-- triggers
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.account FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.account_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.account_month FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.account_month_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.agency FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.agency_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.allocation FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.allocation_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_separation AFTER INSERT OR UPDATE ON public.app_grant FOR EACH ROW EXECUTE FUNCTION keep_separation();
CREATE TRIGGER keep_separation AFTER INSERT OR DELETE OR UPDATE OF staff_no ON public.app_user FOR EACH ROW EXECUTE FUNCTION keep_separation();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.assessment_scheme FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen BEFORE DELETE OR UPDATE ON public.assessment_score FOR EACH ROW EXECUTE FUNCTION keep_assessment_score();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.assistance_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.assistance_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER live_begun AFTER INSERT ON public.backtest REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('backtest', 'id');
CREATE TRIGGER live_changed AFTER UPDATE ON public.backtest REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('backtest', 'id');
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.bank_line FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.bank_line_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.business_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.business_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.casework_step FOR EACH ROW EXECUTE FUNCTION refuse_change_but_department();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.contract FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.contract_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.death_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.death_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.enterprise FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.enterprise_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.enterprise_person FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.enterprise_person_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER live_begun AFTER INSERT ON public.export_job REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('export', 'id');
CREATE TRIGGER live_changed AFTER UPDATE ON public.export_job REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('export', 'id');
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.fund FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.fund_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.fund_target_region FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.fund_target_region_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_separation AFTER DELETE OR UPDATE ON public.grant_exception FOR EACH ROW EXECUTE FUNCTION keep_separation();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.house_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.house_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.household FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.household_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.household_member FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.household_member_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.indicator FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.indicator_adjustment FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.indicator_adjustment_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.indicator_doc FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.indicator_doc_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.indicator_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER live_changed AFTER UPDATE ON public.ingest_file REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('batch', 'id');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ingest_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE ON public.key_rotation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ledger_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.month_close FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.month_state FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.operator_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.operator_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.party_list_entry FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.party_list_entry_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.payee FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.payee_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.payment FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_order BEFORE UPDATE ON public.payment FOR EACH ROW WHEN ((old.fiscal_year <> new.fiscal_year)) EXECUTE FUNCTION refuse_gap_between_years();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.payment_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.payment_line FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.payment_line_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.person_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.plan FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.plan_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.population_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.population_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.programme FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.programme_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.programme_standard FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.programme_standard_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.project FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.project_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.quarantine_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.region_budget FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.region_budget_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.relocation_household FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.relocation_household_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.relocation_payee FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.relocation_payee_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.report FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.special_account_entry FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.special_account_entry_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.staff_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.staff_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.subsidy_batch FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.subsidy_batch_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.subsidy_line FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_order BEFORE UPDATE ON public.subsidy_line FOR EACH ROW WHEN ((old.fiscal_year <> new.fiscal_year)) EXECUTE FUNCTION refuse_gap_between_years();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.subsidy_line_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER live_begun AFTER INSERT ON public.sweep REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('sweep', 'id');
CREATE TRIGGER live_changed AFTER UPDATE ON public.sweep REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('sweep', 'id');
CREATE TRIGGER live_changed AFTER UPDATE ON public.sweep_task REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('sweep', 'sweep_id');
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.vehicle_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.vehicle_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.warning_event FOR EACH ROW EXECUTE FUNCTION refuse_change_but_department();
CREATE TRIGGER live_raised AFTER INSERT ON public.warning_event REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('warning', 'warning_id');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.warning_route FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.warning_verdict FOR EACH ROW EXECUTE FUNCTION refuse_change_but_department();
CREATE TRIGGER live_verdict AFTER INSERT ON public.warning_verdict REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('warning', 'warning_id');

-- row-level security
alter table account enable row level security, force;
alter table account_history enable row level security, force;
alter table account_month enable row level security, force;
alter table account_month_history enable row level security, force;
alter table agency enable row level security, force;
alter table agency_history enable row level security, force;
alter table allocation enable row level security, force;
alter table allocation_history enable row level security, force;
alter table app_grant enable row level security, force;
alter table app_session enable row level security, force;
alter table app_user enable row level security, force;
alter table assessment enable row level security, force;
alter table assessment_scheme enable row level security, force;
alter table assessment_score enable row level security, force;
alter table assistance_record enable row level security, force;
alter table assistance_record_history enable row level security, force;
alter table attachment enable row level security, force;
alter table audit_entry enable row level security, force;
alter table audit_seal enable row level security, force;
alter table backtest enable row level security, force;
alter table bank_line enable row level security, force;
alter table bank_line_history enable row level security, force;
alter table bi_login enable row level security, force;
alter table business_record enable row level security, force;
alter table business_record_history enable row level security, force;
alter table calendar_day enable row level security, force;
alter table case_file enable row level security, force;
alter table casework_step enable row level security, force;
alter table circular enable row level security, force;
alter table circular_delivery enable row level security, force;
alter table code_item enable row level security, force;
alter table contract enable row level security, force;
alter table contract_history enable row level security, force;
alter table control_total enable row level security, force;
alter table correction enable row level security, force;
alter table data_exchange enable row level security, force;
alter table death_record enable row level security, force;
alter table death_record_history enable row level security, force;
alter table department enable row level security, force;
alter table department_key enable row level security, force;
alter table enterprise enable row level security, force;
alter table enterprise_history enable row level security, force;
alter table enterprise_person enable row level security, force;
alter table enterprise_person_history enable row level security, force;
alter table epoch enable row level security, force;
alter table escalation enable row level security, force;
alter table expected_delivery enable row level security, force;
alter table export_job enable row level security, force;
alter table feed_definition enable row level security, force;
alter table finding enable row level security, force;
alter table fiscal_year_turn enable row level security, force;
alter table fund enable row level security, force;
alter table fund_history enable row level security, force;
alter table fund_target_region enable row level security, force;
alter table fund_target_region_history enable row level security, force;
alter table grant_exception enable row level security, force;
alter table house_record enable row level security, force;
alter table house_record_history enable row level security, force;
alter table household enable row level security, force;
alter table household_history enable row level security, force;
alter table household_member enable row level security, force;
alter table household_member_history enable row level security, force;
alter table indicator enable row level security, force;
alter table indicator_adjustment enable row level security, force;
alter table indicator_adjustment_history enable row level security, force;
alter table indicator_doc enable row level security, force;
alter table indicator_doc_history enable row level security, force;
alter table indicator_history enable row level security, force;
alter table ingest_block enable row level security, force;
alter table ingest_file enable row level security, force;
alter table ingest_row enable row level security, force;
alter table inspection enable row level security, force;
alter table interview enable row level security, force;
alter table key_rotation enable row level security, force;
alter table ledger enable row level security, force;
alter table ledger_line enable row level security, force;
alter table month_close enable row level security, force;
alter table month_state enable row level security, force;
alter table operator_record enable row level security, force;
alter table operator_record_history enable row level security, force;
alter table party_list_entry enable row level security, force;
alter table party_list_entry_history enable row level security, force;
alter table payee enable row level security, force;
alter table payee_history enable row level security, force;
alter table payment enable row level security, force;
alter table payment_agency_total enable row level security, force;
alter table payment_fund_total enable row level security, force;
alter table payment_history enable row level security, force;
alter table payment_line enable row level security, force;
alter table payment_line_history enable row level security, force;
alter table payment_month_total enable row level security, force;
alter table payment_published enable row level security, force;
alter table payment_total enable row level security, force;
alter table person enable row level security, force;
alter table person_history enable row level security, force;
alter table plan enable row level security, force;
alter table plan_history enable row level security, force;
alter table population_record enable row level security, force;
alter table population_record_history enable row level security, force;
alter table programme enable row level security, force;
alter table programme_history enable row level security, force;
alter table programme_standard enable row level security, force;
alter table programme_standard_history enable row level security, force;
alter table project enable row level security, force;
alter table project_history enable row level security, force;
alter table quarantine enable row level security, force;
alter table quarantine_event enable row level security, force;
alter table reconciliation_break enable row level security, force;
alter table record_mark enable row level security, force;
alter table region enable row level security, force;
alter table region_budget enable row level security, force;
alter table region_budget_history enable row level security, force;
alter table relocation_household enable row level security, force;
alter table relocation_household_history enable row level security, force;
alter table relocation_payee enable row level security, force;
alter table relocation_payee_history enable row level security, force;
alter table reminder enable row level security, force;
alter table report enable row level security, force;
alter table rule_change enable row level security, force;
alter table rule_hold enable row level security, force;
alter table rule_package enable row level security, force;
alter table rule_parameter enable row level security, force;
alter table rule_version enable row level security, force;
alter table rule_whitelist enable row level security, force;
alter table saved_view enable row level security, force;
alter table schedule_slot enable row level security, force;
alter table schema_version enable row level security, force;
alter table service_token enable row level security, force;
alter table source enable row level security, force;
alter table special_account_entry enable row level security, force;
alter table special_account_entry_history enable row level security, force;
alter table staff_record enable row level security, force;
alter table staff_record_history enable row level security, force;
alter table subsidy_batch enable row level security, force;
alter table subsidy_batch_history enable row level security, force;
alter table subsidy_line enable row level security, force;
alter table subsidy_line_history enable row level security, force;
alter table subsidy_line_published enable row level security, force;
alter table subsidy_line_total enable row level security, force;
alter table sweep enable row level security, force;
alter table sweep_task enable row level security, force;
alter table totals_state enable row level security, force;
alter table vehicle_record enable row level security, force;
alter table vehicle_record_history enable row level security, force;
alter table warning enable row level security, force;
alter table warning_event enable row level security, force;
alter table warning_published enable row level security, force;
alter table warning_route enable row level security, force;
alter table warning_total enable row level security, force;
alter table warning_verdict enable row level security, force;
alter table work_order enable row level security, force;
alter table worker enable row level security, force;

-- policies
create policy bi_read on account as permissive for select to qingqu_bi using true;
create policy bi_scope on account as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy scope on account as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on account as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on account as permissive for all to qingqu_system using true with check true;
create policy scope on account_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on account_history as permissive for all to qingqu_system using true with check true;
create policy scope on account_month as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on account_month as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on account_month as permissive for all to qingqu_system using true with check true;
create policy scope on account_month_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on account_month_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on agency as permissive for select to qingqu_bi using true;
create policy bi_scope on agency as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy leader_read on agency as permissive for select to qingqu_leader using true;
create policy scope on agency as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on agency as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on agency as permissive for all to qingqu_system using true with check true;
create policy scope on agency_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on agency_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on allocation as permissive for select to qingqu_bi using true;
create policy bi_scope on allocation as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy leader_read on allocation as permissive for select to qingqu_leader using true;
create policy scope on allocation as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on allocation as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on allocation as permissive for all to qingqu_system using true with check true;
create policy scope on allocation_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on allocation_history as permissive for all to qingqu_system using true with check true;
create policy admin_read on app_grant as permissive for select to qingqu_admin, qingqu_auditor using true;
create policy own_read on app_grant as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using (user_id = (current_setting('app.uid'::text))::uuid);
create policy scope on app_grant as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on app_grant as permissive for all to qingqu_system using true with check true;
create policy admin_read on app_session as permissive for select to qingqu_admin, qingqu_auditor using true;
create policy own_read on app_session as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using (user_id = (current_setting('app.uid'::text))::uuid);
create policy scope on app_session as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on app_session as permissive for all to qingqu_system using true with check true;
create policy admin_read on app_user as permissive for select to qingqu_admin, qingqu_auditor using true;
create policy own_read on app_user as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using (id = (current_setting('app.uid'::text))::uuid);
create policy scope on app_user as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on app_user as permissive for all to qingqu_system using true with check true;
create policy staff_read on assessment as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using ((EXISTS ( SELECT
   FROM region r
  WHERE ((r.code = assessment.region_code) AND ((r.scope_lo >= (current_setting('app.lo'::text))::bigint) AND (r.scope_lo <= (current_setting('app.hi'::text))::bigint))))) OR ((state <> 'draft'::text) AND (EXISTS ( SELECT
   FROM assessment_score s
  WHERE (s.assessment_id = assessment.id)))));
create policy system_all on assessment as permissive for all to qingqu_system using true with check true;
create policy all_read on assessment_scheme as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on assessment_scheme as permissive for all to qingqu_system using true with check true;
create policy scope on assessment_score as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on assessment_score as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using ((announced_on IS NOT NULL) OR ((assessor_ord >= (current_setting('app.lo'::text))::bigint) AND (assessor_ord <= (current_setting('app.hi'::text))::bigint)));
create policy system_all on assessment_score as permissive for all to qingqu_system using true with check true;
create policy scope on assistance_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on assistance_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on assistance_record as permissive for all to qingqu_system using true with check true;
create policy scope on assistance_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on assistance_record_history as permissive for all to qingqu_system using true with check true;
create policy scope on attachment as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on attachment as permissive for select to qingqu_staff using ((department_kind IS NULL) OR (department_kind = ANY ((current_setting('app.depts'::text))::text[])));
create policy supervisor_read on attachment as permissive for select to qingqu_supervisor using true;
create policy system_all on attachment as permissive for all to qingqu_system using true with check true;
create policy auditor_read on audit_entry as permissive for select to qingqu_auditor using true;
create policy own_read on audit_entry as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using (user_id = (current_setting('app.uid'::text))::uuid);
create policy scope on audit_entry as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on audit_entry as permissive for all to qingqu_system using true with check true;
create policy auditor_read on audit_seal as permissive for select to qingqu_auditor using true;
create policy system_all on audit_seal as permissive for all to qingqu_system using true with check true;
create policy scope on backtest as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on backtest as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on backtest as permissive for all to qingqu_system using true with check true;
create policy scope on bank_line as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on bank_line as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on bank_line as permissive for all to qingqu_system using true with check true;
create policy scope on bank_line_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on bank_line_history as permissive for all to qingqu_system using true with check true;
create policy system_all on bi_login as permissive for all to qingqu_system using true with check true;
create policy scope on business_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on business_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on business_record as permissive for all to qingqu_system using true with check true;
create policy scope on business_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on business_record_history as permissive for all to qingqu_system using true with check true;
create policy all_read on calendar_day as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy bi_read on calendar_day as permissive for select to qingqu_bi using true;
create policy bi_scope on calendar_day as restrictive for all to qingqu_bi using (( SELECT bi_lo() AS bi_lo) IS NOT NULL);
create policy system_all on calendar_day as permissive for all to qingqu_system using true with check true;
create policy scope on case_file as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on case_file as permissive for select to qingqu_staff using (department_kind = ANY ((current_setting('app.depts'::text))::text[]));
create policy supervisor_read on case_file as permissive for select to qingqu_supervisor using true;
create policy system_all on case_file as permissive for all to qingqu_system using true with check true;
create policy scope on casework_step as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on casework_step as permissive for select to qingqu_staff using ((department_kind IS NULL) OR (department_kind = ANY ((current_setting('app.depts'::text))::text[])));
create policy supervisor_read on casework_step as permissive for select to qingqu_supervisor using true;
create policy system_all on casework_step as permissive for all to qingqu_system using true with check true;
create policy staff_read on circular as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using ((EXISTS ( SELECT
   FROM region r
  WHERE ((r.code = circular.region_code) AND ((r.scope_lo >= (current_setting('app.lo'::text))::bigint) AND (r.scope_lo <= (current_setting('app.hi'::text))::bigint))))) OR (EXISTS ( SELECT
   FROM circular_delivery d
  WHERE ((d.circular_id = circular.id) AND (d.delivered_on IS NOT NULL)))));
create policy system_all on circular as permissive for all to qingqu_system using true with check true;
create policy scope on circular_delivery as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on circular_delivery as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on circular_delivery as permissive for all to qingqu_system using true with check true;
create policy all_read on code_item as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy bi_read on code_item as permissive for select to qingqu_bi using true;
create policy bi_scope on code_item as restrictive for all to qingqu_bi using (( SELECT bi_lo() AS bi_lo) IS NOT NULL);
create policy system_all on code_item as permissive for all to qingqu_system using true with check true;
create policy scope on contract as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on contract as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on contract as permissive for all to qingqu_system using true with check true;
create policy scope on contract_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on contract_history as permissive for all to qingqu_system using true with check true;
create policy all_read on control_total as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy scope on control_total as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on control_total as permissive for all to qingqu_system using true with check true;
create policy scope on correction as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on correction as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on correction as permissive for all to qingqu_system using true with check true;
create policy scope on data_exchange as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on data_exchange as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on data_exchange as permissive for all to qingqu_system using true with check true;
create policy scope on death_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on death_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on death_record as permissive for all to qingqu_system using true with check true;
create policy scope on death_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on death_record_history as permissive for all to qingqu_system using true with check true;
create policy all_read on department as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy scope on department as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on department as permissive for all to qingqu_system using true with check true;
create policy all_read on department_key as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on department_key as permissive for all to qingqu_system using true with check true;
create policy scope on enterprise as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on enterprise as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on enterprise as permissive for all to qingqu_system using true with check true;
create policy scope on enterprise_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on enterprise_history as permissive for all to qingqu_system using true with check true;
create policy scope on enterprise_person as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on enterprise_person as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on enterprise_person as permissive for all to qingqu_system using true with check true;
create policy scope on enterprise_person_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on enterprise_person_history as permissive for all to qingqu_system using true with check true;
create policy all_read on epoch as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on epoch as permissive for all to qingqu_system using true with check true;
create policy scope on escalation as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on escalation as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on escalation as permissive for all to qingqu_system using true with check true;
create policy all_read on expected_delivery as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy scope on expected_delivery as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on expected_delivery as permissive for all to qingqu_system using true with check true;
create policy auditor_read on export_job as permissive for select to qingqu_auditor using true;
create policy own_read on export_job as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using (user_id = (current_setting('app.uid'::text))::uuid);
create policy scope on export_job as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on export_job as permissive for all to qingqu_system using true with check true;
create policy all_read on feed_definition as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on feed_definition as permissive for all to qingqu_system using true with check true;
create policy scope on finding as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on finding as permissive for all to qingqu_system using true with check true;
create policy system_all on fiscal_year_turn as permissive for all to qingqu_system using true with check true;
create policy bi_read on fund as permissive for select to qingqu_bi using true;
create policy bi_scope on fund as restrictive for all to qingqu_bi using (( SELECT bi_lo() AS bi_lo) IS NOT NULL);
create policy leader_read on fund as permissive for select to qingqu_leader using true;
create policy staff_read on fund as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on fund as permissive for all to qingqu_system using true with check true;
create policy system_all on fund_history as permissive for all to qingqu_system using true with check true;
create policy leader_read on fund_target_region as permissive for select to qingqu_leader using true;
create policy staff_read on fund_target_region as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on fund_target_region as permissive for all to qingqu_system using true with check true;
create policy system_all on fund_target_region_history as permissive for all to qingqu_system using true with check true;
create policy admin_read on grant_exception as permissive for select to qingqu_admin, qingqu_auditor using true;
create policy own_read on grant_exception as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using (user_id = (current_setting('app.uid'::text))::uuid);
create policy scope on grant_exception as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on grant_exception as permissive for all to qingqu_system using true with check true;
create policy scope on house_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on house_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on house_record as permissive for all to qingqu_system using true with check true;
create policy scope on house_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on house_record_history as permissive for all to qingqu_system using true with check true;
create policy scope on household as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on household as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on household as permissive for all to qingqu_system using true with check true;
create policy scope on household_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on household_history as permissive for all to qingqu_system using true with check true;
create policy scope on household_member as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on household_member as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on household_member as permissive for all to qingqu_system using true with check true;
create policy scope on household_member_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on household_member_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on indicator as permissive for select to qingqu_bi using true;
create policy bi_scope on indicator as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy leader_read on indicator as permissive for select to qingqu_leader using true;
create policy scope on indicator as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on indicator as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on indicator as permissive for all to qingqu_system using true with check true;
create policy bi_read on indicator_adjustment as permissive for select to qingqu_bi using true;
create policy bi_scope on indicator_adjustment as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy leader_read on indicator_adjustment as permissive for select to qingqu_leader using true;
create policy scope on indicator_adjustment as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on indicator_adjustment as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on indicator_adjustment as permissive for all to qingqu_system using true with check true;
create policy scope on indicator_adjustment_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on indicator_adjustment_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on indicator_doc as permissive for select to qingqu_bi using true;
create policy bi_scope on indicator_doc as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy leader_read on indicator_doc as permissive for select to qingqu_leader using true;
create policy scope on indicator_doc as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on indicator_doc as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on indicator_doc as permissive for all to qingqu_system using true with check true;
create policy scope on indicator_doc_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on indicator_doc_history as permissive for all to qingqu_system using true with check true;
create policy scope on indicator_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on indicator_history as permissive for all to qingqu_system using true with check true;
create policy system_all on ingest_block as permissive for all to qingqu_system using true with check true;
create policy all_read on ingest_file as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy bi_read on ingest_file as permissive for select to qingqu_bi using true;
create policy bi_scope on ingest_file as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy scope on ingest_file as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on ingest_file as permissive for all to qingqu_system using true with check true;
create policy system_all on ingest_row as permissive for all to qingqu_system using true with check true;
create policy scope on inspection as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on inspection as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on inspection as permissive for all to qingqu_system using true with check true;
create policy scope on interview as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on interview as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on interview as permissive for all to qingqu_system using true with check true;
create policy system_all on key_rotation as permissive for all to qingqu_system using true with check true;
create policy scope on ledger as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on ledger as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on ledger as permissive for all to qingqu_system using true with check true;
create policy scope on ledger_line as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on ledger_line as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on ledger_line as permissive for all to qingqu_system using true with check true;
create policy all_read on month_close as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on month_close as permissive for all to qingqu_system using true with check true;
create policy scope on month_state as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on month_state as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on month_state as permissive for all to qingqu_system using true with check true;
create policy scope on operator_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on operator_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on operator_record as permissive for all to qingqu_system using true with check true;
create policy scope on operator_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on operator_record_history as permissive for all to qingqu_system using true with check true;
create policy scope on party_list_entry as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on party_list_entry as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on party_list_entry as permissive for all to qingqu_system using true with check true;
create policy scope on party_list_entry_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on party_list_entry_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on payee as permissive for select to qingqu_bi using true;
create policy bi_scope on payee as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy scope on payee as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payee as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payee as permissive for all to qingqu_system using true with check true;
create policy scope on payee_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on payee_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on payment as permissive for select to qingqu_bi using true;
create policy bi_scope on payment as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy scope on payment as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payment as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payment as permissive for all to qingqu_system using true with check true;
create policy scope on payment_agency_total as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payment_agency_total as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payment_agency_total as permissive for all to qingqu_system using true with check true;
create policy scope on payment_fund_total as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payment_fund_total as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payment_fund_total as permissive for all to qingqu_system using true with check true;
create policy scope on payment_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on payment_history as permissive for all to qingqu_system using true with check true;
create policy scope on payment_line as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payment_line as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payment_line as permissive for all to qingqu_system using true with check true;
create policy scope on payment_line_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on payment_line_history as permissive for all to qingqu_system using true with check true;
create policy scope on payment_month_total as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payment_month_total as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payment_month_total as permissive for all to qingqu_system using true with check true;
create policy leader_read on payment_published as permissive for select to qingqu_leader using true;
create policy scope on payment_published as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on payment_published as permissive for all to qingqu_system using true with check true;
create policy scope on payment_total as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payment_total as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payment_total as permissive for all to qingqu_system using true with check true;
create policy scope on person as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on person as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on person as permissive for all to qingqu_system using true with check true;
create policy scope on person_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on person_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on plan as permissive for select to qingqu_bi using true;
create policy bi_scope on plan as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy leader_read on plan as permissive for select to qingqu_leader using true;
create policy scope on plan as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on plan as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on plan as permissive for all to qingqu_system using true with check true;
create policy scope on plan_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on plan_history as permissive for all to qingqu_system using true with check true;
create policy scope on population_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on population_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on population_record as permissive for all to qingqu_system using true with check true;
create policy scope on population_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on population_record_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on programme as permissive for select to qingqu_bi using true;
create policy bi_scope on programme as restrictive for all to qingqu_bi using (( SELECT bi_lo() AS bi_lo) IS NOT NULL);
create policy leader_read on programme as permissive for select to qingqu_leader using true;
create policy staff_read on programme as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on programme as permissive for all to qingqu_system using true with check true;
create policy system_all on programme_history as permissive for all to qingqu_system using true with check true;
create policy leader_read on programme_standard as permissive for select to qingqu_leader using true;
create policy scope on programme_standard as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on programme_standard as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on programme_standard as permissive for all to qingqu_system using true with check true;
create policy scope on programme_standard_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on programme_standard_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on project as permissive for select to qingqu_bi using true;
create policy bi_scope on project as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy leader_read on project as permissive for select to qingqu_leader using true;
create policy scope on project as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on project as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on project as permissive for all to qingqu_system using true with check true;
create policy scope on project_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on project_history as permissive for all to qingqu_system using true with check true;
create policy all_read on quarantine as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy scope on quarantine as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on quarantine as permissive for all to qingqu_system using true with check true;
create policy all_read on quarantine_event as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy scope on quarantine_event as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on quarantine_event as permissive for all to qingqu_system using true with check true;
create policy all_read on reconciliation_break as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy scope on reconciliation_break as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on reconciliation_break as permissive for all to qingqu_system using true with check true;
create policy scope on record_mark as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on record_mark as permissive for all to qingqu_system using true with check true;
create policy all_read on region as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy bi_read on region as permissive for select to qingqu_bi using true;
create policy bi_scope on region as restrictive for all to qingqu_bi using (( SELECT bi_lo() AS bi_lo) IS NOT NULL);
create policy system_all on region as permissive for all to qingqu_system using true with check true;
create policy leader_read on region_budget as permissive for select to qingqu_leader using true;
create policy scope on region_budget as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on region_budget as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on region_budget as permissive for all to qingqu_system using true with check true;
create policy scope on region_budget_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on region_budget_history as permissive for all to qingqu_system using true with check true;
create policy scope on relocation_household as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on relocation_household as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on relocation_household as permissive for all to qingqu_system using true with check true;
create policy scope on relocation_household_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on relocation_household_history as permissive for all to qingqu_system using true with check true;
create policy scope on relocation_payee as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on relocation_payee as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on relocation_payee as permissive for all to qingqu_system using true with check true;
create policy scope on relocation_payee_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on relocation_payee_history as permissive for all to qingqu_system using true with check true;
create policy scope on reminder as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on reminder as permissive for select to qingqu_staff using ((department_kind IS NULL) OR (department_kind = ANY ((current_setting('app.depts'::text))::text[])));
create policy supervisor_read on reminder as permissive for select to qingqu_supervisor using true;
create policy system_all on reminder as permissive for all to qingqu_system using true with check true;
create policy scope on report as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on report as permissive for select to qingqu_staff using ((department_kind IS NULL) OR (department_kind = ANY ((current_setting('app.depts'::text))::text[])));
create policy supervisor_read on report as permissive for select to qingqu_supervisor using true;
create policy system_all on report as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_change as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy scope on rule_change as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on rule_change as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_hold as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on rule_hold as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_package as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy bi_read on rule_package as permissive for select to qingqu_bi using true;
create policy bi_scope on rule_package as restrictive for all to qingqu_bi using (( SELECT bi_lo() AS bi_lo) IS NOT NULL);
create policy system_all on rule_package as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_parameter as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on rule_parameter as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_version as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy bi_read on rule_version as permissive for select to qingqu_bi using true;
create policy bi_scope on rule_version as restrictive for all to qingqu_bi using (( SELECT bi_lo() AS bi_lo) IS NOT NULL);
create policy system_all on rule_version as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_whitelist as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy scope on rule_whitelist as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on rule_whitelist as permissive for all to qingqu_system using true with check true;
create policy own_read on saved_view as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using (user_id = (current_setting('app.uid'::text))::uuid);
create policy system_all on saved_view as permissive for all to qingqu_system using true with check true;
create policy system_all on schedule_slot as permissive for all to qingqu_system using true with check true;
create policy system_all on schema_version as permissive for all to qingqu_system using true with check true;
create policy admin_read on service_token as permissive for select to qingqu_admin, qingqu_auditor using true;
create policy scope on service_token as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on service_token as permissive for all to qingqu_system using true with check true;
create policy all_read on source as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy scope on source as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on source as permissive for all to qingqu_system using true with check true;
create policy bi_read on special_account_entry as permissive for select to qingqu_bi using true;
create policy bi_scope on special_account_entry as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy scope on special_account_entry as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on special_account_entry as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on special_account_entry as permissive for all to qingqu_system using true with check true;
create policy scope on special_account_entry_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on special_account_entry_history as permissive for all to qingqu_system using true with check true;
create policy scope on staff_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on staff_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on staff_record as permissive for all to qingqu_system using true with check true;
create policy scope on staff_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on staff_record_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on subsidy_batch as permissive for select to qingqu_bi using true;
create policy bi_scope on subsidy_batch as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy scope on subsidy_batch as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on subsidy_batch as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on subsidy_batch as permissive for all to qingqu_system using true with check true;
create policy scope on subsidy_batch_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on subsidy_batch_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on subsidy_line as permissive for select to qingqu_bi using true;
create policy bi_scope on subsidy_line as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy scope on subsidy_line as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on subsidy_line as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on subsidy_line as permissive for all to qingqu_system using true with check true;
create policy scope on subsidy_line_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on subsidy_line_history as permissive for all to qingqu_system using true with check true;
create policy leader_read on subsidy_line_published as permissive for select to qingqu_leader using true;
create policy scope on subsidy_line_published as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on subsidy_line_published as permissive for all to qingqu_system using true with check true;
create policy scope on subsidy_line_total as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on subsidy_line_total as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on subsidy_line_total as permissive for all to qingqu_system using true with check true;
create policy all_read on sweep as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on sweep as permissive for all to qingqu_system using true with check true;
create policy all_read on sweep_task as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on sweep_task as permissive for all to qingqu_system using true with check true;
create policy all_read on totals_state as permissive for select to qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on totals_state as permissive for all to qingqu_system using true with check true;
create policy scope on vehicle_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on vehicle_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on vehicle_record as permissive for all to qingqu_system using true with check true;
create policy scope on vehicle_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on vehicle_record_history as permissive for all to qingqu_system using true with check true;
create policy bi_read on warning as permissive for select to qingqu_bi using ((( SELECT bi_departments() AS bi_departments) IS NULL) OR (department_kind = ANY (( SELECT bi_departments() AS bi_departments)::text[])));
create policy bi_scope on warning as restrictive for all to qingqu_bi using (
CASE
    WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true
    ELSE NULL::boolean
END IS NOT NULL);
create policy scope on warning as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on warning as permissive for select to qingqu_staff using (department_kind = ANY ((current_setting('app.depts'::text))::text[]));
create policy supervisor_read on warning as permissive for select to qingqu_supervisor using true;
create policy system_all on warning as permissive for all to qingqu_system using true with check true;
create policy scope on warning_event as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on warning_event as permissive for select to qingqu_staff using (department_kind = ANY ((current_setting('app.depts'::text))::text[]));
create policy supervisor_read on warning_event as permissive for select to qingqu_supervisor using true;
create policy system_all on warning_event as permissive for all to qingqu_system using true with check true;
create policy leader_read on warning_published as permissive for select to qingqu_leader using true;
create policy scope on warning_published as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on warning_published as permissive for all to qingqu_system using true with check true;
create policy all_read on warning_route as permissive for select to qingqu_admin, qingqu_leader, qingqu_staff, qingqu_supervisor using true;
create policy system_all on warning_route as permissive for all to qingqu_system using true with check true;
create policy scope on warning_total as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on warning_total as permissive for select to qingqu_staff using (department_kind = ANY ((current_setting('app.depts'::text))::text[]));
create policy supervisor_read on warning_total as permissive for select to qingqu_supervisor using true;
create policy system_all on warning_total as permissive for all to qingqu_system using true with check true;
create policy scope on warning_verdict as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on warning_verdict as permissive for select to qingqu_staff using (department_kind = ANY ((current_setting('app.depts'::text))::text[]));
create policy supervisor_read on warning_verdict as permissive for select to qingqu_supervisor using true;
create policy system_all on warning_verdict as permissive for all to qingqu_system using true with check true;
create policy scope on work_order as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on work_order as permissive for select to qingqu_staff using (department_kind = ANY ((current_setting('app.depts'::text))::text[]));
create policy supervisor_read on work_order as permissive for select to qingqu_supervisor using true;
create policy system_all on work_order as permissive for all to qingqu_system using true with check true;
create policy system_all on worker as permissive for all to qingqu_system using true with check true;

-- grants
grant select on account to qingqu_staff;
grant select on account to qingqu_supervisor;
grant select on account_month to qingqu_staff;
grant select on account_month to qingqu_supervisor;
grant select on agency to qingqu_leader;
grant select on agency to qingqu_staff;
grant select on agency to qingqu_supervisor;
grant select on allocation to qingqu_leader;
grant select on allocation to qingqu_staff;
grant select on allocation to qingqu_supervisor;
grant select on app_grant to qingqu_admin;
grant select on app_grant to qingqu_leader;
grant select on app_grant to qingqu_staff;
grant select on app_grant to qingqu_supervisor;
grant select on app_session to qingqu_admin;
grant select on app_session to qingqu_leader;
grant select on app_session to qingqu_staff;
grant select on app_session to qingqu_supervisor;
grant select on assessment to qingqu_leader;
grant select on assessment to qingqu_staff;
grant select on assessment to qingqu_supervisor;
grant select on assessment_scheme to qingqu_admin;
grant select on assessment_scheme to qingqu_leader;
grant select on assessment_scheme to qingqu_staff;
grant select on assessment_scheme to qingqu_supervisor;
grant select on assessment_score to qingqu_leader;
grant select on assessment_score to qingqu_staff;
grant select on assessment_score to qingqu_supervisor;
grant select on assistance_record to qingqu_staff;
grant select on assistance_record to qingqu_supervisor;
grant select on attachment to qingqu_staff;
grant select on attachment to qingqu_supervisor;
grant select on audit_entry to qingqu_admin;
grant select on audit_entry to qingqu_leader;
grant select on audit_entry to qingqu_staff;
grant select on audit_entry to qingqu_supervisor;
grant select on audit_seal to qingqu_auditor;
grant select on bank_line to qingqu_staff;
grant select on bank_line to qingqu_supervisor;
grant select on business_record to qingqu_staff;
grant select on business_record to qingqu_supervisor;
grant select on calendar_day to qingqu_admin;
grant select on calendar_day to qingqu_staff;
grant select on calendar_day to qingqu_supervisor;
grant select on case_file to qingqu_staff;
grant select on case_file to qingqu_supervisor;
grant select on casework_step to qingqu_staff;
grant select on casework_step to qingqu_supervisor;
grant select on circular to qingqu_leader;
grant select on circular to qingqu_staff;
grant select on circular to qingqu_supervisor;
grant select on circular_delivery to qingqu_leader;
grant select on circular_delivery to qingqu_staff;
grant select on circular_delivery to qingqu_supervisor;
grant select on code_item to qingqu_admin;
grant select on code_item to qingqu_staff;
grant select on code_item to qingqu_supervisor;
grant select on contract to qingqu_staff;
grant select on contract to qingqu_supervisor;
grant select on control_total to qingqu_admin;
grant select on control_total to qingqu_staff;
grant select on control_total to qingqu_supervisor;
grant select on correction to qingqu_staff;
grant select on correction to qingqu_supervisor;
grant select on data_exchange to qingqu_staff;
grant select on data_exchange to qingqu_supervisor;
grant select on death_record to qingqu_staff;
grant select on death_record to qingqu_supervisor;
grant select on department to qingqu_admin;
grant select on department to qingqu_staff;
grant select on department to qingqu_supervisor;
grant select on department_key to qingqu_admin;
grant select on department_key to qingqu_staff;
grant select on department_key to qingqu_supervisor;
grant select on enterprise to qingqu_staff;
grant select on enterprise to qingqu_supervisor;
grant select on enterprise_person to qingqu_staff;
grant select on enterprise_person to qingqu_supervisor;
grant select on epoch to qingqu_admin;
grant select on epoch to qingqu_staff;
grant select on epoch to qingqu_supervisor;
grant select on escalation to qingqu_leader;
grant select on escalation to qingqu_staff;
grant select on escalation to qingqu_supervisor;
grant select on expected_delivery to qingqu_admin;
grant select on expected_delivery to qingqu_staff;
grant select on expected_delivery to qingqu_supervisor;
grant select on feed_definition to qingqu_admin;
grant select on feed_definition to qingqu_staff;
grant select on feed_definition to qingqu_supervisor;
grant select on fund to qingqu_leader;
grant select on fund to qingqu_staff;
grant select on fund to qingqu_supervisor;
grant select on fund_target_region to qingqu_leader;
grant select on fund_target_region to qingqu_staff;
grant select on fund_target_region to qingqu_supervisor;
grant select on grant_exception to qingqu_admin;
grant select on grant_exception to qingqu_leader;
grant select on grant_exception to qingqu_staff;
grant select on grant_exception to qingqu_supervisor;
grant select on house_record to qingqu_staff;
grant select on house_record to qingqu_supervisor;
grant select on household to qingqu_staff;
grant select on household to qingqu_supervisor;
grant select on household_member to qingqu_staff;
grant select on household_member to qingqu_supervisor;
grant select on indicator to qingqu_leader;
grant select on indicator to qingqu_staff;
grant select on indicator to qingqu_supervisor;
grant select on indicator_adjustment to qingqu_leader;
grant select on indicator_adjustment to qingqu_staff;
grant select on indicator_adjustment to qingqu_supervisor;
grant select on indicator_doc to qingqu_leader;
grant select on indicator_doc to qingqu_staff;
grant select on indicator_doc to qingqu_supervisor;
grant select on ingest_file to qingqu_admin;
grant select on ingest_file to qingqu_staff;
grant select on ingest_file to qingqu_supervisor;
grant select on inspection to qingqu_leader;
grant select on inspection to qingqu_staff;
grant select on inspection to qingqu_supervisor;
grant select on interview to qingqu_leader;
grant select on interview to qingqu_staff;
grant select on interview to qingqu_supervisor;
grant select on ledger to qingqu_leader;
grant select on ledger to qingqu_staff;
grant select on ledger to qingqu_supervisor;
grant select on ledger_line to qingqu_leader;
grant select on ledger_line to qingqu_staff;
grant select on ledger_line to qingqu_supervisor;
grant select on month_close to qingqu_admin;
grant select on month_close to qingqu_leader;
grant select on month_close to qingqu_staff;
grant select on month_close to qingqu_supervisor;
grant select on month_state to qingqu_leader;
grant select on month_state to qingqu_staff;
grant select on month_state to qingqu_supervisor;
grant select on operator_record to qingqu_staff;
grant select on operator_record to qingqu_supervisor;
grant select on party_list_entry to qingqu_staff;
grant select on party_list_entry to qingqu_supervisor;
grant select on payee to qingqu_staff;
grant select on payee to qingqu_supervisor;
grant select on payment to qingqu_staff;
grant select on payment to qingqu_supervisor;
grant select on payment_line to qingqu_staff;
grant select on payment_line to qingqu_supervisor;
grant select on payment_published to qingqu_leader;
grant select on person to qingqu_staff;
grant select on person to qingqu_supervisor;
grant select on plan to qingqu_leader;
grant select on plan to qingqu_staff;
grant select on plan to qingqu_supervisor;
grant select on population_record to qingqu_staff;
grant select on population_record to qingqu_supervisor;
grant select on programme to qingqu_leader;
grant select on programme to qingqu_staff;
grant select on programme to qingqu_supervisor;
grant select on programme_standard to qingqu_leader;
grant select on programme_standard to qingqu_staff;
grant select on programme_standard to qingqu_supervisor;
grant select on project to qingqu_leader;
grant select on project to qingqu_staff;
grant select on project to qingqu_supervisor;
grant select on quarantine_event to qingqu_admin;
grant select on quarantine_event to qingqu_staff;
grant select on quarantine_event to qingqu_supervisor;
grant select on reconciliation_break to qingqu_admin;
grant select on reconciliation_break to qingqu_staff;
grant select on reconciliation_break to qingqu_supervisor;
grant select on region to qingqu_admin;
grant select on region to qingqu_staff;
grant select on region to qingqu_supervisor;
grant select on region_budget to qingqu_leader;
grant select on region_budget to qingqu_staff;
grant select on region_budget to qingqu_supervisor;
grant select on relocation_household to qingqu_staff;
grant select on relocation_household to qingqu_supervisor;
grant select on relocation_payee to qingqu_staff;
grant select on relocation_payee to qingqu_supervisor;
grant select on reminder to qingqu_staff;
grant select on reminder to qingqu_supervisor;
grant select on report to qingqu_staff;
grant select on report to qingqu_supervisor;
grant select on rule_change to qingqu_admin;
grant select on rule_change to qingqu_staff;
grant select on rule_change to qingqu_supervisor;
grant select on rule_hold to qingqu_admin;
grant select on rule_hold to qingqu_staff;
grant select on rule_hold to qingqu_supervisor;
grant select on rule_package to qingqu_admin;
grant select on rule_package to qingqu_staff;
grant select on rule_package to qingqu_supervisor;
grant select on rule_parameter to qingqu_admin;
grant select on rule_parameter to qingqu_staff;
grant select on rule_parameter to qingqu_supervisor;
grant select on rule_version to qingqu_admin;
grant select on rule_version to qingqu_staff;
grant select on rule_version to qingqu_supervisor;
grant select on rule_whitelist to qingqu_admin;
grant select on rule_whitelist to qingqu_staff;
grant select on rule_whitelist to qingqu_supervisor;
grant select on saved_view to qingqu_admin;
grant select on saved_view to qingqu_leader;
grant select on saved_view to qingqu_staff;
grant select on saved_view to qingqu_supervisor;
grant select on special_account_entry to qingqu_staff;
grant select on special_account_entry to qingqu_supervisor;
grant select on staff_record to qingqu_staff;
grant select on staff_record to qingqu_supervisor;
grant select on subsidy_batch to qingqu_staff;
grant select on subsidy_batch to qingqu_supervisor;
grant select on subsidy_line to qingqu_staff;
grant select on subsidy_line to qingqu_supervisor;
grant select on subsidy_line_published to qingqu_leader;
grant select on sweep to qingqu_admin;
grant select on sweep to qingqu_staff;
grant select on sweep to qingqu_supervisor;
grant select on totals_state to qingqu_leader;
grant select on totals_state to qingqu_staff;
grant select on totals_state to qingqu_supervisor;
grant select on vehicle_record to qingqu_staff;
grant select on vehicle_record to qingqu_supervisor;
grant select on warning to qingqu_staff;
grant select on warning to qingqu_supervisor;
grant select on warning_event to qingqu_staff;
grant select on warning_event to qingqu_supervisor;
grant select on warning_published to qingqu_leader;
grant select on warning_route to qingqu_admin;
grant select on warning_route to qingqu_leader;
grant select on warning_route to qingqu_staff;
grant select on warning_route to qingqu_supervisor;
grant select on warning_verdict to qingqu_staff;
grant select on warning_verdict to qingqu_supervisor;
grant select on work_order to qingqu_staff;
grant select on work_order to qingqu_supervisor;

-- column grants
grant select (account_no_masked, bank_name, id, name) on account to qingqu_bi;
grant select (code, id, is_budget_unit, kind, name, region_code, superior_agency_id, uscc) on agency to qingqu_bi;
grant select (allocated_at, amount_fen, doc_issued_on, doc_kind, doc_no, file_id, fiscal_year, from_region_code, fund_id, id, indicator_id, kind, poverty_tag, status, to_agency_id, to_region_code) on allocation to qingqu_bi;
grant select (created_at, created_by, disabled_at, display_name, failed_sign_ins, id, is_demo, kind, locked_until, must_change_password, oidc_issuer, password_changed_at, reveal_quota, scope_ord, staff_no, tokens_valid_from, totp_enabled_at, username) on app_user to qingqu_admin;
grant select (created_at, created_by, disabled_at, display_name, failed_sign_ins, id, is_demo, kind, locked_until, must_change_password, oidc_issuer, password_changed_at, reveal_quota, scope_ord, staff_no, tokens_valid_from, totp_enabled_at, username) on app_user to qingqu_leader;
grant select (created_at, created_by, disabled_at, display_name, failed_sign_ins, id, is_demo, kind, locked_until, must_change_password, oidc_issuer, password_changed_at, reveal_quota, scope_ord, staff_no, tokens_valid_from, totp_enabled_at, username) on app_user to qingqu_staff;
grant select (created_at, created_by, disabled_at, display_name, failed_sign_ins, id, is_demo, kind, locked_until, must_change_password, oidc_issuer, password_changed_at, reveal_quota, scope_ord, staff_no, tokens_valid_from, totp_enabled_at, username) on app_user to qingqu_supervisor;
grant select (added, attempts, created_at, difference, epoch, finished_at, from_day, gone, id, known_since, months, parameters, problem, reason, region_code, requested_by, rows_done, rows_total, rule_digest, rule_id, scope_ord, started_at, state, to_day) on backtest to qingqu_staff;
grant select (added, attempts, created_at, difference, epoch, finished_at, from_day, gone, id, known_since, months, parameters, problem, reason, region_code, requested_by, rows_done, rows_total, rule_digest, rule_id, scope_ord, started_at, state, to_day) on backtest to qingqu_supervisor;
grant select (day, is_workday, kind, name_zh, version) on calendar_day to qingqu_bi;
grant select (day, is_workday, kind, name_zh, source_doc, version) on calendar_day to qingqu_leader;
grant select (code, name_zh, system) on code_item to qingqu_bi;
grant select (code, is_leaf, name_en, name_zh, note, parent, system) on code_item to qingqu_leader;
grant select (computed, declared, file_id, measure, scope_ord, status) on control_total to qingqu_leader;
grant select (id, kind, name, region_code, scope_ord) on department to qingqu_leader;
grant select (change_id, id, owner, public_key, revoked_at, valid_from, valid_to) on department_key to qingqu_leader;
grant select (closed_at, n, opened_at) on epoch to qingqu_leader;
grant select (arrived_at, business_date, due_at, file_id, noticed_at, owner_org, reason, scope_ord, source_id, status, waived_by) on expected_delivery to qingqu_leader;
grant select (attempts, bytes, columns, created_at, entity, epoch, expires_at, finished_at, format, id, problem, purpose, region_code, role, rows_done, rows_total, scope_ord, sha256, started_at, status, ticket, user_id, username) on export_job to qingqu_admin;
grant select (attempts, bytes, columns, created_at, entity, epoch, expires_at, finished_at, format, id, problem, purpose, region_code, role, rows_done, rows_total, scope_ord, sha256, started_at, status, ticket, user_id, username) on export_job to qingqu_leader;
grant select (attempts, bytes, columns, created_at, entity, epoch, expires_at, finished_at, format, id, problem, purpose, region_code, role, rows_done, rows_total, scope_ord, sha256, started_at, status, ticket, user_id, username) on export_job to qingqu_staff;
grant select (attempts, bytes, columns, created_at, entity, epoch, expires_at, finished_at, format, id, problem, purpose, region_code, role, rows_done, rows_total, scope_ord, sha256, started_at, status, ticket, user_id, username) on export_job to qingqu_supervisor;
grant select (added_at, added_by, digest, enabled, feed, id, name, title_en, title_zh, version, yaml) on feed_definition to qingqu_leader;
grant select (category, code, func_prefixes, id, is_personal, monitored_from, monitored_to, name, origin_level) on fund to qingqu_bi;
grant select (agency_id, amount_fen, doc_id, doc_issued_on, file_id, fiscal_year, func_code, fund_id, gov_eco_code, id, poverty_tag, project_id, received_at, region_code, registered_at, source, status, superior_doc_no, upstream_allocation_id) on indicator to qingqu_bi;
grant select (adjusted_on, batch_no, delta_fen, file_id, id, indicator_id, region_code, status) on indicator_adjustment to qingqu_bi;
grant select (doc_no, id, title) on indicator_doc to qingqu_bi;
grant select (as_of, bytes, declared_rows, feed, finished_at, id, kind, n_duplicate, n_loaded, n_quarantined, n_read, n_stale, n_unchanged, n_updated, received_at, status, sum_fen) on ingest_file to qingqu_bi;
grant select (as_of, attempts, bytes, declared_fen, declared_rows, definition_id, encoding, epoch_first, epoch_last, feed, finished_at, id, kind, last_error, lease_token, lease_until, lines_aside, n_duplicate, n_loaded, n_quarantined, n_read, n_stale, n_unchanged, n_updated, name, next_byte, next_line, next_row, origin_sha256, over_version, part, reading, received_at, received_by, scope_ord, sha256, source_id, status, sum_fen, within_region) on ingest_file to qingqu_leader;
grant select (account_no_masked, bank_name, file_id, id, id_no_masked, kind, name, party_id, region_code, uscc) on payee to qingqu_bi;
grant select (agency_id, amount_fen, application_no, applied_at, cleared_on, contract_no, file_id, fiscal_year, func_code, fund_id, gov_eco_code, id, indicator_id, paid_on, pay_type_code, payee_account_no_masked, payee_id, payee_kind, payee_name, payer_account_no_masked, plan_id, project_id, purpose, refund_of_id, region_code, returned_at, settlement_code, status, voucher_no) on payment to qingqu_bi;
grant select (agency_id, fiscal_year, func_code, max_fen, min_fen, month, n, region_code, scope_ord, status, sum_fen) on payment_agency_total to qingqu_staff;
grant select (agency_id, fiscal_year, func_code, max_fen, min_fen, month, n, region_code, scope_ord, status, sum_fen) on payment_agency_total to qingqu_supervisor;
grant select (fiscal_year, fund_id, max_fen, min_fen, month, n, region_code, scope_ord, status, sum_fen) on payment_fund_total to qingqu_staff;
grant select (fiscal_year, fund_id, max_fen, min_fen, month, n, region_code, scope_ord, status, sum_fen) on payment_fund_total to qingqu_supervisor;
grant select (fiscal_year, max_fen, min_fen, month, n, payee_kind, region_code, scope_ord, status, sum_fen) on payment_month_total to qingqu_staff;
grant select (fiscal_year, max_fen, min_fen, month, n, payee_kind, region_code, scope_ord, status, sum_fen) on payment_month_total to qingqu_supervisor;
grant select (fiscal_year, fund_id, max_fen, min_fen, month, n, payee_kind, region_code, scope_ord, status, sum_fen) on payment_total to qingqu_staff;
grant select (fiscal_year, fund_id, max_fen, min_fen, month, n, payee_kind, region_code, scope_ord, status, sum_fen) on payment_total to qingqu_supervisor;
grant select (agency_id, allocation_id, amount_fen, applied_fen, approved_at, file_id, fiscal_year, id, indicator_id, month, pay_type_code, plan_no, region_code, status) on plan to qingqu_bi;
grant select (cap_fen, code, department, frequency, id, name, per, poor_only) on programme to qingqu_bi;
grant select (code, id, name) on project to qingqu_bi;
grant select (column_name, created_at, due_on, expected, file_id, id, level, line, message_en, message_zh, owner_org, reason_code, resolution, resolved_at, resolved_by, resubmitted_as, row_no, scope_ord, status) on quarantine to qingqu_admin;
grant select (column_name, created_at, due_on, expected, file_id, id, level, line, message_en, message_zh, owner_org, reason_code, resolution, resolved_at, resolved_by, resubmitted_as, row_no, scope_ord, status) on quarantine to qingqu_leader;
grant select (column_name, created_at, due_on, expected, file_id, id, level, line, message_en, message_zh, owner_org, reason_code, resolution, resolved_at, resolved_by, resubmitted_as, row_no, scope_ord, status) on quarantine to qingqu_staff;
grant select (column_name, created_at, due_on, expected, file_id, id, level, line, message_en, message_zh, owner_org, reason_code, resolution, resolved_at, resolved_by, resubmitted_as, row_no, scope_ord, status) on quarantine to qingqu_supervisor;
grant select (actor, at, due_on, id, kind, level, quarantine_id, reason, scope_ord) on quarantine_event to qingqu_leader;
grant select (computed, declared, due_on, feeds, file_id, id, kind, message_en, message_zh, opened_at, opened_epoch, owner_org, reason, scope_ord, settled_at, settled_by, status, subject, subject_id, subject_table) on reconciliation_break to qingqu_leader;
grant select (admin_parent, code, fiscal_parent, is_poverty_county, kind, level, name, valid_from, valid_to) on region to qingqu_bi;
grant select (admin_parent, code, fiscal_parent, is_poverty_county, kind, level, mof_div_code, name, scope_hi, scope_lo, successor, valid_from, valid_to) on region to qingqu_leader;
grant select (checker, decided_at, decision, decision_reason, id, kind, made_at, maker, payload, reason, scope_ord, subject) on rule_change to qingqu_leader;
grant select (cause, detail, id, released_at, released_by, rule_digest, rule_id, since, sweep_id) on rule_hold to qingqu_leader;
grant select (enabled, id, name, owner, version) on rule_package to qingqu_bi;
grant select (change_id, digest, enabled, id, installed_at, name, owner, removed_at, rule_digests, signed_by, source, version) on rule_package to qingqu_leader;
grant select (change_id, checker, created_at, effective_from, id, maker, name, region_code, rule_id, value) on rule_parameter to qingqu_leader;
grant select (category, department_kind, digest, package_id, rule_id, severity, status, title_en, title_zh) on rule_version to qingqu_bi;
grant select (category, definition, department_kind, digest, package_id, pilot_regions, rule_id, severity, status, subject_kinds, title_en, title_zh) on rule_version to qingqu_leader;
grant select (basis, change_id, checker, created_at, ended_at, entry_id, expires_on, id, maker, matches, rule_id, scope_ord, valid_from) on rule_whitelist to qingqu_leader;
grant select (created_at, created_by, expires_at, id, last_used_at, last_used_from, name, revoked_at, revoked_by, scope_ord, scopes, user_id) on service_token to qingqu_admin;
grant select (created_at, created_by, expires_at, id, last_used_at, last_used_from, name, revoked_at, revoked_by, scope_ord, scopes, user_id) on service_token to qingqu_auditor;
grant select (attempts, enabled, expectation, feed, id, last_asked_at, last_error, max_open_quarantine, name, owner_org, paused_reason, region_code, schedule, scope_ord, title_en, title_zh) on source to qingqu_admin;
grant select (attempts, enabled, expectation, feed, id, last_asked_at, last_error, max_open_quarantine, name, owner_org, paused_reason, region_code, schedule, scope_ord, title_en, title_zh) on source to qingqu_leader;
grant select (attempts, enabled, expectation, feed, id, last_asked_at, last_error, max_open_quarantine, name, owner_org, paused_reason, region_code, schedule, scope_ord, title_en, title_zh) on source to qingqu_staff;
grant select (attempts, enabled, expectation, feed, id, last_asked_at, last_error, max_open_quarantine, name, owner_org, paused_reason, region_code, schedule, scope_ord, title_en, title_zh) on source to qingqu_supervisor;
grant select (account_id, amount_fen, balance_after_fen, bank_line_id, direction, file_id, fund_id, id, occurred_on, recorded_at, region_code) on special_account_entry to qingqu_bi;
grant select (approved_at, file_id, funded_on, id, line_count, notice_from, notice_to, payment_id, period, programme_id, region_code, submitted_at, total_fen) on subsidy_batch to qingqu_bi;
grant select (amount_fen, batch_id, card_no_masked, file_id, household_id, id, id_check, id_no_masked, line_no, name, paid_on, period_end, period_start, person_id, programme_id, quantity, reason, region_code, reissue_of_id, returned_on, status, township_code) on subsidy_line to qingqu_bi;
grant select (max_fen, min_fen, month, n, programme_id, region_code, scope_ord, status, sum_fen) on subsidy_line_total to qingqu_staff;
grant select (max_fen, min_fen, month, n, programme_id, region_code, scope_ord, status, sum_fen) on subsidy_line_total to qingqu_supervisor;
grant select (as_of, epoch, finished_at, id, params_digest, reason, ruleset_digest, started_at, started_by, status) on sweep to qingqu_leader;
grant select (attempts, base_task_id, canary, duration_ms, error_code, finished_at, id, mode, rule_digest, rule_id, status, sweep_id) on sweep_task to qingqu_admin;
grant select (attempts, base_task_id, canary, duration_ms, error_code, finished_at, id, mode, rule_digest, rule_id, status, sweep_id) on sweep_task to qingqu_leader;
grant select (attempts, base_task_id, canary, duration_ms, error_code, finished_at, id, mode, rule_digest, rule_id, status, sweep_id) on sweep_task to qingqu_staff;
grant select (attempts, base_task_id, canary, duration_ms, error_code, finished_at, id, mode, rule_digest, rule_id, status, sweep_id) on sweep_task to qingqu_supervisor;
grant select (amount_fen, case_key, category, department_kind, id, last_seen_as_of, message_zh, open_count, opened_as_of, region_code, rule_digest, rule_id, severity, state, subject_id, subject_kind, warning_no) on warning to qingqu_bi;
grant select (category, department_kind, max_fen, min_fen, month, n, region_code, rule_id, scope_ord, severity, state, sum_fen) on warning_total to qingqu_staff;
grant select (category, department_kind, max_fen, min_fen, month, n, region_code, rule_id, scope_ord, severity, state, sum_fen) on warning_total to qingqu_supervisor;
