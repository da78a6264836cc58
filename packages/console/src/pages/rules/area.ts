import { ProfileOutlined } from '@ant-design/icons';
import type { Area } from '../../app/areas.js';
import { isOneOf } from '../../app/posts.js';

/** Backtests are for those who propose and decide, and for audit. */
const readsBacktests = isOneOf('STAFF', 'SUPERVISOR', 'AUDITOR', 'SERVICE');

export const rules: Area = {
  key: 'rules',
  title: ['规则', 'Rules'],
  icon: ProfileOutlined,
  pages: [
    { path: '/rules', title: ['规则目录', 'Catalogue'], inMenu: true, load: () => import('./rule-list.js') },
    { path: '/rules/changes', title: ['变更办理', 'Changes'], inMenu: true, load: () => import('./change-list.js') },
    {
      path: '/rules/backtests',
      title: ['回溯检验', 'Backtests'],
      inMenu: true,
      isFor: readsBacktests,
      load: () => import('./backtest-list.js'),
    },
    {
      path: '/rules/backtests/:id',
      title: ['回溯检验', 'Backtest'],
      isFor: readsBacktests,
      load: () => import('./backtest.js'),
    },
    { path: '/rules/health', title: ['运行状况', 'Health'], inMenu: true, load: () => import('./health.js') },
    { path: '/rules/holds', title: ['暂停的规则', 'Holds'], inMenu: true, load: () => import('./holds.js') },
    { path: '/rules/packages', title: ['规则包与密钥', 'Packages'], inMenu: true, load: () => import('./packages.js') },
    { path: '/rules/:ruleId', title: ['规则', 'Rule'], load: () => import('./rule.js') },
  ],
};
