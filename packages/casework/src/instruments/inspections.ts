import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { expectMayBegin } from '../matter/expect.js';
import type { Said } from '../matter/machine.js';
import { beginMatter, type Seen, stepsOf } from '../matter/take-step.js';
import { escalationActed } from '../months/escalation-acted.js';
import { documentNoFits, documentNoOf } from './document-no.js';
import { dueSince } from './due-since.js';
import {
  inspectionBasis,
  inspectionMachine,
  mayInspect,
  type ReportSaid,
  type StartSaid,
} from './inspection-machine.js';
import { numbering } from './numbering.js';
import { openCase } from './orders.js';
import { isBelowProvince, placeOf } from './place.js';
import { textFits } from './said.js';

/** What an inspection is ordered with. */
export interface InspectionWish {
  /** The municipal or county finance that is inspected. */
  regionCode: string;
  /** What is looked into. */
  scope: string;
  /** The case that gives cause, if it is one. */
  caseId?: string | null | undefined;
  documentNo?: string | null | undefined;
}

/** Orders an inspection; why is the step's reason. @returns its id @throws CaseworkRefused */
export async function orderInspection(
  client: pg.ClientBase,
  actor: Actor,
  said: Said & { reason: string },
  wish: InspectionWish,
): Promise<string> {
  const place = await placeOf(client, wish.regionCode);
  const documentNo = documentNoOf(wish.documentNo);
  expectMayBegin(inspectionBasis, {
    who: [mayInspect(place, actor)],
    what: [
      isBelowProvince(place),
      textFits(said.reason, { zh: '督查事由', en: 'reason', most: 2_000, example: '连续三个月存在未整改预警' }),
      textFits(wish.scope, { zh: '督查内容', en: 'scope', most: 2_000, example: '2018 年扶贫资金支付与一卡通发放' }),
      documentNoFits(documentNo),
    ],
  });
  if (wish.caseId) await openCase(client, wish.caseId);
  const { regionCode, scopeOrd } = place;
  const values = {
    regionCode,
    scopeOrd,
    documentNo,
    caseId: wish.caseId ?? null,
    dueSince: await dueSince(client, regionCode, 'inspection_due'),
    reason: said.reason.trim(),
    scope: wish.scope.trim(),
    orderedBy: actor.username,
    orderedOn: said.today,
  };
  const id = await beginMatter(client, inspectionMachine, values, {
    act: 'order',
    actor,
    said,
    detail: { issuerRegionCode: actor.regionCode },
  });
  await escalationActed(client, { regionCode, act: 'inspection_ordered', id, today: said.today, actor });
  return id;
}

const take = stepsOf(inspectionMachine);

export const startInspection = (client: pg.ClientBase, step: Seen, said: StartSaid) =>
  take(client, 'start', step, said, () => ({ set: { team: said.team.trim(), startedOn: said.startedOn } }));

export async function reportInspection(client: pg.ClientBase, step: Seen, said: ReportSaid) {
  const { id, actor } = step;
  const { today } = said;
  const taken = await take(client, 'report', step, said, () => ({
    set: {
      findings: said.findings.trim(),
      requirements: said.requirements.trim(),
      reportedBy: actor.username,
      reportedOn: today,
    },
  }));
  const { regionCode } = taken.facts;
  await escalationActed(client, { regionCode, act: 'inspection_reported', id, today, actor });
  return taken;
}

/** What was required has been done. */
export const closeInspection = (client: pg.ClientBase, step: Seen, said: Said) => take(client, 'close', step, said);

export const cancelInspection = (client: pg.ClientBase, step: Seen, said: Said) => take(client, 'cancel', step, said);

export const numberInspection = numbering(inspectionMachine);
