// Random histories of cases, by the right people and the wrong ones, with sweeps and days in between, against a model that tells once more what may be
// done and what comes of it: each step is taken, or refused with the code that the model says, and leaves the case as the model has it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction, type WorkdayCalendar } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase, testSeed, times } from '@qingqu/schema/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { loadCalendar } from '../clock/calendar.js';
import { type Actor, platform } from '../matter/actor.js';
import { CaseworkRefused } from '../matter/refused.js';
import { closeMonth } from '../months/close-month.js';
import { type Asker, type Clock, ModelCase, type Saying } from '../testing/case-model.js';
import { actorOf, caseOf, PROVINCE, paymentBy, personOf, QIXIAN, raise, sweepFinds } from '../testing/case-world.js';
import { assertCasework } from '../testing/invariants.js';
import { closeChecked } from './close-checked.js';
import { keepCasesOf } from './keep-cases.js';
import type { CaseAct } from './machine.js';
import * as rectify from './rectify.js';
import * as route from './route.js';
import * as verify from './verify.js';

const HISTORIES = times({ ci: 1_000, nightly: 50_000 });
/** So many histories run side by side. */
const ABREAST = 5;

const first = Date.parse('2018-08-27');
const dateOf = (day: number) => new Date(first + day * 86_400_000).toISOString().slice(0, 10);
/** August is closed. */
const CLOSED_UNTIL = 4;

let database: TestDatabase;
let calendar: WorkdayCalendar;
let enterersPayment: string;
const actors = new Map<string, Actor>();

const askers: Readonly<Record<string, Asker>> = {
  zhang: { person: 'zhang', kind: 'staff', department: 'treasury' },
  // The other account of the same person.
  zhang2: { person: 'zhang', kind: 'staff', department: 'treasury' },
  li: { person: 'li', kind: 'staff', department: 'treasury' },
  // Entered the payment, under his staff number.
  wang: { person: 'wang', kind: 'staff', department: 'treasury', isEnterer: true },
  nong: { person: 'nong', kind: 'staff', department: 'agri' },
  nong2: { person: 'nong2', kind: 'staff', department: 'agri' },
  elsewhere: { person: 'elsewhere', kind: 'other' },
  province: { person: 'province', kind: 'other' },
  admin: { person: 'admin', kind: 'other' },
  leader: { person: 'leader', kind: 'other' },
  auditor: { person: 'auditor', kind: 'other' },
  service: { person: 'service', kind: 'other' },
  chief: { person: 'chief', kind: 'supervisor', isAbove: true },
  top: { person: 'top', kind: 'supervisor', isAbove: true },
  beside: { person: 'beside', kind: 'supervisor', isAbove: false },
  platform: { person: 'system', kind: 'platform' },
};

beforeAll(async () => {
  database = await testDatabase();
  const { system } = database;
  calendar = await loadCalendar(system);
  enterersPayment = await paymentBy(system, 'entered', 'N-007');
  const people = [
    { username: 'zhang', staffNo: 'N-001' },
    { username: 'zhang2', staffNo: 'N-001' },
    { username: 'li' },
    { username: 'wang', staffNo: 'N-007' },
    { username: 'nong', departmentKinds: ['agri'] },
    { username: 'nong2', departmentKinds: ['agri'] },
    { username: 'elsewhere', regionCode: QIXIAN },
    { username: 'province', regionCode: PROVINCE },
    ...(['admin', 'leader', 'auditor', 'service'] as const).map((role) => ({ username: role, role })),
    { username: 'chief', role: 'supervisor' as const, departmentKinds: [] },
    { username: 'top', role: 'supervisor' as const, regionCode: PROVINCE, departmentKinds: [] },
    { username: 'beside', role: 'supervisor' as const, regionCode: QIXIAN, departmentKinds: [] },
  ];
  for (const person of people) await personOf(system, person);
  // Only now is it known of each which other accounts he has.
  for (const { username } of people) actors.set(username, await actorOf(system, username));
  actors.set('platform', platform);
  await raise(system, { ruleId: 'august' });
  await inTransaction(system, (client) => keepCasesOf(client, 'august', dateOf(0)));
  await closeMonth(system, { month: '2018-08', today: dateOf(CLOSED_UNTIL + 3), actor: actors.get('top')! });
});
afterAll(() => database.drop());

type Event =
  /** One of the acts that are somebody's as things stand: so most histories get somewhere. */
  | { do: 'right act'; nth: number; said: Saying }
  | { do: 'act'; act: CaseAct; who: string; said: Saying; stale: boolean }
  | { do: 'sweep'; found: boolean[] }
  | { do: 'days'; days: number }
  | { do: 'attach' }
  | { do: 'end correction' };

interface History {
  red: boolean;
  warnings: number;
  opened: number;
  /** What is done before the rest, so that late states are met in short histories. */
  ahead: readonly Event[];
  events: Event[];
}

const acts: readonly CaseAct[] = [
  'take_up',
  'assign',
  'propose_normal',
  'confirm_normal',
  'decline_normal',
  'determine_violation',
  'report_data_issue',
  'resume_verifying',
  'report_rectified',
  'recheck',
  'check',
  'sample',
  'reject',
  'close',
  'pause',
  'resume',
  'reassign',
  'split',
  'report_to_province',
];
const mostly = (chance: number) => fc.nat({ max: 99 }).map((n) => n < chance);
const rightly: Saying = {
  rectifiedAfter: 0,
  reason: true,
  evidence: true,
  knownType: true,
  negative: false,
  assignee: 'colleague',
  toDepartment: 'agri',
  splitOff: 'one',
  found: 'gone',
};
const saying: fc.Arbitrary<Saying> = fc.record({
  reason: mostly(85),
  evidence: mostly(80),
  knownType: mostly(85),
  negative: mostly(10),
  rectifiedAfter: fc.constantFrom(-1, 0, 0, 1, 1, 2, 5),
  assignee: fc.constantFrom('colleague', 'stranger'),
  toDepartment: fc.constantFrom('agri', 'treasury', 'weather'),
  splitOff: fc.constantFrom('none', 'one', 'one', 'all', 'twice'),
  found: fc.constantFrom('gone', 'remains'),
});
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({ do: fc.constant('right act' as const), nth: fc.nat({ max: 9_999 }), said: saying }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      act: fc.constantFrom(...acts),
      who: fc.constantFrom(...Object.keys(askers)),
      said: saying,
      stale: mostly(8),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('sweep' as const),
      found: fc.array(mostly(60), { minLength: 3, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('days' as const), days: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'attach' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'end correction' as const }) },
);
const ahead = (act: CaseAct, who: string): Event => ({ do: 'act', act, who, said: rightly, stale: false });
const toRectification: readonly Event[] = [
  ahead('take_up', 'zhang'),
  ahead('determine_violation', 'zhang'),
  ahead('report_rectified', 'zhang'),
  ahead('recheck', 'platform'),
  ahead('check', 'li'),
  ahead('sample', 'chief'),
];
const toNormal: readonly Event[] = [ahead('take_up', 'zhang'), ahead('propose_normal', 'zhang')];
const toDoubt: readonly Event[] = [
  ahead('take_up', 'zhang'),
  ahead('report_data_issue', 'zhang'),
  { do: 'end correction' },
];
const history: fc.Arbitrary<History> = fc.record({
  red: mostly(25),
  warnings: fc.integer({ min: 1, max: 3 }),
  opened: fc.integer({ min: 2, max: 7 }),
  ahead: fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom(0, 0, 1, 1, 1, 2, 3, 4, 5, 6).map((n) => toRectification.slice(0, n)) },
    { weight: 1, arbitrary: fc.constant(toNormal) },
    { weight: 1, arbitrary: fc.constant(toDoubt) },
  ),
  events: fc.array(event, { minLength: 3, maxLength: 7 }),
});

let histories = 0;
/** How often each act was taken, and refused. */
const tally = new Map<string, number>();

/** One case and its model, side by side. */
class Course {
  readonly ruleId = `history-${++histories}`;
  #id = '';
  #warnings: string[] = [];
  #today: number;
  readonly model: ModelCase;

  constructor(readonly told: History) {
    this.#today = told.opened;
    const warnings = Array.from({ length: told.warnings }, () => ({ open: true, raised: 1 }));
    this.model = new ModelCase(told.red, warnings, told.opened);
  }

  async run(): Promise<void> {
    const { red, warnings, ahead, events } = this.told;
    const about = { ruleId: this.ruleId, caseKey: 'k', severity: red ? 'red' : 'orange' } as const;
    this.#warnings = await raise(database.system, { ...about, rows: [enterersPayment] }, warnings);
    await this.#keep();
    this.#id = await caseOf(database.system, this.#warnings[0]!);
    for (const each of ahead) await this.#happen(each);
    for (const each of events) {
      await this.#happen(each);
      await this.#compare(each);
    }
  }

  get #clock(): Clock {
    return {
      today: this.#today,
      closedUntil: CLOSED_UNTIL,
      afterThreeWorkdays: (day) => (Date.parse(calendar.addWorkdays(dateOf(day), 3)) - first) / 86_400_000,
    };
  }

  async #happen(told: Event): Promise<void> {
    if (told.do === 'act') await this.#act(told);
    if (told.do === 'right act') {
      const right = this.#rightAct(told.nth);
      if (right) await this.#act({ ...told, do: 'act', ...right, stale: false });
    }
    if (told.do === 'sweep') {
      const found = this.#warnings.filter((_, at) => told.found[at]);
      await sweepFinds(database.system, this.ruleId, found);
      this.model.sweep(told.found);
      await this.#keep();
      this.model.keep(this.#clock);
    }
    if (told.do === 'days') {
      this.#today += told.days;
      await this.#keep();
      this.model.keep(this.#clock);
    }
    if (told.do === 'attach') {
      await database.system.query(
        `insert into attachment (matter, matter_id, name, media_type, bytes, sha256, uploaded_by, scope_ord, department_kind)
         select 'case', id, '凭证.pdf', 'application/pdf', 1, '\\x00', 'zhang', scope_ord, department_kind from case_file where id = $1`,
        [this.#id],
      );
      this.model.attached = true;
    }
    if (told.do === 'end correction' && this.model.inCorrection) {
      await this.#endCorrections();
      this.model.endCorrection();
    }
  }

  /** Undefined when nothing is left to do. */
  #rightAct(nth: number): { act: CaseAct; who: string } | undefined {
    const able = acts.flatMap((act) => {
      const right = Object.entries(askers).filter(([, asker]) => this.model.isFor(act, asker, this.#clock));
      return right.length > 0 ? [{ act, who: right[nth % right.length]![0] }] : [];
    });
    return able[Math.floor(nth / 16) % able.length];
  }

  async #act({ act, who, said, stale }: Event & { do: 'act' }): Promise<void> {
    const asker = askers[who]!;
    const expected = this.model.refusal(act, asker, said, this.#clock, stale);
    const version = who === 'platform' && !stale ? undefined : this.model.version - (stale ? 1 : 0);
    const refused = await this.#take(act, actors.get(who)!, said, version).then(
      () => undefined,
      (error) => {
        if (!(error instanceof CaseworkRefused)) throw error;
        return error;
      },
    );
    expect({ act, who, said, refused: refused?.code }).toEqual({ act, who, said, refused: expected });
    tally.set(`${act} ${refused?.code ?? 'taken'}`, (tally.get(`${act} ${refused?.code ?? 'taken'}`) ?? 0) + 1);
    if (refused) this.#expectWaysOn(refused, asker);
    else this.model.take(act, asker, said, this.#clock);
  }

  /** A refusal names the rule, and the ways that are open to this person. */
  #expectWaysOn(refused: CaseworkRefused, asker: Asker): void {
    expect(refused.basis).toMatch(/第.+条/);
    if (!refused.legalActs) return;
    const onlyWho = acts.filter((act) => this.model.isFor(act, asker, this.#clock));
    expect([...refused.legalActs].filter((act) => (acts as readonly string[]).includes(act)).sort()).toEqual(
      onlyWho.sort(),
    );
  }

  #take(act: CaseAct, actor: Actor, said: Saying, version: number | undefined): Promise<unknown> {
    const today = dateOf(this.#today);
    const reason = said.reason ? '已核对支付凭证' : ' ';
    const wish = <Input extends object>(more: Input) => ({
      id: this.#id,
      actor,
      version,
      said: { today, reason, ...more },
    });
    const splitOff = { none: [], one: [this.#warnings.at(-1)!], all: this.#warnings, twice: this.#twice() }[
      said.splitOff
    ];
    const desks: Partial<Record<CaseAct, (client: pg.ClientBase) => Promise<unknown>>> = {
      take_up: (client) => verify.takeUpCase(client, wish({})),
      assign: (client) =>
        verify.assignCase(client, wish({ assignee: said.assignee === 'colleague' ? 'zhang' : 'elsewhere' })),
      propose_normal: (client) => verify.proposeNormal(client, wish({ evidence: said.evidence ? '凭证 7' : '' })),
      confirm_normal: (client) => verify.confirmNormal(client, wish({})),
      decline_normal: (client) => verify.declineNormal(client, wish({})),
      determine_violation: (client) =>
        verify.determineViolation(client, wish({ violationType: said.knownType ? 'diverted' : 'weather' })),
      report_data_issue: (client) =>
        verify.reportDataIssue(client, wish({ recordKind: 'payment', recordId: enterersPayment })),
      resume_verifying: (client) => verify.resumeVerifying(client, wish({})),
      report_rectified: (client) =>
        rectify.reportRectified(
          client,
          wish({
            rectifiedOn: dateOf(this.model.openedOn + said.rectifiedAfter),
            returnedFen: said.negative ? -1n : 100n,
            rebookedFen: 0n,
            otherFen: 0n,
          }),
        ),
      recheck: (client) => this.#recheck(client, actor, said, version),
      check: (client) => rectify.checkRectification(client, wish({})),
      sample: (client) => rectify.sampleCase(client, wish({})),
      reject: (client) => rectify.rejectRectification(client, wish({})),
      close: (client) => rectify.closeCase(client, wish({})),
      pause: (client) => route.pauseCase(client, wish({})),
      resume: (client) => route.resumeCase(client, wish({})),
      reassign: (client) => route.reassignCase(client, wish({ departmentKind: said.toDepartment })),
      split: async (client) => {
        const { newCaseId } = await route.splitCase(client, wish({ warningIds: splitOff }));
        expect(newCaseId).not.toBe(this.#id);
        this.#warnings.pop();
      },
      report_to_province: (client) => route.reportToProvince(client, wish({})),
    };
    return inTransaction(database.system, desks[act]!);
  }

  #twice(): string[] {
    return [this.#warnings[0]!, this.#warnings[0]!];
  }

  /** Who may have the rule run again is asked first, as the API does; the step is the platform's. */
  async #recheck(
    client: pg.ClientBase,
    actor: Actor,
    { found }: Saying,
    version: number | undefined,
  ): Promise<unknown> {
    const today = dateOf(this.#today);
    await rectify.expectRecheck(client, { id: this.#id, actor, version, said: { today } });
    const { rows } = await client.query<{ epoch: bigint }>('select coalesce(max(epoch), 1) as epoch from sweep');
    const about = { id: this.#id, found, epoch: rows[0]!.epoch, today, askedBy: actor };
    return rectify.noteRecheck(client, { ...about, version: version ?? this.model.version });
  }

  async #endCorrections(): Promise<void> {
    await database.system.query(
      `with ended as (
         update correction set state = 'closed', version = version + 1, outcome = 'withdrawn', closed_on = $2
         where case_id = $1 and closed_on is null returning *)
       insert into casework_step (matter, matter_id, seq, act, from_state, to_state, by_user, by_role, on_day, scope_ord)
       select 'correction', id, version, 'withdraw', 'raised', 'closed', raised_by, 'staff', $2, scope_ord from ended`,
      [this.#id, dateOf(this.#today)],
    );
  }

  #keep(): Promise<unknown> {
    return inTransaction(database.system, async (client) => {
      await keepCasesOf(client, this.ruleId, dateOf(this.#today));
      await closeChecked(client, dateOf(this.#today), this.ruleId);
    });
  }

  async #compare(after: Event): Promise<void> {
    const { rows } = await database.system.query(
      `select state, version, department_kind as department, openings, outcome, verdict, recheck, paused_on is not null as paused,
         checked_by is not null as checked, warnings from case_file where id = $1`,
      [this.#id],
    );
    const { state, version, department, openings, outcome, verdict, recheck, paused, checkedOn, warnings } = this.model;
    const modelled = {
      state,
      version,
      department,
      openings,
      outcome,
      verdict: verdict?.kind ?? null,
      recheck,
      paused,
      checked: checkedOn !== null,
      warnings: warnings.length,
    };
    expect({ after, ...rows[0] }).toEqual({ after, ...modelled });
  }
}

/** The acts that were not taken, or not refused, in any history so far. */
const untried = () => {
  const count = (act: string, what: string) => tally.get(`${act} ${what}`) ?? 0;
  return acts.filter((act) => count(act, 'taken') === 0 || count(act, 'FORBIDDEN') + count(act, 'CONFLICT') === 0);
};

const seed = testSeed;

describe('a case', () => {
  it(`goes where the model says, in ${HISTORIES} histories`, async () => {
    const property = fc.asyncProperty(fc.array(history, { minLength: ABREAST, maxLength: ABREAST }), async (all) => {
      await Promise.all(all.map((each) => new Course(each).run()));
    });
    await fc.assert(property, { numRuns: HISTORIES / ABREAST, seed, endOnFailure: true });
    expect(histories).toBeGreaterThanOrEqual(HISTORIES);
    // Every act was taken somewhere, and refused somewhere: what is rare may take a few histories more.
    for (let more = 1; more <= 10 && untried().length > 0; more++)
      await fc.assert(property, { numRuns: HISTORIES / ABREAST / 10, seed: seed + more, endOnFailure: true });
    expect(untried()).toEqual([]);
    await assertCasework(database.system);
    keepEvidence('B10/cases', { histories, seed });
  }, 240_000);
});
