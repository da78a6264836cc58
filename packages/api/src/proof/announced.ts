import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A region's interval on the fiscal tree, as SQL. */
interface Interval {
  lo: string;
  hi: string;
}

/** Theirs who made a record, and theirs to whom it was announced or delivered: which rows may be seen from an interval. */
const announced: Readonly<Record<string, (of: Interval) => string>> = {
  assessment: (of) =>
    madeOr(
      'assessment',
      of,
      `assessment_score t on t.assessment_id = r.id and t.announced_on is not null and r.state <> 'draft'`,
    ),
  circular: (of) =>
    madeOr('circular', of, 'circular_delivery t on t.circular_id = r.id and t.delivered_on is not null'),
  assessment_score: ({ lo, hi }) =>
    `scope_ord between ${lo} and ${hi} and (announced_on is not null or assessor_ord between ${lo} and ${hi})`,
};

const madeOr = (table: string, { lo, hi }: Interval, announcedTo: string) => `id in (
    select r.id from ${table} r join region m on m.code = r.region_code where m.scope_lo between ${lo} and ${hi}
    union select r.id from ${table} r join ${announcedTo} where t.scope_ord between ${lo} and ${hi})`;

export const isAnnounced = (table: string, of: Interval): string => announced[table]!(of);

/** Whose a record is, by region, and how far it has come. */
interface Planted {
  madeBy: string;
  goesTo?: string;
  isDraft?: boolean;
  isAnnounced?: boolean;
}

/** Of each such kind: the region's own, what was announced to it, what is not yet for one reason or another, and what is other regions'. */
export async function plantAnnounced(client: pg.ClientBase, mine: string, another: string): Promise<void> {
  const province = '410000000000';
  const all: readonly Planted[] = [
    { madeBy: mine, isDraft: true },
    { madeBy: mine, goesTo: mine },
    { madeBy: province, goesTo: mine, isAnnounced: true },
    { madeBy: province, goesTo: mine },
    { madeBy: province, goesTo: mine, isDraft: true, isAnnounced: true },
    { madeBy: province, goesTo: another, isAnnounced: true },
    { madeBy: another, goesTo: mine },
    { madeBy: another, isAnnounced: true },
  ];
  for (const each of all) {
    await plantAssessment(client, each);
    await plantCircular(client, each);
  }
}

const announcedOn = ({ isAnnounced }: Planted) => (isAnnounced ? '2018-12-02' : null);

async function plantAssessment(client: pg.ClientBase, planted: Planted): Promise<void> {
  const { madeBy, goesTo, isDraft } = planted;
  const id = randomUUID();
  await client.query(
    `insert into assessment (id, state, region_code, period, first_day, last_day, epoch, as_known_at, scheme_id, inputs_digest, made_by, made_on, calendar_version)
     values ($1::uuid, $2, $3, $1::text, '2018-01-01', '2018-12-31', 1, now(), 1, '', 'x', '2018-12-01', 1)`,
    [id, isDraft ? 'draft' : 'published', madeBy],
  );
  if (goesTo)
    await client.query(
      `insert into assessment_score (assessment_id, region_code, scope_ord, assessor_ord, announced_on, dimensions, penalties)
       select $1, code, scope_lo, (select scope_lo from region where code = $3), $4, '[]', '[]' from region where code = $2`,
      [id, goesTo, madeBy, announcedOn(planted)],
    );
}

async function plantCircular(client: pg.ClientBase, planted: Planted): Promise<void> {
  const { madeBy, goesTo } = planted;
  const id = randomUUID();
  await client.query(
    `insert into circular (id, state, region_code, stream, month, title, epoch, drafted_by, drafted_on)
     values ($1::uuid, 'issued', $2, 'it', '2018-11', $1::text, 1, 'x', '2018-12-01')`,
    [id, madeBy],
  );
  if (goesTo)
    await client.query(
      `insert into circular_delivery (circular_id, region_code, scope_ord, addressee, delivered_on)
       select $1, code, scope_lo, 'x', $3 from region where code = $2`,
      [id, goesTo, announcedOn(planted)],
    );
}
