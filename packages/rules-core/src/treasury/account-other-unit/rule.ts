import {
  and,
  defineRule,
  eq,
  gte,
  isNull,
  min,
  monitored,
  ne,
  normalised,
  paid,
  param,
  through,
} from '@qingqu/rules-sdk';

/** Code system account-type: 乡镇财政所账户, which account-township looks at. */
const townshipAccount = '25';

export const accountOtherUnit = defineRule({
  id: 'account-other-unit',
  category: 'account',
  subject: 'payment',
  severity: 'red',
  timeClass: 'D',
  title: {
    zh: '以拨代支：转至其他预算单位账户',
    en: 'Allocation in place of expenditure: paid to another budget unit',
  },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: { minimum: param.money('10000.00', { zh: '最低金额', en: 'Least amount' }) },
  // A unit is met by its name as well: after a change of agencies every payment is looked at.
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId'), accounts: through('payments', 'payeeAccountId') },
  find: ({ select, with: using, $with, payments, funds, accounts, agencies }, { minimum }) => {
    const transfers = $with('transfers').as(
      select({
        id: payments.id,
        agencyId: payments.agencyId,
        payeeOrgName: payments.payeeOrgName,
        payeeAccountId: payments.payeeAccountId,
      })
        .from(payments)
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .where(and(paid(payments), gte(payments.amountFen, minimum), isNull(payments.contractNo))),
    );
    const anotherUnit = and(
      ne(agencies.id, transfers.agencyId),
      eq(agencies.isBudgetUnit, true),
      ne(agencies.kind, 'public_institution'),
    );
    const toUnitAccount = using(transfers)
      .select({ paymentId: transfers.id, unitId: min(agencies.id).as('unit_id') })
      .from(transfers)
      .innerJoin(accounts, eq(accounts.id, transfers.payeeAccountId))
      .innerJoin(agencies, and(eq(agencies.id, accounts.holderId), anotherUnit))
      .where(ne(accounts.typeCode, townshipAccount))
      .groupBy(transfers.id);
    // Units of different regions may share a name: a payment is one finding all the same.
    const toUnitName = using(transfers)
      .select({ paymentId: transfers.id, unitId: min(agencies.id).as('unit_id') })
      .from(transfers)
      .leftJoin(accounts, eq(accounts.id, transfers.payeeAccountId))
      .innerJoin(agencies, and(eq(normalised(agencies.name), normalised(transfers.payeeOrgName)), anotherUnit))
      .where(isNull(accounts.id))
      .groupBy(transfers.id);
    const receivingUnits = $with('receiving_units').as(toUnitAccount.unionAll(toUnitName));
    return using(receivingUnits)
      .select({
        subject: payments.id,
        voucherNo: payments.voucherNo,
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        unit: agencies.name,
        unitCode: agencies.code,
        payee: payments.payeeOrgName,
        purpose: payments.purpose,
      })
      .from(receivingUnits)
      .innerJoin(payments, eq(payments.id, receivingUnits.paymentId))
      .innerJoin(agencies, eq(agencies.id, receivingUnits.unitId));
  },
  message: {
    zh: '{paidOn} 支付 {amount} 元，收款方为其他预算单位 {unit}，且无合同号，请核实是否以拨代支',
    en: '{amount} yuan were paid on {paidOn} to another budget unit, {unit}, without a contract; please verify whether money was passed on instead of spent',
  },
});
