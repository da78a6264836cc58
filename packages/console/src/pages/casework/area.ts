import { AuditOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { Area, PageRoute } from '../../app/areas.js';
import { isOneOf, readsDetails, readsRecords } from '../../app/posts.js';
import type { Viewer } from '../../app/session.js';
import type { Pair } from '../../words/language.js';

/** A page among those that its module holds. */
const page =
  <Name extends string>(module: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  async () => ({ default: (await module())[name] });

interface Kind<Name extends string> {
  path: string;
  title: Pair;
  isFor: (viewer: Viewer) => boolean;
  module: () => Promise<Record<Name, ComponentType>>;
  list: Name;
  one: Name;
}

/** The list of a kind of matter, and the page of one. */
const kindPages = <Name extends string>({ path, title, isFor, module, list, one }: Kind<Name>): PageRoute[] => [
  { path, title, inMenu: true, isFor, load: page(module, list) },
  { path: `${path}/:id`, title, isFor, load: page(module, one) },
];

export const casework: Area = {
  key: 'casework',
  title: ['督查考核', 'Supervision'],
  icon: AuditOutlined,
  pages: [
    ...kindPages({
      path: '/orders',
      title: ['交办单', 'Work orders'],
      isFor: readsDetails,
      module: () => import('./orders/orders.js'),
      list: 'OrderList',
      one: 'OrderPage',
    }),
    ...kindPages({
      path: '/inspections',
      title: ['专项督查', 'Inspections'],
      isFor: readsRecords,
      module: () => import('./inspections/inspections.js'),
      list: 'InspectionList',
      one: 'InspectionPage',
    }),
    ...kindPages({
      path: '/interviews',
      title: ['约谈', 'Interviews'],
      isFor: readsRecords,
      module: () => import('./interviews/interviews.js'),
      list: 'InterviewList',
      one: 'InterviewPage',
    }),
    {
      path: '/months',
      title: ['月结', 'Months'],
      inMenu: true,
      isFor: readsRecords,
      load: page(() => import('./months/months.js'), 'Months'),
    },
    {
      path: '/escalation',
      title: ['预警升级', 'Escalation'],
      inMenu: true,
      isFor: readsRecords,
      load: page(() => import('./escalation/escalation.js'), 'EscalationList'),
    },
    ...kindPages({
      path: '/ledgers',
      title: ['分类台账', 'Ledgers'],
      isFor: readsRecords,
      module: () => import('./ledgers/ledgers.js'),
      list: 'LedgerList',
      one: 'LedgerPage',
    }),
    ...kindPages({
      path: '/assessments',
      title: ['考核', 'Assessments'],
      isFor: readsRecords,
      module: () => import('./assessments/assessments.js'),
      list: 'AssessmentList',
      one: 'AssessmentPage',
    }),
    {
      path: '/assessment-schemes',
      title: ['考核办法', 'Assessment schemes'],
      isFor: readsRecords,
      load: page(() => import('./assessments/assessments.js'), 'SchemeList'),
    },
    ...kindPages({
      path: '/circulars',
      title: ['通报', 'Circulars'],
      isFor: readsRecords,
      module: () => import('./circulars/circulars.js'),
      list: 'CircularList',
      one: 'CircularPage',
    }),
    ...kindPages({
      path: '/corrections',
      title: ['疑问数据', 'Doubtful data'],
      isFor: readsDetails,
      module: () => import('./corrections/corrections.js'),
      list: 'CorrectionList',
      one: 'CorrectionPage',
    }),
    ...kindPages({
      path: '/exchanges',
      title: ['数据交换', 'Exchanges of data'],
      isFor: readsDetails,
      module: () => import('./exchanges/exchanges.js'),
      list: 'ExchangeList',
      one: 'ExchangePage',
    }),
    {
      path: '/performance',
      title: ['绩效指标', 'Performance'],
      inMenu: true,
      isFor: readsRecords,
      load: () => import('./performance/performance.js'),
    },
    {
      path: '/documents',
      title: ['文书', 'Documents'],
      inMenu: true,
      isFor: readsDetails,
      load: page(() => import('./documents/documents.js'), 'DocumentList'),
    },
    {
      path: '/warning-routes',
      title: ['预警分办规则', 'Routes of warnings'],
      inMenu: true,
      isFor: readsRecords,
      load: page(() => import('./offices/routes.js'), 'RouteList'),
    },
    {
      path: '/offices-missing',
      title: ['岗位空缺', 'Offices missing'],
      inMenu: true,
      isFor: isOneOf('ADMIN', 'SUPERVISOR', 'AUDITOR'),
      load: page(() => import('./offices/missing.js'), 'MissingOffices'),
    },
  ],
};
