import { account, accountMonth, bankLine, specialAccountEntry } from '@qingqu/schema';
import { asc, businessEntity, chosen, code, desc, type Entity, field, one } from '../model/entity.js';
import { AccountHolder, AccountMedium, Direction } from './choices.js';

export const accountEntities: Entity[] = [
  businessEntity('Account', account, {
    plural: 'accounts',
    about: 'Bank accounts 账户; numbers are masked.',
    personal: (col) => `${col('holder_kind')} = 'individual'`,
    members: {
      accountNoMasked: field(account.accountNoMasked, 'Account number, masked 账号（脱敏）.'),
      name: field(account.name, 'Name of the account; of individuals only the family name 户名（个人脱敏）.'),
      bankName: field(account.bankName, 'Bank 开户行.'),
      cnapsCode: field(account.cnapsCode, 'CNAPS code of the bank 行号.'),
      typeCode: code(account.typeCode, 'account-type', 'Account type 账户类型.'),
      holderKind: chosen(account.holderKind, AccountHolder, 'Kind of holder 持有人类别.'),
      medium: chosen(account.medium, AccountMedium, 'Medium 介质.'),
      luhnValid: field(
        account.luhnValid,
        "Whether a card number's last digit is right; null for other accounts 卡号校验位是否正确.",
      ),
      openedOn: field(account.openedOn, 'Day of opening 开户日期.'),
      closedOn: field(account.closedOn, 'Day of closing; null = open 销户日期.'),
      holder: {
        kind: 'either',
        about: 'Unit, enterprise or person that holds it 持有人.',
        kindColumn: 'holder_kind',
        idColumn: 'holder_id',
        targets: { agency: 'Agency', enterprise: 'Enterprise', individual: 'Person' },
        inverse: { name: 'accounts', about: 'Accounts that it holds 持有的账户.' },
      },
    },
    order: [asc('accountNoMasked')],
  }),
  businessEntity('SpecialAccountEntry', specialAccountEntry, {
    plural: 'specialAccountEntries',
    about: 'Entries of fiscal special accounts 财政专户收支, due on the day accounting completes (Art. 7).',
    members: {
      occurredOn: field(specialAccountEntry.occurredOn, 'Day on which the money moved 发生日期.'),
      recordedAt: field(specialAccountEntry.recordedAt, 'When it was entered in the special-account system 录入时间.'),
      direction: chosen(specialAccountEntry.direction, Direction, 'Direction 收支方向.'),
      amount: field(specialAccountEntry.amountFen, 'Amount, yuan 金额（元）.'),
      counterparty: field(specialAccountEntry.counterparty, 'Counterparty 对方.'),
      summary: field(specialAccountEntry.summary, 'Summary 摘要.'),
      balanceAfter: field(specialAccountEntry.balanceAfterFen, 'Balance after it, yuan 余额（元）.'),
      account: one('Account', specialAccountEntry.accountId, {
        about: 'Special account 专户.',
        inverse: { name: 'entries', about: 'Entries of this account 专户收支.' },
      }),
      fund: one('Fund', specialAccountEntry.fundId, {
        about: 'Fund 资金.',
        inverse: { name: 'specialAccountEntries', about: 'Special-account entries of this fund 本资金的专户收支.' },
      }),
      bankLine: one('BankLine', specialAccountEntry.bankLineId, {
        about: 'Line of the bank statement that matches it 对应银行流水.',
        inverse: { name: 'entries', about: 'Entries that match this line 对应的专户收支.' },
      }),
    },
    order: [desc('occurredOn')],
  }),
  businessEntity('BankLine', bankLine, {
    plural: 'bankLines',
    about: "Lines of the bank's statement on special accounts 银行流水.",
    members: {
      transactedOn: field(bankLine.transactedOn, 'Day of the transaction 交易日期.'),
      serialNo: field(bankLine.serialNo, "Bank's serial number 流水号."),
      direction: chosen(bankLine.direction, Direction, 'Direction 收支方向.'),
      amount: field(bankLine.amountFen, 'Amount, yuan 金额（元）.'),
      counterparty: field(bankLine.counterparty, 'Counterparty 对方.'),
      summary: field(bankLine.summary, 'Summary 摘要.'),
      account: one('Account', bankLine.accountId, {
        about: 'Special account 专户.',
        inverse: { name: 'bankLines', about: "Lines of the bank's statement 银行流水." },
      }),
    },
    order: [desc('transactedOn')],
  }),
  businessEntity('AccountMonth', accountMonth, {
    plural: 'accountMonths',
    about: 'Month-end balances of special accounts 月末对账.',
    members: {
      month: field(accountMonth.month, 'Month, YYYY-MM 月份.'),
      ledgerBalance: field(accountMonth.ledgerBalanceFen, 'Balance in the ledger, yuan 账面余额（元）.'),
      bankBalance: field(accountMonth.bankBalanceFen, 'Balance at the bank, yuan 银行余额（元）.'),
      reconciling: field(accountMonth.reconcilingFen, 'Reconciling items, yuan 未达账项（元）.'),
      account: one('Account', accountMonth.accountId, {
        about: 'Special account 专户.',
        inverse: { name: 'months', about: 'Month-end balances 月末对账.' },
      }),
    },
    order: [desc('month')],
  }),
];
