import type { BacktestReport, Precision, Sample, VerdictCounts } from '../report.js';
import { bars, estimates, piles } from './charts.js';
import { both, escaped, numberText, percentText, table, type Words } from './markup.js';

/** How many counties and rules a chart shows; the tables show all. */
const COUNTIES = 15;
const ESTIMATES = 40;

const severityWords = {
  red: { zh: '红', en: 'red', color: '#c4302b' },
  orange: { zh: '橙', en: 'orange', color: '#e07b00' },
  yellow: { zh: '黄', en: 'yellow', color: '#e3c11a' },
  blue: { zh: '蓝', en: 'blue', color: '#3b78c2' },
} as const;

const departmentWords = {
  budget: { zh: '预算', en: 'budget', color: '#3b78c2' },
  treasury: { zh: '国库', en: 'treasury', color: '#2f8f5b' },
  agri: { zh: '农业', en: 'agri-finance', color: '#9a5fb5' },
} as const;

const changeWords: Record<BacktestReport['rules'][number]['change'], string> = {
  none: '',
  same: '相同 same',
  changed: '有改动 changed',
  new: '新增 new',
  gone: '取消 gone',
};

const MONTH = { zh: '月份', en: 'Month' };
const RULE = { zh: '规则', en: 'Rule' };
const COUNTY = { zh: '县', en: 'County' };
const FINDINGS = { zh: '发现', en: 'Findings' };
const CASES = { zh: '事项', en: 'Cases' };
const ADDED = { zh: '增加', en: 'Added' };
const REMOVED = { zh: '减少', en: 'Removed' };

/** The report as one HTML file that needs nothing else: no script, no request. */
export function renderHtml(report: BacktestReport): string {
  const title = `规则回溯检验 ${report.package.name} ${report.package.version}`;
  const sections = [
    overview(report),
    byMonth(report),
    byCounty(report),
    ...(report.against ? [differences(report)] : []),
    precision(report),
    workload(report),
    rules(report),
    ...samples(report),
    troubles(report),
  ];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${both({ zh: '规则回溯检验', en: 'Rule backtest' })}</h1>
${sections.filter(Boolean).join('\n')}
</main>
</body>
</html>
`;
}

const section = (words: Words, ...parts: string[]): string =>
  `<section><h2>${both(words)}</h2>\n${parts.join('\n')}</section>`;

const note = (words: Words): string => `<p>${both(words)}</p>`;

const NONE = { zh: '没有可显示的内容。', en: 'There is nothing to show.' };

function overview({ package: candidate, against, asked, snapshot, covers, months }: BacktestReport): string {
  const named = ({ name, version }: { name: string; version: string }) => `${name} ${version}`;
  const facts: [Words, string][] = [
    [{ zh: '规则包', en: 'Package' }, named(candidate)],
    [{ zh: '对比版本', en: 'Compared with' }, against ? named(against) : '—'],
    [{ zh: '期间', en: 'Time' }, `${asked.from} – ${asked.to}`],
    [{ zh: '地区', en: 'Region' }, asked.region ?? '全部 all'],
    [{ zh: '快照纪元', en: 'Epoch of the snapshot' }, snapshot.epoch],
    [{ zh: '完成月份', en: 'Months done' }, `${covers.months} / ${covers.of}`],
  ];
  const list = facts.map(([words, value]) => `<dt>${both(words)}</dt><dd>${escaped(value)}</dd>`).join('');
  const dated = months.filter(({ history }) => history === 'dated').length;
  return [
    `<dl>${list}</dl>`,
    covers.complete
      ? ''
      : `<p class="flag">${both({
          zh: `运行在中途停止：本报告只包括已完成的 ${covers.months} 个月。`,
          en: `It was stopped. Months that this report covers: ${covers.months}.`,
        })}</p>`,
    dated > 0 ? `<p class="flag">${both(knowledge(snapshot.knownSince, dated))}</p>` : '',
    note({
      zh: '每个月以月末为基准日，按当时已知的数据运行规则。预警是待核实的线索，不是结论。',
      en: 'Each month the rules run as of its last day, on what was known then. A warning is a lead to verify, never a verdict.',
    }),
  ].join('\n');
}

const knowledge = (since: string | null, months: number): Words => ({
  zh: `${since ? `${since} 起有当时的数据状态；` : '快照没有记载当时的数据状态；'}此前的 ${months} 个月使用现有数据中业务日期不晚于基准日的记录。`,
  en: `${since ? `Known since ${since}.` : 'The snapshot does not say what was known when.'} Months before, which use today's knowledge of records dated up to the as-of date: ${months}.`,
});

function byMonth({ months }: BacktestReport): string {
  const title = { zh: '各月发现（按级别）', en: 'Findings by month and severity' };
  const levels = Object.entries(severityWords) as [keyof typeof severityWords, (typeof severityWords)['red']][];
  const chart = piles(
    title,
    months.map(({ month }) => month),
    levels.map(([level, { zh, en, color }]) => ({
      name: `${zh} ${en}`,
      color,
      values: months.map(({ severities }) => severities[level]),
    })),
  );
  const rows = months.map((one) => [
    one.month,
    ...[one.findings, one.newFindings, one.cases, one.newCases, ...levels.map(([level]) => one.severities[level])].map(
      numberText,
    ),
  ]);
  const heads = [
    MONTH,
    FINDINGS,
    { zh: '新发现', en: 'New' },
    CASES,
    { zh: '新事项', en: 'New cases' },
    ...levels.map(([, words]) => words),
  ];
  return section(title, chart, table(heads, rows));
}

function byCounty({ counties }: BacktestReport): string {
  const title = { zh: `各县发现（前 ${COUNTIES}）`, en: `Findings by county (top ${COUNTIES})` };
  if (counties.length === 0) return section(title, note(NONE));
  const nameOf = ({ county, name }: (typeof counties)[number]) =>
    county === null ? '未定 unplaced' : `${name} ${county}`;
  const top = counties.slice(0, COUNTIES).map((one) => ({ label: nameOf(one), value: one.findings }));
  return section(
    title,
    note({ zh: '整个期间每条发现只计一次。', en: 'Each finding of the whole time is counted once.' }),
    bars(title, top, '#3b78c2'),
    table(
      [COUNTY, FINDINGS, CASES],
      counties.map((one) => [nameOf(one), numberText(one.findings), numberText(one.cases)]),
    ),
  );
}

function differences({ months }: BacktestReport): string {
  const title = { zh: '与对比版本的差异', en: 'Difference to the version compared with' };
  const chart = piles(
    title,
    months.map(({ month }) => month),
    [
      { name: '增加 added', color: '#2f8f5b', values: months.map(({ difference }) => difference?.added ?? 0) },
      { name: '减少 removed', color: '#8a8a8a', values: months.map(({ difference }) => -(difference?.removed ?? 0)) },
    ],
  );
  const rows = months.map(({ month, difference }) => [
    month,
    ...(['added', 'removed', 'same'] as const).map((key) => (difference ? numberText(difference[key]) : '—')),
  ]);
  return section(title, chart, table([MONTH, ADDED, REMOVED, { zh: '相同', en: 'Same' }], rows));
}

function precision({ rules: all, against }: BacktestReport): string {
  const title = { zh: '准确率（人工结论）', en: "Precision by people's verdicts" };
  const rows = all.flatMap(({ rule, precision: ours, precisionAgainst: theirs }) => [
    { label: rule, color: '#2f8f5b', of: ours },
    ...(theirs ? [{ label: `${rule}（对比 against）`, color: '#8a8a8a', of: theirs }] : []),
  ]);
  const judged = rows.filter(({ of }) => of.share !== null);
  if (judged.length === 0) return section(title, note({ zh: '没有人工结论。', en: 'There are no verdicts.' }));
  const drawn = judged
    .slice(0, ESTIMATES)
    .map(({ label, color, of }) => ({ label, color, share: of.share!, low: of.low!, high: of.high! }));
  return section(
    title,
    note({
      zh: `违规或已整改计为“准”，正常计为“不准”，数据问题不计。横线为 95% 威尔逊区间：结论少则区间宽。${against ? '灰色为对比版本。' : ''}`,
      en: 'Violation or rectified is right, normal is wrong, a data issue counts neither way. The line is the 95 % Wilson interval: few verdicts make it wide.',
    }),
    estimates(title, drawn),
    table(
      [
        RULE,
        { zh: '准确率', en: 'Precision' },
        { zh: '95% 区间', en: '95 % interval' },
        { zh: '准', en: 'Right' },
        { zh: '不准', en: 'Wrong' },
        { zh: '数据问题', en: 'Data issue' },
        { zh: '未判定', en: 'Unknown' },
      ],
      judged.map(({ label, of }) => [label, ...estimateCells(of), ...verdictCells(of)]),
    ),
  );
}

const estimateCells = ({ share, low, high }: Precision): [string, string] =>
  share === null ? ['—', '—'] : [percentText(share), `${percentText(low!)} – ${percentText(high!)}`];

const verdictCells = ({ right, wrong, dataIssue, unknown }: VerdictCounts): string[] =>
  [right, wrong, dataIssue, unknown].map(numberText);

function workload({ workload: all, months }: BacktestReport): string {
  const title = { zh: '每周工作量（按部门）', en: 'Workload in cases a week, by department' };
  const departments = (Object.keys(departmentWords) as (keyof typeof departmentWords)[]).filter((one) =>
    all.some(({ department }) => department === one),
  );
  const at = (month: string, department: string) =>
    all.find((one) => one.month === month && one.department === department)?.casesPerWeek ?? 0;
  const chart = piles(
    title,
    months.map(({ month }) => month),
    departments.map((department) => {
      const { zh, en, color } = departmentWords[department];
      return { name: `${zh} ${en}`, color, values: months.map(({ month }) => at(month, department)) };
    }),
    0.1,
  );
  return section(
    title,
    note({
      zh: '新事项数除以当月周数。首月包括此前积存的全部事项。',
      en: "A month's new cases, divided by its weeks. The first month has the backlog of all that stood before.",
    }),
    chart,
    table(
      [MONTH, ...departments.map((department) => departmentWords[department])],
      months.map(({ month }) => [month, ...departments.map((department) => at(month, department).toFixed(1))]),
    ),
  );
}

function rules({ rules: all, against }: BacktestReport): string {
  const compared: Words[] = against ? [{ zh: '改动', en: 'Change' }, ADDED, REMOVED] : [];
  return section(
    { zh: '各规则', en: 'Rules' },
    table(
      [
        RULE,
        { zh: '名称', en: 'Title' },
        FINDINGS,
        CASES,
        { zh: '被抑制', en: 'Suppressed' },
        ...compared,
        { zh: '准确率', en: 'Precision' },
      ],
      all.map((one) => [
        one.rule,
        `${one.title.zh} ${one.title.en}`,
        ...[one.findings, one.cases, one.suppressed].map(numberText),
        ...(against
          ? [
              changeWords[one.change],
              ...[one.difference?.added, one.difference?.removed].map((n) => numberText(n ?? 0)),
            ]
          : []),
        estimateCells(one.precision)[0],
      ]),
    ),
  );
}

function samples({ rules: all }: BacktestReport): string[] {
  const list = (words: Words, key: 'added' | 'removed') => {
    const rows = all.flatMap((one) => one[key].map((sample) => sampleCells(one.rule, sample)));
    if (rows.length === 0) return '';
    const heads = [RULE, MONTH, COUNTY, { zh: '对象', en: 'Subject' }, { zh: '区分', en: 'Discriminator' }];
    return section(words, table(heads, rows));
  };
  return [
    list({ zh: '增加的发现（样本）', en: 'Added findings (a sample)' }, 'added'),
    list({ zh: '减少的发现（样本）', en: 'Removed findings (a sample)' }, 'removed'),
  ];
}

const sampleCells = (rule: string, { month, county, kind, subject, discriminator }: Sample): string[] => [
  rule,
  month,
  county ?? '',
  `${kind} ${subject}`,
  discriminator,
];

function troubles({ failures, capped }: BacktestReport): string {
  const rows = [
    ...failures.map(({ month, rule, version, code, message }) => [rule, month, version, `${code}: ${message}`]),
    ...capped.map(({ month, rule, version, total }) => [
      rule,
      month,
      version,
      `发现过多 too many findings: ${numberText(total)}`,
    ]),
  ];
  if (rows.length === 0) return '';
  return section(
    { zh: '未能完整运行', en: 'What did not run in full' },
    table([RULE, MONTH, { zh: '版本', en: 'Version' }, { zh: '原因', en: 'Why' }], rows),
  );
}

const style = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #222; font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 24px; }
h1 { font-size: 26px; } h2 { font-size: 19px; margin: 32px 0 8px; break-after: avoid; }
span[lang=en] { color: #666; font-weight: normal; font-size: .88em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; } dt { color: #444; } dd { margin: 0; }
.flag { border-left: 4px solid #e07b00; background: #fff6e8; padding: 6px 12px; }
svg { width: 100%; height: auto; font-family: inherit; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { border-bottom: 1px solid #ddd; padding: 4px 8px; text-align: right; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #999; } tr > :first-child { text-align: left; font-weight: normal; }
@media print { main { max-width: none; padding: 0; } svg, tr { break-inside: avoid; } * { print-color-adjust: exact; } thead { display: table-header-group; } .wide { overflow: visible; } }
`;
