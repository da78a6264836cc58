import { AlertOutlined } from '@ant-design/icons';
import type { Area } from '../../app/areas.js';
import { readsDetails } from '../../app/posts.js';

export const warnings: Area = {
  key: 'warnings',
  title: ['预警', 'Warnings'],
  icon: AlertOutlined,
  pages: [
    {
      path: '/tasks',
      title: ['我的待办', 'My tasks'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./tasks/tasks.js'),
    },
    {
      path: '/cases',
      title: ['案件队列', 'Cases'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./queue/case-list.js'),
    },
    {
      path: '/warnings',
      title: ['预警清单', 'Warnings'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./queue/warning-list.js'),
    },
    {
      path: '/cases/:id',
      title: ['案件', 'Case'],
      isFor: readsDetails,
      load: () => import('./detail/case.js'),
    },
    {
      path: '/warnings/:id',
      title: ['预警', 'Warning'],
      isFor: readsDetails,
      load: () => import('./detail/warning.js'),
    },
  ],
};
