import { type Actor, covers, isSamePerson } from './actor.js';
import { departmentTitle } from './department.js';
import type { Matter, Objection, Said } from './machine.js';

/** Staff of the region's department that the matter is for. */
export const responsibleStaff = (
  { regionCode, departmentKind }: Matter & { departmentKind: string },
  actor: Actor,
): Objection =>
  actor.role === 'staff' && actor.regionCode === regionCode && actor.departmentKinds.includes(departmentKind)
    ? undefined
    : {
        words: {
          zh: `须由 ${regionCode} 的${departmentTitle(departmentKind)}处室（科、股）业务人员办理`,
          en: `this is for staff of the ${departmentKind} department of ${regionCode}`,
        },
      };

/** Supervision of the region, or of one above it. */
export const supervision = ({ scopeOrd }: Matter & { scopeOrd: bigint }, actor: Actor): Objection =>
  actor.role === 'supervisor' && covers(actor, scopeOrd)
    ? undefined
    : {
        words: {
          zh: '须由本地区或上级的监督检查人员办理',
          en: 'this is for supervision of the region or one above it',
        },
      };

/** Only the platform's own work: the engine and its schedules. */
export const platformOnly = (_: Matter, actor: Actor): Objection =>
  actor.role === 'system' ? undefined : { words: { zh: '由系统自动办理', en: 'the platform does this by itself' } };

/** Not whoever is named there, in any account. */
export const anotherThan =
  <Facts extends Matter>(field: keyof Facts & string, zh: string, en: string) =>
  (facts: Facts, actor: Actor): Objection =>
    isSamePerson(actor, (facts[field] as string | null) ?? null)
      ? {
          basis: '豫财办〔2018〕33号 第十条',
          words: {
            zh: `须由${zh}以外的人员办理`,
            en: `this is for somebody other than ${en}`,
          },
        }
      : undefined;

/** Why, in 1 to 2,000 characters. */
export const reasonGiven = (_: Matter, { reason }: Said): Objection => {
  const said = reason?.trim() ?? '';
  return said !== '' && said.length <= 2_000
    ? undefined
    : {
        words: {
          zh: '须说明理由（2000 字以内），例如“已核对支付凭证，用途相符”',
          en: "a reason is needed, at most 2,000 characters, for example 'voucher checked, the purpose fits'",
        },
      };
};
