import { at, type Day } from '../basis/day.js';
import { ceilTo, type Fen, ofYuan, thousandYuan } from '../basis/money.js';
import { lastYearKey } from './chain.js';
import type { Agency, Indicator, Payment, Project } from './model.js';
import { net } from './model.js';
import { describeProject } from './projects.js';
import type { Stage } from './stage.js';

/** Last December's payments: what is left of a year in which units had no indicators of their own yet and paid from the county's. */
export class LastYear {
  readonly indicator: Indicator;
  readonly payments: Payment[] = [];
  readonly #projects = new Map<Agency, Project>();

  constructor(private readonly stage: Stage) {
    const { world, region } = stage;
    const issued = world.calendar.onOrAfter(world.day('05-18', 1));
    this.indicator = stage.pending({
      doc: stage.doc(issued, `下达${world.year - 1}年县级财政专项扶贫资金`),
      fund: world.fund('XJ01'),
      amount: 0,
      source: 'local',
      func: '2130504',
      tpFunc: '21305',
      fiscalYear: world.year - 1,
      registeredAt: at(issued, 10, 12),
    });
    this.indicator.key = lastYearKey(region);
    for (const agency of [stage.agency('225'), stage.agency('213'), stage.agency('215')])
      for (let n = 0; n < Math.ceil(world.scale.paymentsOfLastDecember / 3); n++) this.#ordinary(agency);
  }

  #ordinary(agency: Agency): void {
    const { random, world } = this.stage;
    const days = world.calendar.workdays(world.day('12-01', 1), world.day('12-29', 1));
    this.pay(
      agency,
      random.pick(days),
      ofYuan(random.int(8_000, 120_000)) + random.int(0, 99),
      `${this.stage.place()}基础设施工程款`,
    );
  }

  pay(agency: Agency, on: Day, amount: Fen, purpose: string): Payment {
    const { stage } = this;
    const payee = stage.random.pick(stage.payees.byTrade.works);
    let each = amount;
    while (stage.paidBefore(payee.accountNo ?? payee.key, each)) each += 103;
    const payment = stage.pay(this.indicator, agency, {
      on,
      amount: each,
      purpose,
      payee,
      project: this.#project(agency),
      contractNo: stage.contractNo(),
      gov: '50302',
      dep: '31005',
      fiscalYear: stage.world.year - 1,
    });
    this.payments.push(payment);
    return payment;
  }

  /** What a unit did with its money of last year. */
  #project(agency: Agency): Project {
    const { stage } = this;
    const known = this.#projects.get(agency);
    if (known) return known;
    const project = stage.project(describeProject(stage, 'works', agency), stage.world.day('06-20', 1));
    this.#projects.set(agency, project);
    return project;
  }

  /** Allocates the year's money to the units after all of it has been spent: just as much as they needed. */
  close(): void {
    const { stage, indicator } = this;
    const day = stage.world.calendar.after(indicator.docIssuedOn, 1);
    const payments = stage.pooledPayments.get(indicator) ?? [];
    for (const agency of new Set(payments.map((each) => each.agency))) {
      const gross = payments.filter((each) => each.agency === agency && !each.refundOf);
      const amount = ceilTo(net(gross), 10 * thousandYuan);
      stage.allocate(indicator, { region: stage.region.code, agency }, amount, stage.time(day, 15, 18));
      indicator.amount += amount;
    }
  }
}
