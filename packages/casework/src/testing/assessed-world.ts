import { closeEpoch, identity } from '@qingqu/schema';
import { insertRows, madeWarning, randomFrom, type TestDatabase } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { assessedTables, CITY, day, later, type Row } from './assessed-tables.js';

export { CITY, type Row };

/** A business record with its versions: which row has held since which epoch. */
interface Versioned {
  table: string;
  versions: { from: number; row: Row }[];
}

/** A step of a case. */
export interface MadeStep extends Row {
  matter_id: string;
  seq: number;
  act: string;
  from_state: string | null;
  on_day: string;
  at: string;
  detail: Record<string, unknown>;
  scope_ord: string;
  department_kind: string;
}

export const COUNTY_A = '411421000000';
export const TOWN_OF_A = '411421001000';
export const COUNTY_B = '411425000000';
const places = [CITY, COUNTY_A, TOWN_OF_A, COUNTY_B];
/** The region that answers for each of the places. */
export const answersFor: Readonly<Record<string, string>> = {
  [CITY]: CITY,
  [COUNTY_A]: COUNTY_A,
  [TOWN_OF_A]: COUNTY_A,
  [COUNTY_B]: COUNTY_B,
};

const one = fc.constantFrom;

/** The epoch that is looked at; some versions came before, some with it, some after. */
export const lookedAt = 5;
const epochs = fc
  .uniqueArray(one(1, 3, 5, 6, 9), { minLength: 1, maxLength: 3 })
  .map((each) => each.sort((a, b) => a - b));

/** When steps are known that are looked at: some were written down later. */
export const lookedAtInstant = '2018-10-10 12:00:00+08';

const story = fc.constantFrom<string[][]>(
  [],
  ['take_up', 'propose_normal', 'confirm_normal'],
  ['take_up', 'determine_violation'],
  ['take_up', 'determine_violation', 'report_rectified'],
  ['take_up', 'determine_violation', 'report_rectified', 'reject'],
  ['take_up', 'determine_violation', 'report_rectified', 'reject', 'report_rectified', 'check', 'close'],
  ['take_up', 'pause', 'resume', 'determine_violation', 'report_rectified', 'check', 'close'],
  ['take_up', 'determine_violation', 'pause', 'resume', 'report_rectified'],
  ['take_up', 'pause'],
  ['clear'],
  ['take_up', 'report_data_issue', 'clear'],
);
const becomes: Readonly<Record<string, string>> = {
  open: 'assigned',
  reopen: 'assigned',
  take_up: 'verifying',
  propose_normal: 'normal',
  confirm_normal: 'closed',
  determine_violation: 'rectifying',
  report_data_issue: 'data_issue',
  report_rectified: 'rectified',
  reject: 'rectifying',
  check: 'checked',
  close: 'closed',
  clear: 'closed',
};
const course = fc.record({
  place: one(...places),
  severity: one('red', 'orange', 'yellow', 'blue'),
  department: one('agri', 'budget', 'treasury'),
  rule: one('account-special-off-system', 'fund-over-authority', 'cash-single-large'),
  plan: fc.boolean(),
  begins: day,
  stories: fc.array(story, { minLength: 1, maxLength: 2 }),
  gaps: fc.array(one(0, 0, 1, 2, 3, 6), { minLength: 20, maxLength: 20 }),
  backdated: fc.boolean(),
  /** A part of a case that was split takes the clock of the whole with it. */
  isPart: one(false, false, false, true),
  lateFrom: fc.nat({ max: 12 }),
});

/** Random data of a city, two counties and a township, with versions before and after an epoch, and random histories of cases. */
export class AssessedWorld {
  readonly records: Versioned[] = [];
  readonly steps: MadeStep[] = [];
  /** By case: its rule, and whether its warning is of payments beyond any plan. */
  readonly cases = new Map<string, { rule: string; isPlan: boolean; category: string }>();

  private constructor(private readonly lo: ReadonlyMap<string, bigint>) {}

  static async open({ system }: TestDatabase, seed: number, size = 400): Promise<AssessedWorld> {
    const { rows } = await system.query<{ code: string; lo: bigint }>(
      'select code, scope_lo as lo from region where code = any($1)',
      [places],
    );
    const world = new AssessedWorld(new Map(rows.map(({ code, lo }) => [code, lo])));
    world.#reference();
    // What fast-check draws by neighbouring numbers is akin: rows of one table would not meet those of another.
    const random = randomFrom(seed);
    const seeds = () => Math.floor(random() * 2 ** 31);
    for (const [table, row] of Object.entries(assessedTables)) world.#draw(table, row, seeds(), size);
    for (const [n, each] of fc.sample(course, { seed: seeds(), numRuns: size }).entries()) world.#tell(each, n);
    for (let n = 0; n < 10; n++) await closeEpoch(system);
    await world.#insert(system);
    return world;
  }

  /** The rows of a table as of an epoch. */
  rows(table: string, epoch: number): Row[] {
    return this.records
      .filter((each) => each.table === table)
      .flatMap(({ versions }) =>
        versions
          .filter(({ from }) => from <= epoch)
          .slice(-1)
          .map(({ row }) => row),
      );
  }

  /** The code of a place on the fiscal tree. */
  placeOf(scopeOrd: string): string {
    return [...this.lo].find(([, lo]) => String(lo) === scopeOrd)![0];
  }

  #reference(): void {
    const fund = (code: string, more: Row): Row => ({
      id: identity('fund', code),
      code,
      name: code,
      category: 'other',
      origin_level: 'province',
      func_prefixes: '',
      ...more,
    });
    this.#add('fund', '0', [
      { from: 1, row: fund('F0', { is_personal: false, monitored_from: '2018-01-01' }) },
      { from: 9, row: fund('F0', { is_personal: true, monitored_from: '2019-01-01' }) },
    ]);
    this.#add('fund', '1', [
      { from: 1, row: fund('F1', { is_personal: true, monitored_from: '2018-01-01', monitored_to: '2018-08-31' }) },
    ]);
    this.#add('fund', '2', [{ from: 1, row: fund('F2', { is_personal: false, category: 'integrated_agri' }) }]);
    for (const type of ['11', '13', '21', '24'])
      this.#add('account', type, [
        {
          from: 1,
          row: {
            id: identity('account', type),
            region_code: CITY,
            account_no_masked: '6228***0',
            account_no_sealed: '\\x00',
            name: '某账户',
            type_code: type,
            holder_kind: 'finance',
            medium: 'corporate',
          },
        },
      ]);
    for (const kind of ['normal', 'advance', 'adjust'])
      this.#add('indicator_doc', kind, [
        {
          from: 1,
          row: {
            id: identity('indicator_doc', kind),
            doc_no: '豫财农〔2018〕1号',
            title: '指标文',
            issued_on: '2018-06-01',
            issuing_region_code: CITY,
            kind,
          },
        },
      ]);
  }

  #draw(table: string, row: fc.Arbitrary<Row>, seed: number, size: number): void {
    const drawn = fc.record({
      froms: epochs,
      places: fc.array(one(...places), { minLength: 3, maxLength: 3 }),
      rows: fc.array(row, { minLength: 3, maxLength: 3 }),
    });
    fc.sample(drawn, { seed, numRuns: size }).forEach(({ froms, places: where, rows }, n) => {
      const placed = (code: string): Row => (table === 'allocation' ? { to_region_code: code } : { region_code: code });
      this.#add(
        table,
        `${n}`,
        froms.map((from, at) => ({
          from,
          row: {
            ...rows[at],
            ...placed(where[at]!),
            id: identity(table, `${n}`),
            scope_ord: String(this.lo.get(where[at]!)),
            place: where[at],
          },
        })),
      );
    });
  }

  #add(table: string, key: string, versions: Versioned['versions']): void {
    this.records.push({
      table,
      versions: versions.map(({ from, row }, at) => ({
        from,
        row: {
          scope_ord: String(this.lo.get(CITY)),
          source_system: 'made',
          source_key: key,
          source_rev: 0,
          file_id: 1,
          row_no: 1,
          content_hash: '\\x00',
          version: at + 1,
          epoch_from: from,
          ...row,
        },
      })),
    });
  }

  #tell(
    {
      place,
      severity,
      department,
      rule,
      plan,
      begins,
      stories,
      gaps,
      backdated,
      isPart,
      lateFrom,
    }: RecordOf<typeof course>,
    n: number,
  ): void {
    const id = identity('case_file', `${n}`);
    const category = rule === 'fund-over-authority' ? 'fund' : rule === 'cash-single-large' ? 'cash' : 'account';
    this.cases.set(id, { rule, isPlan: plan, category });
    let on = begins;
    let state: string | null = null;
    let seq = 0;
    const step = (act: string, detail: Record<string, unknown> = {}) => {
      if (seq > 0) on = later(on, gaps[seq % gaps.length]!);
      seq += 1;
      const to: string = becomes[act] ?? state!;
      const late = seq > lateFrom;
      this.steps.push({
        matter: 'case',
        matter_id: id,
        seq,
        act,
        from_state: state,
        to_state: to,
        by_user: 'made',
        by_role: 'staff',
        on_day: on,
        at: late ? '2018-11-20 10:00:00+08' : `${on > '2018-10-09' ? '2018-10-09' : on} 10:00:00+08`,
        reason: null,
        detail,
        scope_ord: String(this.lo.get(answersFor[place]!)),
        department_kind: department,
      });
      state = to;
    };
    for (const [nthStory, acts] of stories.entries()) {
      if (nthStory > 0 && state !== 'closed') break;
      step(nthStory === 0 ? 'open' : 'reopen', {
        category,
        severity,
        warnings: 1,
        warningIds: [identity('warning', `${n}`)],
        ...(isPart && nthStory === 0 && { clock: { openedOn: later(on, -7), verifyWithin: 9, rectifyWithin: 15 } }),
      });
      for (const act of acts) step(act, act === 'report_rectified' && backdated ? { rectifiedOn: later(on, -1) } : {});
    }
  }

  async #insert(system: TestDatabase['system']): Promise<void> {
    for (const table of new Set(this.records.map((each) => each.table))) {
      const versions = this.records.filter((each) => each.table === table).map((each) => each.versions);
      await insertRows(
        system,
        table,
        versions.map((each) => each.at(-1)!.row),
      );
      await insertRows(
        system,
        `${table}_history`,
        versions.flatMap((each) => each.slice(0, -1).map(({ row }, at) => ({ ...row, epoch_to: each[at + 1]!.from }))),
      );
    }
    const first = new Map(this.steps.toReversed().map((step) => [step.matter_id, step]));
    const last = new Map(this.steps.map((step) => [step.matter_id, step]));
    await insertRows(
      system,
      'case_file',
      [...this.cases].map(([id, { rule, category }], n) => {
        const { on_day: on, scope_ord, department_kind, detail } = first.get(id)!;
        return {
          id,
          state: last.get(id)!.to_state,
          version: last.get(id)!.seq,
          region_code: this.placeOf(scope_ord),
          created_at: '2018-01-01',
          scope_ord,
          case_no: n + 1,
          rule_id: rule,
          case_key: `made ${n}`,
          category,
          severity: detail.severity,
          department_kind,
          openings: 1,
          warnings: 1,
          paused_workdays: 0,
          opened_on: on,
          verify_within: 1,
          rectify_within: 1,
        };
      }),
    );
    await insertRows(system, 'casework_step', this.steps);
    await insertRows(
      system,
      'warning',
      [...this.cases.values()].map(({ rule, isPlan, category }, n) =>
        madeWarning(n, { code: COUNTY_A, lo: this.lo.get(COUNTY_A)! }, 1n, {
          id: identity('warning', `${n}`),
          rule_id: rule,
          category,
          discriminator: isPlan ? 'plan' : 'indicator',
        }),
      ),
    );
  }
}

type RecordOf<A> = A extends fc.Arbitrary<infer T> ? T : never;
