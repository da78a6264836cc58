// What the statements count is counted here once more, row by row, from random data with versions before and after the epoch.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction, type WorkdayCalendar } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import { dueAfter, loadCalendar } from '../clock/calendar.js';
import {
  AssessedWorld,
  answersFor,
  CITY,
  COUNTY_A,
  COUNTY_B,
  lookedAt,
  lookedAtInstant,
  type Row,
} from '../testing/assessed-world.js';
import { type Course, coursesOf } from '../testing/courses.js';
import { type AssessmentDimension, type AssessmentInput, assessmentDimensions, usedBy } from './formula.js';
import { readInputs } from './inputs/index.js';

const seed = testSeed;
const [first, last] = ['2018-07-01', '2018-09-30'];
const regions = [CITY, COUNTY_A, COUNTY_B];

let database: TestDatabase;
let world: AssessedWorld;
let calendar: WorkdayCalendar;
let found: Map<string, Record<AssessmentInput, bigint>>;
beforeAll(async () => {
  database = await testDatabase();
  world = await AssessedWorld.open(database, seed);
  calendar = await loadCalendar(database.system);
  const basis = {
    firstDay: first!,
    lastDay: last!,
    epoch: BigInt(lookedAt),
    asKnownAt: lookedAtInstant,
    calendarVersion: 99,
    regions,
  };
  const read = await inTransaction(database.system, (client) => readInputs(client, basis));
  found = new Map(read.map(({ regionCode, inputs }) => [regionCode, inputs]));
});
afterAll(() => database?.drop());

// The same once more, in plain words ----------------------------------------------------------------------------------------------

const now = (table: string) => world.rows(table, lookedAt);
const inPeriod = (day: string | null | undefined) => !!day && first! <= day && day <= last!;
const due = (day: string, n: number) => dueAfter(calendar, day, n);
const fundOf = (row: Row) => now('fund').find(({ id }) => id === row.fund_id);
const isMonitored = (row: Row, day: string) => {
  const fund = fundOf(row);
  return (
    !!fund?.monitored_from &&
    (fund.monitored_from as string) <= day &&
    (!fund.monitored_to || day <= (fund.monitored_to as string))
  );
};
const isLive = ({ status }: Row) => !['draft', 'void', 'deleted'].includes(status as string);
const dayOf = (instant: unknown) => (instant as string | null)?.slice(0, 10) ?? null;
const sum = (rows: Row[], column = 'amount_fen') =>
  rows.reduce((total, row) => total + BigInt(row[column] as number), 0n);
const count = (rows: readonly unknown[]) => BigInt(rows.length);
const least = (a: bigint, b: bigint) => (a < b ? a : b);
const notNegative = (a: bigint) => (a < 0n ? 0n : a);
const typeOf = (id: unknown) => now('account').find((each) => each.id === id)?.type_code as string | undefined;

const expected: Record<AssessmentDimension, (code: string) => Partial<Record<AssessmentInput, bigint>>> = {
  receipt(code) {
    const own = (row: Row) => answersFor[row.place as string] === code;
    const sent = now('allocation').filter(
      (a) =>
        own(a) &&
        a.kind === 'to_region' &&
        isLive(a) &&
        isMonitored(a, a.doc_issued_on as string) &&
        inPeriod(due(a.doc_issued_on as string, 3)),
    );
    const received = (a: Row) =>
      sum(
        now('indicator').filter(
          (i) =>
            i.upstream_allocation_id === a.id &&
            isLive(i) &&
            i.received_at !== null &&
            dayOf(i.received_at)! <= due(a.doc_issued_on as string, 3)!,
        ),
      );
    const indicators = now('indicator').filter((i) => own(i) && isLive(i) && inPeriod(i.doc_issued_on as string));
    const isWrong = (i: Row) => {
      const upstream = now('allocation').find(({ id }) => id === i.upstream_allocation_id);
      const isRelief = !!(i.func_code as string | null)?.startsWith('21305');
      const monitored = isMonitored(i, i.doc_issued_on as string);
      if (i.poverty_tag !== true)
        return (
          (monitored || isRelief || upstream?.poverty_tag === true) &&
          !['2130501', '2130502', '2130503'].includes(i.func_code as string)
        );
      const isIntegrated = fundOf(i)?.category === 'integrated_agri' && i.integration_plan_ref !== null;
      return !monitored && !isRelief && upstream?.poverty_tag !== true && i.source !== 'local' && !isIntegrated;
    };
    return {
      due_fen: sum(sent),
      received_on_time_fen: sent.reduce((total, a) => total + least(BigInt(a.amount_fen as number), received(a)), 0n),
      indicators: count(indicators),
      tag_errors: count(indicators.filter(isWrong)),
    };
  },
  system_use(code) {
    const own = (row: Row) => answersFor[row.place as string] === code;
    const paid = now('payment').filter(
      (p) =>
        own(p) &&
        p.status === 'paid' &&
        p.refund_of_id === null &&
        inPeriod(p.paid_on as string) &&
        isMonitored(p, p.paid_on as string),
    );
    const isComplete = (p: Row) =>
      p.plan_id !== null &&
      p.func_code !== '' &&
      (p.gov_eco_code ?? p.dep_eco_code) !== null &&
      p.pay_type_code !== null &&
      p.settlement_code !== null &&
      (p.purpose as string).trim() !== '' &&
      p.payer_account_id !== null &&
      p.payee_account_id !== null;
    const pending = now('indicator').filter(
      (i) =>
        own(i) &&
        i.agency_id === null &&
        isLive(i) &&
        isMonitored(i, i.doc_issued_on as string) &&
        now('indicator_doc').find(({ id }) => id === i.doc_id)?.kind !== 'advance' &&
        inPeriod(due(i.doc_issued_on as string, 3)),
    );
    const by = (table: string, i: Row, day: string) =>
      now(table).filter(
        (row) => row.indicator_id === i.id && isLive(row) && dayOf(row[day])! <= due(i.doc_issued_on as string, 3)!,
      );
    const dueOf = (i: Row) =>
      notNegative(BigInt(i.amount_fen as number) + sum(by('indicator_adjustment', i, 'adjusted_on'), 'delta_fen'));
    return {
      payments: count(paid),
      complete_payments: count(paid.filter(isComplete)),
      payments_fen: sum(paid.filter((p) => typeOf(p.payer_account_id) !== '24')),
      centrally_paid_fen: sum(paid.filter((p) => ['11', '21'].includes(typeOf(p.payer_account_id) ?? ''))),
      allocation_due_fen: pending.reduce((total, i) => total + dueOf(i), 0n),
      allocated_on_time_fen: pending.reduce(
        (total, i) => total + least(dueOf(i), sum(by('allocation', i, 'allocated_at'))),
        0n,
      ),
    };
  },
  one_card(code) {
    const own = (row: Row) => answersFor[row.place as string] === code;
    const personal = now('payment').filter(
      (p) =>
        own(p) &&
        p.status === 'paid' &&
        p.refund_of_id === null &&
        inPeriod(p.paid_on as string) &&
        isMonitored(p, p.paid_on as string) &&
        (p.gov_eco_code === '50901' || p.dep_eco_code === '30399' || fundOf(p)!.is_personal === true),
    );
    const isByCard = (p: Row) =>
      p.settlement_code !== '0' &&
      (p.payee_kind === 'agent_bank' || now('subsidy_batch').some((b) => b.payment_id === p.id));
    const lines = now('subsidy_line').filter((l) => own(l) && l.status !== 'pending' && inPeriod(l.paid_on as string));
    const isLeft = (l: Row) =>
      l.status !== 'success' &&
      due((l.returned_on ?? l.paid_on) as string, 10)! <= last! &&
      !now('subsidy_line').some((other) => other.reissue_of_id === l.id);
    return {
      personal_fen: sum(personal),
      one_card_fen: sum(personal.filter(isByCard)),
      lines: count(lines),
      failed_not_reissued: count(lines.filter(isLeft)),
    };
  },
  special_account(code) {
    const own = (row: Row) => answersFor[row.place as string] === code && typeOf(row.account_id) === '24';
    const entries = now('special_account_entry').filter((e) => own(e) && inPeriod(e.occurred_on as string));
    const lastDay = (day: string) => (calendar.isWorkday(day) ? day : calendar.addWorkdays(day, 1));
    const lines = now('bank_line').filter((l) => own(l) && inPeriod(l.transacted_on as string));
    return {
      entries: count(entries),
      same_day_entries: count(entries.filter((e) => dayOf(e.recorded_at)! <= lastDay(e.occurred_on as string))),
      bank_fen: sum(lines),
      matched_fen: sum(lines.filter((l) => now('special_account_entry').some((e) => e.bank_line_id === l.id))),
    };
  },
  handling(code) {
    const own = courses().filter((course) => course.region === code);
    const toVerify = own.filter((each) => each.hadToBeVerified && inPeriod(each.verifyDue));
    const toRectify = own.filter((each) => each.hadToBeRectified && inPeriod(each.rectifyDue));
    const opened = own.filter(({ openedOn }) => inPeriod(openedOn));
    return {
      verifications_due: count(toVerify),
      verified_on_time: count(
        toVerify.filter((each) => each.verifiedOn !== null && each.verifiedOn <= each.verifyDue!),
      ),
      violations_due: count(toRectify),
      rectified_on_time: count(
        toRectify.filter((each) => each.rectifiedOn !== null && each.rectifiedOn <= each.rectifyDue!),
      ),
      openings: count(opened),
      reopenings: count(opened.filter(({ isReopened }) => isReopened)),
      inspections: 0n,
      interviews: 0n,
    };
  },
  completeness(code) {
    const own = (row: Row) => answersFor[row.place as string] === code;
    const lines = now('bank_line');
    const moved = [
      ...lines.map((row) => ({ ...row, on: row.transacted_on as string, isBank: true })),
      ...now('special_account_entry').map((row) => ({ ...row, on: row.occurred_on as string, isBank: false })),
    ] as (Row & { on: string; isBank: boolean })[];
    const groups = new Map<string, typeof moved>();
    for (const row of moved) {
      const month = row.on.slice(0, 7);
      const months = lines
        .filter((line) => line.account_id === row.account_id)
        .map((line) => (line.transacted_on as string).slice(0, 7))
        .sort();
      if (months.length === 0 || month < months[0]! || month > months.at(-1)! || month < '2018-07' || month > '2018-09')
        continue;
      const key = `${row.account_id} ${month} ${row.direction}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    // An account whose rows lie in several places counts where the first of them on the fiscal tree is.
    const months = [...groups.values()].filter((rows) =>
      own([...rows].sort((a, b) => (BigInt(a.scope_ord as string) < BigInt(b.scope_ord as string) ? -1 : 1))[0]!),
    );
    const ofMonths = months.map((rows) => {
      const bank = sum(rows.filter(({ isBank }) => isBank));
      const difference = bank - sum(rows.filter(({ isBank }) => !isBank));
      return { ledger: bank, difference: difference < 0n ? -difference : difference };
    });
    const indicators = now('indicator').filter((i) => own(i) && isLive(i) && inPeriod(i.doc_issued_on as string));
    const allocations = now('allocation').filter(
      (a) => own(a) && isLive(a) && a.kind === 'to_region' && inPeriod(a.doc_issued_on as string),
    );
    const ofChain = [
      ...indicators.map((i) => ({
        declared:
          BigInt(i.amount_fen as number) +
          sum(
            now('indicator_adjustment').filter((j) => j.indicator_id === i.id && isLive(j)),
            'delta_fen',
          ),
        given: sum(now('allocation').filter((a) => a.indicator_id === i.id && isLive(a))),
      })),
      ...allocations.map((a) => ({
        declared: BigInt(a.amount_fen as number),
        given: sum(now('indicator').filter((i) => i.upstream_allocation_id === a.id && isLive(i))),
      })),
    ].map(({ declared, given }) => ({ ledger: notNegative(declared), difference: notNegative(given - declared) }));
    const all = [...ofMonths, ...ofChain];
    const offline = courses().filter(({ region, caseId, openedOn, normalOn, clearedOn }) => {
      const { rule, isPlan } = world.cases.get(caseId)!;
      return (
        region === code &&
        inPeriod(openedOn) &&
        normalOn === null &&
        clearedOn === null &&
        (rule === 'account-special-off-system' || (rule === 'fund-over-authority' && isPlan))
      );
    });
    return {
      difference_fen: all.reduce((total, { difference }) => total + difference, 0n),
      ledger_fen: all.reduce((total, { ledger }) => total + ledger, 0n),
      offline_business: count([...new Set(offline.map(({ caseId }) => caseId))]),
    };
  },
};

let known: Course[] | undefined;
const courses = (): Course[] => {
  known ??= coursesOf(
    world.steps.filter(({ at }) => new Date(at) <= new Date(lookedAtInstant)),
    calendar,
    world,
  );
  return known;
};

describe('the inputs of an assessment are what the rows say', () => {
  it.each(assessmentDimensions)('%s', (dimension) => {
    for (const code of regions) {
      const read = Object.fromEntries(usedBy(dimension).map((name) => [name, found.get(code)![name]]));
      expect({ code, ...read }).toEqual({ code, ...expected[dimension](code) });
    }
  });

  it('and something is counted for each', () => {
    const all = [...found.values()];
    const silent = assessmentDimensions
      .flatMap(usedBy)
      .filter((name) => !['inspections', 'interviews'].includes(name) && all.every((inputs) => inputs[name] === 0n));
    expect(silent).toEqual([]);
  });
});
