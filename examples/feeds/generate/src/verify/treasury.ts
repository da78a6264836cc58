import { dayOf } from '../basis/day.js';
import { found, inScopeWhenPaid, normal, partyOf, push, type Rule, sum } from './context.js';
import { dateOf, fen, type Row } from './read-world.js';

const CASH_LIMIT = 5_000_000;

/** What must be paid with the official card 公务卡. */
const CARD_CODES = '30201 30202 30207 30211 30213 30214 30215 30216 30217 30231 30239'.split(' ');

/** Cash expenditure and account risk 现金支出、账户风险. */
export const treasury: Rule[] = [
  function* personal(context) {
    const { world, index } = context;
    for (const row of inScopeWhenPaid(context)) {
      const isPersonal =
        ['50901', '50902', '50903', '50999'].includes(row.gov_eco_code!) ||
        row.dep_eco_code!.startsWith('303') ||
        world.funds.get(row.fund_key!)!.is_personal === 'true';
      if (
        isPersonal &&
        (row.settlement_code === '0' || (row.payee_kind !== 'agent_bank' && !index.batchOf.has(row.key!)))
      )
        yield found('cash-personal-subsidy', 'payment', row.key!);
    }
  },
  function* cash(context) {
    const { calendar } = context;
    const byDay = new Map<string, Row[]>();
    const band = new Map<string, Row[]>();
    for (const row of inScopeWhenPaid(context).filter((each) => each.settlement_code === '0')) {
      const amount = fen(row.amount);
      push(byDay, `${row.agency_key}|${row.paid_on}`, row);
      if (amount >= CASH_LIMIT) yield found('cash-single-large', 'payment', row.key!);
      else if (amount >= CASH_LIMIT * 0.8) push(band, row.agency_key!, row);
    }
    for (const [key, rows] of byDay) {
      const [agency, day] = key.split('|') as [string, string];
      if (sum(rows) >= CASH_LIMIT && rows.every((each) => fen(each.amount) < CASH_LIMIT))
        yield found('cash-daily-cumulative', 'agency', agency, day);
    }
    for (const [agency, rows] of band) {
      const numbers = rows.map((each) => calendar.number(dateOf(each.paid_on)!)).sort((a, b) => a - b);
      const days = new Map(rows.map((each) => [calendar.number(dateOf(each.paid_on)!), each.paid_on!]));
      for (const first of new Set(numbers)) {
        const run = numbers.filter((each) => each >= first && each < first + 5);
        const earlier = numbers.some((each) => each < first && each >= first - 5);
        if (run.length >= 3 && !earlier) yield found('cash-structuring', 'agency', agency, days.get(first)!);
      }
    }
  },
  function* payeeAccounts(context) {
    const { world, index } = context;
    for (const row of inScopeWhenPaid(context)) {
      const account = world.accounts.get(row.payee_account_no!);
      const holder = account?.holder_kind === 'agency' ? world.agencies.get(account.holder_key!) : undefined;
      const isOrganisation = row.payee_kind !== 'individual';
      const named = !account && isOrganisation ? index.agencyByName.get(normal(row.payee_name!)) : undefined;
      const ownName = named?.key === row.agency_key;
      const exempt = /工会经费|住房公积金|提租补贴/.test(row.purpose!) || row.approval_no !== '';
      if ((holder?.key === row.agency_key && account?.type_code === '13' && !exempt) || (ownName && named))
        yield found('account-own-real', 'payment', row.key!);
      const unit = holder ?? named;
      if (
        unit &&
        unit.key !== row.agency_key &&
        unit.is_budget_unit === 'true' &&
        unit.kind !== 'public_institution' &&
        account?.type_code !== '25' &&
        fen(row.amount) >= 1_000_000 &&
        !row.contract_no
      )
        yield found('account-other-unit', 'payment', row.key!);
      const township = isOrganisation && /财政所|财政分局|乡人民政府|镇人民政府/.test(row.payee_name!);
      if ((account?.type_code === '25' || township) && !['11', '12'].includes(account?.type_code ?? ''))
        yield found('account-township', 'payment', row.key!);
    }
  },
  function* payerAccounts(context) {
    for (const row of inScopeWhenPaid(context)) {
      const type = context.world.accounts.get(row.payer_account_no!)?.type_code;
      if (!type || !['11', '12', '21', '23', '24'].includes(type))
        yield found('account-payer-unauthorised', 'payment', row.key!);
    }
  },
  function* specialAccounts({ world, index, calendar, asOf }) {
    const sums = new Map<string, number>();
    const isSpecial = (row: Row) => ['23', '24'].includes(world.accounts.get(row.account_no!)?.type_code ?? '');
    const add = (row: Row, day: string, sign: number) => {
      const key = `${row.account_no}|${day}`;
      sums.set(key, (sums.get(key) ?? 0) + sign * (row.direction === 'in' ? 1 : -1) * fen(row.amount));
    };
    for (const row of world.entries.values()) {
      if (!isSpecial(row)) continue;
      add(row, row.occurred_on!, -1);
      if (dateOf(row.recorded_at)! > calendar.onOrAfter(dateOf(row.occurred_on)!))
        yield found('account-special-entry-late', 'special_account_entry', row.key!);
    }
    for (const row of world.bankLines.values()) {
      if (!isSpecial(row)) continue;
      add(row, row.transacted_on!, 1);
      if (!index.entryOf.has(row.key!) && asOf > calendar.onOrAfter(dateOf(row.transacted_on)!))
        yield found('account-special-entry-late', 'bank_line', row.key!);
    }
    for (const [key, difference] of sums) {
      const [account, day] = key.split('|') as [string, string];
      if (difference !== 0 && asOf > calendar.after(dayOf(day), 2))
        yield found('account-special-off-system', 'account', account, day);
    }
  },
  function* officialCard(context) {
    for (const row of inScopeWhenPaid(context))
      if (row.settlement_code === '0' && CARD_CODES.includes(row.dep_eco_code!) && fen(row.amount) > 0)
        yield found('cash-card-mandatory', 'payment', row.key!);
  },
  function* accountNames(context) {
    for (const row of inScopeWhenPaid(context)) {
      const account = context.world.accounts.get(row.payee_account_no!);
      if (!account) continue;
      const name = row.payee_kind === 'individual' ? normal : organisation;
      const differs = row.payee_name && account.name && name(row.payee_name) !== name(account.name);
      const redirected = row.actual_payee_account_no && row.actual_payee_account_no !== row.payee_account_no;
      if (differs || redirected) yield found('account-name-mismatch', 'payment', row.key!);
    }
  },
  function* invalidAccounts(context) {
    const { world } = context;
    for (const row of inScopeWhenPaid(context)) {
      const account = world.accounts.get(row.payee_account_no!);
      if (!account) continue;
      const closed = dateOf(account.closed_on);
      const isCard = row.payee_kind === 'individual' && account.medium === 'card';
      if (
        (closed !== undefined && closed <= dateOf(row.paid_on)!) ||
        account.type_code === '51' ||
        (isCard && !passesLuhn(account.account_no!))
      )
        yield found('account-invalid', 'payment', row.key!);
    }
  },
  function* manyPayees(context) {
    const { world } = context;
    const uses = new Map<string, { on: number; who: string }[]>();
    const use = (account: string, on: number, who: string | undefined) => {
      if (account && who) push(uses, account, { on, who });
    };
    const inScope = inScopeWhenPaid(context);
    for (const row of inScope)
      use(row.payee_account_no!, dateOf(row.paid_on)!, partyOf(context, row) ?? normal(row.payee_name!));
    const paidOn = new Map(inScope.map((row) => [row.key!, dateOf(row.paid_on)!]));
    for (const line of world.paymentLines) {
      const on = paidOn.get(line.payment_key!);
      if (on !== undefined) use(line.account_no!, on, line.id_no);
    }
    for (const [no, list] of uses) {
      const account = world.accounts.get(no);
      if (!account || account.type_code === '26' || account.holder_kind === 'bank') continue;
      const last = Math.max(...list.map((each) => each.on));
      const payees = new Set(list.filter((each) => each.on > last - 365).map((each) => each.who));
      if (payees.size >= 3) yield found('account-many-payees', 'account', no);
    }
  },
  function* monthEnds({ world, calendar, asOf }) {
    for (const row of world.accountMonths) {
      if (!['23', '24'].includes(world.accounts.get(row.account_no!)?.type_code ?? '')) continue;
      const unexplained = fen(row.ledger_balance) - fen(row.bank_balance) !== fen(row.reconciling);
      if (row.bank_balance ? unexplained : asOf > calendar.after(monthEnd(row.month!), 5))
        yield found('account-special-balance', 'account', row.account_no!, row.month!);
    }
  },
];

/** An organisation's name for comparison: 有限责任公司 and 股份有限公司 are 公司. */
const organisation = (name: string): string => normal(name).replace(/(有限责任|股份有限|有限)公司$/, '公司');

function passesLuhn(digits: string): boolean {
  const total = [...digits].reverse().reduce((all, each, n) => {
    const value = Number(each) * (n % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return total % 10 === 0;
}

/** The last day of a month 'YYYY-MM'. */
function monthEnd(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return dayOf(`${number === 12 ? year + 1 : year}-${String((number % 12) + 1).padStart(2, '0')}-01`) - 1;
}
