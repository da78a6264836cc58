import { isOfDepartment, isOneOf } from '../../../app/posts.js';
import { byOn } from '../../../parts/facts.js';
import { Instant } from '../../../parts/instant.js';
import type { RowOf } from '../../../parts/query-table.js';
import type { AssessmentFilter, AssessmentSchemeFilter } from '../../../schema/filters.js';
import { matterList } from '../matter-list.js';
import { matterPage } from '../matter-page.js';
import {
  AssessmentListDocument,
  type AssessmentListQuery,
  OneAssessmentDocument,
  type OneAssessmentQuery,
  SchemeListDocument,
  type SchemeListQuery,
} from './operations.js';
import { Ranking } from './ranking.js';
import { dimensions } from './score.js';
import { dimensionWords } from './words.js';

/** 考核 of the regions below one for a period. */
export const AssessmentList = matterList<RowOf<AssessmentListQuery>, AssessmentFilter>({
  kind: 'Assessment',
  title: ['考核', 'Assessments'],
  query: AssessmentListDocument,
  choices: [{ field: 'state', choice: 'AssessmentState' }],
  begin: {
    act: 'makeAssessment',
    isFor: (viewer) => isOneOf('SUPERVISOR')(viewer) || (isOneOf('STAFF')(viewer) && isOfDepartment('AGRI')(viewer)),
  },
  related: [{ path: '/assessment-schemes', title: ['考核办法', 'Schemes'] }],
  columns: [
    { field: 'period', width: 120 },
    { field: 'region', width: 140 },
    { field: 'state', choice: 'AssessmentState', width: 130 },
    { field: 'making', width: 100, align: 'right' },
    { field: 'madeBy', width: 130 },
    { field: 'madeOn', width: 130 },
    { field: 'objectionsUntil', width: 150 },
    { field: 'publishedOn', width: 130 },
  ],
});

export const AssessmentPage = matterPage<OneAssessmentQuery>({
  kind: 'Assessment',
  query: OneAssessmentDocument,
  states: 'AssessmentState',
  title: ({ region, period }) => [region?.name, period],
  prints: true,
  given: ({ period, region, version }) => ({ makeAssessment: { period, regionCode: region?.code, version } }),
  facts: [
    { field: 'period', show: ({ period, firstDay, lastDay }) => `${period} · ${firstDay} – ${lastDay}` },
    { field: 'making' },
    byOn('madeBy', 'madeOn'),
    { field: 'objectionsUntil' },
    byOn('publishedBy', 'publishedOn'),
    {
      field: 'scheme',
      show: ({ scheme }) => scheme && `${scheme.basis} · ${scheme.effectiveFrom}`,
    },
    { field: 'epoch' },
    { field: 'asKnownAt', show: ({ asKnownAt }) => <Instant at={asKnownAt} /> },
    { field: 'calendarVersion' },
    { field: 'inputsDigest', isLong: true, show: ({ inputsDigest }) => <code>{inputsDigest}</code> },
  ],
  Also: Ranking,
});

/** 考核办法: which weights count from which day on. */
export const SchemeList = matterList<RowOf<SchemeListQuery>, AssessmentSchemeFilter>({
  kind: 'AssessmentScheme',
  title: ['考核办法', 'Assessment schemes'],
  query: SchemeListDocument,
  hasRegion: false,
  opens: false,
  begin: {
    act: 'addAssessmentScheme',
    isFor: (viewer) =>
      isOneOf('STAFF')(viewer) && isOfDepartment('AGRI')(viewer) && viewer.region?.level === 'PROVINCE',
  },
  columns: [
    { field: 'effectiveFrom', width: 110 },
    ...dimensions.map((dimension) => ({
      field: dimension,
      title: dimensionWords[dimension]!,
      width: 120,
      align: 'right' as const,
      show: ({ weights }: RowOf<SchemeListQuery>) => `${weights[dimension]}%`,
    })),
    { field: 'basis', width: 160, ellipsis: true },
    { field: 'setBy', width: 90 },
  ],
});
