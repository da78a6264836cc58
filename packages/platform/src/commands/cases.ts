import { caseMachine, caseStates, overdueSql } from '@qingqu/casework';
import { businessDate } from '../business-date.js';
import { sum, workOnCases } from '../casework.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

interface ListOptions {
  region?: string;
  department?: string;
  rule?: string;
  state?: string;
  overdue: boolean;
  first: string;
}

interface ListedCase {
  caseNo: bigint;
  ruleId: string;
  regionCode: string;
  regionName: string;
  departmentKind: string;
  severity: string;
  state: string;
  warnings: number;
  assignee: string | null;
  openedOn: string;
  verifyDueOn: string | null;
  rectifyDueOn: string | null;
  pausedOn: string | null;
  overdueWhat: string | null;
  overdueWorkdays: number | null;
}

/** One row a case; what is overdue the longest stands for it. */
const listed = `select c.case_no as "caseNo", c.rule_id as "ruleId", c.region_code as "regionCode", r.name as "regionName", c.department_kind as "departmentKind",
    c.severity, c.state, c.warnings, c.assignee, c.opened_on as "openedOn", c.verify_due_on as "verifyDueOn", c.rectify_due_on as "rectifyDueOn",
    c.paused_on as "pausedOn", o.what as "overdueWhat", o.workdays as "overdueWorkdays"
  from case_file c join region r on r.code = c.region_code
    left join lateral (select what, workdays from overdue where case_id = c.id order by workdays desc limit 1) o on true`;

/** `qingqu cases list` */
export async function list(platform: Platform, _signal: AbortSignal, options: ListOptions): Promise<number> {
  const { system, voice } = platform;
  const { region, department, rule, overdue } = options;
  const states = options.state?.split(/[,，]/).map(stateOf) ?? caseStates.filter((state) => state !== 'closed');
  const first = countOf(options.first);
  await expectRegion(platform, region);
  const { rows } = await system.query<ListedCase>(
    `with ${overdueSql('$1::date')} ${listed}
     where c.state = any($2) and ($3::text is null or c.department_kind = $3) and ($4::text is null or c.rule_id = $4) and (not $5 or o is not null)
       and ($6::text is null or exists (select from region up where up.code = $6 and c.scope_ord between up.scope_lo and up.scope_hi))
     order by least(c.verify_due_on, c.rectify_due_on), c.case_no limit $7`,
    [await businessDate(platform), states, department ?? null, rule ?? null, overdue, region ?? null, first + 1],
  );
  if (rows.length === 0) voice.line(both('没有这样的案件', 'there are none'));
  for (const row of rows.slice(0, first)) voice.line(describe(row));
  if (rows.length > first)
    voice.line(both(`只列出前 ${first} 件，更多用 --first`, `the first ${first} only; --first gives more`));
  return 0;
}

/** `qingqu cases show <case>` */
export async function show(platform: Platform, _signal: AbortSignal, caseNo: string): Promise<number> {
  const { system, voice } = platform;
  if (!/^\d{1,18}$/.test(caseNo))
    throw new Error(
      both(
        `${caseNo} 不是案号；例如 qingqu cases show 12`,
        `'${caseNo}' is no number of a case; for example: qingqu cases show 12`,
      ),
    );
  const { rows } = await system.query<ListedCase>(`with ${overdueSql('$1::date')} ${listed} where c.case_no = $2`, [
    await businessDate(platform),
    caseNo,
  ]);
  if (!rows[0]) throw new Error(both(`没有案件 ${caseNo}`, `there is no case ${caseNo}`));
  voice.line(describe(rows[0]));
  const { rows: steps } = await system.query<{
    act: keyof typeof caseMachine.acts;
    toState: string;
    byUser: string;
    onDay: string;
    reason: string | null;
  }>(
    `select s.act, s.to_state as "toState", s.by_user as "byUser", s.on_day as "onDay", s.reason from casework_step s join case_file c on c.id = s.matter_id
     where c.case_no = $1 order by s.seq`,
    [caseNo],
  );
  for (const { act, toState, byUser, onDay, reason } of steps) {
    const { zh, en } = caseMachine.acts[act].title;
    voice.line(`  ${onDay}  ${both(zh, en)} → ${toState}  ${byUser}${reason ? `  ${reason}` : ''}`);
  }
  return 0;
}

/** `qingqu casework run` */
export async function runDay(platform: Platform, signal: AbortSignal): Promise<number> {
  const { today, cases, dueDates, months, exchangesExpired, reminded } = await workOnCases(platform, signal);
  const nothing = sum(cases ?? {}) + sum(reminded ?? {}) + (exchangesExpired ?? 0) === 0;
  if (nothing && dueDates?.length === 0 && months?.length === 0)
    platform.voice.line(both(`${today}：没有待办的事务`, `${today}: nothing was left to do`));
  return 0;
}

function describe(row: ListedCase): string {
  const { caseNo, ruleId, regionCode, regionName, departmentKind, severity, state, warnings, assignee } = row;
  const due = row.pausedOn
    ? both(`自 ${row.pausedOn} 中止计时`, `paused since ${row.pausedOn}`)
    : `${both('核实', 'verify')} ${row.verifyDueOn ?? '-'}  ${both('整改', 'rectify')} ${row.rectifyDueOn ?? '-'}`;
  const late =
    row.overdueWhat === null
      ? ''
      : `  ${both(
          `${row.overdueWhat === 'verify' ? '核实' : '整改'}超期 ${row.overdueWorkdays} 个工作日`,
          `${row.overdueWorkdays} working days overdue`,
        )}`;
  return `${caseNo}  ${state}  ${severity}  ${ruleId}  ${regionName} ${regionCode} ${departmentKind}  ${both(
    `预警 ${warnings} 条`,
    `${warnings} warnings`,
  )}  ${assignee ?? '-'}  ${row.openedOn}  ${due}${late}`;
}

function stateOf(text: string): string {
  if ((caseStates as readonly string[]).includes(text)) return text;
  throw new Error(
    both(
      `--state ${text} 有误；应为 ${caseStates.join('、')}`,
      `--state ${text} cannot be used: expected one of ${caseStates.join(', ')}`,
    ),
  );
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 500) return count;
  throw new Error(
    both(`--first ${text} 有误；应为 1 至 500`, `--first ${text} cannot be used: expected 1 to 500, for example 50`),
  );
}

async function expectRegion({ system }: Platform, code: string | undefined): Promise<void> {
  if (code === undefined) return;
  const { rows } = await system.query('select from region where code = $1', [code]);
  if (rows.length === 0)
    throw new Error(
      both(`没有地区 ${code}；例如 411425000000`, `there is no region ${code}; expected one such as 411425000000`),
    );
}
