import { payee, payment, paymentLine } from '@qingqu/schema';
import { asc, businessEntity, type Col, chosen, code, desc, type Entity, field, one } from '../model/entity.js';
import { IdCheck, PayeeKind, PaymentStatus } from './choices.js';

/** Contracts are named by their number, which a unit gives out but once; should it not have, the first one that came counts. */
const contractOf = (paymentCol: Col, contractCol: Col) =>
  `${contractCol('id')} = (select c.id from contract c where c.contract_no = ${paymentCol('contract_no')}` +
  ` and c.agency_id = ${paymentCol('agency_id')} order by c.epoch_from, c.id limit 1)`;

export const paymentEntities: Entity[] = [
  businessEntity('Payee', payee, {
    plural: 'payees',
    about: "Payees 收款人 as one region's finance office knows them.",
    personal: (col) => `${col('kind')} = 'individual'`,
    members: {
      kind: chosen(payee.kind, PayeeKind, 'Kind 类别.'),
      name: field(payee.name, 'Name; of individuals only the family name 名称（个人脱敏）.'),
      uscc: field(payee.uscc, 'Unified social credit code 统一社会信用代码.'),
      idNoMasked: field(payee.idNoMasked, 'ID number, masked 身份证号（脱敏）.'),
      accountNoMasked: field(payee.accountNoMasked, 'Account number, masked 账号（脱敏）.'),
      bankName: field(payee.bankName, 'Bank 开户行.'),
      account: one('Account', payee.accountId, {
        about: 'Account 账户.',
        inverse: { name: 'payees', about: 'Payees that use this account 使用该账户的收款人.' },
      }),
      party: {
        kind: 'either',
        about: 'The enterprise, person or unit behind it, the same for all regions 对应的企业、个人或单位.',
        kindColumn: 'kind',
        idColumn: 'party_id',
        targets: { enterprise: 'Enterprise', individual: 'Person', agency: 'Agency' },
        inverse: { name: 'payees', about: 'Payees that stand for it 对应的收款人.' },
      },
    },
    order: [asc('name')],
  }),
  businessEntity('Payment', payment, {
    plural: 'payments',
    about: 'Treasury payments 支付, with all elements of Art. 5; a refund 退款 names the payment it returns.',
    personal: (col) => `${col('payee_kind')} = 'individual'`,
    members: {
      applicationNo: field(payment.applicationNo, 'Application number 支付申请号.'),
      voucherNo: field(payment.voucherNo, 'Voucher number 支付凭证号.'),
      fiscalYear: field(payment.fiscalYear, 'Fiscal year 预算年度.'),
      contractNo: field(payment.contractNo, 'Contract number 合同号.'),
      funcCode: code(payment.funcCode, 'functional', 'Functional classification 支出功能分类.'),
      govEcoCode: code(payment.govEcoCode, 'gov-economic', 'Government economic classification 政府支出经济分类.'),
      depEcoCode: code(payment.depEcoCode, 'dep-economic', 'Department economic classification 部门支出经济分类.'),
      payTypeCode: code(payment.payTypeCode, 'payment-method', 'Payment method 支付方式.'),
      settlementCode: code(payment.settlementCode, 'settlement', 'Settlement 结算方式.'),
      businessType: field(payment.businessType, 'Business type: 1 single, 4 batch 业务类型.'),
      appliedAt: field(payment.appliedAt, 'When it was applied for 申请时间.'),
      returnedAt: field(payment.returnedAt, 'When it was sent back 退回时间.'),
      paidOn: field(payment.paidOn, 'Day of payment; null = not yet 支付日期.'),
      clearedOn: field(payment.clearedOn, 'Day of clearing 清算日期.'),
      amount: field(payment.amountFen, 'Amount, yuan 支付金额（元）.'),
      purpose: field(payment.purpose, 'Purpose 用途.'),
      payerAccountNoMasked: field(payment.payerAccountNoMasked, "Payer's account number, masked 付款账号（脱敏）."),
      payeeKind: chosen(payment.payeeKind, PayeeKind, 'Kind of payee 收款人类别.'),
      payeeName: field(
        payment.payeeName,
        'Payee as on the voucher; of individuals only the family name 收款人名称（个人脱敏）.',
      ),
      payeeAccountNoMasked: field(payment.payeeAccountNoMasked, "Payee's account number, masked 收款账号（脱敏）."),
      bankSerial: field(payment.bankSerial, "Bank's serial number 银行流水号."),
      approvalNo: field(payment.approvalNo, 'Approval number 批复号.'),
      status: chosen(payment.status, PaymentStatus, 'Status 状态.'),
      applicant: field(payment.applicant, 'Who applied 申请人.'),
      reviewer: field(payment.reviewer, 'Who reviewed 复核人.'),
      approver: field(payment.approver, 'Who approved 审批人.'),
      indicator: one('Indicator', payment.indicatorId, {
        about: 'Indicator it is paid from 指标.',
        inverse: { name: 'payments', about: 'Payments from this indicator 本指标的支付.' },
      }),
      plan: one('Plan', payment.planId, {
        about: 'Fund-use plan 用款计划.',
        inverse: { name: 'payments', about: 'Payments under this plan 本计划的支付.' },
      }),
      agency: one('Agency', payment.agencyId, {
        about: 'Budget unit that pays 付款单位.',
        inverse: { name: 'payments', about: 'Payments of this unit 本单位的支付.' },
      }),
      fund: one('Fund', payment.fundId, {
        about: 'Fund 资金.',
        inverse: { name: 'payments', about: 'Payments of this fund 本资金的支付.' },
      }),
      project: one('Project', payment.projectId, {
        about: 'Project 项目.',
        inverse: { name: 'payments', about: 'Payments for this project 本项目的支付.' },
      }),
      contract: {
        kind: 'one',
        target: 'Contract',
        about: "The unit's contract of that number 合同.",
        on: contractOf,
        alsoBack: (from, there) =>
          `${from('agency_id')} = ${there('agency_id')} and ${from('contract_no')} = ${there('contract_no')}`,
        inverse: { name: 'payments', about: "The unit's payments under this contract number 本合同的支付." },
      },
      payee: one('Payee', payment.payeeId, {
        about: 'Payee 收款人.',
        inverse: { name: 'payments', about: 'Payments to this payee 支付给该收款人的款项.' },
      }),
      payerAccount: one('Account', payment.payerAccountId, {
        about: 'Account it is paid from 付款账户.',
        inverse: { name: 'paymentsMade', about: 'Payments from this account 从该账户支付的款项.' },
      }),
      payeeAccount: one('Account', payment.payeeAccountId, {
        about: 'Account it is paid to 收款账户.',
        inverse: { name: 'paymentsReceived', about: 'Payments to this account 支付到该账户的款项.' },
      }),
      actualPayeeAccount: one('Account', payment.actualPayeeAccountId, {
        about: 'Account that was actually credited 实际收款账户.',
        inverse: {
          name: 'paymentsActuallyReceived',
          about: 'Payments actually credited to this account 实际入账的款项.',
        },
      }),
      refundOf: one('Payment', payment.refundOfId, {
        about: 'The payment that this refund returns 被退的支付.',
        inverse: { name: 'refunds', about: 'Refunds of this payment 退款.' },
      }),
    },
    order: [desc('paidOn')],
    stats: {
      groups: {
        REGION: { kind: 'region', level: 'own' },
        COUNTY: { kind: 'region', level: 'county' },
        PREFECTURE: { kind: 'region', level: 'prefecture' },
        MONTH: { kind: 'month', field: 'paidOn' },
        FUND: { kind: 'relation', relation: 'fund', shows: ['code', 'name'] },
        AGENCY: { kind: 'relation', relation: 'agency', shows: ['code', 'name'] },
        PROJECT: { kind: 'relation', relation: 'project', shows: ['code', 'name'] },
        INDICATOR: { kind: 'relation', relation: 'indicator', shows: ['id'] },
        PAYEE_KIND: { kind: 'field', field: 'payeeKind' },
        STATUS: { kind: 'field', field: 'status' },
        FUNC_CODE: { kind: 'field', field: 'funcCode' },
        FISCAL_YEAR: { kind: 'field', field: 'fiscalYear' },
      },
      measures: ['amount'],
      distinct: { payees: 'payee', agencies: 'agency' },
    },
  }),
  businessEntity('PaymentLine', paymentLine, {
    plural: 'paymentLines',
    about: 'Beneficiary lines of payments 支付明细.',
    personal: 'all',
    members: {
      payeeKind: chosen(paymentLine.payeeKind, PayeeKind, 'Kind of payee 收款人类别.'),
      name: field(paymentLine.name, 'Name; of individuals only the family name 名称（个人脱敏）.'),
      idNoMasked: field(paymentLine.idNoMasked, 'ID number, masked 身份证号（脱敏）.'),
      idCheck: chosen(
        paymentLine.idCheck,
        IdCheck,
        'What the check of the ID number says; null without one 身份证号校验结果.',
      ),
      uscc: field(paymentLine.uscc, 'Unified social credit code 统一社会信用代码.'),
      accountNoMasked: field(paymentLine.accountNoMasked, 'Account number, masked 账号（脱敏）.'),
      amount: field(paymentLine.amountFen, 'Amount, yuan 金额（元）.'),
      townshipCode: field(paymentLine.townshipCode, 'Code of the township 乡镇代码.'),
      villageCode: field(paymentLine.villageCode, 'Code of the village 村代码.'),
      payMonth: field(paymentLine.payMonth, 'Month it is paid for, YYYY-MM 发放月份.'),
      payment: one('Payment', paymentLine.paymentId, {
        about: 'Payment 支付.',
        inverse: { name: 'lines', about: 'Beneficiary lines of this payment 支付明细.' },
      }),
      person: one('Person', paymentLine.personId, {
        about: 'Person 个人.',
        inverse: { name: 'paymentLines', about: 'Beneficiary lines to this person 支付给该人的明细.' },
      }),
      account: one('Account', paymentLine.accountId, {
        about: 'Account 账户.',
        inverse: { name: 'paymentLines', about: 'Beneficiary lines to this account 支付到该账户的明细.' },
      }),
    },
    order: [asc('rowNo')],
  }),
];
