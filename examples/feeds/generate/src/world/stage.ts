import { at, type Day, dayOf, type Instant, yearOf } from '../basis/day.js';
import { type Fen, firstDigit } from '../basis/money.js';
import { accountNumber, creditCode, districtOf } from '../basis/numbers.js';
import type { Random } from '../basis/random.js';
import { hash } from '../basis/random.js';
import { type Fund, isMonitored } from '../reference/funds.js';
import { banks, personName, villageName } from '../reference/names.js';
import type { Region } from '../reference/regions.js';
import { countyUnits, type Unit, upperUnits } from '../reference/units.js';
import { Additions } from './additions.js';
import type {
  Account,
  Agency,
  Allocation,
  BankLine,
  Batch,
  Doc,
  Entry,
  Indicator,
  Payee,
  Payment,
  Project,
  Spending,
} from './model.js';
import { bankName, cnaps, Payees } from './parties.js';
import { type Household, villageOf } from './people.js';
import type { MonthEnd } from './special-account.js';
import type { World } from './world.js';

/** A record that the answer key or the list of near misses names; its key is read when all keys are given out. */
export interface Expectation {
  rule: string;
  subjectKind: string;
  subjectKey: () => string;
  discriminator: string;
  note: string;
}

/**
 * One region's finance office while its year is made up: its units, accounts and payees, and the records it enters.
 * Methods create single records that are consistent with what they refer to; whatever deviates is set afterwards by a case.
 */
export class Stage {
  readonly random: Random;
  readonly agencies: Agency[] = [];
  readonly accounts: Account[] = [];
  readonly payees: Payees;
  readonly docs: Doc[] = [];
  readonly indicators: Indicator[] = [];
  readonly projects: Project[] = [];
  readonly batches: Batch[] = [];
  readonly bankLines: BankLine[] = [];
  readonly entries: Entry[] = [];
  readonly planted: Expectation[] = [];
  readonly nearMisses: Expectation[] = [];
  /** Direct payments leave from here. */
  readonly directAccount: Account;
  /** The poverty special account 扶贫资金财政专户, and another fiscal one. */
  readonly specialAccount: Account;
  readonly fiscalAccount: Account;
  readonly agentBank: Payee;
  /** The names of those who enter and approve. */
  readonly staff: string[];
  /** Register rows and the like that only cases bring in. */
  readonly additions = new Additions();
  /** Households that only cases know; they receive what a case gives them. */
  readonly caseHouseholds: Household[] = [];
  /** What a case says of a special account's month end, by `<account>|<month>`. */
  readonly monthEnds = new Map<string, (usual: MonthEnd) => Partial<MonthEnd>>();
  /** Contracts that were tendered although they are small, or not although they are large. */
  readonly tendered = new Set<string>();
  readonly untendered = new Set<string>();
  /** While cases are planted. */
  planting = false;
  /** Payee account and amount of payments made, so that chance never makes a duplicate. */
  readonly #paidAmounts = new Set<string>();
  readonly #firstDigits = new Map<Agency, number[]>();
  readonly #asPayee = new Map<string, Payee>();
  #accountsOpened = 0;
  #contracts = 0;

  constructor(
    readonly world: World,
    readonly region: Region,
    /** Where its money comes from; null for the province. */
    readonly parent: Region | null,
  ) {
    const { scale, year } = world;
    this.random = world.random(`stage ${region.code}`);
    this.staff = staffOf(region);
    const finance = this.#addAgencies();
    this.directAccount = this.openAccount('11', `${finance.name}（财政零余额账户）`, 'finance', finance.code);
    this.specialAccount = this.openAccount('24', `${finance.name}（扶贫资金财政专户）`, 'finance', finance.code);
    this.fiscalAccount = this.openAccount('23', `${finance.name}（财政专户）`, 'finance', finance.code);
    const county = region.level === 'county';
    this.payees = new Payees(
      region,
      {
        enterprises: county ? Math.round(scale.enterprisesPaid * world.factor(region)) : 40,
        collectives: county ? scale.collectivesPaid : 0,
        individuals: county ? scale.individualsPaid : 20,
      },
      year,
    );
    const branch = region.name.replace(/[市县区省]$/, '');
    const agent = this.openAccount('26', `${banks.oneCard}${branch}支行（一卡通代发专户）`, 'bank');
    const bank = { name: agent.name, accountNo: agent.no, bank: `${banks.oneCard}${branch}支行` };
    this.agentBank = this.payees.add({
      kind: 'agent_bank',
      uscc: creditCode('91', districtOf(region.index), 800_000),
      ...bank,
    });
  }

  #addAgencies(): Agency {
    const { region } = this;
    const units: Unit[] = region.level === 'county' ? countyUnits : upperUnits;
    for (const unit of units) {
      const name = region.level === 'province' ? region.name + provincial(unit.name) : region.name + unit.name;
      this.#addAgency(unit, `${region.six}${unit.dept}001`, name, region.code);
    }
    for (const township of region.townships.filter((each) => each.isRural)) {
      const unit: Unit = { dept: '6', name: '', kind: 'township_gov', isBudgetUnit: true };
      const name = `${region.name}${township.name}人民政府`;
      this.#addAgency(unit, `${township.code.slice(0, 9)}900`, name, township.code);
    }
    return this.agency('115');
  }

  /** A public institution that only a case knows. */
  addUnit(name: string): Agency {
    const n = this.agencies.filter((each) => each.dept.startsWith('9')).length;
    const unit: Unit = { dept: String(901 + n), name, kind: 'public_institution', isBudgetUnit: true };
    return this.#addAgency(unit, `${this.region.six}${unit.dept}001`, this.region.name + name, this.region.code);
  }

  #addAgency(unit: Unit, code: string, name: string, region: string): Agency {
    const n = this.agencies.length;
    const kind = unit.kind === 'public_institution' ? '12' : '11';
    const agency: Agency = {
      ...unit,
      code,
      name,
      region,
      uscc: creditCode(kind, districtOf(this.region.index), 900_000 + n),
      zeroAccount: this.openAccount('12', name, 'agency', code),
      realAccount: this.openAccount('13', name, 'agency', code),
    };
    this.agencies.push(agency);
    return agency;
  }

  // Looking up

  agency(dept: string): Agency {
    const agency = this.agencies.find((each) => each.dept === dept);
    if (!agency) throw new Error(`${this.region.name} has no unit ${dept}`);
    return agency;
  }

  townshipGovs(): Agency[] {
    return this.agencies.filter((each) => each.kind === 'township_gov');
  }

  get asOf(): Day {
    return this.world.asOf;
  }

  /** A working day's time between two hours. */
  time(day: Day, from = 9, to = 17): Instant {
    return at(day, from, 0, this.random.int(0, (to - from) * 3_600 - 1));
  }

  isMonitored(fund: Fund, day: Day): boolean {
    return isMonitored(fund, day);
  }

  /** Some village of the county, with its township: where a project is. */
  place(): string {
    const rural = this.region.townships.filter((each) => each.isRural);
    if (rural.length === 0) return this.region.name;
    const township = this.random.pick(rural);
    return township.name + villageName(villageOf(township, this.random.next()));
  }

  /** Units whose indicators are spent, in the order of creation. */
  unitIndicators(): (Indicator & { agency: Agency; spending: Spending })[] {
    return this.indicators.filter(
      (each): each is Indicator & { agency: Agency; spending: Spending } =>
        each.agency !== null && each.spending !== null,
    );
  }

  // Creating records

  openAccount(type: string, name: string, holderKind: Account['holderKind'], holderKey?: string): Account {
    const n = ++this.#accountsOpened;
    const account: Account = {
      no: accountNumber(this.region.index, type, n),
      region: this.region.code,
      name,
      bank: type === '26' ? name.slice(0, name.indexOf('（')) : bankName(this.region, hash(this.region.index, n, 4)),
      cnaps: cnaps(this.region, n % 4),
      type,
      holderKind,
      ...(holderKey === undefined ? {} : { holderKey }),
      medium: 'corporate',
      openedOn: dayOf(`${this.world.year - 3 - (n % 4)}-0${1 + (n % 9)}-1${n % 8}`),
    };
    this.accounts.push(account);
    return account;
  }

  /** A unit as payee, by its real account unless told otherwise. */
  asPayee(agency: Agency, account = agency.realAccount): Payee {
    const known = this.#asPayee.get(account.no);
    if (known) return known;
    const payee = this.payees.add({
      kind: 'agency',
      name: agency.name,
      agency,
      uscc: agency.uscc,
      accountNo: account.no,
      bank: account.bank,
    });
    this.#asPayee.set(account.no, payee);
    return payee;
  }

  /** An account number that no books know. */
  unknownAccountNo(): string {
    return accountNumber(this.region.index, '99', ++this.#accountsOpened);
  }

  doc(
    issuedOn: Day,
    title: string,
    options: { series?: string; kind?: Doc['kind']; superior?: string | null; issuer?: Region } = {},
  ): Doc {
    const issuer = options.issuer ?? this.region;
    const docNo = this.world.docNumber(issuer, options.series ?? '农', issuedOn);
    const doc: Doc = {
      key: `${issuer.code}:${docNo}`,
      docNo,
      title: `${financeOffice(issuer)}关于${title}的通知`,
      issuedOn,
      issuer: issuer.code,
      kind: options.kind ?? 'normal',
      superiorDocNo: options.superior ?? null,
    };
    this.docs.push(doc);
    return doc;
  }

  /** A pending indicator 待分指标 of this or, for what only a case needs, another region. */
  pending(fields: {
    doc: Doc;
    fund: Fund;
    amount: Fen;
    source: Indicator['source'];
    func: string;
    fundType?: string;
    fiscalYear?: number;
    region?: string;
    upstream?: Allocation;
    superiorDocNo?: string | null;
    registeredAt: Instant;
    tpFunc?: string | null;
  }): Indicator {
    const { doc, fund, upstream } = fields;
    const indicator: Indicator = {
      key: '',
      region: fields.region ?? this.region.code,
      fiscalYear: fields.fiscalYear ?? upstream?.fiscalYear ?? this.world.year,
      doc,
      docIssuedOn: doc.issuedOn,
      fund,
      source: fields.source,
      upstream: upstream ?? null,
      originKey: null,
      superiorDocNo: upstream?.docNo ?? fields.superiorDocNo ?? null,
      func: fields.func,
      tpFunc: fields.tpFunc ?? upstream?.tpFunc ?? null,
      gov: null,
      dep: null,
      fundType: fields.fundType ?? upstream?.fundType ?? '11',
      agency: null,
      project: null,
      amount: fields.amount,
      tag: this.rightTag(fund, fields.func, doc.issuedOn),
      planRef:
        fund.category === 'integrated_agri'
          ? `${this.region.name}${this.world.year}年统筹整合使用财政涉农资金实施方案`
          : null,
      receivedAt: fields.registeredAt,
      registeredAt: fields.registeredAt,
      status: 'active',
      adjustments: [],
      allocations: [],
      spending: null,
    };
    this.indicators.push(indicator);
    return indicator;
  }

  /** Tagged as poverty money: monitored funds and the functional codes of poverty alleviation, but not an office's running costs. */
  rightTag(fund: Fund, func: string, day: Day): boolean {
    if (['2130501', '2130502', '2130503'].includes(func)) return false;
    return isMonitored(fund, day) || func.startsWith('21305');
  }

  allocate(
    indicator: Indicator,
    to: { region: string; agency?: Agency },
    amount: Fen,
    allocatedAt: Instant,
  ): Allocation {
    const allocation: Allocation = {
      key: '',
      indicator,
      to: { region: to.region, agency: to.agency ?? null },
      fund: indicator.fund,
      fundType: indicator.fundType,
      fiscalYear: indicator.fiscalYear,
      tpFunc: indicator.tpFunc ?? indicator.func,
      tag: indicator.tag,
      amount,
      docNo: indicator.doc.docNo,
      docIssuedOn: indicator.docIssuedOn,
      docKind: indicator.doc.kind,
      allocatedAt,
      status: 'active',
    };
    indicator.allocations.push(allocation);
    return allocation;
  }

  /** The unit's own indicator that comes of an allocation to it. */
  unitIndicator(
    allocation: Allocation,
    use: Spending['use'],
    options: { func?: string; project?: Project | null; programme?: Spending['programme']; months?: number[] } = {},
  ): Indicator & { agency: Agency; spending: Spending } {
    const { indicator: pending } = allocation;
    const agency = allocation.to.agency;
    if (!agency) throw new Error('only an allocation to a unit gives a unit an indicator');
    const func = options.func ?? pending.func;
    const unit = {
      ...pending,
      key: '',
      source: pending.source,
      fund: allocation.fund,
      fiscalYear: allocation.fiscalYear,
      upstream: allocation,
      originKey: null,
      superiorDocNo: allocation.docNo,
      func,
      tpFunc: allocation.tpFunc,
      agency,
      project: options.project ?? null,
      amount: allocation.amount,
      tag: this.rightTag(allocation.fund, func ?? '', pending.docIssuedOn),
      receivedAt: allocation.allocatedAt,
      registeredAt: allocation.allocatedAt,
      status: 'active' as const,
      adjustments: [],
      allocations: [],
      spending: {
        use,
        programme: options.programme ?? null,
        months: options.months ?? [],
        payments: [],
        plans: [],
        fill: use !== 'onecard',
        target: null,
        plan: 'cover' as const,
        reserved: false,
        noCash: false,
      },
    };
    this.indicators.push(unit);
    return unit;
  }

  project(name: string, startedOn: Day): Project {
    const planned = startedOn + this.random.int(60, 240);
    const ended = planned <= this.asOf;
    const project: Project = {
      key: `XM${this.region.six}-${String(this.world.year).slice(2)}${String(this.projects.length + 1).padStart(4, '0')}`,
      name,
      region: this.region.code,
      startedOn,
      endedOn: ended ? planned : null,
      status: ended ? 'done' : 'running',
    };
    this.projects.push(project);
    return project;
  }

  contractNo(): string {
    return `HT-${this.region.six}-${String(this.world.year).slice(2)}-${String(++this.#contracts).padStart(4, '0')}`;
  }

  /** Whether this payee (by account number, or by key for cash) was ever paid just that much; says yes from then on. */
  paidBefore(payee: string, amount: Fen): boolean {
    const key = `${payee}|${amount}`;
    if (this.#paidAmounts.has(key)) return true;
    this.#paidAmounts.add(key);
    return false;
  }

  /** How many of a unit's payments of the year begin with each digit. */
  firstDigits(agency: Agency): number[] {
    const known = this.#firstDigits.get(agency) ?? Array.from({ length: 10 }, () => 0);
    this.#firstDigits.set(agency, known);
    return known;
  }

  /** A payment of a unit's (or, in older years, a pending) indicator. What is not said is as usual for its use. */
  pay(
    indicator: Indicator,
    agency: Agency,
    fields: Partial<Payment> & { amount: Fen; purpose: string; payee: Payee; on: Day },
  ): Payment {
    const { on, payee, ...rest } = fields;
    const direct = fields.amount >= 50_000_000 || payee.kind === 'agent_bank';
    const applied = this.world.calendar.before(on, this.random.int(1, 3));
    const payment: Payment = {
      key: '',
      indicator,
      agency,
      project: indicator.project,
      fiscalYear: indicator.fiscalYear,
      applicationNo: '',
      sameApplicationAs: null,
      contractNo: null,
      gov: '50299',
      dep: '30299',
      payType: direct ? '001001004' : '001002',
      settlement: '2',
      appliedAt: this.time(Math.max(applied, Math.min(indicator.docIssuedOn, on)), 9, 17),
      returnedAt: null,
      paidOn: on,
      payerAccountNo: (direct ? this.directAccount : agency.zeroAccount).no,
      payee,
      payeeKind: payee.kind,
      payeeName: payee.name,
      payeeAccountNo: payee.accountNo ?? null,
      actualAccountNo: null,
      approvalNo: null,
      status: 'paid',
      refundOf: null,
      batch: null,
      plan: null,
      handledBy: null,
      isFixed: this.planting,
      ...rest,
    };
    if (payment.status === 'paid' && !payment.refundOf && payee.kind !== 'agent_bank' && yearOf(on) === this.world.year)
      this.firstDigits(agency)[firstDigit(payment.amount)]!++;
    indicator.spending?.payments.push(payment);
    if (!indicator.spending) this.#pooled(indicator).push(payment);
    return payment;
  }

  /** Payments of pending indicators, as in the years before units had indicators of their own. */
  readonly pooledPayments = new Map<Indicator, Payment[]>();

  #pooled(indicator: Indicator): Payment[] {
    const list = this.pooledPayments.get(indicator) ?? [];
    this.pooledPayments.set(indicator, list);
    return list;
  }

  /** Money that comes back from a payment. */
  refund(of: Payment, on: Day, amount = of.amount, purpose = `退款：${of.purpose}`): Payment {
    const batch = null;
    return this.pay(of.indicator, of.agency, {
      ...copyable(of),
      on,
      payee: of.payee ?? this.agentBank,
      amount,
      purpose,
      refundOf: of,
      batch,
      plan: null,
    });
  }

  /** An application that is not paid yet, or never will be. */
  application(
    indicator: Indicator,
    agency: Agency,
    fields: Partial<Payment> & {
      amount: Fen;
      purpose: string;
      payee: Payee;
      appliedAt: Instant;
      status: Payment['status'];
    },
  ): Payment {
    const day = Math.floor(fields.appliedAt / 86_400);
    return this.pay(indicator, agency, { ...fields, on: day, paidOn: null });
  }

  bankLine(
    account: Account,
    on: Day,
    direction: 'in' | 'out',
    amount: Fen,
    counterparty: string,
    summary: string,
  ): BankLine {
    const line: BankLine = { key: '', account, on, direction, amount, counterparty, summary };
    this.bankLines.push(line);
    return line;
  }

  /** The entry of a bank line, entered on the day itself or, if nobody works then, on the next working day. */
  entry(line: BankLine, fund: Fund | null = null, fields: Partial<Entry> = {}): Entry {
    const recorded = this.world.calendar.onOrAfter(line.on);
    const { account, direction, amount, counterparty, summary } = line;
    const entry: Entry = {
      key: '',
      account,
      occurredOn: line.on,
      recordedAt: this.time(recorded, 14, 18),
      direction,
      amount,
      counterparty,
      fund,
      summary,
      line,
      ...fields,
    };
    this.entries.push(entry);
    return entry;
  }
}

/** The invented people of a finance office who enter, review and approve. */
export const staffOf = (region: Region): string[] =>
  Array.from({ length: 8 }, (_, n) => personName(hash(region.index, n, 555), n % 2 === 0));

export const financeOffice = (region: Region): string =>
  `${region.name}财政${region.level === 'province' ? '厅' : '局'}`;

/** What a refund has in common with its payment. */
function copyable(of: Payment): Partial<Payment> {
  const { project, contractNo, gov, dep, payType, settlement, payerAccountNo, payeeKind, payeeName, payeeAccountNo } =
    of;
  return { project, contractNo, gov, dep, payType, settlement, payerAccountNo, payeeKind, payeeName, payeeAccountNo };
}

/** 财政局 and the like are 厅 in a province. */
const provincial = (name: string): string => name.replace(/局$/, '厅');
