import * as t from '@qingqu/schema';
import { choice } from '../model/choice.js';

export const BatchStatus = choice('BatchStatus', 'Status of a batch 批次状态.', t.ingestFile.status.enumValues, {
  received: 'Received 已接收.',
  loading: 'Loading 载入中.',
  done: 'Done 完成.',
  refused: 'Refused as a whole 整体拒收.',
  parked: 'Parked after repeated failures 暂停.',
});
export const FileEncoding = choice('FileEncoding', 'Encoding of a file 编码.', ['utf-8', 'gb18030'] as const, {
  'utf-8': 'UTF-8.',
  gb18030: 'GB18030.',
});
export const QuarantineStatus = choice(
  'QuarantineStatus',
  'What became of a rejected row 隔离状态.',
  t.quarantine.status.enumValues,
  {
    open: 'To be corrected 待处理.',
    fixed: 'Corrected, not sent again yet 已修正.',
    rejected: 'Given up 不再处理.',
    resubmitted: 'Sent again 已重报.',
  },
);
export const BatchKind = choice('BatchKind', 'How a batch came 批次类别.', t.ingestFile.kind.enumValues, {
  delivery: 'A file of a source 来源报送.',
  correction: 'Corrected rows of the quarantine 隔离数据重报.',
});
export const QuarantineLevel = choice(
  'QuarantineLevel',
  'Who is to settle a rejected row (Art. 16) 承办层级.',
  t.quarantine.level.enumValues,
  {
    own: 'Who entered it 录入单位.',
    superior: 'The superior of its region 上级.',
    province: 'The province, within five working days from its notice 省级.',
  },
);
export const QuarantineAct = choice(
  'QuarantineAct',
  'What was done about a rejected row 隔离数据处理.',
  t.quarantineEvent.kind.enumValues,
  {
    fixed: 'Corrected 修正.',
    resubmitted: 'Sent again 重报.',
    rejected: 'Given up 不再处理.',
    routed: 'Routed to another level 转办.',
    reopened: 'Taken up again 重新处理.',
  },
);
export const RowOutcome = choice('RowOutcome', 'How an input row ended 数据行结果.', t.ingestRow.outcome.enumValues, {
  loaded: 'Loaded as new 新增.',
  updated: 'Superseded an earlier version 更新.',
  unchanged: 'Said what was known 未变.',
  duplicate: 'Came twice in its file 重复.',
  stale: 'Older than the current version 过期.',
  quarantined: 'Rejected 隔离.',
});
export const ControlMeasure = choice(
  'ControlMeasure',
  'What a file declares of itself 控制总数项目.',
  t.controlTotal.measure.enumValues,
  { rows: 'Its number of rows 行数.', fen: 'The sum of its amounts, in fen 金额合计（分）.' },
);
export const ControlStatus = choice(
  'ControlStatus',
  'Whether what was read is what was declared 控制总数核对结果.',
  t.controlTotal.status.enumValues,
  { ok: 'The same 相符.', break: 'Different 不符.' },
);
export const BreakKind = choice(
  'BreakKind',
  'What differs from what 对账差异类别.',
  t.reconciliationBreak.kind.enumValues,
  {
    'control-total': 'What a file declares from what was read of it 文件控制总数.',
    'budget-chain': 'What was passed on from what there was to pass on 指标下达与分配.',
    'special-account': "A special account's book from its bank lines 专户账与银行流水.",
  },
);
export const BreakStatus = choice(
  'BreakStatus',
  'What became of a difference 对账差异状态.',
  t.reconciliationBreak.status.enumValues,
  { open: 'To be explained 待处理.', resolved: 'Gone 已消除.', waived: 'Accepted with a reason 已说明.' },
);
export const DeliveryStatus = choice(
  'DeliveryStatus',
  'What became of a file that was expected 应到文件状态.',
  t.expectedDelivery.status.enumValues,
  {
    due: 'Not due yet 未到时限.',
    arrived: 'Came in time 按时到达.',
    late: 'Came late 迟到.',
    missing: 'Has not come 未到.',
    waived: 'Not expected after all 免报.',
  },
);
