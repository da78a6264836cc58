import { day, fen, flag, id, relation, whole, word } from './relation.js';

/** Payees 收款人 as a region knows them; `partyId` is the same in every region. */
export const payees = relation('payees', 'payee', {
  id: id().notNull(),
  regionCode: word().notNull(),
  kind: word().notNull(),
  partyId: id(),
  uscc: word(),
  accountId: id(),
});

/** Payments 支付. A refund is a row of its own with `refundOfId` set and a positive amount. */
export const payments = relation('payments', 'payment', {
  id: id().notNull(),
  applicationNo: word().notNull(),
  voucherNo: word(),
  regionCode: word().notNull(),
  fiscalYear: whole().notNull(),
  indicatorId: id().notNull(),
  planId: id(),
  agencyId: id().notNull(),
  fundId: id().notNull(),
  projectId: id(),
  contractNo: word(),
  funcCode: word(),
  govEcoCode: word(),
  depEcoCode: word(),
  payTypeCode: word(),
  settlementCode: word(),
  businessType: word(),
  appliedOn: day().notNull(),
  returnedOn: day(),
  paidOn: day(),
  clearedOn: day(),
  amountFen: fen().notNull(),
  purpose: word(),
  payerAccountId: id(),
  payeeId: id(),
  payeeKind: word().notNull(),
  /** The payee's name when it is an organisation; natural persons have none here. */
  payeeOrgName: word(),
  /** A keyed token of the payee's normalised name: equal names have equal tokens. */
  payeeNameToken: id(),
  payeeAccountId: id(),
  actualPayeeAccountId: id(),
  approvalNo: word(),
  status: word().notNull(),
  refundOfId: id(),
  /** Who applied, reviewed and approved 经办/复核/审批: `operatorRecords.operatorId`. */
  applicantId: id(),
  reviewerId: id(),
  approverId: id(),
});

/** Beneficiary lines 支付明细. */
export const paymentLines = relation('payment_lines', 'payment_line', {
  id: id().notNull(),
  paymentId: id().notNull(),
  regionCode: word().notNull(),
  payeeKind: word().notNull(),
  personId: id(),
  nameToken: id(),
  /** What the ID number's own check says: 'ok', 'check_digit' or 'birth_date'; null without a number. */
  idCheck: word(),
  uscc: word(),
  accountId: id(),
  amountFen: fen().notNull(),
  townshipCode: word(),
  villageCode: word(),
  payMonth: word(),
});

/** Bank accounts 账户; `typeCode` is of the code system account-type. */
export const accounts = relation('accounts', 'account', {
  id: id().notNull(),
  regionCode: word().notNull(),
  typeCode: word().notNull(),
  holderKind: word().notNull(),
  holderId: id(),
  /** The holder's name when it is an organisation. */
  holderOrgName: word(),
  /** A keyed token of the holder's normalised name. */
  nameToken: id(),
  /** Whether a card number passes the Luhn check; null when the account is no card. */
  luhnValid: flag(),
  medium: word().notNull(),
  openedOn: day(),
  closedOn: day(),
});

/** Entries 财政专户收支 of the special-account system. */
export const specialAccountEntries = relation('special_account_entries', 'special_account_entry', {
  id: id().notNull(),
  accountId: id().notNull(),
  regionCode: word().notNull(),
  occurredOn: day().notNull(),
  recordedOn: day().notNull(),
  direction: word().notNull(),
  amountFen: fen().notNull(),
  fundId: id(),
  balanceAfterFen: fen(),
  bankLineId: id(),
});

/** Bank statement lines 银行流水 on special accounts. */
export const bankLines = relation('bank_lines', 'bank_line', {
  id: id().notNull(),
  accountId: id().notNull(),
  regionCode: word().notNull(),
  transactedOn: day().notNull(),
  serialNo: word().notNull(),
  direction: word().notNull(),
  amountFen: fen().notNull(),
});

/** Month-end balances of special accounts. */
export const accountMonths = relation('account_months', 'account_month', {
  id: id().notNull(),
  accountId: id().notNull(),
  regionCode: word().notNull(),
  month: word().notNull(),
  ledgerBalanceFen: fen().notNull(),
  bankBalanceFen: fen(),
  reconcilingFen: fen().notNull(),
});
