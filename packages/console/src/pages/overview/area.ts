import { DashboardOutlined } from '@ant-design/icons';
import type { Area } from '../../app/areas.js';

export const overview: Area = {
  key: 'overview',
  title: ['总体概览', 'Overview'],
  icon: DashboardOutlined,
  pages: [{ path: '/', title: ['总体概览', 'Overview'], inMenu: true, load: () => import('./overview.js') }],
};
