import { identity, type Vault } from '@qingqu/schema';
import { CANDIDATES_MAX, type Candidate } from '@qingqu/sweep';
import { Field, InputType, Int } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { badInput } from '../errors.js';
import { choiceEnum } from '../graphql/enums.js';
import { LocalDate, Money, RegionCode } from '../graphql/scalars.js';
import { type Choice, choiceName } from '../model/choice.js';

const PayeeKind = choiceEnum(choices.PayeeKind);
const PaymentStatus = choiceEnum(choices.PaymentStatus);

const optionalText = (about: string) => Field(() => String, { nullable: true, description: about });
const optionalDay = (about: string) => Field(() => LocalDate, { nullable: true, description: about });

@InputType('CandidatePayment', {
  description:
    'A payment that has not been made, with the columns of the feed `payment` 待支付记录. Keys are those of the source systems.',
})
export class CandidatePayment {
  @Field(() => String, { description: 'Its key; one that is there already is looked at as it would be then 主键.' })
  key!: string;

  @Field(() => RegionCode, { description: "Code of the region, the viewer's own or below it 区划代码." })
  regionCode!: string;

  @Field(() => Money, { description: 'Amount, yuan 金额（元）.' })
  amount!: bigint;

  @Field(() => String, { description: 'Key of the indicator 指标主键.' })
  indicatorKey!: string;

  @Field(() => String, { description: 'Key of the unit 预算单位主键.' })
  agencyKey!: string;

  @Field(() => String, { description: 'Key of the fund 资金主键.' })
  fundKey!: string;

  @Field(() => PayeeKind, { description: 'Kind of payee 收款人类别.' })
  payeeKind!: string;

  @optionalDay('Day on which it would be paid; the day of judgement when not given 支付日期.')
  paidOn?: string | null;

  @optionalDay('Day on which it was applied for; the day of payment when not given 申请日期.')
  appliedOn?: string | null;

  @Field(() => PaymentStatus, {
    nullable: true,
    description: 'Status in which it is looked at; PAID when not given 支付状态.',
  })
  status?: string | null;

  @Field(() => Int, { nullable: true, description: 'Fiscal year; that of the day of payment when not given 预算年度.' })
  fiscalYear?: number | null;

  @optionalText('Number of the application 申请编号.')
  applicationNo?: string | null;

  @optionalText('Key of the plan 用款计划主键.')
  planKey?: string | null;

  @optionalText('Key of the project 项目主键.')
  projectKey?: string | null;

  @optionalText('Number of the contract 合同编号.')
  contractNo?: string | null;

  @optionalText('Functional classification 功能分类.')
  funcCode?: string | null;

  @optionalText('Economic classification of the government budget 政府经济分类.')
  govEcoCode?: string | null;

  @optionalText('Economic classification of the department budget 部门经济分类.')
  depEcoCode?: string | null;

  @optionalText('Method of payment 支付方式.')
  payTypeCode?: string | null;

  @optionalText('Settlement 结算方式.')
  settlementCode?: string | null;

  @optionalText('Business type 业务类型.')
  businessType?: string | null;

  @optionalText('Purpose 用途.')
  purpose?: string | null;

  @optionalText('Key of the payee 收款人主键.')
  payeeKey?: string | null;

  @optionalText('Name of the payee; of a person only a token is looked at 收款人名称.')
  payeeName?: string | null;

  @optionalText('Account that pays, in clear; turned into an identity at once and never kept 付款账号.')
  payerAccountNo?: string | null;

  @optionalText('Account of the payee, in clear; turned into an identity at once and never kept 收款账号.')
  payeeAccountNo?: string | null;

  @optionalText('Account that really receives, in clear; turned into an identity at once and never kept 实际收款账号.')
  actualPayeeAccountNo?: string | null;

  @optionalText('Number of an approval 审批文号.')
  approvalNo?: string | null;

  @optionalText('Key of the payment that it refunds 原支付主键.')
  refundOfKey?: string | null;

  @optionalText('User code of who applied 经办人.')
  applicant?: string | null;

  @optionalText('User code of who reviewed 复核人.')
  reviewer?: string | null;

  @optionalText('User code of who approved 审批人.')
  approver?: string | null;
}

/** A text that a source system could send. */
const TEXT_MAX = 500;

/**
 * The payments as rows of the relation, with identities in the place of keys and numbers.
 *
 * @throws BAD_USER_INPUT
 */
export function candidatesOf(payments: readonly CandidatePayment[], vault: Vault, asOf: string): Candidate[] {
  if (payments.length === 0 || payments.length > CANDIDATES_MAX)
    throw badInput(`precheck takes 1 to ${CANDIDATES_MAX} payments, not ${payments.length}.`);
  const keys = new Set(payments.map(({ key }) => key));
  if (keys.size < payments.length) throw badInput('Two of the payments have the same key. Give each its own.');
  for (const payment of payments) checkTexts(payment);
  return payments.map((payment) => candidateOf(payment, vault, asOf));
}

/** The identity that a candidate's findings name. */
export const candidateId = ({ key }: CandidatePayment): string => identity('payment', key);

function candidateOf(payment: CandidatePayment, vault: Vault, asOf: string): Candidate {
  const paidOn = payment.paidOn ?? asOf;
  const text = (value: string | null | undefined) => value?.trim() || null;
  const idOf = (kind: string, key: string | null | undefined) => (text(key) ? identity(kind, text(key)!) : null);
  const accountOf = (number: string | null | undefined) => (text(number) ? vault.accountId(number!) : null);
  const payeeName = text(payment.payeeName);
  return {
    id: candidateId(payment),
    application_no: text(payment.applicationNo) ?? payment.key,
    region_code: payment.regionCode,
    fiscal_year: String(payment.fiscalYear ?? paidOn.slice(0, 4)),
    indicator_id: idOf('indicator', payment.indicatorKey),
    plan_id: idOf('plan', payment.planKey),
    agency_id: idOf('agency', payment.agencyKey),
    fund_id: idOf('fund', payment.fundKey),
    project_id: idOf('project', payment.projectKey),
    contract_no: text(payment.contractNo),
    func_code: text(payment.funcCode),
    gov_eco_code: text(payment.govEcoCode),
    dep_eco_code: text(payment.depEcoCode),
    pay_type_code: text(payment.payTypeCode),
    settlement_code: text(payment.settlementCode),
    business_type: text(payment.businessType),
    applied_on: payment.appliedOn ?? paidOn,
    paid_on: paidOn,
    amount_fen: String(payment.amount),
    purpose: text(payment.purpose),
    payer_account_id: accountOf(payment.payerAccountNo),
    payee_id: idOf('payee', payment.payeeKey),
    payee_kind: storedOf(choices.PayeeKind, payment.payeeKind),
    payee_org_name: payment.payeeKind === 'INDIVIDUAL' ? null : payeeName,
    payee_name_token: payeeName && vault.nameToken(payeeName),
    payee_account_id: accountOf(payment.payeeAccountNo),
    actual_payee_account_id: accountOf(payment.actualPayeeAccountNo),
    approval_no: text(payment.approvalNo),
    status: storedOf(choices.PaymentStatus, payment.status ?? 'PAID'),
    refund_of_id: idOf('payment', payment.refundOfKey),
    applicant_id: idOf('operator', payment.applicant),
    reviewer_id: idOf('operator', payment.reviewer),
    approver_id: idOf('operator', payment.approver),
  };
}

/** Says which field it is and never its value: it may be an account number. */
function checkTexts(payment: CandidatePayment): void {
  for (const [name, value] of Object.entries(payment))
    if (typeof value === 'string' && (value.length > TEXT_MAX || value.includes('\0')))
      throw badInput(`payments: ${name} holds a NUL character or more than ${TEXT_MAX} characters.`);
}

/** `TO_REGION` → `to_region`. */
export function storedOf<Value extends string>({ stored }: Choice<Value>, name: string): Value {
  return stored.find((value) => choiceName(value) === name)!;
}
