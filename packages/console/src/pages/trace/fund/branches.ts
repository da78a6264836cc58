import { fenOf } from '../../../parts/fen.js';
import { formatInstant } from '../../../parts/format-instant.js';
import type {
  BranchSumsQuery,
  FundRootsQuery,
  HeldIndicatorFragment,
  IndicatorBranchQuery,
  IndicatorPaymentsQuery,
  PaymentBranchQuery,
  SubsidyBranchQuery,
} from './operations.js';

/** What stands below a row, and where it is asked for. */
export type Below = { of: 'pending' | 'unit' | 'payment' | 'batch'; id: string };

/** A row of the tree: an indicator or allocation, a payment, or a line of one. Amounts are fen. */
export interface Branch {
  key: string;
  kind: 'Indicator' | 'Allocation' | 'Payment' | 'PaymentLine' | 'SubsidyBatch' | 'SubsidyLine';
  id: string;
  name: string;
  /** Document, voucher, or what else it goes by. */
  no: string;
  issuedOn: string | null;
  receivedOn: string | null;
  allocatedOn: string | null;
  /** The day from which the time that the allocation took counts: its indicator's document was issued. */
  since: string | null;
  amount: bigint;
  allocated: bigint | null;
  paid: bigint | null;
  /** The indicator that holds the money here; its sums are asked for together with its neighbours'. */
  held: string | null;
  isRefund: boolean;
  isReceived: boolean;
  below: Below | null;
}

const NONE = {
  issuedOn: null,
  receivedOn: null,
  allocatedOn: null,
  since: null,
  allocated: null,
  paid: null,
  held: null,
  isRefund: false,
  isReceived: true,
  below: null,
};

/** The civil day of an instant, in Shanghai. */
const dayOf = (instant: string | null): string | null => (instant ? formatInstant(instant).slice(0, 10) : null);

/** What is held, adjustments included. */
const heldFen = ({ amount, adjustments }: HeldIndicatorFragment): bigint =>
  adjustments.nodes.reduce((sum, { delta }) => sum + fenOf(delta), fenOf(amount));

export const rootBranch = (indicator: FundRootsQuery['indicators']['nodes'][number]): Branch => ({
  ...NONE,
  key: indicator.id,
  kind: 'Indicator',
  id: indicator.id,
  name: indicator.agency?.name ?? indicator.region?.name ?? '',
  no: indicator.doc?.docNo ?? '',
  issuedOn: indicator.docIssuedOn,
  receivedOn: dayOf(indicator.receivedAt),
  since: indicator.agency ? null : indicator.docIssuedOn,
  amount: heldFen(indicator),
  held: indicator.id,
  below: { of: indicator.agency ? 'unit' : 'pending', id: indicator.id },
});

type Indicator = Extract<IndicatorBranchQuery['node'], { allocations: unknown }>;

/** An allocation together with the indicator that it was received as. */
export function allocationBranch(
  allocation: Indicator['allocations']['nodes'][number],
  { docIssuedOn: since }: Pick<Indicator, 'docIssuedOn'>,
): Branch {
  const received = allocation.receivedAs.nodes[0];
  return {
    ...NONE,
    key: allocation.id,
    kind: 'Allocation',
    id: allocation.id,
    name: allocation.toAgency?.name ?? allocation.toRegion?.name ?? '',
    no: allocation.docNo ?? '',
    issuedOn: allocation.docIssuedOn,
    receivedOn: dayOf(received?.receivedAt ?? null),
    allocatedOn: dayOf(allocation.allocatedAt),
    since,
    amount: received ? heldFen(received) : fenOf(allocation.amount),
    held: received?.id ?? null,
    isReceived: received !== undefined,
    below: received ? { of: allocation.kind === 'TO_AGENCY' ? 'unit' : 'pending', id: received.id } : null,
  };
}

type Payments = Extract<IndicatorPaymentsQuery['node'], { payments: unknown }>;

export const paymentBranch = (payment: Payments['payments']['nodes'][number]): Branch => ({
  ...NONE,
  key: payment.id,
  kind: 'Payment',
  id: payment.id,
  name: payment.payeeName,
  no: payment.voucherNo ?? '',
  issuedOn: payment.paidOn,
  amount: fenOf(payment.amount),
  isRefund: payment.refundOf !== null,
  below: ['AGENT_BANK', 'INDIVIDUAL', 'COLLECTIVE'].includes(payment.payeeKind)
    ? { of: 'payment', id: payment.id }
    : null,
});

type Payment = Extract<PaymentBranchQuery['node'], { lines: unknown }>;

/** The persons that a payment went to, and the one-card batches that it funded. */
export const beneficiaryBranches = ({ lines, subsidyBatches }: Payment): Branch[] => [
  ...subsidyBatches.nodes.map(
    ({ id, total, period, fundedOn, programme }): Branch => ({
      ...NONE,
      key: id,
      kind: 'SubsidyBatch',
      id,
      name: programme?.name ?? '',
      no: period,
      issuedOn: fundedOn,
      amount: fenOf(total),
      below: { of: 'batch', id },
    }),
  ),
  ...lines.nodes.map(
    ({ id, name, amount, payMonth }): Branch => ({
      ...NONE,
      key: id,
      kind: 'PaymentLine',
      id,
      name,
      no: payMonth ?? '',
      amount: fenOf(amount),
    }),
  ),
];

type Batch = Extract<SubsidyBranchQuery['node'], { lines: unknown }>;

export const subsidyBranch = ({ id, name, amount, paidOn, idNoMasked }: Batch['lines']['nodes'][number]): Branch => ({
  ...NONE,
  key: id,
  kind: 'SubsidyLine',
  id,
  name,
  no: idNoMasked,
  issuedOn: paidOn,
  amount: fenOf(amount),
});

/** Puts what was allocated and paid from each indicator beside it. */
export function withSums(branches: readonly Branch[], { allocated, paid, refunded }: BranchSumsQuery): Branch[] {
  const by = (sums: BranchSumsQuery['paid']) =>
    new Map(sums.map(({ indicatorId, sumAmount }) => [indicatorId, fenOf(sumAmount ?? '0')]));
  const [given, spent, back] = [by(allocated), by(paid), by(refunded)];
  return branches.map((branch) =>
    branch.held === null
      ? branch
      : {
          ...branch,
          allocated: given.get(branch.held) ?? 0n,
          paid: (spent.get(branch.held) ?? 0n) - (back.get(branch.held) ?? 0n),
        },
  );
}

/** What still rests with who holds it; nothing of what is not held. */
export const restOf = ({ amount, allocated, paid }: Branch): bigint | null =>
  allocated === null && paid === null ? null : amount - (allocated ?? 0n) - (paid ?? 0n);
