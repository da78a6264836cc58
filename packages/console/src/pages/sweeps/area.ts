import { ScheduleOutlined } from '@ant-design/icons';
import type { Area } from '../../app/areas.js';

export const sweeps: Area = {
  key: 'sweeps',
  title: ['扫描', 'Sweeps'],
  icon: ScheduleOutlined,
  pages: [
    { path: '/sweeps', title: ['扫描记录', 'Sweeps'], inMenu: true, load: () => import('./sweep-list.js') },
    { path: '/sweeps/:id', title: ['扫描', 'Sweep'], load: () => import('./sweep.js') },
  ],
};
