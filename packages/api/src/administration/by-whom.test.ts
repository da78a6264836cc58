// Who may administer whom: every act, by every role, on what is foreign, absent, one's own, wider than the region, or a demo.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeInScope } from '@qingqu/schema';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import {
  absent,
  actNames,
  acts,
  api,
  CITY,
  COUNTY,
  closeOffices,
  database,
  day,
  idOf,
  keyIn,
  kinds,
  must,
  newGrant,
  newUser,
  OTHER_COUNTY,
  openOffices,
  refusal,
  sessionOf,
} from '../testing/offices.js';
import { callAct } from './acts.js';

beforeAll(openOffices);
afterAll(closeOffices);

describe('an act of administration', () => {
  /** A record of each kind, of a user of this county. */
  async function recordsIn(regionCode: string, name: string): Promise<Record<string, string>> {
    const person = await newUser(`${name}.person`, '', regionCode);
    const program = await newUser(`${name}.program`, '', regionCode, 'SERVICE');
    await sessionOf(person);
    const { recordException } = await must(
      'top',
      `mutation { recordException(userId: "${person}", reason: "x", review: "x", validTo: "${day(30)}") { id } }`,
    );
    const { issueServiceToken } = await must(
      'top',
      `mutation { issueServiceToken(userId: "${program}", name: "BI", scopes: [GRAPHQL], expiresAt: "${day(30)}T00:00:00Z") { serviceToken { id } } }`,
    );
    const { users } = await must(
      'top',
      `{ users(filter: {username: {eq: "${name}.person"}}) { nodes { sessions { nodes { id } } } } }`,
    );
    return {
      User: person,
      Grant: await newGrant(person, 'LEADER', '', regionCode),
      GrantException: recordException.id,
      ServiceToken: issueServiceToken.serviceToken.id,
      Session: users.nodes[0].sessions.nodes[0].id,
    };
  }

  let foreign: Record<string, string>;
  let own: Record<string, string>;
  beforeAll(async () => {
    foreign = await recordsIn(OTHER_COUNTY, 'foreign');
    own = await recordsIn(COUNTY, 'own');
  });

  it.each(actNames)('on what is of another county is answered as on nothing: %s', async (name) => {
    const nothing = Object.fromEntries(kinds.map((kind) => [kind, absent(kind)]));
    const hidden = await refusal('county', `mutation { ${acts(foreign)[name]} }`);
    expect(hidden).toMatch(/^NOT_FOUND there is no such /);
    expect(hidden).toBe(await refusal('county', `mutation { ${acts(nothing)[name]} }`));
  });

  it.each(actNames)('is for administrators only: %s', async (name) => {
    for (const who of ['staff', 'supervisor', 'leader', 'auditor', 'service'])
      expect(`${who} ${await refusal(who, `mutation { ${acts(own)[name]} }`)}`).toMatch(
        new RegExp(`^${who} FORBIDDEN`),
      );
    expect((await api.ask(undefined, `mutation { ${acts(own)[name]} }`)).errors![0]!.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it.each(actNames)('wants the id of such a record: %s', async (name) => {
    const wrong = Object.fromEntries(kinds.map((kind) => [kind, globalId(entities.get('Region')!, [COUNTY])]));
    expect(await refusal('county', `mutation { ${acts(wrong)[name]} }`)).toMatch(
      /^BAD_USER_INPUT \w+ is the id of an? \w+, .*for example "\w+"/,
    );
  });

  it.each(actNames.filter((name) => /User|Password|Quota|Role|recordException/.test(name)))(
    'is nothing that one does to oneself: %s',
    async (name) => {
      expect(await refusal('county', `mutation { ${acts({ User: await idOf('county') })[name]} }`)).toMatch(
        /^FORBIDDEN nobody changes his own account/,
      );
    },
  );

  it.each(actNames.filter((name) => /User|Password|Quota|Role|recordException/.test(name)))(
    'is for an administrator above where the user has rights outside: %s',
    async (name) => {
      const id = await idOf('wide').catch(async () => {
        const made = await newUser('wide');
        await newGrant(made, 'SUPERVISOR', '', CITY);
        return made;
      });
      expect(await refusal('county', `mutation { ${acts({ User: id })[name]} }`)).toMatch(
        /^FORBIDDEN this user has grants outside your region/,
      );
    },
  );

  it.each(actNames.filter((name) => /User|Password|Quota|Role|recordException/.test(name)))(
    'leaves demo users alone: %s',
    async (name) => {
      await api.user({ username: 'demo', role: 'leader', regionCode: COUNTY });
      expect(await refusal('county', `mutation { ${acts({ User: await idOf('demo') })[name]} }`)).toMatch(
        /^CONFLICT demo users/,
      );
    },
  );

  it('ends with the right to it, also when it has begun already', async () => {
    const id = await newUser('short.lived');
    const grant = await newGrant(id, 'ADMIN', '', CITY);
    const token = await sessionOf(id);
    expect((await api.ask(token, '{ users { totalCount } }')).errors).toBeUndefined();
    await must('top', `mutation { endGrant(id: "${grant}") { id } }`);
    const { rows } = await database.system.query('select scope_lo as lo, scope_hi as hi from region where code = $1', [
      CITY,
    ]);
    const late = { userId: keyIn(id), role: 'admin' as const, regionCode: CITY, departmentKinds: [], ...rows[0] };
    const act = changeInScope(database.api, late, (client) =>
      callAct(client, 'unlock_user', [keyIn(own.User!)], { requestId: null, clientAddress: null }),
    );
    await expect(act).rejects.toMatchObject({ code: 'QQ001' });
  });
});
