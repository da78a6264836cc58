import { backtest } from '@qingqu/schema';
import { yuanOf } from '../graphql/scalars.js';
import { choice } from '../model/choice.js';
import {
  chosen,
  computed,
  desc,
  type Entity,
  entity,
  field,
  inRegion,
  type Member,
  one,
  type StructuredValue,
} from '../model/entity.js';
import { integer } from '../model/values.js';
import { globalId } from '../plan/global-id.js';
import { subjectEntities } from './warning.js';

const BacktestState = choice('BacktestState', 'State of a backtest 回溯检验状态.', backtest.state.enumValues, {
  waiting: 'Waits for its turn; two run at a time 等待.',
  running: 'Runs 进行中.',
  done: 'Done 已完成.',
  failed: 'Could not be done; see `problem` 失败.',
  cancelled: 'Cancelled by whoever asked for it 已取消.',
});

interface StoredParameter {
  name: string;
  label: { zh: string; en: string };
  type: string;
  trial: unknown;
  inForce: unknown;
}

const parameters: StructuredValue = {
  name: 'BacktestParameter',
  structure: true,
  read: (stored: StoredParameter[]) =>
    stored.map(({ name, label, type, trial, inForce }) => ({
      ...{ name, type, labelZh: label.zh, labelEn: label.en },
      ...{ trial: shownValue(type, trial), inForce: shownValue(type, inForce) },
    })),
};

const shownValue = (type: string, value: unknown): string =>
  type === 'money' ? yuanOf(String(value)) : Array.isArray(value) ? value.join(', ') : String(value);

const months: StructuredValue = { name: 'BacktestMonth', structure: true, read: (stored: object[]) => stored };

interface StoredFinding {
  fingerprint: string;
  month: string;
  county: string | null;
  kind: string;
  subject: string;
  warning: string | null;
}

const findings: StructuredValue = {
  name: 'BacktestFinding',
  structure: true,
  read: (stored: StoredFinding[]) =>
    stored.map(({ fingerprint, month, county, kind, subject, warning }) => ({
      ...{ fingerprint, month, regionCode: county },
      subjectId: globalId({ name: subjectEntities[kind]! }, [subject]),
      warningId: warning && globalId({ name: 'Warning' }, [warning]),
    })),
};

/** A number of how the two differ over the whole time, each finding counted once. */
const difference = (key: string, about: string): Member =>
  computed({ type: integer, about, sql: (col) => `(${col('difference')}->>'${key}')::int` });

export const backtestEntities: Entity[] = [
  entity('Backtest', backtest, {
    plural: 'backtests',
    about:
      'Backtests of rules with trial values of their parameters 规则回溯检验: what they would have found in past months, against the values in force. They change nothing.',
    readers: 'business',
    members: {
      ruleId: field(backtest.ruleId, 'Id of the rule 规则编号.'),
      rule: one('Rule', backtest.ruleDigest, {
        about: 'The version that it was asked for 规则.',
        to: 'digest',
        inverse: { name: 'backtests', about: 'Backtests of this version 回溯检验.' },
      }),
      regionCode: field(
        backtest.regionCode,
        'Code of the region in whose subtree the trial values hold and findings are counted 区划代码.',
      ),
      region: inRegion(backtest.regionCode, 'Region 区划.', {
        name: 'backtests',
        about: 'Backtests for this region itself 本级回溯检验.',
      }),
      from: field(backtest.fromDay, 'A day of the first month 起始日期.'),
      to: field(backtest.toDay, 'A day of the last month 截止日期.'),
      parameters: computed({
        type: parameters,
        nullable: false,
        about: 'The trial values; none = only the values in force 试验参数.',
        sql: (col) => col('parameters'),
      }),
      reason: field(backtest.reason, 'Why 理由.'),
      requestedBy: field(backtest.requestedBy, 'Who asked for it 申请人.'),
      state: chosen(backtest.state, BacktestState, 'State 状态.'),
      problem: field(backtest.problem, 'Why it failed 失败原因.'),
      percent: computed({
        type: integer,
        nullable: false,
        about: 'How much of it is done, 0 to 100, told once a second 进度（%）.',
        sql: (col) =>
          `case when ${col('state')} = 'done' then 100 when ${col('rows_total')} > 0 then least(99, ${col('rows_done')} * 100 / ${col('rows_total')})::int else 0 end`,
      }),
      createdAt: field(backtest.createdAt, 'When it was asked for 提交时间.'),
      startedAt: field(backtest.startedAt, 'When it was begun, the last time 开始时间.'),
      finishedAt: field(backtest.finishedAt, 'When it ended 结束时间.'),
      epoch: field(backtest.epoch, 'Number of the state of the data that it looked back on 数据期.'),
      knownSince: field(
        backtest.knownSince,
        "First day of which the data tell what was known; months before use today's knowledge of records of then 有当时数据的首日.",
      ),
      months: computed({
        type: months,
        about: 'What was found, month by month; null until it is done 逐月结果.',
        sql: (col) => col('months'),
      }),
      addedTotal: difference(
        'added',
        'Findings of the whole time, each counted once, that only the trial values bring 新增总数.',
      ),
      addedConfirmed: difference('addedConfirmed', 'Of them, those that people found to be violations 新增中已确认数.'),
      addedDismissed: difference('addedDismissed', 'Of them, those that people found to be in order 新增中已排除数.'),
      goneTotal: difference('gone', 'Findings of the whole time that only the values in force bring 消失总数.'),
      goneConfirmed: difference('goneConfirmed', 'Of them, those that people found to be violations 消失中已确认数.'),
      goneDismissed: difference('goneDismissed', 'Of them, those that people found to be in order 消失中已排除数.'),
      sameTotal: difference('same', 'Findings of the whole time that both bring 相同总数.'),
      added: computed({
        type: findings,
        about: 'A sample of at most 20 of those that only the trial values bring 新增样本.',
        sql: (col) => col('added'),
      }),
      gone: computed({
        type: findings,
        about: 'A sample of at most 20 of those that only the values in force bring 消失样本.',
        sql: (col) => col('gone'),
      }),
    },
    order: [desc('createdAt')],
  }),
];
