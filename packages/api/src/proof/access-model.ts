import { businessTables } from '@qingqu/schema';

/**
 * Who may read what, as the measure and the design say it: written down by hand, so that it can be held against what the
 * database's policies and grants do. A table or function that it does not name fails the proof until somebody says whose it is.
 */

export const applicationRoles = ['staff', 'supervisor', 'leader', 'auditor', 'service', 'admin'] as const;
/** The roles that are asked about: those of people and programs, the API's login before it takes one, and SQL tools. */
export const askingRoles = [...applicationRoles, 'api', 'bi'] as const;
export type AskingRole = (typeof askingRoles)[number];

/** Which rows of a table a role sees. */
export type Rows =
  /** All of them. */
  | 'all'
  /** Those of its region. */
  | 'scope'
  /** Its own, within its region where rows belong to regions. */
  | 'own'
  /** Those of its region that are for its departments. */
  | 'departments'
  /** Those of its region that are for its departments, or for all. */
  | 'departments or all'
  /** Those that its region, or one below it, has made, and those that were announced or delivered to it. */
  | 'announced';

export interface TableAccess {
  readers: Partial<Record<AskingRole, Rows>>;
  /** Columns that nobody of the application reads. */
  hidden?: readonly string[];
  /** Whether its rows belong to regions for everybody, the platform's own work too. */
  scoped: boolean;
}

const business = (rows: Rows): TableAccess['readers'] => ({
  staff: rows,
  supervisor: rows,
  auditor: rows,
  service: rows,
});
const everyone = (rows: Rows): TableAccess['readers'] => ({ ...business(rows), leader: rows, admin: rows });
/** Administrators and auditors see those of their region, everybody his own. */
const concerned: TableAccess['readers'] = {
  staff: 'own',
  supervisor: 'own',
  leader: 'own',
  service: 'own',
  admin: 'scope',
  auditor: 'scope',
};
/** Staff see their departments', supervision all of its region. */
const routed: TableAccess['readers'] = {
  staff: 'departments',
  service: 'departments',
  supervisor: 'scope',
  auditor: 'scope',
};
/** The same, with what is for all departments. */
const routedOrAll: TableAccess['readers'] = {
  ...routed,
  staff: 'departments or all',
  service: 'departments or all',
};
const nobody: TableAccess['readers'] = {};

/** The province's catalogues: of all regions. */
const catalogues = ['fund', 'fund_target_region', 'programme'];
/** What names no person: leadership reads it too. */
const budget = [
  'programme_standard',
  'indicator_doc',
  'indicator',
  'indicator_adjustment',
  'allocation',
  'plan',
  'agency',
  'project',
  'region_budget',
];
/** What the views for SQL tools are made of. */
const forTools = [
  'account',
  'agency',
  'allocation',
  'indicator',
  'indicator_adjustment',
  'indicator_doc',
  'ingest_file',
  'payee',
  'payment',
  'plan',
  'project',
  'special_account_entry',
  'subsidy_batch',
  'subsidy_line',
];
const forToolsWhole = ['calendar_day', 'code_item', 'fund', 'programme', 'region', 'rule_package', 'rule_version'];

const others: Record<string, TableAccess> = {
  ...tables(
    [
      'region',
      'calendar_day',
      'code_item',
      'epoch',
      'rule_package',
      'rule_version',
      'department_key',
      'rule_parameter',
      'rule_hold',
      'feed_definition',
      'warning_route',
      'month_close',
      'assessment_scheme',
    ],
    everyone('all'),
    false,
  ),
  ...tables(
    [
      'department',
      'control_total',
      'expected_delivery',
      'ingest_file',
      'quarantine_event',
      'reconciliation_break',
      'rule_change',
      'rule_whitelist',
    ],
    everyone('scope'),
    true,
  ),
  ...tables(['warning', 'warning_event', 'warning_verdict', 'case_file', 'work_order'], routed, true),
  ...tables(['casework_step', 'attachment', 'reminder', 'report'], routedOrAll, true),
  ...tables(['correction', 'data_exchange'], business('scope'), true),
  backtest: { readers: business('scope'), scoped: true, hidden: ['lease_token', 'lease_until'] },
  ...tables(
    ['inspection', 'interview', 'month_state', 'escalation', 'ledger', 'ledger_line', 'circular_delivery'],
    { ...business('scope'), leader: 'scope' },
    true,
  ),
  assessment_score: { readers: { ...business('announced'), leader: 'announced' }, scoped: true },
  ...tables(['assessment', 'circular'], { ...business('announced'), leader: 'announced' }, false),
  ...tables(['app_grant', 'app_session', 'grant_exception'], concerned, true),
  // What users keep for themselves goes with them wherever they are granted a role.
  saved_view: { readers: everyone('own'), scoped: false },
  ...tables(['finding', 'record_mark'], nobody, true),
  ...tables(
    [
      'ingest_block',
      'ingest_row',
      'key_rotation',
      'schedule_slot',
      'fiscal_year_turn',
      'bi_login',
      'worker',
      'schema_version',
    ],
    nobody,
    false,
  ),
  sweep: { readers: everyone('all'), scoped: false },
  // Its numbers cover the whole province; a viewer's own are counted from the events that he may see.
  sweep_task: {
    readers: everyone('all'),
    scoped: false,
    hidden: [
      ...[
        'n_findings',
        'n_keys',
        'n_raised',
        'n_changed',
        'n_cleared',
        'n_reopened',
        'n_seen',
        'n_shadow',
        'n_held',
        'n_suppressed',
        'n_whitelisted',
      ],
      ...['inputs', 'params', 'result_digest', 'error_message', 'peak_memory_bytes', 'lease_token', 'lease_until'],
    ],
  },
  quarantine: { readers: everyone('scope'), scoped: true, hidden: ['raw_sealed', 'fixed_sealed'] },
  source: { readers: everyone('scope'), scoped: true, hidden: ['connector', 'position', 'lease_token', 'lease_until'] },
  app_user: {
    readers: concerned,
    scoped: true,
    hidden: ['password_hash', 'former_hashes', 'recovery_hashes', 'totp_sealed', 'totp_last_step', 'oidc_subject'],
  },
  service_token: { readers: { admin: 'scope', auditor: 'scope' }, scoped: true, hidden: ['token_hash'] },
  audit_entry: {
    readers: { staff: 'own', supervisor: 'own', leader: 'own', service: 'own', admin: 'own', auditor: 'scope' },
    scoped: true,
  },
  audit_seal: { readers: { auditor: 'all' }, scoped: false },
  export_job: {
    readers: { staff: 'own', supervisor: 'own', leader: 'own', service: 'own', admin: 'own', auditor: 'scope' },
    scoped: true,
    hidden: ['wish', 'department_kinds', 'file', 'lease_token', 'lease_until'],
  },
  payment_total: { readers: business('scope'), scoped: true, hidden: ['heads'] },
  payment_fund_total: { readers: business('scope'), scoped: true, hidden: ['heads'] },
  payment_month_total: { readers: business('scope'), scoped: true, hidden: ['heads'] },
  payment_agency_total: { readers: business('scope'), scoped: true, hidden: ['heads'] },
  subsidy_line_total: { readers: business('scope'), scoped: true, hidden: ['heads'] },
  warning_total: { readers: routed, scoped: true, hidden: ['heads'] },
  ...tables(['payment_published', 'subsidy_line_published', 'warning_published'], { leader: 'scope' }, true),
  totals_state: { readers: { ...business('all'), leader: 'all' }, scoped: false },
};

function tables(
  names: readonly string[],
  readers: TableAccess['readers'],
  scoped: boolean,
): Record<string, TableAccess> {
  return Object.fromEntries(names.map((name) => [name, { readers, scoped }]));
}

/** Whose each table is, by its name. */
export function accessOf(table: string): TableAccess | undefined {
  const access = applicationAccess(table);
  if (!access) return undefined;
  const tool: Rows | undefined =
    table === 'warning'
      ? 'departments'
      : forTools.includes(table)
        ? 'scope'
        : forToolsWhole.includes(table)
          ? 'all'
          : undefined;
  return tool ? { ...access, readers: { ...access.readers, bi: tool } } : access;
}

function applicationAccess(table: string): TableAccess | undefined {
  if (others[table]) return others[table];
  const isHistory = table.endsWith('_history');
  const name = isHistory ? table.slice(0, -'_history'.length) : table;
  if (!businessTables.has(name)) return undefined;
  const isCatalogue = catalogues.includes(name);
  const rows: Rows = isCatalogue ? 'all' : 'scope';
  const leader = isCatalogue || budget.includes(name) ? { leader: rows } : {};
  // Former versions are for the platform's own work.
  return { readers: isHistory ? nobody : { ...business(rows), ...leader }, scoped: !isCatalogue };
}

/** The column that names whose a row is. */
export const ownerColumn = (table: string): string => (table === 'app_user' ? 'id' : 'user_id');

/** Who may call the database's functions. */
const callers: Record<string, readonly AskingRole[]> = {
  ...calls(
    ['record_provenance', 'reveal_sealed', 'correction_standing'],
    ['staff', 'supervisor', 'auditor', 'service'],
  ),
  ...calls(
    [
      'audit',
      'save_view',
      'delete_view',
      'change_password',
      'begin_totp',
      'enable_totp',
      'disable_totp',
      'end_session',
      'end_all_sessions',
    ],
    applicationRoles,
  ),
  ...calls(
    [
      'principal_of_session',
      'principal_of_oidc',
      'principal_of_token',
      'note_use',
      'sign_in_user',
      'open_session',
      'note_failure',
      'credentials_of',
      'audit_reads',
    ],
    ['api'],
  ),
  ...calls(
    [
      'create_user',
      'change_user',
      'disable_user',
      'enable_user',
      'reset_password',
      'unlock_user',
      'set_reveal_quota',
      'grant_role',
      'end_grant',
      'record_exception',
      'approve_exception',
      'end_exception',
      'issue_service_token',
      'revoke_service_token',
      'revoke_session',
    ],
    ['admin'],
  ),
  ...calls(['start_export', 'cancel_export', 'export_file'], ['staff', 'supervisor', 'leader', 'auditor', 'service']),
  ...calls(['offices_missing'], ['supervisor', 'auditor', 'admin']),
  ...calls(['bi_lo', 'bi_hi', 'bi_departments'], ['bi']),
  // What triggers run, and what only computes: of no use to a caller.
  ...calls(['refuse_change_but_department', 'keep_assessment_score'], askingRoles),
  ...calls(['move_to_history', 'refuse_change', 'sealing_key', 'is_resealing', 'refuse_other_history'], askingRoles),
};

function calls(names: readonly string[], roles: readonly AskingRole[]): Record<string, readonly AskingRole[]> {
  return Object.fromEntries(names.map((name) => [name, roles]));
}

/** Everything else is for the other functions and for the platform's own work. */
export const callersOf = (name: string): readonly AskingRole[] => callers[name] ?? [];

/** Which role is part of which: the API's login becomes what its user is; auditors read what supervision reads, programs what staff read. */
export const memberships: ReadonlySet<string> = new Set([
  ...applicationRoles.map((role) => `api in ${role}`),
  'api in supervisor',
  'auditor in supervisor',
  'service in staff',
]);
