import { defaultLimits } from '@qingqu/casework';
import { rulePackage, ruleVersion, sweep, sweepTask, warning, warningEvent, warningVerdict } from '@qingqu/schema';
import { yuanOf } from '../graphql/scalars.js';
import {
  asc,
  type Col,
  chosen,
  computed,
  desc,
  type Entity,
  entity,
  field,
  type Member,
  one,
  type StructuredValue,
  shown,
} from '../model/entity.js';
import { date, digest, integer, texts } from '../model/values.js';
import * as choices from './choices.js';

/** What a warning can be about: the subject kinds that rules may name are the tables of these entities. */
export const subjectEntities: Readonly<Record<string, string>> = {
  agency: 'Agency',
  indicator_doc: 'IndicatorDoc',
  indicator: 'Indicator',
  indicator_adjustment: 'IndicatorAdjustment',
  allocation: 'Allocation',
  plan: 'Plan',
  project: 'Project',
  payee: 'Payee',
  payment: 'Payment',
  payment_line: 'PaymentLine',
  account: 'Account',
  special_account_entry: 'SpecialAccountEntry',
  bank_line: 'BankLine',
  account_month: 'AccountMonth',
  subsidy_batch: 'SubsidyBatch',
  subsidy_line: 'SubsidyLine',
  person: 'Person',
  household: 'Household',
  enterprise: 'Enterprise',
  relocation_household: 'RelocationHousehold',
};

interface StoredEvidence {
  values: Readonly<Record<string, { type: string; value: unknown }>>;
  /** The columns of the rule, in the order of its author: stored JSON objects keep none. */
  columns: readonly string[] | null;
}

/** The evidence as a list, so that a client can show what it has never heard of. */
const evidence: StructuredValue = {
  name: 'Evidence',
  structure: true,
  read: ({ values, columns }: StoredEvidence) => {
    const place = (name: string) => {
      const at = columns?.indexOf(name) ?? -1;
      return at < 0 ? Number.MAX_SAFE_INTEGER : at;
    };
    return Object.entries(values)
      .sort(([one], [other]) => place(one) - place(other))
      .map(([name, { type, value }]) => ({
        name,
        type,
        value: value === null ? null : type === 'money' ? yuanOf(String(value)) : String(value),
      }));
  },
};

const evidenceOf = (column: string, nullable: boolean) =>
  computed({
    type: evidence,
    nullable,
    about: 'What the rule found, value by value 证据.',
    sql: (col, join) => {
      // `offset 0` keeps the subquery whole, so that Postgres remembers its result for each rule instead of unpacking it a row.
      const names = `select jsonb_path_query_array(r.definition, '$.columns[*].name') as names from rule_version r where r.digest = ${col('rule_digest')} offset 0`;
      const rule = join((alias) => `left join lateral (${names}) ${alias} on true`);
      return `case when ${col(column)} is not null then json_build_object('values', ${col(column)}, 'columns', ${rule}.names) end`;
    },
  });

/** The n-th working day after the day of raising, on the calendar in the database; null where the calendar does not reach. */
function dueOn(limit: 'verify' | 'rectify', about: string): Member {
  const days = Object.entries(defaultLimits).map(([severity, limits]) => `when '${severity}' then ${limits[limit]}`);
  return computed({
    type: date,
    about,
    sql: (col) => {
      const raised = col('opened_as_of');
      const latest = `select distinct on (c.day) c.day, c.is_workday from calendar_day c where c.day > ${raised} order by c.day, c.version desc`;
      const nth = `select w.day from (${latest}) w where w.is_workday order by w.day offset case ${col('severity')} ${days.join(' ')} end - 1 limit 1`;
      return `case when exists (select from calendar_day c where c.day = ${raised}) then (${nth}) end`;
    },
  });
}

/** The department nearest above the subject on the fiscal tree: a township's warnings go to its county's. */
const responsible = (warningCol: Col, departmentCol: Col) =>
  `${departmentCol('kind')} = ${warningCol('department_kind')} and ${departmentCol('id')} = (select d.id from department d` +
  ` join region r on r.code = d.region_code where d.kind = ${warningCol('department_kind')}` +
  ` and ${warningCol('scope_ord')} between r.scope_lo and r.scope_hi order by r.scope_lo desc limit 1)`;

/** How many of each kind of event the viewer may see: the sweep's own numbers cover the whole province. */
function eventCounts(ofWhat: string, where: (col: Col) => string): Record<string, Member> {
  const counts = {
    raised: 'Warnings raised 新产生',
    evidenceChanged: 'Warnings whose evidence changed 证据变化',
    cleared: 'Warnings cleared 消除',
    reopened: 'Warnings that came back 重新出现',
  };
  const kinds = Object.keys(counts).map((name) => name.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`));
  const columns = kinds.map((kind) => `count(*) filter (where e.kind = '${kind}')::int as ${kind}`).join(', ');
  return Object.fromEntries(
    Object.entries(counts).map(([name, meaning], at) => [
      name,
      computed({
        type: integer,
        about: `${meaning} by this ${ofWhat}, of those that the viewer may see; null for administrators.`,
        staffOnly: true,
        sql: (col, join) =>
          `${join((alias) => `left join lateral (select ${columns} from warning_event e where ${where(col)}) ${alias} on true`)}.${kinds[at]}`,
      }),
    ]),
  );
}

export const warningEntities: Entity[] = [
  entity('RulePackage', rulePackage, {
    plural: 'rulePackages',
    about: 'Rule packages 规则包.',
    members: {
      name: field(rulePackage.name, 'Name 名称.'),
      packageVersion: field(rulePackage.version, 'Version 版本.'),
      owner: field(rulePackage.owner, 'Department that owns it 归口部门.'),
      digest: field(rulePackage.digest, 'Digest over all its rules 摘要.'),
      installedAt: field(rulePackage.installedAt, 'When it was installed 安装时间.'),
      enabled: field(rulePackage.enabled, 'Whether its rules run 是否启用.'),
      source: field(
        rulePackage.source,
        'Where it came from: bundled, a name and version of a registry, or a file 来源.',
      ),
      signedBy: field(rulePackage.signedBy, 'Id of the department key that signed it 签名密钥.'),
      removedAt: field(rulePackage.removedAt, 'When it was removed 移除时间.'),
    },
    order: [asc('name'), desc('installedAt')],
  }),
  entity('Rule', ruleVersion, {
    plural: 'rules',
    about: 'Versions of warning rules 预警规则. A version never changes; a change is a new version.',
    key: [ruleVersion.digest],
    members: {
      ruleId: field(ruleVersion.ruleId, 'Id of the rule, the same for all its versions 规则编号.'),
      digest: field(ruleVersion.digest, 'Digest of this version 版本摘要.'),
      category: chosen(ruleVersion.category, choices.WarningCategory, 'Category (Art. 17) 预警类别.'),
      departmentKind: chosen(
        ruleVersion.departmentKind,
        choices.DepartmentKind,
        'Kind of department that it is routed to 责任处室.',
      ),
      severity: chosen(ruleVersion.severity, choices.Severity, 'Severity unless the finding says otherwise 预警级别.'),
      titleZh: field(ruleVersion.titleZh, 'Title in Chinese 标题.'),
      titleEn: field(ruleVersion.titleEn, 'Title in English 标题（英文）.'),
      definition: field(ruleVersion.definition, 'The rule as compiled: basis, parameters, SQL, messages 规则定义.'),
      status: chosen(ruleVersion.status, choices.RuleStatus, 'Status 状态.'),
      pilotRegions: computed({
        type: texts,
        nullable: false,
        about: 'Codes of the regions in whose subtrees a pilot warns; empty otherwise 试点地区.',
        sql: (col) => `to_json(${col('pilot_regions')})`,
      }),
      package: one('RulePackage', ruleVersion.packageId, {
        about: 'Package 规则包.',
        inverse: { name: 'rules', about: 'Rules of this package 规则.' },
      }),
    },
    order: [asc('ruleId')],
  }),
  entity('Sweep', sweep, {
    plural: 'sweeps',
    about: 'Sweeps 预警运行: a set of rules run on one epoch as of one day.',
    members: {
      sweepNo: field(sweep.id, 'Number 编号.'),
      epoch: field(sweep.epoch, 'Epoch it ran on 数据期.'),
      asOf: field(sweep.asOf, 'Day as of which it judged 判断日期.'),
      rulesetDigest: field(sweep.rulesetDigest, 'Digest of the rules 规则集摘要.'),
      paramsDigest: field(sweep.paramsDigest, 'Digest of the parameters 参数摘要.'),
      status: chosen(sweep.status, choices.SweepStatus, 'Status 状态.'),
      reason: field(sweep.reason, 'Why it ran 运行原因.'),
      startedBy: field(sweep.startedBy, 'Who started it 发起人.'),
      startedAt: field(sweep.startedAt, 'When it began 开始时间.'),
      finishedAt: field(sweep.finishedAt, 'When it ended 结束时间.'),
      ...eventCounts('sweep', (col) => `e.sweep_id = ${col('id')}`),
    },
    order: [desc('startedAt')],
  }),
  entity('SweepTask', sweepTask, {
    plural: 'sweepTasks',
    about: 'Single rules of sweeps 规则运行.',
    members: {
      ruleId: field(sweepTask.ruleId, 'Id of the rule 规则编号.'),
      status: chosen(sweepTask.status, choices.TaskStatus, 'Status 状态.'),
      mode: chosen(sweepTask.mode, choices.TaskMode, 'How much of the data it was run on 运行方式.'),
      canary: chosen(
        sweepTask.canary,
        choices.Canary,
        'Whether it still found the irregularity made up to try it; null when it was not tried 自检结果.',
      ),
      attempts: field(sweepTask.attempts, 'Attempts so far 尝试次数.'),
      errorCode: field(sweepTask.errorCode, 'Why it failed 错误代码.'),
      finishedAt: field(sweepTask.finishedAt, 'When it ended 结束时间.'),
      durationMs: computed({
        type: integer,
        about: 'How long it took, milliseconds 耗时（毫秒）.',
        sql: (col) => `round(${col('duration_ms')})::int`,
      }),
      sweep: one('Sweep', sweepTask.sweepId, {
        about: 'Sweep 预警运行.',
        inverse: { name: 'tasks', about: 'Its rules, one by one 规则运行.' },
      }),
      rule: one('Rule', sweepTask.ruleDigest, {
        about: 'Rule 规则.',
        to: 'digest',
        inverse: { name: 'tasks', about: 'Runs of this rule 规则运行.' },
      }),
      ...eventCounts('rule', (col) => `e.sweep_id = ${col('sweep_id')} and e.rule_digest = ${col('rule_digest')}`),
    },
    order: [asc('ruleId')],
  }),
  entity('Warning', warning, {
    plural: 'warnings',
    about: 'Warnings 预警: leads to verify, with their evidence.',
    readers: 'business',
    members: {
      warningNo: field(warning.warningNo, 'Number 预警编号.'),
      ruleId: field(warning.ruleId, 'Id of the rule 规则编号.'),
      category: chosen(warning.category, choices.WarningCategory, 'Category (Art. 17) 预警类别.'),
      severity: chosen(warning.severity, choices.Severity, 'Severity 预警级别.'),
      state: chosen(warning.state, choices.WarningState, 'State 状态.'),
      openCount: field(warning.openCount, 'How often it has been open 打开次数.'),
      departmentKind: chosen(
        warning.departmentKind,
        choices.DepartmentKind,
        'Kind of department that it is routed to 责任处室.',
      ),
      messageZh: field(warning.messageZh, 'Message in Chinese 预警内容.'),
      messageEn: field(warning.messageEn, 'Message in English 预警内容（英文）.'),
      amount: field(warning.amountFen, 'Amount concerned, yuan 涉及金额（元）.'),
      caseKey: field(
        warning.caseKey,
        'Warnings of one rule with the same value make one case; its own id where nothing is rolled up 归并标识.',
      ),
      discriminator: field(warning.discriminator, 'Tells several findings on one subject apart 区分标识.'),
      evidence: evidenceOf('evidence', false),
      evidenceDigest: shown(warning.evidenceDigest, digest, 'Digest of the evidence 证据摘要.'),
      params: field(warning.params, 'Parameters of the rule as resolved 参数.'),
      openedEpoch: field(warning.openedEpoch, 'Epoch in which it was first raised 首次产生数据期.'),
      lastSeenEpoch: field(warning.lastSeenEpoch, 'Epoch in which it was last found 最近发现数据期.'),
      clearedEpoch: field(warning.clearedEpoch, 'Epoch in which it was cleared 消除数据期.'),
      openedAsOf: field(warning.openedAsOf, 'Day on which it was raised 产生日期.'),
      lastSeenAsOf: field(warning.lastSeenAsOf, 'Day on which it was last found 最近发现日期.'),
      verifyDueOn: dueOn('verify', 'Last day for verifying it, by severity and working days from raising 核实期限.'),
      rectifyDueOn: dueOn('rectify', 'Last day for rectifying it, by severity and working days from raising 整改期限.'),
      regionCode: field(warning.regionCode, 'Code of the region 区划代码.'),
      region: {
        ...one('Region', warning.regionCode, {
          about: 'Region 区划.',
          to: 'code',
          inverse: { name: 'warnings', about: 'Warnings of this region itself, without those below it 本级预警.' },
        }),
        // Brings the index into play; a township's warnings may be filed under its county.
        alsoBack: (from, there) => `${from('scope_ord')} between ${there('scope_lo')} and ${there('scope_hi')}`,
      },
      responsibleDepartment: {
        kind: 'one',
        target: 'Department',
        about: "Department that handles it (Art. 17): of the subject's region; a township's county 责任处室（科、股）.",
        on: responsible,
        inverse: { name: 'warnings', about: 'Warnings that this department handles 本处室（科、股）负责的预警.' },
      },
      rule: one('Rule', warning.ruleDigest, {
        about: 'The rule version that raised it 规则.',
        to: 'digest',
        inverse: { name: 'warnings', about: 'Warnings raised by this version 本规则产生的预警.' },
      }),
      subject: {
        kind: 'either',
        about: 'The record it is about, where the viewer may see it 预警对象.',
        kindColumn: 'subject_kind',
        idColumn: 'subject_id',
        targets: subjectEntities,
        inverse: { name: 'warnings', about: 'Warnings about it 相关预警.' },
      },
      case: one('Case', warning.caseId, {
        about: 'The case that it is handled in; null until the platform has opened one 案件.',
        inverse: { name: 'warnings', about: 'Its warnings 所含预警.' },
      }),
      rows: {
        kind: 'mixed',
        about: 'The other records that took part, as far as the viewer may see them 涉及的其他记录.',
        column: 'rows',
      },
    },
    order: [desc('openedAsOf')],
    stats: {
      groups: {
        CATEGORY: { kind: 'field', field: 'category' },
        SEVERITY: { kind: 'field', field: 'severity' },
        STATE: { kind: 'field', field: 'state' },
        DEPARTMENT_KIND: { kind: 'field', field: 'departmentKind' },
        RULE: { kind: 'field', field: 'ruleId' },
        REGION: { kind: 'region', level: 'own' },
        COUNTY: { kind: 'region', level: 'county' },
        PREFECTURE: { kind: 'region', level: 'prefecture' },
        MONTH: { kind: 'month', field: 'openedAsOf' },
      },
      measures: ['amount'],
      distinct: { subjects: 'subject' },
    },
  }),
  entity('WarningEvent', warningEvent, {
    plural: 'warningEvents',
    about: 'What happened to warnings, in order 预警事件.',
    readers: 'business',
    key: [warningEvent.warningId, warningEvent.seq],
    members: {
      seq: field(warningEvent.seq, 'Number within the warning, from 1 序号.'),
      eventKind: chosen(warningEvent.kind, choices.WarningEventKind, 'What happened 事件.'),
      epoch: field(warningEvent.epoch, 'Epoch 数据期.'),
      asOf: field(warningEvent.asOf, 'Day as of which it was judged 判断日期.'),
      reason: field(warningEvent.reason, 'Reason 原因.'),
      at: field(warningEvent.at, 'When it was recorded 记录时间.'),
      evidence: evidenceOf('evidence', true),
      warning: one('Warning', warningEvent.warningId, {
        about: 'Warning 预警.',
        inverse: { name: 'events', about: 'What happened to it, in order 预警事件.' },
      }),
      sweep: one('Sweep', warningEvent.sweepId, {
        about: 'Sweep 预警运行.',
        inverse: { name: 'events', about: 'What it did to warnings that the viewer may see 预警事件.' },
      }),
      rule: one('Rule', warningEvent.ruleDigest, {
        about: 'Rule version 规则.',
        to: 'digest',
        inverse: { name: 'events', about: 'Events of warnings of this version 预警事件.' },
      }),
    },
    order: [asc('seq')],
  }),
  entity('WarningVerdict', warningVerdict, {
    plural: 'warningVerdicts',
    about: 'What people decided about warnings 核实结论; the latest holds.',
    readers: 'business',
    members: {
      verdict: chosen(warningVerdict.verdict, choices.Verdict, 'Verdict 结论.'),
      rectifiedOn: field(warningVerdict.rectifiedOn, 'Day on which a violation was put right 整改完成日期.'),
      reason: field(warningVerdict.reason, 'Reason 理由.'),
      decidedBy: field(warningVerdict.decidedBy, 'Who decided 核实人.'),
      at: field(warningVerdict.at, 'When it was recorded 记录时间.'),
      warning: one('Warning', warningVerdict.warningId, {
        about: 'Warning 预警.',
        inverse: { name: 'verdicts', about: 'What people decided about it; the latest holds 核实结论.' },
      }),
    },
    order: [desc('at')],
  }),
];
