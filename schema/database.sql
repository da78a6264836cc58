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
  scope_ord bigint not null
);
create table app_user (
  id uuid not null default gen_random_uuid(),
  username text not null,
  display_name text not null,
  password_hash text not null,
  is_demo boolean not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  scope_ord bigint not null
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
  lines_aside integer not null default 0
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
  id_check text
);
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
  epoch_to bigint not null
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
  case_key text not null
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

-- constraints
alter table account add constraint account_pkey PRIMARY KEY (id);
alter table account_month add constraint account_month_pkey PRIMARY KEY (id);
alter table agency add constraint agency_pkey PRIMARY KEY (id);
alter table allocation add constraint allocation_pkey PRIMARY KEY (id);
alter table app_grant add constraint app_grant_pkey PRIMARY KEY (id);
alter table app_user add constraint app_user_pkey PRIMARY KEY (id);
alter table app_user add constraint app_user_username_unique UNIQUE (username);
alter table assistance_record add constraint assistance_record_pkey PRIMARY KEY (id);
alter table bank_line add constraint bank_line_pkey PRIMARY KEY (id);
alter table business_record add constraint business_record_pkey PRIMARY KEY (id);
alter table calendar_day add constraint calendar_day_day_version_pk PRIMARY KEY (day, version);
alter table code_item add constraint code_item_system_code_pk PRIMARY KEY (system, code);
alter table contract add constraint contract_pkey PRIMARY KEY (id);
alter table control_total add constraint control_total_file_id_measure_pk PRIMARY KEY (file_id, measure);
alter table death_record add constraint death_record_pkey PRIMARY KEY (id);
alter table department add constraint department_pkey PRIMARY KEY (id);
alter table department_key add constraint department_key_pkey PRIMARY KEY (id);
alter table enterprise add constraint enterprise_pkey PRIMARY KEY (id);
alter table enterprise_person add constraint enterprise_person_pkey PRIMARY KEY (id);
alter table epoch add constraint epoch_pkey PRIMARY KEY (n);
alter table expected_delivery add constraint expected_delivery_source_id_business_date_pk PRIMARY KEY (source_id, business_date);
alter table feed_definition add constraint feed_definition_pkey PRIMARY KEY (id);
alter table finding add constraint finding_sweep_id_rule_id_fingerprint_pk PRIMARY KEY (sweep_id, rule_id, fingerprint);
alter table fund add constraint fund_pkey PRIMARY KEY (id);
alter table fund_target_region add constraint fund_target_region_pkey PRIMARY KEY (id);
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
alter table key_rotation add constraint key_rotation_pkey PRIMARY KEY (id);
alter table operator_record add constraint operator_record_pkey PRIMARY KEY (id);
alter table party_list_entry add constraint party_list_entry_pkey PRIMARY KEY (id);
alter table payee add constraint payee_pkey PRIMARY KEY (id);
alter table payment add constraint payment_pkey PRIMARY KEY (id);
alter table payment_line add constraint payment_line_pkey PRIMARY KEY (id);
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
alter table rule_change add constraint rule_change_pkey PRIMARY KEY (id);
alter table rule_hold add constraint rule_hold_pkey PRIMARY KEY (id);
alter table rule_package add constraint rule_package_pkey PRIMARY KEY (id);
alter table rule_package add constraint rule_package_version UNIQUE (name, version, digest);
alter table rule_parameter add constraint rule_parameter_pkey PRIMARY KEY (id);
alter table rule_version add constraint rule_version_pkey PRIMARY KEY (digest);
alter table rule_whitelist add constraint rule_whitelist_pkey PRIMARY KEY (id);
alter table schedule_slot add constraint schedule_slot_name_slot_pk PRIMARY KEY (name, slot);
alter table source add constraint source_name_unique UNIQUE (name);
alter table source add constraint source_pkey PRIMARY KEY (id);
alter table special_account_entry add constraint special_account_entry_pkey PRIMARY KEY (id);
alter table staff_record add constraint staff_record_pkey PRIMARY KEY (id);
alter table subsidy_batch add constraint subsidy_batch_pkey PRIMARY KEY (id);
alter table subsidy_line add constraint subsidy_line_pkey PRIMARY KEY (id);
alter table sweep add constraint sweep_identity UNIQUE (epoch, as_of, ruleset_digest, params_digest);
alter table sweep add constraint sweep_pkey PRIMARY KEY (id);
alter table sweep_task add constraint sweep_task_pkey PRIMARY KEY (id);
alter table sweep_task add constraint sweep_task_rule UNIQUE (sweep_id, rule_id);
alter table vehicle_record add constraint vehicle_record_pkey PRIMARY KEY (id);
alter table warning add constraint warning_pkey PRIMARY KEY (id);
alter table warning_event add constraint warning_event_warning_id_seq_pk PRIMARY KEY (warning_id, seq);
alter table warning_verdict add constraint warning_verdict_pkey PRIMARY KEY (id);

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
CREATE INDEX app_grant_user ON public.app_grant USING btree (user_id);
CREATE UNIQUE INDEX app_user_pkey ON public.app_user USING btree (id);
CREATE INDEX app_user_scope ON public.app_user USING btree (scope_ord);
CREATE UNIQUE INDEX app_user_username_unique ON public.app_user USING btree (username);
CREATE INDEX assistance_record_epoch ON public.assistance_record USING brin (epoch_from);
CREATE INDEX assistance_record_history_epoch ON public.assistance_record_history USING brin (epoch_to);
CREATE INDEX assistance_record_history_id ON public.assistance_record_history USING btree (id, version);
CREATE INDEX assistance_record_person ON public.assistance_record USING btree (person_id);
CREATE UNIQUE INDEX assistance_record_pkey ON public.assistance_record USING btree (id);
CREATE INDEX bank_line_account ON public.bank_line USING btree (account_id, transacted_on);
CREATE INDEX bank_line_epoch ON public.bank_line USING brin (epoch_from);
CREATE INDEX bank_line_history_epoch ON public.bank_line_history USING brin (epoch_to);
CREATE INDEX bank_line_history_id ON public.bank_line_history USING btree (id, version);
CREATE UNIQUE INDEX bank_line_pkey ON public.bank_line USING btree (id);
CREATE INDEX bank_line_scope ON public.bank_line USING btree (scope_ord, transacted_on);
CREATE INDEX business_record_enterprise ON public.business_record USING btree (enterprise_id);
CREATE INDEX business_record_epoch ON public.business_record USING brin (epoch_from);
CREATE INDEX business_record_history_epoch ON public.business_record_history USING brin (epoch_to);
CREATE INDEX business_record_history_id ON public.business_record_history USING btree (id, version);
CREATE UNIQUE INDEX business_record_pkey ON public.business_record USING btree (id);
CREATE UNIQUE INDEX calendar_day_day_version_pk ON public.calendar_day USING btree (day, version);
CREATE UNIQUE INDEX code_item_system_code_pk ON public.code_item USING btree (system, code);
CREATE INDEX contract_epoch ON public.contract USING brin (epoch_from);
CREATE INDEX contract_history_epoch ON public.contract_history USING brin (epoch_to);
CREATE INDEX contract_history_id ON public.contract_history USING btree (id, version);
CREATE INDEX contract_no ON public.contract USING btree (contract_no);
CREATE UNIQUE INDEX contract_pkey ON public.contract USING btree (id);
CREATE INDEX contract_scope ON public.contract USING btree (scope_ord, id);
CREATE UNIQUE INDEX control_total_file_id_measure_pk ON public.control_total USING btree (file_id, measure);
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
CREATE INDEX expected_delivery_scope ON public.expected_delivery USING btree (scope_ord, business_date);
CREATE UNIQUE INDEX expected_delivery_source_id_business_date_pk ON public.expected_delivery USING btree (source_id, business_date);
CREATE UNIQUE INDEX feed_definition_pkey ON public.feed_definition USING btree (id);
CREATE UNIQUE INDEX feed_definition_version ON public.feed_definition USING btree (name, version);
CREATE INDEX finding_scope ON public.finding USING btree (scope_ord);
CREATE UNIQUE INDEX finding_sweep_id_rule_id_fingerprint_pk ON public.finding USING btree (sweep_id, rule_id, fingerprint);
CREATE INDEX fund_epoch ON public.fund USING brin (epoch_from);
CREATE INDEX fund_history_epoch ON public.fund_history USING brin (epoch_to);
CREATE INDEX fund_history_id ON public.fund_history USING btree (id, version);
CREATE UNIQUE INDEX fund_pkey ON public.fund USING btree (id);
CREATE INDEX fund_target_region_epoch ON public.fund_target_region USING brin (epoch_from);
CREATE INDEX fund_target_region_fund ON public.fund_target_region USING btree (fund_id);
CREATE INDEX fund_target_region_history_epoch ON public.fund_target_region_history USING brin (epoch_to);
CREATE INDEX fund_target_region_history_id ON public.fund_target_region_history USING btree (id, version);
CREATE UNIQUE INDEX fund_target_region_pkey ON public.fund_target_region USING btree (id);
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
CREATE UNIQUE INDEX key_rotation_pkey ON public.key_rotation USING btree (id);
CREATE UNIQUE INDEX key_rotation_table ON public.key_rotation USING btree (to_key, table_name);
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
CREATE INDEX payee_epoch ON public.payee USING brin (epoch_from);
CREATE INDEX payee_history_epoch ON public.payee_history USING brin (epoch_to);
CREATE INDEX payee_history_id ON public.payee_history USING btree (id, version);
CREATE INDEX payee_party ON public.payee USING btree (party_id);
CREATE UNIQUE INDEX payee_pkey ON public.payee USING btree (id);
CREATE INDEX payee_scope ON public.payee USING btree (scope_ord, id);
CREATE INDEX payment_epoch ON public.payment USING brin (epoch_from);
CREATE INDEX payment_history_epoch ON public.payment_history USING brin (epoch_to);
CREATE INDEX payment_history_id ON public.payment_history USING btree (id, version);
CREATE INDEX payment_indicator ON public.payment USING btree (indicator_id);
CREATE INDEX payment_line_epoch ON public.payment_line USING brin (epoch_from);
CREATE INDEX payment_line_history_epoch ON public.payment_line_history USING brin (epoch_to);
CREATE INDEX payment_line_history_id ON public.payment_line_history USING btree (id, version);
CREATE INDEX payment_line_payment ON public.payment_line USING btree (payment_id);
CREATE UNIQUE INDEX payment_line_pkey ON public.payment_line USING btree (id);
CREATE INDEX payment_line_scope ON public.payment_line USING btree (scope_ord, id);
CREATE INDEX payment_paid ON public.payment USING btree (paid_on, id);
CREATE INDEX payment_payee ON public.payment USING btree (payee_id);
CREATE UNIQUE INDEX payment_pkey ON public.payment USING btree (id);
CREATE INDEX payment_refund_of ON public.payment USING btree (refund_of_id);
CREATE INDEX payment_scope_paid ON public.payment USING btree (scope_ord, paid_on, id);
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
CREATE UNIQUE INDEX schedule_slot_name_slot_pk ON public.schedule_slot USING btree (name, slot);
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
CREATE INDEX subsidy_line_batch ON public.subsidy_line USING btree (batch_id);
CREATE INDEX subsidy_line_epoch ON public.subsidy_line USING brin (epoch_from);
CREATE INDEX subsidy_line_history_epoch ON public.subsidy_line_history USING brin (epoch_to);
CREATE INDEX subsidy_line_history_id ON public.subsidy_line_history USING btree (id, version);
CREATE INDEX subsidy_line_person ON public.subsidy_line USING btree (person_id);
CREATE UNIQUE INDEX subsidy_line_pkey ON public.subsidy_line USING btree (id);
CREATE INDEX subsidy_line_scope ON public.subsidy_line USING btree (scope_ord, paid_on, id);
CREATE UNIQUE INDEX sweep_identity ON public.sweep USING btree (epoch, as_of, ruleset_digest, params_digest);
CREATE UNIQUE INDEX sweep_pkey ON public.sweep USING btree (id);
CREATE INDEX sweep_task_open ON public.sweep_task USING btree (sweep_id, status);
CREATE UNIQUE INDEX sweep_task_pkey ON public.sweep_task USING btree (id);
CREATE UNIQUE INDEX sweep_task_rule ON public.sweep_task USING btree (sweep_id, rule_id);
CREATE INDEX vehicle_record_epoch ON public.vehicle_record USING brin (epoch_from);
CREATE INDEX vehicle_record_history_epoch ON public.vehicle_record_history USING brin (epoch_to);
CREATE INDEX vehicle_record_history_id ON public.vehicle_record_history USING btree (id, version);
CREATE INDEX vehicle_record_person ON public.vehicle_record USING btree (person_id);
CREATE UNIQUE INDEX vehicle_record_pkey ON public.vehicle_record USING btree (id);
CREATE INDEX warning_case ON public.warning USING btree (case_key);
CREATE INDEX warning_event_scope ON public.warning_event USING btree (scope_ord);
CREATE INDEX warning_event_sweep ON public.warning_event USING btree (sweep_id);
CREATE UNIQUE INDEX warning_event_warning_id_seq_pk ON public.warning_event USING btree (warning_id, seq);
CREATE UNIQUE INDEX warning_identity ON public.warning USING btree (fingerprint);
CREATE INDEX warning_opened ON public.warning USING btree (opened_as_of, id);
CREATE UNIQUE INDEX warning_pkey ON public.warning USING btree (id);
CREATE INDEX warning_rule ON public.warning USING btree (rule_id, state);
CREATE INDEX warning_scope ON public.warning USING btree (scope_ord, opened_as_of, id);
CREATE INDEX warning_subject ON public.warning USING btree (subject_id);
CREATE UNIQUE INDEX warning_verdict_pkey ON public.warning_verdict USING btree (id);
CREATE INDEX warning_verdict_scope ON public.warning_verdict USING btree (scope_ord);
CREATE INDEX warning_verdict_warning ON public.warning_verdict USING btree (warning_id, id);

-- functions
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
CREATE OR REPLACE FUNCTION public.principal_of(wanted uuid)
 RETURNS TABLE(username text, display_name text, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT u.username, u.display_name, g.role, g.region_code, g.department_kinds, r.scope_lo, r.scope_hi
  FROM app_user u
  JOIN app_grant g ON g.user_id = u.id AND g.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date AND coalesce(g.valid_to, 'infinity') > (now() AT TIME ZONE 'Asia/Shanghai')::date
  JOIN region r ON r.code = g.region_code
  WHERE u.id = wanted AND u.disabled_at IS NULL
$function$
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
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $function$
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
CREATE OR REPLACE FUNCTION public.sealing_key(sealed bytea)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  SELECT CASE WHEN length(sealed) < 29 THEN NULL WHEN get_byte(sealed, 0) = 1 THEN 1 WHEN get_byte(sealed, 0) = 2 THEN get_byte(sealed, 1) * 256 + get_byte(sealed, 2) END
$function$
;
CREATE OR REPLACE FUNCTION public.sign_in_user(wanted text)
 RETURNS TABLE(id uuid, display_name text, password_hash text, role text, region_code text, department_kinds text[], scope_lo bigint, scope_hi bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET "app.lo" TO '0'
 SET "app.hi" TO '9223372036854775807'
AS $function$
  SELECT u.id, u.display_name, u.password_hash, g.role, g.region_code, g.department_kinds, r.scope_lo, r.scope_hi
  FROM app_user u
  JOIN app_grant g ON g.user_id = u.id AND g.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date AND coalesce(g.valid_to, 'infinity') > (now() AT TIME ZONE 'Asia/Shanghai')::date
  JOIN region r ON r.code = g.region_code
  WHERE u.username = wanted AND u.disabled_at IS NULL
$function$
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
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.assistance_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.assistance_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.bank_line FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.bank_line_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.business_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.business_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.contract FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.contract_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.death_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.death_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.enterprise FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.enterprise_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.enterprise_person FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.enterprise_person_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.fund FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.fund_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.fund_target_region FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.fund_target_region_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
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
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ingest_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE ON public.key_rotation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.operator_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.operator_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.party_list_entry FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.party_list_entry_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.payee FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.payee_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.payment FOR EACH ROW EXECUTE FUNCTION move_to_history();
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
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.special_account_entry FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.special_account_entry_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.staff_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.staff_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.subsidy_batch FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.subsidy_batch_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.subsidy_line FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.subsidy_line_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER keep_history AFTER DELETE OR UPDATE ON public.vehicle_record FOR EACH ROW EXECUTE FUNCTION move_to_history();
CREATE TRIGGER keep_as_it_was BEFORE UPDATE ON public.vehicle_record_history FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.warning_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.warning_verdict FOR EACH ROW EXECUTE FUNCTION refuse_change();

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
alter table app_user enable row level security, force;
alter table assistance_record enable row level security, force;
alter table assistance_record_history enable row level security, force;
alter table bank_line enable row level security, force;
alter table bank_line_history enable row level security, force;
alter table business_record enable row level security, force;
alter table business_record_history enable row level security, force;
alter table calendar_day enable row level security, force;
alter table code_item enable row level security, force;
alter table contract enable row level security, force;
alter table contract_history enable row level security, force;
alter table control_total enable row level security, force;
alter table death_record enable row level security, force;
alter table death_record_history enable row level security, force;
alter table department enable row level security, force;
alter table department_key enable row level security, force;
alter table enterprise enable row level security, force;
alter table enterprise_history enable row level security, force;
alter table enterprise_person enable row level security, force;
alter table enterprise_person_history enable row level security, force;
alter table epoch enable row level security, force;
alter table expected_delivery enable row level security, force;
alter table feed_definition enable row level security, force;
alter table finding enable row level security, force;
alter table fund enable row level security, force;
alter table fund_history enable row level security, force;
alter table fund_target_region enable row level security, force;
alter table fund_target_region_history enable row level security, force;
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
alter table key_rotation enable row level security, force;
alter table operator_record enable row level security, force;
alter table operator_record_history enable row level security, force;
alter table party_list_entry enable row level security, force;
alter table party_list_entry_history enable row level security, force;
alter table payee enable row level security, force;
alter table payee_history enable row level security, force;
alter table payment enable row level security, force;
alter table payment_history enable row level security, force;
alter table payment_line enable row level security, force;
alter table payment_line_history enable row level security, force;
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
alter table rule_change enable row level security, force;
alter table rule_hold enable row level security, force;
alter table rule_package enable row level security, force;
alter table rule_parameter enable row level security, force;
alter table rule_version enable row level security, force;
alter table rule_whitelist enable row level security, force;
alter table schedule_slot enable row level security, force;
alter table source enable row level security, force;
alter table special_account_entry enable row level security, force;
alter table special_account_entry_history enable row level security, force;
alter table staff_record enable row level security, force;
alter table staff_record_history enable row level security, force;
alter table subsidy_batch enable row level security, force;
alter table subsidy_batch_history enable row level security, force;
alter table subsidy_line enable row level security, force;
alter table subsidy_line_history enable row level security, force;
alter table sweep enable row level security, force;
alter table sweep_task enable row level security, force;
alter table vehicle_record enable row level security, force;
alter table vehicle_record_history enable row level security, force;
alter table warning enable row level security, force;
alter table warning_event enable row level security, force;
alter table warning_verdict enable row level security, force;

-- policies
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
create policy scope on agency as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on agency as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on agency as permissive for all to qingqu_system using true with check true;
create policy scope on agency_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on agency_history as permissive for all to qingqu_system using true with check true;
create policy scope on allocation as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on allocation as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on allocation as permissive for all to qingqu_system using true with check true;
create policy scope on allocation_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on allocation_history as permissive for all to qingqu_system using true with check true;
create policy admin_read on app_grant as permissive for select to qingqu_admin using true;
create policy own_read on app_grant as permissive for select to qingqu_staff, qingqu_supervisor using (user_id = (current_setting('app.uid'::text))::uuid);
create policy scope on app_grant as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on app_grant as permissive for all to qingqu_system using true with check true;
create policy admin_read on app_user as permissive for select to qingqu_admin using true;
create policy own_read on app_user as permissive for select to qingqu_staff, qingqu_supervisor using (id = (current_setting('app.uid'::text))::uuid);
create policy scope on app_user as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on app_user as permissive for all to qingqu_system using true with check true;
create policy scope on assistance_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on assistance_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on assistance_record as permissive for all to qingqu_system using true with check true;
create policy scope on assistance_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on assistance_record_history as permissive for all to qingqu_system using true with check true;
create policy scope on bank_line as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on bank_line as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on bank_line as permissive for all to qingqu_system using true with check true;
create policy scope on bank_line_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on bank_line_history as permissive for all to qingqu_system using true with check true;
create policy scope on business_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on business_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on business_record as permissive for all to qingqu_system using true with check true;
create policy scope on business_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on business_record_history as permissive for all to qingqu_system using true with check true;
create policy all_read on calendar_day as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on calendar_day as permissive for all to qingqu_system using true with check true;
create policy all_read on code_item as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on code_item as permissive for all to qingqu_system using true with check true;
create policy scope on contract as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on contract as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on contract as permissive for all to qingqu_system using true with check true;
create policy scope on contract_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on contract_history as permissive for all to qingqu_system using true with check true;
create policy all_read on control_total as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on control_total as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on control_total as permissive for all to qingqu_system using true with check true;
create policy scope on death_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on death_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on death_record as permissive for all to qingqu_system using true with check true;
create policy scope on death_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on death_record_history as permissive for all to qingqu_system using true with check true;
create policy all_read on department as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on department as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on department as permissive for all to qingqu_system using true with check true;
create policy all_read on department_key as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
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
create policy all_read on epoch as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on epoch as permissive for all to qingqu_system using true with check true;
create policy all_read on expected_delivery as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on expected_delivery as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on expected_delivery as permissive for all to qingqu_system using true with check true;
create policy all_read on feed_definition as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on feed_definition as permissive for all to qingqu_system using true with check true;
create policy scope on finding as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on finding as permissive for all to qingqu_system using true with check true;
create policy staff_read on fund as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on fund as permissive for all to qingqu_system using true with check true;
create policy system_all on fund_history as permissive for all to qingqu_system using true with check true;
create policy staff_read on fund_target_region as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on fund_target_region as permissive for all to qingqu_system using true with check true;
create policy system_all on fund_target_region_history as permissive for all to qingqu_system using true with check true;
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
create policy scope on indicator as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on indicator as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on indicator as permissive for all to qingqu_system using true with check true;
create policy scope on indicator_adjustment as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on indicator_adjustment as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on indicator_adjustment as permissive for all to qingqu_system using true with check true;
create policy scope on indicator_adjustment_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on indicator_adjustment_history as permissive for all to qingqu_system using true with check true;
create policy scope on indicator_doc as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on indicator_doc as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on indicator_doc as permissive for all to qingqu_system using true with check true;
create policy scope on indicator_doc_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on indicator_doc_history as permissive for all to qingqu_system using true with check true;
create policy scope on indicator_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on indicator_history as permissive for all to qingqu_system using true with check true;
create policy system_all on ingest_block as permissive for all to qingqu_system using true with check true;
create policy all_read on ingest_file as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on ingest_file as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on ingest_file as permissive for all to qingqu_system using true with check true;
create policy system_all on ingest_row as permissive for all to qingqu_system using true with check true;
create policy system_all on key_rotation as permissive for all to qingqu_system using true with check true;
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
create policy scope on payee as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payee as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payee as permissive for all to qingqu_system using true with check true;
create policy scope on payee_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on payee_history as permissive for all to qingqu_system using true with check true;
create policy scope on payment as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payment as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payment as permissive for all to qingqu_system using true with check true;
create policy scope on payment_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on payment_history as permissive for all to qingqu_system using true with check true;
create policy scope on payment_line as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on payment_line as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on payment_line as permissive for all to qingqu_system using true with check true;
create policy scope on payment_line_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on payment_line_history as permissive for all to qingqu_system using true with check true;
create policy scope on person as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on person as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on person as permissive for all to qingqu_system using true with check true;
create policy scope on person_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on person_history as permissive for all to qingqu_system using true with check true;
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
create policy staff_read on programme as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on programme as permissive for all to qingqu_system using true with check true;
create policy system_all on programme_history as permissive for all to qingqu_system using true with check true;
create policy scope on programme_standard as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on programme_standard as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on programme_standard as permissive for all to qingqu_system using true with check true;
create policy scope on programme_standard_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on programme_standard_history as permissive for all to qingqu_system using true with check true;
create policy scope on project as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on project as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on project as permissive for all to qingqu_system using true with check true;
create policy scope on project_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on project_history as permissive for all to qingqu_system using true with check true;
create policy all_read on quarantine as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on quarantine as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on quarantine as permissive for all to qingqu_system using true with check true;
create policy all_read on quarantine_event as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on quarantine_event as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on quarantine_event as permissive for all to qingqu_system using true with check true;
create policy all_read on reconciliation_break as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on reconciliation_break as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on reconciliation_break as permissive for all to qingqu_system using true with check true;
create policy scope on record_mark as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on record_mark as permissive for all to qingqu_system using true with check true;
create policy all_read on region as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on region as permissive for all to qingqu_system using true with check true;
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
create policy all_read on rule_change as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on rule_change as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on rule_change as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_hold as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on rule_hold as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_package as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on rule_package as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_parameter as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on rule_parameter as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_version as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on rule_version as permissive for all to qingqu_system using true with check true;
create policy all_read on rule_whitelist as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on rule_whitelist as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on rule_whitelist as permissive for all to qingqu_system using true with check true;
create policy system_all on schedule_slot as permissive for all to qingqu_system using true with check true;
create policy all_read on source as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy scope on source as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on source as permissive for all to qingqu_system using true with check true;
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
create policy scope on subsidy_batch as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on subsidy_batch as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on subsidy_batch as permissive for all to qingqu_system using true with check true;
create policy scope on subsidy_batch_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on subsidy_batch_history as permissive for all to qingqu_system using true with check true;
create policy scope on subsidy_line as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on subsidy_line as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on subsidy_line as permissive for all to qingqu_system using true with check true;
create policy scope on subsidy_line_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on subsidy_line_history as permissive for all to qingqu_system using true with check true;
create policy all_read on sweep as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on sweep as permissive for all to qingqu_system using true with check true;
create policy all_read on sweep_task as permissive for select to qingqu_admin, qingqu_staff, qingqu_supervisor using true;
create policy system_all on sweep_task as permissive for all to qingqu_system using true with check true;
create policy scope on vehicle_record as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on vehicle_record as permissive for select to qingqu_staff, qingqu_supervisor using true;
create policy system_all on vehicle_record as permissive for all to qingqu_system using true with check true;
create policy scope on vehicle_record_history as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy system_all on vehicle_record_history as permissive for all to qingqu_system using true with check true;
create policy scope on warning as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on warning as permissive for select to qingqu_staff using (department_kind = ANY ((current_setting('app.depts'::text))::text[]));
create policy supervisor_read on warning as permissive for select to qingqu_supervisor using true;
create policy system_all on warning as permissive for all to qingqu_system using true with check true;
create policy scope on warning_event as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on warning_event as permissive for select to qingqu_staff using (department_kind = ANY ((current_setting('app.depts'::text))::text[]));
create policy supervisor_read on warning_event as permissive for select to qingqu_supervisor using true;
create policy system_all on warning_event as permissive for all to qingqu_system using true with check true;
create policy scope on warning_verdict as restrictive for all to public using ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint)) with check ((scope_ord >= (current_setting('app.lo'::text))::bigint) AND (scope_ord <= (current_setting('app.hi'::text))::bigint));
create policy staff_read on warning_verdict as permissive for select to qingqu_staff using (department_kind = ANY ((current_setting('app.depts'::text))::text[]));
create policy supervisor_read on warning_verdict as permissive for select to qingqu_supervisor using true;
create policy system_all on warning_verdict as permissive for all to qingqu_system using true with check true;

-- grants
grant select on account to qingqu_staff;
grant select on account to qingqu_supervisor;
grant select on account_month to qingqu_staff;
grant select on account_month to qingqu_supervisor;
grant select on agency to qingqu_staff;
grant select on agency to qingqu_supervisor;
grant select on allocation to qingqu_staff;
grant select on allocation to qingqu_supervisor;
grant select on app_grant to qingqu_admin;
grant select on app_grant to qingqu_staff;
grant select on app_grant to qingqu_supervisor;
grant select on assistance_record to qingqu_staff;
grant select on assistance_record to qingqu_supervisor;
grant select on bank_line to qingqu_staff;
grant select on bank_line to qingqu_supervisor;
grant select on business_record to qingqu_staff;
grant select on business_record to qingqu_supervisor;
grant select on calendar_day to qingqu_admin;
grant select on calendar_day to qingqu_staff;
grant select on calendar_day to qingqu_supervisor;
grant select on code_item to qingqu_admin;
grant select on code_item to qingqu_staff;
grant select on code_item to qingqu_supervisor;
grant select on contract to qingqu_staff;
grant select on contract to qingqu_supervisor;
grant select on control_total to qingqu_admin;
grant select on control_total to qingqu_staff;
grant select on control_total to qingqu_supervisor;
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
grant select on expected_delivery to qingqu_admin;
grant select on expected_delivery to qingqu_staff;
grant select on expected_delivery to qingqu_supervisor;
grant select on feed_definition to qingqu_admin;
grant select on feed_definition to qingqu_staff;
grant select on feed_definition to qingqu_supervisor;
grant select on fund to qingqu_staff;
grant select on fund to qingqu_supervisor;
grant select on fund_target_region to qingqu_staff;
grant select on fund_target_region to qingqu_supervisor;
grant select on house_record to qingqu_staff;
grant select on house_record to qingqu_supervisor;
grant select on household to qingqu_staff;
grant select on household to qingqu_supervisor;
grant select on household_member to qingqu_staff;
grant select on household_member to qingqu_supervisor;
grant select on indicator to qingqu_staff;
grant select on indicator to qingqu_supervisor;
grant select on indicator_adjustment to qingqu_staff;
grant select on indicator_adjustment to qingqu_supervisor;
grant select on indicator_doc to qingqu_staff;
grant select on indicator_doc to qingqu_supervisor;
grant select on ingest_file to qingqu_admin;
grant select on ingest_file to qingqu_staff;
grant select on ingest_file to qingqu_supervisor;
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
grant select on person to qingqu_staff;
grant select on person to qingqu_supervisor;
grant select on plan to qingqu_staff;
grant select on plan to qingqu_supervisor;
grant select on population_record to qingqu_staff;
grant select on population_record to qingqu_supervisor;
grant select on programme to qingqu_staff;
grant select on programme to qingqu_supervisor;
grant select on programme_standard to qingqu_staff;
grant select on programme_standard to qingqu_supervisor;
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
grant select on region_budget to qingqu_staff;
grant select on region_budget to qingqu_supervisor;
grant select on relocation_household to qingqu_staff;
grant select on relocation_household to qingqu_supervisor;
grant select on relocation_payee to qingqu_staff;
grant select on relocation_payee to qingqu_supervisor;
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
grant select on special_account_entry to qingqu_staff;
grant select on special_account_entry to qingqu_supervisor;
grant select on staff_record to qingqu_staff;
grant select on staff_record to qingqu_supervisor;
grant select on subsidy_batch to qingqu_staff;
grant select on subsidy_batch to qingqu_supervisor;
grant select on subsidy_line to qingqu_staff;
grant select on subsidy_line to qingqu_supervisor;
grant select on sweep to qingqu_admin;
grant select on sweep to qingqu_staff;
grant select on sweep to qingqu_supervisor;
grant select on vehicle_record to qingqu_staff;
grant select on vehicle_record to qingqu_supervisor;
grant select on warning to qingqu_staff;
grant select on warning to qingqu_supervisor;
grant select on warning_event to qingqu_staff;
grant select on warning_event to qingqu_supervisor;
grant select on warning_verdict to qingqu_staff;
grant select on warning_verdict to qingqu_supervisor;

-- column grants
grant select (created_at, disabled_at, display_name, id, is_demo, scope_ord, username) on app_user to qingqu_admin;
grant select (created_at, disabled_at, display_name, id, is_demo, scope_ord, username) on app_user to qingqu_staff;
grant select (created_at, disabled_at, display_name, id, is_demo, scope_ord, username) on app_user to qingqu_supervisor;
grant select (column_name, created_at, due_on, expected, file_id, id, level, line, message_en, message_zh, owner_org, reason_code, resolution, resolved_at, resolved_by, resubmitted_as, row_no, scope_ord, status) on quarantine to qingqu_admin;
grant select (column_name, created_at, due_on, expected, file_id, id, level, line, message_en, message_zh, owner_org, reason_code, resolution, resolved_at, resolved_by, resubmitted_as, row_no, scope_ord, status) on quarantine to qingqu_staff;
grant select (column_name, created_at, due_on, expected, file_id, id, level, line, message_en, message_zh, owner_org, reason_code, resolution, resolved_at, resolved_by, resubmitted_as, row_no, scope_ord, status) on quarantine to qingqu_supervisor;
grant select (attempts, enabled, expectation, feed, id, last_asked_at, last_error, max_open_quarantine, name, owner_org, paused_reason, region_code, schedule, scope_ord, title_en, title_zh) on source to qingqu_admin;
grant select (attempts, enabled, expectation, feed, id, last_asked_at, last_error, max_open_quarantine, name, owner_org, paused_reason, region_code, schedule, scope_ord, title_en, title_zh) on source to qingqu_staff;
grant select (attempts, enabled, expectation, feed, id, last_asked_at, last_error, max_open_quarantine, name, owner_org, paused_reason, region_code, schedule, scope_ord, title_en, title_zh) on source to qingqu_supervisor;
grant select (attempts, base_task_id, canary, duration_ms, error_code, finished_at, id, mode, rule_digest, rule_id, status, sweep_id) on sweep_task to qingqu_admin;
grant select (attempts, base_task_id, canary, duration_ms, error_code, finished_at, id, mode, rule_digest, rule_id, status, sweep_id) on sweep_task to qingqu_staff;
grant select (attempts, base_task_id, canary, duration_ms, error_code, finished_at, id, mode, rule_digest, rule_id, status, sweep_id) on sweep_task to qingqu_supervisor;
