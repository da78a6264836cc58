import { type Day, dayOf, dayOfMonth, monthOf, yearOf } from '../basis/day.js';
import { ceilTo, type Fen, floorTo, ofYuan, thousandYuan } from '../basis/money.js';
import type { Account } from './model.js';
import type { Stage } from './stage.js';

/** The movements of the special accounts 财政专户: bank lines, and the entries that treasury staff make the same day. */
export function runSpecialAccounts(stage: Stage): void {
  for (const payment of stage.unitIndicators().flatMap((each) => each.spending.payments)) {
    if (payment.payerAccountNo !== stage.specialAccount.no || payment.status !== 'paid' || payment.paidOn === null)
      continue;
    const line = stage.bankLine(
      stage.specialAccount,
      payment.paidOn,
      'out',
      payment.amount,
      payment.payeeName,
      payment.purpose,
    );
    stage.entry(line, payment.indicator.fund);
  }
  if (stage.region.level !== 'county') return;
  ordinaryOutflows(stage);
  for (const account of [stage.specialAccount, stage.fiscalAccount]) {
    interest(stage, account);
    inflows(stage, account);
  }
}

const purposes = [
  '扶贫小额信贷风险补偿金',
  '互助资金退还',
  '搬迁安置过渡费',
  '扶贫车间奖补',
  '公益林管护费',
  '光伏电站运维费',
];

/** Out of the fiscal special account, and now and then the poverty one, on working days. */
function ordinaryOutflows(stage: Stage): void {
  const { random, world } = stage;
  const days = world.calendar.workdays(world.day('01-08'), stage.asOf);
  const count = Math.round(world.scale.accountLines * world.factor(stage.region) * 0.8);
  for (let n = 0; n < count; n++) {
    const account = random.chance(0.35) ? stage.specialAccount : stage.fiscalAccount;
    const payee = random.pick(
      random.chance(0.5) && stage.payees.collectives.length > 0 ? stage.payees.collectives : stage.payees.enterprises,
    );
    const amount = ofYuan(random.int(1_000, 60_000)) + (random.chance(0.4) ? random.int(1, 99) : 0);
    const line = stage.bankLine(account, random.pick(days), 'out', amount, payee.name, random.pick(purposes));
    stage.entry(line, account === stage.specialAccount ? world.fund('BQ01') : null);
  }
}

/** Interest on the 21st of each quarter's last month, whatever day of the week that is, entered like all else. */
function interest(stage: Stage, account: Account): void {
  for (const month of ['03', '06', '09']) {
    const day = stage.world.day(`${month}-21`);
    if (day > stage.asOf) continue;
    stage.entry(stage.bankLine(account, day, 'in', stage.random.int(12_000, 480_000), '黄淮银行', '利息收入'));
    if (stage.random.chance(0.5))
      stage.entry(stage.bankLine(account, day, 'out', stage.random.int(1_000, 9_000), '黄淮银行', '账户管理费'));
  }
}

/** At the beginning of each month there comes in what the month will take, less what is still there: nothing lies idle. */
function inflows(stage: Stage, account: Account): void {
  const { world } = stage;
  const own = stage.entries.filter((each) => each.account === account);
  const outByMonth = new Map<number, Fen>();
  for (const entry of own)
    if (entry.direction === 'out')
      outByMonth.set(monthOf(entry.occurredOn), (outByMonth.get(monthOf(entry.occurredOn)) ?? 0) + entry.amount);
  let atHand = 0;
  for (const [month, out] of [...outByMonth].sort(([a], [b]) => a - b)) {
    const first = world.calendar.onOrAfter(world.day(`${String(month).padStart(2, '0')}-02`));
    if (first > stage.asOf) continue;
    const needed = Math.max(0, ceilTo(out - atHand, thousandYuan));
    const times = Math.min(Math.max(1, Math.round(world.scale.accountLines / 60)), needed / thousandYuan);
    const other = own
      .filter((each) => each.direction === 'in' && monthOf(each.occurredOn) === month)
      .reduce((sum, each) => sum + each.amount, 0);
    atHand += needed + other - out;
    for (let n = 0; n < times; n++) {
      // In whole thousands; the first takes what the others leave.
      const share = floorTo(needed / times, thousandYuan);
      const amount = n === 0 ? needed - share * (times - 1) : share;
      stage.entry(
        stage.bankLine(
          account,
          first,
          'in',
          amount,
          account.type === '24' ? '省扶贫搬迁投资公司' : '国库集中支付中心',
          '拨入专户资金',
        ),
        account.type === '24' ? world.fund('BQ01') : null,
      );
    }
  }
}

/** Both balances at a month's end, and how much of their difference is explained. */
export interface MonthEnd {
  month: string;
  ledger: Fen;
  /** Null when the bank's statement has not come. */
  bank: Fen | null;
  reconciling: Fen;
}

/** Both balances at each month's end, over everything recorded up to then; whatever they differ in is explained. */
export function monthEnds(stage: Stage, account: Account): MonthEnd[] {
  const year = yearOf(stage.asOf);
  const ends: MonthEnd[] = [];
  const opening = openingBalance(account);
  for (let month = 1; month <= 12; month++) {
    const text = `${year}-${String(month).padStart(2, '0')}`;
    const last = lastDay(text);
    if (last > stage.asOf) break;
    const upTo = <T extends { account: Account; direction: 'in' | 'out'; amount: Fen }>(
      rows: readonly T[],
      day: (row: T) => Day,
    ): Fen =>
      rows.reduce(
        (sum, row) =>
          sum + (row.account === account && day(row) <= last ? (row.direction === 'in' ? row.amount : -row.amount) : 0),
        opening,
      );
    const ledger = upTo(stage.entries, (row) => row.occurredOn);
    const bank = upTo(stage.bankLines, (row) => row.on);
    const end: MonthEnd = { month: text, ledger, bank, reconciling: ledger - bank };
    ends.push({ ...end, ...stage.monthEnds.get(`${account.no}|${text}`)?.(end) });
  }
  return ends;
}

/** What lay on the account when the year began; enough that it is never overdrawn. */
export const openingBalance = (account: Account): Fen =>
  ofYuan(600_000 + (Number(account.no.slice(-6, -1)) % 97) * 10_000);

function lastDay(month: string): Day {
  const first = dayOf(`${month}-01`);
  const next = first + 32 - dayOfMonth(first + 31);
  return next - 1;
}
