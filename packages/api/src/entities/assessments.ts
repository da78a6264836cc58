import { assessmentMachine } from '@qingqu/casework';
import { assessment, assessmentScheme, assessmentScore } from '@qingqu/schema';
import { matterMembers, statesOf } from '../casework/matter-members.js';
import { asc, computed, desc, type Entity, entity, field, inRegion, one, shown } from '../model/entity.js';
import { digest, json } from '../model/values.js';

const AssessmentState = statesOf('AssessmentState', 'How an assessment stands 考核状态.', assessmentMachine, {
  draft: 'Made; only those who assess read it 草稿.',
  announced: 'Announced: the regions that are assessed read it and may object 公示.',
  published: 'Published 已公布.',
  superseded: 'Made anew since 已重新生成.',
});

/** Whether the viewer is of the region that assesses, or of one above it. */
const isAssessors = (regionCode: string) => `exists (select from region r where r.code = ${regionCode}
  and r.scope_lo between current_setting('app.lo')::bigint and current_setting('app.hi')::bigint)`;

/** Assessments 考核 of the regions below one (Art. 19), and by what they are scored. */
export const assessmentEntities: Entity[] = [
  entity('AssessmentScheme', assessmentScheme, {
    plural: 'assessmentSchemes',
    about: 'From which day on which weights and formula count in assessments 考核办法.',
    members: {
      effectiveFrom: field(assessmentScheme.effectiveFrom, 'First day on which it counts 生效日期.'),
      weights: field(assessmentScheme.weights, 'Weight of each of the six dimensions; 100 together 权重.'),
      formulaVersion: field(assessmentScheme.formulaVersion, 'Version of the formula 公式版本.'),
      basis: field(assessmentScheme.basis, 'What it rests on 依据.'),
      setBy: field(assessmentScheme.setBy, 'Who laid it down 登记人.'),
      setAt: field(assessmentScheme.setAt, 'When it was laid down 登记时间.'),
    },
    order: [desc('effectiveFrom')],
  }),
  entity('Assessment', assessment, {
    plural: 'assessments',
    about:
      'Assessments 考核 of the regions below one for a period; those who are assessed read one once it is announced.',
    readers: 'budget',
    members: {
      ...matterMembers(assessmentMachine, assessment, AssessmentState),
      period: field(assessment.period, 'As 2018, 2018H1, 2018Q3 or 2018-09 考核期.'),
      firstDay: field(assessment.firstDay, 'First day of the period 起始日期.'),
      lastDay: field(assessment.lastDay, 'Last day of the period 终止日期.'),
      epoch: field(assessment.epoch, 'Epoch of the data that it rests on 数据期.'),
      asKnownAt: field(assessment.asKnownAt, 'Casework written down by then is what it rests on 截止时刻.'),
      calendarVersion: field(
        assessment.calendarVersion,
        'The highest version of calendar days by which deadlines were reckoned 日历版本.',
      ),
      inputsDigest: shown(assessment.inputsDigest, digest, 'SHA-256 of everything that it was reckoned from 数据摘要.'),
      exceptions: computed({
        type: json,
        about:
          'Exceptions from the separation of duties that held in the period (Art. 10), for those who assess 岗位分离例外.',
        sql: (col) => `case when ${isAssessors(col('region_code'))} then ${col('exceptions')} end`,
      }),
      making: field(assessment.making, 'From 1: how often it has been made 生成次数.'),
      madeBy: field(assessment.madeBy, 'Who made it 生成人.'),
      madeOn: field(assessment.madeOn, 'When it was made 生成日期.'),
      objectionsUntil: field(
        assessment.objectionsUntil,
        'Last day of objecting; null before it is announced 异议截止日期.',
      ),
      publishedBy: field(assessment.publishedBy, 'Who published it 公布人.'),
      publishedOn: field(assessment.publishedOn, 'When it was published 公布日期.'),
      scheme: one('AssessmentScheme', assessment.schemeId, {
        about: 'The weights that it was made by 考核办法.',
        inverse: { name: 'assessments', about: 'Assessments that were made by it 考核.' },
      }),
      regionCode: field(assessment.regionCode, 'Code of the region that assesses those below it 区划代码.'),
      region: one('Region', assessment.regionCode, {
        about: 'Region that assesses those below it, where the viewer may see it 考核地区.',
        to: 'code',
        inverse: { name: 'assessments', about: 'Assessments that this region makes of those below it 本级组织的考核.' },
      }),
    },
    order: [desc('madeOn')],
  }),
  entity('AssessmentScore', assessmentScore, {
    plural: 'assessmentScores',
    about: 'What regions scored in assessments 考核得分; those who are assessed read theirs once it is announced.',
    readers: 'budget',
    key: [assessmentScore.assessmentId, assessmentScore.regionCode],
    members: {
      totalCenti: field(
        assessmentScore.totalCenti,
        'Hundredths of points, 0 to 10,000; null where nothing could be measured 总分（百分之一分）.',
      ),
      rank: field(assessmentScore.rank, 'Place among the regions of its level; equal totals share one 名次.'),
      dimensions: field(
        assessmentScore.dimensions,
        'The six dimensions: weight, effective weight, score (null = not applicable), rates and inputs; scores and weights in hundredths, amounts in fen 分项得分.',
      ),
      penalties: field(assessmentScore.penalties, 'What was deducted and why, in hundredths of points 扣分.'),
      announcedOn: field(assessmentScore.announcedOn, 'When it was announced; null before 公示日期.'),
      objection: field(assessmentScore.objection, 'What the region objects 异议.'),
      objectedBy: field(assessmentScore.objectedBy, 'Who objected 异议人.'),
      objectedOn: field(assessmentScore.objectedOn, 'When 异议日期.'),
      objectionAnswer: field(assessmentScore.objectionAnswer, 'What was answered 答复.'),
      objectionUpheld: field(
        assessmentScore.objectionUpheld,
        'Whether it was upheld: then data are corrected and the assessment is made anew 异议是否成立.',
      ),
      answeredBy: field(assessmentScore.answeredBy, 'Who answered 答复人.'),
      answeredOn: field(assessmentScore.answeredOn, 'When 答复日期.'),
      assessment: one('Assessment', assessmentScore.assessmentId, {
        about: 'The assessment 考核.',
        inverse: { name: 'scores', about: 'What the regions scored, of those that the viewer may see 得分.' },
      }),
      regionCode: field(assessmentScore.regionCode, 'Code of the region that is assessed 区划代码.'),
      region: inRegion(assessmentScore.regionCode, 'Region that is assessed 被考核地区.', {
        name: 'assessmentScores',
        about: 'What this region itself scored 本级考核得分.',
      }),
    },
    order: [asc('rank'), asc('regionCode')],
  }),
];
