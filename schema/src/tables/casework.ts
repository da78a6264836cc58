import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, civilDate, fen, instant, regionCode, table } from '../columns.js';

const serial = () => bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity();
const number = () => bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity();
const epochNo = () => bigint({ mode: 'bigint' });
const scopeOrd = () => bigint({ mode: 'bigint' }).notNull();
const severity = () => text({ enum: ['red', 'orange', 'yellow', 'blue'] });

/** What every matter has that goes from state to state: which, and how often it has moved; who moves it says which version he saw. */
const matter = () => ({
  id: uuid().primaryKey().defaultRandom(),
  state: text().notNull(),
  /** Goes up by one with each step. */
  version: integer().notNull().default(1),
  regionCode: regionCode().notNull(),
  createdAt: instant().notNull().defaultNow(),
});

/** What every matter of one region has: its place on the fiscal tree. */
const placed = () => ({ ...matter(), scopeOrd: scopeOrd() });

/** From a day on, warnings of a category are a kind of department's (Art. 17), everywhere or in a region's subtree; the narrowest, then the latest counts. */
export const warningRoute = table(
  'warning_route',
  {
    id: serial(),
    category: text().notNull(),
    departmentKind: text().notNull(),
    /** Null = everywhere. */
    regionCode: regionCode(),
    /** First day; null = since ever. */
    effectiveFrom: civilDate(),
    basis: text().notNull(),
    setBy: text().notNull(),
    setAt: instant().notNull().defaultNow(),
  },
  (t) => [index('warning_route_category').on(t.category)],
);

/** A case 案件: warnings of one rule that are handled together, in one region by one department. */
export const caseFile = table(
  'case_file',
  {
    ...placed(),
    caseNo: number(),
    ruleId: text().notNull(),
    /** The warnings' value of the same name. */
    caseKey: text().notNull(),
    category: text().notNull(),
    /** The highest of its warnings. */
    severity: severity().notNull(),
    departmentKind: text().notNull(),
    /** The region above on the fiscal tree, whose department of the same kind looks on; null above the province. */
    observerRegionCode: regionCode(),
    /** How it ended: `normal`, `rectified`, `cleared` (the rule finds it no more), `cleared_data` (after a correction of data). */
    outcome: text({ enum: ['normal', 'rectified', 'cleared', 'cleared_data'] }),
    /** How often it has been open. */
    openings: integer().notNull().default(1),
    warnings: integer().notNull(),
    amountFen: fen(),
    /** Who has it in hand. */
    assignee: text(),
    assignedOn: civilDate(),
    verdict: text({ enum: ['normal', 'violation'] }),
    violationType: text(),
    /** Who determined it; of `normal` the first of the two. */
    verdictBy: text(),
    verdictOn: civilDate(),
    verdictReason: text(),
    /** The second person, who agreed that it is normal. */
    confirmedBy: text(),
    rectifiedBy: text(),
    rectifiedOn: civilDate(),
    /** When that was said: what was said after a month's close changes nothing of the month. */
    rectifiedAt: instant(),
    returnedFen: fen(),
    rebookedFen: fen(),
    otherFen: fen(),
    /** What the rule said when it was run again after the rectification: it finds nothing any more, or the fact remains (a payment stays made). */
    recheck: text({ enum: ['gone', 'remains'] }),
    recheckedEpoch: epochNo(),
    checkedBy: text(),
    checkedOn: civilDate(),
    sampledBy: text(),
    sampledOn: civilDate(),
    pausedOn: civilDate(),
    pauseReason: text(),
    /** Working days for which it has been paused before. */
    pausedWorkdays: integer().notNull().default(0),
    /** The day on which the clock of this opening began. */
    openedOn: civilDate().notNull(),
    /** Working days to verify and to rectify, as they were when it was opened. */
    verifyWithin: integer().notNull(),
    rectifyWithin: integer().notNull(),
    /** Null where the calendar does not reach yet, or nothing is due. */
    verifyDueOn: civilDate(),
    rectifyDueOn: civilDate(),
    /** When its state was reported to the province (Art. 17). */
    reportedAt: instant(),
    closedOn: civilDate(),
    closedAt: instant(),
    /** How often its warnings had been raised and had come back, in all, when it was closed: what comes back after that opens it anew. */
    raisedWhenClosed: integer(),
  },
  (t) => [
    index('case_file_scope').on(t.scopeOrd, t.openedOn, t.id, t.state, t.departmentKind),
    index('case_file_key').on(t.ruleId, t.caseKey),
    index('case_file_state').on(t.state),
    index('case_file_region').on(t.regionCode, t.departmentKind),
  ],
);

/** What was done in a matter (a case, an order, a correction …), in order; append-only. */
export const caseworkStep = table(
  'casework_step',
  {
    matter: text({
      enum: ['case', 'order', 'inspection', 'interview', 'correction', 'ledger', 'assessment', 'circular', 'exchange'],
    }).notNull(),
    matterId: uuid().notNull(),
    /** From 1; the version that the step led to. */
    seq: integer().notNull(),
    act: text().notNull(),
    fromState: text(),
    toState: text().notNull(),
    /** A user name; `system` = the platform. */
    byUser: text().notNull(),
    byRole: text().notNull(),
    /** The business date. */
    onDay: civilDate().notNull(),
    /** When it was written, not when its transaction began: a month's close counts what was written before it, and only that. */
    at: instant().notNull().default(sql`clock_timestamp()`),
    reason: text(),
    detail: jsonb().notNull().default({}),
    scopeOrd: scopeOrd(),
    /** Null = of all departments. */
    departmentKind: text(),
  },
  (t) => [
    primaryKey({ columns: [t.matterId, t.seq] }),
    index('casework_step_scope').on(t.scopeOrd),
    index('casework_step_act').on(t.matter, t.act, t.onDay),
  ],
);

/** A file that belongs to a matter: evidence, a photograph, a receipt. Its bytes lie among the blobs, by their SHA-256. */
export const attachment = table(
  'attachment',
  {
    id: uuid().primaryKey().defaultRandom(),
    matter: text().notNull(),
    matterId: uuid().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    bytes: integer().notNull(),
    sha256: bytea().notNull(),
    uploadedBy: text().notNull(),
    uploadedAt: instant().notNull().defaultNow(),
    scopeOrd: scopeOrd(),
    departmentKind: text(),
  },
  (t) => [index('attachment_matter').on(t.matterId), index('attachment_scope').on(t.scopeOrd)],
);

/** That something is due soon or is overdue; each is said once for each due day. */
export const reminder = table(
  'reminder',
  {
    id: serial(),
    matter: text().notNull(),
    matterId: uuid().notNull(),
    kind: text({ enum: ['due_soon', 'overdue'] }).notNull(),
    /** What is due: `verify`, `rectify`, `reply`, `correct` … */
    what: text().notNull(),
    dueOn: civilDate().notNull(),
    remindedOn: civilDate().notNull(),
    regionCode: regionCode().notNull(),
    departmentKind: text(),
    scopeOrd: scopeOrd(),
    at: instant().notNull().defaultNow(),
  },
  (t) => [
    unique('reminder_once').on(t.matterId, t.what, t.kind, t.dueOn),
    index('reminder_scope').on(t.scopeOrd, t.remindedOn),
  ],
);

/** An assignment order 交办单 (Art. 17). */
export const workOrder = table(
  'work_order',
  {
    ...placed(),
    orderNo: number(),
    /** As 豫财监交〔2018〕3号; null until it is given one. */
    documentNo: text(),
    caseId: uuid(),
    /** Of the department that it is for. */
    departmentKind: text().notNull(),
    /** Of the region that issues it. */
    issuerRegionCode: regionCode().notNull(),
    title: text().notNull(),
    requirement: text().notNull(),
    issuedBy: text().notNull(),
    issuedOn: civilDate().notNull(),
    /** Working days for the reply. */
    replyWithin: integer().notNull(),
    dueOn: civilDate(),
    acknowledgedBy: text(),
    acknowledgedOn: civilDate(),
    reply: text(),
    repliedBy: text(),
    repliedOn: civilDate(),
    decidedBy: text(),
    decidedOn: civilDate(),
    decisionReason: text(),
  },
  (t) => [index('work_order_scope').on(t.scopeOrd), index('work_order_case').on(t.caseId)],
);

/** An inspection 专项督查 of a region's finance (Art. 17). */
export const inspection = table(
  'inspection',
  {
    ...placed(),
    inspectionNo: number(),
    documentNo: text(),
    /** Null where months of problems are why. */
    caseId: uuid(),
    /** The month whose close made it due. */
    dueSince: text(),
    reason: text().notNull(),
    /** What is looked into. */
    scope: text().notNull(),
    orderedBy: text().notNull(),
    orderedOn: civilDate().notNull(),
    /** Who carries it out. */
    team: text(),
    startedOn: civilDate(),
    reportedOn: civilDate(),
    reportedBy: text(),
    findings: text(),
    requirements: text(),
  },
  (t) => [index('inspection_scope').on(t.scopeOrd), index('inspection_case').on(t.caseId)],
);

/** An interview 约谈 with those who answer for a region's finance (Art. 17). */
export const interview = table(
  'interview',
  {
    ...placed(),
    interviewNo: number(),
    documentNo: text(),
    caseId: uuid(),
    dueSince: text(),
    reason: text().notNull(),
    /** Whose turn it is to speak: 厅领导, 主要负责同志. */
    interviewer: text().notNull(),
    interviewee: text().notNull(),
    convenedBy: text().notNull(),
    convenedFor: civilDate().notNull(),
    place: text(),
    heldOn: civilDate(),
    minutes: text(),
    requirements: text(),
    recordedBy: text(),
  },
  (t) => [index('interview_scope').on(t.scopeOrd), index('interview_case').on(t.caseId)],
);

/** A doubt about a record 疑问数据 and its correction (Art. 16, 18). */
export const correction = table(
  'correction',
  {
    ...placed(),
    correctionNo: number(),
    /** The business table and id of the record in doubt. */
    recordKind: text().notNull(),
    recordId: uuid().notNull(),
    warningId: uuid(),
    caseId: uuid(),
    class: text({ enum: ['own', 'superior', 'provincial', 'technical', 'requirement'] }),
    question: text().notNull(),
    raisedBy: text().notNull(),
    raisedOn: civilDate().notNull(),
    /** Who raised it: a kind of department of a region. */
    raisedRegionCode: regionCode().notNull(),
    raisedDepartmentKind: text().notNull(),
    /** Who entered the record, and so answers for it (Art. 7). */
    ownerRegionCode: regionCode().notNull(),
    ownerDepartmentKind: text().notNull(),
    /** Where it lies now: a kind of department of a region. */
    handlerRegionCode: regionCode().notNull(),
    handlerDepartmentKind: text().notNull(),
    /** Of the provincial class: the notice from which five working days run. */
    noticeOn: civilDate(),
    dueOn: civilDate(),
    answer: text(),
    answeredBy: text(),
    answeredOn: civilDate(),
    correctedBy: text(),
    correctedOn: civilDate(),
    documentNo: text(),
    /** The delivery that brought the new version, and the versions before and after. */
    fileId: bigint({ mode: 'bigint' }),
    versionBefore: integer(),
    versionAfter: integer(),
    verifiedBy: text(),
    /** How it ended: a new version was verified, an answer settled it, there was nothing wrong, or who raised it took it back. */
    outcome: text({ enum: ['corrected', 'answered', 'unfounded', 'withdrawn'] }),
    closedOn: civilDate(),
  },
  (t) => [
    index('correction_scope').on(t.scopeOrd),
    index('correction_record').on(t.recordId),
    index('correction_case').on(t.caseId),
    index('correction_handler').on(t.handlerRegionCode, t.handlerDepartmentKind),
  ],
);

/** A month whose end is frozen (Art. 17 ¶3): what is said later changes nothing of it. */
export const monthClose = table('month_close', {
  /** 'YYYY-MM' */
  month: text().primaryKey(),
  closedOn: civilDate().notNull(),
  /** What had been said by then is what is known. */
  asKnownAt: instant().notNull(),
  epoch: epochNo().notNull(),
  /** The parameters of escalation, as they were. */
  parameters: jsonb().notNull(),
  closedBy: text().notNull(),
});

/** How a region stood at a month's end. */
export const monthState = table(
  'month_state',
  {
    month: text().notNull(),
    regionCode: regionCode().notNull(),
    scopeOrd: scopeOrd(),
    /** P(r, m): a problem stood unrectified. */
    problem: boolean().notNull(),
    /** Months in a row. */
    streak: integer().notNull(),
    /** Where escalation stood after this month. */
    phase: text().notNull(),
    openCases: integer().notNull(),
    newWarnings: integer().notNull(),
    redWarnings: integer().notNull(),
    /** The cases that are why, and their warnings. */
    caseIds: uuid().array().notNull(),
    warningIds: uuid().array().notNull(),
    /** Cases of its own that were open and overdue; due dates follow the calendar, this does not. */
    overdueCaseIds: uuid().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.regionCode] }), index('month_state_scope').on(t.scopeOrd, t.month)],
);

/** Where a region stands in escalation now (Art. 17 ¶3). */
export const escalation = table(
  'escalation',
  {
    regionCode: text().primaryKey(),
    scopeOrd: scopeOrd(),
    state: text().notNull(),
    version: integer().notNull().default(1),
    streak: integer().notNull(),
    /** The last closed month. */
    month: text().notNull(),
    since: civilDate().notNull(),
    inspectionId: uuid(),
    /** From when on it is watched after an inspection. */
    inspectedOn: civilDate(),
    interviewId: uuid(),
    /** Months without a problem in a row since the interview. */
    cleanMonths: integer().notNull().default(0),
  },
  (t) => [index('escalation_scope').on(t.scopeOrd)],
);

/** A region's monthly ledger 台账 (Art. 17 ¶3). */
export const ledger = table(
  'ledger',
  {
    ...placed(),
    month: text().notNull(),
    epoch: epochNo().notNull(),
    /** Last day for confirming and reporting it. */
    dueOn: civilDate(),
    confirmedBy: text(),
    confirmedOn: civilDate(),
    reportedBy: text(),
    reportedOn: civilDate(),
    compiledBy: text(),
    compiledOn: civilDate(),
  },
  (t) => [unique('ledger_month').on(t.month, t.regionCode), index('ledger_scope').on(t.scopeOrd, t.month)],
);

/** A line of a ledger: opening + fresh + reopened = normal + rectified + cleared + closing. */
export const ledgerLine = table(
  'ledger_line',
  {
    ledgerId: uuid().notNull(),
    /** `own`: cases of the region itself; `all`: with those of the regions below it. */
    part: text({ enum: ['own', 'all'] }).notNull(),
    category: text().notNull(),
    severity: severity().notNull(),
    opening: integer().notNull(),
    fresh: integer().notNull(),
    reopened: integer().notNull(),
    normal: integer().notNull(),
    /** Determined as violations in the month; not part of the balance. */
    violation: integer().notNull(),
    rectified: integer().notNull(),
    cleared: integer().notNull(),
    closing: integer().notNull(),
    /** Of those that stand at the month's end. */
    overdue: integer().notNull(),
    returnedFen: fen().notNull(),
    rebookedFen: fen().notNull(),
    otherFen: fen().notNull(),
    scopeOrd: scopeOrd(),
  },
  (t) => [
    primaryKey({ columns: [t.ledgerId, t.part, t.category, t.severity] }),
    index('ledger_line_scope').on(t.scopeOrd),
    check(
      'ledger_line_balance',
      sql`${t.opening} + ${t.fresh} + ${t.reopened} = ${t.normal} + ${t.rectified} + ${t.cleared} + ${t.closing}`,
    ),
  ],
);

/** From a day on, by which weights and formula counties are assessed (Art. 19). */
export const assessmentScheme = table('assessment_scheme', {
  id: serial(),
  effectiveFrom: civilDate().notNull(),
  /** Dimension → weight; 100 together. */
  weights: jsonb().notNull(),
  formulaVersion: text().notNull(),
  basis: text().notNull(),
  setBy: text().notNull(),
  setAt: instant().notNull().defaultNow(),
});

/** An assessment 考核 of the regions below one for a period (Art. 19): those assessed read it once it is announced. */
export const assessment = table(
  'assessment',
  {
    ...matter(),
    /** As 2018, 2018H1, 2018Q3 or 2018-09. */
    period: text().notNull(),
    firstDay: civilDate().notNull(),
    lastDay: civilDate().notNull(),
    epoch: epochNo().notNull(),
    asKnownAt: instant().notNull(),
    /** The highest version of calendar days that deadlines were reckoned by. */
    calendarVersion: integer().notNull(),
    schemeId: bigint({ mode: 'bigint' }).notNull(),
    inputsDigest: bytea().notNull(),
    /** Exceptions from the separation of duties that held in the period (Art. 10), as known then. */
    exceptions: jsonb().notNull().default([]),
    /** From 1: the first, and how often it was made anew. */
    making: integer().notNull().default(1),
    madeBy: text().notNull(),
    madeOn: civilDate().notNull(),
    objectionsUntil: civilDate(),
    publishedBy: text(),
    publishedOn: civilDate(),
  },
  (t) => [
    unique('assessment_making').on(t.period, t.regionCode, t.making),
    uniqueIndex('assessment_current').on(t.period, t.regionCode).where(sql`state <> 'superseded'`),
  ],
);

/** A county's result: hundredths of points, and what they were reckoned from. */
export const assessmentScore = table(
  'assessment_score',
  {
    assessmentId: uuid().notNull(),
    regionCode: regionCode().notNull(),
    scopeOrd: scopeOrd(),
    /** Where the region lies that assesses: those there read it before it is announced. */
    assessorOrd: bigint({ mode: 'bigint' }).notNull(),
    announcedOn: civilDate(),
    /** Null where nothing could be measured. */
    totalCenti: integer(),
    /** Among the regions of its level; equal totals share one. */
    rank: integer(),
    /** A list, one a dimension: { dimension, weightCenti, effectiveWeightCenti, scoreCenti | null, parts, inputs }. */
    dimensions: jsonb().notNull(),
    penalties: jsonb().notNull(),
    objection: text(),
    objectedBy: text(),
    objectedOn: civilDate(),
    objectionAnswer: text(),
    objectionUpheld: boolean(),
    answeredBy: text(),
    answeredOn: civilDate(),
  },
  (t) => [primaryKey({ columns: [t.assessmentId, t.regionCode] }), index('assessment_score_scope').on(t.scopeOrd)],
);

/** A circular 通报 (Art. 20): those to whom it was delivered read it. */
export const circular = table(
  'circular',
  {
    ...matter(),
    circularNo: number(),
    stream: text({ enum: ['it', 'agri'] }).notNull(),
    month: text().notNull(),
    title: text().notNull(),
    remarks: text(),
    epoch: epochNo().notNull(),
    /** The figures that it tells of, region by region, as they were known when the month was closed. */
    facts: jsonb().notNull().default({}),
    documentNo: text(),
    /** Its document as it stands. */
    reportId: uuid(),
    draftedBy: text().notNull(),
    draftedOn: civilDate().notNull(),
    reviewedBy: text(),
    reviewedOn: civilDate(),
    issuedBy: text(),
    issuedOn: civilDate(),
  },
  (t) => [uniqueIndex('circular_document_no').on(t.documentNo)],
);

/** To whom a circular goes. */
export const circularDelivery = table(
  'circular_delivery',
  {
    circularId: uuid().notNull(),
    regionCode: regionCode().notNull(),
    scopeOrd: scopeOrd(),
    /** Divisions of the finance department, or party committee and government. */
    addressee: text().notNull(),
    deliveredOn: civilDate(),
    acknowledgedBy: text(),
    acknowledgedOn: civilDate(),
  },
  (t) => [primaryKey({ columns: [t.circularId, t.regionCode] }), index('circular_delivery_scope').on(t.scopeOrd)],
);

/** A document as it was made: what it says is frozen with the epoch, so that making it again gives the same bytes. */
export const report = table(
  'report',
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text({
      enum: ['order', 'inspection', 'interview', 'ledger', 'assessment', 'circular'],
    }).notNull(),
    /** The matter that it belongs to, and the version of it. */
    matterId: uuid().notNull(),
    matterVersion: integer().notNull(),
    title: text().notNull(),
    epoch: epochNo(),
    templateVersion: text().notNull(),
    /** Everything that it says, canonical JSON. */
    content: jsonb().notNull(),
    contentDigest: bytea().notNull(),
    /** SHA-256 of its files by format: { xlsx, docx, pdf }, in hexadecimal digits. */
    files: jsonb().notNull(),
    madeBy: text().notNull(),
    madeAt: instant().notNull().defaultNow(),
    regionCode: regionCode().notNull(),
    departmentKind: text(),
    scopeOrd: scopeOrd(),
  },
  (t) => [
    uniqueIndex('report_matter').on(t.matterId, t.matterVersion, t.templateVersion),
    index('report_scope').on(t.scopeOrd),
  ],
);

/** A request to exchange data with an outside body, out or in (Art. 9, 14). */
export const dataExchange = table(
  'data_exchange',
  {
    ...placed(),
    exchangeNo: number(),
    direction: text({ enum: ['out', 'in'] }).notNull(),
    counterparty: text().notNull(),
    /** What for: a purpose code of Art. 9. */
    purpose: text().notNull(),
    reason: text().notNull(),
    /** What is exchanged: { entity, fields, filter } or, inbound, what is asked for in words. */
    dataset: jsonb().notNull(),
    requestedBy: text().notNull(),
    requestedOn: civilDate().notNull(),
    endorsedBy: text(),
    endorsedOn: civilDate(),
    approvedBy: text(),
    approvedOn: civilDate(),
    decisionReason: text(),
    validFrom: civilDate(),
    /** Last day. */
    expiresOn: civilDate(),
    exports: integer().notNull().default(0),
  },
  (t) => [index('data_exchange_scope').on(t.scopeOrd)],
);
