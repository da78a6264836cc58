import { headerKey } from './source-header.js';

// What columns of feeds are called in files: the fields of the national integrated budget system 预算管理一体化, and usual Chinese headers. A
// name stands for one column of its feed only; columns that people call alike everywhere are left to the definition.

const shared = {
  region_code: ['MOF_DIV_CODE', '区划代码', '行政区划代码', '行政区划', '财政区划代码', '区划'],
  rev: ['版本号', '修订号'],
  entered_by: ['录入人', '录入人代码', '经办人', 'CREATE_USER'],
  entered_org: ['录入单位', '录入部门'],
  entered_at: ['录入时间', '录入日期'],
};
const money = { amount: ['AMOUNT', '金额', '金额(元)', '发生额', '交易金额'] };
const year = { fiscal_year: ['FISCAL_YEAR', '年度', '预算年度', '业务年度', '会计年度'] };
const agency = { agency_key: ['AGENCY_CODE', '单位代码', '预算单位代码', '预算单位编码'] };
const fund = { fund_key: ['资金代码', '资金编码', '资金编号'] };
const project = { project_key: ['PRO_CODE', '项目代码', '项目编码', '项目编号'] };
const indicator = { indicator_key: ['BGT_ID', '指标ID', '指标主键', '指标编号', '指标号'] };
const idNo = ['IDEN_NO', '身份证号', '身份证号码', '身份证', '公民身份号码', '证件号码', '证件号'];
const classification = {
  func_code: [
    'EXP_FUNC_CODE',
    '功能分类',
    '功能科目',
    '功能科目代码',
    '支出功能分类',
    '支出功能分类代码',
    '支出功能分类科目代码',
  ],
  gov_eco_code: [
    'GOV_BGT_ECO_CODE',
    '政府经济分类',
    '政府经济科目',
    '政府经济科目代码',
    '政府支出经济分类',
    '政府支出经济分类代码',
  ],
  dep_eco_code: [
    'DEP_BGT_ECO_CODE',
    '部门经济分类',
    '部门经济科目',
    '部门经济科目代码',
    '部门支出经济分类',
    '部门支出经济分类代码',
  ],
};
const validity = { valid_from: ['起始日期', '有效期起', '生效日期'], valid_to: ['终止日期', '有效期止', '失效日期'] };
const register = { id_no: idNo, as_of: ['截止日期', '数据日期'] };
const places = {
  township_code: ['TOWN_CODE', '乡镇代码', '乡镇编码'],
  village_code: ['VILLAGE_CODE', '村代码', '行政村代码', '村编码'],
};
const status = { status: ['状态', '业务状态'] };

/** By feed: what its columns are called in files. */
export const aliasTables: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  agency: {
    key: ['AGENCY_CODE', '单位代码', '预算单位代码', '预算单位编码'],
    name: ['AGENCY_NAME', '单位名称', '预算单位名称', '预算单位'],
    uscc: ['UNIFSOC_CRED_CODE', '统一社会信用代码', '社会信用代码'],
    superior_agency_key: ['上级单位代码', '主管部门代码', 'DEPT_CODE'],
    kind: ['单位类型', '单位性质'],
    is_budget_unit: ['是否预算单位'],
  },
  fund: {
    key: ['资金代码', '资金编码', '资金编号'],
    name: ['资金名称'],
    category: ['资金类别', '资金分类'],
    origin_level: ['资金层级'],
  },
  fund_target_region: { ...fund, ...validity },
  indicator_doc: {
    key: ['指标文主键'],
    doc_no: ['COR_BGT_DOC_NO', '指标文号', '文号', '发文文号'],
    title: ['BGT_DOC_TITLE', '文件标题', '标题', '指标文标题'],
    issued_on: ['DOC_DATE', '发文日期', '印发日期', '发文时间'],
    issuing_region_code: ['MOF_DIV_CODE', '发文区划', '发文区划代码'],
    kind: ['文件类型', '指标文类型'],
    superior_doc_no: ['SUP_BGT_DOC_NO', '上级文号', '上级指标文号'],
  },
  indicator: {
    key: ['BGT_ID', '指标ID', '指标主键', '指标编号', '指标号'],
    ...year,
    doc_issued_on: ['DOC_DATE', '发文日期', '印发日期'],
    ...fund,
    source: ['SOURCE_TYPE_CODE', '指标来源', '资金来源'],
    origin_indicator_key: ['ORI_BGT_ID', '原指标ID', '来源指标'],
    superior_doc_no: ['SUP_BGT_DOC_NO', '上级文号', '上级指标文号'],
    ...classification,
    tp_func_code: ['TP_FUNC_CODE', '上级功能科目', '转移支付功能科目代码'],
    fund_type_code: ['FUND_TYPE_CODE', '资金性质', '资金性质代码'],
    ...agency,
    ...project,
    amount: ['AMOUNT', '金额', '指标金额', '指标总额'],
    poverty_tag: ['扶贫标识', '是否扶贫', '扶贫资金标识'],
    received_at: ['接收时间', '接收日期'],
    registered_at: ['登记时间', '登记日期'],
    ...status,
  },
  indicator_adjustment: {
    key: ['ADJ_ID', '调整ID', '调整编号'],
    ...indicator,
    delta: ['ADJ_AMT', '调整金额'],
    adjusted_on: ['调整日期'],
    reason: ['调整原因', '调整事由'],
    batch_no: ['ADJ_BATCH_NO', '调整批次', '调整批次号'],
    ...status,
  },
  allocation: {
    key: ['分配ID', '分配编号', '分配主键'],
    ...indicator,
    kind: ['分配类型'],
    from_region_code: ['MOF_DIV_CODE', '下达区划', '下达区划代码'],
    to_region_code: ['REC_DIV_CODE', '接收区划', '接收区划代码'],
    to_agency_key: ['AGENCY_CODE', '接收单位代码', '单位代码'],
    ...fund,
    fund_type_code: ['FUND_TYPE_CODE', '资金性质', '资金性质代码'],
    ...year,
    tp_func_code: ['TP_FUNC_CODE', '功能科目代码', '支出功能分类代码'],
    poverty_tag: ['扶贫标识', '是否扶贫'],
    amount: ['AMOUNT', '金额', '分配金额', '下达金额'],
    doc_no: ['COR_BGT_DOC_NO', '文号', '指标文号'],
    doc_issued_on: ['DOC_DATE', '发文日期', '印发日期'],
    doc_kind: ['文件类型'],
    allocated_at: ['分配时间', '分配日期', '下达时间', '下达日期'],
    ...status,
  },
  plan: {
    key: ['PLAN_ID', '计划ID', '用款计划ID', '计划主键'],
    plan_no: ['PLAN_VOUCHER_NO', '计划单号', '用款计划单号', '计划编号'],
    ...indicator,
    ...agency,
    ...year,
    month: ['PLAN_MONTH', '计划月份', '月份'],
    pay_type_code: ['PAY_TYPE_CODE', '支付方式', '支付方式代码'],
    applied: ['PLAN_APP_AMT', '申请金额', '计划申请金额'],
    amount: ['PLAN_AMT', '计划金额', '批复金额', '用款计划金额'],
    approved_at: ['批复时间', '审批时间', '批复日期'],
    ...status,
  },
  project: {
    key: ['PRO_CODE', '项目代码', '项目编码', '项目编号'],
    name: ['PRO_NAME', '项目名称'],
    started_on: ['开工日期', '开始日期', '起始日期'],
    ended_on: ['完工日期', '竣工日期', '结束日期'],
    status: ['项目状态', '状态'],
  },
  region_budget: { ...year, approved_on: ['批复日期', '批准日期'] },
  contract: {
    key: ['合同ID', '合同主键'],
    contract_no: ['CONTRACT_NO', '合同编号', '合同号'],
    ...agency,
    name: ['合同名称'],
    tender_ref: ['招标文号', '采购编号', '招标编号'],
    amount: ['合同金额', '金额'],
    signed_on: ['签订日期', '合同签订日期', '签约日期'],
  },
  payee: {
    key: ['收款人编号', '收款人ID', '收款人编码'],
    kind: ['收款人类型', '收款人性质'],
    name: ['PAYEE_ACCT_NAME', '收款人', '收款人名称', '收款人户名', '户名'],
    uscc: ['UNIFSOC_CRED_CODE', '统一社会信用代码', '社会信用代码'],
    id_no: idNo,
    ...agency,
    account_no: ['PAYEE_ACCT_NO', '收款人账号', '收款账号', '账号', '银行账号'],
    bank_name: ['PAYEE_ACCT_BANK_NAME', '收款人开户行', '收款人开户银行', '开户行', '开户银行'],
  },
  payment: {
    key: ['PAY_APP_ID', '支付申请ID', '支付申请主键'],
    application_no: ['PAY_APP_NO', '支付申请单号', '支付申请编号', '申请单号'],
    voucher_no: ['PAY_CERT_NO', '支付凭证号', '凭证号', '支付凭证单号', '凭证编号'],
    ...year,
    ...indicator,
    plan_key: ['PLAN_ID', '计划ID', '用款计划ID'],
    ...agency,
    ...fund,
    ...project,
    contract_no: ['CONTRACT_NO', '合同编号', '合同号'],
    ...classification,
    pay_type_code: ['PAY_TYPE_CODE', '支付方式', '支付方式代码'],
    settlement_code: ['SET_MODE_CODE', '结算方式', '结算方式代码'],
    business_type: ['PAY_BUS_TYPE_CODE', '业务类型', '支付业务类型'],
    applied_at: ['CREATE_DATE', '申请时间', '申请日期'],
    paid_on: ['XPAY_DATE', '支付日期', '付款日期'],
    cleared_on: ['ACT_LQD_DATE', '清算日期'],
    amount: ['PAY_APP_AMT', '金额', '支付金额', '付款金额', '申请金额', '申请支付金额'],
    purpose: ['USE_DES', '用途', '摘要', '资金用途', '款项用途'],
    payer_account_no: ['PAY_ACCT_NO', '付款人账号', '付款账号'],
    payee_key: ['收款人编号', '收款人ID', '收款人编码'],
    payee_kind: ['收款人类型', '收款人性质'],
    payee_name: ['PAYEE_ACCT_NAME', '收款人', '收款人名称', '收款人户名', '收款人全称'],
    payee_account_no: ['PAYEE_ACCT_NO', '收款人账号', '收款账号'],
    actual_payee_account_no: ['XPAYEE_ACCT_NO', '实际收款人账号', '实际收款账号'],
    bank_serial: ['AGENT_BUSINESS_NO', '银行流水号', '银行交易流水号', '银行业务单号'],
    approval_no: ['审批单号', '批准文号'],
    status: ['支付状态', '状态', '业务状态'],
    refund_of_key: ['原支付ID', '原支付编号', '原支付申请ID', '退回原支付'],
    applicant: ['申请人', '经办人代码'],
    reviewer: ['审核人', '复核人'],
    approver: ['审批人'],
  },
  payment_line: {
    key: ['PAY_DETAIL_ID', '明细ID', '支付明细ID', '明细主键'],
    payment_key: ['PAY_APP_ID', 'PAY_CERT_ID', '支付申请ID', '支付主键'],
    payee_kind: ['TO_PEOP_ENTERP', '收款人类型'],
    name: ['PER_NAME', '姓名', '收款人姓名', '人员姓名', '补贴对象'],
    id_no: idNo,
    uscc: ['UNIFSOC_CRED_CODE', '统一社会信用代码', '社会信用代码'],
    account_no: ['PAYEE_ACCT_NO', '收款人账号', '银行卡号', '卡号', '账号'],
    amount: ['PAY_AMT', '金额', '支付金额', '发放金额'],
    ...places,
    pay_month: ['PAY_MONTH', '发放月份', '支付月份', '月份'],
  },
  account: {
    account_no: ['账号', '银行账号', '账户号码'],
    name: ['账户名称', '户名'],
    bank_name: ['开户行', '开户银行', '开户行名称'],
    cnaps_code: ['联行号', '行号', '开户行联行号'],
    type_code: ['账户类型', '账户性质'],
    holder_kind: ['持有人类型', '开户人类型'],
    holder_id_no: idNo,
    opened_on: ['开户日期'],
    closed_on: ['销户日期'],
  },
  special_account_entry: {
    key: ['流水号', '凭证号', '记账编号'],
    account_no: ['账号', '专户账号', '银行账号'],
    occurred_on: ['发生日期', '业务日期', '日期'],
    recorded_at: ['记账时间', '录入系统时间'],
    direction: ['收支方向', '借贷标志', '收支'],
    ...money,
    counterparty: ['对方户名', '对方单位', '往来单位'],
    ...fund,
    summary: ['摘要', '用途'],
    balance_after: ['余额', '账户余额'],
  },
  bank_line: {
    account_no: ['账号', '银行账号', '本方账号'],
    transacted_on: ['交易日期', '记账日期', '日期', '入账日期'],
    serial_no: ['流水号', '交易流水号', '银行流水号', '交易流水'],
    direction: ['借贷标志', '收支方向', '借贷'],
    ...money,
    counterparty: ['对方户名', '对方名称', '对方单位', '对方账户名称'],
    summary: ['摘要', '用途', '附言'],
  },
  account_month: {
    account_no: ['账号', '银行账号', '专户账号'],
    month: ['月份', '期间', '会计期间'],
    ledger_balance: ['账面余额', '记账余额'],
    bank_balance: ['银行余额', '对账单余额', '银行对账单余额'],
    reconciling: ['未达账项', '调节金额'],
  },
  programme: {
    key: ['补贴项目代码', '项目代码', '补贴代码'],
    name: ['补贴项目', '补贴名称', '项目名称'],
    department: ['主管部门', '业务主管部门'],
    cap: ['年度上限', '封顶金额'],
  },
  programme_standard: {
    programme_key: ['补贴项目代码', '项目代码'],
    amount: ['补贴标准', '标准', '标准金额'],
    ...validity,
  },
  subsidy_batch: {
    key: ['批次号', '发放批次', '批次编号'],
    programme_key: ['补贴项目代码', '项目代码'],
    period: ['发放期间', '期间', '补贴年度'],
    notice_from: ['公示开始日期', '公示起始日期'],
    notice_to: ['公示结束日期', '公示截止日期'],
    submitted_at: ['报送时间'],
    approved_at: ['审批时间', '批准时间'],
    payment_key: ['支付申请ID'],
    funded_on: ['拨付日期', '资金到账日期'],
    total: ['总金额', '批次金额', '合计金额'],
    line_count: ['笔数', '总笔数', '人数'],
  },
  subsidy_line: {
    key: ['发放明细ID', '明细ID', '发放流水号'],
    batch_key: ['批次号', '发放批次', '批次编号'],
    line_no: ['序号', '行号'],
    programme_key: ['补贴项目代码', '项目代码'],
    name: ['PER_NAME', '姓名', '补贴对象', '户主姓名', '受益人'],
    id_no: idNo,
    household_key: ['户编号', '户号'],
    card_no: ['银行卡号', '卡号', '一卡通账号', '一卡通卡号', '账号', '银行账号'],
    quantity: ['数量', '面积', '补贴面积', '亩数'],
    amount: ['AMOUNT', '金额', '补贴金额', '发放金额', '实发金额'],
    status: ['发放状态', '状态'],
    paid_on: ['发放日期', '入账日期'],
    returned_on: ['退回日期'],
    reason: ['失败原因', '退回原因'],
    ...places,
  },
  person: {
    id_no: idNo,
    name: ['PER_NAME', '姓名'],
    sex: ['性别'],
    born_on: ['出生日期'],
    guardian_id_no: ['监护人身份证号'],
  },
  household: {
    key: ['户主键'],
    household_no: ['户编号', '户号', '贫困户编号'],
    village_code: places.village_code,
    head_id_no: ['户主身份证号', '户主身份证号码', '户主证件号码'],
    status: ['脱贫状态', '贫困户状态', '状态'],
    registered_on: ['识别日期', '建档日期'],
    lifted_on: ['脱贫日期'],
    cause: ['致贫原因', '主要致贫原因'],
  },
  household_member: { household_key: ['户编号', '户号'], id_no: idNo, relation: ['与户主关系', '关系'], ...validity },
  enterprise: {
    key: ['UNIFSOC_CRED_CODE', '统一社会信用代码', '社会信用代码'],
    name: ['企业名称', '名称', '单位名称'],
    type: ['企业类型', '类型'],
    reg_capital: ['注册资本', '注册资金'],
    established_on: ['成立日期'],
    address: ['住所', '地址', '注册地址'],
    phone: ['电话', '联系电话'],
    business_scope: ['经营范围'],
  },
  enterprise_person: {
    enterprise_key: ['UNIFSOC_CRED_CODE', '统一社会信用代码', '社会信用代码'],
    id_no: idNo,
    role: ['职务', '身份'],
    share_bp: ['持股比例(万分之一)'],
    ...validity,
  },
  death_record: { ...register, died_on: ['死亡日期', '死亡时间'] },
  staff_record: { ...register, ...agency, post_kind: ['人员类别', '编制类型'], ...validity },
  vehicle_record: {
    ...register,
    kind: ['车辆类型'],
    price: ['购置价格', '车价'],
    registered_on: ['登记日期', '注册日期'],
    deregistered_on: ['注销日期'],
  },
  house_record: {
    ...register,
    kind: ['房屋类型', '房屋用途'],
    area_m2: ['建筑面积', '面积'],
    acquired_on: ['取得日期', '登记日期'],
    disposed_on: ['转让日期'],
  },
  business_record: {
    enterprise_key: ['UNIFSOC_CRED_CODE', '统一社会信用代码', '社会信用代码'],
    status: ['登记状态', '经营状态', '状态'],
    as_of: register.as_of,
    ...validity,
  },
  party_list_entry: {
    enterprise_key: ['UNIFSOC_CRED_CODE', '统一社会信用代码', '社会信用代码'],
    list: ['名单类型'],
    as_of: register.as_of,
    ...validity,
  },
  assistance_record: { ...register, kind: ['救助类型', '救助类别'], ...validity },
  relocation_household: {
    household_key: ['户编号', '户号'],
    ...project,
    persons: ['搬迁人口', '人口数'],
    area_m2: ['住房面积', '安置面积', '面积'],
    self_finance: ['自筹资金', '自筹金额'],
    moved_on: ['搬迁日期', '入住日期'],
    as_of: register.as_of,
  },
  population_record: { ...register, name: ['PER_NAME', '姓名'] },
  operator_record: { ...register, ...agency, user_code: ['用户代码', '用户名'], ...validity },
  relocation_payee: { ...project, payee_key: ['收款人编号', '收款人ID'], as_of: register.as_of, ...validity },
};

const maps = new Map<string, ReadonlyMap<string, string>>();

/** What a header is taken for in files of this feed: its own columns' names, and the known ones. */
export function aliasesOf(feed: { name: string; columns: readonly { header: string }[] }): ReadonlyMap<string, string> {
  const known = maps.get(feed.name);
  if (known) return known;
  const headers = new Set(feed.columns.map(({ header }) => header));
  const entries = Object.entries({ ...shared, ...aliasTables[feed.name] })
    .filter(([column]) => headers.has(column))
    .flatMap(([column, names]) => names.map((name): [string, string] => [headerKey(name), column]));
  const map = new Map([...entries, ...[...headers].map((header): [string, string] => [headerKey(header), header])]);
  maps.set(feed.name, map);
  return map;
}

/** By column, what it is called in files of this feed. */
export function knownNames(feed: {
  name: string;
  columns: readonly { header: string }[];
}): ReadonlyMap<string, readonly string[]> {
  const table: Readonly<Record<string, readonly string[]>> = { ...shared, ...aliasTables[feed.name] };
  return new Map(feed.columns.map(({ header }) => [header, table[header] ?? []]));
}
