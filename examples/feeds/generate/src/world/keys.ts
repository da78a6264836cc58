import { yearOf } from '../basis/day.js';
import type { Indicator, Payment } from './model.js';
import type { Stage } from './stage.js';

/** All payments of a region's year, in the order in which they were applied for. */
export function paymentsOf(stage: Stage): Payment[] {
  const all = [
    ...stage.indicators.flatMap((each) => each.spending?.payments ?? []),
    ...[...stage.pooledPayments.values()].flat(),
  ];
  return all
    .map((payment, at) => ({ payment, at }))
    .sort((a, b) => a.payment.appliedAt - b.payment.appliedAt || a.at - b.at)
    .map(({ payment }) => payment);
}

/** Gives all records their keys, in the order of their dates, so that what was planted does not stand out. */
export function giveKeys(stage: Stage): void {
  const { six } = stage.region;
  const own = stage.indicators.filter((each) => each.region !== stage.parent?.code);
  const above = stage.indicators.filter((each) => each.region === stage.parent?.code);
  const byTime = (list: Indicator[]) =>
    list
      .map((each, at) => ({ each, at }))
      .sort((a, b) => a.each.docIssuedOn - b.each.docIssuedOn || a.at - b.at)
      .map(({ each }) => each);
  for (const [n, indicator] of byTime(own).entries()) indicator.key ||= `ZB${six}-${number(n, 4)}`;
  for (const [n, indicator] of byTime(above).entries())
    indicator.key = `ZB${stage.parent!.six}-${six.slice(2)}${number(n, 3)}`;
  for (const indicator of stage.indicators) {
    const tail = indicator.key.slice(2);
    for (const [n, allocation] of indicator.allocations.entries()) allocation.key = `FP${tail}-${n + 1}`;
    for (const plan of indicator.spending?.plans ?? []) plan.key = `JH${tail}-${number(plan.month - 1, 2)}`;
  }
  for (const [n, payment] of paymentsOf(stage).entries()) {
    payment.key = `ZF${six}-${number(n, 5)}`;
    payment.applicationNo = `${payment.refundOf ? 'TK' : 'SQ'}${yearOf(Math.floor(payment.appliedAt / 86_400))}${six}${number(n, 6)}`;
  }
  for (const payment of paymentsOf(stage))
    if (payment.sameApplicationAs) payment.applicationNo = payment.sameApplicationAs.applicationNo;
  stage.bankLines.sort((a, b) => a.on - b.on);
  for (const [n, line] of stage.bankLines.entries()) line.key = `YH${six}-${number(n, 5)}`;
  stage.entries.sort((a, b) => a.occurredOn - b.occurredOn || a.recordedAt - b.recordedAt);
  for (const [n, entry] of stage.entries.entries()) entry.key = `ZH${six}-${number(n, 5)}`;
}

const number = (n: number, digits: number): string => String(n + 1).padStart(digits, '0');
