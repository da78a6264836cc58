import type pg from 'pg';
import { type Actor, covers } from '../matter/actor.js';
import type { Objection } from '../matter/machine.js';
import { refuse } from '../matter/refused.js';

/** A region as an instrument is made out to it. */
export interface Place {
  regionCode: string;
  name: string;
  level: string;
  scopeOrd: bigint;
}

/** The region of a code. @throws CaseworkRefused when there is none that is still in use */
export async function placeOf(client: pg.ClientBase, regionCode: string): Promise<Place> {
  const { rows } = await client.query<Place>(
    'select code as "regionCode", name, level, scope_lo as "scopeOrd" from region where code = $1 and successor is null',
    [regionCode],
  );
  return (
    rows[0] ??
    refuse(
      'NOT_FOUND',
      '没有该地区；应为 12 位区划代码，例如 411421000000',
      'there is no such region; expected a code of 12 digits such as 411421000000',
    )
  );
}

/** Townships and villages have no finance department of their own: their county answers. */
export const hasDepartments = ({ level, name }: Place): Objection =>
  level === 'township' || level === 'village'
    ? {
        words: {
          zh: `${name}没有财政部门，应为其所属的县（市、区）`,
          en: 'a township has no finance department; expected its county',
        },
      }
    : undefined;

/** A municipal or county finance bureau 市县财政局. */
export const isBelowProvince = (place: Place): Objection =>
  place.level === 'province'
    ? {
        words: {
          zh: '须为省辖市或县（市、区）',
          en: 'this is for a prefecture or county, for example 411421000000',
        },
      }
    : hasDepartments(place);

/** In one of these roles, of a region above this one. */
export const fromAbove =
  (...roles: Actor['role'][]) =>
  ({ regionCode, scopeOrd }: { regionCode: string; scopeOrd: bigint }, actor: Actor): Objection =>
    roles.includes(actor.role) && covers(actor, scopeOrd) && actor.regionCode !== regionCode
      ? undefined
      : {
          words: {
            zh: roles.includes('leader') ? '须由上级监督检查机构或厅（局）领导办理' : '须由上级监督检查机构办理',
            en: roles.includes('leader')
              ? 'this is for supervision or leadership of a region above'
              : 'this is for supervision of a region above',
          },
        };
