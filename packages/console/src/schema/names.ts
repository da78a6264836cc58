// Written by `node generate.mjs` from schema/schema.graphql: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */

/** The values of choices, by the name of the choice: [Chinese, English]. */
export const choiceNames = {
 "AccountHolder": {
  "AGENCY": [
   "预算单位",
   "Agency"
  ],
  "BANK": [
   "银行",
   "Bank"
  ],
  "ENTERPRISE": [
   "企业",
   "Enterprise"
  ],
  "FINANCE": [
   "财政部门",
   "Finance"
  ],
  "INDIVIDUAL": [
   "个人",
   "Individual"
  ]
 },
 "AccountMedium": {
  "CARD": [
   "银行卡",
   "Card"
  ],
  "CORPORATE": [
   "对公账户",
   "Corporate"
  ],
  "PASSBOOK": [
   "存折",
   "Passbook"
  ]
 },
 "AgencyKind": {
  "FINANCE_DEPT": [
   "财政部门",
   "Finance dept"
  ],
  "PLACEHOLDER": [
   "待分单位",
   "Placeholder"
  ],
  "PUBLIC_INSTITUTION": [
   "事业单位",
   "Public institution"
  ],
  "TOWNSHIP_GOV": [
   "乡镇政府",
   "Township gov"
  ],
  "UNIT": [
   "预算单位",
   "Unit"
  ]
 },
 "AllocationKind": {
  "TO_AGENCY": [
   "预算单位",
   "To agency"
  ],
  "TO_REGION": [
   "下级财政",
   "To region"
  ]
 },
 "AssessmentState": {
  "ANNOUNCED": [
   "公示",
   "Announced"
  ],
  "DRAFT": [
   "草稿",
   "Draft"
  ],
  "PUBLISHED": [
   "已公布",
   "Published"
  ],
  "SUPERSEDED": [
   "已重新生成",
   "Superseded"
  ]
 },
 "AssistanceKind": {
  "DISABILITY": [
   "残疾",
   "Disability"
  ],
  "RURAL_DIBAO": [
   "农村低保",
   "Rural dibao"
  ],
  "TEKUN": [
   "特困",
   "Tekun"
  ],
  "URBAN_DIBAO": [
   "城市低保",
   "Urban dibao"
  ]
 },
 "BacktestState": {
  "CANCELLED": [
   "已取消",
   "Cancelled"
  ],
  "DONE": [
   "已完成",
   "Done"
  ],
  "FAILED": [
   "失败",
   "Failed"
  ],
  "RUNNING": [
   "进行中",
   "Running"
  ],
  "WAITING": [
   "等待",
   "Waiting"
  ]
 },
 "BatchKind": {
  "CORRECTION": [
   "隔离数据重报",
   "Correction"
  ],
  "DELIVERY": [
   "来源报送",
   "Delivery"
  ]
 },
 "BatchStatus": {
  "DONE": [
   "完成",
   "Done"
  ],
  "LOADING": [
   "载入中",
   "Loading"
  ],
  "PARKED": [
   "暂停",
   "Parked"
  ],
  "RECEIVED": [
   "已接收",
   "Received"
  ],
  "REFUSED": [
   "整体拒收",
   "Refused"
  ]
 },
 "BreakKind": {
  "BUDGET_CHAIN": [
   "指标下达与分配",
   "Budget chain"
  ],
  "CONTROL_TOTAL": [
   "文件控制总数",
   "Control total"
  ],
  "SPECIAL_ACCOUNT": [
   "专户账与银行流水",
   "Special account"
  ]
 },
 "BreakStatus": {
  "OPEN": [
   "待处理",
   "Open"
  ],
  "RESOLVED": [
   "已消除",
   "Resolved"
  ],
  "WAIVED": [
   "已说明",
   "Waived"
  ]
 },
 "BusinessStatus": {
  "ABNORMAL": [
   "经营异常",
   "Abnormal"
  ],
  "ACTIVE": [
   "存续",
   "Active"
  ],
  "CANCELLED": [
   "注销",
   "Cancelled"
  ],
  "LIQUIDATION": [
   "清算",
   "Liquidation"
  ],
  "REVOKED": [
   "吊销",
   "Revoked"
  ]
 },
 "CalendarDayKind": {
  "HOLIDAY": [
   "节假日",
   "Holiday"
  ],
  "MAKEUP": [
   "调休上班",
   "Makeup"
  ],
  "WEEKEND": [
   "周末",
   "Weekend"
  ],
  "WORKDAY": [
   "工作日",
   "Workday"
  ]
 },
 "Canary": {
  "FOUND": [
   "已发现",
   "Found"
  ],
  "MISSED": [
   "未发现",
   "Missed"
  ]
 },
 "CaseNode": {
  "CHECK": [
   "复核",
   "Check"
  ],
  "RECTIFY": [
   "整改",
   "Rectify"
  ],
  "VERIFY": [
   "核实",
   "Verify"
  ],
  "WAIT": [
   "等待",
   "Wait"
  ]
 },
 "CaseOutcome": {
  "CLEARED": [
   "自动核销",
   "Cleared"
  ],
  "CLEARED_DATA": [
   "更正数据后核销",
   "Cleared data"
  ],
  "NORMAL": [
   "认定正常",
   "Normal"
  ],
  "RECTIFIED": [
   "已整改",
   "Rectified"
  ]
 },
 "CaseState": {
  "ASSIGNED": [
   "待受理",
   "Assigned"
  ],
  "CHECKED": [
   "已复核",
   "Checked"
  ],
  "CLOSED": [
   "已结案",
   "Closed"
  ],
  "DATA_ISSUE": [
   "数据更正中",
   "Data issue"
  ],
  "NORMAL": [
   "待确认正常",
   "Normal"
  ],
  "RECTIFIED": [
   "待复核",
   "Rectified"
  ],
  "RECTIFYING": [
   "整改中",
   "Rectifying"
  ],
  "VERIFYING": [
   "核实中",
   "Verifying"
  ]
 },
 "CaseVerdict": {
  "NORMAL": [
   "正常",
   "Normal"
  ],
  "VIOLATION": [
   "违规",
   "Violation"
  ]
 },
 "ChangeDecision": {
  "APPROVED": [
   "同意",
   "Approved"
  ],
  "REFUSED": [
   "不同意",
   "Refused"
  ]
 },
 "CircularState": {
  "ACKNOWLEDGED": [
   "已签收",
   "Acknowledged"
  ],
  "DELIVERED": [
   "已送达",
   "Delivered"
  ],
  "DRAFT": [
   "起草",
   "Draft"
  ],
  "ISSUED": [
   "已印发",
   "Issued"
  ],
  "REVIEWED": [
   "已审核",
   "Reviewed"
  ]
 },
 "CircularStream": {
  "AGRI": [
   "系统应用及预警处理情况",
   "Agri"
  ],
  "IT": [
   "线上操作情况",
   "IT"
  ]
 },
 "ControlMeasure": {
  "FEN": [
   "金额合计（分）",
   "Fen"
  ],
  "ROWS": [
   "行数",
   "Rows"
  ]
 },
 "ControlStatus": {
  "BREAK": [
   "不符",
   "Break"
  ],
  "OK": [
   "相符",
   "Ok"
  ]
 },
 "CorrectionClass": {
  "OWN": [
   "本级操作问题",
   "Own"
  ],
  "PROVINCIAL": [
   "省级校正核实",
   "Provincial"
  ],
  "REQUIREMENT": [
   "监控需求",
   "Requirement"
  ],
  "SUPERIOR": [
   "上级部门问题",
   "Superior"
  ],
  "TECHNICAL": [
   "软件技术问题",
   "Technical"
  ]
 },
 "CorrectionOutcome": {
  "ANSWERED": [
   "已答复",
   "Answered"
  ],
  "CORRECTED": [
   "已校正核实",
   "Corrected"
  ],
  "UNFOUNDED": [
   "数据无误",
   "Unfounded"
  ],
  "WITHDRAWN": [
   "已撤回",
   "Withdrawn"
  ]
 },
 "CorrectionState": {
  "ANSWERED": [
   "已答复",
   "Answered"
  ],
  "CLASSIFIED": [
   "已分类",
   "Classified"
  ],
  "CLOSED": [
   "已办结",
   "Closed"
  ],
  "CORRECTED": [
   "已校正",
   "Corrected"
  ],
  "CORRECTING": [
   "校正中",
   "Correcting"
  ],
  "ESCALATED": [
   "已反馈上级",
   "Escalated"
  ],
  "FORWARDED": [
   "已报送信息化办公室",
   "Forwarded"
  ],
  "INVESTIGATING": [
   "排查中",
   "Investigating"
  ],
  "NOTIFIED": [
   "已通知处室",
   "Notified"
  ],
  "RAISED": [
   "已提出",
   "Raised"
  ],
  "SUBMITTED": [
   "更正入库中",
   "Submitted"
  ],
  "VERIFIED": [
   "已核实",
   "Verified"
  ]
 },
 "DeliveryStatus": {
  "ARRIVED": [
   "按时到达",
   "Arrived"
  ],
  "DUE": [
   "未到时限",
   "Due"
  ],
  "LATE": [
   "迟到",
   "Late"
  ],
  "MISSING": [
   "未到",
   "Missing"
  ],
  "WAIVED": [
   "免报",
   "Waived"
  ]
 },
 "DepartmentKind": {
  "AGRI": [
   "农业（农财）",
   "Agri"
  ],
  "BUDGET": [
   "预算",
   "Budget"
  ],
  "BUSINESS": [
   "业务处室",
   "Business"
  ],
  "IT": [
   "信息化",
   "IT"
  ],
  "LEADERSHIP": [
   "厅（局）领导",
   "Leadership"
  ],
  "SUPERVISION": [
   "监督检查",
   "Supervision"
  ],
  "TREASURY": [
   "国库",
   "Treasury"
  ],
  "TREASURY_PAYMENT": [
   "国库支付执行",
   "Treasury payment"
  ]
 },
 "Direction": {
  "IN": [
   "收入",
   "In"
  ],
  "OUT": [
   "支出",
   "Out"
  ]
 },
 "DocKind": {
  "ADJUST": [
   "调整",
   "Adjust"
  ],
  "ADVANCE": [
   "提前下达",
   "Advance"
  ],
  "NORMAL": [
   "正常下达",
   "Normal"
  ]
 },
 "EnterpriseRole": {
  "DIRECTOR": [
   "董事",
   "Director"
  ],
  "LEGAL_REP": [
   "法定代表人",
   "Legal rep"
  ],
  "MANAGER": [
   "经理",
   "Manager"
  ],
  "SHAREHOLDER": [
   "股东",
   "Shareholder"
  ],
  "SUPERVISOR": [
   "监事",
   "Supervisor"
  ]
 },
 "EscalationPhase": {
  "INSPECTING": [
   "督查中",
   "Inspecting"
  ],
  "INSPECTION_DUE": [
   "应专项督查",
   "Inspection due"
  ],
  "INTERVIEWED": [
   "已约谈",
   "Interviewed"
  ],
  "INTERVIEW_DUE": [
   "应约谈",
   "Interview due"
  ],
  "NORMAL": [
   "正常",
   "Normal"
  ],
  "POST_INSPECTION": [
   "督查后跟踪",
   "Post inspection"
  ],
  "WATCH1": [
   "关注（一个月）",
   "Watch1"
  ],
  "WATCH2": [
   "关注（连续两个月）",
   "Watch2"
  ]
 },
 "ExchangeDirection": {
  "IN": [
   "接入",
   "In"
  ],
  "OUT": [
   "对外提供",
   "Out"
  ]
 },
 "ExchangeState": {
  "APPROVED": [
   "信息化办公室已批准",
   "Approved"
  ],
  "ENDED": [
   "已终止",
   "Ended"
  ],
  "ENDORSED": [
   "农业处已审核",
   "Endorsed"
  ],
  "EXPIRED": [
   "已到期",
   "Expired"
  ],
  "REFUSED": [
   "未批准",
   "Refused"
  ],
  "REQUESTED": [
   "已申请",
   "Requested"
  ]
 },
 "ExportFormat": {
  "CSV": [
   "CSV",
   "CSV"
  ],
  "NDJSON": [
   "NDJSON",
   "NDJSON"
  ],
  "PARQUET": [
   "Parquet",
   "Parquet"
  ],
  "XLSX": [
   "工作簿",
   "XLSX"
  ]
 },
 "ExportStatus": {
  "CANCELLED": [
   "已取消",
   "Cancelled"
  ],
  "DONE": [
   "已完成",
   "Done"
  ],
  "FAILED": [
   "失败",
   "Failed"
  ],
  "RUNNING": [
   "进行中",
   "Running"
  ],
  "WAITING": [
   "等待",
   "Waiting"
  ]
 },
 "FileEncoding": {
  "GB18030": [
   "GB18030",
   "GB18030"
  ],
  "UTF_8": [
   "UTF-8",
   "UTF-8"
  ]
 },
 "FundCategory": {
  "CONSTRUCTION_LAND": [
   "新增建设用地政策性收益",
   "Construction land"
  ],
  "GENERAL_BUDGET_SPECIAL": [
   "一般公共预算专项扶贫资金",
   "General budget special"
  ],
  "GOV_FUND_SPECIAL": [
   "政府性基金扶贫专项资金",
   "Gov fund special"
  ],
  "INTEGRATED_AGRI": [
   "统筹整合涉农资金",
   "Integrated agri"
  ],
  "LOCAL_BOND": [
   "地方政府债券",
   "Local bond"
  ],
  "NONDIRECTED_DONATION": [
   "非定向社会捐赠",
   "Nondirected donation"
  ],
  "OTHER": [
   "其他",
   "Other"
  ],
  "RELOCATION_FINANCING": [
   "易地扶贫搬迁融资",
   "Relocation financing"
  ]
 },
 "FundOrigin": {
  "CENTRAL": [
   "中央",
   "Central"
  ],
  "COUNTY": [
   "县级",
   "County"
  ],
  "PREFECTURE": [
   "市级",
   "Prefecture"
  ],
  "PROVINCE": [
   "省级",
   "Province"
  ]
 },
 "GapUnit": {
  "DAYS": [
   "天",
   "Days"
  ],
  "FEN": [
   "分",
   "Fen"
  ],
  "NUMBER": [
   "数",
   "Number"
  ]
 },
 "HeadingLanguage": {
  "EN": [
   "En",
   "En"
  ],
  "ZH": [
   "中文",
   "Zh"
  ]
 },
 "HealthFigureKind": {
  "BYTES": [
   "字节数",
   "Bytes"
  ],
  "COUNT": [
   "数",
   "Count"
  ],
  "DAY": [
   "日期",
   "Day"
  ],
  "INSTANT": [
   "时刻",
   "Instant"
  ],
  "TEXT": [
   "文字",
   "Text"
  ]
 },
 "HealthPartName": {
  "AUDIT": [
   "审计封存",
   "Audit"
  ],
  "CALENDAR": [
   "工作日历",
   "Calendar"
  ],
  "DATABASE": [
   "数据库",
   "Database"
  ],
  "DELIVERIES": [
   "应到文件",
   "Deliveries"
  ],
  "EPOCHS": [
   "数据期",
   "Epochs"
  ],
  "INGEST": [
   "数据接收",
   "Ingest"
  ],
  "NIGHTS": [
   "夜间任务",
   "Nights"
  ],
  "QUEUE": [
   "任务队列",
   "Queue"
  ],
  "RULES": [
   "规则",
   "Rules"
  ],
  "SNAPSHOT": [
   "快照",
   "Snapshot"
  ],
  "SWEEP": [
   "监控运行",
   "Sweep"
  ]
 },
 "HealthState": {
  "ATTENTION": [
   "需关注",
   "Attention"
  ],
  "OK": [
   "正常",
   "Ok"
  ]
 },
 "HoldCause": {
  "CANARY": [
   "自检未通过",
   "Canary"
  ],
  "SIGNATURE": [
   "规则包签名存疑",
   "Signature"
  ],
  "STORM": [
   "发现数量异常",
   "Storm"
  ],
  "STRIKES": [
   "连续三次失败",
   "Strikes"
  ]
 },
 "HouseKind": {
  "COMMERCIAL": [
   "商品房",
   "Commercial"
  ],
  "RESETTLEMENT": [
   "安置房",
   "Resettlement"
  ],
  "SELF_BUILT": [
   "自建房",
   "Self built"
  ],
  "SHOP": [
   "商铺",
   "Shop"
  ]
 },
 "HouseholdStatus": {
  "LIFTED": [
   "已脱贫",
   "Lifted"
  ],
  "POOR": [
   "未脱贫",
   "Poor"
  ],
  "REMOVED": [
   "已清退",
   "Removed"
  ]
 },
 "IdCheck": {
  "BIRTH_DATE": [
   "出生日期不存在",
   "Birth date"
  ],
  "CHECK_DIGIT": [
   "校验位不符",
   "Check digit"
  ],
  "OK": [
   "正确",
   "Ok"
  ]
 },
 "IndicatorSource": {
  "CARRYOVER": [
   "上年结转",
   "Carryover"
  ],
  "CENTRAL": [
   "中央",
   "Central"
  ],
  "LOCAL": [
   "本级",
   "Local"
  ],
  "SUPERIOR": [
   "上级",
   "Superior"
  ]
 },
 "InspectionState": {
  "CANCELLED": [
   "已取消",
   "Cancelled"
  ],
  "CLOSED": [
   "已办结",
   "Closed"
  ],
  "INSPECTING": [
   "督查中",
   "Inspecting"
  ],
  "ORDERED": [
   "已下达",
   "Ordered"
  ],
  "REPORTED": [
   "已报告",
   "Reported"
  ]
 },
 "InterviewState": {
  "CANCELLED": [
   "已取消",
   "Cancelled"
  ],
  "CLOSED": [
   "已办结",
   "Closed"
  ],
  "CONVENED": [
   "已通知",
   "Convened"
  ],
  "HELD": [
   "已约谈",
   "Held"
  ]
 },
 "LedgerPart": {
  "ALL": [
   "含下级",
   "All"
  ],
  "OWN": [
   "本级",
   "Own"
  ]
 },
 "LedgerState": {
  "COMPILED": [
   "已汇总",
   "Compiled"
  ],
  "CONFIRMED": [
   "已确认",
   "Confirmed"
  ],
  "DRAFT": [
   "草稿",
   "Draft"
  ],
  "REPORTED": [
   "已上报",
   "Reported"
  ]
 },
 "MatterKind": {
  "ASSESSMENT": [
   "考核",
   "Assessment"
  ],
  "CASE": [
   "案件",
   "Case"
  ],
  "CIRCULAR": [
   "通报",
   "Circular"
  ],
  "CORRECTION": [
   "疑问数据更正",
   "Correction"
  ],
  "EXCHANGE": [
   "数据交换",
   "Exchange"
  ],
  "INSPECTION": [
   "专项督查",
   "Inspection"
  ],
  "INTERVIEW": [
   "约谈",
   "Interview"
  ],
  "LEDGER": [
   "台账",
   "Ledger"
  ],
  "ORDER": [
   "交办单",
   "Order"
  ]
 },
 "MonthIdentity": {
  "ANY": [
   "任一预警",
   "Any"
  ],
  "SAME": [
   "同一预警",
   "Same"
  ]
 },
 "MonthTest": {
  "ANY": [
   "月内任一时点",
   "Any"
  ],
  "END": [
   "月末",
   "End"
  ]
 },
 "Office": {
  "ADMIN": [
   "系统管理员",
   "Admin"
  ],
  "STAFF": [
   "应用人员",
   "Staff"
  ]
 },
 "OrderState": {
  "ACCEPTED": [
   "已采纳",
   "Accepted"
  ],
  "ACKNOWLEDGED": [
   "已签收",
   "Acknowledged"
  ],
  "ISSUED": [
   "已交办",
   "Issued"
  ],
  "REPLIED": [
   "已回复",
   "Replied"
  ],
  "RETURNED": [
   "已退回",
   "Returned"
  ],
  "WITHDRAWN": [
   "已撤回",
   "Withdrawn"
  ]
 },
 "OriginKind": {
  "COMPUTED": [
   "计算得出",
   "Computed"
  ],
  "CONSTANT": [
   "常量",
   "Constant"
  ],
  "COPIED": [
   "取自一列",
   "Copied"
  ],
  "EITHER": [
   "取自有值的一列",
   "Either"
  ],
  "JOINED": [
   "多列合并",
   "Joined"
  ],
  "RULED": [
   "由规则设定",
   "Ruled"
  ]
 },
 "OverdueWhat": {
  "RECTIFY": [
   "整改",
   "Rectify"
  ],
  "VERIFY": [
   "核实",
   "Verify"
  ]
 },
 "PackageAction": {
  "DISABLE": [
   "停用",
   "Disable"
  ],
  "ENABLE": [
   "启用",
   "Enable"
  ],
  "INSTALL": [
   "安装或升级",
   "Install"
  ],
  "REMOVE": [
   "移除",
   "Remove"
  ],
  "ROLLBACK": [
   "回退",
   "Rollback"
  ]
 },
 "PartyList": {
  "BRIBERY": [
   "行贿",
   "Bribery"
  ],
  "DEBARMENT": [
   "政府采购禁入",
   "Debarment"
  ],
  "DISHONEST": [
   "失信被执行人",
   "Dishonest"
  ],
  "TAX": [
   "重大税收违法",
   "Tax"
  ]
 },
 "PayeeKind": {
  "AGENCY": [
   "预算单位",
   "Agency"
  ],
  "AGENT_BANK": [
   "代理银行",
   "Agent bank"
  ],
  "COLLECTIVE": [
   "村集体等",
   "Collective"
  ],
  "ENTERPRISE": [
   "企业",
   "Enterprise"
  ],
  "INDIVIDUAL": [
   "个人",
   "Individual"
  ]
 },
 "PaymentStatus": {
  "APPLIED": [
   "已申请",
   "Applied"
  ],
  "APPROVED": [
   "已审核",
   "Approved"
  ],
  "DELETED": [
   "删除",
   "Deleted"
  ],
  "DRAFT": [
   "草稿",
   "Draft"
  ],
  "PAID": [
   "已支付",
   "Paid"
  ],
  "RETURNED": [
   "已退回",
   "Returned"
  ],
  "VOID": [
   "作废",
   "Void"
  ]
 },
 "PlanStatus": {
  "APPLIED": [
   "已申报",
   "Applied"
  ],
  "APPROVED": [
   "已批复",
   "Approved"
  ],
  "DELETED": [
   "删除",
   "Deleted"
  ],
  "DRAFT": [
   "草稿",
   "Draft"
  ],
  "VOID": [
   "作废",
   "Void"
  ]
 },
 "PostKind": {
  "CIVIL_SERVANT": [
   "公务员",
   "Civil servant"
  ],
  "INSTITUTION": [
   "事业单位人员",
   "Institution"
  ],
  "RETIRED": [
   "离退休",
   "Retired"
  ],
  "VILLAGE_CADRE": [
   "村干部",
   "Village cadre"
  ],
  "WELFARE_POST": [
   "公益性岗位",
   "Welfare post"
  ]
 },
 "ProgrammeFrequency": {
  "MONTHLY": [
   "按月",
   "Monthly"
  ],
  "ONCE": [
   "一次性",
   "Once"
  ],
  "QUARTERLY": [
   "按季",
   "Quarterly"
  ],
  "YEARLY": [
   "按年",
   "Yearly"
  ]
 },
 "ProgrammeUnit": {
  "AREA": [
   "面积（亩）",
   "Area"
  ],
  "HEAD": [
   "头（只）",
   "Head"
  ],
  "HOUSEHOLD": [
   "户",
   "Household"
  ],
  "PERSON": [
   "人",
   "Person"
  ]
 },
 "ProjectStatus": {
  "DONE": [
   "完成",
   "Done"
  ],
  "PLANNED": [
   "储备",
   "Planned"
  ],
  "RUNNING": [
   "在建",
   "Running"
  ],
  "STOPPED": [
   "停止",
   "Stopped"
  ]
 },
 "PurposeCode": {
  "ASSESSMENT": [
   "考核",
   "Assessment"
  ],
  "EXTERNAL_EXCHANGE": [
   "对外交换",
   "External exchange"
  ],
  "INSPECTION": [
   "监督检查",
   "Inspection"
  ],
  "RECONCILIATION": [
   "核对",
   "Reconciliation"
  ],
  "WARNING_HANDLING": [
   "预警处理",
   "Warning handling"
  ]
 },
 "QuarantineAct": {
  "FIXED": [
   "修正",
   "Fixed"
  ],
  "REJECTED": [
   "不再处理",
   "Rejected"
  ],
  "REOPENED": [
   "重新处理",
   "Reopened"
  ],
  "RESUBMITTED": [
   "重报",
   "Resubmitted"
  ],
  "ROUTED": [
   "转办",
   "Routed"
  ]
 },
 "QuarantineLevel": {
  "OWN": [
   "录入单位",
   "Own"
  ],
  "PROVINCE": [
   "省级",
   "Province"
  ],
  "SUPERIOR": [
   "上级",
   "Superior"
  ]
 },
 "QuarantineStatus": {
  "FIXED": [
   "已修正",
   "Fixed"
  ],
  "OPEN": [
   "待处理",
   "Open"
  ],
  "REJECTED": [
   "不再处理",
   "Rejected"
  ],
  "RESUBMITTED": [
   "已重报",
   "Resubmitted"
  ]
 },
 "RateUnit": {
  "COUNT": [
   "个",
   "Count"
  ],
  "FEN": [
   "分",
   "Fen"
  ],
  "WORKDAYS": [
   "工作日",
   "Workdays"
  ]
 },
 "Recheck": {
  "GONE": [
   "已消除",
   "Gone"
  ],
  "REMAINS": [
   "仍存在",
   "Remains"
  ]
 },
 "RecordStatus": {
  "ACTIVE": [
   "有效",
   "Active"
  ],
  "DELETED": [
   "删除",
   "Deleted"
  ],
  "DRAFT": [
   "草稿",
   "Draft"
  ],
  "VOID": [
   "作废",
   "Void"
  ]
 },
 "RegionKind": {
  "DIVISION": [
   "行政区划",
   "Division"
  ],
  "ZONE": [
   "开发区等功能区",
   "Zone"
  ]
 },
 "RegionLevel": {
  "COUNTY": [
   "县",
   "County"
  ],
  "PREFECTURE": [
   "市",
   "Prefecture"
  ],
  "PROVINCE": [
   "省",
   "Province"
  ],
  "TOWNSHIP": [
   "乡",
   "Township"
  ],
  "VILLAGE": [
   "村",
   "Village"
  ]
 },
 "ReminderKind": {
  "DUE_SOON": [
   "即将到期",
   "Due soon"
  ],
  "OVERDUE": [
   "已超期",
   "Overdue"
  ]
 },
 "ReportKind": {
  "ASSESSMENT": [
   "考核",
   "Assessment"
  ],
  "CIRCULAR": [
   "通报",
   "Circular"
  ],
  "INSPECTION": [
   "专项督查",
   "Inspection"
  ],
  "INTERVIEW": [
   "约谈",
   "Interview"
  ],
  "LEDGER": [
   "台账",
   "Ledger"
  ],
  "ORDER": [
   "交办单",
   "Order"
  ]
 },
 "RevealField": {
  "ACCOUNT_NO": [
   "账号",
   "Account no"
  ],
  "CARD_NO": [
   "卡号",
   "Card no"
  ],
  "ID_NO": [
   "证件号码",
   "Id no"
  ],
  "NAME": [
   "姓名",
   "Name"
  ],
  "PAYEE_NAME": [
   "收款人名称",
   "Payee name"
  ]
 },
 "Role": {
  "ADMIN": [
   "管理人员",
   "Admin"
  ],
  "AUDITOR": [
   "审计人员",
   "Auditor"
  ],
  "LEADER": [
   "领导",
   "Leader"
  ],
  "SERVICE": [
   "程序",
   "Service"
  ],
  "STAFF": [
   "业务人员",
   "Staff"
  ],
  "SUPERVISOR": [
   "监督人员",
   "Supervisor"
  ]
 },
 "RowOutcome": {
  "DUPLICATE": [
   "重复",
   "Duplicate"
  ],
  "LOADED": [
   "新增",
   "Loaded"
  ],
  "QUARANTINED": [
   "隔离",
   "Quarantined"
  ],
  "STALE": [
   "过期",
   "Stale"
  ],
  "UNCHANGED": [
   "未变",
   "Unchanged"
  ],
  "UPDATED": [
   "更新",
   "Updated"
  ]
 },
 "RuleChangeKind": {
  "HOLD_RELEASE": [
   "解除暂停",
   "Hold release"
  ],
  "KEY": [
   "登记密钥",
   "Key"
  ],
  "KEY_REVOKE": [
   "吊销密钥",
   "Key revoke"
  ],
  "LIFE": [
   "规则状态",
   "Life"
  ],
  "PACKAGE_DISABLE": [
   "停用规则包",
   "Package disable"
  ],
  "PACKAGE_ENABLE": [
   "启用规则包",
   "Package enable"
  ],
  "PACKAGE_INSTALL": [
   "安装规则包",
   "Package install"
  ],
  "PACKAGE_REMOVE": [
   "移除规则包",
   "Package remove"
  ],
  "PACKAGE_ROLLBACK": [
   "回退规则包",
   "Package rollback"
  ],
  "PARAMETER": [
   "参数",
   "Parameter"
  ],
  "WHITELIST": [
   "白名单",
   "Whitelist"
  ],
  "WHITELIST_END": [
   "白名单终止",
   "Whitelist end"
  ]
 },
 "RuleHealthRegions": {
  "COUNTY": [
   "县",
   "County"
  ],
  "PREFECTURE": [
   "市（含省直管县）",
   "Prefecture"
  ]
 },
 "RuleStatus": {
  "ACTIVE": [
   "启用",
   "Active"
  ],
  "DRAFT": [
   "草稿",
   "Draft"
  ],
  "PILOT": [
   "试点",
   "Pilot"
  ],
  "RETIRED": [
   "停用",
   "Retired"
  ],
  "SHADOW": [
   "试算",
   "Shadow"
  ]
 },
 "Severity": {
  "BLUE": [
   "蓝色",
   "Blue"
  ],
  "ORANGE": [
   "橙色",
   "Orange"
  ],
  "RED": [
   "红色",
   "Red"
  ],
  "YELLOW": [
   "黄色",
   "Yellow"
  ]
 },
 "Sex": {
  "FEMALE": [
   "女",
   "Female"
  ],
  "MALE": [
   "男",
   "Male"
  ]
 },
 "SignInMethod": {
  "OIDC": [
   "统一认证",
   "Oidc"
  ],
  "PASSWORD": [
   "密码",
   "Password"
  ],
  "PASSWORD_TOTP": [
   "密码和动态码",
   "Password totp"
  ]
 },
 "SubsidyLineStatus": {
  "FAILED": [
   "失败",
   "Failed"
  ],
  "PENDING": [
   "待发放",
   "Pending"
  ],
  "RETURNED": [
   "退回",
   "Returned"
  ],
  "SUCCESS": [
   "成功",
   "Success"
  ]
 },
 "SweepStatus": {
  "DONE": [
   "完成",
   "Done"
  ],
  "FAILED": [
   "失败",
   "Failed"
  ],
  "RUNNING": [
   "运行中",
   "Running"
  ]
 },
 "TaskMode": {
  "FULL": [
   "全量",
   "Full"
  ],
  "KEYS": [
   "增量",
   "Keys"
  ]
 },
 "TaskStatus": {
  "DONE": [
   "完成",
   "Done"
  ],
  "FAILED": [
   "失败",
   "Failed"
  ],
  "PENDING": [
   "等待",
   "Pending"
  ],
  "RUNNING": [
   "运行中",
   "Running"
  ]
 },
 "TokenScope": {
  "EXPORT": [
   "导出",
   "Export"
  ],
  "GRAPHQL": [
   "已登记的查询",
   "Graphql"
  ],
  "GRAPHQL_ADHOC": [
   "任意查询",
   "Graphql adhoc"
  ]
 },
 "UserKind": {
  "PERSON": [
   "个人",
   "Person"
  ],
  "SERVICE": [
   "程序",
   "Service"
  ]
 },
 "VehicleKind": {
  "AGRICULTURAL": [
   "农用",
   "Agricultural"
  ],
  "GOODS": [
   "货车",
   "Goods"
  ],
  "MOTORCYCLE": [
   "摩托车",
   "Motorcycle"
  ],
  "PASSENGER": [
   "小型客车",
   "Passenger"
  ],
  "SPECIAL": [
   "专项作业",
   "Special"
  ]
 },
 "Verdict": {
  "DATA_ISSUE": [
   "数据问题",
   "Data issue"
  ],
  "NORMAL": [
   "正常",
   "Normal"
  ],
  "VIOLATION": [
   "违规",
   "Violation"
  ]
 },
 "WarningCategory": {
  "ACCOUNT": [
   "账户风险",
   "Account"
  ],
  "ALLOCATION": [
   "指标分配",
   "Allocation"
  ],
  "CASH": [
   "现金支出",
   "Cash"
  ],
  "CYCLE": [
   "支付周期",
   "Cycle"
  ],
  "ENTERPRISE": [
   "企业风险",
   "Enterprise"
  ],
  "FUND": [
   "资金风险",
   "Fund"
  ],
  "INDIVIDUAL": [
   "个人风险",
   "Individual"
  ],
  "RECEIPT": [
   "指标接收",
   "Receipt"
  ]
 },
 "WarningEventKind": {
  "CLEARED": [
   "消除",
   "Cleared"
  ],
  "EVIDENCE_CHANGED": [
   "证据变化",
   "Evidence changed"
  ],
  "RAISED": [
   "产生",
   "Raised"
  ],
  "REOPENED": [
   "重新出现",
   "Reopened"
  ]
 },
 "WarningState": {
  "CLEARED": [
   "已消除",
   "Cleared"
  ],
  "OPEN": [
   "待处理",
   "Open"
  ]
 },
 "WhitelistMatch": {
  "PARTY": [
   "涉及该当事方的",
   "Party"
  ],
  "SUBJECT": [
   "针对该记录的",
   "Subject"
  ]
 }
} as const;

/** The fields of records, by kind of record: [Chinese, English]. */
export const fieldNames = {
 "Account": {
  "accountNoMasked": [
   "账号（脱敏）",
   "Account no masked"
  ],
  "bankLines": [
   "银行流水",
   "Bank lines"
  ],
  "bankName": [
   "开户行",
   "Bank name"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "closedOn": [
   "销户日期",
   "Closed on"
  ],
  "cnapsCode": [
   "行号",
   "Cnaps code"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "entries": [
   "专户收支",
   "Entries"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "holder": [
   "持有人",
   "Holder"
  ],
  "holderKind": [
   "持有人类别",
   "Holder kind"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "luhnValid": [
   "卡号校验位是否正确",
   "Luhn valid"
  ],
  "medium": [
   "介质",
   "Medium"
  ],
  "months": [
   "月末对账",
   "Months"
  ],
  "name": [
   "户名（个人脱敏）",
   "Name"
  ],
  "openedOn": [
   "开户日期",
   "Opened on"
  ],
  "payees": [
   "使用该账户的收款人",
   "Payees"
  ],
  "paymentLines": [
   "支付到该账户的明细",
   "Payment lines"
  ],
  "paymentsActuallyReceived": [
   "实际入账的款项",
   "Payments actually received"
  ],
  "paymentsMade": [
   "从该账户支付的款项",
   "Payments made"
  ],
  "paymentsReceived": [
   "支付到该账户的款项",
   "Payments received"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "subsidyLines": [
   "发放到该卡的补贴",
   "Subsidy lines"
  ],
  "typeCode": [
   "账户类型",
   "Type code"
  ],
  "typeName": [
   "名称",
   "Type name"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "AccountMonth": {
  "account": [
   "专户",
   "Account"
  ],
  "bankBalance": [
   "银行余额",
   "Bank balance"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "ledgerBalance": [
   "账面余额",
   "Ledger balance"
  ],
  "month": [
   "月份",
   "Month"
  ],
  "reconciling": [
   "未达账项",
   "Reconciling"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "Agency": {
  "accounts": [
   "持有的账户",
   "Accounts"
  ],
  "allocations": [
   "分配给本单位的指标",
   "Allocations"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "code": [
   "单位代码",
   "Code"
  ],
  "contracts": [
   "本单位的合同",
   "Contracts"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "indicators": [
   "本单位的指标",
   "Indicators"
  ],
  "isBudgetUnit": [
   "是否预算单位",
   "Is budget unit"
  ],
  "kind": [
   "单位类别",
   "Kind"
  ],
  "name": [
   "单位名称",
   "Name"
  ],
  "operatorRecords": [
   "本单位经办人员",
   "Operator records"
  ],
  "payees": [
   "对应的收款人",
   "Payees"
  ],
  "payments": [
   "本单位的支付",
   "Payments"
  ],
  "plans": [
   "本单位的用款计划",
   "Plans"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "staffRecords": [
   "本单位供养人员",
   "Staff records"
  ],
  "subordinates": [
   "下属单位",
   "Subordinates"
  ],
  "superior": [
   "主管单位",
   "Superior"
  ],
  "uscc": [
   "统一社会信用代码",
   "Uscc"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "Allocation": {
  "allocatedAt": [
   "分配时间",
   "Allocated at"
  ],
  "amount": [
   "分配金额",
   "Amount"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "docIssuedOn": [
   "印发日期",
   "Doc issued on"
  ],
  "docKind": [
   "指标文类别",
   "Doc kind"
  ],
  "docNo": [
   "文号",
   "Doc no"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "fiscalYear": [
   "预算年度",
   "Fiscal year"
  ],
  "fromRegion": [
   "分配方",
   "From region"
  ],
  "fromRegionCode": [
   "分配方区划代码",
   "From region code"
  ],
  "fund": [
   "资金",
   "Fund"
  ],
  "fundTypeCode": [
   "资金性质",
   "Fund type code"
  ],
  "fundTypeName": [
   "名称",
   "Fund type name"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "indicator": [
   "被分配指标",
   "Indicator"
  ],
  "kind": [
   "分配对象",
   "Kind"
  ],
  "plans": [
   "本分配的用款计划",
   "Plans"
  ],
  "povertyTag": [
   "扶贫资金标识",
   "Poverty tag"
  ],
  "receivedAs": [
   "下级接收的指标",
   "Received as"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "toAgency": [
   "接收单位",
   "To agency"
  ],
  "toRegion": [
   "接收方",
   "To region"
  ],
  "toRegionCode": [
   "接收方区划代码",
   "To region code"
  ],
  "tpFuncCode": [
   "转移支付功能分类",
   "Tp func code"
  ],
  "tpFuncName": [
   "名称",
   "Tp func name"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "Assessment": {
  "acts": [
   "可办理事项",
   "Acts"
  ],
  "asKnownAt": [
   "截止时刻",
   "As known at"
  ],
  "calendarVersion": [
   "日历版本",
   "Calendar version"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "exceptions": [
   "岗位分离例外",
   "Exceptions"
  ],
  "firstDay": [
   "起始日期",
   "First day"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "inputsDigest": [
   "数据摘要",
   "Inputs digest"
  ],
  "lastDay": [
   "终止日期",
   "Last day"
  ],
  "madeBy": [
   "生成人",
   "Made by"
  ],
  "madeOn": [
   "生成日期",
   "Made on"
  ],
  "making": [
   "生成次数",
   "Making"
  ],
  "objectionsUntil": [
   "异议截止日期",
   "Objections until"
  ],
  "period": [
   "考核期",
   "Period"
  ],
  "publishedBy": [
   "公布人",
   "Published by"
  ],
  "publishedOn": [
   "公布日期",
   "Published on"
  ],
  "region": [
   "考核地区",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "reports": [
   "文书",
   "Reports"
  ],
  "scheme": [
   "考核办法",
   "Scheme"
  ],
  "scores": [
   "得分",
   "Scores"
  ],
  "state": [
   "状态",
   "State"
  ],
  "steps": [
   "办理步骤",
   "Steps"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "AssessmentScheme": {
  "assessments": [
   "考核",
   "Assessments"
  ],
  "basis": [
   "依据",
   "Basis"
  ],
  "effectiveFrom": [
   "生效日期",
   "Effective from"
  ],
  "formulaVersion": [
   "公式版本",
   "Formula version"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "setAt": [
   "登记时间",
   "Set at"
  ],
  "setBy": [
   "登记人",
   "Set by"
  ],
  "weights": [
   "权重",
   "Weights"
  ]
 },
 "AssessmentScore": {
  "announcedOn": [
   "公示日期",
   "Announced on"
  ],
  "answeredBy": [
   "答复人",
   "Answered by"
  ],
  "answeredOn": [
   "答复日期",
   "Answered on"
  ],
  "assessment": [
   "考核",
   "Assessment"
  ],
  "dimensions": [
   "分项得分",
   "Dimensions"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "objectedBy": [
   "异议人",
   "Objected by"
  ],
  "objectedOn": [
   "异议日期",
   "Objected on"
  ],
  "objection": [
   "异议",
   "Objection"
  ],
  "objectionAnswer": [
   "答复",
   "Objection answer"
  ],
  "objectionUpheld": [
   "异议是否成立",
   "Objection upheld"
  ],
  "penalties": [
   "扣分",
   "Penalties"
  ],
  "rank": [
   "名次",
   "Rank"
  ],
  "region": [
   "被考核地区",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "totalCenti": [
   "总分（百分之一分）",
   "Total centi"
  ]
 },
 "AssistanceRecord": {
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "assistanceKind": [
   "救助类别",
   "Assistance kind"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Attachment": {
  "bytes": [
   "字节数",
   "Bytes"
  ],
  "downloadUrl": [
   "下载地址",
   "Download url"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "matter": [
   "所属事项",
   "Matter"
  ],
  "mediaType": [
   "文件类型",
   "Media type"
  ],
  "name": [
   "文件名",
   "Name"
  ],
  "sha256": [
   "文件摘要",
   "Sha256"
  ],
  "uploadedAt": [
   "上传时间",
   "Uploaded at"
  ],
  "uploadedBy": [
   "上传人",
   "Uploaded by"
  ]
 },
 "AuditEntry": {
  "action": [
   "操作",
   "Action"
  ],
  "at": [
   "时间",
   "At"
  ],
  "clientAddress": [
   "来源地址",
   "Client address"
  ],
  "detail": [
   "详情",
   "Detail"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "purpose": [
   "用途",
   "Purpose"
  ],
  "requestId": [
   "请求标识",
   "Request id"
  ],
  "role": [
   "角色",
   "Role"
  ],
  "targetId": [
   "对象标识",
   "Target id"
  ],
  "targetKind": [
   "对象类别",
   "Target kind"
  ],
  "ticket": [
   "工单号",
   "Ticket"
  ],
  "user": [
   "用户",
   "User"
  ],
  "username": [
   "用户名",
   "Username"
  ]
 },
 "AuditSeal": {
  "digest": [
   "记录摘要",
   "Digest"
  ],
  "entries": [
   "记录数",
   "Entries"
  ],
  "firstSeq": [
   "首条记录号",
   "First seq"
  ],
  "hash": [
   "散列值",
   "Hash"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "lastSeq": [
   "末条记录号",
   "Last seq"
  ],
  "prevHash": [
   "上一封存的散列值",
   "Prev hash"
  ],
  "sealedAt": [
   "封存时间",
   "Sealed at"
  ],
  "signature": [
   "签名",
   "Signature"
  ]
 },
 "Backtest": {
  "added": [
   "新增样本",
   "Added"
  ],
  "addedConfirmed": [
   "新增中已确认数",
   "Added confirmed"
  ],
  "addedDismissed": [
   "新增中已排除数",
   "Added dismissed"
  ],
  "addedTotal": [
   "新增总数",
   "Added total"
  ],
  "createdAt": [
   "提交时间",
   "Created at"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "finishedAt": [
   "结束时间",
   "Finished at"
  ],
  "from": [
   "起始日期",
   "From"
  ],
  "gone": [
   "消失样本",
   "Gone"
  ],
  "goneConfirmed": [
   "消失中已确认数",
   "Gone confirmed"
  ],
  "goneDismissed": [
   "消失中已排除数",
   "Gone dismissed"
  ],
  "goneTotal": [
   "消失总数",
   "Gone total"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "knownSince": [
   "有当时数据的首日",
   "Known since"
  ],
  "months": [
   "逐月结果",
   "Months"
  ],
  "parameters": [
   "试验参数",
   "Parameters"
  ],
  "percent": [
   "进度",
   "Percent"
  ],
  "problem": [
   "失败原因",
   "Problem"
  ],
  "reason": [
   "理由",
   "Reason"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "requestedBy": [
   "申请人",
   "Requested by"
  ],
  "rule": [
   "规则",
   "Rule"
  ],
  "ruleId": [
   "规则编号",
   "Rule id"
  ],
  "sameTotal": [
   "相同总数",
   "Same total"
  ],
  "startedAt": [
   "开始时间",
   "Started at"
  ],
  "state": [
   "状态",
   "State"
  ],
  "to": [
   "截止日期",
   "To"
  ]
 },
 "BankLine": {
  "account": [
   "专户",
   "Account"
  ],
  "amount": [
   "金额",
   "Amount"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "counterparty": [
   "对方",
   "Counterparty"
  ],
  "direction": [
   "收支方向",
   "Direction"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "entries": [
   "对应的专户收支",
   "Entries"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "serialNo": [
   "流水号",
   "Serial no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "summary": [
   "摘要",
   "Summary"
  ],
  "transactedOn": [
   "交易日期",
   "Transacted on"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "Batch": {
  "asOf": [
   "数据日期",
   "As of"
  ],
  "batchKind": [
   "类别",
   "Batch kind"
  ],
  "breaks": [
   "对账差异",
   "Breaks"
  ],
  "bytes": [
   "字节数",
   "Bytes"
  ],
  "controlTotals": [
   "控制总数",
   "Control totals"
  ],
  "corrections": [
   "疑问数据更正",
   "Corrections"
  ],
  "corrects": [
   "所更正的隔离数据",
   "Corrects"
  ],
  "declaredRows": [
   "申报行数",
   "Declared rows"
  ],
  "declaredSum": [
   "申报金额",
   "Declared sum"
  ],
  "definition": [
   "数据源定义",
   "Definition"
  ],
  "duplicate": [
   "重复行数",
   "Duplicate"
  ],
  "encoding": [
   "编码",
   "Encoding"
  ],
  "epochFirst": [
   "起始数据期",
   "Epoch first"
  ],
  "epochLast": [
   "截止数据期",
   "Epoch last"
  ],
  "expectations": [
   "应到文件",
   "Expectations"
  ],
  "feed": [
   "数据种类",
   "Feed"
  ],
  "finishedAt": [
   "完成时间",
   "Finished at"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "lastError": [
   "拒收或暂停原因",
   "Last error"
  ],
  "linesAside": [
   "非数据行数",
   "Lines aside"
  ],
  "loaded": [
   "新增行数",
   "Loaded"
  ],
  "name": [
   "文件名",
   "Name"
  ],
  "originSha256": [
   "原文件摘要",
   "Origin sha256"
  ],
  "part": [
   "工作表或压缩包成员",
   "Part"
  ],
  "quarantined": [
   "隔离行数",
   "Quarantined"
  ],
  "quarantinedRows": [
   "本批次隔离数据",
   "Quarantined rows"
  ],
  "read": [
   "读取行数",
   "Read"
  ],
  "reading": [
   "读取方式",
   "Reading"
  ],
  "receivedAt": [
   "接收时间",
   "Received at"
  ],
  "receivedBy": [
   "报送人",
   "Received by"
  ],
  "sha256": [
   "内容摘要",
   "Sha256"
  ],
  "source": [
   "数据来源",
   "Source"
  ],
  "stale": [
   "过期行数",
   "Stale"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "sum": [
   "金额合计",
   "Sum"
  ],
  "unchanged": [
   "未变行数",
   "Unchanged"
  ],
  "updated": [
   "更新行数",
   "Updated"
  ],
  "withinRegion": [
   "报送人区划代码",
   "Within region"
  ]
 },
 "BusinessRecord": {
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "enterprise": [
   "企业",
   "Enterprise"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "status": [
   "登记状态",
   "Status"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Case": {
  "acts": [
   "可办理事项",
   "Acts"
  ],
  "amount": [
   "涉及金额",
   "Amount"
  ],
  "assignedOn": [
   "受理日期",
   "Assigned on"
  ],
  "assignee": [
   "经办人",
   "Assignee"
  ],
  "attachments": [
   "附件",
   "Attachments"
  ],
  "caseKey": [
   "归并标识",
   "Case key"
  ],
  "caseNo": [
   "案件编号",
   "Case no"
  ],
  "category": [
   "预警类别",
   "Category"
  ],
  "checkedBy": [
   "复核人",
   "Checked by"
  ],
  "checkedOn": [
   "复核日期",
   "Checked on"
  ],
  "closedAt": [
   "结案时间",
   "Closed at"
  ],
  "closedOn": [
   "结案日期",
   "Closed on"
  ],
  "confirmedBy": [
   "确认人",
   "Confirmed by"
  ],
  "corrections": [
   "数据更正",
   "Corrections"
  ],
  "department": [
   "责任处室（科、股）",
   "Department"
  ],
  "departmentKind": [
   "责任处室",
   "Department kind"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "inspections": [
   "专项督查",
   "Inspections"
  ],
  "interviews": [
   "约谈",
   "Interviews"
  ],
  "observer": [
   "上级地区",
   "Observer"
  ],
  "openedOn": [
   "立案日期",
   "Opened on"
  ],
  "openings": [
   "立案次数",
   "Openings"
  ],
  "otherAmount": [
   "其他金额",
   "Other amount"
  ],
  "outcome": [
   "办理结果",
   "Outcome"
  ],
  "pauseReason": [
   "中止原因",
   "Pause reason"
  ],
  "pausedOn": [
   "中止计时日期",
   "Paused on"
  ],
  "pausedWorkdays": [
   "已中止工作日数",
   "Paused workdays"
  ],
  "rebooked": [
   "调账金额",
   "Rebooked"
  ],
  "recheck": [
   "规则复核结果",
   "Recheck"
  ],
  "recheckedEpoch": [
   "规则复核数据期",
   "Rechecked epoch"
  ],
  "rectifiedAt": [
   "整改报告时间",
   "Rectified at"
  ],
  "rectifiedBy": [
   "整改报告人",
   "Rectified by"
  ],
  "rectifiedOn": [
   "整改日期",
   "Rectified on"
  ],
  "rectifyDueOn": [
   "整改期限",
   "Rectify due on"
  ],
  "rectifyWithin": [
   "整改时限（工作日）",
   "Rectify within"
  ],
  "region": [
   "办理地区",
   "Region"
  ],
  "regionCode": [
   "办理地区代码",
   "Region code"
  ],
  "reminders": [
   "到期提醒",
   "Reminders"
  ],
  "reportedAt": [
   "反馈省厅时间",
   "Reported at"
  ],
  "returned": [
   "退回金额",
   "Returned"
  ],
  "rule": [
   "规则",
   "Rule"
  ],
  "ruleId": [
   "规则编号",
   "Rule id"
  ],
  "sampledBy": [
   "抽查人",
   "Sampled by"
  ],
  "sampledOn": [
   "抽查日期",
   "Sampled on"
  ],
  "severity": [
   "预警级别",
   "Severity"
  ],
  "state": [
   "状态",
   "State"
  ],
  "steps": [
   "办理步骤",
   "Steps"
  ],
  "verdict": [
   "认定结论",
   "Verdict"
  ],
  "verdictBy": [
   "认定人",
   "Verdict by"
  ],
  "verdictOn": [
   "认定日期",
   "Verdict on"
  ],
  "verdictReason": [
   "认定理由",
   "Verdict reason"
  ],
  "verifyDueOn": [
   "核实期限",
   "Verify due on"
  ],
  "verifyWithin": [
   "核实时限（工作日）",
   "Verify within"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "violationCode": [
   "违规类型",
   "Violation code"
  ],
  "violationName": [
   "名称",
   "Violation name"
  ],
  "warningCount": [
   "预警条数",
   "Warning count"
  ],
  "warnings": [
   "所含预警",
   "Warnings"
  ],
  "workOrders": [
   "交办单",
   "Work orders"
  ]
 },
 "CaseworkStep": {
  "act": [
   "办理事项",
   "Act"
  ],
  "at": [
   "记录时间",
   "At"
  ],
  "byRole": [
   "办理人角色",
   "By role"
  ],
  "byUser": [
   "办理人",
   "By user"
  ],
  "departmentKind": [
   "处室（科、股）类别",
   "Department kind"
  ],
  "detail": [
   "详情（金额单位为分）",
   "Detail"
  ],
  "fromState": [
   "原状态",
   "From state"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "matter": [
   "所属事项",
   "Matter"
  ],
  "matterKind": [
   "事项类别",
   "Matter kind"
  ],
  "onDay": [
   "办理日期",
   "On day"
  ],
  "reason": [
   "理由",
   "Reason"
  ],
  "seq": [
   "序号",
   "Seq"
  ],
  "titleEn": [
   "事项名称（英文）",
   "Title en"
  ],
  "titleZh": [
   "事项名称",
   "Title zh"
  ],
  "toState": [
   "新状态",
   "To state"
  ]
 },
 "Circular": {
  "acts": [
   "可办理事项",
   "Acts"
  ],
  "circularNo": [
   "通报编号",
   "Circular no"
  ],
  "deliveries": [
   "送达情况",
   "Deliveries"
  ],
  "documentNo": [
   "文号",
   "Document no"
  ],
  "downloadUrl": [
   "下载地址",
   "Download url"
  ],
  "draftedBy": [
   "起草人",
   "Drafted by"
  ],
  "draftedOn": [
   "起草日期",
   "Drafted on"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "facts": [
   "通报数据",
   "Facts"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "issuedBy": [
   "印发人",
   "Issued by"
  ],
  "issuedOn": [
   "印发日期",
   "Issued on"
  ],
  "month": [
   "月份",
   "Month"
  ],
  "region": [
   "印发地区",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "remarks": [
   "有关要求",
   "Remarks"
  ],
  "reports": [
   "文书",
   "Reports"
  ],
  "reviewedBy": [
   "审核人",
   "Reviewed by"
  ],
  "reviewedOn": [
   "审核日期",
   "Reviewed on"
  ],
  "state": [
   "状态",
   "State"
  ],
  "steps": [
   "办理步骤",
   "Steps"
  ],
  "stream": [
   "通报类别",
   "Stream"
  ],
  "title": [
   "标题",
   "Title"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "CircularDelivery": {
  "acknowledgedBy": [
   "签收人",
   "Acknowledged by"
  ],
  "acknowledgedOn": [
   "签收日期",
   "Acknowledged on"
  ],
  "addressee": [
   "主送机关",
   "Addressee"
  ],
  "circular": [
   "通报",
   "Circular"
  ],
  "deliveredOn": [
   "送达日期",
   "Delivered on"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "region": [
   "收文地区",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ]
 },
 "Code": {
  "children": [
   "下级代码",
   "Children"
  ],
  "code": [
   "代码",
   "Code"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "isLeaf": [
   "是否末级",
   "Is leaf"
  ],
  "nameEn": [
   "英文名称",
   "Name en"
  ],
  "nameZh": [
   "中文名称",
   "Name zh"
  ],
  "note": [
   "说明",
   "Note"
  ],
  "parent": [
   "上级代码",
   "Parent"
  ],
  "system": [
   "代码体系",
   "System"
  ]
 },
 "Contract": {
  "agency": [
   "签订单位",
   "Agency"
  ],
  "amount": [
   "合同金额",
   "Amount"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "contractNo": [
   "合同号",
   "Contract no"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "name": [
   "合同名称",
   "Name"
  ],
  "payments": [
   "本合同的支付",
   "Payments"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "signedOn": [
   "签订日期",
   "Signed on"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "tenderRef": [
   "招标（采购）编号",
   "Tender ref"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "ControlTotal": {
  "batch": [
   "批次",
   "Batch"
  ],
  "computed": [
   "实际数",
   "Computed"
  ],
  "declared": [
   "申报数",
   "Declared"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "measure": [
   "项目",
   "Measure"
  ],
  "status": [
   "核对结果",
   "Status"
  ]
 },
 "Correction": {
  "acts": [
   "可办理事项",
   "Acts"
  ],
  "answer": [
   "答复",
   "Answer"
  ],
  "answeredBy": [
   "答复人",
   "Answered by"
  ],
  "answeredOn": [
   "答复日期",
   "Answered on"
  ],
  "attachments": [
   "附件",
   "Attachments"
  ],
  "batch": [
   "更正批次",
   "Batch"
  ],
  "case": [
   "案件",
   "Case"
  ],
  "class": [
   "分类",
   "Class"
  ],
  "closedOn": [
   "办结日期",
   "Closed on"
  ],
  "correctableFields": [
   "可校正字段",
   "Correctable fields"
  ],
  "correctedBy": [
   "校正人",
   "Corrected by"
  ],
  "correctedOn": [
   "校正日期",
   "Corrected on"
  ],
  "correctionNo": [
   "编号",
   "Correction no"
  ],
  "documentNo": [
   "依据文号",
   "Document no"
  ],
  "dueOn": [
   "校正期限",
   "Due on"
  ],
  "handlerDepartmentKind": [
   "承办处室",
   "Handler department kind"
  ],
  "handlerRegion": [
   "承办地区",
   "Handler region"
  ],
  "handlerRegionCode": [
   "承办地区代码",
   "Handler region code"
  ],
  "heldOff": [
   "更正后迟到的来源数据",
   "Held off"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "noticeOn": [
   "通知日期",
   "Notice on"
  ],
  "outcome": [
   "办结方式",
   "Outcome"
  ],
  "ownerDepartmentKind": [
   "录入处室",
   "Owner department kind"
  ],
  "ownerRegionCode": [
   "录入地区代码",
   "Owner region code"
  ],
  "question": [
   "疑问",
   "Question"
  ],
  "raisedBy": [
   "提出人",
   "Raised by"
  ],
  "raisedOn": [
   "提出日期",
   "Raised on"
  ],
  "record": [
   "疑问数据记录",
   "Record"
  ],
  "region": [
   "所属地区",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "reminders": [
   "到期提醒",
   "Reminders"
  ],
  "state": [
   "状态",
   "State"
  ],
  "steps": [
   "办理步骤",
   "Steps"
  ],
  "undone": [
   "来源是否恢复原值",
   "Undone"
  ],
  "verifiedBy": [
   "核实人",
   "Verified by"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "versionAfter": [
   "校正后版本",
   "Version after"
  ],
  "versionBefore": [
   "校正前版本",
   "Version before"
  ],
  "warning": [
   "预警",
   "Warning"
  ]
 },
 "DataExchange": {
  "acts": [
   "可办理事项",
   "Acts"
  ],
  "approvedBy": [
   "批准人",
   "Approved by"
  ],
  "approvedOn": [
   "批准日期",
   "Approved on"
  ],
  "attachments": [
   "附件",
   "Attachments"
  ],
  "counterparty": [
   "交换单位",
   "Counterparty"
  ],
  "dataset": [
   "数据内容",
   "Dataset"
  ],
  "decisionReason": [
   "审批意见",
   "Decision reason"
  ],
  "direction": [
   "交换方向",
   "Direction"
  ],
  "endorsedBy": [
   "审核人",
   "Endorsed by"
  ],
  "endorsedOn": [
   "审核日期",
   "Endorsed on"
  ],
  "exchangeNo": [
   "编号",
   "Exchange no"
  ],
  "expiresOn": [
   "有效期止",
   "Expires on"
  ],
  "exports": [
   "导出次数",
   "Exports"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "purpose": [
   "用途",
   "Purpose"
  ],
  "reason": [
   "交换事由",
   "Reason"
  ],
  "region": [
   "申请地区",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "requestedBy": [
   "申请人",
   "Requested by"
  ],
  "requestedOn": [
   "申请日期",
   "Requested on"
  ],
  "state": [
   "状态",
   "State"
  ],
  "steps": [
   "办理步骤",
   "Steps"
  ],
  "validFrom": [
   "有效期起",
   "Valid from"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "DeathRecord": {
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "diedOn": [
   "死亡日期",
   "Died on"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Department": {
  "cases": [
   "本处室（科、股）案件",
   "Cases"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "kind": [
   "类别",
   "Kind"
  ],
  "name": [
   "名称",
   "Name"
  ],
  "region": [
   "所属区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "warnings": [
   "本处室（科、股）负责的预警",
   "Warnings"
  ]
 },
 "DepartmentKey": {
  "change": [
   "所属变更",
   "Change"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "keyId": [
   "密钥编号",
   "Key id"
  ],
  "owner": [
   "归口部门",
   "Owner"
  ],
  "revokedAt": [
   "吊销时间",
   "Revoked at"
  ],
  "validFrom": [
   "有效期起",
   "Valid from"
  ],
  "validTo": [
   "有效期止",
   "Valid to"
  ]
 },
 "Enterprise": {
  "accounts": [
   "持有的账户",
   "Accounts"
  ],
  "address": [
   "住所",
   "Address"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "businessRecords": [
   "工商登记状态",
   "Business records"
  ],
  "businessScope": [
   "经营范围",
   "Business scope"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "establishedOn": [
   "成立日期",
   "Established on"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "listEntries": [
   "所在名单",
   "List entries"
  ],
  "name": [
   "企业名称",
   "Name"
  ],
  "payees": [
   "对应的收款人",
   "Payees"
  ],
  "people": [
   "任职与持股人员",
   "People"
  ],
  "regCapital": [
   "注册资本",
   "Reg capital"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "type": [
   "企业类型",
   "Type"
  ],
  "uscc": [
   "统一社会信用代码",
   "Uscc"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "EnterprisePerson": {
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "enterprise": [
   "企业",
   "Enterprise"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "isCurrent": [
   "是否现任",
   "Is current"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "role": [
   "任职",
   "Role"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "shareBp": [
   "持股比例（万分之一）",
   "Share bp"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Epoch": {
  "closedAt": [
   "封账时间",
   "Closed at"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "number": [
   "编号",
   "Number"
  ],
  "openedAt": [
   "开始时间",
   "Opened at"
  ]
 },
 "Escalation": {
  "cleanMonths": [
   "约谈后无问题月数",
   "Clean months"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "inspectedOn": [
   "督查报告日期",
   "Inspected on"
  ],
  "inspection": [
   "专项督查",
   "Inspection"
  ],
  "interview": [
   "约谈",
   "Interview"
  ],
  "month": [
   "最近结账月份",
   "Month"
  ],
  "monthState": [
   "最近月末状态",
   "Month state"
  ],
  "phase": [
   "升级阶段",
   "Phase"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "since": [
   "起始日期",
   "Since"
  ],
  "streak": [
   "连续月数",
   "Streak"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "ExpectedDelivery": {
  "arrivedAt": [
   "到达时间",
   "Arrived at"
  ],
  "batch": [
   "批次",
   "Batch"
  ],
  "businessDate": [
   "数据日期",
   "Business date"
  ],
  "dueAt": [
   "应到时间",
   "Due at"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "noticedAt": [
   "发现时间",
   "Noticed at"
  ],
  "ownerOrg": [
   "责任单位",
   "Owner org"
  ],
  "reason": [
   "说明",
   "Reason"
  ],
  "source": [
   "数据来源",
   "Source"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "waivedBy": [
   "免报批准人",
   "Waived by"
  ]
 },
 "ExportJob": {
  "bytes": [
   "字节数",
   "Bytes"
  ],
  "createdAt": [
   "提交时间",
   "Created at"
  ],
  "downloadUrl": [
   "下载地址",
   "Download url"
  ],
  "entity": [
   "数据",
   "Entity"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "expiresAt": [
   "失效时间",
   "Expires at"
  ],
  "finishedAt": [
   "结束时间",
   "Finished at"
  ],
  "format": [
   "格式",
   "Format"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "percent": [
   "进度",
   "Percent"
  ],
  "problem": [
   "失败原因",
   "Problem"
  ],
  "purpose": [
   "用途",
   "Purpose"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowsDone": [
   "已导出行数",
   "Rows done"
  ],
  "rowsTotal": [
   "总行数",
   "Rows total"
  ],
  "sha256": [
   "文件摘要",
   "Sha256"
  ],
  "startedAt": [
   "开始时间",
   "Started at"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "ticket": [
   "工单号",
   "Ticket"
  ],
  "username": [
   "用户",
   "Username"
  ]
 },
 "FeedDefinition": {
  "addedAt": [
   "登记时间",
   "Added at"
  ],
  "addedBy": [
   "登记人",
   "Added by"
  ],
  "batches": [
   "批次",
   "Batches"
  ],
  "digest": [
   "摘要",
   "Digest"
  ],
  "enabled": [
   "是否启用",
   "Enabled"
  ],
  "feed": [
   "数据种类",
   "Feed"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "name": [
   "名称",
   "Name"
  ],
  "titleEn": [
   "标题（英文）",
   "Title en"
  ],
  "titleZh": [
   "标题",
   "Title zh"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "yaml": [
   "定义全文",
   "Yaml"
  ]
 },
 "Fund": {
  "allocations": [
   "本资金的分配",
   "Allocations"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "category": [
   "资金类别",
   "Category"
  ],
  "code": [
   "资金代码",
   "Code"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "funcPrefixes": [
   "可用功能科目前缀",
   "Func prefixes"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "indicators": [
   "本资金的指标",
   "Indicators"
  ],
  "isPersonal": [
   "是否到人",
   "Is personal"
  ],
  "monitoredFrom": [
   "监控起始日",
   "Monitored from"
  ],
  "monitoredTo": [
   "监控截止日",
   "Monitored to"
  ],
  "name": [
   "资金名称",
   "Name"
  ],
  "originLevel": [
   "来源层级",
   "Origin level"
  ],
  "payments": [
   "本资金的支付",
   "Payments"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "specialAccountEntries": [
   "本资金的专户收支",
   "Special account entries"
  ],
  "targetRegions": [
   "可分配地区",
   "Target regions"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "FundTargetRegion": {
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "fund": [
   "资金",
   "Fund"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "validFrom": [
   "生效日期",
   "Valid from"
  ],
  "validTo": [
   "失效日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Grant": {
  "departmentKinds": [
   "处室类别",
   "Department kinds"
  ],
  "endedBy": [
   "终止人",
   "Ended by"
  ],
  "grantedAt": [
   "授权时间",
   "Granted at"
  ],
  "grantedBy": [
   "授权人",
   "Granted by"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "inForce": [
   "是否有效",
   "In force"
  ],
  "officeEn": [
   "岗位（英文）",
   "Office en"
  ],
  "officeZh": [
   "岗位",
   "Office zh"
  ],
  "reason": [
   "理由",
   "Reason"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "role": [
   "角色",
   "Role"
  ],
  "user": [
   "用户",
   "User"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ]
 },
 "GrantException": {
  "approvedAt": [
   "批准时间",
   "Approved at"
  ],
  "approvedBy": [
   "批准人",
   "Approved by"
  ],
  "createdAt": [
   "提出时间",
   "Created at"
  ],
  "endedAt": [
   "终止时间",
   "Ended at"
  ],
  "endedBy": [
   "终止人",
   "Ended by"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "inForce": [
   "是否有效",
   "In force"
  ],
  "proposedBy": [
   "提出人",
   "Proposed by"
  ],
  "reason": [
   "理由",
   "Reason"
  ],
  "review": [
   "补偿性复核措施",
   "Review"
  ],
  "user": [
   "用户",
   "User"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ]
 },
 "HouseRecord": {
  "acquiredOn": [
   "取得日期",
   "Acquired on"
  ],
  "areaM2": [
   "面积（平方米）",
   "Area m2"
  ],
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "disposedOn": [
   "处置日期",
   "Disposed on"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "houseKind": [
   "房屋类别",
   "House kind"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Household": {
  "batch": [
   "来源批次",
   "Batch"
  ],
  "cause": [
   "致贫原因",
   "Cause"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "head": [
   "户主",
   "Head"
  ],
  "householdNo": [
   "户编号",
   "Household no"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "liftedOn": [
   "脱贫日期",
   "Lifted on"
  ],
  "members": [
   "家庭成员",
   "Members"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "registeredOn": [
   "建档日期",
   "Registered on"
  ],
  "relocations": [
   "易地搬迁",
   "Relocations"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "subsidyLines": [
   "发放给该户的补贴",
   "Subsidy lines"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "villageCode": [
   "村代码",
   "Village code"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "HouseholdMember": {
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "household": [
   "户",
   "Household"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "relation": [
   "与户主关系",
   "Relation"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Indicator": {
  "adjustments": [
   "指标调整",
   "Adjustments"
  ],
  "agency": [
   "预算单位（空为待分）",
   "Agency"
  ],
  "allocations": [
   "本指标的分配",
   "Allocations"
  ],
  "amount": [
   "指标金额",
   "Amount"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "carriedOver": [
   "结转形成的指标",
   "Carried over"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "depEcoCode": [
   "部门支出经济分类",
   "Dep eco code"
  ],
  "depEcoName": [
   "名称",
   "Dep eco name"
  ],
  "doc": [
   "指标文",
   "Doc"
  ],
  "docIssuedOn": [
   "指标文印发日期",
   "Doc issued on"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "fiscalYear": [
   "预算年度",
   "Fiscal year"
  ],
  "funcCode": [
   "支出功能分类",
   "Func code"
  ],
  "funcName": [
   "名称",
   "Func name"
  ],
  "fund": [
   "资金",
   "Fund"
  ],
  "fundTypeCode": [
   "资金性质",
   "Fund type code"
  ],
  "fundTypeName": [
   "名称",
   "Fund type name"
  ],
  "govEcoCode": [
   "政府支出经济分类",
   "Gov eco code"
  ],
  "govEcoName": [
   "名称",
   "Gov eco name"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "integrationPlanRef": [
   "统筹整合方案",
   "Integration plan ref"
  ],
  "origin": [
   "结转来源指标",
   "Origin"
  ],
  "payments": [
   "本指标的支付",
   "Payments"
  ],
  "plans": [
   "本指标的用款计划",
   "Plans"
  ],
  "povertyTag": [
   "扶贫资金标识",
   "Poverty tag"
  ],
  "project": [
   "项目",
   "Project"
  ],
  "receivedAt": [
   "接收时间",
   "Received at"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "registeredAt": [
   "登记时间",
   "Registered at"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "source": [
   "指标来源",
   "Source"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "superiorDocNo": [
   "上级文号",
   "Superior doc no"
  ],
  "tpFuncCode": [
   "转移支付功能分类",
   "Tp func code"
  ],
  "tpFuncName": [
   "名称",
   "Tp func name"
  ],
  "upstreamAllocation": [
   "上级分配",
   "Upstream allocation"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "IndicatorAdjustment": {
  "adjustedOn": [
   "调整日期",
   "Adjusted on"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "batchNo": [
   "调整批号",
   "Batch no"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "delta": [
   "调整金额",
   "Delta"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "indicator": [
   "指标",
   "Indicator"
  ],
  "reason": [
   "调整原因",
   "Reason"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "IndicatorDoc": {
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "docNo": [
   "文号",
   "Doc no"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "indicators": [
   "本文下达的指标",
   "Indicators"
  ],
  "issuedOn": [
   "印发日期",
   "Issued on"
  ],
  "issuingRegion": [
   "印发区划",
   "Issuing region"
  ],
  "issuingRegionCode": [
   "印发区划代码",
   "Issuing region code"
  ],
  "kind": [
   "类别",
   "Kind"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "superiorDocNo": [
   "上级文号",
   "Superior doc no"
  ],
  "title": [
   "标题",
   "Title"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "Inspection": {
  "acts": [
   "可办理事项",
   "Acts"
  ],
  "attachments": [
   "附件",
   "Attachments"
  ],
  "case": [
   "案件",
   "Case"
  ],
  "documentNo": [
   "文号",
   "Document no"
  ],
  "dueSince": [
   "应督查月份",
   "Due since"
  ],
  "escalations": [
   "预警升级",
   "Escalations"
  ],
  "findings": [
   "督查发现",
   "Findings"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "inspectionNo": [
   "督查编号",
   "Inspection no"
  ],
  "orderedBy": [
   "下达人",
   "Ordered by"
  ],
  "orderedOn": [
   "下达日期",
   "Ordered on"
  ],
  "reason": [
   "督查事由",
   "Reason"
  ],
  "region": [
   "被督查地区",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "reportedBy": [
   "报告人",
   "Reported by"
  ],
  "reportedOn": [
   "报告日期",
   "Reported on"
  ],
  "reports": [
   "文书",
   "Reports"
  ],
  "requirements": [
   "整改要求",
   "Requirements"
  ],
  "scope": [
   "督查内容",
   "Scope"
  ],
  "startedOn": [
   "进点日期",
   "Started on"
  ],
  "state": [
   "状态",
   "State"
  ],
  "steps": [
   "办理步骤",
   "Steps"
  ],
  "team": [
   "督查组",
   "Team"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Interview": {
  "acts": [
   "可办理事项",
   "Acts"
  ],
  "attachments": [
   "附件",
   "Attachments"
  ],
  "case": [
   "案件",
   "Case"
  ],
  "convenedBy": [
   "通知人",
   "Convened by"
  ],
  "convenedFor": [
   "约谈时间",
   "Convened for"
  ],
  "documentNo": [
   "文号",
   "Document no"
  ],
  "dueSince": [
   "应约谈月份",
   "Due since"
  ],
  "escalations": [
   "预警升级",
   "Escalations"
  ],
  "heldOn": [
   "约谈日期",
   "Held on"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "interviewNo": [
   "约谈编号",
   "Interview no"
  ],
  "interviewee": [
   "约谈对象",
   "Interviewee"
  ],
  "interviewer": [
   "约谈人",
   "Interviewer"
  ],
  "minutes": [
   "约谈纪要",
   "Minutes"
  ],
  "place": [
   "约谈地点",
   "Place"
  ],
  "reason": [
   "约谈事由",
   "Reason"
  ],
  "recordedBy": [
   "记录人",
   "Recorded by"
  ],
  "region": [
   "被约谈地区",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "reports": [
   "文书",
   "Reports"
  ],
  "requirements": [
   "整改要求",
   "Requirements"
  ],
  "state": [
   "状态",
   "State"
  ],
  "steps": [
   "办理步骤",
   "Steps"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Ledger": {
  "acts": [
   "可办理事项",
   "Acts"
  ],
  "compiledBy": [
   "汇总人",
   "Compiled by"
  ],
  "compiledOn": [
   "汇总日期",
   "Compiled on"
  ],
  "confirmedBy": [
   "确认人",
   "Confirmed by"
  ],
  "confirmedOn": [
   "确认日期",
   "Confirmed on"
  ],
  "dueOn": [
   "办理期限",
   "Due on"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "lines": [
   "台账明细",
   "Lines"
  ],
  "month": [
   "月份",
   "Month"
  ],
  "monthClose": [
   "月度结账",
   "Month close"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "reminders": [
   "到期提醒",
   "Reminders"
  ],
  "reportedBy": [
   "上报人",
   "Reported by"
  ],
  "reportedOn": [
   "上报日期",
   "Reported on"
  ],
  "reports": [
   "文书",
   "Reports"
  ],
  "state": [
   "状态",
   "State"
  ],
  "steps": [
   "办理步骤",
   "Steps"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "LedgerLine": {
  "category": [
   "预警类别",
   "Category"
  ],
  "cleared": [
   "自动核销",
   "Cleared"
  ],
  "closing": [
   "期末",
   "Closing"
  ],
  "fresh": [
   "新增",
   "Fresh"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "ledger": [
   "台账",
   "Ledger"
  ],
  "normal": [
   "认定正常",
   "Normal"
  ],
  "opening": [
   "期初",
   "Opening"
  ],
  "otherAmount": [
   "其他金额",
   "Other amount"
  ],
  "overdue": [
   "逾期",
   "Overdue"
  ],
  "part": [
   "口径",
   "Part"
  ],
  "rebooked": [
   "调账金额",
   "Rebooked"
  ],
  "rectified": [
   "已整改",
   "Rectified"
  ],
  "reopened": [
   "重新立案",
   "Reopened"
  ],
  "returned": [
   "退回金额",
   "Returned"
  ],
  "severity": [
   "预警级别",
   "Severity"
  ],
  "violation": [
   "认定违规",
   "Violation"
  ]
 },
 "MonthClose": {
  "asKnownAt": [
   "结账时点",
   "As known at"
  ],
  "closedBy": [
   "结账人",
   "Closed by"
  ],
  "closedOn": [
   "结账日期",
   "Closed on"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "ledgers": [
   "台账",
   "Ledgers"
  ],
  "month": [
   "月份",
   "Month"
  ],
  "parameters": [
   "升级参数",
   "Parameters"
  ],
  "states": [
   "月末状态",
   "States"
  ]
 },
 "MonthState": {
  "escalations": [
   "预警升级",
   "Escalations"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "month": [
   "月份",
   "Month"
  ],
  "monthClose": [
   "月度结账",
   "Month close"
  ],
  "newWarnings": [
   "新增预警数",
   "New warnings"
  ],
  "openCases": [
   "未整改案件数",
   "Open cases"
  ],
  "overdueCases": [
   "逾期案件数",
   "Overdue cases"
  ],
  "phase": [
   "升级阶段",
   "Phase"
  ],
  "problem": [
   "是否存在预警问题",
   "Problem"
  ],
  "redWarnings": [
   "其中红色预警数",
   "Red warnings"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "streak": [
   "连续月数",
   "Streak"
  ]
 },
 "OperatorRecord": {
  "agency": [
   "单位",
   "Agency"
  ],
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "userCode": [
   "用户代码",
   "User code"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "PartyListEntry": {
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "enterprise": [
   "企业",
   "Enterprise"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "list": [
   "名单",
   "List"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Payee": {
  "account": [
   "账户",
   "Account"
  ],
  "accountNoMasked": [
   "账号（脱敏）",
   "Account no masked"
  ],
  "bankName": [
   "开户行",
   "Bank name"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "idNoMasked": [
   "身份证号（脱敏）",
   "Id no masked"
  ],
  "kind": [
   "类别",
   "Kind"
  ],
  "name": [
   "名称（个人脱敏）",
   "Name"
  ],
  "party": [
   "对应的企业、个人或单位",
   "Party"
  ],
  "payments": [
   "支付给该收款人的款项",
   "Payments"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "relocationPayees": [
   "可收款的搬迁项目",
   "Relocation payees"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "uscc": [
   "统一社会信用代码",
   "Uscc"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "Payment": {
  "actualPayeeAccount": [
   "实际收款账户",
   "Actual payee account"
  ],
  "agency": [
   "付款单位",
   "Agency"
  ],
  "amount": [
   "支付金额",
   "Amount"
  ],
  "applicant": [
   "申请人",
   "Applicant"
  ],
  "applicationNo": [
   "支付申请号",
   "Application no"
  ],
  "appliedAt": [
   "申请时间",
   "Applied at"
  ],
  "approvalNo": [
   "批复号",
   "Approval no"
  ],
  "approver": [
   "审批人",
   "Approver"
  ],
  "bankSerial": [
   "银行流水号",
   "Bank serial"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "businessType": [
   "业务类型",
   "Business type"
  ],
  "clearedOn": [
   "清算日期",
   "Cleared on"
  ],
  "contract": [
   "合同",
   "Contract"
  ],
  "contractNo": [
   "合同号",
   "Contract no"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "depEcoCode": [
   "部门支出经济分类",
   "Dep eco code"
  ],
  "depEcoName": [
   "名称",
   "Dep eco name"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "fiscalYear": [
   "预算年度",
   "Fiscal year"
  ],
  "funcCode": [
   "支出功能分类",
   "Func code"
  ],
  "funcName": [
   "名称",
   "Func name"
  ],
  "fund": [
   "资金",
   "Fund"
  ],
  "govEcoCode": [
   "政府支出经济分类",
   "Gov eco code"
  ],
  "govEcoName": [
   "名称",
   "Gov eco name"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "indicator": [
   "指标",
   "Indicator"
  ],
  "lines": [
   "支付明细",
   "Lines"
  ],
  "paidOn": [
   "支付日期",
   "Paid on"
  ],
  "payTypeCode": [
   "支付方式",
   "Pay type code"
  ],
  "payTypeName": [
   "名称",
   "Pay type name"
  ],
  "payee": [
   "收款人",
   "Payee"
  ],
  "payeeAccount": [
   "收款账户",
   "Payee account"
  ],
  "payeeAccountNoMasked": [
   "收款账号（脱敏）",
   "Payee account no masked"
  ],
  "payeeKind": [
   "收款人类别",
   "Payee kind"
  ],
  "payeeName": [
   "收款人名称（个人脱敏）",
   "Payee name"
  ],
  "payerAccount": [
   "付款账户",
   "Payer account"
  ],
  "payerAccountNoMasked": [
   "付款账号（脱敏）",
   "Payer account no masked"
  ],
  "plan": [
   "用款计划",
   "Plan"
  ],
  "project": [
   "项目",
   "Project"
  ],
  "purpose": [
   "用途",
   "Purpose"
  ],
  "refundOf": [
   "被退的支付",
   "Refund of"
  ],
  "refunds": [
   "退款",
   "Refunds"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "returnedAt": [
   "退回时间",
   "Returned at"
  ],
  "reviewer": [
   "复核人",
   "Reviewer"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "settlementCode": [
   "结算方式",
   "Settlement code"
  ],
  "settlementName": [
   "名称",
   "Settlement name"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "subsidyBatches": [
   "所拨付的发放批次",
   "Subsidy batches"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "voucherNo": [
   "支付凭证号",
   "Voucher no"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "PaymentLine": {
  "account": [
   "账户",
   "Account"
  ],
  "accountNoMasked": [
   "账号（脱敏）",
   "Account no masked"
  ],
  "amount": [
   "金额",
   "Amount"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "idCheck": [
   "身份证号校验结果",
   "Id check"
  ],
  "idNoMasked": [
   "身份证号（脱敏）",
   "Id no masked"
  ],
  "name": [
   "名称（个人脱敏）",
   "Name"
  ],
  "payMonth": [
   "发放月份",
   "Pay month"
  ],
  "payeeKind": [
   "收款人类别",
   "Payee kind"
  ],
  "payment": [
   "支付",
   "Payment"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "townshipCode": [
   "乡镇代码",
   "Township code"
  ],
  "uscc": [
   "统一社会信用代码",
   "Uscc"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "villageCode": [
   "村代码",
   "Village code"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "Person": {
  "accounts": [
   "持有的账户",
   "Accounts"
  ],
  "assistanceRecords": [
   "社会救助",
   "Assistance records"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "bornOn": [
   "出生日期",
   "Born on"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "deathRecords": [
   "死亡登记",
   "Death records"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "enterpriseRoles": [
   "在企业的任职与持股",
   "Enterprise roles"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "guardian": [
   "监护人",
   "Guardian"
  ],
  "headOf": [
   "任户主的户",
   "Head of"
  ],
  "houseRecords": [
   "不动产登记",
   "House records"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "idNoMasked": [
   "身份证号（脱敏）",
   "Id no masked"
  ],
  "memberships": [
   "所在户",
   "Memberships"
  ],
  "name": [
   "姓名（脱敏）",
   "Name"
  ],
  "operatorRecords": [
   "经办用户",
   "Operator records"
  ],
  "payees": [
   "对应的收款人",
   "Payees"
  ],
  "paymentLines": [
   "支付给该人的明细",
   "Payment lines"
  ],
  "populationRecords": [
   "人口登记",
   "Population records"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sex": [
   "性别",
   "Sex"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "staffRecords": [
   "财政供养登记",
   "Staff records"
  ],
  "subsidyLines": [
   "发放给该人的补贴",
   "Subsidy lines"
  ],
  "vehicleRecords": [
   "车辆登记",
   "Vehicle records"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "wards": [
   "被监护人",
   "Wards"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "Plan": {
  "agency": [
   "预算单位",
   "Agency"
  ],
  "allocation": [
   "分配",
   "Allocation"
  ],
  "amount": [
   "批复金额",
   "Amount"
  ],
  "applied": [
   "申报金额",
   "Applied"
  ],
  "approvedAt": [
   "批复时间",
   "Approved at"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "fiscalYear": [
   "预算年度",
   "Fiscal year"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "indicator": [
   "指标",
   "Indicator"
  ],
  "month": [
   "计划月份",
   "Month"
  ],
  "payTypeCode": [
   "支付方式",
   "Pay type code"
  ],
  "payTypeName": [
   "名称",
   "Pay type name"
  ],
  "payments": [
   "本计划的支付",
   "Payments"
  ],
  "planNo": [
   "计划号",
   "Plan no"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "PopulationRecord": {
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Programme": {
  "batch": [
   "来源批次",
   "Batch"
  ],
  "cap": [
   "上限",
   "Cap"
  ],
  "code": [
   "代码",
   "Code"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "department": [
   "主管部门",
   "Department"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "exclusiveGroup": [
   "互斥组",
   "Exclusive group"
  ],
  "frequency": [
   "发放频次",
   "Frequency"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "lines": [
   "发放明细",
   "Lines"
  ],
  "maxAge": [
   "最高年龄",
   "Max age"
  ],
  "maxPerPeriod": [
   "每期最多次数",
   "Max per period"
  ],
  "minAge": [
   "最低年龄",
   "Min age"
  ],
  "name": [
   "名称",
   "Name"
  ],
  "per": [
   "计量",
   "Per"
  ],
  "poorOnly": [
   "是否仅限建档立卡户",
   "Poor only"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "standards": [
   "补贴标准",
   "Standards"
  ],
  "subsidyBatches": [
   "发放批次",
   "Subsidy batches"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "ProgrammeStandard": {
  "amount": [
   "标准",
   "Amount"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "programme": [
   "补贴项目",
   "Programme"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "validFrom": [
   "生效日期",
   "Valid from"
  ],
  "validTo": [
   "失效日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Project": {
  "batch": [
   "来源批次",
   "Batch"
  ],
  "code": [
   "项目代码",
   "Code"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "endedOn": [
   "结束日期",
   "Ended on"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "indicators": [
   "本项目的指标",
   "Indicators"
  ],
  "name": [
   "项目名称",
   "Name"
  ],
  "payments": [
   "本项目的支付",
   "Payments"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "relocationPayees": [
   "收款名单",
   "Relocation payees"
  ],
  "relocations": [
   "搬迁户",
   "Relocations"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "startedOn": [
   "开始日期",
   "Started on"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "QuarantineEvent": {
  "act": [
   "处理方式",
   "Act"
  ],
  "actor": [
   "处理人",
   "Actor"
  ],
  "at": [
   "时间",
   "At"
  ],
  "dueOn": [
   "截止日期",
   "Due on"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "level": [
   "转往层级",
   "Level"
  ],
  "reason": [
   "说明",
   "Reason"
  ],
  "row": [
   "隔离数据",
   "Row"
  ]
 },
 "QuarantinedRow": {
  "batch": [
   "批次",
   "Batch"
  ],
  "column": [
   "列",
   "Column"
  ],
  "createdAt": [
   "隔离时间",
   "Created at"
  ],
  "dueOn": [
   "截止日期",
   "Due on"
  ],
  "events": [
   "处理记录",
   "Events"
  ],
  "expected": [
   "应为",
   "Expected"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "level": [
   "承办层级",
   "Level"
  ],
  "line": [
   "文件行",
   "Line"
  ],
  "messageEn": [
   "原因（英文）",
   "Message en"
  ],
  "messageZh": [
   "原因",
   "Message zh"
  ],
  "overdue": [
   "是否超期",
   "Overdue"
  ],
  "ownerOrg": [
   "责任单位",
   "Owner org"
  ],
  "reasonCode": [
   "原因代码",
   "Reason code"
  ],
  "resolution": [
   "处理意见",
   "Resolution"
  ],
  "resolvedAt": [
   "处理时间",
   "Resolved at"
  ],
  "resolvedBy": [
   "处理人",
   "Resolved by"
  ],
  "resubmittedAs": [
   "重报批次",
   "Resubmitted as"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "status": [
   "处理状态",
   "Status"
  ]
 },
 "ReconciliationBreak": {
  "about": [
   "对象",
   "About"
  ],
  "batch": [
   "批次",
   "Batch"
  ],
  "breakKind": [
   "类别",
   "Break kind"
  ],
  "computed": [
   "实为",
   "Computed"
  ],
  "declared": [
   "应为",
   "Declared"
  ],
  "dueOn": [
   "截止日期",
   "Due on"
  ],
  "feeds": [
   "存疑数据种类",
   "Feeds"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "messageEn": [
   "说明（英文）",
   "Message en"
  ],
  "messageZh": [
   "说明",
   "Message zh"
  ],
  "openedAt": [
   "发现时间",
   "Opened at"
  ],
  "ownerOrg": [
   "责任单位",
   "Owner org"
  ],
  "reason": [
   "处理意见",
   "Reason"
  ],
  "settledAt": [
   "处理时间",
   "Settled at"
  ],
  "settledBy": [
   "处理人",
   "Settled by"
  ],
  "status": [
   "状态",
   "Status"
  ]
 },
 "Region": {
  "accountMonths": [
   "月末对账",
   "Account months"
  ],
  "accounts": [
   "账户",
   "Accounts"
  ],
  "adminChildren": [
   "行政下级",
   "Admin children"
  ],
  "adminParent": [
   "行政上级",
   "Admin parent"
  ],
  "agencies": [
   "预算单位",
   "Agencies"
  ],
  "allocations": [
   "分配到本级的指标",
   "Allocations"
  ],
  "allocationsSent": [
   "本级分配出去的指标",
   "Allocations sent"
  ],
  "assessmentScores": [
   "本级考核得分",
   "Assessment scores"
  ],
  "assessments": [
   "本级组织的考核",
   "Assessments"
  ],
  "assistanceRecords": [
   "社会救助与残疾登记",
   "Assistance records"
  ],
  "backtests": [
   "本级回溯检验",
   "Backtests"
  ],
  "bankLines": [
   "银行流水",
   "Bank lines"
  ],
  "businessRecords": [
   "工商登记状态",
   "Business records"
  ],
  "cases": [
   "本级案件",
   "Cases"
  ],
  "circularDeliveries": [
   "送达本级的通报",
   "Circular deliveries"
  ],
  "circulars": [
   "本级印发的通报",
   "Circulars"
  ],
  "code": [
   "区划代码",
   "Code"
  ],
  "contracts": [
   "合同",
   "Contracts"
  ],
  "corrections": [
   "本级疑问数据",
   "Corrections"
  ],
  "correctionsInHand": [
   "本级承办的疑问数据",
   "Corrections in hand"
  ],
  "dataExchanges": [
   "本级申请的数据交换",
   "Data exchanges"
  ],
  "deathRecords": [
   "死亡登记",
   "Death records"
  ],
  "departments": [
   "本级处室（科、股）",
   "Departments"
  ],
  "enterprisePeople": [
   "企业任职与持股",
   "Enterprise people"
  ],
  "enterprises": [
   "企业",
   "Enterprises"
  ],
  "escalations": [
   "预警升级",
   "Escalations"
  ],
  "exportJobs": [
   "本级导出任务",
   "Export jobs"
  ],
  "fiscalChildren": [
   "财政下级",
   "Fiscal children"
  ],
  "fiscalParent": [
   "财政上级",
   "Fiscal parent"
  ],
  "fundTargetRegions": [
   "定向资金可分配地区",
   "Fund target regions"
  ],
  "grants": [
   "本级授权",
   "Grants"
  ],
  "houseRecords": [
   "不动产登记",
   "House records"
  ],
  "householdMembers": [
   "家庭成员",
   "Household members"
  ],
  "households": [
   "建档立卡户",
   "Households"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "indicatorAdjustments": [
   "指标调整",
   "Indicator adjustments"
  ],
  "indicatorDocs": [
   "本级印发的指标文",
   "Indicator docs"
  ],
  "indicators": [
   "待分",
   "Indicators"
  ],
  "inspections": [
   "对本地区的专项督查",
   "Inspections"
  ],
  "interviews": [
   "对本地区的约谈",
   "Interviews"
  ],
  "isPovertyCounty": [
   "是否贫困县",
   "Is poverty county"
  ],
  "issuedOrders": [
   "本级发出的交办单",
   "Issued orders"
  ],
  "kind": [
   "类别",
   "Kind"
  ],
  "ledgers": [
   "台账",
   "Ledgers"
  ],
  "level": [
   "层级",
   "Level"
  ],
  "mofDivCode": [
   "财政区划代码",
   "Mof div code"
  ],
  "monthStates": [
   "月末状态",
   "Month states"
  ],
  "name": [
   "名称",
   "Name"
  ],
  "observedCases": [
   "下级案件",
   "Observed cases"
  ],
  "operatorRecords": [
   "经办人员",
   "Operator records"
  ],
  "partyListEntries": [
   "失信、禁入等名单",
   "Party list entries"
  ],
  "payees": [
   "收款人",
   "Payees"
  ],
  "paymentLines": [
   "支付明细",
   "Payment lines"
  ],
  "payments": [
   "退款",
   "Payments"
  ],
  "people": [
   "个人",
   "People"
  ],
  "plans": [
   "用款计划",
   "Plans"
  ],
  "populationRecords": [
   "人口登记",
   "Population records"
  ],
  "predecessors": [
   "前身区划",
   "Predecessors"
  ],
  "programmeStandards": [
   "补贴标准",
   "Programme standards"
  ],
  "projects": [
   "项目库项目",
   "Projects"
  ],
  "regionBudgets": [
   "预算批复",
   "Region budgets"
  ],
  "relocationHouseholds": [
   "易地扶贫搬迁户",
   "Relocation households"
  ],
  "relocationPayees": [
   "易地搬迁项目收款名单",
   "Relocation payees"
  ],
  "reminders": [
   "本级提醒",
   "Reminders"
  ],
  "reports": [
   "本级文书",
   "Reports"
  ],
  "ruleParameters": [
   "本级规则参数",
   "Rule parameters"
  ],
  "specialAccountEntries": [
   "财政专户收支",
   "Special account entries"
  ],
  "staffRecords": [
   "财政供养人员及村干部",
   "Staff records"
  ],
  "subsidyBatches": [
   "一卡通发放批次",
   "Subsidy batches"
  ],
  "subsidyLines": [
   "一卡通发放明细",
   "Subsidy lines"
  ],
  "successor": [
   "后继区划",
   "Successor"
  ],
  "users": [
   "本级用户",
   "Users"
  ],
  "validFrom": [
   "启用日期",
   "Valid from"
  ],
  "validTo": [
   "停用日期",
   "Valid to"
  ],
  "vehicleRecords": [
   "车辆登记",
   "Vehicle records"
  ],
  "warningRoutes": [
   "本级预警分办规则",
   "Warning routes"
  ],
  "warnings": [
   "本级预警",
   "Warnings"
  ],
  "workOrders": [
   "本级交办单",
   "Work orders"
  ]
 },
 "RegionBudget": {
  "approvedOn": [
   "批复日期",
   "Approved on"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "fiscalYear": [
   "预算年度",
   "Fiscal year"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "RelocationHousehold": {
  "areaM2": [
   "安置面积（平方米）",
   "Area m2"
  ],
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "household": [
   "户",
   "Household"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "movedOn": [
   "入住日期",
   "Moved on"
  ],
  "persons": [
   "搬迁人数",
   "Persons"
  ],
  "project": [
   "项目",
   "Project"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "selfFinance": [
   "自筹资金",
   "Self finance"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "RelocationPayee": {
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "payee": [
   "收款人",
   "Payee"
  ],
  "project": [
   "项目",
   "Project"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Reminder": {
  "departmentKind": [
   "处室（科、股）类别",
   "Department kind"
  ],
  "dueOn": [
   "到期日",
   "Due on"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "kind": [
   "提醒类别",
   "Kind"
  ],
  "matter": [
   "提醒对象",
   "Matter"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "remindedOn": [
   "提醒日期",
   "Reminded on"
  ],
  "what": [
   "到期事项",
   "What"
  ]
 },
 "Report": {
  "content": [
   "内容",
   "Content"
  ],
  "contentDigest": [
   "内容摘要",
   "Content digest"
  ],
  "departmentKind": [
   "处室类别",
   "Department kind"
  ],
  "downloadUrl": [
   "下载地址",
   "Download url"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "files": [
   "文件摘要",
   "Files"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "kind": [
   "文书类别",
   "Kind"
  ],
  "madeAt": [
   "制作时间",
   "Made at"
  ],
  "madeBy": [
   "制作人",
   "Made by"
  ],
  "matter": [
   "所属事项",
   "Matter"
  ],
  "matterVersion": [
   "事项版本",
   "Matter version"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "templateVersion": [
   "版式版本",
   "Template version"
  ],
  "title": [
   "标题",
   "Title"
  ]
 },
 "Rule": {
  "backtests": [
   "回溯检验",
   "Backtests"
  ],
  "cases": [
   "相关案件",
   "Cases"
  ],
  "category": [
   "预警类别",
   "Category"
  ],
  "definition": [
   "规则定义",
   "Definition"
  ],
  "departmentKind": [
   "责任处室",
   "Department kind"
  ],
  "digest": [
   "版本摘要",
   "Digest"
  ],
  "events": [
   "预警事件",
   "Events"
  ],
  "holds": [
   "暂停记录",
   "Holds"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "package": [
   "规则包",
   "Package"
  ],
  "pilotRegions": [
   "试点地区",
   "Pilot regions"
  ],
  "ruleId": [
   "规则编号",
   "Rule id"
  ],
  "severity": [
   "预警级别",
   "Severity"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "tasks": [
   "规则运行",
   "Tasks"
  ],
  "titleEn": [
   "标题（英文）",
   "Title en"
  ],
  "titleZh": [
   "标题",
   "Title zh"
  ],
  "warnings": [
   "本规则产生的预警",
   "Warnings"
  ]
 },
 "RuleChange": {
  "about": [
   "变更对象",
   "About"
  ],
  "changeKind": [
   "变更类型",
   "Change kind"
  ],
  "checker": [
   "复核人",
   "Checker"
  ],
  "decidedAt": [
   "复核时间",
   "Decided at"
  ],
  "decision": [
   "复核结论",
   "Decision"
  ],
  "decisionReason": [
   "复核意见",
   "Decision reason"
  ],
  "departmentKeys": [
   "密钥",
   "Department keys"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "madeAt": [
   "提出时间",
   "Made at"
  ],
  "maker": [
   "经办人",
   "Maker"
  ],
  "parameters": [
   "参数",
   "Parameters"
  ],
  "payload": [
   "变更内容",
   "Payload"
  ],
  "reason": [
   "理由",
   "Reason"
  ],
  "whitelistEntries": [
   "白名单",
   "Whitelist entries"
  ]
 },
 "RuleHold": {
  "cause": [
   "原因",
   "Cause"
  ],
  "detail": [
   "说明",
   "Detail"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "releasedAt": [
   "解除时间",
   "Released at"
  ],
  "releasedBy": [
   "解除人",
   "Released by"
  ],
  "rule": [
   "规则",
   "Rule"
  ],
  "ruleId": [
   "规则编号",
   "Rule id"
  ],
  "since": [
   "暂停时间",
   "Since"
  ]
 },
 "RulePackage": {
  "digest": [
   "摘要",
   "Digest"
  ],
  "enabled": [
   "是否启用",
   "Enabled"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "installedAt": [
   "安装时间",
   "Installed at"
  ],
  "name": [
   "名称",
   "Name"
  ],
  "owner": [
   "归口部门",
   "Owner"
  ],
  "packageVersion": [
   "版本",
   "Package version"
  ],
  "removedAt": [
   "移除时间",
   "Removed at"
  ],
  "rules": [
   "规则",
   "Rules"
  ],
  "signedBy": [
   "签名密钥",
   "Signed by"
  ],
  "source": [
   "来源",
   "Source"
  ]
 },
 "RuleParameter": {
  "change": [
   "所属变更",
   "Change"
  ],
  "checker": [
   "复核人",
   "Checker"
  ],
  "effectiveFrom": [
   "生效日期",
   "Effective from"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "maker": [
   "经办人",
   "Maker"
  ],
  "name": [
   "参数名",
   "Name"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "ruleId": [
   "规则编号",
   "Rule id"
  ],
  "value": [
   "参数值（金额单位为分）",
   "Value"
  ]
 },
 "SavedView": {
  "address": [
   "筛选地址",
   "Address"
  ],
  "changedAt": [
   "修改时间",
   "Changed at"
  ],
  "createdAt": [
   "创建时间",
   "Created at"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "isDefault": [
   "是否默认",
   "Is default"
  ],
  "name": [
   "名称",
   "Name"
  ],
  "page": [
   "页面",
   "Page"
  ],
  "position": [
   "顺序",
   "Position"
  ]
 },
 "ServiceToken": {
  "createdAt": [
   "签发时间",
   "Created at"
  ],
  "createdBy": [
   "签发人",
   "Created by"
  ],
  "expiresAt": [
   "失效时间",
   "Expires at"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "lastUsedAt": [
   "最近使用时间",
   "Last used at"
  ],
  "lastUsedFrom": [
   "最近使用地址",
   "Last used from"
  ],
  "name": [
   "名称",
   "Name"
  ],
  "revokedAt": [
   "吊销时间",
   "Revoked at"
  ],
  "revokedBy": [
   "吊销人",
   "Revoked by"
  ],
  "scopes": [
   "用途",
   "Scopes"
  ],
  "user": [
   "程序账号",
   "User"
  ]
 },
 "Session": {
  "clientAddress": [
   "客户端地址",
   "Client address"
  ],
  "createdAt": [
   "登录时间",
   "Created at"
  ],
  "expiresAt": [
   "失效时间",
   "Expires at"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "lastSeenAt": [
   "最近使用时间",
   "Last seen at"
  ],
  "method": [
   "登录方式",
   "Method"
  ],
  "revokedAt": [
   "终止时间",
   "Revoked at"
  ],
  "revokedBy": [
   "终止人",
   "Revoked by"
  ],
  "revokedReason": [
   "终止原因",
   "Revoked reason"
  ],
  "role": [
   "登录角色",
   "Role"
  ],
  "user": [
   "用户",
   "User"
  ],
  "userAgent": [
   "客户端程序",
   "User agent"
  ]
 },
 "Source": {
  "attempts": [
   "连续失败次数",
   "Attempts"
  ],
  "batches": [
   "批次",
   "Batches"
  ],
  "deliveries": [
   "应到文件",
   "Deliveries"
  ],
  "enabled": [
   "是否启用",
   "Enabled"
  ],
  "expectation": [
   "应到时限",
   "Expectation"
  ],
  "feed": [
   "数据种类",
   "Feed"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "lastAskedAt": [
   "最近采集时间",
   "Last asked at"
  ],
  "lastError": [
   "最近错误",
   "Last error"
  ],
  "maxOpenQuarantine": [
   "隔离数据上限",
   "Max open quarantine"
  ],
  "name": [
   "名称",
   "Name"
  ],
  "ownerOrg": [
   "责任单位",
   "Owner org"
  ],
  "pausedReason": [
   "暂停原因",
   "Paused reason"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "schedule": [
   "采集计划",
   "Schedule"
  ],
  "titleEn": [
   "标题（英文）",
   "Title en"
  ],
  "titleZh": [
   "标题",
   "Title zh"
  ]
 },
 "SpecialAccountEntry": {
  "account": [
   "专户",
   "Account"
  ],
  "amount": [
   "金额",
   "Amount"
  ],
  "balanceAfter": [
   "余额",
   "Balance after"
  ],
  "bankLine": [
   "对应银行流水",
   "Bank line"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "counterparty": [
   "对方",
   "Counterparty"
  ],
  "direction": [
   "收支方向",
   "Direction"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "fund": [
   "资金",
   "Fund"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "occurredOn": [
   "发生日期",
   "Occurred on"
  ],
  "recordedAt": [
   "录入时间",
   "Recorded at"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "summary": [
   "摘要",
   "Summary"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "StaffRecord": {
  "agency": [
   "单位",
   "Agency"
  ],
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "postKind": [
   "岗位类别",
   "Post kind"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ],
  "validTo": [
   "截止日期",
   "Valid to"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "SubsidyBatch": {
  "approvedAt": [
   "审核时间",
   "Approved at"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "fundedOn": [
   "资金到位日期",
   "Funded on"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "lineCount": [
   "明细数",
   "Line count"
  ],
  "lines": [
   "发放明细",
   "Lines"
  ],
  "noticeFrom": [
   "公示起始日",
   "Notice from"
  ],
  "noticeTo": [
   "公示截止日",
   "Notice to"
  ],
  "payment": [
   "拨付代理银行的支付",
   "Payment"
  ],
  "period": [
   "发放期间",
   "Period"
  ],
  "programme": [
   "补贴项目",
   "Programme"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "submittedAt": [
   "报送时间",
   "Submitted at"
  ],
  "total": [
   "总金额",
   "Total"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "SubsidyLine": {
  "amount": [
   "金额",
   "Amount"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "card": [
   "银行卡",
   "Card"
  ],
  "cardNoMasked": [
   "卡号（脱敏）",
   "Card no masked"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "household": [
   "户",
   "Household"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "idCheck": [
   "身份证号校验结果",
   "Id check"
  ],
  "idNoMasked": [
   "身份证号（脱敏）",
   "Id no masked"
  ],
  "lineNo": [
   "序号",
   "Line no"
  ],
  "name": [
   "姓名（脱敏）",
   "Name"
  ],
  "paidOn": [
   "发放日期",
   "Paid on"
  ],
  "periodEnd": [
   "期间截止日",
   "Period end"
  ],
  "periodStart": [
   "期间起始日",
   "Period start"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "programme": [
   "补贴项目",
   "Programme"
  ],
  "quantity": [
   "数量",
   "Quantity"
  ],
  "reason": [
   "失败或退回原因",
   "Reason"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "reissueOf": [
   "补发的原明细",
   "Reissue of"
  ],
  "reissues": [
   "补发明细",
   "Reissues"
  ],
  "returnedOn": [
   "退回日期",
   "Returned on"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "status": [
   "发放结果",
   "Status"
  ],
  "subsidyBatch": [
   "发放批次",
   "Subsidy batch"
  ],
  "townshipCode": [
   "乡镇代码",
   "Township code"
  ],
  "version": [
   "版本",
   "Version"
  ],
  "villageCode": [
   "村代码",
   "Village code"
  ],
  "warnings": [
   "相关预警",
   "Warnings"
  ]
 },
 "Sweep": {
  "asOf": [
   "判断日期",
   "As of"
  ],
  "cleared": [
   "消除",
   "Cleared"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "events": [
   "预警事件",
   "Events"
  ],
  "evidenceChanged": [
   "证据变化",
   "Evidence changed"
  ],
  "finishedAt": [
   "结束时间",
   "Finished at"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "paramsDigest": [
   "参数摘要",
   "Params digest"
  ],
  "raised": [
   "新产生",
   "Raised"
  ],
  "reason": [
   "运行原因",
   "Reason"
  ],
  "reopened": [
   "重新出现",
   "Reopened"
  ],
  "rulesetDigest": [
   "规则集摘要",
   "Ruleset digest"
  ],
  "startedAt": [
   "开始时间",
   "Started at"
  ],
  "startedBy": [
   "发起人",
   "Started by"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "sweepNo": [
   "编号",
   "Sweep no"
  ],
  "tasks": [
   "规则运行",
   "Tasks"
  ]
 },
 "SweepTask": {
  "attempts": [
   "尝试次数",
   "Attempts"
  ],
  "canary": [
   "自检结果",
   "Canary"
  ],
  "cleared": [
   "消除",
   "Cleared"
  ],
  "durationMs": [
   "耗时（毫秒）",
   "Duration ms"
  ],
  "errorCode": [
   "错误代码",
   "Error code"
  ],
  "evidenceChanged": [
   "证据变化",
   "Evidence changed"
  ],
  "finishedAt": [
   "结束时间",
   "Finished at"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "mode": [
   "运行方式",
   "Mode"
  ],
  "raised": [
   "新产生",
   "Raised"
  ],
  "reopened": [
   "重新出现",
   "Reopened"
  ],
  "rule": [
   "规则",
   "Rule"
  ],
  "ruleId": [
   "规则编号",
   "Rule id"
  ],
  "status": [
   "状态",
   "Status"
  ],
  "sweep": [
   "预警运行",
   "Sweep"
  ]
 },
 "User": {
  "auditEntries": [
   "审计记录",
   "Audit entries"
  ],
  "createdAt": [
   "创建时间",
   "Created at"
  ],
  "createdBy": [
   "创建人",
   "Created by"
  ],
  "disabledAt": [
   "停用时间",
   "Disabled at"
  ],
  "displayName": [
   "显示名",
   "Display name"
  ],
  "exceptions": [
   "混岗例外",
   "Exceptions"
  ],
  "failedSignIns": [
   "连续登录失败次数",
   "Failed sign ins"
  ],
  "grants": [
   "授权",
   "Grants"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "isDemo": [
   "是否演示用户",
   "Is demo"
  ],
  "lockedUntil": [
   "锁定至",
   "Locked until"
  ],
  "mustChangePassword": [
   "是否须改密",
   "Must change password"
  ],
  "oidcIssuer": [
   "统一认证颁发者",
   "Oidc issuer"
  ],
  "passwordChangedAt": [
   "改密时间",
   "Password changed at"
  ],
  "region": [
   "所属区划",
   "Region"
  ],
  "revealQuota": [
   "每日明文查看上限",
   "Reveal quota"
  ],
  "secondFactorSince": [
   "动态码启用时间",
   "Second factor since"
  ],
  "serviceTokens": [
   "服务令牌",
   "Service tokens"
  ],
  "sessions": [
   "会话",
   "Sessions"
  ],
  "staffNo": [
   "工号",
   "Staff no"
  ],
  "userKind": [
   "类别",
   "User kind"
  ],
  "username": [
   "用户名",
   "Username"
  ]
 },
 "VehicleRecord": {
  "asOf": [
   "数据截止日期",
   "As of"
  ],
  "batch": [
   "来源批次",
   "Batch"
  ],
  "corrections": [
   "疑问与更正",
   "Corrections"
  ],
  "deregisteredOn": [
   "注销日期",
   "Deregistered on"
  ],
  "enteredAt": [
   "录入时间",
   "Entered at"
  ],
  "enteredBy": [
   "录入人",
   "Entered by"
  ],
  "enteredOrg": [
   "录入单位",
   "Entered org"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "person": [
   "个人",
   "Person"
  ],
  "price": [
   "价格",
   "Price"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "registeredOn": [
   "登记日期",
   "Registered on"
  ],
  "rowNo": [
   "行号",
   "Row no"
  ],
  "sourceKey": [
   "来源主键",
   "Source key"
  ],
  "sourceSystem": [
   "来源系统",
   "Source system"
  ],
  "vehicleKind": [
   "车辆类别",
   "Vehicle kind"
  ],
  "version": [
   "版本",
   "Version"
  ]
 },
 "Warning": {
  "amount": [
   "涉及金额",
   "Amount"
  ],
  "case": [
   "案件",
   "Case"
  ],
  "caseKey": [
   "归并标识",
   "Case key"
  ],
  "category": [
   "预警类别",
   "Category"
  ],
  "clearedEpoch": [
   "消除数据期",
   "Cleared epoch"
  ],
  "corrections": [
   "疑问数据",
   "Corrections"
  ],
  "departmentKind": [
   "责任处室",
   "Department kind"
  ],
  "discriminator": [
   "区分标识",
   "Discriminator"
  ],
  "events": [
   "预警事件",
   "Events"
  ],
  "evidence": [
   "证据",
   "Evidence"
  ],
  "evidenceDigest": [
   "证据摘要",
   "Evidence digest"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "lastSeenAsOf": [
   "最近发现日期",
   "Last seen as of"
  ],
  "lastSeenEpoch": [
   "最近发现数据期",
   "Last seen epoch"
  ],
  "messageEn": [
   "预警内容（英文）",
   "Message en"
  ],
  "messageZh": [
   "预警内容",
   "Message zh"
  ],
  "openCount": [
   "打开次数",
   "Open count"
  ],
  "openedAsOf": [
   "产生日期",
   "Opened as of"
  ],
  "openedEpoch": [
   "首次产生数据期",
   "Opened epoch"
  ],
  "params": [
   "参数",
   "Params"
  ],
  "rectifyDueOn": [
   "整改期限",
   "Rectify due on"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "responsibleDepartment": [
   "责任处室（科、股）",
   "Responsible department"
  ],
  "rows": [
   "涉及的其他记录",
   "Rows"
  ],
  "rule": [
   "规则",
   "Rule"
  ],
  "ruleId": [
   "规则编号",
   "Rule id"
  ],
  "severity": [
   "预警级别",
   "Severity"
  ],
  "state": [
   "状态",
   "State"
  ],
  "subject": [
   "预警对象",
   "Subject"
  ],
  "verdicts": [
   "核实结论",
   "Verdicts"
  ],
  "verifyDueOn": [
   "核实期限",
   "Verify due on"
  ],
  "warningNo": [
   "预警编号",
   "Warning no"
  ]
 },
 "WarningEvent": {
  "asOf": [
   "判断日期",
   "As of"
  ],
  "at": [
   "记录时间",
   "At"
  ],
  "epoch": [
   "数据期",
   "Epoch"
  ],
  "eventKind": [
   "事件",
   "Event kind"
  ],
  "evidence": [
   "证据",
   "Evidence"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "reason": [
   "原因",
   "Reason"
  ],
  "rule": [
   "规则",
   "Rule"
  ],
  "seq": [
   "序号",
   "Seq"
  ],
  "sweep": [
   "预警运行",
   "Sweep"
  ],
  "warning": [
   "预警",
   "Warning"
  ]
 },
 "WarningRoute": {
  "basis": [
   "依据",
   "Basis"
  ],
  "category": [
   "预警类别",
   "Category"
  ],
  "departmentKind": [
   "责任处室",
   "Department kind"
  ],
  "effectiveFrom": [
   "生效日期",
   "Effective from"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "region": [
   "区划",
   "Region"
  ],
  "regionCode": [
   "区划代码",
   "Region code"
  ],
  "setAt": [
   "设定时间",
   "Set at"
  ],
  "setBy": [
   "设定人",
   "Set by"
  ]
 },
 "WarningVerdict": {
  "at": [
   "记录时间",
   "At"
  ],
  "decidedBy": [
   "核实人",
   "Decided by"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "reason": [
   "理由",
   "Reason"
  ],
  "rectifiedOn": [
   "整改完成日期",
   "Rectified on"
  ],
  "verdict": [
   "结论",
   "Verdict"
  ],
  "warning": [
   "预警",
   "Warning"
  ]
 },
 "WhitelistEntry": {
  "basis": [
   "依据",
   "Basis"
  ],
  "change": [
   "所属变更",
   "Change"
  ],
  "checker": [
   "复核人",
   "Checker"
  ],
  "ended": [
   "是否提前终止",
   "Ended"
  ],
  "expiresOn": [
   "到期日期",
   "Expires on"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "maker": [
   "经办人",
   "Maker"
  ],
  "matches": [
   "适用方式",
   "Matches"
  ],
  "recordId": [
   "对象标识",
   "Record id"
  ],
  "ruleId": [
   "规则编号",
   "Rule id"
  ],
  "validFrom": [
   "起始日期",
   "Valid from"
  ]
 },
 "WorkOrder": {
  "acknowledgedBy": [
   "签收人",
   "Acknowledged by"
  ],
  "acknowledgedOn": [
   "签收日期",
   "Acknowledged on"
  ],
  "acts": [
   "可办理事项",
   "Acts"
  ],
  "attachments": [
   "附件",
   "Attachments"
  ],
  "case": [
   "案件",
   "Case"
  ],
  "decidedBy": [
   "审定人",
   "Decided by"
  ],
  "decidedOn": [
   "审定日期",
   "Decided on"
  ],
  "decisionReason": [
   "审定意见",
   "Decision reason"
  ],
  "departmentKind": [
   "承办处室",
   "Department kind"
  ],
  "documentNo": [
   "文号",
   "Document no"
  ],
  "dueOn": [
   "回复期限",
   "Due on"
  ],
  "id": [
   "全局标识",
   "Id"
  ],
  "issuedBy": [
   "交办人",
   "Issued by"
  ],
  "issuedOn": [
   "交办日期",
   "Issued on"
  ],
  "issuer": [
   "交办地区",
   "Issuer"
  ],
  "orderNo": [
   "交办单编号",
   "Order no"
  ],
  "region": [
   "承办地区",
   "Region"
  ],
  "regionCode": [
   "承办地区代码",
   "Region code"
  ],
  "reminders": [
   "到期提醒",
   "Reminders"
  ],
  "repliedBy": [
   "回复人",
   "Replied by"
  ],
  "repliedOn": [
   "回复日期",
   "Replied on"
  ],
  "reply": [
   "回复",
   "Reply"
  ],
  "replyWithin": [
   "回复期限（工作日）",
   "Reply within"
  ],
  "reports": [
   "文书",
   "Reports"
  ],
  "requirement": [
   "交办要求",
   "Requirement"
  ],
  "state": [
   "状态",
   "State"
  ],
  "steps": [
   "办理步骤",
   "Steps"
  ],
  "title": [
   "标题",
   "Title"
  ],
  "version": [
   "版本",
   "Version"
  ]
 }
} as const;

/** The kinds of records: [Chinese, English]. */
export const kindNames = {
 "Account": [
  "账户",
  "Account"
 ],
 "AccountMonth": [
  "月末对账",
  "Account month"
 ],
 "Agency": [
  "预算单位",
  "Agency"
 ],
 "Allocation": [
  "指标分配",
  "Allocation"
 ],
 "Assessment": [
  "考核",
  "Assessment"
 ],
 "AssessmentScheme": [
  "考核办法",
  "Assessment scheme"
 ],
 "AssessmentScore": [
  "考核得分",
  "Assessment score"
 ],
 "AssistanceRecord": [
  "社会救助与残疾登记",
  "Assistance record"
 ],
 "Attachment": [
  "附件",
  "Attachment"
 ],
 "AuditEntry": [
  "审计记录",
  "Audit entry"
 ],
 "AuditSeal": [
  "审计封存",
  "Audit seal"
 ],
 "Backtest": [
  "规则回溯检验",
  "Backtest"
 ],
 "BankLine": [
  "银行流水",
  "Bank line"
 ],
 "Batch": [
  "批次",
  "Batch"
 ],
 "BusinessRecord": [
  "工商登记状态",
  "Business record"
 ],
 "Case": [
  "案件",
  "Case"
 ],
 "CaseworkStep": [
  "办理步骤",
  "Casework step"
 ],
 "Circular": [
  "通报",
  "Circular"
 ],
 "CircularDelivery": [
  "通报送达",
  "Circular delivery"
 ],
 "Code": [
  "代码",
  "Code"
 ],
 "Contract": [
  "合同",
  "Contract"
 ],
 "ControlTotal": [
  "控制总数",
  "Control total"
 ],
 "Correction": [
  "疑问数据",
  "Correction"
 ],
 "DataExchange": [
  "数据交换",
  "Data exchange"
 ],
 "DeathRecord": [
  "死亡登记",
  "Death record"
 ],
 "Department": [
  "处室",
  "Department"
 ],
 "DepartmentKey": [
  "部门签名密钥",
  "Department key"
 ],
 "Enterprise": [
  "企业",
  "Enterprise"
 ],
 "EnterprisePerson": [
  "企业任职与持股",
  "Enterprise person"
 ],
 "Epoch": [
  "数据期",
  "Epoch"
 ],
 "Escalation": [
  "预警升级",
  "Escalation"
 ],
 "ExpectedDelivery": [
  "应到文件",
  "Expected delivery"
 ],
 "ExportJob": [
  "导出任务",
  "Export job"
 ],
 "FeedDefinition": [
  "数据源定义",
  "Feed definition"
 ],
 "Fund": [
  "资金",
  "Fund"
 ],
 "FundTargetRegion": [
  "定向资金可分配地区",
  "Fund target region"
 ],
 "Grant": [
  "授权",
  "Grant"
 ],
 "GrantException": [
  "混岗例外",
  "Grant exception"
 ],
 "HouseRecord": [
  "不动产登记",
  "House record"
 ],
 "Household": [
  "建档立卡户",
  "Household"
 ],
 "HouseholdMember": [
  "家庭成员",
  "Household member"
 ],
 "Indicator": [
  "预算指标",
  "Indicator"
 ],
 "IndicatorAdjustment": [
  "指标调整",
  "Indicator adjustment"
 ],
 "IndicatorDoc": [
  "指标文",
  "Indicator doc"
 ],
 "Inspection": [
  "专项督查",
  "Inspection"
 ],
 "Interview": [
  "约谈",
  "Interview"
 ],
 "Ledger": [
  "预警问题分类台账",
  "Ledger"
 ],
 "LedgerLine": [
  "台账明细",
  "Ledger line"
 ],
 "MonthClose": [
  "月度结账",
  "Month close"
 ],
 "MonthState": [
  "月末状态",
  "Month state"
 ],
 "OperatorRecord": [
  "经办人员",
  "Operator record"
 ],
 "PartyListEntry": [
  "失信、禁入等名单",
  "Party list entry"
 ],
 "Payee": [
  "收款人",
  "Payee"
 ],
 "Payment": [
  "支付",
  "Payment"
 ],
 "PaymentLine": [
  "支付明细",
  "Payment line"
 ],
 "Person": [
  "个人",
  "Person"
 ],
 "Plan": [
  "用款计划",
  "Plan"
 ],
 "PopulationRecord": [
  "人口登记",
  "Population record"
 ],
 "Programme": [
  "补贴项目",
  "Programme"
 ],
 "ProgrammeStandard": [
  "补贴标准",
  "Programme standard"
 ],
 "Project": [
  "项目库项目",
  "Project"
 ],
 "QuarantineEvent": [
  "隔离数据处理记录",
  "Quarantine event"
 ],
 "QuarantinedRow": [
  "隔离数据",
  "Quarantined row"
 ],
 "ReconciliationBreak": [
  "对账差异",
  "Reconciliation break"
 ],
 "Region": [
  "区划",
  "Region"
 ],
 "RegionBudget": [
  "预算批复",
  "Region budget"
 ],
 "RelocationHousehold": [
  "易地扶贫搬迁户",
  "Relocation household"
 ],
 "RelocationPayee": [
  "易地搬迁项目收款名单",
  "Relocation payee"
 ],
 "Reminder": [
  "到期提醒",
  "Reminder"
 ],
 "Report": [
  "文书",
  "Report"
 ],
 "Rule": [
  "预警规则",
  "Rule"
 ],
 "RuleChange": [
  "规则变更",
  "Rule change"
 ],
 "RuleHold": [
  "规则暂停",
  "Rule hold"
 ],
 "RulePackage": [
  "规则包",
  "Rule package"
 ],
 "RuleParameter": [
  "规则参数",
  "Rule parameter"
 ],
 "SavedView": [
  "常用筛选",
  "Saved view"
 ],
 "ServiceToken": [
  "服务令牌",
  "Service token"
 ],
 "Session": [
  "会话",
  "Session"
 ],
 "Source": [
  "数据来源",
  "Source"
 ],
 "SpecialAccountEntry": [
  "财政专户收支",
  "Special account entry"
 ],
 "StaffRecord": [
  "财政供养人员及村干部",
  "Staff record"
 ],
 "SubsidyBatch": [
  "一卡通发放批次",
  "Subsidy batch"
 ],
 "SubsidyLine": [
  "一卡通发放明细",
  "Subsidy line"
 ],
 "Sweep": [
  "预警运行",
  "Sweep"
 ],
 "SweepTask": [
  "规则运行",
  "Sweep task"
 ],
 "User": [
  "用户",
  "User"
 ],
 "VehicleRecord": [
  "车辆登记",
  "Vehicle record"
 ],
 "Warning": [
  "预警",
  "Warning"
 ],
 "WarningEvent": [
  "预警事件",
  "Warning event"
 ],
 "WarningRoute": [
  "预警分办规则",
  "Warning route"
 ],
 "WarningVerdict": [
  "核实结论",
  "Warning verdict"
 ],
 "WhitelistEntry": [
  "白名单",
  "Whitelist entry"
 ],
 "WorkOrder": [
  "交办单",
  "Work order"
 ]
} as const;
