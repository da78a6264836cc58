import { documentNoFits, documentNoOf } from '../instruments/document-no.js';
import { textSaid } from '../instruments/said.js';
import { type Actor, isSamePerson } from '../matter/actor.js';
import { departmentTitle } from '../matter/department.js';
import type { Objection } from '../matter/machine.js';
import type {
  Answer,
  Classification,
  CorrectionClass,
  CorrectionFacts,
  Desk,
  HandOver,
  Notice,
  Submission,
} from './facts.js';

const article7 = '豫财办〔2018〕33号 第七条';
const article16 = '豫财办〔2018〕33号 第十六条';
const article18 = '豫财办〔2018〕33号 第十八条';

const departmentKinds = ['budget', 'treasury', 'treasury_payment', 'agri', 'business', 'it'] as const;

const isOf = ({ regionCode, departmentKind }: Desk, actor: Actor): boolean => {
  if (actor.regionCode !== regionCode) return false;
  if (departmentKind === 'supervision') return actor.role === 'supervisor';
  return actor.role === 'staff' && actor.departmentKinds.includes(departmentKind);
};

export const handlerOf = (facts: CorrectionFacts): Desk => ({
  regionCode: facts.handlerRegionCode,
  departmentKind: facts.handlerDepartmentKind,
});

export const ownerOf = (facts: CorrectionFacts): Desk => ({
  regionCode: facts.ownerRegionCode,
  departmentKind: facts.ownerDepartmentKind,
});

export const raiserOf = (facts: CorrectionFacts): Desk => ({
  regionCode: facts.raisedRegionCode,
  departmentKind: facts.raisedDepartmentKind,
});

const named = ({ regionCode, departmentKind }: Desk) => ({
  zh: `${regionCode} 的${departmentTitle(departmentKind)}处室（科、股）`,
  en: `the ${departmentKind} department of ${regionCode}`,
});

// Who ---------------------------------------------------------------------------------------------------------------------------

/** Staff of the department that has it in hand. */
export const inHand = (facts: CorrectionFacts, actor: Actor): Objection => {
  const handler = handlerOf(facts);
  if (isOf(handler, actor)) return undefined;
  const { zh, en } = named(handler);
  return {
    words: { zh: `现由${zh}承办，须由其业务人员办理`, en: `it is in the hands of ${en}: this is for its staff` },
  };
};

/** Those who have it in hand, or raised it. */
export const concerned = (facts: CorrectionFacts, actor: Actor): Objection =>
  isOf(handlerOf(facts), actor) || isOf(raiserOf(facts), actor)
    ? undefined
    : {
        words: {
          zh: `须由承办处室（${named(handlerOf(facts)).zh}）或提出方（${named(raiserOf(facts)).zh}）办理`,
          en: `this is for ${named(handlerOf(facts)).en}, which has it in hand, or for ${named(raiserOf(facts)).en}, which raised it`,
        },
      };

/** A requirement is worked on by the provincial agriculture division together with the IT office (Art. 18). */
export const inHandOrJointly = (facts: CorrectionFacts, actor: Actor): Objection =>
  facts.class === 'requirement' && isOf({ regionCode: facts.province, departmentKind: 'agri' }, actor)
    ? undefined
    : inHand(facts, actor);

export const ofClass =
  (...classes: readonly CorrectionClass[]) =>
  (facts: CorrectionFacts): Objection =>
    facts.class !== null && classes.includes(facts.class)
      ? undefined
      : {
          code: 'CONFLICT',
          words: {
            zh: `该疑问数据的分类为 ${facts.class}，此项只用于 ${classes.join('、')}`,
            en: `it is of the class ${facts.class}; this is for ${classes.join(', ')} only`,
          },
        };

/** Who raised it, in any account. */
export const raiser = (facts: CorrectionFacts, actor: Actor): Objection =>
  isSamePerson(actor, facts.raisedBy)
    ? undefined
    : {
        words: {
          zh: '须由提出人本人撤回；认为数据无误的，由承办处室按“数据无误”办结',
          en: 'only who raised it takes it back; when nothing is wrong, the department in charge closes it as unfounded',
        },
      };

/** There is somebody above on the fiscal tree. */
export const hasSuperior = ({ handler }: CorrectionFacts): Objection =>
  handler.above ? undefined : { words: { zh: '省级没有上级财政部门', en: 'there is no superior above the province' } };

// What --------------------------------------------------------------------------------------------------------------------------

/** Whether the class may be given by who has it in hand (Art. 7, 16, 18). */
export const classFits = (facts: CorrectionFacts, { class: to }: Classification, actor: Actor): Objection => {
  const { handler, ownerIsBelow, ownerRegionCode } = facts;
  if (to === 'own' && !ownerIsBelow)
    return {
      basis: article7,
      words: {
        zh: `该数据由 ${ownerRegionCode} 录入，谁录入谁负责，不能由本级校正；请分类为 superior 或 provincial`,
        en: `the record was entered by ${ownerRegionCode}, which answers for it; classify it as superior or provincial`,
      },
    };
  if (to === 'superior' && !handler.above)
    return {
      basis: article16,
      words: {
        zh: '省级没有上级财政部门；请分类为 own 或 provincial',
        en: 'there is no superior above the province; classify it as own or provincial',
      },
    };
  if (to !== 'requirement') return undefined;
  const isEntitled =
    handler.level === 'prefecture' || (handler.level === 'county' && handler.above?.level === 'province');
  if (!isEntitled)
    return {
      basis: article18,
      words: {
        zh: '系统需求由省辖市、直管县（市）财政局农业科（股）统一上报；县（区）请分类为 superior，由省辖市上报',
        en: 'requirements are reported by prefectures and direct counties only; classify it as superior, so that the prefecture reports it',
      },
    };
  return facts.handlerDepartmentKind === 'agri' && actor.departmentKinds.includes('agri')
    ? undefined
    : {
        basis: article18,
        words: {
          zh: '系统需求由农业科（股）上报，请先转办 agri',
          en: "requirements are reported by the agriculture section; hand it over to 'agri' first",
        },
      };
};

const kindFits = (departmentKind: string, present: string | null): Objection =>
  (departmentKinds as readonly string[]).includes(departmentKind) && departmentKind !== present
    ? undefined
    : {
        words: {
          zh: `“${departmentKind}”不是可承办的处室；须为 ${departmentKinds.filter((kind) => kind !== present).join('、')} 之一`,
          en: `'${departmentKind}' cannot take it; expected one of ${departmentKinds.filter((kind) => kind !== present).join(', ')}`,
        },
      };

export const anotherKind = (facts: CorrectionFacts, { departmentKind }: HandOver): Objection =>
  kindFits(departmentKind, facts.handlerDepartmentKind);

export const divisionKnown = (_: CorrectionFacts, { departmentKind }: Notice): Objection =>
  kindFits(departmentKind, null);

export const answerGiven = textSaid<Answer>('answer', {
  zh: '答复',
  en: 'an answer',
  most: 2_000,
  example: '经核实，原数据无误，依据指标文件',
});

/** A new version rests on a document (Art. 16). */
export const documentGiven = (_: CorrectionFacts, { documentNo }: Submission): Objection => {
  const typed = documentNoOf(documentNo);
  return typed === null
    ? {
        words: {
          zh: '校正数据须有文号，例如“虞财农〔2018〕12号”',
          en: 'a correction needs the number of a document, for example 虞财农〔2018〕12号',
        },
      }
    : documentNoFits(typed);
};

/** Somebody delivered meanwhile: what the person saw holds no more. */
export const seenIsCurrent = (
  { currentVersion, recordKind }: CorrectionFacts,
  { recordVersion }: Submission,
): Objection => {
  if (currentVersion === recordVersion) return undefined;
  const [zh, en] =
    currentVersion === null
      ? ['该数据已被来源系统删除', `its source has deleted the record of ${recordKind}`]
      : [
          `数据现为第 ${currentVersion} 版，您看到的是第 ${recordVersion} 版；请核对新版后再办`,
          `the record is at version ${currentVersion}, you saw ${recordVersion}; look at the new one first`,
        ];
  return { code: 'CONFLICT', words: { zh, en } };
};
