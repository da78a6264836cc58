import type pg from 'pg';
import { beginCorrection } from '../corrections/begin.js';
import { platform } from '../matter/actor.js';
import type { Said } from '../matter/machine.js';
import { refuse } from '../matter/refused.js';
import type { Determination, Proposal } from './facts.js';
import { type CaseStep, type CaseWish, closed, stepIn, undetermined } from './wish.js';
import { writeVerdicts } from './write-verdicts.js';

/** Takes a case in hand. A red rule's needs no determination: its text is the violation. */
export const takeUpCase = (client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> =>
  stepIn(client, 'take_up', wish, (_, to) => ({
    set: {
      assignee: wish.actor.username,
      assignedOn: wish.said.today,
      ...(to === 'rectifying' && { verdict: 'violation', verdictOn: wish.said.today }),
    },
  }));

/** Gives a case to a colleague of the department. */
export async function assignCase(
  client: pg.ClientBase,
  wish: CaseWish<Said & { assignee: string }>,
): Promise<CaseStep> {
  const colleague = await colleagueFor(client, wish.id, wish.said);
  return stepIn(client, 'assign', { ...wish, said: { ...wish.said, colleague } }, () => ({
    set: { assignee: colleague, assignedOn: wish.said.today },
    detail: { assignee: colleague },
  }));
}

/** The user name, if it is of staff of the case's department who are in use on the day. */
async function colleagueFor(
  client: pg.ClientBase,
  caseId: string,
  { assignee, today }: { assignee: string; today: string },
): Promise<string | null> {
  const colleagues = await colleaguesFor(client, caseId, today);
  return colleagues.some(({ username }) => username === assignee) ? assignee : null;
}

/** Staff of a case's department who are in use on the day: to whom it can be given. */
export async function colleaguesFor(
  client: pg.ClientBase | pg.Pool,
  caseId: string,
  today: string,
): Promise<Colleague[]> {
  const { rows } = await client.query<Colleague>(
    `select distinct u.username, u.display_name as "displayName"
     from case_file c join app_grant g on g.region_code = c.region_code and c.department_kind = any(g.department_kinds)
     join app_user u on u.id = g.user_id
     where c.id = $1 and u.disabled_at is null and g.role = 'staff'
       and g.valid_from <= $2::date and coalesce(g.valid_to, 'infinity') > $2::date
     order by u.username`,
    [caseId, today],
  );
  return rows;
}

export interface Colleague {
  username: string;
  displayName: string;
}

/** Proposes that the warnings are in order; a second person confirms it. */
export const proposeNormal = (client: pg.ClientBase, wish: CaseWish<Proposal>): Promise<CaseStep> =>
  stepIn(client, 'propose_normal', wish, () => ({
    set: {
      verdict: 'normal',
      verdictBy: wish.actor.username,
      verdictOn: wish.said.today,
      verdictReason: wish.said.reason?.trim(),
    },
    detail: { evidence: wish.said.evidence?.trim() || null },
  }));

export async function confirmNormal(client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> {
  const step = await stepIn(client, 'confirm_normal', wish, (facts) => ({
    set: { outcome: 'normal', confirmedBy: wish.actor.username, ...closed(facts, wish.said) },
    detail: { outcome: 'normal' },
  }));
  const { verdictBy, verdictReason } = step.facts;
  await writeVerdicts(client, wish.id, { verdict: 'normal', reason: verdictReason!, decidedBy: verdictBy! });
  return step;
}

export const declineNormal = (client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> =>
  stepIn(client, 'decline_normal', wish, () => ({ set: undetermined }));

export async function determineViolation(client: pg.ClientBase, wish: CaseWish<Determination>): Promise<CaseStep> {
  const { actor, said } = wish;
  const reason = said.reason?.trim() ?? '';
  const step = await stepIn(client, 'determine_violation', wish, () => ({
    set: {
      verdict: 'violation',
      violationType: said.violationType,
      verdictBy: actor.username,
      verdictOn: said.today,
      verdictReason: reason,
    },
    detail: { violationType: said.violationType },
  }));
  await writeVerdicts(client, wish.id, { verdict: 'violation', reason, decidedBy: actor.username });
  return step;
}

/** A record of which it is said that its data are wrong. */
export interface DataIssue extends Said {
  /** A business table, and the id of a record that the case's warnings are about. */
  recordKind: string;
  recordId: string;
}

/** Reports that a record which the warnings rest on is wrong, and begins its correction (Art. 16). Answers the correction's id, too. */
export async function reportDataIssue(
  client: pg.ClientBase,
  wish: CaseWish<DataIssue>,
): Promise<CaseStep & { correctionId: string }> {
  const { id, actor, said } = wish;
  const reason = said.reason?.trim() ?? '';
  const step = await stepIn(client, 'report_data_issue', wish, () => ({
    detail: { recordKind: said.recordKind, recordId: said.recordId },
  }));
  await expectRecordOf(client, id, said.recordId);
  const { recordKind, recordId } = said;
  const correctionId = await beginCorrection(client, {
    actor,
    said,
    recordKind,
    recordId,
    caseId: id,
    question: reason,
  });
  await writeVerdicts(client, id, { verdict: 'data_issue', reason, decidedBy: actor.username });
  return { ...step, correctionId };
}

async function expectRecordOf(client: pg.ClientBase, caseId: string, recordId: string): Promise<void> {
  const { rows } = await client.query(
    'select from warning where case_id = $1 and (subject_id = $2 or $2 = any(rows)) limit 1',
    [caseId, recordId],
  );
  if (rows.length === 0)
    refuse(
      'BAD_INPUT',
      '该数据不在本案预警所涉数据之内',
      "the record is none of those that the case's warnings are about; expected the subject of one, or one of its rows",
    );
}

export const resumeVerifying = (client: pg.ClientBase, wish: CaseWish): Promise<CaseStep> =>
  stepIn(client, 'resume_verifying', wish);

/**
 * Takes a case up again when the last correction of its data came to nothing; what was corrected, the next sweep judges. Nothing is done with a case
 * that waits for no correction.
 */
export async function resumeAfterCorrection(client: pg.ClientBase, caseId: string, said: Said): Promise<void> {
  const { rows } = await client.query(
    `select from case_file c where c.id = $1 and c.state = 'data_issue'
       and not exists (select from correction k where k.case_id = c.id and k.closed_on is null)
     for update of c`,
    [caseId],
  );
  if (rows.length > 0) await resumeVerifying(client, { id: caseId, actor: platform, said });
}
