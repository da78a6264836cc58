export { type KpiName, kpi, kpiNames } from './kpis.js';
export {
  type PerformanceGroup,
  type PerformanceRow,
  type PerformanceWish,
  performance,
  performanceGroups,
  type Rate,
} from './performance.js';
