import type pg from 'pg';
import { dueAfter, loadCalendar } from '../clock/calendar.js';
import type { Actor } from '../matter/actor.js';
import { departmentTitle } from '../matter/department.js';
import { expectMayBegin } from '../matter/expect.js';
import type { Objection, Said } from '../matter/machine.js';
import { refuse } from '../matter/refused.js';
import { beginMatter, type Seen, stepsOf } from '../matter/take-step.js';
import { documentNoFits, documentNoOf } from './document-no.js';
import { numbering } from './numbering.js';
import { mayIssue, type OrderAct, orderBasis, orderMachine } from './order-machine.js';
import { hasDepartments, placeOf } from './place.js';
import { textFits } from './said.js';

/** Working days for the reply, unless the order says otherwise. */
export const usualReplyWithin = 10;
const longestReplyWithin = 60;

/** What an order is issued with. */
export interface OrderWish {
  /** The case that it is for. */
  caseId?: string | null | undefined;
  /** Of the department that it is for; where a case is named, the case's when not given. */
  regionCode?: string | null | undefined;
  departmentKind?: string | null | undefined;
  title: string;
  requirement: string;
  /** Working days, 1 to 60. */
  replyWithin?: number | null | undefined;
  documentNo?: string | null | undefined;
}

/** Issues an order. @returns its id @throws CaseworkRefused */
export async function issueOrder(client: pg.ClientBase, actor: Actor, said: Said, wish: OrderWish): Promise<string> {
  const calendar = await loadCalendar(client);
  const { regionCode, departmentKind } = await addresseeOf(client, wish);
  const place = await placeOf(client, regionCode);
  const { scopeOrd } = place;
  const { title, requirement } = wish;
  const replyWithin = wish.replyWithin ?? usualReplyWithin;
  const documentNo = documentNoOf(wish.documentNo);
  expectMayBegin(orderBasis, {
    who: [mayIssue({ regionCode, departmentKind, scopeOrd }, actor)],
    what: [
      hasDepartments(place),
      textFits(title, { zh: '标题', en: 'title', most: 100, example: '关于核实一卡通发放异常的交办单' }),
      textFits(requirement, { zh: '要求', en: 'requirement', most: 4_000, example: '逐笔核实并书面回复' }),
      replyWithinFits(replyWithin),
      documentNoFits(documentNo),
    ],
  });
  const values = {
    regionCode,
    scopeOrd,
    departmentKind,
    documentNo,
    caseId: wish.caseId ?? null,
    issuerRegionCode: actor.regionCode,
    title: title.trim(),
    requirement: requirement.trim(),
    issuedBy: actor.username,
    issuedOn: said.today,
    replyWithin,
    dueOn: dueAfter(calendar, said.today, replyWithin),
  };
  return beginMatter(client, orderMachine, values, { act: 'issue', actor, said, detail: { replyWithin } });
}

const take = stepsOf(orderMachine);

export const acknowledgeOrder = (client: pg.ClientBase, step: Seen, said: Said) =>
  take(client, 'acknowledge', step, said, () => ({
    set: { acknowledgedBy: step.actor.username, acknowledgedOn: said.today },
  }));

/** What was decided about an earlier reply stays among the steps. */
export const replyToOrder = (client: pg.ClientBase, step: Seen, said: Said & { reply: string }) =>
  take(client, 'reply', step, said, () => {
    const reply = said.reply.trim();
    const undecided = { decidedBy: null, decidedOn: null, decisionReason: null };
    return {
      set: { reply, repliedBy: step.actor.username, repliedOn: said.today, ...undecided },
      detail: { reply },
    };
  });

export const acceptReply = (client: pg.ClientBase, step: Seen, said: Said) => decide(client, 'accept', step, said);

/** The reply is due again; the day on which it was due stays. */
export const returnReply = (client: pg.ClientBase, step: Seen, said: Said) => decide(client, 'return', step, said);

export const withdrawOrder = (client: pg.ClientBase, step: Seen, said: Said) => decide(client, 'withdraw', step, said);

export const numberOrder = numbering(orderMachine);

const decide = (client: pg.ClientBase, act: OrderAct, step: Seen, said: Said) =>
  take(client, act, step, said, () => ({
    set: { decidedBy: step.actor.username, decidedOn: said.today, decisionReason: said.reason?.trim() },
  }));

/** Whose department it is for. An order for a case goes to the department that has the case. */
async function addresseeOf(
  client: pg.ClientBase,
  { caseId, regionCode, departmentKind }: OrderWish,
): Promise<{ regionCode: string; departmentKind: string }> {
  const handled = caseId ? await openCase(client, caseId) : undefined;
  const to = {
    regionCode: regionCode ?? handled?.regionCode,
    departmentKind: departmentKind ?? handled?.departmentKind,
  };
  if (!to.regionCode || !to.departmentKind)
    return refuse(
      'BAD_INPUT',
      '须指明承办地区和处室类别，例如 411421000000 和 agri；或指明案件',
      'say whose department it is for: regionCode and departmentKind, for example 411421000000 and AGRI; or a case',
      { basis: orderBasis },
    );
  if (handled && (to.regionCode !== handled.regionCode || to.departmentKind !== handled.departmentKind))
    return refuse(
      'BAD_INPUT',
      `案件由 ${handled.regionCode} 的${departmentTitle(handled.departmentKind)}处室（科、股）承办，交办单应交其办理`,
      `the case is with the ${handled.departmentKind} department of ${handled.regionCode}; its order goes there`,
      { basis: orderBasis },
    );
  return { regionCode: to.regionCode, departmentKind: to.departmentKind };
}

/** The case, kept from being closed meanwhile. @throws CaseworkRefused when it is not there or closed */
export async function openCase(
  client: pg.ClientBase,
  caseId: string,
): Promise<{ regionCode: string; departmentKind: string }> {
  const { rows } = await client.query<{ regionCode: string; departmentKind: string; state: string }>(
    'select region_code as "regionCode", department_kind as "departmentKind", state from case_file where id = $1 for share',
    [caseId],
  );
  const found = rows[0] ?? refuse('NOT_FOUND', '没有该案件', 'there is no such case');
  if (found.state === 'closed')
    refuse('CONFLICT', '案件已办结；须为未办结的案件', 'the case is closed; expected one that is open', {
      basis: orderBasis,
      state: found.state,
    });
  return found;
}

const replyWithinFits = (days: number): Objection =>
  Number.isInteger(days) && days >= 1 && days <= longestReplyWithin
    ? undefined
    : {
        words: {
          zh: `回复期限须为 1 至 ${longestReplyWithin} 个工作日，例如 ${usualReplyWithin}`,
          en: `replyWithin is 1 to ${longestReplyWithin} working days, for example ${usualReplyWithin}`,
        },
      };
