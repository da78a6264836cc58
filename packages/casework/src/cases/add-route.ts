import type pg from 'pg';
import { type Actor, covers } from '../matter/actor.js';
import { departmentTitle } from '../matter/department.js';
import { expectMayBegin } from '../matter/expect.js';
import type { Objection } from '../matter/machine.js';
import { warningCategories } from '../routing.js';
import { handlingDepartments } from './facts.js';

/** From a day on, warnings of a category go to a kind of department. */
export interface NewRoute {
  category: string;
  departmentKind: string;
  /** In whose subtree; null = everywhere. */
  regionCode: string | null;
  /** First day, 'YYYY-MM-DD'; not before today. */
  effectiveFrom: string;
  /** What it rests on, such as a document number. */
  basis: string;
}

const article17 = '豫财办〔2018〕33号 第十七条';
const because = (zh: string, en: string): Objection => ({ words: { zh, en } });

/**
 * Routes a category of warnings anew: by supervision of the province. Warnings that are there already stay where they are.
 *
 * @returns the route's id
 * @throws CaseworkRefused
 */
export async function addWarningRoute(
  client: pg.ClientBase,
  actor: Actor,
  { today }: { today: string },
  route: NewRoute,
): Promise<string> {
  const { category, departmentKind, regionCode, effectiveFrom, basis } = route;
  const { top, hasDepartment } = await placeOf(client, route);
  expectMayBegin(article17, {
    who: [ofProvince(actor, top)],
    what: [
      isCategory(category),
      hasDepartment && (handlingDepartments as readonly string[]).includes(departmentKind)
        ? undefined
        : because(
            `该地区没有办理预警的“${departmentTitle(departmentKind)}”处室（科、股）；应为 ${handlingDepartments.map(departmentTitle).join('、')}，地区为省、市、县`,
            `there is no '${departmentKind}' department there that handles warnings; expected ${handlingDepartments.join(', ')} of a province, prefecture or county`,
          ),
      effectiveFrom >= today
        ? undefined
        : because(
            `生效日期 ${effectiveFrom} 不得早于今日 ${today}`,
            `it cannot begin on ${effectiveFrom}; expected today, ${today}, or a later day`,
          ),
      basisGiven(basis),
    ],
  });
  const { rows } = await client.query<{ id: bigint }>(
    `insert into warning_route (category, department_kind, region_code, effective_from, basis, set_by)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [category, departmentKind, regionCode, effectiveFrom, basis.trim(), actor.username],
  );
  return String(rows[0]!.id);
}

async function placeOf(client: pg.ClientBase, { regionCode, departmentKind }: NewRoute) {
  const { rows } = await client.query<{ top: bigint; hasDepartment: boolean }>(
    `select r.scope_lo as top, exists (select from department d where d.region_code = coalesce($1, r.code) and d.kind = $2) as "hasDepartment"
     from region r where r.fiscal_parent is null order by r.scope_lo limit 1`,
    [regionCode, departmentKind],
  );
  return rows[0]!;
}

const ofProvince = (actor: Actor, top: bigint): Objection =>
  actor.role === 'supervisor' && covers(actor, top)
    ? undefined
    : because('须由省级监督检查人员办理', 'this is for supervision of the province');

const isCategory = (category: string): Objection =>
  (warningCategories as readonly string[]).includes(category)
    ? undefined
    : because(
        `没有预警类别“${category}”；须为 ${warningCategories.join('、')}`,
        `there is no category '${category}'; expected one of ${warningCategories.join(', ')}`,
      );

const basisGiven = (basis: string): Objection =>
  basis.trim() !== '' && basis.trim().length <= 200
    ? undefined
    : because(
        '须写明依据（200 字以内），例如“豫财办〔2021〕12号”',
        "what it rests on is needed, at most 200 characters, for example '豫财办〔2021〕12号'",
      );
