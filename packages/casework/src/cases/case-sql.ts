// What the statements over many cases at once have in common.

const severities = `array['red', 'orange', 'yellow', 'blue']`;

/** The highest of the severities that are aggregated. */
export const severest = (column: string) => `(${severities})[min(array_position(${severities}, ${column}))]`;

/** The platform's clocks by severity, as {@link clocksFrom} gives them, from a parameter. */
export const clocksSql = (parameter: string) =>
  `jsonb_to_recordset(${parameter}::jsonb) as clock(severity text, "verifyWithin" int, "rectifyWithin" int, "verifyDueOn" date, "rectifyDueOn" date)`;

/** Writes the platform's step of each row of `moved` down: (id, version, was, state, detail, scope_ord, department_kind); the day is `$2`. */
export const stepsSql = (act: string, moved: string) =>
  `insert into casework_step (matter, matter_id, seq, act, from_state, to_state, by_user, by_role, on_day, detail, scope_ord, department_kind)
   select 'case', id, version, '${act}', was, state, 'system', 'system', $2::date, detail, scope_ord, department_kind from ${moved}`;

/** What an opening says of the case, for ledgers and months. */
export const openingSql = (severity: string, category: string, ids: string) =>
  `jsonb_build_object('category', ${category}, 'severity', ${severity}, 'warnings', cardinality(${ids}), 'warningIds', to_jsonb(${ids}))`;

export const inList = (words: readonly string[]) => `(${words.map((word) => `'${word}'`).join(', ')})`;

/** What a case forgets when it is opened again. */
export const forgotten = [
  'outcome',
  'assignee',
  'assigned_on',
  'verdict',
  'violation_type',
  'verdict_by',
  'verdict_on',
  'verdict_reason',
  'confirmed_by',
  'rectified_by',
  'rectified_on',
  'rectified_at',
  'returned_fen',
  'rebooked_fen',
  'other_fen',
  'recheck',
  'rechecked_epoch',
  'checked_by',
  'checked_on',
  'sampled_by',
  'sampled_on',
  'paused_on',
  'pause_reason',
  'reported_at',
  'closed_on',
  'closed_at',
  'raised_when_closed',
]
  .map((column) => `${column} = null`)
  .join(', ');
