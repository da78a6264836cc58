import { ofYuan } from '../basis/money.js';
import type { Account, Agency, Payee } from '../world/model.js';
import { type Case, type CaseStage, silent, warns } from './case.js';

/** A unit other than this one, of the same county. */
const otherUnit = (it: CaseStage, agency: Agency): Agency =>
  it.random.pick(it.stage.agencies.filter((each) => each.kind === 'unit' && each.isBudgetUnit && each !== agency));

/** Somebody with a name and an account number that stands in no books. */
const unknown = (it: CaseStage, name: string, kind: Payee['kind'] = 'agency'): Payee =>
  it.stage.payees.add({ kind, name, accountNo: it.stage.unknownAccountNo(), bank: '黄淮银行' });

const townshipName = (it: CaseStage): string => it.random.pick(it.stage.region.townships).name;

/** A township finance office's account 乡镇财政所账户, in the books. */
function townshipAccount(it: CaseStage): Payee {
  const name = `${it.stage.region.name}${townshipName(it)}财政所`;
  const account = it.stage.openAccount('25', name, 'finance');
  return it.stage.payees.add({ kind: 'agency', name, accountNo: account.no, bank: account.bank });
}

/** Account risk 账户风险: where money goes. */
export const accountWarns: Case[] = [
  warns('account-own-real', "200,000 yuan to the unit's own real-fund account", (it) => {
    const unit = it.spendable({ yuan: 200_000 });
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(200_000),
        on: it.someDay(),
        payee: it.stage.asPayee(unit.agency),
        purpose: `拨付${unit.project?.name}资金`,
      }),
    ]);
  }),
  warns('account-own-real', 'a small sum to the own account', (it) => {
    const unit = it.spendable({ yuan: 12_000 });
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(12_000),
        on: it.someDay(),
        payee: it.stage.asPayee(unit.agency),
        purpose: '项目管理费',
      }),
    ]);
  }),
  warns('account-own-real', "an account nobody knows, in the unit's own name", (it) => {
    const unit = it.spendable({ yuan: 45_000 });
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(45_000),
        on: it.someDay(),
        payee: unknown(it, unit.agency.name),
        purpose: '归集项目资金',
      }),
    ]);
  }),
  warns('account-own-real', 'the same with a blank in the name', (it) => {
    const unit = it.spendable({ yuan: 33_000 });
    const { name } = it.stage.region;
    const payee = unknown(it, unit.agency.name.replace(name, `${name} `));
    it.fires(['payment', it.pay(unit, { amount: ofYuan(33_000), on: it.someDay(), payee, purpose: '工程周转资金' })]);
  }),

  warns('account-other-unit', '150,000 yuan to another unit, without a contract', (it) => {
    const unit = it.spendable({ yuan: 150_000 });
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(150_000),
        on: it.someDay(),
        payee: it.stage.asPayee(otherUnit(it, unit.agency)),
        purpose: '拨付项目配套资金',
      }),
    ]);
  }),
  warns('account-other-unit', 'just the smallest sum that counts', (it) => {
    const unit = it.spendable({ yuan: 10_000 });
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(10_000),
        on: it.someDay(),
        payee: it.stage.asPayee(otherUnit(it, unit.agency)),
        purpose: '拨付工作经费',
      }),
    ]);
  }),
  warns('account-other-unit', "an account nobody knows, in another unit's name", (it) => {
    const unit = it.spendable({ yuan: 68_000 });
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(68_000),
        on: it.someDay(),
        payee: unknown(it, otherUnit(it, unit.agency).name),
        purpose: '拨付项目资金',
      }),
    ]);
  }),

  warns('account-township', 'to a township finance office', (it) => {
    const unit = it.spendable({ yuan: 180_000 });
    it.fires([
      'payment',
      it.pay(unit, {
        amount: ofYuan(180_000),
        on: it.someDay(),
        payee: townshipAccount(it),
        purpose: '拨付村级项目资金',
      }),
    ]);
  }),
  warns('account-township', 'to a finance office whose account nobody knows', (it) => {
    const unit = it.spendable({ yuan: 42_000 });
    const payee = unknown(it, `${townshipName(it)}财政所`, 'collective');
    it.fires(['payment', it.pay(unit, { amount: ofYuan(42_000), on: it.someDay(), payee, purpose: '拨付到村项目款' })]);
  }),
  warns('account-township', 'to a branch finance office, a small sum', (it) => {
    const unit = it.spendable({ yuan: 6_500 });
    const payee = unknown(it, `${it.stage.region.name}城关财政分局`, 'collective');
    it.fires(['payment', it.pay(unit, { amount: ofYuan(6_500), on: it.someDay(), payee, purpose: '项目管护费' })]);
  }),

  warns('account-payer-unauthorised', "paid from the unit's real-fund account", (it) => {
    const unit = it.spendable({ yuan: 76_000 });
    it.fires([
      'payment',
      it.pay(unit, { amount: ofYuan(76_000), on: it.someDay(), payerAccountNo: unit.agency.realAccount.no }),
    ]);
  }),
  warns('account-payer-unauthorised', "paid from an agent bank's transfer account", (it) => {
    const unit = it.spendable({ yuan: 52_000 });
    const account = it.stage.openAccount('31', `${it.stage.region.name}代理银行划转户`, 'bank');
    it.fires(['payment', it.pay(unit, { amount: ofYuan(52_000), on: it.someDay(), payerAccountNo: account.no })]);
  }),
  warns('account-payer-unauthorised', 'paid from an account nobody knows', (it) => {
    const unit = it.spendable({ yuan: 31_000 });
    it.fires([
      'payment',
      it.pay(unit, { amount: ofYuan(31_000), on: it.someDay(), payerAccountNo: it.stage.unknownAccountNo() }),
    ]);
  }),
];

/** A payment to the unit's own real account that is allowed. */
const allowed = (note: string, purpose: string, approvalNo: string | null = null): Case =>
  silent('account-own-real', note, (it) => {
    const unit = it.spendable({ yuan: 22_000 });
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(it.random.int(9_000, 22_000)),
        on: it.someDay(),
        payee: it.stage.asPayee(unit.agency),
        purpose,
        approvalNo,
      }),
    ]);
  });

/** A payer account that is allowed. */
const payer = (note: string, account: (it: CaseStage, agency: Agency) => Account, monitored = true): Case =>
  silent('account-payer-unauthorised', note, (it) => {
    const unit = it.spendable({ yuan: 40_000, monitored });
    const from = account(it, unit.agency);
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(it.random.int(20_000, 40_000)),
        on: it.someDay(),
        payerAccountNo: from.no,
        ...(from.type === '12' ? {} : { payType: '002' }),
      }),
    ]);
  });

export const accountSilent: Case[] = [
  allowed('trade-union money', '拨付工会经费'),
  allowed('housing provident fund', '缴存住房公积金'),
  allowed('rent supplement', '发放提租补贴'),
  allowed('approved by the finance department', '归还垫付项目款', '财审〔2018〕61号'),
  silent('account-own-real', "into the unit's zero-balance account", (it) => {
    const unit = it.spendable({ yuan: 18_000 });
    const payee = it.stage.asPayee(unit.agency, unit.agency.zeroAccount);
    it.quiet([
      'payment',
      it.pay(unit, { amount: ofYuan(18_000), on: it.someDay(), payee, purpose: '项目款退回零余额账户' }),
    ]);
  }),
  silent('account-own-real', 'not a monitored fund', (it) => {
    const unit = it.spendable({ yuan: 60_000, monitored: false });
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(60_000),
        on: it.someDay(),
        payee: it.stage.asPayee(unit.agency),
        purpose: '归集项目资金',
      }),
    ]);
  }),
  silent('account-own-real', 'the trade union of the unit is another body', (it) => {
    const unit = it.spendable({ yuan: 8_000 });
    const payee = unknown(it, `${unit.agency.name}工会委员会`, 'collective');
    it.quiet(['payment', it.pay(unit, { amount: ofYuan(8_000), on: it.someDay(), payee, purpose: '扶贫慰问物资款' })]);
  }),

  silent('account-other-unit', 'one fen below the smallest sum', (it) => {
    const unit = it.spendable({ yuan: 10_000 });
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(9_999.99),
        on: it.someDay(),
        payee: it.stage.asPayee(otherUnit(it, unit.agency)),
        purpose: '技术服务费',
      }),
    ]);
  }),
  silent('account-other-unit', 'under a contract', (it) => {
    const unit = it.spendable({ yuan: 84_000 });
    const payee = it.stage.asPayee(otherUnit(it, unit.agency));
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(84_000),
        on: it.someDay(),
        payee,
        contractNo: it.stage.contractNo(),
        purpose: '委托勘测服务费',
      }),
    ]);
  }),
  silent('account-other-unit', 'services bought from a public institution', (it) => {
    const unit = it.spendable({ yuan: 66_000 });
    const payee = it.stage.asPayee(it.stage.agency('401'));
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(66_000),
        on: it.someDay(),
        payee,
        gov: '50205',
        dep: '30227',
        purpose: '贫困人口健康体检服务费',
      }),
    ]);
  }),
  silent('account-other-unit', 'not a budget unit', (it) => {
    const unit = it.spendable({ yuan: 58_000 });
    const payee = it.stage.asPayee(it.stage.agency('480'));
    it.quiet(['payment', it.pay(unit, { amount: ofYuan(58_000), on: it.someDay(), payee, purpose: '化肥采购款' })]);
  }),
  silent('account-other-unit', 'not a monitored fund', (it) => {
    const unit = it.spendable({ yuan: 90_000, monitored: false });
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(90_000),
        on: it.someDay(),
        payee: it.stage.asPayee(otherUnit(it, unit.agency)),
        purpose: '拨付项目资金',
      }),
    ]);
  }),

  silent('account-township', 'a township that is a budget unit, by its zero-balance account', (it) => {
    const gov = it.stage.townshipGovs()[0];
    if (!gov) return;
    const unit = it.spendable({ yuan: 8_600 });
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(8_600),
        on: it.someDay(),
        payee: it.stage.asPayee(gov, gov.zeroAccount),
        purpose: '村级项目管护费',
      }),
    ]);
  }),
  silent('account-township', 'the same under a contract, a larger sum', (it) => {
    const gov = it.stage.townshipGovs()[1];
    if (!gov) return;
    const unit = it.spendable({ yuan: 60_000 });
    const payee = it.stage.asPayee(gov, gov.zeroAccount);
    it.quiet([
      'payment',
      it.pay(unit, {
        amount: ofYuan(60_000),
        on: it.someDay(),
        payee,
        contractNo: it.stage.contractNo(),
        purpose: '委托实施村级项目款',
      }),
    ]);
  }),
  silent('account-township', 'not a monitored fund', (it) => {
    const unit = it.spendable({ yuan: 70_000, monitored: false });
    it.quiet([
      'payment',
      it.pay(unit, { amount: ofYuan(70_000), on: it.someDay(), payee: townshipAccount(it), purpose: '一事一议项目款' }),
    ]);
  }),

  payer('the poverty special account', (it) => it.stage.specialAccount),
  payer('a fiscal special account', (it) => it.stage.fiscalAccount),
  payer('the treasury clearing account', (it) =>
    it.stage.openAccount('21', `${it.stage.region.name}财政局（国库清算户）`, 'finance', it.stage.agency('115').code),
  ),
  payer('not a monitored fund', (_, agency) => agency.realAccount, false),
];
