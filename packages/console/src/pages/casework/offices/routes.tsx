import { isOneOf } from '../../../app/posts.js';
import { Instant } from '../../../parts/instant.js';
import type { RowOf } from '../../../parts/query-table.js';
import type { WarningRouteFilter } from '../../../schema/filters.js';
import { inLanguage, type Pair, useLanguage } from '../../../words/language.js';
import { matterList } from '../matter-list.js';
import { RouteListDocument, type RouteListQuery } from './operations.js';

function Said({ of }: { of: Pair }) {
  const { language } = useLanguage();
  return <>{inLanguage(language, of)}</>;
}

/** 预警分办规则: which department new warnings of a category go to; the narrowest region, then the latest day counts. */
export const RouteList = matterList<RowOf<RouteListQuery>, WarningRouteFilter>({
  kind: 'WarningRoute',
  title: ['预警分办规则', 'Routes of warnings'],
  query: RouteListDocument,
  hasRegion: false,
  opens: false,
  choices: [
    { field: 'category', choice: 'WarningCategory' },
    { field: 'departmentKind', choice: 'DepartmentKind' },
  ],
  begin: {
    act: 'addWarningRoute',
    isFor: (viewer) => isOneOf('SUPERVISOR')(viewer) && viewer.region?.level === 'PROVINCE',
  },
  columns: [
    { field: 'category', choice: 'WarningCategory', width: 130 },
    { field: 'departmentKind', choice: 'DepartmentKind', width: 150 },
    { field: 'region', width: 150, show: ({ region }) => region?.name ?? <Said of={['全省', 'Everywhere']} /> },
    {
      field: 'effectiveFrom',
      width: 120,
      show: ({ effectiveFrom }) => effectiveFrom ?? <Said of={['自始', 'Since ever']} />,
    },
    { field: 'basis', width: 300, ellipsis: true },
    { field: 'setBy', width: 100 },
    { field: 'setAt', width: 150, show: ({ setAt }) => <Instant at={setAt} /> },
  ],
});
