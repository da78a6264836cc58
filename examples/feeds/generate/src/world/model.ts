import type { Day, Instant } from '../basis/day.js';
import type { Fen } from '../basis/money.js';
import type { Fund } from '../reference/funds.js';
import type { Programme } from '../reference/programmes.js';
import type { Unit } from '../reference/units.js';
import type { Benefit } from './one-card.js';

// The records of a world while they are made: they name one another by reference, and get their keys when they are written.

export interface Agency extends Omit<Unit, 'name'> {
  code: string;
  name: string;
  uscc: string;
  region: string;
  zeroAccount: Account;
  realAccount: Account;
}

export interface Account {
  no: string;
  region: string;
  name: string;
  bank: string;
  cnaps: string;
  type: string;
  holderKind: 'agency' | 'enterprise' | 'individual' | 'finance' | 'bank';
  holderKey?: string;
  holderIdNo?: string;
  medium: 'card' | 'passbook' | 'corporate';
  openedOn: Day;
  closedOn?: Day;
}

export type PayeeKind = 'enterprise' | 'individual' | 'agency' | 'agent_bank' | 'collective';

export interface Payee {
  key: string;
  kind: PayeeKind;
  name: string;
  uscc?: string;
  idNo?: string;
  agency?: Agency;
  /** Undefined for cash in hand. */
  accountNo?: string;
  bank?: string;
  /** Where a village committee or co-operative is. */
  village?: string;
}

export interface Doc {
  key: string;
  docNo: string;
  title: string;
  issuedOn: Day;
  issuer: string;
  kind: 'normal' | 'advance' | 'adjust';
  superiorDocNo: string | null;
}

export type Life = 'draft' | 'active' | 'void' | 'deleted';

export interface Allocation {
  key: string;
  indicator: Indicator;
  to: { region: string; agency: Agency | null };
  fund: Fund;
  fundType: string;
  fiscalYear: number;
  tpFunc: string | null;
  tag: boolean | null;
  amount: Fen;
  docNo: string;
  docIssuedOn: Day;
  docKind: Doc['kind'];
  allocatedAt: Instant;
  status: Life;
}

export interface Adjustment {
  delta: Fen;
  on: Day;
  reason: string;
  status: Life;
}

export interface Indicator {
  key: string;
  region: string;
  fiscalYear: number;
  doc: Doc;
  docIssuedOn: Day;
  fund: Fund;
  source: 'central' | 'superior' | 'local' | 'carryover';
  upstream: Allocation | null;
  originKey: string | null;
  superiorDocNo: string | null;
  func: string | null;
  tpFunc: string | null;
  gov: string | null;
  dep: string | null;
  fundType: string;
  agency: Agency | null;
  project: Project | null;
  amount: Fen;
  tag: boolean | null;
  planRef: string | null;
  receivedAt: Instant | null;
  registeredAt: Instant | null;
  status: Life;
  adjustments: Adjustment[];
  allocations: Allocation[];
  /** How a unit's indicator is spent; null for pending ones. */
  spending: Spending | null;
}

/** How a unit spends its indicator. */
export interface Spending {
  use: 'works' | 'industry' | 'goods' | 'operations' | 'relocation' | 'onecard';
  programme: Programme | null;
  months: number[];
  payments: Payment[];
  plans: Plan[];
  /** False when its payments are already all there, or there are to be none. */
  fill: boolean;
  /** The net amount to reach; null: as the calendar asks. */
  target: Fen | null;
  /**
   * cover: a plan for each month, never behind the payments; exact: to the fen; applied: none of them approved;
   * none; behind: one month's plan comes a month too late.
   */
  plan: 'cover' | 'exact' | 'applied' | 'none' | 'behind';
  /** Taken by a planted case, so that no other case comes near. */
  reserved: boolean;
  /** No ordinary cash here: a planted case counts the unit's cash. */
  noCash: boolean;
}

export interface Plan {
  key: string;
  month: number;
  applied: Fen;
  amount: Fen;
  approvedAt: Instant | null;
  status: 'draft' | 'applied' | 'approved' | 'void' | 'deleted';
}

export interface Project {
  key: string;
  name: string;
  region: string;
  startedOn: Day;
  endedOn: Day | null;
  status: 'planned' | 'running' | 'done' | 'stopped';
  /** A case says when it ended, whatever was paid later. */
  isFixed?: boolean;
}

export type PaymentStatus = 'draft' | 'applied' | 'approved' | 'returned' | 'paid' | 'void' | 'deleted';

export interface Payment {
  key: string;
  indicator: Indicator;
  agency: Agency;
  /** That of the indicator, unless it was paid from a pending one. */
  project: Project | null;
  fiscalYear: number;
  applicationNo: string;
  /** The voucher belongs to one application with this other one. */
  sameApplicationAs: Payment | null;
  contractNo: string | null;
  gov: string;
  dep: string;
  payType: string;
  settlement: '0' | '1' | '2';
  appliedAt: Instant;
  returnedAt: Instant | null;
  paidOn: Day | null;
  amount: Fen;
  purpose: string;
  payerAccountNo: string;
  payee: Payee | null;
  payeeKind: PayeeKind;
  payeeName: string;
  payeeAccountNo: string | null;
  /** Where the bank put the money, when that is known to be elsewhere. */
  actualAccountNo: string | null;
  approvalNo: string | null;
  status: PaymentStatus;
  refundOf: Payment | null;
  batch: Batch | null;
  plan: Plan | null;
  /** Which of the finance office's people applied for it; null: they take turns. */
  handledBy: number | null;
  /** Planted: the ordinary world's last touches leave it as it is. */
  isFixed: boolean;
}

export interface Batch {
  key: string;
  programme: Programme;
  period: string;
  periodStart: Day;
  periodEnd: Day;
  month: number;
  payment: Payment | null;
  total: Fen;
  lineCount: number;
  /** Its lines. */
  benefits: readonly Benefit[];
  /** What becomes of its lines. */
  credit: 'ordinary' | 'all' | 'pending some' | 'pending all' | 'failed some';
}

export interface BankLine {
  key: string;
  account: Account;
  on: Day;
  direction: 'in' | 'out';
  amount: Fen;
  counterparty: string;
  summary: string;
}

export interface Entry {
  key: string;
  account: Account;
  occurredOn: Day;
  recordedAt: Instant;
  direction: 'in' | 'out';
  amount: Fen;
  counterparty: string;
  fund: Fund | null;
  summary: string;
  line: BankLine | null;
}

/** A payment's sign and effect: paid ones add, refunds subtract, others do nothing. */
export const net = (payments: readonly Payment[]): Fen =>
  payments.reduce((sum, each) => sum + (each.status !== 'paid' ? 0 : each.refundOf ? -each.amount : each.amount), 0);
