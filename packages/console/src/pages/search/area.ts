import { SearchOutlined } from '@ant-design/icons';
import type { Area } from '../../app/areas.js';
import { readsDetails } from '../../app/posts.js';

export const search: Area = {
  key: 'search',
  title: ['查询', 'Search'],
  icon: SearchOutlined,
  pages: [
    {
      path: '/search',
      title: ['综合查询', 'Search'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./search.js'),
    },
    {
      path: '/exports',
      title: ['导出文件', 'Exports'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./exports/exports.js'),
    },
    { path: '/payees/:id', title: ['收款人', 'Payee'], isFor: readsDetails, load: () => import('./payee.js') },
    {
      path: '/enterprises/:id',
      title: ['企业', 'Enterprise'],
      isFor: readsDetails,
      load: () => import('./enterprise.js'),
    },
    { path: '/accounts/:id', title: ['账户', 'Account'], isFor: readsDetails, load: () => import('./account.js') },
  ],
};
