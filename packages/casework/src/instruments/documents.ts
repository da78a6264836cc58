import { type Block, chineseDay, type OfficialDocument } from '@qingqu/documents';
import { financeOf, type NamedRegion, officeOf } from './office-names.js';

const measure = '《河南省财政扶贫资金动态监控系统使用管理办法》（豫财办〔2018〕33号）';

/** What an assignment order says. */
export interface OrderDocumentFacts {
  title: string;
  documentNo: string | null;
  orderNo: bigint;
  /** The region and department that issued it, and those that it is for. */
  issuer: NamedRegion & { departmentKind: string };
  addressee: NamedRegion & { departmentKind: string };
  requirement: string;
  issuedOn: string;
  replyWithin: number;
  dueOn: string | null;
  case: OrderedCase | null;
  reply: string | null;
  repliedOn: string | null;
  decision: 'accepted' | 'returned' | 'withdrawn' | null;
  decisionReason: string | null;
  decidedOn: string | null;
}

/** The case that an order is for. */
export interface OrderedCase {
  caseNo: bigint;
  ruleId: string;
  warnings: number;
  amountFen: bigint | null;
  openedOn: string;
}

const decisions = { accepted: '采纳', returned: '退回，请重新办理', withdrawn: '撤回' } as const;

/** An assignment order 交办单. */
export function orderDocument(facts: OrderDocumentFacts): OfficialDocument {
  const { issuer, addressee, reply, decision } = facts;
  const until = facts.dueOn ? `${chineseDay(facts.dueOn)}前` : `${facts.replyWithin} 个工作日内`;
  return {
    title: facts.title,
    documentNo: facts.documentNo,
    issuer: officeOf(issuer, issuer.departmentKind),
    addressee: officeOf(addressee, addressee.departmentKind),
    date: facts.issuedOn,
    blocks: [
      { text: `根据${measure}第十七条，现将下列事项交你单位办理（第 ${facts.orderNo} 号）。` },
      ...(facts.case ? [caseTable(facts.case)] : []),
      { heading: '办理要求' },
      { text: facts.requirement },
      { text: `请于${until}（${facts.replyWithin} 个工作日）在系统中回复办理情况。` },
      ...(reply ? [{ heading: `办理回复（${chineseDay(facts.repliedOn!)}）` }, { text: reply }] : []),
      ...(decision ? decided(decisions[decision], facts) : []),
    ],
  };
}

const decided = (words: string, { decisionReason, decidedOn }: OrderDocumentFacts): Block[] => [
  { heading: `审定意见（${chineseDay(decidedOn!)}）` },
  { text: `${words}。${decisionReason ?? ''}` },
];

const caseTable = ({ caseNo, ruleId, warnings, amountFen, openedOn }: OrderedCase): Block => ({
  table: {
    caption: '所涉案件',
    columns: [
      { title: '案件编号', kind: 'text' },
      { title: '预警规则', kind: 'text', width: 24 },
      { title: '预警条数', kind: 'integer' },
      { title: '涉及金额（元）', kind: 'yuan' },
      { title: '立案日期', kind: 'date' },
    ],
    rows: [[String(caseNo), ruleId, warnings, amountFen, openedOn]],
  },
});

/** What the document of an inspection says. */
export interface InspectionDocumentFacts {
  documentNo: string | null;
  inspectionNo: bigint;
  /** The region whose supervision ordered it. */
  issuer: NamedRegion;
  inspected: NamedRegion;
  /** The month whose close made it due, 'YYYY-MM'. */
  dueSince: string | null;
  reason: string;
  scope: string;
  orderedOn: string;
  team: string | null;
  startedOn: string | null;
  findings: string | null;
  requirements: string | null;
  reportedOn: string | null;
}

/** The order of an inspection 专项督查通知; once it is reported, the report. */
export function inspectionDocument(facts: InspectionDocumentFacts): OfficialDocument {
  const { inspected, findings, reportedOn } = facts;
  const isReported = findings !== null;
  return {
    title: isReported ? `关于${inspected.name}专项督查情况的报告` : `关于对${inspected.name}开展专项督查的通知`,
    documentNo: facts.documentNo,
    issuer: officeOf(facts.issuer, 'supervision'),
    addressee: financeOf(inspected),
    date: isReported ? reportedOn : facts.orderedOn,
    blocks: [
      { text: `根据${measure}第十三条、第十七条，对${inspected.name}开展专项督查（第 ${facts.inspectionNo} 号）。` },
      { heading: '督查事由' },
      { text: `${becauseOf(facts.dueSince, '连续三个月存在未整改的预警问题')}${facts.reason}` },
      { heading: '督查内容' },
      { text: facts.scope },
      ...(facts.team ? [{ heading: '督查组' }, { text: startedBy(facts.team, facts.startedOn!) }] : []),
      ...(isReported ? [{ heading: '督查发现' }, { text: findings }] : []),
      ...(isReported ? [{ heading: '整改要求' }, { text: facts.requirements! }] : []),
    ],
  };
}

const startedBy = (team: string, day: string): string => `${team}，${chineseDay(day)}进点。`;

const becauseOf = (month: string | null, words: string): string => (month ? `截至 ${month} 月末，${words}。` : '');

/** What the document of an interview says. */
export interface InterviewDocumentFacts {
  documentNo: string | null;
  interviewNo: bigint;
  /** The region whose leadership speaks. */
  issuer: NamedRegion;
  spokenTo: NamedRegion;
  dueSince: string | null;
  reason: string;
  interviewer: string;
  interviewee: string;
  convenedOn: string;
  convenedFor: string;
  place: string | null;
  heldOn: string | null;
  minutes: string | null;
  requirements: string | null;
}

/** The notice of an interview 约谈通知书; once it was held, its minutes 约谈纪要. */
export function interviewDocument(facts: InterviewDocumentFacts): OfficialDocument {
  const { spokenTo, heldOn } = facts;
  const people = { text: `约谈人：${facts.interviewer}\n约谈对象：${facts.interviewee}` };
  const cause: Block[] = [
    { heading: '约谈事由' },
    { text: `${becauseOf(facts.dueSince, '专项督查后预警问题仍频繁出现')}${facts.reason}` },
  ];
  const head = {
    documentNo: facts.documentNo,
    issuer: financeOf(facts.issuer),
    addressee: financeOf(spokenTo),
  };
  if (heldOn)
    return {
      ...head,
      title: `${spokenTo.name}财政局主要负责同志约谈纪要`,
      date: heldOn,
      blocks: [
        people,
        { text: `约谈时间：${chineseDay(heldOn)}（第 ${facts.interviewNo} 号）` },
        ...cause,
        { heading: '约谈内容' },
        { text: facts.minutes! },
        { heading: '整改要求' },
        { text: facts.requirements! },
      ],
    };
  return {
    ...head,
    title: `关于约谈${spokenTo.name}财政局主要负责同志的通知`,
    date: facts.convenedOn,
    blocks: [
      {
        text: `根据${measure}第十七条，定于${chineseDay(facts.convenedFor)}${facts.place ? `在${facts.place}` : ''}进行约谈（第 ${facts.interviewNo} 号）。`,
      },
      people,
      ...cause,
    ],
  };
}
