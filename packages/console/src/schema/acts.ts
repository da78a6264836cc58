// Written by `node generate.mjs` from schema/schema.graphql: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */

export interface Asked {
  name: string;
  /** The named type, such as `LocalDate`, and as GraphQL writes it, such as `LocalDate!`. */
  type: string;
  written: string;
  many: boolean;
  needed: boolean;
  title: readonly [zh: string, en: string];
  about: string;
  /** What a type of several parts asks for. */
  fields?: readonly Asked[];
}

export interface Act {
  title: readonly [zh: string, en: string];
  about: string;
  /** The kind of record that it answers with. */
  answers: string;
  /** Whether it begins something: then it takes no `id` and `version`. */
  begins: boolean;
  /** What it asks for beside `id` and `version`. */
  asks: readonly Asked[];
}

/** The acts of casework by their mutation. */
export const acts: Readonly<Record<string, Act>> = {
 "acceptOrderReply": {
  "title": [
   "采纳回复",
   "Accept order reply"
  ],
  "about": "Accepts the reply, by those who issued the order; never by who replied 采纳回复.",
  "answers": "WorkOrder",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "acknowledgeCircular": {
  "title": [
   "签收通报",
   "Acknowledge circular"
  ],
  "about": "Acknowledges a circular for one's region, by its staff or supervision 签收通报.",
  "answers": "Circular",
  "begins": false,
  "asks": []
 },
 "acknowledgeOrder": {
  "title": [
   "签收交办单",
   "Acknowledge order"
  ],
  "about": "Acknowledges an order, by staff of the department that it is for 签收交办单.",
  "answers": "WorkOrder",
  "begins": false,
  "asks": []
 },
 "addAssessmentScheme": {
  "title": [
   "登记考核权重",
   "Add assessment scheme"
  ],
  "about": "Lays down from which day on which weights count, by the province's agricultural finance division; earlier assessments keep theirs 登记考核权重.",
  "answers": "AssessmentScheme",
  "begins": true,
  "asks": [
   {
    "name": "basis",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "依据",
     "Basis"
    ],
    "about": "What they rest on, such as a document number 依据."
   },
   {
    "name": "effectiveFrom",
    "type": "LocalDate",
    "written": "LocalDate!",
    "many": false,
    "needed": true,
    "title": [
     "生效日期",
     "Effective from"
    ],
    "about": "First day on which they count 生效日期."
   },
   {
    "name": "weights",
    "type": "AssessmentWeights",
    "written": "AssessmentWeights!",
    "many": false,
    "needed": true,
    "title": [
     "权重",
     "Weights"
    ],
    "about": "The weights 权重.",
    "fields": [
     {
      "name": "completeness",
      "type": "Int",
      "written": "Int!",
      "many": false,
      "needed": true,
      "title": [
       "系统业务完整性",
       "Completeness"
      ],
      "about": "Completeness of business in the systems 系统业务完整性."
     },
     {
      "name": "handling",
      "type": "Int",
      "written": "Int!",
      "many": false,
      "needed": true,
      "title": [
       "预警问题处理",
       "Handling"
      ],
      "about": "Handling of warnings 预警问题处理."
     },
     {
      "name": "oneCard",
      "type": "Int",
      "written": "Int!",
      "many": false,
      "needed": true,
      "title": [
       "系统运用",
       "One card"
      ],
      "about": "Use of one-card “一卡通”系统运用."
     },
     {
      "name": "receipt",
      "type": "Int",
      "written": "Int!",
      "many": false,
      "needed": true,
      "title": [
       "预算指标接收",
       "Receipt"
      ],
      "about": "Receipt of indicators 预算指标接收."
     },
     {
      "name": "specialAccount",
      "type": "Int",
      "written": "Int!",
      "many": false,
      "needed": true,
      "title": [
       "财政专户系统运用",
       "Special account"
      ],
      "about": "Use of the special-account system 财政专户系统运用."
     },
     {
      "name": "systemUse",
      "type": "Int",
      "written": "Int!",
      "many": false,
      "needed": true,
      "title": [
       "预算执行系统应用",
       "System use"
      ],
      "about": "Use of the budget-execution system 预算执行系统应用."
     }
    ]
   }
  ]
 },
 "addWarningRoute": {
  "title": [
   "设定预警分办规则",
   "Add warning route"
  ],
  "about": "Routes new warnings of a category to a kind of department from a day on, by supervision of the province; what is there already stays where it is 设定预警分办规则.",
  "answers": "WarningRoute",
  "begins": true,
  "asks": [
   {
    "name": "basis",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "依据",
     "Basis"
    ],
    "about": "What it rests on, such as a document number 依据."
   },
   {
    "name": "category",
    "type": "WarningCategory",
    "written": "WarningCategory!",
    "many": false,
    "needed": true,
    "title": [
     "预警类别",
     "Category"
    ],
    "about": "Category of warnings 预警类别."
   },
   {
    "name": "departmentKind",
    "type": "DepartmentKind",
    "written": "DepartmentKind!",
    "many": false,
    "needed": true,
    "title": [
     "责任处室",
     "Department kind"
    ],
    "about": "Kind of department 责任处室."
   },
   {
    "name": "effectiveFrom",
    "type": "LocalDate",
    "written": "LocalDate!",
    "many": false,
    "needed": true,
    "title": [
     "生效日期",
     "Effective from"
    ],
    "about": "First day; not before today 生效日期."
   },
   {
    "name": "regionCode",
    "type": "RegionCode",
    "written": "RegionCode",
    "many": false,
    "needed": false,
    "title": [
     "区划代码",
     "Region code"
    ],
    "about": "The region in whose subtree it holds; everywhere when not given 区划代码."
   }
  ]
 },
 "announceAssessment": {
  "title": [
   "公示考核",
   "Announce assessment"
  ],
  "about": "Shows an assessment to those who are assessed, who may object for some working days 公示考核.",
  "answers": "Assessment",
  "begins": false,
  "asks": [
   {
    "name": "days",
    "type": "Int",
    "written": "Int!",
    "many": false,
    "needed": true,
    "title": [
     "异议期",
     "Days"
    ],
    "about": "Working days of objecting, 1 to 30 异议期."
   }
  ]
 },
 "answerCorrection": {
  "title": [
   "答复疑问数据",
   "Answer correction"
  ],
  "about": "Answers who raised it 答复疑问数据.",
  "answers": "Correction",
  "begins": false,
  "asks": [
   {
    "name": "answer",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "答复",
     "Answer"
    ],
    "about": "The answer, at most 2,000 characters 答复."
   }
  ]
 },
 "answerObjection": {
  "title": [
   "答复考核异议",
   "Answer objection"
  ],
  "about": "Answers the objection of a region, by supervision of the region that assesses. One that is upheld asks for a correction of data and for the assessment to be made anew: scores are never typed in 答复考核异议.",
  "answers": "Assessment",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   },
   {
    "name": "regionCode",
    "type": "RegionCode",
    "written": "RegionCode!",
    "many": false,
    "needed": true,
    "title": [
     "区划代码",
     "Region code"
    ],
    "about": "Code of the region that objected 区划代码."
   },
   {
    "name": "upheld",
    "type": "Boolean",
    "written": "Boolean!",
    "many": false,
    "needed": true,
    "title": [
     "是否成立",
     "Upheld"
    ],
    "about": "Whether it is upheld 是否成立."
   }
  ]
 },
 "approveExchange": {
  "title": [
   "批准数据交换",
   "Approve exchange"
  ],
  "about": "Approves an endorsed request for some time, at most 366 days, by the province's technology office; never by who asked or endorsed 批准数据交换.",
  "answers": "DataExchange",
  "begins": false,
  "asks": [
   {
    "name": "expiresOn",
    "type": "LocalDate",
    "written": "LocalDate!",
    "many": false,
    "needed": true,
    "title": [
     "有效期止",
     "Expires on"
    ],
    "about": "Last day 有效期止."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   },
   {
    "name": "validFrom",
    "type": "LocalDate",
    "written": "LocalDate",
    "many": false,
    "needed": false,
    "title": [
     "有效期起",
     "Valid from"
    ],
    "about": "First day; today when not given 有效期起."
   }
  ]
 },
 "assignCase": {
  "title": [
   "指定经办人",
   "Assign case"
  ],
  "about": "Gives a case to a colleague of the department 指定经办人.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "assignee",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "经办人",
     "Assignee"
    ],
    "about": "User name of the colleague 经办人."
   }
  ]
 },
 "beginCorrecting": {
  "title": [
   "着手校正",
   "Begin correcting"
  ],
  "about": "Begins to correct the record, by the department that entered it 着手校正.",
  "answers": "Correction",
  "begins": false,
  "asks": []
 },
 "cancelInspection": {
  "title": [
   "取消专项督查",
   "Cancel inspection"
  ],
  "about": "Cancels an inspection before its report, unless months of problems have made it necessary 取消专项督查.",
  "answers": "Inspection",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "cancelInterview": {
  "title": [
   "取消约谈",
   "Cancel interview"
  ],
  "about": "Cancels an interview that was not held 取消约谈.",
  "answers": "Interview",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "checkRectification": {
  "title": [
   "复核整改",
   "Check rectification"
  ],
  "about": "Checks a rectification, once the rule has run again: by somebody who neither determined nor reported it 复核整改.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters; needed where the rule finds it still 理由."
   }
  ]
 },
 "classifyCorrection": {
  "title": [
   "疑问数据分类",
   "Classify correction"
  ],
  "about": "Says whose matter it is; it goes to the department that sees to that class 疑问数据分类.",
  "answers": "Correction",
  "begins": false,
  "asks": [
   {
    "name": "class",
    "type": "CorrectionClass",
    "written": "CorrectionClass!",
    "many": false,
    "needed": true,
    "title": [
     "分类",
     "Class"
    ],
    "about": "Whose matter it is 分类."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "closeCase": {
  "title": [
   "结案",
   "Close case"
  ],
  "about": "Closes a case at once whose rectification was checked, by supervision that has sampled and accepts it; the platform closes the others after three working days 结案.",
  "answers": "Case",
  "begins": false,
  "asks": []
 },
 "closeCorrection": {
  "title": [
   "办结疑问数据",
   "Close correction"
  ],
  "about": "Closes what was verified or answered 办结疑问数据.",
  "answers": "Correction",
  "begins": false,
  "asks": []
 },
 "closeInspection": {
  "title": [
   "督查办结",
   "Close inspection"
  ],
  "about": "Closes an inspection when what was required has been done; never by who reported 督查办结.",
  "answers": "Inspection",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "closeInterview": {
  "title": [
   "约谈办结",
   "Close interview"
  ],
  "about": "Closes an interview when what was required has been done; never by who recorded it 约谈办结.",
  "answers": "Interview",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "closeMonth": {
  "title": [
   "月度结账",
   "Close month"
  ],
  "about": "Closes a month, by the province's supervision: freezes how every region stood at its end, moves escalation and draws the ledgers. Closing one again changes nothing 月度结账.",
  "answers": "MonthClose",
  "begins": true,
  "asks": [
   {
    "name": "month",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "月份",
     "Month"
    ],
    "about": "The month that is next, once it is over, such as 2018-03 月份."
   },
   {
    "name": "parameters",
    "type": "MonthParameters",
    "written": "MonthParameters",
    "many": false,
    "needed": false,
    "title": [
     "升级参数",
     "Parameters"
    ],
    "about": "Parameters that change from this month on 升级参数.",
    "fields": [
     {
      "name": "cleanMonths",
      "type": "Int",
      "written": "Int",
      "many": false,
      "needed": false,
      "title": [
       "约谈后无问题月数",
       "Clean months"
      ],
      "about": "Months without a problem after which an interviewed region is as any other 约谈后无问题月数. Where not given, as before."
     },
     {
      "name": "confirmWithin",
      "type": "Int",
      "written": "Int",
      "many": false,
      "needed": false,
      "title": [
       "台账确认期限（工作日）",
       "Confirm within"
      ],
      "about": "Working days after the month for confirming ledgers 台账确认期限（工作日）. Where not given, as before."
     },
     {
      "name": "identity",
      "type": "MonthIdentity",
      "written": "MonthIdentity",
      "many": false,
      "needed": false,
      "title": [
       "连续判定方式",
       "Identity"
      ],
      "about": "Which months are in a row 连续判定方式. Where not given, as before."
     },
     {
      "name": "includeChildren",
      "type": "Boolean",
      "written": "Boolean",
      "many": false,
      "needed": false,
      "title": [
       "是否含下级",
       "Include children"
      ],
      "about": "Whether a prefecture's problems are also those of the counties below it 是否含下级. Where not given, as before."
     },
     {
      "name": "newWarnings",
      "type": "Int",
      "written": "Int",
      "many": false,
      "needed": false,
      "title": [
       "新增预警条数",
       "New warnings"
      ],
      "about": "Or new warnings … 频繁：新增预警条数. Where not given, as before."
     },
     {
      "name": "ofMonths",
      "type": "Int",
      "written": "Int",
      "many": false,
      "needed": false,
      "title": [
       "考察月数",
       "Of months"
      ],
      "about": "… of so many in a row 频繁：考察月数. Where not given, as before."
     },
     {
      "name": "problemMonths",
      "type": "Int",
      "written": "Int",
      "many": false,
      "needed": false,
      "title": [
       "有问题月数",
       "Problem months"
      ],
      "about": "Frequent after an inspection: months with a problem … 频繁：有问题月数. Where not given, as before."
     },
     {
      "name": "redWarnings",
      "type": "Int",
      "written": "Int",
      "many": false,
      "needed": false,
      "title": [
       "红色预警条数",
       "Red warnings"
      ],
      "about": "Or new red warnings 频繁：红色预警条数. Where not given, as before."
     },
     {
      "name": "reportWithin",
      "type": "Int",
      "written": "Int",
      "many": false,
      "needed": false,
      "title": [
       "台账上报期限（工作日）",
       "Report within"
      ],
      "about": "Working days after the month for reporting ledgers 台账上报期限（工作日）. Where not given, as before."
     },
     {
      "name": "test",
      "type": "MonthTest",
      "written": "MonthTest",
      "many": false,
      "needed": false,
      "title": [
       "月份判定方式",
       "Test"
      ],
      "about": "When a problem counts 月份判定方式. Where not given, as before."
     },
     {
      "name": "withinDays",
      "type": "Int",
      "written": "Int",
      "many": false,
      "needed": false,
      "title": [
       "天数",
       "Within days"
      ],
      "about": "… within so many days 频繁：天数. Where not given, as before."
     }
    ]
   }
  ]
 },
 "compileLedger": {
  "title": [
   "汇总台账",
   "Compile ledger"
  ],
  "about": "Compiles a ledger, by the province's supervision or agricultural finance: a county's that the province manages once it is confirmed, the province's own once all others are compiled 汇总台账.",
  "answers": "Ledger",
  "begins": false,
  "asks": []
 },
 "confirmLedger": {
  "title": [
   "确认台账",
   "Confirm ledger"
  ],
  "about": "Confirms the ledger of the viewer's own region, by staff of a department that handles warnings 确认台账.",
  "answers": "Ledger",
  "begins": false,
  "asks": []
 },
 "confirmNormal": {
  "title": [
   "确认正常",
   "Confirm normal"
  ],
  "about": "Confirms that the warnings are in order and closes the case; never by who proposed it 确认正常.",
  "answers": "Case",
  "begins": false,
  "asks": []
 },
 "conveneInterview": {
  "title": [
   "通知约谈",
   "Convene interview"
  ],
  "about": "Convenes an interview with the head of a municipal or county finance 通知约谈.",
  "answers": "Interview",
  "begins": true,
  "asks": [
   {
    "name": "caseId",
    "type": "ID",
    "written": "ID",
    "many": false,
    "needed": false,
    "title": [
     "案件",
     "Case id"
    ],
    "about": "The case that gives cause 案件."
   },
   {
    "name": "convenedFor",
    "type": "LocalDate",
    "written": "LocalDate!",
    "many": false,
    "needed": true,
    "title": [
     "约谈时间",
     "Convened for"
    ],
    "about": "For which day; today or later 约谈时间."
   },
   {
    "name": "documentNo",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "文号",
     "Document no"
    ],
    "about": "Document number, such as 豫财监交〔2018〕3号; it can be given later 文号."
   },
   {
    "name": "interviewee",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "约谈对象",
     "Interviewee"
    ],
    "about": "Office that is spoken to; the head of its finance when not given. An office, not a name 约谈对象."
   },
   {
    "name": "interviewer",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "约谈人",
     "Interviewer"
    ],
    "about": "Office that speaks; the leadership above when not given. An office, not a name 约谈人."
   },
   {
    "name": "place",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "地点",
     "Place"
    ],
    "about": "Where, at most 200 characters 地点."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   },
   {
    "name": "regionCode",
    "type": "RegionCode",
    "written": "RegionCode!",
    "many": false,
    "needed": true,
    "title": [
     "被约谈地区代码",
     "Region code"
    ],
    "about": "Region whose finance is spoken to 被约谈地区代码."
   }
  ]
 },
 "correctRecord": {
  "title": [
   "校正数据",
   "Correct record"
  ],
  "about": "Corrects the record as a new version, through the ordinary checks, by who has it in hand; the old version stays in its history 校正数据.",
  "answers": "Correction",
  "begins": false,
  "asks": [
   {
    "name": "documentNo",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "文号",
     "Document no"
    ],
    "about": "Document number, such as 豫财监交〔2018〕3号; other brackets are taken for these 文号."
   },
   {
    "name": "fields",
    "type": "FieldCorrection",
    "written": "[FieldCorrection!]!",
    "many": true,
    "needed": true,
    "title": [
     "更正内容",
     "Fields"
    ],
    "about": "What is wrong in it 更正内容.",
    "fields": [
     {
      "name": "field",
      "type": "String",
      "written": "String!",
      "many": false,
      "needed": true,
      "title": [
       "字段",
       "Field"
      ],
      "about": "Name of the field in its feed; `correctableFields` lists them 字段."
     },
     {
      "name": "value",
      "type": "String",
      "written": "String",
      "many": false,
      "needed": false,
      "title": [
       "内容",
       "Value"
      ],
      "about": "What it should say, as a file would give it: an amount in yuan, a day as 2018-10-15; null empties it 内容."
     }
    ]
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   },
   {
    "name": "recordVersion",
    "type": "Int",
    "written": "Int!",
    "many": false,
    "needed": true,
    "title": [
     "数据版本",
     "Record version"
    ],
    "about": "The version of the record that was seen; refused when another was delivered since 数据版本."
   }
  ]
 },
 "declineNormal": {
  "title": [
   "不同意认定正常",
   "Decline normal"
  ],
  "about": "Does not agree that the warnings are in order: they are verified again; never by who proposed it 不同意认定正常.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "deliverCircular": {
  "title": [
   "送达通报",
   "Deliver circular"
  ],
  "about": "Delivers it to all that it goes to: they read it from then on 送达通报.",
  "answers": "Circular",
  "begins": false,
  "asks": []
 },
 "determineViolation": {
  "title": [
   "认定违规",
   "Determine violation"
  ],
  "about": "Determines a violation, which is to be rectified. Not for whoever entered one of the records 认定违规.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   },
   {
    "name": "violationType",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "违规类型",
     "Violation type"
    ],
    "about": "Code of the code system `violation-type`, such as \"diverted\" 违规类型."
   }
  ]
 },
 "dismissCorrection": {
  "title": [
   "数据无误办结",
   "Dismiss correction"
  ],
  "about": "Closes it because nothing is wrong with the record, by who has it in hand 数据无误办结.",
  "answers": "Correction",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "draftCircular": {
  "title": [
   "起草通报",
   "Draft circular"
  ],
  "about": "Drafts a circular of a closed month: its figures are read as they were known at the close, and frozen 起草通报.",
  "answers": "Circular",
  "begins": true,
  "asks": [
   {
    "name": "month",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "月份",
     "Month"
    ],
    "about": "A closed month, such as 2018-11 月份."
   },
   {
    "name": "regions",
    "type": "RegionCode",
    "written": "[RegionCode!]",
    "many": true,
    "needed": false,
    "title": [
     "通报对象",
     "Regions"
    ],
    "about": "Codes of the regions that it goes to; the divisions of one's own finance department for statistics of online operation, else every region directly below when not given 通报对象."
   },
   {
    "name": "remarks",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "有关要求",
     "Remarks"
    ],
    "about": "What is asked of those who get it, at most 4,000 characters 有关要求."
   },
   {
    "name": "stream",
    "type": "CircularStream",
    "written": "CircularStream!",
    "many": false,
    "needed": true,
    "title": [
     "通报类别",
     "Stream"
    ],
    "about": "What it tells of; who drafts it is of that office 通报类别."
   },
   {
    "name": "title",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "标题",
     "Title"
    ],
    "about": "Title, at most 100 characters; the usual one when not given 标题."
   }
  ]
 },
 "endExchange": {
  "title": [
   "终止数据交换",
   "End exchange"
  ],
  "about": "Ends an approved exchange before its last day, by who asked for it or by the offices that let it pass 终止数据交换.",
  "answers": "DataExchange",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "endorseExchange": {
  "title": [
   "审核数据交换",
   "Endorse exchange"
  ],
  "about": "Endorses a request, by the province's agricultural finance division; never by who asked 审核数据交换.",
  "answers": "DataExchange",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "escalateCorrection": {
  "title": [
   "反馈上级",
   "Escalate correction"
  ],
  "about": "Reports it to the same department of the region above on the fiscal tree 反馈上级.",
  "answers": "Correction",
  "begins": false,
  "asks": []
 },
 "forwardCorrection": {
  "title": [
   "报送信息化办公室",
   "Forward correction"
  ],
  "about": "Forwards what is technical, or a requirement, to the province's IT office (Art. 18) 报送信息化办公室.",
  "answers": "Correction",
  "begins": false,
  "asks": []
 },
 "handOverCorrection": {
  "title": [
   "转办疑问数据",
   "Hand over correction"
  ],
  "about": "Hands a doubt over to another department of the region 转办疑问数据.",
  "answers": "Correction",
  "begins": false,
  "asks": [
   {
    "name": "departmentKind",
    "type": "DepartmentKind",
    "written": "DepartmentKind!",
    "many": false,
    "needed": true,
    "title": [
     "承办处室",
     "Department kind"
    ],
    "about": "Kind of department 承办处室."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "holdInterview": {
  "title": [
   "记录约谈",
   "Hold interview"
  ],
  "about": "Records that an interview was held, with its minutes and what is required 记录约谈.",
  "answers": "Interview",
  "begins": false,
  "asks": [
   {
    "name": "heldOn",
    "type": "LocalDate",
    "written": "LocalDate",
    "many": false,
    "needed": false,
    "title": [
     "约谈日期",
     "Held on"
    ],
    "about": "When; today when not given 约谈日期."
   },
   {
    "name": "minutes",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "约谈纪要",
     "Minutes"
    ],
    "about": "Minutes, at most 8,000 characters 约谈纪要."
   },
   {
    "name": "requirements",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "整改要求",
     "Requirements"
    ],
    "about": "What is required, at most 8,000 characters 整改要求."
   }
  ]
 },
 "issueCircular": {
  "title": [
   "印发通报",
   "Issue circular"
  ],
  "about": "Issues a reviewed circular under its document number; its document stays as it is from then on 印发通报.",
  "answers": "Circular",
  "begins": false,
  "asks": [
   {
    "name": "documentNo",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "文号",
     "Document no"
    ],
    "about": "Document number, such as 豫财监交〔2018〕3号; other brackets are taken for these 文号."
   }
  ]
 },
 "issueOrder": {
  "title": [
   "下达交办单",
   "Issue order"
  ],
  "about": "Issues an order to a department: by supervision of its region or above, or by the department of the same kind above. An order for a case goes to the case's department 下达交办单.",
  "answers": "WorkOrder",
  "begins": true,
  "asks": [
   {
    "name": "caseId",
    "type": "ID",
    "written": "ID",
    "many": false,
    "needed": false,
    "title": [
     "案件",
     "Case id"
    ],
    "about": "The case that gives cause 案件."
   },
   {
    "name": "departmentKind",
    "type": "DepartmentKind",
    "written": "DepartmentKind",
    "many": false,
    "needed": false,
    "title": [
     "承办处室",
     "Department kind"
    ],
    "about": "Kind of department that it is for; the case's when not given 承办处室."
   },
   {
    "name": "documentNo",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "文号",
     "Document no"
    ],
    "about": "Document number, such as 豫财监交〔2018〕3号; it can be given later 文号."
   },
   {
    "name": "regionCode",
    "type": "RegionCode",
    "written": "RegionCode",
    "many": false,
    "needed": false,
    "title": [
     "承办地区代码",
     "Region code"
    ],
    "about": "Region whose department it is for; the case's when not given 承办地区代码."
   },
   {
    "name": "replyWithin",
    "type": "Int",
    "written": "Int!",
    "many": false,
    "needed": true,
    "title": [
     "回复期限",
     "Reply within"
    ],
    "about": "Working days for the reply, 1 to 60 回复期限."
   },
   {
    "name": "requirement",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "交办要求",
     "Requirement"
    ],
    "about": "What is to be done, at most 4,000 characters 交办要求."
   },
   {
    "name": "title",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "标题",
     "Title"
    ],
    "about": "Title, at most 100 characters 标题."
   }
  ]
 },
 "makeAssessment": {
  "title": [
   "生成考核",
   "Make assessment"
  ],
  "about": "Makes an assessment of the regions below one, by its agricultural finance or supervision: what it rests on is frozen. One that is not published is made anew, once it was announced only after an objection was upheld 生成考核.",
  "answers": "Assessment",
  "begins": true,
  "asks": [
   {
    "name": "period",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "考核期",
     "Period"
    ],
    "about": "A period that is over: 2018, 2018H1, 2018Q3 or 2018-09 考核期."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why it is made anew 理由."
   },
   {
    "name": "regionCode",
    "type": "RegionCode",
    "written": "RegionCode",
    "many": false,
    "needed": false,
    "title": [
     "区划代码",
     "Region code"
    ],
    "about": "The province, or a prefecture for its counties; the viewer's own region when not given 区划代码."
   },
   {
    "name": "version",
    "type": "Int",
    "written": "Int",
    "many": false,
    "needed": false,
    "title": [
     "版本",
     "Version"
    ],
    "about": "To make one anew: the version of it that was seen 版本."
   }
  ]
 },
 "notifyDivision": {
  "title": [
   "通知处室",
   "Notify division"
  ],
  "about": "Notifies a division, by the province's agriculture division; it verifies and corrects within five working days (Art. 16) 通知处室.",
  "answers": "Correction",
  "begins": false,
  "asks": [
   {
    "name": "departmentKind",
    "type": "DepartmentKind",
    "written": "DepartmentKind!",
    "many": false,
    "needed": true,
    "title": [
     "处室",
     "Department kind"
    ],
    "about": "Kind of the division 处室."
   }
  ]
 },
 "numberInspection": {
  "title": [
   "督查编文号",
   "Number inspection"
  ],
  "about": "Gives an inspection its document number, or another 督查编文号.",
  "answers": "Inspection",
  "begins": false,
  "asks": [
   {
    "name": "documentNo",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "文号",
     "Document no"
    ],
    "about": "Document number, such as 豫财监交〔2018〕3号; other brackets are taken for these 文号."
   }
  ]
 },
 "numberInterview": {
  "title": [
   "约谈编文号",
   "Number interview"
  ],
  "about": "Gives an interview its document number, or another 约谈编文号.",
  "answers": "Interview",
  "begins": false,
  "asks": [
   {
    "name": "documentNo",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "文号",
     "Document no"
    ],
    "about": "Document number, such as 豫财监交〔2018〕3号; other brackets are taken for these 文号."
   }
  ]
 },
 "numberOrder": {
  "title": [
   "交办单编文号",
   "Number order"
  ],
  "about": "Gives an order its document number, or another 交办单编文号.",
  "answers": "WorkOrder",
  "begins": false,
  "asks": [
   {
    "name": "documentNo",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "文号",
     "Document no"
    ],
    "about": "Document number, such as 豫财监交〔2018〕3号; other brackets are taken for these 文号."
   }
  ]
 },
 "objectToAssessment": {
  "title": [
   "提出考核异议",
   "Object to assessment"
  ],
  "about": "Objects to the score of the viewer's own region, once and in time, by its agricultural finance or supervision 提出考核异议.",
  "answers": "Assessment",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "orderInspection": {
  "title": [
   "下达专项督查",
   "Order inspection"
  ],
  "about": "Orders an inspection of a municipal or county finance, by supervision above. Where months of problems have made one due, the region is being inspected from then on 下达专项督查.",
  "answers": "Inspection",
  "begins": true,
  "asks": [
   {
    "name": "caseId",
    "type": "ID",
    "written": "ID",
    "many": false,
    "needed": false,
    "title": [
     "案件",
     "Case id"
    ],
    "about": "The case that gives cause 案件."
   },
   {
    "name": "documentNo",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "文号",
     "Document no"
    ],
    "about": "Document number, such as 豫财监交〔2018〕3号; it can be given later 文号."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   },
   {
    "name": "regionCode",
    "type": "RegionCode",
    "written": "RegionCode!",
    "many": false,
    "needed": true,
    "title": [
     "被督查地区代码",
     "Region code"
    ],
    "about": "Region that is inspected 被督查地区代码."
   },
   {
    "name": "scope",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "督查内容",
     "Scope"
    ],
    "about": "What is looked into, at most 2,000 characters 督查内容."
   }
  ]
 },
 "pauseCase": {
  "title": [
   "中止计时",
   "Pause case"
  ],
  "about": "Stops the clock of a case while it waits for the superior 中止计时.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "postponeInterview": {
  "title": [
   "约谈改期",
   "Postpone interview"
  ],
  "about": "Puts an interview off to another day 约谈改期.",
  "answers": "Interview",
  "begins": false,
  "asks": [
   {
    "name": "convenedFor",
    "type": "LocalDate",
    "written": "LocalDate!",
    "many": false,
    "needed": true,
    "title": [
     "约谈时间",
     "Convened for"
    ],
    "about": "To which day; today or later 约谈时间."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "proposeNormal": {
  "title": [
   "提出认定正常",
   "Propose normal"
  ],
  "about": "Proposes that the warnings are in order; a second person confirms it. Not for whoever entered one of the records 提出认定正常.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "evidence",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "依据",
     "Evidence"
    ],
    "about": "What it rests on, such as a voucher's number; not needed where a file is attached 依据."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "publishAssessment": {
  "title": [
   "公布考核",
   "Publish assessment"
  ],
  "about": "Publishes an assessment, by another person than who made it, when the time of objecting is over and no objection stands 公布考核.",
  "answers": "Assessment",
  "begins": false,
  "asks": []
 },
 "raiseCorrection": {
  "title": [
   "提出疑问数据",
   "Raise correction"
  ],
  "about": "Raises a doubt about a record that the viewer sees, or about what a warning is about; it goes to the department that entered the record 提出疑问数据.",
  "answers": "Correction",
  "begins": true,
  "asks": [
   {
    "name": "question",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "疑问",
     "Question"
    ],
    "about": "What is doubted, at most 2,000 characters 疑问."
   },
   {
    "name": "recordId",
    "type": "ID",
    "written": "ID",
    "many": false,
    "needed": false,
    "title": [
     "数据",
     "Record id"
    ],
    "about": "The record; the warning's subject when not given 数据."
   },
   {
    "name": "warningId",
    "type": "ID",
    "written": "ID",
    "many": false,
    "needed": false,
    "title": [
     "预警",
     "Warning id"
    ],
    "about": "The warning that gives cause 预警."
   }
  ]
 },
 "reassignCase": {
  "title": [
   "移交案件",
   "Reassign case"
  ],
  "about": "Gives a case to another department of the region, by the one that has it or by supervision; its warnings and history follow. Null where the viewer sees it no more 移交案件.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "departmentKind",
    "type": "DepartmentKind",
    "written": "DepartmentKind!",
    "many": false,
    "needed": true,
    "title": [
     "责任处室",
     "Department kind"
    ],
    "about": "Kind of department 责任处室."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "recheckCase": {
  "title": [
   "规则复核",
   "Recheck case"
  ],
  "about": "Has the rule run again about the case, on the newest snapshot: nothing stands as rectified before that. The next sweep does it, too 规则复核.",
  "answers": "Case",
  "begins": false,
  "asks": []
 },
 "redraftCircular": {
  "title": [
   "修改通报",
   "Redraft circular"
  ],
  "about": "Changes the words of a draft; its figures stay 修改通报.",
  "answers": "Circular",
  "begins": false,
  "asks": [
   {
    "name": "regions",
    "type": "RegionCode",
    "written": "[RegionCode!]",
    "many": true,
    "needed": false,
    "title": [
     "通报对象",
     "Regions"
    ],
    "about": "Codes of the regions that it goes to; as they are when not given 通报对象."
   },
   {
    "name": "remarks",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "有关要求",
     "Remarks"
    ],
    "about": "What is asked of those who get it, at most 4,000 characters 有关要求."
   },
   {
    "name": "title",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "标题",
     "Title"
    ],
    "about": "Title, at most 100 characters 标题."
   }
  ]
 },
 "refuseExchange": {
  "title": [
   "不予批准数据交换",
   "Refuse exchange"
  ],
  "about": "Refuses a request, by the office whose turn it is 不予批准数据交换.",
  "answers": "DataExchange",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "rejectCorrection": {
  "title": [
   "核实不通过",
   "Reject correction"
  ],
  "about": "Finds the new version wrong still, so that it is corrected once more; never by who corrected it 核实不通过.",
  "answers": "Correction",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "rejectRectification": {
  "title": [
   "退回整改",
   "Reject rectification"
  ],
  "about": "Sends a rectification back, by supervision of the region or above 退回整改.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "replyToOrder": {
  "title": [
   "回复交办单",
   "Reply to order"
  ],
  "about": "Replies to an order that was acknowledged, or whose reply was returned 回复交办单.",
  "answers": "WorkOrder",
  "begins": false,
  "asks": [
   {
    "name": "reply",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "回复",
     "Reply"
    ],
    "about": "What was done about it, at most 4,000 characters 回复."
   }
  ]
 },
 "reportDataIssue": {
  "title": [
   "报告数据有误",
   "Report data issue"
  ],
  "about": "Reports that a record which the warnings rest on is wrong, and begins its correction (Art. 16) 报告数据有误.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   },
   {
    "name": "recordId",
    "type": "ID",
    "written": "ID!",
    "many": false,
    "needed": true,
    "title": [
     "数据",
     "Record id"
    ],
    "about": "Id of the record: the subject of a warning, or one of its rows 数据."
   }
  ]
 },
 "reportInspection": {
  "title": [
   "提交督查报告",
   "Report inspection"
  ],
  "about": "Reports what was found and what is required. From then on the region is watched 提交督查报告.",
  "answers": "Inspection",
  "begins": false,
  "asks": [
   {
    "name": "findings",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "督查发现",
     "Findings"
    ],
    "about": "What was found, at most 8,000 characters 督查发现."
   },
   {
    "name": "requirements",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "整改要求",
     "Requirements"
    ],
    "about": "What is required, at most 8,000 characters 整改要求."
   }
  ]
 },
 "reportLedger": {
  "title": [
   "上报台账",
   "Report ledger"
  ],
  "about": "Reports a ledger to the province, by the prefecture's supervision or agricultural finance; the prefecture's own once those of its counties are 上报台账.",
  "answers": "Ledger",
  "begins": false,
  "asks": []
 },
 "reportRectified": {
  "title": [
   "报告整改",
   "Report rectified"
  ],
  "about": "Reports that a violation was put right, with what shows it: a file that is attached, or the reason 报告整改.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "other",
    "type": "Money",
    "written": "Money",
    "many": false,
    "needed": false,
    "title": [
     "其他金额",
     "Other"
    ],
    "about": "Other amount put right 其他金额, yuan, such as \"12000.00\"; none when not given"
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters; needed where no file shows it 理由."
   },
   {
    "name": "rebooked",
    "type": "Money",
    "written": "Money",
    "many": false,
    "needed": false,
    "title": [
     "调账金额",
     "Rebooked"
    ],
    "about": "Amount re-booked 调账金额, yuan, such as \"12000.00\"; none when not given"
   },
   {
    "name": "rectifiedOn",
    "type": "LocalDate",
    "written": "LocalDate!",
    "many": false,
    "needed": true,
    "title": [
     "整改日期",
     "Rectified on"
    ],
    "about": "When it was put right: not before the case was opened, nor in a month that is closed 整改日期."
   },
   {
    "name": "returned",
    "type": "Money",
    "written": "Money",
    "many": false,
    "needed": false,
    "title": [
     "退回金额",
     "Returned"
    ],
    "about": "Amount returned 退回金额, yuan, such as \"12000.00\"; none when not given"
   }
  ]
 },
 "reportToProvince": {
  "title": [
   "反馈省财政厅",
   "Report to province"
  ],
  "about": "Says that the state of a case was reported to the province (Art. 17) 反馈省财政厅.",
  "answers": "Case",
  "begins": false,
  "asks": []
 },
 "requestExchange": {
  "title": [
   "申请数据交换",
   "Request exchange"
  ],
  "about": "Asks for an exchange: outbound any staff, of a list and its fields; inbound the province's agricultural finance division, in words 申请数据交换.",
  "answers": "DataExchange",
  "begins": true,
  "asks": [
   {
    "name": "asked",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "需求内容",
     "Asked"
    ],
    "about": "Inbound: which data are to come in, in words, at most 2,000 characters 需求内容."
   },
   {
    "name": "counterparty",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "交换单位",
     "Counterparty"
    ],
    "about": "The other body, at most 100 characters 交换单位."
   },
   {
    "name": "direction",
    "type": "ExchangeDirection",
    "written": "ExchangeDirection!",
    "many": false,
    "needed": true,
    "title": [
     "交换方向",
     "Direction"
    ],
    "about": "Which way data go 交换方向."
   },
   {
    "name": "fields",
    "type": "String",
    "written": "[String!]",
    "many": true,
    "needed": false,
    "title": [
     "字段",
     "Fields"
    ],
    "about": "Outbound: its fields, those of a relation as \"payee.name\" 字段."
   },
   {
    "name": "filter",
    "type": "JSON",
    "written": "JSON",
    "many": false,
    "needed": false,
    "title": [
     "筛选条件",
     "Filter"
    ],
    "about": "Outbound: which rows, as the list's own filter takes it; all of the region when not given 筛选条件."
   },
   {
    "name": "list",
    "type": "String",
    "written": "String",
    "many": false,
    "needed": false,
    "title": [
     "数据",
     "List"
    ],
    "about": "Outbound: the list, as it is called here, for example \"payments\" 数据."
   },
   {
    "name": "purpose",
    "type": "PurposeCode",
    "written": "PurposeCode!",
    "many": false,
    "needed": true,
    "title": [
     "用途",
     "Purpose"
    ],
    "about": "What for 用途."
   },
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "resumeCase": {
  "title": [
   "恢复计时",
   "Resume case"
  ],
  "about": "Lets the clock of a case run again; the paused working days lengthen its due dates 恢复计时.",
  "answers": "Case",
  "begins": false,
  "asks": []
 },
 "resumeVerifying": {
  "title": [
   "恢复核实",
   "Resume verifying"
  ],
  "about": "Verifies a case again whose data needed no correction, once no correction is under way 恢复核实.",
  "answers": "Case",
  "begins": false,
  "asks": []
 },
 "returnCircular": {
  "title": [
   "退回通报",
   "Return circular"
  ],
  "about": "Sends a draft back to be drafted anew 退回通报.",
  "answers": "Circular",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "returnCorrection": {
  "title": [
   "退回重新分类",
   "Return correction"
  ],
  "about": "Gives it back to be classified anew 退回重新分类.",
  "answers": "Correction",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "returnOrderReply": {
  "title": [
   "退回回复",
   "Return order reply"
  ],
  "about": "Returns the reply, so that another is given; by those who issued the order, never by who replied 退回回复.",
  "answers": "WorkOrder",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "reviewCircular": {
  "title": [
   "审核通报",
   "Review circular"
  ],
  "about": "Reviews a draft; never by who drafted it 审核通报.",
  "answers": "Circular",
  "begins": false,
  "asks": []
 },
 "sampleCase": {
  "title": [
   "监督抽查",
   "Sample case"
  ],
  "about": "Takes a rectification as a sample, by supervision of the region or above (Art. 13) 监督抽查.",
  "answers": "Case",
  "begins": false,
  "asks": []
 },
 "splitCase": {
  "title": [
   "分案",
   "Split case"
  ],
  "about": "Makes a case of its own of some of the warnings, before anything is determined; answers the case that they leave 分案.",
  "answers": "Case",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   },
   {
    "name": "warningIds",
    "type": "ID",
    "written": "[ID!]!",
    "many": true,
    "needed": true,
    "title": [
     "预警",
     "Warning ids"
    ],
    "about": "Ids of the warnings 预警."
   }
  ]
 },
 "startInspection": {
  "title": [
   "督查进点",
   "Start inspection"
  ],
  "about": "Says that the team has begun 督查进点.",
  "answers": "Inspection",
  "begins": false,
  "asks": [
   {
    "name": "startedOn",
    "type": "LocalDate",
    "written": "LocalDate",
    "many": false,
    "needed": false,
    "title": [
     "进点日期",
     "Started on"
    ],
    "about": "When; today when not given 进点日期."
   },
   {
    "name": "team",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "督查组",
     "Team"
    ],
    "about": "Who carries it out, by office, at most 200 characters 督查组."
   }
  ]
 },
 "takeUpCase": {
  "title": [
   "受理案件",
   "Take up case"
  ],
  "about": "Takes a case in hand, by staff of the department that handles it; of a red rule it is to be rectified at once 受理案件.",
  "answers": "Case",
  "begins": false,
  "asks": []
 },
 "takeUpCorrection": {
  "title": [
   "受理排查",
   "Take up correction"
  ],
  "about": "Takes a doubt up, to investigate it 受理排查.",
  "answers": "Correction",
  "begins": false,
  "asks": []
 },
 "verifyCorrection": {
  "title": [
   "核实校正结果",
   "Verify correction"
  ],
  "about": "Verifies the new version; never by who corrected it 核实校正结果.",
  "answers": "Correction",
  "begins": false,
  "asks": []
 },
 "withdrawCorrection": {
  "title": [
   "撤回疑问数据",
   "Withdraw correction"
  ],
  "about": "Takes a doubt back before it is classified, by who raised it 撤回疑问数据.",
  "answers": "Correction",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 },
 "withdrawOrder": {
  "title": [
   "撤回交办单",
   "Withdraw order"
  ],
  "about": "Withdraws an order that was not replied to yet, by those who issued it 撤回交办单.",
  "answers": "WorkOrder",
  "begins": false,
  "asks": [
   {
    "name": "reason",
    "type": "String",
    "written": "String!",
    "many": false,
    "needed": true,
    "title": [
     "理由",
     "Reason"
    ],
    "about": "Why, at most 2,000 characters 理由."
   }
  ]
 }
};
