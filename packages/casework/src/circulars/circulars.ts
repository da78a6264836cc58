import type pg from 'pg';
import { documentNoOf } from '../instruments/document-no.js';
import type { Actor } from '../matter/actor.js';
import { expectMayBegin } from '../matter/expect.js';
import type { Objection, Said } from '../matter/machine.js';
import { refuse } from '../matter/refused.js';
import { beginMatter, type Seen, takeStep } from '../matter/take-step.js';
import { isMonth } from '../months/civil-month.js';
import { closedMonth } from '../months/closed.js';
import { makeReport } from '../reports/make-report.js';
import { addresseesOf, addressTo, type Place, placeOf, readDeliveries } from './deliveries.js';
import { circularDocument, usualTitle } from './document.js';
import { type Figures, readFigures } from './figures.js';
import { type CircularAct, type CircularFacts, circularMachine, draftFits, ofItsOffice } from './machine.js';
import { type CircularStream, circularBasis } from './stream.js';

/** A circular to draft. */
export interface CircularWish {
  stream: CircularStream;
  /** A closed month, 'YYYY-MM'. */
  month: string;
  /** The usual one where none is given. */
  title?: string | null | undefined;
  /** What is asked of those who get it. */
  remarks?: string | null | undefined;
  /**
   * Codes of the regions that it goes to; where none are given, statistics go to the divisions of the finance department that makes them, the
   * rest to every region directly below.
   */
  regions?: readonly string[] | null | undefined;
}

/** Drafts a circular: reads and freezes the figures of the month as they were known when it was closed. @returns its id @throws CaseworkRefused */
export async function draftCircular(
  client: pg.ClientBase,
  actor: Actor,
  said: Said,
  { stream, month, title, remarks, regions }: CircularWish,
): Promise<string> {
  const { regionCode } = actor;
  const own = await placeOf(client, regionCode);
  const words = {
    title: (title ?? (isMonth(month) ? usualTitle[stream](month) : '')).trim(),
    remarks: remarks?.trim() || null,
  };
  expectMayBegin(circularBasis, {
    who: [ofItsOffice({ regionCode, stream }, actor), ofProvinceOrPrefecture(own)],
    what: [monthFits(month), draftFits(undefined, { ...said, ...words })],
  });
  const closed =
    (await closedMonth(client, month)) ??
    refuse(
      'CONFLICT',
      `${month} 尚未月结，结账后方可通报`,
      `${month} is not closed yet; a circular tells of closed months`,
      {
        basis: circularBasis,
      },
    );
  const to = await addresseesOf(client, actor, own, stream, regions);
  const facts = await readFigures(client, stream, closed, actor);
  const values = {
    regionCode,
    stream,
    month,
    ...words,
    epoch: closed.epoch,
    facts: JSON.stringify(facts),
    draftedBy: actor.username,
    draftedOn: said.today,
  };
  const id = await beginMatter(client, circularMachine, values, {
    act: 'draft',
    actor,
    said,
    detail: { to: to.length },
  });
  await addressTo(client, id, stream, to);
  await keepDocument(client, id, actor);
  return id;
}

/** Says it otherwise; the figures stay. */
export async function redraftCircular(
  client: pg.ClientBase,
  step: Seen,
  said: Said & { title: string; remarks?: string | null | undefined; regions?: readonly string[] | null | undefined },
): Promise<void> {
  const words = { title: said.title.trim(), remarks: said.remarks?.trim() || null };
  const { facts } = await take(client, 'redraft', step, { ...said, ...words }, () => ({
    draftedBy: step.actor.username,
    draftedOn: said.today,
    ...words,
  }));
  if (said.regions) {
    const own = await placeOf(client, facts.regionCode);
    const to = await addresseesOf(client, step.actor, own, facts.stream, said.regions);
    await client.query('delete from circular_delivery where circular_id = $1', [step.id]);
    await addressTo(client, step.id, facts.stream, to);
  }
  await keepDocument(client, step.id, step.actor);
}

export const reviewCircular = (client: pg.ClientBase, step: Seen, said: Said) =>
  take(client, 'review', step, said, () => ({ reviewedBy: step.actor.username, reviewedOn: said.today }));

/** Sends it back to whoever drafted it. */
export const returnCircular = (client: pg.ClientBase, step: Seen, said: Said) =>
  take(client, 'return', step, said, () => ({ reviewedBy: null, reviewedOn: null }));

/** Gives it its number and its day: from now on its document stays as it is. */
export async function issueCircular(
  client: pg.ClientBase,
  step: Seen,
  said: Said & { documentNo: string },
): Promise<void> {
  const documentNo = documentNoOf(said.documentNo);
  await take(client, 'issue', step, { ...said, documentNo }, () => ({
    documentNo,
    issuedBy: step.actor.username,
    issuedOn: said.today,
  }));
  await keepDocument(client, step.id, step.actor);
}

/** Delivers it to all that it is addressed to. */
export async function deliverCircular(client: pg.ClientBase, step: Seen, said: Said): Promise<void> {
  await take(client, 'deliver', step, said, () => ({}));
  await client.query('update circular_delivery set delivered_on = $2 where circular_id = $1', [step.id, said.today]);
}

/** Acknowledges it for the actor's region. */
export async function acknowledgeCircular(client: pg.ClientBase, step: Seen, said: Said): Promise<void> {
  const { regionCode, username } = step.actor;
  await take(client, 'acknowledge', step, { ...said, regionCode }, () => ({}));
  await client.query(
    'update circular_delivery set acknowledged_by = $3, acknowledged_on = $4 where circular_id = $1 and region_code = $2',
    [step.id, regionCode, username, said.today],
  );
}

async function take(
  client: pg.ClientBase,
  act: CircularAct,
  step: Seen,
  said: Said & { documentNo?: string | null; regionCode?: string },
  set: () => Record<string, unknown>,
) {
  if (said.documentNo) await expectUnused(client, said.documentNo, step.id);
  const { regionCode, documentNo } = said;
  return takeStep(client, circularMachine, { ...step, act, said }, () => ({
    set: set(),
    detail: { ...(regionCode && { regionCode }), ...(documentNo && { documentNo }) },
  }));
}

/** A document number is one document's, also when two are issued at once. */
async function expectUnused(client: pg.ClientBase, documentNo: string, id: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`circular ${documentNo}`]);
  const { rows } = await client.query('select from circular where document_no = $1 and id <> $2', [documentNo, id]);
  if (rows.length > 0)
    refuse(
      'CONFLICT',
      `文号 ${documentNo} 已被另一份通报使用`,
      `${documentNo} is the number of another circular; give the next one`,
      {
        basis: circularBasis,
      },
    );
}

/** Makes the document of the circular as it stands. */
async function keepDocument(client: pg.ClientBase, id: string, actor: Actor): Promise<void> {
  const { rows } = await client.query<
    Omit<CircularFacts, 'facts'> & { facts: Figures; name: string; level: string; scopeOrd: bigint }
  >(
    `select c.version, c.region_code as "regionCode", c.month, c.title, c.remarks, c.epoch, c.facts, c.document_no as "documentNo",
       c.issued_on as "issuedOn", r.name, r.level, r.scope_lo as "scopeOrd"
     from circular c join region r on r.code = c.region_code where c.id = $1`,
    [id],
  );
  const { version, regionCode, month, title, remarks, epoch, facts, documentNo, issuedOn, name, level, scopeOrd } =
    rows[0]!;
  const addressees = (await readDeliveries(client, id)).map(({ addressee }) => addressee);
  const document = circularDocument({
    month,
    title,
    remarks,
    documentNo,
    date: issuedOn,
    region: { name, level },
    addressees,
    figures: facts,
  });
  const reportId = await makeReport(client, {
    kind: 'circular',
    matterId: id,
    matterVersion: version,
    epoch,
    document,
    regionCode,
    scopeOrd,
    departmentKind: null,
    madeBy: actor.username,
  });
  await client.query('update circular set report_id = $2 where id = $1', [id, reportId]);
}

const ofProvinceOrPrefecture = ({ level }: Place): Objection =>
  level === 'province' || level === 'prefecture'
    ? undefined
    : {
        words: {
          zh: '通报由省、省辖市印发',
          en: 'circulars are made by the province, or by a prefecture for its counties',
        },
      };

const monthFits = (month: string): Objection =>
  isMonth(month)
    ? undefined
    : {
        words: {
          zh: `“${month.slice(0, 20)}”不是月份，例如 2018-11`,
          en: 'month is no month; expected one such as 2018-11',
        },
      };
