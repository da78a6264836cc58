import { inTransaction } from '@qingqu/schema';
import type { TestDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import type { AssessmentStep } from '../assessment/acts.js';
import { assessmentInvariants } from '../assessment/invariants.js';
import { makeAssessment } from '../assessment/make.js';
import type { Actor } from '../matter/actor.js';
import { CaseworkRefused } from '../matter/refused.js';
import { reportInvariants } from '../reports/invariants.js';
import { CITY, COUNTY_A, COUNTY_B } from './assessed-world.js';

const offices = {
  city: ['staff', CITY, ['agri']],
  city2: ['staff', CITY, ['agri']],
  cityBudget: ['staff', CITY, ['budget']],
  citySupervision: ['supervisor', CITY, []],
  countyA: ['staff', COUNTY_A, ['agri']],
  countyB: ['supervisor', COUNTY_B, []],
  province: ['staff', '410000000000', ['agri']],
} as const;
export type Person = keyof typeof offices;

/** People of the province, of a city and of two of its counties who take part in assessments. */
export class AssessmentOffice {
  private constructor(
    readonly database: TestDatabase,
    readonly people: Readonly<Record<Person, Actor>>,
  ) {}

  static async open(database: TestDatabase): Promise<AssessmentOffice> {
    const { rows } = await database.system.query<{ code: string; lo: bigint; hi: bigint }>(
      'select code, scope_lo as lo, scope_hi as hi from region',
    );
    const people = Object.entries(offices).map(([username, [role, regionCode, departmentKinds]]) => {
      const { lo, hi } = rows.find(({ code }) => code === regionCode)!;
      return [
        username,
        { username, role, regionCode, lo, hi, departmentKinds, accounts: [username], names: [username] },
      ];
    });
    return new AssessmentOffice(database, Object.fromEntries(people) as Record<Person, Actor>);
  }

  doing<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.database.system, work);
  }

  make(period: string, who: Person = 'city', more: { version?: number; reason?: string } = {}): Promise<string> {
    const actor = this.people[who];
    const wish = { period, regionCode: actor.regionCode, today: '2018-10-15', actor, ...more };
    return this.doing((client) => makeAssessment(client, wish));
  }

  async versionOf(id: string): Promise<number> {
    const { rows } = await this.database.system.query('select version from assessment where id = $1', [id]);
    return rows[0].version;
  }

  /** Takes a step of somebody who has seen the assessment as it is. */
  async take(
    act: (client: pg.PoolClient, step: AssessmentStep) => Promise<void>,
    id: string,
    who: Person,
    today = '2018-10-16',
  ): Promise<void> {
    const step = { id, actor: this.people[who], version: await this.versionOf(id), today };
    return this.doing((client) => act(client, step));
  }

  /** Throws with the first thing that does not hold of assessments and documents. */
  async check(): Promise<void> {
    for (const [name, sql] of Object.entries({ ...assessmentInvariants, ...reportInvariants })) {
      const { rows } = await this.database.system.query(sql);
      if (rows.length > 0) throw new Error(`${name}: ${rows.length} rows`);
    }
  }
}

/** What somebody is refused with: code and English words; whatever is refused names the rule that forbids it. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (cause: unknown) => cause,
  );
  if (!(error instanceof CaseworkRefused)) throw error;
  return `${error.code} ${error.words.en}${error.basis ? '' : ' (without a rule)'}`;
}
