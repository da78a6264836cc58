import { at, dayOfInstant, iso, isoInstant, monthOf, yearOf } from '../basis/day.js';
import { ofYuan, yuan } from '../basis/money.js';
import { hash } from '../basis/random.js';
import { creditOf, submittedOn } from './batches.js';
import { paymentsOf } from './keys.js';
import type { Account, Batch, Indicator, Payment, Project } from './model.js';
import type { Outlet } from './outlet.js';
import { idNoOf } from './people.js';
import { registerDay } from './registers.js';
import { monthEnds, openingBalance } from './special-account.js';
import { financeOffice, type Stage, staffOf } from './stage.js';

const day = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : iso(value);
const instant = (value: number | null): string | null => (value === null ? null : isoInstant(value));

/** Writes a region's own records: what its finance office has entered. */
export function emitStage(stage: Stage, out: Outlet): void {
  emitParties(stage, out);
  emitBudget(stage, out);
  const payments = paymentsOf(stage);
  if (out.wants('payment')) for (const [n, payment] of payments.entries()) emitPayment(stage, out, payment, n);
  if (out.wants('payment_line')) for (const payment of payments) emitLine(stage, out, payment);
  emitSpecialAccounts(stage, out);
  for (const batch of stage.batches) emitBatch(stage, out, batch);
  emitContracts(stage, out, payments);
  emitRelocationPayees(stage, out, payments);
  stage.additions.write(out);
}

/** Who entered something in which division; what belongs to the region above was entered there. */
function entered(stage: Stage, division: string, n: number, region = stage.region.code): [string, string] {
  const office = region === stage.parent?.code ? stage.parent : stage.region;
  const names = office === stage.region ? stage.staff : staffOf(office);
  const ending = { province: '处', prefecture: '科', county: '股', township: '' }[office.level];
  return [names[n % names.length]!, `${financeOffice(office)}${division.replace(/股$/, ending)}`];
}

function emitParties(stage: Stage, out: Outlet): void {
  const { region } = stage;
  const finance = stage.agency('115');
  for (const agency of stage.agencies) {
    const superior = agency === finance ? null : finance.code;
    out.write('agency', [
      agency.code,
      agency.name,
      agency.uscc,
      agency.region,
      superior,
      agency.kind,
      agency.isBudgetUnit,
    ]);
  }
  for (const account of [...stage.accounts, ...stage.payees.accounts]) emitAccount(out, account);
  for (const payee of stage.payees.all)
    out.write('payee', [
      payee.key,
      region.code,
      payee.kind,
      payee.name,
      payee.uscc,
      payee.idNo,
      payee.agency?.code,
      payee.accountNo,
      payee.bank,
    ]);
  emitOperators(stage, out);
}

/** The user code of the n-th of those who handle payments: one system, so that no two regions share one. */
export const operatorCode = (stage: Stage, n: number): string =>
  `yh${stage.region.six}${String(n + 1).padStart(2, '0')}`;

/** Whose code it is: the first of the public staff. */
function emitOperators(stage: Stage, out: Outlet): void {
  const { region, world } = stage;
  for (const n of stage.staff.keys())
    out.write('operator_record', [
      `CZ${region.six}-${n + 1}`,
      operatorCode(stage, n),
      idNoOf(region, 'staff', n),
      stage.agency('115').code,
      region.code,
      `${world.year - 3}-01-01`,
      null,
      iso(registerDay(stage)),
    ]);
}

export function emitAccount(out: Outlet, account: Account): void {
  out.write('account', [
    account.no,
    account.region,
    account.name,
    account.bank,
    account.cnaps,
    account.type,
    account.holderKind,
    account.holderKey,
    account.holderIdNo,
    account.medium,
    iso(account.openedOn),
    day(account.closedOn),
  ]);
}

function emitBudget(stage: Stage, out: Outlet): void {
  const { region } = stage;
  for (const doc of stage.docs) {
    const superior = doc.superiorDocNo;
    const by = entered(stage, '预算股', doc.issuedOn, doc.issuer);
    out.write('indicator_doc', [
      doc.key,
      doc.docNo,
      doc.title,
      iso(doc.issuedOn),
      doc.issuer,
      doc.kind,
      superior,
      ...by,
      isoInstant(at(doc.issuedOn, 16, 5)),
    ]);
  }
  for (const project of stage.projects)
    out.write('project', [
      project.key,
      project.name,
      project.region,
      iso(project.startedOn),
      day(project.endedOn),
      project.status,
    ]);
  for (const [n, indicator] of stage.indicators.entries()) {
    emitIndicator(stage, out, indicator, n);
    for (const [at, adjustment] of indicator.adjustments.entries())
      out.write('indicator_adjustment', [
        `TZ${indicator.key.slice(2)}-${at + 1}`,
        indicator.key,
        indicator.region,
        yuan(adjustment.delta),
        iso(adjustment.on),
        adjustment.reason,
        `TZ${iso(adjustment.on)}`,
        adjustment.status,
        ...entered(stage, '预算股', n, indicator.region),
        `${iso(adjustment.on)} 15:30:00`,
      ]);
    for (const each of indicator.allocations)
      out.write('allocation', [
        each.key,
        indicator.key,
        each.to.agency ? 'to_agency' : 'to_region',
        indicator.region,
        each.to.region,
        each.to.agency?.code,
        each.fund.code,
        each.fundType,
        each.fiscalYear,
        each.tpFunc,
        each.tag,
        yuan(each.amount),
        each.docNo,
        iso(each.docIssuedOn),
        each.docKind,
        isoInstant(each.allocatedAt),
        each.status,
        ...entered(stage, '农业股', n, indicator.region),
        isoInstant(each.allocatedAt),
      ]);
    for (const plan of indicator.spending?.plans ?? [])
      out.write('plan', [
        plan.key,
        `${stage.world.year}${plan.key.slice(2).replaceAll('-', '')}`,
        region.code,
        indicator.key,
        indicator.upstream?.key,
        indicator.agency!.code,
        indicator.fiscalYear,
        plan.month,
        '001002',
        yuan(plan.applied),
        yuan(plan.amount),
        instant(plan.approvedAt),
        plan.status,
        ...entered(stage, '国库股', n),
      ]);
  }
}

function emitIndicator(stage: Stage, out: Outlet, indicator: Indicator, n: number): void {
  out.write('indicator', [
    indicator.key,
    indicator.region,
    indicator.fiscalYear,
    indicator.doc.key,
    iso(indicator.docIssuedOn),
    indicator.fund.code,
    indicator.source,
    indicator.upstream?.key,
    indicator.originKey,
    indicator.superiorDocNo,
    indicator.func,
    indicator.tpFunc,
    indicator.gov,
    indicator.dep,
    indicator.fundType,
    indicator.agency?.code,
    indicator.project?.key,
    yuan(indicator.amount),
    indicator.tag,
    indicator.planRef,
    instant(indicator.receivedAt),
    instant(indicator.registeredAt),
    indicator.status,
    ...entered(stage, '农业股', n, indicator.region),
    instant(indicator.registeredAt),
  ]);
}

function emitPayment(stage: Stage, out: Outlet, payment: Payment, n: number): void {
  const { indicator, payee } = payment;
  const paid = payment.status === 'paid';
  const year = yearOf(dayOfInstant(payment.appliedAt));
  const voucher = paid
    ? `${payment.payType === '001002' ? '5202' : '5201'}-${year}-${payment.applicationNo.slice(6)}`
    : null;
  const serial =
    paid && payment.settlement !== '0' ? `${iso(payment.paidOn!).replaceAll('-', '')}${payment.key.slice(-5)}` : null;
  const [who, org] = entered(stage, '国库支付中心', n);
  out.write('payment', [
    payment.key,
    payment.applicationNo,
    voucher,
    stage.region.code,
    payment.fiscalYear,
    indicator.key,
    payment.plan?.key,
    payment.agency.code,
    indicator.fund.code,
    payment.project?.key,
    payment.contractNo,
    indicator.func,
    payment.gov,
    payment.dep,
    payment.payType,
    payment.settlement,
    payment.payeeKind === 'agent_bank' ? '4' : '1',
    isoInstant(payment.appliedAt),
    instant(payment.returnedAt),
    day(payment.paidOn),
    day(payment.paidOn),
    yuan(payment.amount),
    payment.purpose,
    payment.payerAccountNo,
    payee?.key,
    payment.payeeKind,
    payment.payeeName,
    payment.payeeAccountNo,
    payment.actualAccountNo,
    serial,
    payment.approvalNo,
    payment.status,
    payment.refundOf?.key,
    operatorCode(stage, payment.handledBy ?? (n + 1) % 8),
    operatorCode(stage, (n + 3) % 8),
    operatorCode(stage, (n + 6) % 8),
    who,
    org,
  ]);
}

/** Whom it reaches in the end: people and village committees. */
function emitLine(stage: Stage, out: Outlet, payment: Payment): void {
  const { payee } = payment;
  if (
    !payee ||
    payment.status !== 'paid' ||
    payment.refundOf ||
    !['individual', 'collective'].includes(payment.payeeKind)
  )
    return;
  const village = payee.village ?? null;
  const month = iso(payment.paidOn!).slice(0, 7);
  const township = village && `${village.slice(0, 9)}000`;
  out.write('payment_line', [
    `${payment.key}:1`,
    payment.key,
    stage.region.code,
    payment.payeeKind,
    payee.name,
    payee.idNo,
    payee.uscc,
    payment.payeeAccountNo,
    yuan(payment.amount),
    township,
    village,
    month,
  ]);
}

function emitSpecialAccounts(stage: Stage, out: Outlet): void {
  if (!out.wants('special_account_entry', 'bank_line', 'account_month')) return;
  const { region } = stage;
  const balances = new Map<Account, number>();
  for (const [n, entry] of stage.entries.entries()) {
    const { account, amount, direction } = entry;
    const balance = (balances.get(account) ?? openingBalance(account)) + (direction === 'in' ? amount : -amount);
    balances.set(account, balance);
    out.write('special_account_entry', [
      entry.key,
      account.no,
      region.code,
      iso(entry.occurredOn),
      isoInstant(entry.recordedAt),
      direction,
      yuan(amount),
      entry.counterparty,
      entry.fund?.code,
      entry.summary,
      yuan(balance),
      entry.line?.key,
      ...entered(stage, '国库股', n),
    ]);
  }
  for (const [n, line] of stage.bankLines.entries())
    out.write('bank_line', [
      line.key,
      line.account.no,
      region.code,
      iso(line.on),
      `${iso(line.on).replaceAll('-', '')}${String(n + 1).padStart(6, '0')}`,
      line.direction,
      yuan(line.amount),
      line.counterparty,
      line.summary,
    ]);
  if (region.level !== 'county') return;
  for (const account of [stage.specialAccount, stage.fiscalAccount])
    for (const { month, ledger, bank, reconciling } of monthEnds(stage, account))
      out.write('account_month', [
        `${account.no.slice(-9)}:${month}`,
        account.no,
        region.code,
        month,
        yuan(ledger),
        bank === null ? null : yuan(bank),
        yuan(reconciling),
      ]);
}

function emitBatch(stage: Stage, out: Outlet, batch: Batch): void {
  const { calendar } = stage.world;
  const submitted = submittedOn(stage, batch);
  const approved = submitted === null ? null : calendar.after(submitted, 1);
  const funded = batch.payment?.status === 'paid' ? batch.payment.paidOn : null;
  out.write('subsidy_batch', [
    batch.key,
    batch.programme.code,
    stage.region.code,
    batch.period,
    day(submitted && calendar.before(submitted, 8)),
    day(submitted && calendar.before(submitted, 1)),
    submitted && `${iso(submitted)} 10:20:00`,
    approved && `${iso(approved)} 15:45:00`,
    batch.payment?.key,
    day(funded),
    yuan(batch.total),
    batch.lineCount,
    ...entered(stage, '社会保障股', batch.lineCount),
    submitted && `${iso(submitted)} 10:20:00`,
  ]);
  if (out.wants('subsidy_line')) emitLines(stage, out, batch);
}

function emitLines(stage: Stage, out: Outlet, batch: Batch): void {
  const { region } = stage;
  const start = iso(batch.periodStart);
  const end = iso(batch.periodEnd);
  const salt = monthOf(batch.periodStart) * 31 + batch.month;
  let n = 0;
  let reissues = 0;
  for (const { household, member, quantity, amount, as } of batch.benefits) {
    n++;
    const credit = { ...creditOf(stage, batch, hash(member.h, salt, 9), n), ...as?.credit };
    const key = `${batch.key}-${n}`;
    const line = (
      own: string,
      no: number,
      status: string,
      paidOn: number | null,
      returnedOn: number | null,
      reason: string | null,
      of: string | null,
    ) =>
      out.write('subsidy_line', [
        own,
        batch.key,
        no,
        region.code,
        batch.programme.code,
        start,
        end,
        as?.idNo ?? member.idNo,
        as?.name ?? member.name,
        household.key,
        as?.cardNo ?? member.cardNo,
        quantity,
        yuan(amount),
        status,
        day(paidOn),
        day(returnedOn),
        reason,
        of,
        household.township.code,
        household.village,
      ]);
    line(key, n, credit.status, credit.paidOn, credit.returnedOn, credit.reason, null);
    // The second credit after a return has a number above those of the batch.
    if (credit.reissuedOn !== null)
      line(`${key}R`, batch.lineCount + ++reissues, 'success', credit.reissuedOn, null, null, key);
  }
}

/** The contracts that payments name: large ones were tendered. */
function emitContracts(stage: Stage, out: Outlet, payments: readonly Payment[]): void {
  if (!out.wants('contract')) return;
  const byNumber = new Map<string, Payment[]>();
  for (const payment of payments)
    if (payment.contractNo && !payment.refundOf)
      byNumber.set(payment.contractNo, [...(byNumber.get(payment.contractNo) ?? []), payment]);
  for (const [number, paid] of byNumber) {
    const first = paid[0]!;
    const amount = paid.reduce((sum, each) => sum + each.amount, 0);
    const isTendered = amount >= TENDERED_FROM && !stage.untendered.has(number);
    const signed = stage.world.calendar.before(dayOfInstant(first.appliedAt), 10);
    out.write('contract', [
      number.replace('HT', 'CT'),
      number,
      stage.region.code,
      first.agency.code,
      first.project?.name ?? first.purpose,
      isTendered || stage.tendered.has(number) ? number.replace('HT', 'ZB') : null,
      yuan(amount),
      iso(signed),
    ]);
  }
}

/** Contracts of this sum and more were tendered: well before anybody must. */
const TENDERED_FROM = ofYuan(200_000);

/** Who may be paid from the financing of a relocation project: in the ordinary world, all who are. */
function emitRelocationPayees(stage: Stage, out: Outlet, payments: readonly Payment[]): void {
  if (!out.wants('relocation_payee')) return;
  const listed = new Map<string, { project: Project; payee: Payment['payee'] }>();
  for (const { indicator, project, payee, isFixed } of payments)
    if (indicator.fund.category === 'relocation_financing' && project && payee && !isFixed)
      listed.set(`${project.key}|${payee.key}`, { project, payee });
  let n = 0;
  for (const { project, payee } of listed.values())
    out.write('relocation_payee', [
      `MD${stage.region.six}-${String(++n).padStart(4, '0')}`,
      project.key,
      payee!.key,
      stage.region.code,
      iso(project.startedOn),
      null,
      iso(registerDay(stage)),
    ]);
}
