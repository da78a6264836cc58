import { at, type Day, dayOfInstant, dayOfMonth, monthOf } from '../basis/day.js';
import { ceilTo, type Fen, firstDigit, floorTo, ofYuan, thousandYuan } from '../basis/money.js';
import { isMonitored } from '../reference/funds.js';
import { disperse } from './disperse.js';
import { type Agency, type Indicator, net, type Payee, type Payment, type Plan, type Spending } from './model.js';
import type { Stage } from './stage.js';

type UnitIndicator = Indicator & { agency: Agency; spending: Spending };

/** One payment to be made: what for, to whom, and how large beside the others. */
interface Piece {
  /** Where it stands in the project, from 0 to 1. */
  position: number;
  weight: number;
  /** A running expense. */
  isSmall?: boolean;
  /** For design, supervision and the like. */
  isFee?: boolean;
  purpose: string;
  payee: Payee;
  gov: string;
  dep: string;
  contractNo: string | null;
  settlement: '0' | '1' | '2';
}

interface LimitedPiece extends Piece {
  most: Fen;
}

/** Behind the calendar by more than this is what the ordinary world never is; the rule warns at 0.15. */
const SLACK = 0.12;

/** Makes the ordinary payments of all units, and the plans under which they are made. */
export function spendAll(stage: Stage): void {
  for (const indicator of stage.unitIndicators()) if (indicator.spending.fill) fill(stage, indicator);
  disperse(stage);
  for (const indicator of stage.unitIndicators()) planMonths(stage, indicator);
}

/** The share of the time from the indicator's document to the end of the year that has gone by. */
export function timeGone(indicator: Indicator, asOf: Day, yearEnd: Day): number {
  return (asOf - indicator.docIssuedOn) / (yearEnd - indicator.docIssuedOn);
}

function fill(stage: Stage, indicator: UnitIndicator): void {
  const { random } = stage;
  const { spending } = indicator;
  const target = (spending.target ?? ordinaryTarget(stage, indicator)) - net(spending.payments);
  const days = workingDays(stage, indicator);
  if (target < ofYuan(800) || days.length === 0) return;
  const asked =
    stage.world.scale.paymentsPerIndicator *
    random.between(0.5, 1.5) *
    (stage.region.level !== 'county' ? 0.5 : spending.use === 'operations' ? 1.6 : 1);
  const count = Math.max(1, Math.min(Math.round(asked), Math.floor(target / ofYuan(1_500)), days.length * 2));
  const pieces = enough(stage, indicator, target, count).sort((a, b) => a.position - b.position);
  const amounts = split(stage, indicator.agency, target, pieces);
  const dates = pieces.map(() => seasonalDay(stage, days)).sort((a, b) => a - b);
  noRush(stage, indicator, days, dates, amounts);
  for (const [n, piece] of pieces.entries()) payPiece(stage, indicator, piece, amounts[n]!, dates[n]!);
  if (random.chance(0.05)) waiting(stage, indicator, pieces[pieces.length - 1]!);
}

/** So many pieces, or more if they could not take in all of the money. */
function enough(stage: Stage, indicator: UnitIndicator, target: Fen, count: number): LimitedPiece[] {
  const limited = (pieces: Piece[]): LimitedPiece[] =>
    pieces.map((piece) => ({
      ...piece,
      most: ofYuan(Math.round(mostYuan(stage, indicator, piece) * stage.random.between(0.4, 1))),
    }));
  const pieces = limited(piecesFor(stage, indicator, count));
  while (pieces.reduce((sum, piece) => sum + piece.most, 0) < target)
    pieces.push(...limited(piecesFor(stage, indicator, 1)));
  return pieces;
}

/** Less than half of what was there before October is spent in the last two months: some payments come earlier. */
function noRush(stage: Stage, indicator: Indicator, days: readonly Day[], dates: Day[], amounts: readonly Fen[]): void {
  const november = stage.world.day('11-01');
  const earlier = days.filter((day) => day < november);
  if (earlier.length === 0 || indicator.docIssuedOn >= stage.world.day('10-01')) return;
  const late = () => amounts.reduce((sum, amount, n) => sum + (dates[n]! >= november ? amount : 0), 0);
  const most = amounts.reduce((sum, amount) => sum + amount, 0) * 0.42;
  while (late() > most) {
    const n = dates.findIndex((day) => day >= november);
    const after = dates[n - 1] ?? earlier[0]!;
    dates[n] = stage.random.pick(earlier.filter((day) => day >= after));
  }
}

/** Within reach of the calendar for old indicators; anything for young ones. */
function ordinaryTarget(stage: Stage, indicator: UnitIndicator): Fen {
  const { random, world } = stage;
  const age = stage.asOf - indicator.docIssuedOn;
  if (age < 12) return 0;
  if (age < 80) return floorTo(indicator.amount * random.between(0.05, 0.75) * Math.min(1, age / 60), 1);
  const gone = timeGone(indicator, stage.asOf, world.day('12-31'));
  if (random.chance(0.2)) return indicator.amount;
  return Math.ceil(indicator.amount * Math.min(1, gone - SLACK + random.float() * (SLACK + 0.12)));
}

function workingDays(stage: Stage, indicator: Indicator): Day[] {
  const { calendar } = stage.world;
  const first = calendar.after(dayOfInstant(indicator.registeredAt ?? at(indicator.docIssuedOn, 9)), 3);
  return first > stage.asOf ? [] : calendar.workdays(first, stage.asOf);
}

/** Month ends, the half-year and the autumn are busy. */
function seasonalDay(stage: Stage, days: readonly Day[]): Day {
  for (;;) {
    const day = stage.random.pick(days);
    const dom = dayOfMonth(day);
    const late = dom >= 27 ? 1 : dom >= 21 ? 0.55 : dom >= 11 ? 0.33 : 0.22;
    const season = [0.5, 0.35, 0.6, 0.65, 0.75, 1, 0.6, 0.65, 0.9, 0.75, 1, 1][monthOf(day) - 1]!;
    if (stage.random.float() < late * season) return day;
  }
}

/** Amounts that add up to the target exactly, none of which the same payee was ever paid before. */
function split(stage: Stage, agency: Agency, target: Fen, pieces: readonly LimitedPiece[]): Fen[] {
  const shared = byWeight(target, pieces);
  // The largest takes what is left over, so it must be nothing small.
  const largest = shared.reduce((best, amount, n) => (amount > shared[best]! ? n : best), 0);
  const amounts = pieces.map(() => 0);
  const digits = stage.firstDigits(agency).slice();
  // The large ones first, so that in the end only little is left over.
  const order = [...shared.keys()].filter((n) => n !== largest).sort((a, b) => shared[b]! - shared[a]!);
  let tooMuch = 0;
  for (const n of order) {
    const usual = Math.max(shared[n]!, ofYuan(120));
    const least = Math.max(usual * 0.55, usual * 0.68 - tooMuch);
    const [low, high] = tooMuch > 0 ? [least, usual] : [usual, Math.min(usual * 1.7, pieces[n]!.most * 1.25)];
    const raw = withLikelyDigit(stage, digits, low, Math.max(high, usual));
    let amount = floorTo(
      raw,
      raw > ofYuan(50_000) && stage.random.chance(0.4) ? 10_000 : stage.random.chance(0.6) ? 100 : 1,
    );
    while (stage.paidBefore(accountOf(pieces[n]!.payee), amount)) amount -= 137;
    digits[firstDigit(amount)]!++;
    tooMuch += amount - shared[n]!;
    amounts[n] = amount;
  }
  let rest = target - amounts.reduce((all, each) => all + each, 0);
  const account = accountOf(pieces[largest]!.payee);
  for (let n = 0; stage.paidBefore(account, rest) && n < pieces.length; n++) {
    if (n === largest || pieces[n]!.settlement === '0') continue;
    amounts[n]! += 211;
    rest -= 211;
  }
  amounts[largest] = rest;
  return amounts;
}

/** An amount between two whose first digit is the one that the unit's payments are most in want of, by Benford's law. */
function withLikelyDigit(stage: Stage, digits: readonly number[], low: Fen, high: Fen): Fen {
  const made = digits.reduce((all, each) => all + each, 1);
  const ranges = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((digit) =>
    [Math.floor(Math.log10(low)), Math.floor(Math.log10(high))].flatMap((power, at, powers) => {
      if (at === 1 && power === powers[0]) return [];
      const [from, to] = [Math.max(low, digit * 10 ** power), Math.min(high, (digit + 1) * 10 ** power - 1)];
      return from <= to ? [{ from, to, want: Math.log10(1 + 1 / digit) * made - digits[digit]! }] : [];
    }),
  );
  if (ranges.length === 0) return low;
  const { from, to } = ranges.reduce((best, each) => (each.want > best.want ? each : best));
  return stage.random.between(from, to);
}

/** By weight, but to none more than its most; what that leaves goes to those that can take more. */
function byWeight(target: Fen, pieces: readonly LimitedPiece[]): Fen[] {
  const amounts = pieces.map(() => 0);
  for (let rest = target; rest > pieces.length; ) {
    const open = pieces.map((_, n) => n).filter((n) => amounts[n]! < pieces[n]!.most);
    const weights = open.reduce((all, n) => all + pieces[n]!.weight, 0);
    if (weights === 0) break;
    const before = rest;
    for (const n of open) {
      const more = Math.min(pieces[n]!.most - amounts[n]!, (before * pieces[n]!.weight) / weights);
      amounts[n]! += more;
      rest -= more;
    }
  }
  return amounts;
}

const accountOf = (payee: Payee): string => payee.accountNo ?? payee.key;

/** What such a payment comes to at most: nobody pays ten times what others pay for such things. */
function mostYuan(stage: Stage, indicator: UnitIndicator, piece: Piece): number {
  if (piece.settlement === '0') return 2_000;
  if (piece.payee.kind === 'individual') return 6_000;
  if (piece.isSmall) return 20_000;
  if (piece.isFee) return 60_000;
  const { weightPerIndicator, moneyShare, paymentsPerIndicator, largestPayment } = stage.world.scale;
  const usual = (weightPerIndicator * 10_000 * moneyShare) / paymentsPerIndicator;
  const most = usual * largestPayment * ({ industry: 0.86, goods: 0.68 }[indicator.spending.use as string] ?? 1);
  return Math.min(most, (indicator.amount / 100) * 0.3);
}

function payPiece(stage: Stage, indicator: UnitIndicator, piece: LimitedPiece, amount: Fen, on: Day): void {
  const { position: _, weight: __, isSmall: ___, isFee: ____, most: _____, ...fields } = piece;
  const direct = amount >= ofYuan(500_000);
  const payType = direct ? (indicator.spending.use === 'works' ? '001001003' : '001001002') : '001002';
  const special =
    indicator.spending.use === 'relocation' ? { payerAccountNo: stage.specialAccount.no, payType: '002' } : { payType };
  const made = { ...fields, ...special, amount };
  const { calendar } = stage.world;
  const again = calendar.after(on, 6);
  // Now and then the bank sends money back within days, because a number was mistyped, and it is paid once more.
  if (
    stage.random.chance(0.008) &&
    piece.settlement !== '0' &&
    indicator.spending.use !== 'relocation' &&
    again <= stage.asOf
  ) {
    const bounced = stage.pay(indicator, indicator.agency, { ...made, on });
    stage.refund(bounced, calendar.after(on, 1), amount, `${piece.purpose}（账号有误退回）`);
    stage.pay(indicator, indicator.agency, { ...made, on: again });
    return;
  }
  stage.pay(indicator, indicator.agency, { ...made, on });
}

/** An application of the last few days, or an old one that was sent back. */
function waiting(stage: Stage, indicator: UnitIndicator, piece: LimitedPiece): void {
  const { random, world } = stage;
  const { position: _, weight: __, isSmall: ___, isFee: ____, most: _____, ...fields } = piece;
  if (piece.settlement === '0') return;
  const amount = ofYuan(random.int(1_000, 4_000)) + random.int(1, 99);
  const recent = random.chance(0.8);
  const day = recent
    ? world.calendar.before(stage.asOf, random.int(1, 4))
    : world.calendar.before(stage.asOf, random.int(8, 30));
  if (day <= indicator.docIssuedOn) return;
  const status = recent ? random.pick(['applied', 'approved'] as const) : random.pick(['returned', 'void'] as const);
  stage.application(indicator, indicator.agency, {
    ...fields,
    amount,
    appliedAt: stage.time(day),
    status,
    returnedAt: status === 'returned' ? stage.time(world.calendar.after(day, 1)) : null,
  });
}

// What the money of each use is paid for

function piecesFor(stage: Stage, indicator: UnitIndicator, count: number): Piece[] {
  switch (indicator.spending.use) {
    case 'works':
    case 'relocation':
      return works(stage, indicator, count);
    case 'industry':
      return industry(stage, indicator, count);
    case 'goods':
      return goods(stage, indicator, count);
    default:
      return Array.from({ length: count }, (_, n) => ({
        ...running(stage, indicator, n > 0),
        ...(n === 0 ? { weight: 1 } : {}),
      }));
  }
}

const ordinals = ['预付款', '第一次进度款', '第二次进度款', '竣工结算款'];
const shares = [30, 30, 25, 15];

function works(stage: Stage, indicator: UnitIndicator, count: number): Piece[] {
  const { random } = stage;
  const name = indicator.project?.name ?? indicator.doc.title;
  const pieces: Piece[] = [];
  const onlyContracts = stage.region.level !== 'county';
  const contracts = Math.max(1, Math.round(count / (onlyContracts ? 3 : 5)));
  for (let lot = 0; lot < contracts && pieces.length < count; lot++) {
    const payee = random.pick(stage.payees.byTrade.works);
    const contractNo = stage.contractNo();
    const steps = Math.min(random.int(2, 4), count - pieces.length);
    for (let step = 0; step < steps; step++) {
      const label = step === steps - 1 && steps > 1 ? ordinals[3]! : ordinals[step]!;
      pieces.push({
        position: (step + random.float() * 0.8) / steps,
        weight: shares[step]! * random.between(0.8, 1.2),
        purpose: `${name}${contracts > 1 ? `${lot + 1}标段` : ''}${label}`,
        payee,
        contractNo,
        gov: '50302',
        dep: '31005',
        settlement: '2',
      });
    }
  }
  while (pieces.length < count && !onlyContracts)
    pieces.push(random.chance(0.55) ? fee(stage, name) : running(stage, indicator));
  return pieces;
}

function fee(stage: Stage, name: string): Piece {
  const { random } = stage;
  const [what, position, whose] = random.pick([
    ['勘察设计费', 0.1, '勘测设计'],
    ['招标代理费', 0.15, '招标代理'],
    ['工程监理费', 0.6, '工程监理'],
    ['造价审核费', 0.95, '工程咨询|会计咨询'],
    ['质量检测费', 0.8, '工程咨询'],
  ] as const);
  return {
    position: position + random.float() * 0.05,
    weight: random.between(0.6, 2.2),
    purpose: `${name}${what}`,
    isFee: true,
    payee: random.pick(stage.payees.of('service', whose)),
    contractNo: random.chance(0.6) ? stage.contractNo() : null,
    gov: '50205',
    dep: '30227',
    settlement: '2',
  };
}

function industry(stage: Stage, indicator: UnitIndicator, count: number): Piece[] {
  const { random } = stage;
  const name = indicator.project?.name ?? indicator.doc.title;
  return Array.from({ length: count }, (_, n): Piece => {
    const position = random.float();
    const roll = n === 0 ? random.between(0, 0.6) : random.float();
    if (roll < 0.34)
      return {
        position,
        weight: random.between(5, 20),
        purpose: `${name}${random.pick(wares(name))}`,
        payee: random.pick(stage.payees.of('supply', '农资|商贸')),
        contractNo: stage.contractNo(),
        gov: '50204',
        dep: '30218',
        settlement: '2',
      };
    if (roll < 0.6)
      return {
        position,
        weight: random.between(4, 16),
        purpose: `${name}${random.pick(['合作社带贫奖补', '基地建设补助', '流转土地费用补贴'])}`,
        payee: random.pick(stage.payees.byTrade.farm),
        contractNo: null,
        gov: '50701',
        dep: '31204',
        settlement: '2',
      };
    if (roll < 0.78 && stage.payees.collectives.length > 0)
      return {
        position,
        weight: random.between(4, 14),
        purpose: `${name}村集体经济配套设施款`,
        payee: random.pick(stage.payees.collectives),
        contractNo: null,
        gov: '50399',
        dep: '31099',
        settlement: '1',
      };
    if (roll < 0.86)
      return {
        position,
        weight: random.between(1, 4),
        purpose: `${name}贫困户实用技术培训费`,
        payee: stage.asPayee(random.pick(stage.agencies.filter((each) => each.kind === 'public_institution'))),
        contractNo: null,
        gov: '50203',
        dep: '30216',
        settlement: '2',
      };
    return running(stage, indicator);
  });
}

/** What such a project buys. */
function wares(project: string): string[] {
  if (/养殖|牛|羊|鸡/.test(project)) return ['种畜禽采购款', '饲草料采购款', '养殖设施款'];
  if (/林果|苗木/.test(project)) return ['苗木采购款', '化肥农药采购款'];
  if (/培训|车间|加工/.test(project)) return ['设备材料采购款', '耗材采购款'];
  return ['种子种苗采购款', '化肥农药采购款', '大棚材料采购款'];
}

function goods(stage: Stage, indicator: UnitIndicator, count: number): Piece[] {
  const { random } = stage;
  const name = indicator.project?.name ?? indicator.doc.title;
  return Array.from({ length: count }, (_, n): Piece => {
    if (n > 0 && random.chance(0.25)) return running(stage, indicator);
    return {
      position: random.float(),
      weight: random.between(4, 20),
      purpose: `${name}${random.pick(['设备款', '货款', '安装调试款'])}`,
      payee: random.pick(stage.payees.of('supply', '设备')),
      contractNo: stage.contractNo(),
      gov: '50306',
      dep: '31003',
      settlement: '2',
    };
  });
}

/** Small things: printing, travel, post, casual labour, the last of which is sometimes paid in cash. */
function running(stage: Stage, indicator: UnitIndicator, labour = true): Piece {
  const { random } = stage;
  const common = { position: random.float(), weight: random.between(0.15, 0.6), isSmall: true, contractNo: null };
  const place = stage.place();
  if (labour && random.chance(0.3)) {
    const cash = random.chance(0.3) && !indicator.spending.noCash;
    const payee = random.pick(stage.payees.individuals);
    return {
      ...common,
      purpose: `${place}${random.pick(['临时用工劳务费', '测量放线劳务费', '资料整理劳务费', '项目看护劳务费'])}`,
      payee: cash ? inCash(payee) : payee,
      gov: '50205',
      dep: '30226',
      settlement: cash ? '0' : '2',
    };
  }
  const [what, gov, dep, trade, whose] = random.pick([
    ['项目档案印刷费', '50201', '30202', 'service', '印务'],
    ['公示牌制作费', '50201', '30202', 'service', '文化传媒|印务'],
    ['宣传材料印刷费', '50201', '30202', 'service', '印务|文化传媒'],
    ['办公用品购置费', '50201', '30201', 'supply', '办公用品'],
    ['入户调查表印制费', '50201', '30202', 'service', '印务'],
    ['技术咨询费', '50205', '30203', 'service', '工程咨询'],
    ['设备维修费', '50209', '30213', 'supply', '机电设备'],
    ['项目绩效评价费', '50205', '30227', 'service', '会计咨询'],
  ] as const);
  const payee = random.pick(stage.payees.of(trade, whose));
  return { ...common, purpose: `${place}${what}`, payee, gov, dep, settlement: random.chance(0.8) ? '2' : '1' };
}

/** The same person without an account. */
export const inCash = ({ accountNo: _, bank: __, ...payee }: Payee): Payee => payee;

// Plans

/** A plan 用款计划 for each month with payments, so that what is paid never runs ahead of what was approved. */
function planMonths(stage: Stage, indicator: UnitIndicator): void {
  const { spending } = indicator;
  if (spending.plan === 'none') return;
  const byMonth = new Map<number, Payment[]>();
  for (const payment of spending.payments) {
    if (payment.status !== 'paid' || payment.paidOn === null || payment.fiscalYear !== stage.world.year) continue;
    const month = monthOf(payment.paidOn);
    byMonth.set(month, [...(byMonth.get(month) ?? []), payment]);
  }
  let left =
    indicator.amount +
    indicator.adjustments.reduce((sum, each) => sum + (each.status === 'active' ? each.delta : 0), 0);
  // Half of the first month's money is only planned for the next month with payments.
  let isLate = spending.plan === 'behind';
  let moved = 0;
  const months = [...byMonth.keys()].sort((a, b) => a - b);
  for (const month of months) {
    const paid = byMonth.get(month)!;
    const exact = net(paid);
    const gross = paid.reduce((sum, each) => sum + (each.refundOf ? 0 : each.amount), 0);
    let amount =
      spending.plan === 'exact' || spending.plan === 'behind' ? exact : Math.min(ceilTo(gross, thousandYuan), left);
    amount += moved;
    moved = 0;
    if (isLate && exact > 0) {
      moved = floorTo(exact / 2, 100);
      amount -= moved;
      isLate = false;
    }
    if (amount <= 0) continue;
    left -= amount;
    const plan = makePlan(stage, indicator, month, amount, paid);
    for (const payment of paid) if (!payment.refundOf) payment.plan = plan;
  }
  if (months.length === 0) firstPlan(stage, indicator);
}

function makePlan(stage: Stage, indicator: UnitIndicator, month: number, amount: Fen, paid: readonly Payment[]): Plan {
  const { spending } = indicator;
  const first = Math.min(...paid.map((each) => dayOfInstant(each.appliedAt)));
  const approved =
    spending.plan === 'applied' ? null : at(Math.max(first, indicator.docIssuedOn), 8, stage.random.int(5, 55));
  const plan: Plan = {
    key: '',
    month,
    amount,
    applied: stage.random.chance(0.1) ? ceilTo(amount, 10 * thousandYuan) : amount,
    approvedAt: approved,
    status: approved === null ? 'applied' : 'approved',
  };
  spending.plans.push(plan);
  return plan;
}

/** Units that have not paid anything yet have at least planned to. */
function firstPlan(stage: Stage, indicator: UnitIndicator): void {
  const { calendar } = stage.world;
  const day = calendar.after(indicator.docIssuedOn, stage.random.int(3, 7));
  if (day > stage.asOf || !isMonitored(indicator.fund, indicator.docIssuedOn)) return;
  const amount = Math.min(indicator.amount, ceilTo(indicator.amount * 0.3, thousandYuan));
  const plan: Plan = {
    key: '',
    month: Math.min(12, monthOf(day) + 1),
    amount,
    applied: amount,
    approvedAt: at(day, 15, 20),
    status: 'approved',
  };
  indicator.spending.plans.push(plan);
}
