import type { Pair } from '../../../words/language.js';

export const words = {
  health: ['系统运行状况', 'How the platform does'],
  allWell: ['各部分均正常', 'All parts are in order'],
  someNeed: ['{count} 个部分需关注', '{count} parts need attention'],
  refresh: ['刷新', 'Look again'],
  none: ['无', 'none'],
  RUNNING: ['进行中', 'running'],
  DONE: ['已完成', 'done'],
  FAILED: ['失败', 'failed'],
  RECEIVED: ['已接收', 'received'],
  LOADING: ['入库中', 'loading'],
  REFUSED: ['拒收', 'refused'],
  PARKED: ['已暂停', 'parked'],
  POSTGRES: ['数据库', 'the database'],
  REDIS: ['Redis', 'Redis'],
  INGEST: ['数据接收', 'taking in files'],
  SWEEP: ['监控运行', 'the sweep'],
  CASEWORK: ['案件办理', 'casework'],
} as const satisfies Record<string, Pair>;
