import { index, integer, text } from 'drizzle-orm/pg-core';
import { businessTable, bytea, civilDate, fen, instant, ref, regionCode } from '../columns.js';

/** A payee 收款人 as one region's finance office knows it; `partyId` is the same across regions. */
export const [payee, payeeHistory] = businessTable(
  'payee',
  () => ({
    regionCode: regionCode().notNull(),
    kind: text({ enum: ['enterprise', 'individual', 'agency', 'agent_bank', 'collective'] }).notNull(),
    /** Masked for individuals, in full for organisations. */
    name: text().notNull(),
    nameSealed: bytea(),
    partyId: ref(),
    uscc: text(),
    idNoMasked: text(),
    idNoSealed: bytea(),
    accountId: ref(),
    accountNoMasked: text(),
    bankName: text(),
  }),
  (t) => [
    index('payee_scope').on(t.scopeOrd, t.id),
    index('payee_party').on(t.partyId),
    index('payee_account').on(t.accountId),
    index('payee_name').on(t.name, t.id),
  ],
);

/** A treasury payment 支付, with all elements of Art. 5. A refund 退款 is a row of its own that names the payment it returns. */
export const [payment, paymentHistory] = businessTable(
  'payment',
  () => ({
    applicationNo: text().notNull(),
    voucherNo: text(),
    regionCode: regionCode().notNull(),
    fiscalYear: integer().notNull(),
    indicatorId: ref().notNull(),
    planId: ref(),
    agencyId: ref().notNull(),
    fundId: ref().notNull(),
    projectId: ref(),
    contractNo: text(),
    funcCode: text(),
    govEcoCode: text(),
    depEcoCode: text(),
    payTypeCode: text(),
    settlementCode: text(),
    businessType: text(),
    appliedAt: instant().notNull(),
    returnedAt: instant(),
    paidOn: civilDate(),
    clearedOn: civilDate(),
    amountFen: fen().notNull(),
    purpose: text(),
    payerAccountId: ref(),
    payerAccountNoMasked: text(),
    payeeId: ref(),
    payeeKind: text({ enum: ['enterprise', 'individual', 'agency', 'agent_bank', 'collective'] }).notNull(),
    /** As printed on the voucher; masked for individuals. */
    payeeName: text().notNull(),
    payeeNameSealed: bytea(),
    payeeNameToken: ref(),
    payeeAccountId: ref(),
    payeeAccountNoMasked: text(),
    actualPayeeAccountId: ref(),
    bankSerial: text(),
    approvalNo: text(),
    status: text({ enum: ['draft', 'applied', 'approved', 'returned', 'paid', 'void', 'deleted'] }).notNull(),
    refundOfId: ref(),
    applicant: text(),
    reviewer: text(),
    approver: text(),
    /** The operators by identity: `operator_record.operator_id`. */
    applicantId: ref(),
    reviewerId: ref(),
    approverId: ref(),
  }),
  (t) => [
    index('payment_scope_paid').on(t.scopeOrd, t.paidOn, t.id),
    index('payment_paid').on(t.paidOn, t.id),
    index('payment_indicator').on(t.indicatorId),
    index('payment_payee').on(t.payeeId),
    index('payment_agency').on(t.agencyId, t.paidOn, t.id),
    index('payment_payee_account').on(t.payeeAccountId),
    index('payment_status').on(t.status, t.paidOn, t.id),
    index('payment_refund_of').on(t.refundOfId),
  ],
  { yearly: true },
);

/** A beneficiary line 支付明细 of a payment. */
export const [paymentLine, paymentLineHistory] = businessTable(
  'payment_line',
  () => ({
    paymentId: ref().notNull(),
    regionCode: regionCode().notNull(),
    payeeKind: text({ enum: ['enterprise', 'individual', 'agency', 'agent_bank', 'collective'] }).notNull(),
    name: text().notNull(),
    nameSealed: bytea(),
    nameToken: ref(),
    personId: ref(),
    idCheck: text({ enum: ['ok', 'check_digit', 'birth_date'] }),
    idNoMasked: text(),
    idNoSealed: bytea(),
    uscc: text(),
    accountId: ref(),
    accountNoMasked: text(),
    amountFen: fen().notNull(),
    townshipCode: text(),
    villageCode: text(),
    payMonth: text(),
  }),
  (t) => [
    index('payment_line_payment').on(t.paymentId),
    index('payment_line_scope').on(t.scopeOrd, t.id),
    index('payment_line_person').on(t.personId),
  ],
);
