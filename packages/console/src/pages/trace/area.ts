import { ApartmentOutlined } from '@ant-design/icons';
import type { Area } from '../../app/areas.js';
import { readsDetails, readsRecords } from '../../app/posts.js';

export const trace: Area = {
  key: 'trace',
  title: ['流程追溯', 'Follow the money'],
  icon: ApartmentOutlined,
  pages: [
    {
      path: '/funds',
      title: ['资金追溯', 'Funds'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./fund/funds.js'),
    },
    { path: '/funds/:id', title: ['资金', 'Fund'], isFor: readsRecords, load: () => import('./fund/fund.js') },
    {
      path: '/indicators',
      title: ['指标清单', 'Indicators'],
      inMenu: true,
      isFor: readsRecords,
      load: () => import('./lists/indicators.js'),
    },
    {
      path: '/allocations',
      title: ['分配清单', 'Allocations'],
      inMenu: true,
      isFor: readsRecords,
      load: () => import('./lists/allocations.js'),
    },
    {
      path: '/payments',
      title: ['支付清单', 'Payments'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./lists/payments.js'),
    },
    {
      path: '/subsidy-lines',
      title: ['一卡通发放明细', 'One-card lines'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./lists/subsidy-lines.js'),
    },
    {
      path: '/records/:id',
      title: ['记录', 'Record'],
      isFor: readsRecords,
      load: () => import('./record/record.js'),
    },
  ],
};
