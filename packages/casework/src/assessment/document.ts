import { type Block, type Column, chineseDay, type OfficialDocument, type Table } from '@qingqu/documents';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { expectMayBegin } from '../matter/expect.js';
import { makeReport } from '../reports/make-report.js';
import { type AssessedRegion, type AssessmentDocumentFacts, assessmentFacts } from './facts.js';
import { type AssessmentDimension, type AssessmentInput, assessmentDimensions, formula, usedBy } from './formula.js';
import { assessmentBasis, assessors } from './machine.js';
import { periodWords } from './period.js';
import { dimensionWords, inputWords, partWords, penaltyWords } from './words.js';

/** Keeps the document of an assessment as it stands. @returns the report's id @throws CaseworkRefused */
export async function printAssessment(client: pg.ClientBase, id: string, actor: Actor): Promise<string> {
  const { facts, version, regionCode, scopeOrd } = await assessmentFacts(client, id);
  expectMayBegin(assessmentBasis, { who: [assessors({ regionCode }, actor)] });
  return makeReport(client, {
    kind: 'assessment',
    matterId: id,
    matterVersion: version,
    epoch: facts.epoch,
    document: assessmentDocument(facts),
    regionCode,
    scopeOrd,
    departmentKind: null,
    madeBy: actor.username,
  });
}

const stateWords = { draft: '（草稿）', announced: '（公示稿）', published: '', superseded: '（已作废）' } as const;

/** The result of an assessment as an official document: ranking, dimensions, what was not applicable, penalties, objections, exceptions, basis. */
export function assessmentDocument(facts: AssessmentDocumentFacts): OfficialDocument {
  const { period, state, regionName, regionLevel, publishedOn, madeOn } = facts;
  return {
    title: `${periodWords(period)}财政扶贫资金动态监控系统管理使用考核结果${stateWords[state]}`,
    documentNo: null,
    issuer: `${regionName}财政${regionLevel === 'province' ? '厅' : '局'}`,
    addressee: null,
    date: publishedOn ?? madeOn,
    blocks: [
      { heading: '一、考核依据' },
      { text: basisText(facts) },
      { heading: '二、考核排名' },
      ...rankings(facts),
      { heading: '三、分项得分' },
      { table: dimensionTable(facts) },
      ...assessmentDimensions.map((dimension) => ({ table: inputTable(dimension, facts) })),
      { heading: '四、不适用项目与权重调整' },
      redistribution(facts),
      { heading: '五、扣分' },
      penalties(facts),
      { heading: '六、异议' },
      objections(facts),
      { heading: '七、岗位分离例外' },
      exceptions(facts),
    ],
  };
}

function basisText(facts: AssessmentDocumentFacts): string {
  const { firstDay, lastDay, weights, formulaVersion, schemeBasis, epoch, knownAt, inputsDigest, making } = facts;
  const weighed = assessmentDimensions.map((dimension) => `${dimensionWords[dimension].zh} ${weights[dimension]}%`);
  const lines = [
    `依据：${assessmentBasis}；${schemeBasis}。`,
    `考核期：${chineseDay(firstDay)}至${chineseDay(lastDay)}。`,
    `权重：${weighed.join('、')}。公式第 ${formulaVersion} 版：各项与总分均四舍五入至百分位；总分按各项得分加权平均；没有数据的项目不适用，其权重按比例计入其他项目。`,
    `数据：第 ${epoch} 数据期；案件办理情况以 ${knownAt} 前登记的为准。`,
    `指标数据摘要（SHA-256）：${inputsDigest}。`,
    ...(making > 1 ? [`本次为第 ${making} 次生成。`] : []),
    ...(facts.objectionsUntil ? [`异议期至${chineseDay(facts.objectionsUntil)}。`] : []),
  ];
  return lines.join('\n');
}

const levels = [
  { level: 'prefecture', caption: '省辖市（本级）' },
  { level: 'county', caption: '县（市、区）' },
] as const;

function rankings({ scores }: AssessmentDocumentFacts): Block[] {
  return levels.flatMap(({ level, caption }) => {
    const rows = scores.filter((score) => score.level === level);
    if (rows.length === 0) return [];
    const columns: Column[] = [
      { title: '名次', kind: 'integer', width: 6 },
      { title: '地区', kind: 'text' },
      { title: '得分', kind: 'text' },
    ];
    return [
      {
        table: {
          caption,
          columns,
          rows: rows.map(({ rank, regionName, totalCenti }) => [rank, regionName, points(totalCenti)]),
        },
      },
    ];
  });
}

function dimensionTable({ scores }: AssessmentDocumentFacts): Table {
  return {
    caption: '各项得分',
    columns: [
      { title: '地区', kind: 'text' },
      ...assessmentDimensions.map((dimension): Column => ({ title: dimensionWords[dimension].zh, kind: 'text' })),
      { title: '总分', kind: 'text' },
    ],
    rows: scores.map(({ regionName, dimensions, totalCenti }) => [
      regionName,
      ...dimensions.map(({ scoreCenti }) => points(scoreCenti)),
      points(totalCenti),
    ]),
  };
}

function inputTable(dimension: AssessmentDimension, { scores }: AssessmentDocumentFacts): Table {
  const names = usedBy(dimension);
  const own = ({ dimensions }: AssessedRegion) => dimensions.find((each) => each.dimension === dimension)!;
  return {
    caption: dimensionWords[dimension].zh,
    columns: [
      { title: '地区', kind: 'text' },
      ...names.map((name): Column => ({ title: inputWords[name], kind: isMoney(name) ? 'yuan' : 'integer' })),
      ...formula[dimension].parts.map(({ name }): Column => ({ title: partWords[name]!, kind: 'percent' })),
      { title: '得分', kind: 'text' },
    ],
    rows: scores.map((score) => {
      const { inputs, parts, scoreCenti } = own(score);
      return [
        score.regionName,
        ...names.map((name) => (isMoney(name) ? BigInt(inputs[name]!) : Number(inputs[name]!))),
        ...parts.map(({ rateCenti }) => rateCenti),
        points(scoreCenti),
      ];
    }),
  };
}

function redistribution({ scores }: AssessmentDocumentFacts): Block {
  const rows = scores
    .filter(({ dimensions }) => dimensions.some(({ scoreCenti }) => scoreCenti === null))
    .map(({ regionName, dimensions }) => [
      regionName,
      dimensions
        .filter(({ scoreCenti }) => scoreCenti === null)
        .map(({ dimension }) => dimensionWords[dimension].zh)
        .join('、'),
      ...dimensions.map(({ effectiveWeightCenti }) => effectiveWeightCenti),
    ]);
  const columns: Column[] = [
    { title: '地区', kind: 'text' },
    { title: '不适用项目', kind: 'text' },
    ...assessmentDimensions.map(
      (dimension): Column => ({ title: `${dimensionWords[dimension].zh}权重`, kind: 'percent' }),
    ),
  ];
  return tableOr('各项均适用。', columns, rows);
}

function penalties({ scores }: AssessmentDocumentFacts): Block {
  const rows = scores.flatMap(({ regionName, penalties }) =>
    penalties.map(({ dimension, what, count, deductedCenti }) => [
      regionName,
      dimensionWords[dimension].zh,
      penaltyWords[what],
      count,
      points(deductedCenti),
    ]),
  );
  const columns: Column[] = [
    { title: '地区', kind: 'text' },
    { title: '项目', kind: 'text' },
    { title: '事由', kind: 'text' },
    { title: '次数', kind: 'integer' },
    { title: '扣分', kind: 'text' },
  ];
  return tableOr('没有扣分。', columns, rows);
}

function objections({ scores }: AssessmentDocumentFacts): Block {
  const rows = scores
    .filter(({ objection }) => objection !== null)
    .map(({ regionName, objection, objectionUpheld, objectionAnswer }) => [
      regionName,
      objection,
      objectionUpheld === null ? '待答复' : objectionUpheld ? '成立' : '不成立',
      objectionAnswer,
    ]);
  const columns: Column[] = [
    { title: '地区', kind: 'text' },
    { title: '异议', kind: 'text', width: 30 },
    { title: '结论', kind: 'text' },
    { title: '答复', kind: 'text', width: 30 },
  ];
  return tableOr('没有异议。', columns, rows);
}

function exceptions({ exceptions }: AssessmentDocumentFacts): Block {
  const columns: Column[] = [
    { title: '区划代码', kind: 'text' },
    { title: '用户', kind: 'text' },
    { title: '理由', kind: 'text', width: 24 },
    { title: '补偿性复核措施', kind: 'text', width: 24 },
    { title: '批准人', kind: 'text' },
    { title: '起始日期', kind: 'date' },
    { title: '终止日期', kind: 'date' },
  ];
  const rows = exceptions.map(({ regionCode, username, reason, review, approvedBy, validFrom, validTo }) => [
    regionCode,
    username,
    reason,
    review,
    approvedBy,
    validFrom,
    validTo,
  ]);
  return tableOr('考核期内没有岗位分离例外。', columns, rows);
}

const tableOr = (nothing: string, columns: readonly Column[], rows: Table['rows']): Block =>
  rows.length === 0 ? { text: nothing } : { table: { columns, rows } };

const isMoney = (name: AssessmentInput): boolean => name.endsWith('_fen');

/** Points with two decimals; what is not applicable is a dash. */
const points = (centi: number | null): string => (centi === null ? '—' : (centi / 100).toFixed(2));
