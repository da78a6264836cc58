import { dayOf, yearOf } from '../basis/day.js';
import { found, holds, inScopeWhenPaid, monitored, net, normal, push, type Rule, sum } from './context.js';
import { dateOf, fen, isLive, type Row } from './read-world.js';

const NEGATIVE_CODES = ['30212', '30217', '30231', '30913', '31013'];
const NEGATIVE_WORDS = /奖金|津贴|补助工资|招待|烟草|卷烟|酒水|白酒|旅游|装修办公|偿还债务|弥补亏损|楼堂馆所/;
const ALLOWED_WORDS = /扶贫车间|就业|公益性岗位|酒店扶贫/;
const VAGUE = ['往来款', '其他', '借款', '拨款', '经费', '转账', '备用金'];
const REFUSED_SUBJECTS = ['202', '203', '204', '227', '230', '232', '233'];

/** Works and what comes with them are tendered; all else is procured. */
const isWorks = (row: Row): boolean => /^(309|310)/.test(row.dep_eco_code!);

/** Fund risk 资金风险. */
export const fund: Rule[] = [
  function* overAuthority({ world, index }) {
    for (const row of world.indicators.values()) {
      if (!isLive(row)) continue;
      const payments = index.paymentsOf.get(row.key!) ?? [];
      if (net(payments) > index.amount(row) - index.allocated(row, 'to_region'))
        yield found('fund-over-authority', 'indicator', row.key!, 'indicator');
      const plans = (index.plansOf.get(row.key!) ?? []).filter((each) => each.status === 'approved');
      const over = Array.from({ length: 12 }, (_, at) => at + 1).some((month) => {
        const until = payments.filter(
          (each) => each.paid_on!.slice(0, 7) <= `${row.fiscal_year}-${String(month).padStart(2, '0')}`,
        );
        return net(until) > sum(plans.filter((each) => Number(each.month) <= month));
      });
      if (plans.length > 0 && over) yield found('fund-over-authority', 'indicator', row.key!, 'plan');
    }
  },
  function* duplicates({ world, index }) {
    const groups = new Map<string, Row[]>();
    const partyOf = (row: Row) => {
      const payee = world.payees.get(row.payee_key!);
      return payee && (payee.uscc || payee.id_no || payee.agency_key);
    };
    for (const row of index.paid) {
      const back = sum(index.refundsOf.get(row.key!) ?? []);
      if (fen(row.amount) < 100_000 || back >= fen(row.amount) || index.batchOf.has(row.key!)) continue;
      const alike = `${row.amount}|${row.fund_key}|${normal(row.purpose!)}`;
      for (const who of new Set([row.payee_account_no, partyOf(row)])) if (who) push(groups, `${who}|${alike}`, row);
    }
    const later = new Set<string>();
    for (const rows of groups.values())
      for (const [n, row] of rows.entries())
        for (const other of rows.slice(n + 1)) {
          const instalments = row.contract_no && row.contract_no === other.contract_no;
          const apart = dateOf(other.paid_on)! - dateOf(row.paid_on)!;
          if (Math.abs(apart) <= 30 && row.application_no !== other.application_no && !instalments)
            later.add(apart >= 0 ? other.key! : row.key!);
        }
    for (const key of later) yield found('fund-duplicate-payment', 'payment', key);
  },
  function* spendRefund({ index }) {
    for (const row of index.paid) {
      const [year, month] = row.paid_on!.split('-') as [string, string];
      if (month !== '12') continue;
      const until = dayOf(`${Number(year) + 1}-03-31`);
      const paidOn = dateOf(row.paid_on)!;
      const back = (index.refundsOf.get(row.key!) ?? []).filter((each) => {
        const on = dateOf(each.paid_on)!;
        return on <= until && on > paidOn + 5;
      });
      if (sum(back) * 2 >= fen(row.amount)) yield found('fund-spend-refund', 'payment', row.key!);
    }
  },
  function* purposes(context) {
    for (const row of inScopeWhenPaid(context)) {
      const code = row.dep_eco_code!;
      const purpose = row.purpose!;
      const isNegative = NEGATIVE_CODES.includes(code) || code.startsWith('301');
      const saysSo = NEGATIVE_WORDS.test(purpose) && !ALLOWED_WORDS.test(purpose);
      if (row.payee_kind !== 'agent_bank' && (isNegative || saysSo))
        yield found('fund-negative-list', 'payment', row.key!);
      if (VAGUE.includes(purpose.trim()) || [...purpose.trim()].length < 4)
        yield found('fund-purpose-vague', 'payment', row.key!);
    }
  },
  function* subjects(context) {
    for (const row of inScopeWhenPaid(context)) {
      if (!['enterprise', 'individual', 'collective'].includes(row.payee_kind!)) continue;
      const func = row.func_code!;
      const allowed = context.world.funds.get(row.fund_key!)!.func_prefixes!;
      if (
        func === '' ||
        (allowed !== '' && !allowed.split(',').some((prefix) => func.startsWith(prefix.trim()))) ||
        REFUSED_SUBJECTS.some((prefix) => func.startsWith(prefix)) ||
        row.dep_eco_code === '39999'
      )
        yield found('fund-subject-misuse', 'payment', row.key!);
    }
  },
  function* split(context) {
    const { world, index } = context;
    const tendered = new Set(
      world.contracts.filter((each) => each.tender_ref).map((each) => `${each.contract_no}|${each.agency_key}`),
    );
    const groups = new Map<string, Row[]>();
    for (const row of inScopeWhenPaid(context)) {
      const limit = isWorks(row) ? 400_000_000 : 50_000_000;
      const amount = fen(row.amount);
      if (!row.project_key || !row.payee_key || amount >= limit || amount < limit / 2) continue;
      if (tendered.has(`${row.contract_no}|${row.agency_key}`)) continue;
      if (sum(index.refundsOf.get(row.key!) ?? []) >= amount) continue;
      push(groups, [row.agency_key, row.payee_key, row.project_key, limit].join('|'), row);
    }
    for (const [key, rows] of groups) {
      const limit = Number(key.split('|')[3]);
      rows.sort((a, b) => (a.paid_on! < b.paid_on! ? -1 : a.paid_on! > b.paid_on! ? 1 : a.key! < b.key! ? -1 : 1));
      const last = rows.findLast((row) => {
        const on = dateOf(row.paid_on)!;
        const run = rows.filter((each) => dateOf(each.paid_on)! <= on && dateOf(each.paid_on)! > on - 30);
        return run.length >= 2 && sum(run) >= limit;
      });
      if (last) yield found('fund-split', 'payment', last.key!);
    }
  },
  function* daysOfRest(context) {
    for (const row of inScopeWhenPaid(context))
      if (row.payee_kind !== 'agent_bank' && !context.calendar.isWorkday(dateOf(row.paid_on)!))
        yield found('fund-nonworkday', 'payment', row.key!);
  },
  function* yearEnd(context) {
    const { world, index, asOf } = context;
    const years = [yearOf(asOf) - 1, yearOf(asOf)].filter((year) => asOf >= dayOf(`${year}-11-01`));
    const byYear = new Map<string, Row[]>();
    for (const row of [...index.paid, ...index.refunds]) {
      const year = Number(row.paid_on!.slice(0, 4));
      const issued = world.indicators.get(row.indicator_key!)!.doc_issued_on!;
      if (years.includes(year) && issued < `${year}-10-01` && monitored(context, row.fund_key!, dateOf(row.paid_on)))
        push(byYear, `${row.agency_key}|${year}`, row);
    }
    for (const [key, rows] of byYear) {
      const [agency, year] = key.split('|') as [string, string];
      const late = net(rows.filter((row) => row.paid_on! >= `${year}-11-01`));
      if (net(rows) >= 100_000_000 && late > net(rows) * 0.5) yield found('fund-yearend-rush', 'agency', agency, year);
    }
  },
  function* relocation({ world, index }) {
    const listed = new Map<string, Row[]>();
    for (const row of world.relocationPayees) push(listed, `${row.project_key}|${row.payee_key}`, row);
    for (const row of index.paid) {
      if (world.funds.get(row.fund_key!)!.category !== 'relocation_financing') continue;
      const on = dateOf(row.paid_on)!;
      const known = listed.get(`${row.project_key}|${row.payee_key}`)?.some((each) => holds(each, on));
      if (!row.project_key || !known) yield found('fund-relocation-misuse', 'payment', row.key!, 'payee');
    }
    for (const row of world.relocationHouseholds.values()) {
      // Hundredths of a square metre, so that nothing is lost to fractions.
      if (Math.round(Number(row.area_m2) * 100) > 2_500 * Number(row.persons))
        yield found('fund-relocation-misuse', 'relocation_household', row.key!, 'area');
      if (fen(row.self_finance) > 1_000_000)
        yield found('fund-relocation-misuse', 'relocation_household', row.key!, 'self-finance');
    }
  },
  function* untagged({ world, index, calendar, asOf }) {
    const linesOf = new Map<string, Row[]>();
    for (const row of world.paymentLines) push(linesOf, row.payment_key!, row);
    const batchesOf = new Map<string, Row[]>();
    for (const row of world.batches.values()) push(batchesOf, row.payment_key!, row);
    for (const row of index.paid) {
      if (world.indicators.get(row.indicator_key!)!.poverty_tag !== 'true') continue;
      const paidOn = dateOf(row.paid_on)!;
      const project = world.projects.get(row.project_key!);
      const isRunning = project && holds(project, paidOn, 'started_on', 'ended_on');
      if (['enterprise', 'collective'].includes(row.payee_kind!) && isWorks(row) && !isRunning)
        yield found('fund-untagged-outflow', 'payment', row.key!, 'project');
      if (row.payee_kind !== 'agent_bank' || asOf <= calendar.after(paidOn, 5)) continue;
      const batches = batchesOf.get(row.key!);
      const details = batches
        ? batches
            .flatMap((batch) => index.linesOf.get(batch.key!) ?? [])
            .reduce((all, line) => all + (line.reissueOf ? 0 : line.amount), 0)
        : sum(linesOf.get(row.key!) ?? []);
      if (details !== fen(row.amount)) yield found('fund-untagged-outflow', 'payment', row.key!, 'lines');
    }
  },
  function* large(context) {
    const groups = new Map<string, Row[]>();
    for (const row of inScopeWhenPaid(context))
      if (['enterprise', 'collective'].includes(row.payee_kind!))
        push(
          groups,
          [row.fund_key, row.func_code, context.world.levels.get(row.region_code!), row.fiscal_year].join('|'),
          row,
        );
    for (const rows of groups.values()) {
      const amounts = rows.map((row) => fen(row.amount)).sort((a, b) => a - b);
      const [first, third] = [quantile(amounts, 0.25), quantile(amounts, 0.75)];
      const fence = rows.length >= 30 && third > first ? third + 3 * (third - first) : Number.POSITIVE_INFINITY;
      for (const row of rows)
        if (fen(row.amount) >= 200_000_000 || fen(row.amount) > fence)
          yield found('fund-large-single', 'payment', row.key!);
    }
  },
  function* benford({ index }) {
    const byYear = new Map<string, number[]>();
    for (const row of index.paid)
      if (row.payee_kind !== 'agent_bank')
        push(byYear, `${row.agency_key}|${row.paid_on!.slice(0, 4)}`, Number(String(fen(row.amount))[0]));
    for (const [key, digits] of byYear) {
      const [agency, year] = key.split('|') as [string, string];
      const off = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) =>
        Math.abs(digits.filter((each) => each === digit).length / digits.length - Math.log10(1 + 1 / digit)),
      );
      if (digits.length >= 300 && off.reduce((all, each) => all + each, 0) / 9 > 0.015)
        yield found('fund-benford', 'agency', agency, year);
    }
  },
];

/** A quantile of sorted numbers, interpolated between the two next to it. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}
