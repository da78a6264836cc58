import { yearOf } from '../basis/day.js';
import type { Fen } from '../basis/money.js';
import { paymentsOf } from './keys.js';
import type { Payee, Payment } from './model.js';
import type { Stage } from './stage.js';

/** No enterprise gets more than this of one fund in a year; the rule warns above 0.30, of five payees or more. */
const MOST = 0.28;
const FEW = 5;

/**
 * Chance alone would give some contractor the better part of a small fund. Here contracts go to others, and single large
 * payments are made in two, until none has an outlying share. What cases have planted stays as it is.
 */
export function disperse(stage: Stage): void {
  const groups = new Map<string, Payment[]>();
  for (const payment of paymentsOf(stage)) {
    if (payment.status !== 'paid' || !['enterprise', 'collective'].includes(payment.payeeKind)) continue;
    const key = `${payment.indicator.fund.code}|${yearOf(payment.paidOn!)}`;
    groups.set(key, [...(groups.get(key) ?? []), payment]);
  }
  for (const payments of groups.values()) disperseOne(stage, payments);
}

function disperseOne(stage: Stage, payments: Payment[]): void {
  for (let round = 0; round < payments.length + 40; round++) {
    const shares = sharesOf(payments);
    const total = [...shares.values()].reduce((sum, each) => sum + each, 0);
    if (shares.size < FEW) return;
    const top = [...shares].reduce((best, each) => (each[1] > best[1] ? each : best));
    if (top[1] <= total * MOST) return;
    if (!moveSome(stage, payments, top[0], total)) return;
  }
}

/** What each payee got, less what came back. */
function sharesOf(payments: readonly Payment[]): Map<Payee, Fen> {
  const shares = new Map<Payee, Fen>();
  for (const { payee, amount, refundOf } of payments)
    shares.set(payee!, (shares.get(payee!) ?? 0) + (refundOf ? -amount : amount));
  return shares;
}

/** One of the payee's contracts goes to somebody else, or half of it, or half of its only payment. */
function moveSome(stage: Stage, payments: Payment[], payee: Payee, total: Fen): boolean {
  const refunded = new Set(payments.map((each) => each.refundOf));
  const contracts = new Map<string | Payment, Payment[]>();
  for (const payment of payments) {
    if (payment.payee !== payee || payment.isFixed || payment.refundOf || refunded.has(payment)) continue;
    const key = payment.contractNo ?? payment;
    contracts.set(key, [...(contracts.get(key) ?? []), payment]);
  }
  const sum = (list: readonly Payment[]) => list.reduce((all, each) => all + each.amount, 0);
  // The largest that does not make the other one too large in turn.
  const [fitting] = [...contracts.values()].filter((list) => sum(list) <= total * MOST).sort((a, b) => sum(b) - sum(a));
  const largest = [...contracts.values()].sort((a, b) => sum(b) - sum(a))[0];
  if (!largest) return false;
  if (fitting && (contracts.size > 1 || fitting !== largest)) return move(stage, payments, fitting);
  if (largest.length > 1) return move(stage, payments, largest.slice(0, largest.length >> 1));
  return halve(stage, payments, largest[0]!);
}

function move(stage: Stage, payments: readonly Payment[], list: readonly Payment[]): boolean {
  const payee = another(stage, payments, list[0]!.payee!);
  const contractNo = list[0]!.contractNo && stage.contractNo();
  for (const payment of list) {
    payment.payee = payee;
    payment.payeeName = payee.name;
    payment.payeeAccountNo = payee.accountNo ?? null;
    payment.contractNo = contractNo;
    if (stage.paidBefore(payee.accountNo!, payment.amount)) payment.purpose += '（补）';
  }
  return true;
}

/** Half of the payment is made to somebody else for a part of the work. */
function halve(stage: Stage, payments: Payment[], payment: Payment): boolean {
  const amount = payment.amount >> 1;
  if (amount < 100_000) return false;
  payment.amount -= amount;
  const { indicator, agency, purpose, gov, dep, payType, settlement, payerAccountNo, paidOn, contractNo, project } =
    payment;
  payments.push(
    stage.pay(indicator, agency, {
      amount,
      on: paidOn!,
      payee: another(stage, payments, payment.payee!),
      purpose: `${purpose}（附属部分）`,
      contractNo: contractNo && stage.contractNo(),
      ...{ gov, dep, payType, settlement, payerAccountNo, project },
    }),
  );
  return true;
}

/** Somebody of the same trade who has got least of this money so far. */
function another(stage: Stage, payments: readonly Payment[], payee: Payee): Payee {
  const { byTrade, collectives } = stage.payees;
  const peers = [...Object.values(byTrade), collectives].find((list) => list.includes(payee)) ?? byTrade.works;
  const shares = sharesOf(payments);
  return stage.random
    .shuffled(peers.filter((each) => each !== payee))
    .reduce((best, each) => ((shares.get(each) ?? 0) < (shares.get(best) ?? 0) ? each : best));
}
