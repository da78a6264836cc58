import type { Words } from '../matter/refused.js';
import type { AssessmentDimension, AssessmentInput, PenaltyScore } from './formula.js';

/** What Art. 19 calls the dimensions. */
export const dimensionWords: Readonly<Record<AssessmentDimension, Words>> = {
  receipt: { zh: '预算指标接收', en: 'Receipt of indicators' },
  system_use: { zh: '预算执行系统应用', en: 'Use of the budget-execution system' },
  one_card: { zh: '“一卡通”系统运用', en: 'Use of one-card' },
  special_account: { zh: '财政专户系统运用', en: 'Use of the special-account system' },
  handling: { zh: '预警问题处理', en: 'Handling of warnings' },
  completeness: { zh: '系统业务完整性', en: 'Completeness of business in the systems' },
};

/** The rates that dimensions are made of. */
export const partWords: Readonly<Record<string, string>> = {
  received_on_time: '按时接收率',
  tagged_right: '标识准确率',
  centrally_paid: '集中支付率',
  allocated_on_time: '按时分配率',
  elements_complete: '要素完整率',
  paid_by_one_card: '一卡通发放率',
  not_left_failed: '退票重发率',
  entered_same_day: '当日录入率',
  matched_with_bank: '银行匹配率',
  verified_on_time: '按时核实率',
  rectified_on_time: '整改率',
  not_reopened: '未反复率',
  reconciled: '账实相符率',
};

export const inputWords: Readonly<Record<AssessmentInput, string>> = {
  due_fen: '应接收金额',
  received_on_time_fen: '按时接收金额',
  indicators: '指标数',
  tag_errors: '标识错误数',
  payments_fen: '应集中支付金额',
  centrally_paid_fen: '集中支付金额',
  allocation_due_fen: '应分配金额',
  allocated_on_time_fen: '按时分配金额',
  payments: '支付笔数',
  complete_payments: '要素完整笔数',
  personal_fen: '个人补助金额',
  one_card_fen: '一卡通发放金额',
  lines: '发放明细数',
  failed_not_reissued: '退票未重发数',
  entries: '专户收支笔数',
  same_day_entries: '当日录入笔数',
  bank_fen: '银行流水金额',
  matched_fen: '匹配流水金额',
  verifications_due: '应核实案件',
  verified_on_time: '按时核实案件',
  violations_due: '应整改案件',
  rectified_on_time: '按时整改案件',
  openings: '立案数',
  reopenings: '重新立案数',
  inspections: '专项督查次数',
  interviews: '约谈次数',
  ledger_fen: '核对金额',
  difference_fen: '未说明差额',
  offline_business: '线下办理案件',
};

export const penaltyWords: Readonly<Record<PenaltyScore['what'], string>> = {
  inspections: '专项督查',
  interviews: '约谈',
  offline_business: '线下办理业务',
};
