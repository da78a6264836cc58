import { iso } from '../basis/day.js';
import { ofYuan } from '../basis/money.js';
import { cardNumber } from '../basis/numbers.js';
import type { Account, Payee, Payment } from '../world/model.js';
import type { MonthEnd } from '../world/special-account.js';
import { type Case, type CaseStage, silent, warns } from './case.js';
import { newEnterprise, newIndividual } from './invented.js';

/** An ordinary payment to this payee, for a person by a small sum. */
function paidTo(
  it: CaseStage,
  payee: Payee,
  more: Omit<Partial<Payment>, 'payee'> & { monitored?: boolean; fund?: string } = {},
): Payment {
  const { monitored = true, fund, ...fields } = more;
  const isPerson = payee.kind === 'individual';
  const yuan = isPerson ? it.random.int(1_200, 4_800) : it.random.int(9_000, 28_000);
  const unit = it.spendable({ yuan, monitored, ...(fund ? { fund } : {}) });
  return it.pay(unit, {
    amount: ofYuan(yuan) + it.random.int(1, 99),
    on: it.dayFor(unit),
    payee,
    ...(isPerson ? { gov: '50205', dep: '30226', purpose: `${it.stage.place()}临时用工劳务费` } : {}),
    ...fields,
  });
}

/** An enterprise whose account stands in the books under this name. */
function nameInBooks(it: CaseStage, change: (name: string) => string): Payee {
  const payee = newEnterprise(it);
  const account = it.stage.payees.accounts.find((each) => each.no === payee.accountNo)!;
  account.name = change(account.name);
  return payee;
}

/** An enterprise whose account is like this, given the day of payment. */
function withAccount(it: CaseStage, fields: (on: number) => Partial<Account>, monitored = true): Payment {
  const payee = newEnterprise(it);
  const payment = paidTo(it, payee, { monitored });
  Object.assign(it.stage.payees.accounts.find((each) => each.no === payee.accountNo)!, fields(payment.paidOn!));
  return payment;
}

const wrongCard = (it: CaseStage): string => {
  const right = cardNumber(it.stage.region.index, 800_000 + it.next());
  return right.slice(0, -1) + ((Number(right.at(-1)) + 1) % 10);
};

const mismatch = (note: string, run: (it: CaseStage) => Payment): Case =>
  warns('account-name-mismatch', note, (it) => it.fires(['payment', run(it)]));
const match = (note: string, run: (it: CaseStage) => Payment): Case =>
  silent('account-name-mismatch', note, (it) => it.quiet(['payment', run(it)]));
const invalid = (note: string, run: (it: CaseStage) => Payment): Case =>
  warns('account-invalid', note, (it) => it.fires(['payment', run(it)]));
const valid = (note: string, run: (it: CaseStage) => Payment): Case =>
  silent('account-invalid', note, (it) => it.quiet(['payment', run(it)]));

/** Three persons paid to the card of the first; the card. The other two payments do not agree with its holder. */
function oneCard(it: CaseStage, people: number, more: { monitored?: boolean } = {}): { no: string } {
  const [holder, ...others] = Array.from({ length: people }, () => newIndividual(it));
  paidTo(it, holder!, more);
  for (const other of others) {
    const payment = paidTo(it, other, { ...more, payeeAccountNo: holder!.accountNo! });
    if (more.monitored ?? true)
      it.fires(['payment', payment], { rule: 'account-name-mismatch', note: 'paid to the card of somebody else' });
  }
  return { no: holder!.accountNo! };
}

/** Enterprises of one name on one account, each paid from another fund. */
function oneName(it: CaseStage, count: number, type: string, more: Partial<Account> = {}): Payment[] {
  const first = newEnterprise(it);
  const account = it.stage.payees.accounts.find((each) => each.no === first.accountNo)!;
  Object.assign(account, { type, ...more });
  const others = Array.from({ length: count - 1 }, () => newEnterprise(it, { accountNo: account.no }));
  const funds = ['XJ01', 'SJ01', 'ZH01'];
  return [first, ...others].map((payee, n) => paidTo(it, payee, { payeeName: account.name, fund: funds[n]! }));
}

/** What a case says of a month's end of one of the two special accounts, another one each time. */
function atMonthEnd(
  it: CaseStage,
  months: readonly string[],
  change: (usual: MonthEnd) => Partial<MonthEnd>,
): [subject: ['account', Account], more: { discriminator: string }] {
  const { stage } = it;
  for (const month of months)
    for (const account of [stage.specialAccount, stage.fiscalAccount]) {
      const key = `${account.no}|${stage.world.year}-${month}`;
      if (stage.monthEnds.has(key)) continue;
      stage.monthEnds.set(key, change);
      return [['account', account], { discriminator: `${stage.world.year}-${month}` }];
    }
  throw new Error(`no month left of the special accounts of ${stage.region.name}`);
}

/** Where money went 收款账户. */
export const payeeAccountWarns: Case[] = [
  mismatch('the account is another company’s', (it) =>
    paidTo(
      it,
      nameInBooks(it, () => newEnterprise(it).name),
    ),
  ),
  mismatch('the card is another person’s', (it) => {
    const { name } = newIndividual(it);
    return paidTo(it, newIndividual(it, { name }), {});
  }),
  mismatch('the bank put it on another account', (it) =>
    paidTo(it, newEnterprise(it), { actualAccountNo: newEnterprise(it).accountNo! }),
  ),

  invalid('closed on that day', (it) => withAccount(it, (on) => ({ closedOn: on }))),
  invalid('closed three months before', (it) => withAccount(it, (on) => ({ closedOn: on - 90 }))),
  invalid('on the bank’s black list', (it) => withAccount(it, () => ({ type: '51' }))),
  invalid('a card number with a wrong last digit', (it) => paidTo(it, newIndividual(it, { no: wrongCard(it) }))),

  warns('account-many-payees', 'three persons on the card of one of them', (it) => {
    it.fires(['account', oneCard(it, 3)]);
  }),
  warns('account-many-payees', 'five persons on one card', (it) => {
    it.fires(['account', oneCard(it, 5)]);
  }),
  warns('account-many-payees', 'three companies that give one account and one name', (it) => {
    const payments = oneName(it, 3, '13');
    it.fires(['account', { no: payments[0]!.payeeAccountNo! }]);
  }),

  warns('account-special-balance', 'no statement for a month of spring', (it) => {
    it.fires(...atMonthEnd(it, ['04', '05'], () => ({ bank: null })));
  }),
  warns('account-special-balance', 'one fen that nobody explains', (it) => {
    it.fires(...atMonthEnd(it, ['06', '07'], ({ reconciling }) => ({ reconciling: reconciling - 1 })));
  }),
  warns('account-special-balance', '12,000 yuan less at the bank', (it) => {
    it.fires(...atMonthEnd(it, ['08', '09'], ({ bank }) => ({ bank: bank! - ofYuan(12_000) })));
  }),
];

export const payeeAccountSilent: Case[] = [
  match('有限责任公司 is 有限公司', (it) =>
    paidTo(
      it,
      nameInBooks(it, (name) => name.replace('有限公司', '有限责任公司')),
    ),
  ),
  match('only brackets and a blank', (it) =>
    paidTo(
      it,
      nameInBooks(it, (name) => `${name.slice(0, 2)} （${name.slice(2, 4)}）${name.slice(4)}`),
    ),
  ),
  match('the books do not know the account', (it) =>
    paidTo(it, newEnterprise(it), { payeeAccountNo: it.stage.unknownAccountNo() }),
  ),
  match('the bank put it where it was to go', (it) => {
    const payee = newEnterprise(it);
    return paidTo(it, payee, { actualAccountNo: payee.accountNo! });
  }),
  match('not a monitored fund', (it) =>
    paidTo(
      it,
      nameInBooks(it, () => newEnterprise(it).name),
      { monitored: false },
    ),
  ),

  valid('closed on the day after', (it) => withAccount(it, (on) => ({ closedOn: on + 1 }))),
  valid('passbooks have no check digit', (it) =>
    paidTo(it, newIndividual(it, { no: wrongCard(it), medium: 'passbook' })),
  ),
  valid('not a monitored fund', (it) => withAccount(it, (on) => ({ closedOn: on - 30 }), false)),

  silent('account-many-payees', 'two persons', (it) => {
    it.quiet(['account', oneCard(it, 2)]);
  }),
  silent('account-many-payees', 'the first of three was paid more than a year before the last', (it) => {
    const payments = oneName(it, 2, '13');
    const account = it.stage.payees.accounts.find((each) => each.no === payments[0]!.payeeAccountNo)!;
    const last = Math.max(...payments.map((each) => each.paidOn!));
    const early = newEnterprise(it, { accountNo: account.no });
    it.stage.pay(it.lastYear.indicator, it.inTurn(['225', '213', '215']), {
      amount: ofYuan(19_750),
      on: it.calendar.onOrBefore(last - 365),
      payee: early,
      payeeName: account.name,
      purpose: `${it.stage.place()}水毁修复材料款`,
      project: it.stage.project(`${it.stage.place()}水毁修复工程`, it.day('03-12', 1)),
      fiscalYear: it.stage.world.year - 1,
      gov: '50204',
      dep: '30218',
      contractNo: it.stage.contractNo(),
    });
    it.quiet(['account', { no: account.no }]);
  }),
  silent('account-many-payees', 'an account of an agent bank, from which it pays on', (it) => {
    const payments = oneName(it, 3, '26');
    it.quiet(['account', { no: payments[0]!.payeeAccountNo! }]);
  }),
  silent('account-many-payees', 'not a monitored fund', (it) => {
    it.quiet(['account', oneCard(it, 3, { monitored: false })]);
  }),

  silent('account-special-balance', 'the statement of the last month is not due yet', (it) => {
    const month = iso(it.asOf).slice(5, 7);
    const isMonthEnd = iso(it.asOf + 1).endsWith('-01');
    if (!isMonthEnd) return;
    it.quiet(...atMonthEnd(it, [month], () => ({ bank: null })));
  }),
  silent('account-special-balance', 'what differs is explained', (it) => {
    it.quiet(
      ...atMonthEnd(it, ['02', '03'], ({ bank, reconciling }) => ({
        bank: bank! - ofYuan(3_400),
        reconciling: reconciling + ofYuan(3_400),
      })),
    );
  }),
];
