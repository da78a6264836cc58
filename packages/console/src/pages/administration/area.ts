import { SettingOutlined } from '@ant-design/icons';
import type { Area } from '../../app/areas.js';
import { isOneOf } from '../../app/posts.js';
import type { Viewer } from '../../app/session.js';

/** Those who keep users, and those who look over their shoulders. */
const keepsUsers = isOneOf('ADMIN', 'AUDITOR');

/** Those who keep the platform running, and supervision of the province. */
const keepsPlatform = ({ role, departmentKinds, region }: Viewer) =>
  role === 'ADMIN' ||
  (role === 'STAFF' && departmentKinds.includes('IT')) ||
  (role === 'SUPERVISOR' && region?.level === 'PROVINCE');

export const administration: Area = {
  key: 'administration',
  title: ['系统管理', 'Administration'],
  icon: SettingOutlined,
  pages: [
    {
      path: '/administration/users',
      title: ['用户', 'Users'],
      inMenu: true,
      isFor: keepsUsers,
      load: () => import('./users/user-list.js'),
    },
    {
      path: '/administration/users/:id',
      title: ['用户', 'User'],
      isFor: keepsUsers,
      load: () => import('./users/user.js'),
    },
    {
      path: '/administration/separation',
      title: ['岗位分离', 'Separation'],
      inMenu: true,
      isFor: isOneOf('ADMIN', 'AUDITOR', 'SUPERVISOR'),
      load: () => import('./users/separation.js'),
    },
    {
      path: '/administration/sessions',
      title: ['会话', 'Sessions'],
      inMenu: true,
      isFor: keepsUsers,
      load: () => import('./users/session-list.js'),
    },
    {
      path: '/administration/tokens',
      title: ['服务令牌', 'Service tokens'],
      inMenu: true,
      isFor: keepsUsers,
      load: () => import('./users/token-list.js'),
    },
    {
      path: '/administration/audit',
      title: ['审计记录', 'Audit log'],
      inMenu: true,
      isFor: keepsUsers,
      load: () => import('./audit/audit.js'),
    },
    {
      path: '/administration/health',
      title: ['系统运行状况', 'System health'],
      inMenu: true,
      isFor: keepsPlatform,
      load: () => import('./health/health.js'),
    },
    {
      path: '/administration/calendar',
      title: ['工作日历', 'Calendar'],
      inMenu: true,
      load: () => import('./reference/calendar.js'),
    },
    {
      path: '/administration/codes',
      title: ['代码', 'Codes'],
      inMenu: true,
      load: () => import('./reference/codes.js'),
    },
    {
      path: '/administration/regions',
      title: ['区划与处室', 'Regions'],
      inMenu: true,
      load: () => import('./reference/regions.js'),
    },
    { path: '/account', title: ['个人账户', 'My account'], load: () => import('./account/account.js') },
  ],
};
