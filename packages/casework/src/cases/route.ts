import type { WorkdayCalendar } from '@qingqu/schema';
import type pg from 'pg';
import { loadCalendar, workdaysIn } from '../clock/calendar.js';
import type { Said } from '../matter/machine.js';
import { beginMatter } from '../matter/take-step.js';
import { severest } from './case-sql.js';
import { caseDues } from './dues.js';
import { type CaseFacts, handlingDepartments } from './facts.js';
import { recount } from './follow-warnings.js';
import { holdRule } from './keep-cases.js';
import { caseMachine } from './machine.js';
import { type CaseStep, type CaseWish, stepIn, undetermined } from './wish.js';

/** Stops the clock while the case waits for the superior. */
export const pauseCase = (client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> =>
  stepIn(client, 'pause', wish, () => ({ set: { pausedOn: wish.said.today, pauseReason: wish.said.reason?.trim() } }));

/** Lets the clock run again; the working days for which it stood still lengthen the due dates. */
export async function resumeCase(client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> {
  const calendar = await loadCalendar(client);
  return stepIn(client, 'resume', wish, (facts) => {
    const pausedWorkdays = facts.pausedWorkdays + workdaysIn(calendar, facts.pausedOn!, wish.said.today);
    return {
      set: { pausedOn: null, pauseReason: null, pausedWorkdays, ...caseDues(calendar, { ...facts, pausedWorkdays }) },
      detail: { pausedWorkdays },
    };
  });
}

/** Gives a case to another department of the region; its warnings and all that was done about them follow, so that the department sees them. */
export async function reassignCase(
  client: pg.ClientBase,
  wish: CaseWish<Said & { departmentKind: string }>,
): Promise<CaseStep> {
  const { id, said } = wish;
  const departmentsThere = await holdRegion(client, id);
  const step = await stepIn(
    client,
    'reassign',
    { ...wish, said: { ...said, departmentsThere } },
    ({ departmentKind, verdictBy }) => ({
      set: {
        departmentKind: said.departmentKind,
        assignee: null,
        assignedOn: null,
        ...(verdictBy === null && undetermined),
      },
      detail: { from: departmentKind, to: said.departmentKind },
    }),
  );
  await moveToDepartment(client, id, said.departmentKind);
  return step;
}

/** The kinds of department of the case's region that handle warnings. Holds the rule, because warnings are moved. */
async function holdRegion(client: pg.ClientBase, id: string): Promise<string[]> {
  const { rows } = await client.query<{ ruleId: string; kinds: string[] }>(
    `select c.rule_id as "ruleId", array(
       select d.kind from department d where d.region_code = c.region_code and d.kind = any($2) order by d.kind) as kinds
     from case_file c where c.id = $1`,
    [id, handlingDepartments],
  );
  if (rows[0]) await holdRule(client, rows[0].ruleId);
  return rows[0]?.kinds ?? [];
}

async function moveToDepartment(client: pg.ClientBase, id: string, departmentKind: string): Promise<void> {
  const ofItsWarnings = 'warning_id in (select id from warning where case_id = $1)';
  for (const [table, which] of [
    ['warning', 'case_id = $1'],
    ['warning_event', ofItsWarnings],
    ['warning_verdict', ofItsWarnings],
    ['casework_step', 'matter_id = $1'],
    ['attachment', 'matter_id = $1'],
    // One is written for each due day, so the new department would not be reminded of that day again.
    ['reminder', 'matter_id = $1'],
  ])
    await client.query(`update ${table} set department_kind = $2 where ${which} and department_kind <> $2`, [
      id,
      departmentKind,
    ]);
}

/** Makes a case of its own of some of the warnings, before anything is determined. Answers its id, too. */
export async function splitCase(
  client: pg.ClientBase,
  wish: CaseWish<Said & { warningIds: readonly string[] }>,
): Promise<CaseStep & { newCaseId: string }> {
  const { id, actor, said } = wish;
  const calendar = await loadCalendar(client);
  await holdRegion(client, id);
  const part = await partOf(client, id, said.warningIds);
  const step = await stepIn(client, 'split', { ...wish, said: { ...said, ofThese: part.ids.length } }, () => ({
    detail: { warningIds: part.ids },
  }));
  const values = asPart(calendar, step.facts, part);
  const { openedOn, verifyWithin, rectifyWithin } = values;
  const newCaseId = await beginMatter(client, caseMachine, values, {
    act: 'open',
    actor,
    said,
    detail: {
      category: step.facts.category,
      severity: part.severity,
      warnings: part.ids.length,
      warningIds: part.ids,
      splitFrom: id,
      // Its clock is not that of its first step.
      clock: { openedOn, verifyWithin, rectifyWithin },
    },
  });
  await client.query('update warning set case_id = $2 where id = any($1)', [part.ids, newCaseId]);
  await recount(client, step.facts.ruleId);
  return { ...step, newCaseId };
}

interface Part {
  ids: string[];
  severity: string | null;
  amountFen: bigint | null;
}

async function partOf(client: pg.ClientBase, id: string, warningIds: readonly string[]): Promise<Part> {
  const { rows } = await client.query<Part>(
    `select coalesce(array_agg(id order by id), '{}') as ids, ${severest('severity')} as severity, sum(amount_fen)::bigint as "amountFen"
     from warning where case_id = $1 and id = any($2::uuid[])`,
    [id, warningIds],
  );
  return rows[0]!;
}

/** What a part has of the case that it comes from; also its clock: to split a case gains nobody time. */
function asPart(calendar: WorkdayCalendar, from: CaseFacts, { ids, severity, amountFen }: Part) {
  const clock = {
    openedOn: from.openedOn,
    verifyWithin: from.verifyWithin + from.pausedWorkdays,
    rectifyWithin: from.rectifyWithin + from.pausedWorkdays,
  };
  return {
    regionCode: from.regionCode,
    scopeOrd: from.scopeOrd,
    ruleId: from.ruleId,
    caseKey: from.caseKey,
    category: from.category,
    severity,
    departmentKind: from.departmentKind,
    observerRegionCode: from.observerRegionCode,
    warnings: ids.length,
    amountFen,
    ...clock,
    ...caseDues(calendar, { ...clock, pausedWorkdays: 0 }),
  };
}

/** The county's feedback to the province (Art. 17). */
export const reportToProvince = (client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> =>
  stepIn(client, 'report_to_province', wish, ({ now }) => ({ set: { reportedAt: now } }));
