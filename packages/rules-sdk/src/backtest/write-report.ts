import { writeFileSync } from 'node:fs';
import { renderHtml } from './html/page.js';
import type { BacktestReport } from './report.js';

/** Where the report goes. */
export interface ReportFiles {
  json?: string | undefined;
  html?: string | undefined;
}

/** Writes the report in the forms that are asked for. Returns the files. */
export function writeReport(report: BacktestReport, { json, html }: ReportFiles): string[] {
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  if (html !== undefined) writeFileSync(html, renderHtml(report));
  return [json, html].filter((file) => file !== undefined);
}

/** The report in some lines, Chinese first. */
export function summaryOf({ covers, months, rules, snapshot, workload, against, failures }: BacktestReport): string[] {
  const dated = months.filter(({ history }) => history === 'dated').length;
  const total = (pick: (rule: BacktestReport['rules'][number]) => number) =>
    rules.reduce((sum, rule) => sum + pick(rule), 0);
  return [
    `${covers.months}/${covers.of} 个月 months${covers.complete ? '' : '（已停止 stopped）'}`,
    ...(dated > 0
      ? [
          `${since(snapshot.knownSince)}，此前的月份使用现有数据中业务日期不晚于基准日的记录：${dated} / months before what was known is on record, on today's knowledge of records dated up to then: ${dated}`,
        ]
      : []),
    `发现 findings ${total((rule) => rule.findings)}，事项 cases ${total((rule) => rule.cases)}`,
    ...(against
      ? [
          `与 ${against.name} ${against.version} 相比 against it: 增加 added ${total((rule) => rule.difference?.added ?? 0)}，减少 removed ${total((rule) => rule.difference?.removed ?? 0)}，相同 same ${total((rule) => rule.difference?.same ?? 0)}`,
        ]
      : []),
    ...rules.flatMap(({ rule, precision: { share, low, high, right, wrong } }) =>
      share === null
        ? []
        : [`${rule}: 准确率 precision ${percent(share)} (${percent(low!)} – ${percent(high!)}, n = ${right + wrong})`],
    ),
    ...weekly(workload),
    ...failures.map(({ month, rule, message }) => `${rule} ${month}: 未能运行 failed: ${message.split('\n')[0]}`),
  ];
}

/** The mean of the months after the first, which has the backlog. */
function weekly(workload: BacktestReport['workload']): string[] {
  const later = workload.filter(({ backlog }) => !backlog);
  return [...new Set(later.map(({ department }) => department))].map((department) => {
    const own = later.filter((one) => one.department === department);
    const mean = own.reduce((sum, { casesPerWeek }) => sum + casesPerWeek, 0) / own.length;
    return `${department}: 每周新事项 new cases a week ${mean.toFixed(1)}`;
  });
}

const since = (day: string | null) =>
  day === null ? '快照没有记载当时的数据状态' : `${day} 起有当时的数据状态 known since ${day}`;

const percent = (share: number) => `${Math.round(share * 100)} %`;
