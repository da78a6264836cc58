import { closedMonth, closeMonth, type EscalationPhase, platform as itself, previewEscalation } from '@qingqu/casework';
import { businessDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

const phases: Readonly<Record<EscalationPhase, string>> = {
  normal: both('正常', 'normal'),
  watch1: both('关注（1 个月）', 'watched, one month'),
  watch2: both('关注（2 个月）', 'watched, two months'),
  inspection_due: both('应专项督查', 'inspection due'),
  inspecting: both('督查中', 'inspecting'),
  post_inspection: both('督查后跟踪', 'watched after an inspection'),
  interview_due: both('应约谈', 'interview due'),
  interviewed: both('已约谈', 'interviewed'),
};

const doings = {
  reckoning: both('核算各地区月末状况', 'reckoning how the regions stood'),
  escalating: both('推进督查、约谈', 'moving escalation'),
  'drawing ledgers': both('生成台账', 'drawing ledgers'),
} as const;

/** `qingqu months close <month>` */
export async function close(platform: Platform, _signal: AbortSignal, month: string): Promise<number> {
  const { system, voice } = platform;
  const today = await businessDate(platform);
  const { already, epoch, asKnownAt } = await closeMonth(system, {
    month,
    today,
    actor: itself,
    progress: (doing) => voice.line(`${doings[doing]} …`),
  });
  voice.line(
    already
      ? both(`${month} 此前已结账（${asKnownAt}）`, `${month} was closed before, as known at ${asKnownAt}`)
      : both(`${month} 已结账（纪元 ${epoch}）`, `${month} is closed, with epoch ${epoch}`),
  );
  return 0;
}

/** `qingqu months preview` */
export async function preview(platform: Platform): Promise<number> {
  const { system, voice } = platform;
  const wouldBe = await previewEscalation(system, await businessDate(platform));
  if (wouldBe.length === 0)
    voice.line(both('月末没有地区须督查或约谈', 'no region would be due at the end of the month'));
  const names = await namesOf(
    platform,
    wouldBe.map(({ regionCode }) => regionCode),
  );
  for (const { regionCode, month, phase, wouldBe: next, streak, caseIds } of wouldBe)
    voice.line(
      `${month}  ${names.get(regionCode)} ${regionCode}  ${phases[phase]} → ${phases[next]}  ${both(
        `连续 ${streak} 个月，案件 ${caseIds.length} 件`,
        `${streak} months in a row, ${caseIds.length} cases`,
      )}`,
    );
  return 0;
}

/** `qingqu months show [month]` */
export async function show(platform: Platform, _signal: AbortSignal, month?: string): Promise<number> {
  return typeof month === 'string' ? showMonth(platform, month) : showAll(platform);
}

async function showAll({ system, voice }: Platform): Promise<number> {
  const { rows } = await system.query<{
    month: string;
    closedOn: string;
    closedBy: string;
    problems: number;
    due: number;
  }>(
    `select c.month, c.closed_on as "closedOn", c.closed_by as "closedBy", count(*) filter (where s.problem)::int as problems,
       count(*) filter (where s.phase in ('inspection_due', 'interview_due'))::int as due
     from month_close c left join month_state s using (month) group by c.month order by c.month desc`,
  );
  if (rows.length === 0) voice.line(both('尚无已结月份', 'no month is closed yet'));
  for (const { month, closedOn, closedBy, problems, due } of rows)
    voice.line(
      `${month}  ${closedOn}  ${closedBy}  ${both(
        `有问题的地区 ${problems} 个，须督查或约谈 ${due} 个`,
        `${problems} regions with problems, ${due} due an inspection or an interview`,
      )}`,
    );
  return 0;
}

async function showMonth({ system, voice }: Platform, month: string): Promise<number> {
  if (!(await closedMonth(system, month)))
    throw new Error(
      both(
        `${month} 尚未结账；已结月份：qingqu months show`,
        `${month} is not closed; qingqu months show lists those that are`,
      ),
    );
  const { rows } = await system.query<{
    name: string;
    code: string;
    phase: EscalationPhase;
    streak: number;
    openCases: number;
    newWarnings: number;
    redWarnings: number;
  }>(
    `select r.name, r.code, s.phase, s.streak, s.open_cases as "openCases", s.new_warnings as "newWarnings", s.red_warnings as "redWarnings"
     from month_state s join region r on r.code = s.region_code
     where s.month = $1 and (s.problem or s.phase <> 'normal' or s.new_warnings > 0) order by s.streak desc, s.scope_ord`,
    [month],
  );
  if (rows.length === 0) voice.line(both('没有地区存在问题', 'no region had a problem'));
  for (const { name, code, phase, streak, openCases, newWarnings, redWarnings } of rows)
    voice.line(
      `${name} ${code}  ${phases[phase]}  ${both(
        `连续 ${streak} 个月，未整改 ${openCases} 件，新增预警 ${newWarnings} 条（红色 ${redWarnings}）`,
        `${streak} months in a row, ${openCases} open cases, ${newWarnings} new warnings (${redWarnings} red)`,
      )}`,
    );
  return 0;
}

async function namesOf({ system }: Platform, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await system.query<{ code: string; name: string }>(
    'select code, name from region where code = any($1)',
    [codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
