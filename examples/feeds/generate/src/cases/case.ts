import { at, type Day, dayOf } from '../basis/day.js';
import { type Fen, ofYuan } from '../basis/money.js';
import { isMonitored } from '../reference/funds.js';
import type { Region } from '../reference/regions.js';
import { toUnit } from '../world/chain.js';
import type { LastYear } from '../world/last-year.js';
import type {
  Agency,
  Allocation,
  BankLine,
  Batch,
  Entry,
  Indicator,
  Payee,
  Payment,
  Spending,
} from '../world/model.js';
import type { Household } from '../world/people.js';
import { inCash } from '../world/spending.js';
import type { Stage } from '../world/stage.js';

/** Something planted: an irregularity that a rule must find, or a near miss on which it must stay silent. */
export interface Case {
  rule: string;
  kind: 'irregularity' | 'near miss';
  /** What it is, or for a near miss why the rule stays silent: the note in the answer key. */
  note: string;
  run(it: CaseStage): void;
}

export const warns = (rule: string, note: string, run: Case['run']): Case => ({
  rule,
  kind: 'irregularity',
  note,
  run,
});
export const silent = (rule: string, note: string, run: Case['run']): Case => ({ rule, kind: 'near miss', note, run });

/** What a warning is about: kind and record. */
export type Subject =
  | ['payment', Payment]
  | ['allocation', Allocation]
  | ['indicator', Indicator]
  | ['agency', Agency]
  | ['account', { no: string }]
  | ['special_account_entry', Entry]
  | ['bank_line', BankLine]
  | ['subsidy_batch', Batch]
  | ['subsidy_line', Line]
  | ['household', Household]
  | ['enterprise', { uscc: string }]
  | ['relocation_household', { key: string }];

/** The n-th line of a batch, counted from 1. */
export interface Line {
  batch: Batch;
  n: number;
}

export type UnitIndicator = Indicator & { agency: Agency; spending: Spending };

function keyOf([kind, record]: Subject): string {
  switch (kind) {
    case 'agency':
      return record.code;
    case 'account':
      return record.no;
    case 'enterprise':
      return record.uscc;
    case 'subsidy_line':
      return `${record.batch.key}-${record.n}`;
    default:
      return record.key;
  }
}

/** A county's year as a case sees it: it may add records of its own or choose ordinary ones to lean on. */
export class CaseStage {
  constructor(
    readonly stage: Stage,
    readonly lastYear: LastYear,
    readonly households: readonly Household[],
    private readonly memory: CaseMemory,
    private readonly current: Case,
  ) {}

  get asOf(): Day {
    return this.stage.asOf;
  }
  get calendar() {
    return this.stage.world.calendar;
  }
  get random() {
    return this.stage.random;
  }

  // What is expected

  /** The rule must warn about this. */
  fires(subject: Subject, more: { rule?: string; discriminator?: string; note?: string } = {}): void {
    this.stage.planted.push(this.#expectation(() => subject, more));
  }

  /** The rule must stay silent about this. A function, when the record comes into being only later. */
  quiet(subject: Subject | (() => Subject), more: { rule?: string; discriminator?: string; note?: string } = {}): void {
    this.stage.nearMisses.push(this.#expectation(typeof subject === 'function' ? subject : () => subject, more));
  }

  #expectation(subject: () => Subject, more: { rule?: string; discriminator?: string; note?: string }) {
    let kind: string | undefined;
    return {
      rule: more.rule ?? this.current.rule,
      get subjectKind() {
        kind ??= subject()[0];
        return kind;
      },
      subjectKey: () => keyOf(subject()),
      discriminator: more.discriminator ?? '',
      note: more.note ?? this.current.note,
    };
  }

  // Days

  day(monthDay: string, yearsBack = 0): Day {
    return this.stage.world.day(monthDay, yearsBack);
  }

  /** The first working day on or after a date of this year. */
  workday(monthDay: string): Day {
    return this.calendar.onOrAfter(this.day(monthDay));
  }

  /** On both sides of a deadline of n working days: what began on `late` is overdue on the as-of day, what began on `inTime` is not. */
  edge(n: number): { late: Day; inTime: Day } {
    let inTime = this.calendar.onOrBefore(this.asOf);
    while (this.calendar.after(this.calendar.before(inTime, 1), n) >= this.asOf)
      inTime = this.calendar.before(inTime, 1);
    return { late: this.calendar.before(inTime, 1), inTime };
  }

  /** Some working day of the busy part of the year. */
  someDay(from = '04-10', to = '11-09'): Day {
    return this.random.pick(this.calendar.workdays(this.day(from), Math.min(this.day(to), this.asOf - 20)));
  }

  /** A working day on which no other case has touched the special accounts, and none will. */
  freeAccountDay(candidates?: readonly Day[]): Day {
    const days =
      candidates ??
      this.calendar.workdays(this.day('03-01'), this.calendar.before(this.asOf, 8)).filter((day) => !this.#isKept(day));
    for (const day of this.random.shuffled(days)) {
      if (this.memory.accountDays.has(day)) continue;
      this.memory.accountDays.add(day);
      return day;
    }
    throw new Error(`${this.current.rule}: no free day left on the special accounts`);
  }

  /** Days nobody works, of the busy part of the year. */
  restDays(): Day[] {
    const days: Day[] = [];
    for (let day = this.day('03-10'); day < this.asOf - 12; day++)
      if (!this.calendar.isWorkday(day) && !this.#isKept(day)) days.push(day);
    return days;
  }

  /** Days that some case asks for by name: around the National Day, and when interest is paid. */
  #isKept(day: Day): boolean {
    return (
      (day >= this.day('09-25') && day <= this.day('10-09')) ||
      ['03', '06', '09'].some((month) => day === this.day(`${month}-21`))
    );
  }

  // Indicators

  /** A document of the region above that gives money to this county: its pending indicator there, fully allocated to here. */
  send(fields: { fund?: string; issuedOn: Day; amount?: Fen; func?: string; tpFunc?: string }): Allocation {
    const { stage } = this;
    const parent = stage.parent!;
    const fund = stage.world.fund(fundSentBy(parent, fields.fund));
    const func = fields.func ?? '2130504';
    const amount = fields.amount ?? this.sum(300_000, 1_200_000);
    const doc = stage.doc(fields.issuedOn, `下达${stage.world.year}年${fund.name}`, { issuer: parent });
    const above = stage.pending({
      doc,
      fund,
      amount,
      source: 'local',
      func,
      tpFunc: fields.tpFunc ?? func.slice(0, 5),
      region: parent.code,
      registeredAt: at(fields.issuedOn, 9, 30),
    });
    return stage.allocate(above, { region: stage.region.code }, amount, stage.time(fields.issuedOn, 15, 18));
  }

  /** The county's indicator for what was sent, under a document of its own of the same day. */
  take(sent: Allocation, on: Day, fields: { amount?: Fen; func?: string } = {}): Indicator {
    const { stage } = this;
    return stage.pending({
      doc: stage.doc(on, `下达${stage.world.year}年${sent.fund.name}`, { superior: sent.docNo }),
      fund: sent.fund,
      amount: fields.amount ?? sent.amount,
      source: 'superior',
      func: fields.func ?? (sent.indicator.func!.startsWith('21305') ? '2130504' : sent.indicator.func!),
      upstream: sent,
      registeredAt: stage.time(on, 10, 14),
    });
  }

  /** A pending indicator out of the county's own budget. */
  local(fields: {
    fund?: string;
    on: Day;
    amount?: Fen;
    func?: string;
    kind?: 'normal' | 'advance';
    tpFunc?: string;
  }): Indicator {
    const { stage } = this;
    const fund = stage.world.fund(fields.fund ?? 'XJ01');
    const func = fields.func ?? '2130504';
    return stage.pending({
      doc: stage.doc(fields.on, `下达${stage.world.year}年${fund.name}`, { kind: fields.kind ?? 'normal' }),
      fund,
      amount: fields.amount ?? this.sum(300_000, 900_000),
      source: 'local',
      func,
      tpFunc: fields.tpFunc ?? func.slice(0, 5),
      registeredAt: stage.time(fields.on, 9, 12),
    });
  }

  /** Allocates a pending indicator, or part of it, to a unit, which will spend it as usual. */
  give(pending: Indicator, fields: { to?: Agency; amount?: Fen; on?: Day; use?: Spending['use'] } = {}): UnitIndicator {
    const day = fields.on ?? this.calendar.onOrAfter(Math.floor(pending.registeredAt! / 86_400));
    const unit = toUnit(
      this.stage,
      { use: fields.use ?? 'works', funcs: [pending.func!] },
      pending,
      fields.to ?? this.unit(),
      fields.amount ?? pending.amount,
      day,
    );
    unit.upstream!.tag = this.stage.rightTag(pending.fund, pending.func!, pending.docIssuedOn);
    unit.spending.reserved = true;
    return unit;
  }

  /** Some unit (no township, no institution). */
  unit(): Agency {
    return this.stage.agency(this.random.pick(['213', '215', '211', '217', '219', '221', '225']));
  }

  /**
   * An ordinary unit's indicator that is monitored, old enough, and large enough to carry a payment of so many yuan;
   * nobody else leans on it. If there is none left, one is made.
   */
  spendable(
    fields: {
      fund?: string;
      monitored?: boolean;
      yuan?: number;
      before?: Day;
      agency?: (agency: Agency) => boolean;
    } = {},
  ): UnitIndicator {
    const monitored = fields.monitored ?? true;
    const before = fields.before ?? this.asOf - 110;
    const needed = ofYuan((fields.yuan ?? 100_000) * 5);
    const fits = (each: UnitIndicator) =>
      !each.spending.reserved &&
      each.spending.fill &&
      each.spending.use !== 'operations' &&
      each.spending.use !== 'relocation' &&
      each.amount >= needed &&
      each.docIssuedOn <= before - 8 &&
      Math.floor(each.registeredAt! / 86_400) <= before - 8 &&
      (fields.fund
        ? each.fund.code === fields.fund
        : isMonitored(each.fund, each.docIssuedOn) === monitored && !['YS01', 'LC01'].includes(each.fund.code)) &&
      (fields.agency ?? ((agency) => agency.kind === 'unit'))(each.agency);
    const found = this.random.shuffled(this.stage.unitIndicators().filter(fits))[0];
    if (found) {
      found.spending.reserved = true;
      return found;
    }
    const fund = fields.fund ?? (monitored ? 'XJ01' : 'NY01');
    const on = this.calendar.onOrBefore(before - 12);
    const func = monitored ? '2130504' : '2130126';
    const pending = this.local({ fund, on, amount: Math.max(needed, ofYuan(200_000)), func });
    const to = this.random.shuffled(
      this.stage.agencies.filter(fields.agency ?? ((agency) => agency.kind === 'unit' && agency.isBudgetUnit)),
    )[0];
    if (!to) throw new Error(`${this.stage.region.name}: no unit for ${this.current.rule}`);
    return this.give(pending, { to });
  }

  /** An amount of whole hundreds between two, in yuan. */
  sum(from: number, to: number): Fen {
    return ofYuan(Math.round(this.random.int(from, to) / 1_000) * 1_000);
  }

  // Payments

  /** A number that no other case of the county gets. */
  next(): number {
    return this.memory.invented++;
  }

  /** The number of a township that no other case takes. */
  township(): number {
    return this.memory.townships++;
  }

  /** Some working day on which an indicator could be spent, before the last two months of the year. */
  dayFor(unit: Indicator, to: Day = this.day('10-31')): Day {
    return this.random.pick(this.calendar.workdays(Math.floor(unit.registeredAt! / 86_400) + 6, to));
  }

  /** A payment by transfer to an enterprise under a contract, unless told otherwise. */
  pay(
    indicator: UnitIndicator,
    fields: Partial<Payment> & { amount: Fen; on: Day; payee?: Payee; purpose?: string },
  ): Payment {
    const payee = fields.payee ?? this.supplier();
    this.stage.paidBefore(fields.payeeAccountNo ?? payee.accountNo ?? payee.key, fields.amount);
    const what = indicator.project?.name ?? indicator.doc.title;
    return this.stage.pay(indicator, indicator.agency, {
      purpose: `${what}材料款`,
      gov: '50204',
      dep: '30218',
      ...fields,
      payee,
    });
  }

  /** One unit after the other, so that none spends too much in one December. */
  inTurn(depts: readonly string[]): Agency {
    return this.stage.agency(depts[this.memory.turns++ % depts.length]!);
  }

  /** A month of last year or before, another each time: what is paid for it now is no second time. */
  arrears(what: string): { name: string; start: Day; end: Day } {
    const back = this.memory.arrears++;
    const year = this.stage.world.year - 1 - Math.floor(back / 12);
    const month = 12 - (back % 12);
    const [start, next] = [
      `${year}-${two(month)}-01`,
      month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`,
    ];
    return { name: `${year}年${month}月${what}`, start: dayOf(start), end: dayOf(next) - 1 };
  }

  supplier(): Payee {
    return this.random.pick(this.stage.payees.byTrade.supply);
  }

  /** Somebody else each time. */
  worker(): Payee {
    const { individuals } = this.stage.payees;
    return individuals[this.memory.workers++ % individuals.length]!;
  }

  /** A payment in cash for casual labour. */
  payCash(indicator: UnitIndicator, yuan: number, on: Day, fields: Partial<Payment> = {}): Payment {
    const purpose = `${this.stage.place()}${this.random.pick(['临时用工劳务费', '青苗清理劳务费', '工地看护劳务费', '零星运输劳务费'])}`;
    return this.stage.pay(indicator, indicator.agency, {
      purpose,
      // Whoever pays a person so much has a contract for it.
      contractNo: yuan >= 50_000 ? this.stage.contractNo() : null,
      gov: '50205',
      dep: '30226',
      payType: '001002',
      payerAccountNo: indicator.agency.zeroAccount.no,
      ...fields,
      amount: ofYuan(yuan),
      on,
      settlement: '0',
      payee: inCash(this.worker()),
      payeeAccountNo: null,
    });
  }

  /** A unit that no other case lets handle cash within twenty working days, and that has no ordinary cash. */
  cashUnit(on: Day, yuan: number, more: { monitored?: boolean; until?: Day } = {}): UnitIndicator {
    const [first, last] = [this.calendar.number(on), this.calendar.number(more.until ?? on)];
    const isFree = (agency: Agency) =>
      (agency.kind === 'unit' || agency.kind === 'township_gov') &&
      agency.isBudgetUnit &&
      !(this.memory.cashDays.get(agency) ?? []).some((other) => first <= other.last + 20 && other.first <= last + 20);
    const monitored = more.monitored ?? true;
    const unit = this.spendable({ monitored, yuan, before: on, agency: isFree });
    this.memory.cashDays.set(unit.agency, [...(this.memory.cashDays.get(unit.agency) ?? []), { first, last }]);
    return unit;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

/** What cases of one county must know of one another to keep apart. */
export class CaseMemory {
  workers = 0;
  arrears = 0;
  invented = 0;
  townships = 0;
  turns = 0;
  readonly accountDays = new Set<Day>();
  /** The days (numbers of working days) on which a case lets a unit handle cash. */
  readonly cashDays = new Map<Agency, { first: number; last: number }[]>();
}

/** A prefecture gives out its own money, the province its own. */
function fundSentBy(parent: Region, asked: string | undefined): string {
  const own = parent.level === 'province' ? { monitored: 'SJ01', other: 'NY01' } : { monitored: 'SH01', other: 'ML01' };
  return asked === undefined ? own.monitored : asked === 'NY01' ? own.other : asked;
}
