import * as t from '@qingqu/schema';
import { choice } from '../model/choice.js';

export const RegionLevel = choice('RegionLevel', 'Level of a region 行政层级.', t.region.level.enumValues, {
  province: 'Province 省.',
  prefecture: 'Prefecture 市.',
  county: 'County 县.',
  township: 'Township 乡.',
  village: 'Village 村.',
});
export const RegionKind = choice('RegionKind', 'Kind of region 区划类别.', t.region.kind.enumValues, {
  division: 'Administrative division 行政区划.',
  zone: 'Development zone or the like, treated as a region of its level 开发区等功能区.',
});
export const DepartmentKind = choice(
  'DepartmentKind',
  'Kind of finance department 处室（科、股）类别.',
  t.department.kind.enumValues,
  {
    budget: 'Budget 预算.',
    treasury: 'Treasury 国库.',
    treasury_payment: 'Treasury payment execution 国库支付执行.',
    agri: 'Agricultural finance 农业（农财）.',
    business: 'Other business division 业务处室.',
    it: 'Information technology 信息化.',
    supervision: 'Supervision and inspection 监督检查.',
    leadership: 'Leadership 厅（局）领导.',
  },
);
export const AgencyKind = choice('AgencyKind', 'Kind of budget unit 单位类别.', t.agency.kind.enumValues, {
  unit: 'Budget unit 预算单位.',
  placeholder: 'Placeholder for money not yet given to a unit 待分单位.',
  township_gov: 'Township government 乡镇政府.',
  finance_dept: 'Finance department 财政部门.',
  public_institution: 'Public institution 事业单位.',
});
export const FundCategory = choice(
  'FundCategory',
  'Category of poverty funds (Art. 3) 资金类别.',
  t.fund.category.enumValues,
  {
    general_budget_special: 'Special fund of the general public budget 一般公共预算专项扶贫资金.',
    gov_fund_special: 'Special fund of the government-managed funds 政府性基金扶贫专项资金.',
    integrated_agri: 'Integrated agricultural funds 统筹整合涉农资金.',
    local_bond: 'Local government bonds 地方政府债券.',
    construction_land: 'Policy income from new construction land 新增建设用地政策性收益.',
    nondirected_donation: 'Donations without a named purpose 非定向社会捐赠.',
    relocation_financing: 'Financing of relocation 易地扶贫搬迁融资.',
    other: 'Other 其他.',
  },
);
export const FundOrigin = choice('FundOrigin', 'Level a fund comes from 资金来源层级.', t.fund.originLevel.enumValues, {
  central: 'Central 中央.',
  province: 'Province 省级.',
  prefecture: 'Prefecture 市级.',
  county: 'County 县级.',
});
export const DocKind = choice('DocKind', 'Kind of indicator document 指标文类别.', t.indicatorDoc.kind.enumValues, {
  normal: 'Ordinary 正常下达.',
  advance: 'Advance notice of next year 提前下达.',
  adjust: 'Adjustment 调整.',
});
export const IndicatorSource = choice(
  'IndicatorSource',
  'Where an indicator comes from 指标来源.',
  t.indicator.source.enumValues,
  {
    central: 'Central 中央.',
    superior: 'Superior finance department 上级.',
    local: 'Own budget 本级.',
    carryover: 'Carried over from last year 上年结转.',
  },
);
export const RecordStatus = choice('RecordStatus', 'Whether a record counts 状态.', t.indicator.status.enumValues, {
  draft: 'Draft 草稿.',
  active: 'In force 有效.',
  void: 'Cancelled 作废.',
  deleted: 'Deleted 删除.',
});
export const AllocationKind = choice(
  'AllocationKind',
  'Who an allocation goes to 分配对象.',
  t.allocation.kind.enumValues,
  {
    to_region: 'A lower region 下级财政.',
    to_agency: 'A budget unit 预算单位.',
  },
);
export const PlanStatus = choice('PlanStatus', 'Status of a fund-use plan 用款计划状态.', t.plan.status.enumValues, {
  draft: 'Draft 草稿.',
  applied: 'Applied for 已申报.',
  approved: 'Approved 已批复.',
  void: 'Cancelled 作废.',
  deleted: 'Deleted 删除.',
});
export const ProjectStatus = choice('ProjectStatus', 'Status of a project 项目状态.', t.project.status.enumValues, {
  planned: 'Planned 储备.',
  running: 'Running 在建.',
  done: 'Finished 完成.',
  stopped: 'Stopped 停止.',
});
export const PayeeKind = choice('PayeeKind', 'Kind of payee 收款人类别.', t.payee.kind.enumValues, {
  enterprise: 'Enterprise 企业.',
  individual: 'Individual 个人.',
  agency: 'Budget unit 预算单位.',
  agent_bank: 'Agent bank 代理银行.',
  collective: 'Village collective or the like 村集体等.',
});
export const PaymentStatus = choice('PaymentStatus', 'Status of a payment 支付状态.', t.payment.status.enumValues, {
  draft: 'Draft 草稿.',
  applied: 'Applied for 已申请.',
  approved: 'Approved 已审核.',
  returned: 'Sent back 已退回.',
  paid: 'Paid 已支付.',
  void: 'Cancelled 作废.',
  deleted: 'Deleted 删除.',
});
export const AccountHolder = choice(
  'AccountHolder',
  'Kind of account holder 账户持有人类别.',
  t.account.holderKind.enumValues,
  {
    agency: 'Budget unit 预算单位.',
    enterprise: 'Enterprise 企业.',
    individual: 'Individual 个人.',
    finance: 'Finance department 财政部门.',
    bank: 'Bank 银行.',
  },
);
export const AccountMedium = choice('AccountMedium', 'Medium of an account 账户介质.', t.account.medium.enumValues, {
  card: 'Card 银行卡.',
  passbook: 'Passbook 存折.',
  corporate: 'Corporate account 对公账户.',
});
export const Direction = choice('Direction', 'Direction of money 收支方向.', t.bankLine.direction.enumValues, {
  in: 'Received 收入.',
  out: 'Paid out 支出.',
});
export const ProgrammeUnit = choice(
  'ProgrammeUnit',
  'What a subsidy is counted by 补贴计量.',
  t.programme.per.enumValues,
  {
    person: 'Person 人.',
    household: 'Household 户.',
    area: 'Area 面积（亩）.',
    head: 'Head of livestock 头（只）.',
  },
);
export const ProgrammeFrequency = choice(
  'ProgrammeFrequency',
  'How often a subsidy is paid 发放频次.',
  t.programme.frequency.enumValues,
  {
    once: 'Once 一次性.',
    monthly: 'Monthly 按月.',
    quarterly: 'Quarterly 按季.',
    yearly: 'Yearly 按年.',
  },
);
export const SubsidyLineStatus = choice(
  'SubsidyLineStatus',
  'Outcome of a one-card credit 发放结果.',
  t.subsidyLine.status.enumValues,
  {
    pending: 'Not yet sent 待发放.',
    success: 'Credited 成功.',
    failed: 'Failed 失败.',
    returned: 'Returned by the bank 退回.',
  },
);
export const Sex = choice('Sex', 'Sex 性别.', t.person.sex.enumValues, { male: 'Male 男.', female: 'Female 女.' });
export const HouseholdStatus = choice(
  'HouseholdStatus',
  'Status of a registered household 建档立卡户状态.',
  t.household.status.enumValues,
  {
    poor: 'Poor 未脱贫.',
    lifted: 'Lifted out of poverty 已脱贫.',
    removed: 'Removed from the register 已清退.',
  },
);
export const EnterpriseRole = choice(
  'EnterpriseRole',
  'Role of a person in an enterprise 任职.',
  t.enterprisePerson.role.enumValues,
  {
    legal_rep: 'Legal representative 法定代表人.',
    shareholder: 'Shareholder 股东.',
    supervisor: 'Supervisor 监事.',
    director: 'Director 董事.',
    manager: 'Manager 经理.',
  },
);
export const PostKind = choice('PostKind', 'Kind of post 岗位类别.', t.staffRecord.postKind.enumValues, {
  civil_servant: 'Civil servant 公务员.',
  institution: 'Staff of a public institution 事业单位人员.',
  village_cadre: 'Village cadre 村干部.',
  welfare_post: 'Public-welfare post 公益性岗位.',
  retired: 'Retired 离退休.',
});
export const VehicleKind = choice('VehicleKind', 'Kind of vehicle 车辆类别.', t.vehicleRecord.kind.enumValues, {
  passenger: 'Passenger car 小型客车.',
  goods: 'Goods vehicle 货车.',
  agricultural: 'Agricultural 农用.',
  motorcycle: 'Motorcycle 摩托车.',
  special: 'Special 专项作业.',
});
export const HouseKind = choice('HouseKind', 'Kind of house 房屋类别.', t.houseRecord.kind.enumValues, {
  commercial: 'Bought on the market 商品房.',
  resettlement: 'Resettlement 安置房.',
  self_built: 'Self-built 自建房.',
  shop: 'Shop 商铺.',
});
export const BusinessStatus = choice(
  'BusinessStatus',
  'Status in the business register 登记状态.',
  t.businessRecord.status.enumValues,
  {
    active: 'Active 存续.',
    cancelled: 'Deregistered 注销.',
    revoked: 'Licence revoked 吊销.',
    liquidation: 'In liquidation 清算.',
    abnormal: 'On the list of abnormal operations 经营异常.',
  },
);
export const PartyList = choice('PartyList', 'A list of parties 名单.', t.partyListEntry.list.enumValues, {
  dishonest: 'Dishonest persons subject to enforcement 失信被执行人.',
  debarment: 'Debarred from procurement 政府采购禁入.',
  tax: 'Major tax violations 重大税收违法.',
  bribery: 'Bribery 行贿.',
});
export const AssistanceKind = choice(
  'AssistanceKind',
  'Kind of social assistance 社会救助类别.',
  t.assistanceRecord.kind.enumValues,
  {
    rural_dibao: 'Rural minimum living 农村低保.',
    urban_dibao: 'Urban minimum living 城市低保.',
    tekun: 'Destitute 特困.',
    disability: 'Disability 残疾.',
  },
);
export const Severity = choice('Severity', 'How pressing a warning is 预警级别.', t.warning.severity.enumValues, {
  red: 'The rule’s text itself is broken; rectify directly 红色.',
  orange: 'A strong lead, to be verified 橙色.',
  yellow: 'A lead, to be verified 黄色.',
  blue: 'Data quality or a reminder 蓝色.',
});
export const WarningCategory = choice(
  'WarningCategory',
  'Category of a warning (Art. 17) 预警类别.',
  ['receipt', 'allocation', 'cash', 'account', 'cycle', 'fund', 'enterprise', 'individual'] as const,
  {
    receipt: 'Indicator receipt 指标接收.',
    allocation: 'Indicator allocation 指标分配.',
    cash: 'Cash expenditure 现金支出.',
    account: 'Account risk 账户风险.',
    cycle: 'Payment cycle 支付周期.',
    fund: 'Fund risk 资金风险.',
    enterprise: 'Enterprise risk 企业风险.',
    individual: 'Individual risk 个人风险.',
  },
);
export const WarningState = choice('WarningState', 'State of a warning 预警状态.', t.warning.state.enumValues, {
  open: 'To be handled 待处理.',
  cleared: 'Cleared by later data 已消除.',
});
export const WarningEventKind = choice(
  'WarningEventKind',
  'What happened to a warning 预警事件.',
  t.warningEvent.kind.enumValues,
  {
    raised: 'Raised 产生.',
    evidence_changed: 'Its evidence changed 证据变化.',
    cleared: 'Cleared 消除.',
    reopened: 'Back again 重新出现.',
  },
);
export const RuleStatus = choice('RuleStatus', 'Status of a rule version 规则状态.', t.ruleVersion.status.enumValues, {
  draft: 'Draft: not run 草稿.',
  shadow: 'Shadow: run, its findings kept, no warnings 试算.',
  pilot: 'Pilot: warnings in some regions only 试点.',
  active: 'In force 启用.',
  retired: 'Retired 停用.',
});
export const SweepStatus = choice('SweepStatus', 'Status of a sweep 运行状态.', t.sweep.status.enumValues, {
  running: 'Running 运行中.',
  done: 'Done 完成.',
  failed: 'Failed 失败.',
});
export const TaskStatus = choice(
  'TaskStatus',
  'Status of one rule in a sweep 任务状态.',
  t.sweepTask.status.enumValues,
  {
    pending: 'Waiting 等待.',
    running: 'Running 运行中.',
    done: 'Done 完成.',
    failed: 'Failed 失败.',
  },
);
export const TaskMode = choice(
  'TaskMode',
  'How much of the data a rule was run on 运行方式.',
  t.sweepTask.mode.enumValues,
  {
    full: 'All rows 全量.',
    keys: 'What changed since an earlier run, with the same outcome 增量.',
  },
);
export const Canary = choice(
  'Canary',
  'Whether a rule still found the irregularity that is made up to try it 自检结果.',
  t.sweepTask.canary.enumValues,
  { found: 'Found 已发现.', missed: 'Missed: the rule was taken out of the sweeps 未发现.' },
);
export const Verdict = choice(
  'Verdict',
  'What a person decided about a warning 核实结论.',
  t.warningVerdict.verdict.enumValues,
  {
    normal: 'In order 正常.',
    violation: 'Against the rules 违规.',
    data_issue: 'The data were wrong 数据问题.',
  },
);
export const IdCheck = choice(
  'IdCheck',
  'What the check of an ID number says 身份证号校验结果.',
  t.subsidyLine.idCheck.enumValues,
  {
    ok: 'Right 正确.',
    check_digit: 'Its check digit is wrong 校验位不符.',
    birth_date: 'Its birth date is impossible 出生日期不存在.',
  },
);
export const RuleChangeKind = choice(
  'RuleChangeKind',
  'What of the rules is changed 变更类型.',
  t.ruleChange.kind.enumValues,
  {
    parameter: 'A parameter for a region 参数.',
    whitelist: 'An entry of the whitelist 白名单.',
    'whitelist-end': 'The end of a whitelist entry 白名单终止.',
    life: 'Where a rule is in its life: shadow, pilot, active, retired 规则状态.',
    'package-install': 'A package, or a newer version of it 安装规则包.',
    'package-enable': 'A package that was disabled 启用规则包.',
    'package-rollback': 'An earlier version of a package 回退规则包.',
    'package-disable': 'A package is put out of force 停用规则包.',
    'package-remove': 'A package is removed 移除规则包.',
    key: "A department's key 登记密钥.",
    'key-revoke': 'The end of a key 吊销密钥.',
    'hold-release': 'A rule comes back into the sweeps 解除暂停.',
  },
);
export const ChangeDecision = choice(
  'ChangeDecision',
  'What a second person decided 复核结论.',
  t.ruleChange.decision.enumValues,
  {
    approved: 'Approved; it has taken effect 同意.',
    refused: 'Refused; nothing has changed 不同意.',
  },
);
export const WhitelistMatch = choice(
  'WhitelistMatch',
  'Which findings a whitelist entry leaves alone 白名单适用方式.',
  t.ruleWhitelist.matches.enumValues,
  {
    subject: 'Those about the record 针对该记录的.',
    party: 'Those that name the party, as subject, among their rows or their evidence 涉及该当事方的.',
  },
);
export const HoldCause = choice('HoldCause', 'Why a rule is out of the sweeps 暂停原因.', t.ruleHold.cause.enumValues, {
  strikes: 'It failed three times in a row 连续三次失败.',
  storm: 'It found far more than ever 发现数量异常.',
  canary: 'It did not find the irregularity made up to try it 自检未通过.',
  signature: 'Its package is in doubt 规则包签名存疑.',
});
