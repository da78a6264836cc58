import type { ForeseenWarning } from '@qingqu/sweep';
import { explainWarning, replayWarning, ruleHealth, whyNotRule } from '@qingqu/sweep';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { subjectEntities } from '../entities/warning.js';
import { administratorsMayNot, badInput } from '../errors.js';
import { enumOf } from '../graphql/enums.js';
import { LocalDate, RegionCode, yuanOf } from '../graphql/scalars.js';
import type { Viewer } from '../identity/principal.js';
import { choiceName } from '../model/choice.js';
import type { ApiContext, Operation } from '../server/operation.js';
import { CandidatePayment, candidateId, candidatesOf } from './candidate-payment.js';
import { ofEngine } from './errors.js';
import { ExplanationType, PrecheckType, RuleHealthType, WarningReplayType, WhyNotType } from './rule-desk.types.js';
import { namedEvidence, recordOf, shownEvidence, shownParams, subjectId } from './shown.js';

const HealthRegions = enumOf('RuleHealthRegions', 'By which regions figures are told 分地区方式.', {
  PREFECTURE: 'The prefecture, or the county that reports directly to the province 市（含省直管县）.',
  COUNTY: 'The county 县.',
});

const asOfText = 'Day as of which is judged; the business date when not given 判断日期.';

/** What the rule engine is asked about single warnings, records and payments. Each field first asks the database, in the viewer's scope, whether it is there. */
@Resolver()
export class RuleDeskQueries {
  @Query(() => ExplanationType, {
    nullable: true,
    complexity: 20,
    description:
      'Why a warning is there: rule, version, parameters, data, law; null when there is none or the viewer may not see it 预警说明.',
  })
  async explainWarning(
    @Arg('id', () => ID, { description: 'Id of the warning 预警.' }) id: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<ExplanationType | null> {
    await expectStaff(operation, 'explainWarning');
    const warning = recordOf(id, 'Warning');
    const found = warning && (await explainWarning((text, values) => operation.read(text, values), warning.key));
    if (!found) return null;
    const { title, message, params, evidence, ...rest } = found;
    return {
      ...rest,
      warningId: id,
      titleZh: title.zh,
      titleEn: title.en,
      messageZh: message.zh,
      messageEn: message.en,
      params: shownParams(params),
      evidence: shownEvidence(evidence),
    };
  }

  @Query(() => WarningReplayType, {
    nullable: true,
    complexity: 500,
    description:
      'Runs the rule that raised a warning again, as it was then on the data of then, and compares the evidence; null when there is no such warning or the viewer may not see it 预警重演.',
  })
  async replayWarning(
    @Arg('id', () => ID, { description: 'Id of the warning 预警.' }) id: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<WarningReplayType | null> {
    await expectStaff(operation, 'replayWarning');
    const { rules } = operation;
    const warning = recordOf(id, 'Warning');
    if (!warning || !(await isVisible(operation, 'warning', warning.key))) return null;
    const found = await ofEngine(rules.inTurn(() => replayWarning(rules.port.sweep, warning.key)));
    if (!found) return null;
    const { evidence, reason, epoch, actual, ...rest } = found;
    return {
      ...rest,
      actual: actual ?? null,
      epoch: String(epoch),
      evidence: evidence ? shownEvidence(namedEvidence(evidence)) : null,
      reasonZh: reason?.zh ?? null,
      reasonEn: reason?.en ?? null,
    };
  }

  @Query(() => WhyNotType, {
    nullable: true,
    complexity: 500,
    description:
      'Which conditions of a rule a record fulfils and which not, on the newest snapshot and among the rows that the viewer may see; null when there is no such record or the viewer may not see it 未预警原因.',
  })
  async whyNot(
    @Arg('ruleId', () => String, { description: 'Id of the rule, such as "cash-single-large" 规则编号.' })
    ruleId: string,
    @Arg('subjectId', () => ID, { description: 'Id of a record of a kind that the rule is about 对象.' }) id: string,
    @Arg('asOf', () => LocalDate, { nullable: true, description: asOfText }) asOf: string | null,
    @Ctx() { operation }: ApiContext,
  ): Promise<WhyNotType | null> {
    await expectStaff(operation, 'whyNot');
    const { rules } = operation;
    const record = recordOf(id);
    const kind = record && Object.keys(subjectEntities).find((each) => subjectEntities[each] === record.entity.name);
    if (!kind || !(await isVisible(operation, kind, record.key))) return null;
    const request = {
      ruleId,
      subject: { kind, id: record.key },
      asOf: asOf ?? (await rules.port.settings()).today,
      within: await scopeOf(operation),
    };
    const found = await ofEngine(rules.inTurn(() => whyNotRule(rules.port.sweep, request)));
    return {
      ...found,
      titleZh: found.title.zh,
      titleEn: found.title.en,
      params: shownParams(found.params),
      epoch: String(found.epoch),
      attempts: found.attempts.map(({ reached, conditions }) => ({
        reached,
        conditions: conditions.map(({ left, right, gap, unit, ...condition }) => ({
          ...condition,
          left: left ?? null,
          right: right ?? null,
          gap: gap ?? null,
          unit: unit ? choiceName(unit) : null,
        })),
      })),
    };
  }

  @Query(() => PrecheckType, {
    complexity: 1_000,
    description:
      'Which warnings payments would raise that have not been made, on the newest snapshot. It informs and never stops a payment: Art. 6 gives monitoring during and after, no power to block 支付前预检（仅提示，不拦截）.',
  })
  async precheck(
    @Arg('payments', () => [CandidatePayment], { description: 'The payments, at most 500 待支付记录.' })
    payments: CandidatePayment[],
    @Arg('asOf', () => LocalDate, { nullable: true, description: asOfText }) asOf: string | null,
    @Ctx() { operation }: ApiContext,
  ): Promise<PrecheckType> {
    await expectStaff(operation, 'precheck');
    const { rules } = operation;
    const viewer = await operation.viewer();
    const day = asOf ?? (await rules.port.settings()).today;
    const candidates = candidatesOf(payments, rules.port.vault, day);
    await expectOwnRegions(operation, payments);
    const keys = new Map(payments.map((payment) => [candidateId(payment), payment.key]));
    const { warnings, notChecked, checked, epoch } = await ofEngine(rules.precheck.check(candidates, { asOf: day }));
    return {
      epoch: String(epoch),
      asOf: day,
      checked,
      warnings: warnings.filter((warning) => wouldSee(viewer, warning)).map((warning) => shownWarning(warning, keys)),
      notChecked: notChecked.map(({ ruleId, title, reason }) => ({
        ruleId,
        titleZh: title.zh,
        titleEn: title.en,
        reasonZh: reason.zh,
        reasonEn: reason.en,
      })),
    };
  }

  @Query(() => [RuleHealthType], {
    complexity: 200,
    description:
      'How the rules in force are doing: cost, failures, warnings, what people made of them, silence. Warnings are counted as far as the viewer may see them 规则运行状况.',
  })
  async ruleHealth(
    @Arg('from', () => LocalDate, { description: 'First day of the period 起始日期.' }) from: string,
    @Arg('to', () => LocalDate, { description: 'Last day of the period 截止日期.' }) to: string,
    @Arg('regionCode', () => RegionCode, {
      nullable: true,
      description: "Only warnings of this region's fiscal subtree 区划代码.",
    })
    regionCode: string | null,
    @Arg('by', () => HealthRegions, {
      nullable: true,
      description: 'A row a rule and region; without it a row a rule 分地区方式.',
    })
    by: string | null,
    @Ctx() { operation }: ApiContext,
  ): Promise<RuleHealthType[]> {
    if (from > to)
      throw badInput(
        'ruleHealth: from is after to. Give the first day and the last, such as "2018-01-01" and "2018-12-31".',
      );
    const { role } = await operation.viewer();
    const isAdmin = role === 'admin';
    const read = isAdmin ? async () => null : (text: string, values: unknown[]) => operation.read(text, values);
    const regions = by && !isAdmin ? (by === 'COUNTY' ? 'county' : 'prefecture') : undefined;
    const found = await ruleHealth(operation.rules.port.sweep.pool, read, {
      from,
      to,
      regionCode: regionCode ?? undefined,
      by: regions,
    });
    return found.map(({ title, status, canary, hold, ...figures }) => ({
      ...figures,
      ...(isAdmin ? nothing : {}),
      titleZh: title.zh,
      titleEn: title.en,
      status: choiceName(status),
      canary: canary && choiceName(canary),
      hold: hold && choiceName(hold),
    }));
  }
}

const nothing = {
  raised: null,
  reopened: null,
  cleared: null,
  open: null,
  verdicts: null,
};

/** @throws FORBIDDEN for administrators. */
async function expectStaff(operation: Operation, field: string): Promise<void> {
  if ((await operation.viewer()).role === 'admin') throw administratorsMayNot(field);
}

/** Whether the viewer sees the record; the table's name is one of ours. */
const isVisible = async (operation: Operation, table: string, id: string): Promise<boolean> =>
  (await operation.read(`select exists (select from ${table} where id = $1::uuid)`, [id])) === true;

/** The subtree of which rows are looked at; none for whoever may see everything. */
async function scopeOf(operation: Operation): Promise<{ lo: bigint; hi: bigint } | undefined> {
  const { regionCode, lo, hi } = await operation.viewer();
  const isWhole = await operation.read('select fiscal_parent is null from region where code = $1::text', [regionCode]);
  return isWhole === true ? undefined : { lo, hi };
}

async function expectOwnRegions(operation: Operation, payments: readonly CandidatePayment[]): Promise<void> {
  const { lo, hi } = await operation.viewer();
  const codes = [...new Set(payments.map(({ regionCode }) => regionCode))];
  const own = (await operation.read(
    'select coalesce(json_agg(code), $$[]$$::json) from region where code = any($1::text[]) and scope_lo between $2::bigint and $3::bigint',
    [codes, String(lo), String(hi)],
  )) as string[];
  const foreign = codes.find((code) => !own.includes(code));
  if (foreign) throw badInput(`payments: there is no region ${foreign} at or below yours.`);
}

/** As row-level security has it for warnings. */
function wouldSee(viewer: Viewer, { place, rule }: ForeseenWarning): boolean {
  const isInScope = viewer.lo <= place && place <= viewer.hi;
  return isInScope && (viewer.role === 'supervisor' || viewer.departmentKinds.includes(rule.department));
}

function shownWarning(warning: ForeseenWarning, keys: ReadonlyMap<string, string>) {
  const { rule, message, amountFen, evidence, severity, candidates } = warning;
  const inOrder = namedEvidence(evidence).sort((a, b) => placeOf(rule, a.name) - placeOf(rule, b.name));
  const shown = shownEvidence(inOrder);
  return {
    ruleId: rule.id,
    titleZh: rule.title.zh,
    titleEn: rule.title.en,
    category: choiceName(rule.category),
    departmentKind: choiceName(rule.department),
    severity: choiceName(severity),
    messageZh: message.zh,
    messageEn: message.en,
    evidence: shown,
    amount: amountFen === null ? null : yuanOf(amountFen),
    regionCode: warning.regionCode,
    subjectId: subjectId(warning.subjectKind, warning.subjectId),
    payments: candidates.map((id) => keys.get(id)!),
  };
}

const placeOf = ({ columns }: ForeseenWarning['rule'], name: string) =>
  columns.findIndex((column) => column.name === name);
