import { expect } from '@jest/globals';
import { caseworkDigest } from '@qingqu/casework/testing';
import type pg from 'pg';
import type { Answer, Asking, Offices, Person } from './casework-people.js';

/** A case, an order or a correction, as it was last seen. */
export interface Held {
  id: string;
  version: number;
  state: string;
}

/** With which code each of these people is refused. */
export type Refusals = Partial<Record<Person | 'nobody', string>>;

/** Whom no case of the county concerns: what lies elsewhere is not there, and who only looks on does nothing. */
const strangers: Refusals = {
  nobody: 'UNAUTHENTICATED',
  'lin-xian': 'NOT_FOUND',
  'lin-jiandu': 'NOT_FOUND',
  guanli: 'FORBIDDEN',
  lingdao: 'FORBIDDEN',
  shenji: 'FORBIDDEN',
  chengxu: 'FORBIDDEN',
};

export interface Deed {
  by: Person;
  /** Where it leads; without it the matter stays where it is. Null where who did it sees it no more. */
  to?: string | null;
  /** What is said beside which matter it is. */
  given?: Readonly<Record<string, unknown>>;
  /** Who else is refused, and with what. */
  wrong?: Refusals;
}

/** Takes matters from state to state as the right people, after everybody else has tried in vain. */
export class Walk {
  constructor(
    private readonly offices: Offices,
    private readonly system: pg.Pool,
  ) {}

  /** How many steps were taken, and how many attempts refused. */
  steps = 0;
  refusals = 0;

  /** One step by the right person; before it, the same step by each wrong one, and by the right one who saw an earlier version. */
  async step(held: Held, mutation: string, { by, to = held.state, given = {}, wrong = {} }: Deed): Promise<Answer> {
    const seen = { id: held.id, version: held.version, ...given };
    await this.refused(mutation, seen, { ...strangers, ...wrong });
    await this.refused(mutation, { ...seen, version: held.version - 1 }, { [by]: 'CONFLICT' });
    const answer = await this.offices.act(by, mutation, seen, 'id state version');
    expect({ mutation, by, ...answer }).toEqual({
      mutation,
      by,
      data: { [mutation]: to && { id: held.id, state: to, version: expect.any(Number) } },
    });
    Object.assign(held, answer.data[mutation]);
    this.steps += 1;
    return answer;
  }

  /** Each of these people is refused with his code, and nothing has changed. */
  async refused(mutation: string, given: Readonly<Record<string, unknown>>, people: Refusals): Promise<void> {
    const before = await caseworkDigest(this.system);
    const codes: Refusals = {};
    for (const who of Object.keys(people) as (Person | 'nobody')[])
      codes[who] = await this.#codeOf(who === 'nobody' ? undefined : who, mutation, given);
    expect({ mutation, codes }).toEqual({ mutation, codes: people });
    expect(await caseworkDigest(this.system)).toEqual(before);
    this.refusals += Object.keys(people).length;
  }

  /** What is badly said is refused with its code and with the rule that forbids it, and nothing has changed. */
  async badlySaid(held: Held, mutation: string, by: Person, given: Readonly<Record<string, unknown>>): Promise<void> {
    const before = await caseworkDigest(this.system);
    const seen = { id: held.id, version: held.version, ...given };
    const { errors } = await this.offices.act(by, mutation, seen, 'id');
    expect({ mutation, extensions: errors?.[0]?.extensions }).toMatchObject({
      mutation,
      extensions: { code: 'BAD_USER_INPUT', basis: expect.stringMatching(/第.+条/) },
    });
    expect(await caseworkDigest(this.system)).toEqual(before);
    this.refusals += 1;
  }

  async #codeOf(who: Asking, mutation: string, given: Readonly<Record<string, unknown>>): Promise<string> {
    const { errors = [] } = await this.offices.act(who, mutation, given, 'id');
    return errors.map(({ extensions }) => extensions.code).join(' ') || 'done';
  }
}
