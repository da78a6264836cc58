import type { Actor } from '../matter/actor.js';
import { departmentTitle } from '../matter/department.js';
import { platformOnly, responsibleStaff, supervision } from '../matter/guards.js';
import type { Objection, Said } from '../matter/machine.js';
import type * as facts from './facts.js';
import { violationTypes } from './facts.js';

type Case = facts.CaseFacts;

const because = (zh: string, en: string): Objection => ({ words: { zh, en } });
const conflict = (zh: string, en: string): Objection => ({ code: 'CONFLICT', words: { zh, en } });

/** A case of which the rule's text itself is the violation: nobody has to determine it. */
export const isByRule = ({ severity }: Pick<Case, 'severity'>): boolean => severity === 'red';

// Who ---------------------------------------------------------------------------------------------------------------------------

/** Not who entered the payment, or another of the records that the warnings rest on. */
export const notEnterer = ({ enteredByActor }: Case): Objection =>
  enteredByActor
    ? {
        basis: '豫财办〔2018〕33号 第七条、第十条',
        words: {
          zh: '预警所涉数据由您录入，须由他人核实认定',
          en: 'you entered a record that the warnings are about: it is for somebody else to determine',
        },
      }
    : undefined;

export const staffOrSupervision = (matter: Case, actor: Actor): Objection =>
  actor.role === 'supervisor' ? supervision(matter, actor) : responsibleStaff(matter, actor);

export const staffOrPlatform = (matter: Case, actor: Actor): Objection =>
  actor.role === 'system' ? undefined : responsibleStaff(matter, actor);

/** Whoever has it in hand or looks on, and the platform: they may have the rule run again, or end a pause. */
export const anybodyConcerned = (matter: Case, actor: Actor): Objection =>
  actor.role === 'system' ? undefined : staffOrSupervision(matter, actor);

export const supervisionOrPlatform = (matter: Case, actor: Actor): Objection =>
  actor.role === 'system' ? platformOnly(matter, actor) : supervision(matter, actor);

/** While the clock stands still the case waits for the superior. */
export const notPaused = ({ pausedOn }: Case): Objection =>
  pausedOn === null
    ? undefined
    : conflict(`已于 ${pausedOn} 中止计时，请先恢复`, `it has been paused since ${pausedOn}; resume it first`);

export const isPaused = ({ pausedOn }: Case): Objection =>
  pausedOn === null ? conflict('未中止计时', 'it is not paused') : undefined;

/** What a person determined is not taken back by a doubt about data; what the rule alone said is. */
export const beforePersonsVerdict = (matter: Case): Objection =>
  matter.verdict === 'violation' && matter.verdictBy !== null
    ? conflict('已认定违规，须整改', 'it was determined to be a violation: what is left is to rectify it')
    : undefined;

export const notReported = ({ reportedAt }: Case): Objection =>
  reportedAt === null ? undefined : conflict('已反馈省财政厅', 'it was reported to the province already');

export const severalWarnings = ({ warnings }: Case): Objection =>
  warnings > 1
    ? undefined
    : conflict('本案只有一条预警，不能分案', 'the case has one warning, so there is nothing to split off');

/** Supervision closes what it has sampled itself; the platform what nobody sampled in time. */
export const sampledIfSupervision = ({ sampledBy }: Case, actor: Actor): Objection =>
  actor.role === 'system' || sampledBy !== null
    ? undefined
    : conflict('监督检查人员须先抽查', 'supervision samples it first, and accepts it then');

// What --------------------------------------------------------------------------------------------------------------------------

export const evidenceGiven = ({ attachments }: Case, { evidence }: facts.Proposal): Objection => {
  const said = evidence?.trim() ?? '';
  return (said !== '' || attachments > 0) && said.length <= 2_000
    ? undefined
    : because(
        '认定正常须有依据：写明凭证号或文号（2000 字以内），或上传附件，例如“支付凭证 2018-0731-12”',
        "that it is normal needs evidence: a voucher's or a document's number, at most 2,000 characters, or a file, for example 'voucher 2018-0731-12'",
      );
};

export const violationTypeKnown = (_: Case, { violationType }: facts.Determination): Objection =>
  (violationTypes as readonly string[]).includes(violationType)
    ? undefined
    : because(
        `没有违规类型“${violationType}”；须为 ${violationTypes.join('、')}`,
        `there is no violation type '${violationType}'; expected one of ${violationTypes.join(', ')}`,
      );

/** No rectification before the case was opened, in the future, or in a month that is closed: what was told then stands. */
export const rectifiedInOrder = (
  { openedOn, lastClosedDay }: Case,
  { rectifiedOn, today }: facts.Rectification,
): Objection => {
  if (lastClosedDay !== null && rectifiedOn <= lastClosedDay)
    return {
      basis: '豫财办〔2018〕33号 第十七条',
      words: {
        zh: `${lastClosedDay} 及以前的月份已结账，整改日期不得为 ${rectifiedOn}；应晚于 ${lastClosedDay}`,
        en: `the months up to ${lastClosedDay} are closed, so nothing was rectified on ${rectifiedOn}; expected a later day`,
      },
    };
  return rectifiedOn >= openedOn && rectifiedOn <= today
    ? undefined
    : because(
        `整改日期 ${rectifiedOn} 有误：应在 ${openedOn} 至 ${today} 之间`,
        `the day ${rectifiedOn} is not in order: expected ${openedOn} to ${today}`,
      );
};

export const amountsInOrder = (_: Case, { returnedFen, rebookedFen, otherFen }: facts.Rectification): Objection =>
  [returnedFen, rebookedFen, otherFen].every((amount) => amount >= 0n)
    ? undefined
    : because(
        '退回、调账、其他金额不得为负，例如 12000.00；没有则为 0',
        'amounts returned, re-booked and other are not negative, for example 12000.00, or 0',
      );

export const shown = ({ attachments }: Case, { reason }: Said): Objection => {
  const said = reason?.trim() ?? '';
  return (said !== '' || attachments > 0) && said.length <= 2_000
    ? undefined
    : because(
        '须上传整改凭据，或说明整改情况（2000 字以内），例如“资金已退回国库，凭证 2018-0815-03”',
        "what shows it is needed: a file, or how it was rectified, at most 2,000 characters, for example 'returned to the treasury, voucher 2018-0815-03'",
      );
};

export const ranAgain = ({ recheck }: Case): Objection =>
  recheck === null
    ? conflict(
        '整改后规则尚未重新运行，请先复核规则',
        'the rule has not run again since the rectification; re-run it first',
      )
    : undefined;

/** Where the rule finds the fact still, it has to be said why it is rectified all the same. */
export const remainsExplained = ({ recheck }: Case, { reason }: Said): Objection => {
  const said = reason?.trim() ?? '';
  return (recheck !== 'remains' || said !== '') && said.length <= 2_000
    ? undefined
    : because(
        '规则重新运行后仍有发现，须说明为何视为已整改（2000 字以内），例如“违规支付属实，资金已全额退回”',
        "the rule still finds it: why it is rectified all the same is needed, at most 2,000 characters, for example 'the payment stays made, the money was returned in full'",
      );
};

/** So that supervision has time to take it as a sample; what it has taken waits for what it decides. */
export const sampleTimeOver = ({ sampledBy }: Case, { sampleUntil, today }: facts.Closing, actor: Actor): Objection => {
  if (actor.role !== 'system') return undefined;
  if (sampledBy !== null) return conflict('监督检查已抽查，待其认可或退回', 'supervision has sampled it and decides');
  return sampleUntil !== null && today > sampleUntil
    ? undefined
    : conflict(
        `监督检查可抽查至 ${sampleUntil ?? '（日历未公布）'}`,
        `supervision may take it as a sample until ${sampleUntil ?? '(the calendar does not reach)'}`,
      );
};

export const anotherDepartment = (
  { departmentKind: present }: Case,
  { departmentKind, departmentsThere }: facts.Reassignment,
): Objection =>
  departmentKind !== present && departmentsThere.includes(departmentKind)
    ? undefined
    : because(
        `不能移交给“${departmentTitle(departmentKind)}”；应为本地区的另一处室（科、股）：${departmentsThere
          .filter((kind) => kind !== present)
          .map(departmentTitle)
          .join('、')}`,
        `it cannot go to '${departmentKind}'; expected another department of the region: ${departmentsThere.filter((kind) => kind !== present).join(', ')}`,
      );

export const colleagueFits = (matter: Case, { colleague }: facts.Assignment): Objection =>
  colleague !== null
    ? undefined
    : because(
        `须指定 ${matter.regionCode} 的${departmentTitle(matter.departmentKind)}处室（科、股）在用的业务人员，例如 nong`,
        `expected the user name of staff of the ${matter.departmentKind} department of ${matter.regionCode}, for example nong`,
      );

export const partOfCase = ({ warnings }: Case, { warningIds, ofThese }: facts.Splitting): Objection =>
  warningIds.length > 0 && ofThese === warningIds.length && ofThese < warnings
    ? undefined
    : because(
        `须选出本案的部分预警（1 至 ${warnings - 1} 条），不得重复`,
        `expected some of the case's warnings, 1 to ${warnings - 1}, each named once`,
      );

export const nothingOpen = ({ openWarnings }: Case): Objection =>
  openWarnings === 0 ? undefined : conflict('仍有未消除的预警', 'some of its warnings are open still');

export const somethingOpen = ({ openWarnings }: Case): Objection =>
  openWarnings > 0 ? undefined : conflict('没有重新出现的预警', 'none of its warnings has come back');

export const nothingInCorrection = ({ openCorrections }: Case): Objection =>
  openCorrections === 0 ? undefined : conflict('数据更正尚未办结', 'the correction of its data is under way still');
